//! The messages of each language, read once.

use super::{Lang, Text, decimals, percent, sentence::marked};
use crate::diagnostic::Arg;
use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue,
    concurrent::FluentBundle,
    types::{FluentNumber, FluentNumberStyle},
};
use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The files of a language's folder.
macro_rules! folder {
    ($lang:literal: $($file:literal)*) => {
        &[$(include_str!(concat!("../data/messages/", $lang, "/", $file, ".ftl"))),*]
    };
}

/// The texts of a language's files, in the same order in each.
const fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Zh => {
            folder!("zh": "claims" "words" "tables" "figures" "page" "report" "methods" "diagnostics" "program" "help")
        }
        Lang::En => {
            folder!("en": "claims" "words" "tables" "figures" "page" "report" "methods" "diagnostics" "program" "help")
        }
    }
}

static BUNDLES: [LazyLock<Bundle>; Lang::ALL.len()] =
    [LazyLock::new(|| bundle(Lang::Zh)), LazyLock::new(|| bundle(Lang::En))];

fn bundle(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Marks of direction around every argument are for mixed scripts on a screen; here they would be stray bytes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(shown(number)),
        _ => None,
    }));
    for text in sources(lang) {
        // A test reads the files and fails on an error, so that none is lost here.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// A number as an argument: `position` is what the sentence knows it by.
pub(super) fn number(
    value: f64,
    style: FluentNumberStyle,
    places: usize,
    position: usize,
) -> FluentValue<'static> {
    let mut number = FluentNumber::new(value, fluent_bundle::types::FluentNumberOptions::default());
    number.options.style = style;
    number.options.maximum_fraction_digits = Some(places);
    // What ECMAScript has for a currency carries the number's place in the statement.
    number.options.currency = Some(position.to_string());
    FluentValue::Number(number)
}

fn shown(number: &FluentNumber) -> String {
    let digits = match number.options.style {
        FluentNumberStyle::Percent => percent(number.value),
        _ => decimals(number.value, number.options.maximum_fraction_digits.unwrap_or_default()),
    };
    match number.options.currency.as_deref().and_then(|c| c.parse().ok()) {
        Some(position) => marked(position, &digits),
        None => digits,
    }
}

/// A message with its arguments. An id that the language lacks gives the id itself; a test lets none pass.
pub(super) fn format(lang: Lang, id: &str, args: &FluentArgs) -> String {
    let bundle = &BUNDLES[lang as usize];
    let Some(pattern) = bundle.get_message(id).and_then(|m| m.value()) else { return id.to_owned() };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{id}: {errors:?}");
    text
}

/// A message whose arguments are texts: words that need no corpus.
pub fn message(lang: Lang, id: &str, args: &[(&str, &str)]) -> String {
    let args: FluentArgs = args.iter().map(|(name, value)| (*name, FluentValue::from(*value))).collect();
    format(lang, id, &args)
}

/// A message with arguments of their own types: see [`said!`](crate::said).
pub fn format_with(lang: Lang, id: &str, args: &[(&'static str, &dyn Said)]) -> String {
    let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.said(lang))).collect();
    format(lang, id, &args)
}

/// A message without arguments.
pub fn words(lang: Lang, id: &'static str) -> &'static str {
    part(lang, id, "").unwrap_or(id)
}

/// A message of a list, by its id and the name of its part (an attribute in the file); the message itself where the name is
/// empty. Absent where there is none. It costs a look into a table, so that cells may ask for it.
pub fn part(lang: Lang, id: &str, name: &str) -> Option<&'static str> {
    let bundle: &'static Bundle = &BUNDLES[lang as usize];
    let message = bundle.get_message(id)?;
    let pattern =
        if name.is_empty() { message.value() } else { message.get_attribute(name).map(|a| a.value()) };
    match bundle.format_pattern(pattern?, None, &mut Vec::new()) {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(text) => Some(kept(text)),
    }
}

/// The text for good: those few that their file puts together of pieces.
fn kept(text: String) -> &'static str {
    static KEPT: Mutex<BTreeMap<String, &'static str>> = Mutex::new(BTreeMap::new());
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    all.entry(text.clone()).or_insert_with(|| Box::leak(text.into_boxed_str()))
}

/// A part of a message with arguments; empty where there is none.
pub fn format_part(lang: Lang, id: &str, name: &str, args: &[(&'static str, &dyn Said)]) -> String {
    let bundle = &BUNDLES[lang as usize];
    let Some(part) = bundle.get_message(id).and_then(|m| m.get_attribute(name)) else { return String::new() };
    let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.said(lang))).collect();
    bundle.format_pattern(part.value(), Some(&args), &mut Vec::new()).into_owned()
}

