//! The vocabulary of layouts: what a column's header or a label in front of a colon announces.

use super::super::heading::is_blank;
use crate::model::{Duty, Row};
use crate::parse::marks::{CLAUSES, CLOSES, COLONS, OPENS, STOP};
use crate::parse::wording::Wording;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// 序号.
    Number,
    /// 类别, 领域: goes into the task's path.
    Category,
    /// 任务, 措施, 内容 …: what is to be done.
    Task,
    /// 责任单位, 牵头单位 …: who does it, with the duty that the header gives.
    Duty(Duty),
    /// 部门, 单位: the body that the row is keyed by, or a plain list of bodies.
    Body,
    /// 完成时限.
    Deadline,
    /// 责任人, 联系电话: persons, who are no bodies.
    Person,
    /// 备注 and everything else.
    Other,
}

impl Column {
    /// The duty that its head gives.
    pub(crate) fn duty(self) -> Option<Duty> {
        if let Self::Duty(duty) = self { Some(duty) } else { None }
    }

    /// Whether it names bodies.
    pub(crate) fn names_bodies(self) -> bool {
        matches!(self, Self::Duty(_) | Self::Body)
    }
}

/// What a label in front of a colon announces (责任单位：, 完成时限：, 责任人：).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Bodies.
    Duty,
    /// A date.
    Deadline,
    /// Persons.
    Person,
}

/// The text without any white space.
pub(crate) fn squeeze(text: &str) -> String {
    let mut word = String::with_capacity(text.len());
    word.extend(text.chars().filter(|c| !is_blank(*c)));
    word
}

/// The words of a row's cells without any white space.
pub(crate) fn of(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| squeeze(&cell.text)).collect()
}

/// The first `count` characters that are no white space: enough to tell how a line begins.
pub(crate) fn squeeze_head(text: &str, count: usize) -> String {
    text.chars().filter(|c| !is_blank(*c)).take(count).collect()
}

