//! Where the tasks of a document stand.
//!
//! A document's blocks become *pieces* (lines and tables with a header, [`pieces`]); pieces are cut into *regions*
//! at annexes and sheets, each a plan if it holds tasks; in a region, tables give tasks row by row ([`table`]),
//! lines by their numbering ([`outline`]), documents without any marked statement by their sentences: the articles of
//! laws ([`statute`]) and other running prose ([`prose`]).

pub(crate) mod brackets;
mod breaks;
mod draft;
#[cfg(test)]
mod fixtures;
mod front;
mod furniture;
mod header;
mod held;
mod legend;
mod lines;
mod matrix;
mod nested;
mod notes;
mod outline;
mod persons;
mod pieces;
mod plan;
mod prose;
mod sentence;
mod sheets;
mod stacked;
mod statute;
mod table;
mod together;
mod twins;
mod unread;
mod words;

use super::ParsedDocument;
use super::grammar::{DocumentRule, stated_rule};
use super::lexicon::Lexicon;
use crate::diagnostic::Warned;
use crate::model::Document;
use outline::{Item, Outline};
use pieces::Piece;
use std::sync::Arc;
use table::Rows;

/// A part of a document that is a plan of its own, if it holds tasks.
#[derive(Default)]
struct Region {
    annex: Option<u32>,
    /// The words behind the annex number, or the sheet's name.
    name: Option<String>,
    items: Vec<Item>,
    /// A rule that is stated in its text and not in a statement: it binds all of it.
    rule: Option<DocumentRule>,
    sheet: Option<Arc<str>>,
    tables: usize,
    /// Whether it is a law or a regulation.
    statute: bool,
    /// The heads of its first table.
    heads: Vec<String>,
}

/// Reads the plans of a document.
pub(crate) fn read(document: &Document, lexicon: &dyn Lexicon) -> Warned<ParsedDocument> {
    let mut reader = plan::Assembler::new(document, lexicon);
    let pieces = pieces::read(document, lexicon, &mut reader.diagnostics);
    let mut regions = sheets::settle(regions(pieces, lexicon), lexicon.wording(), &mut reader.diagnostics);
    for region in regions.iter_mut().filter(|region| statute::is(&region.items)) {
        region.statute = true;
        statute::without_bare_notes(&mut region.items);
    }
    close(&mut regions, lexicon);
    let mut outlines: Vec<(Region, Outline)> = regions
        .into_iter()
        .map(|mut region| {
            let outline = Outline::new(std::mem::take(&mut region.items), lexicon);
            (region, outline)
        })
        .collect();
    let fronts: Vec<String> = outlines.iter().flat_map(|(_, o)| o.front().iter().cloned()).collect();
    let stated = outlines.iter().any(|(_, outline)| outline.bears());
    reader.look_around(&fronts, outlines.iter().map(|(_, o)| o));
    for (region, mut outline) in outlines.drain(..) {
        let front: Vec<&str> = outline.front().iter().map(String::as_str).collect();
        let title = front::title(&front, lexicon.wording()).or_else(|| region.name.clone());
        let numbers: Vec<_> = outline.numbers().collect();
        if stated {
            for (item, found) in prose::beside(&outline, region.statute, lexicon) {
                outline.take_in(item, found);
            }
            reader.unclaimed(&outline);
        }
        let drafts = if stated { outline.tasks() } else { prose::tasks(&outline, region.statute, lexicon) };
        reader.unread(unread::sentences(&outline, &drafts, stated && region.statute, lexicon));
        reader.plan(&region, title, drafts, &numbers);
    }
    reader.finish()
}

/// Where some statements are marked, sentences that end items unmarked are statements, too.
fn close(regions: &mut [Region], lexicon: &dyn Lexicon) {
    let states = |item: &Item| match item {
        Item::Line(line) => line.has_statement(),
        Item::Tasks(_) => false,
    };
    for region in regions.iter_mut().filter(|region| region.items.iter().any(states)) {
        for item in &mut region.items {
            if let Item::Line(line) = item {
                line.close(lexicon);
            }
        }
    }
}

/// Cuts the pieces at annexes and sheets, and where a second table has a title of its own and counts anew.
fn regions(pieces: Vec<Piece>, lexicon: &dyn Lexicon) -> Vec<Region> {
    let mut regions = vec![Region::default()];
    let mut lines = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) => lines.push(line),
            Piece::Table(table) => {
                add_lines(&std::mem::take(&mut lines), &mut regions, lexicon);
                add_table(&table, &mut regions, lexicon);
            }
        }
    }
    add_lines(&lines, &mut regions, lexicon);
    regions
}

fn add_lines(lines: &[lines::Line], regions: &mut Vec<Region>, lexicon: &dyn Lexicon) {
    let mut skip = 0;
    for at in 0..lines.len() {
        if at < skip {
            continue;
        }
        if let Some(found) = stacked::at(lines, at, lexicon)
            && let Some(header) = header::at(&found.rows, 0, lexicon.wording())
        {
            let rows = found.rows.into_iter().skip(header.rows).collect();
            add_table(&pieces::Table { header, rows, sheet: None }, regions, lexicon);
            skip = found.end;
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
        region.items.push(Item::Line(line.clone()));
    }
}

fn add_table(table: &pieces::Table, regions: &mut Vec<Region>, lexicon: &dyn Lexicon) {
    let rows = Rows::new(&table.header, &table.rows, lexicon);
    let mut drafts = rows.tasks(&table.rows);
    if let Some(first) = drafts.first_mut() {
        first.rule = table.header.rule;
    }
    let anew =
        drafts.first().and_then(|d| d.number.as_ref()).and_then(|n| n.counts).is_some_and(|(_, v)| v == 1);
    let Some(region) = regions.last_mut() else { return };
    let other_sheet = table.sheet.is_some() && region.sheet.is_some() && table.sheet != region.sheet;
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
    region.sheet.clone_from(&table.sheet);
    if region.tables == 0 {
        region.heads.clone_from(&table.header.words);
    }
    region.tables += 1;
    region.items.push(Item::Tasks(drafts));
}
