//! Words are data: the sources of the reader hold few Chinese ones.

mod layouts;

use std::path::Path;

/// Most literals with Chinese characters in `src/parse`, tests and comments aside. What comes is to go to
/// `src/data/reading.toml`.
const MOST: usize = 75;

#[test]
fn the_reader_holds_few_chinese_words() {
    let mut counts = Vec::new();
    count(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/parse"), &mut counts);
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    assert!(counts.len() > 20 && all > 0, "the sources are elsewhere");
    assert!(all <= MOST, "{all} literals: {counts:?}");
}

fn count(folder: &Path, counts: &mut Vec<(String, usize)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            count(&path, counts);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
            let chinese = |literal: &&str| literal.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
            counts.push((path.display().to_string(), literals(code).into_iter().filter(chinese).count()));
        }
    }
}

/// The texts and characters between quotation marks, comments aside.
fn literals(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (mark, behind) = rest[at..].split_at(1);
        rest = behind;
        if mark == "/" {
            if behind.starts_with('/') {
                rest = behind.split_once('\n').map_or("", |(_, below)| below);
            }
            continue;
        }
        // 'a is a lifetime: a character is closed right behind it.
        let most = if mark == "'" { 10 } else { usize::MAX };
        let mut escaped = false;
        let end = behind.char_indices().take(most).find(|(_, c)| {
            let ends = !escaped && mark.starts_with(*c);
            escaped = *c == '\\' && !escaped;
            ends
        });
        let one = |text: &str| text.starts_with('\\') || text.chars().count() == 1;
        if let Some((end, _)) = end.filter(|(end, _)| mark == "\"" || one(&behind[..*end])) {
            found.push(&behind[..end]);
            rest = &behind[end + 1..];
        }
    }
    found
}

#[test]
fn literals_are_told_from_comments_and_lifetimes() {
    let code = "// \"注\"\nfn a<'a>(c: char) { 'x' != c && \"甲\\\"乙\" == '\\'' }";
    assert_eq!(literals(code), ["x", "甲\\\"乙", "\\'"]);
}
