//! The page's parts that need no script.

use super::{Page, View, words};
use crate::{
    analyse::workload::LoadSummary,
    claim::{Claim, Topic},
    model::{Convention, Corpus, Plan},
    render::{
        Lang,
        methods::Methods,
        tables::{Kind, Table, show},
    },
    say::{Names, Speaker, Text, decimals, message, percent_fine as percent},
};
use maud::{Markup, html};

/// A text in both languages; the style shows the one of the page's `lang`.
pub(super) fn both(text: &Text) -> Markup {
    if text.zh == text.en {
        return html! { (text.zh) };
    }
    html! {
        span data-lang="zh" lang="zh-CN" { (text.zh) }
        span data-lang="en" lang="en" { (text.en) }
    }
}

pub(super) fn bar() -> Markup {
    html! {
        a.skip href="#main" { (both(&words::skip())) }
        header.bar {
            nav data-word="contents" {
                @for (id, text) in words::sections() { a href={ "#" (id) } { (both(&text)) } }
            }
            div.controls {
                label { span { (both(&words::convention())) } select id="convention" {} }
                label {
                    span { (both(&words::language())) }
                    select id="language" { option value="zh" { "中文" } option value="en" { "English" } }
                }
                button id="print" type="button" { (both(&words::print())) }
            }
        }
        p #said .unseen role="status" {}
    }
}

pub(super) fn masthead(p: &Page) -> Markup {
    html! {
        header.masthead {
            h1 { (both(&words::title())) }
            p.lede { (both(&words::lede())) }
            noscript { p { (both(&words::noscript())) } }
            @if p.one_by_one && !p.corpus.plans.is_empty() {
                dl.plans {
                    @for (i, plan) in p.corpus.plans.iter().enumerate() {
                        dt { (both(&Text::each(|lang| p.names.plan(i as u32, lang).to_owned()))) } dd { (about(plan)) }
                    }
                }
            }
        }
    }
}

/// Title, number and file of a plan.
fn about(plan: &Plan) -> Markup {
    let n = plan.tasks.len();
    let year = plan.year.map(|y| Text::new(format!("{y}年"), y.to_string()));
    html! {
        @if let Some(title) = &plan.title { cite lang="zh-CN" { "《" (title) "》" } " " }
        @if let Some(number) = &plan.document_number { span lang="zh-CN" { (number) } " · " }
        @if let Some(year) = &year { (both(year)) " · " }
        (both(&Text::new(format!("{n}项任务"), format!("{n} tasks")))) " · "
        code { (plan.id) } " · " (plan.file)
    }
}

/// What every view says; where a part is the same under all conventions, it stands once.
pub(super) fn findings(p: &Page) -> Markup {
    let topic = |id: &str| Text::each(|lang| message(lang, id, &[]));
    let says = |topic| p.views.iter().any(|v| v.claims.chapter(topic).is_some());
    html! {
        section id="findings" {
            h2 { (both(&words::findings())) }
            @if !p.views.is_empty() {
                section id="findings-headline" {
                    h3 { (both(&topic("topic-headline"))) }
                    (in_views(p, |v| claims(p, [&v.claims.compared, &v.claims.headline])))
                    @if p.one_by_one { (in_views(p, |v| numbers(p.names, v))) }
                }
            }
            @for chapter in Topic::ALL.into_iter().filter(|t| says(*t)) {
                section id={ "findings-" (chapter.as_str()) } {
                    h3 { (both(&topic(chapter.heading()))) }
                    (in_views(p, |v| claims(p, v.claims.chapter(chapter).iter().flat_map(|c| &c.claims))))
                }
            }
            @if p.views.iter().any(|v| !v.claims.unsaid.is_empty()) {
                section id="findings-unsaid" {
                    h3 { (both(&topic("topic-unsaid"))) }
                    (in_views(p, |v| unsaid(p, v)))
                }
            }
        }
    }
}

