//! What the numbers cannot show.

use super::{Run, paragraph};
use crate::{
    analyse::workload::Workload,
    say::{Text, both, percent_fine as percent},
};

impl Run<'_> {
    pub(super) fn limits(&self) -> Vec<Text> {
        let all = [
            self.words_only(),
            self.open_lists(),
            self.unknown_names(),
            self.few_tasks(),
            self.common_source(),
            self.codebook(),
            self.one_city(),
        ];
        all.into_iter().flatten().collect()
    }

    #[allow(clippy::unused_self)] // one paragraph of many that do look
    fn words_only(&self) -> Option<Text> {
        paragraph([Text::of("methods-limits-this-report-reads-what")])
    }

    fn open_lists(&self) -> Option<Text> {
        let tasks = self.corpus.tasks().count();
        let open = self.corpus.tasks().filter(|(_, t)| t.open()).count();
        if open == 0 {
            return None;
        }
        let share = percent(open as f64 / tasks.max(1) as f64);
        let mut said = vec![both!("methods-limits-tasks-have-open-list", open, share)];
        let bounds: Vec<_> = self.results.workloads.iter().filter_map(|w| self.bounds(w)).take(3).collect();
        if !bounds.is_empty() {
            said.push(both!("methods-limits-bounds", bounds = Text::joined(&bounds, "semicolon")));
        }
        paragraph(said)
    }

    /// The numbers of a plan that its open lists leave open.
    fn bounds(&self, w: &Workload) -> Option<Text> {
        let mut all = Vec::new();
        let b = &w.summary.open_bounds;
        for ((low, high), of) in [(b.no_lead, "no-lead"), (b.single_body, "single-body")] {
            if low < high {
                all.push(both!("methods-limits-bound", of, low, high));
            }
        }
        // Rows are heaviest first.
        let first = w.rows.iter().find(|r| !self.corpus.agency(r.agency).is_territorial());
        if let Some(r) = first.filter(|r| r.at_most > r.tasks.len()) {
            let (agency, low, high) = (self.corpus.agency(r.agency), r.tasks.len(), r.at_most);
            let body = Text::each(|lang| lang.name(&agency.label, &agency.label_en).to_owned());
            all.push(both!("methods-limits-bound-tasks", body, low, high));
        }
        let plan = Text::each(|lang| self.names.plan(w.plan, lang).to_owned());
        (!all.is_empty())
            .then(|| both!("methods-limits-bounds-of", plan, bounds = Text::joined(&all, "list-comma")))
    }

    fn unknown_names(&self) -> Option<Text> {
        let unknown = self.corpus.agencies.iter().filter(|a| !a.known).count();
        if unknown == 0 {
            return None;
        }
        let all = self.corpus.agencies.len();
        paragraph([both!("methods-limits-bodies-not-registry-they", all, unknown)])
    }

    fn few_tasks(&self) -> Option<Text> {
        if !self.results.clusters.iter().any(|c| c.tested > 0) {
            return None;
        }
        paragraph([Text::of("methods-limits-plans-have-few-tasks")])
    }

    fn common_source(&self) -> Option<Text> {
        if self.results.overlaps.is_empty() {
            return None;
        }
        paragraph([match self.options.upper {
            Some(upper) => {
                let plan = Text::each(|lang| self.names.plan(upper, lang).to_owned());
                both!("methods-limits-same-words-often-come", plan)
            }
            None => Text::of("methods-limits-same-words-often-come-2"),
        }])
    }

    fn codebook(&self) -> Option<Text> {
        let sum = |f: fn(&crate::analyse::themes::Coverage) -> usize| -> usize {
            self.results.themes.coverage.iter().map(f).sum()
        };
        let (coded, all) = (sum(|c| c.coded_tasks), sum(|c| c.tasks));
        if all == 0 || self.results.themes.rows.is_empty() {
            return None;
        }
        let share = percent(coded as f64 / all as f64);
        paragraph([both!("methods-limits-codebook-covers-tasks-beyond", all, coded, share)])
    }

    fn one_city(&self) -> Option<Text> {
        let n = self.corpus.plans.len();
        let cities: std::collections::BTreeSet<_> = self.corpus.plans.iter().map(|p| &p.city).collect();
        if n < 2 {
            return paragraph([Text::of("methods-limits-there-one-plan-only")]);
        }
        let m = cities.len();
        paragraph([both!("methods-limits-places", plans = n, places = m)])
    }
}
