//! Labels in front of names: 牵头单位：, 责任部门：, 完成时限：, 责任人：.

use super::words::{Words, chain};
use crate::model::Duty;
use std::sync::LazyLock;

/// What stands behind a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Bodies with this duty.
    Duty(Duty),
    /// A completion date.
    Deadline,
    /// People, sums, remarks: no bodies.
    Other,
}

static STEMS: LazyLock<Words<Duty>> = LazyLock::new(|| {
    use Duty::{Lead, Participate, Responsible, Support};
    let group = |words: &'static str, duty: Duty| words.split_whitespace().map(move |w| (w, duty));
    Words::new(
        group(
            "牵头抓总 牵头负责 牵头责任 牵头考核 牵头组织 牵头落实 牵头协调 牵头推进 牵头实施 牵头 总牵头 共同牵头 主办 \
             联合牵头 主牵头 责任牵头 双牵头 组长",
            Lead,
        )
        .chain(group(
            "责任 负责 主要责任 第一责任 直接责任 落实 实施 组织实施 执行 承办 承担 任务 主体 责任落实 具体责任 具体落实 \
             具体负责 具体实施 分工 分工负责 主要负责 工作责任 责任主体 主管 任务责任 推进 完成 统筹 组织 相关责任 实施责任 \
             职责 部门分工 职责分工 责任分工 任务分工 主体责任 落实责任 主责 成员 副组长 建设 业主 行业主管 归口管理 归口 运营 管理 承建",
            Responsible,
        ))
        .chain(group("参加 参与 参与配合 共同参与 参与责任", Participate))
        .chain(group(
            "配合 配合责任 协办 协同 协同配合 协作 协助 支持 指导 监督 督导 督办 督促 协作配合 配合协作 协调 责任配合 支持配合 \
             配合参与 协同责任 监管 业务指导 指导监督 考核 共同配合 主要配合 配合落实 会办 支撑 技术支撑 技术支持",
            Support,
        )),
    )
});

static QUALIFIERS: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "市级 省级 县级 区级 国家级 市直 省直 本级 主要 具体 项目 任务 工作 总 全市 相关 有关 各 市 省 县 区 及 和 、 / \
                 第一 第二 第三 直接 次要 重点 考核 改革 事项 整改 行业 业务 技术 市县 地方 县区 属地 乡镇 镇街 区县 市州 州级 镇级 街道 部门 ";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

static NOUNS: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "单位 部门 主体 机构 机关 方 处室 科室 股室 地区 （部门） （单位） 及部门 和部门 、部门 /部门 或部门 镇街 及单位 \
                 （部门、单位） （单位、部门） 县市区 单位（部门） 部门（单位） 和单位 领域 、单位 委办局 牵头 及责任单位 及配合单位 \
                 和责任单位 、责任单位 与责任单位 及分工 （县市区） （责任） （协助） （参与） （配合） （主办） （主责） （实施） （落实） （协办）";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

static DATES: &str = "完成时限 完成时间 时限要求 完成期限 时间节点 时间要求 时间进度 进度安排 时间安排 实施时间 完成日期 \
                      计划完成时间 进度要求 工作时限 推进时间 整改时限 办结时限 时限 时间 期限 完成时间节点";

/// A noun that gives a duty, as in a label or behind 为: 牵头单位, 第一责任部门.
pub(super) fn role_noun(text: &str) -> Option<(Kind, usize)> {
    let mut at = 0;
    for _ in 0..3 {
        let rest = &text[at..];
        if let Some((stem, duty)) = STEMS.at(rest) {
            let nouns = chain(&NOUNS, &rest[stem..]);
            if nouns > 0 || rest[..stem].ends_with("责任主体") {
                return Some((Kind::Duty(duty), at + stem + nouns));
            }
        }
        at += QUALIFIERS.at(rest)?.0;
    }
    None
}

/// The label that a piece begins with, its colon included: what it announces and its length.
pub(super) fn at(text: &str) -> Option<(Kind, usize)> {
    let colon = text.find('：').filter(|at| *at <= 120);
    if let Some(len) = bracketed(text) {
        return role_noun(&text['（'.len_utf8()..]).map(|(kind, _)| (kind, len));
    }
    if let Some((kind, len)) = role_noun(text) {
        let rest = &text[len..];
        if let Some(rest) = rest.strip_prefix('：') {
            return Some((kind, text.len() - rest.len()));
        }
        if let Some(word) = ["为", "是", "有", "包括"].iter().find(|w| rest.starts_with(**w)) {
            return Some((kind, len + word.len()));
        }
        return colon
            .filter(|at| at - len <= 80 && !text[len..*at].contains(['、', '，']))
            .map(|at| (kind, at + '：'.len_utf8()))
            .or_else(|| bare(text, len).map(|()| (kind, len)));
    }
    let end = colon?;
    let words = &text[..end];
    let len = end + '：'.len_utf8();
    if DATES.split_whitespace().any(|d| words.ends_with(d)) {
        return Some((Kind::Deadline, len));
    }
    if let Some((stem, duty)) = STEMS.at(words).filter(|(stem, _)| *stem == words.len()) {
        return Some((Kind::Duty(duty), stem + '：'.len_utf8()));
    }
    let people = ["领导", "责任人", "负责人", "联系人", "人员", "同志", "包保人", "牵头人", "组长"];
    let other =
        ["备注", "注", "说明", "来源", "资金", "依据", "目标", "措施", "电话", "内容", "任务", "事项"];
    let ends = |list: &[&str]| list.iter().any(|w| words.ends_with(w));
    (ends(&people) || ends(&other)).then_some((Kind::Other, len))
}

/// Length of （责任单位） in front of names: a label in brackets of its own.
pub(super) fn bracketed(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('（')?;
    let (_, len) = role_noun(inside)?;
    let rest = inside[len..].strip_prefix('）')?;
    (!rest.is_empty()).then_some(text.len() - rest.len())
}

/// 牵头单位市民政局: a label that runs straight into a name.
fn bare(text: &str, len: usize) -> Option<()> {
    let rest = &text[len..];
    (super::level::split(rest).is_some() || rest.starts_with('各')).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read() {
        for (text, kind, rest) in [
            ("牵头单位：市民政局", Kind::Duty(Duty::Lead), "市民政局"),
            ("市级配合单位：市民政局", Kind::Duty(Duty::Support), "市民政局"),
            ("责任单位为市民政局", Kind::Duty(Duty::Responsible), "市民政局"),
            ("牵头单位市民政局", Kind::Duty(Duty::Lead), "市民政局"),
            ("责任部门（单位）：市民政局", Kind::Duty(Duty::Responsible), "市民政局"),
            ("牵头：市民政局", Kind::Duty(Duty::Lead), "市民政局"),
            ("完成时限：2024年", Kind::Deadline, "2024年"),
            ("市级责任领导：张三", Kind::Other, "张三"),
        ] {
            let read = at(text).map(|(k, len)| (k, &text[len..]));
            assert_eq!(read, Some((kind, rest)), "{text}");
        }
        assert_eq!(at("市民政局"), None);
        assert_eq!(at("责任单位"), None);
    }
}
