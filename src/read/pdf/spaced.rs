//! Tables without vertical rules: columns set apart by white space, rows by horizontal rules (three-line tables),
//! by their numbers or by white space.
//!
//! Two signs make such a table. Between horizontal rules of one length, white space that no character crosses from
//! top to bottom parts the columns. Without any rule, a line of at least three parts is taken for a header as far
//! down as the white space between its parts stays open.

use super::ruling::{Ruled, covers, merged};
use super::shapes::{Glyph, Rule};

/// Narrowest white space between columns, in heights of the font; in a header without rules it has to be wider.
const GUTTER: f64 = 0.5;
const HEADER_GUTTER: f64 = 0.9;
/// Farthest distance of two lines of a table, in heights of the font.
const APART: f64 = 4.5;
/// Most lines of a header.
const HEADER_LINES: usize = 3;
/// More rules than this are a drawing.
const MOST_RULES: usize = 20_000;
/// Most parts of lines that are looked at on a page.
const MOST_PARTS: usize = 20_000;

/// A part of a line: characters without a gap between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Baseline.
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Part {
    fn top(&self) -> f64 {
        self.y + 0.85 * self.size
    }

    fn bottom(&self) -> f64 {
        self.y - 0.15 * self.size
    }
}

/// Parts on one baseline.
pub(super) type Line = Vec<Part>;

/// The tables among the characters outside ruled ones, from top to bottom. `before` has the columns of such a table
/// at the end of the page before, with which this page may go on. O(n log n + rules · n).
pub(super) fn tables(glyphs: &[Glyph], rules: &[Rule], before: Option<&Ruled>) -> Vec<Ruled> {
    let mut lines = lines(glyphs);
    if lines.iter().map(Vec::len).sum::<usize>() > MOST_PARTS || rules.len() > MOST_RULES {
        return Vec::new();
    }
    let mut tables = Vec::new();
    for zone in zones(&merged(rules)) {
        let (inside, outside): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| zone.holds(line));
        lines = outside;
        let above = zone.header(&mut lines, &inside);
        let mut inside: Vec<Line> = above.into_iter().chain(inside).collect();
        zone.rest(&mut lines, &mut inside);
        match table(&inside, &zone.rules, 2, before) {
            Some(table) => tables.push(table),
            None => lines.extend(inside),
        }
        lines.sort_by(|a, b| b[0].y.total_cmp(&a[0].y));
    }
    let mut at = 0;
    while at < lines.len() {
        let count = unruled(&lines[at..], before.filter(|_| tables.is_empty() && at < 2));
        let found = (count > 1).then(|| table(&lines[at..at + count], &[], 3, before)).flatten();
        at += if found.is_some() { count } else { 1 };
        tables.extend(found);
    }
    tables.sort_by(|a, b| b.top().total_cmp(&a.top()));
    tables
}

/// The lines of a page from top to bottom, each cut at gaps. Cells are often centred, so that baselines of different
/// columns lie close together: parts keep to one baseline, lines take in what is level with their first part.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let inked =
        glyphs.iter().filter(|glyph| !glyph.text.chars().all(char::is_whitespace) && glyph.size > 0.0);
    let mut parts: Vec<Part> = Vec::new();
    for mut group in level(inked.collect(), 0.15, |glyph| (glyph.y, glyph.left, glyph.size)) {
        group.sort_by(|a, b| a.left.total_cmp(&b.left));
        let begun = parts.len();
        for glyph in group {
            match parts[begun..].last_mut() {
                Some(part) if glyph.left - part.right < gap(&part.text) * glyph.size => {
                    part.text.push_str(&glyph.text);
                    part.right = part.right.max(glyph.right);
                    part.size = part.size.max(glyph.size);
                }
                _ => parts.push(Part {
                    text: glyph.text.clone(),
                    left: glyph.left,
                    right: glyph.right,
                    y: glyph.y,
                    size: glyph.size,
                }),
            }
        }
    }
    // A closing mark at the end of a line may hang over into the white space; its right half is empty.
    for part in parts.iter_mut().filter(|part| part.text.ends_with(CLOSING)) {
        part.right -= 0.5 * part.size.min(part.right - part.left);
    }
    let mut lines = level(parts, 0.45, |part| (part.y, part.left, part.size));
    lines.iter_mut().for_each(|line| line.sort_by(|a, b| a.left.total_cmp(&b.left)));
    lines
}

