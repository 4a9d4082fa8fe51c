//! A statement into pieces: at its separators, outside brackets and quotation marks.

use super::text::Clean;
use super::{boxes, find_predicate, label, level, note_inside, predicate, restore, shape, territory};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{
    BY, CLAUSE, CLAUSES, CLOSE, COLON, COMMA, ETC, LIST, OPEN, QUOTES, STOP, is_circled, is_numeral,
};
use crate::parse::wording::Wording;
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
pub(super) fn pieces(clean: &Clean, lexicon: &dyn Lexicon) -> Vec<Piece> {
    let text: &str = &clean.text;
    let mut pieces = cut(text, lexicon);
    if !clean.breaks.is_empty() {
        pieces = pieces.into_iter().flat_map(|p| at_breaks(text, &p, &clean.breaks, lexicon)).collect();
    }
    join_collectives(text, pieces, lexicon.wording())
}

struct Cutter<'t> {
    text: &'t str,
    /// Where each bracket that is closed opens and closes, in order of opening.
    brackets: Vec<(usize, usize)>,
    out: Vec<Piece>,
    start: usize,
    before: Sep,
}

impl Cutter<'_> {
    fn cut(&mut self, at: usize, next: usize, sep: Sep) {
        if self.text[self.start..at].is_empty() {
            self.before = self.before.max(sep);
        } else {
            self.out.push(Piece { range: self.start..at, before: self.before });
            self.before = sep;
        }
        self.start = next;
    }
}

