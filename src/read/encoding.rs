//! Bytes → text: UTF-8, UTF-16, GB18030 and what else may turn up.

use super::ReadErrorKind;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Bytes the encoding detector looks at.
const DETECTOR_SAMPLE: usize = 32 << 10;

/// A decoded text and what was odd about it.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) oddity: Option<Oddity>,
}

/// What was odd about a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Oddity {
    /// Some lines in UTF-8, others in GB18030; the first of the others.
    Mixed { line: usize },
    /// Bytes that are no characters in the file's encoding; the first line with them.
    Unreadable { line: usize, count: usize },
    /// NUL or other control characters were removed.
    Controls { count: usize },
}

/// Decodes a text file. Tried in this order: byte order mark, UTF-8, UTF-16 without a mark, the charset the page names
/// (as browsers do, if what it gives is text), UTF-8 lines mixed with GB18030 lines, the likeliest encoding. O(n).
pub(super) fn decode<'a>(bytes: &'a [u8], charset: Option<&str>) -> Result<Decoded<'a>, ReadErrorKind> {
    let utf8 = std::str::from_utf8(bytes).ok();
    let (text, oddity) = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        with(encoding, &bytes[mark..])
    } else if let Some(encoding) = utf16_without_mark(bytes, utf8.is_some()) {
        with(encoding, bytes)
    } else if let Some(text) = utf8 {
        (Cow::Borrowed(text), None)
    } else if looks_binary(bytes) {
        return Err(ReadErrorKind::Binary);
    } else if let Some(text) = as_named(bytes, charset) {
        (text, None)
    } else if mostly_utf8(bytes) {
        mixed(bytes)
    } else {
        with(likeliest(bytes), bytes)
    };
    let (text, removed) = without_controls(text);
    let unreadable = match oddity {
        Some(Oddity::Unreadable { count, .. }) => count,
        _ => 0,
    };
    // One character in ten unreadable, or one in fifty a control code: no text at all.
    if unreadable > 0 && unreadable * 10 > text.chars().count() || removed * 50 > text.len() + removed {
        return Err(ReadErrorKind::Binary);
    }
    let controls = (removed > 0).then_some(Oddity::Controls { count: removed });
    Ok(Decoded { text, oddity: oddity.or(controls) })
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> (Cow<'a, str>, Option<Oddity>) {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let oddity = failed.then(|| unreadable(&text)).flatten();
    (text, oddity)
}

fn unreadable(text: &str) -> Option<Oddity> {
    let first = text.find(char::REPLACEMENT_CHARACTER)?;
    let line = text[..first].matches('\n').count() + 1;
    Some(Oddity::Unreadable { line, count: text.matches(char::REPLACEMENT_CHARACTER).count() })
}

/// UTF-16 without a mark: in text every second byte of line ends and ASCII is NUL; in Chinese without any
/// ASCII at all, nearly every unit is a Han character or Chinese punctuation. (Latin letters read the wrong way
/// round pass for Han characters: there the NULs decide.)
fn utf16_without_mark(bytes: &[u8], is_utf8: bool) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    if is_utf8 && !sample.contains(&0) {
        return None;
    }
    let share = |unit: fn([u8; 2]) -> u16| {
        let usual = sample.chunks_exact(2).filter(|pair| is_usual(unit([pair[0], pair[1]]))).count();
        usual * 2 * 100 / sample.len()
    };
    let (little, big) = (share(u16::from_le_bytes), share(u16::from_be_bytes));
    let nul = |half: usize| sample.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (nul(1), nul(0));
    match (little, big) {
        (95.., ..60) => Some(UTF_16LE),
        (..60, 95..) => Some(UTF_16BE),
        (95.., _) if high > 4 * low => Some(UTF_16LE),
        (_, 95..) if low > 4 * high => Some(UTF_16BE),
        _ => None,
    }
}

