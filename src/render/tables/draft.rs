//! Drafted themes, and the test whether people see themes at all.

use super::{Column, Style, Table, Value};
use crate::{
    analyse::themes::{Answers, CHANCE, CHOICES, Codebook, Draft, Item},
    model::Corpus,
    render::draft::{NEAREST, measures, one_line},
};

/// A row a drafted theme: its size, how well it is found again, its nearest measures.
pub fn draft_themes(corpus: &Corpus, draft: &Draft) -> Table {
    let c = Column::new;
    let columns = vec![
        c("theme"),
        c("measures").count(),
        c("stability").number(Style::Decimal(2)),
        c("keywords").extra(),
        c("nearest").long(),
    ];
    let mut table = Table::new("draft-themes", columns);
    table.rows.extend(draft.themes.iter().map(|t| {
        vec![
            t.name.as_str().into(),
            t.measures.len().into(),
            t.stability.into(),
            Value::texts(&t.keywords),
            Value::texts(measures(corpus, draft, t).take(NEAREST)),
        ]
    }));
    table
}

/// What the draft as a whole is worth.
pub fn draft_summary(draft: &Draft) -> Table {
    let c = Column::new;
    let columns = vec![
        c("measures").count(),
        c("themes").count(),
        c("without").count(),
        c("jaccard").number(Style::Decimal(2)),
        c("rand").number(Style::Decimal(2)),
    ];
    let mut table = Table::new("draft-summary", columns);
    table.rows.push(vec![
        draft.measures.len().into(),
        draft.themes.len().into(),
        draft.without.len().into(),
        draft.jaccard.into(),
        draft.rand.into(),
    ]);
    table
}

/// A row a measure, with its theme or none.
pub fn draft_measures(corpus: &Corpus, draft: &Draft) -> Table {
    let c = Column::new;
    let columns = vec![c("task"), c("theme"), c("measure").long()];
    let mut table = Table::new("draft-measures", columns);
    let theme_of = draft.theme_of();
    table.rows.extend(draft.measures.iter().enumerate().map(|(at, (task, span))| {
        let theme = theme_of.get(&at).and_then(|t| draft.themes.get(*t));
        let task = corpus.task(*task);
        vec![
            task.id.as_str().into(),
            theme.map_or(Value::Absent, |t| t.name.as_str().into()),
            one_line(span.of(&task.text)).into(),
        ]
    }));
    table
}

/// The letters of an item's measures.
pub const LETTERS: [&str; CHOICES] = ["A", "B", "C", "D", "E"];

/// A row an item of the intruder test, for a coder to fill in which measure does not belong.
pub fn intruder_items(corpus: &Corpus, items: &[Item]) -> Table {
    let c = Column::new;
    let choices = LETTERS.map(|letter| c(letter).long());
    let columns = [c("item")].into_iter().chain(choices).chain([c("answer")]);
    let mut table = Table::new("intruder-items", columns.collect());
    table.rows.extend((1_usize..).zip(items).map(|(number, item)| {
        let text =
            |(at, span): &(_, crate::model::Span)| Value::from(one_line(span.of(&corpus.task(*at).text)));
        [number.into()].into_iter().chain(item.measures.iter().map(text)).chain([Value::Absent]).collect()
    }));
    table
}

/// A row a coder and one of all together: how often the intruder was found, against chance.
pub fn intruder_answers(coders: &[(String, Answers)], items: usize) -> Table {
    let mut table = Table::new("intruder-answers", found_columns(Column::new("coder")));
    table.rows.extend(coders.iter().map(|(coder, a)| found(coder.as_str().into(), items, a)));
    table
}

/// A row a theme: in how many of its items, over all coders, the intruder was found.
pub fn intruder_themes(book: &Codebook, items: &[Item], themes: &[(usize, Answers)]) -> Table {
    let mut table = Table::new("intruder-themes", found_columns(Column::new("theme").name()));
    table.rows.extend(themes.iter().filter_map(|(theme, a)| {
        let of_theme = items.iter().filter(|i| i.theme == *theme).count();
        let theme = book.themes.get(*theme)?;
        Some(found(Value::theme(&theme.zh, &theme.en, theme.draft), of_theme, a))
    }));
    table
}

fn found_columns(of: Column) -> Vec<Column> {
    let c = Column::new;
    vec![
        of,
        c("items").count(),
        c("answered").count(),
        c("right").count(),
        c("share").number(Style::Percent(0)),
        c("share_low").number(Style::Percent(0)),
        c("share_high").number(Style::Percent(0)),
        c("chance").number(Style::Percent(0)),
        c("p").number(Style::Probability),
    ]
}

fn found(of: Value, items: usize, a: &Answers) -> Vec<Value> {
    vec![
        of,
        items.into(),
        a.answered.into(),
        a.right.into(),
        a.share.map(|s| s.0).into(),
        a.share.map(|s| s.1).into(),
        a.share.map(|s| s.2).into(),
        CHANCE.into(),
        a.p.into(),
    ]
}
