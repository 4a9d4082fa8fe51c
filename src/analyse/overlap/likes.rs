//! Passages of two plans that are alike.

use super::score::{grade, score};
use super::texts::Texts;
use super::units::Units;
use super::{Evidence, Grade, align};
use std::collections::BTreeMap;

/// Two passages found alike: positions in the plans' units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Like {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) score: f64,
    pub(super) grade: Grade,
    pub(super) evidence: Evidence,
}

/// All passages of two plans that are alike, by measure. One clause is laid beside one clause or two.
pub(super) fn likes(texts: &Texts, a: &Units, b: &Units) -> BTreeMap<(usize, usize), Vec<Like>> {
    let mut found: BTreeMap<(usize, usize), Vec<Like>> = BTreeMap::new();
    let mut sums = Vec::new();
    let known = a.known.min(b.known);
    for (i, x) in a.all.iter().enumerate() {
        for j in b.near(texts, x, &mut sums) {
            let y = &b.all[j];
            if !x.single() && !y.single() {
                continue;
            }
            let evidence = align::compare(texts, x, y, known);
            let score = score(&evidence);
            if let Some(grade) = grade(&evidence, score) {
                found.entry((x.measure, y.measure)).or_default().push(Like {
                    a: i,
                    b: j,
                    score,
                    grade,
                    evidence,
                });
            }
        }
    }
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
