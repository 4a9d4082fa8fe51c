//! What a jurisdiction is called.

use super::Lang;
use crate::resolve::place_in_english;

/// What plans of the whole country have for a city.
pub(crate) const STATE: &str = "国家";

/// A place's name in a language.
pub(super) fn place(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => name.to_owned(),
        Lang::En => place_in_english(name),
    }
}
