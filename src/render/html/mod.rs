//! `report.html`: one self-contained page. What was compared and what was found on the first screen, five chapters with a
//! figure each, methods and what is not said at the end, and from every number back to its sentences.
//!
//! The page refers to nothing outside itself and works from disk. Without JavaScript it shows claims, figures and
//! methods; with it, tables that sort and filter, the evidence behind every number, files to save, and switches for
//! convention and language. What the page does not open with (the other language, other conventions, tables) is packed
//! (zlib, base64), so that it costs little. It decides nothing: it says the [`Claims`] it is given.

mod cards;
mod chapters;
mod data;
mod end;
mod figures;
mod frame;
mod pack;
mod receipt;
mod sentences;
mod words;

pub use figures::{Drawing, PageFigure};

use crate::{
    analyse::all::Analyses,
    claim::{Claims, Tried},
    model::{Convention, Corpus},
    parallel,
    render::{Lang, methods::Methods, tables::Table},
    resolve::coded::Receipt,
    say::{Names, Text, words},
};
use maud::{DOCTYPE, PreEscaped, html};
use sentences::Evidence;

const STYLE: &str = include_str!("page.css");
const SCRIPT: [&str; 5] = [
    include_str!("state.js"),
    include_str!("evidence.js"),
    include_str!("tables.js"),
    include_str!("save.js"),
    include_str!("start.js"),
];

/// All results under one convention, and what may be said of them.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The convention.
    pub convention: Convention,
    /// The results under it.
    pub results: &'a Analyses,
    /// What may be said.
    pub claims: &'a Claims,
}

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// What plans, functions and themes are called.
    pub names: &'a Names,
    /// Whether the page carries tables and the sentences of every task, which makes it grow with the corpus.
    pub sentences: bool,
    /// Whether it carries the pairs of tasks that share no more than a theme: of many plans they would be most of it.
    pub weak_pairs: bool,
    /// One view for each convention that the reader may switch to; the page opens with the first.
    pub views: &'a [View<'a>],
    /// Conclusions under every convention.
    pub tried: &'a [Tried],
    /// The drawings, in the order of the chapters.
    pub figures: &'a [PageFigure<'a>],
    /// Titles of figures that would show nothing, and why.
    pub not_drawn: &'a [(Text, Text)],
    /// What became of a coder's changes.
    pub receipt: &'a [Receipt],
    /// The tables that can be opened and saved.
    pub tables: &'a [&'a Table],
    /// How it was done, what it cannot show, and the references.
    pub methods: &'a Methods,
    /// Whether a figure's title states its finding.
    pub findings_as_titles: bool,
    /// The language the page opens in.
    pub lang: Lang,
}

/// The page as text. Linear in the texts, results and drawings.
pub fn page(p: &Page) -> String {
    let nothing = Corpus::default();
    let light = Page { corpus: &nothing, views: &[], ..*p };
    let told = if p.sentences { p } else { &light };
    let (data, packed) = parallel::both(
        || inside_script(&data::data(told).to_string()),
        || inside_script(&pack::packed(p).to_string()),
    );
    let mut evidence = Evidence::new(told.corpus);
    let body = html! {
        (frame::bar(p))
        main id="main" {
            (receipt::receipt(p.receipt))
            div.wrap.hero { (cards::hero(p, &mut evidence)) }
            div.wrap {
                (chapters::chapters(p, &mut evidence))
                (end::end(p, &mut evidence))
            }
        }
        (frame::drawer())
    };
    let evidence = inside_script(&evidence.json().to_string());
    let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPT.concat());
    let tasks = p.corpus.tasks().count();
    let assignments: usize = p.corpus.tasks().map(|(_, t)| t.assignments.len()).sum();
    let title = words::title();
    let markup = html! {
        (DOCTYPE)
        html lang=(words(p.lang, "lang-tag")) data-view="0" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title { (title.in_lang(p.lang)) }
                style { (PreEscaped(STYLE)) }
            }
            body data-tasks=(tasks) data-assignments=(assignments) {
                (body)
                script id="data" type="application/json" { (PreEscaped(data)) }
                script id="rests-on" type="application/json" { (PreEscaped(evidence)) }
                script id="packed" type="application/json" { (PreEscaped(packed)) }
                script { (PreEscaped(script)) }
            }
        }
    };
    markup.into_string()
}

/// JSON that cannot end the script element it stands in, nor open a comment in it: `<` occurs in strings only.
fn inside_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_data_ends_the_script() {
        let nasty = serde_json::json!(["</script><!-- ]]> <script>", "a\u{2028}b"]).to_string();
        let safe = inside_script(&nasty);
        assert!(!safe.contains('<') && !safe.contains('\u{2028}'));
        let back: serde_json::Value = serde_json::from_str(&safe).unwrap();
        assert_eq!(back[0], "</script><!-- ]]> <script>");
        assert_eq!(back[1], "a\u{2028}b");
    }

    #[test]
    fn the_script_is_safe_in_its_element() {
        let script = SCRIPT.concat();
        assert!(!script.contains("</script") && !script.contains("<!--"));
        let outside = script.replace("http://www.w3.org/2000/svg", "");
        assert!(!outside.contains("http://") && !outside.contains("https://") && !STYLE.contains("url("));
    }

    #[test]
    fn a_page_of_nothing_is_a_page() {
        let (corpus, methods, names) = (Corpus::default(), Methods::default(), Names::default());
        let html = page(&Page {
            corpus: &corpus,
            names: &names,
            sentences: true,
            weak_pairs: true,
            views: &[],
            tried: &[],
            figures: &[],
            not_drawn: &[],
            receipt: &[],
            tables: &[],
            methods: &methods,
            findings_as_titles: true,
            lang: Lang::Zh,
        });
        assert!(html.starts_with("<!DOCTYPE html>") && html.contains("</html>"));
    }
}
