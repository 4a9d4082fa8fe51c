//! Pieces → what a statement says: a descent that follows the grammar, one function a construct.
//!
//! ```text
//! statement  = { separator , part } ;                        (* the pieces that `split` cuts *)
//! part       = { label } , [ group ] , ( aside | rule | pending | remark | date | clause ) ;
//! label      = role-noun , ( "：" | "为" ) | "（" , role-noun , "）" ;          (* 牵头单位：, （责任部门） *)
//! aside      = (* whatever stands behind a label of dates, persons, sums *) ;
//! clause     = invitation | help | object | subject , [ predicate , [ behind ] ] ;
//! invitation = "邀请" , subject , "参加" ;
//! help       = ( "协助" | "配合" ) , level , known body ;
//! behind     = ( "会同" | "联合" | "商" ) , clause | remark | clause | object ;
//! object     = (* what is to be done, up to the next subject *) ;
//! subject    = { name , [ et-cetera ] , [ join ] } , [ manner ] ;
//! name       = [ topic ] , words , { "（" , ( name | role-noun | remark ) , "）" } ;
//! ```
//!
//! Nothing fails: what is no name where one should stand is kept as `unplaced`.

use super::boxes;
use super::brackets::{before_guidance, close_of, group, outside_brackets, subject};
use super::find::find_predicate;
use super::label::{self, Kind};
use super::names::{self, Etc};
use super::predicate::{self, Predicate};
use super::remark::{self, Bracket};
use super::rule;
use super::split::{self, Sep};
use super::territory::{self, Territory};
use super::text::Clean;
use super::tree::{Entry, Name, Said, Tree};
use super::types::Context;
use super::{level, shape};
use crate::model::Duty;
use crate::parse::lexicon::{Known, Lexicon};
use crate::parse::marks::{CLOSE, COLON, COMMA, OPEN};
use crate::parse::wording::{Join, Wording};
use std::ops::Range;
use std::sync::Arc;

/// Parses a statement.
pub(super) fn statement<'t>(clean: &'t Clean<'t>, context: &'t Context<'t>) -> Tree<'t> {
    let mut parser = Parser::new(clean, context, false);
    for piece in split::pieces(clean, context.lexicon) {
        parser.separator(piece.before);
        parser.part(piece.range);
    }
    parser.tree
}

/// Parses running prose: behind the first clause that says a duty, those that say none are what is to be done. `says`
/// tells the clauses.
pub(super) fn prose<'t>(
    clean: &'t Clean<'t>,
    context: &'t Context<'t>,
    says: &dyn Fn(&str) -> bool,
) -> Tree<'t> {
    let mut parser = Parser::new(clean, context, true);
    let pieces = split::pieces(clean, context.lexicon);
    let mut said = false;
    for clause in pieces.chunk_by(|_, next| next.before == Sep::List) {
        let (Some(first), Some(last)) = (clause.first(), clause.last()) else { continue };
        let range = first.range.start..last.range.end;
        said &= first.before < Sep::Clause;
        let words = &clean.text[range.clone()];
        let says = says(words);
        if !says && (said || remark::begins_a_clause(words, parser.words())) {
            parser.separator(first.before);
            parser.remark(range);
            continue;
        }
        if said && says && parser.object {
            // Each has an object of its own: no list, over which a level would carry.
            parser.list += 1;
            parser.object = false;
        }
        said |= says;
        for piece in clause {
            parser.separator(piece.before);
            parser.part(piece.range.clone());
        }
    }
    parser.tree
}

#[expect(clippy::struct_excessive_bools, reason = "each is a construct that we are in, or not")]
struct Parser<'t> {
    clean: &'t Clean<'t>,
    context: &'t Context<'t>,
    tree: Tree<'t>,
    run: usize,
    list: usize,
    /// Names of the clause that have no predicate yet.
    unbound: usize,
    /// Whether a label vouches for the names behind it.
    labelled: bool,
    /// What the label announces that is no body.
    aside: Option<Kind>,
    /// Whether we are in the object of a predicate (负责…).
    object: bool,
    /// The enumeration that began with 有关 and names nobody.
    vague: Option<usize>,
    /// Whether a remark goes on to the end of its sentence (以下均需…落实，不再列出).
    skip: bool,
    /// Whether the last box was not ticked: whoever stands behind it is not meant.
    unticked: bool,
    /// Whether the words are running prose, where an object may name bodies.
    prose: bool,
}

