//! Prose in two columns: the right one is moved below the left one.

use super::lines::Line;
use super::paragraphs::{Column, column};
use super::shapes::Glyph;
use super::spaced::{Part, lines};

/// Fewest lines of either column.
const LINES: usize = 5;
/// Narrowest white space between the columns, in heights of the font.
const GUTTER: f64 = 1.0;
/// Narrowest usual line of a column, in heights of the font: what is narrower is a list or a table.
const LINE: f64 = 8.0;

/// Where the columns stand, once one is below the other.
pub(super) struct Columns {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Columns {
    /// The text column that the lines of both keep to.
    pub(super) fn measure(&self, lines: &[Line]) -> Column {
        column(lines.iter().filter(|line| self.holds(line)), self.right - self.left)
    }

    pub(super) fn holds(&self, line: &Line) -> bool {
        (self.bottom..=self.top).contains(&line.y)
    }
}

/// Puts the right one of two columns of prose below the left one, and everything further down below both, except the
/// foot of the page, which is told by its height. None where a page has no such columns, or a table (these heights from
/// top to bottom) stands beside them. O(n log n).
pub(super) fn unfold(glyphs: &mut [Glyph], tables: &[(f64, f64)], foot: f64) -> Option<Columns> {
    let mut parts = whole(lines(glyphs));
    parts.sort_by(|a, b| b.y.total_cmp(&a.y));
    let gutter = gutter(&parts)?;
    let region = parts
        .split(|part| part.left < gutter - 0.3 * part.size && part.right > gutter + 0.3 * part.size)
        .max_by_key(|run| run.len())?;
    let (left, right): (Vec<&Part>, Vec<&Part>) = region.iter().partition(|part| part.left < gutter);
    let [left, right] = [left, right].map(|parts| Side::of(&parts));
    let (left, right) = (left?, right?);
    let (top, bottom) = (left.top.max(right.top), left.bottom.min(right.bottom));
    let apart = right.from - left.to > GUTTER * left.size;
    if !apart || tables.iter().any(|(from, to)| *from > bottom && *to < top) {
        return None;
    }
    let (slack, down) = (0.5 * left.size, right.top - left.bottom + left.pitch);
    for glyph in glyphs.iter_mut() {
        if glyph.y < bottom - slack {
            glyph.y -= if glyph.y < foot { 0.0 } else { right.top - right.bottom + left.pitch };
        } else if glyph.y <= top + slack && glyph.left > gutter {
            glyph.y -= down;
            glyph.left -= right.from - left.from;
            glyph.right -= right.from - left.from;
        }
    }
    let to = left.to.max(left.from + right.to - right.from);
    Some(Columns { left: left.from, right: to, top: top + slack, bottom: right.bottom - down - slack })
}

/// The parts of lines, with those put together again that little parts.
fn whole(lines: Vec<Vec<Part>>) -> Vec<Part> {
    let mut whole: Vec<Part> = Vec::new();
    for line in lines {
        let begun = whole.len();
        for part in line {
            match whole[begun..].last_mut() {
                Some(last) if part.left - last.right < 0.8 * GUTTER * part.size => {
                    last.right = last.right.max(part.right);
                }
                _ => whole.push(part),
            }
        }
    }
    whole
}

/// The white space near the middle of the page that most lines have.
fn gutter(parts: &[Part]) -> Option<f64> {
    let left = parts.iter().map(|part| part.left).fold(f64::INFINITY, f64::min);
    let right = parts.iter().map(|part| part.right).fold(f64::NEG_INFINITY, f64::max);
    let central = |x: &f64| (left + 0.3 * (right - left)..right - 0.3 * (right - left)).contains(x);
    // Right columns begin at one place; lines of the left one end where they like.
    let mut begins: Vec<f64> = parts.iter().map(|part| part.left).filter(central).collect();
    begins.sort_by(f64::total_cmp);
    let run = begins.chunk_by(|a, b| b - a < 1.0).max_by_key(|run| run.len())?;
    (run.len() >= LINES).then(|| run[0] - 0.5 * GUTTER * parts[0].size)
}

/// One of the columns.
struct Side {
    from: f64,
    to: f64,
    top: f64,
    bottom: f64,
    size: f64,
    pitch: f64,
}

impl Side {
    /// None if these are no lines of running text: too few, too short, or most not full.
    fn of(parts: &[&Part]) -> Option<Self> {
        let middle = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied()
        };
        let size = middle(parts.iter().map(|part| part.size).collect())?;
        let width = middle(parts.iter().map(|part| part.right - part.left).collect())?;
        let to = parts.iter().map(|part| part.right).fold(f64::NEG_INFINITY, f64::max);
        let full = parts.iter().filter(|part| part.right > to - 2.0 * size).count();
        if parts.len() < LINES || width < LINE * size || full * 2 < parts.len() {
            return None;
        }
        Some(Self {
            from: parts.iter().map(|part| part.left).fold(f64::INFINITY, f64::min),
            to,
            top: parts.first()?.y,
            bottom: parts.last()?.y,
            size,
            pitch: middle(parts.windows(2).map(|pair| pair[0].y - pair[1].y).collect())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(left: f64, y: f64, characters: u8) -> Vec<Glyph> {
        let glyph = |i: u8| {
            let left = left + 10.0 * f64::from(i);
            Glyph { text: "字".into(), left, right: left + 10.0, y, size: 10.0 }
        };
        (0..characters).map(glyph).collect()
    }

    fn page(left: u8, right: u8) -> Vec<Glyph> {
        let rows = (0..6).flat_map(|row| {
            let y = 700.0 - 16.0 * f64::from(row);
            [text(50.0, y, left), text(300.0, y, right)].concat()
        });
        [text(50.0, 740.0, 45)].into_iter().flatten().chain(rows).collect()
    }

    #[test]
    fn the_right_column_goes_below_the_left_one() {
        let mut glyphs = page(22, 22);
        assert!(unfold(&mut glyphs, &[], 80.0).is_some());
        assert!(glyphs.iter().all(|glyph| glyph.y > 735.0 || glyph.left < 280.0));
        let lowest = glyphs.iter().map(|glyph| glyph.y).fold(f64::INFINITY, f64::min);
        assert!((lowest - (700.0 - 11.0 * 16.0)).abs() < 0.1, "{lowest}");
    }

    #[test]
    fn short_lines_and_what_stands_beside_a_table_stay() {
        let mut narrow = page(22, 5);
        assert!(unfold(&mut narrow, &[], 80.0).is_none());
        assert!(unfold(&mut page(22, 22), &[(690.0, 640.0)], 80.0).is_none());
    }
}
