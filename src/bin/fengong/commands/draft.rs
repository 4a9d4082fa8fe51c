//! `themes --propose`, `--intruders`, `--answers`: themes drafted from the texts, and whether people see them.

use super::{asked, csv_options, default_books, write_tables};
use crate::{
    args::{Common, ThemesArgs},
    failure::{Failure, Outcome, shown},
    message,
    output::{self, Target},
    session::{self, Session},
};
use fengong::{
    analyse::themes::{CHOICES, Codebook, Coding, Draft, Item, answers, answers_by_theme, draft, items},
    model::{Block, Document, Row},
    read,
    render::{
        draft::codebook,
        tables::{self, LETTERS},
        workbook,
    },
    say::{Lang, Text, both, said},
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
        let book = Codebook::parse(&book).map_err(|e| session::wrong_file(path, &e))?;
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
    let (path, themes) = (shown(path), draft.themes.len());
    let none = themes == 0;
    let said = if none {
        said!(lang, "program-draft-none", path)
    } else {
        said!(lang, "program-draft-written", themes, path)
    };
    message::say(&said);
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
        .map_err(|e| Failure::new(both!("program-commands-codebook", e = e.to_string())))
}

fn items_of(session: &Session, book: &Codebook, seed: u64) -> Result<Vec<Item>, Failure> {
    let items = items(&Coding::new(&session.corpus, book), seed);
    if items.is_empty() {
        return Err(Failure::new(Text::of("program-draft-no-items")));
    }
    Ok(items)
}

fn write_items(common: &Common, session: &Session, book: &Codebook, path: &Path) -> Result<(), Failure> {
    let items = items_of(session, book, common.seed)?;
    let table = tables::intruder_items(&session.corpus, &items);
    let workbook = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let bytes = if workbook {
        workbook::tables(&[table], session.lang)
            .map_err(|e| Failure::new(both!("program-extract-no-workbook", e = e.to_string())))?
    } else {
        tables::csv(&table, csv_options(common, 0)).into_bytes()
    };
    output::write(Target { path: Some(path), ..Target::of(common) }, &bytes)?;
    let (n, path) = (items.len(), shown(path));
    message::say(&said!(session.lang, "program-draft-items", n, path));
    Ok(())
}

/// Reads filled-in items back: how often the intruder was found.
pub(super) fn read_back(args: &ThemesArgs, session: &Session) -> Result<Outcome, Failure> {
    let common = &args.input.common;
    let book = book(common, session)?;
    let items = items_of(session, &book, common.seed)?;
    let (mut coders, mut all) = (Vec::new(), Vec::new());
    let limits = session::limits(common);
    for path in &args.answers {
        let document = read::file(path, &limits).map_err(|e| Failure::read(path, &e))?.value;
        let given = given(session, &items, &document).map_err(|what| what.failure(path))?;
        coders.push((document.stem.to_string(), answers(items.iter().zip(given.iter().copied()))));
        all.extend(items.iter().zip(given));
    }
    if coders.len() > 1 {
        let together = said!(session.lang, "program-draft-together");
        coders.push((together, answers(all.iter().copied())));
    }
    let themes = answers_by_theme(&all);
    let tables =
        [tables::intruder_answers(&coders, items.len()), tables::intruder_themes(&book, &items, &themes)];
    write_tables(common, &tables)?;
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
        let error = match self {
            Self::NoItems => Text::of("program-draft-no-table"),
            Self::Other(item) => both!("program-draft-other-item", item),
            Self::Letter(item, answer) => both!("program-draft-no-letter", item, answer),
        };
        Failure::new(both!("program-wrong-file", name = shown(path), error))
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
    for row in rows.flatten().filter(|row| row.cells.len() > CHOICES) {
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
