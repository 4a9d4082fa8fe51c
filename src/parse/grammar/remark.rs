//! Words that are no bodies by intent: 下同, （按职责分工）, 社会参与, dates, mentions of nobody in particular.

use super::lexer::Stretch;
use super::{label, level, predicate, shape};
use crate::model::Duty;
use crate::parse::marks::{BY, EACH, OF};
use crate::parse::wording::Wording;

/// What a bracket behind or inside a name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bracket {
    /// Another name, a part of the name: （人才办）, （市、区）.
    Name,
    /// The duty of the name before it: （牵头）.
    Duty(Duty),
    /// Nothing that belongs to a name.
    Remark,
}

/// What the content of a bracket at a name is.
pub(super) fn bracket(content: Stretch) -> Bracket {
    let (text, words) = (content.text(), content.wording());
    if let Some(p) = predicate::at(content).filter(|p| p.strong) {
        let how = words.remark.how_begin.begins(text);
        return if how || p.len < content.len() { Bracket::Remark } else { Bracket::Duty(p.duty) };
    }
    if let Some((duty, len)) = label::role_noun(content)
        && len == content.len()
    {
        return Bracket::Duty(duty);
    }
    let remark = content.is_empty()
        || words.remark.bracket_begin.begins(text)
        || words.remark.bracket.within(text)
        || text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation())
        || is_date(text, words);
    if remark { Bracket::Remark } else { Bracket::Name }
}

/// Whether a piece is a remark as a whole.
pub(super) fn is_remark(text: &str, words: &Wording) -> bool {
    let remark = &words.remark;
    remark.whole.is(text)
        || words.cell.placeholder.begins(text)
        // 分管副省长, 各级河长, 主要负责同志: persons.
        || words.person.end.ends(text)
        || remark.part.within(text)
        || remark.begin.begins(text) && !remark.no_begin.begins(text) && !tells_case(text)
}

/// 涉及工地的由县住建局负责: in which case, and behind it who does it then.
fn tells_case(text: &str) -> bool {
    text.rfind(BY).is_some_and(|at| text[..at].ends_with(OF))
}

/// Whether the words only say that somebody will be named: 待定, 另行明确, 根据事故类别确定牵头部门.
pub(super) fn is_pending(text: &str, words: &Wording) -> bool {
    const LONGEST: usize = 30;
    const LONGEST_CHOSEN: usize = 12;
    let body = &words.body;
    // 由 is gone already: 市政府指定.
    if body.pending.is(text) || body.chosen_end.ends(text) && text.chars().count() <= LONGEST_CHOSEN {
        return true;
    }
    let Some((by, ())) = body.pending_by.at(text) else { return false };
    let says = |verb: &str| {
        text[by..].rfind(verb).is_some_and(|at| {
            let rest = &text[by + at + verb.len()..];
            let noun = body.pending_what.strip(rest);
            rest.is_empty() || body.pending_noun.is(noun.unwrap_or(rest))
        })
    };
    text.chars().count() <= LONGEST && !body.not_pending.within(text) && body.pending_verb.iter().any(says)
}

/// Whether words begin a clause and no name: 国家鼓励企业…, 经市民政局…
pub(super) fn begins_a_clause(text: &str, words: &Wording) -> bool {
    // 国家鼓励企业参与…: nobody is given a duty.
    words.prose.encourages.begins(text) || words.prose.clause_begin.begins(text)
}

/// Whether the remark goes on to the end of its sentence.
pub(super) fn goes_on(text: &str, words: &Wording) -> bool {
    // 涉及校园安全的，由县教育局负责: the case is over at its comma.
    words.remark.to_the_end.begins(text) && !text.ends_with(OF)
}

/// Whether a piece is a date or a span of time: 2023年6月底前完成, 长期坚持.
pub(super) fn is_date(text: &str, words: &Wording) -> bool {
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let step = if digits > 0 { digits } else { words.date.word.chain(rest) };
        if step == 0 {
            return is_date_with_goal(&text[..at], rest, words);
        }
        at += step;
    }
    words.date.time.within(text)
}

/// 9月底前形成方案: a date, and what is to be done by then.
fn is_date_with_goal(date: &str, goal: &str, words: &Wording) -> bool {
    const LONGEST: usize = 20;
    words.date.by.within(date)
        && words.date.unit.within(date)
        && goal.chars().count() <= LONGEST
        && !shape::ends_like_body(goal, words)
        && !words.date.no_goal.within(goal)
}

