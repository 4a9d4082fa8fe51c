//! The parts of a Word document, which its relations name.

use super::super::ReadError;
use super::super::archive::Archive;
use super::super::sink::Sink;
use super::super::xml::{Token, Xml};

/// What one part says of another.
#[derive(Debug, Clone)]
pub(in crate::read) struct Relation {
    pub(in crate::read) id: String,
    /// `styles`, `numbering`, `aFChunk` …: the same word in the transitional and the strict form.
    pub(in crate::read) kind: String,
    /// The other part's name.
    pub(in crate::read) target: String,
}

/// The main part and its relations.
pub(super) struct Parts {
    pub(super) main: String,
    relations: Vec<Relation>,
}

impl Parts {
    pub(super) fn find(archive: &mut Archive, sink: &Sink) -> Result<Self, ReadError> {
        let main = relations("", archive, sink)?.into_iter().find(|part| part.kind == "officeDocument");
        let main = main.map_or_else(|| "word/document.xml".into(), |part| part.target);
        let relations = relations(&main, archive, sink)?;
        Ok(Self { main, relations })
    }

    pub(super) fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(move |part| part.kind == kind)
    }

    /// The text of the part of that kind: the one that is named, else the one that stands beside the main part.
    pub(super) fn text(
        &self,
        kind: &str,
        archive: &mut Archive,
        sink: &mut Sink,
    ) -> Result<String, ReadError> {
        let named = self.of_kind(kind).next().map(|part| part.target.clone());
        if let Some(name) = named.as_ref().filter(|name| !archive.has(name)) {
            sink.lost_part(name);
        }
        let name = named.unwrap_or_else(|| resolved(&self.main, &format!("{kind}.xml")));
        Ok(archive.text(&name, sink)?.unwrap_or_default())
    }
}

/// The relations of a part; those of the whole package for the empty name.
pub(in crate::read) fn relations(
    part: &str,
    archive: &mut Archive,
    sink: &Sink,
) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let text = archive.text(&format!("{folder}/_rels/{file}.rels"), sink)?.unwrap_or_default();
    let mut xml = Xml::new(&text, sink.limits.depth);
    let mut found = Vec::new();
    // A broken list names what it names.
    while let Ok(Some(token)) = xml.next_in(0) {
        if let Token::Open(element) = token
            && let (Some(kind), Some(target)) = (element.attr("Type"), element.attr("Target"))
        {
            found.push(Relation {
                id: element.attr("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolved(part, &target),
            });
        }
    }
    Ok(found)
}

/// A target's full name: it stands from the package's root, or beside the part that names it.
fn resolved(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix(['/', '\\']) {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = part.split('/').collect();
    path.pop();
    for step in target.split(['/', '\\']) {
        match step {
            "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_named_from_the_part_or_from_the_root() {
        assert_eq!(resolved("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/document.xml", "../a/b.xml"), "a/b.xml");
        assert_eq!(resolved("word/document.xml", "/a/b.xml"), "a/b.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }
}
