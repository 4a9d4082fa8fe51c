//! Documents in traditional characters or with rare forms of marks (﹝﹞︰): read as their simplified text, names and words
//! kept as written.
//!
//! A traditional character and its simplified one take the same number of bytes here, and so do marks, so that every place
//! in the one text is the same place in the other.

use super::grammar::ParsedStatement;
use super::marks::common_form;
use super::parsed::ParsedDocument;
use crate::diagnostic::{Arg, Diagnostic, Warned};
use crate::model::Document;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

const DATA: &str = include_str!("../data/traditional.txt");

/// Simplified characters by their traditional ones.
static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let lines = DATA.lines().filter(|line| !line.starts_with(['#', '=']));
    let pair = |pair: &str| {
        let mut chars = pair.chars();
        Some((chars.next()?, chars.next()?))
    };
    lines.flat_map(str::split_whitespace).filter_map(pair).collect()
});

/// The characters that simplified texts use, too (乾县, 著作权, 瞭望).
fn both() -> &'static str {
    DATA.lines().find_map(|line| line.strip_prefix('=')).unwrap_or("")
}

/// Whether a Han character is traditional and no simplified text uses it: a bit for each, as every character of every text
/// is looked up.
static TRADITIONAL: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let both = both();
    let mut bits = vec![0; usize::from(LAST - FIRST) / 64 + 1];
    for at in SIMPLE.keys().filter(|c| !both.contains(**c)).filter_map(|c| place(*c)) {
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

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Script {
    /// In traditional characters: one Han character in twelve, and one at least.
    traditional: bool,
    /// With rare forms of marks.
    rare: bool,
}

impl Script {
    fn of(text: &str) -> Self {
        let bits = &**TRADITIONAL;
        let (mut han, mut traditional, mut rare) = (0, 0, false);
        for c in text.chars() {
            if let Some(at) = place(c) {
                han += 1;
                traditional += (bits[at / 64] >> (at % 64) & 1) as usize;
            } else {
                rare |= !c.is_ascii() && common_form(c).is_some();
            }
        }
        Self { traditional: traditional * 12 >= han && traditional > 0, rare }
    }

    fn is_common(self) -> bool {
        !self.traditional && !self.rare
    }

    /// The text in its common form; among texts in traditional characters one that has any is written in them.
    fn plain(text: &str, among_traditional: bool) -> Cow<'_, str> {
        let mut script = Self::of(text);
        let is = |c: char| place(c).is_some_and(|at| TRADITIONAL[at / 64] >> (at % 64) & 1 == 1);
        script.traditional |= among_traditional && text.chars().any(is);
        if script.is_common() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.chars().map(|c| script.common(c)).collect())
    }

    fn common(self, c: char) -> char {
        let simple = if self.traditional { SIMPLE.get(&c).copied() } else { None };
        simple.or_else(|| common_form(c)).unwrap_or(c)
    }
}

/// A text with its traditional characters as simplified ones, if it is written in them, and its marks in their common form.
pub(crate) fn simplified(text: &str) -> Cow<'_, str> {
    Script::plain(text, false)
}

