//! Which bodies are territorial: governments, zones, townships, and collectives of them.

use super::{level, shape};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSES, EACH, OPENS, is_number};
use crate::parse::wording::Wording;
use std::borrow::Cow;

/// What sort of territorial body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Territory {
    /// Several at once (各县（市、区）人民政府, 有关区县).
    Collective,
    /// A government by name, or a place that stands for it (达川区人民政府, 越秀区).
    Government,
    /// A zone (达州高新区管委会, 高新区).
    Zone,
}

/// What sort of territorial body the name is, if it is one.
pub fn territory(name: &str, lexicon: &dyn Lexicon) -> Option<Territory> {
    /// Bytes; nothing longer is a name.
    const LONGEST: usize = 240;
    let words = lexicon.wording();
    let territory = &words.territory;
    // Most names are bureaus: their end tells at once.
    let bureau = territory.bureau_end.ends(name) && !territory.no_bureau_end.ends(name)
        || territory.zone_bureau_end.ends(name) && !territory.zone_char.within(name);
    if name.len() > LONGEST || bureau || territory.never_end.ends(name) || is_elected(name, words) {
        return None;
    }
    if is_collective(name, words) {
        return Some(Territory::Collective);
    }
    let bare = without_brackets(name);
    if territory.government_end.ends(bare) && territory.no_government.within(bare) {
        return None; // 市水务局报市政府
    }
    if territory.hall_end.ends(bare) || territory.council_end.ends(bare) || is_committee(bare, lexicon) {
        return Some(Territory::Government);
    }
    if is_zone(bare, lexicon) {
        return Some(Territory::Zone);
    }
    let is_place = lexicon.is_place(bare);
    let place = shape::ends_like_place(bare, words) || territory.street_end.ends(bare) || is_place;
    (is_place && lexicon.exact(bare).is_none() || place && short_place(bare, lexicon))
        .then_some(Territory::Government)
}

/// Whether the name is a body's that the lexicon knows, or a territorial one's.
pub(super) fn is_told(name: &str, lexicon: &dyn Lexicon) -> bool {
    lexicon.knows(name) || territory(name, lexicon).is_some()
}

/// 居民委员会, 业主委员会: what residents, villagers and owners elect is no government, and has no level.
pub(super) fn is_elected(name: &str, words: &Wording) -> bool {
    words.territory.elected_end.ends(name) && !words.territory.not_elected.within(name)
}

/// 达川区委: the committee of a place of its own name.
fn is_committee(name: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    // 甘孜州 is the short form of a longer name.
    let known = |place: &str| {
        lexicon.is_place(place)
            || words.territory.short_class.strip_end(place).is_some_and(|short| lexicon.is_place(short))
    };
    let place = words.committee.end.strip_end(name);
    place.is_some_and(|place| shape::ends_like_place(place, words) && known(place))
}

fn without_brackets(name: &str) -> &str {
    match name.find(OPENS) {
        Some(at) if at > 0 && name.ends_with(CLOSES) => &name[..at],
        _ => name,
    }
}

/// A place the lexicon does not know: a short name of this shape, with no word of a bureau in it.
fn short_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    (2..=6).contains(&name.chars().count())
        && !level::is_bare(name, words)
        && !words.place.no_end.ends(name)
        && !name.chars().skip(1).any(|c| words.place.no_inside.holds(c))
        && level::split(name, words).is_none()
        && lexicon.exact(name).is_none()
}

fn is_zone(name: &str, lexicon: &dyn Lexicon) -> bool {
    let zone = &lexicon.wording().zone;
    if let Some(hall) = zone.hall.suffix(name) {
        let head = &name[..name.len() - hall.len()];
        return head.is_empty()
            || zone.end.ends(head)
            || zone.ground_end.ends(head) && !zone.no_ground_hall.is(hall)
            || zone.committee.is(hall) && lexicon.exact(name).is_none() && !zone.not.within(name);
    }
    if let Some(head) = zone.bureau.strip_end(name) {
        return zone.end.suffix(head).is_some_and(|end| !zone.landscape.begins(end));
    }
    zone.end.ends(name) && lexicon.exact(name).is_none()
}

