//! Passages of two plans that are alike.

use super::cosines::Cosines;
use super::nearness::{Nearness, Neighbours, UNKNOWN};
use super::score::{grade, score};
use super::texts::Texts;
use super::units::Units;
use super::words::covers;
use super::{Evidence, Grade, align};
use crate::analyse::text::Meaning;
use std::collections::BTreeMap;
use std::ops::Range;

/// The neighbours that set the level of nearness: among clauses; among tasks, by meaning and by characters.
const CLAUSES: Neighbours = Neighbours { few: 6, usual: 0.31 };
const TASKS: Neighbours = Neighbours { few: 3, usual: 0.42 };
const CHARACTERS: Neighbours = Neighbours { few: 3, usual: 0.05 };
const CLAUSES_WORDS: Neighbours = Neighbours { few: 6, usual: 0.15 };
const TASKS_WORDS: Neighbours = Neighbours { few: 3, usual: 0.17 };
/// Clauses of a task that are counted as alike at most.
const SEVERAL: usize = 3;
/// Nearness of two clauses from which they are laid side by side whatever their words, and that of two tasks from which
/// their nearest clauses are.
const NEAR: f64 = 0.0;
const NEAR_TASKS: f64 = 0.0;

/// Two passages found alike: positions in the plans' units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Like {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f64,
    pub(super) grade: Grade,
    pub(super) evidence: Evidence,
}

/// What two plans have in common, and how near all else of them is.
pub(super) struct Found {
    /// Passages that are alike, by measure.
    pub(super) likes: BTreeMap<(usize, usize), Vec<Like>>,
    meant: Meant,
}

impl Found {
    /// The passage of b nearest in meaning to a clause of a measure of a, with the score of the two.
    pub(super) fn nearest_of_b(
        &self,
        texts: &Texts,
        a: &Units,
        b: &Units,
        measure: usize,
    ) -> Option<(usize, f64)> {
        let near = |i: usize| (0..b.clauses.len()).map(move |j| (self.meant.clauses.at(i, j), i, j));
        self.nearest(texts, a, b, a.of_measure(measure).flat_map(near)).map(|((_, j), score)| (j, score))
    }

    /// The same, the other way round.
    pub(super) fn nearest_of_a(
        &self,
        texts: &Texts,
        a: &Units,
        b: &Units,
        measure: usize,
    ) -> Option<(usize, f64)> {
        let near = |j: usize| (0..a.clauses.len()).map(move |i| (self.meant.clauses.at(i, j), i, j));
        self.nearest(texts, a, b, b.of_measure(measure).flat_map(near)).map(|((i, _), score)| (i, score))
    }

    fn nearest(
        &self,
        texts: &Texts,
        a: &Units,
        b: &Units,
        pairs: impl Iterator<Item = (f64, usize, usize)>,
    ) -> Option<((usize, usize), f64)> {
        let (_, i, j) = pairs.max_by(|p, q| p.0.total_cmp(&q.0).then((q.1, q.2).cmp(&(p.1, p.2))))?;
        let (i, j) = (a.clauses.get(i)?.1, b.clauses.get(j)?.1);
        let mut evidence = evidence(texts, a, b, (i, j), &self.meant);
        by_itself(&mut evidence);
        Some(((i, j), score(&evidence)))
    }
}

/// All passages of two plans that are alike, by measure. One clause is laid beside one clause or two.
///
/// What two tasks have in common as wholes speaks for the nearest of their passages only: the others must speak for themselves.
pub(super) fn likes(texts: &Texts, a: &Units, b: &Units, least: f64) -> Found {
    let meant = Meant::new(texts, a, b);
    let mut of_tasks: BTreeMap<(usize, usize), Vec<(usize, usize, Evidence)>> = BTreeMap::new();
    for (i, j) in candidates(texts, a, b, &meant) {
        let evidence = evidence(texts, a, b, (i, j), &meant);
        of_tasks.entry((a.all[i].task, b.all[j].task)).or_default().push((i, j, evidence));
    }
    let mut found: BTreeMap<(usize, usize), Vec<Like>> = BTreeMap::new();
    for passages in of_tasks.into_values() {
        let best = passages.iter().map(|p| score(&p.2)).fold(0.0, f64::max);
        for (i, j, mut evidence) in passages {
            if score(&evidence) < best {
                by_itself(&mut evidence);
            }
            let score = score(&evidence);
            if let Some(grade) = grade(&evidence, score, least) {
                let like = Like { a: i, b: j, score, grade, evidence };
                found.entry((a.all[i].measure, b.all[j].measure)).or_default().push(like);
            }
        }
    }
    Found { likes: found, meant }
}

