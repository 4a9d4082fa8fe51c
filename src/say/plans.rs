//! What plans are called: by their place, told apart only by what differs, the same everywhere.

use super::{Lang, Text, message as say, places};
use crate::model::{Corpus, Plan, PlanIndex};
use std::collections::HashMap;

/// The name of every plan of a corpus in one language.
#[derive(Debug, Clone, Default)]
pub struct PlanNames(Vec<String>);

/// What can tell two plans of one place apart, as the language's file orders it (`plan-name-order`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Kind of document and year.
    Title,
    /// The number of the annex.
    Annex,
    /// What the title is about.
    Subject,
    /// The id, which is always another.
    Id,
}

impl PlanNames {
    /// A plan alone in its place has the place's name; otherwise the first sort of mark that tells all plans of the
    /// place apart is added to it. A plan without a place is called by its title. Linear in the plans, but for
    /// those of one place.
    pub fn new(corpus: &Corpus, lang: Lang) -> Self {
        let mut of_place: HashMap<String, Vec<usize>> = HashMap::new();
        let base: Vec<String> = corpus.plans.iter().map(|p| base(corpus, p, lang)).collect();
        for (at, name) in base.iter().enumerate() {
            of_place.entry(name.clone()).or_default().push(at);
        }
        let mut names = base.clone();
        let state = say(lang, "place-state", &[]);
        for (place, group) in of_place {
            if group.len() == 1 {
                if place == state {
                    names[group[0]] = say(lang, "plan-name-state", &[]);
                }
                continue;
            }
            let plans: Vec<&Plan> = group.iter().map(|at| &corpus.plans[*at]).collect();
            for (at, name) in group.iter().zip(told_apart(&place, &plans, lang)) {
                names[*at] = name;
            }
        }
        Self(names)
    }

    /// The name of one plan in both languages.
    pub fn text(corpus: &Corpus, plan: PlanIndex) -> Text {
        Text::each(|lang| Self::new(corpus, lang).get(plan).to_owned())
    }

    /// The plan's name.
    pub fn get(&self, plan: PlanIndex) -> &str {
        self.0.get(plan as usize).map_or("", String::as_str)
    }
}

fn base(corpus: &Corpus, plan: &Plan, lang: Lang) -> String {
    match (&*plan.city, &plan.title) {
        ("", _) if national(corpus, plan) => say(lang, "place-state", &[]),
        (places::STATE, _) => say(lang, "place-state", &[]),
        ("", Some(title)) if lang == Lang::Zh => {
            say(lang, "plan-name-title", &[("title", &clip(title, LONGEST))])
        }
        ("", _) => plan.id.to_string(),
        (city, _) => places::place(city, lang),
    }
}

/// Whether most bodies of a plan without a place are those of the state.
fn national(corpus: &Corpus, plan: &Plan) -> bool {
    let bodies = plan.tasks.iter().flat_map(|t| &t.assignments).map(|a| corpus.agency(a.agency));
    let all: Vec<bool> = bodies.map(|a| &*a.jurisdiction == places::STATE).collect();
    2 * all.iter().filter(|state| **state).count() > all.len()
}

/// Characters of a title in a name.
const LONGEST: usize = 16;

fn clip(text: &str, most: usize) -> String {
    let all = text.chars().count();
    let kept = text.chars().take(most);
    if all > most + 1 { kept.chain(['…']).collect() } else { text.to_owned() }
}

/// The names of plans of one place.
fn told_apart(place: &str, plans: &[&Plan], lang: Lang) -> Vec<String> {
    let order = match say(lang, "plan-name-order", &[]).as_str() {
        "annex" => [Mark::Annex, Mark::Title, Mark::Subject, Mark::Id],
        _ => [Mark::Title, Mark::Annex, Mark::Subject, Mark::Id],
    };
    let all = order.into_iter().find_map(|mark| {
        let names: Option<Vec<String>> = plans.iter().map(|p| marked(place, p, plans, mark, lang)).collect();
        let mut apart = names.clone()?;
        apart.sort_unstable();
        apart.dedup();
        names.filter(|_| apart.len() == plans.len())
    });
    all.unwrap_or_else(|| plans.iter().map(|p| p.id.to_string()).collect())
}

