//! Keywords of a codebook and the matcher that finds all of them in one pass.

use crate::analyse::text::{Folded, clauses, folded};
use crate::model::Span;
use aho_corasick::AhoCorasick;
use indexmap::IndexMap;
use std::ops::Range;

/// One keyword: ways to say one thing. The first way is its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) ways: Vec<Way>,
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
        let ways: Vec<_> = keyword.split('|').filter_map(Way::parse).collect();
        (!ways.is_empty()).then_some(Self { ways })
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

/// Finds many patterns in a text at once. Patterns are known by their place in the list the matcher was made of.
#[derive(Debug)]
pub(crate) struct Matcher {
    automaton: Option<AhoCorasick>,
    patterns: Vec<Vec<Vec<Wanted>>>,
    /// For each term the ways that cannot hold without it.
    triggers: Vec<Vec<Trigger>>,
    /// The terms that the triggered ways need.
    needed: Vec<u32>,
}

/// A way that a term is looked up for.
#[derive(Debug)]
struct Trigger {
    pattern: u32,
    /// What else it needs, among all that is needed.
    others: Range<u32>,
}

/// A group with its terms as numbers.
#[derive(Debug)]
struct Wanted {
    all: Vec<u32>,
    none: Vec<u32>,
}

impl Matcher {
    pub(crate) fn new<'p>(patterns: impl Iterator<Item = &'p Pattern>) -> Self {
        let mut ids: IndexMap<&str, ()> = IndexMap::new();
        let mut number = |term: &'p String| {
            let entry = ids.entry(term.as_str());
            let id = entry.index() as u32;
            entry.or_default();
            id
        };
        let mut numbers = |terms: &'p [String]| terms.iter().map(&mut number).collect::<Vec<u32>>();
        let mut group = |g: &'p Group| Wanted { all: numbers(&g.all), none: numbers(&g.none) };
        let patterns: Vec<Vec<Vec<Wanted>>> = patterns
            .map(|p| p.ways.iter().map(|w| w.groups.iter().map(&mut group).collect()).collect())
            .collect();
        let (mut triggers, mut needed) = (Vec::new(), Vec::new());
        triggers.resize_with(ids.len(), Vec::new);
        // Of the terms that a way needs, the longest stands in the fewest texts.
        let length = |term: &&u32| ids.get_index(**term as usize).map_or(0, |(term, ())| term.len());
        for (i, ways) in patterns.iter().enumerate() {
            for way in ways {
                let all = || way.iter().flat_map(|g| &g.all);
                let Some(term) = all().max_by_key(length) else { continue };
                let from = needed.len() as u32;
                needed.extend(all().filter(|other| *other != term));
                if let Some(of_term) = triggers.get_mut(*term as usize) {
                    of_term.push(Trigger { pattern: i as u32, others: from..needed.len() as u32 });
                }
            }
        }
        Self { automaton: AhoCorasick::new(ids.keys()).ok(), patterns, triggers, needed }
    }

    /// What stands in a measure: the terms of each of its clauses. Linear in the text.
    pub(crate) fn scan(&self, text: &str, measure: Span) -> Found {
        let mut found = Found::default();
        for clause in clauses(text, measure) {
            let folded = Folded::new(text, clause);
            let hits = self.automaton.iter().flat_map(|a| a.find_overlapping_iter(folded.as_str()));
            let mut terms: Vec<(u32, Span)> =
                hits.map(|h| (h.pattern().as_u32(), folded.origin(h.start(), h.end()))).collect();
            terms.sort_unstable();
            terms.dedup_by_key(|t| t.0);
            found.terms.extend(terms.iter().map(|t| t.0));
            found.clauses.push(terms);
        }
        found.terms.sort_unstable();
        found.terms.dedup();
        found.stands.resize(self.triggers.len().div_ceil(64), 0);
        found.terms.iter().for_each(|term| found.stands[*term as usize / 64] |= 1 << (term % 64));
        found
    }

    /// The patterns that may hold in a measure, ascending: those of which all terms of a way stand in it.
    pub(crate) fn candidates(&self, found: &Found) -> Vec<usize> {
        let stands = |term: &u32| found.stands[*term as usize / 64] >> (term % 64) & 1 == 1;
        let may_hold = |way: &&Trigger| {
            self.needed[way.others.start as usize..way.others.end as usize].iter().all(stands)
        };
        let triggered = found.terms.iter().filter_map(|t| self.triggers.get(*t as usize)).flatten();
        let mut patterns: Vec<usize> = triggered.filter(may_hold).map(|way| way.pattern as usize).collect();
        patterns.sort_unstable();
        patterns.dedup();
        patterns
    }

    /// The clauses in which some way of a pattern holds all by itself.
    pub(crate) fn clauses(&self, pattern: usize, found: &Found) -> Vec<usize> {
        let holds = |clause: &usize| {
            let way = |w: &Vec<Wanted>| w.iter().all(|g| in_clause(g, found, *clause).is_some());
            self.patterns.get(pattern).is_some_and(|ways| ways.iter().any(way))
        };
        (0..found.clauses.len()).filter(holds).collect()
    }

    /// Whether a pattern holds in a measure, some clauses left aside: the words it rests on, with their clauses.
    pub(crate) fn hit(&self, pattern: usize, found: &Found, aside: &[usize]) -> Option<Vec<(usize, Span)>> {
        self.patterns.get(pattern)?.iter().find_map(|way| {
            let group = |g: &Wanted| {
                (0..found.clauses.len()).filter(|c| !aside.contains(c)).find_map(|c| in_clause(g, found, c))
            };
            let groups: Option<Vec<_>> = way.iter().map(group).collect();
            groups.map(|g| g.into_iter().flatten().collect())
        })
    }
}

fn in_clause(group: &Wanted, found: &Found, clause: usize) -> Option<Vec<(usize, Span)>> {
    let terms = found.clauses.get(clause)?;
    let at = |t: &u32| terms.binary_search_by_key(t, |x| x.0).ok().and_then(|i| terms.get(i)).map(|x| x.1);
    if group.none.iter().any(|t| at(t).is_some()) {
        return None;
    }
    // Mostly one is not there: nothing is collected for that.
    if group.all.iter().any(|t| at(t).is_none()) {
        return None;
    }
    group.all.iter().map(|t| at(t).map(|span| (clause, span))).collect()
}

/// The terms found in a measure.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Clause by clause: number of the term and its first place, by number.
    clauses: Vec<Vec<(u32, Span)>>,
    /// The numbers of all of them, ascending.
    terms: Vec<u32>,
    /// The same as a bit a term of the matcher.
    stands: Vec<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(keyword: &str, text: &str) -> bool {
        let pattern = Pattern::parse(keyword).expect("a term");
        let matcher = Matcher::new(std::iter::once(&pattern));
        let found = matcher.scan(text, Span::new(0, text.len()));
        let hit = matcher.hit(0, &found, &[]).is_some();
        assert!(!hit || matcher.candidates(&found) == [0]);
        hit
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
