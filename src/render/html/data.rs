//! What the page's script works on: tasks, bodies, links and results as one compact JSON value.
//!
//! Positions count UTF-16 code units here, since that is how the browser's strings are cut.

use super::{Page, View, words};
use crate::{
    analyse::{
        all::Analyses,
        division::Outcome,
        overlap::{Grade, Overlap, TaskPair},
        themes::Ownership,
    },
    model::{Convention, Corpus, Duty, Place, Role, Span, TaskRef},
    render::{Lang, Word},
    say::{Text, said, theme_name},
};
use serde_json::{Value, json};

/// The whole value. Linear in tasks, links and results.
pub(super) fn data(p: &Page) -> Value {
    let corpus = p.corpus;
    let at = Positions::new(corpus);
    let title = words::title();
    let mut value = json!({
        "title": [title.zh, title.en],
        "words": words::words(),
        "conventions": Convention::ALL.map(pair),
        "duties": Duty::ALL.map(pair),
        "dutyCodes": Duty::ALL.map(Duty::as_str),
        "roles": Role::ALL.map(pair),
        "ownerships": closed(&Ownership::ALL),
        "grades": closed(&Grade::ALL),
        "outcomes": closed(&Outcome::ALL),
        "plans": plans(p),
        "tasks": tasks(corpus),
        "functions": functions(p),
        "agencies": corpus.agencies.iter().map(|a| json!({"key": a.key, "zh": a.label, "en": a.label_en})).collect::<Vec<_>>(),
        "links": links(corpus),
        "views": p.views.iter().map(|v| view(p, v)).collect::<Vec<_>>(),
    });
    let results = p.views.first().map(|v| v.results);
    for (key, part) in [
        ("themes", results.map(|r| themes(corpus, r, &at))),
        ("clusters", results.map(|r| clusters(r, &at))),
        ("ties", results.map(|r| ties(r, &at))),
        ("pairs", results.map(|r| pairs(p, r, &at))),
    ] {
        value[key] = Value::Array(part.unwrap_or_default());
    }
    value
}

/// Tasks counted through over all plans, as the page does.
struct Positions(Vec<usize>);

impl Positions {
    fn new(corpus: &Corpus) -> Self {
        let starts = corpus.plans.iter().scan(0, |at, p| {
            let start = *at;
            *at += p.tasks.len();
            Some(start)
        });
        Self(starts.collect())
    }

    fn of(&self, at: TaskRef) -> usize {
        self.0.get(at.plan as usize).copied().unwrap_or_default() + at.task as usize
    }

    fn all(&self, tasks: &[TaskRef]) -> Vec<usize> {
        tasks.iter().map(|t| self.of(*t)).collect()
    }
}

fn plans(p: &Page) -> Vec<Value> {
    let named = p.corpus.plans.iter().enumerate();
    named
        .map(|(i, plan)| {
            let n = Text::each(|lang| p.names.plan(i as u32, lang).to_owned());
            json!({"id": plan.id, "name": [n.zh, n.en]})
        })
        .collect()
}

/// Neutral names of the functions, by key.
fn functions(p: &Page) -> Value {
    let name = |key: &str| [Lang::Zh, Lang::En].map(|lang| p.names.function(key, lang).to_owned());
    let all = p.corpus.agencies.iter().map(|a| (a.key.to_string(), json!(name(&a.key))));
    all.collect::<serde_json::Map<_, _>>().into()
}

fn tasks(corpus: &Corpus) -> Vec<Value> {
    let one = |(at, t): (TaskRef, &crate::model::Task)| {
        json!({
            "id": t.id, "plan": at.plan, "no": t.no, "title": t.title, "text": t.text, "sections": t.sections,
            "responsibility": t.responsibility, "place": place(&t.source),
        })
    };
    corpus.tasks().map(one).collect()
}

/// `[task, agency, duty, [role under each convention], start, end]` for every assignment.
fn links(corpus: &Corpus) -> Vec<Value> {
    let mut all = Vec::new();
    for (i, (_, task)) in corpus.tasks().enumerate() {
        let roles = Convention::ALL.map(|c| corpus.roles(task, c));
        for (n, a) in task.assignments.iter().enumerate() {
            let role = roles.each_ref().map(|r| r.get(n).map_or(0, |role| *role as usize));
            let (start, end) = utf16(&task.responsibility, a.span);
            all.push(json!([i, a.agency, a.duty as usize, role, start, end]));
        }
    }
    all
}

/// What hangs on the convention: loads by role, ownership of themes, leads of overlapping tasks.
fn view(p: &Page, v: &View) -> Value {
    let (r, corpus) = (v.results, p.corpus);
    let themes = r.themes.rows.iter().map(|row| {
        let mut plans = vec![Value::Null; corpus.plans.len()];
        for p in &row.plans {
            if let Some(cell) = plans.get_mut(p.plan as usize) {
                *cell = json!([code(p.ownership), p.leads, p.fragmentation.and_then(finite), p.tasks.len()]);
            }
        }
        plans
    });
    let leads = r.overlaps.iter().enumerate().flat_map(|(n, overlap)| {
        carried(p, overlap).map(move |(i, pair)| {
            let divided = r.divisions.get(n).and_then(|d| d.pairs.iter().find(|p| p.pair == i));
            json!([pair.lead_a, pair.lead_b, divided.map(|d| code(d.outcome))])
        })
    });
    json!({
        "convention": v.convention as usize,
        "themes": themes.collect::<Vec<_>>(),
        "pairs": leads.collect::<Vec<_>>(),
    })
}

