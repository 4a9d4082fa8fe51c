use super::Stream;
use crate::graph::BitMatrix;

/// Random 0/1 matrices with the row and column sums of a given one, by curveball trades (Strona et al. 2014).
///
/// A trade takes two rows and deals the columns that only one of them holds anew between them, each row keeping its
/// number; on rows of bits that is one pass over what differs (as fastball's lists, Godard & Neal 2022). The trades are reversible
/// and each allowed matrix is equally likely in the long run.
///
/// How long a run must be was measured (`cargo bench --bench networks` prints it): the autocorrelation of shared tasks and of their
/// sum of squares is .2–.3 after five trades a row on the slowest plan at hand, whose two busiest bodies are on nearly every task, and
/// .04 after twenty; a draw is therefore taken every ten trades a row (each trade is two rows': a row takes part in twenty), and a
/// chain has some dozens of draws only, each chain with a start of its own fifty trades a row away from the others'.
///
/// Forbidden cells (structural zeros) are never filled. With them some allowed matrices may be out of reach of
/// trades, so the null is then the part that trades can reach.
#[derive(Debug, Clone)]
pub struct Curveball {
    // Rows of the shorter side of the matrix.
    hub: BitMatrix,
    forbidden: Option<BitMatrix>,
    transposed: bool,
}

/// Trades for each row of the shorter side between two draws of a chain …
const BETWEEN: usize = 10;
/// … and before its first.
const START: usize = 50;

impl Curveball {
    /// Prepares draws for a matrix; `forbidden` has its shape and is 1 where a cell cannot be filled. O(run).
    pub fn new(observed: &BitMatrix, forbidden: Option<&BitMatrix>, rng: &mut Stream) -> Self {
        let transposed = observed.rows() > observed.columns();
        let turn = |m: &BitMatrix| if transposed { m.transposed() } else { m.clone() };
        let mut this = Self { hub: turn(observed), forbidden: forbidden.map(turn), transposed };
        let mut hub = this.hub.clone();
        this.run(&mut hub, START, rng);
        this.hub = hub;
        this
    }

    /// A chain of draws with a start of its own. O(run).
    pub fn chain(&self, mut rng: Stream) -> Chain<'_> {
        let mut at = self.hub.clone();
        self.run(&mut at, START - BETWEEN, &mut rng);
        Chain { ball: self, at, rng }
    }

    /// One matrix with the margins of the observed one, in its shape, far from all others. O(run).
    pub fn draw(&self, rng: &mut Stream) -> BitMatrix {
        let mut at = self.hub.clone();
        self.run(&mut at, START, rng);
        self.in_shape(&at)
    }

    fn run(&self, m: &mut BitMatrix, trades_a_row: usize, rng: &mut Stream) {
        let rows = m.rows();
        if rows < 2 {
            return;
        }
        for _ in 0..trades_a_row * rows {
            let a = rng.below(rows);
            let b = a + 1 + rng.below(rows - 1);
            let b = if b < rows { b } else { b - rows };
            match (&self.forbidden, m.single_words()) {
                (None, Some(words)) => {
                    let (x, y) = (words[a], words[b]);
                    let cells = x ^ y;
                    let (of_a, open) = ((x & cells).count_ones() as usize, cells.count_ones() as usize);
                    if of_a > 0 && of_a < open {
                        let taken = deal(cells, &mut (of_a, open), rng);
                        (words[a], words[b]) = ((x & y) | taken, (x & y) | (cells ^ taken));
                    }
                }
                _ => trade(m, self.forbidden.as_ref(), a, b, rng),
            }
        }
    }

    fn in_shape(&self, m: &BitMatrix) -> BitMatrix {
        if self.transposed { m.transposed() } else { m.clone() }
    }
}

/// Draws one after another; see [`Curveball`].
#[derive(Debug)]
pub struct Chain<'a> {
    ball: &'a Curveball,
    at: BitMatrix,
    rng: Stream,
}

impl Iterator for Chain<'_> {
    type Item = BitMatrix;

    /// The next matrix, in the shape of the observed one; it never ends.
    fn next(&mut self) -> Option<BitMatrix> {
        self.ball.run(&mut self.at, BETWEEN, &mut self.rng);
        Some(self.ball.in_shape(&self.at))
    }
}

/// Those of a word's open columns that go to the first row: each in turn with the chance that is left, of (its columns, all open) still
/// to deal. Without a branch on chance: this is the innermost loop of all tests.
fn deal(cells: u64, left: &mut (usize, usize), rng: &mut Stream) -> u64 {
    let (mut rest, mut taken) = (cells, 0_u64);
    while rest != 0 {
        let bit = rest & rest.wrapping_neg();
        rest ^= bit;
        let take = usize::from(rng.below(left.1) < left.0);
        taken |= bit & (take as u64).wrapping_neg();
        *left = (left.0 - take, left.1 - 1);
    }
    taken
}

