//! From the arguments to what every command works on: the plans, what was noticed, and a record of the inputs.

use crate::{
    args::{Common, InputArgs},
    failure::{Failure, Outcome},
    input::{self, Found, Source},
    message,
};
use fengong::{
    diagnostic::{Diagnostic, Severity},
    load::{self, Joined, Joining, Knowledge, Loaded},
    model::{Convention, Corpus, PlanIndex},
    parallel,
    parse::wording::Wording,
    read::{self, ReadErrorKind},
    render::run::{Input, sha256},
    resolve::{Registry, coded::Receipt, decisions::Decision},
    say::{Lang, Text, both, said},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{borrow::Cow, collections::HashSet, io::IsTerminal as _, path::Path};

/// What was read, and under which settings.
pub(crate) struct Session {
    pub(crate) corpus: Corpus,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) inputs: Vec<Input>,
    /// Files that hold the same plan.
    pub(crate) duplicates: Vec<Vec<String>>,
    /// The decisions that coded tables brought with them.
    pub(crate) decisions: Vec<Decision>,
    /// What became of each of them, and of each change by hand.
    pub(crate) receipt: Vec<Receipt>,
    pub(crate) convention: Convention,
    pub(crate) lang: Lang,
    strict: bool,
    unread: usize,
}

impl Session {
    /// Reads everything that was named. What cannot be read is said on standard error and left out.
    ///
    /// # Errors
    /// Where nothing could be read, or a file of settings is wrong.
    pub(crate) fn open(args: &InputArgs) -> Result<Self, Failure> {
        let common = &args.common;
        if args.input.is_empty() {
            return Err(Failure::new(Text::of("program-session-no-input-name-file")));
        }
        let (said, read) = Self::read(input::sources(&args.input), common);
        for said in &said {
            said.print(common.lang);
        }
        read
    }

    /// Reads the sources without a word: what there is to say comes along, in order.
    pub(crate) fn read(found: Found, common: &Common) -> (Vec<Said>, Result<Self, Failure>) {
        let Found { sources, failures, passed_over } = found;
        let mut session = Self {
            corpus: Corpus::default(),
            diagnostics: Vec::new(),
            inputs: Vec::new(),
            duplicates: Vec::new(),
            decisions: Vec::new(),
            receipt: Vec::new(),
            convention: common.convention.into(),
            lang: common.lang,
            strict: common.strict,
            unread: failures.len(),
        };
        let passed_over = passed_over.into_iter().map(Said::Note);
        let mut said: Vec<Said> = passed_over.chain(failures.into_iter().map(Said::Unread)).collect();
        let knowledge = match knowledge(common, &sources) {
            Ok(knowledge) => knowledge,
            Err(failure) => return (said, Err(failure)),
        };
        said.extend(session.take(&sources, read_all(&sources, &knowledge), &knowledge.registry));
        if session.corpus.plans.is_empty() {
            return (said, Err(nothing(session.unread, sources.len())));
        }
        let chosen = session.choose(&common.plans).map(|()| session);
        (said, chosen)
    }

    fn take(
        &mut self,
        sources: &[Source],
        read: Vec<Result<Read, Failure>>,
        registry: &Registry,
    ) -> Vec<Said> {
        let mut said = Vec::new();
        let mut joining = Joining::default();
        for (source, result) in sources.iter().zip(read) {
            match result {
                Err(failure) => {
                    self.unread += 1;
                    said.push(Said::Unread(failure));
                }
                Ok(read) => {
                    said.extend(read.why_passed_over().map(Said::Note));
                    let Read { loaded, record, .. } = read;
                    let no_task = loaded.read.value.plans.is_empty();
                    let unread =
                        (no_task && source.named).then(|| no_task_in(&source.name, &loaded.read.diagnostics));
                    let repeated = joining.add(&source.name, loaded);
                    said.extend(repeated.iter().map(|d| Said::Note(Text::each(|lang| d.message(lang)))));
                    self.inputs.push(record);
                    // A folder may well hold other papers; a file that was named was meant to be a plan.
                    self.unread += usize::from(unread.is_some());
                    said.extend(unread.map(Said::Unread));
                }
            }
        }
        let Joined { corpus, diagnostics, duplicates, decisions, receipt } = joining.finish(registry);
        (self.corpus, self.diagnostics, self.duplicates) = (corpus, diagnostics, duplicates);
        (self.decisions, self.receipt) = (decisions, receipt);
        said.extend((!self.receipt.is_empty()).then(|| Said::Receipt(self.receipt.clone())));
        said
    }