fn themes(corpus: &Corpus, results: &Analyses, at: &Positions) -> Vec<Value> {
    let row = |r: &crate::analyse::themes::ThemeRow| {
        let evidence = r.plans.iter().flat_map(|p| &p.evidence).map(|&(task, span)| {
            let (start, end) = utf16(&corpus.task(task).text, span);
            json!([at.of(task), start, end])
        });
        let (zh, en) = theme_name(&r.zh, &r.en, r.draft);
        json!({"id": r.id, "zh": zh, "en": en, "evidence": evidence.collect::<Vec<_>>()})
    };
    results.themes.rows.iter().map(row).collect()
}

fn clusters(results: &Analyses, at: &Positions) -> Vec<Value> {
    let of = results.clusters.iter().flat_map(|c| c.clusters.iter().map(move |k| (c.plan, k)));
    of.map(|(plan, k)| {
        json!({
            "plan": plan, "number": k.number, "members": k.members, "tasks": at.all(&k.tasks), "themes": k.themes,
            "stability": k.stability, "p": k.test.map(|t| t.p.value),
        })
    })
    .collect()
}

fn ties(results: &Analyses, at: &Positions) -> Vec<Value> {
    let of = results.clusters.iter().flat_map(|c| c.ties.iter().map(move |t| (c.plan, t)));
    of.map(|(plan, t)| {
        json!({
            "plan": plan, "a": t.a, "b": t.b, "weight": finite(t.weight), "tasks": at.all(&t.tasks),
            "expected": t.expected.and_then(finite), "ratio": t.ratio.and_then(finite), "q": t.q().and_then(finite),
        })
    })
    .collect()
}

/// The pairs of tasks that the page carries, with their places among all of the two plans.
fn carried<'o>(p: &Page, overlap: &'o Overlap) -> impl Iterator<Item = (usize, &'o TaskPair)> {
    let weak = p.weak_pairs;
    overlap.pairs.iter().enumerate().filter(move |(_, pair)| weak || pair.grade >= Grade::Similar)
}

fn pairs(p: &Page, results: &Analyses, at: &Positions) -> Vec<Value> {
    let corpus = p.corpus;
    let all = results.overlaps.iter().flat_map(|o| carried(p, o));
    all.map(|(_, pair)| {
        let (text_a, text_b) = (&corpus.task(pair.a).text, &corpus.task(pair.b).text);
        let passages = pair.passages.iter().map(|p| {
            let (a, b) = (utf16(text_a, p.a), utf16(text_b, p.b));
            json!([a.0, a.1, b.0, b.1])
        });
        let mut value = json!({
            "a": at.of(pair.a), "b": at.of(pair.b), "score": finite(pair.score), "grade": code(pair.grade),
            "passages": passages.collect::<Vec<_>>(),
        });
        if let Some(source) = pair.source {
            value["source"] = json!(at.of(source.task));
        }
        value
    })
    .collect()
}

/// Where something stands, as each language says it.
fn place(p: &Place) -> [String; 2] {
    Lang::ALL.map(|lang| {
        let mut said = p.file.to_string();
        if let Some(sheet) = &p.sheet {
            said += &said!(lang, "place", part = "sheet", n = sheet);
        }
        for (number, part) in [(p.page, "page"), (p.table, "table"), (p.row, "row"), (p.line, "line")] {
            if let Some(n) = number {
                said += &said!(lang, "place", part, n = n.to_string());
            }
        }
        said
    })
}

/// Five significant places are more than the page shows; what is not finite is absent.
fn finite(v: f64) -> Option<f64> {
    v.is_finite().then(|| (v * 1e5).round() / 1e5)
}

fn pair(word: impl Into<Word>) -> [&'static str; 2] {
    let word = word.into();
    Lang::ALL.map(|lang| word.in_lang(lang))
}

fn code(word: impl Into<Word>) -> &'static str {
    word.into().code
}

/// A closed list as `code → [zh, en]`.
fn closed<T: Copy + Into<Word>>(all: &[T]) -> Value {
    all.iter().map(|&w| (code(w).to_owned(), json!(pair(w)))).collect::<serde_json::Map<_, _>>().into()
}

/// A span in bytes as UTF-16 code units.
fn utf16(text: &str, span: Span) -> (usize, usize) {
    let units = |t: &str| t.encode_utf16().count();
    let start = units(text.get(..span.start()).unwrap_or(""));
    (start, start + units(span.of(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_the_browsers() {
        // 𠮷 takes four bytes and two UTF-16 units.
        let text = "𠮷市民政局";
        let span = Span::new(text.find('民').unwrap(), text.len());
        assert_eq!(utf16(text, span), (3, 6));
    }

    #[test]
    fn places_are_said_in_both_languages() {
        let mut p =
            Place {
                file: "plan.xlsx".into(), sheet: Some("分工".into()), row: Some(7), ..Place::default()
            };
        assert_eq!(place(&p), ["plan.xlsx 工作表“分工” 第7行", "plan.xlsx, sheet “分工”, row 7"]);
        p = Place { file: "plan.txt".into(), line: Some(36), ..Place::default() };
        assert_eq!(place(&p), ["plan.txt 第36行", "plan.txt, line 36"]);
    }

    #[test]
    fn numbers_that_are_none_are_absent() {
        assert_eq!(finite(f64::NAN), None);
        assert_eq!(finite(1.0 / 3.0), Some(0.33333));
    }

    /// The script must not ask for words that are not there.
    #[test]
    fn the_script_finds_all_its_words() {
        let script = super::super::SCRIPT.concat();
        let known = words::words();
        let mut asked = 0;
        for call in ["word(\""] {
            for rest in script.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(known.get(key).is_some(), "no word for {key}");
                asked += 1;
            }
        }
        assert!(asked > 20, "{asked}");
    }
}
