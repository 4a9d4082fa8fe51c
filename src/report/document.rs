//! The report as running text with figures and tables: what `report.md` and `report.docx` are written from. It has the
//! page's order and says the same claims.

use super::{
    Job, Length, Titles,
    figures::{Drawn, Placed},
    tables::{Made, OnPaper, Smallest},
    views::Views,
};
use crate::{
    claim::{Claims, Robust, Topic},
    model::Convention,
    render::{
        self, Lang,
        methods::Methods,
        report::{Block, Figure, Picture, Report},
        tables::{Column, Style, Table, Value},
    },
    say::{Speaker, Statement, Text, both, message, said, words},
};
use std::sync::Arc;

/// Tables of a paper.
const PAPER: [&str; 1] = ["coverage"];
/// Paper has room for the numbers of so many plans side by side.
const COLUMNS: usize = 4;
/// Paper has room for so many plans side by side in the table of what holds.
const TRIED: usize = 3;

struct Document<'a> {
    job: &'a Job<'a>,
    views: &'a Views<'a>,
    claims: &'a Claims,
    placed: &'a [Placed],
    drawn: &'a [Drawn],
    tables: &'a Made,
}

/// Title, what was compared and found, the chapters, what is not said, what holds, methods, limits and references.
pub(super) fn report(
    job: &Job,
    views: &Views,
    (placed, drawn): (&[Placed], &[Drawn]),
    tables: &Made,
    methods: &Methods,
) -> Report {
    let lang = job.lang;
    let mut blocks = Vec::new();
    let mut title = words(lang, "page-title").to_owned();
    if let Some(claims) = views.claims() {
        let document = Document { job, views, claims, placed, drawn, tables };
        title = document.say(&claims.headline.statement);
        blocks.extend(receipt(job));
        blocks.extend(document.front());
        blocks.extend(Topic::ALL.into_iter().flat_map(|t| document.chapter(t)));
        blocks.extend(document.unsaid());
        blocks.extend(document.robust());
    }
    blocks.extend(about(methods, lang));
    Report { title, byline: byline(job, views), lang, blocks }
}

