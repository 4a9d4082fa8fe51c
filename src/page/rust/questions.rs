//! The places where the reading is doubtful, as questions: each with its answers and the decisions that each would be.
//! Places with the same doubt about the same words are one question.

use fengong::{
    load::Joined,
    model::{Agency, AgencyKind, Assignment, Corpus, Duty, Plan, Task, TaskRef},
    resolve::{
        Registry,
        decisions::{self, Change, Decision, Doubt, Words},
    },
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// One question.
#[derive(Debug, Serialize)]
pub(crate) struct Question {
    pub(crate) kind: Doubt,
    /// The words in question.
    words: String,
    /// What they are read as, in Chinese and English.
    read: Label,
    pub(crate) places: Vec<QuestionPlace>,
    pub(crate) options: Vec<Choice>,
    /// How much the results hang on it.
    pub(crate) weight: usize,
    /// The answer that changes most, where the answers were tried.
    pub(crate) most: Option<Most>,
}

/// The answer of a question that changes most.
#[derive(Debug, Serialize)]
pub(crate) struct Most {
    /// Its position.
    pub(crate) option: usize,
    /// What it changes, as [`crate::desk::Desk::effects`] says it.
    pub(crate) effect: serde_json::Value,
}

/// A place of a question.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct QuestionPlace {
    plan: usize,
    pub(crate) task: String,
    pub(crate) words: Words,
}

/// A name in Chinese and English; the English may be empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub(crate) struct Label {
    zh: String,
    en: String,
}

impl Label {
    fn of(agency: &Agency) -> Self {
        Self { zh: agency.label.to_string(), en: agency.label_en.to_string() }
    }

    /// Words that stand as they are written in every language.
    fn as_written(words: &str) -> Self {
        Self { zh: words.to_owned(), en: words.to_owned() }
    }
}

/// One answer.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    /// What sort of answer: `keep`, `body`, `new`, `drop`, `close`, `add`, or a duty.
    answer: &'static str,
    /// The name that is meant, in Chinese and English.
    name: Label,
    /// The decisions, one a place, in the order of the places.
    pub(crate) changes: Vec<Decision>,
}

