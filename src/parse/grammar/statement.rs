//! A statement from its words to its bodies: parse, bind, restore, apply the rule.

use super::lexer::{Lexed, Stretch};
use super::parser;
use super::tree::{Basis, Tree};
use super::types::{Context, DocumentRule, Name, Note, ParsedBody, ParsedStatement};
use super::{bind, level, remark, restore, rule, shape, territory};
use crate::model::{Duty, Span};
use crate::parse::lexicon::Lexicon;
use rustc_hash::FxHashMap;

/// Reads a statement. Total: it never fails, and what it cannot place is in `unplaced`.
///
/// ```
/// use fengong::model::Duty;
/// use fengong::parse::grammar::{Context, parse_statement};
/// use fengong::resolve::Registry;
/// let context = Context { lexicon: Registry::builtin(), column: None, rule: None };
/// let read = parse_statement("（市民政局牵头，财政局等按职责分工负责）", &context);
/// let names: Vec<_> = read.bodies.iter().map(|b| (b.name.as_str(), b.duty)).collect();
/// assert_eq!(names, [("市民政局", Duty::Lead), ("市财政局", Duty::Responsible)]);
/// assert!(read.open);
/// ```
pub fn parse_statement(text: &str, context: &Context) -> ParsedStatement {
    let lexed = Lexed::new(text, context.lexicon);
    finish(text, &lexed, parser::statement(&lexed, context), context)
}

/// The first characters of a statement, cut in front of a name.
pub(crate) fn head(text: &str, longest: usize) -> &str {
    if text.len() <= longest {
        return text;
    }
    let Some((most, _)) = text.char_indices().nth(longest) else { return text };
    let head = &text[..most];
    let between = head.rfind(['、', '，', '；', '。', ',', ';']).filter(|at| *at > most / 2);
    &head[..between.unwrap_or(most)]
}

/// The words as they read by themselves, without column or rule: layouts tell by it what a line or a bracket is. Of very
/// long words the first ones tell.
pub(crate) fn alone(text: &str, lexicon: &dyn Lexicon) -> ParsedStatement {
    const MOST: usize = 40_000; // characters
    parse_statement(head(text, MOST), &Context { lexicon, column: None, rule: None })
}

/// What the content of a bracket, or a line, looks like.
pub fn note(text: &str, lexicon: &dyn Lexicon) -> Note {
    alone(text, lexicon).shape(lexicon)
}

/// What a text says that is nothing but bodies, known or of their shape, or mentions that name nobody.
pub(crate) fn only_bodies(text: &str, lexicon: &dyn Lexicon) -> Option<ParsedStatement> {
    Some(alone(text, lexicon)).filter(|read| read.is_only_bodies(lexicon))
}

/// Whether words are the name of one body: known, territorial, or of the shape of one from its level to its end.
pub(crate) fn is_body(name: &str, lexicon: &dyn Lexicon) -> bool {
    territory::is_told(name, lexicon)
        || shape::begins_like_name(name, lexicon) && shape::ends_like_body(name, lexicon.wording())
}

impl ParsedStatement {
    /// What the words look like to a layout.
    pub(crate) fn shape(&self, lexicon: &dyn Lexicon) -> Note {
        let words = lexicon.wording();
        let names = !self.bodies.is_empty();
        if !names && !self.open || !self.unplaced.is_empty() {
            return Note::No;
        }
        let known = |b: &ParsedBody| {
            b.is_told() || shape::begins_like_name(&b.name, lexicon) && shape::ends_like_body(&b.name, words)
        };
        if self.has_duty_word {
            // （企业负责）: a duty word, and nobody whom it could concern.
            let named = || self.bodies.iter().all(|b| b.name.chars().count() > 2);
            let somebody = !names || self.bodies.iter().any(known) || named();
            return if somebody { Note::Duty } else { Note::No };
        }
        let whole = |b: &ParsedBody| !b.is_territorial() || words.territory.government_end.within(&b.name);
        // A few that only look like bodies (市教育局、青石学院) stand among known ones.
        let count = self.bodies.iter().filter(|b| known(b)).count();
        let shaped = |b: &ParsedBody| known(b) || shape::ends_like_body(&b.name, words);
        let most = count * 2 >= self.bodies.len() && self.bodies.first().is_some_and(known);
        if names && self.bodies.iter().any(whole) && most && self.bodies.iter().all(shaped) {
            Note::Names
        } else {
            Note::No
        }
    }

    /// Whether it is nothing but bodies, known or of their shape, or mentions that name nobody.
    pub(crate) fn is_only_bodies(&self, lexicon: &dyn Lexicon) -> bool {
        let body = |b: &ParsedBody| b.is_told() || shape::ends_like_body(&b.name, lexicon.wording());
        (self.open || !self.bodies.is_empty())
            && self.unplaced.is_empty()
            && self.remarks.is_empty()
            && self.bodies.iter().all(body)
    }

    /// Whether one of its names is known, all end like a body's, or it names nobody.
    pub(crate) fn names_somebody(&self, lexicon: &dyn Lexicon) -> bool {
        let shaped = |b: &ParsedBody| shape::ends_like_body(&b.name, lexicon.wording());
        self.bodies.iter().any(ParsedBody::is_told) || self.bodies.iter().all(shaped)
    }

