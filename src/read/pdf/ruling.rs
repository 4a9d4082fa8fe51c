//! Rules → the grids of ruled tables.

use super::shapes::{Page, Rule};

/// How far lines that are meant to meet may miss each other.
const SLACK: f64 = 3.0;
/// More rules than this are a drawing, no table.
const MOST_RULES: usize = 4000;
/// Most places of a grid.
const MOST_PLACES: usize = 20_000;

/// A table's grid: column edges from left to right, row edges from top to bottom, and which merged cell each
/// place of the grid belongs to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ruled {
    pub(super) columns: Vec<f64>,
    pub(super) rows: Vec<f64>,
    /// Where the text of each column begins and ends, where no rules tell.
    extents: Vec<(f64, f64)>,
    /// For each place (row by row) the first place of its cell.
    owners: Vec<usize>,
}

impl Ruled {
    /// A grid whose columns are set apart by white space, with the ends of their texts; `is_ruled` tells whether an
    /// edge between two rows parts the cells from one place to another.
    pub(super) fn spaced(
        columns: Vec<f64>,
        rows: Vec<f64>,
        extents: Vec<(f64, f64)>,
        is_ruled: impl Fn(f64, f64, f64) -> bool,
    ) -> Self {
        let (width, height) = (columns.len().saturating_sub(1), rows.len().saturating_sub(1));
        let mut owners: Vec<usize> = (0..width * height).collect();
        for place in width..owners.len() {
            let (row, column) = (place / width, place % width);
            if !is_ruled(rows[row], columns[column], columns[column + 1]) {
                owners[place] = owners[place - width];
            }
        }
        Self { columns, rows, extents, owners }
    }

    /// Whether white space, no rules, part its columns.
    pub(super) fn is_spaced(&self) -> bool {
        !self.extents.is_empty()
    }

    pub(super) fn width(&self) -> usize {
        self.columns.len().saturating_sub(1)
    }

    pub(super) fn height(&self) -> usize {
        self.rows.len().saturating_sub(1)
    }

    /// The first place (row, column) of the cell at a place.
    pub(super) fn owner(&self, row: usize, column: usize) -> (usize, usize) {
        let owner = self.owners.get(row * self.width() + column).copied().unwrap_or_default();
        (owner / self.width(), owner % self.width())
    }

    /// Left and right edge of the cell that begins at a place, or of its text where no rules tell.
    pub(super) fn sides(&self, row: usize, column: usize) -> (f64, f64) {
        let last = (column..self.width()).take_while(|c| self.owner(row, *c) == (row, column)).last();
        let last = last.unwrap_or(column);
        if let (Some((left, _)), Some((_, right))) = (self.extents.get(column), self.extents.get(last)) {
            return (*left, *right);
        }
        let edge = |index: usize| self.columns.get(index).copied().unwrap_or_default();
        (edge(column), edge(last + 1))
    }

    /// The place a point lies in.
    pub(super) fn place(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let column = self.columns.partition_point(|edge| *edge <= x).checked_sub(1)?;
        let row = self.rows.partition_point(|edge| *edge >= y).checked_sub(1)?;
        if column >= self.width() || row >= self.height() {
            return None;
        }
        Some((row, column))
    }

    /// With the outer columns of the table on the page before that have no rules on this one, since a merged cell fills
    /// them from top to bottom.
    pub(super) fn widened(self, before: &Self) -> Self {
        let near = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < SLACK);
        let (own, all) = (self.columns.len(), before.columns.len());
        let lacking = all.saturating_sub(own);
        let Some(shift) = [lacking, 0].into_iter().find(|from| {
            lacking > 0
                && before.columns.get(*from..*from + own).is_some_and(|edges| near(edges, &self.columns))
        }) else {
            return self;
        };
        let (width, wide) = (self.width(), before.width());
        let place = |index: usize| {
            let (row, column) = (index / wide, index % wide);
            match column.checked_sub(shift).filter(|column| *column < width) {
                Some(column) => {
                    let (row, column) = self.owner(row, column);
                    row * wide + column + shift
                }
                None => column,
            }
        };
        let owners = (0..wide * self.height()).map(place).collect();
        Self { columns: before.columns.clone(), owners, ..self }
    }

    /// Whether a height lies between its first and its last edge.
    pub(super) fn spans(&self, y: f64) -> bool {
        self.rows.last().is_some_and(|bottom| (bottom - SLACK..=self.top() + SLACK).contains(&y))
    }

    /// Its upper and lower edge.
    pub(super) fn heights(&self) -> (f64, f64) {
        (self.top(), self.rows.last().copied().unwrap_or_default())
    }

    pub(super) fn top(&self) -> f64 {
        self.rows.first().copied().unwrap_or_default()
    }
}

