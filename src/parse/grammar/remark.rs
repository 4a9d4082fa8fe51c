//! Words that are no bodies by intent: 下同, （按职责分工）, 社会参与, dates, mentions of nobody in particular.

use super::words::{Words, chain};
use super::{label, level, predicate, shape};
use crate::model::Duty;
use crate::parse::list::List;
use crate::parse::wording::{begins, wording};
use std::sync::LazyLock;

/// What a bracket behind or inside a name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    /// Another name, a part of the name: （人才办）, （市、区）.
    Name,
    /// The duty of the name before it: （牵头）.
    Duty(Duty),
    /// Nothing that belongs to a name.
    Remark,
}

/// What the content of a bracket at a name is.
pub(super) fn bracket(content: &str) -> Bracket {
    static BEGIN: List = List::new(&[
        "含",
        "不含",
        "下同",
        "以下",
        "除",
        "详见",
        "见附",
        "排名",
        "待定",
        "包括",
        "不包括",
        "其中",
        "列第",
        "不再",
        "截至",
        "原则上",
        "略",
        "限",
        "已",
        "名单",
        "如有",
        "涉及",
    ]);
    static INSIDE: List =
        List::new(&["下同", "以下简称", "简称", "统称", "同下", "职责分工", "不分先后", "另行"]);
    if let Some(p) = predicate::at(content).filter(|p| p.strong) {
        let how = content.starts_with(['按', '依', '根', '分', '共', '在']);
        return if how || p.len < content.len() { Bracket::Remark } else { Bracket::Duty(p.duty) };
    }
    if let Some((label::Kind::Duty(duty), len)) = label::role_noun(content)
        && len == content.len()
    {
        return Bracket::Duty(duty);
    }
    let remark = content.is_empty()
        || BEGIN.begins(content)
        || INSIDE.within(content)
        || content.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation())
        || is_date(content);
    if remark { Bracket::Remark } else { Bracket::Name }
}

/// Whether a piece is a remark as a whole.
pub(super) fn is_remark(text: &str) -> bool {
    static WHOLE: List = List::new(&[
        "部门配合",
        "部门协同",
        "部门协作",
        "部门负责",
        "部门参与",
        "社会支持",
        "企业负责",
        "企业",
        "社会力量",
        "社会组织",
        "社会资本",
        "市场主体",
        "群众",
        "家庭",
        "无",
        "暂无",
        "下同",
        "略",
        "同上",
        "-",
        "—",
        "——",
        "/",
        "\\",
        "不再列出",
        "不再单列",
        "不另列",
        "政府主导",
        "政府领导",
        "政府引导",
        "市场运作",
        "上下联动",
        "部门联动",
        "条块结合",
    ]);
    static INSIDE: List = List::new(&[
        "下同",
        "不再列出",
        "不再一一列出",
        "不再单独列出",
        "以下均需",
        "以下简称",
        "以下统称",
        "不分先后",
        "社会参与",
        "社会力量参与",
        "公众参与",
        "全民参与",
        "群众参与",
        "社会协同",
        "社会共治",
        "企业参与",
        "多方参与",
        "各方参与",
        "政府主导",
        "政府领导",
        "为牵头单位的",
        "多个牵头",
        "另有规定",
    ]);
    static START: List = List::new(&[
        "均需",
        "均须",
        "并报",
        "具体由",
        "涉及",
        "以下",
        "如有",
        "注：",
        "备注",
        "其余",
        "详见",
        "参见",
        "不再",
        "本表",
    ]);
    WHOLE.is(text)
        || begins(&wording().cell.placeholder, text).is_some()
        || is_person(text)
        || INSIDE.within(text)
        || START.begins(text) && !text.starts_with("具体由市")
}

/// Whether the words only say that somebody will be named: 待定, 另行明确, 根据事故类别确定牵头部门.
pub(super) fn is_pending(text: &str) -> bool {
    const LONGEST: usize = 30;
    let body = &wording().body;
    // 由 is gone already: 市政府指定.
    if body.pending.is(text) || text.ends_with("指定") && text.chars().count() <= 12 {
        return true;
    }
    let by = begins(&body.pending_by, text);
    by.is_some_and(|by| {
        text.chars().count() <= LONGEST
            && !["负责", "牵头单位：", "组织"].iter().any(|duty| text.contains(duty))
            && body.pending_verb.iter().any(|verb| {
                text[by.len()..].rfind(verb.as_str()).is_some_and(|at| {
                    let rest = &text[by.len() + at + verb.len()..];
                    let noun = ["牵头", "责任", "主办", "配合", "实施", "承办", "具体"]
                        .iter()
                        .find_map(|w| rest.strip_prefix(w));
                    rest.is_empty()
                        || matches!(
                            noun.unwrap_or(rest),
                            "部门" | "单位" | "主体" | "责任单位" | "责任部门" | "牵头单位"
                        )
                })
            })
    })
}

/// Whether the words are persons: 分管副省长, 各级河长, 主要负责同志.
fn is_person(text: &str) -> bool {
    const ENDS: [&str; 10] =
        ["长", "领导", "负责人", "责任人", "牵头人", "同志", "书记", "主任", "专员", "一把手"];
    ENDS.iter().any(|end| text.ends_with(end))
}

