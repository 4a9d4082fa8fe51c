//! Text and tables as they follow one another inside a body or a cell (docx, html).

use super::grid::{Grid, Rows, Spanned};
use super::limits::Share;
use super::sink::Sink;
use super::tidy::trim;
use super::{ReadError, ReadErrorKind};
use crate::model::{Cell, Place, Row, Table};

/// One thing in the flow.
#[derive(Debug)]
pub(super) enum Piece {
    Text { text: String, heading: Option<u8> },
    Table(Table),
}

/// A table cell with what it holds.
#[derive(Debug, Default)]
pub(super) struct FlowCell {
    pub(super) pieces: Vec<Piece>,
    pub(super) columns: usize,
    pub(super) rows: Rows,
}

/// A table as pieces. A table that is page layout is none: its content takes its place.
pub(super) fn table(rows: Vec<Vec<FlowCell>>, share: &Share) -> Result<Vec<Piece>, ReadErrorKind> {
    if is_layout(&rows) {
        return Ok(rows.into_iter().flatten().flat_map(|cell| cell.pieces).collect());
    }
    let mut grid = Grid::new(share);
    for row in rows {
        grid.row(row.into_iter().map(flatten).collect(), Place::default())?;
    }
    Ok(vec![Piece::Table(grid.finish())])
}

/// Page layout is a table of one column that holds other tables, or has a cell with a whole table in it, or parts
/// long running text from what stands beside it. A table under a row of short heads is none, whatever its cells hold.
fn is_layout(rows: &[Vec<FlowCell>]) -> bool {
    if has_heads(rows) {
        return false;
    }
    let pieces = || rows.iter().flatten().flat_map(|cell| &cell.pieces);
    let nested = pieces().any(|piece| matches!(piece, Piece::Table(_)));
    let whole = |piece: &Piece| match piece {
        Piece::Table(table) => table.rows.len() >= 3 && table.rows.iter().any(|row| row.cells.len() > 1),
        Piece::Text { .. } => false,
    };
    let running = |cell: &FlowCell| {
        cell.pieces.len() >= 8
            && cell.pieces.iter().any(|piece| matches!(piece, Piece::Text { text, .. } if text.len() > 300))
    };
    (nested && rows.iter().all(|row| row.len() <= 1))
        || pieces().any(whole)
        || (rows.iter().filter(|row| !row.is_empty()).count() == 1 && rows.iter().flatten().any(running))
}

/// Whether a table begins with three or more short words side by side, and has as many cells in a row below.
fn has_heads(rows: &[Vec<FlowCell>]) -> bool {
    const LONGEST: usize = 45; // bytes
    let Some(first) = rows.first().filter(|row| row.len() >= 3) else { return false };
    let short =
        |cell: &FlowCell| matches!(&cell.pieces[..], [Piece::Text { text, .. }] if text.len() <= LONGEST);
    first.iter().all(short) && rows[1..].iter().any(|row| row.len() == first.len())
}

/// A cell's text. A table inside gives it a line a row, the cells set off by tabs.
fn flatten(cell: FlowCell) -> Spanned {
    let mut lines: Vec<String> = Vec::new();
    for piece in cell.pieces {
        match piece {
            Piece::Text { text, .. } => lines.push(trim(&text).to_owned()),
            Piece::Table(table) => lines.extend(table.rows.iter().map(row_text)),
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    Spanned { text: lines.join("\n"), columns: cell.columns, rows: cell.rows }
}

/// The cells of a row. A cell that is merged with the one above stands in each of its rows, one merged with the cell on its
/// left once.
fn row_text(row: &Row) -> String {
    let text = |(at, cell): (usize, &Cell)| {
        let from_left =
            cell.carried && at.checked_sub(1).is_some_and(|left| row.cells[left].text == cell.text);
        if from_left { String::new() } else { cell.text.replace(['\n', '\t'], " ") }
    };
    row.cells.iter().enumerate().map(text).collect::<Vec<_>>().join("\t")
}

/// Hands the pieces to the sink, numbering paragraphs from 1.
pub(super) fn pour(pieces: Vec<Piece>, sink: &mut Sink) -> Result<(), ReadError> {
    let mut number = 0;
    for piece in pieces {
        match piece {
            Piece::Text { text, heading } => {
                sink.limits.take_text(text.len()).map_err(|kind| sink.error(kind))?;
                number += usize::from(!trim(&text).is_empty());
                sink.paragraph(&text, heading, sink.line(number));
            }
            Piece::Table(table) => sink.table(table),
        }
    }
    Ok(())
}
