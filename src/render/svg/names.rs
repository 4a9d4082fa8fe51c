//! What things are called on a figure: bodies, plans, tasks, sources.

use super::style::{Lang, Style};
use super::text;
use crate::model::{Agency, AgencyId, Corpus, Plan, PlanIndex, Task, TaskRef};
use crate::say::{Names, PlanNames, said};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A body's name in the figure's language; its Chinese name where the registry has no English one.
pub(super) fn agency<'c>(corpus: &'c Corpus, id: AgencyId, style: &Style) -> &'c str {
    corpus.agencies.get(id.index()).map_or("", |a| agency_name(a, style.lang))
}

pub(super) fn agency_name(a: &Agency, lang: Lang) -> &str {
    match lang {
        Lang::En if !a.label_en.is_empty() => &a.label_en,
        _ if a.label.is_empty() => &a.key,
        _ => &a.label,
    }
}

/// The key of a body, for the marks' data.
pub(super) fn key(corpus: &Corpus, id: AgencyId) -> &str {
    corpus.agencies.get(id.index()).map_or("", |a| &a.key)
}

/// Whether a body is a territorial government or a collective of them.
pub(super) fn territorial(corpus: &Corpus, id: AgencyId) -> bool {
    corpus.agencies.get(id.index()).is_some_and(Agency::is_territorial)
}

/// Names of functions by key: the first body of the corpus that has the function lends its name.
pub(super) fn functions(corpus: &Corpus, lang: Lang) -> BTreeMap<Arc<str>, &str> {
    let mut names = BTreeMap::new();
    for a in &corpus.agencies {
        names.entry(a.key.clone()).or_insert_with(|| agency_name(a, lang));
    }
    names
}

/// What a figure that compares plans is drawn of: the plans, and what they and the functions are called everywhere.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The plans.
    pub corpus: &'a Corpus,
    /// Names.
    pub names: &'a Names,
}

impl Subject<'_> {
    /// The plan's name.
    pub(super) fn plan(&self, plan: PlanIndex, style: &Style) -> String {
        self.names.plan(plan, style.lang).to_owned()
    }

    /// Neutral names of all functions, by key: no plan's own name stands for another's body.
    pub(super) fn fields(&self, style: &Style) -> BTreeMap<Arc<str>, String> {
        let name = |key: &Arc<str>| (key.clone(), self.names.function(key, style.lang).to_owned());
        self.corpus.agencies.iter().map(|a| name(&a.key)).collect()
    }
}

/// The plan behind an index, if there is one.
pub(super) fn plan(corpus: &Corpus, index: PlanIndex) -> Option<&Plan> {
    corpus.plans.get(index as usize)
}

/// The plan's name, the same as everywhere.
pub(super) fn plan_name(corpus: &Corpus, index: PlanIndex, style: &Style) -> String {
    PlanNames::text(corpus, index).in_lang(style.lang).to_owned()
}

/// Sources that are listed one by one.
const LISTED: usize = 4;

/// Where the numbers come from: title, document number and file; in English the plan's name for the title, which is Chinese.
pub(super) fn source(corpus: &Corpus, plans: &[PlanIndex], style: &Style) -> String {
    let mut seen: Vec<String> = Vec::new();
    for (index, p) in plans.iter().filter_map(|&i| Some((i, plan(corpus, i)?))) {
        let title = text::fit(&text::flatten(p.title.as_deref().unwrap_or_default()), 1.0, 40.0);
        let city = if title.starts_with(&*p.city) { "" } else { &p.city };
        let entry = said!(
            style.lang,
            "figure-source-entry",
            form = if title.is_empty() { "city" } else { "title" },
            city,
            title,
            annex = p.annex.unwrap_or_default(),
            number = p.document_number.as_deref().unwrap_or("none"),
            plan = plan_name(corpus, index, style),
            file = text::fit(&p.file, 1.0, 30.0)
        );
        if !seen.contains(&entry) {
            seen.push(entry);
        }
    }
    if seen.len() > LISTED {
        return said!(style.lang, "figure-names-source-plans-see-tables", seen = seen.len());
    }
    said!(style.lang, "figure-source", sources = seen.join(style.t("semicolon")))
}

/// Number and headline of a task.
pub(super) fn task(task: &Task) -> String {
    let dot = if task.no.is_empty() { "" } else { " " };
    // A headline is cut by its width later; a thousand characters are enough for any page.
    let headline: String = task.headline().chars().take(200).collect();
    format!("{}{dot}{}", task.no, text::flatten(&headline))
}

/// The task at a place, if there is one.
pub(super) fn task_at(corpus: &Corpus, at: TaskRef) -> Option<&Task> {
    plan(corpus, at.plan)?.tasks.get(at.task as usize)
}

/// The id of a task, for the marks' data.
pub(super) fn task_id(corpus: &Corpus, at: TaskRef) -> &str {
    task_at(corpus, at).map_or("", |t| t.id.as_str())
}
