//! Statements → sentences of one language.

use super::{
    FunctionNames, Lang, PlanNames, Text,
    messages::{self, number},
    sentence::{Sentence, clean},
    statement::{self, Arg, Quantity, Shown, Statement},
    theme_name,
};
use crate::{
    analyse::themes::{Codebook, Themes},
    model::{Convention, Corpus, PlanIndex, TaskRef},
};
use fluent_bundle::{FluentArgs, FluentValue, types::FluentNumberStyle};
use std::{collections::BTreeMap, sync::Arc};

/// What things are called in every language.
#[derive(Debug, Clone, Default)]
pub struct Names {
    plans: [PlanNames; Lang::ALL.len()],
    functions: FunctionNames,
    themes: BTreeMap<Arc<str>, Text>,
}

impl Names {
    /// The names of a corpus: plans, functions, themes.
    pub fn new(corpus: &Corpus, themes: &Themes) -> Self {
        let theme = |row: &crate::analyse::themes::ThemeRow| {
            let (zh, en) = theme_name(&row.zh, &row.en, row.draft);
            (row.id.clone(), Text::new(&*zh, &*en))
        };
        Self {
            plans: Lang::ALL.map(|lang| PlanNames::new(corpus, lang)),
            functions: FunctionNames::new(corpus),
            themes: themes.rows.iter().map(theme).collect(),
        }
    }

    /// A plan's name, the same everywhere.
    pub fn plan(&self, plan: PlanIndex, lang: Lang) -> &str {
        self.plans[lang as usize].get(plan)
    }

    /// A function's neutral name.
    pub fn function<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        self.functions.name(key, lang)
    }

    /// A theme's name.
    pub fn theme<'a>(&'a self, id: &'a str, lang: Lang) -> &'a str {
        self.themes.get(id).map_or(id, |t| lang.name(&t.zh, &t.en))
    }
}

/// An instrument's name, as its codebook has it.
fn instrument(id: &str, lang: Lang) -> &str {
    let theme = Codebook::instruments().themes.iter().find(|t| &*t.id == id);
    theme.map_or(id, |t| lang.name(&t.zh, &t.en))
}

/// Says statements in one language.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    corpus: &'a Corpus,
    names: &'a Names,
    lang: Lang,
}

impl<'a> Speaker<'a> {
    /// A speaker of a language for a corpus.
    pub fn new(corpus: &'a Corpus, names: &'a Names, lang: Lang) -> Self {
        Self { corpus, names, lang }
    }

    /// The statement as a sentence whose numbers are known by their place in [`Statement::quantities`].
    pub fn say(&self, statement: &Statement) -> Sentence {
        let mut sentence = Sentence::parse(&self.format(statement, &mut 0));
        if self.lang == Lang::En {
            sentence.capitalise();
        }
        sentence
    }

    /// The statement as plain text.
    pub fn plain(&self, statement: &Statement) -> String {
        self.say(statement).plain()
    }

    /// The statement in every language, for a page that can switch.
    pub fn text(corpus: &Corpus, names: &Names, statement: &Statement) -> Text {
        Text::each(|lang| Speaker::new(corpus, names, lang).plain(statement))
    }

