//! Pairs of plans in five fields that the built-in codebook does not know, written in the manner of published ones and graded task by
//! task (3 the same measure, 2 the same object and action in other words or a special case, 1 the same theme, 0 looked at and not
//! alike; what is not listed is not alike) before the program saw them. They are among the pairs that the weights of the comparison were
//! fitted on, so they guard what was reached and prove nothing new.

use fengong::{
    analyse::overlap::{Grade, Overlap, OverlapOptions, overlap},
    graph::ResponsibilityGraph,
    load::{self, Knowledge},
    model::{Convention, Corpus},
};
use std::{collections::BTreeMap, fs, path::Path};

const FIELDS: [&str; 5] = ["waste", "biz", "health", "jobs", "farm"];

/// Tasks of either plan, by number, with the grade of the pair.
type Grades = BTreeMap<(String, String), u8>;

fn read(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/graded");
    fs::read_to_string(folder.join(name)).unwrap()
}

fn compared(field: &str) -> (Corpus, Overlap) {
    let of = |side| {
        let file = format!("{field}-{side}.txt");
        load::document(&file, read(&file).as_bytes(), &Knowledge::default()).unwrap().read.value
    };
    let corpus = Corpus::merge(vec![of("a"), of("b")]);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let result = overlap(&graph, 0, 1, &OverlapOptions::default());
    drop(graph);
    (corpus, result)
}

fn grades(field: &str) -> Grades {
    let mut all = Grades::new();
    for line in read(&format!("{field}.grades")).lines() {
        let [a, b, grade] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let best = all.entry((a.to_owned(), b.to_owned())).or_default();
        *best = grade.parse::<u8>().unwrap().max(*best);
    }
    all
}

/// The seeds of two cities, graded by one reader before the program was asked; where two grades are given it is between them, and a pair
/// that may or may not be alike is left out.
#[test]
fn two_cities_are_compared_without_the_codebook_of_their_field() {
    let of = |name: &str| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name);
        load::document(name, fs::read(file).unwrap(), &Knowledge::default()).unwrap().read.value
    };
    let corpus = Corpus::merge(vec![of("yinchuan.txt"), of("dazhou.txt")]);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let mut result = overlap(&graph, 0, 1, &OverlapOptions::default());
    let (mut grades, mut unsure) = (Grades::new(), Vec::new());
    for line in read("yinchuan-dazhou-1.grades").lines() {
        let [a, b, grade] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let (low, high) = grade.split_once('-').unwrap_or((grade, grade));
        let (low, high): (u8, u8) = (low.parse().unwrap(), high.parse().unwrap());
        if low < 2 && high >= 2 {
            unsure.push((a.to_owned(), b.to_owned()));
        }
        grades.insert((a.to_owned(), b.to_owned()), low);
    }
    let no = |task| corpus.task(task).no.to_string();
    result.pairs.retain(|p| !unsure.contains(&(no(p.a), no(p.b))));
    let (f1, precision) = measured(&corpus, &result, &grades);
    assert!(f1 >= 0.84 && precision >= 0.86, "{f1:.3} {precision:.3}");
}

/// F1 at `similar` or better, and the average precision of the ranking.
fn measured(corpus: &Corpus, result: &Overlap, grades: &Grades) -> (f64, f64) {
    let no = |task| corpus.task(task).no.to_string();
    let alike = |p: &&fengong::analyse::overlap::TaskPair| {
        grades.get(&(no(p.a), no(p.b))).is_some_and(|grade| *grade >= 2)
    };
    let wanted = grades.values().filter(|grade| **grade >= 2).count() as f64;
    let called: Vec<_> = result.pairs.iter().filter(|p| p.grade >= Grade::Similar).collect();
    let right = called.iter().filter(|p| alike(p)).count() as f64;
    let (mut hits, mut precision) = (0.0, 0.0);
    for (rank, pair) in (1..).map(f64::from).zip(&result.pairs) {
        if alike(&pair) {
            hits += 1.0;
            precision += hits / rank;
        }
    }
    (2.0 * right / (called.len() as f64 + wanted), precision / wanted)
}

#[test]
fn graded_pairs_are_found_in_fields_without_a_codebook() {
    let of = |field| {
        let (corpus, result) = compared(field);
        measured(&corpus, &result, &grades(field))
    };
    let all: Vec<(f64, f64)> = FIELDS.into_iter().map(of).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| all.iter().map(of).sum::<f64>() / all.len() as f64;
    assert!(mean(|m| m.0) >= 0.82 && mean(|m| m.1) >= 0.82, "{all:.3?}");
    assert!(all.iter().all(|m| m.0 >= 0.65), "{all:.3?}");
}

#[test]
fn scores_mean_what_they_say() {
    let mut scored: Vec<(f64, bool)> = Vec::new();
    for field in FIELDS {
        let (corpus, result) = compared(field);
        let grades = grades(field);
        let grade = |p: &fengong::analyse::overlap::TaskPair| {
            grades.get(&(corpus.task(p.a).no.to_string(), corpus.task(p.b).no.to_string())).copied()
        };
        scored.extend(result.pairs.iter().map(|p| (p.score, grade(p).is_some_and(|g| g >= 2))));
    }
    let share = |from: f64, to: f64| {
        let of: Vec<bool> = scored.iter().filter(|(s, _)| *s >= from && *s < to).map(|s| s.1).collect();
        assert!(of.len() >= 10, "{from} to {to}: {}", of.len());
        of.iter().filter(|yes| **yes).count() as f64 / of.len() as f64
    };
    let (low, high) = (share(0.15, 0.4), share(0.7, 1.1));
    assert!(low < 0.45 && high > 0.8, "{low:.2} {high:.2}");
}
