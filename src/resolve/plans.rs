//! Parsed plans → a corpus: every name an agency, every word that needs a look a diagnostic.

use super::agencies;
use super::diagnose;
use super::home::Home;
use super::manifest::Manifest;
use super::registry::{Match, Registry};
use crate::diagnostic::{Diagnostic, Warned};
use crate::model::{Agency, AgencyId, Assignment, Corpus, Plan, Span, Statement, Task};
use crate::parse::lexicon::Lexicon as _;
use crate::parse::{ParsedPlan, ParsedTask, TaskStatement};
use rustc_hash::FxHashMap;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What joins the statements of a task into one text.
const JOINT: &str = "；";

/// Resolves the names of plans against the registry.
///
/// A pure function of its arguments; plans of different documents can be resolved apart and put together with
/// [`Corpus::merge`]. Linear in the number of names; each distinct name of a plan is looked up once.
pub fn resolve(plans: Vec<ParsedPlan>, registry: &Registry, manifest: &Manifest) -> Warned<Corpus> {
    let mut resolver =
        Resolver { registry, corpus: Corpus::default(), ids: HashMap::new(), diagnostics: Vec::new() };
    let mut of_file: HashMap<Arc<str>, usize> = HashMap::new();
    for plan in plans {
        let position = of_file.entry(Arc::clone(&plan.file)).or_default();
        let at = *position;
        *position += 1;
        resolver.plan(plan, at, manifest);
    }
    Warned { value: resolver.corpus, diagnostics: resolver.diagnostics }
}

struct Resolver<'r> {
    registry: &'r Registry,
    corpus: Corpus,
    ids: HashMap<(Arc<str>, Arc<str>, bool), AgencyId>,
    diagnostics: Vec<Diagnostic>,
}

/// What the names of one plan have been resolved to.
struct Names {
    home: Home,
    /// By name, territorial or not; the name itself is one text for all its assignments.
    known: [FxHashMap<Arc<str>, (AgencyId, Option<Match>)>; 2],
    reported: HashSet<Arc<str>>,
}

