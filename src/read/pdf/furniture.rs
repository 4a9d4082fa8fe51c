//! Page numbers, running heads and feet.

use super::lines::Line;
use std::collections::BTreeMap;

/// The part of a page's height at its top and at its bottom in which they stand.
pub(super) const MARGIN: f64 = 0.1;

/// The wider part in which numbers stand that count the pages: letters leave more room, and so do pages laid on their side.
const COUNTED: f64 = 0.17;

/// A page's lines outside tables and its height.
pub(super) struct Margins<'a> {
    pub(super) lines: &'a [Line],
    pub(super) height: f64,
}

/// Which lines of each page are furniture: page numbers, and what stands at the same height of at least two
/// pages and two fifths of all with nothing but its figures changing.
pub(super) fn furniture(pages: &[Margins]) -> Vec<Vec<bool>> {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages {
        for line in page.lines.iter().filter(|line| in_margin(line, page.height, MARGIN)) {
            *seen.entry(key(line)).or_default() += 1;
        }
    }
    let repeated = |line: &Line| {
        // The same height may fall on either side of a rounding step.
        let (text, at) = key(line);
        let count: usize = (at - 1..=at + 1).filter_map(|at| seen.get(&(text.clone(), at))).sum();
        count >= 2 && count * 5 >= pages.len() * 2
    };
    let ahead = ahead(pages);
    let is_furniture = |line: &Line, page: &Margins, at: usize| {
        let in_margin = in_margin(line, page.height, MARGIN);
        if !is_page_number(&line.text) {
            return in_margin && repeated(line);
        }
        // A bare number at the top of a page may be an item's, where others count the pages.
        let may_count = ahead.is_none() || !line.text.trim().chars().all(is_digit);
        in_margin && may_count || ahead.is_some() && ahead == counted(line, page.height, at)
    };
    let of_page =
        |(at, page): (usize, &Margins)| page.lines.iter().map(|line| is_furniture(line, page, at)).collect();
    pages.iter().enumerate().map(of_page).collect()
}

/// By how much the printed numbers of most numbered pages, two at least, run ahead of the pages.
fn ahead(pages: &[Margins]) -> Option<i64> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for by in page.lines.iter().filter_map(|line| counted(line, page.height, at)) {
            *counts.entry(by).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).filter(|(_, count)| *count >= 2).map(|(by, _)| by)
}

/// By how much a page number runs ahead of its page, the first counted 0.
fn counted(line: &Line, height: f64, at: usize) -> Option<i64> {
    if !in_margin(line, height, COUNTED) || !is_page_number(&line.text) {
        return None;
    }
    // Of 3/10 the first number is the page's.
    let digits = line.text.chars().skip_while(|c| !is_digit(*c)).take_while(|c| is_digit(*c));
    let ascii = digits.filter_map(|c| match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
        c => Some(c),
    });
    let number: i64 = ascii.collect::<String>().parse().ok()?;
    Some(number - at as i64)
}

fn in_margin(line: &Line, height: f64, margin: f64) -> bool {
    line.y < height * margin || line.y + line.size > height * (1.0 - margin)
}

fn key(line: &Line) -> (String, i64) {
    let text = line.text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    (text.replace("00", "0"), (line.y / 4.0).round() as i64)
}

/// `3`, `- 3 -`, `—3—`, `第 3 页`, `第3页 共10页`, `3/10`.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let marks = |c: char| {
        matches!(c, '-' | '—' | '–' | '－' | '―' | '·' | '/' | '第' | '页' | '共' | 'P' | '．' | '.')
    };
    let count = bare.chars().filter(|c| is_digit(*c)).count();
    (1..=8).contains(&count) && bare.chars().all(|c| is_digit(c) || marks(c))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, y: f64) -> Line {
        Line { text: text.into(), left: 0.0, right: 50.0, y, size: 10.0, unit: 10.0, spaced: false }
    }

    #[test]
    fn page_numbers_and_running_heads_go() {
        let first = [line("某市文件", 780.0), line("正文", 400.0), line("— 1 —", 30.0)];
        let second = [line("某市文件", 780.5), line("正文", 400.0), line("第 2 页 共 2 页", 30.0)];
        let pages = [Margins { lines: &first, height: 842.0 }, Margins { lines: &second, height: 842.0 }];
        assert_eq!(furniture(&pages), [[true, false, true], [true, false, true]]);
    }

    #[test]
    fn numbers_that_count_the_pages_may_stand_further_in() {
        let pages: Vec<[Line; 2]> =
            ["— ９ —", "10", "11"].map(|n| [line("12", 400.0), line(n, 120.0)]).into();
        let pages: Vec<Margins> = pages.iter().map(|lines| Margins { lines, height: 842.0 }).collect();
        assert_eq!(furniture(&pages), [[false, true]; 3]);
    }

    #[test]
    fn a_number_that_does_not_count_the_pages_stays() {
        let pages: Vec<[Line; 2]> = ["1/3", "2/3", "3/3"].map(|n| [line("12", 800.0), line(n, 30.0)]).into();
        let pages: Vec<Margins> = pages.iter().map(|lines| Margins { lines, height: 842.0 }).collect();
        assert_eq!(furniture(&pages), [[false, true]; 3]);
    }

    #[test]
    fn a_single_title_at_the_top_stays() {
        let lines = [line("附件1", 800.0), line("2025年工作", 30.0)];
        assert_eq!(furniture(&[Margins { lines: &lines, height: 842.0 }]), [[false, false]]);
    }
}
