//! W3C Web Annotations as JSON-LD: one collection, an annotation an assignment.
//!
//! Source: Web Annotation Data Model and Vocabulary (W3C Recommendations of 23 February 2017). A place is the line,
//! row or page of the document, where its format has a word for it (RFC 5147, 7111, 3778), refined by the quotation with its
//! context in the responsibility statement.

use super::{Coded, PROGRAM, coded, guid};
use crate::{model::Corpus, render::escape::harmless_json, resolve::decisions::Decision};
use serde_json::{Map, Value, json};

/// Characters of context on either side of a quotation.
const CONTEXT: usize = 32;

/// The annotations of all plans, in document order; `creator` is the coder who decided, else the program.
pub fn jsonld(corpus: &Corpus, log: &[Decision]) -> String {
    let items: Vec<Value> =
        corpus.plans.iter().flat_map(|plan| coded(plan, log)).map(|one| annotation(corpus, &one)).collect();
    let id = |of: &str| format!("urn:uuid:{}", guid(&format!("{of} {}", json!(items))));
    let page = json!({
        "id": id("page"), "type": "AnnotationPage", "startIndex": 0, "items": items,
    });
    let all = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id("collection"),
        "type": "AnnotationCollection",
        "label": "fengong",
        "total": items.len(),
        "first": page,
    });
    harmless_json(format!("{all:#}\n"))
}

fn annotation(corpus: &Corpus, one: &Coded) -> Value {
    let agency = corpus.agency(one.assignment.agency);
    let duty = one.assignment.duty.as_str();
    let tag = |value: &str, purpose: &str, language: Option<&str>| {
        let mut body =
            json!({"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"});
        if let Some(language) = language {
            body["language"] = language.into();
        }
        body
    };
    let mut bodies = vec![tag(duty, "classifying", None), tag(&agency.label, "tagging", Some("zh"))];
    if !agency.label_en.is_empty() {
        bodies.push(tag(&agency.label_en, "tagging", Some("en")));
    }
    if agency.known {
        bodies.push(tag(&agency.key, "identifying", None));
    }
    let id = format!(
        "{} {} {duty} {} {}",
        one.task.id.as_str(),
        agency.key,
        one.assignment.span.start(),
        one.assignment.name
    );
    let mut annotation = Map::new();
    annotation.insert("id".into(), format!("urn:uuid:{}", guid(&id)).into());
    annotation.insert("type".into(), "Annotation".into());
    annotation.insert("motivation".into(), "classifying".into());
    let who = one.who();
    let kind = if who == PROGRAM { "Software" } else { "Person" };
    annotation.insert("creator".into(), json!({"type": kind, "name": who}));
    if let Some(at) = one.at() {
        annotation.insert("created".into(), at.into());
    }
    annotation.insert("body".into(), bodies.into());
    annotation.insert("target".into(), json!({"source": &*one.task.source.file, "selector": selector(one)}));
    annotation.into()
}

fn selector(one: &Coded) -> Value {
    let statement: Vec<char> = one.task.responsibility.chars().collect();
    let (start, end) = one.assignment.span.in_chars(&one.task.responsibility);
    let text =
        |from: usize, to: usize| statement.get(from..to).unwrap_or_default().iter().collect::<String>();
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": text(start, end),
        "prefix": text(start.saturating_sub(CONTEXT), start),
        "suffix": text(end, (end + CONTEXT).min(statement.len())),
    });
    let place = &one.task.source;
    let ending = place.file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let (value, standard) = match (ending, place.line, place.page, place.row) {
        ("txt", Some(line), ..) => (format!("line={},{line}", line.saturating_sub(1)), "rfc5147"),
        ("csv" | "tsv", line, _, row) if row.or(line).is_some() => {
            (format!("row={}", row.or(line).unwrap_or_default()), "rfc7111")
        }
        ("pdf", _, Some(page), _) => (format!("page={page}"), "rfc3778"),
        _ => return quote,
    };
    let standard = format!("http://tools.ietf.org/rfc/{standard}");
    json!({"type": "FragmentSelector", "conformsTo": standard, "value": value, "refinedBy": quote})
}