/// What a diagnostic says.
pub fn told(lang: Lang, code: &str, args: &[(&'static str, Arg)]) -> String {
    format(lang, &format!("diagnostic-{code}"), &fluent(lang, args))
}

/// What to do about a diagnostic, where its message has that.
pub fn advice(lang: Lang, code: &str, args: &[(&'static str, Arg)]) -> Option<String> {
    let bundle = &BUNDLES[lang as usize];
    let hint = bundle.get_message(&format!("diagnostic-{code}"))?.get_attribute("hint")?;
    Some(bundle.format_pattern(hint.value(), Some(&fluent(lang, args)), &mut Vec::new()).into_owned())
}

/// Texts as a language lists them.
pub fn listed(lang: Lang, texts: &[String]) -> String {
    let with =
        |first: String, next: &String| message(lang, "list-more", &[("first", &first), ("next", next)]);
    texts.split_first().map_or_else(String::new, |(first, more)| more.iter().fold(first.clone(), with))
}

fn fluent<'a>(lang: Lang, args: &'a [(&'static str, Arg)]) -> FluentArgs<'a> {
    let value = |arg: &'a Arg| match arg {
        Arg::Text(text) => FluentValue::from(text.as_str()),
        Arg::Count(count) => FluentValue::from(*count),
        Arg::List(texts) => FluentValue::from(listed(lang, texts)),
        Arg::Words(words) => FluentValue::from(words.in_lang(lang)),
    };
    args.iter().map(|(name, arg)| (*name, value(arg))).collect()
}

/// What a message takes as an argument.
pub trait Said {
    /// The value in a language: a number keeps its type, so that it chooses plural forms.
    fn said(&self, lang: Lang) -> FluentValue<'_>;
}

impl Said for str {
    fn said(&self, _: Lang) -> FluentValue<'_> {
        self.into()
    }
}

impl Said for String {
    fn said(&self, _: Lang) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl Said for Cow<'_, str> {
    fn said(&self, _: Lang) -> FluentValue<'_> {
        (**self).into()
    }
}

impl Said for Box<str> {
    fn said(&self, _: Lang) -> FluentValue<'_> {
        (**self).into()
    }
}

impl Said for Arc<str> {
    fn said(&self, _: Lang) -> FluentValue<'_> {
        (**self).into()
    }
}

impl Said for Text {
    fn said(&self, lang: Lang) -> FluentValue<'_> {
        self.in_lang(lang).into()
    }
}

impl<T: Said + ?Sized> Said for &T {
    fn said(&self, lang: Lang) -> FluentValue<'_> {
        (**self).said(lang)
    }
}

macro_rules! counts {
    ($($count:ty)*) => {
        $(impl Said for $count {
            fn said(&self, _: Lang) -> FluentValue<'_> {
                (*self).into()
            }
        })*
    };
}
counts!(usize u64 u32 u16 i32);

/// A message in a language, with its arguments by name: `said!(lang, "id", n, name = expression)`.
#[macro_export]
macro_rules! said {
    ($lang:expr, $id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::say::format_with($lang, $id, &[$((stringify!($name), $crate::said!(@ $name $($value)?))),*])
    };
    (@ $name:ident) => { &$name };
    (@ $name:ident $value:expr) => { &$value };
}

/// The same in every language: a [`Text`](crate::say::Text).
#[macro_export]
macro_rules! both {
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::say::Text::with($id, &[$((stringify!($name), $crate::said!(@ $name $($value)?))),*])
    };
}

