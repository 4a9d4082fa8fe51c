//! A heading that says who does all that stands below it: （一）县发改局牵头（2项）, 二、县民政局（3项）.

use super::draft::DraftStatement;
use super::lines::Line;
use crate::model::Duty;
use crate::parse::grammar::{Context, remembered};
use crate::parse::heading::is_blank;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::is_number;
use crate::parse::wording::Wording;

/// Longest of such headings, in characters.
const LONGEST: usize = 40;

/// The statement that a heading makes for its items: names with a duty word and nothing else, a label with names, or a
/// name behind which the items are counted.
pub(crate) fn by(head: &Line, lexicon: &dyn Lexicon) -> Option<DraftStatement> {
    let (words, counted) = without_counts(head.body().trim_matches(is_blank), lexicon.wording());
    if words.chars().count() > LONGEST || words.contains(['。', '，', '；']) && !words.ends_with('。') {
        return None;
    }
    let words = words.trim_end_matches(['：', ':', '。']);
    // 由市科技局牵头落实的任务, 市教育局牵头事项
    let words = lexicon.wording().count.of_tasks.strip_end(words).unwrap_or(words);
    let read = remembered(words, &Context { lexicon, column: None, rule: None });
    let known = read.bodies.iter().all(|body| body.territorial || lexicon.knows(&body.name));
    if read.bodies.is_empty() || !known || !read.unplaced.is_empty() || !read.remarks.is_empty() {
        return None;
    }
    let leads = read.bodies.iter().any(|body| body.duty == Duty::Lead);
    let states = leads || read.has_duty_word && counted.is_some() || words.contains(['：', ':']);
    (states || counted.is_some()).then(|| DraftStatement {
        text: words.to_owned(),
        column: Some(counted.unwrap_or(Duty::Responsible)),
        place: head.place.clone(),
        ..DraftStatement::default()
    })
}

/// The words without the counts of items behind them ((2项), （牵头2项，配合1项）), and the duty that a count gives where
/// it gives one.
fn without_counts<'w>(words: &'w str, wording: &Wording) -> (&'w str, Option<Duty>) {
    let words = words.trim_end_matches(is_blank);
    let counts = || {
        let inside = words.strip_suffix(['）', ')'])?;
        let open = inside.rfind(['（', '('])?;
        let inside = inside[open..].trim_start_matches(['（', '(']);
        is_count(inside, wording)
            .then(|| (words[..open].trim_end_matches(is_blank), duty_of(inside, wording)))
    };
    counts().map_or((words, None), |(words, duty)| (words, Some(duty)))
}

/// 2项; 共3项任务; 牵头2项，配合1项.
pub(crate) fn is_count(inside: &str, wording: &Wording) -> bool {
    let words = &wording.count;
    let number = |c: char| is_number(c) || words.more.holds(c);
    let between = |c: char| number(c) || is_blank(c) || "，、；,：:".contains(c);
    if !inside.contains(number) || !words.unit.within(inside) {
        return false;
    }
    let mut rest = inside.trim_start_matches(between);
    while let Some(behind) = words.word.strip(rest) {
        rest = behind.trim_start_matches(between);
    }
    rest.is_empty()
}

/// The duty that a count gives, where all of it gives one.
fn duty_of(count: &str, wording: &Wording) -> Duty {
    let mut duties = wording.duty.all_in(count);
    let first = duties.next();
    if first == Some(Duty::Lead) && duties.all(|duty| duty == Duty::Lead) {
        Duty::Lead
    } else {
        Duty::Responsible
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording::builtin;

    #[test]
    fn counts_are_no_part_of_a_name() {
        for (words, name, duty) in [
            ("县发改局（2项）", "县发改局", Duty::Responsible),
            ("县发改局（牵头2项，配合1项）", "县发改局", Duty::Responsible),
            ("县发改局（共计十二项重点任务）", "县发改局", Duty::Responsible),
            ("县发改局（牵头1项）", "县发改局", Duty::Lead),
        ] {
            assert_eq!(without_counts(words, builtin()), (name, Some(duty)), "{words}");
        }
        for words in ["县文旅局（县文物局）", "县发改局", "推进项目（一期）", "推进项目（2项改革）"]
        {
            assert_eq!(without_counts(words, builtin()), (words, None));
        }
    }
}
