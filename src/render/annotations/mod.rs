//! The coding as other tools of qualitative analysis take it: a REFI-QDA project ([`qdpx`]) for MAXQDA, NVivo, ATLAS.ti and
//! QualCoder, and W3C Web Annotations ([`jsonld`]). Both are made of the plans alone and give the same bytes each time: ids are
//! made of what they name, and the only times are those that coders wrote down.
//!
//! Tried with QualCoder 4.0 beta (its import `refi.py` as of August 2026, run without a window on the project of `seeds/`): 3
//! sources with equal texts, 548 places, 1,096 codings (a duty and a body each), every slice equal to its quotation. It takes text
//! with single line feeds as it is, counts code points, makes a category of a code that is not codable, and knows a code by its
//! name: while two cities' bodies shared names, 76 codings came in without a code and others with the other city's. Names are
//! told apart since; a test here applies these rules, the import itself was not tried again. MAXQDA, NVivo and ATLAS.ti were not
//! at hand.

mod jsonld;
mod qdpx;

pub use jsonld::jsonld;
pub use qdpx::qdpx;

use super::run::sha256;
use crate::{
    model::{Assignment, Corpus, Plan, Task},
    resolve::decisions::{Decision, live},
    say::{Text, listed, said},
};
use std::collections::BTreeMap;

/// Who made the codings that no coder decided on.
const PROGRAM: &str = "fengong";

/// One coded place of a plan.
struct Coded<'a> {
    task: &'a Task,
    assignment: &'a Assignment,
    /// The decision that it rests on; absent where it stands as it was read.
    by: Option<&'a Decision>,
}

impl Coded<'_> {
    fn who(&self) -> &str {
        self.by.map(|d| d.who.as_str()).filter(|who| !who.is_empty()).unwrap_or(PROGRAM)
    }

    /// When it was decided, where that is a time as XML and JSON-LD have it.
    fn at(&self) -> Option<&str> {
        self.by.map(|d| d.at.as_str()).filter(|at| is_time(at))
    }
}

/// The coded places of a plan in document order, each with the last decision that stands about its words. Bodies that stand in
/// no words of the document have no place and are left out; [`left_out`] says so.
fn coded<'a>(plan: &'a Plan, log: &'a [Decision]) -> Vec<Coded<'a>> {
    let mut decided: BTreeMap<&str, Vec<&Decision>> = BTreeMap::new();
    for decision in live(log) {
        decided.entry(decision.task.as_str()).or_default().push(decision);
    }
    let of_task = |task: &'a Task| {
        let here = decided.get(task.id.as_str());
        task.assignments.iter().filter(|a| !a.span.of(&task.responsibility).is_empty()).map(
            move |assignment| {
                let (start, end) = assignment.span.in_chars(&task.responsibility);
                let about = |d: &&&Decision| {
                    d.change.words().is_some_and(|w| {
                        w.text == assignment.span.of(&task.responsibility) && (w.start, w.end) == (start, end)
                    })
                };
                let by = here.and_then(|all| all.iter().rev().find(about)).copied();
                Coded { task, assignment, by }
            },
        )
    };
    // The borrow of what was decided ends here.
    plan.tasks.iter().flat_map(of_task).collect()
}

/// How many bodies an export leaves out, for they stand in no words of the document, and which: the first of them with their
/// tasks. Absent where there are none.
pub fn left_out(corpus: &Corpus) -> Option<Text> {
    /// Names that are said; the coded table has all.
    const SAID: usize = 8;
    let wordless = |task: &Task, a: &Assignment| a.span.of(&task.responsibility).is_empty();
    let all: Vec<String> = corpus
        .tasks()
        .flat_map(|(_, task)| {
            let here = task.assignments.iter().filter(move |a| wordless(task, a));
            here.map(move |a| format!("{} {}", task.id, a.name))
        })
        .collect();
    let named = |lang| {
        let mut names = listed(lang, &all[..all.len().min(SAID)]);
        if all.len() > SAID {
            names += "…";
        }
        said!(lang, "annotations-left-out", n = all.len(), names)
    };
    (!all.is_empty()).then(|| Text::each(named))
}

/// Who coded, the program first, then coders in the order of the log.
fn coders(log: &[Decision]) -> Vec<&str> {
    let mut all = vec![PROGRAM];
    for decision in live(log) {
        if !decision.who.is_empty() && !all.contains(&decision.who.as_str()) {
            all.push(&decision.who);
        }
    }
    all
}

/// An id of the shape that GUIDs have, always the same for the same thing.
fn guid(of: &str) -> String {
    let hash = sha256(of.as_bytes());
    // Version 8: made by a rule of one's own; variant as RFC 9562 wants it.
    format!("{}-{}-8{}-a{}-{}", &hash[..8], &hash[8..12], &hash[13..16], &hash[17..20], &hash[20..32])
}

/// The name of a body across plans: its function and jurisdiction.
fn body_id(corpus: &Corpus, assignment: &Assignment) -> String {
    let agency = corpus.agency(assignment.agency);
    format!("{} {}", agency.jurisdiction, agency.key)
}

