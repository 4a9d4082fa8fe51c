//! A REFI-QDA project (`.qdpx`): a zip of `project.qde` and of the plans as plain text below `sources/`.
//!
//! Source: REFI-QDA Standard 1.5, Project.xsd of 18 March 2019 (namespace `urn:QDA-XML:project:1.0`). Positions count
//! characters from 0, line ends are single line feeds, and nothing begins with a byte order mark: where programs count
//! differently, that is where they go apart.

use super::{Coded, PROGRAM, body_id, coded, coders, guid};
use crate::{
    model::{Agency, Corpus, Duty, Plan},
    render::{FIXED_DATE, Lang, Word, xml::Xml},
    resolve::decisions::Decision,
    say::{PlanNames, words},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write as _},
};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// A plan as plain text: number and title, text, responsibility of each task, an empty line between.
struct Source<'a> {
    guid: String,
    name: String,
    text: String,
    /// Where the responsibility of each task begins, in characters.
    starts: BTreeMap<&'a str, usize>,
}

impl<'a> Source<'a> {
    fn new(plan: &'a Plan, name: String) -> Self {
        let mut text = String::new();
        let mut at = 0;
        let mut starts = BTreeMap::new();
        let mut add = |piece: &str| {
            text.extend(piece.chars().map(plain));
            at += piece.chars().count();
            at
        };
        for task in &plan.tasks {
            add(&task.no);
            if let Some(title) = &task.title {
                add(" ");
                add(title);
            }
            add("\n");
            add(&task.text);
            starts.insert(task.id.as_str(), add("\n"));
            add(&task.responsibility);
            add("\n\n");
        }
        Self { guid: guid(&format!("source {}", plan.id.as_str())), name, text, starts }
    }

    /// The place of coded words, where the text there is what they are.
    fn place(&self, coded: &Coded, text: &[char]) -> Option<(usize, usize)> {
        let from = *self.starts.get(coded.task.id.as_str())?;
        let (start, end) = coded.assignment.span.in_chars(&coded.task.responsibility);
        let there = text.get(from + start..from + end)?.iter().copied();
        let quote = coded.assignment.span.of(&coded.task.responsibility);
        there.eq(quote.chars().map(plain)).then_some((from + start, from + end))
    }
}

/// One character for one, so that positions stay.
fn plain(c: char) -> char {
    if c == '\r' { ' ' } else { c }
}

/// The project: a code for each duty and for each body, a source for each plan, a selection for each assignment that stands in
/// words. Coders of the log are its users.
///
/// # Errors
/// Where the zip cannot be written.
pub fn qdpx(corpus: &Corpus, log: &[Decision], lang: Lang) -> Result<Vec<u8>, ZipError> {
    let names = PlanNames::new(corpus, lang);
    let sources: Vec<Source> = corpus
        .plans
        .iter()
        .enumerate()
        .map(|(at, plan)| Source::new(plan, names.get(at as u32).to_owned()))
        .collect();
    let project = project(corpus, log, &sources, lang);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Deflated);
    let texts = sources.iter().map(|s| (format!("sources/{}.txt", s.guid), s.text.as_str()));
    for (name, text) in [("project.qde".to_owned(), project.as_str())].into_iter().chain(texts) {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn user(name: &str) -> String {
    guid(&format!("user {name}"))
}

fn duty_code(duty: Duty) -> String {
    guid(&format!("duty {}", duty.as_str()))
}

/// Colours that keep apart in print, too; bodies have none.
fn colour(duty: Duty) -> &'static str {
    match duty {
        Duty::Lead => "#173F78",
        Duty::Responsible => "#2A62AB",
        Duty::Participate => "#23744A",
        Duty::Support => "#8A5A00",
        Duty::Implement => "#595959",
    }
}

fn project(corpus: &Corpus, log: &[Decision], sources: &[Source], lang: Lang) -> String {
    let all: Vec<Vec<Coded>> = corpus.plans.iter().map(|plan| coded(plan, log)).collect();
    let bodies = body_names(corpus, all.iter().flatten(), lang);
    let date = format!("{FIXED_DATE}T00:00:00Z");
    let mut xml = Xml::compact();
    let origin = concat!("fengong ", env!("CARGO_PKG_VERSION"));
    xml.open(
        "Project",
        &[
            ("xmlns", "urn:QDA-XML:project:1.0"),
            ("name", words(lang, "annotations-project")),
            ("origin", origin),
            ("creatingUserGUID", &user(PROGRAM)),
            ("creationDateTime", &date),
        ],
    );
    xml.open("Users", &[]);
    for name in coders(log) {
        xml.empty("User", &[("guid", &user(name)), ("name", name)]);
    }
    xml.close();
    code_book(&mut xml, &bodies, lang);
    if !sources.is_empty() {
        xml.open("Sources", &[]);
        for (source, coded) in sources.iter().zip(&all) {
            text_source(&mut xml, corpus, source, coded, &date);
        }
        xml.close();
    }
    xml.finish()
}

