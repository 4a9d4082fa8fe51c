//! Where the tasks of a document stand.
//!
//! A document's blocks become *pieces* (lines and tables with a header, [`pieces`]); pieces are cut into *regions* at annexes
//! and sheets, each a plan if it holds tasks. In a region every layout says what it recognises, and how surely:
//!
//! | layout | recognises | confidence |
//! |---|---|---|
//! | [`table`], [`stacked`], [`matrix`], [`nested`] | rows under the heads of tasks and bodies | marked |
//! | [`outline`] | items with labels, brackets or lines that say who does them ([`notes`], [`held`]) | marked |
//! | [`statute`] | articles of laws | rows |
//! | [`duties`] | lists of duties, a body a line or item | rows; an item alone: words |
//! | [`prose`] | sentences that name bodies with a duty word | words |
//!
//! What several of them ask of a line is told once: its number and brackets before it is one ([`seen`]), its statements and
//! whether they are all of it when it becomes one ([`lines`]).
//!
//! Of an item the surest layout holds, of equals the one that stands first, and nobody else claims what is below it. Where
//! anything in a document is marked, mere words are none of its statements. What no layout claims and yet looks like a duty
//! or a task is named ([`unread`], [`Outline::unclaimed`]).

mod breaks;
mod builder;
mod claim;
mod counts;
mod draft;
mod duties;
mod front;
mod furniture;
mod genre;
mod header;
mod held;
mod key;
mod legend;
mod lines;
mod matrix;
mod nested;
mod notes;
mod office;
mod offices;
mod outline;
mod persons;
mod pieces;
mod plan;
mod prose;
mod region;
mod seen;
mod sentence;
mod sheets;
mod stacked;
mod statute;
mod table;
#[cfg(test)]
mod tests;
mod together;
mod twins;
mod unowned;
mod unread;
mod words;

use super::lexicon::Lexicon;
use super::parsed::ParsedDocument;
use crate::diagnostic::Warned;
use crate::model::Document;
use claim::{Claim, Confidence, Field};
use draft::Draft;
use lines::Line;
use offices::Offices;
use outline::{Bare, Outline};
use region::Region;
use std::collections::BTreeSet;

/// The layouts of unmarked items, those first that are surer of the same words.
const LAYOUTS: [fn(&Bare, &Field) -> Option<Claim>; 5] =
    [statute::recognise, duties::list, duties::item, prose::recognise, duties::under_heading];

/// What the layouts recognise in the items that are not marked, in order: the item, and its tasks.
fn unmarked(
    outline: &Outline,
    statute: bool,
    stated: bool,
    lexicon: &dyn Lexicon,
) -> Vec<(usize, Vec<Draft>)> {
    let items = outline.bare_items(|id| !stated || outline.is_silent(id));
    let offices = Offices::of(&items, lexicon.wording());
    let headed = items.iter().filter(|item| offices.head(item, lexicon.wording()));
    let over_offices = headed.map(|item| item.parent).collect();
    let field = Field {
        outline,
        statute,
        least: if stated { Confidence::Rows } else { Confidence::Words },
        lexicon,
        offices,
        over_offices,
        passed_over: if stated { outline.passed_over().into_iter().collect() } else { BTreeSet::new() },
        keys: duties::keys(&items, stated, lexicon),
    };
    let (mut claimed, mut out) = (BTreeSet::new(), Vec::new());
    for item in &items {
        if claimed.contains(&item.parent) {
            claimed.insert(item.id);
            continue;
        }
        let claims = LAYOUTS.iter().filter_map(|layout| layout(item, &field));
        let Some((confidence, drafts)) = claims.into_iter().find(|(sure, _)| *sure >= field.least) else {
            continue;
        };
        // 第三条 园区办是办事机构，职责是：（一）…: the items are the tasks.
        let over_tasks = drafts.is_empty() && field.offices.head(item, lexicon.wording());
        // An article holds its paragraphs and items; other items are those without any below them.
        if !over_tasks && statute && confidence == Confidence::Rows && outline.is_article(item.id) {
            claimed.insert(item.id);
        }
        out.push((item.id, drafts));
    }
    out
}

/// Reads the plans of a document.
/// Of a statement no more than `longest` characters are read.
pub(crate) fn read(document: &Document, lexicon: &dyn Lexicon, longest: usize) -> Warned<ParsedDocument> {
    let mut reader = plan::Assembler::new(document, lexicon, longest);
    if genre::is_word_list(document) {
        return reader.finish();
    }
    let pieces = pieces::read(document, lexicon, &mut reader.diagnostics);
    let mut regions =
        sheets::settle(region::cut(pieces, lexicon), lexicon.wording(), &mut reader.diagnostics);
    for region in regions.iter_mut().filter(|region| statute::is(region)) {
        region.statute = true;
        // In a law a sentence without label and brackets is no note behind a task, whatever it ends in.
        region.lines_mut().for_each(Line::unnote);
    }
    regions.iter_mut().for_each(|region| region::settle(region, lexicon.wording()));
    let marked = regions.iter().any(Region::is_marked);
    for region in &mut regions {
        close(region, lexicon);
        offices::mark(region, lexicon.wording());
    }
    let mut outlines: Vec<(Region, Outline)> = regions
        .into_iter()
        .map(|mut region| {
            let outline = Outline::new(std::mem::take(&mut region.items), lexicon);
            (region, outline)
        })
        .collect();
    let fronts: Vec<String> = outlines.iter().flat_map(|(_, o)| o.front().iter().cloned()).collect();
    let stated = outlines.iter().any(|(_, outline)| outline.bears());
    reader.genre = genre::of(document, &fronts, marked, lexicon.wording());
    reader.look_around(&fronts, outlines.iter().map(|(_, o)| o));
    for (region, outline) in &mut outlines {
        let title = title(region, outline, lexicon);
        let numbers: Vec<_> = outline.numbers().collect();
        let found = unmarked(outline, region.statute, stated, lexicon);
        let drafts = if stated {
            for (item, drafts) in found.into_iter().filter(|(_, drafts)| !drafts.is_empty()) {
                outline.take_in(item, drafts);
            }
            reader.left_out("item-without-statement", outline.unclaimed());
            outline.tasks()
        } else {
            found.into_iter().flat_map(|(_, drafts)| drafts).collect()
        };
        let unread = unread::sentences(outline, &drafts, stated && region.statute, lexicon);
        reader.left_out("duty-unread", unread);
        reader.plan(region, title, drafts, &numbers);
    }
    if reader.names_nobody() {
        for (region, outline) in outlines.iter().filter(|(region, _)| !region.statute) {
            let title = title(region, outline, lexicon);
            let drafts = unowned::tasks(title.as_deref(), outline, lexicon.wording());
            reader.plan(region, title, drafts, &outline.numbers().collect::<Vec<_>>());
        }
    }
    reader.finish()
}

/// The title of what a region holds.
fn title(region: &Region, outline: &Outline, lexicon: &dyn Lexicon) -> Option<String> {
    let front: Vec<&str> = outline.front().iter().map(String::as_str).collect();
    front::title(&front, lexicon.wording()).or_else(|| region.name.clone())
}

/// Where some statements are marked, sentences that end items unmarked are statements, too.
fn close(region: &mut Region, lexicon: &dyn Lexicon) {
    if region.lines().any(Line::has_statement) {
        region.lines_mut().for_each(|line| line.close(lexicon));
    }
}
