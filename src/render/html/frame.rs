//! What stands around the report: the bar with navigation and switches, and the drawer with the evidence.

use super::{Page, sentences::both, words};
use maud::{Markup, html};

pub(super) fn bar(p: &Page) -> Markup {
    let topics = super::chapters::shown(p);
    html! {
        a.skip href="#main" { (both(&words::skip())) }
        header.top {
            div.wrap {
                a.brand href="#main" { "分工 fengong" }
                nav data-word="contents" {
                    @for topic in topics { a href={ "#" (topic.as_str()) } { (both(&words::short_topic(topic))) } }
                    @if !p.views.is_empty() {
                        a href="#unsaid" { (both(&words::unsaid())) }
                        a href="#robust" { (both(&words::robustness())) }
                    }
                }
                div.controls {
                    select id="convention" data-word="convention" {}
                    select id="language" aria-label="语言 Language" { option value="zh" { "中文" } option value="en" { "English" } }
                    button.btn id="print" type="button" { (both(&words::print())) }
                }
            }
        }
        p #said .unseen role="status" {}
    }
}

pub(super) fn drawer() -> Markup {
    html! {
        div.scrim {}
        aside id="evidence" role="dialog" aria-modal="false" aria-labelledby="evidence-title" hidden {
            header {
                span.kind { (both(&words::evidence())) }
                div { button.btn type="button" {} button.btn type="button" {} }
            }
            h2 id="evidence-title" tabindex="-1" {}
            p.about {}
            div.body {}
        }
    }
}
