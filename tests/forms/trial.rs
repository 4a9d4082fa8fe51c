//! Reads invented documents and counts what became of what they say.

use super::words::TRADITIONAL;
use super::write::{self, Invented, Said};
use fengong::load::{self, Knowledge};
use fengong::say::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// What a document gives: who does what, how often; and what is noticed, by line.
struct Read {
    said: BTreeMap<Said, usize>,
    noticed: BTreeSet<(&'static str, String, Option<u32>)>,
    nothing: bool,
}

/// Names by their characters, simplified.
fn plain(name: &str) -> String {
    let simple = |c: char| TRADITIONAL.iter().find(|(_, t)| *t == c).map_or(c, |(s, _)| *s);
    name.chars().filter(|c| c.is_alphanumeric()).map(simple).collect()
}

fn read(name: &str, text: &str) -> Read {
    let read = load::document(name, text.as_bytes(), &Knowledge::default()).unwrap().read;
    let mut said = BTreeMap::new();
    for (_, task) in read.value.tasks() {
        for a in &task.assignments {
            *said.entry((plain(&a.name), a.duty.as_str())).or_insert(0) += 1;
        }
    }
    let nothing = read.diagnostics.iter().any(|d| d.code == "no-task");
    let noticed = read.diagnostics.iter().map(|d| (d.code, d.message(Lang::Zh), d.place.line)).collect();
    Read { said, noticed, nothing }
}

/// What became of a document.
pub(super) struct Outcome {
    pub(super) invented: Invented,
    /// Assignments that are not read.
    pub(super) lost: Vec<Said>,
    /// Assignments that are read and not said.
    pub(super) wrong: Vec<Said>,
    /// Whether `check` points at the place.
    pub(super) told: bool,
    /// Whether the common form was read right; else it tells nothing about the odd one.
    pub(super) sound: bool,
}

pub(super) fn outcome(seed: u64) -> Outcome {
    let invented = write::document(seed);
    let mut want: BTreeMap<Said, usize> = BTreeMap::new();
    for (name, duty) in &invented.said {
        *want.entry((plain(name), duty)).or_insert(0) += 1;
    }
    let usual = read(&invented.name, &invented.plain);
    let is = read(&invented.name, &invented.text);
    let lost = beyond(&want, &is.said);
    let wrong = beyond(&is.said, &want);
    // That a list is open, or that a body is not known, says nothing about a loss.
    let silent = ["open-list"];
    let lines = &invented.odd;
    let near = |line: u32| lines.iter().any(|at| (at.saturating_sub(1)..=at + 1).contains(&(line as usize)));
    let known: BTreeSet<_> = usual.noticed.iter().map(|(code, message, _)| (*code, message)).collect();
    let told = is.nothing
        || is.noticed.iter().any(|(code, message, line)| {
            !silent.contains(code) && line.is_some_and(near) && !known.contains(&(*code, message))
        });
    let sound = usual.said == want;
    Outcome { invented, lost, wrong, told, sound }
}

/// What the one has more often than the other.
fn beyond(a: &BTreeMap<Said, usize>, b: &BTreeMap<Said, usize>) -> Vec<Said> {
    let more = |(said, n): (&Said, &usize)| {
        let over = n.saturating_sub(b.get(said).copied().unwrap_or(0));
        std::iter::repeat_n(said.clone(), over)
    };
    a.iter().flat_map(more).collect()
}