impl Document<'_> {
    fn say(&self, statement: &Statement) -> String {
        Speaker::new(self.job.corpus, self.views.names, self.job.lang).plain(statement)
    }

    /// What was compared, then the findings of the first screen, each with whether it holds.
    fn front(&self) -> Vec<Block> {
        let lang = self.job.lang;
        let items = self.claims.front.iter().map(|c| {
            let which = match c.robust {
                Robust::All => "all",
                Robust::Depends => "depends",
            };
            let holds = message(lang, "robust", &[("robust", which)]);
            said!(lang, "finding-with-holds", finding = self.say(&c.statement), holds)
        });
        let items: Vec<String> = items.collect();
        let mut blocks = vec![Block::Paragraph(self.say(&self.claims.compared.statement))];
        if !items.is_empty() {
            blocks.push(Block::Heading(1, message(lang, "topic-headline", &[])));
            blocks.push(Block::List { numbered: false, items });
        }
        blocks
    }

    /// A chapter's sentences, its figures beside them, and the table that paper has room for.
    fn chapter(&self, topic: Topic) -> Vec<Block> {
        let Some(chapter) = self.claims.chapter(topic) else { return Vec::new() };
        let mut blocks = vec![Block::Heading(1, message(self.job.lang, topic.heading(), &[]))];
        let sentences: Vec<String> = chapter.claims.iter().map(|c| self.say(&c.statement)).collect();
        if !sentences.is_empty() {
            blocks.push(Block::Paragraph(sentences.join(words(self.job.lang, "sentence-space"))));
        }
        let mut title = chapter
            .title
            .as_ref()
            .filter(|_| self.job.titles == Titles::Findings)
            .map(|c| self.say(&c.statement));
        let most = if self.job.length == Length::Paper { 1 } else { usize::MAX };
        for drawn in self.figures(topic.as_str()).take(most) {
            blocks.push(Block::Figure(figure(drawn, title.take())));
        }
        blocks.extend(self.load_table(topic).map(Block::Table));
        let whole = self.job.length == Length::Whole;
        let of_topic = self.tables.on_paper(topic).filter(|(_, t)| whole || PAPER.contains(&t.id));
        let fits = |t: &Table| {
            t.id.ends_with("-across") == self.job.side_by_side()
                || !matches!(topic, Topic::Load | Topic::Themes)
        };
        let mut tables = of_topic.filter(|(_, t)| fits(t)).map(|(how, t)| shown(t, how));
        if let Some(table) = tables.find(|t| !t.rows.is_empty()) {
            blocks.push(Block::Table(self.named(table)));
        }
        blocks
    }

    /// What the functions with the largest shares hold of each plan, where the plans are few.
    fn load_table(&self, topic: Topic) -> Option<Table> {
        const ROWS: usize = 12;
        let held = &self.job.results.holdings;
        if topic != Topic::Load || held.plans.len() > COLUMNS || held.functions.is_empty() {
            return None;
        }
        let names = self.views.names;
        let mut columns = vec![Column::new("function").name()];
        for p in &held.plans {
            let plan = Text::each(|lang| names.plan(p.plan, lang).to_owned());
            let (tasks, share) = (format!("tasks_{}", p.plan), format!("share_{}", p.plan));
            columns.push(Column::new(tasks).number(Style::Plain).titled(both!("load-tasks-of", plan)));
            columns.push(Column::new(share).number(Style::Percent(0)).titled(both!("load-share-of", plan)));
        }
        let mut table = Table::new("load", columns);
        let row = |key: &Arc<str>| {
            let name = |lang| Arc::from(names.function(key, lang));
            let mut row = vec![Value::Name(name(Lang::Zh), name(Lang::En))];
            for p in &held.plans {
                let held = p.functions.get(key);
                row.extend([Value::from(held.map(|h| h.tasks.len())), Value::from(held.map(|h| h.share))]);
            }
            row
        };
        table.rows.extend(held.functions.iter().take(ROWS).map(row));
        Some(table)
    }

    /// The table with plans by their names: ids are for data.
    fn named(&self, mut table: Table) -> Table {
        let corpus = self.job.corpus;
        for cell in table.rows.iter_mut().flatten() {
            if let Value::Text(text) = cell
                && let Some(plan) = corpus.plan_by_id(text)
            {
                *text = self.views.names.plan(plan, self.job.lang).into();
            }
        }
        table
    }

    fn figures<'s>(&'s self, chapter: &'s str) -> impl Iterator<Item = &'s Drawn> {
        let both = self.placed.iter().zip(self.drawn);
        both.filter(move |(p, d)| p.chapter == chapter && d.figure.nothing.is_none()).map(|(_, d)| d)
    }

    fn unsaid(&self) -> Vec<Block> {
        let lang = self.job.lang;
        let entry =
            |what: &str, reason: &str| message(lang, "unsaid-entry", &[("what", what), ("reason", reason)]);
        let said = self.claims.unsaid.iter().map(|u| entry(&self.say(&u.what), &self.say(&u.reason)));
        let drawn =
            self.drawn.iter().filter_map(|d| Some(entry(&d.figure.title, d.figure.nothing.as_ref()?)));
        let items: Vec<String> = said.chain(drawn).collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![Block::Heading(1, message(lang, "topic-unsaid", &[])), Block::List { numbered: false, items }]
    }

    /// What each conclusion comes to under the three conventions.
    fn robust(&self) -> Vec<Block> {
        let lang = self.job.lang;
        if self.job.length == Length::Paper || self.job.corpus.plans.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(1, words(lang, "page-robustness").to_owned())];
        blocks.extend(self.figures("robust").map(|d| Block::Figure(figure(d, None))));
        if self.job.corpus.plans.len() > TRIED {
            return blocks;
        }
        let speaker = Speaker::new(self.job.corpus, self.views.names, lang);
        let mut columns = vec![Column::new("conclusion"), Column::new("plan")];
        columns.extend(Convention::ALL.map(|c| {
            let name = Text::each(|l| Speaker::new(self.job.corpus, self.views.names, l).convention(c));
            Column::new(c.as_str()).titled(name)
        }));
        columns.push(Column::new("verdict"));
        let mut table = Table::new("tried", columns);
        table.rows.extend(self.views.tried.iter().map(|t| {
            let verdict = match t.robust {
                Robust::All => words(lang, "holds-same"),
                Robust::Depends => words(lang, "holds-differs"),
            };
            let mut row =
                vec![Value::from(speaker.plain(&t.what)), Value::from(self.views.names.plan(t.plan, lang))];
            row.extend(t.values.iter().map(|v| Value::from(speaker.plain(v))));
            row.push(verdict.into());
            row
        }));
        blocks.push(Block::Table(table));
        blocks
    }
}

/// The rows to show, in their order: the first ones, or those with the smallest numbers in a column, absent ones last.
fn first(table: &Table, OnPaper { rows, smallest, .. }: OnPaper) -> Vec<usize> {
    let number = |row: usize, column: usize| match table.cell(row, column) {
        Value::Number(number) => *number,
        Value::Count(n) => *n as f64,
        _ => f64::INFINITY,
    };
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    if let Some(Smallest { by, twice }) = smallest
        && let (Some(by), Some(twice)) = (table.column(by), table.column(twice))
    {
        order.retain(|row| number(*row, twice) > 1.0);
        order.sort_by(|x, y| number(*x, by).total_cmp(&number(*y, by)));
    }
    order.truncate(rows);
    order
}

