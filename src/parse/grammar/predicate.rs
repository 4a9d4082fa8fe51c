//! What a body does, as words behind its name: 牵头, 按职责分工负责, 为牵头单位, 配合落实.

use super::words::Words;
use super::{label, shape};
use crate::model::Duty;
use crate::parse::list::List;
use std::sync::LazyLock;

/// A predicate that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Predicate {
    /// The duty it gives.
    pub(super) duty: Duty,
    /// Its length in bytes.
    pub(super) len: usize,
    /// Whether it may take an object (负责…, 牵头…); 落实 and 推进 alone only close a clause.
    pub(super) strong: bool,
    /// Whether it says who did what before (为牵头单位), so that a name may be repeated.
    pub(super) names_lead: bool,
    /// Whether it says only how (按照各自职责): what the bodies do may follow behind a comma.
    pub(super) only_how: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom {
    /// Gives the duty, with or without an object.
    Head(Duty),
    /// Gives the duty only at the end of a clause.
    Weak(Duty),
    /// Says how.
    Manner,
    /// 组成: says only that the list is over.
    Made,
}

static ATOMS: LazyLock<Words<Atom>> = LazyLock::new(|| {
    use Atom::{Head, Made, Manner, Weak};
    use Duty::{Lead, Participate, Responsible, Support};
    let head = |words: &'static str, atom: Atom| words.split(' ').map(move |w| (w, atom));
    Words::new(
        head("牵头 主办 总牵头", Head(Lead))
            .chain(head("负责 承办 主管 主责 负总责 负主责 负主体责任 负", Head(Responsible)))
            .chain(head("参加 参与 参与配合", Head(Participate)))
            .chain(head("配合 协助 协办 协同 协同配合 协作 配合支持 配合参与", Head(Support)))
            .chain(head("支持 指导 支撑 协调配合 监督 督导 加强指导 加强督导 做好指导 给予指导 提供指导 给予支持 提供支持", Weak(Support)))
            .chain(head(
                "落实 实施 推进 推动 开展 完成 执行 办理 承担 制定 制订 拟定 拟订 起草 解释 修订 抓好 做好 抓落实 统筹 组织 协调 抓总 \
                 调度 督办 把关 贯彻 建设 管理 研究 推动落实 贯彻落实 组织实施 组织开展 组织落实 统筹推进 统筹协调 \
                 推进落实 落实落地 抓落实 相关工作 有关工作 工作 各项 任务 责任 到位 共抓 编制 出台 发布 印发 跟进 \
                 分工落实 落细 落地 督促 检查 考核 评估 验收 具体工作 日常工作 日常 公布 执法 监管 服务 保障 \
                 加强 加快 强化 确定 审核 审批 提出 研究制定 建立 健全 完善 会商 确保 抓 做 加大 优化 细化 各司其职 各负其责",
                Weak(Responsible),
            ))
            .chain(head(
                "分别 共同 具体 主要 统一 联合 各自 全面 分头 分工 直接 依法 积极 认真 切实 密切 抓紧 及时 继续 持续 一并 \
                 同时 均 都 并 和 、 及 与 要 全力 协力 共 分级 分类 分片 逐级 齐抓共管 密切配合 协商 \
                 应当 应 须 需 将 牢牢 总体 总 全程 单独 独立 主动 予以 加以 进行 每年 每季度 每月 定期",
                Manner,
            ))
            .chain(head(
                "组成 组成工作专班 组成专班 组成工作组 组成联合工作组 组成领导小组 组成联席会议 组成工作小组 成立工作专班",
                Made,
            )),
    )
});

static ROLE: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "各自 本 有关 部门 单位 相应 的 分级 职责 职能 分工 任务 职权 权限 范围 内 规定 和 及 要求 法定 工作 既定 行业 领域 \
                 条块 属地 属事 原则 管理 管辖 实际 “三定” 三定 方案 各 自 责任 业务 事权 本部门 本单位 条例 办法 国家 法律 法规 、 情况 管 必须 或 与";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

/// 按职责分工, 依据各自职能, 在职责范围内: its length.
fn by_role(text: &str) -> Option<usize> {
    let start = ["按照", "按", "依照", "依据", "依", "根据", "结合", "在", "遵照", "履行"]
        .iter()
        .find_map(|w| text.starts_with(w).then_some(w.len()))?;
    let len = start + super::words::chain(&ROLE, &text[start..]);
    let words = &text[..len];
    let named = ["职责", "职能", "分工", "职权", "权限", "任务", "属地", "行业", "三定", "规定", "实际"];
    named.iter().any(|w| words.contains(w)).then_some(len)
}

/// Whether a word that can be a head is part of another word here: 负责人, 牵头单位, 参与式.
fn is_other_word(rest: &str) -> bool {
    static BEHIND: List = List::new(&[
        "担", "面", "荷", "债", "单位", "部门", "人", "制", "方", "者", "度", "率", "式", "机构", "主体",
        "机制", "作用", "领导", "同志", "中心", "协会",
    ]);
    // 牵头制定, 负责方案, 负责人才: the next word begins with the same character.
    static NEXT: List = List::new(&[
        "制定", "制订", "制发", "制作", "制约", "方案", "方面", "方式", "方向", "人才", "人员", "人事",
        "人防", "人力", "人口", "人民",
    ]);
    BEHIND.begins(rest) && !NEXT.begins(rest)
}

/// Whether a predicate may begin with this character.
pub(super) fn begins(c: char) -> bool {
    ATOMS.begins(c) || "按依根结在遵履为是作任".contains(c)
}

