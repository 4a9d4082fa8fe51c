//! Text and tables as they follow one another inside a body or a cell (docx, html).

use super::grid::{Grid, Rows, Spanned};
use super::sink::Sink;
use super::tidy::trim;
use super::{ReadError, ReadErrorKind};
use crate::model::{Place, Table};

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

/// A table as pieces: the table itself, then the tables nested in its cells. A table of one column that only
/// holds other tables is page layout: its content takes its place.
pub(super) fn table(rows: Vec<Vec<FlowCell>>, limit: usize) -> Result<Vec<Piece>, ReadErrorKind> {
    let is_table = |piece: &Piece| matches!(piece, Piece::Table(_));
    let nested = rows.iter().flatten().any(|cell| cell.pieces.iter().any(is_table));
    if nested && rows.iter().all(|row| row.len() <= 1) {
        return Ok(rows.into_iter().flatten().flat_map(|cell| cell.pieces).collect());
    }
    let mut grid = Grid::default();
    let mut inner = Vec::new();
    for row in rows {
        let cells = row.into_iter().map(|cell| flatten(cell, &mut inner)).collect();
        grid.row(cells, Place::default());
        if grid.cells() > limit {
            return Err(ReadErrorKind::TooManyCells { limit });
        }
    }
    let mut pieces = vec![Piece::Table(grid.finish())];
    pieces.append(&mut inner);
    Ok(pieces)
}

/// A cell's text; tables inside give their text to it and, from two columns on, stand for themselves too.
fn flatten(cell: FlowCell, inner: &mut Vec<Piece>) -> Spanned {
    let mut lines: Vec<String> = Vec::new();
    for piece in cell.pieces {
        match piece {
            Piece::Text { text, .. } => lines.push(trim(&text).to_owned()),
            Piece::Table(table) => {
                lines.extend(table.rows.iter().map(row_text));
                if table.rows.iter().any(|row| row.cells.len() > 1) {
                    inner.push(Piece::Table(table));
                }
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    Spanned { text: lines.join("\n"), columns: cell.columns, rows: cell.rows }
}

fn row_text(row: &crate::model::Row) -> String {
    let own = row.cells.iter().filter(|cell| !cell.carried && !cell.text.is_empty());
    own.map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Hands the pieces to the sink, numbering paragraphs from 1.
pub(super) fn pour(pieces: Vec<Piece>, sink: &mut Sink) -> Result<(), ReadError> {
    let mut number = 0;
    for piece in pieces {
        match piece {
            Piece::Text { text, heading } => {
                number += usize::from(!trim(&text).is_empty());
                sink.paragraph(&text, heading, sink.line(number));
            }
            Piece::Table(table) => sink.table(table)?,
        }
    }
    Ok(())
}
