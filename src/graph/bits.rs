/// A 0/1 matrix with rows packed into 64-bit words, so that two rows are compared 64 columns at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitMatrix {
    rows: usize,
    columns: usize,
    // Words a row; bits past `columns` are always 0.
    words: usize,
    bits: Vec<u64>,
}

impl BitMatrix {
    /// A matrix of zeros.
    pub fn new(rows: usize, columns: usize) -> Self {
        let words = columns.div_ceil(64);
        Self { rows, columns, words, bits: vec![0; rows * words] }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Whether the cell is 1; a cell outside the matrix is 0.
    pub fn get(&self, row: usize, column: usize) -> bool {
        row < self.rows && column < self.columns && self.row(row)[column / 64] >> (column % 64) & 1 == 1
    }

    /// Sets a cell to 1; a cell outside the matrix is left alone.
    pub fn set(&mut self, row: usize, column: usize) {
        if row < self.rows && column < self.columns {
            self.bits[row * self.words + column / 64] |= 1 << (column % 64);
        }
    }

    /// The words of a row, lowest columns first.
    pub fn row(&self, row: usize) -> &[u64] {
        &self.bits[row * self.words..(row + 1) * self.words]
    }

    /// The words of a row, to change. Bits past the last column must stay 0.
    pub(crate) fn row_mut(&mut self, row: usize) -> &mut [u64] {
        &mut self.bits[row * self.words..(row + 1) * self.words]
    }

    /// All rows where each fits one word, to change.
    pub(crate) fn single_words(&mut self) -> Option<&mut [u64]> {
        (self.words == 1).then_some(&mut self.bits)
    }

    /// Number of ones in a row.
    pub fn count(&self, row: usize) -> usize {
        self.row(row).iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Columns that are 1 in both rows.
    pub fn shared(&self, a: usize, b: usize) -> usize {
        self.row(a).iter().zip(self.row(b)).map(|(x, y)| (x & y).count_ones() as usize).sum()
    }

    /// The columns of a row that are 1, ascending.
    pub fn ones(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        ones(self.row(row).iter().copied())
    }

    /// The columns that are 1 in both rows, ascending.
    pub fn shared_ones(&self, a: usize, b: usize) -> impl Iterator<Item = usize> + '_ {
        ones(self.row(a).iter().zip(self.row(b)).map(|(x, y)| x & y))
    }

    /// Rows and columns exchanged. O(rows + ones).
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut out = Self::new(self.columns, self.rows);
        for row in 0..self.rows {
            for column in self.ones(row) {
                out.bits[column * out.words + row / 64] |= 1 << (row % 64);
            }
        }
        out
    }
}

fn ones(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().flat_map(|(w, mut word)| {
        std::iter::from_fn(move || {
            (word != 0).then(|| {
                let bit = word.trailing_zeros() as usize;
                word &= word - 1;
                w * 64 + bit
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_over_a_word_border() {
        let mut m = BitMatrix::new(2, 130);
        for column in [0, 63, 64, 129, 130] {
            m.set(0, column);
        }
        m.set(1, 64);
        m.set(2, 0);
        assert_eq!(m.ones(0).collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!((m.count(0), m.shared(0, 1)), (4, 1));
        assert_eq!(m.shared_ones(0, 1).collect::<Vec<_>>(), [64]);
        assert!(m.get(0, 129) && !m.get(0, 128) && !m.get(2, 0) && !m.get(0, 999));
        assert_eq!(m.transposed().transposed(), m);
    }
}
