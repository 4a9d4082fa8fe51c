//! What a word looks like where no list knows it: the end of a body's name, a place, a company.

use super::level;
use crate::parse::lexicon::Lexicon;
use crate::parse::list::List;

/// What rules call the office of a field; longer ones first where one holds another.
pub(super) const OFFICES: [&str; 4] = ["行政主管部门", "主管部门", "行政管理部门", "行政部门"];

/// Ends of names that make a body by themselves.
static ENDS: List = List::new(&[
    "局",
    "委",
    "办",
    "厅",
    "会",
    "院",
    "署",
    "府",
    "联",
    "协",
    "处",
    "站",
    "所",
    "社",
    "室",
    "馆",
    "校",
    "司",
    "台",
    "部门",
    "单位",
    "中心",
    "集团",
    "公司",
    "支队",
    "大队",
    "总队",
    "分行",
    "支行",
    "银行",
    "街道",
    "乡镇",
    "开发区",
    "政协",
    "人大",
    "机关",
    "工会",
    "党校",
    "学院",
    "大学",
    "企业",
    "机构",
    "组织",
    "高新区",
    "经开区",
    "示范区",
    "园区",
    "新区",
    "小组",
    "专班",
    "指挥部",
    "工委",
    "团委",
    "团市委",
    "公积金",
    "资本",
    "高校",
    "医院",
    "兵团",
    "军区",
    "人行",
    "邮政",
    "电力",
    "移动",
    "联通",
    "电信",
]);

/// Parts that end in 部 and are bodies; 西部, 全部, 干部 are none.
static NO_BODY: List = List::new(&[
    "西部", "东部", "南部", "北部", "中部", "全部", "干部", "内部", "外部", "总部", "上部", "下部", "局部",
    "社会", "机会", "大会", "场所", "处所", "其他", "以及",
]);

/// Whether the text, by its end, can be a whole name.
pub(super) fn ends_like_body(text: &str) -> bool {
    if NO_BODY.ends(text) {
        return false;
    }
    text.ends_with(['部', '）', '”', '队', '团', '行', '库', '网'])
        || ENDS.ends(text)
        || ends_like_place(text)
}

/// Whether the text ends in the class of a place (…县, …区, …市, …州, …镇).
pub(super) fn ends_like_place(text: &str) -> bool {
    text.ends_with(['县', '区', '市', '州', '盟', '旗', '镇', '乡', '省'])
}

/// Whether the text is a whole name: known, or shaped like one.
pub(super) fn is_name(text: &str, lexicon: &dyn Lexicon) -> bool {
    ends_like_body(text) || lexicon.knows(text) || lexicon.is_place(text)
}

/// Whether a name seems to begin here: a level, 各, 有关, a place, a word the lexicon knows.
pub(super) fn begins_like_name(text: &str, lexicon: &dyn Lexicon) -> bool {
    static BEGIN: List = List::new(&[
        "各",
        "有关",
        "相关",
        "其他",
        "团市委",
        "团省委",
        "团县委",
        "团区委",
        "省级",
        "市级",
        "全国",
        "中央",
        "国务院",
        "中国",
        "共青团",
    ]);
    level::split(text).is_some()
        || BEGIN.begins(text)
        || lexicon.place_prefix(text).is_some_and(|len| len < text.len())
}

/// Whether the name is a company's by its end.
pub(super) fn is_company(name: &str) -> bool {
    static ENDS: List = List::new(&[
        "集团", "公司", "资本", "银行", "企业", "电网", "移动", "联通", "电信", "铁塔", "酒店", "商会",
        "石油", "石化", "烟草", "水务", "燃气", "保险", "证券", "基金", "平台", "投资", "控股", "国投",
    ]);
    ENDS.ends(name) || name.contains("集团") || name.contains("公司")
}
