//! The state between two requests: the files that were read, the log of decisions, and what both come to.

use crate::{
    questions::{self, Most, Question},
    state::{PlanState, Results},
};
use fengong::{
    analyse::{Sampling, agreement::agreement, all, themes::choose},
    diagnostic::Severity,
    load::{self, Joined, Joining, Knowledge},
    model::{Convention, Corpus, PlanIndex, TaskId},
    render::{
        annotations, contract,
        methods::Edition,
        run::{Input, sha256},
        svg::Size,
        tables::{self, CsvOptions},
        workbook,
    },
    report::{self, Job, Length, Titles},
    resolve::{
        Registry,
        coded::Receipt,
        decisions::{self, Applied, Decision, Standing},
        manifest::Manifest,
        settle::{deciders, differences},
    },
    say::{Lang, words},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A format of the coded table.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Format {
    /// A workbook.
    Xlsx,
    /// The JSON lines of the contract.
    Jsonl,
    /// A row an assignment.
    Csv,
    /// A project for programs of qualitative analysis.
    Qdpx,
    /// Web annotations.
    Jsonld,
}

/// The file that says what documents do not say of themselves.
const MANIFEST: &str = "manifest.toml";

/// What was read and decided.
#[derive(Default)]
pub(crate) struct Desk {
    /// What the documents do not say of themselves; it is read before them.
    manifest: Manifest,
    joining: Joining,
    inputs: Vec<Input>,
    read: Joined,
    questions: Vec<Question>,
    log: Vec<Decision>,
    coded: Corpus,
    applied: Vec<Applied>,
}

/// Who decided, each once, in the order of the log.
fn coders(log: &[Decision]) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for d in log {
        if !d.who.is_empty() && !all.contains(&d.who.as_str()) {
            all.push(&d.who);
        }
    }
    all
}

/// What is other then than now, in the numbers that are shown.
fn effect(now: &Results, then: &Results) -> Value {
    let mut moved = now.moved(then);
    moved.sort_by_key(|m| std::cmp::Reverse(m.1.abs_diff(m.2)));
    let told = |((plan, label), before, after): ((usize, String), usize, usize)| {
        let english = then.in_english(plan, &label).or_else(|| now.in_english(plan, &label));
        json!({"label": label, "label_en": english.unwrap_or_default(), "before": before, "after": after})
    };
    let moved: Vec<_> = moved.into_iter().take(3).map(told).collect();
    json!({
        "assignments": [now.assignments, then.assignments], "open": [now.open, then.open],
        "bodies": [now.bodies, then.bodies], "leads": [now.leads, then.leads],
        "pairs": [now.pairs, then.pairs], "shared": [now.shared, then.shared], "moved": moved,
    })
}

/// The plans that the program carries as an example, with what they do not say of themselves.
const SAMPLE: [(&str, &str); 3] = [
    ("dazhou.txt", include_str!("../../../seeds/dazhou.txt")),
    (MANIFEST, include_str!("../../../seeds/manifest.toml")),
    ("yinchuan.txt", include_str!("../../../seeds/yinchuan.txt")),
];

/// The example: names and lengths of its files, and their bytes one behind another.
pub(crate) fn sample() -> Answer {
    let names: Vec<_> = SAMPLE.iter().map(|(name, text)| json!([name, text.len()])).collect();
    (json!({"files": names}), SAMPLE.map(|(_, text)| text).concat().into_bytes())
}

/// An answer with bytes behind it.
type Answer = (Value, Vec<u8>);

