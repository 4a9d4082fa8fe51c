//! Persons beside bodies (责任单位及责任人: 县民政局 李明): the bodies alone are the statement.

use crate::parse::grammar::level;
use crate::parse::heading::is_blank;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSES, COLONS, OPENS};
use crate::parse::wording::Wording;

/// Whether a header or label announces persons beside bodies.
pub(crate) fn announced(words: &str, wording: &Wording) -> bool {
    wording.person.head.within(words)
}

/// The words without the persons in them. What stands in front of a colon is a label.
pub(crate) fn without(text: &str, lexicon: &dyn Lexicon) -> String {
    let labelled = text.split_once(COLONS).filter(|(label, _)| announced(label, lexicon.wording()));
    let list = labelled.map_or(text, |(_, list)| list);
    let label = &text[..text.len() - list.len()];
    let mut kept = String::from(label);
    let mut mark = String::new();
    let mut rest = list;
    while !rest.is_empty() {
        let end = rest.find(SEPARATORS).unwrap_or(rest.len());
        let entry = body_of(&rest[..end], lexicon);
        if !entry.is_empty() {
            kept.push_str(&mark);
            kept.push_str(entry);
            mark.clear();
        }
        let after = rest[end..].find(|c| !SEPARATORS.contains(&c)).map_or(rest.len(), |at| end + at);
        if mark.is_empty() && kept.len() > label.len() {
            rest[end..after].clone_into(&mut mark);
        }
        rest = &rest[after..];
    }
    if text.ends_with('。') { kept + "。" } else { kept }
}

const SEPARATORS: [char; 9] = ['、', '，', ',', '；', ';', '\n', '。', '/', '\u{2028}'];

/// The body of an entry; empty where the entry is a person alone.
fn body_of<'t>(entry: &'t str, lexicon: &dyn Lexicon) -> &'t str {
    let wording = lexicon.wording();
    let entry = entry.trim_matches(is_blank);
    if is_person(entry, wording) && !knows(entry, lexicon) {
        return "";
    }
    // 市教育局（王强）: the registry looks past brackets, too.
    let bracket = entry.strip_suffix(CLOSES).and_then(|inner| inner.rsplit_once(OPENS));
    if let Some((name, inside)) = bracket.filter(|(name, _)| !name.is_empty()) {
        return if inside.split(['、', ' ']).all(|part| is_person(part, wording)) {
            body_of(name, lexicon)
        } else {
            entry
        };
    }
    if knows(entry, lexicon) {
        return entry;
    }
    // The known body in front of a person, the longest one; else what a mark sets off from the person.
    let set_off = |c: char| is_blank(c) || "（）()【】[]：:-—–".contains(c);
    let parts = entry.char_indices().skip(1).map(|(at, _)| entry.split_at(at));
    let persons = parts.filter(|(_, rest)| is_person(rest.trim_matches(set_off), wording));
    let bodies: Vec<(&str, bool)> =
        persons.map(|(name, rest)| (name.trim_end_matches(set_off), rest.starts_with(set_off))).collect();
    let known = bodies.iter().rfind(|(name, _)| knows(name, lexicon));
    known.or_else(|| bodies.iter().find(|(_, marked)| *marked)).map_or(entry, |(name, _)| name)
}

fn knows(name: &str, lexicon: &dyn Lexicon) -> bool {
    let core = level::split(name, lexicon.wording()).map_or(name, |(_, core)| core);
    lexicon.knows(name) || lexicon.exact(core).is_some()
}

/// Whether words are a person: perhaps a title, a name of two to four characters that begins with a surname, perhaps a
/// title.
fn is_person(words: &str, wording: &Wording) -> bool {
    let person = &wording.person;
    let mut name = words.trim_matches(is_blank);
    while let Some(title) = person.title.prefix(name) {
        name = name[title.len()..].trim_start_matches(is_blank);
        if name.is_empty() {
            return true;
        }
    }
    while let Some(title) = person.title.suffix(name).filter(|title| title.len() < name.len()) {
        name = name[..name.len() - title.len()].trim_end_matches(is_blank);
    }
    let parts: String = name.chars().filter(|c| !is_blank(*c)).collect();
    let count = parts.chars().count();
    let pair = person.surname_pair.prefix(&parts).is_some();
    let single = parts.chars().next().is_some_and(|c| person.surname.contains(c));
    let han = parts.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '·'));
    let office = wording.body.office_end.ends(&parts);
    han && !office && (single && (2..=3).contains(&count) || pair && (3..=4).contains(&count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Registry;

    #[test]
    fn bodies_stay_and_persons_go() {
        for (text, kept) in [
            ("市民政局 李明", "市民政局"),
            ("市教育局（王强）", "市教育局"),
            ("市残联：赵敏", "市残联"),
            ("市民政局局长王刚", "市民政局"),
            ("市财政局 张三、市审计局 李四", "市财政局、市审计局"),
            ("市财政局/孙立", "市财政局"),
            ("责任单位及责任人：市民政局 李明；市教育局 王强", "责任单位及责任人：市民政局；市教育局"),
            ("市民政局（市老龄办）", "市民政局（市老龄办）"),
            ("李明", ""),
        ] {
            assert_eq!(without(text, Registry::builtin()), kept, "{text}");
        }
    }
}
