//! What things are called on a figure: bodies, plans, tasks, sources.

use super::style::{Lang, Style};
use super::text;
use crate::model::{Agency, AgencyId, Corpus, Plan, PlanIndex, Task, TaskRef};
use crate::render::font;
use crate::say::{Names, PlanNames, said};
use indexmap::IndexSet;
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

    /// Where the numbers come from: see [`source`].
    pub(super) fn source(&self, plans: &[PlanIndex], style: &Style) -> String {
        sources(self.corpus, plans, style, |plan| self.names.plan(plan, style.lang))
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
    PlanNames::new(corpus, style.lang).get(index).to_owned()
}

/// Sources that are listed one by one.
const LISTED: usize = 4;

/// Where the numbers come from: title, document number and file; in English the plan's name for the title, which is Chinese.
pub(super) fn source(corpus: &Corpus, plans: &[PlanIndex], style: &Style) -> String {
    let names = PlanNames::new(corpus, style.lang);
    sources(corpus, plans, style, |plan| names.get(plan))
}

fn sources<'n>(
    corpus: &Corpus,
    plans: &[PlanIndex],
    style: &Style,
    name: impl Fn(PlanIndex) -> &'n str,
) -> String {
    let mut seen: IndexSet<String> = IndexSet::new();
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
            plan = name(index),
            file = text::fit(&p.file, 1.0, 30.0)
        );
        seen.insert(entry);
    }
    if seen.len() > LISTED {
        return said!(style.lang, "figure-names-source-plans-see-tables", seen = seen.len());
    }
    let sources = seen.into_iter().collect::<Vec<_>>().join(style.t("semicolon"));
    said!(style.lang, "figure-source", sources)
}

/// Number and headline of a task.
pub(super) fn task(task: &Task) -> String {
    let dot = if task.no.is_empty() { "" } else { " " };
    // A headline is cut by its width later; a thousand characters are enough for any page.
    let headline: String = task.headline().chars().take(200).collect();
    format!("{}{dot}{}", task.no, text::flatten(&headline))
}

fn headline(task: &Task) -> String {
    text::flatten(&task.headline().chars().take(200).collect::<String>())
}

/// How many characters the headline of each task of a plan has in common with the one most like it, by the task's id.
#[derive(Default)]
pub(super) struct Beginnings<'p>(BTreeMap<&'p str, usize>);

impl<'p> Beginnings<'p> {
    /// Headlines that begin alike are neighbours in their order. O(n log n).
    pub(super) fn of(plan: &'p Plan) -> Self {
        let mut all: Vec<(String, &str)> = plan.tasks.iter().map(|t| (headline(t), t.id.as_str())).collect();
        all.sort_unstable();
        let mut common = BTreeMap::new();
        for pair in all.windows(2) {
            let [(a, first), (b, second)] = pair else { continue };
            let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
            for id in [first, second] {
                let most = common.entry(*id).or_insert(0);
                *most = shared.max(*most);
            }
        }
        Self(common)
    }

    /// Number and headline of a task within `max` points; where another task of the plan would come out alike, what tells it
    /// apart is kept behind the beginning: `3 完善制度…基层治理`.
    pub(super) fn within(&self, of: &Task, size: f64, max: f64) -> String {
        let whole = task(of);
        let short = text::fit(&whole, size, max);
        if short == whole {
            return short;
        }
        let own: Vec<char> = headline(of).chars().collect();
        let common = self.0.get(of.id.as_str()).copied().unwrap_or_default();
        let kept = short.chars().count().saturating_sub(whole.chars().count().saturating_sub(own.len()) + 1);
        if common < kept || common >= own.len() {
            return short;
        }
        let head = text::fit(&whole, size, max * 0.45);
        let tail: String = own[common..].iter().collect();
        format!("{head}{}", text::fit(&tail, size, max - font::width(&head) * size))
    }
}

/// The task at a place, if there is one.
pub(super) fn task_at(corpus: &Corpus, at: TaskRef) -> Option<&Task> {
    plan(corpus, at.plan)?.tasks.get(at.task as usize)
}

/// The id of a task, for the marks' data.
pub(super) fn task_id(corpus: &Corpus, at: TaskRef) -> &str {
    task_at(corpus, at).map_or("", |t| t.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{corpus, plan};

    #[test]
    fn tasks_that_begin_alike_keep_what_tells_them_apart() {
        let titles = [
            "健全完善县乡村三级服务网络运行机制和基层治理",
            "健全完善县乡村三级服务网络运行机制和设施运营",
            "开展评估",
        ];
        let corpus = corpus(vec![plan("a", "甲市", &titles.map(|t| (t, &[][..])))]);
        let plan = &corpus.plans[0];
        let beginnings = Beginnings::of(plan);
        let short: Vec<String> = plan.tasks.iter().map(|t| beginnings.within(t, 1.0, 14.0)).collect();
        assert!(short[0] != short[1].replace("设施", "基层"), "{short:?}");
        assert!(short[0].contains("基层") && short[1].contains("设施"), "{short:?}");
        assert!(short[2].ends_with("开展评估") && short.iter().all(|s| font::width(s) <= 14.5), "{short:?}");
    }
}
