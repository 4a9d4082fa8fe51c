//! Tables that run over pages.

use super::lines::join;
use super::ruling::Ruled;
use super::spaced::is_number;
use crate::model::{Cell, Place, Row, Table};

/// How far the column edges of two parts may differ.
const SLACK: f64 = 5.0;

/// A table to which parts on later pages may be added.
pub(super) struct Joined {
    columns: Vec<f64>,
    spaced: bool,
    parts: Vec<Vec<Row>>,
}

impl Joined {
    pub(super) fn new(ruled: &Ruled, rows: Vec<Vec<Cell>>, place: &Place) -> Self {
        let mut joined =
            Self { columns: ruled.columns.clone(), spaced: ruled.is_spaced(), parts: Vec::new() };
        joined.append(rows, place);
        joined
    }

    /// Whether a table directly behind this one is its next part: the same columns. Where white space parts
    /// them, their edges depend on the texts of the page, so that only their middles count.
    pub(super) fn fits(&self, next: &Ruled) -> bool {
        // A part may sit a little to the side (odd and even pages): widths count, not places.
        let widths = |edges: &[f64]| edges.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
        if self.spaced || next.is_spaced() {
            let middles = next.columns.windows(2).map(|pair| pair[0].midpoint(pair[1]));
            return self.columns.len() == next.columns.len()
                && self.columns.windows(2).zip(middles).all(|(own, at)| own[0] < at && at < own[1]);
        }
        let (own, other) = (widths(&self.columns), widths(&next.columns));
        own.len() == other.len() && own.iter().zip(&other).all(|(a, b)| (a - b).abs() < SLACK)
    }

    /// Adds the rows of the next part.
    pub(super) fn append(&mut self, rows: Vec<Vec<Cell>>, place: &Place) {
        let rows = rows.into_iter().filter(|cells| cells.iter().any(|cell| !cell.text.is_empty()));
        self.parts.push(rows.map(|cells| Row { cells, place: place.clone() }).collect());
    }

    /// The columns without a blank cell but at the beginnings of the parts.
    fn full_columns(&self) -> Vec<bool> {
        let width = self.parts.iter().flatten().map(|row| row.cells.len()).max().unwrap_or(0);
        let header = self.parts.first().and_then(|part| part.first());
        let is_full = |column: usize| {
            self.parts.iter().enumerate().all(|(number, part)| {
                let body = part.iter().skip_while(|row| Some(&row.cells) == header.map(|head| &head.cells));
                let blank = |row: &Row| row.cells.get(column).is_none_or(|cell| cell.text.is_empty());
                // What a page begins with may be the rest of a cell of the page before, blank and merged.
                let begun = if number == 0 { 0 } else { body.clone().take_while(|row| blank(row)).count() };
                body.skip(begun).all(|row| !blank(row))
            })
        };
        (0..width).map(is_full).collect()
    }

    /// The whole table. A repeated header stays; the row behind it may be the rest of the last row, or stand in a
    /// merged cell that began before.
    pub(super) fn finish(self) -> Table {
        let numbers = numbers(&self.parts);
        let full = self.full_columns();
        let mut rows: Vec<Row> = Vec::new();
        // A repeated header is no row that goes on.
        let mut last = None;
        for mut part in self.parts {
            part_header(&mut part, &rows);
            let repeated = part.iter().zip(&rows).take_while(|(new, old)| new.cells == old.cells).count();
            let mut part = part.into_iter();
            rows.extend(part.by_ref().take(repeated));
            if let (Some(above), Some(first)) =
                (last.and_then(|at: usize| rows.get(at)), part.as_slice().first())
            {
                let rest = is_rest(&above.cells, &first.cells, numbers);
                reach_down(&above.cells, part.as_mut_slice(), rest, &full);
            }
            let first = part.next().and_then(|mut row| match last.and_then(|at: usize| rows.get_mut(at)) {
                Some(above) => continue_row(&mut above.cells, &mut row.cells, numbers).then_some(row),
                None => Some(row),
            });
            let count = rows.len();
            rows.extend(first.into_iter().chain(part));
            last = (rows.len() > count).then(|| rows.len() - 1).or(last);
        }
        Table { rows }
    }
}

/// Gives the blank cells at the beginning of a part what stands above the end of the page, where a merged cell runs over
/// it: the cell is merged with others on either side, or no other cell of its column is blank. `rest`: the part begins with the rest
/// of the row above, and the merged cell may go on behind that.
fn reach_down(above: &[Cell], part: &mut [Row], rest: bool, full: &[bool]) {
    let own = part.first().map_or(0, |row| row.cells.iter().filter(|c| !c.text.is_empty()).count());
    // A row with one text is the rest of the row above.
    if own < 2 && !rest {
        return;
    }
    for (column, from) in above.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
        let blank =
            part.iter().take_while(|row| row.cells.get(column).is_some_and(|cell| cell.text.is_empty()));
        let blank = blank.count();
        // How far the first cell of the part reaches.
        let cell = 1 + part
            .iter()
            .skip(1)
            .take_while(|row| row.cells.get(column).is_some_and(|c| c.carried))
            .count();
        let merged = from.carried || cell > 1;
        if blank == 0 || !(merged || full.get(column).copied().unwrap_or(false)) {
            continue;
        }
        for row in part[..cell.min(blank)].iter_mut().skip(usize::from(rest)) {
            row.cells[column] = Cell { text: from.text.clone(), carried: true };
        }
    }
}

