use super::{
    AgencyLoad, Concentration, LoadSummary, Workload,
    concentration::{Shares, concentration},
    open::OpenBounds,
    position::{Position, two_mode_position},
    specialisation::{Specialisation, h2_prime_of, specialisation, specialisation_band},
};
use crate::analyse::stats::exp;
use crate::{
    analyse::{Estimate, Sampling, TaskThemes},
    graph::{Incidence, Link, ResponsibilityGraph},
    model::{AgencyId, Duty, PlanIndex, Role, TaskRef},
    parallel,
};
use std::collections::{BTreeMap, BTreeSet};

/// The load of every body of a plan, and how it is spread.
///
/// **Measures** assignments, never effort: a task may be a sentence or a programme. With k(t) the different bodies
/// of task t, n(t) its measures, L_t its leads under the graph's convention, T tasks and R bodies: fractional load
/// Σ 1/k(t), measure-weighted load Σ n(t)/k(t), fractional leads Σ 1/|L_t|, exclusivity Σ e^(1−k(t))/T, two-mode
/// centralities ([`two_mode_position`]), concentration of leads and of assignments.
///
/// **Interval**: 95 % jackknife over tasks, a body that only the left-out task names going with it
/// ([`stats::jackknife_interval`](crate::analyse::stats::jackknife_interval)). It speaks of plans of as many tasks from the
/// same source: measures of concentration fall as plans grow, and a body that no task names counts nowhere. Given from 15
/// tasks that hand something out, and where there are at least two shares for three bodies; there it was shown to cover.
///
/// **Null**: assignments dealt at random, each task keeping its number of bodies and each listed body having at least one task
/// (else it would not be listed); leads dealt among the bodies of their own task. The band holds 95 % of such deals and
/// is a comparison, not a test that belongs to the report's error rate. For H2′ the themes are dealt anew among the tasks.
///
/// **Read with care**: territorial collectives (各县区) count as one body each; open lists (等) understate k(t), and
/// [`OpenBounds`] says how far; two plans of one city must not be added up where one is a slice of the other.
///
/// **Complexity**: O((R + T)·assignments) for the centralities, O((T + draws)·(assignments + R log R)) for intervals and
/// bands. **Sources**: Borgatti & Everett 1997; Blüthgen, Menzel & Blüthgen 2006. A plan that is not in the corpus, or has
/// no assignment, gives an empty table.
///
/// ```
/// use fengong::analyse::{Sampling, workload::workload};
/// use fengong::{graph::ResponsibilityGraph, model::{Convention, Corpus}};
/// let corpus = Corpus::default();
/// let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
/// let load = workload(&graph, 0, &Sampling::default());
/// assert!(load.rows.is_empty() && load.summary.mean_bodies.is_none());
/// ```
pub fn workload(graph: &ResponsibilityGraph, plan: PlanIndex, sampling: &Sampling) -> Workload {
    workload_with_themes(graph, plan, None, sampling)
}

/// [`workload`] with the themes of the tasks, for specialisation and diversity; without them both are absent.
pub fn workload_with_themes(
    graph: &ResponsibilityGraph,
    plan: PlanIndex,
    themes: Option<&TaskThemes>,
    sampling: &Sampling,
) -> Workload {
    let table = Table::new(graph, plan);
    let position = two_mode_position(&table.incidence.cells);
    let special = themes.map(|t| table.specialisation(t)).unwrap_or_default();
    let mut rows: Vec<AgencyLoad> =
        (0..table.incidence.agencies.len()).map(|i| table.row(i, &position, &special)).collect();
    heaviest_first(graph, &mut rows);
    let summary = table.summary(table.h2_prime(special.h2_prime, themes, sampling), sampling);
    Workload { plan, rows, summary }
}

/// The load of a plan as a whole, without a row a body: for who sets many plans side by side.
pub fn summary_with_themes(
    graph: &ResponsibilityGraph,
    plan: PlanIndex,
    themes: Option<&TaskThemes>,
    sampling: &Sampling,
) -> Workload {
    let table = Table::new(graph, plan);
    let h2_prime = themes.and_then(|t| h2_prime_of(&table.by_theme(t)));
    let summary = table.summary(table.h2_prime(h2_prime, themes, sampling), sampling);
    Workload { plan, rows: Vec::new(), summary }
}

