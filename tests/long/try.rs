use fengong::{
    analyse::{clusters::communities::*, stats::*},
    graph::*,
};
use rayon::prelude::*;
fn plan(seed: u64, planted: bool, sizes: f64) -> (BitMatrix, Vec<usize>) {
    let mut rng = Stream::new(seed, "plan", "", 0);
    let (r, t) = (30, 60);
    let normal = |rng: &mut Stream| {
        let (u, v) = (1.0 - rng.unit(), rng.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    };
    let act: Vec<f64> = (0..r).map(|_| (0.8 * normal(&mut rng)).exp()).collect();
    let mut m = BitMatrix::new(r, t);
    for task in 0..t {
        let d = if task < 3 && sizes > 4.0 { 21 } else { 2 + (-(1.0 - rng.unit()).ln() * 3.0) as usize };
        let d = d.min(20.max(d.min(21)));
        let mut left: Vec<usize> = (0..r).collect();
        for _ in 0..d.min(r) {
            let sum: f64 = left.iter().map(|&i| act[i]).sum();
            let mut x = rng.unit() * sum;
            let mut pick = 0;
            for (p, &i) in left.iter().enumerate() {
                pick = p;
                x -= act[i];
                if x < 0.0 {
                    break;
                }
            }
            m.set(left.swap_remove(pick), task);
        }
    }
    let mut who: Vec<usize> = (0..r).collect();
    rng.shuffle(&mut who);
    let group = who[..5].to_vec();
    if planted {
        let mut tasks: Vec<usize> = (0..t).collect();
        rng.shuffle(&mut tasks);
        for &t in &tasks[..6] {
            for &i in &group {
                if rng.unit() < 0.8 {
                    m.set(i, t);
                }
            }
        }
    }
    (m, group)
}
struct Null {
    e: Vec<f64>,
    v: Vec<f64>,
}
fn stat(w: &Weights, null: &Null, c: &[usize]) -> f64 {
    let n = w.len();
    let (mut x, mut v) = (0.0, 0.0);
    for (a, &i) in c.iter().enumerate() {
        for &j in &c[..a] {
            x += w.get(i, j) - null.e[i * n + j];
            v += null.v[i * n + j];
        }
    }
    if v > 0.0 { x / v.sqrt() } else { 0.0 }
}
fn groups(l: &[usize]) -> Vec<Vec<usize>> {
    let k = l.iter().max().map_or(0, |m| m + 1);
    let mut g = vec![vec![]; k];
    for (i, &c) in l.iter().enumerate() {
        g[c].push(i);
    }
    g
}
fn improve(w: &Weights, null: &Null, mut c: Vec<usize>) -> (Vec<usize>, f64) {
    let mut s = stat(w, null, &c);
    loop {
        let mut best: Option<(f64, Vec<usize>)> = None;
        for i in 0..w.len() {
            let mut d = c.clone();
            if let Some(p) = d.iter().position(|&x| x == i) {
                if d.len() <= 2 {
                    continue;
                }
                d.remove(p);
            } else {
                d.push(i);
            }
            let x = stat(w, null, &d);
            if x > s + 1e-9 && best.as_ref().is_none_or(|b| x > b.0) {
                best = Some((x, d));
            }
        }
        match best {
            Some((x, d)) => {
                s = x;
                c = d;
            }
            None => return (c, s),
        }
    }
}
fn partition(mode: usize, w: &Weights, null: &Null, rng: &mut Stream) -> Vec<Vec<usize>> {
    let n = w.len();
    let excess = |g: f64| {
        Merit::from_cells(
            n,
            (0..n * n)
                .map(|c| if c / n == c % n { 0.0 } else { w.get(c / n, c % n) - g * null.e[c] })
                .collect(),
        )
    };
    let zmat = |g: f64| {
        Merit::from_cells(
            n,
            (0..n * n)
                .map(|c| {
                    if c / n == c % n || null.v[c] <= 0.0 {
                        0.0
                    } else {
                        (w.get(c / n, c % n) - null.e[c]) / null.v[c].sqrt() - g
                    }
                })
                .collect(),
        )
    };
    let l = match mode / 10 {
        0 => Merit::modularity(w, 1.0).search(rng),
        1 => excess(1.0).search(rng),
        2 => excess(1.5).search(rng),
        3 => zmat(0.0).search(rng),
        4 => zmat(0.5).search(rng),
        _ => zmat(1.0).search(rng),
    };
    let mut g: Vec<Vec<usize>> = groups(&l).into_iter().filter(|g| g.len() > 1).collect();
    if mode % 10 == 1 {
        g = g.into_iter().map(|c| improve(w, null, c).0).collect();
    }
    g
}
fn main() {
    let plans: u64 = std::env::args().nth(1).and_then(|x| x.parse().ok()).unwrap_or(60);
    let sizes: f64 = std::env::args().nth(2).and_then(|x| x.parse().ok()).unwrap_or(3.0);
    let modes = [0, 1, 10, 11, 20, 30, 40, 41, 50, 51];
    for proj in [Projection::Newman, Projection::Count] {
        for planted in [false, true] {
            let res: Vec<Vec<(bool, bool, f64)>> = (0..plans)
                .into_par_iter()
                .map(|s| {
                    let (m, group) = plan(s + 1000 * u64::from(planted), planted, sizes);
                    let ball = Curveball::new(&m, None, &mut Stream::new(s, "hub", "", 0));
                    let draws: Vec<Weights> = (0..200)
                        .map(|d| proj.weights(&ball.draw(&mut Stream::new(s, "draw", "", d))))
                        .collect();
                    let n = m.rows();
                    let w = proj.weights(&m);
                    let mut e = vec![0.0; n * n];
                    let mut q = vec![0.0; n * n];
                    for d in draws.iter().chain([&w]) {
                        for i in 0..n {
                            for j in 0..n {
                                e[i * n + j] += d.get(i, j);
                                q[i * n + j] += d.get(i, j).powi(2);
                            }
                        }
                    }
                    let k = draws.len() as f64 + 1.0;
                    let v = (0..n * n).map(|c| (q[c] / k - (e[c] / k).powi(2)).max(0.0)).collect();
                    e.iter_mut().for_each(|x| *x /= k);
                    let null = Null { e, v };
                    modes
                        .iter()
                        .map(|&mode| {
                            let found = partition(mode, &w, &null, &mut Stream::new(s, "s", "", 0));
                            let maxes: Vec<f64> = draws
                                .iter()
                                .enumerate()
                                .map(|(d, x)| {
                                    partition(mode, x, &null, &mut Stream::new(s, "s", "", d as u64 + 1))
                                        .iter()
                                        .map(|c| stat(x, &null, c))
                                        .fold(f64::MIN, f64::max)
                                })
                                .collect();
                            let mut any = false;
                            let mut hit = false;
                            let mut bestj = 0.0_f64;
                            for c in &found {
                                let x = stat(&w, &null, c);
                                let p = empirical_p(
                                    maxes.iter().filter(|m| **m >= x - 1e-12).count(),
                                    maxes.len(),
                                );
                                let both = c.iter().filter(|i| group.contains(i)).count() as f64;
                                let j = both / (c.len() as f64 + 5.0 - both);
                                if p <= 0.05 {
                                    any = true;
                                    if both >= 3.0 && j >= 0.3 {
                                        hit = true;
                                        bestj = bestj.max(j);
                                    }
                                }
                            }
                            (any, hit, bestj)
                        })
                        .collect()
                })
                .collect();
            for (x, mode) in modes.iter().enumerate() {
                let a = res.iter().filter(|r| r[x].0).count();
                let h = res.iter().filter(|r| r[x].1).count();
                let h5 = res.iter().filter(|r| r[x].2 >= 0.5).count();
                println!(
                    "{proj:?} planted={planted} mode {mode}: any {a} hit {h} hit(J>=.5) {h5} of {plans}"
                );
            }
        }
    }
}
