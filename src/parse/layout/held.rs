//! A heading that says who does all that stands below it: （一）县发改局牵头（2项）, 二、县民政局（3项）.

use super::draft::DraftStatement;
use super::lines::Line;
use crate::model::Duty;
use crate::parse::grammar::{Context, remembered};
use crate::parse::heading::is_blank;
use crate::parse::lexicon::Lexicon;

/// Longest of such headings, in characters.
const LONGEST: usize = 40;

/// The statement that a heading makes for its items: names with a duty word and nothing else, a label with names, or a
/// name behind which the items are counted.
pub(crate) fn by(head: &Line, lexicon: &dyn Lexicon) -> Option<DraftStatement> {
    let (words, counted) = without_counts(head.body().trim_matches(is_blank));
    if words.chars().count() > LONGEST || words.contains(['。', '，', '；']) && !words.ends_with('。') {
        return None;
    }
    let words = words.trim_end_matches(['：', ':', '。']);
    // 由市科技局牵头落实的任务, 市教育局牵头事项
    let words =
        ["的重点任务", "的工作任务", "的任务", "的事项", "的工作", "重点任务", "工作任务", "任务", "事项"]
            .iter()
            .find_map(|end| words.strip_suffix(end))
            .unwrap_or(words);
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
pub(crate) fn without_counts(words: &str) -> (&str, Option<Duty>) {
    let words = words.trim_end_matches(is_blank);
    let counts = || {
        let inside = words.strip_suffix(['）', ')'])?;
        let open = inside.rfind(['（', '('])?;
        let inside = inside[open..].trim_start_matches(['（', '(']);
        is_count(inside).then(|| (words[..open].trim_end_matches(is_blank), duty_of(inside)))
    };
    counts().map_or((words, None), |(words, duty)| (words, Some(duty)))
}

/// 2项; 共3项任务; 牵头2项，配合1项.
pub(crate) fn is_count(inside: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    inside.contains(number)
        && inside.contains(['项', '个', '条', '件'])
        && inside.chars().all(|c| {
            number(c)
                || is_blank(c)
                || "共计有项个条件任务牵头配合负责参与责任主办协办重点工作，、；,：:".contains(c)
        })
}

fn duty_of(count: &str) -> Duty {
    let others = ["配合", "参与", "协办", "负责"].iter().any(|word| count.contains(word));
    if count.contains("牵头") && !others { Duty::Lead } else { Duty::Responsible }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_no_part_of_a_name() {
        assert_eq!(without_counts("县发改局（2项）"), ("县发改局", Some(Duty::Responsible)));
        assert_eq!(without_counts("县发改局（牵头2项，配合1项）"), ("县发改局", Some(Duty::Responsible)));
        assert_eq!(without_counts("县发改局（牵头1项）"), ("县发改局", Some(Duty::Lead)));
        for words in ["县文旅局（县文物局）", "县发改局", "推进项目（一期）"] {
            assert_eq!(without_counts(words), (words, None));
        }
    }
}