/// Deals what only one of two rows holds anew between them.
fn trade(m: &mut BitMatrix, forbidden: Option<&BitMatrix>, a: usize, b: usize, rng: &mut Stream) {
    let either = |m: &BitMatrix, w: usize| {
        let free = forbidden.map_or(!0, |f| !(f.row(a)[w] | f.row(b)[w]));
        (m.row(a)[w] ^ m.row(b)[w]) & free
    };
    let (mut of_a, mut open) = (0, 0);
    for w in 0..m.row(a).len() {
        let cells = either(m, w);
        of_a += (m.row(a)[w] & cells).count_ones() as usize;
        open += cells.count_ones() as usize;
    }
    if of_a == 0 || of_a == open {
        return; // one row holds the other: nothing to trade
    }
    let mut left = (of_a, open);
    for w in 0..m.row(a).len() {
        let cells = either(m, w);
        let taken = deal(cells, &mut left, rng);
        m.row_mut(a)[w] = (m.row(a)[w] & !cells) | taken;
        m.row_mut(b)[w] = (m.row(b)[w] & !cells) | (cells ^ taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn matrix(rows: &[&str]) -> BitMatrix {
        let mut m = BitMatrix::new(rows.len(), rows[0].len());
        for (i, row) in rows.iter().enumerate() {
            for (t, _) in row.chars().enumerate().filter(|(_, c)| *c == '1') {
                m.set(i, t);
            }
        }
        m
    }

    fn margins(m: &BitMatrix) -> (Vec<usize>, Vec<usize>) {
        let sums = |m: &BitMatrix| (0..m.rows()).map(|i| m.count(i)).collect();
        (sums(m), sums(&m.transposed()))
    }

    #[test]
    fn margins_and_forbidden_cells_are_kept() {
        let tall = matrix(&["1100", "0110", "0011", "1001", "1000", "0100"]);
        let mut forbidden = BitMatrix::new(6, 4);
        forbidden.set(4, 1);
        for (m, zeros) in [(tall.clone(), Some(forbidden)), (tall.transposed(), None)] {
            let ball = Curveball::new(&m, zeros.as_ref(), &mut Stream::new(1, "hub", "", 0));
            for n in 0..200 {
                let drawn = ball.draw(&mut Stream::new(1, "draw", "", n));
                assert_eq!(margins(&drawn), margins(&m));
                assert!(zeros.is_none() || !drawn.get(4, 1));
            }
        }
    }

    #[test]
    fn every_matrix_with_the_margins_is_equally_likely() {
        // Margins 1,1,1 / 1,1,1: the six permutation matrices.
        let m = matrix(&["100", "010", "001"]);
        let ball = Curveball::new(&m, None, &mut Stream::new(1, "hub", "", 0));
        let mut seen = BTreeMap::new();
        for n in 0..6_000 {
            let drawn = ball.draw(&mut Stream::new(1, "draw", "", n));
            let key: Vec<_> = (0..3).flat_map(|i| drawn.ones(i).collect::<Vec<_>>()).collect();
            *seen.entry(key).or_insert(0_usize) += 1;
        }
        assert_eq!(seen.len(), 6);
        // 1,000 each; four standard deviations are about 115.
        assert!(seen.values().all(|&c| c.abs_diff(1_000) < 115), "{seen:?}");
    }

    #[test]
    fn a_chain_goes_through_all_of_them() {
        let ball = Curveball::new(&matrix(&["100", "010", "001"]), None, &mut Stream::new(1, "hub", "", 0));
        let mut seen = BTreeMap::new();
        for drawn in ball.chain(Stream::new(1, "chain", "", 0)).take(6_000) {
            let key: Vec<_> = (0..3).flat_map(|i| drawn.ones(i).collect::<Vec<_>>()).collect();
            *seen.entry(key).or_insert(0_usize) += 1;
        }
        assert!(seen.len() == 6 && seen.values().all(|&c| c.abs_diff(1_000) < 120), "{seen:?}");
    }

    #[test]
    fn nothing_to_trade_is_no_trouble() {
        for m in [BitMatrix::new(0, 0), BitMatrix::new(1, 5), BitMatrix::new(3, 0), matrix(&["111", "111"])] {
            let ball = Curveball::new(&m, None, &mut Stream::new(1, "", "", 0));
            assert_eq!(ball.draw(&mut Stream::new(1, "", "", 1)), m);
        }
    }
}
