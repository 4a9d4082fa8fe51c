//! What a page's styles say of an element: hidden, struck through.

use scraper::node::Element;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

/// Classes whose rules strike their text through.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    struck: BTreeSet<String>,
}

impl Styles {
    /// The rules in the page's `style` elements, so far as their selectors are classes. O(n).
    pub(super) fn of(page: &Html) -> Self {
        let mut struck = BTreeSet::new();
        let Ok(selector) = Selector::parse("style") else { return Self::default() };
        for style in page.select(&selector) {
            let text: String = style.text().collect();
            for (selectors, declarations) in text.split('}').filter_map(|rule| rule.split_once('{')) {
                if declarations.contains("line-through") {
                    let classes = selectors.split(',').filter_map(|selector| selector.trim().split_once('.'));
                    struck.extend(classes.map(|(_, class)| class.to_owned()));
                }
            }
        }
        Self { struck }
    }

    /// Whether an element strikes its text through.
    pub(super) fn strikes(&self, element: &Element) -> bool {
        matches!(element.name(), "s" | "strike" | "del")
            || declared(element).contains("line-through")
            || !self.struck.is_empty() && element.classes().any(|class| self.struck.contains(class))
    }
}

/// Whether an element hides what is in it, at least until a script or a click shows it.
pub(super) fn hides(element: &Element) -> bool {
    let style = declared(element);
    element.attr("hidden").is_some() || style.contains("display:none") || style.contains("visibility:hidden")
}

/// An element's own style without white space, in small letters.
fn declared(element: &Element) -> String {
    element.attr("style").unwrap_or_default().to_ascii_lowercase().split_whitespace().collect()
}

/// Han characters from which on hidden words may be a part of the document and no button's.
const WORDS: usize = 8;

/// Whether hidden words look like a part of the document: sentences, a table, or a row of one.
pub(super) fn looks_like_text(node: ElementRef) -> bool {
    let name = node.value().name();
    let tabular = name == "tr"
        || name == "table"
        || node.descendants().any(|n| n.value().as_element().is_some_and(|e| e.name() == "table"));
    let (mut words, mut marks) = (0, 0);
    for c in node.text().flat_map(str::chars) {
        words += usize::from(super::characters::is_wide(c));
        marks += usize::from(matches!(c, '。' | '；' | '：' | ':'));
    }
    words >= WORDS && (tabular || marks > 0)
}
