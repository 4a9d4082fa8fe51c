//! A line that is the rest of the one before: a break stands inside a bracket, a label or a name.

use super::words::{self, Label};
use crate::parse::grammar::only_bodies;
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;

const STOPS: [char; 10] = ['。', '；', ';', '！', '：', ':', '”', '）', ')', '】'];
const OPEN: [char; 4] = ['（', '(', '[', '【'];
const CLOSE: [char; 4] = ['）', ')', ']', '】'];

/// Whether a line goes on with the one before.
pub(super) fn is(before: &str, line: &str, lexicon: &dyn Lexicon) -> bool {
    // No line begins with a mark that closes.
    if line.starts_with(['：', ':', '，', '；', '。', '、', '）', '］', '】', '〕']) {
        return true;
    }
    let before = before.trim_end_matches(is_blank);
    if before.ends_with(STOPS) || marker(line).is_some() {
        return false;
    }
    ends_duty(before, line, lexicon.wording())
        || closes_bracket(before, line)
        || ends_label(before, line, lexicon.wording())
        || ends_name(before, line, lexicon)
}

/// …有关部门参⏎加；
fn ends_duty(before: &str, line: &str, wording: &Wording) -> bool {
    let split = |word: &str| {
        let ends = word.char_indices().map(|(at, _)| at).skip(1);
        ends.into_iter().any(|at| before.ends_with(&word[..at]) && line.starts_with(&word[at..]))
    };
    wording.unread.broken.iter().any(split)
}

/// （牵⏎头）: the bracket is closed at once.
fn closes_bracket(before: &str, line: &str) -> bool {
    const SOON: usize = 12; // characters
    let open = before.rfind(OPEN).is_some_and(|at| !before[at..].contains(CLOSE));
    open && line
        .chars()
        .take(SOON)
        .find(|c| OPEN.contains(c) || CLOSE.contains(c))
        .is_some_and(|c| CLOSE.contains(&c))
}

/// 责任单⏎位：…
fn ends_label(before: &str, line: &str, wording: &Wording) -> bool {
    const LABEL: usize = 12; // bytes of a label's end
    let Some(colon) = line.find(['：', ':']).filter(|at| (1..=LABEL).contains(at)) else { return false };
    let tail = tail(before);
    let of_duty = |words: &str| words::label(words, wording) == Some(Label::Duty);
    (2..=24).contains(&tail.len())
        && !of_duty(&line[..colon])
        && of_duty(&format!("{tail}{}", &line[..colon]))
}

/// 市公⏎安局负责…, 各乡镇人⏎民政府, （一）教⏎务处: the end of one line and the beginning of the next are a name, and the end
/// alone is none.
fn ends_name(before: &str, line: &str, lexicon: &dyn Lexicon) -> bool {
    const TAIL: usize = 10; // characters of a name's beginning
    const HEAD: usize = 10;
    let tail = tail(before);
    if tail.is_empty() || tail.chars().nth(TAIL).is_some() {
        return false;
    }
    let wording = lexicon.wording();
    let body = &wording.body;
    let rest = line.chars().nth(2).is_none();
    if rest && marker(before).is_some() && body.office_end.suffix(line).is_some() {
        return true;
    }
    let mut heads = line.char_indices().take(HEAD).map(|(at, c)| (&line[..at + c.len_utf8()], c));
    let level = tail.chars().nth(1).is_none() && crate::parse::grammar::level::is_bare(tail, wording);
    let whole = |head: &str| {
        let name = format!("{tail}{head}");
        let hall = wording.unread.hall.suffix(&name).is_some_and(|hall| hall.len() >= head.len());
        let listed = || tail.starts_with('各') && line[head.len()..].starts_with(['：', ':', '、']);
        let known = lexicon.exact(&name).is_some() || lexicon.knows(&name) && (level || !lexicon.knows(head));
        hall || known || listed() && only_bodies(&name, lexicon)
    };
    // A body that begins the line is a name of its own.
    let own = |head: &str| !level && lexicon.knows(head);
    heads.any(|(head, c)| (body.office_end.may_end_in(c) || is_hall(c)) && !own(head) && whole(head))
        && !lexicon.knows(tail)
}

fn is_hall(c: char) -> bool {
    matches!(c, '府' | '）')
}

/// The words behind the last mark of a line and its number.
fn tail(before: &str) -> &str {
    let words = marker(before).map_or(before, |m| &before[m.len..]);
    let marks = ['。', '；', '，', '、', '：', ':', '（', '(', '[', '【', ' ', '\t', ')', '）'];
    words.rfind(marks).map_or(words, |at| words[at..].trim_start_matches(marks))
}
