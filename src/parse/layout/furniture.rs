//! What stands on pages and in web pages around a document: page numbers, and the record by which a site files it.

use super::words::{squeeze, squeeze_head};
use crate::model::{Block, Row};
use crate::parse::heading::is_blank;
use crate::parse::wording::{Wording, Words};

/// How many paragraphs around one are looked at, and how many of them have to be fields.
const AROUND: usize = 6;
const ENOUGH: usize = 2;
/// Paragraphs from the beginning in which a record may stand.
const HEAD: usize = 120;

fn field(text: &str, fields: &Words) -> bool {
    if !fields.may_begin(text.trim_start_matches(is_blank)) {
        return false;
    }
    let head = squeeze_head(text, 16);
    fields.strip(&head).is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':', '|', '｜']))
}

/// The paragraphs before and behind a document that say who keeps its page, by their place among the blocks: they would pass
/// for a responsibility.
pub(super) fn keepers(blocks: &[Block], wording: &Wording) -> Vec<usize> {
    fn text(block: &Block) -> &str {
        if let Block::Paragraph(p) = block { &p.text } else { "" }
    }
    let lines: Vec<&str> = blocks.iter().map(text).collect();
    let words = &wording.record;
    let mut found = with_fields_around(&lines[..lines.len().min(HEAD)], &words.keeper, |text| {
        usize::from(field(text, &words.field))
    });
    // Pages that were printed one behind another have their imprints anywhere.
    found.extend(with_fields_around(&lines, &words.publisher, |text| {
        words.imprint.iter().filter(|word| text.contains(word)).count()
    }));
    found
}

/// The lines that begin with one of the labels, where those around them have fields of the same record.
fn with_fields_around(lines: &[&str], labels: &Words, fields: impl Fn(&str) -> usize) -> Vec<usize> {
    let near = |at: usize| &lines[at.saturating_sub(AROUND)..(at + AROUND + 1).min(lines.len())];
    let of_record = |at: &usize| near(*at).iter().map(|line| fields(line)).sum::<usize>() >= ENOUGH;
    (0..lines.len()).filter(|at| field(lines[*at], labels)).filter(of_record).collect()
}

/// Whether a table is such a record: two of its fields, in few rows.
pub(super) fn is_record(rows: &[Row], wording: &Wording) -> bool {
    const MOST: usize = 12;
    let cells = || rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.carried);
    rows.len() <= MOST
        && cells().filter(|cell| field(&cell.text, &wording.record.field)).nth(ENOUGH - 1).is_some()
}

/// Whether a block is nothing but the edge of a page.
pub(super) fn is_page_edge(block: &Block, wording: &Wording) -> bool {
    matches!(block, Block::Paragraph(p) if is_page_number(&p.text, &wording.front.page))
}

/// — 3 —, 第3页: what a converter keeps of a page's edge.
fn is_page_number(text: &str, page: &Words) -> bool {
    let first = text.trim_start_matches(is_blank);
    if !first.starts_with(['-', '—', '－', '–']) && !page.begins(first) {
        return false;
    }
    let word = squeeze(text);
    let dashed = word.starts_with(['-', '—', '－', '–'])
        && word.ends_with(['-', '—', '－', '–'])
        && word.chars().count() > 2;
    let inner = word.trim_matches(['-', '—', '－', '–']);
    let paged = page.begins(inner) && page.ends(inner) && inner.chars().count() <= 12;
    (dashed && inner.chars().all(|c| c.is_ascii_digit())) || paged
}
