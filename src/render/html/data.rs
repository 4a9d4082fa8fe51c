//! What the page's script works on: tasks, bodies, links and results as one compact JSON value.
//!
//! Positions count UTF-16 code units here, since that is how the browser's strings are cut.

use crate::{
    analyse::all::Analyses,
    diagnostic::{Diagnostic, Severity},
    model::{Convention, Corpus, Duty, Role, Span},
    render::{Word, findings::plan_name},
};
use serde_json::{Value, json};

/// The whole value. Linear in tasks, links and results.
pub(super) fn data(
    corpus: &Corpus,
    results: &Analyses,
    diagnostics: &[Diagnostic],
    convention: Convention,
) -> Value {
    let index = TaskIndex::new(corpus);
    json!({
        "convention": Convention::ALL.iter().position(|c| *c == convention),
        "conventions": Convention::ALL.map(pair),
        "duties": Duty::ALL.map(pair),
        "roles": Role::ALL.map(pair),
        "plans": corpus.plans.iter().map(|p| { let n = plan_name(p); json!({"id": p.id, "name": [n.zh, n.en]}) }).collect::<Vec<_>>(),
        "tasks": corpus.tasks().map(|(at, t)| json!({
            "id": t.id, "plan": at.plan, "no": t.no, "title": t.title, "text": t.text,
            "responsibility": t.responsibility, "place": t.source.to_string(),
        })).collect::<Vec<_>>(),
        "agencies": corpus.agencies.iter().map(|a| json!({"key": a.key, "label": a.label, "label_en": a.label_en})).collect::<Vec<_>>(),
        "links": links(corpus),
        "themes": themes(corpus, results, &index),
        "gaps": results.themes.gaps.iter().map(|g| json!({
            "kind": code(g.kind), "plan": g.plan, "theme": g.theme, "task": g.task.map(|t| index.of(t)), "quotation": g.quotation,
        })).collect::<Vec<_>>(),
        "clusters": results.clusters.iter().flat_map(|c| c.clusters.iter().map(|k| json!({
            "key": format!("{}-{}", c.plan, k.number), "plan": c.plan, "number": k.number, "members": k.members,
            "tasks": k.tasks.iter().map(|t| index.of(*t)).collect::<Vec<_>>(), "stability": k.stability, "p": k.p,
        }))).collect::<Vec<_>>(),
        "ties": results.clusters.iter().flat_map(|c| c.ties.iter().map(|t| json!({
            "key": format!("{}-{}-{}", c.plan, t.a.0, t.b.0), "plan": c.plan, "a": t.a, "b": t.b, "weight": t.weight,
            "tasks": t.tasks.iter().map(|t| index.of(*t)).collect::<Vec<_>>(),
            "expected": t.expected, "ratio": t.ratio, "q": t.q,
        }))).collect::<Vec<_>>(),
        "comparisons": results.overlaps.iter().map(|o| [o.a, o.b]).collect::<Vec<_>>(),
        "pairs": pairs(corpus, results, &index),
        "diagnostics": diagnostics.iter().map(|d| json!({
            "severity": severity(d.severity), "place": d.place.to_string(),
            "message": [d.message, d.message_en], "hint": d.hint.as_ref().map(|h| [Some(h), d.hint_en.as_ref()]),
        })).collect::<Vec<_>>(),
        "ownerships": words(&crate::analyse::themes::Ownership::ALL),
        "grades": words(&crate::analyse::overlap::Grade::ALL),
        "outcomes": words(&crate::analyse::division::Outcome::ALL),
        "gap_kinds": words(&crate::analyse::themes::GapKind::ALL),
    })
}

/// Tasks counted through over all plans, as the page does.
struct TaskIndex(Vec<usize>);

impl TaskIndex {
    fn new(corpus: &Corpus) -> Self {
        let starts = corpus.plans.iter().scan(0, |at, p| {
            let start = *at;
            *at += p.tasks.len();
            Some(start)
        });
        Self(starts.collect())
    }

    fn of(&self, at: crate::model::TaskRef) -> usize {
        self.0.get(at.plan as usize).copied().unwrap_or_default() + at.task as usize
    }
}

/// `[task, agency, duty, [role under each convention], start, end]` for every assignment.
fn links(corpus: &Corpus) -> Vec<Value> {
    let mut all = Vec::new();
    for (i, (_, task)) in corpus.tasks().enumerate() {
        let roles = Convention::ALL.map(|c| corpus.roles(task, c));
        for (n, a) in task.assignments.iter().enumerate() {
            let duty = Duty::ALL.iter().position(|d| *d == a.duty);
            let role = roles.each_ref().map(|r| Role::ALL.iter().position(|x| *x == r[n]));
            let (start, end) = utf16(&task.responsibility, a.span);
            all.push(json!([i, a.agency, duty, role, start, end]));
        }
    }
    all
}

fn themes(corpus: &Corpus, results: &Analyses, index: &TaskIndex) -> Vec<Value> {
    let row = |r: &crate::analyse::themes::ThemeRow| {
        let evidence = r.plans.iter().flat_map(|p| &p.evidence).map(|&(at, span)| {
            let (start, end) = utf16(&corpus.task(at).text, span);
            json!([index.of(at), start, end])
        });
        json!({
            "id": r.id, "zh": r.zh, "en": r.en, "evidence": evidence.collect::<Vec<_>>(),
            "plans": r.plans.iter().map(|p| json!({
                "plan": p.plan, "ownership": code(p.ownership), "leads": p.leads, "fragmentation": p.fragmentation,
                "tasks": p.tasks.iter().map(|t| index.of(*t)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    };
    results.themes.rows.iter().map(row).collect()
}

fn pairs(corpus: &Corpus, results: &Analyses, index: &TaskIndex) -> Vec<Value> {
    let mut all = Vec::new();
    for (n, overlap) in results.overlaps.iter().enumerate() {
        for (i, pair) in overlap.pairs.iter().enumerate() {
            let divided = results.divisions.get(n).and_then(|d| d.pairs.iter().find(|p| p.pair == i));
            let (text_a, text_b) = (&corpus.task(pair.a).text, &corpus.task(pair.b).text);
            let passages = pair.passages.iter().map(|p| {
                let (a, b) = (utf16(text_a, p.a), utf16(text_b, p.b));
                json!([a.0, a.1, b.0, b.1])
            });
            all.push(json!({
                "key": format!("{}|{}", corpus.task(pair.a).id, corpus.task(pair.b).id),
                "a": index.of(pair.a), "b": index.of(pair.b), "score": pair.score, "grade": code(pair.grade),
                "passages": passages.collect::<Vec<_>>(), "lead_a": pair.lead_a, "lead_b": pair.lead_b,
                "outcome": divided.map(|d| code(d.outcome)),
            }));
        }
    }
    all
}

fn pair(word: impl Into<Word>) -> [&'static str; 2] {
    let word = word.into();
    [word.zh, word.en]
}

fn code(word: impl Into<Word>) -> &'static str {
    word.into().code
}

/// A closed list as `code → [zh, en]`.
fn words<T: Copy + Into<Word>>(all: &[T]) -> Value {
    all.iter().map(|&w| (code(w).to_owned(), json!(pair(w)))).collect::<serde_json::Map<_, _>>().into()
}

fn severity(s: Severity) -> &'static str {
    Word::from(s).code
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
}