/// What two tasks have in common as wholes does not speak for a passage of theirs; what parts them does.
fn by_itself(evidence: &mut Evidence) {
    let Evidence { context, characters, words, wording, several, .. } = evidence;
    for of_tasks in [context, characters, words, wording, several] {
        *of_tasks = of_tasks.min(0.0);
    }
}

/// All that speaks for two passages.
fn evidence(texts: &Texts, a: &Units, b: &Units, (i, j): (usize, usize), meant: &Meant) -> Evidence {
    let (x, y) = (&a.all[i], &b.all[j]);
    let (meaning, nearest) = meant.clauses(x.in_plan(), y.in_plan());
    let [context, characters, wording] =
        [&meant.tasks, &meant.characters, &meant.wording].map(|n| n.at(x.task, y.task));
    let of_clauses = meant.of_clauses.get(x.task * b.tasks.len() + y.task);
    let (words, several) = of_clauses.map_or((UNKNOWN, 0.0), |c| (c.nearest, c.several));
    let of_words = align::compare(texts, x, y);
    Evidence {
        meaning,
        context,
        nearest,
        characters,
        wording,
        words,
        several,
        apart: meant.apart,
        ..of_words
    }
}

/// How near the clauses and the tasks of two plans are.
struct Meant {
    clauses: Nearness,
    tasks: Nearness,
    characters: Nearness,
    /// The same by like words.
    wording: Nearness,
    of_clauses: Vec<Clauses>,
    apart: f64,
}

impl Meant {
    fn new(texts: &Texts, a: &Units, b: &Units) -> Self {
        fn clauses(of: &Units) -> Vec<&Meaning> {
            of.clauses.iter().map(|c| &c.0).collect()
        }
        fn tasks(of: &Units) -> Vec<&Meaning> {
            of.tasks.iter().collect()
        }
        let wholes = (a.tasks.len(), b.tasks.len());
        let of_clauses = Cosines::of_meanings(&clauses(a), &clauses(b));
        let of_characters = Cosines::of_characters(&a.characters, &b.characters, wholes);
        let covers = covers(texts, a, b);
        let by_words = Nearness::new(covers.clauses, CLAUSES_WORDS);
        let tasks = Nearness::new(Cosines::of_meanings(&tasks(a), &tasks(b)), TASKS);
        let characters = Nearness::new(of_characters, CHARACTERS);
        // Seen from the middle of the corpus all meanings are farther.
        let meant = if texts.adapted { TASKS.usual.into() } else { tasks.level };
        Self {
            apart: distance(meant, characters.level, wholes.0.min(wholes.1)),
            of_clauses: clauses_of_tasks(&by_words, &covers.of_tasks),
            wording: Nearness::new(covers.tasks, TASKS_WORDS),
            tasks,
            characters,
            clauses: Nearness::new(of_clauses, CLAUSES),
        }
    }

    /// The nearness of the nearest clauses of two passages, and whether they are each other's nearest.
    fn clauses(&self, x: Range<usize>, y: Range<usize>) -> (f64, f64) {
        let pairs = x.flat_map(|i| y.clone().map(move |j| (i, j)));
        let all = pairs.map(|(i, j)| (self.clauses.at(i, j), self.clauses.nearest(i, j)));
        all.max_by(|p, q| p.0.total_cmp(&q.0)).unwrap_or_default()
    }
}

/// How far two plans are from each other as wholes, by the levels of their tasks' meanings and characters: 0 in one field, about 1 to 4
/// in fields that have nothing to do with each other.
///
/// Nearness is told by neighbours, and there are always some: of two plans on other things five to fifteen in a hundred measures
/// passed for similar. Set on 64 pairs of published plans of different fields beside the graded pairs. A handful of tasks does not show
/// a plan's field: up to eight tell nothing, sixteen count half.
fn distance(meanings: f64, characters: f64, tasks: usize) -> f64 {
    let known = (1.0 - 8.0 / tasks.max(1) as f64).max(0.0);
    known * (20.0 * (0.36 - meanings).max(0.0) + 200.0 * (0.04 - characters).max(0.0))
}

