//! Sentences of laws and regulations that give a body a duty: 县级以上人民政府教育行政部门应当会同有关部门制定规划.
//!
//! A sentence is cut into clauses at its commas. A clause gives a duty where it begins with bodies behind which the words
//! go on as a duty does (应当, 负责, 按照…), or where such bodies stand behind 由. The names are then read by the grammar; what
//! they have to do is no name. Who may do something, who must not, and who imposes a sanction has no duty by it.

use super::breaks;
use super::draft::DraftStatement;
use crate::model::{Duty, Place, Span};
use crate::parse::grammar::{Context, ParsedStatement, parse_statement, prose_statement};
use crate::parse::heading::{is_blank, marker};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BY, OF, OPENS, beside_han};
use crate::parse::pairs::{Pair, outermost, paired};
use crate::parse::wording::{Laws, Wording, Words};
use std::rc::Rc;

/// Bodies of a sentence and what it says of them.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The names, in the text.
    pub(super) names: Span,
    /// The sentence, in the text.
    pub(super) sentence: Span,
    /// What they do, governments aside; absent where the names are a whole sentence that says it.
    pub(super) duty: Option<Duty>,
    /// Whether they stand behind 会同: one statement with those before.
    pub(super) with: bool,
    /// What the names say, as they were read.
    pub(super) read: Rc<ParsedStatement>,
}

impl Found {
    /// What it says, as a statement of the task that the text is.
    pub(super) fn statement(self, text: &str, place: &Place) -> DraftStatement {
        let names = self.names.of(text).trim().to_owned();
        DraftStatement {
            // Blanks around names are none of theirs.
            read: (self.duty.is_none() || self.read.text == names).then_some(self.read),
            column: self.duty,
            scope: Some(Span::new(self.sentence.start(), self.sentence.end())),
            continues: self.with,
            ..DraftStatement::new(names, place)
        }
    }
}

/// Most places that are tried as the end of a subject.
const TRIED: usize = 12;

/// The duties that a text gives, in order.
pub(super) fn duties(text: &str, lexicon: &dyn Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in cut(text, 0..text.len(), &['。', '；', ';', '\n', '！']) {
        Sentence::new(text, sentence, lexicon).read(&mut found);
    }
    found
}

/// The parts of a text between marks that stand outside brackets and quotation marks.
fn cut(text: &str, part: std::ops::Range<usize>, stops: &[char]) -> Vec<std::ops::Range<usize>> {
    let words = &text[part.clone()];
    let (pairs, _) = outermost(words);
    let (mut out, mut from) = (Vec::new(), 0);
    for (at, c, pair) in paired(beside_han(words), &pairs) {
        let inside = pair.is_some() && c != '\n';
        // A line that stops inside a sentence goes on with the next one.
        let wrapped = c == '\n' && breaks::in_sentence(&words[..at], &words[at + 1..]);
        if stops.contains(&c) && !inside && !wrapped {
            out.push(part.start + from..part.start + at);
            from = at + c.len_utf8();
        }
    }
    out.push(part.start + from..part.end);
    out
}

struct Sentence<'a> {
    text: &'a str,
    lexicon: &'a dyn Lexicon,
    range: std::ops::Range<usize>,
    clauses: Vec<std::ops::Range<usize>>,
    sanction: bool,
}

impl<'a> Sentence<'a> {
    fn new(text: &'a str, range: std::ops::Range<usize>, lexicon: &'a dyn Lexicon) -> Self {
        let clauses = cut(text, range.clone(), &['，', ',', '：', ':']);
        let sanction = lexicon.wording().law.sanction.within(&text[range.clone()]);
        Self { text, lexicon, range, clauses, sanction }
    }