/// Parts a repeated header from the rest of a cut row that stands in one cell with it, for want of a rule between.
fn part_header(part: &mut Vec<Row>, rows: &[Row]) {
    let (Some(first), Some(header)) = (part.first_mut(), rows.first()) else { return };
    let rest = |(cell, head): (&Cell, &Cell)| {
        let rest = cell.text.strip_prefix(head.text.as_str()).filter(|_| !head.text.is_empty())?;
        Some(Cell::new(rest.trim_start()))
    };
    let cells: Option<Vec<Cell>> = first.cells.iter().zip(&header.cells).map(rest).collect();
    if let Some(cells) = cells.filter(|cells| cells.iter().any(|cell| !cell.text.is_empty())) {
        let place = first.place.clone();
        first.cells.clone_from(&header.cells);
        part.insert(1, Row { cells, place });
    }
}

/// The column with the number of each row, if every row has one of its own: a row without one at the end or at the
/// beginning of a page is a piece of a row.
fn numbers(parts: &[Vec<Row>]) -> Option<usize> {
    let header = parts.first()?.first()?;
    let body = |part: &'_ Vec<Row>| part.iter().skip_while(|row| row.cells == header.cells).count();
    (0..header.cells.len()).find(|column| {
        let cell = |row: &Row| row.cells.get(*column).map(|cell| (is_number(&cell.text), cell.clone()));
        let all = parts.iter().flat_map(|part| part.iter().rev().take(body(part)));
        let (count, numbered) = all.fold((0, 0), |(count, numbered), row| {
            (count + 1, numbered + usize::from(cell(row).is_some_and(|(is, cell)| is && !cell.carried)))
        });
        let inside = parts.iter().flat_map(|part| {
            let body = body(part);
            part.iter().rev().take(body).skip(1).take(body.saturating_sub(2))
        });
        let own = |row: &Row| {
            row.cells[..].get(*column).is_some_and(|cell| !cell.text.is_empty())
                && cell(row).is_some_and(|(is, cell)| !(is && cell.carried))
        };
        numbered >= 2 && numbered * 2 > count && inside.into_iter().all(own)
    })
}

/// Takes the first row of a part into the last one above if it is the rest of it; otherwise gives it what reaches
/// down from there. Whether it stays a row of its own.
fn continue_row(above: &mut [Cell], cells: &mut [Cell], numbers: Option<usize>) -> bool {
    if is_rest(above, cells, numbers) {
        for (above, cell) in above.iter_mut().zip(cells).filter(|(_, cell)| !cell.carried) {
            join(&mut above.text, &cell.text, false);
        }
        return false;
    }
    for (cell, above) in cells.iter_mut().zip(above).take_while(|(cell, _)| cell.text.is_empty()) {
        *cell = Cell { text: above.text.clone(), carried: true };
    }
    true
}

/// Whether a page's first row is the rest of the last one above.
fn is_rest(above: &[Cell], cells: &[Cell], numbers: Option<usize>) -> bool {
    let blank = |row: &[Cell], at: usize| row.get(at).is_none_or(|cell| cell.text.is_empty());
    match numbers {
        Some(at) => blank(cells, at) || blank(above, at),
        None => is_cut(above, cells) || is_cut_before_number(above, cells),
    }
}

/// Whether the second row is the rest of the first: its number is blank, and every text in it goes on with one
/// whose sentence was cut.
fn is_cut(row: &[Cell], rest: &[Cell]) -> bool {
    let filled = || rest.iter().zip(row).filter(|(cell, _)| !cell.text.is_empty() && !cell.carried);
    rest.first().is_some_and(|cell| cell.text.is_empty())
        && row.first().is_some_and(|cell| !cell.text.is_empty())
        && filled().count() > 0
        && filled().all(|(_, above)| !above.text.is_empty() && !is_complete(&above.text))
}

/// Whether the first row is only the beginning of the second, whose number stands halfway down the whole row.
fn is_cut_before_number(row: &[Cell], rest: &[Cell]) -> bool {
    let filled = || row.iter().zip(rest).filter(|(cell, _)| !cell.text.is_empty());
    row.first().is_some_and(|cell| cell.text.is_empty())
        && rest.first().is_some_and(|cell| !cell.text.is_empty() && !cell.carried)
        && filled().count() > 0
        && filled().all(|(cell, below)| !is_complete(&cell.text) && !below.text.is_empty())
}

