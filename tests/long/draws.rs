//! How fast draws forget where they come from, and how near the law of a pair is to draws.
// Simulated numbers are compared with bands, not digit for digit.
#![allow(clippy::disallowed_methods)]

use super::{
    plans::{Planted, Shape, plan},
    seeds,
};
use fengong::{
    analyse::stats::{Curveball, PairLaws, Stream},
    graph::{BitMatrix, Incidence, ResponsibilityGraph},
    model::Convention,
};
use std::collections::BTreeSet;

/// The tables of the seeds' plans and of two invented ones, territorial bodies left out.
fn tables() -> Vec<(String, BitMatrix)> {
    let mut corpora = vec![seeds::corpus()];
    corpora.extend([Planted::Nothing, Planted::NothingLargeTasks].map(|p| plan(1, p, Shape::usual(4.0)).0));
    let mut all = Vec::new();
    for corpus in &corpora {
        let graph = ResponsibilityGraph::new(corpus, Convention::Literal);
        for (at, one) in corpus.plans.iter().enumerate() {
            let cells = Incidence::new(&graph, at as u32, |a| !corpus.agency(a).is_territorial()).cells;
            all.push((format!("{} {}×{}", one.id, cells.rows(), cells.columns()), cells));
        }
    }
    all
}

fn chain_of(cells: &BitMatrix, draws: usize) -> Vec<BitMatrix> {
    let ball = Curveball::new(cells, None, &mut Stream::new(1, "hub", "", 0));
    ball.chain(Stream::new(1, "chain", "", 0)).take(draws).collect()
}

fn pairs(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(|i| (0..i).map(move |j| (i, j)))
}

/// Correlation of draws of one chain with the next and the next but one: of the shared tasks of pairs, and of the sum of their squares.
pub(super) fn autocorrelation() {
    const DRAWS: usize = 4_000;
    println!("| plan | draws apart | mean of pairs | largest pair | sum of squares |");
    println!("|---|---|---|---|---|");
    for (name, cells) in tables() {
        let n = cells.rows();
        let draws = chain_of(&cells, DRAWS);
        let mut series: Vec<Vec<f64>> =
            pairs(n).map(|(i, j)| draws.iter().map(|d| d.shared(i, j) as f64).collect()).collect();
        series.push((0..DRAWS).map(|d| series.iter().map(|s| s[d] * s[d]).sum()).collect());
        for lag in [1, 2] {
            let mut all: Vec<f64> = series.iter().filter_map(|s| correlation(s, lag)).collect();
            let squares = all.pop().unwrap_or_default();
            let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
            let largest = all.iter().copied().fold(f64::MIN, f64::max);
            println!("| {name} | {lag} | {mean:.3} | {largest:.3} | {squares:.3} |");
        }
    }
    println!();
}

/// Absent where nothing varies.
fn correlation(series: &[f64], lag: usize) -> Option<f64> {
    let n = series.len() as f64;
    let mean = series.iter().sum::<f64>() / n;
    let variance = series.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
    let both = series.iter().zip(&series[lag..]).map(|(x, y)| (x - mean) * (y - mean)).sum::<f64>() / n;
    (variance > 1e-9).then(|| both / variance)
}

/// P(at least w shared tasks) by the law of the pair, over the share of draws; pairs with the same numbers of tasks pooled, and only
/// where 200 draws reach w.
pub(super) fn laws() {
    const DRAWS: usize = 30_000;
    println!("| plan | p | compared | law ÷ draws, geometric mean | least | largest |");
    println!("|---|---|---|---|---|---|");
    for (name, cells) in tables() {
        let Some(laws) = PairLaws::new(&cells) else { continue };
        let n = cells.rows();
        // Pairs with the same numbers of tasks have one law.
        let alike = |(i, j): (usize, usize)| {
            let (a, b) = (cells.count(i), cells.count(j));
            (a.min(b), a.max(b))
        };
        let kinds: BTreeSet<(usize, usize)> = pairs(n).map(alike).collect();
        let kinds: Vec<(usize, usize)> = kinds.into_iter().collect();
        let kind: Vec<usize> = pairs(n).filter_map(|p| kinds.binary_search(&alike(p)).ok()).collect();
        let mut counts = vec![vec![0_usize; cells.columns() + 1]; kinds.len()];
        for drawn in chain_of(&cells, DRAWS) {
            pairs(n).zip(&kind).for_each(|((i, j), &at)| counts[at][drawn.shared(i, j)] += 1);
        }
        for (low, high) in [(0.03, 0.3), (0.003, 0.03), (0.0, 0.003)] {
            let mut ratios = Vec::new();
            for (at, of) in counts.iter().enumerate() {
                let Some((i, j)) = pairs(n).zip(&kind).find(|(_, k)| **k == at).map(|(pair, _)| pair) else {
                    continue;
                };
                let law = laws.of(i, j);
                let all: usize = of.iter().sum();
                for w in 1..of.len() {
                    let reached: usize = of[w..].iter().sum();
                    let p = law.tail(w);
                    if reached >= 200 && p > low && p <= high {
                        ratios.push(p / (reached as f64 / all as f64));
                    }
                }
            }
            if ratios.is_empty() {
                continue;
            }
            let mean = (ratios.iter().map(|r| r.ln()).sum::<f64>() / ratios.len() as f64).exp();
            let (least, most) = ratios.iter().fold((f64::MAX, 0.0_f64), |(l, m), r| (l.min(*r), m.max(*r)));
            println!("| {name} | {low}–{high} | {} | {mean:.2} | {least:.2} | {most:.2} |", ratios.len());
        }
    }
    println!();
}
