//! Which bodies are territorial: governments, zones, townships, and collectives of them.

use super::words::{Words, chain};
use super::{level, shape};
use crate::parse::lexicon::Lexicon;
use crate::parse::list::List;
use std::borrow::Cow;
use std::sync::LazyLock;

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

static UNITS: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "省 自治区 直辖市 地 市 州 盟 区 县 旗 师 团场 镇 乡 民族乡 街道 街 村 社区 县级市 设区市 设区的市 地级市 地级以上市 \
                 计划单列市 副省级市 区县 市县 县区 市区 区镇 镇街 街镇 镇区 乡镇 开发区 功能区 园区 新区 经开区 高新区 示范区 管理区 \
                 度假区 板块 地区 地方 片区 自治州 自治县 自治旗 林区 特区 特别行政区 行政区 市辖区 农场 兵团 生产建设兵团 工业园区 工业园 \
                 产业园区 经济开发区 经济技术开发区 高新技术产业开发区 市州 州市 盟市 旗县 旗区 区市 省区市 省市 市区县 县市区 功能园区 \
                 园 省级 市级 县级 区级 乡级 地市 港区 风景区 管委会 城区 各 、 （ ） · 及 和 与 以及 / 办事处辖区 集镇 重点开发区 国家级 \
                 产业功能区 开发园区 试验区 先导区 保税区 平台 产业平台 新城 街（镇） 委 苏木 嘎查 所辖 辖 地（市） 属地 专区 产业集聚区 \
                 集聚区 开发区（园区） 基层 村民委员会 居民委员会 社区居民委员会 村（居）民委员会 行政村 村委会 居委会 村（居）委会 \
                 村居 居 村两委 村“两委” 连队 连 团镇";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

static TAILS: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "人民政府 政府 党委 党工委 党（工）委 委 党政 和 与 及 、 以及 （ ） 管委会 管理委员会 街道办事处 办事处 街道办 行署 工委 \
                 行政公署 党委政府 （管委会） 管委 办 党委（党工委） 党（党工）委 人民政府（管委会） 主要 等 开发区 园区 功能区 执委会 \
                 派出机构 所 村委会 居委会 社区居委会 村（居）委会 村民委员会 党组织 政府（管委会） 市 （街道） 区 县";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

static QUALIFIERS: List = List::new(&[
    "各有关",
    "各相关",
    "有关",
    "相关",
    "各级",
    "各",
    "其他",
    "全市各",
    "全省各",
    "全县各",
    "全区各",
    "县级以上",
    "市级以上",
    "所在地",
    "所在",
    "所属",
    "项目所在地",
    "属地",
    "事发地",
]);

static ZONES: List = List::new(&[
    "高新区",
    "经开区",
    "开发区",
    "新区",
    "示范区",
    "保税区",
    "自贸区",
    "自贸试验区",
    "试验区",
    "度假区",
    "合作区",
    "片区",
    "工业园",
    "产业园",
    "园区",
    "科学城",
    "功能区",
    "综保区",
    "管理区",
    "商务区",
    "经济区",
    "风景区",
    "风景名胜区",
    "集聚区",
    "先行区",
    "港区",
    "科技城",
    "新城",
    "启动区",
    "化工园",
    "高新园",
    "物流园",
    "经济特区",
]);

/// Bodies that end in 管委会 and run no zone.
static NO_ZONE: List = List::new(&[
    "公积金",
    "国有资产",
    "城市管理",
    "市场",
    "基金",
    "人防",
    "交通管",
    "医",
    "房",
    "空管",
    "物业",
    "水库",
    "校",
    "寺",
    "城管",
    "职业",
    "编",
]);

/// What sort of territorial body the name is, if it is one.
pub fn territory(name: &str, lexicon: &dyn Lexicon) -> Option<Territory> {
    if ["党政办", "军分区", "警备区", "战区"].iter().any(|end| name.ends_with(end)) {
        return None;
    }
    if is_elected(name) {
        return None;
    }
    // Most names are bureaus: their end tells at once. Nothing longer than 80 characters is a name.
    if name.len() > 240
        || name.ends_with(['厅', '部', '院', '联', '司', '行', '队']) && !name.ends_with("连队")
        || name.ends_with('局') && !name.contains('区')
    {
        return None;
    }
    if is_collective(name) {
        return Some(Territory::Collective);
    }
    // 第八师石河子市: a division of the Production and Construction Corps, and its city.
    if super::restore::division(name).is_some_and(|len| len == name.len() || lexicon.is_place(&name[len..])) {
        return Some(Territory::Government);
    }
    // 一〇四团: a regiment of the Production and Construction Corps.
    if name.strip_suffix('团').is_some_and(|n| {
        !n.is_empty() && n.chars().all(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(c))
    }) {
        return Some(Territory::Government);
    }
    let bare = without_brackets(name);
    if bare.ends_with("政府") && bare.contains(['局', '厅', '报', '请', '向']) {
        return None; // 市水务局报市政府
    }
    if ["政府", "行署", "行政公署", "街道办事处", "街道办", "街办", "镇街"].iter().any(|t| bare.ends_with(t))
        || is_council(bare)
        || is_committee(bare, lexicon)
    {
        return Some(Territory::Government);
    }
    if is_zone(bare, lexicon) {
        return Some(Territory::Zone);
    }
    let place = shape::ends_like_place(bare) || bare.ends_with("街道") || lexicon.is_place(bare);
    let named = bare.ends_with("兵团") || lexicon.is_place(bare) && lexicon.exact(bare).is_none();
    (named || place && short_place(bare, lexicon)).then_some(Territory::Government)
}

