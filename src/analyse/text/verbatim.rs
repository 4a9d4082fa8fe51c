use crate::model::Span;

/// Characters of a passage that are looked at; a passage is a clause or two, far below this.
const LONGEST: usize = 600;

/// A letter and its bytes in the text.
type Letter = (char, usize, usize);

/// Runs of the same characters that two passages share: the longest first, none that overlaps a longer one, none
/// below `least` characters. Punctuation, white space and quotation marks neither make nor break a run.
///
/// Longest common substrings, greedily (Ratcliff & Metzener 1988): O(n·m) a run, n and m the characters.
///
/// ```
/// use fengong::{analyse::text::verbatim, model::Span};
/// let (a, b) = ("完善“办事指南”，制定清单", "制定办事指南并制定清单");
/// let whole = |t: &str| Span::new(0, t.len());
/// let runs = verbatim(a, whole(a), b, whole(b), 4);
/// let words: Vec<_> = runs.iter().map(|(x, y)| (x.of(a), y.of(b))).collect();
/// assert_eq!(words, [("办事指南", "办事指南"), ("制定清单", "制定清单")]);
/// ```
pub fn verbatim(a: &str, in_a: Span, b: &str, in_b: Span, least: usize) -> Vec<(Span, Span)> {
    let (x, y) = (letters(a, in_a), letters(b, in_b));
    let mut found = Vec::new();
    let (mut used_x, mut used_y) = (vec![false; x.len()], vec![false; y.len()]);
    while let Some((i, j, n)) = longest(&x, &y, &used_x, &used_y, least.max(1)) {
        used_x[i..i + n].fill(true);
        used_y[j..j + n].fill(true);
        found.push((Span::new(x[i].1, x[i + n - 1].2), Span::new(y[j].1, y[j + n - 1].2)));
    }
    found
}

fn letters(text: &str, span: Span) -> Vec<Letter> {
    span.of(text)
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .take(LONGEST)
        .map(|(at, c)| (c, span.start() + at, span.start() + at + c.len_utf8()))
        .collect()
}

/// The longest run not yet used: where it begins on either side, and its length. The first of equals.
fn longest(
    x: &[Letter],
    y: &[Letter],
    used_x: &[bool],
    used_y: &[bool],
    least: usize,
) -> Option<(usize, usize, usize)> {
    let (mut before, mut now) = (vec![0_usize; y.len() + 1], vec![0_usize; y.len() + 1]);
    let mut best: Option<(usize, usize, usize)> = None;
    for (i, p) in x.iter().enumerate() {
        for (j, q) in y.iter().enumerate() {
            let same = p.0 == q.0 && !used_x[i] && !used_y[j];
            let n = if same { before[j] + 1 } else { 0 };
            now[j + 1] = n;
            if n >= least && best.is_none_or(|b| n > b.2) {
                best = Some((i + 1 - n, j + 1 - n, n));
            }
        }
        std::mem::swap(&mut before, &mut now);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(a: &str, b: &str, least: usize) -> Vec<String> {
        let whole = |t: &str| Span::new(0, t.len());
        verbatim(a, whole(a), b, whole(b), least).iter().map(|(x, _)| x.of(a).to_owned()).collect()
    }

    #[test]
    fn longest_first_and_never_twice() {
        assert_eq!(runs("甲乙丙丁戊己", "戊己甲乙丙丁", 2), ["甲乙丙丁", "戊己"]);
        assert_eq!(runs("甲乙甲乙", "甲乙", 2), ["甲乙"]);
    }

    #[test]
    fn nothing_in_common() {
        assert!(runs("甲乙", "丙丁", 1).is_empty());
        assert!(runs("", "丙丁", 1).is_empty());
    }
}
