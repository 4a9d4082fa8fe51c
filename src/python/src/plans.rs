//! Plans as read, and what is made of them.

use crate::{
    args::{Cli, Command, ReportArgs},
    commands::{analyses, report, sampling},
    failure::Failure,
    input, message,
    pool::work,
    session::{Said, Session},
    tables::{Columns, columns},
};
use clap::Parser as _;
use fengong::{
    analyse::{
        clusters::{ClusterOptions, clusters},
        overlap::Grade,
    },
    graph::ResponsibilityGraph,
    model::{Convention, PlanIndex},
    render::{
        network::{self, Network},
        node_link::node_link,
        tables::{self, Pieces, Table},
    },
    report as files,
    resolve::coded::Outcome,
    say::{Lang, Text, both},
};
use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    pybacked::PyBackedBytes,
    types::{PyDict, PyList},
};
use std::{path::PathBuf, sync::Arc};

/// The options that words of a command line stand for.
fn options(words: &[String]) -> PyResult<ReportArgs> {
    let line = ["fengong", "report"].into_iter().chain(words.iter().map(String::as_str));
    match Cli::try_parse_from(line) {
        Ok(Cli { command: Some(Command::Report(args)), .. }) => Ok(args),
        Ok(_) => Err(PyValueError::new_err("no options of a report")),
        Err(error) => Err(PyValueError::new_err(error.to_string())),
    }
}

/// A failure in pieces: the message, and of an unread file its name, code, reason and hint.
fn pieces<'py>(py: Python<'py>, failure: &Failure) -> PyResult<Bound<'py, PyDict>> {
    let both = |text: &Text| (text.zh.clone(), text.en.clone());
    let all = PyDict::new(py);
    all.set_item("message", (&failure.said.zh, &failure.said.en))?;
    if let Some(unread) = &failure.unread {
        all.set_item("file", &unread.file)?;
        all.set_item("code", unread.code)?;
        all.set_item("reason", both(&unread.reason))?;
        all.set_item("hint", both(&unread.hint))?;
    }
    Ok(all)
}

fn wrong(failure: &Failure) -> PyErr {
    PyValueError::new_err((failure.said.zh.clone(), failure.said.en.clone()))
}

/// Reads files, folders (`(path, None)`) and bytes (`(name, bytes)`). Gives the plans, if there are any; why there are none;
/// the files that could not be read; and what else there is to say.
#[pyfunction]
#[expect(clippy::type_complexity, reason = "a tuple is what Python takes apart")]
pub(crate) fn read<'py>(
    py: Python<'py>,
    inputs: Vec<(PathBuf, Option<PyBackedBytes>)>,
    words: Vec<String>,
) -> PyResult<(Option<Plans>, Option<Bound<'py, PyDict>>, Vec<Bound<'py, PyDict>>, Vec<(String, String)>)> {
    let common = options(&words)?.input.common;
    let (said, read) = work(py, move || {
        let mut found = input::Found::default();
        let paths: Vec<PathBuf> = inputs.iter().filter(|i| i.1.is_none()).map(|i| i.0.clone()).collect();
        if !paths.is_empty() {
            found = input::sources(&paths);
        }
        for (name, bytes) in &inputs {
            found.sources.extend(bytes.as_ref().map(|b| input::Source::held(name, b.to_vec())));
        }
        Session::read(found, &common)
    })?;
    let (mut unread, mut notes) = (Vec::new(), Vec::new());
    for said in said {
        match said {
            Said::Unread(failure) => unread.push(pieces(py, &failure)?),
            Said::Note(text) => notes.push((text.zh, text.en)),
            Said::Receipt(all) => {
                let left = all.iter().filter(|r| r.outcome != Outcome::Applied);
                notes.extend(left.map(|r| (message::change(r, Lang::Zh), message::change(r, Lang::En))));
            }
        }
    }
    Ok(match read {
        Ok(session) => (Some(Plans(Arc::new(session))), None, unread, notes),
        Err(failure) => (None, Some(pieces(py, &failure)?), unread, notes),
    })
}

/// Plans as read.
#[pyclass(frozen, module = "fengong._fengong")]
pub(crate) struct Plans(Arc<Session>);

impl Plans {
    /// Does something with what was read, under the options that the words stand for.
    fn with<T: Send + 'static>(
        &self,
        py: Python<'_>,
        words: &[String],
        make: impl FnOnce(&Session, &ReportArgs) -> Result<T, Failure> + Send + 'static,
    ) -> PyResult<(T, ReportArgs)> {
        let (session, args) = (Arc::clone(&self.0), options(words)?);
        let (made, args) = work(py, move || (make(&session, &args), args))?;
        Ok((made.map_err(|failure| wrong(&failure))?, args))
    }
}

#[pymethods]
impl Plans {
    /// The ids of the plans, in order.
    fn ids(&self) -> Vec<String> {
        self.0.corpus.plans.iter().map(|plan| plan.id.to_string()).collect()
    }

    /// How many tasks and assignments there are.
    fn counts(&self) -> (usize, usize) {
        let tasks = self.0.corpus.tasks();
        tasks.fold((0, 0), |(tasks, all), (_, task)| (tasks + 1, all + task.assignments.len()))
    }

    /// Some of the plans only, in this order.
    fn select(&self, py: Python<'_>, ids: Vec<String>) -> PyResult<Self> {
        let session = Arc::clone(&self.0);
        let chosen = work(py, move || session.with_plans(&ids))?;
        chosen.map(|session| Self(Arc::new(session))).map_err(|failure| wrong(&failure))
    }

