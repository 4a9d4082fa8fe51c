//! Bytes → [`Document`]: plain text, Markdown, HTML, mht, docx, xlsx, xls, ods, csv, tsv and PDF, in any encoding
//! Chinese files come in.
//!
//! [`document`] is pure: it looks at nothing but its arguments and never panics, whatever the bytes. [`file()`] is
//! the one place that touches the disk; with the feature `legacy` it also has old formats converted by LibreOffice.
//!
//! ```
//! use fengong::read::{self, Limits};
//! let text = "序号\t任务\t责任单位\n1\t推进养老服务\t市民政局\n";
//! let read = read::document("plan.txt", text.as_bytes(), &Limits::default())?;
//! assert_eq!(read.value.blocks.len(), 1);
//! # Ok::<(), read::ReadError>(())
//! ```

mod archive;
mod aside;
mod bullets;
mod characters;
mod delimited;
mod detect;
mod docx;
mod drawn;
mod encoding;
mod error;
mod flow;
mod grid;
mod html;
mod html_style;
#[cfg(feature = "legacy")]
mod legacy;
mod limits;
mod markdown;
mod mhtml;
mod numerals;
mod ods;
mod pdf;
mod printed;
mod radicals;
mod sheet;
mod sink;
mod text;
mod tidy;
mod workbook;
mod workbook_marks;
mod xls_guard;
mod xml;
mod xml_sheet;

pub use error::{ReadError, ReadErrorKind};
#[cfg(feature = "legacy")]
pub use legacy::{convert_legacy, stop_conversions};
pub use limits::Limits;

use crate::diagnostic::Warned;
use crate::model::Document;
use detect::{Format, TextFormat};
use encoding::Oddity;
use limits::Share;
use sink::{Sink, warning};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Reads the bytes of a file. `file_name` (without folders) gives the places their name and, where the content
/// does not decide, its ending the format. Time and memory are linear in the size, bounded by `limits`.
pub fn document(file_name: &str, bytes: &[u8], limits: &Limits) -> Result<Warned<Document>, ReadError> {
    let file: Arc<str> = file_name.into();
    let share = Share::new(limits, bytes.len());
    let mut sink = Sink::new(file.clone(), &share);
    if bytes.len() as u64 > limits.file_bytes {
        let size = bytes.len() as u64;
        return Err(sink.error(ReadErrorKind::TooLarge { size, limit: limits.file_bytes }));
    }
    // Parsers of others read the binary formats: should one panic, the file counts as damaged.
    GUARDED.set(true);
    let filled = catch_unwind(AssertUnwindSafe(|| fill(&mut sink, bytes)));
    GUARDED.set(false);
    filled.unwrap_or_else(|_| Err(ReadError { file: file.clone(), kind: unreadable() }))?;
    bullets::finish(&mut sink.blocks);
    if sink.blocks.is_empty() {
        let blank = std::str::from_utf8(bytes).is_ok_and(|text| tidy::trim(text).is_empty());
        return Err(sink.error(if blank { ReadErrorKind::Empty } else { ReadErrorKind::NoText }));
    }
    sink.report_long();
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem).into();
    let Sink { blocks, diagnostics, .. } = sink;
    Ok(Warned { value: Document { file, stem, blocks }, diagnostics })
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside [`document`], where a panic of a parser becomes an error: a program's panic hook has
/// nothing to say then.
///
/// ```
/// let usual = std::panic::take_hook();
/// std::panic::set_hook(Box::new(move |panic| {
///     if !fengong::read::is_guarded() {
///         usual(panic);
///     }
/// }));
/// ```
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Reads a file from the disk. Its size is checked before it is loaded; an old format is converted first.
pub fn file(path: &Path, limits: &Limits) -> Result<Warned<Document>, ReadError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fail = |kind| ReadError { file: name.as_ref().into(), kind };
    let io = |error: std::io::Error| fail(ReadErrorKind::Io { detail: error.to_string() });
    let size = std::fs::metadata(path).map_err(io)?.len();
    if size > limits.file_bytes {
        return Err(fail(ReadErrorKind::TooLarge { size, limit: limits.file_bytes }));
    }
    let bytes = std::fs::read(path).map_err(io)?;
    match document(&name, &bytes, limits) {
        #[cfg(feature = "legacy")]
        Err(ReadError { kind: ReadErrorKind::NeedsConversion { .. }, .. }) => {
            document(&name, &convert_legacy(path)?, limits)
        }
        read => read,
    }
}

fn unreadable() -> ReadErrorKind {
    ReadErrorKind::Damaged { detail: "unreadable structure".into() }
}

fn fill(sink: &mut Sink, bytes: &[u8]) -> Result<(), ReadError> {
    let ending = detect::ending(&sink.file);
    match detect::format(bytes, &ending).map_err(|kind| sink.error(kind))? {
        Format::Docx => docx::read(bytes, sink),
        Format::Xlsx => workbook::read_xlsx(bytes, sink),
        Format::Xlsb => workbook::read_xlsb(bytes, sink),
        Format::Xls => workbook::read_xls(bytes, sink),
        Format::Ods => ods::read(bytes, sink),
        Format::Pdf => pdf::read(bytes, sink),
        Format::Text => fill_text(sink, bytes, &ending),
    }
}

fn fill_text(sink: &mut Sink, bytes: &[u8], ending: &str) -> Result<(), ReadError> {
    if mhtml::is_archive(bytes) {
        return mhtml::read(bytes, sink);
    }
    let charset = encoding::named_charset(bytes);
    let decoded = encoding::decode(bytes, charset.as_deref()).map_err(|kind| sink.error(kind))?;
    if let Some(oddity) = decoded.oddity {
        report(oddity, sink);
    }
    let text = decoded.text.as_ref();
    match detect::text_format(text, ending).map_err(|kind| sink.error(kind))? {
        TextFormat::Plain => text::read(text, sink),
        TextFormat::Markdown => markdown::read(text, sink),
        TextFormat::Html => html::read(text, sink),
        TextFormat::FlatOds => ods::read_flat(text, sink),
        TextFormat::XmlSheet => xml_sheet::read(text, sink),
        TextFormat::Delimited => delimited::read(text, sink),
    }
}

fn report(oddity: Oddity, sink: &mut Sink) {
    let said = match oddity {
        Oddity::Mixed { line } => warning("mixed-encodings", sink.line(line)).count("line", line),
        Oddity::Unreadable { line, count } => {
            warning("unreadable-bytes", sink.line(line)).count("count", count).count("line", line)
        }
        Oddity::Controls { count } => warning("control-characters", sink.place()).count("count", count),
    };
    sink.warn(said);
}
