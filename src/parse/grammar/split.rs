//! A statement into pieces: at its separators, outside brackets and quotation marks.

use super::clause;
use super::label::{self};
use super::lexer::{Lexed, Stretch, box_state, is_typed_box};
use super::rule::stated_rule;
use super::{level, names, predicate, shape, territory};
use crate::parse::marks::{
    BETWEEN, BY, CLAUSE, CLAUSES, CLOSE, COLON, COMMA, EACH, ETC, LIST, OPEN, QUOTES, STOP, is_circled,
    is_han, is_numeral, width,
};
use crate::parse::wording::Wording;
use crate::parse::wording::lexer::Class;
use std::ops::Range;

/// What stood before a piece, weaker ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sep {
    /// 、
    List,
    /// ，
    Comma,
    /// ；
    Clause,
    /// 。, a bracket round a whole part, or the beginning.
    Stop,
}

/// Words between two separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) before: Sep,
}

/// The pieces of a statement, collectives put together again and line breaks decided.
pub(super) fn pieces(lexed: &Lexed) -> Vec<Piece> {
    let mut pieces = cut(lexed);
    if !lexed.clean.breaks.is_empty() {
        pieces = pieces.into_iter().flat_map(|piece| at_breaks(lexed, &piece)).collect();
    }
    join_collectives(lexed, pieces)
}

struct Cutter<'t> {
    lexed: &'t Lexed<'t>,
    out: Vec<Piece>,
    start: usize,
    before: Sep,
}

impl Cutter<'_> {
    fn cut(&mut self, at: usize, next: usize, sep: Sep) {
        if self.start == at {
            self.before = self.before.max(sep);
        } else {
            self.out.push(Piece { range: self.start..at, before: self.before });
            self.before = sep;
        }
        self.start = next;
    }
}

fn cut(lexed: &Lexed) -> Vec<Piece> {
    let (text, words) = (lexed.all().text(), lexed.lexicon.wording());
    let mut cutter = Cutter { lexed, out: Vec::new(), start: 0, before: Sep::Stop };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
            // 各有关委、办、局: one noun.
            LIST if let Some(rest) = inside_noun(text, at, words) => {
                at += rest;
                continue;
            }
            LIST => cutter.cut(at, next, Sep::List),
            '/' if !text[..at].ends_with(|p: char| p.is_ascii_alphanumeric())
                && !ends_label(&text[next..], words) =>
            {
                cutter.cut(at, next, Sep::List);
            }
            _ if BETWEEN.contains(&c)
                && between_names(ending(lexed.stretch(cutter.start..at)), &text[next..]) =>
            {
                cutter.cut(at, next, Sep::List);
            }
            '\u{2200}'..='\u{27bf}' if is_circled(c) || box_state(c, words).is_some() => {
                cutter.cut(at, next, Sep::List);
            }
            // 1.县水务局2.县住建局
            '0'..='9' => {
                if let Some(len) = counts(&text[cutter.start..at], &text[at..]) {
                    cutter.cut(at, at + len, Sep::List);
                    at += len;
                    continue;
                }
            }
            COMMA => cutter.cut(at, next, Sep::Comma),
            CLAUSE => cutter.cut(at, next, Sep::Clause),
            // A closing bracket met here was entered, or never opened.
            STOP | '！' | '？' | CLOSE => cutter.cut(at, next, Sep::Stop),
            OPEN => {
                at = bracket(&mut cutter, at);
                continue;
            }
            _ => {
                if let Some((_, close)) = QUOTES.iter().find(|(open, _)| *open == c) {
                    at = next + quoted(&text[next..], *close);
                    continue;
                }
            }
        }
        at = next;
    }
    cutter.cut(text.len(), text.len(), Sep::Stop);
    cutter.out
}

/// Bytes from a 、 to the end of the noun it stands in: 委、办、局.
fn inside_noun(text: &str, at: usize, words: &Wording) -> Option<usize> {
    words.nobody.joined.iter().find_map(|noun| {
        let before = noun.find(LIST)?;
        let from = at.checked_sub(before)?;
        text.get(from..)?.starts_with(noun).then(|| noun.len() - before)
    })
}

