//! Numbers, names and lists as prose writes them.

use super::Text;
use crate::{
    analyse::Estimate,
    model::{AgencyId, Convention, Corpus, Plan, PlanIndex, TaskRef},
};

/// How a plan is called where nothing around it helps: `达州市附件1`, or its id where nothing better is known.
pub fn plan_name(plan: &Plan) -> Text {
    let place = if plan.city.is_empty() { plan.id.as_str() } else { &plan.city };
    let in_english =
        if place == plan.id.as_str() { place.to_owned() } else { format!("{} ({place})", plan.id) };
    match plan.annex {
        Some(n) => Text::new(format!("{place}附件{n}"), in_english),
        None => Text::new(place, in_english),
    }
}

/// How a plan is called in a sentence: by its city alone where no other plan is of that city.
pub fn short_name(corpus: &Corpus, plan: PlanIndex) -> Text {
    let Some(plan) = corpus.plans.get(plan as usize) else { return Text::default() };
    let name = plan_name(plan);
    let namesakes = corpus.plans.iter().filter(|p| p.city == plan.city).count();
    if namesakes == 1 && !plan.city.is_empty() {
        return Text::new(&*plan.city, name.en);
    }
    let twins = corpus.plans.iter().filter(|p| plan_name(p).zh == name.zh).count();
    if twins > 1 { Text::new(format!("{}（{}）", name.zh, plan.id), name.en) } else { name }
}

/// A body's name in both languages; the Chinese one where the registry has no English.
pub(super) fn body(corpus: &Corpus, id: AgencyId) -> Text {
    let Some(a) = corpus.agencies.get(id.index()) else { return Text::default() };
    Text::new(&*a.label, if a.label_en.is_empty() { &*a.label } else { &*a.label_en })
}

/// A function's name, as the first body that has it lends it; its key where nobody has it.
pub(super) fn function(corpus: &Corpus, key: &str) -> Text {
    let at = corpus.agencies.iter().position(|a| &*a.key == key);
    at.map_or_else(|| Text::new(key, key), |i| body(corpus, AgencyId(i as u32)))
}

/// Names of functions in a list; words for nobody where there are none.
pub(super) fn functions<'k>(corpus: &Corpus, keys: impl IntoIterator<Item = &'k str>) -> Text {
    let names: Vec<Text> = keys.into_iter().map(|k| function(corpus, k)).collect();
    if names.is_empty() { Text::new("（无）", "nobody") } else { list(&names) }
}

/// A task's number as prose has it: `第8项`.
pub(super) fn task(corpus: &Corpus, at: TaskRef) -> Text {
    let no =
        corpus.plans.get(at.plan as usize).and_then(|p| p.tasks.get(at.task as usize)).map_or("", |t| &t.no);
    Text::new(format!("第{no}项"), format!("task {no}"))
}

/// The beginning of what a task is about, for a reader who wants to know which one it is.
pub(super) fn topic_of(corpus: &Corpus, at: TaskRef) -> String {
    let task = corpus.plans.get(at.plan as usize).and_then(|p| p.tasks.get(at.task as usize));
    let words = task.map_or("", |t| t.headline()).trim();
    let end = words.find(['。', '；', '，', ',', ';', '\n']).unwrap_or(words.len());
    clip(words.get(..end).unwrap_or(words), 24)
}

/// At most that many characters, with an ellipsis where some were left out.
pub(super) fn clip(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).filter(|c| *c != '\n').collect();
    if text.chars().count() > most {
        short.push('…');
    }
    short
}

/// `字面口径`, `literal convention`.
pub(super) fn convention_name(c: Convention) -> Text {
    Text::new(c.zh(), format!("the {} convention", c.as_str()))
}

/// A value with its interval: `0.43（95% 区间 0.36–0.49）`; nothing where the value is absent.
pub fn number(estimate: &Estimate) -> Option<Text> {
    with_interval(estimate, |v| decimals(v, 2))
}

/// As [`number`], with one decimal: for counts that are no whole numbers.
pub(super) fn tenths(estimate: &Estimate) -> Option<Text> {
    with_interval(estimate, |v| decimals(v, 1))
}

/// As [`number`], a share as a percentage.
pub(super) fn share(estimate: &Estimate) -> Option<Text> {
    with_interval(estimate, percent)
}

