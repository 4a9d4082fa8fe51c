//! The ways in which the form of a statement changes and its sense does not.

use std::ops::Range;

/// A change of form.
pub(super) struct Form {
    pub(super) name: &'static str,
    /// The line with its statement in another form; nothing where the form does not fit.
    pub(super) change: fn(&str, Range<usize>) -> Option<String>,
}

const OPEN: [char; 6] = ['（', '(', '[', '【', '〔', '［'];
const CLOSE: [char; 6] = ['）', ')', ']', '】', '〕', '］'];

pub(super) const FORMS: [Form; 18] = [
    Form { name: "square brackets", change: |l, s| bracketed(l, &s, "[", "]") },
    Form { name: "heavy brackets", change: |l, s| bracketed(l, &s, "【", "】") },
    Form { name: "half-width brackets", change: |l, s| bracketed(l, &s, "(", ")") },
    Form { name: "pointed brackets", change: |l, s| bracketed(l, &s, "〈", "〉") },
    Form { name: "brackets of two widths", change: |l, s| bracketed(l, &s, "（", ")") },
    Form { name: "a bracket that is not closed", change: |l, s| bracketed(l, &s, "（", "") },
    Form { name: "no brackets", change: |l, s| bracketed(l, &s, "", "") },
    Form { name: "another label", change: |l, s| label(l, &s, "主责单位：") },
    Form { name: "a label without colon", change: |l, s| label(l, &s, "责任单位 ") },
    Form { name: "a blank before the colon", change: |l, s| label(l, &s, "责任单位 ：") },
    Form { name: "no label", change: |l, s| label(l, &s, "") },
    Form { name: "a line break inside", change: |l, s| broken(l, &s, 2) },
    Form { name: "a line break at the third part", change: |l, s| broken(l, &s, 3) },
    Form { name: "a line of its own", change: |l, s| apart(l, &s, false) },
    Form { name: "a line above", change: |l, s| apart(l, &s, true) },
    Form {
        name: "half-width marks",
        change: |l, s| within(l, &s, |c| "，；：、".find(c).map(|at| [',', ';', ':', '、'][at / 3])),
    },
    Form { name: "slashes", change: |l, s| within(l, &s, |c| (c == '、').then_some('/')) },
    Form { name: "semicolons", change: listed },
];

/// Only of a list without duty words: elsewhere the mark tells who does what.
fn listed(line: &str, s: Range<usize>) -> Option<String> {
    let words = &line[s.clone()];
    let duty = ["牵头", "负责", "配合", "参", "协", "为"].iter().any(|w| words.contains(w));
    let level = words.split('、').any(|part| part.chars().count() < 2); // 市、区财政部门
    if duty || level { None } else { within(line, &s, |c| (c == '、').then_some('；')) }
}

/// The bracket around the statement, where one stands there.
fn pair(line: &str, s: &Range<usize>) -> Option<(char, char)> {
    let open = line[..s.start].chars().next_back().filter(|c| OPEN.contains(c))?;
    let close = line[s.end..].chars().next().filter(|c| CLOSE.contains(c))?;
    Some((open, close))
}

fn bracketed(line: &str, s: &Range<usize>, open: &str, close: &str) -> Option<String> {
    let (was_open, was_close) = pair(line, s)?;
    let (before, behind) = (&line[..s.start - was_open.len_utf8()], &line[s.end + was_close.len_utf8()..]);
    Some(format!("{before}{open}{}{close}{behind}", &line[s.clone()]))
}

fn label(line: &str, s: &Range<usize>, new: &str) -> Option<String> {
    let words = &line[s.clone()];
    let rest = words.strip_prefix("责任单位：").filter(|rest| !rest.contains('：'))?;
    Some(format!("{}{new}{rest}{}", &line[..s.start], &line[s.end..]))
}

/// Breaks the line at the n-th part of the statement.
fn broken(line: &str, s: &Range<usize>, n: usize) -> Option<String> {
    let words = &line[s.clone()];
    let count = words.chars().count();
    let (at, _) = words.char_indices().nth(count / n).filter(|(at, _)| *at > 0)?;
    let at = s.start + at;
    Some(format!("{}\n{}", &line[..at], &line[at..]))
}

/// The statement with its brackets on a line above or below.
fn apart(line: &str, s: &Range<usize>, above: bool) -> Option<String> {
    let (open, close) = pair(line, s)?;
    let (from, to) = (s.start - open.len_utf8(), s.end + close.len_utf8());
    let rest = format!("{}{}", &line[..from], &line[to..]);
    let words = &line[from..to];
    (!rest.trim().is_empty())
        .then(|| if above { format!("{words}\n{rest}") } else { format!("{rest}\n{words}") })
}

fn within(line: &str, s: &Range<usize>, new: impl Fn(char) -> Option<char>) -> Option<String> {
    let words: String = line[s.clone()].chars().map(|c| new(c).unwrap_or(c)).collect();
    (words != line[s.clone()]).then(|| format!("{}{words}{}", &line[..s.start], &line[s.end..]))
}
