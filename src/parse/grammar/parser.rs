//! Pieces → what a statement says: a descent over the tokens that follows the grammar of [`super`], one function a construct.
//!
//! Nothing fails: what is no name where one should stand is kept as `unplaced`.

use super::clause;
use super::etc::Etc;
use super::label::{self, Kind};
use super::lexer::{Lexed, Stretch, box_before, outside_brackets};
use super::names;
use super::predicate::{self, Predicate};
use super::remark::{self, Bracket};
use super::rule;
use super::split::{self, Piece, Sep};
use super::territory;
use super::tree::{Entry, Item, Said, Tree};
use super::types::Context;
use super::{level, shape};
use crate::model::Duty;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{
    BY, CLAUSE, CLOSE, COLON, COLONS, COMMA, EACH, ETC, LIST, NO_NAME, OF, OPEN, STOP,
};
use crate::parse::wording::lexer::Class;
use crate::parse::wording::{Join, Wording};
use std::ops::Range;

/// `statement = { separator , part } ;`
pub(super) fn statement<'t>(lexed: &'t Lexed<'t>, context: &'t Context<'t>) -> Tree<'t> {
    let mut parser = Parser::new(lexed, context, Form::Statement);
    split::pieces(lexed).iter().for_each(|piece| parser.piece(piece));
    parser.tree
}

/// Running prose: behind the first clause that says a duty, those that say none are what is to be done. `says` tells the
/// clauses.
pub(super) fn prose<'t>(
    lexed: &'t Lexed<'t>,
    context: &'t Context<'t>,
    says: &dyn Fn(Stretch) -> bool,
) -> Tree<'t> {
    let mut parser = Parser::new(lexed, context, Form::Prose);
    let mut said = false;
    let pieces = split::pieces(lexed);
    let clauses = pieces.chunk_by(|_, next| next.before == Sep::List);
    // Under whom somebody works stands between the names and what they do: 园区设立投资公司，在管委会领导下，负责招租.
    let guided = |clause: &&[Piece]| match clause {
        [only] => clause::is_guidance(lexed.stretch(only.range.clone())),
        _ => false,
    };
    let mut clauses = clauses.filter(|clause| !guided(clause)).peekable();
    // 园区完成任务后，由市民政局验收: who stands behind 由 does it, and nobody named before.
    let begins_by = |next: &&[Piece]| {
        let first = next.first().filter(|first| first.before == Sep::Comma);
        first.is_some_and(|first| lexed.stretch(first.range.clone()).text().contains(BY))
    };
    while let Some(clause) = clauses.next() {
        let (Some(first), Some(last)) = (clause.first(), clause.last()) else { continue };
        let words = lexed.stretch(first.range.start..last.range.end);
        said &= first.before < Sep::Clause;
        // 公安局、交管局等部门，事发地县级政府组成: names only, and behind the comma what they do.
        let mut goes_on = || {
            let next = clauses.peek().and_then(|next| Some((next.first()?, next.last()?)));
            next.is_some_and(|(from, to)| {
                from.before == Sep::Comma && says(lexed.stretch(from.range.start..to.range.end))
            }) && clause.iter().all(|piece| is_name_alone(lexed.stretch(piece.range.clone())))
        };
        let says = says(words) || said && goes_on();
        // 需要市公安局协助的，由…: in which case.
        let case = words.text().ends_with(OF)
            || remark::begins_a_clause(words.text(), words.wording())
            || !says && !words.text().ends_with(CLOSE) && clauses.peek().is_some_and(begins_by);
        if !says && (said || case) {
            parser.separator(first.before);
            parser.remark(words);
            continue;
        }
        if said && says && parser.mode == Mode::Object {
            // Each has an object of its own: no list, over which a level would carry.
            parser.list += 1;
            parser.mode = Mode::Names;
        }
        said |= says;
        clause.iter().for_each(|piece| parser.piece(piece));
    }
    parser.tree
}