/// The text without white space and without what stands in brackets; of a long one the beginning, which tells that it is no
/// word of a head.
fn plain(text: &str) -> String {
    const MOST: usize = 150; // bytes
    let (mut depth, mut out) = (0_usize, String::new());
    for c in text.chars() {
        if out.len() >= MOST {
            break;
        }
        if OPENS.contains(&c) {
            depth += 1;
        } else if CLOSES.contains(&c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && !is_blank(c) && !COLONS.contains(&c) && !matches!(c, '*' | '"' | '“' | '”')
        {
            out.push(c);
        }
    }
    out
}

/// The duty of a header or label that names bodies (牵头单位, 责任部门, 协办): several kinds of duty in one
/// (牵头及配合单位) leave it to the words in the cell, so that such a header only makes its bodies responsible.
fn duty(word: &str, wording: &Wording) -> Option<Duty> {
    let column = &wording.column;
    if let Some(duty) = column.bare.get(word) {
        return Some(duty);
    }
    if !column.noun.within(word) {
        return None;
    }
    let says = |duty| column.duty.all_in(word).any(|said| said == duty);
    let (lead, support, join) = (says(Duty::Lead), says(Duty::Support), says(Duty::Participate));
    let responsible = column.responsibility.within(word);
    match (lead, support, join) {
        (true, false, false) => Some(Duty::Lead),
        (false, true, _) if !responsible => Some(Duty::Support),
        (false, false, true) if !responsible => Some(Duty::Participate),
        (false, false, false) => says(Duty::Responsible).then_some(Duty::Responsible),
        _ => Some(Duty::Responsible),
    }
}

/// The duties of a header that names several in turn, whose cells name bodies in the same turn: 牵头单位/配合单位, 牵头单位（配合单位）.
pub(crate) fn duties_in_turn(header: &str, wording: &Wording) -> Option<Vec<Duty>> {
    const LONGEST: usize = 6; // characters of each
    let word = squeeze(header);
    let parts: Vec<&str> =
        word.split(['/', '／', '（', '(', '）', ')']).filter(|part| !part.is_empty()).collect();
    // 牵头/配合单位: the noun of the last is everybody's.
    let noun = wording.column.noun.end(parts.last()?).map(|(len, ())| len)?;
    let (_, noun) = parts.last()?.split_at(parts.last()?.len() - noun);
    let of = |part: &&str| duty(part, wording).or_else(|| duty(&format!("{part}{noun}"), wording));
    let short = parts.iter().all(|part| part.chars().count() <= LONGEST);
    let duties: Vec<Duty> = parts.iter().map_while(of).collect();
    let parted = duties.windows(2).all(|two| two[0] != two[1]);
    (short && duties.len() == parts.len() && duties.len() > 1 && parted).then_some(duties)
}

/// The parts of a cell under such a header: 县住建局/县财政局, 县住建局（县财政局）; none where it has fewer marks, or labels of its own.
pub(crate) fn in_turn(cell: &str, count: usize) -> Vec<&str> {
    if cell.contains(COLONS) {
        return Vec::new();
    }
    if let Some(inside) = cell.strip_suffix(CLOSES).filter(|_| count == 2)
        && let Some((name, other)) = inside.split_once(OPENS).filter(|(name, _)| !name.is_empty())
        && !other.contains(OPENS)
    {
        return vec![name, other];
    }
    let cut = |marks: &[char]| cell.split(marks).map(|part| part.trim_matches(is_blank)).collect::<Vec<_>>();
    let cuts = [cut(&['/', '／']), cut(&['；', ';']), cut(&['\n'])];
    let fits = |parts: &Vec<&str>| parts.len() == count && parts.iter().all(|part| !part.is_empty());
    cuts.into_iter().find(fits).unwrap_or_default()
}

/// What the column under a header holds.
pub(crate) fn column(header: &str, wording: &Wording) -> Column {
    const LONGEST: usize = 16;
    let words = &wording.column;
    let word = plain(header);
    let count = word.chars().count();
    if count == 0 || count > LONGEST || word.contains(CLAUSES) {
        return Column::Other;
    }
    if words.number.is(&word) || words.number_end.ends(&word) {
        return Column::Number;
    }
    if words.person.within(&word) && !words.noun.within(&word) {
        return Column::Person;
    }
    if let Some(duty) = duty(&word, wording) {
        return Column::Duty(duty);
    }
    if words.body.is(&word) || words.body_begin.strip(&word).is_some_and(|rest| words.body.is(rest)) {
        return Column::Body;
    }
    if words.report.within(&word) {
        return Column::Other;
    }
    if words.deadline.within(&word) && !words.no_deadline.within(&word) || words.year.is(&word) {
        return Column::Deadline;
    }
    if words.remark.within(&word) && !words.no_remark.within(&word) {
        return Column::Other;
    }
    if words.category.within(&word) && !words.no_category.within(&word) || words.category_end.ends(&word) {
        return Column::Category;
    }
    if words.task.within(&word) { Column::Task } else { Column::Other }
}

/// Whether a header says that the column measures or counts, so that 单位 beside it is a unit of measure.
pub(crate) fn is_measure_header(header: &str, wording: &Wording) -> bool {
    wording.column.measure.within(&plain(header))
}

/// What the words in front of a colon announce, if they are a label of layouts.
pub(crate) fn label(words: &str, wording: &Wording) -> Option<Label> {
    const LONGEST: usize = 12;
    const LONGEST_DEADLINE: usize = 6;
    let column = &wording.column;
    let word = plain(words);
    let count = word.chars().count();
    if count == 0 || count > LONGEST {
        return None;
    }
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    if announces_list(word, wording) {
        return None;
    }
    let noun = column.noun.within(word);
    // 领导小组：负责…: a group, and no leader's name.
    if column.person.within(word) && !noun && !wording.body.group_end.ends(word) {
        return Some(Label::Person);
    }
    if column.deadline.within(word) && word.chars().count() <= LONGEST_DEADLINE && !noun {
        return Some(Label::Deadline);
    }
    // 配合： and 实施： alone occur as ordinary words; a label without a noun for bodies must be a duty by itself.
    if noun {
        return duty(word, wording).map(|_| Label::Duty);
    }
    column.label.is(word).then_some(Label::Duty)
}

/// Whether words that are a label and a duty word in one (负责, 承办) stand before what is to be done, and before nobody:
/// 负责：划定警戒区域.
pub(crate) fn is_verb(words: &str, behind: &str, wording: &Wording) -> bool {
    wording.duty.is(&plain(words)) && wording.acts(behind)
}

/// Whether words only say that a list follows (各成员单位职责分工如下, 有关部门任务分工).
pub(crate) fn announces_list(words: &str, wording: &Wording) -> bool {
    let announce = &wording.announce;
    let words = words.trim_end_matches(COLONS);
    let mut head = words;
    while let Some(before) = announce.copula.strip_end(head) {
        head = before.trim_end_matches(COLONS);
    }
    let noun = |head: &str| {
        let mut nouns = wording.column.noun.iter();
        nouns.any(|noun| head.contains(noun) && !head.starts_with(noun))
    };
    announce.what.strip_end(head).is_some_and(noun) || announce.list.ends(words)
}

/// Whether a cell holds what a form or a sheet shows where there is no value: 选择一项, #REF!.
pub(crate) fn is_no_value(text: &str, wording: &Wording) -> bool {
    let text = text.trim_matches(is_blank);
    wording.cell.placeholder.begins(text) || is_failed(text, wording)
}

/// Whether a cell holds an error of a sheet or a truth value.
pub(crate) fn is_failed(text: &str, wording: &Wording) -> bool {
    text.is_ascii() && wording.cell.no_value.is(text.trim_matches(is_blank))
}

/// A cell that says that there is nobody, or nothing to say.
pub(crate) fn is_nothing(text: &str, wording: &Wording) -> bool {
    if is_no_value(text, wording) {
        return true;
    }
    if text.chars().filter(|c| c.is_alphanumeric()).nth(2).is_some() {
        return false; // no word of nothing has three letters
    }
    let word = squeeze(text);
    word.chars().all(|c| !c.is_alphanumeric()) || wording.cell.nothing.is(word.trim_end_matches(CLAUSES))
}

/// A cell that stands for the one above it.
pub(crate) fn is_ditto(text: &str, wording: &Wording) -> bool {
    // Only a short cell is looked at; the words have two characters and perhaps a stop.
    text.chars().filter(|c| !is_blank(*c) && *c != STOP).nth(2).is_none()
        && wording.cell.ditto.is(squeeze(text).trim_end_matches(STOP))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording::builtin;

    #[test]
    fn headers() {
        use Column::{Body, Category, Deadline, Duty as D, Number, Other, Person, Task};
        for (header, kind) in [
            ("序 号", Number),
            ("编号", Number),
            ("任务编号", Number),
            ("重 点 任 务", Task),
            ("任务名称", Task),
            ("2022年任务清单", Task),
            ("具体举措", Task),
            ("主要职责", Task),
            ("政策开发重点领域", Task),
            ("类别", Category),
            ("任务类型", Category),
            ("责任单位", D(Duty::Responsible)),
            ("责任\n单位", D(Duty::Responsible)),
            ("责任主体", D(Duty::Responsible)),
            ("实施单位", D(Duty::Responsible)),
            ("责任单位（排名第一的为牵头单位）", D(Duty::Responsible)),
            ("牵头单位", D(Duty::Lead)),
            ("牵头（责任）单位", D(Duty::Lead)),
            ("主办单位", D(Duty::Lead)),
            ("配合单位", D(Duty::Support)),
            ("协办部门", D(Duty::Support)),
            ("参加单位", D(Duty::Participate)),
            ("牵头及配合单位", D(Duty::Responsible)),
            ("责任领导", Person),
            ("责任人", Person),
            ("责任人及单位", D(Duty::Responsible)),
            ("部 \u{2002}门", Body),
            ("部门（单位）", Body),
            ("市直部门", Body),
            ("完成时限", Deadline),
            ("时间节点", Deadline),
            ("备注", Other),
        ] {
            assert_eq!(column(header, builtin()), kind, "{header}");
        }
        assert_eq!(column("市民政局、市卫生健康委按职责分工负责，各县人民政府", builtin()), Other);
    }

    #[test]
    fn labels() {
        for (words, found) in [
            ("责任单位", Some(Label::Duty)),
            ("牵头部门", Some(Label::Duty)),
            ("市级责任单位", Some(Label::Duty)),
            ("完成时限", Some(Label::Deadline)),
            ("责任领导", Some(Label::Person)),
            ("主要目标", None),
            ("建设OPC公共服务平台", None),
            ("抄送", None),
        ] {
            assert_eq!(label(words, builtin()), found, "{words}");
        }
    }

    #[test]
    fn nobody_and_ditto() {
        assert!(
            is_nothing("无。", builtin())
                && is_nothing("—", builtin())
                && is_nothing("/", builtin())
                && !is_nothing("无锡市", builtin())
        );
        assert!(is_ditto("同 上", builtin()) && !is_ditto("同上级", builtin()));
    }
}
