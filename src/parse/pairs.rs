//! Pairs of brackets and quotation marks in a text.
//!
//! Documents mix full and half width (（…)), and forget to close; a pair is therefore of a *family* (round,
//! square, quotes), and what has no partner is no bracket.

use super::marks::beside_han;

/// A matched pair: byte positions of its two marks, and whether it is a bracket (and not a quotation mark).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pair {
    /// Byte position of the opening mark.
    pub(crate) open: usize,
    /// Byte position of the closing mark.
    pub(crate) close: usize,
    /// Round or square, so that a note may stand in it.
    pub(crate) bracket: bool,
    /// Number of bytes of the opening mark.
    pub(crate) open_len: usize,
    /// Number of bytes of the closing mark.
    pub(crate) close_len: usize,
}

impl Pair {
    /// The text between the two marks.
    pub(crate) fn inside<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.open + self.open_len..self.close).unwrap_or("")
    }

    /// One past the closing mark.
    pub(crate) fn end(&self) -> usize {
        self.close + self.close_len
    }
}

/// The kind of mark: family and whether it opens.
fn family(c: char) -> Option<(u8, bool)> {
    Some(match c {
        '（' | '(' => (0, true),
        '）' | ')' => (0, false),
        '[' | '［' | '〔' | '【' => (1, true),
        ']' | '］' | '〕' | '】' => (1, false),
        '“' => (2, true),
        '”' => (2, false),
        '{' | '｛' => (5, true),
        '}' | '｝' => (5, false),
        '《' => (3, true),
        '》' => (3, false),
        '〈' | '＜' | '<' => (4, true),
        '〉' | '＞' | '>' => (4, false),
        '「' => (6, true),
        '」' => (6, false),
        _ => return None,
    })
}

/// Characters of a text with where they stand, each with the pair that it stands in or is a mark of. Linear.
pub(crate) fn paired(
    characters: impl Iterator<Item = (usize, char)>,
    pairs: &[Pair],
) -> impl Iterator<Item = (usize, char, Option<&Pair>)> {
    let mut pairs = pairs.iter().peekable();
    characters.map(move |(at, c)| {
        while pairs.next_if(|p| p.end() <= at).is_some() {}
        (at, c, pairs.peek().copied().filter(|p| p.open <= at))
    })
}

/// The outermost matched pairs of a text, from left to right, and the opening brackets that nothing closes.
///
/// A closing mark takes the nearest open one of its family; what stood open inside it stays without partner.
/// Linear: every mark is pushed and popped once.
pub(crate) fn outermost(text: &str) -> (Vec<Pair>, Vec<usize>) {
    let mut open: Vec<(usize, char, u8)> = Vec::new();
    let mut waiting = [0_usize; 7];
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, c) in beside_han(text) {
        let Some((kind, opens)) = family(c) else { continue };
        if opens {
            open.push((at, c, kind));
            waiting[kind as usize] += 1;
            continue;
        }
        if waiting[kind as usize] == 0 {
            continue;
        }
        while let Some((start, mark, k)) = open.pop() {
            waiting[k as usize] -= 1;
            if k == kind {
                let pair = Pair {
                    open: start,
                    close: at,
                    bracket: !matches!(kind, 2 | 3 | 6),
                    open_len: mark.len_utf8(),
                    close_len: c.len_utf8(),
                };
                while pairs.last().is_some_and(|p| p.open > start) {
                    pairs.pop();
                }
                pairs.push(pair);
                break;
            }
        }
    }
    let unclosed = open.into_iter().filter(|(_, _, k)| *k < 2).map(|(at, _, _)| at).collect();
    (pairs, unclosed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn insides(text: &str) -> Vec<&str> {
        outermost(text).0.iter().map(|p| p.inside(text)).collect()
    }

    #[test]
    fn pairs_of_all_kinds() {
        assert_eq!(insides("甲（乙（丙）丁）戊[己]"), ["乙（丙）丁", "己"]);
        assert_eq!(insides("甲（乙)丙〔丁〕【戊】"), ["乙", "丁", "戊"]);
        assert_eq!(insides("“甲（乙）”丙"), ["甲（乙）"]);
    }

    #[test]
    fn what_is_not_closed_is_no_pair() {
        assert_eq!(insides("甲）乙（丙"), Vec::<&str>::new());
        assert_eq!(outermost("甲）乙（丙").1.len(), 1);
        assert_eq!(insides("（甲“乙）丙（丁）"), ["甲“乙", "丁"]);
    }
}