impl Workload {
    /// The same load under another graph's convention: what hangs on roles is counted again, all else is taken over.
    #[must_use]
    pub fn under(&self, graph: &ResponsibilityGraph, sampling: &Sampling) -> Self {
        let table = Table::new(graph, self.plan);
        let before: BTreeMap<AgencyId, &AgencyLoad> = self.rows.iter().map(|r| (r.agency, r)).collect();
        let again = |(i, agency): (usize, &AgencyId)| {
            let before = before.get(agency)?;
            let (sole_lead, co_lead, fractional_lead) = table.led(i);
            let (_, by_role) = table.by_duty_and_role(i);
            Some(AgencyLoad { by_role, sole_lead, co_lead, fractional_lead, ..(*before).clone() })
        };
        let mut rows: Vec<AgencyLoad> =
            table.incidence.agencies.iter().enumerate().filter_map(again).collect();
        heaviest_first(graph, &mut rows);
        let summary = LoadSummary {
            no_lead: table.without_lead(),
            co_led: table.co_led(),
            leads: table.lead_spread(sampling),
            open_bounds: table.open_bounds(),
            ..self.summary.clone()
        };
        Self { plan: self.plan, rows, summary }
    }
}

/// Most tasks first, then most leads, then by name.
fn heaviest_first(graph: &ResponsibilityGraph, rows: &mut [AgencyLoad]) {
    let label = |a: AgencyId| &graph.corpus().agency(a).label;
    rows.sort_by(|x, y| {
        let heavy = |r: &AgencyLoad| (r.tasks.len(), r.by_role[0]);
        heavy(y).cmp(&heavy(x)).then_with(|| label(x.agency).cmp(label(y.agency)))
    });
}

/// One plan, laid out for counting.
struct Table<'g, 'c> {
    graph: &'g ResponsibilityGraph<'c>,
    incidence: Incidence,
    links: Vec<Vec<Link>>,
    // Bodies and leads of each task, as rows of the incidence.
    bodies: Vec<Vec<u32>>,
    leads: Vec<Vec<u32>>,
    // The links of each row, in document order.
    of_row: Vec<Vec<(usize, Link)>>,
    // Whether the list of each task is open.
    open: Vec<bool>,
}

impl<'g, 'c> Table<'g, 'c> {
    fn new(graph: &'g ResponsibilityGraph<'c>, plan: PlanIndex) -> Self {
        let incidence = Incidence::new(graph, plan, |_| true);
        let row: BTreeMap<AgencyId, u32> =
            incidence.agencies.iter().enumerate().map(|(i, &a)| (a, i as u32)).collect();
        let links: Vec<Vec<Link>> = incidence.tasks.iter().map(|&t| graph.links_of_task(t)).collect();
        let rows_of = |of: &[Link], keep: fn(&Link) -> bool| -> Vec<u32> {
            let rows: BTreeSet<u32> =
                of.iter().filter(|l| keep(l)).filter_map(|l| row.get(&l.agency).copied()).collect();
            rows.into_iter().collect()
        };
        let mut of_row = vec![Vec::new(); incidence.agencies.len()];
        for (t, link) in links.iter().enumerate().flat_map(|(t, of)| of.iter().map(move |l| (t, *l))) {
            if let Some(&i) = row.get(&link.agency) {
                of_row[i as usize].push((t, link));
            }
        }
        Self {
            bodies: links.iter().map(|of| rows_of(of, |_| true)).collect(),
            leads: links.iter().map(|of| rows_of(of, |l| l.edge.role == Role::Lead)).collect(),
            open: incidence.tasks.iter().map(|&t| graph.corpus().task(t).open()).collect(),
            of_row,
            graph,
            incidence,
            links,
        }
    }

    fn measures(&self, task: usize) -> usize {
        self.graph.corpus().task(self.incidence.tasks[task]).measures.len()
    }

