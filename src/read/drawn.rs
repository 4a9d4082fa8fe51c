//! Tables drawn with characters in plain text: cells between bars, boxes of lines.

use super::ReadErrorKind;
use super::grid::{Grid, Rows, Spanned};
use super::sink::Sink;
use super::tidy::{strip_markup, trim};
use crate::model::{Cell, Row, Table};

/// A table found at the beginning of some lines.
pub(super) struct Drawn {
    pub(super) table: Table,
    /// Lines that it takes.
    pub(super) lines: usize,
}

const BARS: [char; 2] = ['|', '｜'];

/// The table with which the lines begin, if they begin with one; `first` is the number of the first line.
pub(super) fn at(lines: &[&str], first: usize, sink: &Sink) -> Result<Option<Drawn>, ReadErrorKind> {
    let boxed = boxed(lines, first, sink)?;
    if boxed.is_some() { Ok(boxed) } else { barred(lines, first, sink) }
}

/// A line without the bars at its ends: what converters leave of a table with one cell to a line.
pub(super) fn without_bars(line: &str) -> &str {
    let line = trim(line);
    let bare = trim(line.trim_matches(BARS));
    if bare.contains(BARS) { line } else { bare }
}

/// Lines of at least two cells between bars, as many in each; lines of dashes fall out.
fn barred(lines: &[&str], first: usize, sink: &Sink) -> Result<Option<Drawn>, ReadErrorKind> {
    let mut rows = Vec::new();
    let (mut width, mut rules) = (0, 0);
    let mut used = 0;
    for (at, line) in lines.iter().enumerate() {
        if trim(line).is_empty() {
            continue;
        }
        let cells = cells(line);
        if cells.len() < 2 || !rows.is_empty() && cells.len() != width {
            break;
        }
        width = cells.len();
        used = at + 1;
        if cells.iter().all(|c| c.chars().all(|c| matches!(c, '-' | ':' | ' '))) {
            rules += 1;
            if rules > 2 * rows.len() + 2 {
                break; // dashes and nothing between them: no table, and nothing to look through to its end
            }
            continue;
        }
        for cell in &cells {
            sink.limits.take_cell(cell.len())?;
        }
        let cells = cells.into_iter().map(|c| Cell::new(strip_markup(c))).collect();
        rows.push(Row { cells, place: sink.line(first + at) });
    }
    Ok((rows.len() > 1).then_some(Drawn { table: Table { rows }, lines: used }))
}

fn cells(line: &str) -> Vec<&str> {
    let line = trim(line);
    if !line.contains(BARS) {
        return Vec::new();
    }
    let inner = line.strip_prefix(BARS).unwrap_or(line);
    let inner = inner.strip_suffix(BARS).unwrap_or(inner);
    inner.split(BARS).map(trim).collect()
}

/// Most lines and columns of a box.
const MOST_LINES: usize = 20_000;
const MOST_COLUMNS: usize = 64;

fn is_edge(c: char) -> bool {
    matches!(c, '─' | '━' | '═' | '－' | '—' | '┄' | '╌')
}

fn is_wall(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}') && !is_edge(c)
}

/// What stands between two walls of a line.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A rule: the cell ends here.
    Rule,
    Text(String),
}

fn parts(line: &str) -> Option<Vec<Part>> {
    let line = trim(line);
    let (begins, ends) = (line.chars().next()?, line.chars().next_back()?);
    if !is_wall(begins) || !is_wall(ends) || line.chars().count() < 3 {
        return None;
    }
    let inner = &line[begins.len_utf8()..line.len() - ends.len_utf8()];
    let part = |text: &str| {
        let rule = !text.is_empty() && text.chars().all(is_edge);
        if rule { Part::Rule } else { Part::Text(trim(text).to_owned()) }
    };
    Some(inner.split(is_wall).map(part).collect())
}

/// A box: a rule above, walls at both ends of each line. Cells that no rule ends reach into the next row.
///
/// Columns are counted, not measured, since white space is the first thing that copying loses; a line with fewer
/// columns than most is text over the whole width.
fn boxed(lines: &[&str], first: usize, sink: &Sink) -> Result<Option<Drawn>, ReadErrorKind> {
    let opens = |line: &str| trim(line).starts_with(['┌', '┏', '╔', '╭']);
    if !lines.first().is_some_and(|line| opens(line)) {
        return Ok(None);
    }
    let mut found: Vec<(usize, Vec<Part>)> = Vec::new();
    let mut used = 0;
    for (at, line) in lines.iter().enumerate().take(MOST_LINES) {
        if trim(line).is_empty() {
            continue;
        }
        let Some(parts) = parts(line).filter(|_| at == 0 || !opens(line)) else { break };
        used = at + 1;
        found.push((at, parts));
        if trim(line).starts_with(['└', '┗', '╚', '╰']) {
            break;
        }
    }
    let columns =
        usual(found.iter().filter(|(_, p)| p.iter().any(|p| *p != Part::Rule)).map(|(_, p)| p.len()));
    let Some(columns) = columns.filter(|columns| (2..=MOST_COLUMNS).contains(columns)) else {
        return Ok(None);
    };
    let mut builder =
        Boxes { open: vec![String::new(); columns], began: vec![true; columns], ..Boxes::default() };
    for (at, parts) in found {
        let rules = parts.iter().filter(|p| **p == Part::Rule).count();
        if rules == parts.len() {
            builder.close(&vec![true; columns], first + at);
        } else if parts.len() == columns {
            builder.line(parts, first + at);
        } else if let Some(Part::Text(text)) =
            parts.into_iter().find(|p| matches!(p, Part::Text(t) if !t.is_empty()))
        {
            builder.add(0, &text);
        }
    }
    builder.close(&vec![true; columns], first + used);
    let table = builder.table(sink)?;
    Ok((table.rows.len() > 1).then_some(Drawn { table, lines: used }))
}

