//! What themes are called.

use super::{Lang, format_with};
use std::sync::Arc;

/// The Chinese and the English name of a theme; of one that is drafted both say so.
pub fn theme_name(zh: &Arc<str>, en: &Arc<str>, draft: bool) -> (Arc<str>, Arc<str>) {
    let said = |name: &Arc<str>, lang: Lang| -> Arc<str> {
        if draft { format_with(lang, "theme-drafted", &[("name", name)]).into() } else { name.clone() }
    };
    (said(zh, Lang::Zh), said(en, Lang::En))
}

/// The same in one language.
pub fn theme_in(lang: Lang, zh: &Arc<str>, en: &Arc<str>, draft: bool) -> String {
    let (zh, en) = theme_name(zh, en, draft);
    lang.name(&zh, &en).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drafted_theme_is_called_so() {
        let of = |draft| theme_name(&"甲".into(), &"A".into(), draft);
        assert_eq!(of(true), ("甲（草拟）".into(), "A (draft)".into()));
        assert_eq!(of(false), ("甲".into(), "A".into()));
        assert_eq!(theme_in(Lang::En, &"甲".into(), &"A".into(), true), "A (draft)");
    }
}
