//! Keywords of a codebook and the matcher that finds all of them in one pass.

use crate::analyse::text::{Folded, clauses, folded};
use crate::model::Span;
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};

/// One keyword: ways to say one thing. The first way is its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) ways: Vec<Way>,
    /// Whether it tells the theme but is too wide to make two measures alike.
    pub(crate) wide: bool,
}

/// Groups that must all be found in a measure, each in a clause of its own or in the same one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Way {
    groups: Vec<Group>,
}

/// Terms that must stand, and terms that must not stand, in one clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Group {
    all: Vec<String>,
    none: Vec<String>,
}

impl Pattern {
    /// Reads a keyword; absent where it holds no term.
    pub(crate) fn parse(keyword: &str) -> Option<Self> {
        let (keyword, wide) = keyword.trim().strip_prefix('~').map_or((keyword, false), |k| (k, true));
        let ways: Vec<_> = keyword.split('|').filter_map(Way::parse).collect();
        (!ways.is_empty()).then_some(Self { ways, wide })
    }

    /// All terms that take part, wanted and unwanted.
    fn terms(&self) -> impl Iterator<Item = &String> {
        self.ways.iter().flat_map(|w| &w.groups).flat_map(|g| g.all.iter().chain(&g.none))
    }
}

impl Way {
    fn parse(way: &str) -> Option<Self> {
        let groups: Vec<_> = way.split('&').map(Group::parse).filter(|g| !g.all.is_empty()).collect();
        (!groups.is_empty()).then_some(Self { groups })
    }
}

impl Group {
    fn parse(group: &str) -> Self {
        let mut parts = group.split('!').map(folded);
        let wanted = parts.next().unwrap_or_default();
        let terms =
            |list: &str| list.split('+').filter(|t| !t.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        Self { all: terms(&wanted), none: parts.flat_map(|p| terms(&p)).collect() }
    }
}

/// Finds the terms of many patterns in a text at once.
#[derive(Debug)]
pub(crate) struct Matcher {
    automaton: Option<AhoCorasick>,
    ids: BTreeMap<String, usize>,
}

impl Matcher {
    pub(crate) fn new<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> Self {
        let mut ids = BTreeMap::new();
        for term in patterns.flat_map(Pattern::terms) {
            let next = ids.len();
            ids.entry(term.clone()).or_insert(next);
        }
        let mut terms = vec![""; ids.len()];
        for (term, &id) in &ids {
            terms[id] = term;
        }
        Self { automaton: AhoCorasick::new(terms).ok(), ids }
    }

    /// What stands in a measure: the terms of each of its clauses.
    pub(crate) fn scan(&self, text: &str, measure: Span) -> Found {
        let clauses = clauses(text, measure);
        let mut terms = vec![BTreeMap::new(); clauses.len()];
        for (clause, found) in clauses.iter().zip(&mut terms) {
            let folded = Folded::new(text, *clause);
            let Some(automaton) = &self.automaton else { break };
            for hit in automaton.find_overlapping_iter(folded.as_str()) {
                found
                    .entry(hit.pattern().as_usize())
                    .or_insert_with(|| folded.origin(hit.start(), hit.end()));
            }
        }
        Found { terms }
    }

    /// The clauses in which some way of a pattern holds all by itself.
    pub(crate) fn clauses(&self, pattern: &Pattern, found: &Found) -> BTreeSet<usize> {
        let holds = |clause: &usize| {
            let mut ways = pattern.ways.iter();
            ways.any(|w| w.groups.iter().all(|g| self.in_clause(g, found, *clause).is_some()))
        };
        (0..found.terms.len()).filter(holds).collect()
    }

    /// Whether a pattern holds in a measure, some clauses left aside: the words it rests on, with their clauses.
    pub(crate) fn hit(&self, pattern: &Pattern, found: &Found, aside: &BTreeSet<usize>) -> Option<Vec<(usize, Span)>> {
        pattern.ways.iter().find_map(|way| {
            let group = |g: &Group| {
                (0..found.terms.len()).filter(|c| !aside.contains(c)).find_map(|c| self.in_clause(g, found, c))
            };
            let groups: Option<Vec<_>> = way.groups.iter().map(group).collect();
            groups.map(|g| g.into_iter().flatten().collect())
        })
    }

    fn in_clause(&self, group: &Group, found: &Found, clause: usize) -> Option<Vec<(usize, Span)>> {
        let terms = found.terms.get(clause)?;
        let at = |t: &String| self.ids.get(t).and_then(|id| terms.get(id)).copied();
        if group.none.iter().any(|t| at(t).is_some()) {
            return None;
        }
        group.all.iter().map(|t| at(t).map(|span| (clause, span))).collect()
    }
}

/// The terms found in a measure, clause by clause: number of the term and its first place.
#[derive(Debug)]
pub(crate) struct Found {
    terms: Vec<BTreeMap<usize, Span>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(keyword: &str, text: &str) -> bool {
        let pattern = Pattern::parse(keyword).expect("a term");
        let matcher = Matcher::new(std::iter::once(&pattern));
        matcher.hit(&pattern, &matcher.scan(text, Span::new(0, text.len())), &BTreeSet::new()).is_some()
    }

    #[test]
    fn ways_groups_and_exclusions() {
        assert!(holds("公租房|公共租赁住房", "提供公共租赁住房。"));
        assert!(holds("房屋+改造", "改造闲置房屋。"));
        assert!(!holds("房屋+改造", "利用房屋，改造道路。"));
        assert!(holds("房屋&改造", "利用房屋，改造道路。"));
        assert!(!holds("标准!用地", "用地标准"));
        assert!(holds("标准!用地", "用地指标，服务标准"));
        assert!(holds("“一老一小”", "服务一老 一小"));
    }

    #[test]
    fn a_keyword_without_term_is_none() {
        assert!(Pattern::parse("").is_none());
        assert!(Pattern::parse(" | ! ").is_none());
    }
}