/// Whether the remark goes on to the end of its sentence.
pub(super) fn goes_on(text: &str) -> bool {
    static START: List =
        List::new(&["均需", "均须", "以下", "涉及", "如有", "注：", "备注", "多个", "其余", "本表", "具体"]);
    START.begins(text)
}

static DATE: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "年 月 日 底 前 年底 月底 年初 初 中旬 上旬 下旬 上半年 下半年 季度 第 一 二 三 四 五 六 七 八 九 十 完成 起 至 到 - — ~ 持续 推进 \
                 长期 坚持 常态化 常年 每年 全年 年度 即日起 立即 实施 并 取得 明显 成效 阶段性 进展 启动 以前 之前 基本 全部 末 期间 “十四五” “十五五” \
                 “十三五” 十四五 十五五 今年 明年 任务 落实 每 按 时序 进度 要求 定期 适时 及时 分 阶段 各 当年 次年 本 届 内 个 工作 以内 中长期 近期 \
                 持续性 开展 力争 于 在 周 天 . 、 年内 月内 跟进 建成 投入 使用 时限 时间 限 逐年 分步 分年度";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

/// Whether a piece is a date or a span of time: 2023年6月底前完成, 长期坚持.
pub(super) fn is_date(text: &str) -> bool {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let step = if digits > 0 { digits } else { chain(&DATE, rest) };
        if step == 0 {
            return is_date_with_goal(&text[..at], rest);
        }
        at += step;
    }
    let timed = [
        "年",
        "月",
        "日",
        "季度",
        "长期",
        "持续",
        "常态化",
        "即日",
        "“十",
        "十四五",
        "十五五",
        "定期",
        "适时",
        "时序",
        "近期",
        "周",
    ];
    timed.iter().any(|w| text.contains(w))
}

static VAGUE: LazyLock<Words<bool>> = LazyLock::new(|| {
    let vague = "有关 相关 其他 其它 其余 各 各个 所有 所属 其 下属 涉及 涉及的 多 多个 成员 责任 牵头 配合 项目 任务 措施 具体 行业 主管 职能 业务 \
                 参与 参加 协同 承办 机关各 实施 执行 业主 分工 事项 条款 政策 工作 重点 专项 组成 管理 监管 负有";
    let level = "市 省 区 县 州 国务院 中央 国家 地方 人民政府 政府 各级 市级 市直 省级 省直 县级 县直 区级 区直 州级 州直 镇街 乡镇 市属 省属 \
                 中省 驻 地 在 上级 同级 本级 中央和国家机关 中央国家机关 国家和省 全市 全省 直属 党政 以上 省委 市委 县委 区委 州委 旗委 自治区党委 自治区 自治区直属 自治州 自治县 地区 本 党委 属地 基层 企事业 市区 我市 我省 直 级";
    Words::new(
        (vague.split_whitespace().map(|w| (w, true))).chain(level.split_whitespace().map(|w| (w, false))),
    )
});

static NOBODY: LazyLock<Words<()>> = LazyLock::new(|| {
    let words = "部门 单位 机关 机构 方面 企业 主体 责任单位 牵头单位 配合单位 （单位） （部门） （企业） （单位、部门） （机构） 和单位 及单位 与单位 和部门 、单位 业主单位 \
                 业主 处室 科室 方 部委 委办局 厅局 局委办 高校 院校 学校 医院 金融机构 协会 行业协会 社会组织 企事业单位 成员单位 责任部门 主管部门 行业主管部门 职能部门 \
                 负责部门 负责单位 者 人员 地方和部门 事业单位 国有企业 组织 科研院所 医疗机构 团体 群团组织 企业等 媒体 新闻媒体 平台 园区企业 运营商 责任主体 和 及 与 、";
    Words::new(words.split_whitespace().map(|w| (w, ())))
});

/// Whether the words name nobody in particular: 有关部门, 各部门, 市级相关单位, 各项目牵头单位.
///
/// 各产业主管部门 names a group that one can list; 有关 and 相关 do not.
pub(super) fn is_unnamed(text: &str) -> bool {
    if text.starts_with("各地") && ["各部门", "各单位"].iter().any(|w| text.ends_with(w)) {
        return true; // 各地各部门各单位
    }
    // 市国资委及所属企业: whose they are is said, who they are not.
    if ["所属", "下属", "直属"].iter().any(|w| {
        text.strip_prefix(w).is_some_and(|rest| matches!(rest, "企业" | "单位" | "机构" | "事业单位"))
    }) {
        return true;
    }
    let mut at = 0;
    let mut vague = false;
    let mut pointing = false;
    while let Some((len, is_vague)) = VAGUE.at(&text[at..]) {
        // 单位 may follow at once: 责任单位, 成员单位.
        let word = &text[at..at + len];
        vague |= is_vague;
        pointing |= is_vague && !matches!(word, "行业" | "主管" | "职能" | "业务" | "管理" | "监管" | "专项");
        at += len;
    }
    let rest = &text[at..];
    let certain = text[..at].contains("有关") || text[..at].contains("相关") || text[..at].contains("其他");
    if certain && !rest.is_empty() && (chain(&NOBODY, rest) == rest.len() || ends_in_nobody(rest)) {
        return true;
    }
    let rest = &rest.replace(['〔', '['], "（").replace(['〕', ']'], "）");
    let plain = [
        "部门",
        "单位",
        "机构",
        "机关",
        "方面",
        "部委",
        "部门和单位",
        "部门（单位）",
        "单位（部门）",
        "部门及单位",
        "部门、单位",
        "委办局",
        "厅局",
        "处室",
        "部门单位",
        "行政机关",
        "方",
    ];
    (vague && pointing
        || level::is_bare(&text[..at])
        || text[..at].ends_with(['级', '直'])
        || at == 0 && matches!(rest.as_str(), "部门" | "单位"))
        && plain.contains(&rest.as_str())
        && !["主管部门", "职能部门", "监管部门", "管理部门"].iter().any(|w| text.contains(w))
        || each_lead(text)
}