/// A part as each view has it, or once where all have the same.
fn in_views(p: &Page, part: impl Fn(&View) -> Markup) -> Markup {
    let parts: Vec<String> = p.views.iter().map(|v| part(v).into_string()).collect();
    let one = parts.windows(2).all(|w| w[0] == w[1]);
    html! {
        @if one {
            @if let Some(part) = parts.first() { (maud::PreEscaped(part)) }
        } @else {
            @for (i, part) in parts.iter().enumerate() { div data-view=(i) { (maud::PreEscaped(part)) } }
        }
    }
}

fn claims<'c>(p: &Page, claims: impl IntoIterator<Item = &'c Claim>) -> Markup {
    html! {
        ul.findings {
            @for claim in claims {
                li { (both(&Speaker::text(p.corpus, p.names, &claim.statement))) (basis(p.corpus, claim)) }
            }
        }
    }
}

/// What is not said, each with its reason.
fn unsaid(p: &Page, view: &View) -> Markup {
    let said = |s| Speaker::text(p.corpus, p.names, s);
    html! {
        dl.unsaid { @for u in &view.claims.unsaid { dt { (both(&said(&u.what))) } dd { (both(&said(&u.reason))) } } }
    }
}

/// The way from a claim to the tasks it rests on.
fn basis(corpus: &Corpus, claim: &Claim) -> Markup {
    let before = |plan: u32| corpus.plans.iter().take(plan as usize).map(|p| p.tasks.len()).sum::<usize>();
    let tasks = claim.tasks();
    let tasks: Vec<String> = tasks.iter().map(|t| (before(t.plan) + t.task as usize).to_string()).collect();
    html! {
        @if !tasks.is_empty() {
            " " button.basis type="button" data-tasks=(tasks.join(" ")) { (both(&words::basis(tasks.len()))) }
        }
    }
}

/// The plans side by side in a few numbers.
fn numbers(names: &Names, view: &View) -> Markup {
    let loads = &view.results.workloads;
    let caption = words::numbers(view.convention);
    html! {
        div.wide {
            table.numbers {
                caption { (both(&caption)) }
                thead {
                    tr {
                        th scope="col" { (both(&words::measure())) }
                        @for w in loads {
                            th.n scope="col" { (both(&Text::each(|lang| names.plan(w.plan, lang).to_owned()))) }
                        }
                    }
                }
                tbody {
                    @for (name, value) in rows(view.convention) {
                        tr { th scope="row" { (both(&name)) } @for w in loads { td.n { (both(&value(&w.summary))) } } }
                    }
                }
            }
        }
    }
}

type Row = (Text, Box<dyn Fn(&LoadSummary) -> Text>);

fn rows(convention: Convention) -> Vec<Row> {
    let plain = |s: String| Text::new(s.clone(), s);
    let count = move |f: fn(&LoadSummary) -> usize| -> Box<dyn Fn(&LoadSummary) -> Text> {
        Box::new(move |s| plain(f(s).to_string()))
    };
    let part = move |f: fn(&LoadSummary) -> usize| -> Box<dyn Fn(&LoadSummary) -> Text> {
        Box::new(move |s| {
            let (n, all) = (f(s), s.tasks);
            if all == 0 {
                return plain(n.to_string());
            }
            let share = percent(n as f64 / all as f64);
            Text::new(format!("{n}（{share}）"), format!("{n} ({share})"))
        })
    };
    let estimate = |f: fn(&LoadSummary) -> crate::analyse::Estimate,
                    places: usize|
     -> Box<dyn Fn(&LoadSummary) -> Text> {
        Box::new(move |s| {
            let e = f(s);
            let show = |v: f64| decimals(v, places);
            plain(match (e.value, e.interval) {
                (Some(v), Some((low, high))) => format!("{} [{}, {}]", show(v), show(low), show(high)),
                (Some(v), None) => show(v),
                (None, _) => "—".to_owned(),
            })
        })
    };
    let by = |zh: &str, en: &str| {
        Text::new(format!("{zh}（{}）", convention.zh()), format!("{en} ({})", convention.as_str()))
    };
    vec![
        (Text::new("任务（项）", "Tasks"), count(|s| s.tasks)),
        (Text::new("责任主体（个）", "Bodies"), count(|s| s.agencies)),
        (Text::new("责任（条）", "Assignments"), count(|s| s.assignments)),
        (
            Text::new("每项任务主体数（个，平均）", "Bodies a task (mean)"),
            Box::new(move |s| s.mean_bodies.map_or_else(|| Text::new("—", "—"), |m| plain(decimals(m, 1)))),
        ),
        (Text::new("只列一个主体的任务", "Tasks with a single body"), part(|s| s.single_body)),
        (Text::new("主体未列尽的任务", "Tasks with an open list"), part(|s| s.open)),
        (Text::new("涉及属地政府的任务", "Tasks that name a territorial body"), part(|s| s.with_territorial)),
        (Text::new("没有“牵头”字样的任务", "Tasks without a word for a lead"), part(|s| s.no_lead_word)),
        (by("没有牵头主体的任务", "Tasks without a lead"), part(|s| s.no_lead)),
        (by("多个主体牵头的任务", "Tasks with several leads"), part(|s| s.co_led)),
        (
            Text::new("责任的基尼系数 [95% 区间]", "Gini of assignments [95% interval]"),
            estimate(|s| s.load.gini, 2),
        ),
        (
            Text::new("有效主体数 [95% 区间]", "Effective number of bodies [95% interval]"),
            estimate(|s| s.load.effective, 1),
        ),
    ]
}