fn cut(text: &str, lexicon: &dyn Lexicon) -> Vec<Piece> {
    let words = lexicon.wording();
    let mut cutter = Cutter { text, brackets: brackets(text), out: Vec::new(), start: 0, before: Sep::Stop };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        match c {
            LIST => cutter.cut(at, next, Sep::List),
            '/' if !text[..at].ends_with(|p: char| p.is_ascii_alphanumeric()) => {
                cutter.cut(at, next, Sep::List);
            }
            '\u{2200}'..='\u{27bf}' if is_circled(c) || boxes::state(c, words).is_some() => {
                cutter.cut(at, next, Sep::List);
            }
            COMMA => cutter.cut(at, next, Sep::Comma),
            CLAUSE => cutter.cut(at, next, Sep::Clause),
            // A closing bracket met here was entered, or never opened.
            STOP | '！' | '？' | CLOSE => cutter.cut(at, next, Sep::Stop),
            OPEN => {
                at = bracket(&mut cutter, at, lexicon);
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

/// Length of what a quotation mark opens, which is not cut; 0 where the mark is not closed soon.
fn quoted(text: &str, close: char) -> usize {
    text.char_indices().take(100).find(|(_, c)| *c == close).map_or(0, |(at, c)| at + c.len_utf8())
}

fn brackets(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            OPEN => open.push(at),
            CLOSE => pairs.extend(open.pop().map(|o| (o, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Deals with the bracket that opens at `open`; returns where to go on.
fn bracket(cutter: &mut Cutter, open: usize, lexicon: &dyn Lexicon) -> usize {
    const LONGEST: usize = 3000; // bytes; longer ones are entered unseen
    let words = lexicon.wording();
    let inside = open + OPEN.len_utf8();
    let found = cutter.brackets.binary_search_by_key(&open, |(o, _)| *o);
    let close = found.ok().and_then(|at| cutter.brackets.get(at)).map(|(_, close)| *close);
    let content = close.filter(|c| c - inside <= LONGEST).map(|c| &cutter.text[inside..c]);
    let alone = cutter.start == open;
    let after = close.map_or(inside, |c| c + CLOSE.len_utf8());
    let number = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_numeric() || is_numeral(c));
    // [x]市民政局 [ ]市财政局
    let typed = content.is_some_and(|content| boxes::is_typed(content, words));
    if typed && cutter.text[after..].starts_with(char::is_alphanumeric) {
        cutter.cut(open, after, Sep::List);
        return after;
    }
    if alone && content.is_some_and(number) {
        cutter.start = after; // （1）市民政局
        return after;
    }
    if alone && label::bracketed(&cutter.text[open..], words).is_some() {
        return after; // （牵头单位）市民政局: announced with what follows
    }
    if !alone && content.is_some_and(|c| !note_inside(c, lexicon)) {
        return after; // part of the name, or a remark on it
    }
    cutter.cut(open, inside, Sep::Stop);
    inside
}

/// A line break or space stands inside a name or between two: what the lexicon knows decides, then the shape.
fn at_breaks(text: &str, piece: &Piece, breaks: &[usize], lexicon: &dyn Lexicon) -> Vec<Piece> {
    let from = breaks.partition_point(|b| *b <= piece.range.start);
    let inside: Vec<usize> = breaks[from..].iter().copied().take_while(|b| *b < piece.range.end).collect();
    let mut out = Vec::new();
    let mut start = piece.range.start;
    let mut before = piece.before;
    for (k, at) in inside.iter().enumerate() {
        let right_end = inside.get(k + 1).copied().unwrap_or(piece.range.end);
        let (left, right) = (ending(&text[start..*at]), &text[*at..right_end]);
        if let Some(sep) = parted(left, right, lexicon) {
            out.push(Piece { range: start..*at, before });
            before = sep;
            start = *at;
        }
    }
    out.push(Piece { range: start..piece.range.end, before });
    out
}

/// The last part of a text, long enough for any name.
fn ending(text: &str) -> &str {
    let from =
        (text.len().saturating_sub(300)..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    &text[from..]
}

/// The words behind the last colon.
fn behind_colon(text: &str) -> &str {
    text.rfind(COLON).map_or(text, |at| &text[at + COLON.len_utf8()..])
}

fn parted(left: &str, right: &str, lexicon: &dyn Lexicon) -> Option<Sep> {
    let words = lexicon.wording();
    let open = left.matches(OPEN).count() > left.matches(CLOSE).count();
    if open || left.ends_with(COLON) || words.join.plain.ends(left) {
        return None;
    }
    if label::at(right, words).is_some() || numbered(right) {
        return Some(Sep::Clause);
    }
    let name = behind_colon(left);
    if ends_with_predicate(name, lexicon) && shape::begins_like_name(right, lexicon) {
        return Some(Sep::Clause);
    }
    if predicate::at(right, words).is_some() || completes(name, right, words) {
        return None;
    }
    let whole = format!("{name}{right}");
    if lexicon.exact(restore::core(&whole, words)).is_some() {
        return None;
    }
    let right_name = right_name(right, lexicon);
    // 省财政厅⏎省人口计生⏎省妇联: a level and a field are a name that lost its end.
    let levelled = |name: &str| level::split(name, words).is_some_and(|(_, core)| lexicon.is_field(core));
    let known = [name, right_name].map(|n| lexicon.knows(n));
    let odd = [name, right_name].map(levelled);
    if known[0] && (known[1] || odd[1]) || odd[0] && known[1] && level::split(right_name, words).is_some() {
        return Some(Sep::List);
    }
    let begins = shape::begins_like_name(right, lexicon);
    let ends = [name, right_name].map(|n| shape::ends_like_body(n, words));
    if begins && ends[0] && territory::territory(right_name, lexicon).is_some() {
        return Some(Sep::List);
    }
    let whole_name =
        || right_name.chars().count() >= 3 && !words.line.generic.is(right_name) && !lexicon.knows(&whole);
    (ends[0] && ends[1] && (begins || whole_name())).then_some(Sep::List)
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

/// The name at the beginning of what follows a break, its predicate off.
fn right_name<'t>(right: &'t str, lexicon: &dyn Lexicon) -> &'t str {
    find_predicate(right, lexicon, false).map_or(right, |(at, _)| &right[..at])
}

fn ends_with_predicate(text: &str, lexicon: &dyn Lexicon) -> bool {
    find_predicate(text, lexicon, false).is_some_and(|(at, p)| at + p.len == text.len())
}

/// Puts 各区 + 、 + 县（市）政府 together again: one collective, not two bodies.
fn join_collectives(text: &str, pieces: Vec<Piece>, words: &Wording) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if piece.before == Sep::List
            && let Some(last) = out.last_mut()
            && goes_on(&text[last.range.clone()], &text[piece.range.clone()], words)
        {
            last.range.end = piece.range.end;
        } else {
            out.push(piece);
        }
    }
    out
}

/// Whether a collective on the left goes on behind its comma.
fn goes_on(left: &str, right: &str, words: &Wording) -> bool {
    let collective = &words.collective;
    if left.len() > 300 {
        return false;
    }
    let left = behind_colon(left);
    // 青石地委、行署: what has neither level nor place belongs to the committee before it.
    let halls = [&collective.government, &collective.office, &collective.zone_office];
    let committees =
        [&collective.before_government, &collective.before_office, &collective.before_zone_office];
    if halls.iter().zip(committees).any(|(hall, committee)| hall.is(right) && committee.ends(left)) {
        return true;
    }
    let Some(units) = units_of(left, words) else { return false };
    if collective.no_unit_begin.begins(right) {
        return false;
    }
    let closes = |rest: &str| {
        rest.is_empty()
            || rest.starts_with([ETC, OPEN])
            || words.join.plain.begins(rest)
            || predicate::at(rest, words).is_some()
    };
    if collective.council_end.ends(units) && collective.council_hall.begins(right) {
        return closes(&right[collective.hall.chain(right)..]);
    }
    // 各产煤市（州）、县（市、区）政府: which ones is said in a word before.
    if !units.char_indices().take(5).any(|(at, _)| is_units(&units[at..], words)) {
        return false;
    }
    let mut at = collective.unit.chain(right);
    if at == 0 {
        return false;
    }
    while !closes(&right[at..]) {
        let more = collective.hall.chain(&right[at..]).max(collective.unit.chain(&right[at..]));
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
    let left = collective
        .joined
        .rfind(left)
        .map_or(left, |(at, _)| &left[at + left[at..].chars().next().map_or(0, char::len_utf8)..]);
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
