//! The places where the reading is doubtful, as questions: each with its answers and the decisions that each would be.
//! Places with the same doubt about the same words are one question.

use fengong::{
    load::Joined,
    model::{AgencyKind, Assignment, Corpus, Duty, Plan, Task, TaskRef},
    resolve::{
        Registry,
        decisions::{self, Change, Decision, Words},
    },
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The registry does not know the name.
    Unknown,
    /// The name fits a function only roughly.
    Rough,
    /// The list may be open.
    Open,
    /// No word says what the body does.
    NoDuty,
    /// Words that could not be placed.
    Unplaced,
    /// Nobody was found.
    Nobody,
}

/// One question.
#[derive(Debug, Serialize)]
pub(crate) struct Question {
    kind: Kind,
    /// The words in question.
    words: String,
    /// What they are read as.
    read: String,
    pub(crate) places: Vec<QuestionPlace>,
    pub(crate) options: Vec<Choice>,
    /// How much the results hang on it.
    pub(crate) weight: usize,
}

/// A place of a question.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuestionPlace {
    plan: usize,
    task: String,
    words: Words,
}

/// One answer.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    /// What sort of answer: `keep`, `body`, `new`, `drop`, `close`, `add`, or a duty.
    answer: &'static str,
    /// The name or duty that is meant.
    name: String,
    /// The decisions, one a place, in the order of the places.
    pub(crate) changes: Vec<Decision>,
}

impl Question {
    /// How many answers there are to try.
    pub(crate) fn effort(&self) -> usize {
        self.options.len()
    }
}

/// The place of an assignment's words.
fn words(task: &Task, a: &Assignment) -> Words {
    let (start, end) = a.span.in_chars(&task.responsibility);
    Words { text: a.span.of(&task.responsibility).to_owned(), start, end }
}

/// A doubt and the words it is about, with its places.
type Groups = BTreeMap<(Kind, String, String), Vec<(TaskRef, Words)>>;

/// All questions about what was read, in the order of their words; none about a task that a coder's table has settled.
pub(crate) fn questions(read: &Joined, registry: &Registry) -> Vec<Question> {
    let corpus = &read.corpus;
    let by_id: HashMap<&str, TaskRef> = corpus.tasks().map(|(at, t)| (t.id.as_str(), at)).collect();
    let mut groups = Groups::new();
    let mut add = |kind, words: &str, reading: &str, at, place| {
        groups.entry((kind, words.to_owned(), reading.to_owned())).or_default().push((at, place));
    };
    for (at, task) in corpus.tasks() {
        for a in &task.assignments {
            let agency = corpus.agency(a.agency);
            if !agency.known && agency.kind != AgencyKind::Collective {
                add(Kind::Unknown, &a.name, &agency.label, at, words(task, a));
            }
        }
        if task.open() {
            let phrase = longest_gap(task);
            let start =
                task.responsibility.find(&phrase).map_or(0, |b| task.responsibility[..b].chars().count());
            let place = Words { end: start + phrase.chars().count(), text: phrase.clone(), start };
            add(Kind::Open, &phrase, "", at, place);
        }
    }
    for d in &read.diagnostics {
        let Some(at) = d.task.as_deref().and_then(|id| by_id.get(id)).copied() else { continue };
        let task = corpus.task(at);
        let said = || d.span.zip(d.excerpt.as_deref()).map(|(span, text)| span.of(text));
        match d.code {
            "approximate-name" => {
                let named = |a: &&Assignment| said().is_some_and(|s| s == a.span.of(&task.responsibility));
                if let Some(a) = task.assignments.iter().find(named) {
                    add(Kind::Rough, &a.name, &corpus.agency(a.agency).label, at, words(task, a));
                }
            }
            "unplaced-text" => {
                if let Some(text) = said().filter(|t| task.responsibility.contains(t)) {
                    let start = task
                        .responsibility
                        .find(text)
                        .map_or(0, |b| task.responsibility[..b].chars().count());
                    let place = Words { text: text.to_owned(), start, end: start + text.chars().count() };
                    add(Kind::Unplaced, text, "", at, place);
                }
            }
            "no-body" => add(Kind::Nobody, &task.responsibility, "", at, Words::default()),
            "no-duty-word" => {
                for a in task.assignments.iter().filter(|a| a.duty == Duty::Responsible) {
                    add(Kind::NoDuty, &a.name, "", at, words(task, a));
                }
            }
            _ => {}
        }
    }
    groups.into_iter().map(|(key, places)| question(key, &places, corpus, registry)).collect()
}

