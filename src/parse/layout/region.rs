//! Regions: the parts of a document that are plans of their own, if they hold tasks.

use super::draft::Draft;
use super::lines::Line;
use super::notes::{self, Note};
use super::outline::Item;
use super::pieces::{Piece, Table};
use super::table::{self, Rows};
use super::{front, stacked};
use crate::model::BULLETS;
use crate::parse::grammar::{DocumentRule, stated_rule};
use crate::parse::heading::{Marker, Style};
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

/// Tells of lines that stand as statements what they are by those around them: a sentence that nothing stands above is a
/// task of its own, who attends a meeting has no task where nobody has one, and labels that stand above items head them.
pub(super) fn settle(region: &mut Region, wording: &Wording) {
    let mut above = region.drafts().next().is_some();
    for line in region.lines_mut() {
        if !above && line.is_told(wording) {
            line.unnote();
        }
        above |= line.marker.is_some() || !line.whole && line.text.ends_with('。');
    }
    // 1.调解员的故事——县司法局 beside 2.小区治理的探索——城关街道: who speaks, and not who does it.
    if region
        .lines()
        .any(|line| !line.has_statement() && line.marker.is_some() && notes::has_dash(&line.text))
    {
        region.lines_mut().filter(|line| notes::has_dash(&line.text)).for_each(Line::unnote);
    }
    // 地点：县图书馆: one line alone that has words, a colon and a body.
    let keyed = |line: &Line| notes::is_keyed(&line.text, &line.notes);
    let numbered = |line: &Line| line.has_statement() && line.marker.is_some();
    // 转移安置：社会事务办牵头: a sentence like any other, where nothing else is marked.
    let spoken = |line: &Line| keyed(line) && line.notes.iter().any(Note::says_duty);
    if !region.lines().any(|line| line.has_statement() && !spoken(line)) {
        region.lines_mut().filter(|line| spoken(line)).for_each(|line| line.notes.clear());
    }
    let several = |is: &dyn Fn(&Line) -> bool| region.lines().filter(|line| is(line)).nth(1).is_some();
    if !several(&keyed) && !several(&numbered) {
        region.lines_mut().filter(|line| keyed(line)).for_each(|line| line.notes.clear());
    }
    if region.drafts().next().is_some() {
        return;
    }
    if region.lines().any(Line::has_statement)
        && region.lines().filter(|line| line.has_statement()).all(|line| line.attends(wording))
    {
        region.lines_mut().for_each(|line| line.notes.clear());
    }
    if heads(region.lines()) {
        for line in region.lines_mut().filter(|line| line.whole) {
            line.whole = false;
            line.marker =
                Some(Marker { style: Style::Bullet(BULLETS[0]), value: 0, number: String::new(), len: 0 });
        }
    }
}

/// 责任单位：县交通局⏎1.修桥⏎2.修路⏎责任单位：县林业局⏎3.种树: whether the statements are labels, each right above an item, none
/// below the last one.
fn heads<'l>(lines: impl Iterator<Item = &'l Line>) -> bool {
    let (mut first, mut right, mut waits, mut items) = (true, true, false, 0);
    for line in lines {
        let label = line.whole && line.labelled && line.has_statement();
        right &= label || !line.has_statement() && !line.whole && (!waits || line.marker.is_some());
        right &= !(waits && label || first && line.marker.is_some());
        first &= !label;
        waits = label;
        items += usize::from(line.marker.is_some());
    }
    right && !first && !waits && items > 1
}