/// 居民委员会, 业主委员会: what residents, villagers and owners elect is no government, and has no level.
pub(super) fn is_elected(name: &str) -> bool {
    static ENDS: List =
        List::new(&["居民委员会", "村民委员会", "业主委员会", "村（居）民委员会", "居（村）民委员会"]);
    ENDS.ends(name) && !name.contains(['乡', '镇', '街', '政'])
}

/// 达川区委区政府, 各镇党委: a party committee together with, or in place of, its government.
fn is_council(name: &str) -> bool {
    ["党委和政府", "党委政府", "委、政府", "委、人民政府", "委、行署", "工委、管委会", "党政"]
        .iter()
        .any(|t| name.ends_with(t))
}

/// 达川区委: the committee of a place of its own name.
fn is_committee(name: &str, lexicon: &dyn Lexicon) -> bool {
    // 甘孜州 is the short form of a longer name.
    let known = |place: &str| {
        lexicon.is_place(place) || place.strip_suffix('州').is_some_and(|p| lexicon.is_place(p))
    };
    name.strip_suffix('委').is_some_and(|place| shape::ends_like_place(place) && known(place))
}

fn without_brackets(name: &str) -> &str {
    let open = name.find(['（', '(', '〔', '[']);
    match open {
        Some(at) if at > 0 && name.ends_with(['）', ')', '〕', ']']) => &name[..at],
        _ => name,
    }
}

/// A place the lexicon does not know: a short name of this shape, with no word of a bureau in it.
fn short_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    let count = name.chars().count();
    (2..=6).contains(&count)
        && !level::is_bare(name)
        && !["城乡", "社区", "小区", "校区", "景区", "库区", "辖区", "片区", "城区", "地区", "门市"]
            .iter()
            .any(|w| name.ends_with(w))
        && level::split(name).is_none()
        && lexicon.exact(name).is_none()
}

fn is_zone(name: &str, lexicon: &dyn Lexicon) -> bool {
    for tail in ["管委会", "管理委员会", "执委会", "执行委员会", "党工委管委会", "管委", "党工委", "建管委"]
    {
        if let Some(head) = name.strip_suffix(tail) {
            let zone = ZONES.ends(head);
            let ground = head.ends_with([
                '区', '园', '城', '港', '岛', '山', '湖', '带', '谷', '镇', '地', '廊', '岸', '江',
            ]);
            let committee = tail == "管委会" || tail == "执委会" || tail == "管委";
            return zone
                || (ground && tail != "党工委")
                || head.is_empty()
                || (committee && lexicon.exact(name).is_none() && !NO_ZONE.within(name));
        }
    }
    if let Some(head) = name.strip_suffix("管理局").or_else(|| name.strip_suffix("建设管理局")) {
        return ZONES.words().any(|z| head.ends_with(z) && !z.starts_with("风景"));
    }
    ZONES.ends(name) && lexicon.exact(name).is_none()
}

/// What is counted: 街道、镇 of 13个街道、镇.
pub(super) fn counted(text: &str) -> Option<&str> {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches(number);
    rest.strip_prefix('个').filter(|units| rest.len() < text.len() && !units.is_empty())
}

/// 各区、县（市）政府; 有关区县; 乡镇（街道）: units and nothing else.
fn is_collective(name: &str) -> bool {
    let mut rest = name;
    let mut qualified = false;
    while let Some(word) = QUALIFIERS.prefix(rest) {
        rest = &rest[word.len()..];
        qualified = true;
    }
    if let Some(units) = counted(rest) {
        rest = units;
        qualified = true;
    }
    // 全省各级…, 市辖各区: the level that the collective belongs to.
    if !qualified && let Some((_, below)) = level::split(rest).filter(|(_, r)| r.starts_with("各")) {
        return is_collective(below);
    }
    if rest.is_empty() {
        return false;
    }
    const OPEN: [char; 5] = ['(', '〔', '[', '【', '〈'];
    const CLOSE: [char; 5] = [')', '〕', ']', '】', '〉'];
    let rest_folded = if rest.contains(OPEN) || rest.contains(CLOSE) {
        Cow::Owned(rest.replace(OPEN, "（").replace(CLOSE, "）"))
    } else {
        Cow::Borrowed(rest)
    };
    let units = chain(&UNITS, &rest_folded);
    let tail = chain(&TAILS, &rest_folded[units..]);
    if units + tail != rest_folded.len() {
        return false;
    }
    if qualified {
        return units > 0
            || ["政府", "人民政府", "党委", "管委会", "办事处"].iter().any(|t| rest.starts_with(t));
    }
    // Without 各 a single level is this government itself (市政府), several are a collective.
    let words = &rest_folded[..units];
    [
        "乡镇",
        "街道",
        "区县",
        "县区",
        "市县",
        "镇街",
        "街镇",
        "区镇",
        "县（市",
        "区（市",
        "区、县",
        "市、县",
        "县、区",
        "市（州",
        "市州",
        "州（市",
        "镇（街",
        "乡（镇",
        "镇、街",
        "地方",
        "县级以上",
        "省级",
        "市级",
        "县级",
        "区市",
        "县市区",
        "设区市",
        "设区的市",
        "地级",
        "区（县",
        "开发区",
        "盟市",
        "旗县",
        "属地",
        "功能区",
        "园区",
        "民委员会",
        "村委会",
        "居委会",
        "村居",
        "村两委",
        "村“两委”",
        "行政村",
        "团场",
        "连队",
    ]
    .iter()
    .any(|w| words.contains(w))
        && (tail > 0 || !words.ends_with("级"))
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
            "各村委会",
            "各村（居）",
            "各社区居委会",
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
            "街道司法所",
        ] {
            assert!(territory(name, lexicon).is_none(), "{name}");
        }
    }
}
