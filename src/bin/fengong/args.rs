//! What may be typed, as clap sees it. What it means is settled in [`crate::settings`].

use clap::{Args, Parser, Subcommand, ValueEnum};
use fengong::{
    model::Convention,
    read::Limits,
    render::{methods::Edition, svg},
};
use std::path::PathBuf;

/// 分工：谁牵头、谁负责、谁配合 — who does what in Chinese government plans
///
/// 不带参数时读取 seeds 文件夹，写出 graphs 文件夹。
/// With no argument it reads the folder `seeds` and writes the folder `graphs`.
#[derive(Debug, Parser)]
#[command(name = "fengong", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 全部图表与报告 — every figure, table and the report, into a folder
    Report(ReportArgs),
    /// 编码表：每条责任一行 — the coded table: a row an assignment (jsonl: an object a task)
    Extract(InputArgs),
    /// 待核清单 — what a coder must look at, most urgent first
    Check(InputArgs),
    /// 两位编码员的一致性 — agreement of two coded tables (Krippendorff's α)
    Agree(AgreeArgs),
    /// 工作量 — load of each body
    Workload(InputArgs),
    /// 共同负责网络与集群 — who works with whom
    Clusters(InputArgs),
    /// 两个方案的重叠 — where two plans say the same
    Overlap(InputArgs),
    /// 分工对照 — how two plans divide the same work
    Division(InputArgs),
    /// 主题与归属 — themes and who owns them
    Themes(ThemesArgs),
    /// 口径敏感性 — which findings hang on the convention
    Conventions(InputArgs),
    /// 图 — one graph in an exchange or picture format
    Graph(GraphArgs),
    /// 证据：逐句列出 — every sentence behind a task, a body or a theme
    Explain(ExplainArgs),
}

/// Where the plans come from and how they are read: the same everywhere.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct InputArgs {
    /// 文件、文件夹或 -（标准输入）；也可以是编码表 — files, folders or -; a coded table works too
    #[arg(value_name = "INPUT")]
    pub(crate) input: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Default, Args)]
// Each is a switch of its own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Common {
    /// 输出到文件或文件夹 — write there instead of standard output
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// 只用这些方案（编号以逗号分隔）— only these plans (ids, comma-separated)
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    pub(crate) plans: Vec<String>,
    /// 从措辞到角色的口径 — the rule from duty to role
    #[arg(long, value_enum, default_value_t = ConventionArg::Literal)]
    pub(crate) convention: ConventionArg,
    /// 输出语言 — language of output
    #[arg(long, value_enum, default_value_t = Lang::Zh)]
    pub(crate) lang: Lang,
    /// 输出格式；默认：终端为对齐表格，管道为 csv — output format
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    /// 终端表格显示全部列 — all columns of a table on a terminal
    #[arg(long)]
    pub(crate) wide: bool,
    /// csv 以 BOM 开头，供 Excel 直接打开 — begin csv with a byte order mark, for Excel
    #[arg(long)]
    pub(crate) bom: bool,
    /// 自备责任主体名录，补充或覆盖内置名录 — your own registry file, added to the built-in one
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
    /// 主题编码本：elder-care、instruments 或自备文件，可给多个；不给时取覆盖方案者 — codebooks: built-in or your own; without it, what covers
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) codebook: Vec<PathBuf>,
    /// 方案说明（城市、标题、附件号、年份）— what the documents do not say of themselves
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,
    /// 上位方案编号，用作第三文本 — id of the upper plan, the third text of comparisons
    #[arg(long, value_name = "PLAN")]
    pub(crate) upper: Option<String>,
    /// 随机数种子 — seed of every random stream
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// 零模型抽样次数 — draws from the null models
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub(crate) draws: u32,
    /// 替换已有的、不是本程序写的或写后改过的文件，并留一份 .bak — replace files of yours; a copy is kept
    #[arg(long)]
    pub(crate) force: bool,
    /// 放宽一项读取上限，可多次：file、unpacked、text（兆）、ratio（倍）、depth（层）、cells（个）、line、statement（字）
    /// — raise a limit of reading, as often as needed: file, unpacked, text (MB), ratio, depth, cells, line, statement (characters)
    #[arg(long, value_name = "NAME=N", value_parser = limit)]
    pub(crate) limit: Vec<(String, u64)>,
    /// 有待核事项时以 1 退出 — exit 1 when something needs a look
    #[arg(long)]
    pub(crate) strict: bool,
}

/// A limit and its new value, as in `line=100000`.
fn limit(text: &str) -> Result<(String, u64), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    if !Limits::NAMES.contains(&name) {
        return Err(format!("没有这项上限；有 — no such limit; there are: {}", Limits::NAMES.join(", ")));
    }
    let value = value.trim().parse().map_err(|_| format!("请写成 — write {name}=N"))?;
    Ok((name.to_owned(), value))
}

