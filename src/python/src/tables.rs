//! Tables → Python columns: lists of plain values, from which any DataFrame is made.

use fengong::render::{
    Lang, harmless,
    tables::{self, Datum, Table},
};
use pyo3::{
    prelude::*,
    types::{PyList, PyString},
};

/// A table as plain columns: its name, its caption, and the columns in order.
pub(crate) type Columns<'py> = (&'static str, String, Vec<(String, &'static str, Bound<'py, PyList>)>);

/// A table as Python has it.
pub(crate) fn columns<'py>(py: Python<'py>, table: &Table, lang: Lang) -> PyResult<Columns<'py>> {
    let mut all = Vec::new();
    for column in tables::columns(table) {
        let cells = list(py, &column.cells)?;
        let kind = kind(&column.cells).unwrap_or(if column.numeric { "float" } else { "text" });
        all.push((column.key.into_owned(), kind, cells));
    }
    Ok((table.id, table.caption(lang).to_owned(), all))
}

/// What the cells are: `text`, `int`, `float`, `bool` or `list`; absent where no cell has a value.
fn kind(cells: &[Datum<'_>]) -> Option<&'static str> {
    let mut kind = "";
    for cell in cells {
        kind = match (kind, cell) {
            (_, Datum::Absent) => kind,
            ("" | "int", Datum::Count(_)) => "int",
            ("" | "int" | "float", Datum::Number(_)) | ("float", Datum::Count(_)) => "float",
            ("" | "bool", Datum::Bool(_)) => "bool",
            ("" | "list", Datum::List(_)) => "list",
            _ => return Some("text"),
        };
    }
    Some(kind).filter(|kind| !kind.is_empty())
}

fn list<'py>(py: Python<'py>, cells: &[Datum<'_>]) -> PyResult<Bound<'py, PyList>> {
    // Rows of a task repeat its texts: they share one string.
    let mut last: Option<(&str, Bound<'py, PyString>)> = None;
    let list = PyList::empty(py);
    for cell in cells {
        if let Datum::Text(text) = cell {
            let same = last.as_ref().filter(|(before, _)| before == text).map(|(_, string)| string.clone());
            let string = same.unwrap_or_else(|| PyString::new(py, &harmless(text)));
            list.append(&string)?;
            last = Some((text, string));
        } else {
            list.append(plain(py, cell)?)?;
        }
    }
    Ok(list)
}

fn plain<'py>(py: Python<'py>, cell: &Datum<'_>) -> PyResult<Bound<'py, PyAny>> {
    Ok(match cell {
        Datum::Absent => py.None().into_bound(py),
        Datum::Text(text) => PyString::new(py, &harmless(text)).into_any(),
        Datum::Count(count) => count.into_pyobject(py)?.into_any(),
        Datum::Number(number) => number.into_pyobject(py)?.into_any(),
        Datum::Bool(yes) => yes.into_pyobject(py)?.to_owned().into_any(),
        Datum::List(all) => list(py, all)?.into_any(),
    })
}