    fn row(&self, i: usize, position: &Position, special: &Specialisation) -> AgencyLoad {
        let tasks: Vec<usize> = self.incidence.cells.ones(i).collect();
        let k = |t: usize| self.bodies[t].len() as f64;
        let (sole_lead, co_lead, fractional_lead) = self.led(i);
        let refs = |of: &mut dyn Iterator<Item = usize>| -> Vec<TaskRef> {
            of.map(|t| self.incidence.tasks[t]).collect()
        };
        let partners: BTreeSet<u32> = tasks.iter().flat_map(|&t| &self.bodies[t]).copied().collect();
        let (by_duty, by_role) = self.by_duty_and_role(i);
        AgencyLoad {
            agency: self.incidence.agencies[i],
            by_duty,
            by_role,
            sole_lead,
            co_lead,
            fractional_lead,
            fractional: tasks.iter().map(|&t| 1.0 / k(t)).sum(),
            measures: tasks.iter().map(|&t| self.measures(t) as f64 / k(t)).sum(),
            partners: partners.len().saturating_sub(1),
            degree: position.degree[i],
            closeness: position.closeness[i],
            betweenness: position.betweenness[i],
            specialisation: special.d_prime.get(i).copied().flatten(),
            diversity: special.diversity.get(i).copied().flatten(),
            exclusivity: tasks.iter().map(|&t| exp(1.0 - k(t))).sum::<f64>()
                / self.incidence.tasks.len().max(1) as f64,
            at_most: tasks.len() + self.open_elsewhere(i),
            alone: refs(&mut tasks.iter().copied().filter(|&t| self.bodies[t].len() == 1)),
            tasks: refs(&mut tasks.iter().copied()),
        }
    }

    /// Tasks a body leads alone and with others, and Σ 1/(leads of the task) over both.
    fn led(&self, i: usize) -> (usize, usize, f64) {
        let leads = |t: &usize| self.leads[*t].contains(&(i as u32));
        let led: Vec<usize> =
            self.incidence.cells.ones(i).filter(leads).map(|t| self.leads[t].len()).collect();
        let alone = led.iter().filter(|n| **n == 1).count();
        (alone, led.len() - alone, led.iter().map(|&n| 1.0 / n as f64).sum())
    }

    /// Tasks with an open list that do not name a body.
    fn open_elsewhere(&self, i: usize) -> usize {
        (0..self.open.len()).filter(|&t| self.open[t] && !self.incidence.cells.get(i, t)).count()
    }

    fn without_lead(&self) -> usize {
        self.leads.iter().filter(|l| l.is_empty()).count()
    }

    fn co_led(&self) -> usize {
        self.leads.iter().filter(|l| l.len() > 1).count()
    }