/// What is counted: 街道、镇 of 13个街道、镇.
pub(super) fn counted<'t>(text: &'t str, words: &Wording) -> Option<&'t str> {
    let rest = text.trim_start_matches(is_number);
    words.collective.counter.strip(rest).filter(|units| rest.len() < text.len() && !units.is_empty())
}

/// 各区、县（市）政府; 有关区县; 乡镇（街道）: units and nothing else.
fn is_collective(name: &str, words: &Wording) -> bool {
    let collective = &words.territory;
    let mut rest = name;
    while let Some(after) = collective.qualifier.strip(rest) {
        rest = after;
    }
    rest = counted(rest, words).unwrap_or(rest);
    let qualified = rest.len() < name.len();
    // 全省各级…, 市辖各区: the level that the collective belongs to.
    if !qualified && let Some((_, below)) = level::split(rest, words).filter(|(_, r)| r.starts_with(EACH)) {
        return is_collective(below, words);
    }
    if rest.is_empty() {
        return false;
    }
    const OPEN: [char; 5] = ['(', '〔', '[', '【', '〈'];
    const CLOSE: [char; 5] = [')', '〕', ']', '】', '〉'];
    let folded = if rest.contains(OPEN) || rest.contains(CLOSE) {
        Cow::Owned(rest.replace(OPEN, "（").replace(CLOSE, "）"))
    } else {
        Cow::Borrowed(rest)
    };
    let units = collective.unit.chain(&folded);
    let tail = collective.tail.chain(&folded[units..]);
    if units + tail != folded.len() {
        return false;
    }
    if qualified {
        return units > 0 || collective.hall_begin.begins(rest);
    }
    // Without 各 a single level is this government itself (市政府), several are a collective.
    let said = &folded[..units];
    collective.several.within(said) && (tail > 0 || !collective.level_end.ends(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::Registry;

    #[test]
    fn territorial_bodies_are_told_by_grammar() {
        let lexicon = Registry::builtin();
        for name in [
            "各县（市、区）人民政府",
            "各区政府",
            "各市州人民政府",
            "各设区市",
            "乡镇",
            "街道办事处",
            "永川区人民政府",
            "浦东新区政府",
            "永川高新区管委会",
            "经开区",
            "各州（市）党委和政府",
            "各地区",
            "相关地区",
            "有关区县",
            "相关区",
            "各有关省级人民政府",
            "各区、县级市",
            "各区〔县、市〕政府",
            "各镇（街道、管委会）",
            "各区县（市）政府",
            "各区镇",
            "海棠湾国际商务合作区管理局",
            "越秀区",
            "开发园区管委会",
            "各省级人民政府",
            "各县（市）区人民政府",
            "宣汉县",
            "各乡镇人民政府（街道办事处）",
            "县级以上地方人民政府",
            "各功能区",
            "各开发区管委会",
            "属地政府",
            "13个街道、镇",
            "各村（居）",
            "各行政村",
            "高新园（青石镇）",
            "达川区委",
            "达川地委、行署",
            "高新区党工委、管委会",
            "青石湾旅游经济特区",
            "锡林郭勒盟行政公署（人民政府）",
        ] {
            assert!(territory(name, lexicon).is_some(), "{name}");
        }
        for name in [
            "嘉兴海关",
            "国家税务总局嘉兴市税务局",
            "人行嘉兴市分行",
            "嘉兴金融监管分局",
            "嘉兴市秀洲生态环境局",
            "市民政局",
            "市城市管理委员会",
            "市住房公积金管委会",
            "各OPC社区",
            "各产业主管部门",
            "各县（市、区）教育局",
            "市政府办公厅",
            "市风景园林局",
            "市市场监管局",
            "市委",
            "各部门",
            "市辖区民政部门",
            "市教育局",
            "区财政局",
            "3个工作组",
            "各村委会",
            "各社区居委会",
            "村（居）委会",
            "街道司法所",
        ] {
            assert!(territory(name, lexicon).is_none(), "{name}");
        }
    }
}