/// The longest words between two bodies, or behind the last, of the statements that are open: what opens the list.
fn longest_gap(task: &Task) -> String {
    let text = &task.responsibility;
    let mut best = "";
    for (number, statement) in task.statements.iter().enumerate().filter(|(_, s)| s.open) {
        let mut bodies: Vec<_> =
            task.assignments.iter().filter(|a| usize::from(a.statement) == number).map(|a| a.span).collect();
        bodies.sort();
        let ends = bodies.iter().map(|s| s.end()).chain([statement.span.start()]);
        for from in ends {
            let to = bodies.iter().map(|s| s.start()).filter(|s| *s >= from).min();
            let gap = text.get(from..to.unwrap_or(statement.span.end()).max(from)).unwrap_or_default();
            let clause = gap.split(|c: char| !c.is_alphanumeric() && !"（）()".contains(c));
            best = clause.chain([best]).max_by_key(|c| c.chars().count()).unwrap_or(best);
        }
    }
    best.to_owned()
}

/// The bodies that a name may mean, as this plan would call them: up to three, others than the one that was read.
fn candidates(
    said: &str,
    reading: &str,
    (at, words): &(TaskRef, Words),
    corpus: &Corpus,
    registry: &Registry,
) -> Vec<String> {
    const MOST: usize = 3;
    let plan = Plan { tasks: vec![corpus.task(*at).clone()], ..corpus.plan(at.plan).clone() };
    let alone = Corpus { plans: vec![plan], agencies: corpus.agencies.clone() };
    let task = &alone.plans[0].tasks[0];
    let mut found: Vec<String> = Vec::new();
    for name in registry.closest(said, 2 * MOST) {
        let change = Change::Body { body: words.clone(), name: name.to_owned(), new: false };
        let (tried, _) = decisions::apply(alone.clone(), &[Decision::on(task, change)], registry);
        let named = tried.plans[0].tasks[0].assignments.iter().find(|a| *a.name == *name);
        let label = named.map(|a| tried.agency(a.agency).label.to_string());
        found.extend(label.filter(|label| *label != reading && !found.contains(label)));
    }
    found.truncate(MOST);
    found
}

fn question(
    (kind, said, reading): (Kind, String, String),
    places: &[(TaskRef, Words)],
    corpus: &Corpus,
    registry: &Registry,
) -> Question {
    let choice = |answer, name: &str, change: &dyn Fn(&Words) -> Change| Choice {
        answer,
        name: name.to_owned(),
        changes: places.iter().map(|(at, w)| Decision::on(corpus.task(*at), change(w))).collect(),
    };
    let keep = choice("keep", &reading, &|w| Change::Keep { body: w.clone() });
    let named = |name: &String| {
        choice("body", name, &|w| Change::Body { body: w.clone(), name: name.clone(), new: false })
    };
    let own = || choice("new", &said, &|w| Change::Body { body: w.clone(), name: said.clone(), new: true });
    let drop = || choice("drop", "", &|w| Change::Drop { body: w.clone() });
    let mut options = vec![keep];
    match kind {
        Kind::Unknown | Kind::Rough => {
            let near = candidates(&said, &reading, &places[0], corpus, registry);
            options.extend(near.iter().map(named));
            if kind == Kind::Rough {
                options.push(own());
            }
            options.push(drop());
        }
        Kind::Open => options.push(choice("close", "", &|_| Change::Open { open: false })),
        Kind::NoDuty => {
            for duty in [Duty::Lead, Duty::Participate, Duty::Support] {
                options.push(choice(duty.as_str(), "", &|w| Change::Duty { body: w.clone(), duty }));
            }
            options.push(drop());
        }
        Kind::Unplaced => options.push(choice("add", &said, &|w| Change::Add {
            body: w.clone(),
            name: w.text.clone(),
            duty: Duty::Responsible,
        })),
        Kind::Nobody => options.push(choice("open", "", &|_| Change::Open { open: true })),
    }
    let place = |(at, w): &(TaskRef, Words)| QuestionPlace {
        plan: at.plan as usize,
        task: corpus.task(*at).id.to_string(),
        words: w.clone(),
    };
    Question {
        kind,
        words: said.clone(),
        read: reading,
        places: places.iter().map(place).collect(),
        options,
        weight: 0,
    }
}