/// The predicate that the text begins with.
pub(super) fn at(text: &str) -> Option<Predicate> {
    if let Some((duty, len)) = copula(text) {
        // 作为成员单位，参与实施: what the members do may follow.
        let only_how = text[..len].contains("成员");
        return Some(Predicate { duty, len, strong: true, names_lead: true, only_how });
    }
    let mut read = Reading::default();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if let Some(len) = by_role(rest).filter(|_| read.atoms < 24) {
            read.by_role = true;
            read.atoms += 1;
            at += len;
            continue;
        }
        match ATOMS.at(rest) {
            Some((len, atom)) if read.atoms < 24 && !is_other_word(&rest[len..]) => {
                // A joining word belongs to what follows it, or it is none of ours.
                if matches!(&rest[..len], "和" | "、" | "及" | "与" | "并") && !continues(&rest[len..]) {
                    break;
                }
                read.take(atom);
                at += len;
            }
            _ => break,
        }
    }
    let only_how = read.by_role && !read.lead && read.head.is_none() && read.weak.is_none();
    read.duty().map(|(duty, strong)| Predicate { duty, len: at, strong, names_lead: false, only_how })
}

fn continues(rest: &str) -> bool {
    by_role(rest).is_some()
        || ATOMS
            .at(rest)
            .is_some_and(|(len, atom)| !matches!(atom, Atom::Manner) && !is_other_word(&rest[len..]))
}

/// 为牵头单位, 是责任部门.
fn copula(text: &str) -> Option<(Duty, usize)> {
    let verb = ["作为", "确定为", "为", "是", "任"].iter().find(|v| text.starts_with(**v))?;
    let rest = &text[verb.len()..];
    match label::role_noun(rest) {
        Some((label::Kind::Duty(duty), len)) => Some((duty, verb.len() + len)),
        _ if rest == "牵头" => Some((Duty::Lead, text.len())),
        _ => office(rest).map(|duty| (duty, text.len())),
    }
}

/// 是本市养犬管理工作的主管部门: the office at the end says the duty.
fn office(rest: &str) -> Option<Duty> {
    const OFFICES: [(&str, Duty); 7] = [
        ("的责任主体", Duty::Responsible),
        ("的责任单位", Duty::Responsible),
        ("的责任部门", Duty::Responsible),
        ("的牵头单位", Duty::Lead),
        ("的牵头部门", Duty::Lead),
        ("的总牵头单位", Duty::Lead),
        ("的总牵头部门", Duty::Lead),
    ];
    // 是本市港口和航道行政主管部门, 作为全县兽医行政管理部门.
    let mut competent = shape::OFFICES.iter().chain(&["主管机关", "管理机关"]);
    let competent = competent.any(|end| rest.ends_with(end)).then_some(Duty::Responsible);
    OFFICES.iter().find(|(end, _)| rest.ends_with(end)).map(|(_, duty)| *duty).or(competent)
}

/// Whether the text begins with a verb or adverb of what is to be done (建立机制, 共同推进), as no name does.
pub(crate) fn begins_with_verb(text: &str) -> bool {
    matches!(ATOMS.at(text), Some((_, Atom::Weak(_) | Atom::Manner)))
}

#[expect(clippy::struct_excessive_bools, reason = "each is a kind of word that was or was not met")]
#[derive(Debug, Default)]
struct Reading {
    lead: bool,
    head: Option<Duty>,
    helps: bool,
    weak: Option<Duty>,
    by_role: bool,
    made: bool,
    atoms: usize,
}

impl Reading {
    fn take(&mut self, atom: Atom) {
        self.atoms += 1;
        match atom {
            Atom::Head(Duty::Lead) => self.lead = true,
            Atom::Head(duty) => {
                self.helps |= duty == Duty::Support;
                self.head = self.head.or(Some(duty));
            }
            Atom::Weak(duty) => self.weak = self.weak.or(Some(duty)),
            Atom::Made => self.made = true,
            Atom::Manner => {}
        }
    }

    fn duty(&self) -> Option<(Duty, bool)> {
        if self.lead {
            return Some((Duty::Lead, true));
        }
        match self.head {
            // 负责配合, 协助负责: the help says what the body does.
            Some(Duty::Responsible) if self.helps => Some((Duty::Support, true)),
            Some(duty) => Some((duty, true)),
            None if self.by_role => Some((self.weak.unwrap_or(Duty::Responsible), true)),
            None if self.made => Some((Duty::Responsible, false)),
            None => self.weak.map(|duty| (duty, false)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predicates_give_duties() {
        for (text, duty, strong) in [
            ("牵头", Duty::Lead, true),
            ("牵头负责", Duty::Lead, true),
            ("负责牵头组织实施", Duty::Lead, true),
            ("按职责分工负责", Duty::Responsible, true),
            ("按照各自职责分工抓好落实", Duty::Responsible, true),
            ("分别负责", Duty::Responsible, true),
            ("按职责分工", Duty::Responsible, true),
            ("组织实施", Duty::Responsible, false),
            ("负责配合", Duty::Support, true),
            ("参与", Duty::Participate, true),
            ("指导", Duty::Support, false),
            ("为牵头单位", Duty::Lead, true),
        ] {
            let read = at(text).map(|p| (p.duty, p.strong, p.len));
            assert_eq!(read, Some((duty, strong, text.len())), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_predicates() {
        for text in ["负责人", "牵头单位", "参与式治理", "市民政局", "支持中心"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