    fn law(&self) -> &'a Laws {
        &self.lexicon.wording().law
    }

    fn read(&self, found: &mut Vec<Found>) {
        let subjects: Vec<Subject> =
            (0..self.clauses.len()).flat_map(|at| self.subjects(at).into_iter()).collect();
        if subjects.is_empty() {
            found.extend(self.led());
        }
        for (at, subject) in subjects.iter().enumerate() {
            let until = subjects.get(at + 1).map_or(self.range.end, |next| next.clause);
            self.duty(subject, until, found);
        }
    }

    /// 由属地供水公司牵头，会同市水务局…: nobody knows the name, and yet the sentence says who leads, or by whom it is done.
    fn led(&self) -> Option<Found> {
        let words = self.text[self.range.clone()].trim();
        let law = self.law();
        if self.sanction || law.may.within(words) || !(words.contains(BY) || self.leads(words)) {
            return None;
        }
        let context = Context { lexicon: self.lexicon, column: None, rule: None };
        let read = prose_statement(words, &context)?;
        let plain = |name: &str| !law.no_name.within(name) && !is_no_subject(name, law);
        let by = |name: &str| words.contains(&format!("{BY}{name}"));
        let led = self.leads(words) || read.bodies.first().is_some_and(|b| by(&b.name));
        let sure = led && read.bodies.iter().all(|b| plain(&b.name) && b.name.chars().count() > 2);
        let sentence = Span::new(self.range.start, self.range.end);
        let some = sure && !read.bodies.is_empty();
        some.then(|| Found { names: sentence, sentence, duty: None, with: false, read: Rc::new(read) })
    }

    fn leads(&self, words: &str) -> bool {
        self.lexicon.wording().rule.lead.within(words)
    }

    /// What the words from a subject on, up to the next one, give it to do.
    fn duty(&self, subject: &Subject, until: usize, found: &mut Vec<Found>) {
        let from = subject.said.max(subject.names.end()).min(until);
        let said = behind_bracket(self.text[from..until].trim_start_matches(is_outside));
        if !subject.by && says_may(said, self.law()) || is_definition(said, self.law()) {
            return;
        }
        let duty = duty_of(said, self.law());
        let sentence = Span::new(self.range.start, self.range.end);
        let (names, read) = (subject.names, Rc::clone(&subject.read));
        found.push(Found { names, sentence, duty: Some(duty), with: false, read });
        if matches!(duty, Duty::Responsible | Duty::Lead) {
            let duty = if duty == Duty::Lead { Duty::Participate } else { duty };
            let partners = self.partners(until - said.len(), until);
            found.extend(partners.map(|(names, read)| Found {
                names,
                sentence,
                duty: Some(duty),
                with: true,
                read,
            }));
        }
    }

    /// Who has a duty by a clause: whom it begins with, or who stands behind 由 in it.
    fn subjects(&self, at: usize) -> Vec<Subject> {
        let clause = self.clauses[at].clone();
        let words = &self.text[clause.clone()];
        let start = clause.start + without_lead(words, self.law());
        if let Some((names, read)) = self.leading(start, clause.end) {
            return vec![Subject { names, read, clause: clause.start, said: 0, by: false }];
        }
        if let Some((names, read, said)) = self.over_comma(at, start) {
            return vec![Subject { names, read, clause: clause.start, said, by: false }];
        }
        if self.sanction {
            return Vec::new();
        }
        self.behind_by(&clause)
    }

    /// The bodies a clause begins with.
    fn leading(&self, start: usize, end: usize) -> Option<(Span, Rc<ParsedStatement>)> {
        let words = &self.text[start..end];
        if words.is_empty() || is_no_subject(words, self.law()) {
            return None;
        }
        let mut all = ends(words, self.lexicon.wording(), |rest| self.goes_on(rest, end, false));
        // Of several the last one before 应当: 公安机关交通管理部门应当…; and whoever stands right before it.
        if let Some(must) = self.must(words, end).filter(|must| *must > 0) {
            all.retain(|len| *len < must);
            all.push(must);
            all.reverse();
        }
        self.names(start, words, all, |rest| !is_relative(behind_bracket(rest), self.law()))
    }

    /// The first names of bodies among the beginnings of some words that end here or there; `fits` asks what stands behind.
    fn names(
        &self,
        start: usize,
        words: &str,
        ends: Vec<usize>,
        fits: impl Fn(&str) -> bool,
    ) -> Option<(Span, Rc<ParsedStatement>)> {
        ends.into_iter().take(TRIED).find_map(|len| {
            let read = self.bodies(&words[..len]).filter(|_| fits(&words[len..]))?;
            Some((Span::new(start, start + len), read))
        })
    }

    /// Where 应当 stands in a clause; at its end, where the next one begins with it (工会等社会团体，应当…).
    fn must(&self, words: &str, end: usize) -> Option<usize> {
        let must = &self.law().modal;
        let next = self.text[end..self.range.end].trim_start_matches(['，', ',']);
        let here = must.find(words).map(|(at, ..)| at);
        here.or_else(|| must.begins(next).then_some(words.len()))
    }

    /// 县级人民政府及其工作部门，乡、镇人民政府应当…: a clause that is names only goes with the next one, whose words tell
    /// what they do.
    fn over_comma(&self, at: usize, start: usize) -> Option<(Span, Rc<ParsedStatement>, usize)> {
        let (clause, next) = (self.clauses.get(at)?, self.clauses.get(at + 1)?);
        let words = self.text[start..clause.end].trim_end_matches(is_outside);
        let read = if self.law().body_end.ends(words) { self.bodies(words) } else { None }?;
        let (next, _) = self.leading(next.start, next.end)?;
        Some((Span::new(start, start + words.len()), read, next.end()))
    }

    /// The bodies behind 由: 由市人民政府另行制定.
    fn behind_by(&self, clause: &std::ops::Range<usize>) -> Vec<Subject> {
        let words = &self.text[clause.clone()];
        let part_of_word = |at: usize| !self.lexicon.wording().tells_by(&words[..at]);
        let mut out: Vec<Subject> = Vec::new();
        for (at, by) in words.match_indices(BY) {
            let from = at + by.len();
            let taken = out.last().is_some_and(|s| s.names.end() > clause.start + at);
            if taken || part_of_word(at) || self.law().no_by.begins(&words[from..]) {
                continue;
            }
            let behind = &words[from..];
            let all = ends(behind, self.lexicon.wording(), |rest| self.goes_on(rest, clause.end, true));
            let found = self.names(clause.start + from, behind, all, |rest| !is_attribute(rest));
            out.extend(found.map(|(names, read)| Subject {
                names,
                read,
                clause: clause.start,
                said: 0,
                by: true,
            }));
        }
        out
    }

    /// The bodies behind 会同 in what a subject has to do.
    fn partners(&self, from: usize, until: usize) -> Option<(Span, Rc<ParsedStatement>)> {
        let words = &self.text[from..until];
        let (at, with, ()) = self.law().with.find(words)?;
        let behind = &words[at + with..];
        let all =
            ends(behind, self.lexicon.wording(), |rest| rest.is_empty() || self.goes_on(rest, until, true));
        self.names(from + at + with, behind, all, |_| true)
    }

    /// Whether the words behind a body go on as a duty does.
    fn goes_on(&self, rest: &str, end: usize, by: bool) -> bool {
        let law = self.law();
        let rest = behind_bracket(rest);
        let starts = |words: &str| {
            !law.not_on.begins(words) && !of_verb(words, law) && law.goes_on.begins(words)
                || by && law.by_verb.begins(words)
                || law.may.begins(words)
        };
        if !rest.is_empty() {
            return starts(rest) || by && rest.starts_with(['，', ',']);
        }
        // 市级部门，应当…: what it does stands behind the comma.
        let next = self.text[end..self.range.end].trim_start_matches(['，', ',']);
        by || starts(next)
    }

    /// What words say that are names of authorities and nothing else.
    fn bodies(&self, words: &str) -> Option<Rc<ParsedStatement>> {
        if self.law().no_name.within(words) {
            return None;
        }
        let read = parse_statement(
            words,
            &Context { lexicon: self.lexicon, column: Some(Duty::Responsible), rule: None },
        );
        let law = self.law();
        let sentence = |name: &str| law.no_name.within(name) || is_no_subject(name, law);
        let authority = |name: &str| law.body_end.ends(name) && !law.subject_end.ends(name);
        let plain = |name: &str| self.lexicon.exact(name).is_some() || !sentence(name);
        let count = read.bodies.iter().filter(|b| b.is_territorial() || authority(&b.name)).count();
        let (all, named) = (read.bodies.len(), read.bodies.iter().all(|b| plain(&b.name)));
        // Of many names one may be worded in a way of its own.
        let sure =
            (all > 0 || read.open) && named && (read.unplaced.is_empty() || all > 2) && count * 2 >= all;
        sure.then(|| Rc::new(read))
    }
}

