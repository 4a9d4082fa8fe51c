//! Web archives (mht): a page with its pictures in one file, as Word, WPS and browsers save it, often as .doc.

use super::sink::Sink;
use super::{ReadError, encoding, html};
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
        quoted_printable(body).into()
    } else if small.contains("base64") {
        base64(body).into()
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

/// `=E5` is a byte, `=` at the end of a line joins it to the next. What is neither stays as it is.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        rest = after;
        if *first != b'=' {
            out.push(*first);
        } else if let (Some(high), Some(low)) = (digit(0), digit(1)) {
            out.push((high << 4 | low) as u8);
            rest = &after[2..];
        } else if let Some(next) = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")) {
            rest = next;
        } else {
            out.push(b'=');
        }
    }
    out
}

fn base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut count) = (Vec::with_capacity(body.len() / 4 * 3), 0_u32, 0);
    for six in body.iter().filter_map(|byte| value(*byte)) {
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    out
}
