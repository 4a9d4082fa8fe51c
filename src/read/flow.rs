//! Text and tables as they follow one another inside a body or a cell (docx, html).

use super::grid::{Grid, Rows, Spanned};
use super::limits::Share;
use super::sink::Sink;
use super::tidy::trim;
use super::{ReadError, ReadErrorKind};
use crate::model::{Place, Table};

/// One thing in the flow.
#[derive(Debug)]
pub(super) enum Piece {
    Text {
        text: String,
        heading: Option<u8>,
    },
    Table(Table),
    /// A table nested in a cell of the table before it.
    Inner(Table),
}

/// A table cell with what it holds.
#[derive(Debug, Default)]
pub(super) struct FlowCell {
    pub(super) pieces: Vec<Piece>,
    pub(super) columns: usize,
    pub(super) rows: Rows,
}

/// Longest text that a nested table gives to the cell around it, in bytes.
const SPOKEN: usize = 4096;

/// A table as pieces: the table itself, then the tables nested in its cells. A table that is page layout is none:
/// its content takes its place.
pub(super) fn table(rows: Vec<Vec<FlowCell>>, share: &Share) -> Result<Vec<Piece>, ReadErrorKind> {
    if is_layout(&rows) {
        return Ok(rows.into_iter().flatten().flat_map(|cell| cell.pieces).collect());
    }
    let mut grid = Grid::new(share);
    let mut inner = Vec::new();
    for row in rows {
        let cells = row.into_iter().map(|cell| flatten(cell, &mut inner)).collect();
        grid.row(cells, Place::default())?;
    }
    let mut pieces = vec![Piece::Table(grid.finish())];
    pieces.append(&mut inner);
    Ok(pieces)
}

/// Page layout is a table of one column that holds other tables, or has a cell with a whole table in it, or parts
/// long running text from what stands beside it.
fn is_layout(rows: &[Vec<FlowCell>]) -> bool {
    let pieces = || rows.iter().flatten().flat_map(|cell| &cell.pieces);
    let nested = pieces().any(|piece| matches!(piece, Piece::Table(_) | Piece::Inner(_)));
    let whole = |piece: &Piece| match piece {
        Piece::Table(table) | Piece::Inner(table) => {
            table.rows.len() >= 3 && table.rows.iter().any(|row| row.cells.len() > 1)
        }
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

/// A cell's text; tables inside give their text to it and, from two columns on, stand for themselves too.
fn flatten(cell: FlowCell, inner: &mut Vec<Piece>) -> Spanned {
    let mut lines: Vec<String> = Vec::new();
    for piece in cell.pieces {
        match piece {
            Piece::Text { text, .. } => lines.push(trim(&text).to_owned()),
            Piece::Table(table) => {
                let mut left = SPOKEN;
                let texts = table.rows.iter().map(row_text).take_while(|text| {
                    let fits = text.len() <= left;
                    left = left.saturating_sub(text.len());
                    fits
                });
                lines.extend(texts);
                if table.rows.iter().any(|row| row.cells.len() > 1) {
                    inner.push(Piece::Inner(table));
                }
            }
            // Its text stands in the cell already.
            Piece::Inner(_) => inner.push(piece),
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
                sink.limits.take_text(text.len()).map_err(|kind| sink.error(kind))?;
                number += usize::from(!trim(&text).is_empty());
                sink.paragraph(&text, heading, sink.line(number));
            }
            Piece::Table(table) | Piece::Inner(table) => sink.table(table)?,
        }
    }
    Ok(())
}
