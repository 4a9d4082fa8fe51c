//! The vocabulary of layouts: what a column's header or a label in front of a colon announces.

use super::super::heading::is_blank;
use super::super::wording::{self, wording};
use crate::model::Duty;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// 序号.
    Number,
    /// 类别, 领域: goes into the task's path.
    Category,
    /// 任务, 措施, 内容 …: what is to be done.
    Task,
    /// 责任单位, 牵头单位 …: who does it, with the duty that the header gives.
    Duty(Duty),
    /// 部门, 单位: the body that the row is keyed by, or a plain list of bodies.
    Body,
    /// 完成时限.
    Deadline,
    /// 责任人, 联系电话: persons, who are no bodies.
    Person,
    /// 备注 and everything else.
    Other,
}

/// What a label in front of a colon announces (责任单位：, 完成时限：, 责任人：).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Bodies.
    Duty,
    /// A date.
    Deadline,
    /// Persons.
    Person,
}

/// Words that give a duty by themselves, in a legend or in a cell under a body; longer ones first.
pub(crate) const DUTY_WORDS: [(&str, Duty); 16] = [
    ("总牵头", Duty::Lead),
    ("牵头", Duty::Lead),
    ("主办", Duty::Lead),
    ("主要责任", Duty::Responsible),
    ("责任", Duty::Responsible),
    ("主责", Duty::Responsible),
    ("负责", Duty::Responsible),
    ("承办", Duty::Responsible),
    ("参加", Duty::Participate),
    ("参与", Duty::Participate),
    ("配合", Duty::Support),
    ("协办", Duty::Support),
    ("协助", Duty::Support),
    ("协同", Duty::Support),
    ("支持", Duty::Support),
    ("落实", Duty::Implement),
];
const LEAD: [&str; 3] = ["牵头", "主办", "抓总"];
const SUPPORT: [&str; 13] =
    ["配合", "协办", "协同", "协作", "协助", "支持", "指导", "支撑", "会办", "督导", "督办", "监督", "监管"];
const PARTICIPATE: [&str; 2] = ["参加", "参与"];
const RESPONSIBLE: [&str; 14] = [
    "责任", "承办", "落实", "实施", "负责", "主管", "承担", "执行", "主责", "归口", "分工", "组织", "完成",
    "建设",
];
/// Nouns for bodies; longer ones first where one holds another.
const BODIES: [&str; 12] =
    ["单位", "部门", "主体", "机构", "科室", "处室", "股室", "地区", "委办局", "委局", "局办", "区县"];
/// Headers and labels that name bodies without such a noun.
const BARE_DUTY: [(&str, Duty); 15] = [
    ("责任分工", Duty::Responsible),
    ("部门分工", Duty::Responsible),
    ("工作分工", Duty::Responsible),
    ("分工", Duty::Responsible),
    ("责任方", Duty::Responsible),
    ("责任", Duty::Responsible),
    ("牵头", Duty::Lead),
    ("牵头方", Duty::Lead),
    ("组长单位", Duty::Lead),
    ("副组长单位", Duty::Responsible),
    ("成员单位", Duty::Responsible),
    ("主办", Duty::Lead),
    ("协办", Duty::Support),
    ("配合", Duty::Support),
    ("参与", Duty::Participate),
];
const PERSON: [&str; 8] = ["责任人", "负责人", "领导", "联系人", "联络", "电话", "责任区长", "负责同志"];
const DEADLINE: [&str; 9] = ["时限", "期限", "时间", "进度", "节点", "日期", "截止", "工期", "时序"];
const REMARK: [&str; 7] = ["备注", "依据", "来源", "文号", "附注", "说明", "进展"];
const CATEGORY: [&str; 12] =
    ["类别", "类型", "分类", "领域", "板块", "方面", "大类", "维度", "环节", "章节", "篇章", "一级"];
const TASK: [&str; 25] = [
    "任务", "工作", "项目", "事项", "措施", "举措", "内容", "要求", "职责", "清单", "要点", "行动", "工程",
    "目标", "问题", "改革", "重点", "成果", "标准", "条款", "具体", "计划", "做法", "名称", "实事",
];

/// The text without any white space.
pub(crate) fn squeeze(text: &str) -> String {
    let mut word = String::with_capacity(text.len());
    word.extend(text.chars().filter(|c| !is_blank(*c)));
    word
}

