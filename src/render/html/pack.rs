//! What the page does not open with: drawings of the other language and of other conventions, and tables. Packed (zlib,
//! base64), unpacked by the browser when asked for.

use super::{Page, figures::drawing};
use crate::render::{
    Lang,
    tables::{Kind, Table, Value, show},
};
use crate::say::words;
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};
use std::{collections::HashMap, io::Write as _};

/// `figures`: `number|language|view` → the place of its drawings (broad and narrow, parted by a form feed) in `drawings`;
/// `tables`: id → packed table.
pub(super) fn packed(p: &Page) -> Json {
    let mut keys = Map::new();
    let mut drawings: Vec<String> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (n, f) in p.figures.iter().enumerate() {
        for (view, d) in f.drawings.iter().enumerate() {
            for lang in [Lang::Zh, Lang::En] {
                let both = d.in_lang(lang).map(|f| drawing(n, f)).join("\u{c}");
                let next = drawings.len();
                let at = *seen.entry(both.clone()).or_insert(next);
                if at == next {
                    drawings.push(both);
                }
                keys.insert(format!("{n}|{}|{view}", words(lang, "lang-tag")), json!(at));
            }
        }
    }
    // The page opens with the first view in its language: those stand in it already, and are kept by the script.
    let shown = |at: usize| {
        let opens = |n: usize| keys.get(&format!("{n}|{}|0", words(p.lang, "lang-tag"))) == Some(&json!(at));
        (0..p.figures.len()).any(opens)
    };
    let drawings: Vec<String> = drawings
        .par_iter()
        .enumerate()
        .map(|(at, d)| if shown(at) { String::new() } else { base64(&deflate(d)) })
        .collect();
    let tables: Vec<(String, Json)> = p
        .tables
        .par_iter()
        .filter(|_| p.sentences)
        .map(|t| (t.id.to_owned(), Json::from(base64(&deflate(&table(t).to_string())))))
        .collect();
    json!({"figures": keys, "drawings": drawings, "tables": tables.into_iter().collect::<Map<_, _>>()})
}

/// A table as the script draws it: heads in both languages, cells as values with the words that readers see.
fn table(t: &Table) -> Json {
    let shown = t.shown();
    let columns = shown.iter().map(|&c| {
        let column = &t.columns[c];
        let number = matches!(column.kind, Kind::Number(_) | Kind::Estimate(_));
        json!({"key": column.key, "head": Lang::ALL.map(|lang| t.head(c, lang)), "number": number, "long": column.long})
    });
    let rows = (0..t.rows.len())
        .map(|r| shown.iter().map(|&c| cell(t.cell(r, c), t.columns[c].kind)).collect::<Vec<_>>());
    json!({"id": t.id, "head": Lang::ALL.map(|lang| t.caption(lang)), "columns": columns.collect::<Vec<_>>(), "rows": rows.collect::<Vec<_>>()})
}

/// A text as it stands; `[zh, en]` for words; `{v, s}` for a number and how it is shown; `{k, n}` for what can be opened.
fn cell(value: &Value, kind: Kind) -> Json {
    let words = |value: &Value| json!(Lang::ALL.map(|lang| show(value, kind, lang)));
    match value {
        Value::Absent => Json::Null,
        Value::Text(text) => json!(**text),
        Value::Keyed(key, zh, en) => json!({"k": key, "n": [zh, if en.is_empty() { zh } else { en }]}),
        Value::Count(n) => json!(n),
        Value::Number(n) if !n.is_finite() => Json::Null,
        Value::Number(n) => json!({"v": n, "s": words(value)}),
        Value::Estimate(e) => {
            e.value.filter(|v| v.is_finite()).map_or(Json::Null, |v| json!({"v": v, "s": words(value)}))
        }
        Value::List(all) => json!({"l": all.iter().map(|v| cell(v, kind)).collect::<Vec<_>>()}),
        Value::Name(..) | Value::Word(_) | Value::Bool(_) => words(value),
    }
}

fn deflate(text: &str) -> Vec<u8> {
    // The fastest level: a page a few per cent larger.
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    // Writing into memory cannot fail; if it did, an empty drawing leaves the page with the one it has.
    if out.write_all(text.as_bytes()).is_err() {
        return Vec::new();
    }
    out.finish().unwrap_or_default()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |n, i| n << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
        for digit in 0..4 {
            let used = digit <= three.len();
            out.push(if used { char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_rfc_has_it() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