struct Subject {
    names: Span,
    /// What they say.
    read: Rc<ParsedStatement>,
    /// Where its clause begins.
    clause: usize,
    /// Where the words that tell what it does begin, if not behind the names.
    said: usize,
    /// Whether it stands behind 由.
    by: bool,
}

fn is_outside(c: char) -> bool {
    is_blank(c) || matches!(c, '，' | ',' | '：' | ':')
}

/// Whether words begin like no name of a subject: 经人民法院…, but 经济信息化部门….
fn is_no_subject(words: &str, law: &Laws) -> bool {
    law.no_subject.begins(words) && !law.subject.begins(words)
}

/// Bytes of the number and the words that may stand before a subject (第五条, （一）, 必要时).
fn without_lead(clause: &str, law: &Laws) -> usize {
    let number = marker(clause).map_or(0, |m| m.len);
    // （部门职责）: what the article is about.
    let rest = behind_bracket(clause[number..].trim_start_matches(is_blank)).trim_start_matches(is_blank);
    let word = law.before_subject.at(rest).map_or(0, |(len, ())| len);
    clause.len() - rest.len() + word
}

/// Where names of bodies may end in words, brackets left whole; behind a bracket where it holds another name of the body
/// (街道办事处（镇人民政府）).
fn ends(words: &str, wording: &Wording, goes_on: impl Fn(&str) -> bool) -> Vec<usize> {
    let law = &wording.law;
    let (pairs, _) = outermost(words);
    let other_name = |pair: &Pair| {
        let inside = pair.inside(words);
        law.body_end.ends(inside) && !wording.remark.bracket_begin.begins(inside)
    };
    let whole = paired(words.char_indices(), &pairs).filter_map(|(at, c, pair)| {
        let end = at + c.len_utf8();
        pair.is_none_or(|p| p.end() == end).then_some((end, c))
    });
    let fits = |(end, c): (usize, char)| {
        let behind = pairs.binary_search_by_key(&end, |pair| pair.open).ok().map(|at| &pairs[at]);
        let body = law.body_end.may_end_in(c) && law.body_end.ends(&words[..end]);
        let end = behind.filter(|pair| other_name(pair)).map_or(end, Pair::end);
        (body && goes_on(&words[end..])).then_some(end)
    };
    whole.filter_map(fits).collect()
}

