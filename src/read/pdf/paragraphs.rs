//! Lines → paragraphs.

use super::super::characters::starts_with_number;
use super::lines::{Line, join};

/// Left and right edge of the text column and the usual font size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    left: f64,
    right: f64,
    size: f64,
}

/// Measures the text column over the lines of a document. Long lines show where it begins and ends; where too
/// few reach the same right edge, the page's margins are taken to be alike.
pub(super) fn column<'a>(lines: impl Iterator<Item = &'a Line>, page_width: f64) -> Column {
    let long: Vec<&Line> = lines.filter(|line| line.width() > page_width * 0.4).collect();
    let quantile = |mut values: Vec<f64>, share: f64| {
        values.sort_by(f64::total_cmp);
        values.get(((values.len() as f64 - 1.0) * share).max(0.0) as usize).copied()
    };
    let left = quantile(long.iter().map(|line| line.left).collect(), 0.02).unwrap_or(page_width * 0.15);
    let right = quantile(long.iter().map(|line| line.right).collect(), 0.98).unwrap_or(page_width * 0.85);
    let size = quantile(long.iter().map(|line| line.size).collect(), 0.5).unwrap_or(12.0);
    let full = long.iter().filter(|line| line.right > right - 1.2 * line.size).count();
    let right = if full >= 2 { right } else { right.max(page_width - left) };
    Column { left, right, size }
}

/// A paragraph being put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Open {
    pub(super) text: String,
    pub(super) page: u32,
    last: Line,
    last_page: u32,
    /// How many lines stand at the left edge of the last one, itself included.
    aligned: usize,
    /// Distance of its first two lines.
    pitch: Option<f64>,
}

impl Open {
    pub(super) fn new(line: Line, page: u32) -> Self {
        Self { text: line.text.clone(), page, last: line, last_page: page, aligned: 1, pitch: None }
    }

    /// Adds the line if it continues the paragraph; gives it back if it begins another.
    pub(super) fn take(&mut self, line: Line, page: u32, column: Column) -> Option<Line> {
        if !self.continues(&line, page, column) {
            return Some(line);
        }
        join(&mut self.text, &line.text, self.last.spaced);
        let same_edge = (line.left - self.last.left).abs() < 0.5 * line.size;
        self.aligned = if same_edge { self.aligned + 1 } else { 1 };
        if page == self.last_page {
            self.pitch.get_or_insert(self.last.y - line.y);
        }
        (self.last, self.last_page) = (line, page);
        None
    }

    fn continues(&self, line: &Line, page: u32, column: Column) -> bool {
        let last = &self.last;
        let apart = last.y - line.y;
        let follows =
            if page == self.last_page { apart < 3.0 * line.size } else { page == self.last_page + 1 };
        let alike = (line.size - last.size).abs() < 0.12 * last.size;
        if !follows || !alike {
            return false;
        }
        if self.is_title(line, column) {
            return page == self.last_page;
        }
        // A number behind the end of a sentence, or more space above than between the lines before, begins another.
        let ends = self.text.ends_with(['。', '！', '？', '；', '）', ')', '：']);
        let wider = page == self.last_page && self.pitch.is_some_and(|pitch| apart > 1.4 * pitch);
        if (ends && starts_with_number(&line.text)) || wider {
            return false;
        }
        let wrapped = last.right + line.unit > column.right - 0.3 * line.size;
        let at_edge = line.left < column.left + line.size;
        let in_block = self.aligned >= 2 && (line.left - last.left).abs() < 0.5 * line.size;
        wrapped && (at_edge || in_block)
    }

    /// A centred line in large type below another one: a title on two lines.
    fn is_title(&self, line: &Line, column: Column) -> bool {
        let centred = |line: &Line| {
            let (before, after) = (line.left - column.left, column.right - line.right);
            (before - after).abs() < 2.0 * line.size && before.min(after) >= -line.size
        };
        line.size > 1.15 * column.size && centred(line) && centred(&self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f64, right: f64, y: f64) -> Line {
        Line { text: text.into(), left, right, y, size: 16.0, unit: 16.0, spaced: false }
    }

    fn paragraphs(lines: Vec<(Line, u32)>) -> Vec<String> {
        let column = column(lines.iter().map(|(line, _)| line), 600.0);
        let mut out: Vec<Open> = Vec::new();
        for (line, page) in lines {
            let rest = match out.last_mut() {
                Some(open) => open.take(line, page, column),
                None => Some(line),
            };
            out.extend(rest.map(|line| Open::new(line, page)));
        }
        out.into_iter().map(|open| open.text).collect()
    }

    #[test]
    fn wrapped_lines_join_also_over_pages() {
        let lines = vec![
            (line("推进养老服务", 132.0, 500.0, 100.0), 1),
            (line("体系建设，", 100.0, 500.0, 700.0), 2),
            (line("完善制度。", 100.0, 300.0, 670.0), 2),
            (line("市民政局负责。", 132.0, 300.0, 640.0), 2),
        ];
        assert_eq!(paragraphs(lines), ["推进养老服务体系建设，完善制度。", "市民政局负责。"]);
    }

    #[test]
    fn a_numbered_line_behind_a_full_one_begins_a_paragraph() {
        let lines = vec![
            (line("1.推进养老服务。（市民政局）", 100.0, 500.0, 700.0), 1),
            (line("（二）托育服务", 100.0, 300.0, 675.0), 1),
            (line("建设托位，到", 100.0, 500.0, 650.0), 1),
            (line("2.6万个。", 100.0, 300.0, 625.0), 1),
            (line("三、保障", 100.0, 500.0, 585.0), 1),
        ];
        assert_eq!(
            paragraphs(lines),
            ["1.推进养老服务。（市民政局）", "（二）托育服务", "建设托位，到2.6万个。", "三、保障"]
        );
    }

    #[test]
    fn an_indented_line_begins_a_paragraph() {
        let lines = vec![
            (line("甲", 132.0, 500.0, 700.0), 1),
            (line("乙", 132.0, 500.0, 670.0), 1),
            (line("丙", 100.0, 500.0, 640.0), 1),
        ];
        assert_eq!(paragraphs(lines), ["甲", "乙丙"]);
    }
}
