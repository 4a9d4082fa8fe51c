//! Numbering: what stands before a heading or a task, of all the kinds Chinese documents use.
//!
//! A [`Marker`] says of which kind a number is, what it counts, and how many bytes it takes. Which kind stands
//! above which is not fixed (一、 may stand above （一） or below 第一章): the outline learns it from the order in
//! which the kinds appear.

use super::marks::is_han;
use crate::model::BULLETS;

/// Kinds of numbering; two markers of one kind in one block are siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// 第一编, 第一部分, 第一章, 第一节: the word behind the number.
    Chapter(char),
    /// 第五条.
    Article,
    /// 一、
    Chinese,
    /// （一）
    ChineseParen,
    /// 1. 1． 1、
    Arabic,
    /// （1） 1）
    ArabicParen,
    /// ①
    Circled,
    /// 1.1, 1.1.1: the number of parts.
    Dotted(u8),
    /// Ⅰ.
    Roman,
    /// 任务一： 措施3： 专栏1: the word before the number.
    Named(char),
    /// a. b) （c）
    Letter,
    /// • ◦ ▪: a bullet of a nested list, which counts nothing.
    Bullet(char),
}

/// A number at the beginning of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Its kind.
    pub style: Style,
    /// What it counts; for `1.2` the last part.
    pub value: u32,
    /// As printed, without its punctuation (`1`, `一`, `1.2`, `第五条`).
    pub number: String,
    /// Bytes it takes in the line, the blanks behind it included.
    pub len: usize,
}

/// Words that number with a noun in front (任务一：…).
const NAMED: [&str; 12] =
    ["任务", "举措", "措施", "工程", "行动", "项目", "事项", "专项", "专栏", "清单", "步骤", "要点"];
/// Words behind 第…: the levels of laws and reports.
const CHAPTER: [&str; 7] = ["部分", "编", "篇", "章", "节", ARTICLE, "项"];
/// What makes a number an ordinal, and the word behind it in laws.
pub(crate) const ORDINAL: char = '第';
pub(crate) const ARTICLE: &str = "条";
/// Units that show that `1.5` is a quantity and not a number of a heading.
const UNITS: &str = "亿万千百十%％‰℃°倍个元公里米吨克平立小分秒天月年次级版代GTKMPkmx×V—-~～至到";

/// The number at the beginning of a line, if there is one.
///
/// ```
/// use fengong::parse::heading::{marker, Style};
/// let m = marker("（十二）发展农机社会化服务组织。").unwrap();
/// assert_eq!((m.style, m.value, m.number.as_str()), (Style::ChineseParen, 12, "十二"));
/// assert!(marker("1.5亿元用于补助").is_none());
/// ```
pub fn marker(line: &str) -> Option<Marker> {
    let start = blanks(line);
    let rest = &line[start..];
    if begins_no_number(rest) {
        return None;
    }
    let mut found = bracketed(rest)
        .or_else(|| ordinal(rest))
        .or_else(|| chinese(rest))
        .or_else(|| arabic(rest))
        .or_else(|| single(rest))
        .or_else(|| named(rest))
        .or_else(|| letter(rest))
        .or_else(|| bullet(rest))?;
    found.len += start + blanks(&rest[found.len..]);
    Some(found)
}

/// Whether a text begins with a Chinese character that begins no number, as most do.
fn begins_no_number(text: &str) -> bool {
    let Some(c) = text.chars().next() else { return true };
    is_han(c) && !is_numeral(c) && c != '第' && !NAMED.iter().any(|word| word.starts_with(c))
}

/// Words without the number in front and the blanks around.
pub(crate) fn without_number(words: &str) -> &str {
    let words = words.trim_matches(is_blank);
    marker(words).map_or(words, |m| words[m.len..].trim_matches(is_blank))
}