/// The ruled tables of a page with at least two columns, from top to bottom. O(h · v).
pub(super) fn tables(page: &Page) -> Vec<Ruled> {
    let (horizontal, vertical) = (merged(&page.horizontal), merged(&page.vertical));
    if horizontal.len() > MOST_RULES || vertical.len() > MOST_RULES {
        return Vec::new();
    }
    let mut tables: Vec<Ruled> =
        groups(&horizontal, &vertical).into_iter().filter_map(|(h, v)| grid(&h, &v)).collect();
    tables.sort_by(|a, b| b.top().total_cmp(&a.top()));
    tables
}

/// Joins pieces of one line: rules at about the same place whose ends meet.
pub(super) fn merged(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    let mut begin = 0;
    while let Some(first) = sorted.get(begin) {
        let end = begin + sorted[begin..].iter().take_while(|rule| rule.at - first.at < SLACK * 0.7).count();
        let mut level = sorted[begin..end].to_vec();
        level.sort_by(|a, b| a.from.total_cmp(&b.from));
        let start = out.len();
        for rule in level {
            match out[start..].last_mut() {
                Some(last) if rule.from <= last.to + SLACK => last.to = last.to.max(rule.to),
                _ => out.push(rule),
            }
        }
        begin = end;
    }
    out
}

fn meet(h: &Rule, v: &Rule) -> bool {
    let within = |at: f64, rule: &Rule| rule.from - SLACK <= at && at <= rule.to + SLACK;
    within(v.at, h) && within(h.at, v)
}

