//! The words by which statements and layouts are told. All of them are data: `data/reading.toml`, and what a user's file
//! adds to it.
//!
//! A section of the file is a purpose, a key in it a list of words parted by blanks (or phrases in a list). What a list is
//! for stands in the file beside it.

mod flat;
pub(crate) mod lexer;
mod sections;
mod words;

pub use sections::Lists;
pub(crate) use sections::{Fronts, Laws};
pub use words::Words;
pub(crate) use words::{Join, Verb};

use crate::model::Duty;
use crate::parse::marks::is_number;
use lexer::Lexer;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::LazyLock;
use toml::{Spanned, Value};

// The test `the_wording_is_there` keeps the default from ever being used.
static BUILTIN: LazyLock<Wording> = LazyLock::new(|| {
    let mut words = Wording::default();
    let mut lists = Lists::default();
    if lists.lines(include_str!(concat!(env!("OUT_DIR"), "/reading.txt"))).is_ok() {
        lists.gather_verbs();
        words.take_in(lists);
    }
    words
});

/// The built-in words.
pub fn builtin() -> &'static Wording {
    &BUILTIN
}

/// All words, by what they are for, and the index that finds them in running words.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    lists: Lists,
    pub(crate) lexer: Lexer,
}

impl Deref for Wording {
    type Target = Lists;

    fn deref(&self) -> &Lists {
        &self.lists
    }
}

impl Wording {
    /// The built-in words with a user's file added to them ([`Wording::merge`]).
    ///
    /// # Errors
    /// The reason, with line and column, where the text is not of the format.
    ///
    /// ```
    /// use fengong::parse::wording::Wording;
    /// assert!(Wording::with("[duty]\nresponsible = \"认领\"").is_ok());
    /// assert!(Wording::with("[duty]\nowner = \"认领\"").is_err());
    /// ```
    pub fn with(text: &str) -> Result<Self, String> {
        let mut words = builtin().clone();
        words.merge(text)?;
        Ok(words)
    }

    /// Whether 由 behind some words tells by whom, and is no part of a word: 理由, but 管理由县民政局负责.
    pub(crate) fn tells_by(&self, before: &str) -> bool {
        !self.clause.no_by.ends(before) || self.clause.by_behind.ends(before)
    }

    /// Whether a sentence tells what was done: 日前…, but not 9月30日前.
    pub(crate) fn reports(&self, sentence: &str) -> bool {
        let told =
            |word: &str| sentence.match_indices(word).any(|(at, _)| !sentence[..at].ends_with(is_number));
        self.prose.reports.iter().any(told)
    }

    /// Whether words begin with what somebody does, and with no body.
    pub(crate) fn acts(&self, words: &str) -> bool {
        let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let body = self.name.end.ends(first) && !self.name.no_end.ends(first);
        !body
            && (self.verb.word.begins(first)
                || self.body.duty_verb.begins(first)
                || self.law.by_verb.begins(first)
                || self.law.goes_on.begins(first))
    }

    /// Adds a file in the format of the built-in one: its words stand beside those that are there; of a word that gives
    /// a duty the new duty counts.
    ///
    /// # Errors
    /// The reason, with line and column, where the text is not of the format.
    pub fn merge(&mut self, text: &str) -> Result<(), String> {
        self.take_in(Lists::read(text)?);
        Ok(())
    }

    fn take_in(&mut self, more: Lists) {
        let given = owned(&more.duty);
        self.lists.add(more);
        self.lists.hear(&given);
        self.lexer = Lexer::new(&self.lists);
    }
}

impl Lists {
    /// The lists of a file.
    fn read(text: &str) -> Result<Self, String> {
        let file: BTreeMap<Spanned<String>, Value> = toml::from_str(text).map_err(|e| e.to_string())?;
        let mut lists = Self::default();
        for (name, written) in file {
            let section = name.get_ref();
            let read = lists.section(section, &written);
            read.map_err(|why| located(text, name.span().start, &format!("[{section}] {why}")))?;
        }
        lists.gather_verbs();
        Ok(lists)
    }

    fn section(&mut self, name: &str, written: &Value) -> Result<(), String> {
        if !Self::SECTIONS.contains(&name) {
            return Err("unknown section".to_owned());
        }
        let mut lines = String::new();
        flat::add(name, written, &mut lines)?;
        self.lines(&lines)
    }

    /// Takes the lists that stand in lines.
    fn lines(&mut self, lines: &str) -> Result<(), String> {
        lines.lines().try_for_each(|line| {
            let (name, words) = line.split_once('\t').unwrap_or((line, ""));
            self.take(name, words.split('\t'))
        })
    }

