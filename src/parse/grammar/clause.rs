//! A clause: where its predicate stands, and the bodies in front of it.

use super::lexer::Stretch;
use super::predicate::{self, Predicate};
use super::{etc, level, remark, shape, territory};
use crate::model::Duty;
use crate::parse::marks::{BY, CLOSE, EACH, ETC, FOR, LIST, OF, OPEN};
use crate::parse::wording::lexer::{Class, bit};

/// Where the predicate of a piece stands: the first one that a name can stand before, else the first that closes the piece.
/// `pending` says that names wait for one.
pub(super) fn find(words: Stretch, pending: bool) -> Option<(usize, Predicate)> {
    // 住房城乡建设 ends like a verb, and is a field.
    let (text, lexicon) = (words.text(), words.lexicon());
    let mut places = outside(words, bit(Class::Verb) | bit(Class::RoleBegin) | bit(Class::Copula)).peekable();
    if places.peek().is_none() {
        return by_whom(words);
    }
    if lexicon.is_field(level::core(text, words.wording())) {
        return None;
    }
    let found = places.find_map(|place| {
        let (before, rest) = (words.before(place), words.behind(place));
        let found = predicate::at(rest)?;
        let after = rest.behind(found.len);
        if part_of_a_name(before, rest, found) {
            return None;
        }
        let closes = after.is_empty() || after.text().starts_with(OPEN) && after.text().ends_with(CLOSE);
        // 县应急局、各项目部配合: what stands behind 、 is a name.
        let listed = after.text().starts_with(LIST) || rest.text().starts_with(LIST);
        if !found.strong && !closes && (listed || !takes_object(before, words)) {
            return None;
        }
        let stands = if before.is_empty() {
            pending || closes
        } else {
            // What follows is but the end of this predicate.
            can_precede(before) || closes && (found.strong || rest.begins(Class::Manner))
        };
        stands.then_some((place, found))
    });
    found.or_else(|| by_whom(words))
}

/// 名单由市民政局汇总报送: behind 由 and known bodies whatever follows is what they do.
pub(super) fn by_whom(words: Stretch) -> Option<(usize, Predicate)> {
    let text = words.text();
    let (at, by) = text.match_indices(BY).rfind(|(at, _)| words.wording().tells_by(&text[..*at]))?;
    who(words, at + by.len())
}

/// The same, where 由 ends at a place.
pub(super) fn who(words: Stretch, from: usize) -> Option<(usize, Predicate)> {
    const LONGEST: usize = 40; // characters of the names
    const NEAR: usize = 8; // characters within which 的 makes them an attribute
    let (text, lexicon, wording) = (words.text(), words.lexicon(), words.wording());
    let behind = &text[from..];
    let ends = behind.char_indices().take(LONGEST).map(|(at, c)| at + c.len_utf8());
    let ends = ends.take_while(|end| *end < behind.len()).filter(|end| {
        let all = &behind[..*end];
        let name = all.rsplit(|c| c == LIST || wording.join.plain.holds(c)).next().unwrap_or(all);
        // 国务院财政部 of 国务院财政部门.
        let inside = || {
            let next = behind[*end..].chars().next();
            next.is_some_and(|c| wording.name.departments.ends(&behind[..*end + c.len_utf8()]))
        };
        shape::ends_like_body(name, wording)
            && !inside()
            && (territory::is_told(name, lexicon)
                || name.len() < all.len() && territory::is_told(all, lexicon))
    });
    // A longer one is the same name (市委, 市委宣传部) or the next of the list, and none that has what they do in it.
    let len = ends.fold(0, |len, end| {
        let more = &behind[len..end];
        let listed = more.starts_with(|c| c == LIST || wording.join.plain.holds(c));
        let acts = || wording.law.goes_on.begins(more) && !wording.law.not_on.begins(more);
        if len == 0 || listed || lexicon.knows(&behind[..end]) || !acts() { end } else { len }
    });
    if len == 0 {
        return None;
    }
    // 由市发展改革委、市财政局等部门研究提出…
    let len = len + etc::others(&behind[len..], wording);
    let rest = words.behind(from + len);
    // 由市民政局、有关部门…, 由市民政局的…: the names go on, or are part of another word.
    let goes_on = rest.text().starts_with([LIST, OPEN])
        || rest.begins(Class::PlainJoin)
        || rest.text().starts_with(ETC);
    let attribute = || rest.text().chars().take(NEAR).any(|c| c == OF);
    let others = words.behind(from).has(Class::Together);
    // 由公安机关处警告: a sanction, and 由国务院有关部门…: nobody in particular.
    let verb = rest.tokens(bit(Class::Verb)).next().map_or(rest.len(), |(at, ..)| at);
    // 由街道专职人员每日巡查: the sub-district is only whose they are.
    let actor = || {
        level::is_bare(&behind[..len], wording) && verb > 0
            || wording.prose.no_actor.find(rest.text()).is_some_and(|(at, ..)| at < verb)
    };
    let part = others
        || actor()
        || wording.law.sanction.within(rest.text())
        || wording.nobody.certain.begins(rest.text())
        || wording.prose.no_object.begins(rest.text())
        || wording.prose.no_act.begins(rest.text())
        || attribute();
    let predicate =
        Predicate { duty: Duty::Responsible, len: 0, strong: false, names_lead: false, only_how: false };
    (!goes_on && !part).then_some((words.len() - rest.len(), predicate))
}