    /// Whether it is names of bodies or offices of a house and nothing else, what each does in words at its name:
    /// 县交通局（牵头）、办公室（配合）.
    pub(crate) fn is_each_said(&self, lexicon: &dyn Lexicon) -> bool {
        let body = |b: &ParsedBody| b.is_told() || shape::is_of_a_house(&b.name, lexicon.wording());
        self.has_duty_word
            && !self.bodies.is_empty()
            && self.unplaced.is_empty()
            && self.remarks.is_empty()
            && self.bodies.iter().all(|b| b.said && body(b))
    }

    /// Of a name alone, whatever its words look like.
    pub(crate) fn of(name: &str, duty: Duty, lexicon: &dyn Lexicon) -> Self {
        let span = Span::new(0, name.len());
        let is = lexicon.body(name).into();
        let body = ParsedBody { name: name.to_owned(), span, duty, said: false, is };
        Self { text: name.to_owned(), bodies: vec![body], by_column: true, ..Self::default() }
    }

    /// Names that are told with their duty, and nothing else.
    pub(crate) fn is_plain(&self) -> bool {
        self.unplaced.is_empty() && self.bodies.iter().all(ParsedBody::is_told)
    }

    /// The statement in a column, whose head was not known when it was read: who has a duty by words keeps it.
    #[must_use]
    pub(crate) fn in_column(mut self, column: Option<Duty>) -> Self {
        let Some(duty) = column else { return self };
        self.by_column = true;
        self.bodies.iter_mut().filter(|body| !body.said).for_each(|body| body.give(duty));
        self
    }

    /// The statement under the rule in force, which was not known when it was read. Its own rule wins.
    #[must_use]
    pub(crate) fn under(mut self, rule: Option<DocumentRule>) -> Self {
        if let Some(rule) = rule.filter(|_| self.rule.is_none()) {
            rule::apply(rule, &mut self);
        }
        self
    }
}

/// Reads running prose; `says` tells the clauses that give a duty.
pub(super) fn read_prose(text: &str, context: &Context, says: &dyn Fn(Stretch) -> bool) -> ParsedStatement {
    let lexed = Lexed::new(text, context.lexicon);
    finish(text, &lexed, parser::prose(&lexed, context, says), context)
}

/// The passes over what was parsed.
fn finish<'t>(text: &str, lexed: &'t Lexed<'t>, tree: Tree<'t>, context: &'t Context) -> ParsedStatement {
    let words = context.lexicon.wording();
    let bound = bind::bind(tree.said, context.column, words);
    let mut items = bound.items;
    restore::owners(&mut items, context.lexicon);
    restore::tails(&mut items, context.lexicon);
    restore::levels(&mut items, context.lexicon);
    let before_comma =
        bound.before_comma.map(|n| items[..n.min(items.len())].iter().filter(|i| !i.dropped).count());
    let (mut unplaced, mut open) = (tree.unplaced, tree.open);
    let mut bodies = Vec::with_capacity(items.len());
    for item in items.into_iter().filter(|item| !item.dropped) {
        let span = lexed.span(item.range);
        if item.territory.is_none() && level::is_bare(&item.name, words) {
            unplaced.push(span);
            continue;
        }
        // 市、县（区）人民政府有关部门: nobody in particular of several governments.
        let part = words.collective.whole_hall.rfind(&item.name).map(|(at, len)| &item.name[at + len..]);
        if item.territory.is_none()
            && part.is_some_and(|part| !part.is_empty() && remark::is_unnamed(part, words))
        {
            open = true;
            continue;
        }
        let known = if item.renamed { context.lexicon.body(&item.name) } else { item.known };
        let is = item.territory.map_or_else(|| known.into(), Name::Territorial);
        let mut body =
            ParsedBody { name: item.name, span, duty: item.duty, said: item.basis > Basis::Unsaid, is };
        body.give(item.duty);
        bodies.push(body);
    }
    once(&mut bodies);
    let mut read = ParsedStatement {
        text: text.to_owned(),
        bodies,
        open,
        rule: tree.rule,
        deadline: tree.deadline,
        remarks: tree.remarks,
        unplaced,
        has_duty_word: tree.has_duty_word,
        by_column: context.column.is_some(),
        before_comma,
    };
    if let Some(rule) = read.rule.or(context.rule) {
        rule::apply(rule, &mut read);
    }
    read
}

/// A body named twice is one, with the strongest of its duties; its place is the first one.
fn once(bodies: &mut Vec<ParsedBody>) {
    if bodies.len() < 2 {
        return;
    }
    let mut strongest: FxHashMap<&str, (Duty, bool)> = FxHashMap::default();
    for body in bodies.iter() {
        strongest
            .entry(body.name.as_str())
            .and_modify(|(duty, said)| (*duty, *said) = ((*duty).min(body.duty), *said || body.said))
            .or_insert((body.duty, body.said));
    }
    if strongest.len() == bodies.len() {
        return;
    }
    let mut strongest: FxHashMap<String, (Duty, bool)> =
        strongest.into_iter().map(|(name, duty)| (name.to_owned(), duty)).collect();
    bodies.retain_mut(|body| match strongest.remove(&body.name) {
        Some(strongest) => {
            (body.duty, body.said) = strongest;
            true
        }
        None => false,
    });
}