/// How alike two tasks are by the words of their clauses: the nearness of the nearest two, and the sum over the few clauses of the shorter
/// task that have the nearest counterparts, as far as it is above 0.
#[derive(Debug, Clone, Copy)]
struct Clauses {
    nearest: f64,
    several: f64,
}

/// This for each pair of tasks, a row a task of a; titles count as clauses. O(|a|·|b|) in clauses.
fn clauses_of_tasks(near: &Nearness, (of_a, of_b): &(Vec<Vec<usize>>, Vec<Vec<usize>>)) -> Vec<Clauses> {
    let best = |near: &mut dyn Iterator<Item = f64>| near.fold(UNKNOWN, f64::max);
    let of_pair = |(x, y): (&Vec<usize>, &Vec<usize>)| {
        let mut all: Vec<f64> = if x.len() <= y.len() {
            x.iter().map(|i| best(&mut y.iter().map(|j| near.at(*i, *j)))).collect()
        } else {
            y.iter().map(|j| best(&mut x.iter().map(|i| near.at(*i, *j)))).collect()
        };
        all.sort_by(|p, q| q.total_cmp(p));
        let several = all.iter().take(SEVERAL).map(|n| n.max(0.0)).sum();
        Clauses { nearest: all.first().copied().unwrap_or(UNKNOWN), several }
    };
    of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y))).map(of_pair).collect()
}

/// The pairs of passages worth laying side by side, in order: those with words in common, those near in meaning, and of
/// tasks near in meaning the nearest.
fn candidates(texts: &Texts, a: &Units, b: &Units, meant: &Meant) -> Vec<(usize, usize)> {
    let mut sums = Vec::new();
    let mut found = Vec::new();
    for (i, x) in a.all.iter().enumerate() {
        let alone = |j: &usize| x.single() || b.all[*j].single();
        found.extend(b.near(texts, x, &mut sums).into_iter().filter(alone).map(|j| (i, j)));
    }
    for (i, (_, of_a)) in a.clauses.iter().enumerate() {
        found.extend(meant.clauses.near(i, NEAR).map(|j| (*of_a, b.clauses[j].1)));
    }
    let (of_a, of_b) = (a.clauses_by_task(), b.clauses_by_task());
    for (x, of_x) in of_a {
        for (_, of_y) in of_b.iter().filter(|(y, _)| meant.tasks.at(x, *y) >= NEAR_TASKS) {
            let pairs = of_x.clone().flat_map(|i| of_y.clone().map(move |j| (i, j)));
            // The first of those equally near.
            let nearest =
                pairs.rev().max_by(|p, q| meant.clauses.at(p.0, p.1).total_cmp(&meant.clauses.at(q.0, q.1)));
            found.extend(nearest.map(|(i, j)| (a.clauses[i].1, b.clauses[j].1)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The best passages of two measures, none of which share a clause.
pub(super) fn apart(likes: &[Like], a: &Units, b: &Units) -> Vec<Like> {
    let mut sorted = likes.to_vec();
    sorted.sort_by(|p, q| {
        q.grade.cmp(&p.grade).then(q.score.total_cmp(&p.score)).then((p.a, p.b).cmp(&(q.a, q.b)))
    });
    let mut kept: Vec<Like> = Vec::new();
    let meet = |p: (usize, usize), q: (usize, usize)| p.0 < q.1 && q.0 < p.1;
    for x in sorted {
        let taken = kept.iter().any(|k| {
            meet(a.all[k.a].clauses, a.all[x.a].clauses) || meet(b.all[k.b].clauses, b.all[x.b].clauses)
        });
        if !taken {
            kept.push(x);
        }
    }
    kept
}

/// The best grade and score among the passages of two measures; absent below `similar`.
pub(super) fn near_best(likes: &[Like]) -> Option<(Grade, f64)> {
    let near = likes.iter().filter(|l| l.grade >= Grade::Similar).map(|l| (l.grade, l.score));
    near.max_by(|p, q| p.0.cmp(&q.0).then(p.1.total_cmp(&q.1)))
}