/// Rules that hang together.
fn groups(horizontal: &[Rule], vertical: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut parents: Vec<usize> = (0..horizontal.len() + vertical.len()).collect();
    for (i, h) in horizontal.iter().enumerate() {
        for (j, v) in vertical.iter().enumerate() {
            if meet(h, v) {
                unite(&mut parents, i, horizontal.len() + j);
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
        std::collections::BTreeMap::new();
    for (i, rule) in horizontal.iter().chain(vertical).enumerate() {
        let root = find(&mut parents, i);
        let group = groups.entry(root).or_default();
        if i < horizontal.len() { group.0.push(*rule) } else { group.1.push(*rule) }
    }
    groups.into_values().collect()
}

fn find(parents: &mut [usize], mut item: usize) -> usize {
    while parents[item] != item {
        parents[item] = parents[parents[item]];
        item = parents[item];
    }
    item
}

/// Unites two sets; the smaller item becomes the root.
fn unite(parents: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(parents, a), find(parents, b));
    parents[a.max(b)] = a.min(b);
}

fn grid(horizontal: &[Rule], vertical: &[Rule]) -> Option<Ruled> {
    let columns = edges(vertical, horizontal)?;
    let mut rows = edges(horizontal, vertical)?;
    rows.reverse();
    let (width, height) = (columns.len() - 1, rows.len() - 1);
    if width < 2 || width * height > MOST_PLACES {
        return None;
    }
    let mut parents: Vec<usize> = (0..width * height).collect();
    for row in 0..height {
        for column in 0..width {
            let place = row * width + column;
            if column + 1 < width && !covers(vertical, columns[column + 1], rows[row + 1], rows[row]) {
                unite(&mut parents, place, place + 1);
            }
            if row + 1 < height && !covers(horizontal, rows[row + 1], columns[column], columns[column + 1]) {
                unite(&mut parents, place, place + width);
            }
        }
    }
    let owners = (0..parents.len()).map(|place| find(&mut parents, place)).collect();
    Some(Ruled { columns, rows, extents: Vec::new(), owners })
}

/// The distinct places of rules, and the ends of the rules across where those stand out: a table open at a side
/// still has its outer column or row.
fn edges(rules: &[Rule], across: &[Rule]) -> Option<Vec<f64>> {
    let mut places: Vec<f64> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|b, a| *b - *a < SLACK);
    let low = across.iter().map(|rule| rule.from).fold(f64::INFINITY, f64::min);
    let high = across.iter().map(|rule| rule.to).fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = (*places.first()?, *places.last()?);
    if low < first - 2.0 * SLACK {
        places.insert(0, low);
    }
    if high > last + 2.0 * SLACK {
        places.push(high);
    }
    (places.len() >= 2).then_some(places)
}

/// Whether a rule at `at` covers most of the stretch between two edges.
pub(super) fn covers(rules: &[Rule], at: f64, from: f64, to: f64) -> bool {
    let covered = |rule: &Rule| rule.to.min(to) - rule.from.max(from);
    rules.iter().any(|rule| (rule.at - at).abs() < SLACK && covered(rule) > 0.6 * (to - from))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid of 3 columns and 3 rows, 10 wide and high, without the rules left out.
    fn page(without: &[(char, usize, usize)]) -> Page {
        let mut page = Page::default();
        for line in 0..=3_usize {
            for part in 0..3_usize {
                let (at, from) = (line as f64 * 10.0, part as f64 * 10.0);
                if !without.contains(&('h', line, part)) {
                    page.line((from, at), (from + 10.0, at));
                }
                if !without.contains(&('v', line, part)) {
                    page.line((at, from), (at, from + 10.0));
                }
            }
        }
        page
    }

    #[test]
    fn a_full_grid_has_a_cell_at_every_place() {
        let tables = tables(&page(&[]));
        assert_eq!(tables.len(), 1);
        let table = &tables[0];
        assert_eq!((table.width(), table.height()), (3, 3));
        assert!((0..3).all(|r| (0..3).all(|c| table.owner(r, c) == (r, c))));
        assert_eq!(table.place(15.0, 25.0), Some((0, 1)));
    }

    #[test]
    fn missing_rules_merge_cells() {
        // No rule between the upper two rows of the first column; none between the last two cells of the last row.
        let tables = tables(&page(&[('h', 2, 0), ('v', 2, 0)]));
        assert_eq!(tables[0].owner(1, 0), (0, 0));
        assert_eq!(tables[0].owner(2, 2), (2, 1));
        assert_eq!(tables[0].sides(2, 1), (10.0, 30.0));
    }

    #[test]
    fn a_side_column_without_rules_comes_from_the_page_before() {
        let narrow = tables(&page(&[])).remove(0);
        let columns = vec![-20.0, 0.0, 10.0, 20.0, 30.0];
        let before = Ruled { columns: columns.clone(), ..narrow.clone() };
        let wide = narrow.clone().widened(&before);
        assert_eq!((wide.columns.clone(), wide.height()), (columns, 3));
        assert_eq!((wide.owner(2, 0), wide.owner(2, 3)), ((0, 0), (2, 3)));
        let other = Ruled { columns: vec![-20.0, 5.0, 12.0, 20.0, 30.0], ..narrow.clone() };
        assert_eq!(narrow.clone().widened(&other), narrow);
    }

    #[test]
    fn open_sides_still_have_their_columns() {
        let mut page = Page::default();
        for y in [0.0, 20.0, 40.0] {
            page.line((0.0, y), (90.0, y));
        }
        for x in [30.0, 60.0] {
            page.line((x, 0.0), (x, 40.0));
        }
        assert_eq!(tables(&page)[0].columns, [0.0, 30.0, 60.0, 90.0]);
    }

    #[test]
    fn a_single_line_or_frame_is_no_table() {
        let mut page = Page::default();
        page.line((0.0, 50.0), (400.0, 50.0));
        page.outlined((100.0, 100.0), (300.0, 200.0));
        assert_eq!(tables(&page), []);
    }
}
