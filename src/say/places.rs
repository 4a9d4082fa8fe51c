//! What a jurisdiction is called.

use super::Lang;
use crate::resolve::Places;

/// What plans of the whole country have for a city.
pub(super) const STATE: &str = "国家";

/// A place's name in a language; its Chinese name where none is known.
pub(super) fn place(name: &str, lang: Lang) -> &str {
    let known = || Places::builtin().nearest(name, None).map_or("", |region| region.en);
    match lang {
        Lang::Zh => name,
        Lang::En => lang.name(name, known()),
    }
}
