//! Web archives (mht): a page with its pictures in one file, as Word, WPS and browsers save it, often as .doc.

use super::sink::{Sink, warning};
use super::{ReadError, encoding, html};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use quoted_printable::ParseMode;
use std::borrow::Cow;

/// Bytes at the beginning of a file within which its header says what it is.
const HEAD: usize = 4096;

/// Whether the bytes are a web archive.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let is_header = |line: &str| line.split_once(':').is_some_and(|(name, _)| !name.contains([' ', '<']));
    head.lines().next().is_some_and(is_header)
        && head.contains("mime-version:")
        && ["multipart/", "text/html"].iter().any(|kind| head.contains(kind))
}

/// Reads the first page of an archive. O(n).
pub(super) fn read(bytes: &[u8], sink: &mut Sink) -> Result<(), ReadError> {
    let boundary = parameter(&parted(bytes).0, "boundary=");
    if boundary.is_some_and(|boundary| find(bytes, format!("--{boundary}--").as_bytes()).is_none()) {
        sink.warn(warning("part-cut-off", sink.place()).with("what", "archive"));
    }
    match page(bytes) {
        Some(page) => html::read(&page, sink),
        None => Ok(()),
    }
}

/// The text of the first page in an archive.
pub(super) fn page(bytes: &[u8]) -> Option<String> {
    let (header, body) = parted(bytes);
    let parts: Vec<&[u8]> = match parameter(&header, "boundary=") {
        Some(boundary) => split(body, format!("--{boundary}").as_bytes()),
        None => vec![bytes],
    };
    parts.into_iter().find_map(|part| {
        let (header, body) = parted(part);
        header.to_ascii_lowercase().contains("content-type: text/html").then(|| text(&header, body))?
    })
}

fn text(header: &str, body: &[u8]) -> Option<String> {
    let small = header.to_ascii_lowercase();
    let content: Cow<[u8]> = if small.contains("quoted-printable") {
        quoted_printable::decode(body, ParseMode::Robust).ok()?.into()
    } else if small.contains("base64") {
        let plain: Vec<u8> = body.iter().copied().filter(u8::is_ascii_graphic).collect();
        BASE64_STANDARD.decode(plain).ok()?.into()
    } else {
        body.into()
    };
    let charset = parameter(&small, "charset=").or_else(|| encoding::named_charset(&content));
    Some(encoding::decode(&content, charset.as_deref()).ok()?.text.into_owned())
}

/// The header of a part, its folded lines joined, and what follows the blank line.
fn parted(part: &[u8]) -> (String, &[u8]) {
    let blank = |mark: &[u8]| find(part, mark).map(|at| (at, at + mark.len()));
    let (end, begin) = [blank(b"\r\n\r\n"), blank(b"\n\n")].into_iter().flatten().min().unwrap_or_default();
    let header = String::from_utf8_lossy(&part[..end]).replace('\r', "");
    (header.replace("\n\t", " ").replace("\n ", " "), &part[begin..])
}

/// The value behind a key in a header, without quotation marks.
fn parameter(header: &str, key: &str) -> Option<String> {
    let at = header.to_ascii_lowercase().find(key)? + key.len();
    let rest = header.get(at..)?;
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([';', ' ', '\n']).next(),
    };
    value.filter(|value| !value.is_empty()).map(str::to_owned)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn split<'a>(bytes: &'a [u8], mark: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = find(rest, mark) {
        parts.push(trim_start(&rest[..at]));
        rest = &rest[at + mark.len()..];
    }
    parts.push(trim_start(rest));
    parts
}

fn trim_start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\r\n").or_else(|| bytes.strip_prefix(b"\n")).unwrap_or(bytes)
}