fn is_complete(text: &str) -> bool {
    text.ends_with(['。', '；', '！', '？', ';', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(texts: &[&str]) -> Vec<Cell> {
        // `=` before a text says that the cell is carried.
        let cell = |text: &&str| Cell { text: text.replace('=', ""), carried: text.starts_with('=') };
        texts.iter().map(cell).collect()
    }

    fn joined(first: &[&[&str]], second: &[&[&str]]) -> Vec<String> {
        shown(&[first, second])
    }

    fn shown(parts: &[&[&[&str]]]) -> Vec<String> {
        let mut joined = Joined { columns: Vec::new(), spaced: false, parts: Vec::new() };
        for part in parts {
            joined.append(part.iter().map(|cells| row(cells)).collect(), &Place::default());
        }
        let table = joined.finish();
        let show = |c: &Cell| format!("{}{}", if c.carried { "=" } else { "" }, c.text);
        table.rows.iter().map(|r| r.cells.iter().map(show).collect::<Vec<_>>().join("|")).collect()
    }

    const HEAD: &[&str] = &["序号", "任务", "单位"];

    #[test]
    fn a_row_cut_by_the_page_end_is_whole_again() {
        let rows = joined(
            &[HEAD, &["1", "推进养老", "市民政局、市财"]],
            &[HEAD, &["", "服务。", "政局"], &["2", "乙", "丙"]],
        );
        assert_eq!(
            rows,
            ["序号|任务|单位", "1|推进养老服务。|市民政局、市财政局", "序号|任务|单位", "2|乙|丙"]
        );
    }

    #[test]
    fn a_number_halfway_down_a_cut_row() {
        let rows = joined(&[&["1", "甲。", "乙"], &["", "推进养", "市民"]], &[&["2", "老服务。", "政局"]]);
        assert_eq!(rows, ["1|甲。|乙", "2|推进养老服务。|市民政局"]);
    }

    #[test]
    fn a_merged_cell_reaches_over_the_page_end() {
        let rows = joined(&[&["一", "甲。", "民政局"]], &[&["", "乙。", "财政局"]]);
        assert_eq!(rows, ["一|甲。|民政局", "=一|乙。|财政局"]);
    }

    #[test]
    fn a_merged_cell_reaches_over_the_rest_of_a_cut_row() {
        let head: &[&str] = &["序号", "任务", "牵头", "配合"];
        let rows = shown(&[
            &[head, &["1", "甲。", "城管局", "交通局"], &["2", "乙一、", "=城管局", "教育局"]],
            &[
                head,
                &["", "乙二。", "", ""],
                &["3", "丙。", "=", "民政局"],
                &["4", "丁。", "财政局", "住建局"],
            ],
        ]);
        assert_eq!(
            rows[2..],
            [
                "2|乙一、乙二。|=城管局|教育局",
                "序号|任务|牵头|配合",
                "3|丙。|=城管局|民政局",
                "4|丁。|财政局|住建局"
            ]
        );
    }

    #[test]
    fn a_row_without_its_number_is_a_piece_where_every_row_has_one() {
        // The task ends on the page it began on, only its bodies go on; then nothing but number and field are left
        // on a page.
        let rows = shown(&[
            &[HEAD, &["1", "甲。", "市民政局"], &["2", "乙。", "市财政局、市教"]],
            &[HEAD, &["", "", "育局"], &["3", "丙。", "市教育局"], &["4", "", ""]],
            &[HEAD, &["", "丁。", "市司法局"], &["5", "戊。", "市水务局"]],
        ]);
        assert_eq!(
            rows,
            [
                "序号|任务|单位",
                "1|甲。|市民政局",
                "2|乙。|市财政局、市教育局",
                "序号|任务|单位",
                "3|丙。|市教育局",
                "4|丁。|市司法局",
                "序号|任务|单位",
                "5|戊。|市水务局"
            ]
        );
    }

    #[test]
    fn the_rest_of_a_row_in_one_cell_with_the_repeated_header() {
        let rows = shown(&[
            &[HEAD, &["1", "甲。", "市民政局"], &["2", "乙一、", "市财政"]],
            &[&["序号", "任务\n乙二。", "单位局"], &["3", "丙。", "市教育局"]],
        ]);
        assert_eq!(rows[2..], ["2|乙一、乙二。|市财政局", "序号|任务|单位", "3|丙。|市教育局"]);
    }

    #[test]
    fn a_row_over_three_pages_with_its_number_on_the_second() {
        let rows = shown(&[
            &[HEAD, &["1", "甲。", "市民政局"], &["", "乙一。", ""]],
            &[HEAD, &["2", "乙二。", "市财政局"]],
            &[HEAD, &["", "乙三。", ""], &["3", "丙。", "市教育局"]],
        ]);
        assert_eq!(rows[2], "2|乙一。乙二。乙三。|市财政局");
        assert_eq!(rows.len(), 6);
    }
}