/// What is told of a name when it is read.
struct Told {
    territory: Option<Territory>,
    known: Option<Arc<Known>>,
}

impl<'t> Parser<'t> {
    fn new(clean: &'t Clean<'t>, context: &'t Context<'t>, prose: bool) -> Self {
        Self {
            clean,
            context,
            tree: Tree::default(),
            run: 0,
            list: 0,
            unbound: 0,
            labelled: false,
            aside: None,
            object: false,
            vague: None,
            skip: false,
            unticked: false,
            prose,
        }
    }

    fn text(&self) -> &'t str {
        &self.clean.text
    }

    fn lexicon(&self) -> &'t dyn Lexicon {
        self.context.lexicon
    }

    fn words(&self) -> &'t Wording {
        self.context.lexicon.wording()
    }

    fn say(&mut self, said: Said<'t>) {
        self.tree.said.push(said);
    }

    fn open(&mut self) {
        self.tree.open = true;
        self.say(Said::Open);
    }

    fn remark(&mut self, range: Range<usize>) {
        let span = self.clean.span(range);
        self.tree.remarks.push(span);
    }

    fn separator(&mut self, sep: Sep) {
        self.say(Said::Separator(sep));
        if sep >= Sep::Comma {
            self.run += 1;
            if self.labelled {
                self.unbound = 0;
            }
        }
        if sep >= Sep::Clause {
            self.unticked = false;
            self.object = false;
            self.unbound = 0;
        }
        if sep == Sep::Stop {
            self.labelled = false;
            self.aside = None;
            self.skip = false;
        }
    }

    fn part(&mut self, range: Range<usize>) {
        let (text, words) = (self.text(), self.words());
        let range = self.labels(range);
        if range.is_empty() {
            return;
        }
        if let Some(ticked) = boxes::before(&text[..range.start], words) {
            self.unticked = !ticked;
        }
        if self.unticked {
            return self.remark(range);
        }
        let range = self.without_group(range);
        if let Some(kind) = self.aside {
            return self.aside(kind, range);
        }
        if !self.skip && !self.object && self.is_plain(&text[range.clone()]) {
            let known = self.lexicon().body(&text[range.clone()]);
            return self.push(
                range.clone(),
                text[range].to_owned(),
                None,
                None,
                Told { territory: None, known },
            );
        }
        // What stands in brackets is judged with the name it belongs to.
        let outside = outside_brackets(&text[range.clone()]);
        let stated = rule::stated_rule(&text[range.clone()], words);
        self.tree.rule = self.tree.rule.or(stated);
        if stated.is_none() && !self.prose && remark::is_pending(&outside, words) {
            self.open();
            self.remark(range);
        } else if stated.is_some() && rule::stated_rule(&outside, words).is_some() {
            self.remark(range);
            self.skip = true;
        } else if self.skip || remark::is_remark(&outside, words) {
            self.skip |= remark::goes_on(&outside, words);
            self.remark(range);
        } else if remark::is_date(&outside, words) {
            let span = self.clean.span(range);
            self.tree.deadline = self.tree.deadline.or(Some(span));
        } else {
            self.clause(range);
        }
    }

    /// Takes the labels that a part begins with; what follows them.
    fn labels(&mut self, range: Range<usize>) -> Range<usize> {
        let (text, words) = (self.text(), self.words());
        let end = range.end;
        let mut range = names::trim(text, range, words);
        // 责任单位：/ is a label with nobody behind it, and no name.
        if text[range.end..end].starts_with(COLON) {
            range.end += COLON.len_utf8();
        }
        while let Some((kind, len)) = label::at(&text[range.clone()], words) {
            self.label(kind);
            // 责任单位（列第一位的为牵头单位）：
            let stated = rule::stated_rule(&text[range.start..range.start + len], words);
            self.tree.rule = self.tree.rule.or(stated);
            range = names::trim(text, range.start + len..range.end, words);
        }
        range
    }

    fn label(&mut self, kind: Kind) {
        self.unbound = 0;
        self.run += 1;
        self.list += 1;
        self.object = false;
        self.skip = false;
        if let Kind::Duty(duty) = kind {
            self.labelled = true;
            self.aside = None;
            self.tree.has_duty_word = true;
            self.say(Said::Label(Some(duty)));
        } else {
            self.aside = Some(kind);
            self.say(Said::Label(None));
        }
    }

    /// The part without what a working group is called (善后组：市民政局…) and under whom somebody works (区水务局在市水务局
    /// 指导下，负责…).
    fn without_group(&self, range: Range<usize>) -> Range<usize> {
        let (text, words) = (self.text(), self.words());
        let mut range = match group(&text[range.clone()], words) {
            Some(len) => names::trim(text, range.start + len..range.end, words),
            None => range,
        };
        if let Some(len) = before_guidance(&text[range.clone()], words) {
            range.end = range.start + len;
        }
        range
    }

    fn aside(&mut self, kind: Kind, range: Range<usize>) {
        let span = self.clean.span(range);
        match kind {
            Kind::Deadline if self.tree.deadline.is_none() => self.tree.deadline = Some(span),
            _ => self.tree.remarks.push(span),
        }
    }

    /// The common case, found at once: a name that the lexicon knows, and nothing else.
    fn is_plain(&self, words: &str) -> bool {
        let core = level::core(words, self.words());
        self.clean.is_plain()
            && self.lexicon().exact(core).is_some()
            && !self.words().name.departments.ends(core)
    }

    /// Names with a predicate, names alone, or the object of the predicate before.
    fn clause(&mut self, range: Range<usize>) {
        let text = self.text();
        let words = &text[range.clone()];
        if let Some((at, len, ())) = self.words().clause.invites.find(words) {
            return self.invitation(range.start + at + len..range.end);
        }
        let pending = self.unbound > 0 || self.tree.open;
        if !pending && !self.prose && self.help(words, range.clone()) {
            return;
        }
        let found = find_predicate(words, self.lexicon(), pending);
        if self.object && !self.is_subject(words, found) {
            return self.remark(range);
        }
        self.object = false;
        let end = found.map_or(range.end, |(at, _)| range.start + at);
        self.subject(subject(text, range.start..end, self.lexicon()), None);
        if let Some((_, predicate)) = found {
            self.predicate(predicate);
            self.behind(end + predicate.len..range.end, predicate);
        }
    }

    /// 邀请X参加: X participates, whoever invites gets nothing.
    fn invitation(&mut self, range: Range<usize>) {
        let words = &self.text()[range.clone()];
        let end = self.words().clause.attends.find(words).map_or(words.len(), |(at, ..)| at);
        self.subject(range.start..range.start + end, Some(Duty::Participate));
        self.complete(Entry::Invitation);
    }

    /// 协助市公安局, 配合市应急局开展演练: an entry that begins so names who lends a hand, whatever stands behind.
    fn help(&mut self, words: &str, range: Range<usize>) -> bool {
        let Some((verb, ())) = self.words().clause.helps.at(words) else { return false };
        let rest = &words[verb..];
        let end = find_predicate(rest, self.lexicon(), false).map_or(rest.len(), |(at, _)| at);
        if !self.is_levelled(&rest[..end]) {
            return false;
        }
        let start = range.start + verb;
        self.subject(start..start + end, Some(Duty::Support));
        self.complete(Entry::Help);
        true
    }

    fn complete(&mut self, entry: Entry) {
        self.tree.has_duty_word = true;
        self.unbound = 0;
        self.say(Said::Complete(entry));
    }

    /// Whether the name is a level and a body that is known.
    fn is_levelled(&self, name: &str) -> bool {
        level::split(name, self.words()).is_some_and(|(_, core)| self.lexicon().exact(core).is_some())
    }

    /// Whether a piece behind an object names somebody again.
    fn is_subject(&self, words: &str, found: Option<(usize, Predicate)>) -> bool {
        let lexicon = self.lexicon();
        let known = |name: &str| {
            lexicon.knows(name)
                || territory::territory(name, lexicon).is_some()
                || remark::is_unnamed(name, lexicon.wording())
        };
        match found {
            None if self.prose => false,
            Some((_, p)) if self.prose && !p.strong => false,
            Some((0, p)) => p.len == words.len(),
            Some((at, _)) => {
                known(&words[..at])
                    || shape::begins_like_name(words, lexicon)
                        && shape::ends_like_body(&words[..at], lexicon.wording())
            }
            None => known(words),
        }
    }

    fn predicate(&mut self, predicate: Predicate) {
        self.tree.has_duty_word = true;
        self.unbound = 0;
        self.run += 1;
        self.say(Said::Predicate(predicate));
    }

    /// What stands behind a predicate: 会同…, another clause without a comma, or an object.
    fn behind(&mut self, rest: Range<usize>, predicate: Predicate) {
        let words = &self.text()[rest.clone()];
        if words.is_empty() {
            return;
        }
        if let Some((word, ())) = self.words().join.behind_verb.at(words) {
            let leads = predicate.duty == Duty::Lead;
            self.say(Said::With(if leads { Duty::Participate } else { predicate.duty }));
            return self.clause(rest.start + word..rest.end);
        }
        if words.starts_with(OPEN) {
            return self.remark(rest);
        }
        // 协助市公安局做好管理: the one who is helped.
        let helps = predicate.duty == Duty::Support;
        if shape::begins_like_name(words, self.lexicon())
            && find_predicate(words, self.lexicon(), false)
                .is_some_and(|(at, p)| at > 0 && (p.strong || !helps && self.lexicon().knows(&words[..at])))
        {
            return self.clause(rest);
        }
        self.object = true;
        self.remark(rest);
    }

    /// A stretch of names; `own` is the duty that the words around them give.
    fn subject(&mut self, range: Range<usize>, own: Option<Duty>) {
        let (text, words) = (self.text(), self.words());
        let range = names::trim(text, range, words);
        for part in names::parts(text, range, self.lexicon()) {
            if part.join == Join::With {
                self.say(Said::Joined);
            }
            let end = part.range.end;
            self.name(names::trim(text, part.range, words), part.etc, own);
            if part.etc == Some(Etc::More) && words.etc.companies.begins(&text[end..]) {
                self.forget_kinds();
            }
        }
    }

    fn name(&mut self, range: Range<usize>, etc: Option<Etc<'t>>, around: Option<Duty>) {
        let (lexicon, words) = (self.lexicon(), self.words());
        if etc.is_some_and(|e| e != Etc::Complete) {
            self.open();
        }
        if range.is_empty() {
            return;
        }
        let (range, name, own) = self.unbracketed(self.behind_topic(range));
        if name.is_empty() {
            return;
        }
        if remark::is_unnamed(&name, words) && !remark::is_members(&name, words) {
            self.open();
            return self.forget_levels();
        }
        if remark::is_remark(&name, words) {
            return self.remark(range);
        }
        let territory = territory::territory(&name, lexicon);
        if territory.is_some() {
            return self.push(range, name, etc, own.or(around), Told { territory, known: None });
        }
        let known = lexicon.body(&name);
        if known.is_none() && self.is_vague(&name) {
            self.vague = Some(self.run);
            return self.open();
        }
        let act = predicate::begins_with_verb(&name, words) && !shape::ends_like_body(&name, words);
        if act && known.is_none() && !lexicon.is_field(&name) {
            return self.remark(range); // …配合，建立保障机制: what is to be done, nobody
        }
        if self.is_body(&name, known.is_some()) {
            self.push(range, name, etc, own.or(around), Told { territory: None, known });
        } else {
            let span = self.clean.span(range);
            self.tree.unplaced.push(span);
        }
    }

    fn push(
        &mut self,
        range: Range<usize>,
        name: String,
        etc: Option<Etc<'t>>,
        own: Option<Duty>,
        Told { territory, known }: Told,
    ) {
        self.unbound += 1;
        let (run, list) = (self.run, self.list);
        self.say(Said::Name(Name { range, text: name, own, territory, known, run, list, etc }));
    }

    /// 供水、供电等企业: kinds of companies, and no bodies.
    fn forget_kinds(&mut self) {
        let lexicon = self.lexicon();
        self.forget(|name| {
            name.territory.is_none()
                && lexicon.exact(&name.text).is_none()
                && !shape::ends_like_body(&name.text, lexicon.wording())
        });
    }

    /// 国家、省、市有关部门: the levels before belong to nobody either.
    fn forget_levels(&mut self) {
        let words = self.words();
        self.forget(|name| level::is_bare(&name.text, words));
    }

    /// Takes back the last names of this enumeration, as far as they are of a kind.
    fn forget(&mut self, kind: impl Fn(&Name) -> bool) {
        let run = self.run;
        loop {
            let last = self.tree.said.iter().rposition(|said| matches!(said, Said::Name(_)));
            let Some(at) = last else { return };
            if !matches!(&self.tree.said[at], Said::Name(name) if name.run == run && kind(name)) {
                return;
            }
            self.tree.said.remove(at);
            self.unbound = self.unbound.saturating_sub(1);
        }
    }

    /// 有关设计、施工等单位: neither word names anybody.
    fn is_vague(&self, name: &str) -> bool {
        self.words().nobody.relevant.begins(name)
            || self.vague == Some(self.run) && !shape::ends_like_body(name, self.words())
    }

    /// The name behind what is none: behind the working group it leads (综合协调组省交通运输厅), behind the task and a dash.
    fn behind_topic(&self, range: Range<usize>) -> Range<usize> {
        let words = &self.text()[range.clone()];
        let head = |name: &'t str| name.split_once(OPEN).map_or(name, |(head, _)| head);
        let ends = words.char_indices().filter(|(_, c)| self.words().clause.group_end.holds(*c));
        let group = ends.map(|(at, c)| at + c.len_utf8()).find(|at| {
            let count = words[..*at].chars().count();
            (3..=12).contains(&count)
                && self.is_levelled(head(&words[*at..]))
                && !self.lexicon().knows(head(words))
        });
        // 加强巡查——市局牵头: what is to be done stands before the dash.
        let dash = words.rfind("——").map(|at| at + "——".len()).filter(|at| *at < words.len());
        range.start + group.or(dash).unwrap_or(0)..range.end
    }

    /// Whether the words can be a body here; a label or column vouches for odd names.
    fn is_body(&self, name: &str, known: bool) -> bool {
        /// Characters of a name with the end of one, of one that is vouched for, of any other.
        const LONGEST: (usize, usize, usize) = (40, 24, 12);
        let words = self.words();
        let count = name.chars().count();
        // A bare level waits for the tail that it shares (市、区财政部门).
        let bare = level::is_bare(name, words);
        if count < 2 || bare || known {
            return count >= 2 || bare;
        }
        let vouched = self.labelled || self.context.column.is_some();
        let prose = words.clause.no_name.within(name)
            || name.contains([COMMA, COLON])
            || name.chars().all(|c| !c.is_alphabetic());
        let fits = count <= LONGEST.2
            || vouched && count <= LONGEST.1
            || count <= LONGEST.0 && shape::ends_like_body(name, words);
        !prose && fits
    }

    /// The name without its remarks, and the duty that a bracket at it gives: 市民政局（牵头）.
    fn unbracketed(&self, range: Range<usize>) -> (Range<usize>, String, Option<Duty>) {
        let text = self.text();
        let words = &text[range.clone()];
        if !words.contains(OPEN) {
            return (range.clone(), self.clean.printed(range), None);
        }
        let (mut name, mut duty) = (String::new(), None);
        let (mut at, mut end) = (range.start, range.start);
        while at < range.end {
            let open = text[at..range.end].find(OPEN).map_or(range.end, |i| at + i);
            if open > at {
                name.push_str(&self.clean.printed(at..open));
                end = open;
            }
            if open == range.end {
                break;
            }
            let inside = open + OPEN.len_utf8();
            let close = close_of(text, inside, range.end);
            let after = (close + CLOSE.len_utf8()).min(range.end);
            match remark::bracket(&text[inside.min(close)..close], self.words()) {
                Bracket::Name => {
                    name.push_str(&self.clean.printed(open..after));
                    end = after;
                }
                Bracket::Duty(own) => duty = Some(own),
                Bracket::Remark => {}
            }
            at = after;
        }
        (range.start..end, name, duty)
    }
}
