//! Bullets of nested lists: the level of an item is part of its text, where a document has more than one level.

use crate::model::{BULLETS, Block};

/// What stands for a bullet until the whole document is read: one private character a level.
const FIRST: u32 = 0xe1b0;
/// Levels told apart.
const LEVELS: usize = BULLETS.len();

/// The mark of an item at a level, from 0.
pub(super) fn mark(level: usize) -> String {
    char::from_u32(FIRST + level.min(LEVELS - 1) as u32).map(String::from).unwrap_or_default()
}

fn level(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let level = (first as u32).checked_sub(FIRST)? as usize;
    (level < LEVELS).then_some(level)
}

/// Whether a text begins with such a mark.
pub(super) fn is_marked(text: &str) -> bool {
    level(text).is_some()
}

/// Writes the bullets where they tell something: in a document with items of several levels; else takes them out.
pub(super) fn finish(blocks: &mut Vec<Block>) {
    let paragraphs =
        || blocks.iter().filter_map(|b| if let Block::Paragraph(p) = b { Some(p) } else { None });
    let levels: std::collections::BTreeSet<usize> = paragraphs().filter_map(|p| level(&p.text)).collect();
    if levels.is_empty() {
        return;
    }
    for block in blocks.iter_mut() {
        let Block::Paragraph(p) = block else { continue };
        let Some(level) = level(&p.text) else { continue };
        let rest = p.text.chars().skip(1).collect::<String>();
        let rest = super::tidy::trim(&rest);
        let told = levels.len() > 1 && !rest.is_empty() && !super::characters::starts_with_number(rest);
        p.text = if told { format!("{}{rest}", BULLETS[level]) } else { rest.to_owned() };
    }
    blocks.retain(|block| !matches!(block, Block::Paragraph(p) if p.text.is_empty()));
}
