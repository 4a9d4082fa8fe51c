//! Radicals and compatibility forms that PDF writers put in place of the ordinary characters (⼯ for 工, ⺠ for 民),
//! and that travel on with text copied from there.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The radicals supplement (U+2E81 to U+2EF3) and the characters they stand for: Unicode's
/// `EquivalentUnifiedIdeograph.txt`, since normalisation leaves this block alone.
const SUPPLEMENT: &str = "\
    ⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 \
    ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 \
    ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 \
    ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 \
    ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟";

/// The text with ordinary characters. O(n); nothing is copied where there is nothing to change.
pub(super) fn unified(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_form) {
        Cow::Owned(text.chars().map(ordinary).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_form(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}')
}

fn ordinary(c: char) -> char {
    if !is_form(c) {
        return c;
    }
    // Normalisation has the traditional form of the door leaf (戶); these texts are simplified.
    if c == '\u{2f3e}' {
        return '户';
    }
    let mut pair = SUPPLEMENT.split_whitespace().find(|pair| pair.starts_with(c)).unwrap_or_default().chars();
    // Every form of the other blocks normalises to one character.
    pair.nth(1).or_else(|| std::iter::once(c).nfkc().next()).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_become_ordinary_characters_and_nothing_else_changes() {
        assert_eq!(
            unified("市⺠政局、⼯信局、部⻔、⽤⼾、⻓效，１０％"),
            "市民政局、工信局、部门、用户、长效，１０％"
        );
        assert!(matches!(unified("市民政局"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_list_holds_pairs_in_order() {
        let pairs: Vec<Vec<char>> =
            SUPPLEMENT.split_whitespace().map(|pair| pair.chars().collect()).collect();
        assert_eq!(pairs.len(), 114);
        assert!(pairs.iter().all(|pair| pair.len() == 2 && is_form(pair[0]) && !is_form(pair[1])));
        assert!(pairs.is_sorted());
    }
}