/// The name of each body's code, by the body's id. No two codes have one name: QualCoder and MAXQDA know a code by it and
/// lose what is coded with the second. A name that two jurisdictions share says whose it is, and where that does not tell them
/// apart, which function.
fn body_names<'a>(
    corpus: &'a Corpus,
    all: impl Iterator<Item = &'a Coded<'a>>,
    lang: Lang,
) -> BTreeMap<String, String> {
    let agencies: BTreeMap<String, &Agency> =
        all.map(|one| (body_id(corpus, one.assignment), corpus.agency(one.assignment.agency))).collect();
    let label = |agency: &Agency| lang.name(&agency.label, &agency.label_en).to_owned();
    let (open, close) = lang.pick(("（", "）"), (" (", ")"));
    let whose = |agency: &Agency| format!("{}{open}{}{close}", label(agency), agency.jurisdiction);
    let exact =
        |agency: &Agency| format!("{}{open}{} {}{close}", label(agency), agency.jurisdiction, agency.key);
    let reserved = Duty::ALL.map(|duty| Word::from(duty).in_lang(lang).to_owned());
    let mut held: BTreeMap<String, usize> = reserved.into_iter().map(|name| (name, 1)).collect();
    for agency in agencies.values() {
        // Label and label with jurisdiction are different strings: one map holds both.
        for name in [label(agency), whose(agency)] {
            *held.entry(name).or_default() += 1;
        }
    }
    let alone = |name: &String| held.get(name) == Some(&1);
    let name = |agency: &Agency| {
        [label(agency), whose(agency)].into_iter().find(alone).unwrap_or_else(|| exact(agency))
    };
    agencies.into_iter().map(|(id, agency)| (id, name(agency))).collect()
}

fn code_book(xml: &mut Xml, bodies: &BTreeMap<String, String>, lang: Lang) {
    xml.open("CodeBook", &[]).open("Codes", &[]);
    let group = |xml: &mut Xml, id: &str, name: &str| {
        xml.open("Code", &[("guid", &guid(id)), ("name", name), ("isCodable", "false")]);
    };
    group(xml, "duties", words(lang, "annotations-duties"));
    for duty in Duty::ALL {
        let name = Word::from(duty).in_lang(lang);
        let attributes =
            [("guid", &*duty_code(duty)), ("name", name), ("isCodable", "true"), ("color", colour(duty))];
        xml.empty("Code", &attributes);
    }
    xml.close();
    if !bodies.is_empty() {
        group(xml, "bodies", words(lang, "annotations-bodies"));
        for (id, label) in bodies {
            let code = guid(&format!("body {id}"));
            // The description is the key that tables have.
            xml.open("Code", &[("guid", &code), ("name", label), ("isCodable", "true")]);
            xml.leaf("Description", &[], id).close();
        }
        xml.close();
    }
    xml.close().close();
}

fn text_source(xml: &mut Xml, corpus: &Corpus, source: &Source, all: &[Coded], date: &str) {
    let path = format!("internal://{}.txt", source.guid);
    let by = user(PROGRAM);
    let attributes = [
        ("guid", source.guid.as_str()),
        ("name", &source.name),
        ("plainTextPath", &path),
        ("creatingUser", &by),
        ("creationDateTime", date),
    ];
    xml.open("TextSource", &attributes);
    let text: Vec<char> = source.text.chars().collect();
    let mut places: BTreeMap<(usize, usize), Vec<&Coded>> = BTreeMap::new();
    for one in all {
        if let Some(place) = source.place(one, &text) {
            places.entry(place).or_default().push(one);
        }
    }
    for ((start, end), here) in places {
        selection(xml, corpus, &text[start..end], (&source.guid, start), &here, date);
    }
    xml.close();
}

/// One place with all that it is coded with, each code once: words may name several bodies with one duty.
fn selection(
    xml: &mut Xml,
    corpus: &Corpus,
    words: &[char],
    (source, start): (&str, usize),
    here: &[&Coded],
    date: &str,
) {
    let quote: String = words.iter().collect();
    let (from, to) = (start.to_string(), (start + words.len()).to_string());
    let id = guid(&format!("selection {source} {from} {to}"));
    let made = |one: &Coded| [user(one.who()), one.at().unwrap_or(date).to_owned()];
    let [by, at] = made(here[0]);
    let place = [("guid", id.as_str()), ("name", &quote), ("startPosition", &from), ("endPosition", &to)];
    xml.open(
        "PlainTextSelection",
        &[&place[..], &[("creatingUser", &*by), ("creationDateTime", &*at)]].concat(),
    );
    let mut codes = BTreeSet::new();
    for one in here {
        let body = guid(&format!("body {}", body_id(corpus, one.assignment)));
        let [by, at] = made(one);
        for code in [duty_code(one.assignment.duty), body] {
            if !codes.insert(code.clone()) {
                continue;
            }
            let id = guid(&format!("coding {code} {id}"));
            let made = [("guid", &*id), ("creatingUser", &*by), ("creationDateTime", &*at)];
            xml.open("Coding", &made).empty("CodeRef", &[("targetGUID", &code)]).close();
        }
    }
    xml.close();
}
