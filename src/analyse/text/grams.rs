use super::Folded;
use crate::model::Span;

/// Characters of a gram: long enough that two clauses rarely share one by chance.
const LENGTH: usize = 4;

/// The runs of four characters in a clause, each once, as hashes; punctuation and folding are out of the way first.
/// They tell copied words from words that merely recur. Linear in the clause but for the sorting.
pub(crate) fn grams(text: &str, clause: Span) -> Vec<u64> {
    let mut found = shingles(text, clause, LENGTH);
    found.sort_unstable();
    found.dedup();
    found
}

/// The runs of some characters in a passage, in order, as hashes; punctuation and folding are out of the way first.
pub(crate) fn shingles(text: &str, passage: Span, length: usize) -> Vec<u64> {
    let letters: Vec<char> =
        Folded::new(text, passage).as_str().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.windows(length.max(1)).map(hash).collect()
}

/// Four characters of at most 21 bits do not fit 64 bits: mixed, a clash is as good as impossible.
fn hash(letters: &[char]) -> u64 {
    letters.iter().fold(0xcbf2_9ce4_8422_2325, |h, c| {
        (h ^ u64::from(*c)).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(17)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_give_the_same_grams() {
        let of = |text: &str| grams(text, Span::new(0, text.len()));
        assert_eq!(of("建设“图书馆”网络"), of("建设图书馆网络"));
        assert_eq!(of("图书馆网络").len(), 2);
        assert!(of("图书馆").is_empty());
    }
}