impl Desk {
    /// Reads a file and adds it to the others.
    pub(crate) fn read(&mut self, file: &str, bytes: &[u8]) -> Value {
        if file == MANIFEST {
            return match String::from_utf8_lossy(bytes).parse() {
                Ok(manifest) => {
                    self.manifest.extend(manifest);
                    json!({"manifest": true, "plans": [], "tasks": 0, "assignments": 0, "doubts": 0})
                }
                Err(e) => {
                    json!({"error": {"zh": format!("方案说明文件有误：{e}"), "en": format!("not a manifest: {e}")}})
                }
            };
        }
        let knowledge = Knowledge { manifest: self.manifest.clone(), ..Knowledge::default() };
        let record = Input { file: file.to_owned(), sha256: sha256(bytes), bytes: bytes.len() };
        let loaded = match load::document(file, bytes, &knowledge) {
            Ok(loaded) => loaded,
            Err(e) => {
                let k = &e.kind;
                let (zh, en) = (Lang::Zh, Lang::En);
                return json!({"error": {"zh": k.message(zh), "en": k.message(en), "hint_zh": k.hint(zh), "hint_en": k.hint(en)}});
            }
        };
        let corpus = &loaded.read.value;
        let doubts = loaded.read.diagnostics.iter().filter(|d| d.severity >= Severity::Note).count();
        let plans: Vec<_> = corpus
            .plans
            .iter()
            .map(|p| json!({"id": p.id.as_str(), "city": p.city, "title": p.title, "annex": p.annex}))
            .collect();
        let tasks = corpus.tasks().count();
        let assignments: usize = corpus.tasks().map(|(_, t)| t.assignments.len()).sum();
        let coded = loaded.coded;
        let coders: Vec<String> = coders(&loaded.decisions).into_iter().map(str::to_owned).collect();
        let repeated = self.joining.add(file, loaded);
        let repeated: Vec<_> =
            repeated.iter().map(|d| json!({"zh": d.message(Lang::Zh), "en": d.message(Lang::En)})).collect();
        self.inputs.push(record);
        json!({"plans": plans, "tasks": tasks, "assignments": assignments, "doubts": doubts, "coded": coded, "coders": coders, "repeated": repeated})
    }

    /// Joins what was read: the whole state, the decisions that tables brought, the questions, the results.
    pub(crate) fn open(&mut self) -> Value {
        self.read = std::mem::take(&mut self.joining).finish(Registry::builtin());
        self.coded = self.read.corpus.clone();
        let registry = Registry::builtin();
        let before = Results::new(&self.read.corpus);
        let mut questions = questions::questions(&self.read, registry);
        let effort: usize = questions.iter().map(Question::effort).sum::<usize>() * before.tasks;
        // Beyond, trying every answer takes longer than one waits; then the number of places gives the order.
        const TRIED: usize = 60_000;
        for question in &mut questions {
            if effort > TRIED {
                question.weight = question.places.len();
                continue;
            }
            let tried = question.options.iter().enumerate().map(|(option, o)| {
                let (corpus, _) = decisions::apply(self.read.corpus.clone(), &o.changes, registry);
                let then = Results::new(&corpus);
                (before.distance(&then), std::cmp::Reverse(option), then)
            });
            if let Some((weight, option, then)) = tried.max_by_key(|(weight, option, _)| (*weight, *option)) {
                question.weight = weight;
                question.most =
                    (weight > 0).then(|| Most { option: option.0, effect: effect(&before, &then) });
            }
        }
        questions.sort_by_key(|q| std::cmp::Reverse((q.weight, q.places.len())));
        let plans = PlanState::all(&self.coded, 0..self.coded.plans.len());
        let line = |r: &Receipt| json!({"outcome": r.outcome, "file": r.file, "row": r.row, "task": r.task, "column": r.column_name(), "before": r.before, "after": r.after, "why": r.why, "words": r.words});
        let receipt: Vec<_> = self.read.receipt.iter().map(line).collect();
        self.questions = questions;
        json!({"plans": plans, "questions": self.questions, "results": before, "brought": self.read.decisions, "receipt": receipt, "duplicates": self.read.duplicates})
    }

