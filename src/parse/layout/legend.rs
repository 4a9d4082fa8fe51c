//! What a document says its marks mean: ▲牵头 ●配合; ★为牵头单位，√为配合单位.

use super::words;
use crate::model::Duty;
use crate::parse::heading::is_blank;
use crate::parse::wording::wording;

/// Marks with the duties they give.
pub(crate) type Legend = Vec<(char, Duty)>;

/// The marks that a text explains, each right before a duty word, or behind it in brackets or a colon.
pub(crate) fn read(text: &str) -> Legend {
    let mut found = Legend::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| wording().mark.star.holds(*c)) {
        let behind = text[at + mark.len_utf8()..].trim_start_matches(joins);
        let behind = ["代表", "表示", "标注", "标记", "标识", "指", "为", "是", "的", "号"]
            .iter()
            .fold(behind, |rest, word| rest.strip_prefix(word).unwrap_or(rest).trim_start_matches(joins));
        let before = text[..at].trim_end_matches(joins);
        let before = before.strip_suffix("用").unwrap_or(before).trim_end_matches(joins);
        let duty = duty_word(|word| behind.starts_with(word)).or_else(|| {
            // 牵头单位（▲）, 配合：●
            let closed = text[at..].chars().nth(1).is_none_or(|c| "）)]】，、；。 ".contains(c));
            closed.then(|| duty_word(|word| before.ends_with(word))).flatten()
        });
        if let Some(duty) = duty.filter(|_| found.iter().all(|(known, _)| *known != mark)) {
            found.push((mark, duty));
        }
    }
    found
}

/// Whether a text is a legend and nothing else.
pub(crate) fn is_legend(text: &str) -> bool {
    if read(text).is_empty() {
        return false;
    }
    let mut rest: String = text.chars().filter(|c| !wording().mark.star.holds(*c)).collect();
    let words = words::DUTY_WORDS.iter().map(|(word, _)| *word);
    let said = [
        "代表", "表示", "标注", "标记", "标识", "说明", "注", "单位", "部门", "主体", "指", "为", "是", "的",
        "号", "下同",
    ];
    for word in words.chain(said) {
        rest = rest.replace(word, "");
    }
    !rest.chars().any(char::is_alphanumeric)
}

fn joins(c: char) -> bool {
    is_blank(c) || "：:＝=-—（()[]“”\"".contains(c)
}

fn duty_word(fits: impl Fn(&str) -> bool) -> Option<Duty> {
    const NOUNS: [&str; 4] = ["", "单位", "部门", "主体"];
    words::DUTY_WORDS
        .iter()
        .find(|(word, _)| NOUNS.iter().any(|noun| fits(&format!("{word}{noun}"))))
        .map(|(_, duty)| *duty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Duty::{Lead, Participate, Support};

    #[test]
    fn legends_of_all_kinds() {
        assert!(is_legend("▲牵头 ●配合") && is_legend("★为牵头单位；√为配合单位"));
        assert!(!is_legend("●牵头单位：市民政局 ●配合单位：市财政局"));
        for (text, legend) in [
            ("重点任务（▲牵头 ●配合）", vec![('▲', Lead), ('●', Support)]),
            ("说明：★为牵头单位；√为配合单位", vec![('★', Lead), ('√', Support)]),
            ("注：“●”表示牵头，“○”表示参加", vec![('●', Lead), ('○', Participate)]),
            ("牵头单位（▲）、配合单位（△）", vec![('▲', Lead), ('△', Support)]),
            ("●市民政局牵头", vec![]),
            ("推进养老", vec![]),
        ] {
            assert_eq!(read(text), legend, "{text}");
        }
    }
}
