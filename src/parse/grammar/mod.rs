//! The responsibility grammar: the words that say who does what → bodies and duties.

mod types;

pub use types::{Context, DocumentRule, Note, ParsedBody, ParsedStatement};

use super::lexicon::Lexicon;
use crate::model::{Duty, Span};

const OPEN: [char; 5] = ['（', '(', '[', '〔', '【'];
const CLOSE: [char; 5] = ['）', ')', ']', '〕', '】'];
const LABELS: [(&str, Duty); 6] = [
    ("牵头单位：", Duty::Lead),
    ("责任单位：", Duty::Responsible),
    ("配合单位：", Duty::Support),
    ("牵头部门：", Duty::Lead),
    ("责任部门：", Duty::Responsible),
    ("参加单位：", Duty::Participate),
];
const WORDS: [(&str, Duty); 8] = [
    ("按职责分工负责", Duty::Responsible),
    ("按职责分别负责", Duty::Responsible),
    ("牵头负责", Duty::Lead),
    ("牵头", Duty::Lead),
    ("负责", Duty::Responsible),
    ("参加", Duty::Participate),
    ("配合", Duty::Support),
    ("参与", Duty::Participate),
];

/// Reads a statement. Total: whatever it cannot place is in `unplaced`.
pub fn parse_statement(text: &str, context: &Context) -> ParsedStatement {
    let mut out = ParsedStatement { text: text.to_owned(), ..ParsedStatement::default() };
    let mut pending: Vec<usize> = Vec::new();
    let mut label = context.column;
    let mut depth = 0usize;
    let mut start = 0;
    let mut pieces = Vec::new();
    for (at, c) in text.char_indices() {
        if OPEN.contains(&c) {
            if at == start {
                start = at + c.len_utf8();
            } else {
                depth += 1;
            }
        } else if CLOSE.contains(&c) {
            if depth == 0 {
                pieces.push((start, at));
                start = at + c.len_utf8();
            }
            depth = depth.saturating_sub(1);
        } else if depth == 0 && "、，；。,;\n\t".contains(c) {
            pieces.push((start, at));
            start = at + c.len_utf8();
        }
    }
    pieces.push((start.min(text.len()), text.len()));
    for (mut from, mut to) in pieces {
        for (word, duty) in LABELS {
            if text[from..to].starts_with(word) {
                from += word.len();
                label = Some(duty);
                pending.clear();
                out.has_duty_word = true;
            }
        }
        let mut duty = None;
        for (word, of) in WORDS {
            if let Some(rest) = text[from..to].strip_suffix(word) {
                to = from + rest.len();
                duty = Some(of);
                out.has_duty_word = true;
                break;
            }
        }
        if let Some(at) = text[from..to].find('等') {
            to = from + at;
            out.open = true;
        }
        let name = text[from..to].trim();
        if name.contains("有关部门") || name.contains("有关单位") {
            out.open = true;
        } else if !name.is_empty() && !name.contains("下同") {
            let territorial = ["政府", "管委会", "街道办事处"].iter().any(|t| name.ends_with(t));
            pending.push(out.bodies.len());
            out.bodies.push(ParsedBody {
                name: name.to_owned(),
                span: Span::new(from, to),
                duty: label.unwrap_or(Duty::Responsible),
                territorial,
            });
        }
        if let Some(duty) = duty {
            for at in pending.drain(..) {
                out.bodies[at].duty = duty;
            }
        }
    }
    for body in &mut out.bodies {
        if body.territorial && body.duty != Duty::Lead {
            body.duty = Duty::Implement;
        }
    }
    out
}

/// What the content of a bracket, or a line, looks like.
pub fn note(text: &str, lexicon: &dyn Lexicon) -> Note {
    let read = parse_statement(text, &Context { lexicon, column: None, rule: None });
    match read.bodies.is_empty() && !read.open {
        true => Note::No,
        false if read.has_duty_word => Note::Duty,
        false if read.bodies.iter().all(|b| b.territorial || lexicon.knows(&b.name)) => Note::Names,
        false => Note::No,
    }
}

/// Whether the content of a bracket, or a line, is a responsibility statement and no ordinary parenthesis.
pub fn is_note(text: &str, lexicon: &dyn Lexicon) -> bool {
    note(text, lexicon) == Note::Duty
}

/// The statement that a sentence of running prose makes (市、区民政部门负责…), where it clearly makes one.
pub fn prose_statement(sentence: &str, context: &Context) -> Option<ParsedStatement> {
    let read = parse_statement(sentence, context);
    (read.has_duty_word && !read.bodies.is_empty()).then_some(read)
}

/// The rule that a text states about its document's statements.
pub fn stated_rule(text: &str) -> Option<DocumentRule> {
    if text.contains("逗号前") && text.contains("牵头") {
        return Some(DocumentRule::BeforeFirstCommaIsLead);
    }
    (text.contains("第一位") && text.contains("牵头")).then_some(DocumentRule::FirstIsLead)
}
