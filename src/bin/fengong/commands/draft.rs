//! `themes --propose`, `--intruders`, `--answers`: themes drafted from the texts, and whether people see them.

use super::{asked, csv_options, default_books, write_tables};
use crate::{
    args::{Common, Lang, ThemesArgs},
    failure::{Failure, Outcome, shown},
    message,
    output::{self, Target},
    session::Session,
};
use fengong::{
    analyse::themes::{CHOICES, Codebook, Coding, Draft, Item, answers, draft, items},
    model::{Block, Document, Row},
    read::{self, Limits},
    render::{
        draft::codebook,
        tables::{self, LETTERS},
        workbook,
    },
};
use std::path::Path;

/// Drafts a codebook into a file, and tells its themes.
pub(super) fn propose(args: &ThemesArgs, session: &Session, path: &Path) -> Result<Outcome, Failure> {
    let (common, corpus) = (&args.input.common, &session.corpus);
    let draft = draft(corpus, common.seed);
    let book = codebook(corpus, &draft);
    output::write(Target { path: Some(path), ..Target::of(common) }, book.as_bytes())?;
    say_where(session.lang, path, &draft);
    if let Some(items) = &args.intruders {
        let book = Codebook::parse(&book).map_err(|e| Failure::new(e.to_string(), e.to_string()))?;
        write_items(common, session, &book, items)?;
    }
    let all = [
        tables::draft_summary(&draft),
        tables::draft_themes(corpus, &draft),
        tables::draft_measures(corpus, &draft),
    ];
    write_tables(common, &all)?;
    Ok(session.outcome())
}

fn say_where(lang: Lang, path: &Path, draft: &Draft) {
    let path = shown(path);
    let themes = draft.themes.len();
    message::say(&match (lang, themes) {
        (Lang::Zh, 0) => format!("没有草拟出主题：举措太少或彼此不近；{path} 中没有主题"),
        (Lang::En, 0) => format!("no theme was drafted: too few measures, or none near another; {path} holds none"),
        (Lang::Zh, _) => format!("草拟了 {themes} 个主题，写在 {path}：改好名称与关键词后用 --codebook {path} 给回"),
        (Lang::En, _) => format!(
            "{themes} themes drafted into {path}: edit names and keywords, then give it back with --codebook {path}"
        ),
    });
}

/// Writes the items of the intruder test for a codebook.
pub(super) fn intruders(args: &ThemesArgs, session: &Session, path: &Path) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    write_items(common, session, &book(common, session)?, path)?;
    Ok(session.outcome())
}

/// The one codebook that is tested: as asked for, or what covers the plans.
fn book(common: &Common, session: &Session) -> Result<Codebook, Failure> {
    let mut books = asked(common)?;
    if books.is_empty() {
        books = default_books(&session.corpus)?;
    }
    Codebook::joined(books.into_iter().map(|(_, book)| book))
        .map_err(|e| Failure::new(format!("--codebook：{e}"), format!("--codebook: {e}")))
}

fn items_of(session: &Session, book: &Codebook, seed: u64) -> Result<Vec<Item>, Failure> {
    let items = items(&Coding::new(&session.corpus, book), seed);
    if items.is_empty() {
        return Err(Failure::new(
            "没有可测的主题：至少要有一个主题有四项举措，另有别的主题的举措",
            "no theme can be tested: one must have four measures, and another must have some",
        ));
    }
    Ok(items)
}

fn write_items(common: &Common, session: &Session, book: &Codebook, path: &Path) -> Result<(), Failure> {
    let items = items_of(session, book, common.seed)?;
    let table = tables::intruder_items(&session.corpus, &items);
    let workbook = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let bytes = if workbook {
        workbook::tables(&[table], common.lang.into()).map_err(|e| Failure::new(e.to_string(), e.to_string()))?
    } else {
        tables::csv(&table, csv_options(common, 0)).into_bytes()
    };
    output::write(Target { path: Some(path), ..Target::of(common) }, &bytes)?;
    let (n, path) = (items.len(), shown(path));
    message::say(&match session.lang {
        Lang::Zh => format!(
            "混入测验 {n} 题，写在 {path}：两位编码员各填一份，再用同样的输入、编码本与 --seed 加 --answers 甲 --answers 乙 读回"
        ),
        Lang::En => format!(
            "{n} items of the intruder test in {path}: two coders fill in a copy each; read them back with the same inputs, codebook \
             and --seed, and --answers A --answers B"
        ),
    });
    Ok(())
}

