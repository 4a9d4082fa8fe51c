//! The page's fixed words in both languages.

use crate::{model::Convention, say::Text};
use serde_json::{Map, Value, json};

macro_rules! fixed {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(pub(super) fn $name() -> Text { Text::new($zh, $en) })*
    };
}

fixed! {
    title: "责任分工分析报告", "Who does what: a report on responsibilities";
    lede: "点开任何一个数字、部门、任务、主题或图上的标记，都能看到它所依据的句子及其在文件中的位置。责任以条数计，条数不代表工作量。",
        "Every number, body, task, theme and mark opens the sentences it rests on, with their place in the document. \
         Assignments are counted; their number is not a measure of effort.";
    noscript: "表格与证据需要启用 JavaScript；文字结论与图不需要。同样的内容见 report.md 与 tables 文件夹。",
        "Tables and evidence need JavaScript; findings and figures do not. report.md and the folder tables hold the same.";
    skip: "跳到正文", "Skip to the report";
    findings: "主要发现", "Findings";
    figures: "图", "Figures";
    tables: "表", "Tables";
    methods: "方法与局限", "Methods and limits";
    how: "方法", "Methods";
    limits: "局限", "Limits";
    references: "参考文献", "References";
    convention: "口径", "Convention";
    language: "语言", "Language";
    print: "打印", "Print";
    measure: "指标", "Measure";
    about_tables: "点表头排序，输入文字筛选（空格分隔多个词）；带下划线的都可点开原文。完整数据见 tables 文件夹与 workbook.xlsx。",
        "Click a head to sort, type to filter (several words, parted by blanks); what is underlined opens its sentences. \
         All data are in the folder tables and in workbook.xlsx.";
}

/// The button behind a finding.
pub(super) fn basis(n: usize) -> Text {
    Text::new(format!("依据 {n} 项任务"), format!("{n} task{}", if n == 1 { "" } else { "s" }))
}

/// Caption of the first table.
pub(super) fn numbers(c: Convention) -> Text {
    let _ = c;
    Text::new("各方案概况", "The plans in numbers")
}

/// What stands above the figures when the reader has switched to another convention.
pub(super) fn drawn_under(c: Option<Convention>) -> Text {
    let c = c.unwrap_or_default();
    Text::new(
        format!("图均按{}绘制，不随页面上方的口径切换。", c.zh()),
        format!(
            "Figures are drawn under the {} convention; they do not follow the switch above.",
            c.as_str()
        ),
    )
}

/// The page's parts: anchor and name.
/// The head of the tables that set many plans side by side.
pub(super) fn across() -> Text {
    Text::new("各方案并列", "Plans side by side")
}