/// Bytes of a number that parts names: 县水务局2.县住建局.
fn counts(before: &str, text: &str) -> Option<usize> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let behind = text[digits..].strip_prefix(['.', LIST]).unwrap_or("");
    let parts = digits <= 2 && before.ends_with(is_han) && behind.starts_with(is_han);
    parts.then(|| text.len() - behind.len())
}

/// 县民政局+县财政局: whether a mark stands between names and not inside one.
fn between_names(left: Stretch, behind: &str) -> bool {
    let name = level::core(left.text().rsplit([COLON, COMMA, CLAUSE]).next().unwrap_or(""), left.wording());
    let begins = behind.starts_with(|c: char| is_han(c) || c == OPEN);
    begins && (left.text().ends_with(CLOSE) || shape::is_name(name, left.lexicon()))
}

/// 责任部门/单位：: the other noun of a label.
fn ends_label(text: &str, words: &Wording) -> bool {
    words.label.noun.strip(text).is_some_and(|behind| behind.starts_with(COLON))
}

/// Length of what a quotation mark opens, which is not cut; 0 where the mark is not closed soon.
fn quoted(text: &str, close: char) -> usize {
    text.char_indices().take(100).find(|(_, c)| *c == close).map_or(0, |(at, c)| at + c.len_utf8())
}

/// Deals with the bracket that opens at `open`; returns where to go on.
fn bracket(cutter: &mut Cutter, open: usize) -> usize {
    const LONGEST: usize = 3000; // bytes; longer ones are entered unseen
    let lexed = cutter.lexed;
    let inside = open + OPEN.len_utf8();
    let close = lexed.close_of(open);
    let content = close.filter(|c| c - inside <= LONGEST).map(|c| lexed.stretch(inside..c));
    let alone = cutter.start == open;
    let after = close.map_or(inside, |c| c + CLOSE.len_utf8());
    let number = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_numeric() || is_numeral(c));
    // [x]市民政局 [ ]市财政局
    let typed = content.is_some_and(|content| is_typed_box(content.text(), content.wording()));
    if typed && lexed.all().text()[after..].starts_with(char::is_alphanumeric) {
        cutter.cut(open, after, Sep::List);
        return after;
    }
    if alone && content.is_some_and(|content| number(content.text())) {
        cutter.start = after; // （1）市民政局
        return after;
    }
    if content.is_some_and(|content| number(content.text()))
        && lexed.all().text()[after..].starts_with(is_han)
    {
        cutter.cut(open, after, Sep::List); // （1）县交通局（2）县财政局
        return after;
    }
    if alone && label::bracketed(lexed.all().behind(open)).is_some() {
        return after; // （牵头单位）市民政局: announced with what follows
    }
    if !alone && content.is_some_and(|content| !note_inside(content)) {
        return after; // part of the name, or a remark on it
    }
    cutter.cut(open, inside, Sep::Stop);
    inside
}