/// Whether the words name nobody in particular: 有关部门, 各部门, 市级相关单位, 各项目牵头单位.
///
/// 各产业主管部门 names a group that one can list; 有关 and 相关 do not.
pub(super) fn is_unnamed(text: &str, words: &Wording) -> bool {
    let nobody = &words.nobody;
    // 各地各部门各单位; 市国资委及所属企业: whose they are is said, who they are not.
    if nobody.everybody_begin.begins(text) && nobody.everybody_end.ends(text)
        || nobody.owned.strip(text).is_some_and(|rest| nobody.owned_noun.is(rest))
        || each_lead(text, words)
        // 市局各有关处室
        || text.find(EACH).is_some_and(|at| at > 0 && some_of(&text[at..], words))
    {
        return true;
    }
    let mut at = 0;
    let mut vague = false;
    while let Some((len, is_vague)) = nobody.word.at(&text[at..]) {
        // 行业, 主管: which field they are of is said, and so somebody.
        vague |= is_vague && !nobody.of_a_field.is(&text[at..at + len]);
        at += len;
    }
    let (before, rest) = text.split_at(at);
    if nobody.certain.within(before)
        && !rest.is_empty()
        && (nobody.noun.chain(rest) == rest.len() || nobody.noun_end.ends(rest))
    {
        return true;
    }
    let rest = &rest.replace(['〔', '['], "（").replace(['〕', ']'], "）");
    let plain = nobody.plain.is(rest) && !nobody.somebody.within(text);
    plain
        && (vague
            || nobody.alone.is(text)
            || level::is_bare(before, words)
            || nobody.level_end.ends(before)
            || before.is_empty() && nobody.alone.is(rest))
}

/// 各有关处室.
fn some_of(text: &str, words: &Wording) -> bool {
    text.strip_prefix(EACH).is_some_and(|rest| words.nobody.certain.begins(rest)) && is_unnamed(text, words)
}

/// 动员组织企事业单位, 指导各有关部门: verbs, and behind them nobody in particular.
pub(super) fn moves_nobody(text: &str, words: &Wording) -> bool {
    let mut rest = text;
    while let Some(behind) = words.body.duty_verb.strip(rest) {
        rest = behind;
    }
    // 监督管理部门 is a name.
    rest.len() < text.len() && rest.chars().nth(2).is_some() && is_unnamed(rest, words)
}

/// 各专项小组牵头单位: the leads and members of several things at once, none of them named.
fn each_lead(text: &str, words: &Wording) -> bool {
    text.starts_with(EACH) && words.nobody.each_end.ends(text)
}

/// 市应急委成员单位: the members of a named organ are an agency; 各成员单位 are nobody.
pub(super) fn is_members(text: &str, words: &Wording) -> bool {
    const SHORTEST: usize = 4;
    words.nobody.members.strip_end(text).is_some_and(|head| {
        level::split(head, words).is_some()
            || head.chars().count() >= SHORTEST
                && !head.starts_with(EACH)
                && !words.nobody.member_noun.iter().any(|noun| is_unnamed(&format!("{head}{noun}"), words))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::grammar::lexer::Lexed;
    use crate::parse::lexicon::NoLexicon;
    use crate::parse::wording;

    fn inside(content: &str) -> Bracket {
        bracket(Lexed::new(content, &NoLexicon).all())
    }

    #[test]
    fn nobody_in_particular() {
        for text in [
            "有关部门",
            "各部门",
            "各有关单位",
            "相关单位",
            "国务院相关部门",
            "地方人民政府相关部门",
            "各项目牵头单位",
            "各有关部门和单位",
            "市有关部门",
            "市级相关部门（单位）",
            "相关措施责任单位",
            "其他有关部门",
            "市直各单位",
            "各成员单位",
            "各责任单位",
            "有关企业",
            "省直有关单位",
            "市各有关部门",
            "中央和国家机关有关部门",
            "县局各相关股室",
            "相关行业主管部门",
            "企事业单位",
            "机关",
        ] {
            assert!(is_unnamed(text, wording::builtin()), "{text}");
        }
        for text in [
            "各产业主管部门",
            "市民政局",
            "市级机关工委",
            "各招商引资部门",
            "市直机关工委",
            "各OPC社区",
            "行业主管部门",
            "财政部门",
        ] {
            assert!(!is_unnamed(text, wording::builtin()), "{text}");
        }
        assert!(moves_nobody("动员组织企事业单位", wording::builtin()));
        assert!(!moves_nobody("监督管理部门", wording::builtin()));
        assert!(is_members("市应急委成员单位", wording::builtin()));
        assert!(!is_members("各成员单位", wording::builtin()));
    }

    #[test]
    fn somebody_will_be_named() {
        for text in [
            "待定",
            "另行明确",
            "根据事故类别确定牵头部门",
            "视情况确定",
            "由市政府指定",
            "按照事权划分确定责任单位",
        ] {
            assert!(is_pending(text, wording::builtin()), "{text}");
        }
        for text in
            ["市民政局", "按职责分工负责", "市民政局负责指定机构", "由市民政局负责确定", "根据需要建立机制"]
        {
            assert!(!is_pending(text, wording::builtin()), "{text}");
        }
    }

    #[test]
    fn dates_and_remarks() {
        for text in ["2023年完成", "6月底完成", "2025年12月底前", "长期坚持", "持续推进", "2024年第三季度"]
        {
            assert!(is_date(text, wording::builtin()), "{text}");
        }
        assert!(!is_date("市民政局", wording::builtin()));
        assert!(!is_date("完成", wording::builtin()));
        assert!(
            is_remark("下同", wording::builtin())
                && is_remark("社会参与", wording::builtin())
                && is_remark("无", wording::builtin())
        );
        assert_eq!(inside("牵头"), Bracket::Duty(Duty::Lead));
        assert_eq!(inside("按职责分工"), Bracket::Remark);
        assert_eq!(inside("含开发区，下同"), Bracket::Remark);
        assert_eq!(inside("市知识产权局"), Bracket::Name);
    }
}
