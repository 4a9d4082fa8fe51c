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

/// What is said of many plans, and where each is told of.
fn side_by_side(job: &Job, results: &Analyses) -> Vec<Finding> {
    let mut found = findings::across(job.corpus, &results.across);
    let text = findings::Text::new(
        "方案较多，本报告只作并列比较；各方案的数字在 tables/ 与工作簿中，要细看的方案用 --plans 选出，或用 --every-plan 画出每个方案的图。",
        "With this many plans the report compares them side by side. The numbers of each are in tables/ and in the workbook; choose with --plans those to look at closely, or draw every one with --every-plan.",
    );
    let at = found.iter().position(|f| f.topic != "overview").unwrap_or(found.len());
    found.insert(at, Finding { topic: "overview", plans: Vec::new(), text, tasks: Vec::new() });
    found
}

impl Views {
    pub(super) fn new(job: &Job) -> Self {
        let own = job.options.convention;
        let rest = Convention::ALL.into_iter().filter(|c| *c != own);
        let conventions: Vec<Convention> = std::iter::once(own).chain(rest).collect();
        let under = |&convention: &Convention| {
            let options = Options { convention, ..job.options.clone() };
            let again = if job.sentences() { all::under } else { all::side_by_side_under };
            again(job.corpus, job.codebook, &options, job.results)
        };
        let others = conventions[1..].par_iter().map(under).collect();
        let mut views = Self { conventions, others, findings: Vec::new() };
        let all = views.results(job);
        let themes: Vec<_> = all.iter().map(|(c, r)| (*c, &r.themes)).collect();
        let say = |(c, r): &(Convention, &Analyses)| {
            if job.side_by_side() {
                side_by_side(job, r)
            } else {
                findings::findings(job.corpus, r, *c, &themes)
            }
        };
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
