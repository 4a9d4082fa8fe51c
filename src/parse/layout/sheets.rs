//! Sheets of a workbook that are one plan: a sheet a theme, or a summary beside sheets that repeat its rows.

use super::draft::Draft;
use super::front;
use super::outline::Item;
use super::region::Region;
use super::words::squeeze;
use crate::diagnostic::{Diagnostic, Severity};
use crate::parse::wording::Wording;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Puts the sheets of one plan together and leaves out those that only repeat others, which is said.
pub(super) fn settle(
    mut regions: Vec<Region>,
    wording: &Wording,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Region> {
    if regions.iter().filter(|region| region.sheet.is_some()).count() > 1 {
        regions = without_repeats(regions, diagnostics);
        regions = joined(regions, wording);
    }
    for region in regions.iter_mut().filter(|region| sheets(region).len() > 1) {
        for draft in region.drafts_mut() {
            if let Some(sheet) = draft.place.sheet.clone().filter(|name| !is_default(name, wording)) {
                draft.sections.insert(0, sheet);
            }
        }
    }
    regions
}

/// The sheets that a region's tasks stand on.
fn sheets(region: &Region) -> BTreeSet<Arc<str>> {
    region.drafts().filter_map(|draft| draft.place.sheet.clone()).collect()
}

/// What a task says and who does it.
fn keys(region: &Region) -> BTreeSet<String> {
    let key = |draft: &Draft| {
        let bodies = draft.statements.iter().map(|s| s.text.as_str());
        squeeze(
            &[draft.title.as_str(), draft.text.as_str()]
                .into_iter()
                .chain(bodies)
                .collect::<Vec<_>>()
                .join("|"),
        )
    };
    region.drafts().map(key).collect()
}

/// Leaves out the regions all of whose tasks stand in one region of another sheet. Of two that hold the same, the one on
/// a single sheet stays.
fn without_repeats(regions: Vec<Region>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Region> {
    let known: Vec<(BTreeSet<String>, BTreeSet<Arc<str>>)> =
        regions.iter().map(|r| (keys(r), sheets(r))).collect();
    let summary = (0..regions.len())
        .filter(|at| known[*at].1.len() == 1)
        .max_by_key(|at| (known[*at].0.len(), usize::MAX - at));
    let Some(summary) = summary.filter(|at| known[*at].0.len() > 1) else { return regions };
    let (all, own) = &known[summary];
    let repeats = |at: usize| {
        at != summary && !known[at].0.is_empty() && !known[at].1.is_empty() && known[at].0.is_subset(all)
    };
    let name = own.first().map_or("", |name| name);
    let mut kept = Vec::with_capacity(regions.len());
    for (at, region) in regions.into_iter().enumerate() {
        if !repeats(at) {
            kept.push(region);
            continue;
        }
        let names: Vec<String> = known[at].1.iter().map(ToString::to_string).collect();
        let place = region.drafts().next().map(|draft| draft.place.clone()).unwrap_or_default();
        let said = Diagnostic::new(Severity::Note, "repeated-sheet", place);
        diagnostics.push(said.with("names", names).with("summary", name));
    }
    kept
}

/// Joins neighbouring regions of different sheets under the same heads, unless titles or years set them apart.
fn joined(regions: Vec<Region>, wording: &Wording) -> Vec<Region> {
    let mut out: Vec<Region> = Vec::with_capacity(regions.len());
    for region in regions {
        let one_plan = out.last().is_some_and(|last| is_one_plan(last, &region, wording));
        match out.last_mut().filter(|_| one_plan) {
            Some(last) => {
                last.tables += region.tables;
                last.rule = last.rule.or(region.rule);
                last.items.extend(region.items.into_iter().filter(|item| matches!(item, Item::Tasks(_))));
            }
            None => out.push(region),
        }
    }
    out
}

fn is_one_plan(a: &Region, b: &Region, wording: &Wording) -> bool {
    let title = |region: &Region| {
        front::title(&region.lines().map(|line| line.text.as_str()).collect::<Vec<_>>(), wording)
    };
    let years = |region: &Region, title: Option<&String>| -> BTreeSet<u16> {
        sheets(region)
            .iter()
            .map(AsRef::as_ref)
            .chain(title.map(String::as_str))
            .filter_map(front::year)
            .collect()
    };
    let (first, second) = (title(a), title(b));
    // 重点任务（产业） on the sheet 产业 and 重点任务（民生） on the sheet 民生 are one title; those of places are two.
    let without_name = |title: &str, region: &Region| {
        let names = sheets(region);
        let themes = names.iter().filter(|name| !wording.place.class.ends(name));
        themes.fold(title.to_owned(), |title, name| title.replace(&**name, ""))
    };
    let same = |(first, second): (&String, &String)| {
        first == second || without_name(first, a) == without_name(second, b)
    };
    let apart = a.annex != b.annex || first.as_ref().zip(second.as_ref()).is_some_and(|titles| !same(titles));
    a.sheet.is_some()
        && b.sheet.is_some()
        && sheets(a).is_disjoint(&sheets(b))
        && !a.heads.is_empty()
        && a.heads == b.heads
        && !apart
        && years(a, first.as_ref()) == years(b, second.as_ref())
}

/// Sheet1, 工作表2: a name that nobody gave.
fn is_default(name: &str, wording: &Wording) -> bool {
    wording.sheet.default.strip(name).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
}
