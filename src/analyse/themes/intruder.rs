//! Do people see the themes? The intruder test (Chang et al. 2009): four measures of a theme and one of another, mixed; who sees
//! what the four have in common finds the fifth.

use super::Coding;
use crate::{
    analyse::stats::{Stream, clopper_pearson, poisson_binomial_tail},
    model::{Span, TaskRef},
};
use std::collections::{BTreeMap, BTreeSet};

/// Measures of one item.
pub const CHOICES: usize = 5;
/// Share that is right by guessing.
pub const CHANCE: f64 = 1.0 / CHOICES as f64;
/// Items of one theme at most; they share no measure of it.
const OF_THEME: usize = 2;
/// Strangers drawn, of which the one of the most usual length is taken: its length must not give it away.
const DRAWN: usize = 8;

/// One item of the test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The theme of the four (position in the codebook).
    pub theme: usize,
    /// The measures, in the order shown.
    pub measures: [(TaskRef, Span); CHOICES],
    /// Which of them is of another theme.
    pub intruder: usize,
}

/// What one coder, or several together, found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answers {
    /// Items answered.
    pub answered: usize,
    /// Those where the intruder was found.
    pub right: usize,
    /// Their share with its 95% interval (Clopper–Pearson), 0–1; absent where nothing was answered. What several coders answer to one
    /// item hangs together, so the interval is as wide as if each item had been answered once.
    pub share: Option<(f64, f64, f64)>,
    /// How likely guessing finds so many; absent where nothing was answered.
    pub p: Option<f64>,
}

/// The items of a coding, in mixed order: of each theme with four measures one, with eight two. The same coding and seed give the
/// same items, so that answers need no key beside them. None where fewer than two themes have measures.
///
/// ```
/// use fengong::{analyse::themes::{Codebook, Coding, items}, model::Corpus};
/// assert!(items(&Coding::new(&Corpus::default(), Codebook::builtin()), 1).is_empty());
/// ```
pub fn items(coding: &Coding, seed: u64) -> Vec<Item> {
    let mut themes: BTreeMap<usize, Vec<(TaskRef, Span)>> = BTreeMap::new();
    let mut themes_of: BTreeMap<(TaskRef, Span), BTreeSet<usize>> = BTreeMap::new();
    for (task, codes) in coding.iter() {
        for measure in &codes.measures {
            for code in &measure.codes {
                themes.entry(code.theme).or_default().push((task, measure.span));
                themes_of.entry((task, measure.span)).or_default().insert(code.theme);
            }
        }
    }
    let mut all = Vec::new();
    for (theme, mut own) in themes {
        let mut stream = Stream::new(seed, "intruder", "", theme as u64);
        let strangers: Vec<_> =
            themes_of.iter().filter(|(_, of)| !of.contains(&theme)).map(|(measure, _)| *measure).collect();
        if strangers.is_empty() {
            continue;
        }
        stream.shuffle(&mut own);
        all.extend(
            own.chunks_exact(CHOICES - 1)
                .take(OF_THEME)
                .map(|four| item(theme, four, &strangers, &mut stream)),
        );
    }
    Stream::new(seed, "intruder", "order", 0).shuffle(&mut all);
    all
}

fn item(theme: usize, four: &[(TaskRef, Span)], strangers: &[(TaskRef, Span)], stream: &mut Stream) -> Item {
    let usual = four.iter().map(|m| m.1.len()).sum::<usize>() / four.len().max(1);
    let drawn: Vec<_> = (0..DRAWN).filter_map(|_| strangers.get(stream.below(strangers.len()))).collect();
    let stranger = drawn.into_iter().min_by_key(|m| m.1.len().abs_diff(usual));
    let mut measures = [stranger.copied().unwrap_or(four[0]); CHOICES];
    let intruder = stream.below(CHOICES);
    let places = (0..CHOICES).filter(|at| *at != intruder);
    places.zip(four).for_each(|(at, measure)| measures[at] = *measure);
    Item { theme, measures, intruder }
}

/// How often the intruder was found; what is left open counts for nothing. Answers of several coders may stand one after another,
/// each with its item. O(n log n) in the answers.
pub fn answers<'i>(given: impl Iterator<Item = (&'i Item, Option<usize>)>) -> Answers {
    let given: Vec<_> = given.filter_map(|(item, answer)| Some((item, answer?))).collect();
    let answered = given.len();
    let right = given.iter().filter(|(item, answer)| item.intruder == *answer).count();
    let some = answered > 0;
    let interval = || {
        let items = given.iter().map(|(item, _)| item).collect::<BTreeSet<_>>().len();
        // Of the items, so many whole ones at least and at most.
        let (least, most) = (right * items / answered, (right * items).div_ceil(answered));
        let (low, high) = (clopper_pearson(least, items, 0.95).0, clopper_pearson(most, items, 0.95).1);
        (right as f64 / answered as f64, low, high)
    };
    let p = || poisson_binomial_tail(std::iter::repeat_n(CHANCE, answered), right);
    Answers { answered, right, share: some.then(interval), p: some.then(p) }
}

