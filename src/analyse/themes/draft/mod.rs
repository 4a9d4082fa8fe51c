//! Themes drafted from the texts, for a field that no codebook knows: measures grouped by meaning, named by phrases that stand in
//! them.
//!
//! A draft is a beginning for a researcher and is called one wherever it is shown. Against the 30 themes of the built-in
//! codebook, by which people coded the field, groups of the seeds' measures reach an adjusted Rand index of about 0.4.

mod groups;
mod names;

use super::measures;
use crate::{
    analyse::{
        stats::{Stream, adjusted_rand, mean},
        text::Meaning,
    },
    model::{Corpus, Span, TaskRef},
    parallel,
};
use groups::Distances;
use std::collections::{BTreeMap, BTreeSet};

/// Measures looked at at most, evenly over the plans: their distances are all held.
const LOOKED_AT: usize = 2000;
/// Measures of a theme at least: three, or one in two hundred of those looked at.
const FEWEST: usize = 3;
const FEWEST_SHARE: usize = 200;
/// Themes at most.
const MOST: usize = 30;
/// Times that tasks are drawn anew, and the share of them drawn.
const RESAMPLES: u64 = 20;
const KEPT: f64 = 0.8;

/// Themes drafted from the texts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The measures looked at, in document order: all, or an even sample of 2,000.
    pub measures: Vec<(TaskRef, Span)>,
    /// The themes, those of most measures first.
    pub themes: Vec<DraftTheme>,
    /// The measures (positions) that have no theme.
    pub without: Vec<usize>,
    /// Adjusted Rand index of the groups with those of resampled tasks, at most 1; absent where there is none.
    pub rand: Option<f64>,
    /// Mean of the themes' stabilities, 0–1; absent where there is no theme.
    pub jaccard: Option<f64>,
}

/// One drafted theme.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftTheme {
    /// A phrase that stands in its measures.
    pub name: String,
    /// Phrases that stand in its measures more than elsewhere, those that tell most first; may be none.
    pub keywords: Vec<String>,
    /// Its measures (positions), nearest to the middle of them first.
    pub measures: Vec<usize>,
    /// How well the theme is found again when tasks are resampled: the mean over 20 draws of four fifths of the tasks of the best
    /// Jaccard coefficient with a group found there, 0–1 (Hennig 2007); absent where none drew two of its measures.
    pub stability: Option<f64>,
}

/// Drafts themes: measures are grouped by the cosine of their meanings, less what all have in common, by average linkage as long as
/// the mean cosine between two groups is at least 0.15, and farther only while there are more than 30 themes. A group of at
/// least three measures (and one in 200) is a theme; the measures of smaller ones have none. The name is the phrase with the highest
/// class-based tf-idf (Grootendorst 2022), or the longest one around it that most of those measures share.
///
/// The same texts and seed give the same draft. O(n²) for n measures, of which 2,000 are looked at at most.
///
/// ```
/// use fengong::{analyse::themes::draft, model::Corpus};
/// assert!(draft(&Corpus::default(), 1).themes.is_empty());
/// ```
pub fn draft(corpus: &Corpus, seed: u64) -> Draft {
    let measures = looked_at(corpus);
    let meanings: Vec<Meaning> =
        parallel::map(&measures, |(at, span)| Meaning::of(&corpus.task(*at).text, *span));
    let known: Vec<usize> = (0..measures.len()).filter(|i| !meanings[*i].is_none()).collect();
    let meanings: Vec<Meaning> = known.iter().map(|i| meanings[*i].clone()).collect();
    let fewest = FEWEST.max(measures.len() / FEWEST_SHARE);
    let distances = Distances::new(&meanings);
    let all: Vec<usize> = (0..known.len()).collect();
    let groups = distances.groups(&all, fewest, MOST);
    let themes = themes(&distances, &groups, fewest);
    let tasks: Vec<TaskRef> = known.iter().map(|i| measures[*i].0).collect();
    let resampled = Resampled::new(&distances, &tasks, fewest, seed);
    let stabilities = resampled.stabilities(&themes);
    let in_text = |theme: &Vec<usize>| theme.iter().map(|i| known[*i]).collect::<Vec<_>>();
    let themes: Vec<Vec<usize>> = themes.iter().map(in_text).collect();
    let named = names::names(corpus, &measures, &themes);
    let themed: BTreeSet<usize> = themes.iter().flatten().copied().collect();
    let stable: Vec<f64> = stabilities.iter().flatten().copied().collect();
    let themes = themes.into_iter().zip(named).zip(stabilities);
    Draft {
        themes: themes
            .map(|((measures, (name, keywords)), stability)| DraftTheme {
                name,
                keywords,
                measures,
                stability,
            })
            .collect(),
        without: (0..measures.len()).filter(|i| !themed.contains(i)).collect(),
        rand: resampled.rand(&groups),
        jaccard: mean(&stable),
        measures,
    }
}

impl Draft {
    /// The theme (position) of each measure; absent for one that has none.
    pub fn theme_of(&self) -> BTreeMap<usize, usize> {
        let themes = self.themes.iter().enumerate();
        themes.flat_map(|(theme, t)| t.measures.iter().map(move |m| (*m, theme))).collect()
    }
}

/// The measures looked at.
fn looked_at(corpus: &Corpus) -> Vec<(TaskRef, Span)> {
    let all: Vec<_> =
        corpus.tasks().flat_map(|(at, task)| measures(task).into_iter().map(move |s| (at, s))).collect();
    let step = all.len().div_ceil(LOOKED_AT).max(1);
    all.into_iter().step_by(step).collect()
}