    /// Puts all that is said behind a name into one list.
    fn gather_verbs(&mut self) {
        let given: Vec<(Box<str>, Duty)> = owned(&self.duty);
        let verb = &mut self.verb;
        let mut verbs: Vec<(Box<str>, Verb)> = Vec::new();
        verbs.extend(verb.made.iter().map(|word| (word.into(), Verb::Made)));
        verbs.extend(verb.manner.iter().map(|word| (word.into(), Verb::Manner)));
        verbs.extend(verb.weak.entries().map(|(word, duty)| (word.into(), Verb::Weak(duty))));
        verbs.extend(owned(&verb.head).into_iter().chain(given).map(|(word, duty)| (word, Verb::Head(duty))));
        verb.word.extend(verbs);
    }

    /// Lets every layout hear the duty words.
    fn hear(&mut self, given: &[(Box<str>, Duty)]) {
        let plain = |of: &dyn Fn(&str, Duty) -> Vec<String>| {
            let all: Vec<_> = given.iter().flat_map(|(word, duty)| of(word, *duty)).collect();
            all.into_iter().map(|word| (word.into(), ()))
        };
        let same = |word: &str, _: Duty| vec![word.to_owned()];
        let lead = |word: &str, duty| if duty == Duty::Lead { vec![word.to_owned()] } else { Vec::new() };
        // 牵头单位, 牵头部门
        let nouns: Vec<String> = self.nobody.alone.iter().map(str::to_owned).collect();
        let office = |word: &str| nouns.iter().map(|noun| format!("{word}{noun}")).collect::<Vec<_>>();
        for list in [
            &mut self.note.line_end,
            &mut self.note.sentence_end,
            &mut self.body.duty_begin,
            &mut self.body.duty_verb,
            &mut self.body.pending_what,
            &mut self.law.goes_on,
            &mut self.column.half,
            &mut self.column.label,
            &mut self.count.word,
            &mut self.unread.broken,
        ] {
            list.extend(plain(&same));
        }
        let telling =
            |word: &str, _| if self.unread.common.is(word) { vec![] } else { vec![word.to_owned()] };
        let telling: Vec<_> = plain(&telling).collect();
        self.unread.duty.extend(telling);
        self.copula.lead.extend(plain(&lead));
        self.rule.lead.extend(plain(&lead));
        self.rule.lead_noun.extend(plain(&|word, duty| {
            if duty == Duty::Lead { office(word) } else { Vec::new() }
        }));
        self.nobody.noun.extend(plain(&|word, _| office(word)));
        self.nobody.each_end.extend(plain(&|word, _| office(word)));
        self.nobody.word.extend(given.iter().map(|(word, _)| (word.clone(), true)));
        self.label.noun.extend(plain(&|word, _| vec![format!("（{word}）")]));
        self.copula.office_end.extend(given.iter().flat_map(|(word, duty)| {
            office(word).into_iter().map(|noun| (format!("的{noun}").into(), *duty))
        }));
        self.law.act.extend(given.iter().cloned());
        self.law
            .act
            .extend(self.law.support.iter().map(|word| (word.into(), Duty::Support)).collect::<Vec<_>>());
        self.label.stem.extend(given.iter().cloned());
        self.column.duty.extend(given.iter().cloned());
        self.column.bare.extend(given.iter().cloned());
        self.cell.duty.extend(given.iter().cloned());
    }
}

/// What is wrong with a text, with line and column.
fn located(text: &str, at: usize, why: &str) -> String {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}: {why}")
}

fn owned(words: &Words<Duty>) -> Vec<(Box<str>, Duty)> {
    words.entries().map(|(word, duty)| (word.into(), duty)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wording_is_there() {
        let words = builtin();
        let file = Wording::default().merge(include_str!("../../data/reading.toml"));
        assert_eq!(file, Ok(()));
        assert!(words.mark.ticked.holds('☑') && !words.mark.ticked.holds('☐'));
        assert_eq!(words.body.duty_verb.prefix("负责养老"), Some("负责"));
        assert!(words.person.surname_pair.is("欧阳"));
        assert_eq!(words.body.lead_in.prefix("此项工作由市民政局负责"), Some("此项工作"));
    }

    #[test]
    fn what_is_wrong_with_a_file_has_its_place() {
        let wrong = |text| Lists::read(text).err().unwrap_or_default();
        let said = wrong("# 我们的\n[verb]\nmade = \"组成\"\njoins = \"和\"\n");
        assert!(said.starts_with("line 2, column 2: [verb] unknown list `joins`"), "{said}");
        assert!(wrong("[duty]\nowner = \"认领\"").contains("owner"));
        assert!(wrong("[verb]\nmade = 3").contains("[verb] made: "));
        assert!(wrong("verbs = 1").contains("[verbs] unknown section"));
        assert!(wrong("[verb").contains("line 1"));
    }
}
