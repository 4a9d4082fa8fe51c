//! What calamine does not tell of an xlsx workbook: runs of struck text inside a cell, and whether it has formulas.

use super::ReadError;
use super::archive::Archive;
use super::sink::Sink;
use super::xml::{Token, Xml};
use std::collections::BTreeMap;

/// What a workbook's parts say.
#[derive(Default)]
pub(super) struct Marks {
    /// Whether some sheet holds a formula.
    pub(super) formulas: bool,
    /// Texts of which a part is struck through: the rest, and the struck part.
    struck: BTreeMap<String, (String, String)>,
}

impl Marks {
    /// Looks through the shared strings and the sheets. O(their size); parts without marks are only searched.
    pub(super) fn find(archive: &mut Archive, sink: &Sink) -> Result<Self, ReadError> {
        let mut marks = Self::default();
        for name in archive.names(|name| name.ends_with("sharedstrings.xml") || name.contains("worksheets/"))
        {
            let text = archive.again(&name, sink)?;
            marks.formulas |= text.contains("<f");
            if text.contains("strike") {
                // What cannot be read here is reported by the reader of the cells.
                let _ = marks.strings(&text, sink.limits.depth);
            }
        }
        Ok(marks)
    }

    /// The words of a cell's text that are not struck through, and those that are.
    pub(super) fn split(&self, text: &str) -> Option<&(String, String)> {
        self.struck.get(text)
    }

    fn strings(&mut self, text: &str, depth: usize) -> Result<(), super::ReadErrorKind> {
        let mut xml = Xml::new(text, depth);
        while let Some(token) = xml.next_in(0)? {
            if let Token::Open(element) = token
                && matches!(element.name(), "si" | "is")
            {
                let (kept, struck, all) = runs(&mut xml)?;
                if !struck.is_empty() {
                    self.struck.insert(all, (kept, struck));
                }
            }
        }
        Ok(())
    }
}

/// The text of the runs inside a string: what is kept, what is struck, and both.
fn runs(xml: &mut Xml) -> Result<(String, String, String), super::ReadErrorKind> {
    let depth = xml.depth();
    let (mut kept, mut struck, mut all) = (String::new(), String::new(), String::new());
    let mut strikes = false;
    while let Some(token) = xml.next_in(depth)? {
        let Token::Open(element) = token else { continue };
        match element.name() {
            "r" => strikes = false,
            "strike" => strikes = element.is_on(),
            "rPh" => xml.skip()?,
            "t" => {
                let text = xml.inner_text()?;
                if strikes { &mut struck } else { &mut kept }.push_str(&text);
                all.push_str(&text);
            }
            _ => {}
        }
    }
    Ok((kept, struck, all))
}
