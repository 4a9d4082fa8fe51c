//! Characters → lines of text.

use super::shapes::Glyph;

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    /// Width of what may not be broken off its beginning: a character, or a word or number, with the closing
    /// marks behind it. Where this did not fit on the line above, that line was wrapped.
    pub(super) unit: f64,
    /// Whether a space was written behind its last character.
    pub(super) spaced: bool,
}

impl Line {
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// Characters on about the same baseline, from left to right; lines from top to bottom. O(n log n).
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.left.total_cmp(&b.left)));
    let mut lines = Vec::new();
    let mut current: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let on_line = |first: &Glyph| (first.y - glyph.y).abs() < 0.45 * first.size.max(glyph.size);
        if !current.last().is_none_or(on_line) {
            lines.extend(line(std::mem::take(&mut current)));
        }
        current.push(glyph);
    }
    lines.extend(line(current));
    lines
}

/// One line; none if it holds nothing but white space.
fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    // The same character twice at nearly the same place is bold print by overstriking.
    glyphs.dedup_by(|b, a| {
        a.text == b.text && (b.left - a.left).abs() < 0.2 * a.size && (b.y - a.y).abs() < 0.2 * a.size
    });
    let is_blank = |glyph: &Glyph| glyph.text.chars().all(char::is_whitespace);
    let first = glyphs.iter().position(|glyph| !is_blank(glyph))?;
    let last = glyphs.iter().rposition(|glyph| !is_blank(glyph))?;
    let spaced = last + 1 < glyphs.len();
    let glyphs = &glyphs[first..=last];
    let mut text = String::new();
    let mut end = f64::INFINITY;
    for glyph in glyphs {
        if is_blank(glyph) {
            if !text.ends_with(' ') {
                text.push(' ');
            }
        } else {
            if glyph.left - end > gap(&text, glyph) && !text.ends_with(' ') {
                text.push(' ');
            }
            text.push_str(&glyph.text);
        }
        end = glyph.right;
    }
    Some(Line {
        text,
        left: glyphs.first()?.left,
        right: glyphs.last()?.right,
        y: glyphs.iter().map(|glyph| glyph.y).fold(f64::INFINITY, f64::min),
        size: glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max),
        unit: unit(glyphs),
        spaced,
    })
}

/// The smallest gap that stands for a space: Latin words are set off by little, Han characters hardly ever.
fn gap(before: &str, next: &Glyph) -> f64 {
    let latin = before.ends_with(is_latin) && next.text.starts_with(is_latin);
    next.size * if latin { 0.2 } else { 0.9 }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn unit(glyphs: &[Glyph]) -> f64 {
    let is_word = |glyph: &Glyph| glyph.text.chars().all(|c| c.is_ascii_graphic());
    let closes = |glyph: &Glyph| glyph.text.starts_with(|c| "，。；：、！？）】》〉”’,.;:!?)]%".contains(c));
    let opens = |glyph: &Glyph| glyph.text.starts_with(|c| "（【《〈“‘([".contains(c));
    let opening = glyphs.iter().take_while(|glyph| opens(glyph)).count();
    // Some programs keep a quotation mark with the character on either side of it.
    let quotes = |glyph: &Glyph| glyph.text.starts_with(['“', '”', '‘', '’']);
    let word = glyphs.iter().skip(opening).take_while(|glyph| is_word(glyph)).count().max(1);
    let closing = glyphs.iter().skip(opening + word).take_while(|glyph| closes(glyph)).count();
    let quoted = usize::from(glyphs.get(opening + word).is_some_and(quotes));
    let last = (opening + word + closing + quoted).min(glyphs.len()).saturating_sub(1);
    match (glyphs.first(), glyphs.get(last)) {
        (Some(first), Some(last)) => last.right - first.left,
        _ => 0.0,
    }
}

/// Appends a line to the text it continues: Latin words are kept apart, Han characters follow on.
pub(super) fn join(text: &mut String, next: &str, spaced: bool) {
    let latin = |c: Option<char>| c.is_some_and(is_latin);
    let (before, after) = (latin(text.chars().last()), latin(next.chars().next()));
    if (before && after) || (spaced && (before || after)) {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(text: &str, left: f64, y: f64) -> Vec<Glyph> {
        text.chars()
            .zip(0..)
            .map(|(c, i)| {
                let left = left + 10.0 * f64::from(i);
                Glyph { text: c.to_string(), left, right: left + 10.0, y, size: 10.0 }
            })
            .collect()
    }

    #[test]
    fn baselines_make_lines_and_order_is_by_place() {
        let all =
            [glyphs("负责", 40.0, 100.0), glyphs("第二行", 0.0, 80.0), glyphs("民政局", 0.0, 100.5)].concat();
        let texts: Vec<String> = lines(all).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["民政局 负责", "第二行"]);
    }

    #[test]
    fn overstruck_characters_count_once() {
        let all = [glyphs("民政", 0.0, 100.0), glyphs("民政", 0.4, 100.0)].concat();
        assert_eq!(lines(all).first().map(|line| line.text.clone()), Some("民政".into()));
    }

    #[test]
    fn what_may_not_be_broken_off() {
        let unit = |text: &str| lines(glyphs(text, 0.0, 0.0)).first().map(|line| line.unit);
        assert_eq!(unit("市民政局"), Some(10.0));
        assert_eq!(unit("2025年"), Some(40.0));
        assert_eq!(unit("局。下"), Some(20.0));
    }
}
