//! The page's fixed words in both languages.

use crate::{
    claim::{Robust, Topic},
    model::Convention,
    say::{Text, message},
};
use serde_json::{Map, Value, json};

macro_rules! fixed {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        $(pub(super) fn $name() -> Text { Text::new($zh, $en) })*
    };
}

fixed! {
    title: "责任分工分析报告", "Who does what: a report on responsibilities";
    noscript: "表格与依据需要启用 JavaScript；文字与图不需要。同样的内容见 report.md 与 tables 文件夹。",
        "Tables and evidence need JavaScript; text and figures do not. report.md and the folder tables hold the same.";
    skip: "跳到正文", "Skip to the report";
    print: "打印", "Print";
    evidence: "依据", "Evidence";
    same: "不变", "Same";
    differs: "会变", "Differs";
    how_to_read: "读图", "Reading the charts";
    dark: "深色为有牵头", "Dark: a lead is named";
    light: "浅色为只写共同负责", "Pale: joint responsibility only";
    blank: "空框为没有任务", "Outline: no task";
    shares: "占全部任务的份额（%），一项任务由所列部门均分", "Share of all tasks (%), each task divided among the bodies it names";
    with_lead: "有牵头的任务占比，不论由哪个部门牵头", "Share of tasks with a lead, whoever leads";
    together: "同列最多的一对部门，占全部任务的比例", "The pair named together most often, share of all tasks";
    measures_found: "举措在另一方案中有相同或相近对应的比例", "Share of measures that the other plan has in the same or similar form";
    pairs: "一一对应的任务", "Matched tasks";
    themes: "编码本的主题", "Themes of the codebook";
    plans_with_lead: "过半任务有牵头的方案", "Plans where most tasks have a lead";
    middle_plan: "中位数", "Median";
    cell_is_plan: "每格一个方案，按有牵头的任务占比排列", "Each cell is a plan, ordered by its share of tasks with a lead";
    about_unsaid: "材料不能支持的，只在这里各说一次。", "What the documents cannot support is listed here, once each.";
    robustness: "稳健性", "Robustness";
    about_robustness: "从措辞到牵头有三种口径。各口径都相同的结论可以直接引用，会变的引用时要写明口径。",
        "Three coding rules lead from wording to leads. What is the same under all may be quoted as it is; what differs needs its rule beside it.";
    tried: "逐项结论", "Conclusion by conclusion";
    conclusion: "结论", "Conclusion";
    plan: "方案", "Plan";
    verdict: "判断", "Verdict";
    table: "表格：", "Table: ";
    tables: "全部表格", "All tables";
    about_tables: "点表头排序，输入文字筛选（中英文名称都可，空格分隔多个词）；蓝色的可点开原文。牵头按报告打开时的口径。完整数据见 tables 文件夹与 workbook.xlsx。",
        "Click a head to sort, type to filter (Chinese or English names, several words parted by blanks); what is blue opens its sentences. Leads follow the rule the report opens with. All data are in the folder tables and in workbook.xlsx.";
    methods: "方法", "Methods";
    limits: "局限", "Limits";
    references: "参考文献", "References";
}

/// What stands under the cards: what the report looks at, and the rule for leads.
pub(super) fn lede(c: Convention) -> Text {
    let (zh, en) = match c {
        Convention::Literal => (
            "字面口径：写明“牵头”，或只列一个部门负责",
            "the literal rule: a lead in words, or a single responsible body",
        ),
        Convention::JointLead => {
            ("共同牵头口径：凡写负责的都计为牵头", "the joint-lead rule: every responsible body leads")
        }
        Convention::FirstLead => (
            "首位牵头口径：未写“牵头”时，第一个负责部门计为牵头",
            "the first-lead rule: where no lead is named, the first responsible body leads",
        ),
    };
    Text::new(
        format!("比较的是文件怎么写，不是实际怎么做；任务数不代表工作量，属地政府不计。牵头按{zh}。"),
        format!(
            "This compares what documents say, not what is done; numbers of tasks are no measure of effort; local governments are excluded. Leads follow {en}."
        ),
    )
}

/// The names of the chapters.
pub(super) fn topic(t: Topic) -> Text {
    Text::each(|lang| message(lang, t.heading(), &[]))
}

/// The head over what is not said.
pub(super) fn unsaid() -> Text {
    Text::each(|lang| message(lang, "topic-unsaid", &[]))
}

/// Whether something holds under every convention.
pub(super) fn robust(r: Robust) -> Text {
    let which = match r {
        Robust::All => "all",
        Robust::Depends => "depends",
    };
    Text::each(|lang| message(lang, "robust", &[("robust", which)]))
}