/// Marks that fill the left half of their square.
const CLOSING: [char; 10] = ['，', '。', '；', '：', '、', '！', '？', '）', '》', '】'];

/// The least gap behind a text that sets off another part.
fn gap(text: &str) -> f64 {
    if text.ends_with(CLOSING) { 0.05 } else { GUTTER }
}

/// Groups from top to bottom of what is level with the first of its group, within a share of its size.
fn level<T>(mut items: Vec<T>, share: f64, place: impl Fn(&T) -> (f64, f64, f64)) -> Vec<Vec<T>> {
    items.sort_by(|a, b| {
        let (a, b) = (place(a), place(b));
        b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1))
    });
    let mut groups: Vec<Vec<T>> = Vec::new();
    for item in items {
        let (y, _, size) = place(&item);
        let joins = |first: &T| place(first).0 - y < share * size.max(place(first).2);
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(joins) => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    groups
}

/// Rules of one length below one another.
struct Zone {
    rules: Vec<Rule>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Zone {
    fn holds(&self, line: &Line) -> bool {
        let within = |part: &Part| part.right > self.left - 3.0 && part.left < self.right + 3.0;
        let y = line.first().map_or(f64::NAN, |part| part.y + 0.35 * part.size);
        self.bottom < y && y < self.top && line.iter().all(within)
    }

    /// Takes the lines close above the first rule that keep the white space open: a header, or the rest of a row
    /// that began on the page before.
    fn header(&self, lines: &mut Vec<Line>, inside: &[Line]) -> Vec<Line> {
        let parts: Vec<&Part> = inside.iter().flatten().collect();
        let mut open = gaps(&parts, GUTTER);
        let least = open.len();
        let end = lines.iter().position(|line| line[0].y < self.top).unwrap_or(lines.len());
        let (mut begin, mut edge) = (end, self.top);
        while least > 0 && begin > 0 {
            let line = &lines[begin - 1];
            open = open.iter().flat_map(|gap| narrow(*gap, line)).collect();
            open.retain(|(from, to)| to - from >= GUTTER * line[0].size);
            let bottom = line.iter().map(Part::bottom).fold(f64::INFINITY, f64::min);
            if open.len() < least || bottom - edge > 1.2 * line[0].size {
                break;
            }
            (begin, edge) = (begin - 1, line.iter().map(Part::top).fold(edge, f64::max));
        }
        let filled = lines[begin..end].iter().flatten().count() > 1;
        if filled { lines.drain(begin..end).collect() } else { Vec::new() }
    }

    /// Takes the lines below the last rule that keep the white space open: only the header is ruled, or the page
    /// ends inside the table.
    fn rest(&self, lines: &mut Vec<Line>, inside: &mut Vec<Line>) {
        let parts: Vec<&Part> = inside.iter().flatten().collect();
        let open = gaps(&parts, GUTTER);
        let begin = lines.iter().position(|line| line[0].y < self.bottom).unwrap_or(lines.len());
        let is_near = lines.get(begin).is_some_and(|line| self.bottom - line[0].y < APART * line[0].size);
        if open.is_empty() || !is_near {
            return;
        }
        let (count, filled) = run(&lines[begin..], open, 0);
        if filled > 0 {
            inside.extend(lines.drain(begin..begin + count));
        }
    }
}

/// Groups rules by their extent; shorter ones between them part cells of merged rows.
fn zones(rules: &[Rule]) -> Vec<Zone> {
    let alike = |a: &Rule, b: &Rule| (a.from - b.from).abs() < 6.0 && (a.to - b.to).abs() < 6.0;
    let mut rest: Vec<Rule> = rules.iter().copied().filter(|rule| rule.to - rule.from > 100.0).collect();
    rest.sort_by(|a, b| (b.to - b.from).total_cmp(&(a.to - a.from)));
    let mut zones: Vec<Zone> = Vec::new();
    while let Some(first) = rest.first().copied() {
        let (group, others): (Vec<Rule>, Vec<Rule>) = rest.into_iter().partition(|rule| alike(rule, &first));
        rest = others;
        let top = group.iter().map(|rule| rule.at).fold(f64::NEG_INFINITY, f64::max);
        let bottom = group.iter().map(|rule| rule.at).fold(f64::INFINITY, f64::min);
        let taken = zones.iter().any(|zone| bottom < zone.top && top > zone.bottom);
        if group.len() < 2 || taken || zones.len() > 50 {
            continue;
        }
        let inside = |rule: &&Rule| {
            (bottom..=top).contains(&rule.at) && rule.from > first.from - 6.0 && rule.to < first.to + 6.0
        };
        let rules = rules.iter().filter(inside).copied().collect();
        zones.push(Zone { rules, left: first.from, right: first.to, top, bottom });
    }
    zones
}

/// How many lines from the first on make a table without rules. The first is a header of at least three parts, or
/// it goes on with the table `before`.
fn unruled(lines: &[Line], before: Option<&Ruled>) -> usize {
    if let Some(table) = before {
        let (count, filled) = run(lines, table.open(), 0);
        if filled > 0 {
            return count;
        }
    }
    // Cells of a header that are centred stand on different, overlapping lines.
    let overlaps = |pair: &&[Line]| pair[1][0].top() > pair[0][0].bottom();
    let header = 1 + lines.windows(2).take_while(overlaps).take(HEADER_LINES - 1).count();
    let open = gaps(&lines[..header].iter().flatten().collect::<Vec<_>>(), HEADER_GUTTER);
    if open.len() < 2 {
        return 0;
    }
    let (count, filled) = run(lines, open, HEADER_LINES);
    if filled >= 3 { count } else { 0 }
}

/// How many lines leave as many gaps open as there are, and how many of them have several parts. The first `header`
/// lines may add gaps: a header may stand on several lines, and only together they show all columns.
fn run(lines: &[Line], mut open: Vec<(f64, f64)>, header: usize) -> (usize, usize) {
    let (mut count, mut filled, mut last, mut least) = (0, 0, 0, open.len());
    for line in near(lines) {
        open = open.iter().flat_map(|gap| narrow(*gap, line)).collect();
        open.retain(|(from, to)| to - from >= GUTTER * line[0].size);
        if open.len() < least {
            break;
        }
        count += 1;
        if line.len() > 1 {
            (filled, last) = (filled + 1, count);
        }
        if count <= header {
            least = least.max(open.len());
        }
    }
    // What stands below by itself and apart belongs to the text behind.
    let tail = lines[last.saturating_sub(1)..count].windows(2);
    let close = tail.take_while(|pair| pair[0][0].y - pair[1][0].y < 2.0 * pair[1][0].size).count();
    (last + close, filled)
}

/// The lines that follow one another without a large gap.
fn near(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let mut last = lines.first().map_or(0.0, |line| line[0].y);
    lines.iter().take_while(move |line| {
        let apart = last - line[0].y;
        last = line[0].y;
        apart < APART * line[0].size
    })
}

/// What a line leaves free of a gap, on either side of parts inside it.
fn narrow((from, to): (f64, f64), line: &Line) -> Vec<(f64, f64)> {
    let (mut free, mut begin) = (Vec::new(), from);
    for part in line.iter().filter(|part| part.right > from && part.left < to) {
        free.push((begin, part.left));
        begin = begin.max(part.right);
    }
    free.push((begin, to));
    free.retain(|(begin, end)| begin < end);
    free
}

/// The table these lines make, if white space parts at least `least` columns.
fn table(lines: &[Line], rules: &[Rule], least: usize, before: Option<&Ruled>) -> Option<Ruled> {
    let parts: Vec<&Part> = lines.iter().flatten().collect();
    let keeping = before.filter(|table| lines.iter().all(|line| table.keeps(line)));
    let columns = keeping.map_or_else(|| gutters(&parts), |table| table.columns.clone());
    if columns.len() <= least || (lines.len() < 2 && keeping.is_none()) {
        return None;
    }
    let column = |part: &Part| columns.partition_point(|edge| *edge <= part.left.midpoint(part.right));
    let filled = |line: &&Line| line.iter().any(|part| column(part) != column(&line[0]));
    if lines.iter().filter(filled).count() < if before.is_some() { 1 } else { 2 } {
        return None;
    }
    let rows = rows(&parts, rules, &columns);
    let extent = |pair: &[f64]| {
        let own = || parts.iter().filter(|part| (pair[0]..pair[1]).contains(&part.left.midpoint(part.right)));
        let left = own().map(|part| part.left).fold(f64::INFINITY, f64::min);
        (left, own().map(|part| part.right).fold(left, f64::max))
    };
    let extents = columns.windows(2).map(extent).collect();
    let ruled = |edge: f64, from: f64, to: f64| {
        let near: Vec<Rule> = rules.iter().filter(|rule| (rule.at - edge).abs() < 3.0).copied().collect();
        near.is_empty() || covers(&near, edge, from, to)
    };
    Some(Ruled::spaced(columns, rows, extents, ruled))
}

/// The edges of columns: at the ends of white space that no part crosses, and the outer ends.
fn gutters(parts: &[&Part]) -> Vec<f64> {
    let Some(first) = parts.first() else { return Vec::new() };
    let left = parts.iter().map(|part| part.left).fold(f64::INFINITY, f64::min);
    let right = parts.iter().map(|part| part.right).fold(f64::NEG_INFINITY, f64::max);
    // A column's text begins at its edge, and ends anywhere before the next one's.
    let edge = |(from, to): (f64, f64)| to - (0.4 * first.size).min((to - from) / 2.0);
    let middles = gaps(parts, GUTTER).into_iter().map(edge);
    std::iter::once(left - 0.5 * first.size).chain(middles).chain([right + 0.5 * first.size]).collect()
}

/// White space between parts, from left to right.
fn gaps(parts: &[&Part], least: f64) -> Vec<(f64, f64)> {
    let mut sorted = parts.to_vec();
    sorted.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut gaps = Vec::new();
    let mut end = f64::INFINITY;
    for part in sorted {
        if part.left - end > least * part.size {
            gaps.push((end, part.left));
        }
        end = if end.is_finite() { end.max(part.right) } else { part.right };
    }
    gaps
}

/// The edges of rows from top to bottom: rules across, and in what they leave together the white space between the
/// numbers of the first column, or else all that is wider than between lines.
fn rows(parts: &[&Part], rules: &[Rule], columns: &[f64]) -> Vec<f64> {
    let top = parts.iter().map(|part| part.top()).fold(f64::NEG_INFINITY, f64::max);
    let bottom = parts.iter().map(|part| part.bottom()).fold(f64::INFINITY, f64::min);
    let size = parts.iter().map(|part| part.size).fold(0.0, f64::max);
    let mut edges: Vec<f64> =
        rules.iter().map(|rule| rule.at).filter(|at| bottom < *at && *at < top).collect();
    edges.extend([top + 1.0, bottom - 1.0]);
    edges.sort_by(|a, b| b.total_cmp(a));
    edges.dedup_by(|b, a| *a - *b < 3.0);
    let is_ruled = edges.len() > 5;
    let mut split = Vec::new();
    for pair in edges.windows(2) {
        let inside: Vec<&Part> =
            parts.iter().filter(|part| (pair[1]..pair[0]).contains(&part.y)).copied().collect();
        let bands = bands(&inside);
        // A merged cell beside the numbers may cover the white space between two rows.
        let beside = |part: &&&Part| part.left < columns[1] || part.left > columns[2];
        let narrower = self::bands(&inside.iter().filter(beside).copied().collect::<Vec<_>>());
        let first_column: Vec<&&Part> = inside.iter().filter(|part| part.right < columns[1]).collect();
        // The header may be repeated inside a page as well.
        let head = first_column.iter().max_by(|a, b| a.y.total_cmp(&b.y)).map(|part| part.text.as_str());
        let mut numbers: Vec<f64> = Vec::new();
        if first_column.iter().any(|part| is_number(&part.text)) {
            let begins = first_column.iter().filter(|part| is_number(&part.text) || head == Some(&part.text));
            numbers.extend(begins.map(|part| part.y));
        }
        numbers.sort_by(|a, b| b.total_cmp(a));
        if numbers.len() > 1 || (numbers.len() == 1 && rules.is_empty()) {
            // Above it may stand the rest of a row of the page before.
            let rest = wide(&bands, size).into_iter().rfind(|at| *at > numbers[0]);
            split.extend(rest.filter(|_| !rules.iter().any(|rule| (rule.at - pair[0]).abs() < 3.0)));
            let pairs = numbers.windows(2);
            let between = |pair: &[f64]| {
                widest(&bands, pair[0], pair[1]).or_else(|| widest(&narrower, pair[0], pair[1]))
            };
            split.extend(pairs.filter_map(between));
        } else if !is_ruled {
            split.extend(wide(&bands, size));
        }
    }
    edges.extend(split);
    edges.sort_by(|a, b| b.total_cmp(a));
    edges
}

/// White space from side to side, from top to bottom: upper and lower end.
fn bands(parts: &[&Part]) -> Vec<(f64, f64)> {
    let mut sorted = parts.to_vec();
    sorted.sort_by(|a, b| b.top().total_cmp(&a.top()));
    let mut bands = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for part in sorted {
        if end.is_finite() && part.top() < end {
            bands.push((end, part.top()));
        }
        end = if end.is_finite() { end.min(part.bottom()) } else { part.bottom() };
    }
    bands
}

/// The middle of the widest band between two numbers; of about equal ones the lowest.
fn widest(bands: &[(f64, f64)], above: f64, number: f64) -> Option<f64> {
    let mut between = bands.iter().filter(|(from, to)| *from <= above && *to > number);
    let width = |band: &&(f64, f64)| band.0 - band.1;
    let most = between.clone().map(|band| width(&band)).fold(0.0, f64::max);
    between.rfind(|band| width(band) > 0.9 * most).map(|(from, to)| from.midpoint(*to))
}

/// The middles of bands wider than those between the lines of a cell, which are never as far apart as letters are high: where
/// every row is one line, all bands are of one width.
fn wide(bands: &[(f64, f64)], size: f64) -> Vec<f64> {
    let least = bands.iter().map(|(from, to)| from - to).fold(0.75 * size, f64::min);
    let is_wide = |(from, to): &&(f64, f64)| from - to > 1.5 * least + 1.0;
    bands.iter().filter(is_wide).map(|(from, to)| from.midpoint(*to)).collect()
}

/// `1` `12.` `（三）` `四、` `①`.
pub(super) fn is_number(text: &str) -> bool {
    let figure =
        |c: char| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c) || ('①'..='⒛').contains(&c);
    let mark = |c: char| matches!(c, '.' | '．' | '、' | '（' | '）' | '(' | ')' | '-' | '*');
    text.chars().count() <= 6 && text.contains(figure) && text.chars().all(|c| figure(c) || mark(c))
}