/// The number that is all a cell or line holds (`3`, `3.`, `（三）`, `1-2`, `第3项`), with what it counts.
pub fn bare_number(text: &str) -> Option<Marker> {
    let text = text.trim_matches(is_blank);
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    if let Some(m) = marker(text).filter(|m| m.len == text.len()) {
        return Some(m);
    }
    let core = text.trim_end_matches(['.', '．', '、', '。', ')', '）', ',', '，', ':', '：']);
    let parts: Vec<&str> = core.split(['.', '-', '－', '—', '．']).collect();
    if parts.iter().all(|p| digits(p) == p.len() && !p.is_empty() && p.chars().count() <= 4) {
        let value = parts.last().and_then(|p| arabic_value(p))?;
        let style = if parts.len() == 1 { Style::Arabic } else { Style::Dotted(parts.len() as u8) };
        return Some(Marker { style, value, number: ascii_digits(core), len: text.len() });
    }
    let value = chinese_value(core)?;
    Some(Marker { style: Style::Chinese, value, number: core.to_owned(), len: text.len() })
}

/// White space, the wide and the invisible kinds included.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{3000}' | '\u{feff}' | '\u{200b}' | '\u{a0}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Bytes of the digits (ASCII or full width) at the beginning.
fn digits(text: &str) -> usize {
    text.find(|c| !is_digit(c)).unwrap_or(text.len())
}

fn ascii_digits(text: &str) -> String {
    text.chars()
        .map(|c| {
            if ('０'..='９').contains(&c) { char::from(b'0' + (c as u32 - '０' as u32) as u8) } else { c }
        })
        .collect()
}

fn arabic_value(text: &str) -> Option<u32> {
    ascii_digits(text).parse().ok()
}

const NUMERALS: &str = "零一二三四五六七八九";

