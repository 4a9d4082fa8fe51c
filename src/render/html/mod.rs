//! `report.html`: one self-contained page. Findings first, figures, tables, and from every mark back to its sentences.

mod data;
mod words;

use crate::{
    analyse::all::Analyses,
    diagnostic::Diagnostic,
    model::{Convention, Corpus},
    render::{Lang, findings::Finding, findings::Text},
};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A figure as the page shows it, in both languages.
#[derive(Debug, Clone)]
pub struct PageFigure {
    /// File stem of the figure.
    pub name: String,
    /// The drawing with Chinese labels: an SVG element.
    pub zh: String,
    /// The drawing with English labels.
    pub en: String,
}

/// What the page is made of.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// All results.
    pub results: &'a Analyses,
    /// What a coder must look at.
    pub diagnostics: &'a [Diagnostic],
    /// Findings in words, in the order of the report.
    pub findings: &'a [Finding],
    /// The drawings, in the order of the report.
    pub figures: &'a [PageFigure],
    /// How it was done and what it cannot show: paragraphs.
    pub methods: &'a [Text],
    /// The convention the figures are drawn under, and the page opens with.
    pub convention: Convention,
    /// The language the page opens in.
    pub lang: Lang,
}

/// The page as text. It refers to nothing outside itself.
pub fn page(p: &Page) -> String {
    let title = title();
    let mut value = data::data(p.corpus, p.results, p.diagnostics, p.convention);
    value["words"] = words::words();
    value["title"] = serde_json::json!([title.zh, title.en]);
    let markup = html! {
        (DOCTYPE)
        html lang=(p.lang.as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (p.lang.pick(&title.zh, &title.en)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (bar())
                main {
                    h1 { (both(&title)) }
                    p.lede { (both(&words::lede())) }
                    noscript { (both(&words::noscript())) }
                    (findings(p))
                    (figures(p))
                    (tables())
                    section id="methods" {
                        h2 { (both(&words::methods())) }
                        @for text in p.methods { p { (both(text)) } }
                    }
                }
                (panel())
                script id="data" type="application/json" { (PreEscaped(inside_script(&value.to_string()))) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    markup.into_string()
}

fn title() -> Text {
    Text::new("责任分工分析报告", "Who does what: responsibility report")
}

/// A text in both languages; the style shows the one of the page's `lang`.
fn both(text: &Text) -> Markup {
    html! {
        span data-lang="zh" lang="zh" { (text.zh) }
        span data-lang="en" lang="en" { (text.en) }
    }
}

fn bar() -> Markup {
    html! {
        header.bar {
            nav data-word="contents" {
                @for (id, text) in words::sections() { a href={ "#" (id) } { (both(&text)) } }
            }
            div.controls {
                select id="language" data-word="language" {
                    option value="zh" { "中文" }
                    option value="en" { "English" }
                }
                select id="convention" data-word="convention" {}
                button id="print" type="button" { (both(&Text::new("打印", "Print"))) }
            }
        }
    }
}

fn findings(p: &Page) -> Markup {
    html! {
        section id="findings" {
            h2 { (both(&words::findings())) }
            @for (topic, head) in words::topics() {
                @let of_topic: Vec<&Finding> = p.findings.iter().filter(|f| f.topic == topic).collect();
                @if !of_topic.is_empty() {
                    h3 { (both(&head)) }
                    ol.findings { @for f in of_topic { li { (both(&f.text)) " " (basis(p.corpus, f)) } } }
                }
            }
        }
    }
}

/// The way from a finding to the tasks it rests on.
fn basis(corpus: &Corpus, f: &Finding) -> Markup {
    let before = |plan: u32| corpus.plans.iter().take(plan as usize).map(|p| p.tasks.len()).sum::<usize>();
    let tasks: Vec<String> = f.tasks.iter().map(|t| (before(t.plan) + t.task as usize).to_string()).collect();
    html! {
        @if !tasks.is_empty() {
            a.basis role="button" tabindex="0" data-tasks=(tasks.join(" ")) { (both(&words::basis())) }
        }
    }
}

fn figures(p: &Page) -> Markup {
    html! {
        section id="figures" {
            h2 { (both(&words::figures())) }
            @for f in p.figures {
                figure id={ "figure-" (f.name) } {
                    div data-lang="zh" { (PreEscaped(svg_element(&f.zh))) }
                    div data-lang="en" { (PreEscaped(svg_element(&f.en))) }
                }
            }
        }
    }
}

/// The drawing without the declaration that only a file of its own may have.
fn svg_element(svg: &str) -> &str {
    svg.find("<svg").map_or("", |at| &svg[at..])
}

fn tables() -> Markup {
    html! {
        section id="tables" {
            h2 { (both(&words::tables())) }
            @for (id, head) in words::table_heads() {
                section id={ "table-" (id) } {
                    h3 { (both(&head)) }
                    div data-table=(id) {}
                }
            }
        }
    }
}

fn panel() -> Markup {
    html! {
        aside id="evidence" role="dialog" aria-modal="false" data-word="evidence" hidden {
            header { h2 {} button type="button" {} }
            p.where { span.count {} }
            ol {}
        }
    }
}

/// JSON that cannot end the script element it stands in.
fn inside_script(json: &str) -> String {
    json.replace("</", "<\\/").replace("<!--", "<\\!--")
}