    /// Applies a log to what was read; gives the plans that are other than before, the results, and the places of each question
    /// that are still to be decided.
    pub(crate) fn decide(&mut self, log: Vec<Decision>) -> Value {
        // What a coded table brought is in its rows already.
        let brought = &self.read.decisions;
        let is_brought =
            |d: &&Decision| brought.iter().any(|b| (b.n, &b.at, &b.task) == (d.n, &d.at, &d.task));
        let (old, new): (Vec<&Decision>, Vec<&Decision>) = log.iter().partition(is_brought);
        let new: Vec<Decision> = new.into_iter().cloned().collect();
        let (coded, fresh) = decisions::apply(self.read.corpus.clone(), &new, Registry::builtin());
        let old: Vec<Decision> = old.into_iter().cloned().collect();
        let mut stood = decisions::standing(&self.read.corpus, &old).into_iter().zip(&old);
        let mut fresh = fresh.into_iter();
        let applied = log.iter().filter_map(|d| {
            if !is_brought(&d) {
                return fresh.next();
            }
            stood.next().map(|(standing, d)| match standing {
                Standing::Holds { moved } => Applied::Done { task: TaskId::new(d.task.as_str()), moved },
                Standing::Undone | Standing::Later => Applied::Undone,
                Standing::Lost(why) => Applied::Lost { why },
            })
        });
        let applied: Vec<Applied> = applied.collect();
        let changed: Vec<usize> = (0..coded.plans.len())
            .filter(|at| {
                let (Some(a), b) = (self.coded.plans.get(*at), &coded.plans[*at]) else { return true };
                // Numbers of bodies may have moved, and names changed behind them.
                a != b
                    || b.tasks.iter().flat_map(|t| &t.assignments).any(|x| {
                        self.coded.agencies.get(x.agency.index()) != coded.agencies.get(x.agency.index())
                    })
            })
            .collect();
        (self.coded, self.applied, self.log) = (coded, applied, log);
        let plans = PlanState::all(&self.coded, changed.into_iter());
        let now = |(d, a): (&Decision, &Applied)| match a {
            Applied::Done { task, .. } => Some((d.n, task.to_string())),
            _ => None,
        };
        let tasks: HashMap<u32, String> = self.log.iter().zip(&self.applied).filter_map(now).collect();
        let left: Vec<_> = self.questions.iter().map(|q| q.left(&self.log, &tasks)).collect();
        json!({"plans": plans, "applied": self.applied, "results": Results::new(&self.coded), "left": left, "left_out": annotations::left_out(&self.coded)})
    }

    /// What some further decisions would change, for each set of them.
    pub(crate) fn effects(&self, changes: &[Vec<Decision>]) -> Value {
        let now = Results::new(&self.coded);
        let tried = |further: &Vec<Decision>| {
            let (corpus, _) = decisions::apply(self.coded.clone(), further, Registry::builtin());
            effect(&now, &Results::new(&corpus))
        };
        Value::Array(changes.iter().map(tried).collect())
    }

    /// How far a table of another coder agrees with what is decided here, what both differ on and who decided it.
    pub(crate) fn compare(&self, file: &str, bytes: &[u8]) -> Value {
        let loaded = match load::document(file, bytes, &Knowledge::default()) {
            Ok(loaded) => loaded,
            Err(e) => {
                let said = |lang| e.kind.message(lang);
                return json!({"error": {"zh": said(Lang::Zh), "en": said(Lang::En)}});
            }
        };
        let theirs = &loaded.read.value;
        let agreement = agreement(&self.coded, theirs);
        if agreement.tasks == 0 {
            let said = |lang| words(lang, "program-agree-two-tables-share-no");
            return json!({"error": {"zh": said(Lang::Zh), "en": said(Lang::En)}});
        }
        let shared: HashSet<&str> = theirs.plans.iter().map(|p| p.id.as_str()).collect();
        // What is decided on plans that the other table does not hold is no difference.
        let ours: Vec<PlanIndex> = (0..self.coded.plans.len())
            .filter(|at| shared.contains(self.coded.plans[*at].id.as_str()))
            .map(|at| at as PlanIndex)
            .collect();
        let all: Vec<_> = differences(&self.coded.select(&ours), theirs)
            .into_iter()
            .map(|d| {
                let by = |log: &[Decision]| {
                    let all = deciders(log, &d).into_iter();
                    all.map(|d| json!({"who": d.who, "at": d.at, "after": d.after})).collect::<Vec<_>>()
                };
                json!({"of": d, "by_first": by(&self.log), "by_second": by(&loaded.decisions)})
            })
            .collect();
        json!({"agreement": agreement, "differences": all, "first": coders(&self.log), "second": coders(&loaded.decisions), "decisions": loaded.decisions.len()})
    }

