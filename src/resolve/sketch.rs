//! A small sample of a text's words by which it is compared with many others: the least hashes of its shingles
//! (Broder 1997).

use unicode_normalization::UnicodeNormalization;

/// Characters of a shingle: long enough that two texts of a field share few by chance.
const SHINGLE: usize = 8;

/// The sample of a text: letters and digits only, widths and forms made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sketch {
    /// Ascending, each once.
    least: Box<[u64]>,
    most: usize,
}

impl Sketch {
    /// The sample of some texts read as one: at most so many shingles. O(text).
    pub(crate) fn new<'t>(texts: impl IntoIterator<Item = &'t str>, most: usize) -> Self {
        let mut least = Least::new(most);
        let (mut shingle, mut length, mut last) = (0_u64, 0, [0; SHINGLE]);
        let mut add = |c: char| {
            // The number of a shingle follows from that of the one before it (Karp and Rabin 1987).
            let gone = std::mem::replace(&mut last[length % SHINGLE], u64::from(c));
            shingle = shingle.wrapping_sub(gone.wrapping_mul(FIRST)).wrapping_mul(BASE);
            shingle = shingle.wrapping_add(u64::from(c));
            length += 1;
            if length >= SHINGLE {
                least.add(mixed(shingle));
            }
        };
        texts.into_iter().for_each(|text| each_letter(text, &mut add));
        Self { least: least.sorted().into(), most }
    }

    /// The least of the hashes: texts that are mostly the same share one of them nearly always.
    pub(crate) fn least(&self, n: usize) -> &[u64] {
        &self.least[..n.min(self.least.len())]
    }

    /// Hashes in the sample.
    pub(crate) fn len(&self) -> usize {
        self.least.len()
    }

    /// A few bits that tell most samples apart: see [`Outline::may_resemble`].
    pub(crate) fn outline(&self) -> Outline {
        let mut bits = [0_u64; WORDS];
        for hash in &self.least {
            // The highest bits say how small a hash is, and all of these are; the lowest say nothing.
            bits[(hash >> 6) as usize % WORDS] |= 1 << (hash % 64);
        }
        let hashes = self.least.len() as u16;
        Outline { bits, lost: hashes - count(&bits), hashes, most: self.most as u16 }
    }

    /// The share of common shingles (Jaccard) of two texts, 0–1, estimated; 0 where one has none.
    pub(crate) fn resemblance(&self, other: &Self) -> f64 {
        let (a, b) = (&*self.least, &*other.least);
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        let (mut i, mut j, mut both, mut union) = (0, 0, 0, 0);
        while union < self.most && (i < a.len() || j < b.len()) {
            let (x, y) = (a.get(i).copied().unwrap_or(u64::MAX), b.get(j).copied().unwrap_or(u64::MAX));
            both += usize::from(x == y);
            i += usize::from(x <= y);
            j += usize::from(y <= x);
            union += 1;
        }
        f64::from(both as u32) / f64::from(union as u32)
    }
}

/// Words of an outline's bits: a line of the cache.
const WORDS: usize = 7;

/// What shows of most samples at a glance that they have little in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outline {
    /// One is set for each hash, some for several.
    bits: [u64; WORDS],
    /// Hashes whose bit another has set.
    lost: u16,
    hashes: u16,
    most: u16,
}

impl Outline {
    /// Whether two samples may have this [resemblance](Sketch::resemblance) or more: no sample that has it is missed.
    pub(crate) fn may_resemble(&self, other: &Self, least: f64) -> bool {
        let mut common = self.bits;
        common.iter_mut().zip(&other.bits).for_each(|(word, of_other)| *word &= of_other);
        let both = (count(&common) + self.lost.min(other.lost)).min(self.hashes).min(other.hashes);
        let union = (self.hashes + other.hashes - both).min(self.most);
        f64::from(both) >= least * f64::from(union)
    }
}

fn count(bits: &[u64; WORDS]) -> u16 {
    bits.iter().map(|word| word.count_ones() as u16).sum()
}

fn each_letter(text: &str, found: &mut impl FnMut(char)) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '\u{4e00}'..='\u{9fff}') {
            found(c);
        } else if !c.is_ascii() && c.is_alphanumeric() {
            std::iter::once(c).nfkc().for_each(&mut *found);
        }
    }
}

/// What the code of a character is multiplied by, once for each character of the shingle behind it.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
/// The same for the first character of a shingle.
const FIRST: u64 = BASE.wrapping_pow(SHINGLE as u32 - 1);

/// The last step of splitmix64, so that the least numbers are a fair sample.
fn mixed(number: u64) -> u64 {
    let x = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The least of many numbers, each once.
struct Least {
    met: Vec<u64>,
    most: usize,
    /// What is not less is none of them.
    below: u64,
}

impl Least {
    fn new(most: usize) -> Self {
        Self { met: Vec::with_capacity(4 * most), most, below: u64::MAX }
    }

    fn add(&mut self, number: u64) {
        if number < self.below {
            self.met.push(number);
            if self.met.len() == 4 * self.most {
                self.drop_greater();
            }
        }
    }

    fn drop_greater(&mut self) {
        self.met.sort_unstable();
        self.met.dedup();
        self.met.truncate(self.most);
        if let Some(greatest) = self.met.last().filter(|_| self.met.len() == self.most) {
            self.below = *greatest;
        }
    }

    fn sorted(mut self) -> Vec<u64> {
        self.drop_greater();
        self.met
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_numbers_are_kept_each_once() {
        let mut least = Least::new(100);
        (0..10_000_u64).rev().chain(0..10_000).for_each(|n| least.add(n));
        assert_eq!(least.sorted(), (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn an_outline_misses_no_resemblance() {
        let words: Vec<String> = (0..40_u32).map(|n| format!("第{n}项：第{}批场所", n * n)).collect();
        let sketch = |from: usize, to: usize| Sketch::new(words[from..to].iter().map(String::as_str), 64);
        let (mut shown, mut told) = (0, 0);
        for (a, b) in (0..30).flat_map(|a| (0..30).map(move |b| (a, b))) {
            let (a, b) = (sketch(a, a + 10), sketch(b, b + 7));
            let may = a.outline().may_resemble(&b.outline(), 0.5);
            assert!(may || a.resemblance(&b) < 0.5);
            told += usize::from(a.resemblance(&b) < 0.5);
            shown += usize::from(!may);
        }
        // Most that do not resemble each other are seen not to.
        assert!(2 * shown > told, "{shown} of {told}");
    }

    #[test]
    fn resemblance_is_the_share_of_common_shingles() {
        let sketch = |text: &str| Sketch::new([text], 200);
        let (a, b) = ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬子");
        assert!((sketch(a).resemblance(&sketch(a)) - 1.0).abs() < 1e-12);
        // Three shingles each, the first two the same.
        assert!((sketch(a).resemblance(&sketch(b)) - 0.5).abs() < 1e-12);
        assert!(sketch(a).resemblance(&sketch("甲")).abs() < 1e-12);
        // Signs and widths do not count, and a text may come in parts.
        assert_eq!(sketch("市民政局、１２家，AB"), Sketch::new(["市民", "政局12家AB"], 200));
    }
}
