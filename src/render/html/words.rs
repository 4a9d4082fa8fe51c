//! The page's fixed words in both languages.

use crate::render::findings::Text;
use serde_json::{Value, json};

fn t(zh: &str, en: &str) -> Text {
    Text::new(zh, en)
}

pub(super) fn lede() -> Text {
    t(
        "所有数字都可以点开，看到它所依据的句子及其在文件中的位置。“责任”只计条数，不代表工作量大小。",
        "Every number opens the sentences it rests on, with their place in the document. Assignments are counted; \
         they are not a measure of effort.",
    )
}

pub(super) fn noscript() -> Text {
    t(
        "表格与证据需要启用 JavaScript；文字结论与图不需要。同样的内容见 report.md 与各 csv 文件。",
        "Tables and evidence need JavaScript; findings and figures do not. report.md and the csv files hold the same.",
    )
}

pub(super) fn findings() -> Text {
    t("主要发现", "Findings")
}

pub(super) fn figures() -> Text {
    t("图", "Figures")
}

pub(super) fn tables() -> Text {
    t("表", "Tables")
}

pub(super) fn methods() -> Text {
    t("方法与局限", "Methods and limits")
}

pub(super) fn basis() -> Text {
    t("依据", "basis")
}

/// The page's parts: anchor and name.
pub(super) fn sections() -> [(&'static str, Text); 4] {
    [("findings", findings()), ("figures", figures()), ("tables", tables()), ("methods", methods())]
}

/// Topics of findings, in the order of the page.
pub(super) fn topics() -> [(&'static str, Text); 7] {
    [
        ("overview", t("概况", "Overview")),
        ("load", t("工作量", "Load")),
        ("clusters", t("合作网络与集群", "Network and clusters")),
        ("overlap", t("两个方案的重叠", "Overlap of plans")),
        ("division", t("分工对照", "Division of labour")),
        ("themes", t("主题与归属", "Themes and ownership")),
        ("conventions", t("口径敏感性", "Sensitivity to the convention")),
    ]
}

/// Tables of the page: id and head.
pub(super) fn table_heads() -> [(&'static str, Text); 7] {
    [
        ("load", t("工作量", "Load of each body")),
        ("clusters", t("集群", "Clusters")),
        ("ties", t("共同负责的主体对", "Pairs that share tasks")),
        ("overlap", t("重叠的任务与分工", "Overlapping tasks and who does them")),
        ("themes", t("主题归属", "Ownership of themes")),
        ("gaps", t("无主与弱归属", "What nobody (quite) owns")),
        ("check", t("待核", "To check")),
    ]
}

/// Words the script needs: key, Chinese, English.
const WORDS: [(&str, &str, &str); 46] = [
    ("contents", "目录", "Contents"),
    ("language", "语言", "Language"),
    ("convention", "口径", "Convention"),
    ("evidence", "证据", "Evidence"),
    ("close", "关闭", "Close"),
    ("places", "处", "places"),
    ("task_text", "任务全文", "Text of the task"),
    ("rests_on", "依据的任务", "Tasks it rests on"),
    ("filter", "筛选", "Filter"),
    ("plan", "方案", "Plan"),
    ("nothing", "没有内容", "Nothing here"),
    ("agency", "责任主体", "Body"),
    ("tasks", "任务数", "Tasks"),
    ("duty", "措辞", "Duty"),
    ("bar", "构成", "Make-up"),
    ("shared", "共同任务", "Shared tasks"),
    ("expected", "预期", "Expected"),
    ("ratio", "比值", "Ratio"),
    ("weight", "权重", "Weight"),
    ("q", "校正后 p", "Adjusted p"),
    ("p", "p", "p"),
    ("cluster", "集群", "Cluster"),
    ("members", "成员", "Members"),
    ("stability", "稳定性", "Stability"),
    ("task", "任务", "Task"),
    ("grade", "等级", "Grade"),
    ("score", "得分", "Score"),
    ("lead", "牵头", "Lead"),
    ("outcome", "牵头比较", "Lead compared"),
    ("theme", "主题", "Theme"),
    ("ownership", "归属", "Ownership"),
    ("fragmentation", "分散度", "Fragmentation"),
    ("kind", "类型", "Kind"),
    ("subject", "对象", "Subject"),
    ("quotation", "原文", "Words"),
    ("severity", "级别", "Severity"),
    ("where", "位置", "Place"),
    ("what", "事项", "What"),
    ("hint", "建议", "Hint"),
    ("load_caption", "各责任主体的任务数，按角色与措辞", "Tasks of each body by role and duty"),
    (
        "ties_caption",
        "共同任务数与固定边际零模型下的预期",
        "Shared tasks against what fixed margins lead to expect",
    ),
    ("clusters_caption", "集群与重抽样稳定性", "Clusters and their stability under resampling"),
    ("overlap_caption", "按得分排列；点开可见两处原文", "Best first; open a row to see both passages"),
    ("themes_caption", "按编码本顺序", "In the order of the codebook"),
    ("gaps_caption", "每条附原文", "Each with its words"),
    ("check_caption", "编码员需要看一眼的地方", "What a coder should look at"),
];

/// [`WORDS`] as `key → [zh, en]`.
pub(super) fn words() -> Value {
    WORDS
        .iter()
        .map(|(key, zh, en)| ((*key).to_owned(), json!([zh, en])))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