    /// Keeps the plans that `--plans` names, in that order.
    fn choose(&mut self, ids: &[String]) -> Result<(), Failure> {
        if ids.is_empty() {
            return Ok(());
        }
        *self = self.with_plans(ids)?;
        Ok(())
    }

    /// The same with some of the plans only, in that order.
    pub(crate) fn with_plans(&self, ids: &[String]) -> Result<Self, Failure> {
        let chosen = ids.iter().map(|id| plan(&self.corpus, id)).collect::<Result<Vec<_>, _>>()?;
        let (diagnostics, inputs) = (self.diagnostics.clone(), self.inputs.clone());
        let corpus = self.corpus.select(&chosen);
        // What was decided on plans that are not chosen is not of this result; what no plan has is said all the same.
        let ids = |corpus: &Corpus| corpus.tasks().map(|(_, t)| t.id.to_string()).collect::<HashSet<_>>();
        let (all, kept) = (ids(&self.corpus), ids(&corpus));
        let stays = |task: &str| kept.contains(task) || !all.contains(task);
        let decisions = self.decisions.iter().filter(|d| stays(&d.task)).cloned().collect();
        let receipt = self.receipt.iter().filter(|r| stays(&r.task)).cloned().collect();
        let duplicates = self.duplicates.clone();
        Ok(Self { corpus, diagnostics, inputs, duplicates, decisions, receipt, ..*self })
    }

    /// What the command comes to once its work is done.
    pub(crate) fn outcome(&self) -> Outcome {
        outcome(self.unread, self.strict && need_a_look(&self.diagnostics) > 0)
    }

    /// One line on standard error if a coder should look at something.
    pub(crate) fn say_what_needs_a_look(&self) {
        say_need_a_look(need_a_look(&self.diagnostics), self.lang);
    }
}

/// What reading has to say to the user.
pub(crate) enum Said {
    /// Why something was left out.
    Unread(Failure),
    /// What he should know.
    Note(Text),
    /// What became of the changes in coded tables.
    Receipt(Vec<Receipt>),
}

impl Said {
    fn print(&self, lang: Lang) {
        match self {
            Self::Unread(failure) => message::failure(failure, lang),
            Self::Note(text) => message::say(text.in_lang(lang)),
            Self::Receipt(receipt) => message::receipt(receipt, lang),
        }
    }
}

/// The plan with this id.
pub(crate) fn plan(corpus: &Corpus, id: &str) -> Result<PlanIndex, Failure> {
    corpus.plan_by_id(id).ok_or_else(|| {
        let known: Vec<_> = corpus.plans.iter().take(20).map(|p| p.id.as_str()).collect();
        let known = known.join(", ");
        Failure::new(both!("program-session-there-no-plan-there", id, known))
    })
}

/// How many of the diagnostics a coder should look at.
pub(crate) fn need_a_look(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|d| d.severity >= Severity::Warning).count()
}

pub(crate) fn say_need_a_look(n: usize, lang: Lang) {
    if n > 0 {
        message::say(&said!(lang, "program-session-places-need-look-see", n));
    }
}

/// What a command comes to, by the inputs left out and whether something needs a look that must not.
pub(crate) fn outcome(unread: usize, needs_look: bool) -> Outcome {
    match (unread > 0, needs_look) {
        (true, _) => Outcome::SomeUnread,
        (false, true) => Outcome::NeedsLook,
        (false, false) => Outcome::Done,
    }
}