/// The ids of a language's messages with the names of their arguments, in the order of the file.
pub fn ids(lang: Lang) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for line in sources(lang).iter().flat_map(|text| text.lines()) {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((id, _)) = line.split_once('=').filter(|_| begins) {
            found.push((id.trim().to_owned(), Vec::new()));
        }
        let Some((_, args)) = found.last_mut() else { continue };
        if line.starts_with('#') {
            continue;
        }
        for behind in line.split('$').skip(1) {
            let end = behind
                .find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c))
                .unwrap_or(behind.len());
            args.push(behind[..end].to_owned());
        }
        args.sort();
        args.dedup();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_of_the_format_and_no_id_stands_twice() {
        for lang in Lang::ALL {
            for text in sources(lang) {
                let read = FluentResource::try_new((*text).to_owned());
                assert!(read.is_ok(), "{}: {:?}", lang.as_str(), read.err().map(|(_, e)| e));
            }
            let mut ids: Vec<_> = ids(lang).into_iter().map(|(id, _)| id).collect();
            let all = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), all, "{}", lang.as_str());
        }
    }

    #[test]
    fn languages_have_the_same_messages() {
        let [first, rest @ ..] = &Lang::ALL.map(parts);
        for other in rest {
            for (one, other) in first.iter().zip(other) {
                assert_eq!(one, other);
            }
            assert_eq!(first.len(), other.len());
        }
    }

    /// Messages and their parts (`id.part`), in the order of the files.
    fn parts(lang: Lang) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut message = "";
        for line in sources(lang).iter().flat_map(|text| text.lines()) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                message = line.split(' ').next().unwrap();
                all.push(message.to_owned());
            } else if let Some(part) = line.strip_prefix("    .") {
                all.push(format!("{message}.{}", part.split(' ').next().unwrap()));
            }
        }
        all
    }

    /// The source of the program, without its tests.
    fn code() -> String {
        fn sources(folder: &std::path::Path, all: &mut String) {
            let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
            paths.sort();
            for path in paths {
                if path.is_dir() && path.file_name().is_some_and(|n| n != "fuzz") {
                    sources(&path, all);
                } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                    let text = std::fs::read_to_string(path).unwrap();
                    let program = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
                    let said = program.lines().filter(|line| !line.trim_start().starts_with("//"));
                    all.extend(said.flat_map(|line| [line, "\n"]));
                }
            }
        }
        let mut all = String::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        all
    }

    /// Messages whose ids are made of the ids of tables and the codes of diagnostics; tests beside those lists hold them.
    fn is_made(id: &str) -> bool {
        id.starts_with("table-") || id.starts_with("diagnostic-")
    }

    #[test]
    fn every_message_is_used() {
        let code = code();
        for (id, _) in ids(Lang::Zh).iter().filter(|(id, _)| !is_made(id)) {
            assert!(code.contains(&format!("\"{id}\"")), "{id} is said nowhere");
        }
    }

    /// What the macros and the functions beside them are called with: the id, and the names of the arguments.
    fn calls(code: &str) -> Vec<(String, Option<Vec<String>>)> {
        let mut all = Vec::new();
        for open in ["said!(", "both!("] {
            for (at, _) in code.match_indices(open) {
                let mut depth = 1;
                let inside = &code[at + open.len()..];
                let end = inside.char_indices().find(|(_, c)| {
                    depth += i32::from(*c == '(') - i32::from(*c == ')');
                    depth == 0
                });
                let Some((end, _)) = end else { continue };
                let given = arguments(&inside[..end]);
                let mut given = given.iter().skip(usize::from(open == "said!("));
                let Some(id) = given.next().and_then(|id| id.strip_prefix('"')?.strip_suffix('"')) else {
                    continue;
                };
                let name = |arg: &String| arg.split([' ', '=']).next().unwrap_or_default().to_owned();
                all.push((id.to_owned(), Some(given.map(name).collect())));
            }
        }
        for open in ["words(lang, \"", ".t(\"", "Text::of(\"", "Statement::new(\"", "message(lang, \""] {
            for (at, _) in code.match_indices(open) {
                let id = code[at + open.len()..].split('"').next().unwrap();
                all.push((id.to_owned(), None));
            }
        }
        all
    }

    /// Arguments of a call, parted at the commas that stand outside of brackets and strings.
    fn arguments(call: &str) -> Vec<String> {
        let (mut all, mut depth, mut quoted) = (vec![String::new()], 0, false);
        for c in call.chars() {
            quoted ^= c == '"';
            depth += i32::from(!quoted && "([{".contains(c)) - i32::from(!quoted && ")]}".contains(c));
            if c == ',' && depth == 0 && !quoted {
                all.push(String::new());
            } else {
                all.last_mut().unwrap().push(c);
            }
        }
        all.iter().map(|a| a.trim().to_owned()).filter(|a| !a.is_empty()).collect()
    }

    #[test]
    fn every_id_that_is_said_has_its_message_and_every_argument_is_given() {
        let known: BTreeMap<String, Vec<String>> = Lang::ALL.into_iter().flat_map(ids).fold(
            BTreeMap::new(),
            |mut all: BTreeMap<String, Vec<String>>, (id, args)| {
                all.entry(id).or_default().extend(args);
                all
            },
        );
        let calls = calls(&code());
        assert!(calls.len() > 400, "only {} calls were found", calls.len());
        for (id, given) in calls {
            let wanted = known.get(&id);
            assert!(wanted.is_some(), "{id} has no message");
            let lacking = |arg: &&String| given.as_ref().is_some_and(|given| !given.contains(arg));
            let lacking: Vec<_> = wanted.into_iter().flatten().filter(lacking).collect();
            assert!(lacking.is_empty(), "{id} is not given {lacking:?}");
        }
    }

    #[test]
    fn a_number_chooses_its_form_and_a_text_its_language() {
        let both = Text::new("甲", "A");
        assert_eq!(crate::said!(Lang::En, "figure-tasks", n = 1_usize), "1 task");
        assert_eq!(crate::said!(Lang::En, "figure-tasks", n = 2_usize), "2 tasks");
        assert_eq!(crate::both!("page-pair", a = both, b = "B"), Text::new("甲与B", "A and B"));
        assert_eq!(part(Lang::En, "grade", "same"), Some("same"));
        assert_eq!((part(Lang::En, "grade", "none"), words(Lang::En, "space")), (None, " "));
    }
}
