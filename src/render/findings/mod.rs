//! Results in words: each finding with its number, its interval and what it rests on, in Chinese and English.
//!
//! No computing here: every number is taken from a result or counted in one, and a number that is absent is not
//! spoken of. The report's forms (page, Word, Markdown) share these sentences.

mod across;
mod conventions;
mod division;
mod gaps;
mod load;
mod network;
mod overlap;
mod overview;
mod phrases;
mod themes;

pub use across::across;
pub use conventions::conventions;
pub(crate) use conventions::variant_name;
pub use division::division;
pub use gaps::gaps;
pub use load::load;
pub use network::network;
pub use overlap::overlap;
pub use overview::overview;
pub use phrases::{decimals, number, percent, plan_name, short_name};
pub use themes::{ownership_throughout, themes};

use crate::{
    analyse::{all::Analyses, themes::Themes},
    model::{Convention, Corpus, PlanIndex, TaskRef},
};
use serde::Serialize;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Goes on in both languages.
    fn push(&mut self, zh: &str, en: &str) {
        self.zh.push_str(zh);
        self.en.push_str(en);
    }
}

/// One finding of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which analysis it comes from; one of [`TOPICS`].
    pub topic: &'static str,
    /// The plans it speaks of.
    pub plans: Vec<PlanIndex>,
    /// The sentence.
    pub text: Text,
    /// Tasks it rests on, where it rests on some and not on all.
    pub tasks: Vec<TaskRef>,
}

impl Finding {
    fn new(topic: &'static str, plans: &[PlanIndex], text: Text) -> Self {
        Self { topic, plans: plans.to_vec(), text, tasks: Vec::new() }
    }

    fn resting_on(mut self, tasks: Vec<TaskRef>) -> Self {
        self.tasks = tasks;
        self
    }
}

/// Topics in the order of the report: code, Chinese and English head.
pub const TOPICS: [(&str, &str, &str); 8] = [
    ("overview", "概况", "Overview"),
    ("load", "责任的分布", "How assignments are spread"),
    ("clusters", "共事网络与集群", "Who works with whom"),
    ("overlap", "方案之间的重叠", "Overlap of the plans"),
    ("division", "分工对照", "Division of labour"),
    ("themes", "主题归属", "Ownership of themes"),
    ("gaps", "责任缺口", "Gaps in ownership"),
    ("conventions", "结论的稳健性", "What holds under every convention"),
];

/// All findings under one convention, in the order of the report. `throughout` holds the themes under each convention,
/// to say what does not hang on the choice; with fewer than two entries nothing is said of it.
pub fn findings(
    corpus: &Corpus,
    results: &Analyses,
    convention: Convention,
    throughout: &[(Convention, &Themes)],
) -> Vec<Finding> {
    let r = results;
    let mut found = overview(corpus, &r.workloads);
    found.extend(r.workloads.iter().flat_map(|w| load(corpus, w, convention)));
    found.extend(r.clusters.iter().flat_map(|c| network(corpus, c)));
    found.extend(r.overlaps.iter().flat_map(|o| overlap(corpus, o)));
    let compared = r.divisions.iter().zip(&r.overlaps);
    found.extend(compared.flat_map(|(d, o)| division(corpus, d, o)));
    found.extend(themes(corpus, &r.themes, convention));
    found.extend(ownership_throughout(corpus, throughout));
    found.extend(gaps(corpus, &r.themes));
    found.extend(r.conventions.iter().flat_map(|c| conventions(corpus, c)));
    found
}