impl Ruled {
    /// What may be free between its columns on the next page: all from the middle of one to the middle of the next.
    fn open(&self) -> Vec<(f64, f64)> {
        let middles: Vec<f64> = self.columns.windows(2).map(|pair| pair[0].midpoint(pair[1])).collect();
        middles.windows(2).map(|pair| (pair[0], pair[1])).collect()
    }

    /// Whether the parts of a line stand each in a column of the table.
    fn keeps(&self, line: &[Part]) -> bool {
        line.iter().all(|part| {
            let column = |x: f64| self.columns.partition_point(|edge| *edge <= x);
            let at = column(part.left);
            at == column(part.right) && (1..self.columns.len()).contains(&at)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(lines: &[(f64, f64, &str)]) -> Vec<Glyph> {
        let line = |(left, y, text): &(f64, f64, &str)| {
            let (left, y) = (*left, *y);
            let glyph = move |(c, i): (char, u8)| {
                let left = left + 10.0 * f64::from(i);
                Glyph { text: c.to_string(), left, right: left + 10.0, y, size: 10.0 }
            };
            text.chars().zip(0..).map(glyph).collect::<Vec<_>>()
        };
        lines.iter().flat_map(line).collect()
    }

    fn shown(lines: &[(f64, f64, &str)], rules: &[f64]) -> Vec<Vec<String>> {
        let glyphs = glyphs(lines);
        let rules: Vec<Rule> = rules.iter().map(|at| Rule { at: *at, from: 40.0, to: 300.0 }).collect();
        let tables = tables(&glyphs, &rules, None);
        let mut rows = Vec::new();
        for table in tables {
            let inside = glyphs.iter().filter(|glyph| super::super::cells::at(&table, glyph).is_some());
            let cells = super::super::cells::rows(&table, inside.cloned().collect());
            rows.extend(cells.into_iter().map(|row| {
                row.into_iter().map(|c| format!("{}{}", if c.carried { "=" } else { "" }, c.text)).collect()
            }));
        }
        rows
    }

    #[test]
    fn a_three_line_table_with_numbers_halfway_down() {
        let lines = [
            (50.0, 180.0, "序号"),
            (90.0, 180.0, "任务"),
            (220.0, 180.0, "单位"),
            (50.0, 153.0, "1"),
            (90.0, 160.0, "推进养老服务体系建"),
            (90.0, 146.0, "设"),
            (220.0, 153.0, "市民政局"),
            (50.0, 124.0, "2"),
            (90.0, 124.0, "乙"),
            (220.0, 124.0, "市财政局"),
        ];
        let rows = shown(&lines, &[195.0, 175.0, 115.0]);
        assert_eq!(
            rows,
            [["序号", "任务", "单位"], ["1", "推进养老服务体系建设", "市民政局"], ["2", "乙", "市财政局"]]
        );
    }

    #[test]
    fn a_rule_below_every_row_and_a_merged_cell() {
        let lines = [
            (50.0, 180.0, "领域"),
            (90.0, 180.0, "任务"),
            (220.0, 180.0, "单位"),
            (50.0, 143.0, "一"),
            (90.0, 160.0, "甲"),
            (220.0, 160.0, "市民政局"),
            (90.0, 130.0, "乙"),
            (220.0, 130.0, "市财政局"),
        ];
        let glyphs = glyphs(&lines);
        let mut rules: Vec<Rule> = [195.0, 175.0, 120.0].map(|at| Rule { at, from: 40.0, to: 300.0 }).into();
        rules.push(Rule { at: 148.0, from: 80.0, to: 300.0 });
        let tables = tables(&glyphs, &rules, None);
        assert_eq!((tables.len(), tables[0].height()), (1, 3));
        assert_eq!(tables[0].owner(2, 0), (1, 0));
        assert_eq!(tables[0].owner(2, 1), (2, 1));
    }

    #[test]
    fn columns_by_white_space_alone() {
        let lines = [
            (50.0, 180.0, "序号"),
            (90.0, 180.0, "任务"),
            (220.0, 180.0, "单位"),
            (50.0, 150.0, "1"),
            (90.0, 150.0, "推进养老服务体系建"),
            (220.0, 150.0, "市民政局"),
            (90.0, 136.0, "设"),
            (50.0, 115.0, "2"),
            (90.0, 115.0, "乙"),
            (220.0, 115.0, "市财政局"),
            (50.0, 90.0, "表后的一段话横贯各栏不是表格的一行"),
        ];
        let rows = shown(&lines, &[]);
        assert_eq!(
            rows,
            [["序号", "任务", "单位"], ["1", "推进养老服务体系建设", "市民政局"], ["2", "乙", "市财政局"]]
        );
    }

    #[test]
    fn prose_between_a_head_and_a_foot_rule_is_no_table() {
        let lines = [
            (50.0, 180.0, "推进养老服务体系建设，完善制度。"),
            (50.0, 160.0, "市民政局牵头，市财政局、市教育局"),
            (50.0, 140.0, "配合。"),
        ];
        assert_eq!(shown(&lines, &[195.0, 120.0]), Vec::<Vec<String>>::new());
    }
}
