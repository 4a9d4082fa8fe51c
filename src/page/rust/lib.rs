//! fengong behind a web page: requests and answers in memory, nothing else. The page runs this in a worker; what the
//! requests are is the enum [`Request`], what state there is between them is [`desk::Desk`].

mod border;
mod desk;
mod questions;
mod state;

use desk::Desk;
use fengong::{model::Convention, resolve::decisions::Decision, say::Lang};
use serde::Deserialize;
use std::cell::RefCell;

/// What the page may ask.
#[derive(Debug, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
enum Request {
    /// Read one more file, whose bytes stand behind.
    Read { file: String },
    /// The plans that the program carries as an example.
    Sample,
    /// All files are read: what they hold.
    Open,
    /// What a log of decisions makes of it.
    Decide { log: Vec<Decision> },
    /// What each of some answers would change.
    Effects { changes: Vec<Vec<Decision>> },
    /// How far another coder's table, whose bytes stand behind, agrees with what is decided here.
    Compare { file: String },
    /// The coded table as two coders settled it: what is decided here and the log of what was settled, in a format.
    Gold { settled: Vec<Decision>, format: desk::Format, lang: Lang },
    /// The report's files.
    Report { lang: Lang, convention: Convention },
    /// The coded table in a format.
    Table { format: desk::Format, lang: Lang },
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Answers one request; both as the page's memory holds them (see [`border`]).
pub fn answer(request: &[u8]) -> Vec<u8> {
    let split = || {
        let (length, rest) = request.split_first_chunk::<4>()?;
        rest.split_at_checked(u32::from_le_bytes(*length) as usize)
    };
    let Some((json, bytes)) = split() else { return message(&failed("no request"), &[]) };
    let (json, bytes) = match serde_json::from_slice::<Request>(json) {
        Ok(request) => DESK.with_borrow_mut(|desk| run(desk, request, bytes)),
        Err(e) => (failed(&e.to_string()), Vec::new()),
    };
    message(&json, &bytes)
}

fn run(desk: &mut Desk, request: Request, bytes: &[u8]) -> (serde_json::Value, Vec<u8>) {
    let no_bytes = |json| (json, Vec::new());
    match request {
        Request::Read { file } => no_bytes(desk.read(&file, bytes)),
        Request::Sample => desk::sample(),
        Request::Open => no_bytes(desk.open()),
        Request::Decide { log } => no_bytes(desk.decide(log)),
        Request::Effects { changes } => no_bytes(desk.effects(&changes)),
        Request::Compare { file } => no_bytes(desk.compare(&file, bytes)),
        Request::Gold { settled, format, lang } => {
            desk.gold(settled, format, lang).unwrap_or_else(|e| no_bytes(failed(&e)))
        }
        Request::Report { lang, convention } => {
            desk.report(lang, convention).unwrap_or_else(|e| no_bytes(failed(&e)))
        }
        Request::Table { format, lang } => desk.table(format, lang).unwrap_or_else(|e| no_bytes(failed(&e))),
    }
}

/// An answer that says what went wrong.
fn failed(why: &str) -> serde_json::Value {
    serde_json::json!({"error": {"zh": why, "en": why}})
}

fn message(json: &serde_json::Value, bytes: &[u8]) -> Vec<u8> {
    let json = json.to_string().into_bytes();
    [&(json.len() as u32).to_le_bytes()[..], &json, bytes].concat()
}