/// Reads filled-in items back: how often the intruder was found.
pub(super) fn read_back(args: &ThemesArgs, session: &Session) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    let items = items_of(session, &book(common, session)?, common.seed)?;
    let (mut coders, mut all) = (Vec::new(), Vec::new());
    for path in &args.answers {
        let document = read::file(path, &Limits::default())
            .map_err(|e| Failure::new(e.to_string(), e.to_string()))?
            .value;
        let given = given(session, &items, &document).map_err(|what| what.failure(path))?;
        coders.push((document.stem.to_string(), answers(items.iter().zip(given.iter().copied()))));
        all.extend(items.iter().zip(given));
    }
    if coders.len() > 1 {
        let together = match session.lang {
            Lang::Zh => "合计",
            Lang::En => "together",
        };
        coders.push((together.to_owned(), answers(all.into_iter())));
    }
    write_tables(common, &[tables::intruder_answers(&coders, items.len())])?;
    Ok(session.outcome())
}

/// What is wrong with a file of answers.
enum Wrong {
    /// It is no table of items.
    NoItems,
    /// An item is not the one made now.
    Other(usize),
    /// An answer is no letter.
    Letter(usize, String),
}

impl Wrong {
    fn failure(self, path: &Path) -> Failure {
        let name = shown(path);
        match self {
            Self::NoItems => Failure::new(
                format!("{name}：不是混入测验的表（要有题号、A–E 和答案各列）"),
                format!("{name}: no table of the intruder test (it needs the item, A–E and the answer)"),
            ),
            Self::Other(item) => Failure::new(
                format!("{name}：第 {item} 题与现在的不同；请用出题时的输入、编码本和 --seed"),
                format!("{name}: item {item} is another one now; use the inputs, codebook and --seed it was made with"),
            ),
            Self::Letter(item, answer) => Failure::new(
                format!("{name}：第 {item} 题的答案“{answer}”不是 A–E"),
                format!("{name}: the answer “{answer}” to item {item} is none of A–E"),
            ),
        }
    }
}

/// The answer to each item; none where the coder left it open.
fn given(session: &Session, items: &[Item], document: &Document) -> Result<Vec<Option<usize>>, Wrong> {
    let rows = document.blocks.iter().filter_map(|b| match b {
        Block::Table(table) => Some(&table.rows),
        Block::Paragraph(_) => None,
    });
    let mut found = vec![None; items.len()];
    let mut any = false;
    for row in rows.flatten() {
        let Some(number) = cell(row, 0).parse::<usize>().ok() else { continue };
        let Some(item) = number.checked_sub(1).and_then(|n| items.get(n)) else {
            return Err(Wrong::Other(number));
        };
        any = true;
        let same = |(at, (task, span)): (usize, &(_, fengong::model::Span))| {
            letters(cell(row, at + 1)) == letters(span.of(&session.corpus.task(*task).text))
        };
        if !item.measures.iter().enumerate().all(same) {
            return Err(Wrong::Other(number));
        }
        found[number - 1] = answer(cell(row, CHOICES + 1)).map_err(|a| Wrong::Letter(number, a))?;
    }
    if any { Ok(found) } else { Err(Wrong::NoItems) }
}

fn cell(row: &Row, at: usize) -> &str {
    row.cells.get(at).map_or("", |c| c.text.trim())
}

fn answer(text: &str) -> Result<Option<usize>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let place = LETTERS.iter().position(|l| l.eq_ignore_ascii_case(text));
    place.map(Some).ok_or_else(|| text.to_owned())
}

/// What a spreadsheet leaves of a text: its letters and digits.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