/// The table as the report shows it: its first rows, or those with the smallest numbers, named as such where rows are left out,
/// and no column in which nothing stands.
fn shown(table: &Table, on_paper: OnPaper) -> Table {
    let OnPaper { columns, smallest, .. } = on_paper;
    let mut part = table.with_rows(&first(table, on_paper));
    let rows = part.rows.len();
    if !columns.is_empty() {
        part = part.select(columns);
    }
    if part.rows.len() < table.rows.len() {
        let caption = Text::each(|lang| part.caption(lang).to_owned());
        let id = table.id;
        part = match smallest {
            Some(Smallest { by, .. }) => part.titled(both!("smallest-rows-of-table", caption, rows, id, by)),
            None => part.titled(both!("first-rows-of-table", caption, rows, id)),
        };
    }
    for cell in part.rows.iter_mut().flatten() {
        clip(cell);
    }
    let blank = |v: &Value| matches!(v, Value::Absent) || matches!(v, Value::List(l) if l.is_empty());
    for c in 0..part.columns.len() {
        let empty = (0..part.rows.len()).all(|r| blank(part.cell(r, c)));
        part.columns[c].shown &= !empty;
    }
    part
}

/// Cuts a text to what a cell on paper has room for; the files below `tables/` have all of it.
fn clip(cell: &mut Value) {
    const LETTERS: usize = 48;
    const ITEMS: usize = 10;
    match cell {
        Value::Text(text) if text.chars().count() > LETTERS => {
            *text = text.chars().take(LETTERS).chain(['…']).collect::<String>().into();
        }
        Value::List(items) if items.len() > ITEMS => {
            let more = items.len() - ITEMS;
            items.truncate(ITEMS);
            items.push(format!("… +{more}").into());
        }
        _ => {}
    }
}

fn figure(drawn: &Drawn, title: Option<String>) -> Figure {
    let f = &drawn.figure;
    Figure {
        path: drawn.path("svg"),
        title: title.unwrap_or_else(|| f.title.clone()),
        caption: f.caption.clone(),
        picture: match &drawn.png {
            Some(png) => Picture::Pixels(png.clone(), f.drawing_mm / f.height_mm),
            None => Picture::Drawing(f.drawing.clone()),
        },
        size_mm: (f.width_mm, f.drawing_mm),
    }
}

/// What became of a coder's changes, in a sentence; all of them are in the tables.
fn receipt(job: &Job) -> Option<Block> {
    render::receipt(job.receipt).map(|said| Block::Paragraph(said.in_lang(job.lang).to_owned()))
}

/// Methods, limits, references.
fn about(m: &Methods, lang: Lang) -> Vec<Block> {
    let heading = |id| Block::Heading(1, words(lang, id).to_owned());
    let paragraphs = |texts: &[Text]| {
        texts.iter().map(|t| Block::Paragraph(t.in_lang(lang).to_owned())).collect::<Vec<_>>()
    };
    let mut blocks = vec![heading("page-methods")];
    blocks.extend(paragraphs(&m.methods));
    blocks.push(heading("page-limits"));
    blocks.extend(paragraphs(&m.limits));
    if !m.references.is_empty() {
        blocks.push(heading("page-references"));
        let cited = m.references.iter().enumerate();
        blocks.extend(cited.map(|(i, work)| Block::Reference(format!("[{}] {work}", i + 1))));
    }
    blocks
}

fn byline(job: &Job, views: &Views) -> Vec<String> {
    let lang = job.lang;
    let speaker = Speaker::new(job.corpus, views.names, lang);
    let shown = if job.side_by_side() { 0 } else { job.corpus.plans.len() };
    let named = job.corpus.plans.iter().take(shown).enumerate();
    let plans = named.map(|(i, p)| {
        let name = views.names.plan(i as u32, lang).to_owned();
        match &p.title {
            Some(title) => speaker.message("byline-plan", &[("plan", name), ("title", title.clone())]),
            None => name,
        }
    });
    let rule = said!(lang, "byline-rule", rule = speaker.convention(job.options.convention));
    plans.chain([rule, format!("fengong {}", env!("CARGO_PKG_VERSION"))]).collect()
}

/// How the run was made, for the first sheet of the workbook: what, and its value.
pub(super) fn notes(job: &Job) -> Vec<(String, String)> {
    let lang = job.lang;
    let sampling = job.options.sampling;
    let mut notes = vec![
        (words(lang, "note-program"), format!("fengong {}", env!("CARGO_PKG_VERSION"))),
        (words(lang, "note-seed"), sampling.seed.to_string()),
        (words(lang, "note-resamples"), sampling.resamples.to_string()),
        (words(lang, "note-draws"), sampling.draws.to_string()),
    ];
    for input in job.inputs {
        notes.push((words(lang, "note-input"), format!("{} SHA-256 {}", input.file, input.sha256)));
    }
    notes.into_iter().map(|(what, value)| (what.to_owned(), value)).collect()
}
