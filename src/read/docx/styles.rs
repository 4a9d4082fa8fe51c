//! Paragraph styles: which are headings, which carry a list number.

use super::super::ReadErrorKind;
use super::super::xml::{Token, Xml};
use std::collections::BTreeMap;

/// Most styles followed from one to the style it is based on.
const CHAIN: usize = 20;

/// What a style says about its paragraphs.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    heading: Option<u8>,
    list: Option<u32>,
    level: Option<usize>,
    /// One line through the text, and two.
    struck: [Option<bool>; 2],
}

/// All styles of paragraphs and characters by id.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    pub(super) fn parse(text: &str, depth: usize) -> Result<Self, ReadErrorKind> {
        let mut styles = BTreeMap::new();
        let mut xml = Xml::new(text, depth);
        while let Some(token) = xml.next_in(0)? {
            if let Token::Open(element) = token
                && element.name() == "style"
            {
                let id = element.attr("styleId").unwrap_or_default();
                styles.insert(id, style(&mut xml)?);
            }
        }
        Ok(Self(styles))
    }

    /// Heading level of a style or of the nearest style it is based on.
    pub(super) fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|(_, style)| style.heading).filter(|level| *level <= 9)
    }

    /// The list of a style, its level if it says so, and the style that names the list.
    pub(super) fn list<'s>(&'s self, id: &'s str) -> Option<(u32, Option<usize>, &'s str)> {
        self.chain(id).find_map(|(id, style)| Some((style.list?, style.level, id)))
    }

    /// Whether a style, or the nearest one it is based on that says so, strikes its text through.
    pub(super) fn strikes(&self, id: &str) -> bool {
        (0..2).any(|line| self.chain(id).find_map(|(_, style)| style.struck[line]).unwrap_or(false))
    }

    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = self.0.get(id).map(|style| (id, style));
        let next = |(_, style): &(&'s str, &'s Style)| {
            let id = style.based_on.as_deref()?;
            self.0.get(id).map(|style| (id, style))
        };
        std::iter::successors(first, next).take(CHAIN)
    }
}

fn style(xml: &mut Xml) -> Result<Style, ReadErrorKind> {
    let depth = xml.depth();
    let mut style = Style::default();
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "name" => style.heading = style.heading.or_else(|| heading_by_name(&element.attr("val")?)),
            "basedOn" => style.based_on = element.attr("val"),
            "outlineLvl" => style.heading = element.number::<u8>("val").map(|level| level.saturating_add(1)),
            "numId" => style.list = element.number("val"),
            "ilvl" => style.level = element.number("val"),
            "strike" => style.struck[0] = Some(element.is_on()),
            "dstrike" => style.struck[1] = Some(element.is_on()),
            _ => {}
        }
    }
    Ok(style)
}

/// `heading 2`, `标题 2`, `Title`.
fn heading_by_name(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" || name == "标题" {
        return Some(1);
    }
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    level.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_and_lists_are_inherited() {
        let text = "<s xmlns:w='w'>\
            <w:style w:styleId='1'><w:name w:val='heading 2'/><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>\
            <w:style w:styleId='x'><w:name w:val='mine'/><w:basedOn w:val='1'/></w:style>\
            <w:style w:styleId='loop'><w:name w:val='l'/><w:basedOn w:val='loop'/></w:style></s>";
        let styles = Styles::parse(text, 20).unwrap_or_default();
        assert_eq!(styles.heading("x"), Some(2));
        assert_eq!(styles.list("x"), Some((4, None, "1")));
        assert_eq!(styles.heading("loop"), None);
        assert_eq!(styles.heading("nowhere"), None);
    }
}
