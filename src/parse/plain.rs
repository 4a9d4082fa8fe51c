//! Texts in a plain form, made before anything is read: labels in odd forms get a colon (责任单位——县民政局, 【责任单位】县民政局,
//! 责任单位 县民政局), and marks that carry nothing go (`**`, spaces of no width).
//!
//! A colon is what every layout looks for; here it is put in once, where the words leave no doubt: the words of a label, one of
//! these marks, and behind it what looks like a body.

use super::grammar::role_noun;
use super::heading::is_blank;
use super::lexicon::Lexicon;
use super::marks::{CLAUSE, CLOSES, COLON, COLONS, ETC, OPENS, beginnings, beside_han, is_han};
use super::wording::Wording;
use crate::model::Document;
use std::borrow::Cow;

/// What stands for a colon, longer ones first.
const COLON_LIKE: [&str; 15] =
    ["——", "--", "=>", "->", "—", "―", "－", "–", "-", "→", "⇒", "＝", "=", "》", ">"];
/// Emphasis as it is typed, and marks of no width.
const EMPHASIS: &str = "**";
const NOTHING: [char; 8] =
    ['\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}', '\u{ad}'];

/// The document in its plain form. Linear in the document.
pub(super) fn document<'d>(document: Cow<'d, Document>, lexicon: &dyn Lexicon) -> Cow<'d, Document> {
    let texts = document.texts().enumerate();
    let changed = texts.filter_map(|(at, text)| match plain(text, lexicon) {
        Cow::Owned(plain) => Some((at, plain)),
        Cow::Borrowed(_) => None,
    });
    let changed: Vec<(usize, String)> = changed.collect();
    if changed.is_empty() {
        return document;
    }
    let mut read = document.into_owned();
    let mut changed = changed.into_iter().peekable();
    for (at, text) in read.texts_mut().enumerate() {
        if let Some((_, plain)) = changed.next_if(|(place, _)| *place == at) {
            *text = plain;
        }
    }
    Cow::Owned(read)
}

/// A line that was put together from several, in its plain form.
pub(super) fn line(text: String, lexicon: &dyn Lexicon) -> String {
    match with_colons(&text, lexicon) {
        Cow::Owned(plain) => plain,
        Cow::Borrowed(_) => text,
    }
}

/// A text without marks that carry nothing, and with a colon behind its labels.
fn plain<'t>(text: &'t str, lexicon: &dyn Lexicon) -> Cow<'t, str> {
    if !has_nothing(text) {
        return with_colons(text, lexicon);
    }
    // What is emphasised side by side is two things.
    let mut bare = text.replace("****", "；").replace(EMPHASIS, "");
    bare.retain(|c| !NOTHING.contains(&c));
    Cow::Owned(with_colons(&bare, lexicon).into_owned())
}

/// Whether some mark in a text carries nothing.
fn has_nothing(text: &str) -> bool {
    beside_han(text).any(|(at, c)| NOTHING.contains(&c) || text[at..].starts_with(EMPHASIS))
}

