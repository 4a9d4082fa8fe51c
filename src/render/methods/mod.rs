//! What the report says about itself: how its numbers came about, what they cannot show, and whose methods they use.
//!
//! Only methods that this run used are named and cited. References follow GB/T 7714, in the order of citation.

mod comparison;
mod limits;
mod material;
mod network;
mod references;

pub use references::Edition;

use crate::{
    analyse::all::{Analyses, Options},
    model::Corpus,
    say::{Names, Text},
};
use references::Work;

/// Paragraphs on methods and limits, and the works they cite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Methods {
    /// How it was done: paragraphs with citations as `[1]`.
    pub methods: Vec<Text>,
    /// What it cannot show.
    pub limits: Vec<Text>,
    /// References in the order of citation; the first is `[1]`.
    pub references: Vec<String>,
}

/// Methods, limits and references of a run, whose plans have these names.
pub fn methods(
    corpus: &Corpus,
    names: &Names,
    results: &Analyses,
    options: &Options,
    edition: Edition,
) -> Methods {
    let run = Run { corpus, names, results, options };
    let mut cited = Cited::default();
    let methods = vec![
        run.material(),
        run.roles(),
        run.load(&mut cited),
        run.network(&mut cited),
        run.comparison(&mut cited),
        run.themes(&mut cited),
        run.repeatable(),
    ];
    Methods {
        methods: methods.into_iter().flatten().collect(),
        limits: run.limits(),
        references: cited.0.iter().map(|w| w.entry(edition)).collect(),
    }
}

/// The works cited so far, in order.
#[derive(Default)]
struct Cited(Vec<&'static Work>);

impl Cited {
    /// The mark of one citation or of several: `[1]`, `[2,3]`.
    fn mark(&mut self, works: &[&'static Work]) -> String {
        let numbers: Vec<String> = works.iter().map(|w| self.number(w).to_string()).collect();
        format!("[{}]", numbers.join(","))
    }

    fn number(&mut self, work: &'static Work) -> usize {
        if let Some(at) = self.0.iter().position(|w| std::ptr::eq(*w, work)) {
            return at + 1;
        }
        self.0.push(work);
        self.0.len()
    }
}

struct Run<'a> {
    corpus: &'a Corpus,
    names: &'a Names,
    results: &'a Analyses,
    options: &'a Options,
}

/// Sentences of a paragraph, parted as the language parts them.
fn paragraph(sentences: impl IntoIterator<Item = Text>) -> Option<Text> {
    let sentences: Vec<Text> = sentences.into_iter().collect();
    (!sentences.is_empty()).then(|| Text::joined(&sentences, "sentence-space"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::{Sampling, all::analyse, themes::Codebook};
    use crate::model::Convention;

    fn run(corpus: &Corpus) -> Methods {
        let options = Options {
            convention: Convention::Literal,
            sampling: Sampling { seed: 7, resamples: 20, draws: 20 },
            upper: None,
            each_plan: true,
        };
        let results = analyse(corpus, Codebook::builtin(), &options);
        methods(corpus, &Names::new(corpus, &results.themes), &results, &options, Edition::Gb2025)
    }

    #[test]
    fn an_empty_run_cites_nothing_it_did_not_do() {
        let m = run(&Corpus::default());
        assert!(m.references.is_empty() || m.methods.iter().any(|t| t.zh.contains("[1]")), "{m:?}");
        assert!(m.methods.iter().any(|t| t.zh.contains("种子为7") && t.en.contains("20 resamples")));
        assert!(!m.references.iter().any(|r| r.contains("Policy Studies")), "no plans were compared");
    }

    #[test]
    fn every_mark_has_its_reference_and_the_reverse() {
        let m = run(&Corpus::default());
        let all: String = m.methods.iter().map(|t| t.zh.as_str()).collect();
        for n in 1..=m.references.len() {
            assert!(
                all.contains(&format!("[{n}]"))
                    || all.contains(&format!("{n},"))
                    || all.contains(&format!(",{n}]"))
            );
        }
        assert!(!all.contains(&format!("[{}]", m.references.len() + 1)));
    }
}
