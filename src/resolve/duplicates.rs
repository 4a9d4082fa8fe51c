//! One document once: a plan that several files hold (a docx and its txt) is counted where it stands first.

use super::sketch::Sketch;
use crate::{
    diagnostic::{Diagnostic, Severity},
    model::{Corpus, Place, Plan},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Shingles kept of a plan: the sample by which two plans are compared.
const SKETCH: usize = 128;
/// Least share of common shingles (Jaccard) of one plan in two files. Two readings of one document differ in some cells;
/// plans of two years, or of two cities that copied, differ in more.
const SAME: f64 = 0.85;
/// How many of the least hashes lead to plans that may be the same: with [`SAME`] in common, one of them is shared but
/// in one of a thousand cases.
const KEYS: usize = 4;

/// What the plans of a file are known by, in their order: made of each file by itself, so that many go at once.
#[derive(Debug, Clone, Default)]
pub struct Sketches(Vec<Sketch>);

impl Sketches {
    /// Of all plans of a file. O(text).
    pub fn of(corpus: &Corpus) -> Self {
        Self(corpus.plans.iter().map(sketch).collect())
    }
}

fn sketch(plan: &Plan) -> Sketch {
    let texts =
        plan.tasks.iter().flat_map(|t| [t.title.as_deref().unwrap_or(""), &*t.text, &*t.responsibility]);
    Sketch::new(texts, SKETCH)
}

/// The plans met so far.
#[derive(Debug, Default)]
pub struct Duplicates {
    plans: Vec<Met>,
    by_hash: HashMap<u64, Vec<usize>>,
    groups: Vec<BTreeSet<Arc<str>>>,
}

#[derive(Debug)]
struct Met {
    sketch: Sketch,
    city: Arc<str>,
    file: Arc<str>,
    /// Which file of the input it was.
    part: usize,
    group: Option<usize>,
}

impl Duplicates {
    /// Takes out of a file's corpus the plans that an earlier file has already, compared by the words of their tasks and
    /// statements, whatever files and plans are called; gives a diagnostic for each. `part` numbers the files, `sketches` are
    /// those of this one's plans.
    pub fn take_out(&mut self, part: usize, corpus: &mut Corpus, sketches: Sketches) -> Vec<Diagnostic> {
        let (mut found, mut sketches) = (Vec::new(), sketches.0.into_iter());
        corpus.plans.retain(|plan| {
            match self.meet(part, plan, sketches.next().unwrap_or_else(|| sketch(plan))) {
                None => true,
                Some(first) => {
                    found.push(diagnostic(plan, &first));
                    false
                }
            }
        });
        found
    }

    /// The names of the files that hold the same plan, in the order met: what `run.json` has as `duplicates`.
    pub fn groups(&self) -> Vec<Vec<String>> {
        self.groups.iter().map(|g| g.iter().map(ToString::to_string).collect()).collect()
    }

    /// The file that has the plan already, if one has; a new plan is remembered.
    fn meet(&mut self, part: usize, plan: &Plan, sketch: Sketch) -> Option<Arc<str>> {
        let keys = || sketch.least(KEYS).iter();
        let near: BTreeSet<usize> = keys().filter_map(|k| self.by_hash.get(k)).flatten().copied().collect();
        let same = near.into_iter().find(|at| {
            let met = &self.plans[*at];
            let place = met.city.is_empty() || plan.city.is_empty() || met.city == plan.city;
            met.part != part && place && met.sketch.resemblance(&sketch) >= SAME
        });
        if let Some(at) = same {
            let met = &mut self.plans[at];
            let group = *met.group.get_or_insert_with(|| {
                self.groups.push(BTreeSet::from([met.file.clone()]));
                self.groups.len() - 1
            });
            self.groups[group].insert(plan.file.clone());
            return Some(self.plans[at].file.clone());
        }
        let at = self.plans.len();
        for key in keys() {
            self.by_hash.entry(*key).or_default().push(at);
        }
        let (city, file) = (plan.city.clone(), plan.file.clone());
        self.plans.push(Met { sketch, city, file, part, group: None });
        None
    }
}

fn diagnostic(plan: &Plan, first: &str) -> Diagnostic {
    let place = Place { file: plan.file.clone(), ..Place::default() };
    Diagnostic::new(Severity::Warning, "duplicate-plan", place).with("file", &*plan.file).with("first", first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::text::fixture::{Body, corpus, plan};
    use crate::model::Duty;
    use crate::say::Lang;

    const TASKS: [&str; 3] = [
        "建设社区食堂，为老年人提供助餐服务，到年底覆盖八成社区。",
        "培训护理员一千人次，建立护理员岗位补贴和技能等级评定制度。",
        "支持社会力量开办普惠托育机构，按照新增托位给予一次性建设补助。",
    ];

    fn read(file: &str, city: &str, tasks: &[&str]) -> Corpus {
        let bodies: [Body; 1] = [Body("civil-affairs", Duty::Lead)];
        let tasks: Vec<(&str, &[Body])> = tasks.iter().map(|t| (*t, &bodies[..])).collect();
        let mut corpus = corpus(vec![plan(file, city, &tasks)]);
        corpus.plans[0].file = file.into();
        corpus
    }

    fn take_out(met: &mut Duplicates, part: usize, corpus: &mut Corpus) -> Vec<Diagnostic> {
        met.take_out(part, corpus, Sketches::of(corpus))
    }

    #[test]
    fn one_document_in_two_files_is_counted_once() {
        let mut met = Duplicates::default();
        let mut first = read("a.docx", "甲市", &TASKS);
        let wide = TASKS.map(|t| t.replace('，', ", ").replace("一千", "一 千"));
        let mut second = read("b.txt", "", &wide.each_ref().map(String::as_str));
        assert!(take_out(&mut met, 0, &mut first).is_empty());
        let said = take_out(&mut met, 1, &mut second);
        assert_eq!((first.plans.len(), second.plans.len(), said.len()), (1, 0, 1));
        assert_eq!(met.groups(), [["a.docx", "b.txt"]]);
        assert!(said[0].message(Lang::Zh).contains("a.docx") && said[0].message(Lang::En).contains("b.txt"));
    }

    #[test]
    fn other_cities_and_other_years_are_plans_of_their_own() {
        let mut met = Duplicates::default();
        take_out(&mut met, 0, &mut read("a.docx", "甲市", &TASKS));
        let mut copied = read("b.docx", "乙市", &TASKS);
        assert!(take_out(&mut met, 1, &mut copied).is_empty());
        let later = [TASKS[0], TASKS[1], "推广互助养老，组织低龄老人结对帮扶高龄独居老人。"];
        assert!(take_out(&mut met, 2, &mut read("c.docx", "甲市", &later)).is_empty());
        // Two plans of one file are what the file says they are.
        let mut both = read("d.docx", "丙市", &TASKS);
        both.plans.push(both.plans[0].clone());
        assert!(take_out(&mut met, 3, &mut both).is_empty());
        assert!(met.groups().is_empty());
    }

    #[test]
    fn nothing_resembles_an_empty_plan() {
        let mut met = Duplicates::default();
        assert!(take_out(&mut met, 0, &mut read("a.txt", "", &[])).is_empty());
        assert!(take_out(&mut met, 1, &mut read("b.txt", "", &[])).is_empty());
    }
}