/// The words up to the next mark, of a name's length.
fn up_to_mark(words: Stretch<'_>) -> Stretch<'_> {
    const LONGEST: usize = 20; // characters
    let words = words.first(LONGEST);
    let end = words.text().find([LIST, COMMA, CLAUSE, STOP, OPEN, CLOSE]).unwrap_or(words.len());
    words.before(end)
}

/// Whether the content of a bracket inside a statement is a statement of its own and no part of the name before it.
fn note_inside(content: Stretch) -> bool {
    if stated_rule(content.text(), content.wording()).is_some() {
        return false; // （列第一位的为牵头单位） belongs to what it stands at
    }
    clause::find(content, false).is_some_and(|(at, p)| at > 0 && p.strong && at + p.len == content.len())
        && !content.begins(Class::ByWord)
}

/// A line break or space stands inside a name or between two: what the lexicon knows decides, then the shape.
fn at_breaks(lexed: &Lexed, piece: &Piece) -> Vec<Piece> {
    let breaks = &lexed.clean.breaks;
    let from = breaks.partition_point(|b| *b <= piece.range.start);
    let mut inside = breaks[from..].iter().copied().take_while(|b| *b < piece.range.end).peekable();
    let mut out = Vec::new();
    let mut start = piece.range.start;
    let mut before = piece.before;
    while let Some(at) = inside.next() {
        let right_end = inside.peek().copied().unwrap_or(piece.range.end);
        let (left, right) = (ending(lexed.stretch(start..at)), lexed.stretch(at..right_end));
        if let Some(sep) = parted(left, right, lexed.stretch(at..piece.range.end)) {
            out.push(Piece { range: start..at, before });
            before = sep;
            start = at;
        }
    }
    out.push(Piece { range: start..piece.range.end, before });
    out
}

/// The last part of a stretch, long enough for any name.
fn ending(words: Stretch<'_>) -> Stretch<'_> {
    const LONGEST: usize = 300; // bytes
    let text = words.text();
    let from = (text.len().saturating_sub(LONGEST)..text.len()).find(|at| text.is_char_boundary(*at));
    words.behind(from.unwrap_or(0))
}

/// The words behind the last colon.
fn behind_colon(words: Stretch<'_>) -> Stretch<'_> {
    words.text().rfind(COLON).map_or(words, |at| words.behind(at + COLON.len_utf8()))
}

/// What stands at a break between two stretches; `rest` is the right one with all that follows in its piece.
fn parted(left: Stretch, right: Stretch, rest: Stretch) -> Option<Sep> {
    let (words, lexicon) = (left.wording(), left.lexicon());
    let front = left.text();
    let open = front.matches(OPEN).count() > front.matches(CLOSE).count();
    if open || front.ends_with(COLON) || left.ends(Class::PlainJoin) {
        return None;
    }
    let behind = right.text();
    if label::at(right).is_some() || numbered(behind) {
        return Some(Sep::Clause);
    }
    let begins = shape::begins_like_name(names::trim(right).text(), lexicon);
    // The name at the beginning of what follows the break, its predicate and 等 off.
    let right_name = clause::find(right, false).map_or(behind, |(at, _)| &behind[..at]);
    let right_name = right_name.find(ETC).filter(|at| *at > 0).map_or(right_name, |at| &right_name[..at]);
    let left = behind_colon(left);
    // 教务处牵头⏎图书馆配合
    let said = || clause::find(left, false).is_some_and(|(at, p)| at + p.len == left.len());
    if (begins || begins_with_office(right) || begins_with_office(up_to_mark(rest))) && said() {
        return Some(Sep::Clause);
    }
    let left = names::trim(left);
    let left = left.text().rfind(BY).map_or(left, |at| left.behind(at + BY.len_utf8()));
    let name = left.text();
    if predicate::at(right).is_some() || completes(name, behind, words) {
        return None;
    }
    let whole = format!("{name}{right_name}");
    if lexicon.exact(level::core(&whole, words)).is_some() {
        return None;
    }
    if lexicon.knows(name) && lexicon.knows(right_name) {
        return Some(Sep::List);
    }
    let ends = [name, right_name].map(|n| shape::ends_like_body(n, words));
    if begins && ends[0] && territory::territory(right_name, lexicon).is_some() {
        return Some(Sep::List);
    }
    let whole_name =
        || right_name.chars().count() >= 3 && !words.line.generic.is(right_name) && !lexicon.knows(&whole);
    (ends[0] && ends[1] && (begins || whole_name())).then_some(Sep::List)
}

/// Whether words begin with an office of a house, up to 等 or their predicate: 图书馆配合, 此项工作由信息中心负责.
fn begins_with_office(words: Stretch) -> bool {
    let end = clause::find(words, false).map_or(words.len(), |(at, _)| at);
    let name = names::trim(names::subject(names::trim(words.before(end)))).text();
    let name = name.split(ETC).next().unwrap_or("");
    shape::is_house_office(name, words.wording())
}

/// 嘉兴市⏎人民政府, 某某中心⏎有限公司, 人行⏎浙江省分行: what a break left over is no name of its own.
fn completes(left: &str, right: &str, words: &Wording) -> bool {
    let right = right.split(CLAUSES).next().unwrap_or(right);
    words.line.firm.is(right)
        || words.line.hall.is(right) && (shape::ends_like_place(left, words) || left.ends_with(CLOSE))
        || words.line.branch_end.ends(right) && words.line.bank_end.ends(left)
}

/// 1.市民政局 on a line of its own.
fn numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', LIST, CLOSE])
}

/// Puts 各区 + 、 + 县（市）政府 together again: one collective, not two bodies.
fn join_collectives(lexed: &Lexed, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if piece.before == Sep::List
            && let Some(last) = out.last_mut()
            && goes_on(lexed.stretch(last.range.clone()), lexed.stretch(piece.range.clone()))
        {
            last.range.end = piece.range.end;
        } else {
            out.push(piece);
        }
    }
    out
}

/// Whether a collective on the left goes on behind its comma.
fn goes_on(left: Stretch, right: Stretch) -> bool {
    const LONGEST: usize = 300; // bytes
    const KIND: usize = 4; // characters
    let words = left.wording();
    let collective = &words.collective;
    if left.len() > LONGEST {
        return false;
    }
    let (left, behind) = (behind_colon(left).text(), right.text());
    // 青石地委、行署: what has neither level nor place belongs to the committee before it.
    let halls = [&collective.government, &collective.office, &collective.zone_office];
    let committees =
        [&collective.before_government, &collective.before_office, &collective.before_zone_office];
    if halls.iter().zip(committees).any(|(hall, committee)| hall.is(behind) && committee.ends(left)) {
        return true;
    }
    let Some(units) = units_of(left, words) else { return false };
    if collective.no_unit_begin.begins(behind) {
        return false;
    }
    let closes = |at: usize| {
        let rest = right.behind(at);
        rest.is_empty()
            || rest.text().starts_with([ETC, OPEN])
            || rest.begins(Class::PlainJoin)
            || predicate::at(rest).is_some()
    };
    // 各全资、控股子公司: two kinds of one thing.
    let kind = left.strip_prefix(EACH).is_some_and(|kind| kind.chars().count() <= KIND && !kind.is_empty());
    let name = clause::find(right, false).map_or(behind, |(at, _)| &behind[..at]);
    if kind
        && !is_units(units, words)
        && !shape::ends_like_body(left, words)
        && words.name.company_end.ends(name)
        && right.lexicon().exact(name).is_none()
    {
        return true;
    }
    if collective.council_end.ends(units) && collective.council_hall.begins(behind) {
        return closes(collective.hall.chain(behind));
    }
    // 各产煤市（州）、县（市、区）政府: which ones is said in a word before.
    if !units.char_indices().take(5).any(|(at, _)| is_units(&units[at..], words)) {
        return false;
    }
    let mut at = collective.unit.chain(behind);
    if at == 0 {
        return false;
    }
    while !closes(at) {
        let more = collective.hall.chain(&behind[at..]).max(collective.unit.chain(&behind[at..]));
        if more == 0 {
            return false;
        }
        at += more;
    }
    true
}

/// The units of which each are meant: 区、县 of 各区、县.
fn units_of<'t>(left: &'t str, words: &Wording) -> Option<&'t str> {
    let collective = &words.collective;
    // 国务院有关部门和各省 + 自治区: the collective begins behind the joining word.
    let left = collective.joined.rfind(left).map_or(left, |(at, _)| &left[at + width(&left[at..])..]);
    let left = left.strip_prefix(BY).unwrap_or(left);
    let each = collective.each.strip(left);
    let units = each.into_iter().chain(territory::counted(left, words)).min_by_key(|rest| rest.len())?;
    let units = words.nobody.relevant.strip(units).unwrap_or(units);
    // 各盟行政公署、市人民政府: leagues and prefectures stand beside cities.
    Some(collective.office.strip_end(units).unwrap_or(units))
}

/// Whether the text is units and nothing else.
fn is_units(text: &str, words: &Wording) -> bool {
    let collective = &words.collective;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let bracketed = || collective.hall.at(rest).filter(|_| rest.starts_with(OPEN));
        match collective.unit.at(rest).or_else(bracketed) {
            Some((len, ())) => at += len,
            None if rest.starts_with(LIST) => at += LIST.len_utf8(),
            None => return false,
        }
    }
    at > 0
}
