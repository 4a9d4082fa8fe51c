//! What a document says its marks mean: ▲牵头 ●配合; ★为牵头单位，√为配合单位.

use crate::model::Duty;
use crate::parse::heading::is_blank;
use crate::parse::wording::Wording;

/// Marks with the duties they give.
pub(crate) type Legend = Vec<(char, Duty)>;

/// The marks that a text explains, each right before a duty word, or behind it in brackets or a colon.
pub(crate) fn read(text: &str, wording: &Wording) -> Legend {
    let (duties, words) = (&wording.cell.duty, &wording.legend);
    let mut found = Legend::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| wording.mark.star.holds(*c)) {
        let mut behind = text[at + mark.len_utf8()..].trim_start_matches(joins);
        while let Some(rest) = words.means.strip(behind) {
            behind = rest.trim_start_matches(joins);
        }
        let before = text[..at].trim_end_matches(joins);
        let before = words.by_means.strip_end(before).unwrap_or(before).trim_end_matches(joins);
        let duty = duties.at(behind).or_else(|| {
            // 牵头单位（▲）, 配合：●
            let closed = text[at..].chars().nth(1).is_none_or(|c| "）)]】，、；。 ".contains(c));
            let noun = words.noun.strip_end(before);
            duties.end(before).or_else(|| duties.end(noun?)).filter(|_| closed)
        });
        if let Some((_, duty)) = duty.filter(|_| found.iter().all(|(known, _)| *known != mark)) {
            found.push((mark, duty));
        }
    }
    found
}

/// Whether a text is a legend and nothing else.
pub(crate) fn is_legend(text: &str, wording: &Wording) -> bool {
    if read(text, wording).is_empty() {
        return false;
    }
    let mut rest: String = text.chars().filter(|c| !wording.mark.star.holds(*c)).collect();
    for word in wording.cell.duty.iter().chain(wording.legend.said.iter()) {
        rest = rest.replace(word, "");
    }
    !rest.chars().any(char::is_alphanumeric)
}

fn joins(c: char) -> bool {
    is_blank(c) || "：:＝=-—（()[]“”\"".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording::builtin;
    use Duty::{Lead, Participate, Support};

    #[test]
    fn legends_of_all_kinds() {
        assert!(is_legend("▲牵头 ●配合", builtin()) && is_legend("★为牵头单位；√为配合单位", builtin()));
        assert!(!is_legend("●牵头单位：市民政局 ●配合单位：市财政局", builtin()));
        for (text, legend) in [
            ("重点任务（▲牵头 ●配合）", vec![('▲', Lead), ('●', Support)]),
            ("说明：★为牵头单位；√为配合单位", vec![('★', Lead), ('√', Support)]),
            ("注：“●”表示牵头，“○”表示参加", vec![('●', Lead), ('○', Participate)]),
            ("牵头单位（▲）、配合单位（△）", vec![('▲', Lead), ('△', Support)]),
            ("●市民政局牵头", vec![]),
            ("推进养老", vec![]),
        ] {
            assert_eq!(read(text, builtin()), legend, "{text}");
        }
    }
}
