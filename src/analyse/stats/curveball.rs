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
        let closed = self.forbidden.as_ref();
        let mut cells = vec![0; m.row(0).len()];
        for _ in 0..trades_a_row * rows {
            let a = rng.below(rows);
            let b = a + 1 + rng.below(rows - 1);
            let b = if b < rows { b } else { b - rows };
            if let Some(words) = m.single_words() {
                // Mostly a row is one word.
                let (x, y) = (words[a], words[b]);
                let cells = (x ^ y) & closed.map_or(!0, |f| !(f.row(a)[0] | f.row(b)[0]));
                let mut taken = [x & cells];
                deal(&[cells], &mut taken, rng);
                (words[a], words[b]) = ((x & !cells) | taken[0], (y & !cells) | (cells ^ taken[0]));
            } else {
                trade(m, closed, (a, b), &mut cells, rng);
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

/// Deals what only one of two rows holds anew between them; `cells` is scratch.
fn trade(
    m: &mut BitMatrix,
    closed: Option<&BitMatrix>,
    (a, b): (usize, usize),
    cells: &mut [u64],
    rng: &mut Stream,
) {
    for (w, cell) in cells.iter_mut().enumerate() {
        *cell = (m.row(a)[w] ^ m.row(b)[w]) & closed.map_or(!0, |f| !(f.row(a)[w] | f.row(b)[w]));
    }
    let mut taken: Vec<u64> = m.row(a).iter().zip(&*cells).map(|(x, c)| x & c).collect();
    deal_words(cells, &mut taken, rng);
    for (w, (cell, taken)) in cells.iter().zip(taken).enumerate() {
        m.row_mut(a)[w] = (m.row(a)[w] & !cell) | taken;
        m.row_mut(b)[w] = (m.row(b)[w] & !cell) | (cell ^ taken);
    }
}

/// Puts other columns of `cells` in the place of those taken, as many, each set of that size equally likely.
///
/// Each column is first taken or not by a coin of its own, at the fourth nearest to the share wanted; then columns are dropped or added
/// one by one, each as likely, until the number is right. Every set of one size is as likely at every step, and few steps
/// are needed where dealing column by column takes one for each. This is the innermost loop of all tests.
fn deal<const N: usize>(cells: &[u64; N], taken: &mut [u64; N], rng: &mut Stream) {
    deal_words(cells, taken, rng);
}

/// The same for rows of any length; inlined, so that a row of one word has no loops over words.
#[inline]
fn deal_words(cells: &[u64], taken: &mut [u64], rng: &mut Stream) {
    let (open, want) = (ones(cells), ones(taken));
    if want == 0 || want == open {
        return; // one row holds the other: nothing to trade
    }
    let fourths = (4 * want + open / 2) / open;
    for (word, cell) in taken.iter_mut().zip(cells) {
        *word = cell
            & match fourths {
                0 => 0,
                1 => rng.bits() & rng.bits(),
                2 => rng.bits(),
                3 => rng.bits() | rng.bits(),
                _ => !0,
            };
    }
    let mut have = ones(taken);
    while have > want {
        let (word, bit) = nth(taken.iter().copied(), rng.below(have));
        taken[word] ^= bit;
        have -= 1;
    }
    while have < want {
        let (word, bit) = nth(taken.iter().zip(cells).map(|(t, c)| c & !t), rng.below(open - have));
        taken[word] ^= bit;
        have += 1;
    }
}

#[inline]
fn ones(words: &[u64]) -> usize {
    words.iter().map(|w| w.count_ones() as usize).sum()
}

/// The word and the bit of the `n`-th one.
#[inline]
fn nth(words: impl Iterator<Item = u64>, mut n: usize) -> (usize, u64) {
    for (at, mut word) in words.enumerate() {
        while word != 0 {
            if n == 0 {
                return (at, word & word.wrapping_neg());
            }
            word &= word - 1;
            n -= 1;
        }
    }
    (0, 0)
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
    fn every_set_of_columns_is_equally_likely() {
        // Two of seven over a word border: 21 sets; one and six of seven: 7 each.
        let cells = [1 << 5 | 1 << 40 | 1 << 63, 1 | 1 << 1 | 1 << 9 | 1 << 33];
        for (taken, sets) in [([1 << 5, 1 << 9], 21), ([0, 1], 7), ([cells[0], cells[1] ^ 1], 7)] {
            let (mut rng, mut seen, mut taken) = (Stream::new(1, "deal", "", 0), BTreeMap::new(), taken);
            for _ in 0..21_000 {
                deal(&cells, &mut taken, &mut rng);
                *seen.entry(taken).or_insert(0_usize) += 1;
            }
            // Four standard deviations of 1,000 are about 125, of 3,000 about 205.
            let each = 21_000 / sets;
            assert!(
                seen.len() == sets && seen.values().all(|&c| c.abs_diff(each) < each / 16 + 65),
                "{seen:?}"
            );
        }
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