fn is_numeral(c: char) -> bool {
    matches!(c, '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '〇' | '十' | '百')
}

/// Bytes of the Chinese numerals at the beginning.
fn numerals(text: &str) -> usize {
    text.find(|c| !is_numeral(c)).unwrap_or(text.len())
}

/// 一 → 1, 二十三 → 23, 一百零二 → 102; absent where the text is no number.
pub(crate) fn chinese_value(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 5 {
        return None;
    }
    let (mut total, mut pending) = (0_u32, None);
    for c in text.chars() {
        match c {
            '百' => total += pending.take().unwrap_or(1) * 100,
            '十' => total += pending.take().unwrap_or(1) * 10,
            '零' | '〇' => pending = None,
            _ => {
                let digit = NUMERALS.chars().position(|n| n == c)? as u32;
                if pending.is_some() {
                    return None; // 一二: two numbers, none
                }
                pending = Some(digit);
            }
        }
    }
    Some(total + pending.unwrap_or(0)).filter(|v| *v > 0)
}

/// What stands behind the numbers of a date.
const OF_DATE: [char; 3] = ['年', '月', '日'];

/// 3．2026年底前完成, 1.9月30日前: what stands behind the mark is a date, and the mark no decimal point.
fn is_date(text: &str) -> bool {
    let n = digits(text);
    let (count, behind) = (text[..n].chars().count(), &text[n..]);
    count == 4 && behind.starts_with(OF_DATE[0]) || matches!(count, 1 | 2) && behind.starts_with(OF_DATE[1])
}

/// Bytes of the blanks at the beginning.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// Bytes of the mark that the text begins with, if it is one of these.
fn mark(text: &str, marks: &[char]) -> Option<usize> {
    text.chars().next().filter(|c| marks.contains(c)).map(char::len_utf8)
}

/// The number at the beginning, in digits or numerals: its bytes, and what it counts.
fn counted(text: &str) -> Option<(usize, u32)> {
    let len = digits(text);
    if len > 0 {
        return arabic_value(&text[..len]).map(|value| (len, value));
    }
    let len = numerals(text);
    chinese_value(&text[..len]).map(|value| (len, value))
}

const OPEN: [char; 5] = ['（', '(', '〔', '【', '['];
const CLOSE: [char; 5] = ['）', ')', '〕', '】', ']'];
/// Marks that close a number.
const DOTS: [char; 3] = ['、', '.', '．'];
const STOPS: [char; 5] = ['：', ':', '、', '.', '．'];

/// （一） (1) 〔一〕, and 1） without an opening bracket.
fn bracketed(text: &str) -> Option<Marker> {
    let open = mark(text, &OPEN).unwrap_or(0);
    let lead = open + blanks(&text[open..]);
    let (len, value) = counted(&text[lead..])?;
    let mut end = lead + len;
    let number = ascii_digits(&text[lead..end]);
    end += blanks(&text[end..]);
    end += mark(&text[end..], &CLOSE)?;
    // （一）、 and 1）. carry both.
    end += mark(&text[end..], &DOTS).unwrap_or(0);
    let chinese = number.starts_with(is_numeral);
    let style = if chinese { Style::ChineseParen } else { Style::ArabicParen };
    (chinese || value < 1000).then_some(Marker { style, value, number, len: end })
}

/// The ordinal that a text begins with, whatever follows it (第三章, 第五条): its word, what it counts, its bytes.
pub(crate) fn ordinal_at(text: &str) -> Option<(&'static str, u32, usize)> {
    let inside = text.strip_prefix(ORDINAL)?;
    let lead = ORDINAL.len_utf8() + blanks(inside);
    let (len, value) = counted(&text[lead..])?;
    let word = CHAPTER.into_iter().find(|w| text[lead + len..].starts_with(w))?;
    Some((word, value, lead + len + word.len()))
}

/// 第三章, 第五条.
fn ordinal(text: &str) -> Option<Marker> {
    let (word, value, end) = ordinal_at(text)?;
    let stop = mark(&text[end..], &STOPS);
    // 第一条生产线, 第一部分成果: a heading's number is followed by a blank, a mark or nothing; 条 by anything.
    let style = match word {
        ARTICLE => Style::Article,
        _ if stop.is_some() || text[end..].chars().next().is_none_or(is_blank) => {
            Style::Chapter(word.chars().next()?)
        }
        _ => return None,
    };
    let number = text[..end].replace(is_blank, "");
    Some(Marker { style, value, number, len: end + stop.unwrap_or(0) })
}

/// 一、 but not 一、二级医院.
fn chinese(text: &str) -> Option<Marker> {
    let len = numerals(text);
    let value = chinese_value(&text[..len])?;
    let mark = mark(&text[len..], &['、', '.', '．'])
        .or_else(|| mark(&text[len..], &[',', '，']).filter(|_| len <= '一'.len_utf8() * 3))?;
    let rest = &text[len + mark..];
    let n = numerals(rest);
    if n > 0 && rest[n..].starts_with(['、', '级', '线', '类', '期', '次']) {
        return None;
    }
    Some(Marker { style: Style::Chinese, value, number: text[..len].to_owned(), len: len + mark })
}

/// 1. 1． 1、 1.1 1.1.1, but not 1.5亿元.
fn arabic(text: &str) -> Option<Marker> {
    let first = digits(text);
    if first == 0 || text[..first].chars().count() > 3 {
        return None;
    }
    let (mut end, mut parts, mut last) = (first, 1_u8, &text[..first]);
    while parts < 5
        && let Some(dot) = mark(&text[end..], &['.', '．'])
    {
        let n = digits(&text[end + dot..]);
        if n == 0 || n > 2 || is_date(&text[end + dot..]) {
            break;
        }
        last = &text[end + dot..end + dot + n];
        end += dot + n;
        parts += 1;
    }
    let number = ascii_digits(&text[..end]);
    let value = arabic_value(last)?;
    let rest = &text[end..];
    if parts > 1 {
        let unit = |c: char| UNITS.contains(c) || is_digit(c);
        let len = end + mark(rest, &DOTS).unwrap_or(0);
        return (!rest.starts_with(unit)).then_some(Marker {
            style: Style::Dotted(parts),
            value,
            number,
            len,
        });
    }
    match rest.chars().next() {
        Some(c @ ('.' | '．' | '、' | '。'))
            if c == '、' || !rest[c.len_utf8()..].starts_with(is_digit) || is_date(&rest[c.len_utf8()..]) =>
        {
            // 1、2号线 is an enumeration inside a sentence.
            let behind = &rest[c.len_utf8()..];
            let n = digits(behind);
            if c == '、' && n > 0 && behind[n..].starts_with(['、', '号', '级', '期', '类', '-', '至'])
            {
                return None;
            }
            Some(Marker { style: Style::Arabic, value, number, len: end + c.len_utf8() })
        }
        // `1 加强…`: only with a wide or double gap or before a Chinese character, as converters leave it.
        Some(c) if is_blank(c) => {
            let behind = rest.trim_start_matches(is_blank);
            (begins_words(behind)
                && !behind.starts_with(OF_DATE)
                && !behind.starts_with(['个', '家', '万', '亿', '元', '号', '人']))
            .then(|| Marker { style: Style::Arabic, value, number, len: end + c.len_utf8() })
        }
        _ => None,
    }
}

/// ① ⑴ ⒈ ㈠ Ⅰ.
fn single(text: &str) -> Option<Marker> {
    /// The first and the last of each kind.
    const KINDS: [(char, char, Style); 6] = [
        ('①', '⑳', Style::Circled),
        ('⑴', '⒇', Style::ArabicParen),
        ('⒈', '⒛', Style::Arabic),
        ('㈠', '㈩', Style::ChineseParen),
        ('❶', '❿', Style::Circled),
        ('Ⅰ', 'Ⅻ', Style::Roman),
    ];
    let c = text.chars().next()?;
    let (first, _, style) = KINDS.into_iter().find(|(first, last, _)| (first..=last).contains(&&c))?;
    let value = c as u32 - first as u32 + 1;
    let behind = mark(&text[c.len_utf8()..], &['.', '．', '、', '：']);
    if style == Style::Roman && behind.is_none() {
        return None;
    }
    let number =
        if matches!(style, Style::Circled | Style::Roman) { c.to_string() } else { value.to_string() };
    Some(Marker { style, value, number, len: c.len_utf8() + behind.unwrap_or(0) })
}

/// a. b、 c) （d）, in front of Chinese words.
fn letter(text: &str) -> Option<Marker> {
    let open = mark(text, &['（', '(']).unwrap_or(0);
    let letter = text[open..].chars().next().filter(char::is_ascii_lowercase)?;
    let end = open + letter.len_utf8();
    let close = mark(&text[end..], &['）', ')']);
    let len = end + close.or_else(|| mark(&text[end..], &DOTS).filter(|_| open == 0))?;
    let value = u32::from(letter) - u32::from('a') + 1;
    let number = letter.to_string();
    begins_words(text[len..].trim_start_matches(is_blank)).then_some(Marker {
        style: Style::Letter,
        value,
        number,
        len,
    })
}

/// Whether Chinese words begin here.
fn begins_words(text: &str) -> bool {
    text.starts_with(|c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '“' | '《'))
}