/// The most frequent of the numbers.
fn usual(numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts = std::collections::BTreeMap::new();
    for number in numbers {
        *counts.entry(number).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(number, count)| (*count, *number)).map(|(number, _)| number)
}

/// Cells of a box on their way to rows.
#[derive(Default)]
struct Boxes {
    /// The text of each column's open cell.
    open: Vec<String>,
    /// Whether that cell began in the row that is open.
    began: Vec<bool>,
    /// Finished rows: for each column the number of its cell, and where the row stands.
    rows: Vec<(Vec<usize>, usize)>,
    cells: Vec<String>,
    /// The cell that is open in each column, once a row has it.
    held: Vec<Option<usize>>,
    line: usize,
}

impl Boxes {
    fn add(&mut self, column: usize, text: &str) {
        if let Some(slot) = self.open.get_mut(column) {
            slot.push_str(text);
        }
    }

    fn line(&mut self, parts: Vec<Part>, at: usize) {
        let ended: Vec<bool> = parts.iter().map(|p| *p == Part::Rule).collect();
        if ended.contains(&true) {
            self.close(&ended, at);
        }
        for (column, part) in parts.into_iter().enumerate() {
            if let Part::Text(text) = part {
                self.add(column, &text);
            }
        }
    }

    /// A rule under the columns that `ended` says: the row is over, the other cells go on.
    fn close(&mut self, ended: &[bool], at: usize) {
        self.held.resize(self.open.len(), None);
        let fresh = self.began.iter().zip(&self.open).any(|(began, text)| *began && !text.is_empty());
        if fresh {
            let mut row = Vec::with_capacity(self.open.len());
            for held in &mut self.held {
                let cell = *held.get_or_insert_with(|| {
                    self.cells.push(String::new());
                    self.cells.len() - 1
                });
                row.push(cell);
            }
            self.rows.push((row, self.line.max(1)));
        }
        self.line = at;
        for (column, ended) in ended.iter().enumerate() {
            self.began[column] = *ended;
            if *ended {
                let text = std::mem::take(&mut self.open[column]);
                if let Some(cell) = self.held[column].take() {
                    self.cells[cell] = text;
                }
            }
        }
    }

    fn table(self, sink: &Sink) -> Result<Table, ReadErrorKind> {
        let mut grid = Grid::new(sink.limits);
        let mut above: Vec<Option<usize>> = vec![None; self.open.len()];
        for (row, line) in self.rows {
            let cells = row.iter().zip(&above).map(|(cell, above)| Spanned {
                text: self.cells[*cell].clone(),
                columns: 1,
                rows: if Some(*cell) == *above { Rows::Continue } else { Rows::One },
            });
            grid.row(cells.collect(), sink.line(line))?;
            above = row.into_iter().map(Some).collect();
        }
        Ok(grid.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;
    use crate::read::limits::Share;

    fn shown(text: &str) -> Option<(Vec<String>, usize)> {
        let limits = Share::new(&Limits::default(), 0);
        let sink = Sink::new("t.txt".into(), &limits);
        let lines: Vec<&str> = text.lines().collect();
        let cell = |c: &Cell| format!("{}{}", if c.carried { "=" } else { "" }, c.text);
        at(&lines, 1, &sink).unwrap_or_default().map(|d| {
            let rows = d.table.rows.iter().map(|r| r.cells.iter().map(cell).collect::<Vec<_>>().join("|"));
            (rows.collect(), d.lines)
        })
    }

    #[test]
    fn rows_between_bars() {
        let text = "序号 | 任务 | 责任单位 |\n---|---|---\n1 | 修路 | 市水务局 |\n\n2 | 架桥 | |\n附注";
        let rows = ["序号|任务|责任单位", "1|修路|市水务局", "2|架桥|"];
        assert_eq!(shown(text), Some((rows.map(str::to_owned).to_vec(), 5)));
        assert_eq!(shown("首页 | 新闻\n正文"), None);
    }

    #[test]
    fn a_cell_to_a_line_is_no_row() {
        assert_eq!(shown("序号 |\n任务 |\n1 |"), None);
        assert_eq!(
            (without_bars("任务 |"), without_bars("| 任务"), without_bars("甲|乙 |")),
            ("任务", "任务", "甲|乙 |")
        );
    }

    #[test]
    fn a_box_with_cells_over_several_rows() {
        let text = "┌───┬──┬───┐\n│任务 │领导│责任单 │\n│ │ │位 │\n├───┼──┼───┤\n│修路 │甲某│市水务 │\n\
                    ├───┤ │局、市 │\n│架桥 │ │财政局 │\n│ │ ├───┤\n│植树 │ │市林业局│\n└───┴──┴───┘\n注";
        let rows = [
            "任务|领导|责任单位",
            "修路|甲某|市水务局、市财政局",
            "架桥植树|=甲某|=市水务局、市财政局",
            "=架桥植树|=甲某|市林业局",
        ];
        assert_eq!(shown(text), Some((rows.map(str::to_owned).to_vec(), 10)));
    }
}
