//! The administrative level in front of a name (省, 市, 县 …), told from words that begin with the same character.

use crate::parse::marks::CLOSES;
use crate::parse::wording::Wording;

/// The level a name begins with, and the rest: `市民政局` → (市, 民政局), but nothing for `市场监管局`.
pub fn split<'n, 'w>(name: &'n str, words: &'w Wording) -> Option<(&'w str, &'n str)> {
    let words = &words.level;
    let level = words.word.prefix(name)?;
    let rest = &name[level.len()..];
    if rest.is_empty() {
        return None;
    }
    // 区市场监管局 has a level, where 区市… is else 区 and 市.
    if !words.field.begins(rest) && (words.stop.begins(rest) || words.other.begins(name)) {
        return None;
    }
    // 街道办, 街道党工委: the sub-district itself, and none of its offices.
    let office = words.hall.begins(name) && !words.office_end.ends(name);
    (!office && !words.itself.is(name)).then_some((level, rest))
}

/// The name without its level.
pub(crate) fn core<'n>(name: &'n str, words: &Wording) -> &'n str {
    split(name, words).map_or(name, |(_, core)| core)
}

/// Whether the word is a level and nothing more (市, 省, 县（市、区）).
pub fn is_bare(word: &str, words: &Wording) -> bool {
    let words = &words.level;
    words.word.is(word)
        || words.bare.is(word)
        || word.ends_with(CLOSES) && words.class.begins(word) && words.bracketed.make_up(word)
}

/// The level a name begins with, pairs and bracketed levels included: `县（市、区）民政部门` → (县（市、区）, 民政部门).
pub(super) fn split_any<'n>(name: &'n str, words: &Wording) -> Option<(&'n str, &'n str)> {
    let plain = split(name, words).map(|(level, _)| level.len());
    let wider = || {
        let bracket = name.split_once(['）', ')']).map(|(_, behind)| name.len() - behind.len());
        let pair = words.level.pair.at(name).map(|(len, ())| len);
        let len = bracket.filter(|at| is_bare(&name[..*at], words)).or(pair)?;
        (is_bare(&name[..len], words) && len < name.len()).then_some(len)
    };
    plain.or_else(wider).map(|len| name.split_at(len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording;

    #[test]
    fn a_level_is_told_from_a_field() {
        assert_eq!(split("市民政局", wording::builtin()), Some(("市", "民政局")));
        assert_eq!(split("市市场监管局", wording::builtin()), Some(("市", "市场监管局")));
        assert_eq!(split("市场监管局", wording::builtin()), None);
        assert_eq!(split("市政管理局", wording::builtin()), None);
        assert_eq!(split("市政协", wording::builtin()), Some(("市", "政协")));
        assert_eq!(split("区域合作办", wording::builtin()), None);
        assert_eq!(split("乡村振兴局", wording::builtin()), None);
        assert_eq!(split("镇乡村振兴办", wording::builtin()), Some(("镇", "乡村振兴办")));
        assert_eq!(split("街道党建办", wording::builtin()), Some(("街道", "党建办")));
        assert_eq!(split("街道办事处", wording::builtin()), None);
        assert_eq!(split("市", wording::builtin()), None);
        assert!(is_bare("县（市、区）", wording::builtin()));
        assert!(!is_bare("县民政局", wording::builtin()));
    }
}
