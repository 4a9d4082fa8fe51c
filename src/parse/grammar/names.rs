//! The names in a stretch of words between separators: joins, 等 and its tail.

use super::{level, remark, shape, territory};
use crate::parse::lexicon::Lexicon;
use crate::parse::list::List;
use std::ops::Range;

/// How a name is bound to the one before it in the same stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// First of the stretch, or behind 和, 与, 及.
    And,
    /// Behind 会同, 联合, 商.
    With,
}

/// What 等 says behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Etc<'t> {
    /// 等, 等单位: there are more.
    More,
    /// 等部门, 等主管部门: there are more, and bare fields before it share the tail.
    Departments(&'static str),
    /// 等相关区政府: there are more governments.
    Governments(&'t str),
    /// 等12个部门和单位: the list was complete; with 部门 as shared tail.
    Complete,
}

/// A name, and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) range: Range<usize>,
    pub(super) join: Join,
    pub(super) etc: Option<Etc<'t>>,
}

/// Cuts a stretch of words into names.
pub(super) fn parts<'t>(text: &'t str, range: Range<usize>, lexicon: &dyn Lexicon) -> Vec<Part<'t>> {
    let mut out: Vec<Part> = Vec::new();
    let mut start = range.start;
    let mut join = Join::And;
    let mut depth = 0usize;
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let next = at + c.len_utf8();
        match c {
            '（' | '“' | '《' => depth += 1,
            '）' | '”' | '》' => depth = depth.saturating_sub(1),
            '等' if depth == 0 => {
                if let Some((etc, end)) = et_cetera(text, start, at, range.end) {
                    out.push(Part { range: start..at, join, etc: Some(etc) });
                    let (word, next_join) = joining(&text[end..range.end]).unwrap_or((0, Join::And));
                    start = end + word;
                    join = next_join;
                    at = start;
                    continue;
                }
            }
            '和' | '与' | '及' | '以' | '会' | '联' | '商' | '同' | '或' | '暨' | '并' if depth == 0 => {
                if let Some((word, next_join)) = joining(&text[at..range.end])
                    && parts_here(text, start, at, at + word, range.end, next_join, lexicon)
                {
                    if at > start {
                        out.push(Part { range: start..at, join, etc: None });
                    }
                    start = at + word;
                    join = next_join;
                    at = start;
                    continue;
                }
            }
            _ => {}
        }
        at = next;
    }
    if start < range.end {
        out.push(Part { range: start..range.end, join, etc: None });
    }
    out
}

/// A joining word at the beginning of the text: its length, and how it joins.
fn joining(text: &str) -> Option<(usize, Join)> {
    const WORDS: [(&str, Join); 17] = [
        ("以及", Join::And),
        ("及其他", Join::And),
        ("并会同", Join::With),
        ("会同", Join::With),
        ("联合", Join::With),
        ("商同", Join::With),
        ("会商", Join::With),
        ("协同", Join::With),
        ("或者", Join::And),
        ("和", Join::And),
        ("与", Join::And),
        ("及", Join::And),
        ("或", Join::And),
        ("暨", Join::And),
        ("商", Join::With),
        ("同", Join::With),
        ("并", Join::And),
    ];
    let (word, join) = WORDS.iter().find(|(w, _)| text.starts_with(w))?;
    // 及其他有关部门: 其他 belongs to what follows.
    let len = if *word == "及其他" { "及".len() } else { word.len() };
    Some((len, *join))
}

/// Whether the joining word at `at..after` stands between two names, and is no part of one.
fn parts_here(
    text: &str,
    start: usize,
    at: usize,
    after: usize,
    end: usize,
    join: Join,
    lexicon: &dyn Lexicon,
) -> bool {
    let (left, right, word) = (&text[start..at], &text[after..end], &text[at..after]);
    if right.is_empty() {
        return false;
    }
    if left.is_empty() {
        return matches!(word, "会同" | "联合" | "并会同" | "协同");
    }
    if matches!(word, "以及" | "会同" | "并会同") {
        return true;
    }
    let whole = &text[start..end];
    if lexicon.knows(whole) || split_collective(whole, right) {
        return false;
    }
    if level::is_bare(left) || remark::is_unnamed(left) {
        return level::split(right).is_some()
            || level::is_bare(right)
            || right.starts_with('各')
            || remark::is_unnamed(right)
            || territory::territory(right, lexicon).is_some();
    }
    if fields_joined(left, right, lexicon) {
        return true;
    }
    if !shape::is_name(left, lexicon) || is_inside_word(left, word, right) {
        return false;
    }
    let known_left = lexicon.knows(left) || territory::territory(left, lexicon).is_some();
    let first = first_name(right, lexicon);
    let right_ok = |name: &str| {
        lexicon.knows(name) || remark::is_unnamed(name) || territory::territory(name, lexicon).is_some()
    };
    let shaped = shape::ends_like_body(right) || shape::ends_like_body(first);
    if join == Join::With {
        return word.len() > 3 || (known_left && (right_ok(first) || right_ok(right)));
    }
    let vague = known_left && (right.starts_with("有关") || right.starts_with("相关"));
    // 民主党派与统战团体办公室: a known word in front is a name only with its level or a body's end.
    let whole_left =
        level::split(left).is_some() || lexicon.place_prefix(left).is_some() || ends_strongly(left);
    vague
        || right_ok(first)
        || right_ok(right)
        || shaped
            && (known_left && whole_left || shape::begins_like_name(right, lexicon) || ends_strongly(left))
}

