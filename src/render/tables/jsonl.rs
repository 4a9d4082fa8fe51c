use super::{
    Table, Value,
    data::{Datum, Part, data_columns},
};
use crate::render::escape::harmless_json;
use indexmap::IndexMap;
use serde_json::Value as Json;

/// A table as JSON lines: an object a row, keys as in CSV and in the same order, absent as `null`, lists as arrays.
pub fn jsonl(table: &Table) -> String {
    let columns = data_columns(table);
    let mut out = String::new();
    for row in 0..table.rows.len() {
        let object: IndexMap<&str, Json> = columns
            .iter()
            .map(|(key, column, part)| (key.as_ref(), json(&Datum::new(table.cell(row, *column), *part))))
            .collect();
        // Text keys and finite numbers: nothing here that JSON cannot hold.
        out.push_str(&harmless_json(serde_json::to_string(&object).unwrap_or_default()));
        out.push('\n');
    }
    out
}

fn json(datum: &Datum<'_>) -> Json {
    match datum {
        Datum::Absent => Json::Null,
        Datum::Text(text) => (*text).into(),
        Datum::Count(count) => (*count).into(),
        Datum::Number(number) => (*number).into(),
        Datum::Bool(yes) => (*yes).into(),
        Datum::List(all) => all.iter().map(json).collect(),
    }
}

/// A cell as JSON.
pub(crate) fn json_of(value: &Value) -> Json {
    json(&Datum::new(value, Part::Whole))
}
