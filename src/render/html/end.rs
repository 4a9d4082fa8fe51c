//! The end of the page: what is not said, what holds under every convention, tables, methods, limits, references.

use super::{
    Page,
    figures::figure,
    sentences::{Evidence, both, in_views, plain},
    words,
};
use crate::{
    analyse::all::ONE_BY_ONE_UP_TO,
    claim::Robust,
    model::Convention,
    say::{Speaker, Text},
};
use maud::{Markup, html};

pub(super) fn end(p: &Page, _: &mut Evidence) -> Markup {
    html! {
        (unsaid(p))
        (robust(p))
        div.folds {
            @if p.sentences && !p.tables.is_empty() { (tables(p)) }
            (fold("methods", &words::methods(), &paragraphs(&p.methods.methods)))
            (fold("limits", &words::limits(), &paragraphs(&p.methods.limits)))
            @if !p.methods.references.is_empty() {
                (fold("references", &words::references(), &html! {
                    ol.references { @for work in &p.methods.references { li lang="en" { (work) } } }
                }))
            }
        }
        footer { (both(&words::footer())) noscript { p { (both(&words::noscript())) } } }
    }
}

fn fold(id: &str, head: &Text, body: &Markup) -> Markup {
    html! { details.fold id=(id) data-place { summary { (both(head)) } (body) } }
}

fn paragraphs(texts: &[Text]) -> Markup {
    html! { @for text in texts { p.prose { (both(text)) } } }
}

fn unsaid(p: &Page) -> Markup {
    let list = in_views(p, |_, v| {
        html! {
            dl.unsaid {
                @for entry in &v.claims.unsaid { dt { (plain(p, &entry.what)) } dd { (plain(p, &entry.reason)) } }
                @for (figure, why) in p.not_drawn { dt { (both(&words::not_drawn(figure))) } dd { (both(why)) } }
            }
        }
    });
    html! {
        @if !p.not_drawn.is_empty() || p.views.iter().any(|v| !v.claims.unsaid.is_empty()) {
            section.chap id="unsaid" data-place {
                div.rail { h2 { (both(&words::unsaid())) } p { (both(&words::about_unsaid())) } }
                div { (list) }
            }
        }
    }
}

fn robust(p: &Page) -> Markup {
    let figures = p.figures.iter().enumerate().filter(|(_, f)| f.chapter == "robust");
    let name = |c: Convention| Text::each(|lang| Speaker::new(p.corpus, p.names, lang).convention(c));
    let plan = |plan| both(&Text::each(|lang| p.names.plan(plan, lang).to_owned()));
    let one_by_one = p.corpus.plans.len() <= ONE_BY_ONE_UP_TO;
    html! {
        @if !p.views.is_empty() {
            section.chap id="robust" data-place {
                div.rail { h2 { (both(&words::robustness())) } p { (both(&words::about_robustness())) } }
                div.figs {
                    @for (n, f) in figures { (figure(p, n, f, &|_| None, None)) }
                    @if one_by_one && !p.tried.is_empty() {
                        details.tried {
                            summary { (both(&words::tried())) }
                            div.wide tabindex="0" role="region" { table.rob {
                                thead { tr {
                                    th { (both(&words::conclusion())) } th { (both(&words::plan())) }
                                    @for c in Convention::ALL { th { (both(&name(c))) } }
                                    th { (both(&words::verdict())) }
                                } }
                                tbody { @for (i, row) in p.tried.iter().enumerate() {
                                    tr.same[i > 0 && p.tried[i - 1].what == row.what] {
                                        td.k { (plain(p, &row.what)) }
                                        td { (plan(row.plan)) }
                                        @for (c, value) in Convention::ALL.into_iter().zip(&row.values) { td data-head=(name(c).in_lang(p.lang)) { (plain(p, value)) } }
                                        td.j { (verdict(row.robust)) }
                                    }
                                } }
                            } }
                        }
                    }
                }
            }
        }
    }
}

fn verdict(robust: Robust) -> Markup {
    let (class, words) = match robust {
        Robust::All => ("stamp all", words::same()),
        Robust::Depends => ("stamp half", words::differs()),
    };
    html! { span class=(class) { (both(&words)) } }
}

fn tables(p: &Page) -> Markup {
    html! {
        details.fold id="tables" data-place {
            summary { (both(&words::tables())) }
            p.prose { (both(&words::about_tables())) }
            @for table in p.tables.iter().filter(|t| !t.rows.is_empty()) {
                details data-table=(table.id) { summary { (both(&Text::each(|lang| table.caption(lang).to_owned()))) } }
            }
        }
    }
}
