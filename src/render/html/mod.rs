//! `report.html`: one self-contained page. Findings first, figures, tables, and from every mark back to its sentences.
//!
//! The page refers to nothing outside itself and works from disk. Without JavaScript it shows findings, figures and
//! methods; with it, tables that sort and filter, the evidence behind every number, and switches for convention and
//! language. Figures of the second language are packed (zlib, base64), so that two languages cost little more than one.

mod data;
mod figures;
mod parts;
mod words;

pub use figures::PageFigure;

use crate::{
    analyse::all::Analyses,
    claim::Claims,
    diagnostic::Diagnostic,
    model::{Convention, Corpus},
    render::{Lang, methods::Methods, tables::Table},
    say::Names,
};
use maud::{DOCTYPE, PreEscaped, html};

const STYLE: &str = include_str!("page.css");
const SCRIPT: [&str; 4] = [
    include_str!("state.js"),
    include_str!("evidence.js"),
    include_str!("tables.js"),
    include_str!("start.js"),
];

/// All results under one convention.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The convention.
    pub convention: Convention,
    /// The results under it.
    pub results: &'a Analyses,
    /// What may be said of them.
    pub claims: &'a Claims,
}

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// What things are called.
    pub names: &'a Names,
    /// Whether findings and heads tell of each plan; off where the plans are many.
    pub one_by_one: bool,
    /// Whether the page carries tables and sentences of every task, which makes it grow with the corpus.
    pub sentences: bool,
    /// Tables in which many plans stand side by side.
    pub across: &'a [&'a Table],
    /// One view for each convention that the reader may switch to. The page opens with the first; figures are drawn
    /// under it, and results that hang on no convention (ties, clusters, gaps) are taken from it.
    pub views: &'a [View<'a>],
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// The drawings, in the order of the report; without title and notes under the drawing, since the page sets them.
    pub figures: &'a [PageFigure<'a>],
    /// How it was done, what it cannot show, and the references.
    pub methods: &'a Methods,
    /// The language the page opens in.
    pub lang: Lang,
}

/// The page as text. Linear in the texts, results and drawings.
pub fn page(p: &Page) -> String {
    let title = words::title();
    let nothing = Corpus::default();
    let light = Page { corpus: &nothing, views: &[], diagnostics: &[], ..*p };
    let (data, drawings) = rayon::join(
        || inside_script(&data::data(if p.sentences { p } else { &light }).to_string()),
        || inside_script(&figures::packed(p.figures, p.lang).to_string()),
    );
    let script = format!("\"use strict\";\n(() => {{\n{}}})();\n", SCRIPT.concat());
    let markup = html! {
        (DOCTYPE)
        html lang=(p.lang.pick("zh-CN", "en")) data-view="0" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light";
                title { (p.lang.pick(&title.zh, &title.en)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (parts::bar())
                main id="main" {
                    (parts::masthead(p))
                    (parts::findings(p))
                    (figures::section(p))
                    (parts::across(p))
                    @if p.sentences { (parts::tables()) }
                    (parts::methods(p.methods))
                }
                (parts::panel())
                script id="data" type="application/json" { (PreEscaped(data)) }
                script id="drawings" type="application/json" { (PreEscaped(drawings)) }
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
        assert!(!script.contains("http://") && !script.contains("https://") && !STYLE.contains("url("));
    }

    #[test]
    fn a_page_of_nothing_is_a_page() {
        let (corpus, names, methods) = (Corpus::default(), Names::default(), Methods::default());
        let html = page(&Page {
            corpus: &corpus,
            names: &names,
            one_by_one: true,
            sentences: true,
            across: &[],
            views: &[],
            diagnostics: &[],
            figures: &[],
            methods: &methods,
            lang: Lang::Zh,
        });
        assert!(html.starts_with("<!DOCTYPE html>") && html.contains("</html>"));
    }
}
