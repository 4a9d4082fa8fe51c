//! Tables inside a cell of a task: a line a row, the cells set off by tabs.

use super::header;
use super::words::{self, Column, Label};
use crate::model::{Duty, Place, Row};
use crate::parse::heading::is_blank;
use crate::parse::wording::Wording;

/// A row inside: what is to be done, and who does it by which duty.
#[derive(Debug, PartialEq)]
pub(crate) struct Inner {
    pub(crate) text: String,
    pub(crate) statements: Vec<(Duty, String)>,
}

/// The words of a cell, and the rows of a table inside it.
#[derive(Debug, PartialEq)]
pub(crate) struct Parts {
    pub(crate) text: String,
    pub(crate) rows: Vec<Inner>,
}

/// Whether a cell holds a table.
pub(crate) fn is_nested(text: &str) -> bool {
    text.lines().filter(|line| line.contains('\t')).nth(1).is_some()
}

/// The rows of the table inside a cell; the other lines are none.
fn rows(text: &str) -> Vec<Row> {
    let row = |line: &str| Row::new(line.split('\t'), &Place::default());
    text.lines().filter(|line| line.contains('\t')).map(row).collect()
}

/// A cell of tasks: the rows of a table inside that names bodies, each for itself; those of any other table are words.
pub(crate) fn of_task(text: &str, wording: &Wording) -> Parts {
    let rows = rows(text);
    let Some(header) = header::inside(&rows, wording).filter(|h| !h.duties().is_empty()) else {
        return Parts { text: plain(text), rows: Vec::new() };
    };
    let outside: Vec<&str> = text.lines().filter(|line| !line.contains('\t')).collect();
    let inner = rows[header.rows..].iter().map(|row| {
        let cell = |at: usize| row.cells.get(at).map_or("", |c| c.text.trim_matches(is_blank));
        let words = header.positions(|c| matches!(c, Column::Task | Column::Category | Column::Other));
        let words: Vec<&str> = words.into_iter().map(cell).filter(|t| !t.is_empty()).collect();
        let statements = header.duties().into_iter().map(|(at, duty)| (duty, cell(at).to_owned()));
        let statements = statements.filter(|(_, names)| !names.is_empty());
        Inner { text: words.join(" "), statements: statements.collect() }
    });
    Parts { text: outside.join("\n"), rows: inner.collect() }
}

/// A cell of bodies: the table inside as one statement, each list under its own head or label.
pub(crate) fn of_bodies(text: &str, wording: &Wording) -> String {
    let rows = rows(text);
    let outside = text.lines().filter(|line| !line.contains('\t')).map(str::to_owned);
    let labelled = |row: &Row| {
        row.cells.len() == 2
            && words::label(row.cells[0].text.trim_matches(is_blank), wording) == Some(Label::Duty)
    };
    let inside: Vec<String> = if rows.iter().all(labelled) {
        rows.iter().map(|row| format!("{}：{}", row.cells[0].text, row.cells[1].text)).collect()
    } else if let Some(header) = header::at(&rows, 0, wording).filter(|h| !h.duties().is_empty()) {
        let of = |at: usize| {
            let names = rows[header.rows..]
                .iter()
                .filter_map(|row| row.cells.get(at))
                .map(|c| c.text.trim_matches(is_blank));
            let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
            format!("{}：{}", header.words[at], names.join("、"))
        };
        header.duties().into_iter().map(|(at, _)| of(at)).collect()
    } else {
        vec![plain(text)]
    };
    let parts: Vec<String> = outside.filter(|line| !line.trim().is_empty()).chain(inside).collect();
    parts.join("；")
}

fn plain(text: &str) -> String {
    let line = |line: &str| line.split('\t').filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join(" ");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording::builtin;

    #[test]
    fn rows_inside_a_task() {
        let parts = of_task("发展助餐\n子任务\t责任单位\n新建食堂\t市商务局\n改造厨房\t市住建局", builtin());
        assert_eq!(parts.text, "发展助餐");
        assert_eq!(parts.rows[1].text, "改造厨房");
        assert_eq!(parts.rows[1].statements, [(Duty::Responsible, "市住建局".to_owned())]);
        let parts = of_task("发展助餐\n分支\t牵头单位\n新建食堂\t市商务局\n改造厨房\t市住建局", builtin());
        assert_eq!(parts.rows[0].text, "新建食堂");
        assert_eq!(parts.rows[0].statements, [(Duty::Lead, "市商务局".to_owned())]);
        let words = of_task("发展助餐\n指标\t数量\n食堂\t5个", builtin());
        assert_eq!((words.text.as_str(), words.rows.len()), ("发展助餐\n指标 数量\n食堂 5个", 0));
    }

    #[test]
    fn rows_inside_a_cell_of_bodies() {
        assert_eq!(of_bodies("牵头\t市民政局\n配合\t市财政局", builtin()), "牵头：市民政局；配合：市财政局");
    }
}