    fn format(&self, statement: &Statement, position: &mut usize) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &statement.args {
            args.set(*name, self.arg(arg, position));
        }
        messages::format(self.lang, statement.id, &args)
    }

    fn arg(&self, arg: &Arg, position: &mut usize) -> FluentValue<'static> {
        let functions = |n| self.several(n, |key| self.names.function(key, self.lang));
        match arg {
            Arg::Number(q) => return quantity(q, position),
            Arg::Degree(q) => {
                *position += 1;
                q.degree().to_owned()
            }
            Arg::Plan(plan) => self.names.plan(*plan, self.lang).to_owned(),
            Arg::Plans(plans) => self.plans(plans),
            Arg::Functions(names) => functions(names),
            Arg::Bodies(names) => {
                let id = if self.names.functions.departments(&names.keys) { "departments" } else { "bodies" };
                self.message(id, &[("names", functions(names))])
            }
            Arg::Themes(names) => self.several(names, |id| self.names.theme(id, self.lang)),
            Arg::Instruments(names) => self.several(names, |id| instrument(id, self.lang)),
            Arg::Task(at) => self.message("task", &[("no", self.task(*at).map_or("", |t| &t.no).to_owned())]),
            Arg::Headline(at) => clean(&headline(self.task(*at).map_or("", |t| t.headline()))),
            Arg::Convention(c) => self.convention(*c),
            Arg::Word(word) => clean(word),
            Arg::Say(inner) => self.clause(inner, position),
            Arg::Listed(parts) => {
                let parts: Vec<String> = parts.iter().map(|p| self.clause(p, position)).collect();
                self.joined(parts, "list-more", "list-end")
            }
            Arg::Each(parts) => {
                let parts: Vec<String> = parts.iter().map(|p| self.clause(p, position)).collect();
                self.joined(parts, "clause-more", "clause-end")
            }
            Arg::Run(parts) => {
                let parts: Vec<String> = parts.iter().map(|p| self.clause(p, position)).collect();
                self.joined(parts, "run-more", "run-more")
            }
        }
        .into()
    }

    /// A statement inside another one: without its full stop.
    fn clause(&self, statement: &Statement, position: &mut usize) -> String {
        let mut text = self.format(statement, position);
        text.truncate(text.trim_end_matches(['。', '.']).len());
        text
    }

    /// Plans by name while they are few; otherwise all of them, or how many.
    fn plans(&self, plans: &[PlanIndex]) -> String {
        match plans.len() {
            n if n > 1 && n == self.corpus.plans.len() => self.message("plans-all", &[]),
            n if n > NAMED => self.message("plans-some", &[("count", n.to_string())]),
            _ => self.list(plans.iter().map(|p| self.names.plan(*p, self.lang).to_owned())),
        }
    }

    fn task(&self, at: TaskRef) -> Option<&'a crate::model::Task> {
        self.corpus.plans.get(at.plan as usize).and_then(|p| p.tasks.get(at.task as usize))
    }

    /// A convention's name.
    pub fn convention(&self, convention: Convention) -> String {
        self.message("convention", &[("convention", convention.as_str().to_owned())])
    }

    fn several<'k>(&self, names: &'k statement::Names, name: impl Fn(&'k str) -> &'k str) -> String {
        let named = names.keys.iter().map(|key| name(key).to_owned());
        if names.of == names.keys.len() {
            return self.list(named);
        }
        let listed = self.joined(named.collect(), "list-more", "list-more");
        self.message("names-and-others", &[("names", listed)])
    }

    /// A list as prose joins it. Where an item has an “and” of its own, the last is set off from the others.
    fn list(&self, items: impl Iterator<Item = String>) -> String {
        let items: Vec<String> = items.collect();
        let and = self.message("list-end", &[("first", String::new()), ("next", String::new())]);
        let apart = items.iter().any(|item| item.contains(&and));
        self.joined(items, "list-more", if apart { "list-end-apart" } else { "list-end" })
    }

    fn joined(&self, items: Vec<String>, more: &str, end: &str) -> String {
        let last = items.len().saturating_sub(1);
        let joined = items.into_iter().enumerate().reduce(|(_, first), (at, next)| {
            let id = if at == last { end } else { more };
            (at, self.message(id, &[("first", first), ("next", next)]))
        });
        joined.map_or_else(String::new, |(_, text)| text)
    }

    /// A message whose arguments are texts.
    pub fn message(&self, id: &str, args: &[(&str, String)]) -> String {
        let args: FluentArgs =
            args.iter().map(|(name, value)| (*name, FluentValue::from(value.clone()))).collect();
        messages::format(self.lang, id, &args)
    }
}

fn quantity(q: &Quantity, position: &mut usize) -> FluentValue<'static> {
    let at = *position;
    *position += 1;
    match q.shown {
        Shown::Count => number(q.value, FluentNumberStyle::Decimal, 0, at),
        Shown::Decimals(places) => number(q.value, FluentNumberStyle::Decimal, places, at),
        Shown::Percent => number(q.value, FluentNumberStyle::Percent, 0, at),
    }
}

/// Plans that a list names at most.
const NAMED: usize = 3;

/// Longest headline in a sentence, in characters.
const HEADLINE: usize = 24;

/// The first clause of a task, clipped.
fn headline(words: &str) -> String {
    let words = words.trim();
    let end = words.find(['。', '；', '，', ',', ';', '\n']).unwrap_or(words.len());
    let clause = words.get(..end).unwrap_or(words);
    let kept = clause.chars().take(HEADLINE);
    if clause.chars().count() > HEADLINE { kept.chain(['…']).collect() } else { clause.to_owned() }
}
