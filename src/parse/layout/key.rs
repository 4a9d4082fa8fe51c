//! The name that heads duties at the beginning of a line: 市教育局：负责…; （一）县政府⏎…; 市城管局主要职责：….

use crate::model::Duty;
use crate::parse::grammar::{Context, Note, ParsedStatement, alone, parse_statement};
use crate::parse::heading::without_number;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSES, COLONS, EACH, OPENS};
use crate::parse::wording::Wording;
use std::rc::Rc;

/// A name that heads duties.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) name: String,
    /// What the name says, where it was read.
    pub(super) read: Option<Rc<ParsedStatement>>,
    /// The words behind it.
    pub(super) rest: String,
    /// Whether what is to be done stands behind it.
    pub(super) does: bool,
}

impl Key {
    /// A name with what it says, and the words behind.
    pub(super) fn new(name: &str, read: Option<ParsedStatement>, rest: &str) -> Self {
        Self { name: name.trim().to_owned(), read: read.map(Rc::new), rest: rest.to_owned(), does: false }
    }

    /// Whether what stands behind it may be what it does, or its own words say what it does.
    pub(super) fn tells(&self, wording: &Wording) -> bool {
        let said = || self.read.as_ref().is_some_and(|read| read.has_duty_word);
        self.does || self.rest.is_empty() || wording.acts(&self.rest) || said()
    }
}

/// What stands between a name and its duties.
const STOPS: [char; 4] = ['：', ':', '。', '—'];

/// The names of bodies with a colon or full stop behind with which a line begins, or which are all of a numbered line.
pub(super) fn of(line: &str, numbered: bool, lexicon: &dyn Lexicon) -> Option<Key> {
    const LONGEST: usize = 30;
    const LONGEST_LIST: usize = 40;
    let body = &lexicon.wording().body;
    // 1.（二）县政府: some plans number twice.
    let words = without_number(line).trim();
    if numbered && let Some(read) = names(words, lexicon) {
        return Some(Key::new(words, Some(read), ""));
    }
    let at = words.find(STOPS)?;
    let (name, rest) =
        (&words[..at], words[at..].trim_start_matches(|c: char| STOPS.contains(&c) || c == ' '));
    if rest.chars().count() <= 3 {
        return None;
    }
    // （二）县政府⏎…, 市城管局主要职责：…
    let name = without_number(name);
    let name = body.has_duties.strip_end(name).unwrap_or(name);
    let count = name.chars().count();
    let acts = body.duty_verb.begins(rest);
    let each = || acts && name.starts_with(EACH);
    let does = (begins_with_duty(rest, lexicon.wording()) || each()) && count <= LONGEST;
    // 各县（市、区）人民政府，经开区管委会：落实…: several names in front of what they do.
    let several = || {
        numbered
            && count <= LONGEST_LIST
            && name.contains(['，', '、'])
            && (acts || lexicon.wording().law.goes_on.begins(rest))
    };
    let several = several();
    // 森林防火扎实有效。组织演练: a title, and no name.
    let colon = words[at..].starts_with(COLONS);
    let read = bodies(name, does || several, lexicon)
        .or_else(|| in_a_column(name, lexicon).filter(|_| does && numbered && colon))?;
    Some(Key { does: does || several, ..Key::new(name, Some(read), rest) })
}

/// What words say that are names of bodies and nothing else.
pub(super) fn names(words: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    bodies(words, false, lexicon)
}

/// The same; names that are only shaped like a body's, and mentions of nobody, are enough where something vouches for them.
pub(super) fn bodies(words: &str, vouched: bool, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    const COUNT: std::ops::RangeInclusive<usize> = 2..=40;
    const LONGEST: usize = 600; // bytes
    let may = COUNT.contains(&words.chars().count())
        && !words.contains(['，', '；', '。'])
        && !lexicon.wording().body.has_duties.within(words);
    // 县交通局（牵头）、县财政局（配合）: what each does stands at its name.
    let each = words.ends_with(CLOSES)
        && words.len() <= LONGEST
        && !words.contains(['，', '；', '。'])
        && !words.starts_with(OPENS);
    let read = (may || vouched || each).then(|| alone(words, lexicon))?;
    let sure = may && read.shape(lexicon) == Note::Names
        || each && read.is_each_said(lexicon)
        || vouched && read.is_only_bodies(lexicon);
    sure.then_some(read)
}

/// What words say that would be names in a column of bodies.
fn in_a_column(name: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    let read = parse_statement(name, &Context { lexicon, column: Some(Duty::Responsible), rule: None });
    (!read.bodies.is_empty() && read.unplaced.is_empty()).then_some(read)
}

/// Whose duties a line announces in its last clause, behind what it says of the body: 县林业局贯彻…决策部署，…。主要职责是：.
pub(super) fn announced<'l>(line: &'l str, lexicon: &dyn Lexicon) -> Option<(&'l str, ParsedStatement)> {
    const WHOSE: usize = 3; // characters before 主要职责: 其, 该局
    let (text, body) = (without_number(line).trim(), &lexicon.wording().body);
    let words = text.strip_suffix(COLONS)?;
    let (said, last) = words.rsplit_once(['。', '，'])?;
    let whose = body.has_duties.strip_end(body.duties_are.strip_ends(last))?;
    let whose = body.duties_manner.strip_ends(whose);
    let (at, read) = if whose.chars().count() <= WHOSE { subject(said, |_| true, lexicon) } else { None }?;
    Some((&said[..at], read))
}

/// The bodies that words begin with, in front of what they do: how long their names are, and what these say.
pub(super) fn subject(
    text: &str,
    sure: impl Fn(&ParsedStatement) -> bool,
    lexicon: &dyn Lexicon,
) -> Option<(usize, ParsedStatement)> {
    let wording = lexicon.wording();
    // 各街道作为责任主体，负责…; 县城管局依法查处…
    let verb = |at: &usize| {
        let behind = &text[*at..];
        wording.body.duty_verb.begins(behind)
            || wording.clause.being.begins(behind)
            || wording.law.goes_on.begins(behind) && !wording.law.not_on.begins(behind)
    };
    let verbs = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0).take(30).filter(verb);
    // Of several the last one: 省委宣传部负责….
    let verbs: Vec<usize> = verbs.collect();
    verbs.into_iter().rev().find_map(|at| {
        let name = &text[..at];
        let read = bodies(name, true, lexicon)?;
        (!read.has_duty_word && names_end(&read, name) && sure(&read)).then_some((at, read))
    })
}

/// Whether the last body ends where the words do.
fn names_end(read: &ParsedStatement, words: &str) -> bool {
    read.open || read.bodies.last().is_some_and(|body| body.span.end() == words.len())
}

/// 国网青石供电公司：负责…: behind a name that nobody knows, what it does.
fn begins_with_duty(rest: &str, wording: &Wording) -> bool {
    wording.body.duty_begin.begins(rest)
}