/// The document as it is to be read, and how it was written where some of it is in traditional characters or rare marks.
/// O(n).
pub(super) fn simplified_document(document: &Document) -> (Cow<'_, Document>, Option<Written>) {
    let scripts = document.texts().map(|text| Script::of(text));
    let all = scripts.fold(Script::default(), |all, script| Script {
        traditional: all.traditional || script.traditional,
        rare: all.rare || script.rare,
    });
    if all.is_common() {
        return (Cow::Borrowed(document), None);
    }
    let (mut simple, mut written) = (document.clone(), Written::default());
    for text in simple.texts_mut() {
        let read = Script::plain(text, all.traditional).into_owned();
        written.add(&read, text);
        *text = read;
    }
    (Cow::Owned(simple), Some(written))
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
    /// Adds a text as it is read, and as it is printed.
    fn add(&mut self, read: &str, printed: &str) {
        for (all, text) in [(&mut self.read, read), (&mut self.printed, printed)] {
            all.push_str(text);
            all.push('\n');
        }
        for (read, printed) in read.chars().zip(printed.chars()) {
            *self.counts.entry(read).or_default().entry(printed).or_default() += 1;
        }
    }

    /// Gives everything that was read back its own characters. Linear in what was read.
    pub(super) fn restore(&self, read: &mut Warned<ParsedDocument>) {
        let mut from = 0;
        let mut put = |text: &mut Box<str>| *text = self.as_printed(text, &mut from).into();
        for plan in &mut read.value.plans {
            for text in plan.title.iter_mut().chain(&mut plan.document_number) {
                *text = self.as_printed(text, &mut 0);
            }
            for task in &mut plan.tasks {
                task.title.iter_mut().for_each(&mut put);
                put(&mut task.text);
                task.deadline.iter_mut().for_each(&mut put);
                task.sections.iter_mut().for_each(|s| *s = Arc::from(self.as_printed(s, &mut 0)));
                for statement in &mut task.statements {
                    self.restore_statement(&mut statement.parsed, &mut put);
                }
            }
        }
        for diagnostic in &mut read.diagnostics {
            self.restore_diagnostic(diagnostic);
        }
    }

    fn restore_statement(&self, parsed: &mut ParsedStatement, put: &mut impl FnMut(&mut Box<str>)) {
        let read = std::mem::take(&mut parsed.text);
        let mut printed = read.as_str().into();
        put(&mut printed);
        for body in &mut parsed.bodies {
            // The name as its own statement prints it; what was restored in front as it is mostly printed.
            let (front, own) = if let Some(at) = read.find(&body.name) {
                ("", printed.get(at..at + body.name.len()))
            } else {
                let front = body.name.strip_suffix(body.span.of(&read));
                let own = printed.get(body.span.start()..body.span.end());
                (front.unwrap_or(""), own.filter(|_| front.is_some()))
            };
            let name = own.map(|own| self.usual(front) + own);
            body.name = name.unwrap_or_else(|| self.usual(&body.name));
        }
        parsed.text = printed.into();
    }

    fn restore_diagnostic(&self, diagnostic: &mut Diagnostic) {
        let mut from = 0;
        diagnostic.excerpt = diagnostic.excerpt.take().map(|text| self.as_printed(&text, &mut from));
        for (_, arg) in &mut diagnostic.args {
            match arg {
                Arg::Text(text) => *text = self.as_printed(text, &mut from),
                Arg::List(texts) => {
                    texts.iter_mut().for_each(|text| *text = self.as_printed(text, &mut from));
                }
                Arg::Count(_) | Arg::Words(_) => {}
            }
        }
    }

    /// The words as printed where they stand near `from`, which moves there; else each character as it is mostly printed.
    fn as_printed(&self, words: &str, from: &mut usize) -> String {
        /// Bytes around the place before that are looked through for words of which some character is printed in two ways.
        const NEAR: usize = 1 << 14;
        let plain = words.chars().all(|c| self.counts.get(&c).is_none_or(|printed| printed.len() == 1));
        if plain {
            return self.usual(words);
        }
        let line = |line: &str| {
            let boundary = |at: usize| {
                (at.min(self.read.len())..=self.read.len()).find(|at| self.read.is_char_boundary(*at))
            };
            let near = boundary(from.saturating_sub(NEAR))?..boundary(*from)?;
            let ahead = boundary(*from)?..boundary(*from + NEAR + line.len())?;
            let found =
                [ahead, near].into_iter().find_map(|part| Some(part.start + self.read[part].find(line)?))?;
            *from = found;
            self.printed.get(found..found + line.len())
        };
        let mut line = line;
        let lines =
            words.split('\n').map(|words| line(words).map_or_else(|| self.usual(words), str::to_owned));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Each character as it is mostly printed.
    fn usual(&self, words: &str) -> String {
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
        assert!(both().chars().all(|c| c.len_utf8() == 3));
    }

    #[test]
    fn words_are_given_back_as_they_are_printed_where_they_stand() {
        let lines = ["縣衛健局牽頭，發展里弄", "裏面縣衛健局", "县卫健局负责"];
        let paragraph = |line: &&str| {
            crate::model::Block::Paragraph(crate::model::Paragraph {
                text: (*line).into(),
                heading: None,
                place: crate::model::Place::default(),
            })
        };
        let document = Document { blocks: lines.iter().map(paragraph).collect(), ..Document::default() };
        let written = simplified_document(&document).1.unwrap();
        let mut from = 0;
        for (read, printed) in [
            ("县卫健局牵头", "縣衛健局牽頭"),
            ("发展里弄", "發展里弄"),
            ("里面县卫健局", "裏面縣衛健局"),
            ("县卫健局负责", "县卫健局负责"),
        ] {
            assert_eq!(written.as_printed(read, &mut from), printed);
        }
    }

    #[test]
    fn only_texts_in_traditional_characters_are_changed() {
        assert_eq!(simplified("縣衛健局牽頭"), "县卫健局牵头");
        for text in ["乾县著作权", "市民政局牵头，市财政局配合", "", "OPC"] {
            assert!(matches!(simplified(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