/// Units usual in Chinese plans: ASCII text, common Han characters, Chinese and full-width punctuation.
fn is_usual(unit: u16) -> bool {
    matches!(unit, 9 | 10 | 13 | 0x20..=0x7e | 0xa0 | 0xb7 | 0x2010..=0x2027 | 0x2460..=0x2473
        | 0x3000..=0x301f | 0x4e00..=0x9fa5 | 0xff01..=0xff5e)
}

/// Control characters that no text holds: more than one in a hundred bytes means another kind of file.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    controls * 100 > sample.len()
}

fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f)
}

/// Whether most of the bytes that are no ASCII are Chinese in UTF-8. GB18030 bytes now and then pass for some UTF-8
/// character, but hardly ever for a Chinese one.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let chars = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars());
    let valid: usize = chars.filter(|c| !c.is_ascii() && is_usual_char(*c)).map(char::len_utf8).sum();
    valid * 2 > bytes.iter().filter(|byte| !byte.is_ascii()).count()
}

/// Nine characters in ten of those that are no ASCII are usual in Chinese.
fn reads_as_chinese(text: &str) -> bool {
    let (usual, all) = text
        .chars()
        .filter(|c| !c.is_ascii())
        .fold((0, 0), |(usual, all), c| (usual + usize::from(is_usual_char(c)), all + 1));
    usual * 10 >= all * 9
}

fn is_usual_char(c: char) -> bool {
    u16::try_from(u32::from(c)).is_ok_and(is_usual)
}

/// A line in GB18030, if it reads as Chinese: nine characters in ten are usual ones.
fn as_gb18030(line: &[u8]) -> Option<Cow<'_, str>> {
    let text = GB18030.decode_without_bom_handling_and_without_replacement(line)?;
    let usual = text.chars().filter(|c| is_usual_char(*c)).count();
    (usual * 10 >= text.chars().count() * 9).then_some(text)
}

/// Line by line: UTF-8 where valid and Chinese, GB18030 where that reads without error, else UTF-8 with marks.
fn mixed(bytes: &[u8]) -> (Cow<'static, str>, Option<Oddity>) {
    let mut text = String::with_capacity(bytes.len());
    let mut first_other = None;
    for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let valid = std::str::from_utf8(line).ok();
        if let Some(line) =
            valid.filter(|line| reads_as_chinese(line) || as_gb18030(line.as_bytes()).is_none())
        {
            text.push_str(line);
            continue;
        }
        if let Some(line) = as_gb18030(line) {
            text.push_str(&line);
            first_other.get_or_insert(number + 1);
        } else {
            text.push_str(&String::from_utf8_lossy(line));
        }
    }
    let oddity = unreadable(&text).or(first_other.map(|line| Oddity::Mixed { line }));
    (Cow::Owned(text), oddity)
}

/// The text in the charset that the page names, as browsers read it; none where that gives no text. Any bytes fit a
/// single-byte charset (servers' default is one), so its name proves nothing.
fn as_named<'a>(bytes: &'a [u8], charset: Option<&str>) -> Option<Cow<'a, str>> {
    let encoding = widen(Encoding::for_label(charset?.as_bytes())?);
    if encoding == UTF_8 || encoding.is_single_byte() {
        return None;
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    reads_as_chinese(&text).then_some(text)
}

/// What the bytes look like.
fn likeliest(bytes: &[u8]) -> &'static Encoding {
    // The detector is slow, and a sample from the first byte that is no ASCII tells as much as the whole.
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &bytes[start..bytes.len().min(start + DETECTOR_SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, false);
    widen(detector.guess(Some(b"cn"), Utf8Detection::Deny))
}

