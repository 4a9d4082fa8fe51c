//! Words that fit: shortening, wrapping, numbers.

use crate::render::font;

/// Ends in `…` where the text is wider than `max` points.
pub(super) fn fit(text: &str, size: f64, max: f64) -> String {
    let flat = flatten(text);
    if font::width(&flat) * size <= max {
        return flat;
    }
    let ellipsis = font::advance('…') * size;
    let mut used = 0.0;
    let mut out = String::new();
    for c in flat.chars() {
        used += font::advance(c) * size;
        if used + ellipsis > max {
            break;
        }
        out.push(c);
    }
    let kept = out.trim_end_matches(|c: char| c.is_whitespace() || "，、；：（《“,;:(".contains(c)).len();
    out.truncate(kept);
    out.push('…');
    out
}

/// A text on at most `most` lines; only what the last has no room for ends in `…`.
pub(super) fn lines(text: &str, size: f64, max: f64, most: usize) -> Vec<String> {
    let mut all = wrap(text, size, max);
    if all.len() > most {
        let gap = if text.is_ascii() { " " } else { "" };
        let rest = all.split_off(most.saturating_sub(1)).join(gap);
        all.push(fit(&rest, size, max));
    }
    all
}

/// At most `most` characters of a text, the last of them `…` where there are more.
pub(super) fn fit_letters(text: &str, most: usize) -> String {
    let flat = flatten(text);
    if flat.chars().count() <= most {
        return flat;
    }
    flat.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// The text on one line: breaks and control characters become single spaces.
pub(super) fn flatten(text: &str) -> String {
    if !text.chars().any(|c| c.is_control() || c == '\u{2028}' || c == '\u{2029}') {
        return text.trim().to_owned();
    }
    text.split(|c: char| c.is_control() || c.is_whitespace())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A body's name within `max` points. English names lose what says least first: `and` becomes `&`, then a trailing
/// Bureau, Commission … goes, then long words are abbreviated; only then comes the `…`.
pub(super) fn fit_name(name: &str, size: f64, max: f64) -> String {
    let wide = |s: &str| font::width(s) * size > max;
    let flat = flatten(name);
    if !wide(&flat) || !flat.is_ascii() {
        return fit(&flat, size, max);
    }
    let short = ampersands(&flat);
    if !wide(&short) {
        return short;
    }
    let brief = brief(&flat);
    if !wide(&brief) {
        return brief;
    }
    fit(&abbreviated(&brief), size, max)
}

/// Long words of English names in their usual short forms.
fn abbreviated(name: &str) -> String {
    const SHORT: [(&str, &str); 14] = [
        ("Administrative", "Admin."),
        ("Administration", "Admin."),
        ("Agriculture", "Agric."),
        ("Commission", "Comm."),
        ("Development", "Dev."),
        ("Environment", "Env."),
        ("Federation", "Fed."),
        ("Government", "Gov."),
        ("Information", "Info."),
        ("Management", "Mgmt"),
        ("Regulation", "Reg."),
        ("Resources", "Res."),
        ("Technology", "Tech."),
        ("Traditional", "Trad."),
    ];
    let short = |word: &str| {
        SHORT.iter().find(|(long, _)| *long == word).map_or_else(|| word.to_owned(), |(_, s)| (*s).to_owned())
    };
    name.split(' ').map(short).collect::<Vec<_>>().join(" ")
}

fn ampersands(name: &str) -> String {
    name.replace(" and ", " & ").replace(" of the ", " of ")
}

/// An English name without what most names end in; a Chinese one as it is.
pub(super) fn brief(name: &str) -> String {
    let short = ampersands(&flatten(name));
    let general = [" Bureau", " Commission", " Administration", " Office", " Department"];
    let bare = general.iter().find_map(|g| short.strip_suffix(g));
    // Supervision & Administration is one thing.
    bare.filter(|b| !b.ends_with('&')).unwrap_or(&short).to_owned()
}

/// As many of the words as fit, and how many more there are (`+2`). Linear in what fits.
pub(super) fn some_of(words: &[String], comma: &str, size: f64, max: f64) -> String {
    let wide = |s: &str| font::width(s) * size > max;
    let some = |words: &[String]| {
        // Of many words only those are put together that might fit: the first that are not too wide by themselves.
        let mut used = 0.0;
        let narrow = |word: &&String| {
            used += font::width(word) * size;
            used <= max + 1.0
        };
        let most = words.iter().take_while(narrow).count();
        let first = |n: usize| match words.len() - n {
            0 => words.join(comma),
            more => format!("{} +{more}", words[..n].join(comma)),
        };
        (words.len().min(1)..=most).rev().map(first).find(|s| !wide(s))
    };
    let short: Vec<String> = words.iter().map(|w| abbreviated(w)).collect();
    some(words).or_else(|| some(&short)).unwrap_or_else(|| fit(&short.join(comma), size, max))
}

/// The form a character takes in a line that runs downwards.
pub(super) fn upright(c: char) -> char {
    match c {
        '（' | '(' => '︵',
        '）' | ')' => '︶',
        '〔' => '︹',
        '〕' => '︺',
        '《' => '︽',
        '》' => '︾',
        '“' => '﹃',
        '”' => '﹄',
        '…' => '︙',
        '—' => '︱',
        c => c,
    }
}

/// Breaks a text into lines of at most `max` points: between Han characters anywhere but before closing
/// punctuation, in Latin text between words and behind hyphens.
pub(super) fn wrap(text: &str, size: f64, max: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0.0;
    for piece in pieces(&flatten(text)) {
        let width = font::width(piece) * size;
        if used + width > max && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0.0;
        }
        let piece = if line.is_empty() { piece.trim_start() } else { piece };
        used += font::width(piece) * size;
        line.push_str(piece);
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The smallest pieces a line may be broken into.
fn pieces(text: &str) -> Vec<&str> {
    let closing = |c: char| "，。、；：！？）》”’】〕…％,.;:!?)]%".contains(c);
    let opening = |c: char| "（《“‘【〔([".contains(c);
    let latin = |c: char| (c as u32) < 0x2e80 && c != ' ' && !matches!(c, '—' | '…' | '“' | '”');
    let mut cuts = vec![0];
    let mut before: Option<char> = None;
    for (i, c) in text.char_indices() {
        if let Some(b) = before {
            let joined = closing(c) || opening(b) || (latin(b) && latin(c) && b != '-') || c == ' ';
            if !joined {
                cuts.push(i);
            }
        }
        before = Some(c);
    }
    cuts.push(text.len());
    cuts.windows(2).map(|w| &text[w[0]..w[1]]).filter(|p| !p.is_empty()).collect()
}

/// A share as whole percent.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A number with two decimals, without the zero before the point where it is a share in English tables.
pub(super) fn two(value: f64) -> String {
    format!("{value:.2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_end_in_an_ellipsis_within_their_width() {
        let long = "提升社区服务".repeat(200);
        let short = fit(&long, 8.0, 100.0);
        assert!(short.ends_with('…') && font::width(&short) * 8.0 <= 100.0);
        assert_eq!(fit("民政局", 8.0, 100.0), "民政局");
        assert_eq!(fit("a\nb\u{0}c", 8.0, 100.0), "a b c");
    }

    #[test]
    fn english_names_lose_the_general_word_first() {
        let name = "Human Resources and Social Security Bureau";
        let width = font::width("Human Resources & Social Security") * 7.0;
        assert_eq!(fit_name(name, 7.0, width + 1.0), "Human Resources & Social Security");
        assert_eq!(fit_name(name, 7.0, 1000.0), name);
        let short = "Human Res. & Social Security";
        assert_eq!(fit_name(name, 7.0, font::width(short) * 7.0 + 1.0), short);
    }

    #[test]
    fn lists_say_how_many_more_there_are() {
        let words: Vec<String> = ["民政局", "教育局", "财政局"].map(String::from).to_vec();
        assert_eq!(some_of(&words, "、", 1.0, 99.0), "民政局、教育局、财政局");
        assert_eq!(some_of(&words, "、", 1.0, 9.0), "民政局、教育局 +1");
        assert_eq!(some_of(&words, "、", 1.0, 5.0), "民政局 +2");
        assert_eq!(some_of(&[], "、", 1.0, 5.0), "");
        // Where not even the first fits, it is cut.
        assert!(some_of(&words, "、", 1.0, 2.0).starts_with('民'));
    }

    #[test]
    fn lines_do_not_begin_with_a_comma() {
        let lines = wrap("一二三四五，六七八九十。注：n = 34 bodies, p < .05", 10.0, 50.0);
        assert!(lines.iter().all(|l| !l.starts_with(['，', '。', ','])), "{lines:?}");
        assert!(lines.iter().all(|l| font::width(l) * 10.0 <= 62.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "一二三四五，六七八九十。注：n=34bodies,p<.05");
        assert!(wrap("", 10.0, 50.0).is_empty());
    }
}