impl Question {
    /// The places that no decision of a log has settled yet, by position; `tasks` are the ids that the decisions' tasks have now.
    pub(crate) fn left(&self, log: &[Decision], tasks: &HashMap<u32, String>) -> Vec<usize> {
        let open = |place: &QuestionPlace| {
            !decisions::live(log).any(|d| {
                let here = d.task == place.task || tasks.get(&d.n).is_some_and(|id| *id == place.task);
                here && d.change.settles(self.kind, &place.words)
            })
        };
        (0..self.places.len()).filter(|at| open(&self.places[*at])).collect()
    }

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
type Groups = BTreeMap<(Doubt, String, Label), Vec<(TaskRef, Words)>>;

/// All questions about what was read, in the order of their words.
pub(crate) fn questions(read: &Joined, registry: &Registry) -> Vec<Question> {
    let corpus = &read.corpus;
    let by_id: HashMap<&str, TaskRef> = corpus.tasks().map(|(at, t)| (t.id.as_str(), at)).collect();
    let mut groups = Groups::new();
    let mut add = |kind, words: &str, reading: Label, at, place| {
        groups.entry((kind, words.to_owned(), reading)).or_default().push((at, place));
    };
    for (at, task) in corpus.tasks() {
        for a in &task.assignments {
            let agency = corpus.agency(a.agency);
            if !agency.known && agency.kind != AgencyKind::Collective {
                add(Doubt::Unknown, &a.name, Label::of(agency), at, words(task, a));
            }
        }
        if task.open() {
            let phrase = longest_gap(task);
            let start =
                task.responsibility.find(&phrase).map_or(0, |b| task.responsibility[..b].chars().count());
            let place = Words { end: start + phrase.chars().count(), text: phrase.clone(), start };
            add(Doubt::Open, &phrase, Label::default(), at, place);
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
                    add(Doubt::Rough, &a.name, Label::of(corpus.agency(a.agency)), at, words(task, a));
                }
            }
            "unplaced-text" => {
                if let Some(text) = said().filter(|t| task.responsibility.contains(t)) {
                    let start = task
                        .responsibility
                        .find(text)
                        .map_or(0, |b| task.responsibility[..b].chars().count());
                    let place = Words { text: text.to_owned(), start, end: start + text.chars().count() };
                    add(Doubt::Unplaced, text, Label::default(), at, place);
                }
            }
            "no-body" => add(Doubt::Nobody, &task.responsibility, Label::default(), at, Words::default()),
            "no-duty-word" => {
                for a in task.assignments.iter().filter(|a| a.duty == Duty::Responsible) {
                    add(Doubt::NoDuty, &a.name, Label::default(), at, words(task, a));
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
    reading: &Label,
    (at, words): &(TaskRef, Words),
    corpus: &Corpus,
    registry: &Registry,
) -> Vec<Label> {
    const MOST: usize = 3;
    let plan = Plan { tasks: vec![corpus.task(*at).clone()], ..corpus.plan(at.plan).clone() };
    let alone = Corpus { plans: vec![plan], agencies: corpus.agencies.clone() };
    let task = &alone.plans[0].tasks[0];
    let mut found: Vec<Label> = Vec::new();
    for name in registry.closest(said, 2 * MOST) {
        let change = Change::Body { body: words.clone(), name: name.to_owned(), new: false };
        let (tried, _) = decisions::apply(alone.clone(), &[Decision::on(task, change)], registry);
        let named = tried.plans[0].tasks[0].assignments.iter().find(|a| *a.name == *name);
        let label = named.map(|a| Label::of(tried.agency(a.agency)));
        found.extend(label.filter(|label| label != reading && !found.contains(label)));
    }
    found.truncate(MOST);
    found
}

fn question(
    (kind, said, reading): (Doubt, String, Label),
    places: &[(TaskRef, Words)],
    corpus: &Corpus,
    registry: &Registry,
) -> Question {
    let choice = |answer, name: &Label, change: &dyn Fn(&Words) -> Change| Choice {
        answer,
        name: name.clone(),
        changes: places.iter().map(|(at, w)| Decision::on(corpus.task(*at), change(w))).collect(),
    };
    let keep = choice("keep", &reading, &|w| Change::Keep { body: w.clone(), doubt: Some(kind) });
    let named = |label: &Label| {
        let name = label.zh.clone();
        choice("body", label, &|w| Change::Body { body: w.clone(), name: name.clone(), new: false })
    };
    let own = || {
        choice("new", &Label::as_written(&said), &|w| Change::Body {
            body: w.clone(),
            name: said.clone(),
            new: true,
        })
    };
    let drop = || choice("drop", &Label::default(), &|w| Change::Drop { body: w.clone() });
    let mut options = vec![keep];
    match kind {
        Doubt::Unknown | Doubt::Rough => {
            let near = candidates(&said, &reading, &places[0], corpus, registry);
            options.extend(near.iter().map(named));
            if kind == Doubt::Rough {
                options.push(own());
            }
            options.push(drop());
        }
        Doubt::Open => options.push(choice("close", &Label::default(), &|_| Change::Open { open: false })),
        Doubt::NoDuty => {
            for duty in [Duty::Lead, Duty::Participate, Duty::Support] {
                options.push(choice(duty.as_str(), &Label::default(), &|w| Change::Duty {
                    body: w.clone(),
                    duty,
                }));
            }
            options.push(drop());
        }
        Doubt::Unplaced => options.push(choice("add", &Label::as_written(&said), &|w| Change::Add {
            body: w.clone(),
            name: w.text.clone(),
            duty: Duty::Responsible,
        })),
        // What two coders differ on is asked where they are compared.
        Doubt::Difference => {}
        Doubt::Nobody => options.push(choice("open", &Label::default(), &|_| Change::Open { open: true })),
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
        most: None,
    }
}
