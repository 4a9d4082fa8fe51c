//! The administrative level in front of a name (省, 市, 县 …), told from words that begin with the same character.

/// What a name may begin with, longer ones first.
const LEVELS: [&str; 19] = [
    "国家",
    "县级市",
    "直辖市",
    "自治区",
    "自治州",
    "自治县",
    "地区",
    "兵团",
    "师市",
    "街道",
    "省",
    "市",
    "州",
    "盟",
    "区",
    "县",
    "旗",
    "镇",
    "乡",
];

/// Beginnings that are no level though their first character says so.
const NOT_A_LEVEL: [&str; 55] = [
    "市场",
    "市容",
    "市区",
    "市县",
    "市州",
    "市内",
    "市辖",
    "市民中心",
    "市民服务",
    "市民热线",
    "市民卡",
    "市政管理",
    "市政园林",
    "市政设施",
    "市政工程",
    "市政公用",
    "市政集团",
    "市政局",
    "市政和",
    "市政建设",
    "区域",
    "区县",
    "区块",
    "区镇",
    "区街",
    "区市",
    "县区",
    "县市",
    "县域",
    "县（",
    "县(",
    "区（",
    "区(",
    "州市",
    "州县",
    "盟市",
    "旗县",
    "旗区",
    "镇街",
    "镇区",
    "镇乡、",
    "镇乡（",
    "镇乡镇",
    "乡镇",
    "乡村",
    "乡（",
    "乡(",
    "乡贤",
    "乡级",
    "街道各",
    "街道镇",
    "镇村",
    "镇（",
    "省际",
    "省市",
];

/// The level a name begins with, and the rest: `市民政局` → (市, 民政局), but nothing for `市场监管局`.
pub fn split(name: &str) -> Option<(&'static str, &str)> {
    if !name.starts_with(|c| "国自地兵师街省市州盟区县旗镇乡直".contains(c)) {
        return None; // most names that are asked for
    }
    let level = LEVELS.iter().find(|level| name.starts_with(**level))?;
    let rest = &name[level.len()..];
    if level != &"市" && ["市场", "市容", "市政"].iter().any(|word| rest.starts_with(word)) {
        return Some((*level, rest)); // 区市场监管局, where 区市… is else 区 and 市
    }
    // 街道办, 街道党工委: the sub-district itself, and none of its offices.
    let whole = level == &"街道"
        && (["办", "办事处", "党工委", "工委", "党委", "社区"].contains(&rest)
            || rest.starts_with("办事处") && !rest.ends_with(['办', '室', '站', '所', '队', '心']));
    let none = rest.is_empty()
        || whole
        || rest.starts_with(['、', '（', '(', '〔', '[', '和', '与', '及'])
        || NOT_A_LEVEL.iter().any(|word| name.starts_with(word));
    (!none).then_some((*level, rest))
}

/// Whether the word is a level and nothing more (市, 省, 县（市、区）).
pub fn is_bare(word: &str) -> bool {
    LEVELS.contains(&word)
        || [
            "州",
            "乡",
            "乡镇",
            "街道",
            "镇街",
            "区县",
            "市县",
            "县区",
            "市本级",
            "旗县",
            "街镇",
            "设区的市",
            "设区市",
            "省辖市",
        ]
        .contains(&word)
        || (word.starts_with(['县', '区', '镇', '市', '州', '旗', '乡'])
            && word.ends_with(['）', ')', '〕', ']'])
            && word.chars().all(|c| "县区镇市州旗乡街道、，（）()〔〕[]盟自治".contains(c)))
}

/// Two levels in one word.
pub(super) const PAIRS: [&str; 7] = ["区县", "市县", "县区", "旗县", "市区", "县市", "州市"];

/// The level a name begins with, pairs and bracketed levels included: `县（市、区）民政部门` → (县（市、区）, 民政部门).
pub(super) fn split_any(name: &str) -> Option<(&str, &str)> {
    split(name).or_else(|| {
        let bracket =
            name.find(['）', ')']).map(|at| at + name[at..].chars().next().map_or(0, char::len_utf8));
        let pair = PAIRS.iter().find(|pair| name.starts_with(**pair)).map(|pair| pair.len());
        let (head, core) = name.split_at(bracket.filter(|at| is_bare(&name[..*at])).or(pair)?);
        (is_bare(head) && !core.is_empty()).then_some((head, core))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_told_from_a_field() {
        assert_eq!(split("市民政局"), Some(("市", "民政局")));
        assert_eq!(split("市市场监管局"), Some(("市", "市场监管局")));
        assert_eq!(split("市场监管局"), None);
        assert_eq!(split("市政管理局"), None);
        assert_eq!(split("市政协"), Some(("市", "政协")));
        assert_eq!(split("区域合作办"), None);
        assert_eq!(split("乡村振兴局"), None);
        assert_eq!(split("镇乡村振兴办"), Some(("镇", "乡村振兴办")));
        assert_eq!(split("街道党建办"), Some(("街道", "党建办")));
        assert_eq!(split("街道办事处"), None);
        assert_eq!(split("市"), None);
        assert!(is_bare("县（市、区）"));
        assert!(!is_bare("县民政局"));
    }
}
