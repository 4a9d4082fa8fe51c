//! The results under every convention, and what may be said of them.

use super::Job;
use crate::{
    analyse::all::{self, Analyses, Options},
    claim::{self, Claims, Tried, Unsaid},
    model::{Convention, PlanIndex},
    parallel,
    render::{html, run::RunUnsaid},
    say::{Names, Speaker},
};

/// The job's own convention first, then the others.
pub(super) struct Views<'a> {
    conventions: Vec<Convention>,
    /// Results under the conventions after the first, whose results are the job's.
    others: Vec<Analyses>,
    claims: Vec<Claims>,
    /// None where plans stand side by side: nobody would read a row a plan.
    pub(super) tried: Vec<Tried>,
    pub(super) names: &'a Names,
}

impl<'n> Views<'n> {
    pub(super) fn new(job: &Job, names: &'n Names) -> Self {
        let own = job.options.convention;
        let rest = Convention::ALL.into_iter().filter(|c| *c != own);
        let conventions: Vec<Convention> = std::iter::once(own).chain(rest).collect();
        let under = |&convention: &Convention| {
            let options = Options { convention, ..job.options.clone() };
            let again = if job.sentences() && job.each_plan() { all::under } else { all::side_by_side_under };
            again(job.corpus, job.codebook, &options, job.results)
        };
        let others = parallel::map(&conventions[1..], under);
        let mut views = Self { conventions, others, claims: Vec::new(), tried: Vec::new(), names };
        let all = views.results(job);
        let tried = || if job.side_by_side() { Vec::new() } else { claim::tried(job.corpus, &all) };
        let (claims, tried) = parallel::both(|| claim::claims(job.corpus, &all), tried);
        (views.claims, views.tried) = (claims, tried);
        // Only claims are made of it, and it is as large as what is told of all plans together.
        views.others.iter_mut().for_each(|other| other.functions = Vec::new());
        views
    }

    /// The results with their conventions, the job's own first.
    pub(super) fn results<'a>(&'a self, job: &'a Job) -> Vec<(Convention, &'a Analyses)> {
        let all = std::iter::once(job.results).chain(&self.others);
        self.conventions.iter().copied().zip(all).collect()
    }

    /// What may be said under the job's own convention.
    pub(super) fn claims(&self) -> Option<&Claims> {
        self.claims.first()
    }

    /// What is not said, for the record.
    pub(super) fn unsaid(&self, job: &Job) -> Vec<RunUnsaid> {
        let speaker = Speaker::new(job.corpus, self.names, job.lang);
        let id = |p: &PlanIndex| job.corpus.plan(*p).id.to_string();
        let entry = |u: &Unsaid| RunUnsaid {
            topic: u.topic.to_owned(),
            plans: u.plans.iter().map(id).collect(),
            reason: speaker.plain(&u.reason),
        };
        self.claims().map_or_else(Vec::new, |c| c.unsaid.iter().map(entry).collect())
    }

    pub(super) fn of_page<'a>(&'a self, job: &'a Job) -> Vec<html::View<'a>> {
        let all = self.results(job).into_iter().zip(&self.claims);
        all.map(|((convention, results), claims)| html::View { convention, results, claims }).collect()
    }
}
