//! A pull reader over XML that keeps count of the depth.

use super::ReadErrorKind;
use super::tidy::named_or_numbered;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use quick_xml::{XmlVersion, escape};
use std::borrow::Cow;

/// What comes next inside an element.
pub(super) enum Token<'a> {
    Open(Element<'a>),
    Text(Cow<'a, str>),
}

/// A start tag.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.name().into_inner().rsplit(':').next().unwrap_or_default()
    }

    /// The value of the attribute of that local name.
    pub(super) fn attr(&self, name: &str) -> Option<String> {
        let attribute = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value);
        Some(value.into_owned())
    }

    /// A number in an attribute.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attr(name)?.trim().parse().ok()
    }

    /// Whether a yes/no property element (`<w:vanish/>`) says yes.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.attr("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The reader.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    limit: usize,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str, limit: usize) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0, limit }
    }

    /// How many elements are open: the mark for [`Xml::next_in`], taken right after an element opened.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The next token anywhere inside the element that was open at `depth`; none once that has closed.
    pub(super) fn next_in(&mut self, depth: usize) -> Result<Option<Token<'a>>, ReadErrorKind> {
        loop {
            match self.reader.read_event().map_err(damaged)? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.limit {
                        return Err(ReadErrorKind::TooDeep { limit: self.limit });
                    }
                    return Ok(Some(Token::Open(Element(start))));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth < depth {
                        return Ok(None);
                    }
                }
                Event::Text(text) => return Ok(Some(Token::Text(text.into_inner()))),
                Event::CData(text) => return Ok(Some(Token::Text(text.into_inner()))),
                Event::GeneralRef(name) => return Ok(Some(Token::Text(resolve(&name)))),
                Event::Eof if depth == 0 || self.depth < depth => return Ok(None),
                Event::Eof => return Err(damaged("XML ends inside an element")),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element that opened last.
    pub(super) fn skip(&mut self) -> Result<(), ReadErrorKind> {
        let depth = self.depth;
        while self.next_in(depth)?.is_some() {}
        Ok(())
    }

    /// All text inside the element that opened last.
    pub(super) fn inner_text(&mut self) -> Result<String, ReadErrorKind> {
        let depth = self.depth;
        let mut text = String::new();
        while let Some(token) = self.next_in(depth)? {
            if let Token::Text(part) = token {
                text.push_str(&part);
            }
        }
        Ok(text)
    }
}

fn resolve(name: &str) -> Cow<'static, str> {
    match named_or_numbered(name) {
        Some(character) => Cow::Owned(character.to_string()),
        None => Cow::Borrowed(escape::resolve_predefined_entity(name).unwrap_or_default()),
    }
}

fn damaged(detail: impl std::fmt::Display) -> ReadErrorKind {
    ReadErrorKind::Damaged { detail: format!("{detail}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_end_with_their_element() {
        let mut xml = Xml::new("<a><b x='1'>甲&amp;&#20057;</b><c/></a>", 10);
        let mut seen = String::new();
        while let Ok(Some(token)) = xml.next_in(0) {
            match token {
                Token::Open(element) => seen.push_str(element.name()),
                Token::Text(text) => seen.push_str(&text),
            }
        }
        assert_eq!(seen, "ab甲&乙c");
    }

    #[test]
    fn depth_is_limited_and_a_broken_end_reported() {
        let deep = "<a>".repeat(50);
        let mut xml = Xml::new(&deep, 10);
        let error = loop {
            match xml.next_in(1) {
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert_eq!(error, ReadErrorKind::TooDeep { limit: 10 });
        let mut xml = Xml::new("<a><b>", 10);
        assert!(xml.next_in(1).is_ok());
        assert!(matches!(xml.skip(), Err(ReadErrorKind::Damaged { .. })));
    }
}
