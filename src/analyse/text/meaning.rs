//! What a passage means, as a vector: the sum of fixed vectors of its characters and pairs of characters.
//!
//! A sentence encoder tells that 扩建餐厨垃圾处理厂 and 配齐厨余垃圾收运车辆 are near each other and 配齐心理健康教师 is not, but takes
//! milliseconds a sentence and a model of a hundred megabytes. Its vectors are approached here by sums of static ones, fitted to the
//! encoder's vectors of many sentences in closed form (ridge regression in the dual); kin is Model2Vec, which takes the encoder's
//! vectors of single words instead. Each vector carries its weight, the inverse document frequency of what it stands for.
//! How the table was made stands in `src/data/meaning/README.md`.
//!
//! All sums are of integers, so that a passage has the same vector on any machine.

use crate::model::Span;
use std::sync::OnceLock;

/// The table, little-endian: how many entries and how many numbers a vector has, four bytes each; the keys of the entries,
/// ascending, four bytes each; their scales, a byte each; their vectors, a signed byte a number.
const TABLE: &[u8] = include_bytes!("../../data/meaning/table.bin");

/// Han characters that have entries: those of the main block.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
/// Bits of a key that one character takes.
const BITS: u32 = 15;
/// The length of a [`Meaning`].
const UNIT: f64 = 16384.0;

/// The direction in which a passage points, a vector of integers of length 2¹⁴; none where the table knows no character.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meaning(Box<[i16]>);

impl Meaning {
    /// The meaning of a passage. Linear in its characters.
    pub(crate) fn of(text: &str, passage: Span) -> Self {
        Self::of_all(&[passage.of(text)])
    }

    /// The meaning of several passages together.
    pub(crate) fn of_all(passages: &[&str]) -> Self {
        let Some(table) = Table::builtin() else { return Self::default() };
        let mut sum = Sum::new(table.dimensions);
        for passage in passages {
            let mut before = None;
            for c in passage.chars().filter(|c| !is_between(*c)) {
                let at = place(c);
                if let Some(at) = at {
                    table.add(at, &mut sum);
                    if let Some(before) = before {
                        table.add((before + 1) << BITS | at, &mut sum);
                    }
                }
                before = at;
            }
        }
        Self::pointing(sum.whole())
    }

    fn pointing(sum: &[i32]) -> Self {
        let length = (sum.iter().map(|x| i64::from(*x) * i64::from(*x)).sum::<i64>() as f64).sqrt();
        if length == 0.0 {
            return Self::default();
        }
        Self(sum.iter().map(|x| (f64::from(*x) * UNIT / length).round() as i16).collect())
    }

    /// The meaning that points where some numbers do, one an axis; none where they are all nought or of another number than the
    /// axes of the table.
    pub(crate) fn pointing_to(numbers: &[f64]) -> Self {
        let length = numbers.iter().map(|x| x * x).sum::<f64>().sqrt();
        if length == 0.0 || !length.is_finite() || numbers.len() != Self::axes() {
            return Self::default();
        }
        Self(numbers.iter().map(|x| (x * UNIT / length).round() as i16).collect())
    }

    /// How many numbers a meaning has.
    pub(crate) fn axes() -> usize {
        Table::builtin().map_or(0, |t| t.dimensions)
    }

    /// Its numbers as they are kept.
    pub(super) fn whole_numbers(&self) -> &[i16] {
        &self.0
    }

    /// Its numbers; none of a meaning of nothing.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = f64> {
        self.0.iter().map(|x| f64::from(*x))
    }

    /// Whether the table knows nothing of the passage.
    pub(crate) fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Cosine of two meanings, −1 to 1; 0 where one of them is none.
    pub(crate) fn cosine(&self, other: &Self) -> f64 {
        // |Σ| ≤ 2²⁸: the sum fits.
        let dot: i32 = self.0.iter().zip(&other.0).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum();
        f64::from(dot) / (UNIT * UNIT)
    }
}

/// White space and quotation marks part nothing.
fn is_between(c: char) -> bool {
    c.is_whitespace() || "“”‘’\"'「」『』".contains(c)
}

fn place(c: char) -> Option<u32> {
    (FIRST..=LAST).contains(&u32::from(c)).then(|| u32::from(c) - FIRST)
}

/// The table as it lies in the program: nothing of it is copied.
#[derive(Debug)]
struct Table {
    dimensions: usize,
    /// Where the pairs that begin with a character begin; the characters themselves come first.
    starts: Vec<u32>,
    keys: &'static [[u8; 4]],
    scales: &'static [u8],
    vectors: &'static [u8],
}