/// Whether words are a body and nothing else, perhaps with 等部门 behind it.
fn is_name_alone(words: Stretch) -> bool {
    let words = names::trim(words);
    let name = words.text().find(ETC).filter(|at| *at > 0).map_or(words, |at| words.before(at));
    let (text, lexicon) = (name.text(), words.lexicon());
    lexicon.knows(text)
        || shape::is_house_office(text, words.wording())
        || shape::ends_like_body(text, words.wording()) && clause::find(name, false).is_none()
}

/// What is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A statement: whatever it names has a part in the task.
    Statement,
    /// Running prose, where an object may name bodies.
    Prose,
}

/// What the label before announces. It holds to the end of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announced {
    /// There is none.
    Nothing,
    /// 牵头单位：: it vouches for the names behind it.
    Bodies,
    /// 完成时限：, 联系人：.
    Aside(Kind),
}

/// What the words before let the next ones be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Names, with or without a predicate.
    Names,
    /// The object of a predicate (负责…), to the end of the clause.
    Object,
    /// A remark that goes on to the end of its sentence (以下均需…落实，不再列出).
    Remark,
}

struct Parser<'t> {
    lexed: &'t Lexed<'t>,
    context: &'t Context<'t>,
    form: Form,
    tree: Tree<'t>,
    /// The enumeration and the list behind a label that we are in, by number.
    run: usize,
    list: usize,
    announced: Announced,
    mode: Mode,
    /// Whether the last box was not ticked: whoever stands behind it, to the end of the clause, is not meant.
    unticked: bool,
    /// Names of the clause that have no predicate yet.
    unbound: usize,
    /// The enumeration that began with 有关 and names nobody.
    vague: Option<usize>,
}

impl<'t> Parser<'t> {
    fn new(lexed: &'t Lexed<'t>, context: &'t Context<'t>, form: Form) -> Self {
        Self {
            lexed,
            context,
            form,
            tree: Tree::default(),
            run: 0,
            list: 0,
            announced: Announced::Nothing,
            mode: Mode::Names,
            unticked: false,
            unbound: 0,
            vague: None,
        }
    }

