//! What the page does not open with: drawings of the other language and of other conventions, and tables. Packed (zlib,
//! base64), unpacked by the browser when asked for.

use super::{Page, figures::drawing};
use crate::say::words;
use crate::{
    parallel,
    render::{
        Lang,
        tables::{Kind, Table, Value, show},
    },
};
use serde::{Serialize, Serializer, ser::SerializeMap as _};
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
    let drawings = parallel::numbered(drawings.len(), |at| {
        if shown(at) { String::new() } else { base64(&deflate(&drawings[at])) }
    });
    let tables = parallel::map(if p.sentences { p.tables } else { &[] }, |t| {
        let text = serde_json::to_string(&Drawn(t)).unwrap_or_default();
        (t.id.to_owned(), Json::from(base64(&deflate(&text))))
    });
    json!({"figures": keys, "drawings": drawings, "tables": tables.into_iter().collect::<Map<_, _>>()})
}

/// A table as the script draws it: heads in both languages, cells as values with the words that readers see. Written cell by
/// cell, for a table may have millions.
struct Drawn<'t>(&'t Table);

impl Serialize for Drawn<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let t = self.0;
        let shown = t.shown();
        let columns = shown.iter().map(|&c| {
            let column = &t.columns[c];
            let number = matches!(column.kind, Kind::Number(_) | Kind::Estimate(_));
            json!({"key": column.key, "head": Lang::ALL.map(|lang| t.head(c, lang)), "number": number, "long": column.long})
        });
        let mut table = to.serialize_map(Some(4))?;
        table.serialize_entry("columns", &columns.collect::<Vec<_>>())?;
        table.serialize_entry("head", &Lang::ALL.map(|lang| t.caption(lang)))?;
        table.serialize_entry("id", t.id)?;
        let shown = &shown;
        let row = |r| Each(move || shown.iter().map(move |&c| Cell(t.cell(r, c), t.columns[c].kind)));
        table.serialize_entry("rows", &Each(|| (0..t.rows.len()).map(row)))?;
        table.end()
    }
}

/// A list whose items are made when they are written.
struct Each<F>(F);

impl<F: Fn() -> I, I: Iterator<Item: Serialize>> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

/// A text as it stands; `[zh, en]` for words; `{s, v}` for how a number is shown and itself; `{k, n}` for what can be opened;
/// `{l}` for a list.
struct Cell<'t>(&'t Value, Kind);

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let &Cell(value, kind) = self;
        let words = || Lang::ALL.map(|lang| show(value, kind, lang));
        let number = |to: S, n: f64| {
            let mut number = to.serialize_map(Some(2))?;
            number.serialize_entry("s", &words())?;
            number.serialize_entry("v", &n)?;
            number.end()
        };
        match value {
            Value::Text(text) => to.serialize_str(text),
            Value::Keyed(key, zh, en) => {
                let mut keyed = to.serialize_map(Some(2))?;
                keyed.serialize_entry("k", key)?;
                keyed.serialize_entry("n", &[zh, if en.is_empty() { zh } else { en }])?;
                keyed.end()
            }
            Value::Count(n) => n.serialize(to),
            Value::Number(n) if n.is_finite() => number(to, *n),
            Value::Estimate(e) => match e.value.filter(|v| v.is_finite()) {
                Some(n) => number(to, n),
                None => to.serialize_none(),
            },
            Value::Absent | Value::Number(_) => to.serialize_none(),
            Value::List(all) => {
                let mut list = to.serialize_map(Some(1))?;
                list.serialize_entry("l", &Each(|| all.iter().map(|v| Cell(v, kind))))?;
                list.end()
            }
            Value::Name(..) | Value::Word(_) | Value::Bool(_) => words().serialize(to),
        }
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