pub(super) fn sections() -> [(&'static str, Text); 4] {
    [("findings", findings()), ("figures", figures()), ("tables", tables()), ("methods", methods())]
}

type Pair = (&'static str, &'static str);

/// Tables of the page: id, head and note.
pub(super) const TABLES: [(&str, Pair, Pair); 10] = [
    (
        "load",
        ("各主体的责任", "Load of each body"),
        (
            "构成条的深浅依次为牵头、负责、参加、配合、属地落实。折算负载：每项任务记 1，由所列主体均摊。独担：没有别的主体的任务。",
            "Make-up, from dark to light: lead, responsible, participate, support, implement. Fractional load: each task counts 1, \
         shared by the bodies it names. Alone: tasks that name nobody else.",
        ),
    ),
    ("tasks", ("任务与责任句", "Tasks and their statements"), ("", "")),
    (
        "clusters",
        ("集群", "Clusters"),
        (
            "稳定性：对任务重抽样后与最接近集群的平均杰卡德系数，0.75 以上为稳定，0.6 以下不可信。p：与随机方案中最强的集群相比。",
            "Stability: mean Jaccard with the best match over resampled tasks; stable from 0.75, not to be trusted below 0.6. \
         p: against the strongest cluster of random plans.",
        ),
    ),
    (
        "ties",
        ("共同承担任务的主体对", "Pairs that share tasks"),
        (
            "预期：保持各主体任务数和各任务主体数不变的随机方案中的平均共同任务数；校正后 p 按 Benjamini–Hochberg 法。",
            "Expected: mean shared tasks in random plans with the same tasks a body and bodies a task; adjusted p after \
         Benjamini–Hochberg.",
        ),
    ),
    ("overlap", ("重叠的任务与牵头", "Overlapping tasks and their leads"), ("", "")),
    (
        "functions",
        ("各职能的负载份额", "Share of the load of each function"),
        (
            "份额为折算负载的占比（%），方括号内为 95% 区间；两个区间不重叠才宜说两地不同。",
            "Share of the fractional load (%), with its 95% interval; only where intervals are apart do the plans clearly differ.",
        ),
    ),
    ("themes", ("主题归属", "Ownership of themes"), ("", "")),
    (
        "gaps",
        ("责任缺口", "Gaps in ownership"),
        (
            "缺口是文字上的缺口：U3（没有牵头字样）是共同负责的常见写法，不等于无人负责。",
            "A gap is a gap in the words: U3 (no word for a lead) is the usual wording of joint work, not nobody's work.",
        ),
    ),
    ("conventions", ("结果随口径与做法的变化", "Results under every variant"), ("", "")),
    ("check", ("待核事项", "To check"), ("", "")),
];

/// Words the script needs: key, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("contents", "目录", "Contents"),
    ("close", "关闭", "Close"),
    ("back", "返回", "Back"),
    ("task_text", "任务全文", "Text of the task"),
    ("rests_on", "依据的任务", "Tasks it rests on"),
    ("all_duties", "看全部职责", "all duties"),
    ("all_plans", "看全部方案", "all plans"),
    ("all_of_body", "看该主体的全部责任", "all assignments of this body"),
    ("no_statement", "没有责任句", "no statement of responsibility"),
    ("statement", "责任句", "Statement"),
    ("who", "责任主体", "Bodies"),
    ("like", "相同或相近的任务", "Same or similar tasks"),
    ("none", "无", "nobody"),
    ("no_lead", "无牵头", "no lead"),
    ("filter", "筛选", "Filter"),
    ("fewer", "收起", "Show fewer"),
    ("plan", "方案", "Plan"),
    ("nothing", "没有内容", "Nothing here"),
    ("agency", "责任主体", "Body"),
    ("with", "与", "With"),
    ("function", "职能", "Function"),
    ("tasks", "任务数", "tasks"),
    ("duty", "原文措辞", "as the document words it"),
    ("as", "计为", "as "),
    ("make_up", "构成", "Make-up"),
    ("fractional", "折算负载", "Fractional load"),
    ("partners", "共事主体", "Partners"),
    ("alone", "独担", "Alone"),
    ("shared", "共同任务", "Shared tasks"),
    ("expected", "预期", "expected"),
    ("ratio", "观察/预期", "observed/expected"),
    ("weight", "权重", "Weight"),
    ("q", "校正后 p", "adjusted p"),
    ("p", "p", "p"),
    ("cluster", "集群", "Cluster"),
    ("members", "成员", "Members"),
    ("stability", "稳定性", "Stability"),
    ("themes", "主题", "Themes"),
    ("number", "序号", "No."),
    ("task", "任务", "Task"),
    ("bodies", "主体数", "Bodies"),
    ("grade", "等级", "Grade"),
    ("score", "得分", "score"),
    ("source", "上位方案也有", "The upper plan says it as well"),
    ("lead", "牵头", "Lead"),
    ("lead_a", "前者牵头", "Lead, first"),
    ("lead_b", "后者牵头", "Lead, second"),
    ("outcome", "牵头比较", "Lead compared"),
    ("share", "份额（%）", "share (%)"),
    ("difference", "相差（百分点）", "Difference (points)"),
    ("theme", "主题", "Theme"),
    ("kind", "类型", "Kind"),
    ("subject", "对象", "Subject"),
    ("quotation", "原文", "Words"),
    ("finding", "结果", "Result"),
    ("variant", "口径或做法", "Variant"),
    ("value", "数值", "Value"),
    ("holds", "始终不变", "Holds throughout"),
    ("yes", "是", "yes"),
    ("no", "否", "no"),
    ("severity", "级别", "Severity"),
    ("where", "位置", "Place"),
    ("what", "事项", "What"),
    ("excerpt", "原文", "Words"),
    ("hint", "建议", "Hint"),
];

/// [`WORDS`] as `key → [zh, en]`.
pub(super) fn words() -> Value {
    pairs(WORDS.iter().map(|(key, zh, en)| (*key, (*zh, *en))))
}

/// Heads of the tables.
pub(super) fn heads() -> Value {
    pairs(TABLES.iter().map(|(id, head, _)| (*id, *head)))
}

/// Notes under the tables.
pub(super) fn notes() -> Value {
    pairs(TABLES.iter().map(|(id, _, note)| (*id, *note)))
}

fn pairs<'a>(all: impl Iterator<Item = (&'a str, Pair)>) -> Value {
    all.map(|(key, (zh, en))| (key.to_owned(), json!([zh, en]))).collect::<Map<_, _>>().into()
}
