//! Where the tasks of a document stand.
//!
//! A document's blocks become *pieces* (lines and tables with a header, [`pieces`]); pieces are cut into *regions*
//! at annexes and sheets, each a plan if it holds tasks; in a region, tables give tasks row by row ([`table`]),
//! lines by their numbering ([`outline`]), documents without any marked statement by their sentences: the articles of
//! laws ([`statute`]) and other running prose ([`prose`]).

mod breaks;
mod builder;
mod counts;
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
mod region;
mod sentence;
mod sheets;
mod stacked;
mod statute;
mod table;
mod together;
mod twins;
mod unread;
mod words;

use super::lexicon::Lexicon;
use super::parsed::ParsedDocument;
use crate::diagnostic::Warned;
use crate::model::Document;
use outline::{Item, Outline};
use region::Region;

/// Reads the plans of a document.
/// Of a statement no more than `longest` characters are read.
pub(crate) fn read(document: &Document, lexicon: &dyn Lexicon, longest: usize) -> Warned<ParsedDocument> {
    let mut reader = plan::Assembler::new(document, lexicon, longest);
    let pieces = pieces::read(document, lexicon, &mut reader.diagnostics);
    let mut regions =
        sheets::settle(region::cut(pieces, lexicon), lexicon.wording(), &mut reader.diagnostics);
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
