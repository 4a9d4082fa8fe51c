//! Which of many plans have passages in common: the pairs worth comparing, found without comparing all.

use crate::analyse::themes::measures;
use crate::model::{Corpus, Plan, PlanIndex};
use crate::{analyse::text::shingles, parallel};
use rayon::slice::ParallelSliceMut;
use rustc_hash::FxHashMap;

/// Characters of a passage's fingerprint: eight in a row are rarely the same by chance.
const LENGTH: usize = 8;
/// One fingerprint in this many is kept (Manber 1994): of a shared clause of twenty characters about six are.
const KEPT: u64 = 2;
/// Bytes of text beyond which fewer are kept, in proportion: memory stays near 200 MB.
const ALL_OF: usize = 24 << 20;
/// What stands in more plans than this is the field's phrase or the upper plan's, and tells no pair.
const WIDEST: usize = 12;
/// Fingerprints in common below which two plans have nothing to show.
const FEWEST: u32 = 3;

/// Pairs of plans that share passages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reuse {
    /// The pairs that share most, in the order of the plans.
    pub pairs: Vec<(PlanIndex, PlanIndex)>,
    /// How many pairs share passages, those left out counted too.
    pub sharing: usize,
}

/// The `most` pairs of plans that share most rare passages, word for word.
///
/// An inverted index of fingerprints (runs of eight characters, one in two kept, those of more than twelve plans left
/// out) gives each pair its count, so that no pair without a common passage is ever looked at. Measures that say the
/// same in other words do not count. O(text) but for the sorting of half of its runs; beyond 48 MB of text fewer are kept,
/// and only longer passages are found.
///
/// ```
/// use fengong::{analyse::overlap::reuse, model::Corpus};
/// assert_eq!(reuse(&Corpus::default(), 10).sharing, 0);
/// ```
pub fn reuse(corpus: &Corpus, most: usize) -> Reuse {
    let bytes: usize = corpus.tasks().map(|(_, task)| task.text.len()).sum();
    let kept = KEPT.max((bytes / ALL_OF) as u64);
    let of_plans = parallel::map(&corpus.plans, |plan| fingerprints(plan, kept));
    let mut marks: Vec<(u64, PlanIndex)> = (of_plans.into_iter().enumerate())
        .flat_map(|(p, marks)| marks.into_iter().map(move |mark| (mark, p as PlanIndex)))
        .collect();
    marks.par_sort_unstable();
    let held = held(&marks, corpus.plans.len());
    let shared = parallel::numbered(held.len(), |a| {
        let mut counts: FxHashMap<PlanIndex, u32> = FxHashMap::default();
        for at in &held[a] {
            let others = &marks[*at as usize..];
            // A plan has each mark once: those behind it are of later plans.
            for (_, b) in others[1..].iter().take_while(|other| other.0 == others[0].0) {
                *counts.entry(*b).or_default() += 1;
            }
        }
        let enough = counts.into_iter().filter(|(_, n)| *n >= FEWEST);
        enough.map(|(b, n)| ((a as PlanIndex, b), n)).collect::<Vec<_>>()
    });
    let mut found: Vec<_> = shared.into_iter().flatten().collect();
    found.sort_unstable_by_key(|(pair, n)| (std::cmp::Reverse(*n), *pair));
    let sharing = found.len();
    let mut pairs: Vec<_> = found.into_iter().take(most).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    Reuse { pairs, sharing }
}

/// Where the marks of each plan stand that tell a pair and are not the last of their kind.
fn held(marks: &[(u64, PlanIndex)], plans: usize) -> Vec<Vec<u32>> {
    let mut held = vec![Vec::new(); plans];
    let mut at = 0_u32;
    for group in marks.chunk_by(|x, y| x.0 == y.0) {
        if let (2..=WIDEST, [all_but_last @ .., _]) = (group.len(), group) {
            (at..).zip(all_but_last).for_each(|(at, (_, plan))| held[*plan as usize].push(at));
        }
        at += group.len() as u32;
    }
    held
}

/// A plan's fingerprints, each once.
fn fingerprints(plan: &Plan, kept: u64) -> Vec<u64> {
    let mut marks: Vec<u64> = plan
        .tasks
        .iter()
        .flat_map(|task| measures(task).into_iter().map(|span| shingles(&task.text, span, LENGTH)))
        .flatten()
        // The low bits of the hash hang on the last characters only.
        .filter(|mark| (mark >> 29) % kept == 0)
        .collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{corpus, plan};

    #[test]
    fn plans_that_share_a_passage_are_found_and_no_others() {
        let shared = "整治河道两岸违章搭建并在三年之内补种本地乔木，恢复滨河湿地的植被与鸟类栖息环境。";
        let own = ["推广流动图书服务车进入山区学校。", "培训电焊工和管道工。", "公布公交线路与时刻表。"];
        let texts: Vec<String> = (0..12).map(|i| format!("第{i}项任务：{}", own[i % 3])).collect();
        let mut drafts: Vec<_> = Vec::new();
        for (i, text) in texts.iter().enumerate() {
            let id = format!("p{i}");
            let tasks: &[(&str, &[_])] = &[(text.as_str(), &[]), (shared, &[])];
            drafts.push(plan(&id, "甲市", if i == 4 || i == 9 { tasks } else { &tasks[..1] }));
        }
        let found = reuse(&corpus(drafts), 10);
        assert!(found.pairs.contains(&(4, 9)), "{found:?}");
        let most = reuse(&corpus(vec![]), 10);
        assert_eq!(most, Reuse::default());
    }

    #[test]
    fn the_pairs_that_share_most_come_first() {
        let long = "整治河道两岸违章搭建并在三年之内补种本地乔木，恢复滨河湿地的植被与鸟类栖息环境，建设沿河慢行步道。";
        let short = "推广流动图书服务车进入山区学校和边远村组，为留守儿童与老人送去新书。";
        let drafts = vec![
            plan("a", "", &[(long, &[]), (short, &[])]),
            plan("b", "", &[(short, &[])]),
            plan("c", "", &[(long, &[])]),
        ];
        let corpus = corpus(drafts);
        let all = reuse(&corpus, 10);
        assert_eq!((all.pairs.as_slice(), all.sharing), (&[(0, 1), (0, 2)][..], 2));
        let one = reuse(&corpus, 1);
        assert_eq!((one.pairs.as_slice(), one.sharing), (&[(0, 2)][..], 2));
    }
}