    /// The coded table as it was settled, with a log of its own: what was decided here and, behind it, what was settled.
    pub(crate) fn gold(&self, settled: Vec<Decision>, format: Format, lang: Lang) -> Result<Answer, String> {
        let (corpus, _) = decisions::apply(self.coded.clone(), &settled, Registry::builtin());
        let log: Vec<Decision> = self.log.iter().cloned().chain(settled).collect();
        self.written(&corpus, &log, format, lang)
    }

    /// Every file of the report, one behind another.
    pub(crate) fn report(&self, lang: Lang, convention: Convention) -> Result<Answer, String> {
        let books = choose(&self.coded, Vec::new()).map_err(|e| e.to_string())?;
        // As on the command line without options.
        let each_plan = self.coded.plans.len() <= all::ONE_BY_ONE_UP_TO;
        let options = all::Options { convention, sampling: Sampling::default(), upper: None, each_plan };
        let results = all::analyse(&self.coded, &books.book, &options);
        let built_in = || "built-in".to_owned();
        let job = Job {
            corpus: &self.coded,
            results: &results,
            diagnostics: &self.read.diagnostics,
            codebook: &books.book,
            codebooks: &books.used,
            options: &options,
            lang,
            pictures: false,
            outline: false,
            size: Size::TwoColumn,
            csv: CsvOptions::default(),
            references: Edition::default(),
            titles: Titles::Findings,
            length: Length::Whole,
            limits: &BTreeMap::new(),
            inputs: &self.inputs,
            duplicates: &self.read.duplicates,
            receipt: &self.read.receipt,
            data: &BTreeMap::from([("registry", built_in()), ("codebook", built_in())]),
        };
        let made = report::files(&job).map_err(|e| e.to_string())?;
        let names: Vec<_> = made.files.iter().map(|(name, bytes)| json!([name, bytes.len()])).collect();
        let bytes = made.files.iter().flat_map(|(_, bytes)| bytes).copied().collect();
        Ok((json!({"files": names}), bytes))
    }

    /// The coded table, with the log in it.
    pub(crate) fn table(&self, format: Format, lang: Lang) -> Result<Answer, String> {
        self.written(&self.coded, &self.log, format, lang)
    }

    fn written(
        &self,
        corpus: &Corpus,
        log: &[Decision],
        format: Format,
        lang: Lang,
    ) -> Result<Answer, String> {
        let plans: Vec<PlanIndex> = (0..corpus.plans.len() as PlanIndex).collect();
        let convention = Convention::default();
        let bytes = match format {
            Format::Jsonl => contract::extract_with(corpus, log, convention).into_bytes(),
            Format::Csv => {
                tables::csv(&tables::assignments(corpus, &plans, convention), CsvOptions::default())
                    .into_bytes()
            }
            Format::Qdpx => annotations::qdpx(corpus, log, lang).map_err(|e| e.to_string())?,
            Format::Jsonld => annotations::jsonld(corpus, log).into_bytes(),
            Format::Xlsx => {
                let coded = workbook::Coded {
                    corpus,
                    diagnostics: &self.read.diagnostics,
                    log,
                    receipt: &self.read.receipt,
                    convention,
                    lang,
                };
                workbook::coded(&coded).map_err(|e| e.to_string())?
            }
        };
        Ok((json!({"bytes": bytes.len()}), bytes))
    }
}