#[derive(Debug, Clone, Default, Args)]
// Each is a switch of its own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// 同时输出 PNG 与 PDF — PNG (300 dpi) and PDF of every figure as well
    #[arg(long)]
    pub(crate) pictures: bool,
    /// 方案再多也逐个分析、画图、导出网络 — analyses, figures and networks of every plan, however many
    #[arg(long)]
    pub(crate) every_plan: bool,
    /// 图中文字转为轮廓 — turn the text of figures into outlines
    #[arg(long)]
    pub(crate) outline: bool,
    /// 图幅 — size of the figures
    #[arg(long, value_enum, default_value_t = Size::TwoColumn)]
    pub(crate) size: Size,
    /// 图题写结论还是只写内容 — whether a figure's title states its finding
    #[arg(long, value_enum, default_value_t = Titles::Findings, value_name = "KIND")]
    pub(crate) titles: Titles,
    /// Word 与 Markdown 只留论文用得上的图表 — Word and Markdown with what an article has room for
    #[arg(long)]
    pub(crate) paper: bool,
    /// 参考文献按 GB/T 7714 的哪一版 — the edition of GB/T 7714 that references follow
    #[arg(long, value_enum, default_value_t = References::Gb2025, value_name = "YEAR")]
    pub(crate) references: References,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct AgreeArgs {
    /// 编码员甲的编码表 — one coder's table
    pub(crate) a: PathBuf,
    /// 编码员乙的编码表 — the other's
    pub(crate) b: PathBuf,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ThemesArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// 从文本草拟编码本并写入 FILE — draft a codebook from the texts
    #[arg(long, value_name = "FILE")]
    pub(crate) propose: Option<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct GraphArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// 哪一种图 — which graph
    #[arg(long, value_enum, default_value_t = GraphKind::Responsibility)]
    pub(crate) kind: GraphKind,
    /// 图幅 — size of the figure
    #[arg(long, value_enum, default_value_t = Size::TwoColumn)]
    pub(crate) size: Size,
    /// 排版引擎；graphviz 需已安装 dot — who draws; graphviz needs an installed `dot`
    #[arg(long, value_enum, default_value_t = Engine::Own)]
    pub(crate) engine: Engine,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ExplainArgs {
    /// 任务编号、部门名称或主题 — a task id, a body's name or key, a theme
    #[arg(value_name = "TASK|AGENCY|THEME")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConventionArg {
    /// 字面口径 — a responsible body leads only where it stands alone
    #[default]
    Literal,
    /// 共同牵头口径 — every responsible body leads
    JointLead,
    /// 首位牵头口径 — where there is no 牵头, the first responsible body leads
    FirstLead,
}

impl From<ConventionArg> for Convention {
    fn from(c: ConventionArg) -> Self {
        match c {
            ConventionArg::Literal => Self::Literal,
            ConventionArg::JointLead => Self::JointLead,
            ConventionArg::FirstLead => Self::FirstLead,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Size {
    /// 单栏 80 mm — one column of a journal
    OneColumn,
    /// 通栏 165 mm — the width of a text
    #[default]
    TwoColumn,
    /// 整页 — a page of its own
    A4,
    /// 折页 — a fold-out
    A3,
}

impl From<Size> for svg::Size {
    fn from(size: Size) -> Self {
        match size {
            Size::OneColumn => Self::OneColumn,
            Size::TwoColumn => Self::TwoColumn,
            Size::A4 => Self::A4,
            Size::A3 => Self::A3,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Titles {
    /// 写结论 — what the figure shows
    #[default]
    Findings,
    /// 只写内容 — what the figure is about
    Plain,
}

impl From<Titles> for fengong::report::Titles {
    fn from(t: Titles) -> Self {
        match t {
            Titles::Findings => Self::Findings,
            Titles::Plain => Self::Plain,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum References {
    #[value(name = "2015")]
    Gb2015,
    #[default]
    #[value(name = "2025")]
    Gb2025,
}

impl From<References> for Edition {
    fn from(references: References) -> Self {
        match references {
            References::Gb2015 => Self::Gb2015,
            References::Gb2025 => Self::Gb2025,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    #[default]
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// 对齐的终端表格 — aligned for a terminal
    Table,
    Csv,
    Jsonl,
    Md,
    Xlsx,
    Dot,
    Svg,
    Png,
    Pdf,
    Graphml,
    Gexf,
    Json,
    /// UCINET
    Dl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphKind {
    Responsibility,
    Coresponsibility,
    Overlap,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    #[default]
    Own,
    Graphviz,
}