/// 各专项小组牵头单位: the leads and members of several things at once, none of them named.
fn each_lead(text: &str) -> bool {
    let ends =
        ["牵头单位", "责任单位", "成员单位", "配合单位", "承办单位", "实施单位", "牵头部门", "责任部门"];
    text.starts_with('各') && ends.iter().any(|end| text.ends_with(end))
}

/// 9月底前形成方案: a date, and what is to be done by then.
fn is_date_with_goal(date: &str, goal: &str) -> bool {
    let by = ["底", "前", "内", "起", "日", "旬", "初"].iter().any(|end| date.contains(end));
    by && date.contains(['年', '月', '日'])
        && goal.chars().count() <= 20
        && !shape::ends_like_body(goal)
        && !goal.contains(['牵', '负'])
}

fn ends_in_nobody(rest: &str) -> bool {
    [
        "部门",
        "单位",
        "机构",
        "企业",
        "主体",
        "方面",
        "协会",
        "组织",
        "高校",
        "院校",
        "学校",
        "专班",
        "责任人",
        "人员",
        "集团",
        "公司",
        "银行",
        "医院",
        "专家",
        "处室",
        "部门（单位）",
        "单位（部门）",
    ]
    .iter()
    .any(|w| rest.ends_with(w))
}

/// 市应急委成员单位: the members of a named organ are an agency; 各成员单位 are nobody.
pub(super) fn is_members(text: &str) -> bool {
    let head = ["各成员单位", "成员单位", "各牵头单位", "牵头单位", "成员"]
        .iter()
        .find_map(|t| text.strip_suffix(t));
    head.is_some_and(|h| {
        level::split(h).is_some()
            || h.chars().count() >= 4 && !is_unnamed(&format!("{h}单位")) && !h.starts_with("各")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_in_particular() {
        for text in [
            "有关部门",
            "各部门",
            "各有关单位",
            "相关单位",
            "国务院相关部门",
            "地方人民政府相关部门",
            "各项目牵头单位",
            "各有关部门和单位",
            "市有关部门",
            "市级相关部门（单位）",
            "相关措施责任单位",
            "其他有关部门",
            "市直各单位",
            "各成员单位",
            "各责任单位",
            "有关企业",
            "省直有关单位",
            "市各有关部门",
            "中央和国家机关有关部门",
            "相关行业主管部门",
        ] {
            assert!(is_unnamed(text), "{text}");
        }
        for text in [
            "各产业主管部门",
            "市民政局",
            "市级机关工委",
            "各招商引资部门",
            "市直机关工委",
            "各OPC社区",
            "行业主管部门",
            "财政部门",
        ] {
            assert!(!is_unnamed(text), "{text}");
        }
        assert!(is_members("市应急委成员单位"));
        assert!(!is_members("各成员单位"));
    }

    #[test]
    fn somebody_will_be_named() {
        for text in [
            "待定",
            "另行明确",
            "根据事故类别确定牵头部门",
            "视情况确定",
            "由市政府指定",
            "按照事权划分确定责任单位",
        ] {
            assert!(is_pending(text), "{text}");
        }
        for text in
            ["市民政局", "按职责分工负责", "市民政局负责指定机构", "由市民政局负责确定", "根据需要建立机制"]
        {
            assert!(!is_pending(text), "{text}");
        }
    }

    #[test]
    fn dates_and_remarks() {
        for text in ["2023年完成", "6月底完成", "2025年12月底前", "长期坚持", "持续推进", "2024年第三季度"]
        {
            assert!(is_date(text), "{text}");
        }
        assert!(!is_date("市民政局"));
        assert!(!is_date("完成"));
        assert!(is_remark("下同") && is_remark("社会参与") && is_remark("无"));
        assert_eq!(bracket("牵头"), Bracket::Duty(Duty::Lead));
        assert_eq!(bracket("按职责分工"), Bracket::Remark);
        assert_eq!(bracket("含开发区，下同"), Bracket::Remark);
        assert_eq!(bracket("市知识产权局"), Bracket::Name);
    }
}
