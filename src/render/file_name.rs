//! Names of files that are made of what the input calls its plans: one place, so that no input reaches outside.

use super::run::sha256;
use std::{collections::HashSet, fmt};
use unicode_normalization::UnicodeNormalization as _;

/// A file's name without its ending that every file system takes: letters of any script, digits, `-` and `_`, at most
/// [`MOST_BYTES`] bytes, no dash or dot at its ends, no name that Windows keeps for itself. [`file_names`] alone makes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(String);

impl FileName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Bytes of a name at most: with the longest ending (`.dl-key.csv`) under 120, which leaves a user's copy room.
pub const MOST_BYTES: usize = 108;

/// Digits of the hash that tells names apart.
const HASH: usize = 8;

/// A name for each of these, in their order. No two are the same, not even where capitals or forms of one character
/// (NFC, NFKC) count as the same. What is a file name already stays as it is; where a name had to be cut or is taken, a
/// short hash of the whole is added.
///
/// ```
/// use fengong::render::file_name::file_names;
/// let names = file_names(["load-dazhou-1", "load-../../etc/passwd", "load-方案（2022年）", "load-Dazhou-1"]);
/// let names: Vec<_> = names.iter().map(|name| name.as_str()).collect();
/// assert_eq!(names[..3], ["load-dazhou-1", "load-etc-passwd", "load-方案-2022年"]);
/// assert!(names[3].starts_with("load-Dazhou-1-"));
/// ```
pub fn file_names<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Vec<FileName> {
    let all: Vec<(&str, String)> = wanted.into_iter().map(|name| (name, plain(name))).collect();
    let mut taken = HashSet::new();
    let mut names: Vec<Option<FileName>> =
        all.iter().map(|(name, plain)| (name == plain).then(|| free(name, plain, &mut taken))).collect();
    // Whoever needs another name takes it behind those that need none.
    for (made, (name, plain)) in names.iter_mut().zip(&all) {
        made.get_or_insert_with(|| free(name, plain, &mut taken));
    }
    names.into_iter().flatten().collect()
}

/// The first form of a name that no other has.
fn free(name: &str, plain: &str, taken: &mut HashSet<String>) -> FileName {
    let mut made = plain.to_owned();
    let mut attempt = 0u32;
    while !fits(&made) || !taken.insert(folded(&made)) {
        made = hashed(name, plain, attempt);
        attempt += 1;
    }
    FileName(made)
}

/// The allowed characters of a name in their compatible form; what stands between them becomes one dash.
fn plain(name: &str) -> String {
    let mut out = String::new();
    for c in name.nfkc() {
        if c == '_' || c.is_alphanumeric() && !is_blank_letter(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Letters that show nothing.
fn is_blank_letter(c: char) -> bool {
    matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}')
}

fn fits(name: &str) -> bool {
    !name.is_empty() && name.len() <= MOST_BYTES && !is_reserved(name)
}

/// Names that mean a device on Windows, whatever ending they have.
fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |device| {
        name.strip_prefix(device).is_some_and(|n: &str| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// As much of the name as there is room for, and a hash of all of it.
fn hashed(name: &str, plain: &str, attempt: u32) -> String {
    let mut hash = sha256(&[name.as_bytes(), &attempt.to_le_bytes()].concat());
    hash.truncate(HASH);
    let room = MOST_BYTES - HASH - 1;
    let kept = (0..=room.min(plain.len())).rev().find(|&at| plain.is_char_boundary(at)).unwrap_or(0);
    match plain[..kept].trim_end_matches('-') {
        "" => format!("plan-{hash}"),
        kept => format!("{kept}-{hash}"),
    }
}

/// What file systems that do not tell capitals, or forms of one character, apart take a name for.
fn folded(name: &str) -> String {
    // ẞ is ß in small letters, and that SS in capitals.
    let small: String = name.nfkc().flat_map(char::to_lowercase).collect();
    small.to_uppercase().to_lowercase().nfkd().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(of: &[&str]) -> Vec<String> {
        file_names(of.iter().copied()).into_iter().map(|name| name.0).collect()
    }

    #[test]
    fn what_is_a_name_already_stays() {
        let seeds = ["load-dazhou-1", "web-dazhou-1-2", "overlap-dazhou-2-yinchuan", "heat-达州_2022"];
        assert_eq!(names(&seeds), seeds);
    }

    #[test]
    fn the_plain_name_goes_to_whoever_is_called_so() {
        let made = names(&["a/b", "a-b", "A-B", "ａ-b"]);
        assert_eq!(made[1], "a-b");
        assert!(made.iter().enumerate().all(|(i, name)| i == 1 || name.len() == 3 + 1 + HASH), "{made:?}");
    }

    #[test]
    fn one_name_wanted_twice_is_two_names() {
        let made = names(&["web-a-1", "web-a-1", "web-a-1"]);
        assert_eq!(made.iter().collect::<HashSet<_>>().len(), 3, "{made:?}");
    }

    #[test]
    fn a_cut_name_keeps_its_beginning() {
        let long = format!("load-{}", "养".repeat(90));
        let other = format!("{long}老");
        let made = names(&[&long, &other]);
        assert!(made.iter().all(|n| n.len() <= MOST_BYTES && n.starts_with("load-养养")), "{made:?}");
        assert_ne!(made[0], made[1]);
    }

    /// Names of the kinds that have broken programs.
    fn hostile() -> impl Strategy<Value = String> {
        let known = [
            "",
            ".",
            "..",
            "../../x",
            "/etc/passwd",
            "C:\\x",
            "\\\\host\\x",
            "con",
            "CON",
            "Con.txt",
            "nul.",
            "com1",
            "COM¹",
            "LPT9",
            "aux",
            "-rf",
            "--",
            ".hidden",
            "a.",
            "a ",
            " a",
            "a\0b",
            "a\nb",
            "\u{1b}[2J",
            "a\u{202e}b",
            "e\u{301}",
            "é",
            "É",
            "ﬁ",
            "fi",
            "Ａ",
            "A",
            "a",
            "ß",
            "ẞ",
            "SS",
            "ı",
            "I",
            "\u{3164}",
            "🙂",
            "方案（一）",
            "a/b",
            "a:b",
            "a*b",
            "a?b",
            "a|b",
            "<a>",
            "~",
            "$HOME",
            "%2e%2e",
            "\u{feff}",
            "\u{85}",
        ];
        prop_oneof![
            prop::sample::select(known.to_vec()).prop_map(str::to_owned),
            any::<String>(),
            "[a-cA-C/.-]{0,5}"
        ]
    }

    proptest! {
        #[test]
        fn every_name_is_one_that_every_system_takes(wanted in prop::collection::vec(hostile(), 0..40)) {
            let made = names(&wanted.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert_eq!(made.len(), wanted.len());
            let mut folded_names = HashSet::new();
            for name in &made {
                prop_assert!(!name.is_empty() && name.len() <= MOST_BYTES, "{}", name);
                prop_assert!(name.chars().all(|c| c == '-' || c == '_' || c.is_alphanumeric()), "{}", name);
                prop_assert!(!name.starts_with('-') && !name.ends_with('-') && !is_reserved(name), "{}", name);
                prop_assert_eq!(name.nfkc().collect::<String>(), name.as_str());
                let folds = [name.to_lowercase(), name.to_uppercase(), name.nfd().collect()];
                prop_assert!(folds.iter().all(|fold| folded(fold) == folded(name)), "{}", name);
                prop_assert!(folded_names.insert(folded(name)), "{} twice in {:?}", name, made);
            }
        }
    }
}
