//! The names in a stretch of words between separators: who is the subject, joins, 等 and its tail.

use super::clause::{before_manner, before_object};
use super::etc::{Etc, before_others, et_cetera};
use super::lexer::Stretch;
use super::{level, remark, shape, territory};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BY, CLOSE, EACH, ETC, LIST, OPEN, QUOTES, is_circled};
use crate::parse::wording::lexer::{Class, bit};
use crate::parse::wording::{Join, Wording};
use std::ops::Range;

/// A name, and what stands around it.
#[derive(Clone)]
pub(super) struct Part<'t> {
    pub(super) words: Stretch<'t>,
    /// How it is bound to the one before it; the first of a stretch is by 和.
    pub(super) join: Join,
    pub(super) etc: Option<Etc<'t>>,
}

/// `subject = [ { any } , "由" ] , { name , [ et-cetera ] , [ join ] } , [ manner ] ;`: the words that hold the names: behind
/// 由, where there is one (相关条款由市有关部门…), before the rule they work by or what they answer for.
pub(super) fn subject(words: Stretch<'_>) -> Stretch<'_> {
    let by = words.text().match_indices(BY).rfind(|(at, _)| words.wording().tells_by(&words.text()[..*at]));
    if let Some((at, _)) = by.filter(|(at, _)| *at > 0)
        && !words.lexicon().knows(words.text())
    {
        return words.behind(at + BY.len_utf8());
    }
    let end = before_manner(words).or_else(|| before_object(words));
    end.map_or(words, |len| words.before(len))
}

/// Cuts a stretch of words into names.
pub(super) fn parts(words: Stretch<'_>) -> Vec<Part<'_>> {
    let text = words.text();
    let mut out: Vec<Part> = Vec::new();
    let mut start = 0;
    let mut join = Join::And;
    let mut depth = 0usize;
    let mut at = 0;
    let mut joins = words.tokens(bit(Class::Join)).peekable();
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        while joins.next_if(|(place, ..)| *place < at).is_some() {}
        if c == OPEN || opens_quote(c) {
            depth += 1;
        } else if c == CLOSE || closes_quote(c) {
            depth = depth.saturating_sub(1);
        } else if depth > 0 {
        } else if c == ETC {
            if let Some((etc, end)) = et_cetera(text, start, at, words.wording()) {
                out.push(Part { words: words.before(at).behind(start), join, etc: Some(etc) });
                let joined = words.behind(end).word(Class::Join);
                start = end + joined.map_or(0, |(len, _)| len);
                join = joined.and_then(|(_, word)| word.join).unwrap_or(Join::And);
                at = start;
                continue;
            }
        } else if let Some((_, len, word)) = joins.peek().copied().filter(|(place, ..)| *place == at)
            && let Some(next_join) = word.join
            && parts_here(words.behind(start), at - start..at - start + len, next_join)
        {
            if at > start {
                out.push(Part { words: words.before(at).behind(start), join, etc: None });
            }
            start = at + len;
            join = next_join;
            at = start;
            continue;
        }
        at = next;
    }
    if start < text.len() {
        out.push(Part { words: words.behind(start), join, etc: None });
    }
    out
}

fn opens_quote(c: char) -> bool {
    QUOTES[..2].iter().any(|(open, _)| *open == c)
}

fn closes_quote(c: char) -> bool {
    QUOTES[..2].iter().any(|(_, close)| *close == c)
}

/// Whether the joining word at `at` stands between two names of the stretch, and is no part of one.
fn parts_here(stretch: Stretch, at: Range<usize>, join: Join) -> bool {
    const LONGEST: usize = 600; // bytes
    const NEAR: usize = 200; // characters
    let (words, lexicon) = (stretch.wording(), stretch.lexicon());
    let (left, right) = (stretch.before(at.start), stretch.behind(at.end));
    let word = stretch.before(at.end).behind(at.start);
    if right.is_empty() {
        return false;
    }
    if left.is_empty() {
        return word.is(Class::OpensNames);
    }
    if word.is(Class::AlwaysJoin) {
        return true;
    }
    if left.len() > LONGEST {
        return false; // no name is as long as that
    }
    // Of thousands of names those near are looked at, and the end of the last one.
    let ends = shape::ends_like_body(right.text(), words);
    let right = right.first(NEAR);
    let whole = stretch.before(at.end + right.len()).text();
    let (front, behind) = (left.text(), right.text());
    if lexicon.knows(whole) || split_collective(whole, behind, words) {
        return false;
    }
    // 国务院和省、自治区、直辖市人民政府: the levels below have the hall behind them.
    if level::is_bare(behind, words) && words.level.centre.is(front) && lexicon.knows(front) {
        return true;
    }
    let unnamed = |name: &str| level::is_bare(name, words) || remark::is_unnamed(name, words);
    let governs = |name: &str| territory::territory(name, lexicon).is_some();
    if unnamed(front) {
        // 有关部门和公安、消防等部门: who is not named hides nobody behind.
        let field = || lexicon.is_field(before_others(behind, words).unwrap_or(behind)) && !unnamed(whole);
        return level::split(behind, words).is_some()
            || behind.starts_with(EACH)
            || unnamed(behind)
            || governs(behind)
            || field();
    }
    if fields_joined(whole, front, behind, lexicon) {
        return true;
    }
    if !shape::is_name(front, lexicon) || is_inside_word(left, word, stretch.behind(at.start)) {
        return false;
    }
    let known_left = territory::is_told(front, lexicon);
    let first = first_name(right);
    let right_ok = |name: &str| territory::is_told(name, lexicon) || remark::is_unnamed(name, words);
    let shaped = ends || shape::ends_like_body(first, words);
    if join == Join::With {
        // 片区管委会商务局: the joining word is halves of two others.
        let (mid, _) = word.text().char_indices().nth(1).unwrap_or_default();
        let name = |from: usize| first_name(stretch.behind(from).first(NEAR));
        let halves = || {
            let at = at.start + mid;
            shape::is_name(stretch.before(at).text(), lexicon) && lexicon.knows(name(at))
        };
        return if mid > 0 {
            right_ok(first) || !halves()
        } else {
            known_left && (right_ok(first) || right_ok(behind))
        };
    }
    let vague = known_left && words.nobody.relevant.begins(behind);
    // 安全环保部及财务部: two offices of a house, by their ends.
    let office = |name: &str| {
        let known = || words.prose.house_end.ends(name) && lexicon.exact(name).is_some();
        shape::is_house_office(name, words) || known()
    };
    if join == Join::And && office(front) && !words.join.thing.is(front) {
        let plain = |(at, c): &(usize, char)| *at > 0 && (*c == ETC || words.join.plain.holds(*c));
        let next = behind.char_indices().find(plain).map_or(behind, |(at, _)| &behind[..at]);
        if office(next) || office(behind) {
            return true;
        }
    }
    // 民主党派与统战团体办公室: a known word in front is a name only with its level or a body's end.
    let strong = words.name.strong_end.ends(front);
    let whole_left = level::split(front, words).is_some() || lexicon.place_prefix(front).is_some() || strong;
    vague
        || right_ok(first)
        || right_ok(behind)
        || shaped
            && !words.join.thing.is(front)
            && (known_left && whole_left || shape::begins_like_name(behind, lexicon) || strong)
}

/// A collective goes on behind its joining word: 各区和县级市, 党委和政府.
fn split_collective(whole: &str, right: &str, words: &Wording) -> bool {
    let collective = &words.collective;
    let units = collective.vague_begin.begins(whole)
        && !right.starts_with(EACH)
        && collective.unit_char.make_up(right);
    // 各市、州、直管市及神农架林区人民政府: a named one shares the hall of the others.
    let shared = || {
        let left = words.join.plain.strip_ends(whole.strip_suffix(right).unwrap_or(""));
        left.strip_prefix(EACH).is_some_and(|units| collective.level_char.make_up(units))
            && collective.whole_hall.ends(right)
            && !right.starts_with(EACH)
    };
    // 各区县及园区: what is no place of its own is one of many, too.
    let zones = || whole.starts_with(EACH) && collective.zone.is(right);
    collective.council_joined.ends(whole) || units || zones() || shared()
}

/// 财政和税务部门, 公安与司法局, 卫生和畜牧兽医等部门: two fields that share a tail, and not one of two words (规划和自然资源等部门).
fn fields_joined(whole: &str, left: &str, right: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    let core = |name| level::split(name, words).map_or(name, |(_, core)| core);
    let others = before_others(right, words);
    let Some(field) = others.or_else(|| words.name.departments.strip_end(right)) else { return false };
    let one = || lexicon.is_field(core(&whole[..whole.len() - right.len() + field.len()]));
    let field = core(field);
    lexicon.is_field(core(left))
        && lexicon.is_field(field)
        && !field.is_empty()
        && !(others.is_some() && one())
}

/// 和平区, 商务局: the joining word begins another word.
fn is_inside_word(left: Stretch, word: Stretch, joined: Stretch) -> bool {
    joined.at(Class::Inside).is_some_and(|len| len > word.len()) || left.ends(Class::InsideEnd)
}

/// The words up to the next joining word.
fn first_name(words: Stretch<'_>) -> &str {
    /// No name is longer, in characters.
    const MOST: usize = 60;
    let text = words.text();
    let near = text.char_indices().take(MOST);
    let mut ends = near
        .filter(|(at, c)| *c == ETC || words.behind(*at).before(c.len_utf8()).is(Class::PlainJoin))
        .map(|(at, _)| at);
    let found = ends.find(|at| *at > 0 && words.lexicon().knows(&text[..*at]));
    found.map_or(text, |at| &text[..at])
}

/// The part of a stretch without leading words that belong to no name: 由, 请, 其中.
pub(super) fn trim(mut words: Stretch<'_>) -> Stretch<'_> {
    while let Some(len) = words.at(Class::Leading) {
        // 和平区 keeps its first character.
        if words.len() == len || words.begins(Class::NoLeading) {
            break;
        }
        words = words.behind(len);
    }
    // 1.市民政局, ①市民政局: an item's number is no part of its name.
    let rest = words.text();
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let behind = rest[digits..].chars().next();
    if let Some(mark) = behind.filter(|c| digits > 0 && matches!(*c, '.' | LIST | CLOSE | '．')) {
        words = words.behind(digits + mark.len_utf8());
    } else if let Some(c) = rest.chars().next().filter(|c| is_circled(*c)) {
        words = words.behind(c.len_utf8());
    }
    // 市民政局应当会同…: the verb's helper is no part of the name.
    if let Some(len) = words.end(Class::Helper) {
        let name = words.before(words.len() - len);
        if name.ends(Class::Helped) {
            words = name;
        }
    }
    while let Some(len) = words.end(Class::Trailing) {
        words = words.before(words.len() - len);
    }
    words
}
