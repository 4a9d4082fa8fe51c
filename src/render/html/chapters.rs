//! The five chapters: sentences at the side, figures beside them, a table folded below.

use super::{
    Page, View,
    figures::figure,
    sentences::{self, Evidence, both, in_views, rests_on, said, stamp},
    words,
};
use crate::{
    claim::{Claim, Robust, Topic},
    render::tables::Table,
};
use maud::{Markup, html};

/// The chapters that have something to say or to show.
pub(super) fn shown(p: &Page) -> Vec<Topic> {
    let any = |topic| p.views.iter().any(|v| v.claims.chapter(topic).is_some());
    Topic::ALL.into_iter().filter(|&t| any(t)).collect()
}

pub(super) fn chapters(p: &Page, evidence: &mut Evidence) -> Markup {
    let mut parts = Vec::new();
    for (i, topic) in shown(p).into_iter().enumerate() {
        parts.push(chapter(p, topic, i, evidence));
    }
    html! { @for part in &parts { (part) } }
}

fn chapter(p: &Page, topic: Topic, i: usize, evidence: &mut Evidence) -> Markup {
    let figures: Vec<_> = p.figures.iter().enumerate().filter(|(_, f)| f.chapter == topic.as_str()).collect();
    let table = table(p, topic);
    let side = in_views(p, |_, v| told(p, v, topic, evidence));
    html! {
        section.chap.first[i == 0] id=(topic.as_str()) data-place {
            div.rail {
                div.no { (i + 1) }
                h2 { (both(&words::topic(topic))) }
                (side)
            }
            div.figs {
                @for (k, &(n, f)) in figures.iter().enumerate() {
                    @let title = |v: &View| if k == 0 { finding(p, v, topic) } else { None };
                    (figure(p, n, f, &title, table.filter(|_| k + 1 == figures.len())))
                }
                @if figures.is_empty() { @if let Some(table) = table { div.fig { (super::figures::foot(None, Some(table))) } } }
            }
        }
    }
}

/// The chapter's finding as the title of its first figure.
fn finding(p: &Page, v: &View, topic: Topic) -> Option<Markup> {
    let title = v.claims.chapter(topic)?.title.as_ref().filter(|_| p.findings_as_titles)?;
    Some(sentences::title(p, &title.statement, 24))
}

fn told(p: &Page, v: &View, topic: Topic, evidence: &mut Evidence) -> Markup {
    let Some(chapter) = v.claims.chapter(topic) else { return html! {} };
    let claims: Vec<&Claim> = chapter.claims.iter().collect();
    let robust = if claims.iter().all(|c| c.robust == Robust::All) { Robust::All } else { Robust::Depends };
    let said: Vec<Markup> = claims.iter().map(|c| said(p, &c.statement, evidence)).collect();
    html! {
        @for sentence in &said { p { (sentence) } }
        @if !claims.is_empty() { (stamp(robust)) (rests_on(&claims, table(p, topic), evidence)) }
    }
}

/// The table behind a chapter's figures: the first that there is.
pub(super) fn table<'t>(p: &Page<'t>, topic: Topic) -> Option<&'t Table> {
    let drawn = p.figures.iter().any(|f| f.chapter == topic.as_str());
    let ids: &[&str] = match topic {
        Topic::Load => &["function-load", "functions-across", "workload"],
        Topic::Leads => &["workload", "plans"],
        Topic::Partners => &["ties"],
        Topic::Overlap => &["division-pairs", "overlap", "coverage"],
        Topic::Themes if drawn => &["themes", "themes-across", "gaps"],
        // Where the codebook is of another field, only the gaps in the words are told.
        Topic::Themes => &["gaps"],
        Topic::Instruments => &["instruments"],
    };
    ids.iter().find_map(|id| p.tables.iter().find(|t| t.id == *id && !t.rows.is_empty()).copied())
}
