//! Fields: their result is text, their instruction is not.

use super::super::numerals::render;

/// Most characters of an instruction that are looked at.
const INSTRUCTION: usize = 500;

/// A field that stands open.
struct Field {
    instruction: String,
    /// Whether its result has begun, and where in the paragraph's text.
    result: Option<usize>,
}

/// The fields that stand open, one inside the other.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

impl Fields {
    /// A mark of a field: `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str, text: &mut String) {
        match kind {
            "begin" => self.0.push(Field { instruction: String::new(), result: None }),
            "separate" => {
                if let Some(field) = self.0.last_mut() {
                    field.result = Some(text.len());
                }
            }
            "end" => {
                if let Some(field) = self.0.pop()
                    && self.is_shown()
                    && field.result.is_none_or(|from| from >= text.len())
                {
                    text.push_str(&overstruck(&field.instruction).unwrap_or_default());
                }
            }
            _ => {}
        }
    }

    pub(super) fn instruct(&mut self, part: &str) {
        if let Some(field) = self.0.last_mut()
            && field.result.is_none()
            && field.instruction.len() < INSTRUCTION
        {
            field.instruction.push_str(part);
        }
    }

    /// Whether text is to be read: it is not part of an instruction.
    pub(super) fn is_shown(&self) -> bool {
        self.0.iter().all(|field| field.result.is_some())
    }

    /// Ends a paragraph: an instruction that is still open then was never closed.
    pub(super) fn end_paragraph(&mut self) {
        self.0.retain(|field| field.result.is_some());
        for field in &mut self.0 {
            field.result = Some(0);
        }
    }
}

/// What an overstriking field (`EQ \o`) shows: Word makes circled numbers so (`eq \o\ac(○,11)`), and the
/// pronunciation above a character (`EQ \* jc2 \o\ad(\s\up 9(mín),民)`). The last part is what is meant.
fn overstruck(instruction: &str) -> Option<String> {
    let inner = instruction.trim();
    let inner = inner.strip_prefix("eq").or_else(|| inner.strip_prefix("EQ"))?;
    let at = inner.find("\\o").or_else(|| inner.find("\\O"))?;
    let open = at + inner[at..].find('(')?;
    let close = inner.rfind(')').filter(|close| *close > open)?;
    let parts = &inner[open + 1..close];
    let (first, last) = parts.rsplit_once([',', ';', '，', '；'])?;
    let (first, last) = (first.trim(), last.trim());
    if first.chars().all(|c| matches!(c, '○' | '〇' | '◯' | '⃝'))
        && let Ok(number @ 1..=20) = last.parse()
    {
        return Some(render(number, "decimalEnclosedCircle"));
    }
    Some(last.to_owned())
}