/// Why there is nothing to work on; each file has had its own line already, unless a folder held no plan.
pub(crate) fn nothing(unread: usize, files: usize) -> Failure {
    if unread > 0 {
        Failure::new(Text::of("program-session-no-plan-work-on"))
    } else {
        Failure::new(both!("program-session-none-files-holds-task", files))
    }
}

/// A file without tasks: why, where its tables were data.
pub(crate) fn no_task_in(name: &str, noticed: &[Diagnostic]) -> Failure {
    let data = noticed.iter().find(|d| d.code == "data-table");
    let (reason, hint) = match data {
        Some(d) => (Text::each(|lang| d.message(lang)), Text::each(|lang| d.hint(lang).unwrap_or_default())),
        None => (Text::of("program-no-task"), Text::of("program-no-task-hint")),
    };
    Failure::unread(Path::new(name), "no-task", reason, hint)
}

/// One source as read.
pub(crate) struct Read {
    pub(crate) loaded: Loaded,
    record: Input,
}

impl Read {
    /// Why it was left out, if it was.
    pub(crate) fn why_passed_over(&self) -> Option<Text> {
        let told = self.loaded.read.diagnostics.first().filter(|d| d.code == "passed-over");
        told.map(|d| Text::each(|lang| d.message(lang)))
    }
}

pub(crate) fn knowledge(common: &Common, sources: &[Source]) -> Result<Knowledge, Failure> {
    let mut registry = Cow::Borrowed(Registry::builtin());
    if let Some(path) = &common.registry {
        registry.to_mut().merge(&input::text(path)?).map_err(|e| wrong_file(path, &e))?;
    }
    if let Some(path) = &common.wording {
        let words = Wording::with(&input::text(path)?).map_err(|e| wrong_file(path, &e))?;
        registry.to_mut().set_wording(words);
    }
    let manifest = input::manifest(common.manifest.as_deref(), sources)?;
    Ok(Knowledge { registry, manifest, limits: limits(common) })
}

/// How large files may be, as the user wants it.
pub(crate) fn limits(common: &Common) -> read::Limits {
    let mut limits = read::Limits::default();
    for (name, value) in &common.limit {
        limits.set(name, *value);
    }
    limits
}

/// A file of settings that does not parse.
pub(crate) fn wrong_file(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    let name = path.display();
    Failure::new(both!("program-wrong-file", name = name.to_string(), error = error.to_string()))
}

fn read_all(sources: &[Source], knowledge: &Knowledge) -> Vec<Result<Read, Failure>> {
    let progress = progress(sources.len());
    let all = parallel::map(sources, |s| {
        let result = read_one(s, knowledge);
        progress.inc(1);
        result
    });
    progress.finish_and_clear();
    all
}

/// A bar where a person watches and there is something to wait for.
pub(crate) fn progress(files: usize) -> ProgressBar {
    if files < 20 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {per_sec} {eta}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

pub(crate) fn read_one(source: &Source, knowledge: &Knowledge) -> Result<Read, Failure> {
    let shown = source.shown();
    let limit = knowledge.limits.file_bytes;
    if let Some(size) = source.size().filter(|size| *size > limit) {
        let kind = ReadErrorKind::TooLarge { size, limit };
        return Err(Failure::read(shown, &read::ReadError { file: source.name.as_str().into(), kind }));
    }
    let bytes = source.bytes(limit).map_err(|e| Failure::io(shown, &e))?;
    let name = if source.is_stdin() { input::name_by_content(&bytes) } else { &source.name };
    let record = Input { file: name.to_owned(), sha256: sha256(&bytes), bytes: bytes.len() };
    let mut result = load::document(name, bytes, knowledge);
    if let (Err(read::ReadError { kind: ReadErrorKind::NeedsConversion { .. }, .. }), Some(path)) =
        (&result, &source.path)
    {
        let bytes = read::convert_legacy(path).map_err(|e| Failure::read(shown, &e))?;
        result = load::document(name, bytes, knowledge);
    }
    let mut loaded = result.map_err(|e| Failure::read(shown, &e))?;
    // Whoever names a file wants it read; a folder may well hold other papers.
    if !source.named {
        loaded.pass_over();
    }
    Ok(Read { loaded, record })
}