/// The same, as short as the bar needs it.
pub(super) fn short_topic(t: Topic) -> Text {
    match t {
        Topic::Load => Text::new("谁承担", "Load"),
        Topic::Leads => Text::new("谁牵头", "Leads"),
        Topic::Partners => Text::new("共事", "Partners"),
        Topic::Overlap => Text::new("同与异", "Alike"),
        Topic::Themes => Text::new("无人牵头", "Nobody leads"),
    }
}

pub(super) fn footer() -> Text {
    let version = env!("CARGO_PKG_VERSION");
    Text::new(
        format!(
            "fengong {version}。同样的输入与参数给出同样的结果（run.json）。同一文件夹里另有 report.docx、report.md、workbook.xlsx、tables、figures、networks。"
        ),
        format!(
            "fengong {version}. The same input and options give the same result (run.json). Beside this page: report.docx, report.md, workbook.xlsx, tables, figures, networks."
        ),
    )
}

pub(super) fn not_drawn(figure: &Text) -> Text {
    Text::new(format!("图：{}", figure.zh), format!("Figure: {}", figure.en))
}

pub(super) fn of(n: usize, all: usize) -> Text {
    let tasks = if all == 1 { "task" } else { "tasks" };
    Text::new(format!("{all}项中{n}项"), format!("{n} of {all} {tasks}"))
}

pub(super) fn foremost_in(n: usize) -> Text {
    Text::new(
        format!("{n}个方案中，该职能列入任务最多的个数"),
        format!("Of {n} plans, how many name the function in most tasks"),
    )
}

pub(super) fn pair(a: &Text, b: &Text) -> Text {
    Text::new(format!("{}与{}", a.zh, b.zh), format!("{} and {}", a.en, b.en))
}

pub(super) fn found_in(other: &Text) -> Text {
    Text::new(format!("的举措在{}有对应", other.zh), format!("of its measures are also in {}", other.en))
}

pub(super) fn in_other(a: &Text, b: &Text) -> Text {
    Text::new(format!("{}见于{}", a.zh, b.zh), format!("{}, also in {}", a.en, b.en))
}

pub(super) fn outcomes(both: usize, one: usize, none: usize) -> Text {
    Text::new(
        format!("两边都有牵头{both}，只有一边{one}，都没有{none}"),
        format!("lead in both {both}, in one {one}, in neither {none}"),
    )
}

pub(super) fn plans_by_lead(most: usize, some: usize, none: usize) -> Text {
    Text::new(
        format!("过半{most}，不到一半{some}，一项没有{none}"),
        format!("over half {most}, up to half {some}, none {none}"),
    )
}

pub(super) fn theme_counts(led: usize, shared: usize, absent: usize) -> Text {
    Text::new(
        format!("有牵头{led}，没有牵头{shared}，没有任务{absent}"),
        format!("led {led}, no lead {shared}, no task {absent}"),
    )
}

pub(super) fn themes_by_plans(most: usize, some: usize, none: usize) -> Text {
    Text::new(
        format!("多数方案有牵头{most}，少数{some}，没有一份{none}"),
        format!("led in most plans {most}, in some {some}, in none {none}"),
    )
}

pub(super) fn cell_is_theme(n: usize) -> Text {
    Text::new(
        format!("每格一个主题，共{n}个，各行对齐"),
        format!("Each cell is one of {n} themes; rows are aligned"),
    )
}

/// Words the script needs: key, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("contents", "目录", "Contents"),
    ("convention", "口径", "Coding rule"),
    ("close", "关闭 ✕", "Close ✕"),
    ("back", "返回", "Back"),
    ("task_text", "任务全文", "Full text"),
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
    ("nothing", "没有内容", "Nothing here"),
    ("theme", "主题", "Themes"),
    ("lead", "牵头", "Lead"),
    ("source", "上位方案也有", "The higher-level plan says it as well"),
    ("score", "得分", "score"),
    ("expected", "预期", "expected"),
    ("ratio", "观察/预期", "observed/expected"),
    ("q", "校正后 p", "adjusted p"),
    ("cluster", "集群", "Cluster"),
    ("stability", "稳定性", "Stability"),
    ("task", "任务", "Task"),
];

/// [`WORDS`] as `key → [zh, en]`.
pub(super) fn words() -> Value {
    WORDS.iter().map(|(key, zh, en)| ((*key).to_owned(), json!([zh, en]))).collect::<Map<_, _>>().into()
}
