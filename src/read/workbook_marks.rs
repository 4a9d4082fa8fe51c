//! What calamine does not tell of an xlsx workbook: runs of struck text inside a cell, and whether it has formulas.

use super::ReadError;
use super::archive::Archive;
use super::sink::Sink;
use super::xml::{Element, Token, Xml};
use std::collections::BTreeMap;

/// A string of which a part is struck through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Struck {
    /// The words that are not.
    pub(super) kept: String,
    /// Those that are.
    pub(super) struck: String,
}

/// What a workbook's parts say.
#[derive(Default)]
pub(super) struct Marks {
    /// Whether some sheet holds a formula.
    pub(super) formulas: bool,
    /// Strings with struck parts, by sheet, row and column (from 0): two cells may hold the same words, one of them struck.
    struck: BTreeMap<String, BTreeMap<(u32, u32), Struck>>,
}

impl Marks {
    /// Looks through the shared strings and the named sheets with their parts. O(their size); parts without marks are only
    /// searched.
    pub(super) fn find<'s>(
        sheets: impl Iterator<Item = (&'s str, &'s str)>,
        archive: &mut Archive,
        sink: &Sink,
    ) -> Result<Self, ReadError> {
        let depth = sink.limits.depth;
        let mut shared = BTreeMap::new();
        for name in archive.names(|name| name.ends_with("sharedstrings.xml")) {
            let text = archive.again(&name, sink)?;
            if text.contains("strike") {
                // What cannot be read here is reported by the reader of the cells.
                let _ = shared_strings(&text, depth, &mut shared);
            }
        }
        let mut marks = Self::default();
        for (name, part) in sheets {
            let text = archive.again(part, sink)?;
            marks.formulas |= text.contains("<f");
            if !shared.is_empty() || text.contains("strike") {
                let _ = cells(&text, depth, &shared, marks.struck.entry(name.to_owned()).or_default());
            }
        }
        Ok(marks)
    }

    /// The words of a cell, if some are struck through.
    pub(super) fn at(&self, sheet: &str, place: (u32, u32)) -> Option<&Struck> {
        self.struck.get(sheet)?.get(&place)
    }
}

/// The shared strings with struck parts, by number.
fn shared_strings(
    text: &str,
    depth: usize,
    found: &mut BTreeMap<usize, Struck>,
) -> Result<(), super::ReadErrorKind> {
    let mut xml = Xml::new(text, depth);
    let mut number = 0;
    while let Some(token) = xml.next_in(0)? {
        if let Token::Open(element) = token
            && element.name() == "si"
        {
            found.extend(runs(&mut xml)?.map(|struck| (number, struck)));
            number += 1;
        }
    }
    Ok(())
}

/// The cells of a sheet with struck parts. Rows and cells follow one another unless they name their place.
fn cells(
    text: &str,
    depth: usize,
    shared: &BTreeMap<usize, Struck>,
    found: &mut BTreeMap<(u32, u32), Struck>,
) -> Result<(), super::ReadErrorKind> {
    let mut xml = Xml::new(text, depth);
    let mut next = (0, 0);
    while let Some(token) = xml.next_in(0)? {
        let Token::Open(element) = token else { continue };
        if element.name() != "row" {
            continue;
        }
        let row: Option<u32> = element.number("r");
        next = (row.map_or(next.0, |row| row.saturating_sub(1)), 0);
        let depth = xml.depth();
        while let Some(token) = xml.next_in(depth)? {
            if let Token::Open(element) = token
                && element.name() == "c"
            {
                let place = element.attr("r").and_then(|name| place(&name)).unwrap_or(next);
                found.extend(cell(&element, &mut xml, shared)?.map(|struck| (place, struck)));
                next = (next.0, place.1.saturating_add(1));
            }
        }
        next.0 = next.0.saturating_add(1);
    }
    Ok(())
}

/// The string of a cell, its own or a shared one, if a part of it is struck through.
fn cell(
    cell: &Element,
    xml: &mut Xml,
    shared: &BTreeMap<usize, Struck>,
) -> Result<Option<Struck>, super::ReadErrorKind> {
    let is_shared = cell.attr("t").as_deref() == Some("s");
    let depth = xml.depth();
    let mut found = None;
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "v" if is_shared => {
                let number = xml.inner_text()?;
                found = number.trim().parse().ok().and_then(|number: usize| shared.get(&number).cloned());
            }
            "is" => found = runs(xml)?,
            _ => {}
        }
    }
    Ok(found)
}

/// The runs inside a string; none where nothing is struck.
fn runs(xml: &mut Xml) -> Result<Option<Struck>, super::ReadErrorKind> {
    let depth = xml.depth();
    let (mut kept, mut struck) = (String::new(), String::new());
    let mut strikes = false;
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "r" => strikes = false,
            "strike" => strikes = element.is_on(),
            "rPh" => xml.skip()?,
            "t" => (if strikes { &mut struck } else { &mut kept }).push_str(&xml.inner_text()?),
            _ => {}
        }
    }
    Ok((!struck.is_empty()).then_some(Struck { kept, struck }))
}

/// Row and column, from 0, of a cell's name: (1, 2) for `C2`.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digit = |column: u32, letter: u8| {
        column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    };
    let column = name.bytes().take(letters).try_fold(0, digit)?;
    let row: u32 = name[letters..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells_are_places() {
        assert_eq!(["C2", "Z1", "AA10", "ZZ1"].map(place), [(1, 2), (0, 25), (9, 26), (0, 701)].map(Some));
        assert_eq!(["", "A", "7", "A0", "ZZZZZZZZZ1", "甲1"].map(place), [None; 6]);
    }
}