/// Many plans side by side, as tables that need no script.
pub(super) fn across(p: &Page) -> Markup {
    html! {
        @if !p.across.is_empty() {
            section id="across" {
                h2 { (both(&words::across())) }
                @for table in p.across { (plain(table)) }
            }
        }
    }
}

fn plain(table: &Table) -> Markup {
    let shown = table.shown();
    let head = |c: usize| Text::new(table.columns[c].head(Lang::Zh), table.columns[c].head(Lang::En));
    let cell = |row: usize, c: usize| {
        let of = |lang| show(table.cell(row, c), table.columns[c].kind, lang);
        Text::new(of(Lang::Zh), of(Lang::En))
    };
    let class = |c: usize| matches!(table.columns[c].kind, Kind::Number(_)).then_some("n");
    html! {
        div.wide tabindex="0" role="region" {
            table {
                caption { (both(&Text::new(&table.zh, &table.en))) }
                thead { tr { @for &c in &shown { th scope="col" class=[class(c)] { (both(&head(c))) } } } }
                tbody {
                    @for row in 0..table.rows.len() {
                        tr { @for &c in &shown { td class=[class(c)] { (both(&cell(row, c))) } } }
                    }
                }
            }
        }
    }
}

pub(super) fn tables() -> Markup {
    html! {
        section id="tables" {
            h2 { (both(&words::tables())) }
            p.note { (both(&words::about_tables())) }
            @for (id, head, _) in words::TABLES {
                section id={ "table-" (id) } {
                    h3 id={ "table-" (id) "-head" } { (both(&Text::new(head.0, head.1))) }
                    div data-table=(id) {}
                }
            }
        }
    }
}

pub(super) fn methods(m: &Methods) -> Markup {
    html! {
        section id="methods" {
            h2 { (both(&words::methods())) }
            @if !m.methods.is_empty() { h3 { (both(&words::how())) } @for text in &m.methods { p.prose { (both(text)) } } }
            @if !m.limits.is_empty() {
                h3 { (both(&words::limits())) }
                ul.findings { @for text in &m.limits { li { (both(text)) } } }
            }
            @if !m.references.is_empty() {
                h3 { (both(&words::references())) }
                ol.references { @for work in &m.references { li lang="en" { (work) } } }
            }
        }
    }
}

pub(super) fn panel() -> Markup {
    html! {
        aside id="evidence" role="dialog" aria-modal="false" aria-labelledby="evidence-title" hidden {
            header {
                h2 id="evidence-title" tabindex="-1" {}
                div { button type="button" {} button type="button" {} }
            }
            p.about {}
            div.body {}
        }
    }
}
