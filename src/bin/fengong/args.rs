//! What may be typed, as clap sees it. What it means is settled in [`crate::session`]; what `--help` says of it stands in the
//! messages ([`crate::help`]).

use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use fengong::{
    model::Convention,
    read::Limits,
    render::{methods::Edition, svg},
    say::{Lang, Text, both},
};
use std::path::PathBuf;

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
    Report(ReportArgs),
    Extract(ExtractArgs),
    Check(InputArgs),
    Agree(AgreeArgs),
    Workload(InputArgs),
    Clusters(InputArgs),
    Overlap(OverlapArgs),
    Division(InputArgs),
    Themes(ThemesArgs),
    Conventions(InputArgs),
    Graph(GraphArgs),
    Explain(ExplainArgs),
    Desk(DeskArgs),
}

/// Where the plans come from and how they are read: the same everywhere.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct InputArgs {
    #[arg(value_name = "INPUT")]
    pub(crate) input: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ExtractArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long, value_name = "LIST", conflicts_with_all = ["input", "plans"])]
    pub(crate) files_from: Option<PathBuf>,
}

#[derive(Debug, Clone, Default, Args)]
// Each is a switch of its own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct Common {
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_delimiter = ',', value_name = "A,B")]
    pub(crate) plans: Vec<String>,
    #[arg(long, value_enum, default_value_t = ConventionArg::Literal)]
    pub(crate) convention: ConventionArg,
    #[arg(long, value_parser = languages(), default_value = Lang::Zh.as_str())]
    pub(crate) lang: Lang,
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
    #[arg(long)]
    pub(crate) wide: bool,
    #[arg(long)]
    pub(crate) bom: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) registry: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) wording: Option<PathBuf>,
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) codebook: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,
    #[arg(long, value_name = "PLAN")]
    pub(crate) upper: Option<String>,
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub(crate) draws: u32,
    #[arg(long)]
    pub(crate) every_plan: bool,
    #[arg(long)]
    pub(crate) force: bool,
    #[arg(long, value_name = "NAME=N", value_parser = limit)]
    pub(crate) limit: Vec<(String, u64)>,
    #[arg(long)]
    pub(crate) strict: bool,
}

/// A limit and its new value, as in `line=100000`.
fn limit(text: &str) -> Result<(String, u64), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let told = |said: Text| Lang::ALL.map(|lang| said.in_lang(lang)).join(" — ");
    if !Limits::NAMES.contains(&name) {
        return Err(told(both!("program-limit-unknown", known = Limits::NAMES.join(", "))));
    }
    let value = value.trim().parse().map_err(|_| told(both!("program-limit-value", name)))?;
    Ok((name.to_owned(), value))
}

/// The words of a language on the command line.
fn languages() -> impl TypedValueParser<Value = Lang> {
    let lang = |word: String| Lang::ALL.into_iter().find(|l| l.as_str() == word).unwrap_or_default();
    PossibleValuesParser::new(Lang::ALL.map(Lang::as_str)).map(lang)
}

#[derive(Debug, Clone, Default, Args)]
// Each is a switch of its own.
#[allow(clippy::struct_excessive_bools)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long)]
    pub(crate) pictures: bool,
    #[arg(long)]
    pub(crate) outline: bool,
    #[arg(long, value_enum, default_value_t = Size::TwoColumn)]
    pub(crate) size: Size,
    #[arg(long, value_enum, default_value_t = Titles::Findings, value_name = "KIND")]
    pub(crate) titles: Titles,
    #[arg(long)]
    pub(crate) paper: bool,
    #[arg(long, value_enum, default_value_t = References::Gb2025, value_name = "YEAR")]
    pub(crate) references: References,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct AgreeArgs {
    pub(crate) a: PathBuf,
    pub(crate) b: PathBuf,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ThemesArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long, value_name = "FILE", conflicts_with = "codebook")]
    pub(crate) propose: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) intruders: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["propose", "intruders"])]
    pub(crate) answers: Vec<PathBuf>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct OverlapArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long)]
    pub(crate) adapt: bool,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct GraphArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[arg(long, value_enum, default_value_t = GraphKind::Responsibility)]
    pub(crate) kind: GraphKind,
    #[arg(long, value_enum, default_value_t = Size::TwoColumn)]
    pub(crate) size: Size,
    #[arg(long, value_enum, default_value_t = Engine::Own)]
    pub(crate) engine: Engine,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct ExplainArgs {
    #[arg(value_name = "TASK|AGENCY|THEME")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct DeskArgs {
    #[arg(value_name = "INPUT")]
    pub(crate) input: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) page: Option<PathBuf>,
    #[arg(long, value_parser = languages(), default_value = Lang::Zh.as_str())]
    pub(crate) lang: Lang,
    #[arg(long)]
    pub(crate) no_browser: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConventionArg {
    #[default]
    Literal,
    JointLead,
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
    OneColumn,
    #[default]
    TwoColumn,
    A4,
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
    #[default]
    Findings,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
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
    /// REFI-QDA
    Qdpx,
    /// W3C Web Annotation
    Jsonld,
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