/// A collective goes on behind its joining word: 各区和县级市, 党委和政府.
fn split_collective(whole: &str, right: &str) -> bool {
    let council =
        ["党委和政府", "党委和人民政府", "委和政府", "工委和管委会"].iter().any(|end| whole.ends_with(end));
    let units = whole.starts_with(['各', '有', '相'])
        && !right.starts_with('各')
        && right.chars().all(|c| "区县市州盟旗镇乡级街道自治（）、政府人民党委".contains(c));
    // 各市、州、直管市及神农架林区人民政府: a named one shares the hall of the others.
    let shared = || {
        let left = whole.strip_suffix(right).unwrap_or("").trim_end_matches(['及', '和', '与']);
        left.starts_with('各')
            && left.chars().skip(1).all(|c| "区县市州盟旗级直管、".contains(c))
            && right.ends_with("人民政府")
            && !right.starts_with('各')
    };
    // 各区县及园区: what is no place of its own is one of many, too.
    let zones =
        whole.starts_with('各') && ["园区", "开发区", "功能区", "工业园区", "产业园区"].contains(&right);
    council || units || zones || shared()
}

/// 财政和税务部门, 公安与司法局: two fields that share a tail.
fn fields_joined(left: &str, right: &str, lexicon: &dyn Lexicon) -> bool {
    let core = level::split(left).map_or(left, |(_, core)| core);
    let Some(field) = right.strip_suffix("部门") else { return false };
    let field = level::split(field).map_or(field, |(_, core)| core);
    lexicon.is_field(core) && lexicon.is_field(field) && !field.is_empty()
}

fn is_inside_word(left: &str, word: &str, right: &str) -> bool {
    let place = [
        "和平",
        "和田",
        "和龙",
        "和顺",
        "和静",
        "和硕",
        "和布克",
        "和政",
        "和林",
        "和谐",
        "与会",
        "同步",
        "商务",
        "商会",
        "联合会",
        "联合社",
    ];
    let joined = |w: &&str| w.starts_with(word) && right.starts_with(&w[word.len()..]);
    place.iter().any(joined) || left.ends_with(['共', '呼', '工', '不', '涉', '普'])
}

/// Ends that make a name complete whatever follows.
fn ends_strongly(text: &str) -> bool {
    static ENDS: List = List::new(&[
        "局",
        "委",
        "办",
        "厅",
        "中心",
        "集团",
        "公司",
        "银行",
        "分行",
        "支行",
        "政府",
        "管委会",
        "支队",
        "总队",
        "大队",
        "工会",
        "联",
        "办公室",
        "委员会",
        "部门",
    ]);
    ENDS.ends(text) || text.ends_with('）')
}

/// No name is longer, in characters.
const MOST: usize = 60;

/// The words up to the next joining word.
fn first_name<'t>(text: &'t str, lexicon: &dyn Lexicon) -> &'t str {
    let near = text.char_indices().take(MOST);
    let mut ends = near.filter(|(_, c)| "和与及等".contains(*c)).map(|(at, _)| at);
    let found = ends.find(|at| *at > 0 && lexicon.knows(&text[..*at]));
    found.map_or(text, |at| &text[..at])
}

/// Reads 等 and what belongs to it; `None` where 等 is part of a word (高等学校).
fn et_cetera(text: &str, start: usize, at: usize, end: usize) -> Option<(Etc<'_>, usize)> {
    let before = &text[start..at];
    let tail = &text[at + '等'.len_utf8()..end];
    if before.is_empty()
        || before.ends_with(['高', '平', '中', '初', '同', '相', '对'])
            && tail.starts_with(['学', '教', '院', '职'])
    {
        return None;
    }
    if tail.starts_with(['级', '次', '额', '式']) {
        return None;
    }
    let from = at + '等'.len_utf8();
    let count = tail
        .find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十多余几数".contains(c)))
        .unwrap_or(tail.len());
    let exact = count > 0 && !tail[..count].contains(['多', '余', '几', '数']);
    let mut len = count;
    for word in ["个", "家", "项", "类"] {
        if count > 0 && tail[len..].starts_with(word) {
            len += word.len();
            break;
        }
    }
    let noun = noun(&tail[len..]);
    let words = &tail[len..len + noun];
    let etc = if exact && noun > 0 {
        Etc::Complete
    } else if words.contains("政府") || words.contains("管委会") {
        Etc::Governments(words)
    } else if words.contains("部门") || words.contains("行政主管") {
        Etc::Departments(departments(words))
    } else {
        Etc::More
    };
    Some((etc, from + if noun > 0 { len + noun } else { 0 }))
}