impl Table {
    /// The built-in table; absent only where its bytes are no table, which a test rules out.
    fn builtin() -> Option<&'static Self> {
        static BUILTIN: OnceLock<Option<Table>> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::read(TABLE)).as_ref()
    }

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (entries, rest) = bytes.split_first_chunk::<4>()?;
        let (dimensions, rest) = rest.split_first_chunk::<4>()?;
        let (entries, dimensions) =
            (u32::from_le_bytes(*entries) as usize, u32::from_le_bytes(*dimensions) as usize);
        let (keys, rest) = rest.split_at_checked(entries.checked_mul(4)?)?;
        let (scales, vectors) = rest.split_at_checked(entries)?;
        let whole = dimensions > 0 && vectors.len() == entries.checked_mul(dimensions)?;
        let keys = keys.as_chunks().0;
        let head = |k: &[u8; 4]| (u32::from_le_bytes(*k) >> BITS) as usize;
        let mut starts = vec![0_u32; (LAST - FIRST) as usize + 4];
        for key in keys {
            *starts.get_mut(head(key) + 1)? += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        whole.then_some(Self { dimensions, starts, keys, scales, vectors })
    }

    /// Adds the vector of an entry, where there is one.
    fn add(&self, key: u32, sum: &mut Sum) {
        let head = (key >> BITS) as usize;
        let (from, to) = (self.starts[head] as usize, self.starts[head + 1] as usize);
        let Ok(at) = self.keys[from..to].binary_search_by_key(&key, |k| u32::from_le_bytes(*k)) else {
            return;
        };
        let at = from + at;
        sum.add(self.scales[at], &self.vectors[at * self.dimensions..][..self.dimensions]);
    }
}

/// A sum of vectors times their scales. Products of two bytes are two bytes long, and processors add short numbers faster: they are
/// summed byte by byte, low and high, and brought together before either sum could overflow.
struct Sum {
    low: Vec<u16>,
    high: Vec<i16>,
    /// How many products stand in `low` and `high`.
    taken: usize,
    whole: Vec<i32>,
}

impl Sum {
    /// Products that both sums have room for: 128 · 255 < 2¹⁶, 128 · 128 < 2¹⁵.
    const ROOM: usize = 128;

    fn new(dimensions: usize) -> Self {
        let (low, high) = (vec![0; dimensions], vec![0; dimensions]);
        Self { low, high, taken: 0, whole: vec![0; dimensions] }
    }

    fn add(&mut self, scale: u8, vector: &[u8]) {
        if self.taken == Self::ROOM {
            self.bring_together();
        }
        self.taken += 1;
        // |scale · number| ≤ 255 · 128.
        let scale = i16::from(scale);
        for ((low, high), v) in self.low.iter_mut().zip(&mut self.high).zip(vector) {
            let product = scale * i16::from(v.cast_signed());
            *low += (product & 0xff).cast_unsigned();
            *high += product >> 8;
        }
    }

    fn bring_together(&mut self) {
        for ((whole, low), high) in self.whole.iter_mut().zip(&mut self.low).zip(&mut self.high) {
            *whole += (i32::from(*high) << 8) + i32::from(*low);
            (*low, *high) = (0, 0);
        }
        self.taken = 0;
    }

    fn whole(&mut self) -> &[i32] {
        self.bring_together();
        &self.whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &str, b: &str) -> f64 {
        Meaning::of_all(&[a]).cosine(&Meaning::of_all(&[b]))
    }

    #[test]
    fn the_table_is_whole_and_in_order() {
        let table = Table::builtin().expect("a table");
        let keys: Vec<u32> = table.keys.iter().map(|k| u32::from_le_bytes(*k)).collect();
        assert!(keys.len() > 10_000 && keys.is_sorted_by(|a, b| a < b));
        assert!(TABLE.len() <= 6 << 20);
    }

    #[test]
    fn sums_are_those_of_the_products() {
        let added: Vec<(u8, [u8; 2])> =
            (0..300_u16).map(|i| ((i * 7) as u8, [(i * 13) as u8, 255 - (i * 3) as u8])).collect();
        let extremes = [(255, [128, 127]); 300];
        for added in [&added[..], &extremes] {
            let mut sum = Sum::new(2);
            added.iter().for_each(|(scale, vector)| sum.add(*scale, vector));
            let of = |axis: usize| {
                let products = added.iter().map(|(s, v)| i32::from(*s) * i32::from(v[axis].cast_signed()));
                products.sum::<i32>()
            };
            assert_eq!(sum.whole(), [of(0), of(1)]);
        }
    }

    #[test]
    fn the_table_is_ready_in_a_moment() {
        let read = || {
            let start = std::time::Instant::now();
            assert!(Table::read(TABLE).is_some());
            start.elapsed()
        };
        // The quickest of some runs: others may want the machine too.
        let quickest = (0..20).map(|_| read()).min();
        assert!(quickest.is_some_and(|time| time.as_millis() < 10), "{quickest:?}");
    }

    #[test]
    fn what_means_the_same_is_near_in_other_words() {
        let (a, same, other) = ("修建老人食堂", "开办长者助餐点", "检修高压电缆");
        assert!(near(a, same) > near(a, other) + 0.1, "{} {}", near(a, same), near(a, other));
        assert!((near(a, a) - 1.0).abs() < 1e-3);
        assert!((near("提供“上门”服务", "提供 上门服务") - 1.0).abs() < 1e-3);
    }

    #[test]
    fn what_the_table_does_not_know_means_nothing() {
        assert!(Meaning::of_all(&["ABC 123"]).is_none());
        assert!(near("", "建设公园").abs() < 1e-12);
    }
}
