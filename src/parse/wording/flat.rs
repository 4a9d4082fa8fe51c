//! Lists of words as lines: the name of a list (`verb.head.lead`) and its words, parted by tabs.
//!
//! The built-in file is written so when the program is built, for a TOML reader takes ten times as long as these lines; a
//! user's file takes the same way when it is read.

use toml::Value;

/// Adds the lists of what stands under a name, a line each.
///
/// # Errors
/// What stands there instead of words.
pub(crate) fn add(name: &str, written: &Value, lines: &mut String) -> Result<(), String> {
    let words: Vec<String> = match written {
        Value::Table(parts) => {
            return parts.iter().try_for_each(|(part, written)| {
                add(&format!("{name}.{part}"), written, lines).map_err(|why| format!("{part}: {why}"))
            });
        }
        Value::String(words) => words.split_whitespace().map(str::to_owned).collect(),
        Value::Array(phrases) => phrases.iter().map(phrase).collect::<Result<_, _>>()?,
        other => return Err(unexpected(other)),
    };
    lines.push_str(name);
    for word in words {
        lines.push('\t');
        lines.push_str(&word);
    }
    lines.push('\n');
    Ok(())
}

fn phrase(written: &Value) -> Result<String, String> {
    match written {
        Value::String(phrase) => Ok(phrase.replace(['\t', '\n', '\r'], " ")),
        Value::Integer(number) => Ok(number.to_string()),
        other => Err(unexpected(other)),
    }
}

fn unexpected(written: &Value) -> String {
    format!("expected words, found {}", written.type_str())
}