fn with_interval(e: &Estimate, show: impl Fn(f64) -> String) -> Option<Text> {
    let value = show(e.value.filter(|v| v.is_finite())?);
    Some(match e.interval {
        // An interval of no width tells nothing that the value does not.
        Some((low, high)) if show(low) != value || show(high) != value => {
            let (low, high) = (show(low), show(high));
            Text::new(
                format!("{value}（95% 区间 {low}–{high}）"),
                format!("{value} (95% interval {low}–{high})"),
            )
        }
        _ => Text::new(value.clone(), value),
    })
}

/// A number with that many decimals, with a true minus, and none before a zero.
pub fn decimals(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        Some(rest) if rest.chars().all(|c| c == '0' || c == '.') => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// A probability with its name: `p=0.012`, `p = 0.012`; below 0.001 only that.
pub(super) fn p_value(p: f64) -> Text {
    let (sign, p) = if p < 0.001 { ('<', "0.001".to_owned()) } else { ('=', decimals(p, 3)) };
    Text::new(format!("p{sign}{p}"), format!("p {sign} {p}"))
}

/// `45%`; one decimal below ten.
pub fn percent(share: f64) -> String {
    let value = share * 100.0;
    format!("{}%", decimals(value, usize::from(value > 0.0 && value < 9.95)))
}

/// A share of a whole as percent; absent with nothing to share.
pub(super) fn percent_of(part: usize, whole: usize) -> Option<String> {
    (whole > 0).then(|| percent(part as f64 / whole as f64))
}

/// Names joined as prose joins them.
pub(super) fn list(items: &[Text]) -> Text {
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

/// Numbers of the first so many tasks, then how many there are.
pub(super) fn first_tasks(corpus: &Corpus, tasks: &[TaskRef], most: usize) -> Text {
    let names: Vec<Text> = tasks.iter().map(|t| task(corpus, *t)).collect();
    let mut all = first_of(&names, most);
    if names.len() > most {
        all.zh = format!("{}项", all.zh.trim_end_matches('个'));
    }
    all
}

/// Words of a document between quotation marks; its own marks become single ones, as the rules of punctuation have it.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", words.replace('“', "‘").replace('”', "’"))
}

/// The first so many names, then how many more there are.
pub(super) fn first_of(items: &[Text], most: usize) -> Text {
    if items.len() <= most {
        return list(items);
    }
    let shown = &items[..most];
    let zh: Vec<_> = shown.iter().map(|t| t.zh.as_str()).collect();
    let en: Vec<_> = shown.iter().map(|t| t.en.as_str()).collect();
    Text::new(
        format!("{}等{}个", zh.join("、"), items.len()),
        format!("{} and {} more", en.join(", "), items.len() - most),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(percent(0.4321), "43%");
        assert_eq!(percent(0.052), "5.2%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(0.0999), "10%");
        assert_eq!(decimals(-0.001, 2), "0.00");
        let e = Estimate { value: Some(0.5), interval: Some((0.4, 0.61)), null: None };
        let said = number(&e).unwrap();
        assert_eq!(said.zh, "0.50（95% 区间 0.40–0.61）");
        assert_eq!(said.en, "0.50 (95% interval 0.40–0.61)");
        assert_eq!(number(&Estimate::default()), None);
        assert_eq!(number(&Estimate { value: Some(f64::NAN), ..e }), None);
        assert_eq!(p_value(0.0004), Text::new("p<0.001", "p < 0.001"));
        assert_eq!(p_value(0.0496), Text::new("p=0.050", "p = 0.050"));
        assert_eq!(decimals(-0.05, 2), "−0.05");
    }

    #[test]
    fn lists_are_joined_in_both_languages() {
        let t = |s: &str| Text::new(s, s);
        assert_eq!(list(&[t("a"), t("b"), t("c")]), Text::new("a、b、c", "a, b and c"));
        assert_eq!(list(&[]), Text::default());
        assert_eq!(first_of(&[t("a"), t("b"), t("c")], 2), Text::new("a、b等3个", "a, b and 1 more"));
    }

    #[test]
    fn long_words_are_clipped_between_characters() {
        assert_eq!(clip("提升社区养老", 4), "提升社区…");
        assert_eq!(clip("提升", 4), "提升");
    }
}
