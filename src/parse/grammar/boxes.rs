//! Boxes before names (☑市民政局 ☐市财政局): only those that are ticked name somebody.

use crate::parse::wording::wording;

/// Whether a character is a box, and then whether it is ticked.
pub(super) fn state(c: char) -> Option<bool> {
    let mark = &wording().mark;
    if mark.ticked.holds(c) {
        return Some(true);
    }
    mark.unticked.holds(c).then_some(false)
}

/// Whether the content of a bracket makes it a box that was typed: [x], [ ], [√].
pub(super) fn is_typed(content: &str) -> bool {
    content.is_empty() || matches!(content, "x" | "X" | "√" | "✓" | "v" | "V")
}

/// The state of the box right before the end of a text.
pub(super) fn before(text: &str) -> Option<bool> {
    let last = text.chars().next_back()?;
    if last != '）' {
        return state(last);
    }
    let open = text.rfind('（')? + '（'.len_utf8();
    let content = &text[open..text.len() - last.len_utf8()];
    is_typed(content).then_some(!content.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_ticked_or_not() {
        assert_eq!(
            [before("☑"), before("市民政局□"), before("（）"), before("（x）")],
            [Some(true), Some(false), Some(false), Some(true)]
        );
        assert_eq!([before(""), before("市民政局"), before("市民政局（牵头）")], [None; 3]);
    }
}