/// The first `count` characters that are no white space: enough to tell how a line begins.
pub(crate) fn squeeze_head(text: &str, count: usize) -> String {
    text.chars().filter(|c| !is_blank(*c)).take(count).collect()
}

/// The text without white space and without what stands in brackets.
fn plain(text: &str) -> String {
    let (mut depth, mut out) = (0_usize, String::new());
    for c in text.chars() {
        match c {
            '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '】' => depth = depth.saturating_sub(1),
            c if depth == 0 && !is_blank(c) && !matches!(c, '：' | ':' | '*' | '"' | '“' | '”') => {
                out.push(c);
            }
            _ => {}
        }
    }
    out
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

/// The duty of a header or label that names bodies (牵头单位, 责任部门, 协办): several kinds of duty in one
/// (牵头及配合单位) leave it to the words in the cell, so that such a header only makes its bodies responsible.
fn duty(word: &str) -> Option<Duty> {
    if let Some((_, duty)) = BARE_DUTY.iter().find(|(w, _)| *w == word) {
        return Some(*duty);
    }
    if !any(word, &BODIES) {
        return None;
    }
    let (lead, support, join) = (any(word, &LEAD), any(word, &SUPPORT), any(word, &PARTICIPATE));
    match (lead, support, join) {
        (true, false, false) => Some(Duty::Lead),
        (false, true, _) if !word.contains("责任") => Some(Duty::Support),
        (false, false, true) if !word.contains("责任") => Some(Duty::Participate),
        (false, false, false) => any(word, &RESPONSIBLE).then_some(Duty::Responsible),
        _ => Some(Duty::Responsible),
    }
}

/// What the column under a header holds.
pub(crate) fn column(header: &str) -> Column {
    let word = plain(header);
    let count = word.chars().count();
    if count == 0 || count > 16 || word.contains(['。', '；', '，']) {
        return Column::Other;
    }
    let has = |words: &[&str]| any(&word, words);
    if matches!(word.as_str(), "序号" | "编号" | "序" | "号" | "项次" | "序列" | "No" | "NO" | "No." | "NO.")
        || word.ends_with("序号")
        || word.ends_with("编号")
    {
        return Column::Number;
    }
    if has(&PERSON) && !has(&BODIES) {
        return Column::Person;
    }
    if let Some(duty) = duty(&word) {
        return Column::Duty(duty);
    }
    let body = [
        "部门",
        "单位",
        "机构",
        "主体",
        "成员单位",
        "部门名称",
        "单位名称",
        "职能部门",
        "部门单位",
        "单位部门",
    ];
    if body.contains(&word.as_str())
        || ["有关", "相关", "市级", "区级", "县级", "省级", "市直", "县直", "区直", "各"]
            .iter()
            .any(|p| word.strip_prefix(p).is_some_and(|rest| body.contains(&rest)))
    {
        return Column::Body;
    }
    if wording::holds(&wording().column.report, &word) {
        return Column::Other;
    }
    if has(&DEADLINE) && !has(&["内容", "措施", "举措", "任务", "目标"]) || word == "年度" {
        return Column::Deadline;
    }
    if has(&REMARK) {
        return Column::Other;
    }
    if has(&CATEGORY) && !has(&["任务", "内容", "措施", "举措", "工作", "重点"]) {
        return Column::Category;
    }
    if has(&TASK) { Column::Task } else { Column::Other }
}

/// Whether a header says that the column measures or counts, so that 单位 beside it is a unit of measure.
pub(crate) fn is_measure_header(header: &str) -> bool {
    any(&plain(header), &["指标", "数量", "金额", "投资", "规模", "属性", "基准", "基期", "数值", "目标值"])
}

/// What the words in front of a colon announce, if they are a label of layouts.
pub(crate) fn label(words: &str) -> Option<Label> {
    let word = plain(words);
    let count = word.chars().count();
    if count == 0 || count > 12 {
        return None;
    }
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if announces_list(word) {
        return None;
    }
    if any(word, &PERSON) && !any(word, &BODIES) {
        return Some(Label::Person);
    }
    if any(word, &DEADLINE) && word.chars().count() <= 6 && !any(word, &BODIES) {
        return Some(Label::Deadline);
    }
    // 配合： and 实施： alone occur as ordinary words; a label without a noun for bodies must be a duty by itself.
    if any(word, &BODIES) {
        return duty(word).map(|_| Label::Duty);
    }
    matches!(
        word,
        "责任分工" | "部门分工" | "职责分工" | "分工" | "牵头" | "配合" | "参加" | "参与" | "责任方"
    )
    .then_some(Label::Duty)
}

/// Whether words only say that a list follows (各成员单位职责分工如下, 有关部门任务分工).
pub(crate) fn announces_list(words: &str) -> bool {
    let of_bodies = ["职责", "分工", "任务", "安排"].iter().any(|what| {
        let head = words.trim_end_matches(['为', '是', '：', ':']).strip_suffix(what);
        head.is_some_and(|head| BODIES.iter().any(|body| head.contains(body) && !head.starts_with(body)))
    });
    of_bodies
        || wording()
            .announce
            .list
            .iter()
            .any(|end| words.trim_end_matches(['：', ':']).ends_with(end.as_str()))
}

/// Whether a cell holds what a form or a sheet shows where there is no value: 选择一项, #REF!.
pub(crate) fn is_no_value(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    wording::begins(&wording().cell.placeholder, text).is_some() || is_failed(text)
}

/// Whether a cell holds an error of a sheet or a truth value.
pub(crate) fn is_failed(text: &str) -> bool {
    text.is_ascii() && wording().cell.no_value.is(text.trim_matches(is_blank))
}

/// A cell that says that there is nobody, or nothing to say.
pub(crate) fn is_nothing(text: &str) -> bool {
    if is_no_value(text) {
        return true;
    }
    if text.chars().filter(|c| c.is_alphanumeric()).nth(2).is_some() {
        return false; // no word of nothing has three letters
    }
    let word = squeeze(text);
    word.chars().all(|c| !c.is_alphanumeric())
        || matches!(word.trim_end_matches(['。', '，', '；']), "无" | "暂无" | "没有" | "N/A")
}

/// A cell that stands for the one above it.
pub(crate) fn is_ditto(text: &str) -> bool {
    // Only a short cell is looked at; the words have two characters and perhaps a stop.
    text.chars().filter(|c| !is_blank(*c) && *c != '。').nth(2).is_none()
        && matches!(squeeze(text).trim_end_matches('。'), "同上" | "同前" | "〃" | "″" | "”" | "\"" | "同左")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        use Column::{Body, Category, Deadline, Duty as D, Number, Other, Person, Task};
        for (header, kind) in [
            ("序 号", Number),
            ("编号", Number),
            ("任务编号", Number),
            ("重 点 任 务", Task),
            ("任务名称", Task),
            ("2022年任务清单", Task),
            ("具体举措", Task),
            ("主要职责", Task),
            ("政策开发重点领域", Task),
            ("类别", Category),
            ("责任单位", D(Duty::Responsible)),
            ("责任\n单位", D(Duty::Responsible)),
            ("责任主体", D(Duty::Responsible)),
            ("实施单位", D(Duty::Responsible)),
            ("责任单位（排名第一的为牵头单位）", D(Duty::Responsible)),
            ("牵头单位", D(Duty::Lead)),
            ("牵头（责任）单位", D(Duty::Lead)),
            ("主办单位", D(Duty::Lead)),
            ("配合单位", D(Duty::Support)),
            ("协办部门", D(Duty::Support)),
            ("参加单位", D(Duty::Participate)),
            ("牵头及配合单位", D(Duty::Responsible)),
            ("责任领导", Person),
            ("责任人", Person),
            ("责任人及单位", D(Duty::Responsible)),
            ("部 \u{2002}门", Body),
            ("部门（单位）", Body),
            ("市直部门", Body),
            ("完成时限", Deadline),
            ("时间节点", Deadline),
            ("备注", Other),
        ] {
            assert_eq!(column(header), kind, "{header}");
        }
        assert_eq!(column("市民政局、市卫生健康委按职责分工负责，各县人民政府"), Other);
    }

    #[test]
    fn labels() {
        for (words, found) in [
            ("责任单位", Some(Label::Duty)),
            ("牵头部门", Some(Label::Duty)),
            ("市级责任单位", Some(Label::Duty)),
            ("完成时限", Some(Label::Deadline)),
            ("责任领导", Some(Label::Person)),
            ("主要目标", None),
            ("建设OPC公共服务平台", None),
            ("抄送", None),
        ] {
            assert_eq!(label(words), found, "{words}");
        }
    }

    #[test]
    fn nobody_and_ditto() {
        assert!(is_nothing("无。") && is_nothing("—") && is_nothing("/") && !is_nothing("无锡市"));
        assert!(is_ditto("同 上") && !is_ditto("同上级"));
    }
}