/// The words behind （以下简称…）.
fn behind_bracket(rest: &str) -> &str {
    if !rest.starts_with(OPENS) {
        return rest;
    }
    outermost(rest).0.first().filter(|p| p.open == 0).map_or(rest, |p| &rest[p.end()..])
}

/// 市人民政府确定的职责: the verb belongs to what follows.
fn of_verb(rest: &str, law: &Laws) -> bool {
    [&law.goes_on, &law.by_verb]
        .iter()
        .filter_map(|words| words.strip(rest))
        .any(|behind| behind.starts_with(OF))
}

/// 区人民政府负责促进发展工作的部门…: the verb only says which body is meant.
fn is_relative(rest: &str, law: &Laws) -> bool {
    if law.is.begins(rest) || law.modal.begins(rest) {
        return false;
    }
    rest.match_indices(OF).any(|(at, of)| {
        let noun = &rest[at + of.len()..];
        noun.char_indices().take(16).map(|(at, c)| at + c.len_utf8()).any(|end| {
            let behind = behind_bracket(&noun[end..]);
            law.body_end.ends(&noun[..end])
                && (behind.is_empty() || law.goes_on.begins(behind) || law.may.begins(behind))
        })
    })
}

/// 由公安、城管等部门参加的机制: the words behind 由 tell of what, not who has to.
fn is_attribute(rest: &str) -> bool {
    rest.char_indices().take(8).any(|(at, c)| c == OF && at > 0)
}

/// Whether the words say first that somebody may, or in their first clause that somebody must not. Who may do something
/// besides what it does (依法参加调查，有权提出意见) has its duty.
fn says_may(said: &str, law: &Laws) -> bool {
    let clause = said.find(['，', ',']).unwrap_or(said.len());
    let how = law.manner.begins(said) && !law.no_manner.begins(said);
    let first = |words: &Words| words.find(said).map(|(at, ..)| at);
    let may = first(&law.may).filter(|at| how || *at < clause);
    let may = may.into_iter().chain(first(&law.must_not).filter(|at| *at < clause)).min();
    may.is_some_and(|may| first(&law.must).is_none_or(|must| may < must))
}

/// 血站是公益性组织: no office, as in 公安机关是养犬管理工作的主管部门, and nothing to do, as in 血站是公益性组织，负责采血.
fn is_definition(said: &str, law: &Laws) -> bool {
    let mut clauses = said.split(['，', ',']);
    let is = clauses.next().unwrap_or("");
    law.is.begins(is) && !law.office.ends(is) && !clauses.any(|clause| law.must.begins(clause))
}

/// What a body does by the words behind it.
fn duty_of(said: &str, law: &Laws) -> Duty {
    let closes = || said.split(['，', ',']).any(|clause| law.support_close.ends(clause));
    match opening(said, law) {
        Some(Duty::Lead) => Duty::Lead,
        duty if duty == Some(Duty::Support) || closes() => Duty::Support,
        duty => duty.unwrap_or(Duty::Responsible),
    }
}

/// The duty that the first verb gives, how it is done aside: 应当按照各自职责，配合… → support.
pub(super) fn opening(said: &str, law: &Laws) -> Option<Duty> {
    law.act.at(act(said, law)).map(|(_, duty)| duty)
}

/// What is done, without how it is done: 应当按照各自职责，共同做好… → 做好….
fn act<'s>(said: &'s str, law: &Laws) -> &'s str {
    const FAR: usize = 40; // characters within which the manner ends
    let mut rest = said;
    loop {
        rest = rest.trim_start_matches(is_outside);
        if let Some(behind) = law.adverb.strip(rest) {
            rest = behind;
            continue;
        }
        let manner = law.how_begin.begins(rest);
        let head = rest.char_indices().nth(FAR).map_or(rest, |(at, _)| &rest[..at]);
        match law.manner_end.find(head).filter(|_| manner) {
            Some((at, len, ())) => rest = &rest[at + len..],
            None => return rest,
        }
    }
}