/// Whether it reads `2025-01-31T08:15:00Z`, with fractions or without, in any zone.
fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let shape = b"dddd-dd-ddTdd:dd:dd";
    let fits = |(want, is): (&u8, &u8)| if *want == b'd' { is.is_ascii_digit() } else { want == is };
    let rest = text.get(shape.len()..).unwrap_or_default();
    let zone = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let offset = |z: &str| {
        z.len() == 6
            && z.starts_with(['+', '-'])
            && z.as_bytes()[3] == b':'
            && z[1..].replace(':', "").parse::<u16>().is_ok()
    };
    bytes.len() >= shape.len()
        && shape.iter().zip(bytes).all(fits)
        && (rest.len() == zone.len() || (rest.starts_with('.') && rest.len() - zone.len() > 1))
        && (zone.is_empty() || zone == "Z" || (zone.is_ascii() && offset(zone)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        load,
        model::Duty,
        render::Lang,
        resolve::{
            Registry,
            decisions::{Change, Words, apply},
        },
    };
    use serde_json::Value;
    use std::{
        collections::BTreeSet,
        io::{Cursor, Read as _},
    };

    /// Two tasks, a body that the list shortens, a name that the registry does not know, a title; and what a coder decided.
    fn plan() -> (Corpus, Vec<Decision>) {
        let text = "序号\t任务\t责任单位\n1\t建设“食堂”<一>。\t市民政局牵头，市财政局、教育局参加\n2\t开展培训&宣传。\t市月球局\n";
        let read = load::document("plan.tsv", text.as_bytes(), &load::Knowledge::default());
        let corpus = read.expect("a plan").read.value;
        let body = Words { text: "市财政局".into(), start: 7, end: 11 };
        let change = Change::Duty { body, duty: Duty::Support };
        let decision = Decision {
            n: 1,
            who: "甲".into(),
            at: "2026-03-01T08:15:00.120Z".into(),
            ..Decision::on(&corpus.plans[0].tasks[0], change)
        };
        let added = Change::Add { body: Words::default(), name: "市总工会".into(), duty: Duty::Support };
        let added = Decision {
            n: 2,
            who: "乙".into(),
            at: "昨天".into(),
            ..Decision::on(&corpus.plans[0].tasks[1], added)
        };
        let log = vec![decision, added];
        (apply(corpus, &log, Registry::builtin()).0, log)
    }

    fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let names: Vec<String> = zip.file_names().map(|name| name.expect("a name").into_owned()).collect();
        let text = |name: &String| {
            let mut text = String::new();
            zip.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
            (name.clone(), text)
        };
        names.iter().map(text).collect()
    }

    /// The value of an attribute in a piece of XML.
    fn attribute<'t>(element: &'t str, name: &str) -> &'t str {
        let from = element.find(&format!(" {name}=\"")).map(|at| at + name.len() + 3).expect(name);
        &element[from..from + element[from..].find('"').expect("a quote")]
    }

    #[test]
    fn a_project_quotes_what_stands_in_its_sources_and_refers_to_what_is_there() {
        let (corpus, log) = plan();
        let bytes = qdpx(&corpus, &log, Lang::Zh).expect("a project");
        assert_eq!(bytes, qdpx(&corpus, &log, Lang::Zh).expect("the same"));
        let parts = parts(&bytes);
        let project = &parts["project.qde"];
        assert!(project.starts_with("<?xml") && project.contains("urn:QDA-XML:project:1.0"));
        let source = parts.iter().find(|(name, _)| name.starts_with("sources/")).expect("lower case");
        assert!(!source.1.contains('\r') && !source.1.starts_with('\u{feff}'));
        assert!(project.contains(&format!("internal://{}", &source.0["sources/".len()..])));
        let characters: Vec<char> = source.1.chars().collect();
        let selections: Vec<&str> = project.split("<PlainTextSelection ").skip(1).collect();
        assert_eq!(selections.len(), 4, "the body in no words has no place");
        let told = left_out(&corpus).expect("it is said");
        assert!(told.zh.contains("1 个") && told.zh.ends_with("plan/2 市总工会"), "{told:?}");
        for selection in &selections {
            let selection = format!(" {selection}");
            let at = |name| attribute(&selection, name).parse::<usize>().expect("a number");
            let quoted: String = characters[at("startPosition")..at("endPosition")].iter().collect();
            assert_eq!(quoted, attribute(&selection, "name"));
        }
        // Every reference leads somewhere, and no id stands twice.
        let mut ids: Vec<&str> = project.split(" guid=\"").skip(1).map(|s| &s[..36]).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
        for name in ["targetGUID", "creatingUser"] {
            for reference in project.split(&format!(" {name}=\"")).skip(1) {
                assert!(ids.contains(&&reference[..36]), "{name} {}", &reference[..36]);
            }
        }
        // The duty that 甲 decided is his; the time that is none is left out.
        assert_eq!(project.matches("creationDateTime=\"2026-03-01T08:15:00.120Z\"").count(), 3);
        assert!(!project.contains("昨天"));
        let order = ["<Users>", "<CodeBook>", "<Sources>"].map(|part| project.find(part).expect(part));
        assert!(order.is_sorted());
    }

    /// QualCoder, MAXQDA and others know a code by its name: of two with one name the second is lost, and a place is coded with
    /// a code once. What stands here is how QualCoder takes a project in: codes by their first name, places as slices of a text
    /// in characters, one coding a code, place and coder.
    #[test]
    fn a_program_that_knows_codes_by_name_loses_nothing() {
        let text = |city: &str| {
            format!(
                "{city}养老服务任务分工\n\n1.建设食堂𠀋。（市民政局、市财政局牵头，市、县（区）民政局配合）\n"
            )
        };
        let mut joining = load::Joining::default();
        for city in ["银川市", "达州市"] {
            let file = format!("{city}.txt");
            let read = load::document(&file, text(city).as_bytes(), &load::Knowledge::default());
            joining.add(&file, read.expect("a plan"));
        }
        let corpus = joining.finish(Registry::builtin()).corpus;
        let wanted: usize = corpus.tasks().map(|(_, t)| t.assignments.len()).sum();
        assert!(wanted >= 6, "{wanted}");
        for lang in [Lang::Zh, Lang::En] {
            let parts = parts(&qdpx(&corpus, &[], lang).expect("a project"));
            let project = &parts["project.qde"];
            let mut codes = BTreeMap::new();
            for code in project.split("<Code ").skip(1).map(|c| format!(" {c}")) {
                let name = attribute(&code, "name").to_owned();
                assert!(codes.insert(name.clone(), attribute(&code, "guid").to_owned()).is_none(), "{name}");
            }
            assert!(codes.keys().any(|name| name.contains("银川市")), "{codes:?}");
            let mut codings = BTreeSet::new();
            for source in project.split("<TextSource ").skip(1).map(|s| format!(" {s}")) {
                let path = attribute(&source, "plainTextPath").trim_start_matches("internal://");
                let text: Vec<char> = parts[&format!("sources/{path}")].chars().collect();
                for selection in source.split("<PlainTextSelection ").skip(1).map(|s| format!(" {s}")) {
                    let at = |name| attribute(&selection, name).parse::<usize>().expect("a number");
                    let place = (at("startPosition"), at("endPosition"));
                    assert_eq!(
                        text[place.0..place.1].iter().collect::<String>(),
                        attribute(&selection, "name")
                    );
                    for code in selection
                        .split("<CodeRef ")
                        .skip(1)
                        .map(|c| attribute(&format!(" {c}"), "targetGUID").to_owned())
                    {
                        assert!(codes.values().any(|known| *known == code));
                        assert!(codings.insert((path.to_owned(), place, code)), "once a place and code");
                    }
                }
            }
            // A body and a duty each, but for places whose bodies share one.
            let places: BTreeSet<_> = codings.iter().map(|(path, place, _)| (path, place)).collect();
            assert_eq!(codings.len(), wanted + places.len(), "{codings:?}");
        }
    }

    #[test]
    fn annotations_quote_their_words_with_context() {
        let (corpus, log) = plan();
        let text = jsonld(&corpus, &log);
        let all: Value = serde_json::from_str(&text).expect("json");
        assert_eq!(all["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!((&all["type"], &all["total"]), (&"AnnotationCollection".into(), &4.into()));
        let items = all["first"]["items"].as_array().expect("items");
        assert_eq!(items.len(), 4);
        let second = &items[1];
        assert_eq!(second["creator"]["name"], "甲");
        assert_eq!(second["created"], "2026-03-01T08:15:00.120Z");
        let selector = &second["target"]["selector"];
        assert_eq!(selector["conformsTo"], "http://tools.ietf.org/rfc/rfc7111", "{selector}");
        let quote = &selector["refinedBy"];
        assert_eq!((&quote["exact"], &quote["prefix"]), (&"市财政局".into(), &"市民政局牵头，".into()));
        assert_eq!(quote["suffix"], "、教育局参加");
        assert_eq!(second["target"]["source"], "plan.tsv");
        let tags: Vec<&str> =
            second["body"].as_array().expect("bodies").iter().filter_map(|b| b["value"].as_str()).collect();
        assert!(tags.contains(&"support") && tags.contains(&"市财政局"), "{tags:?}");
        let ids: BTreeSet<&str> = items.iter().filter_map(|i| i["id"].as_str()).collect();
        assert_eq!(ids.len(), 4);
    }

    #[test]
    fn times_are_times() {
        for good in ["2026-03-01T08:15:00Z", "2026-03-01T08:15:00.5+08:00", "2026-03-01T08:15:00"] {
            assert!(is_time(good), "{good}");
        }
        for bad in [
            "昨天",
            "",
            "2026-03-01",
            "2026-03-01T08:15:00.",
            "2026-03-01T08:15:00+0800",
            "2026-03-01T08:15:00时",
        ] {
            assert!(!is_time(bad), "{bad}");
        }
    }
}
