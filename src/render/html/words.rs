//! The page's fixed words in both languages.

use crate::{
    claim::{Robust, Topic},
    model::Convention,
    say::{Lang, Text, both, message, part},
};
use serde_json::{Map, Value, json};

macro_rules! fixed {
    ($($name:ident: $id:literal;)*) => {
        $(pub(super) fn $name() -> Text { Text::of($id) })*
    };
}

fixed! {
    title: "page-title";
    noscript: "page-noscript";
    skip: "page-skip";
    print: "page-print";
    evidence: "page-evidence";
    same: "page-same";
    differs: "page-differs";
    how_to_read: "page-how-to-read";
    dark: "page-dark";
    light: "page-light";
    blank: "page-blank";
    shares: "page-shares";
    with_lead: "page-with-lead";
    counted_lead: "page-counted-lead";
    together: "page-together";
    measures_found: "page-measures-found";
    pairs: "page-pairs";
    themes: "page-themes";
    plans_with_lead: "page-plans-with-lead";
    middle_plan: "page-middle-plan";
    cell_is_plan: "page-cell-is-plan";
    about_unsaid: "page-about-unsaid";
    robustness: "page-robustness";
    about_robustness: "page-about-robustness";
    tried: "page-tried";
    conclusion: "page-conclusion";
    plan: "page-plan";
    verdict: "page-verdict";
    table: "page-table";
    tables: "page-tables";
    about_tables: "page-about-tables";
    all_plans: "page-all-plans";
    plans_with_ties: "page-plans-with-ties";
    unnamed: "page-unnamed";
    methods: "page-methods";
    limits: "page-limits";
    references: "page-references";
}

/// What stands under the cards: what the report looks at, and the rule for leads.
pub(super) fn lede(c: Convention) -> Text {
    both!("page-lede", convention = c.as_str())
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
        Topic::Load => Text::of("page-topic-load"),
        Topic::Leads => Text::of("page-topic-leads"),
        Topic::Partners => Text::of("page-topic-partners"),
        Topic::Overlap => Text::of("page-topic-overlap"),
        Topic::Themes => Text::of("page-topic-themes"),
        Topic::Instruments => Text::of("page-topic-instruments"),
    }
}

pub(super) fn footer() -> Text {
    let version = env!("CARGO_PKG_VERSION");
    both!("page-footer", version)
}

pub(super) fn not_drawn(figure: &Text) -> Text {
    both!("page-not-drawn", figure)
}

pub(super) fn of(n: usize, all: usize) -> Text {
    both!("page-of", all, n)
}

pub(super) fn foremost_in(n: usize) -> Text {
    both!("page-foremost-in", n)
}

pub(super) fn pair(a: &Text, b: &Text) -> Text {
    both!("page-pair", a, b)
}

pub(super) fn found_in(other: &Text) -> Text {
    both!("page-found-in", other)
}

pub(super) fn in_other(a: &Text, b: &Text) -> Text {
    both!("page-in-other", a, b)
}

pub(super) fn outcomes(both: usize, one: usize, none: usize) -> Text {
    both!("page-outcomes", both, one, none)
}

pub(super) fn plans_by_lead(most: usize, some: usize, none: usize) -> Text {
    both!("page-plans-by-lead", most, some, none)
}

pub(super) fn ties_by_plan(some: usize, none: usize) -> Text {
    both!("page-ties-by-plan", some, none)
}

pub(super) fn theme_counts(led: usize, shared: usize, absent: usize) -> Text {
    both!("page-theme-counts", led, shared, absent)
}

pub(super) fn themes_by_plans(most: usize, some: usize, none: usize) -> Text {
    both!("page-themes-by-plans", most, some, none)
}

pub(super) fn cell_is_theme(n: usize) -> Text {
    both!("page-cell-is-theme", n)
}

/// What the script says: parts of the message `script`, with `#` for each value that it puts in.
const SCRIPT: &[&str] = &[
    "contents",
    "convention",
    "close",
    "back",
    "task_text",
    "all_duties",
    "all_plans",
    "all_of_body",
    "no_statement",
    "statement",
    "who",
    "like",
    "none",
    "no_lead",
    "filter",
    "fewer",
    "nothing",
    "theme",
    "lead",
    "source",
    "score",
    "expected",
    "ratio",
    "q",
    "cluster",
    "stability",
    "task",
    "task_no",
    "plan_task",
    "list",
    "colon",
    "semicolon",
    "comma",
    "counts_as",
    "joint",
    "more",
    "place",
    "places",
    "one_task",
    "tasks",
    "group",
    "with_lead",
    "without_lead",
    "rows_of",
    "rows",
    "all_rows",
];

/// [`SCRIPT`] as `key → [zh, en]`.
pub(super) fn words() -> Value {
    let said = |key: &&str| ((*key).to_owned(), json!(Lang::ALL.map(|lang| part(lang, "script", key))));
    SCRIPT.iter().map(said).collect::<Map<_, _>>().into()
}
