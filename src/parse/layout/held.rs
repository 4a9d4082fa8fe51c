//! A heading that says who does all that stands below it: （一）县发改局牵头（2项）, 二、县民政局（3项）.

use super::counts;
use super::draft::DraftStatement;
use super::lines::Line;
use crate::model::Duty;
use crate::parse::grammar::alone;
use crate::parse::heading::is_blank;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::COLONS;
use std::rc::Rc;

/// Longest of such headings, in characters.
const LONGEST: usize = 40;

/// The statement that a heading makes for its items: names with a duty word and nothing else, a label with names, or a
/// name behind which the items are counted.
pub(crate) fn by(head: &Line, lexicon: &dyn Lexicon) -> Option<DraftStatement> {
    let (words, counted) = counts::without(head.body().trim_matches(is_blank), lexicon.wording());
    let long =
        words.chars().count() > LONGEST || words.contains(['。', '，', '；']) && !words.ends_with('。');
    if long && !head.labelled {
        return None;
    }
    let words = words.trim_end_matches(['：', ':', '。']);
    // 由市科技局牵头落实的任务, 市教育局牵头事项
    let words = lexicon.wording().count.of_tasks.strip_end(words).unwrap_or(words);
    let read = alone(words, lexicon);
    if read.bodies.is_empty() || !read.is_plain() || !read.remarks.is_empty() {
        return None;
    }
    let leads = read.bodies.iter().any(|body| body.duty == Duty::Lead);
    let states = leads || words.contains(COLONS);
    (states || counted.is_some()).then(|| DraftStatement {
        column: Some(counted.unwrap_or(Duty::Responsible)),
        read: Some(Rc::new(read)),
        ..DraftStatement::new(words, &head.place)
    })
}
