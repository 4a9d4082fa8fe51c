//! Documents in traditional characters: read as their simplified text, names and words kept as written.
//!
//! A traditional character and its simplified one take the same number of bytes here, so that every place in the one
//! text is the same place in the other.

use super::ParsedDocument;
use crate::diagnostic::Warned;
use crate::model::{Block, Document};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// Simplified characters by their traditional ones.
static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("../data/traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    lines.flat_map(str::split_whitespace).filter_map(pair).collect()
});

/// Characters that simplified texts use, too (乾县, 著作权, 瞭望).
const BOTH: &str = "乾著瞭藉於徵餘鉅甯麼覆夥崑昇祇淼堃喆祕";

/// Whether a Han character is traditional and no simplified text uses it: a bit for each, as every character of every text
/// is looked up.
static TRADITIONAL: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0; usize::from(LAST - FIRST) / 64 + 1];
    for at in SIMPLE.keys().filter(|c| !BOTH.contains(**c)).filter_map(|c| place(*c)) {
        bits[at / 64] |= 1_u64 << (at % 64);
    }
    bits
});

const FIRST: u16 = 0x3400;
const LAST: u16 = 0x9fff;

/// Which Han character of the basic plane it is.
fn place(c: char) -> Option<usize> {
    u16::try_from(u32::from(c)).ok().filter(|c| (FIRST..=LAST).contains(c)).map(|c| usize::from(c - FIRST))
}

/// Whether a text is written in traditional characters: one Han character in twelve, and one at least.
fn is_traditional(text: &str) -> bool {
    let bits = &**TRADITIONAL;
    let (mut han, mut traditional) = (0, 0);
    for at in text.chars().filter_map(place) {
        han += 1;
        traditional += (bits[at / 64] >> (at % 64) & 1) as usize;
    }
    traditional * 12 >= han && traditional > 0
}

/// A text with its traditional characters as simplified ones, if it is written in them.
pub(crate) fn simplified(text: &str) -> Cow<'_, str> {
    if !is_traditional(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| SIMPLE.get(&c).copied().unwrap_or(c)).collect())
}

/// The document as it is to be read, where some of it is in traditional characters, and how it was written. O(n).
pub(super) fn simplified_document(document: &Document) -> Option<(Document, Written)> {
    let all = || document.blocks.iter().flat_map(texts);
    if !all().any(is_traditional) {
        return None;
    }
    let mut written = Written::default();
    for text in all() {
        let simple = simplified(text);
        written.read.push_str(&simple);
        written.read.push('\n');
        written.printed.push_str(text);
        written.printed.push('\n');
        for (simple, printed) in simple.chars().zip(text.chars()) {
            *written.counts.entry(simple).or_default().entry(printed).or_default() += 1;
        }
    }
    let mut simple = document.clone();
    for block in &mut simple.blocks {
        match block {
            Block::Paragraph(p) => p.text = simplified(&p.text).into_owned(),
            Block::Table(t) => {
                for cell in t.rows.iter_mut().flat_map(|row| &mut row.cells) {
                    cell.text = simplified(&cell.text).into_owned();
                }
            }
        }
    }
    Some((simple, written))
}

fn texts(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph(p) => vec![p.text.as_str()],
        Block::Table(t) => t.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str()).collect(),
    }
}

/// How a document was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// All texts as they are read, and as they are printed: place by place the same.
    read: String,
    printed: String,
    /// For each character read those that were printed for it, and how often.
    counts: HashMap<char, HashMap<char, usize>>,
}

impl Written {
    /// Gives everything that was read back its own characters.
    pub(super) fn restore(&self, read: &mut Warned<ParsedDocument>) {
        for plan in &mut read.value.plans {
            if let Some(title) = &mut plan.title {
                *title = self.as_printed(title);
            }
            for task in &mut plan.tasks {
                task.text = self.as_printed(&task.text).into();
                task.title = task.title.take().map(|title| self.as_printed(&title).into());
                task.deadline = task.deadline.take().map(|date| self.as_printed(&date).into());
                task.sections = task.sections.iter().map(|s| Arc::from(self.as_printed(s))).collect();
                for statement in &mut task.statements {
                    let parsed = &mut statement.parsed;
                    parsed.text = self.as_printed(&parsed.text);
                    for body in &mut parsed.bodies {
                        body.name = self.as_printed(&body.name);
                    }
                }
            }
        }
        for diagnostic in &mut read.diagnostics {
            diagnostic.excerpt = diagnostic.excerpt.take().map(|text| self.as_printed(&text));
        }
    }

    /// The words as printed: where they stand, or else each character as it is mostly printed.
    fn as_printed(&self, words: &str) -> String {
        if let Some(printed) = self.read.find(words).and_then(|at| self.printed.get(at..at + words.len())) {
            return printed.to_owned();
        }
        let usual = |c: char| {
            let printed = self.counts.get(&c)?;
            printed.iter().max_by_key(|(printed, count)| (**count, **printed)).map(|(printed, _)| *printed)
        };
        words.chars().map(|c| usual(c).unwrap_or(c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_take_the_same_room() {
        assert!(SIMPLE.len() > 2500);
        assert!(SIMPLE.iter().all(|(a, b)| a.len_utf8() == b.len_utf8()));
        assert!(BOTH.chars().all(|c| c.len_utf8() == 3));
    }

    #[test]
    fn only_texts_in_traditional_characters_are_changed() {
        assert_eq!(simplified("縣衛健局牽頭"), "县卫健局牵头");
        for text in ["乾县著作权", "市民政局牵头，市财政局配合", "", "OPC"] {
            assert!(matches!(simplified(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
