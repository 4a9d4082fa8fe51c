//! What plans are called: by their place, told apart only by what differs, the same everywhere.

use super::{Lang, message as say, places};
use crate::model::{Corpus, Plan, PlanIndex};
use itertools::Itertools;
use std::{collections::HashMap, sync::LazyLock};

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
}

impl PlanNames {
    /// A plan alone in its place has the place's name; otherwise the first sort of mark that tells all plans of the
    /// place apart is added to it; where none does, the subjects that tell some apart and the ids of the others. A plan
    /// without a place is called by its title. Linear in the plans.
    pub fn new(corpus: &Corpus, lang: Lang) -> Self {
        let mut of_place: HashMap<String, Vec<usize>> = HashMap::new();
        let mut places = HashMap::new();
        let base: Vec<String> = corpus.plans.iter().map(|p| base(p, lang, &mut places)).collect();
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

    /// The plan's name.
    pub fn get(&self, plan: PlanIndex) -> &str {
        self.0.get(plan as usize).map_or("", String::as_str)
    }
}

/// What a plan is called if it is alone in its place. `places` keeps the names of places that were asked for.
fn base<'c>(plan: &'c Plan, lang: Lang, places: &mut HashMap<&'c str, String>) -> String {
    match (&*plan.city, &plan.title) {
        (places::STATE, _) => say(lang, "place-state", &[]),
        ("", Some(title)) if lang == Lang::Zh => {
            say(lang, "plan-name-title", &[("title", &clip(title, LONGEST))])
        }
        ("", _) => plan.id.to_string(),
        (city, _) => places.entry(city).or_insert_with(|| places::place(city, lang)).clone(),
    }
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
        "annex" => [Mark::Annex, Mark::Title, Mark::Subject],
        _ => [Mark::Title, Mark::Annex, Mark::Subject],
    };
    let group = Group::new(plans);
    let marked = |mark: Mark| {
        plans.iter().map(|p| group.marked(place, p, mark, lang)).collect::<Vec<Option<String>>>()
    };
    let all = order.into_iter().find_map(|mark| {
        let names: Vec<String> = marked(mark).into_iter().collect::<Option<_>>()?;
        names.iter().all_unique().then_some(names)
    });
    // Of many some may have no title, or that of another: only those go by their ids.
    all.unwrap_or_else(|| {
        let by_id = |p: &&Plan| say(lang, "plan-name-subject", &[("place", place), ("title", p.id.as_str())]);
        let (subjects, ids) = (marked(Mark::Subject), plans.iter().map(by_id).collect::<Vec<_>>());
        let all = subjects.iter().flatten().chain(&ids).counts();
        let alone = |subject: &&String| all[subject] == 1;
        subjects.iter().zip(&ids).map(|(s, id)| s.as_ref().filter(alone).unwrap_or(id).clone()).collect()
    })
}

/// What plans of one place have in common: found once, and not again for each of them.
struct Group {
    /// Whether they are of more than one year.
    years: bool,
    /// Characters with which all their titles begin; none where all titles are the same.
    common: usize,
}

impl Group {
    fn new(plans: &[&Plan]) -> Self {
        let mut titles = plans.iter().filter_map(|p| p.title.as_deref());
        let first = titles.next().unwrap_or_default();
        let common = |other: &str| first.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        Self {
            years: plans.windows(2).any(|p| p[0].year != p[1].year),
            common: titles.filter(|t| *t != first).map(common).min().unwrap_or_default(),
        }
    }

    /// The name with one sort of mark; absent where the plan has none of it.
    fn marked(&self, place: &str, plan: &Plan, mark: Mark, lang: Lang) -> Option<String> {
        Some(match mark {
            Mark::Title => {
                let kind = say(lang, "document-kind", &[("kind", kind(plan.title.as_deref()?)?)]);
                match plan.year.filter(|_| self.years) {
                    Some(year) => {
                        let year = year.to_string();
                        say(
                            lang,
                            "plan-name-year-kind",
                            &[("place", place), ("year", &year), ("kind", &kind)],
                        )
                    }
                    None => say(lang, "plan-name-kind", &[("place", place), ("kind", &kind)]),
                }
            }
            Mark::Annex => {
                let annex = plan.annex?.to_string();
                say(lang, "plan-name-annex", &[("place", place), ("annex", &annex)])
            }
            Mark::Subject => {
                let subject = clip(self.apart(plan.title.as_deref()?), LONGEST);
                say(lang, "plan-name-subject", &[("place", place), ("title", &subject)])
            }
        })
    }

    /// A title without the beginning that all have in common.
    fn apart<'t>(&self, title: &'t str) -> &'t str {
        title.char_indices().nth(self.common).map_or(title, |(at, _)| &title[at..])
    }
}

/// The kind of document a title names.
fn kind(title: &str) -> Option<&'static str> {
    let title = title.trim_end_matches(['》', '”', '）', ')']);
    static ROWS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let rows = include_str!("../data/titles.tsv").lines().filter(|l| !l.starts_with('#'));
        rows.filter_map(|l| l.split_once('\t')).collect()
    });
    let fits = ROWS.iter().filter(|(ending, _)| title.ends_with(ending));
    fits.max_by_key(|(ending, _)| ending.len()).map(|(_, kind)| *kind)
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
    fn only_those_go_by_their_ids_that_nothing_else_tells_apart() {
        let plans = [
            ("a", "达州市", Some("养老实施方案"), None, None),
            ("b", "达州市", Some("就业实施方案"), None, None),
            ("c", "达州市", Some("就业实施方案"), None, None),
            ("消防实施方案", "达州市", None, None, None),
            ("e", "达州市", Some("消防实施方案"), None, None),
        ];
        assert_eq!(
            names(&plans, Lang::Zh),
            ["达州市《养老实施方案》", "达州市《b》", "达州市《c》", "达州市《消防实施方案》", "达州市《e》"]
        );
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
