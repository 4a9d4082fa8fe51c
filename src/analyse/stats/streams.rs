use rand::{Rng, SeedableRng, rngs::Xoshiro256PlusPlus};

/// A stream of random numbers that belongs to one draw of one question about one plan.
///
/// The same seed, purpose, subject and number give the same stream on every machine and under any number of
/// threads; two that differ in anything give unrelated ones. Draws may therefore run in any order.
///
/// ```
/// use fengong::analyse::stats::Stream;
/// let mut a = Stream::new(1, "bootstrap", "dazhou-1", 7);
/// let mut b = Stream::new(1, "bootstrap", "dazhou-1", 7);
/// assert_eq!(a.below(1000), b.below(1000));
/// ```
///
/// The generator is xoshiro256++ (Blackman & Vigna 2021), begun from a hash of all four.
#[derive(Debug, Clone)]
pub struct Stream(Xoshiro256PlusPlus);

/// The streams of one purpose and subject: [`Stream::new`] for many numbers, the seed made once.
#[derive(Debug, Clone, Copy)]
pub struct Streams(u64);

impl Streams {
    /// The streams for a purpose and a subject.
    pub fn new(seed: u64, purpose: &str, subject: &str) -> Self {
        Self(mixed(seed ^ fnv1a(&[purpose, subject])))
    }

    /// The stream of a number.
    pub fn stream(&self, number: u64) -> Stream {
        Stream(Xoshiro256PlusPlus::seed_from_u64(mixed(self.0 ^ mixed(number))))
    }
}

impl Stream {
    /// The stream number `number` for a purpose (`bootstrap`) and a subject (a plan's id).
    pub fn new(seed: u64, purpose: &str, subject: &str, number: u64) -> Self {
        Streams::new(seed, purpose, subject).stream(number)
    }

    /// A number in `0..n`, and 0 for `n` = 0. Its bias is below n/2³², far under what any count of draws can see.
    pub fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }

    /// Sixty-four random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number in [0, 1).
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// Puts a slice in random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }

    /// Brings `k` random items to the front of a slice, each subset equally likely.
    pub fn choose_to_front<T>(&mut self, items: &mut [T], k: usize) {
        for first in 0..k.min(items.len()) {
            let other = first + self.below(items.len() - first);
            items.swap(first, other);
        }
    }
}

/// A number whose bits all hang on all bits of the given one, one to one (the last step of SplitMix64; Steele, Lea & Flood 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// FNV-1a (Fowler, Noll & Vo), a hash that is the same everywhere, unlike the standard library's.
fn fnv1a(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|p| p.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purpose_subject_and_number_each_make_another_stream() {
        let first = |p, s, n| Stream::new(1, p, s, n).bits();
        let base = first("a", "b", 0);
        assert_ne!(base, first("c", "b", 0));
        assert_ne!(base, first("a", "c", 0));
        assert_ne!(base, first("a", "b", 1));
        assert_ne!(first("ab", "c", 0), first("a", "bc", 0));
    }

    #[test]
    fn every_subset_comes_up_equally_often() {
        let mut counts = [0_usize; 5];
        let mut rng = Stream::new(3, "subset", "", 0);
        for _ in 0..5_000 {
            let mut items = [0, 1, 2, 3, 4];
            rng.choose_to_front(&mut items, 2);
            counts[items[0]] += 1;
            counts[items[1]] += 1;
        }
        // Each is chosen with probability 2/5; three standard deviations are about 104.
        assert!(counts.iter().all(|&c| c.abs_diff(2_000) < 110), "{counts:?}");
    }

    #[test]
    fn an_empty_range_is_zero_and_no_panic() {
        let mut rng = Stream::new(1, "", "", 0);
        assert_eq!(rng.below(0), 0);
        rng.choose_to_front::<u8>(&mut [], 3);
    }
}