/// Where words of some classes begin, outside brackets and quotation marks.
fn outside(words: Stretch<'_>, set: u64) -> impl Iterator<Item = usize> {
    let (mut last, mut seen, mut depth) = (None, 0, 0_usize);
    words.tokens(set).filter_map(move |(at, ..)| {
        for c in words.text()[seen..at].chars() {
            match c {
                OPEN | '“' => depth += 1,
                CLOSE | '”' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        seen = at;
        (depth == 0 && last.replace(at) != Some(at)).then_some(at)
    })
}

/// 住房城乡建设部等负责, 城乡建设主管部门: the verb is part of a name. 群团组织负责: 组织 is a noun.
fn part_of_a_name(before: Stretch, rest: Stretch, found: Predicate) -> bool {
    let after = rest.behind(found.len);
    let office = || {
        after.begins(Class::OfficeBehind)
            || after.begins(Class::OrganBehind)
                && !(after.begins(Class::Departments) || after.begins(Class::OrganOther))
    };
    // 总经办: no name has but one character.
    let short = before.text().chars().nth(1).is_none() && !before.is_empty();
    let whole = || {
        let verb = rest.word(Class::Verb).map_or("", |(len, _)| rest.before(len).text());
        let words = before.wording();
        let organ = verb.ends_with(|c: char| words.own_level.low_office_end.holds(c));
        organ && !level::is_bare(before.text(), words)
    };
    !found.strong && office()
        || short && whole()
        || rest.begins(Class::Organise) && before.ends(Class::Organised)
}

/// Whether a plain verb has an object here (市财政局落实资金): a known body stands before it, and the whole is no
/// part of that body (市财政局监督检查处).
fn takes_object(before: Stretch, words: Stretch) -> bool {
    const NEAR: usize = 12; // characters
    let (lexicon, wording) = (before.lexicon(), before.wording());
    // 运营部会同人事部制定方案: the last of them.
    let name = before.rfind(Class::Together).map_or(before, |(at, len)| before.behind(at + len)).text();
    // 市民政局、市财政局等部门共同推进…
    let name = etc::before_others(name, wording).unwrap_or(name);
    // 各村要指导…
    let name = wording.clause.helper.strip_end(name).unwrap_or(name);
    let name = name.rsplit(LIST).next().unwrap_or(name);
    // 市民政局和市住建局共同推进…: of two the last.
    let joined = wording.join.plain.rfind(name).map_or("", |(at, len)| &name[at + len..]);
    !name.is_empty()
        && !shape::ends_like_body(words.text(), wording)
        && !words.behind(before.len()).first(NEAR).has(Class::Unit)
        && ([name, joined].iter().any(|name| territory::is_told(name, lexicon))
            || shape::is_of_a_house(name, wording))
}

/// Whether a predicate can follow these words.
fn can_precede(before: Stretch) -> bool {
    let before = before.before(before_manner(before).unwrap_or(before.len()));
    let (text, lexicon) = (before.text(), before.lexicon());
    shape::is_name(text, lexicon)
        || before_object(before).is_some()
        || text.ends_with(ETC)
        || etc::before_others(text, lexicon.wording()).is_some()
        || remark::is_unnamed(text, lexicon.wording())
        || territory::territory(text, lexicon).is_some()
}

/// Length of the body in front of those under whom it works: 区水务局在市水务局指导下.
pub(super) fn before_guidance(words: Stretch) -> Option<usize> {
    let at = words.ends(Class::Under).then(|| words.find(Class::UnderBegin)).flatten();
    at.map(|(at, _)| at).filter(|at| *at > 0)
}

/// Whether words say under whom somebody works, and nothing else: 在市水务局指导下.
pub(super) fn is_guidance(words: Stretch) -> bool {
    words.ends(Class::Under) && words.begins(Class::UnderBegin)
}

/// Length of the body in front of the rule it works by: 区水务局按照市人民政府确定的职责分工.
pub(super) fn before_manner(words: Stretch) -> Option<usize> {
    let (at, _) = words.find(Class::ByRule).filter(|(at, _)| *at > 0)?;
    let (name, lexicon) = (words.before(at), words.lexicon());
    let body = shape::ends_like_body(name.text(), words.wording())
        || name.ends(Class::Departments)
        || territory::is_told(name.text(), lexicon);
    body.then_some(at)
}

/// Length of the body in front of what it answers for, or of what it is: 各区政府对供水安全 (负总责), 设备处作为管理机构 (负责).
pub(super) fn before_object(words: Stretch) -> Option<usize> {
    let (text, lexicon) = (words.text(), words.lexicon());
    let at = words.wording().clause.being.find(text).map(|(at, ..)| at).or_else(|| text.find(FOR));
    let at = at.filter(|at| *at > 0)?;
    let name = words.before(at);
    // 区水务局会同区城管局对辖区企业: the last of them.
    let name = name.rfind(Class::Together).map_or(name, |(at, len)| name.behind(at + len)).text();
    let wording = words.wording();
    let each = || name.starts_with(EACH) && wording.prose.house_end.ends(name);
    let shaped = || shape::is_house_office(name, wording) || wording.prose.office_end.ends(name) || each();
    (territory::is_told(name, lexicon) || shaped()).then_some(at)
}
