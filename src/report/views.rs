//! The results under every convention, and what they say in words.

use super::Job;
use crate::{
    analyse::all::{self, Analyses, Options},
    model::Convention,
    render::{
        findings::{self, Finding},
        html,
    },
};
use rayon::prelude::*;

/// The job's own convention first, then the others.
pub(super) struct Views {
    conventions: Vec<Convention>,
    /// Results under the conventions after the first, whose results are the job's.
    others: Vec<Analyses>,
    findings: Vec<Vec<Finding>>,
}

impl Views {
    pub(super) fn new(job: &Job) -> Self {
        let own = job.options.convention;
        let rest = Convention::ALL.into_iter().filter(|c| *c != own);
        let conventions: Vec<Convention> = std::iter::once(own).chain(rest).collect();
        let under = |&convention: &Convention| {
            let options = Options { convention, ..job.options.clone() };
            all::under(job.corpus, job.codebook, &options, job.results)
        };
        let others = conventions[1..].par_iter().map(under).collect();
        let mut views = Self { conventions, others, findings: Vec::new() };
        let all = views.results(job);
        let themes: Vec<_> = all.iter().map(|(c, r)| (*c, &r.themes)).collect();
        let say = |(c, r): &(Convention, &Analyses)| findings::findings(job.corpus, r, *c, &themes);
        views.findings = all.par_iter().map(say).collect();
        views
    }

    fn results<'a>(&'a self, job: &'a Job) -> Vec<(Convention, &'a Analyses)> {
        let all = std::iter::once(job.results).chain(&self.others);
        self.conventions.iter().copied().zip(all).collect()
    }

    /// What the results say under the job's own convention.
    pub(super) fn findings(&self) -> &[Finding] {
        self.findings.first().map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_page<'a>(&'a self, job: &'a Job) -> Vec<html::View<'a>> {
        let all = self.results(job).into_iter().zip(&self.findings);
        all.map(|((convention, results), findings)| html::View { convention, results, findings }).collect()
    }
}
