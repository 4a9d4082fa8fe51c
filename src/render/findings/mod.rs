//! Results in words: each finding with its number, its interval and what it rests on, in Chinese and English.
//!
//! No computing here: every number is taken from a result, and a number that is absent is not spoken of.

mod division;
mod load;
mod network;
mod overlap;
mod overview;
mod themes;

pub use division::division;
pub use load::load;
pub use network::network;
pub use overlap::overlap;
pub use overview::overview;
pub use themes::themes;

use crate::{
    analyse::Estimate,
    model::{Corpus, Plan, PlanIndex, TaskRef},
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
}

/// One finding of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which analysis it comes from (`load`, `clusters`, `overlap` …).
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

/// How a plan is called in a sentence: `达州市附件1`, or its id where nothing better is known.
pub fn plan_name(plan: &Plan) -> Text {
    let place = if plan.city.is_empty() { plan.id.as_str() } else { &plan.city };
    match plan.annex {
        Some(n) => Text::new(format!("{place}附件{n}"), format!("{} ({place} annex {n})", plan.id)),
        None => Text::new(place, format!("{} ({place})", plan.id)),
    }
}

fn name_of(corpus: &Corpus, plan: PlanIndex) -> Text {
    plan_name(corpus.plan(plan))
}

/// `0.43 [0.36, 0.49]`; nothing where the value is absent.
pub fn number(estimate: &Estimate) -> Option<String> {
    let value = decimals(estimate.value?, 2);
    Some(match estimate.interval {
        Some((low, high)) => format!("{value} [{}, {}]", decimals(low, 2), decimals(high, 2)),
        None => value,
    })
}

/// A number with that many decimals, and no minus before a zero.
pub fn decimals(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => rest.to_owned(),
        _ => text,
    }
}

/// `45%`; one decimal below ten.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    format!("{}%", decimals(value, usize::from(value > 0.0 && value < 10.0)))
}

/// A share of a whole as percent; absent with nothing to share.
fn percent_of(part: usize, whole: usize) -> Option<String> {
    (whole > 0).then(|| percent(part as f64 / whole as f64))
}

/// Where an estimate lies against its null band.
fn against_null(e: &Estimate) -> Option<Text> {
    let (value, (low, high)) = (e.value?, e.null?);
    let band = format!("[{}, {}]", decimals(low, 2), decimals(high, 2));
    Some(if value > high {
        Text::new(
            format!("高于任务随机分派时的范围 {band}"),
            format!("above the band expected when tasks are dealt at random, {band}"),
        )
    } else if value < low {
        Text::new(
            format!("低于任务随机分派时的范围 {band}"),
            format!("below the band expected when tasks are dealt at random, {band}"),
        )
    } else {
        Text::new(
            format!("在任务随机分派时的范围 {band} 之内"),
            format!("within the band expected when tasks are dealt at random, {band}"),
        )
    })
}

/// Names joined as prose joins them.
fn list(items: &[Text]) -> Text {
    let en = match items {
        [] => String::new(),
        [one] => one.en.clone(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(|t| t.en.as_str()).collect();
            format!("{} and {}", first.join(", "), last.en)
        }
    };
    Text::new(items.iter().map(|t| t.zh.as_str()).collect::<Vec<_>>().join("、"), en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(percent(0.4321), "43%");
        assert_eq!(percent(0.052), "5.2%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(decimals(-0.001, 2), "0.00");
        let e = Estimate { value: Some(0.5), interval: Some((0.4, 0.61)), null: None };
        assert_eq!(number(&e).unwrap(), "0.50 [0.40, 0.61]");
        assert_eq!(number(&Estimate::default()), None);
    }

    #[test]
    fn lists_are_joined_in_both_languages() {
        let t = |s: &str| Text::new(s, s);
        assert_eq!(list(&[t("a"), t("b"), t("c")]), Text::new("a、b、c", "a, b and c"));
        assert_eq!(list(&[]), Text::default());
    }
}