fn widen(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// The charset an HTML or XML file names in its first bytes.
pub(super) fn named_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let at = ["charset=", "encoding="].iter().find_map(|key| head.find(key).map(|at| at + key.len()))?;
    let label: String = head[at..]
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// Takes out control characters that are no white space.
fn without_controls(text: Cow<'_, str>) -> (Cow<'_, str>, usize) {
    let count = text.bytes().filter(|byte| is_control(*byte)).count();
    if count == 0 {
        return (text, 0);
    }
    let kept = text.chars().filter(|c| !u8::try_from(*c).is_ok_and(is_control)).collect();
    (Cow::Owned(kept), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "序号\t任务\t责任单位\r\n1\t推进“一老一小”服务㐂\t市民政局、市卫生健康委\r\n";

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).map(|decoded| decoded.text.into_owned()).unwrap_or_default()
    }

    #[test]
    fn the_same_text_in_every_encoding() {
        assert_eq!(text(TEXT.as_bytes()), TEXT);
        assert_eq!(text(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat()), TEXT);
        assert_eq!(text(&[b"\xff\xfe".to_vec(), utf16(TEXT, u16::to_le_bytes)].concat()), TEXT);
        assert_eq!(text(&[b"\xfe\xff".to_vec(), utf16(TEXT, u16::to_be_bytes)].concat()), TEXT);
        assert_eq!(text(&GB18030.encode(TEXT).0), TEXT);
    }

    #[test]
    fn utf16_is_found_without_a_mark() {
        assert_eq!(text(&utf16(TEXT, u16::to_le_bytes)), TEXT);
        assert_eq!(text(&utf16(TEXT, u16::to_be_bytes)), TEXT);
        let bare = "市民政局负责养老服务";
        assert_eq!(text(&utf16(bare, u16::to_le_bytes)), bare);
    }

    #[test]
    fn a_wrong_charset_loses() {
        let decoded = decode(TEXT.as_bytes(), Some("gb2312")).map(|d| d.text.into_owned());
        assert_eq!(decoded, Ok(TEXT.to_owned()));
        let gbk = GB18030.encode(TEXT).0;
        for charset in ["utf-8", "iso-8859-1", "windows-1252"] {
            let decoded = decode(&gbk, Some(charset)).map(|d| d.text.into_owned());
            assert_eq!(decoded, Ok(TEXT.to_owned()));
        }
    }

    #[test]
    fn lines_in_two_encodings_are_both_read_and_reported() {
        let bytes = [
            "市教育局负责课程建设工作。\n".as_bytes(),
            &GB18030.encode("市财政局负责经费。\n").0,
            "市民政局负责养老服务设施建设。\n".as_bytes(),
        ]
        .concat();
        let decoded = decode(&bytes, None);
        assert!(decoded.is_ok_and(|d| d.text.contains("市财政局负责经费。\n市民政局")
            && d.oddity == Some(Oddity::Mixed { line: 2 })));
    }

    #[test]
    fn a_file_cut_inside_a_character_loses_only_that() {
        let bytes = "市教育局负责课程建设".as_bytes();
        let decoded = decode(&bytes[..bytes.len() - 1], None);
        assert!(decoded.is_ok_and(|d| d.text == "市教育局负责课程建\u{fffd}"
            && d.oddity == Some(Oddity::Unreadable { line: 1, count: 1 })));
    }

    #[test]
    fn nul_is_removed_and_noise_refused() {
        let decoded = decode("市教育局负责课程建设\0与教师培训，市财政局负责经费保障".as_bytes(), None);
        assert!(
            decoded.is_ok_and(|d| !d.text.contains('\0') && d.oddity == Some(Oddity::Controls { count: 1 }))
        );
        let noise: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise, None).map(|d| d.text.into_owned()), Err(ReadErrorKind::Binary));
    }

    #[test]
    fn the_charset_of_a_page_is_found() {
        assert_eq!(named_charset(b"<meta charset=\"GB2312\">"), Some("gb2312".into()));
        assert_eq!(named_charset(b"<meta content='text/html; charset=gbk'>"), Some("gbk".into()));
        assert_eq!(named_charset(b"<p>"), None);
    }
}
