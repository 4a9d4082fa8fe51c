//! Punctuation and numerals, each once. A statement is read with its punctuation folded, so that one form of each mark
//! is enough; what is asked of text as printed takes the sets.

pub(crate) const OPEN: char = '（';
pub(crate) const CLOSE: char = '）';
pub(crate) const LIST: char = '、';
pub(crate) const COMMA: char = '，';
pub(crate) const CLAUSE: char = '；';
pub(crate) const STOP: char = '。';
pub(crate) const COLON: char = '：';
/// The quotation marks that hold words together, opening and closing.
pub(crate) const QUOTES: [(char, char); 3] = [('“', '”'), ('《', '》'), ('「', '」')];

/// Brackets as printed.
pub(crate) const OPENS: [char; 11] = ['（', '(', '〔', '[', '【', '〈', '［', '｛', '{', '<', '「'];
pub(crate) const CLOSES: [char; 11] = ['）', ')', '〕', ']', '】', '〉', '］', '｝', '}', '>', '」'];
/// Colons, commas and semicolons as printed.
pub(crate) const COLONS: [char; 2] = ['：', ':'];
/// Ends of a clause, folded.
pub(crate) const CLAUSES: [char; 3] = [COMMA, CLAUSE, STOP];

/// Marks that some writers put between names: 县民政局+县财政局, 护理部·药剂科.
pub(crate) const BETWEEN: [char; 10] = ['+', '＋', '&', '＆', '·', '•', '・', '‧', '∙', '\\'];

/// What a rare form of a mark is read as: a mark of as many bytes.
pub(crate) fn common_form(c: char) -> Option<char> {
    Some(match c {
        '﹝' | '〘' => '〔',
        '﹞' | '〙' => '〕',
        '〖' | '〚' | '︻' => '【',
        '〗' | '〛' | '︼' => '】',
        '⟨' | '＜' => '〈',
        '⟩' | '＞' => '〉',
        '﹙' | '︵' | '｟' => '（',
        '﹚' | '︶' | '｠' => '）',
        '『' => '「',
        '』' => '」',
        '︰' | '﹕' | '∶' | '꞉' | '︓' => '：',
        '﹐' | '︐' => '，',
        '､' | '﹑' | '︑' => '、',
        '﹔' | '︔' => '；',
        '｡' | '︒' => '。',
        _ => return None,
    })
}

/// 等: the list is not complete.
pub(crate) const ETC: char = '等';
/// Marks that stand in no name.
pub(crate) const NO_NAME: [char; 6] = ['=', '+', '…', '_', '|', '？'];
/// 及其常务委员会: of the body before it.
pub(crate) const ITS: char = '其';
/// 各: each of several.
pub(crate) const EACH: char = '各';
/// 由: by whom.
pub(crate) const BY: char = '由';
/// 的: of what.
pub(crate) const OF: char = '的';
/// 一是, 二是: that one, that other.
pub(crate) const IS: char = '是';
/// 对: for what.
pub(crate) const FOR: char = '对';

/// Bytes of the first character.
pub(crate) fn width(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Whether a character is a Chinese numeral up to ten.
pub(crate) fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Whether a character is a digit or a Chinese numeral.
pub(crate) fn is_number(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

/// Whether a character is a circled number.
pub(crate) fn is_circled(c: char) -> bool {
    ('①'..='⑳').contains(&c)
}

/// Whether the byte that a character begins with makes it a Chinese one that is no mark: most characters of most texts.
fn begins_han(first: u8) -> bool {
    matches!(first, 0xe5..=0xe9)
}

/// The characters of a text but most of the Chinese ones, which are no marks: where each begins. Whoever looks for marks need not
/// decode the others.
pub(crate) fn beside_han(text: &str) -> impl Iterator<Item = (usize, char)> {
    places(text, false, |_, _| false).map(|(at, c, _)| (at, c))
}

/// The same with the characters at which something may begin: the first one, and whatever stands where the character before
/// `opens`, which is asked of it and of whether something may begin at it.
pub(crate) fn beginnings<'t>(
    text: &'t str,
    opens: impl Fn(char, bool) -> bool + 't,
) -> impl Iterator<Item = (usize, char, bool)> + 't {
    places(text, true, opens)
}

fn places<'t>(
    text: &'t str,
    mut fresh: bool,
    opens: impl Fn(char, bool) -> bool + 't,
) -> impl Iterator<Item = (usize, char, bool)> + 't {
    let (bytes, mut next) = (text.as_bytes(), 0);
    std::iter::from_fn(move || {
        while !fresh && bytes.get(next).copied().is_some_and(begins_han) {
            next += 3;
        }
        let c = text.get(next..)?.chars().next()?;
        let found = (next, c, fresh);
        next += c.len_utf8();
        fresh = opens(c, fresh);
        Some(found)
    })
}

/// Whether a character is a Chinese one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '〇')
}
