//! Regions: the parts of a document that are plans of their own, if they hold tasks.

use super::draft::Draft;
use super::lines::Line;
use super::outline::Item;
use super::pieces::{Piece, Table};
use super::table::{self, Rows};
use super::{front, stacked};
use crate::parse::grammar::{DocumentRule, stated_rule};
use crate::parse::lexicon::Lexicon;
use crate::parse::wording::Wording;
use std::sync::Arc;

/// A part of a document that is a plan of its own, if it holds tasks.
#[derive(Default)]
pub(super) struct Region {
    pub(super) annex: Option<u32>,
    /// The words behind the annex number, or the sheet's name.
    pub(super) name: Option<String>,
    pub(super) items: Vec<Item>,
    /// A rule that is stated in its text and not in a statement: it binds all of it.
    pub(super) rule: Option<DocumentRule>,
    pub(super) sheet: Option<Arc<str>>,
    pub(super) tables: usize,
    /// Whether it is a law or a regulation.
    pub(super) statute: bool,
    /// The heads of its first table.
    pub(super) heads: Vec<String>,
}

impl Region {
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(Item::line)
    }

    /// Whether anything but the words themselves (a law's articles, a table, a label, brackets) says who does something.
    pub(super) fn is_marked(&self) -> bool {
        let marked =
            |line: &Line| line.notes.iter().any(|n| !n.statement.is_empty() && !n.is_bare(&line.text));
        self.statute || self.drafts().next().is_some() || self.lines().any(marked)
    }

    pub(super) fn lines_mut(&mut self) -> impl Iterator<Item = &mut Line> {
        self.items.iter_mut().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None })
    }

    /// The tasks of its tables.
    pub(super) fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.items.iter().flat_map(Item::tasks)
    }

    pub(super) fn drafts_mut(&mut self) -> impl Iterator<Item = &mut Draft> {
        let items = self.items.iter_mut();
        items.filter_map(|item| if let Item::Tasks(all) = item { Some(all) } else { None }).flatten()
    }
}

/// Cuts the pieces at annexes and sheets, and where a second table has a title of its own and counts anew.
pub(super) fn cut(pieces: Vec<Piece>, lexicon: &dyn Lexicon) -> Vec<Region> {
    let mut regions = vec![Region::default()];
    let mut lines = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) => lines.push(line),
            Piece::Table(table) => {
                add_lines(std::mem::take(&mut lines), &mut regions, lexicon);
                add_table(&table, &mut regions, lexicon);
            }
        }
    }
    add_lines(lines, &mut regions, lexicon);
    regions
}

fn add_lines(mut lines: Vec<Line>, regions: &mut Vec<Region>, lexicon: &dyn Lexicon) {
    front::unmark_second_names(&mut lines, lexicon.wording());
    let mut skip = 0;
    for at in 0..lines.len() {
        if at < skip {
            continue;
        }
        if let Some((table, end)) = stacked::at(&lines, at, lexicon) {
            add_table(&table, regions, lexicon);
            skip = end;
            continue;
        }
        let line = &lines[at];
        let annex = front::annex(&line.text, lexicon.wording())
            .filter(|_| line.marker.is_none() && !line.has_statement());
        if let Some((number, name)) = annex {
            let name = Some(name).filter(|n| !n.is_empty());
            regions.push(Region { annex: number, name, ..Region::default() });
            continue;
        }
        let Some(region) = regions.last_mut() else { return };
        if !line.has_statement() {
            region.rule = region.rule.or_else(|| stated_rule(&line.text, lexicon.wording()));
        }
        region.items.push(Item::Line(std::mem::take(&mut lines[at])));
    }
}

fn add_table(table: &Table, regions: &mut Vec<Region>, lexicon: &dyn Lexicon) {
    let rows = Rows::new(&table.header, &table.rows, &table.read, lexicon);
    let mut drafts = rows.tasks(&table.rows);
    if let Some(first) = drafts.first_mut() {
        first.rule = table.header.rule;
    }
    let anew =
        drafts.first().and_then(|d| d.number.as_ref()).and_then(|n| n.counts).is_some_and(|(_, v)| v == 1);
    let Some(region) = regions.last_mut() else { return };
    let sheet = table.sheet();
    let other_sheet = sheet.is_some() && region.sheet.is_some() && sheet != region.sheet.as_ref();
    let titled = matches!(region.items.last(), Some(Item::Line(l)) if front::is_title(&l.text, lexicon.wording()) && l.marker.is_none());
    if region.tables > 0 && anew && (other_sheet || titled) {
        let mut next = Region::default();
        if titled {
            next.items.extend(region.items.pop());
        }
        regions.push(next);
    }
    let Some(region) = regions.last_mut() else { return };
    region.rule = region.rule.or_else(|| table::rule_in_remarks(&table.rows, lexicon.wording()));
    region.sheet = sheet.cloned();
    if region.tables == 0 {
        region.heads.clone_from(&table.header.words);
    }
    region.tables += 1;
    region.items.push(Item::Tasks(drafts));
}

/// A sentence that nothing stands above is a task of its own, and no statement of one.
pub(super) fn settle(region: &mut Region, wording: &Wording) {
    let mut above = region.drafts().next().is_some();
    for line in region.lines_mut() {
        if !above && line.is_told(wording) {
            line.unnote();
        }
        above |= line.marker.is_some() || !line.whole && line.text.ends_with('。');
    }
}