    fn id(&self) -> &'c str {
        let corpus = self.graph.corpus();
        self.incidence.tasks.first().map_or("", |t| corpus.plan(t.plan).id.as_str())
    }

    /// How unequally leads are spread, each of n co-leads with 1/n.
    fn lead_spread(&self, sampling: &Sampling) -> Concentration {
        let bodies = self.incidence.agencies.len();
        let shares = Shares { named: &self.bodies, holders: &self.leads, fractional: true, bodies };
        concentration(&shares, true, self.id(), "leads", sampling)
    }

    /// How unequally assignments are spread.
    fn load_spread(&self, sampling: &Sampling) -> Concentration {
        let bodies = self.incidence.agencies.len();
        let shares = Shares { named: &self.bodies, holders: &self.bodies, fractional: false, bodies };
        concentration(&shares, false, self.id(), "load", sampling)
    }

    fn open_bounds(&self) -> OpenBounds {
        let corpus = self.graph.corpus();
        // A statement that names one responsible body beside 等 would make it the lead if it named all; one that names nobody
        // may mean a single body.
        let might_lead = |t: usize| {
            let task = corpus.task(self.incidence.tasks[t]);
            // Of each open statement: the bodies it names, and whether all of them are responsible.
            let mut open: Vec<Option<(usize, bool)>> =
                task.statements.iter().map(|s| s.open.then_some((0, true))).collect();
            for a in task.assignments.iter().filter(|a| !corpus.agency(a.agency).is_territorial()) {
                if let Some(Some((bodies, responsible))) = open.get_mut(usize::from(a.statement)) {
                    *bodies += 1;
                    *responsible &= a.duty == Duty::Responsible;
                }
            }
            open.into_iter().flatten().any(|(bodies, responsible)| bodies <= 1 && responsible)
        };
        OpenBounds::new(&self.open, &self.bodies, &self.leads, self.incidence.agencies.len(), might_lead)
    }

    /// Band of H2′ with the themes dealt anew among the tasks.
    fn specialisation_band(&self, themes: &TaskThemes, sampling: &Sampling) -> Option<(f64, f64)> {
        let of_task: Vec<&[usize]> = self.incidence.tasks.iter().map(|&t| themes.of(t)).collect();
        specialisation_band(
            &self.bodies,
            &of_task,
            self.incidence.agencies.len(),
            themes.ids.len(),
            self.id(),
            sampling,
        )
    }

    /// Tasks of a body by its first duty and strongest role in each.
    fn by_duty_and_role(&self, i: usize) -> ([usize; 5], [usize; 3]) {
        let (mut by_duty, mut by_role) = ([0; 5], [0; 3]);
        for of_task in self.of_row[i].chunk_by(|a, b| a.0 == b.0) {
            let duty = of_task.iter().map(|(_, l)| l.edge.duty).min();
            let role = of_task.iter().map(|(_, l)| l.edge.role).min();
            if let (Some(duty), Some(role)) = (duty, role) {
                by_duty[duty_position(duty)] += 1;
                by_role[role_position(role)] += 1;
            }
        }
        (by_duty, by_role)
    }

    fn specialisation(&self, themes: &TaskThemes) -> Specialisation {
        specialisation(&self.by_theme(themes))
    }

    /// H2′ beside themes that are dealt anew.
    fn h2_prime(&self, value: Option<f64>, themes: Option<&TaskThemes>, sampling: &Sampling) -> Estimate {
        let null = value.and(themes).and_then(|t| self.specialisation_band(t, sampling));
        Estimate { value, interval: None, null }
    }

    /// Assignments by body and theme.
    fn by_theme(&self, themes: &TaskThemes) -> Vec<Vec<usize>> {
        let mut table = vec![vec![0; themes.ids.len()]; self.incidence.agencies.len()];
        for (i, row) in table.iter_mut().enumerate() {
            for t in self.incidence.cells.ones(i) {
                for &theme in themes.of(self.incidence.tasks[t]) {
                    if let Some(cell) = row.get_mut(theme) {
                        *cell += 1;
                    }
                }
            }
        }
        table
    }

    fn summary(&self, h2_prime: Estimate, sampling: &Sampling) -> LoadSummary {
        let corpus = self.graph.corpus();
        let (tasks, agencies) = (self.links.len(), self.incidence.agencies.len());
        let links = || self.links.iter().flatten();
        let mut by_duty = [0; 5];
        links().for_each(|l| by_duty[duty_position(l.edge.duty)] += 1);
        let count = |holds: &dyn Fn(usize) -> bool| (0..tasks).filter(|&t| holds(t)).count();
        let named: usize = self.bodies.iter().map(Vec::len).sum();
        let extra: usize = self.bodies.iter().map(|b| b.len().saturating_sub(1)).sum();
        let (leads, load) = parallel::both(|| self.lead_spread(sampling), || self.load_spread(sampling));
        LoadSummary {
            tasks,
            agencies,
            assignments: links().count(),
            by_duty,
            open: count(&|t| self.open[t]),
            no_lead: self.without_lead(),
            no_lead_word: count(&|t| !self.links[t].iter().any(|l| l.edge.duty == Duty::Lead)),
            co_led: self.co_led(),
            single_body: count(&|t| self.bodies[t].len() == 1),
            no_body: count(&|t| self.bodies[t].is_empty()),
            with_territorial: count(&|t| {
                self.links[t].iter().any(|l| corpus.agency(l.agency).is_territorial())
            }),
            mean_bodies: (tasks > 0).then(|| named as f64 / tasks as f64),
            redundancy: (tasks > 0 && agencies > 1).then(|| extra as f64 / (tasks * (agencies - 1)) as f64),
            centralisation: centralisation(&self.incidence.body_degrees(), tasks),
            h2_prime,
            leads,
            load,
            open_bounds: self.open_bounds(),
        }
    }
}

/// Freeman centralisation of two-mode degrees against the two-mode star: one body on all tasks, the others on one.
fn centralisation(degrees: &[usize], tasks: usize) -> Option<f64> {
    let most = *degrees.iter().max()?;
    let sum: usize = degrees.iter().map(|k| most - k).sum();
    (degrees.len() > 1 && tasks > 1)
        .then(|| (sum as f64 / ((degrees.len() - 1) * (tasks - 1)) as f64).clamp(0.0, 1.0))
}

fn duty_position(duty: Duty) -> usize {
    Duty::ALL.iter().position(|&d| d == duty).unwrap_or(0)
}

fn role_position(role: Role) -> usize {
    Role::ALL.iter().position(|&r| r == role).unwrap_or(0)
}