/// The same for each theme that has items, themes in order: the number of its items, and what all coders together found in them. Which
/// themes people do not see is told here; the shares of themes with one item or two have wide intervals.
pub fn answers_by_theme(given: &[(&Item, Option<usize>)]) -> Vec<(usize, Answers)> {
    let themes: BTreeSet<usize> = given.iter().map(|(item, _)| item.theme).collect();
    let of = |theme: usize| answers(given.iter().copied().filter(|(item, _)| item.theme == theme));
    themes.into_iter().map(|theme| (theme, of(theme))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{corpus, plan};
    use crate::analyse::themes::Codebook;

    fn coding() -> Coding {
        let texts: Vec<String> = (0..9)
            .map(|i| format!("更换路灯{i}。"))
            .chain((0..5).map(|i| format!("疏通水渠{i}。")))
            .collect();
        let tasks: Vec<_> = texts.iter().map(|t| (t.as_str(), &[][..])).collect();
        let book = Codebook::parse(
            "[[theme]]\nid = \"a\"\nzh = \"照明\"\nkeywords = [\"路灯\"]\n[[theme]]\nid = \"b\"\nzh = \"水利\"\nkeywords = [\"水渠\"]",
        );
        Coding::new(&corpus(vec![plan("p", "甲市", &tasks)]), &book.expect("well-formed"))
    }

    #[test]
    fn one_of_five_is_of_another_theme() {
        let all = items(&coding(), 1);
        // Nine measures make two items, five one.
        assert_eq!(all.iter().filter(|i| i.theme == 0).count(), 2);
        assert_eq!(all.iter().filter(|i| i.theme == 1).count(), 1);
        for item in &all {
            for (at, (task, _)) in item.measures.iter().enumerate() {
                let lamps = task.task < 9;
                assert_eq!(lamps == (item.theme == 0), at != item.intruder, "{item:?}");
            }
            let different: BTreeSet<_> = item.measures.iter().collect();
            assert_eq!(different.len(), CHOICES);
        }
        assert_eq!(all, items(&coding(), 1));
    }

    #[test]
    fn answers_stand_against_chance() {
        let all = items(&coding(), 1);
        let right = answers(all.iter().map(|i| (i, Some(i.intruder))));
        assert_eq!((right.answered, right.right), (3, 3));
        assert!(right.p.is_some_and(|p| (p - CHANCE.powi(3)).abs() < 1e-12));
        let (share, low, high) = right.share.expect("answered");
        // R: binom.test(3, 3)$conf.int: 0.2924018 1.
        assert!(
            (share - 1.0).abs() < 1e-12 && (low - 0.292_401_8).abs() < 1e-6 && (high - 1.0).abs() < 1e-12
        );
        // A second coder who answers the same adds no item: the interval stays as it was.
        let two = answers(all.iter().chain(&all).map(|i| (i, Some(i.intruder))));
        assert_eq!((two.answered, two.share), (6, right.share));
        // One of two coders right in every item: 4.5 of 9 items, so 4 at least and 5 at most. R: binom.test(4, 9)$conf.int[1] 0.1369957.
        let nine: Vec<Item> = (0..9).map(|i| Item { theme: i, ..all[0].clone() }).collect();
        let wrong = (all[0].intruder + 1) % CHOICES;
        let split = nine.iter().flat_map(|i| [(i, Some(i.intruder)), (i, Some(wrong))]);
        let (share, low, high) = answers(split).share.expect("answered");
        assert!((share - 0.5).abs() < 1e-12 && (low - 0.136_995_7).abs() < 1e-6);
        assert!((high - (1.0 - low)).abs() < 1e-9, "the two ends mirror each other: {high}");
        let each: Vec<_> =
            all.iter().map(|i| (i, Some(if i.theme == 0 { i.intruder } else { CHOICES }))).collect();
        let by_theme: Vec<_> =
            answers_by_theme(&each).into_iter().map(|(t, a)| (t, a.answered, a.right)).collect();
        assert_eq!(by_theme, [(0, 2, 2), (1, 1, 0)]);
        let open = answers(all.iter().map(|i| (i, None)));
        assert_eq!((open.answered, open.share, open.p), (0, None, None));
    }
}