/// A bullet by which readers tell the levels of nested lists.
fn bullet(text: &str) -> Option<Marker> {
    let c = text.chars().next().filter(|c| BULLETS.contains(c))?;
    Some(Marker { style: Style::Bullet(c), value: 0, number: String::new(), len: c.len_utf8() })
}

/// 任务一：…, 措施3、….
fn named(text: &str) -> Option<Marker> {
    let word = NAMED.into_iter().find(|w| text.starts_with(w))?;
    let (len, value) = counted(&text[word.len()..])?;
    let end = word.len() + len;
    let stop = mark(&text[end..], &STOPS);
    let stop = stop.or_else(|| text[end..].chars().next().filter(|c| is_blank(*c)).map(char::len_utf8))?;
    let number = ascii_digits(&text[..end]);
    Some(Marker { style: Style::Named(word.chars().next()?), value, number, len: end + stop })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Style, u32, String, &str)> {
        marker(line).map(|m| (m.style, m.value, m.number, &line[m.len..]))
    }

    #[test]
    fn every_kind_of_number() {
        use Style::{
            Arabic, ArabicParen, Article, Chapter, Chinese, ChineseParen, Circled, Dotted, Letter, Named,
            Roman,
        };
        for (line, style, value, number, rest) in [
            ("一、总体要求", Chinese, 1, "一", "总体要求"),
            ("二十一、总体要求", Chinese, 21, "二十一", "总体要求"),
            ("（一）甲", ChineseParen, 1, "一", "甲"),
            ("(十二) 甲", ChineseParen, 12, "十二", "甲"),
            ("（ 三 ）甲", ChineseParen, 3, "三", "甲"),
            ("㈡甲", ChineseParen, 2, "2", "甲"),
            ("1.甲", Arabic, 1, "1", "甲"),
            ("12．甲", Arabic, 12, "12", "甲"),
            ("１、甲", Arabic, 1, "1", "甲"),
            ("3 加快建设", Arabic, 3, "3", "加快建设"),
            ("（1）甲", ArabicParen, 1, "1", "甲"),
            ("2）甲", ArabicParen, 2, "2", "甲"),
            ("⑶甲", ArabicParen, 3, "3", "甲"),
            ("④甲", Circled, 4, "④", "甲"),
            ("1.1 甲", Dotted(2), 1, "1.1", "甲"),
            ("2.3.4甲", Dotted(3), 4, "2.3.4", "甲"),
            ("第五条 甲", Article, 5, "第五条", "甲"),
            ("第二章　甲", Chapter('章'), 2, "第二章", "甲"),
            ("Ⅱ.甲", Roman, 2, "Ⅱ", "甲"),
            ("任务三：甲", Named('任'), 3, "任务三", "甲"),
            ("　　7.甲", Arabic, 7, "7", "甲"),
            ("3．2026年底前建成", Arabic, 3, "3", "2026年底前建成"),
            ("11。强化帮扶", Arabic, 11, "11", "强化帮扶"),
            ("b. 强化帮扶", Letter, 2, "b", "强化帮扶"),
            ("（c）强化帮扶", Letter, 3, "c", "强化帮扶"),
        ] {
            assert_eq!(read(line), Some((style, value, number.to_owned(), rest)), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_a_number() {
        for line in [
            "1.5亿元",
            "2025年底前",
            "一、二级医院",
            "一、二、三产业融合",
            "1、2号线",
            "3 个百分点",
            "第一批名单",
            "一是加强",
            "十四五",
            "",
            "5G网络",
            "100%",
            "第一部分工作已完成",
            "3.2%",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_cell_that_is_a_number() {
        for (cell, number) in [
            ("3", "3"),
            ("3.", "3"),
            ("（三）", "三"),
            ("三", "三"),
            ("1-2", "1-2"),
            ("1.2", "1.2"),
            ("１２", "12"),
        ] {
            assert_eq!(bare_number(cell).map(|m| m.number).as_deref(), Some(number), "{cell}");
        }
        for cell in ["", "甲", "3家", "2025年", "—", "1.加强建设"] {
            assert_eq!(bare_number(cell), None, "{cell}");
        }
    }

    #[test]
    fn chinese_numbers() {
        for (text, value) in
            [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("五十二", 52), ("一百零三", 103)]
        {
            assert_eq!(chinese_value(text), Some(value), "{text}");
        }
        assert_eq!(chinese_value("一二"), None);
        assert_eq!(chinese_value("零"), None);
    }
}
