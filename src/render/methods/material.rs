//! What was read, how roles were made of duties, how loads were counted, how to do it again.

use super::{
    Cited, Run, paragraph,
    references::{BLUETHGEN, BORGATTI_1997, EFRON},
};
use crate::{
    model::Convention,
    render::Word,
    say::{Text, both},
};

impl Run<'_> {
    pub(super) fn material(&self) -> Option<Text> {
        let plans = &self.corpus.plans;
        let tasks: usize = plans.iter().map(|p| p.tasks.len()).sum();
        let links: usize = self.corpus.tasks().map(|(_, t)| t.assignments.len()).sum();
        let files: std::collections::BTreeSet<_> = plans.iter().map(|p| &p.file).collect();
        let (n, f) = (plans.len(), files.len());
        paragraph([both!("methods-material-documents", plans = n, files = f, tasks, links)])
    }

    pub(super) fn roles(&self) -> Option<Text> {
        let rule = |c: Convention| both!("methods-material-rule", convention = c.as_str());
        let name = |c: Convention| Word::from(c).text();
        let c = self.options.convention;
        let [first, second] = match c {
            Convention::Literal => [Convention::JointLead, Convention::FirstLead],
            Convention::JointLead => [Convention::Literal, Convention::FirstLead],
            Convention::FirstLead => [Convention::Literal, Convention::JointLead],
        };
        paragraph([both!(
            "methods-material-roles",
            convention = name(c),
            rule = rule(c),
            first = name(first),
            second = name(second),
            first_rule = rule(first),
            second_rule = rule(second)
        )])
    }

    pub(super) fn load(&self, cited: &mut Cited) -> Option<Text> {
        let s = self.options.drawn();
        if self.results.workloads.is_empty() {
            return None;
        }
        let (jackknife, norms) = (cited.mark(&[&EFRON]), cited.mark(&[&BORGATTI_1997]));
        paragraph(
            [
                Text::of("methods-material-load-body-number-tasks"),
                both!("methods-material-95-intervals-concentration-come", jackknife, draws = s.draws, norms),
            ]
            .into_iter()
            .chain(self.specialised(cited)),
        )
    }

    fn specialised(&self, cited: &mut Cited) -> Option<Text> {
        self.results.workloads.iter().find(|w| w.summary.h2_prime.value.is_some())?;
        let bluethgen = cited.mark(&[&BLUETHGEN]);
        Some(both!(
            "methods-material-specialisation-bodies-themes-d",
            bluethgen,
            draws = self.options.drawn().draws
        ))
    }

    pub(super) fn repeatable(&self) -> Option<Text> {
        let s = self.options.drawn();
        paragraph([both!(
            "methods-material-seed-all-random-parts",
            seed = s.seed,
            resamples = s.resamples,
            draws = s.draws
        )])
    }
}