/// The groups that are large enough, largest first, each with the measure nearest to all others first.
fn themes(distances: &Distances, groups: &[usize], fewest: usize) -> Vec<Vec<usize>> {
    let mut of_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (measure, group) in groups.iter().enumerate() {
        of_group.entry(*group).or_default().push(measure);
    }
    let mut themes: Vec<Vec<usize>> = of_group.into_values().filter(|m| m.len() >= fewest).collect();
    themes.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    for theme in &mut themes {
        let far: BTreeMap<usize, f64> =
            theme.iter().map(|i| (*i, theme.iter().map(|j| distances.at(*i, *j)).sum())).collect();
        theme.sort_by(|a, b| far[a].total_cmp(&far[b]).then(a.cmp(b)));
    }
    themes
}

/// The groups found when tasks are drawn anew.
struct Resampled(Vec<Drawn>);

/// The measures of the tasks drawn, ascending, with the groups found among them.
struct Drawn {
    measures: Vec<usize>,
    groups: Vec<usize>,
}

impl Resampled {
    fn new(distances: &Distances, tasks: &[TaskRef], fewest: usize, seed: u64) -> Self {
        let draw = |number: usize| {
            let mut stream = Stream::new(seed, "draft", "", number as u64);
            let mut drawn: BTreeMap<TaskRef, bool> = BTreeMap::new();
            let kept = |at: &usize| *drawn.entry(tasks[*at]).or_insert_with(|| stream.unit() < KEPT);
            let measures: Vec<usize> = (0..tasks.len()).filter(kept).collect();
            let groups = distances.groups(&measures, fewest, MOST);
            Drawn { measures, groups }
        };
        Self(parallel::numbered(RESAMPLES as usize, draw))
    }

    /// How well each theme is found again.
    fn stabilities(&self, themes: &[Vec<usize>]) -> Vec<Option<f64>> {
        let of = |theme: &Vec<usize>| {
            let members: BTreeSet<usize> = theme.iter().copied().collect();
            mean(&self.0.iter().filter_map(|d| d.best_jaccard(&members)).collect::<Vec<_>>())
        };
        themes.iter().map(of).collect()
    }

    /// The mean adjusted Rand index with groups of all measures.
    fn rand(&self, groups: &[usize]) -> Option<f64> {
        let of = |d: &Drawn| {
            let whole: Vec<usize> = d.measures.iter().map(|m| groups[*m]).collect();
            adjusted_rand(&whole, &d.groups)
        };
        mean(&self.0.iter().filter_map(of).collect::<Vec<_>>())
    }
}

impl Drawn {
    fn best_jaccard(&self, members: &BTreeSet<usize>) -> Option<f64> {
        let (mut sizes, mut common) = (BTreeMap::<usize, usize>::new(), BTreeMap::<usize, usize>::new());
        let mut drawn = 0;
        for (measure, group) in self.measures.iter().zip(&self.groups) {
            *sizes.entry(*group).or_default() += 1;
            if members.contains(measure) {
                drawn += 1;
                *common.entry(*group).or_default() += 1;
            }
        }
        let jaccard = |(group, both): (usize, usize)| both as f64 / (drawn + sizes[&group] - both) as f64;
        (drawn > 1).then(|| common.into_iter().map(jaccard).fold(0.0, f64::max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{corpus, plan};

    const TEXTS: [&str; 10] = [
        "推广农业机械装备，更新老旧拖拉机。",
        "研发农业机械装备，改进收割机。",
        "补贴购置农业机械装备。",
        "疏浚农田灌溉渠道。",
        "维修农田灌溉渠道和水闸。",
        "新建农田灌溉渠道，推广节水滴灌。",
        "举办青年歌手大赛。",
        "组织青年歌手大赛获奖选手巡演。",
        "转播青年歌手大赛决赛。",
        "ABC 123。",
    ];

    fn drafted() -> Draft {
        let tasks: Vec<_> = TEXTS.iter().map(|t| (*t, &[][..])).collect();
        draft(&corpus(vec![plan("a", "甲市", &tasks)]), 1)
    }

    #[test]
    fn measures_that_mean_the_same_make_a_theme_named_in_their_words() {
        let draft = drafted();
        let mut themes: Vec<(Vec<usize>, &str)> = draft
            .themes
            .iter()
            .map(|t| {
                let mut measures = t.measures.clone();
                measures.sort_unstable();
                (measures, t.name.as_str())
            })
            .collect();
        themes.sort();
        let sets: Vec<_> = themes.iter().map(|t| t.0.clone()).collect();
        assert_eq!(sets, [vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]]);
        for (measures, name) in &themes {
            let holding = measures.iter().filter(|m| TEXTS[**m].contains(name)).count();
            assert!(holding >= 2 && name.chars().count() >= 2, "{name}");
        }
        // What the table does not know is openly without theme.
        assert_eq!(draft.without, [9]);
    }

    #[test]
    fn a_draft_says_how_stable_it_is_and_is_the_same_on_any_threads() {
        let draft = drafted();
        assert!(draft.jaccard.is_some_and(|j| (0.3..=1.0).contains(&j)), "{draft:?}");
        assert!(draft.rand.is_some_and(|r| r > 0.3), "{draft:?}");
        let pool = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().expect("threads");
        assert_eq!(pool(1).install(drafted), pool(3).install(drafted));
    }
}