    fn lexicon(&self) -> &'t dyn Lexicon {
        self.lexed.lexicon
    }

    fn words(&self) -> &'t Wording {
        self.lexed.lexicon.wording()
    }

    fn say(&mut self, said: Said<'t>) {
        self.tree.said.push(said);
    }

    fn open(&mut self) {
        self.tree.open = true;
        self.say(Said::Open);
    }

    fn remark(&mut self, words: Stretch<'t>) {
        self.tree.remarks.push(self.lexed.span(words.range()));
    }

    fn piece(&mut self, piece: &Piece) {
        self.separator(piece.before);
        self.part(self.lexed.stretch(piece.range.clone()));
    }

    fn separator(&mut self, sep: Sep) {
        self.say(Said::Separator(sep));
        if sep >= Sep::Comma {
            self.run += 1;
            if self.announced != Announced::Nothing {
                self.unbound = 0;
            }
        }
        if sep >= Sep::Clause {
            self.unticked = false;
            self.unbound = 0;
            if self.mode == Mode::Object {
                self.mode = Mode::Names;
            }
        }
        if sep == Sep::Stop {
            self.announced = Announced::Nothing;
            self.mode = Mode::Names;
        }
    }

    /// `part = { label } , [ group ] , ( aside | rule | pending | remark | date | clause ) ;`
    fn part(&mut self, words: Stretch<'t>) {
        let words = self.labels(words);
        if words.is_empty() {
            return;
        }
        let before = self.lexed.all().before(words.range().start);
        if let Some(ticked) = box_before(before.text(), self.words()) {
            self.unticked = !ticked;
        }
        if self.unticked {
            return self.remark(words);
        }
        let words = without_group(words);
        if let Announced::Aside(kind) = self.announced {
            return self.aside(kind, words);
        }
        if self.mode == Mode::Names && self.lexed.clean.is_plain() && self.is_known(words.text()) {
            let known = self.lexicon().body(words.text());
            return self.push(Item { known, ..Item::new(words.range(), words.text().to_owned()) });
        }
        // What stands in brackets is judged with the name it belongs to.
        let (outside, wording) = (outside_brackets(words.text()), self.words());
        let stated = stated_rule(words);
        self.tree.rule = self.tree.rule.or(stated);
        if stated.is_none() && self.form == Form::Statement && remark::is_pending(&outside, wording) {
            self.open();
            self.remark(words);
        } else if stated.is_some() && rule::stated_rule(&outside, wording).is_some() {
            self.remark(words);
            self.mode = Mode::Remark;
        } else if self.mode == Mode::Remark || remark::is_remark(&outside, wording) {
            if remark::goes_on(&outside, wording) {
                self.mode = Mode::Remark;
            }
            self.remark(words);
        } else if remark::is_date(&outside, wording) {
            let span = self.lexed.span(words.range());
            self.tree.deadline = self.tree.deadline.or(Some(span));
        } else {
            self.clause(words);
        }
    }

    /// Takes the labels that a part begins with; what follows them.
    fn labels(&mut self, part: Stretch<'t>) -> Stretch<'t> {
        let mut words = names::trim(part);
        // 责任单位：/ is a label with nobody behind it, and no name.
        let behind = words.range().end - part.range().start;
        if part.behind(behind).text().starts_with(COLON) {
            words = part.before(behind + COLON.len_utf8()).behind(words.range().start - part.range().start);
        }
        while let Some((kind, len)) = label::at(words) {
            self.label(kind);
            // 责任单位（列第一位的为牵头单位）：
            self.tree.rule = self.tree.rule.or(stated_rule(words.before(len)));
            words = names::trim(words.behind(len));
        }
        words
    }

    fn label(&mut self, kind: Kind) {
        self.unbound = 0;
        self.run += 1;
        self.list += 1;
        self.mode = Mode::Names;
        if let Kind::Duty(duty) = kind {
            self.announced = Announced::Bodies;
            self.tree.has_duty_word = true;
            self.say(Said::Label(Some(duty)));
        } else {
            self.announced = Announced::Aside(kind);
            self.say(Said::Label(None));
        }
    }

    fn aside(&mut self, kind: Kind, words: Stretch<'t>) {
        if kind == Kind::Deadline && self.tree.deadline.is_none() {
            self.tree.deadline = Some(self.lexed.span(words.range()));
        } else {
            self.remark(words);
        }
    }

    /// The common case, found at once: a name that the lexicon knows, and nothing else.
    fn is_known(&self, name: &str) -> bool {
        let core = level::core(name, self.words());
        self.lexicon().exact(core).is_some() && !self.words().name.departments.ends(core)
    }

    /// `clause = invitation | help | object | subject , [ predicate , [ behind ] ] ;`
    fn clause(&mut self, words: Stretch<'t>) {
        if let Some((at, len)) = words.find(Class::Invites) {
            return self.invitation(words.behind(at + len));
        }
        let pending = self.unbound > 0 || self.tree.open;
        if !pending && self.form == Form::Statement && self.help(words) {
            return;
        }
        // 由 in front of the names is taken off.
        let by = || self.lexed.all().before(words.range().start).text().ends_with(BY);
        let found = clause::find(words, pending).or_else(|| if by() { clause::who(words, 0) } else { None });
        if self.mode == Mode::Object && !self.is_subject(words, found) {
            return self.remark(words);
        }
        self.mode = Mode::Names;
        let end = found.map_or(words.len(), |(at, _)| at);
        self.subject(names::subject(words.before(end)), None);
        if let Some((_, predicate)) = found {
            self.predicate(predicate);
            self.behind(words.behind(end + predicate.len), predicate);
        }
    }

    /// `invitation = "邀请" , subject , [ "参加" ] ;`: X participates, whoever invites gets nothing.
    fn invitation(&mut self, words: Stretch<'t>) {
        let end = words.find(Class::Attends).map_or(words.len(), |(at, _)| at);
        self.subject(words.before(end), Some(Duty::Participate));
        self.complete(Entry::Invitation);
    }

    /// `help = ( "协助" | "配合" ) , level , known body ;`: 协助市公安局, 配合市应急局开展演练: an entry that begins so names who
    /// lends a hand, whatever stands behind.
    fn help(&mut self, words: Stretch<'t>) -> bool {
        let Some(verb) = words.at(Class::Helps) else { return false };
        let rest = words.behind(verb);
        let end = clause::find(rest, false).map_or(rest.len(), |(at, _)| at);
        if !shape::is_levelled(rest.before(end).text(), self.lexicon()) {
            return false;
        }
        self.subject(rest.before(end), Some(Duty::Support));
        self.complete(Entry::Help);
        true
    }

    fn complete(&mut self, entry: Entry) {
        self.tree.has_duty_word = true;
        self.unbound = 0;
        self.say(Said::Complete(entry));
    }

    /// Whether a piece behind an object names somebody again.
    fn is_subject(&self, words: Stretch, found: Option<(usize, Predicate)>) -> bool {
        let (text, lexicon) = (words.text(), self.lexicon());
        let known =
            |name: &str| territory::is_told(name, lexicon) || remark::is_unnamed(name, lexicon.wording());
        let in_prose = self.form == Form::Prose;
        match found {
            None => !in_prose && known(text),
            Some((_, p)) if in_prose && !p.strong => false,
            Some((0, p)) => p.len == words.len(),
            Some((at, _)) => {
                let name = &text[..at];
                known(name)
                    || shape::begins_like_name(text, lexicon)
                        && shape::ends_like_body(name, lexicon.wording())
            }
        }
    }

    fn predicate(&mut self, predicate: Predicate) {
        self.tree.has_duty_word = true;
        self.unbound = 0;
        self.run += 1;
        self.say(Said::Predicate(predicate));
    }

    /// `behind = ( "会同" | "联合" | "商" ) , clause | remark | clause | object ;`
    fn behind(&mut self, words: Stretch<'t>, predicate: Predicate) {
        if words.is_empty() {
            return;
        }
        if let Some(len) = words.at(Class::BehindVerb) {
            let leads = predicate.duty == Duty::Lead;
            self.say(Said::With(if leads { Duty::Participate } else { predicate.duty }));
            return self.clause(words.behind(len));
        }
        if words.text().starts_with(OPEN) {
            return self.remark(words);
        }
        // 协助市公安局做好管理: the one who is helped.
        let helps = predicate.duty == Duty::Support;
        let names = |at: usize| self.lexicon().knows(&words.text()[..at]);
        if shape::begins_like_name(words.text(), self.lexicon())
            && clause::find(words, false).is_some_and(|(at, p)| at > 0 && (p.strong || !helps && names(at)))
        {
            return self.clause(words);
        }
        self.mode = Mode::Object;
        self.remark(words);
    }

    /// `{ name , [ et-cetera ] , [ join ] }`; `own` is the duty that the words around them give.
    fn subject(&mut self, words: Stretch<'t>, own: Option<Duty>) {
        let words = names::trim(words);
        for part in names::parts(words) {
            if part.join == Join::With {
                self.say(Said::Joined);
            }
            let end = part.words.range().end - words.range().start;
            self.name(names::trim(part.words), part.etc, own);
            if part.etc == Some(Etc::More) && words.behind(end).begins(Class::Companies) {
                self.forget_kinds();
            }
        }
    }

    /// `name = [ topic ] , words , { "（" , ( name | role-noun | remark ) , "）" } ;`
    fn name(&mut self, words: Stretch<'t>, etc: Option<Etc<'t>>, around: Option<Duty>) {
        let (lexicon, wording) = (self.lexicon(), self.words());
        if etc.is_some_and(|e| e != Etc::Complete) {
            self.open();
        }
        if words.is_empty() {
            return;
        }
        let Written { range, name, own } = self.written(self.behind_topic(words));
        if name.is_empty() {
            return;
        }
        let plain = self.is_known(&name);
        if !plain && remark::is_unnamed(&name, wording) && !remark::is_members(&name, wording) {
            self.open();
            return self.forget_levels();
        }
        if remark::is_remark(&name, wording) || wording.clause.under_begin.begins(&name) {
            // 县民政局、县财政局负责人参加会议: persons, all of them.
            if self.form == Form::Prose && wording.person.end.ends(&name) {
                self.forget(|_| true);
            }
            return self.remark(self.lexed.stretch(range));
        }
        // 成立工作专班，由县民政局牵头; 推动各园区: what is to be done.
        if wording.clause.founds.begins(&name) {
            return self.remark(self.lexed.stretch(range));
        }
        if name.contains(EACH) && !name.starts_with(EACH) && predicate::begins_with_verb(&name, wording) {
            return self.remark(self.lexed.stretch(range));
        }
        if plain {
            let known = lexicon.body(&name);
            return self.push(Item { known, etc, own: own.or(around), ..Item::new(range, name) });
        }
        let territory = territory::territory(&name, lexicon);
        if territory.is_some() {
            return self.push(Item { territory, etc, own: own.or(around), ..Item::new(range, name) });
        }
        let known = lexicon.body(&name);
        if known.is_none() && self.is_vague(&name) {
            self.vague = Some(self.run);
            return self.open();
        }
        let verb = predicate::begins_with_verb(&name, wording) || wording.body.duty_verb.begins(&name);
        let act = verb && !shape::ends_like_body(&name, wording);
        if act && known.is_none() && !lexicon.is_field(&name) || remark::moves_nobody(&name, wording) {
            // …配合，建立保障机制: what is to be done, nobody
            return self.remark(self.lexed.stretch(range));
        }
        if self.is_body(&name, known.is_some()) {
            self.push(Item { known, etc, own: own.or(around), ..Item::new(range, name) });
        } else {
            self.tree.unplaced.push(self.lexed.span(range));
        }
    }

    fn push(&mut self, item: Item<'t>) {
        self.unbound += 1;
        self.tree.has_duty_word |= item.own.is_some();
        self.say(Said::Name(Item { run: self.run, list: self.list, ..item }));
    }

    /// 供水、供电等企业: kinds of companies, and no bodies.
    fn forget_kinds(&mut self) {
        let lexicon = self.lexicon();
        self.forget(|name| {
            name.territory.is_none()
                && lexicon.exact(&name.name).is_none()
                && !shape::ends_like_body(&name.name, lexicon.wording())
        });
    }

    /// 国家、省、市有关部门: the levels before belong to nobody either.
    fn forget_levels(&mut self) {
        let words = self.words();
        self.forget(|name| level::is_bare(&name.name, words));
    }

    /// Takes back the last names of this enumeration, as far as they are of a kind.
    fn forget(&mut self, kind: impl Fn(&Item) -> bool) {
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
    fn behind_topic(&self, words: Stretch<'t>) -> Stretch<'t> {
        let text = words.text();
        let head = |name: &'t str| name.split_once(OPEN).map_or(name, |(head, _)| head);
        let ends = text.char_indices().filter(|(_, c)| self.words().clause.group_end.holds(*c));
        let group = ends.map(|(at, c)| at + c.len_utf8()).find(|at| {
            let count = text[..*at].chars().count();
            (3..=12).contains(&count)
                && shape::is_levelled(head(&text[*at..]), self.lexicon())
                && !self.lexicon().knows(head(text))
        });
        // 学校成立领导小组，负责…: who is founded; where a government founds it, its own duty is meant.
        let founds = self.words().clause.founds.find(text).filter(|(at, ..)| *at > 0);
        if let Some((at, len, ())) = founds {
            let founder = self.words().verb.manner.strip_ends(&text[..at]);
            let company = self.words().name.company.ends(text);
            let governs = !company && territory::territory(founder, self.lexicon()).is_some();
            return if governs { words.before(founder.len()) } else { words.behind(at + len) };
        }
        // 加强巡查——市局牵头: what is to be done stands before the dash.
        let dash = text.rfind("——").map(|at| at + "——".len()).filter(|at| *at < text.len());
        words.behind(group.or(dash).unwrap_or(0))
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
        let vouched = self.announced == Announced::Bodies || self.context.column.is_some();
        // 申请入口=公众号, 网信+公安, 被写成"可以: halves of sentences and notes.
        let odd = name.contains(NO_NAME) || name.matches('"').count() % 2 == 1;
        let prose = words.clause.no_name.within(name)
            || odd
            || name.contains([COMMA, COLON])
            || name.chars().all(|c| !c.is_alphabetic());
        let fits = count <= LONGEST.2
            || vouched && count <= LONGEST.1
            || count <= LONGEST.0 && shape::ends_like_body(name, words);
        !prose && fits
    }

    /// The name without its remarks, and the duty that a bracket at it gives: 市民政局（牵头）.
    fn written(&self, words: Stretch<'t>) -> Written {
        let (text, start) = (words.text(), words.range().start);
        let printed = |at: usize, end: usize| self.lexed.clean.printed(start + at..start + end);
        if !text.contains(OPEN) {
            return Written { range: words.range(), name: printed(0, text.len()), own: None };
        }
        let (mut name, mut own) = (String::new(), None);
        let (mut at, mut end) = (0, 0);
        while at < text.len() {
            let open = text[at..].find(OPEN).map_or(text.len(), |i| at + i);
            if open > at {
                name.push_str(&printed(at, open));
                end = open;
            }
            if open == text.len() {
                break;
            }
            let inside = open + OPEN.len_utf8();
            let close = open + words.behind(open).close();
            let after = (close + CLOSE.len_utf8()).min(text.len());
            match remark::bracket(words.before(close).behind(inside.min(close))) {
                Bracket::Name => {
                    name.push_str(&printed(open, after));
                    end = after;
                }
                Bracket::Duty(duty) => own = Some(duty),
                Bracket::Remark => {}
            }
            at = after;
        }
        Written { range: start..start + end, name, own }
    }
}

/// A name as it is written.
struct Written {
    /// Where it stands, without the remarks behind it.
    range: Range<usize>,
    name: String,
    /// The duty that a bracket at it gives.
    own: Option<Duty>,
}

/// The rule that words state; only words with 牵头 do.
fn stated_rule(words: Stretch) -> Option<super::types::DocumentRule> {
    words.has(Class::Lead).then(|| rule::stated_rule(words.text(), words.wording())).flatten()
}

/// The part without what a working group is called (善后组：市民政局…) and under whom somebody works (区水务局在市水务局
/// 指导下，负责…).
fn without_group(words: Stretch<'_>) -> Stretch<'_> {
    let words = group(words.text(), words.lexicon()).map_or(words, |len| names::trim(words.behind(len)));
    clause::before_guidance(words).map_or(words, |len| words.before(len))
}

/// Length of the name of a working group that stands before a colon (善后组：市民政局牵头), colon included.
///
/// 物资、经费保障组 is one group, 市民政局、市财政局工作组 names bodies.
pub(super) fn group(text: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    const LONGEST: usize = 16;
    let (name, behind) = text.split_once(COLONS)?;
    let fits = (2..=LONGEST).contains(&name.chars().count())
        && !name.contains([COMMA, STOP, CLAUSE, OPEN])
        && lexicon.wording().body.group_end.ends(name)
        && !name.rsplit(LIST).skip(1).any(|part| territory::is_told(part, lexicon));
    fits.then(|| text.len() - behind.len())
}