/// A text with a colon behind its labels.
fn with_colons<'t>(text: &'t str, lexicon: &dyn Lexicon) -> Cow<'t, str> {
    let words = lexicon.wording();
    let may = |rest: &str| words.label.stem.may_begin(rest) || words.label.qualifier.may_begin(rest);
    let mut out = String::new();
    let mut done = 0;
    // The cells of a table inside a cell are set off by tabs: 责任单位 is a head there.
    let table = text.contains('\t');
    for (at, _, fresh) in beginnings(text, |c, _| is_bound(c)) {
        if at >= done
            && fresh
            && may(&text[at..])
            && may_be_label(text, at, words)
            && let Some(found) = label(text, at, lexicon)
            && !(table && found.apart)
        {
            let before = &text[done..found.from];
            out.push_str(before);
            // 县水利局【配合单位】…: a mark between the names and the label.
            let last = before.trim_end_matches(is_blank).chars().next_back();
            if found.from < at && last.is_some_and(|c| !is_bound(c)) {
                out.push(CLAUSE);
            }
            out.extend(text[at..at + found.len].chars().filter(|c| !is_blank(*c)));
            out.push(COLON);
            done = found.until;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// Whether what stands behind the first words at a place may be what stands behind a label: most words that begin like a label are
/// none, or have their colon, and are told so before they are read.
fn may_be_label(text: &str, at: usize, words: &Wording) -> bool {
    const LONGEST: usize = 24; // characters
    const STEM: usize = 8; // characters of a label's first word
    let rest = &text[at..];
    let begins = words.label.stem.begins(rest) || words.label.qualifier.begins(rest);
    // 责 任单位 ：
    if !begins && !rest.chars().take(STEM).any(is_blank) {
        return false;
    }
    let head = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| &rest[..end]);
    let Some((end, mark)) = head.char_indices().find(|(_, c)| is_bound(*c)) else {
        return words.label.copula.within(head);
    };
    let opened = || text[..at].chars().next_back().is_some_and(|c| OPENS.contains(&c));
    is_blank(mark)
        || COLON_LIKE.iter().any(|like| like.starts_with(mark))
        || CLOSES.contains(&mark) && opened()
        || OPENS.contains(&mark)
        || words.label.copula.within(&head[..end])
}

/// Whether a label may stand behind a character.
fn is_bound(c: char) -> bool {
    !is_han(c) && !c.is_ascii_alphanumeric()
}

/// A label without colon.
struct Found {
    /// Where it begins, its bracket included.
    from: usize,
    /// Bytes of its words.
    len: usize,
    /// Where the names begin.
    until: usize,
    /// Whether only a blank stands between.
    apart: bool,
}

fn label(text: &str, at: usize, lexicon: &dyn Lexicon) -> Option<Found> {
    let words = &text[at..];
    let noun = role_noun(words, lexicon);
    // 牵头—县民政局; 牵头 alone is a verb.
    let len = noun.or_else(|| lexicon.wording().duty.at(words).map(|(len, _)| len))?;
    let rest = words[len..].trim_start_matches(is_blank);
    let begin = |rest: &str| text.len() - rest.len();
    if let Some(names) = rest.strip_prefix(COLONS) {
        // 责 任单位 ：县民政局
        let gaps = words[..words.len() - rest.len()].contains(is_blank);
        return gaps.then(|| Found { from: at, len, until: begin(names), apart: false });
    }
    if rest.is_empty() {
        return None;
    }
    if let Some(names) = COLON_LIKE.iter().find_map(|mark| rest.strip_prefix(mark)) {
        let names = names.trim_start_matches(is_blank);
        // 责任单位—2 is a number of its own.
        let begins = names.starts_with(|c: char| c.is_alphabetic() || OPENS.contains(&c));
        let sure = begins && (noun.is_some() || is_name(names, lexicon));
        return sure.then(|| Found { from: at, len, until: begin(names), apart: false });
    }
    noun?;
    // 责任单位是县民政局, but no sentence that goes on: 建设主体为各园区，建设范围可为其中一部分
    if let Some(names) = lexicon.wording().label.copula.strip(rest).filter(|names| are_names(names, lexicon))
    {
        return Some(Found { from: at, len, until: begin(names), apart: false });
    }
    let open = text[..at].chars().next_back().filter(|c| OPENS.contains(c));
    if let (Some(open), true) = (open, rest.starts_with(CLOSES)) {
        let names = rest[rest.chars().next().map_or(0, char::len_utf8)..].trim_start_matches(is_blank);
        return is_name(names, lexicon).then(|| Found {
            from: at - open.len_utf8(),
            len,
            until: begin(names),
            apart: false,
        });
    }
    let apart = words[len..].starts_with(is_blank) && is_name(rest, lexicon);
    apart.then(|| Found { from: at, len, until: begin(rest), apart })
}

/// Whether all clauses of a sentence begin with bodies, or with the next label.
fn are_names(words: &str, lexicon: &dyn Lexicon) -> bool {
    let sentence = words.split(['。', '；', '\n', '）', ')']).next().unwrap_or("");
    let mut clauses = sentence.split(['，', ',']);
    clauses.next().is_some_and(|first| is_name(first, lexicon))
        && clauses.all(|next| next.is_empty() || role_noun(next, lexicon).is_some() || is_name(next, lexicon))
}

/// Whether words begin with a body.
fn is_name(words: &str, lexicon: &dyn Lexicon) -> bool {
    const LONGEST: usize = 16; // characters
    let name = words.trim_start_matches(is_blank).split(is_bound).next().unwrap_or("").trim_end_matches(ETC);
    let wording = lexicon.wording();
    (2..=LONGEST).contains(&name.chars().count())
        && role_noun(name, lexicon).is_none()
        && (lexicon.knows(name) || wording.name.end.ends(name) && !wording.name.no_end.ends(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Registry;

    #[test]
    fn labels_get_their_colon() {
        for (text, read) in [
            ("修桥。责任单位——县民政局", "修桥。责任单位：县民政局"),
            ("（牵头部门 - 县民政局；配合部门 - 县财政局）", "（牵头部门：县民政局；配合部门：县财政局）"),
            ("修桥【责任单位】县民政局、县财政局", "修桥；责任单位：县民政局、县财政局"),
            ("【牵头单位】县民政局【配合单位】县财政局", "牵头单位：县民政局；配合单位：县财政局"),
            ("责任单位　县民政局", "责任单位：县民政局"),
            ("（牵头→县民政局，配合→县财政局）", "（牵头：县民政局，配合：县财政局）"),
            ("责任单位是县民政局", "责任单位：县民政局"),
            ("**责任单位：**县民\u{200b}政局", "责任单位：县民政局"),
        ] {
            assert_eq!(plain(text, Registry::builtin()), read);
        }
        for text in [
            "责任单位：县民政局",
            "责任单位 完成时限",
            "牵头单位 配合单位",
            "责任单位-2",
            "压实责任单位 加强督查",
            "由县民政局牵头—县财政局也参加",
            "第 1 条",
            "建设主体为市级开发区、县民政局，建设范围可为园区整体",
            "",
        ] {
            assert!(matches!(plain(text, Registry::builtin()), Cow::Borrowed(_)), "{text}");
        }
    }
}