    /// The tables of a command by their names, or one of the coded tables.
    fn tables<'py>(&self, py: Python<'py>, what: String, words: Vec<String>) -> PyResult<Vec<Columns<'py>>> {
        let (tables, args) = self.with(py, &words, move |session, args| of(&what, session, args))?;
        tables.iter().map(|table| columns(py, table, args.input.common.lang)).collect()
    }

    /// A network as node-link JSON; without a plan one of each plan.
    fn networks(&self, py: Python<'_>, kind: String, words: Vec<String>) -> PyResult<Vec<String>> {
        let made = self.with(py, &words, move |session, args| networks(&kind, session, args))?;
        Ok(made.0.iter().map(node_link).collect())
    }

    /// The figures of the report: name, title, notes, what a reader who cannot see it should know, the drawing as SVG.
    #[expect(clippy::type_complexity, reason = "a tuple is what Python takes apart")]
    fn figures(
        &self,
        py: Python<'_>,
        words: Vec<String>,
    ) -> PyResult<Vec<(String, String, Vec<String>, String, String)>> {
        let made = self.with(py, &words, |session, args| report::with_job(session, args, files::figures))?;
        Ok(made.0.into_iter().map(|f| (f.name, f.title, f.notes, f.alt, f.svg)).collect())
    }

    /// Writes the report into a folder; gives the paths of its files below it.
    fn report(&self, py: Python<'_>, folder: PathBuf, words: Vec<String>) -> PyResult<Vec<String>> {
        let ((names, _), _) =
            self.with(py, &words, move |session, args| report::write(session, args, &folder))?;
        Ok(names)
    }

    /// What a coder must look at: severity (`note`, `warning`, `error`), code, place, task, message, hint, excerpt, and the
    /// words meant in it, in characters.
    fn diagnostics<'py>(&self, py: Python<'py>, words: Vec<String>) -> PyResult<Bound<'py, PyList>> {
        let lang = options(&words)?.input.common.lang;
        let list = PyList::empty(py);
        for d in &self.0.diagnostics {
            let one = PyDict::new(py);
            one.set_item("severity", format!("{:?}", d.severity).to_lowercase())?;
            one.set_item("code", d.code)?;
            one.set_item("place", d.place.to_string())?;
            one.set_item("task", &d.task)?;
            one.set_item("message", d.message(lang))?;
            one.set_item("hint", d.hint(lang))?;
            one.set_item("excerpt", &d.excerpt)?;
            let span = d.excerpt.as_deref().zip(d.span).map(|(text, span)| span.in_chars(text));
            one.set_item("span", span)?;
            list.append(one)?;
        }
        Ok(list)
    }
}

/// The tables of a command, or one of the coded tables.
fn of(what: &str, session: &Session, args: &ReportArgs) -> Result<Vec<Table>, Failure> {
    let (corpus, common) = (&session.corpus, &args.input.common);
    let convention = Convention::from(common.convention);
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
    Ok(match what {
        "plans" => vec![tables::plans(corpus, &plans)],
        "tasks" => vec![tables::tasks(corpus, &plans, convention)],
        "bodies" => vec![tables::agencies(corpus, &plans)],
        "assignments" => vec![tables::assignments(corpus, &plans, convention)],
        "doubts" => vec![tables::check(&session.diagnostics, common.lang)],
        "workload" => analyses::of_workload(corpus, common)?,
        "clusters" => analyses::of_clusters(corpus, common)?,
        "overlap" => whole(&analyses::of_overlaps(corpus, &analyses::overlaps(corpus, common)?)),
        "division" => {
            let (overlaps, divisions) = analyses::compared(corpus, common)?;
            analyses::of_divisions(corpus, &overlaps, &divisions)
        }
        "themes" => whole(&analyses::of_themes(corpus, &analyses::coded(corpus, common)?)),
        "conventions" => analyses::of_conventions(corpus, common),
        _ => return Err(Failure::new(both!("program-no-table", name = what))),
    })
}

fn whole(all: &[Pieces]) -> Vec<Table> {
    all.iter().map(Pieces::table).collect()
}

/// The networks of a kind, one a plan; of overlaps, one a pair.
fn networks(kind: &str, session: &Session, args: &ReportArgs) -> Result<Vec<Network>, Failure> {
    let (corpus, common) = (&session.corpus, &args.input.common);
    let lang = common.lang;
    let graph = ResponsibilityGraph::new(corpus, common.convention.into());
    let plans = 0..corpus.plans.len() as PlanIndex;
    Ok(match kind {
        "responsibility" => plans.map(|p| network::responsibility(&graph, p, lang)).collect(),
        "lead-support" => plans.map(|p| network::lead_support(&graph, p, lang)).collect(),
        "coresponsibility" => {
            let sampling = sampling(common);
            let of = |p| clusters(&graph, p, &ClusterOptions::default(), &sampling);
            plans.map(|p| network::coresponsibility(corpus, &of(p), lang)).collect()
        }
        "overlap" => {
            let overlaps = analyses::overlaps(corpus, common)?;
            overlaps.iter().map(|o| network::overlap(corpus, o, Grade::Similar, lang)).collect()
        }
        _ => return Err(Failure::new(both!("program-no-network", kind))),
    })
}