/// The name with one sort of mark; absent where the plan has none of it.
fn marked(place: &str, plan: &Plan, all: &[&Plan], mark: Mark, lang: Lang) -> Option<String> {
    Some(match mark {
        Mark::Title => {
            let kind = say(lang, "document-kind", &[("kind", kind(plan.title.as_deref()?)?)]);
            let year = plan.year.filter(|_| all.iter().any(|p| p.year != plan.year));
            match year {
                Some(year) => {
                    let year = year.to_string();
                    say(lang, "plan-name-year-kind", &[("place", place), ("year", &year), ("kind", &kind)])
                }
                None => say(lang, "plan-name-kind", &[("place", place), ("kind", &kind)]),
            }
        }
        Mark::Annex => {
            let annex = plan.annex?.to_string();
            say(lang, "plan-name-annex", &[("place", place), ("annex", &annex)])
        }
        Mark::Subject => {
            let titles: Vec<&str> = all.iter().filter_map(|p| p.title.as_deref()).collect();
            let subject = clip(apart(plan.title.as_deref()?, &titles), LONGEST);
            say(lang, "plan-name-subject", &[("place", place), ("title", &subject)])
        }
        Mark::Id => say(lang, "plan-name-subject", &[("place", place), ("title", plan.id.as_str())]),
    })
}

/// A title without the beginning that all have in common.
fn apart<'t>(title: &'t str, all: &[&str]) -> &'t str {
    let common = |other: &&str| title.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let start = all.iter().filter(|t| **t != title).map(common).min().unwrap_or_default();
    title.char_indices().nth(start).map_or(title, |(at, _)| &title[at..])
}

/// The kind of document a title names.
fn kind(title: &str) -> Option<&'static str> {
    let title = title.trim_end_matches(['》', '”', '）', ')']);
    let rows = include_str!("../data/titles.tsv").lines().filter(|l| !l.starts_with('#'));
    let fits = rows.filter_map(|l| l.split_once('\t')).filter(|(ending, _)| title.ends_with(ending));
    fits.max_by_key(|(ending, _)| ending.len()).map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{corpus, plan};

    fn names(plans: &[(&str, &str, Option<&str>, Option<u32>, Option<u16>)], lang: Lang) -> Vec<String> {
        let drafts = plans.iter().map(|(id, city, ..)| plan(id, city, &[])).collect();
        let mut corpus = corpus(drafts);
        for (plan, (_, _, title, annex, year)) in corpus.plans.iter_mut().zip(plans) {
            (plan.title, plan.annex, plan.year) = (title.map(str::to_owned), *annex, *year);
        }
        let names = PlanNames::new(&corpus, lang);
        (0..plans.len()).map(|p| names.get(p as u32).to_owned()).collect()
    }

    #[test]
    fn a_plan_alone_in_its_place_has_its_name() {
        let plans =
            [("a", "银川市", Some("养老分工表"), Some(3), Some(2022)), ("b", "句容市", None, None, None)];
        assert_eq!(names(&plans, Lang::Zh), ["银川市", "句容市"]);
        assert_eq!(names(&plans, Lang::En), ["Yinchuan", "Jurong"]);
    }

    #[test]
    fn plans_of_one_place_are_told_apart_by_what_differs() {
        let plans = [
            ("a", "达州市", Some("托育重点任务分工表"), Some(1), None),
            ("b", "达州市", Some("托育2022年任务清单"), Some(2), Some(2022)),
        ];
        assert_eq!(names(&plans, Lang::Zh), ["达州市分工表", "达州市2022年任务清单"]);
        assert_eq!(names(&plans, Lang::En), ["Dazhou, Annex 1", "Dazhou, Annex 2"]);
        let plans = [
            ("a", "达州市", Some("达州市养老实施方案"), None, None),
            ("b", "达州市", Some("达州市就业实施方案"), None, None),
        ];
        assert_eq!(names(&plans, Lang::Zh), ["达州市《养老实施方案》", "达州市《就业实施方案》"]);
    }

    #[test]
    fn nothing_known_leaves_the_id() {
        let plans = [
            ("a", "", None, None, None),
            ("b", "达州市", None, None, None),
            ("c", "达州市", None, None, None),
        ];
        assert_eq!(names(&plans, Lang::Zh), ["a", "达州市《b》", "达州市《c》"]);
    }
}
