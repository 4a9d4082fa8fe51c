//! XML into memory: escaping by quick-xml, characters that XML cannot hold left out.

use super::escape::xml_chars;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// A document under construction. Writing into memory cannot fail, so neither can its methods.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<String>,
}

impl Xml {
    /// A document with its declaration, indented by two spaces a level.
    pub(super) fn indented() -> Self {
        Self::begin(Writer::new_with_indent(Vec::new(), b' ', 2), None)
    }

    /// A document without white space between elements, for formats to which it means something.
    pub(super) fn compact() -> Self {
        Self::begin(Writer::new(Vec::new()), Some("yes"))
    }

    fn begin(writer: Writer<Vec<u8>>, standalone: Option<&str>) -> Self {
        let mut xml = Self { writer, open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), standalone)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }

    fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            start.push_attribute((*key, xml_chars(value).as_ref()));
        }
        start
    }

    /// `<name …>`; closed by [`close`](Self::close).
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.event(Event::Start(Self::start(name, attributes)));
        self.open.push(name.to_owned());
        self
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
        self
    }

    /// `<name …/>`.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.event(Event::Empty(Self::start(name, attributes)));
        self
    }

    /// `<name …>text</name>`.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.event(Event::Start(Self::start(name, attributes)));
        self.event(Event::Text(BytesText::new(&xml_chars(text))));
        self.event(Event::End(BytesEnd::new(name)));
        self
    }

    /// The document; elements that are still open are closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        let mut text = String::from_utf8(self.writer.into_inner()).unwrap_or_default();
        text.push('\n');
        text
    }
}
