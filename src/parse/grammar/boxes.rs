//! Boxes before names (☑市民政局 ☐市财政局): only those that are ticked name somebody.

use crate::parse::marks::{CLOSE, OPEN};
use crate::parse::wording::Wording;

/// Whether a character is a box, and then whether it is ticked.
pub(super) fn state(c: char, words: &Wording) -> Option<bool> {
    if words.mark.ticked.holds(c) {
        return Some(true);
    }
    words.mark.unticked.holds(c).then_some(false)
}

/// Whether the content of a bracket makes it a box that was typed: [x], [ ], [√].
pub(super) fn is_typed(content: &str, words: &Wording) -> bool {
    content.is_empty() || words.mark.typed.is(content)
}

/// The state of the box right before the end of a text.
pub(super) fn before(text: &str, words: &Wording) -> Option<bool> {
    let last = text.chars().next_back()?;
    if last != CLOSE {
        return state(last, words);
    }
    let open = text.rfind(OPEN)? + OPEN.len_utf8();
    let content = &text[open..text.len() - last.len_utf8()];
    is_typed(content, words).then_some(!content.is_empty())
}

#[cfg(test)]
mod tests {

    #[test]
    fn boxes_are_ticked_or_not() {
        let before = |text| super::before(text, crate::parse::wording::builtin());
        assert_eq!(
            [before("☑"), before("市民政局□"), before("（）"), before("（x）")],
            [Some(true), Some(false), Some(false), Some(true)]
        );
        assert_eq!([before(""), before("市民政局"), before("市民政局（牵头）")], [None; 3]);
    }
}
