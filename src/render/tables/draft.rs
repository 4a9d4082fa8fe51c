//! Drafted themes, and the test whether people see themes at all.

use super::{Column, Style, Table, Value};
use crate::{
    analyse::themes::{Answers, CHANCE, CHOICES, Draft, Item},
    model::Corpus,
    render::draft::{NEAREST, measures, one_line},
};

/// A row a drafted theme: its size, how well it is found again, its nearest measures.
pub fn draft_themes(corpus: &Corpus, draft: &Draft) -> Table {
    let c = Column::new;
    let columns = vec![
        c("theme", "主题（草拟）", "Theme (draft)"),
        c("measures", "举措数", "Measures").count("项", "count"),
        c("stability", "稳定性", "Stability").number(Style::Decimal(2)),
        c("keywords", "关键词", "Keywords").extra(),
        c("nearest", "最居中的举措", "Nearest measures").long(),
    ];
    let (zh, en) = ("草拟的主题", "Drafted themes");
    let mut table = Table::new("draft-themes", zh, en, columns);
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
        c("measures", "举措数", "Measures").count("项", "count"),
        c("themes", "主题数（草拟）", "Themes (draft)").count("个", "count"),
        c("without", "不属任何主题", "Without theme").count("项", "count"),
        c("jaccard", "主题的平均稳定性", "Mean stability of themes").number(Style::Decimal(2)),
        c("rand", "与重抽任务所得分组的一致（ARI）", "Agreement with resampled tasks (ARI)").number(Style::Decimal(2)),
    ];
    let mut table = Table::new("draft-summary", "草拟编码本", "Draft of a codebook", columns);
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
    let columns = vec![
        c("task", "任务编号", "Task id"),
        c("theme", "主题（草拟）", "Theme (draft)"),
        c("measure", "举措", "Measure").long(),
    ];
    let (zh, en) = ("每项举措的主题（草拟）", "The theme of each measure (draft)");
    let mut table = Table::new("draft-measures", zh, en, columns);
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
    let choices = LETTERS.map(|letter| c(letter, letter, letter).long());
    let columns = [c("item", "题号", "Item")]
        .into_iter()
        .chain(choices)
        .chain([c("answer", "哪一条不属同一主题（A–E）", "Which does not belong (A–E)")]);
    let (zh, en) = ("混入测验：四条同属一个主题，找出混入的一条", "Intruder test: four are of one theme; find the fifth");
    let mut table = Table::new("intruder-items", zh, en, columns.collect());
    table.rows.extend((1_usize..).zip(items).map(|(number, item)| {
        let text = |(at, span): &(_, crate::model::Span)| Value::from(one_line(span.of(&corpus.task(*at).text)));
        [number.into()].into_iter().chain(item.measures.iter().map(text)).chain([Value::Absent]).collect()
    }));
    table
}

/// A row a coder and one of all together: how often the intruder was found, against chance.
pub fn intruder_answers(coders: &[(String, Answers)], items: usize) -> Table {
    let c = Column::new;
    let columns = vec![
        c("coder", "编码员", "Coder"),
        c("items", "题数", "Items").count("题", "count"),
        c("answered", "作答", "Answered").count("题", "count"),
        c("right", "答对", "Right").count("题", "count"),
        c("share", "答对的比例", "Share right").number(Style::Percent(0)),
        c("share_low", "95%区间下限", "95% interval, low").number(Style::Percent(0)),
        c("share_high", "95%区间上限", "95% interval, high").number(Style::Percent(0)),
        c("chance", "随机作答", "By chance").number(Style::Percent(0)),
        c("p", "p", "p").number(Style::Decimal(3)),
    ];
    let (zh, en) = ("混入测验的结果", "Results of the intruder test");
    let mut table = Table::new("intruder-answers", zh, en, columns);
    table.rows.extend(coders.iter().map(|(coder, a)| {
        vec![
            coder.as_str().into(),
            items.into(),
            a.answered.into(),
            a.right.into(),
            a.share.map(|s| s.0).into(),
            a.share.map(|s| s.1).into(),
            a.share.map(|s| s.2).into(),
            CHANCE.into(),
            a.p.into(),
        ]
    }));
    table
}
