//! The messages of each language, read once.

use super::{Lang, decimals, percent, sentence::marked};
use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue,
    concurrent::FluentBundle,
    types::{FluentNumber, FluentNumberStyle},
};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

/// The text of a language's file.
const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("../data/messages/zh.ftl"),
        Lang::En => include_str!("../data/messages/en.ftl"),
    }
}

static BUNDLES: LazyLock<[Bundle; Lang::ALL.len()]> = LazyLock::new(|| Lang::ALL.map(bundle));

fn bundle(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Marks of direction around every argument are for mixed scripts on a screen; here they would be stray bytes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(shown(number)),
        _ => None,
    }));
    // A test reads the files and fails on an error, so that none is lost here.
    let resource = FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(read, _)| read);
    bundle.add_resource_overriding(resource);
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

/// The ids of a language's messages with the names of their arguments, in the order of the file.
pub fn ids(lang: Lang) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for line in source(lang).lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
        if let Some((id, _)) = line.split_once('=').filter(|_| begins) {
            found.push((id.trim().to_owned(), Vec::new()));
        }
        let Some((_, args)) = found.last_mut() else { continue };
        if line.starts_with('#') {
            continue;
        }
        for behind in line.split('$').skip(1) {
            let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(behind.len());
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
            let read = FluentResource::try_new(source(lang).to_owned());
            assert!(read.is_ok(), "{}: {:?}", lang.as_str(), read.err().map(|(_, e)| e));
            let mut ids: Vec<_> = ids(lang).into_iter().map(|(id, _)| id).collect();
            let all = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), all, "{}", lang.as_str());
        }
    }

    #[test]
    fn languages_have_the_same_messages_with_the_same_arguments() {
        let (zh, en) = (ids(Lang::Zh), ids(Lang::En));
        for (zh, en) in zh.iter().zip(&en) {
            assert_eq!(zh, en);
        }
        assert_eq!(zh.len(), en.len());
    }

    #[test]
    fn every_message_is_used() {
        fn sources(folder: &std::path::Path, all: &mut String) {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    sources(&path, all);
                } else if path.extension().is_some_and(|e| e == "rs") {
                    all.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let mut code = String::new();
        sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
        for (id, _) in ids(Lang::Zh) {
            assert!(code.contains(&format!("\"{id}\"")), "{id} is said nowhere");
        }
    }
}