/// The tail that 等有关部门, 等行政主管部门 give the fields before them.
fn departments(words: &str) -> &'static str {
    let words = ["有关", "相关", "其他"].iter().find_map(|w| words.strip_prefix(w)).unwrap_or(words);
    shape::OFFICES.into_iter().find(|office| *office == words).unwrap_or("部门")
}

/// Length of what 等 is followed by: 有关部门（单位）, 相关区政府, 单位.
fn noun(text: &str) -> usize {
    const WORDS: [&str; 63] = [
        "有关",
        "相关",
        "其他",
        "责任",
        "成员",
        "市级",
        "市直",
        "省级",
        "省直",
        "县级",
        "县直",
        "区级",
        "区直",
        "中央",
        "国家",
        "各",
        "多个",
        "主管",
        "行政",
        "管理",
        "职能",
        "行业",
        "部门",
        "单位",
        "机关",
        "机构",
        "地区",
        "地方",
        "区县",
        "县区",
        "市县",
        "区",
        "县",
        "市",
        "州",
        "镇",
        "乡",
        "街道",
        "人民政府",
        "政府",
        "管委会",
        "组织",
        "企业",
        "群团",
        "团体",
        "群众",
        "社会",
        "金融",
        "方面",
        "（单位）",
        "（部门）",
        "（市、区）",
        "（市）",
        "和单位",
        "及单位",
        "与单位",
        "和部门",
        "、单位",
        "（县）",
        "涉及",
        "国有",
        "高校",
        "院校",
    ];
    let mut at = 0;
    while let Some(word) = WORDS.iter().filter(|w| text[at..].starts_with(**w)).max_by_key(|w| w.len()) {
        at += word.len();
    }
    let words = &text[..at];
    // The noun must be one: 等市 alone may begin a name (等市民政局).
    let noun = [
        "部门",
        "单位",
        "机关",
        "机构",
        "地区",
        "地方",
        "政府",
        "管委会",
        "组织",
        "企业",
        "团体",
        "方面",
        "）",
        "街道",
        "高校",
        "院校",
        "区县",
        "县区",
        "市县",
    ]
    .iter()
    .any(|w| words.ends_with(w));
    let place = words.ends_with(['区', '县', '市', '州', '镇', '乡']) && at == text.len();
    if noun || place { at } else { 0 }
}

/// The part of a range without leading words that belong to no name: 由, 请, 其中.
pub(super) fn trim(text: &str, mut range: Range<usize>) -> Range<usize> {
    static LEADING: List = List::new(&[
        "并由",
        "再由",
        "主要由",
        "统一由",
        "由",
        "请",
        "责成",
        "委托",
        "其中",
        "本市",
        "本省",
        "本县",
        "本区",
        "以及",
        "同时",
        "并",
        "和",
        "与",
        "及",
        "——",
        "—",
        "–",
        "→",
        "•",
        "◦",
        "▪",
        "‣",
        "⁃",
        "*",
        "★",
        "※",
        "▲",
        "●",
        "◆",
        "·",
        "○",
        "■",
    ]);
    loop {
        let rest = &text[range.clone()];
        if !LEADING.begins(rest) {
            break;
        }
        let word = LEADING.words().find(|w| rest.starts_with(w) && rest.len() > w.len() && !keeps(rest, w));
        match word {
            Some(word) => range.start += word.len(),
            None => break,
        }
    }
    // 1.市民政局, ①市民政局: an item's number is no part of its name.
    let rest = &text[range.clone()];
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    if digits > 0 && rest[digits..].starts_with(['.', '、', '）', '．']) {
        range.start += digits + rest[digits..].chars().next().map_or(0, char::len_utf8);
    } else if let Some(c) = rest.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        range.start += c.len_utf8();
    }
    // 市民政局应当会同…: the verb's helper is no part of the name.
    let rest = &text[range.clone()];
    if let Some(name) = ["应当", "应", "要", "须", "需"].iter().find_map(|w| rest.strip_suffix(w))
        && name.ends_with(['局', '委', '办', '厅', '部', '院', '府', '门', '会', '位'])
    {
        range.end = range.start + name.len();
    }
    while let Some(last) = text[range.clone()].chars().next_back() {
        if !"*★※▲：-—·".contains(last) {
            break;
        }
        range.end -= last.len_utf8();
    }
    range
}

fn keeps(rest: &str, word: &str) -> bool {
    let whole = ["和平", "和田", "和龙", "和顺", "和静", "和硕", "和政", "和林", "和县"];
    word == "和" && whole.iter().any(|w| rest.starts_with(w))
}