impl Resolver<'_> {
    fn plan(&mut self, parsed: ParsedPlan, position: usize, manifest: &Manifest) {
        let file = parsed.file.rsplit(['/', '\\']).next().unwrap_or(&parsed.file);
        let said = manifest.entry(file, position, parsed.annex).cloned().unwrap_or_default();
        let home = match said.city.as_deref().or(parsed.city.as_deref()) {
            Some(city) => Home::new(city),
            None => self.home_by_bodies(&parsed),
        };
        let province = said.province.map(Arc::from).or_else(|| home.province().map(Arc::from));
        let mut names = Names { home: home.clone(), known: Default::default(), reported: HashSet::new() };
        let tasks = parsed.tasks.into_iter().map(|task| self.task(task, &mut names)).collect();
        self.corpus.plans.push(Plan {
            id: parsed.id,
            city: home.city,
            province,
            title: said.title.or(parsed.title),
            annex: said.annex.or(parsed.annex),
            year: said.year.or(parsed.year),
            document_number: said.document_number.or(parsed.document_number),
            file: parsed.file,
            tasks,
        });
    }

    /// The state, where most bodies of a plan that names no place are those of the state (its 发展改革委 is the state's too), or where
    /// none tells and the document is one of the centre's.
    fn home_by_bodies(&self, parsed: &ParsedPlan) -> Home {
        let nowhere = Home::new("");
        let words = &self.registry.wording().jurisdiction;
        let state = words.state.only();
        let mut of_names: FxHashMap<&str, bool> = FxHashMap::default();
        let bodies = parsed.tasks.iter().flat_map(|t| &t.statements).flat_map(|s| &s.parsed.bodies);
        let is_of_state = bodies.map(|body| {
            let found = || *agencies::agency(body, &nowhere, self.registry).agency.jurisdiction == *state;
            *of_names.entry(&body.name).or_insert_with(found)
        });
        let (of_state, others): (Vec<bool>, Vec<bool>) = is_of_state.partition(|of_state| *of_state);
        let marks = [parsed.document_number.as_deref(), parsed.title.as_deref()];
        let of_centre = || marks.into_iter().flatten().any(|mark| words.state_document.begins(mark));
        let is_state = of_state.len() > others.len() || (others.is_empty() && of_centre());
        if is_state { Home::new(state) } else { nowhere }
    }

    fn task(&mut self, parsed: ParsedTask, names: &mut Names) -> Task {
        let mut responsibility = String::new();
        let mut statements: Vec<Statement> = Vec::new();
        let mut assignments = Vec::new();
        for read in &parsed.statements {
            if !responsibility.is_empty() {
                responsibility.push_str(JOINT);
            }
            let shift = responsibility.len();
            responsibility.push_str(&read.parsed.text);
            let span = Span::new(shift, responsibility.len());
            match statements.last_mut().filter(|_| read.continues) {
                Some(last) => {
                    last.span = Span::new(last.span.start(), span.end());
                    last.open |= read.parsed.open;
                }
                None => statements.push(Statement { span, open: read.parsed.open, scope: read.scope }),
            }
            let number = statements.len().saturating_sub(1) as u16;
            self.statement(read, parsed.id.as_str(), shift, number, names, &mut assignments);
        }
        Task {
            id: parsed.id,
            no: parsed.no,
            title: parsed.title,
            text: parsed.text,
            sections: parsed.sections,
            deadline: parsed.deadline,
            responsibility: responsibility.into(),
            statements,
            source: parsed.source,
            measures: parsed.measures,
            assignments,
        }
    }

    fn statement(
        &mut self,
        read: &TaskStatement,
        task: &str,
        shift: usize,
        number: u16,
        names: &mut Names,
        assignments: &mut Vec<Assignment>,
    ) {
        self.diagnostics.extend(diagnose::statement(&read.parsed, &read.place, task));
        for body in &read.parsed.bodies {
            let of_sort = &mut names.known[usize::from(body.is_territorial())];
            let (name, (id, by)) = if let Some((name, found)) = of_sort.get_key_value(body.name.as_str()) {
                (Arc::clone(name), *found)
            } else {
                let resolved = agencies::agency(body, &names.home, self.registry);
                let found = (self.intern(resolved.agency), resolved.by);
                let name: Arc<str> = body.name.as_str().into();
                of_sort.insert(Arc::clone(&name), found);
                (name, found)
            };
            let agency = self.corpus.agency(id);
            // Once a plan: the first place says enough.
            if (!agency.known || by == Some(Match::Approximate)) && names.reported.insert(Arc::clone(&name)) {
                let place = &read.place;
                let diagnostic = if agency.known {
                    diagnose::approximate(body, &read.parsed, &agency.label, place, task)
                } else {
                    diagnose::unknown(body, &read.parsed, agency.kind, place, task, self.registry)
                };
                self.diagnostics.push(diagnostic);
            }
            assignments.push(Assignment {
                agency: id,
                name,
                span: body.span.shifted(shift),
                duty: body.duty,
                statement: number,
            });
        }
    }

    fn intern(&mut self, agency: Agency) -> AgencyId {
        let key = (Arc::clone(&agency.key), Arc::clone(&agency.jurisdiction), agency.known);
        *self.ids.entry(key).or_insert_with(|| {
            self.corpus.agencies.push(agency);
            AgencyId(self.corpus.agencies.len() as u32 - 1)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::load::{self, Knowledge};

    /// The label of the body that leads the first task, and the place of the plan.
    fn first(responsibilities: [&str; 3]) -> (String, String) {
        let [a, b, c] = responsibilities;
        let text = format!(
            "重点任务分工方案\n\n序号\t任务\t责任单位\n1\t建设食堂\t{a}\n2\t开展培训\t{b}\n3\t发放补贴\t{c}\n"
        );
        let read =
            load::document("plan.txt", text.as_bytes(), &Knowledge::default()).expect("a plan").read.value;
        let task = &read.plans[0].tasks[0];
        let agency = read.agency(task.assignments[0].agency);
        (agency.label.to_string(), read.plans[0].city.to_string())
    }

    #[test]
    fn a_plan_of_ministries_is_one_of_the_state() {
        let of_state = first(["发展改革委牵头", "教育部、财政部负责", "民政部负责"]);
        assert_eq!(of_state, ("国家发展改革委".to_owned(), "国家".to_owned()));
        let of_nobody = "国务院关于推进托育的意见\n国发〔2026〕3号\n\n一、主要任务\n（一）建设食堂。改造老旧食堂。\n（二）开展培训。组织师资培训。\n（三）发放补贴。按月发放。\n";
        let read = load::document("plan.txt", of_nobody.as_bytes(), &Knowledge::default());
        assert_eq!(&*read.expect("a plan").read.value.plans[0].city, "国家");
        let of_bureaus = first(["发展改革委牵头", "教育局、财政局负责", "民政部负责"]);
        assert_eq!(of_bureaus, ("发展改革委".to_owned(), String::new()));
    }
}
