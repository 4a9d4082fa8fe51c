//! What stands around the tasks: title, annex, year, document number, jurisdiction.

use super::lines::{Line, is_signature, is_tail};
use super::words::{squeeze, squeeze_head};
use crate::parse::grammar::begins_with_verb;
use crate::parse::heading::{chinese_value, is_blank};
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{CLOSES, COLONS, OPENS, is_han, is_numeral};
use crate::parse::wording::{Fronts, Wording};
use std::collections::BTreeMap;

/// What stands behind the number of a year.
const YEAR: char = '年';

/// Longest title, in characters.
const LONGEST: usize = 90;

/// The annex that a line announces (附件2, 附件 3：…任务分工表): its number, and the words behind it.
pub(crate) fn annex(text: &str, wording: &Wording) -> Option<(Option<u32>, String)> {
    let words = &wording.front.annex;
    if !words.may_begin(text.trim_start_matches(|c: char| is_blank(c) || "（(【[".contains(c))) {
        return None;
    }
    let word = squeeze_head(text, LONGEST + 1);
    let rest = words.strip(word.trim_start_matches(OPENS))?;
    if word.chars().count() > LONGEST || word.contains('。') {
        return None;
    }
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let (number, rest) = if digits.is_empty() {
        let numerals: String = rest.chars().take_while(|c| is_numeral(*c)).collect();
        (chinese_value(&numerals), rest.get(numerals.len()..).unwrap_or(""))
    } else {
        (digits.parse().ok(), rest.get(digits.len()..).unwrap_or(""))
    };
    let title = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '《' | '“'));
    let title =
        title.strip_prefix(|c: char| c.is_ascii_digit()).filter(|_| rest.starts_with('-')).unwrap_or(title);
    let named = title.is_empty() || number.is_some() || rest.starts_with(COLONS);
    named.then(|| (number, title.to_owned()))
}

/// Whether a line can be a plan's title.
pub(crate) fn is_title(text: &str, wording: &Wording) -> bool {
    if text.chars().filter(|c| !is_blank(*c)).nth(LONGEST).is_some() {
        return false;
    }
    let word = squeeze(text);
    let mut core = word.as_str();
    while let Some(at) = core.rfind(['（', '(', '〔']).filter(|_| core.ends_with(['）', ')', '〕'])) {
        core = &core[..at];
    }
    let core = core.trim_end_matches(['》', '”']);
    let count = word.chars().count();
    (5..=LONGEST).contains(&count)
        && !word.contains(['。', '；', '：', ':', '|', '｜', '>', '»'])
        && !wording.front.navigation.within(core)
        && (wording.front.title_end.ends(core)
            || wording.front.law_begin.begins(core) && wording.front.law_end.ends(core))
}

/// The title among the lines in front of the tasks: the last line that looks like one, with the line above it
/// where a long title was broken; without one, what a notice passes on in 《》.
pub(crate) fn title(lines: &[&str], wording: &Wording) -> Option<String> {
    let lines: Vec<&str> = lines.iter().map(|l| without_document_number(l, wording)).collect();
    let at = lines.iter().rposition(|l| is_title(l, wording) && annex(l, wording).is_none());
    let Some(at) = at else {
        return lines.iter().find_map(|l| quoted(l, wording));
    };
    let last = squeeze(lines[at]);
    let half = at.checked_sub(1).map(|k| lines[k]).filter(|l| is_first_half(l, &last, wording));
    Some(half.map_or_else(|| last.clone(), |half| format!("{}{last}", squeeze(half))))
}

fn is_first_half(line: &str, next: &str, wording: &Wording) -> bool {
    let word = squeeze(line);
    let count = word.chars().count();
    let mark = word.contains(['。', '：', ':', '，', '；', '〔', '［']);
    (4..=45).contains(&count)
        && !mark
        && !is_tail(line, wording)
        && !is_title(line, wording)
        && annex(line, wording).is_none()
        && !wording.front.navigation.within(&word)
        && (wording.front.about.begins(next)
            || !is_signature(line, wording) && !wording.front.about.within(next))
        && next.chars().count() + count <= LONGEST
}

/// 现将《…方案》印发给你们: the words in the title marks.
fn quoted(text: &str, wording: &Wording) -> Option<String> {
    let start = text.find('《')? + '《'.len_utf8();
    let end = start + text[start..].find('》')?;
    Some(text[start..end].to_owned()).filter(|t| is_title(t, wording) && wording.front.passes_on.within(text))
}

/// Takes the statement from a bracket that holds the second name of a body: a line of its own below the first, above what the letter is
/// about or its date. 乐安市健康委员会⏎（爱国卫生运动委员会）⏎关于印发…
pub(super) fn unmark_second_names(lines: &mut [Line], wording: &Wording) {
    for at in 2..lines.len() {
        let [first, second, below] = &lines[at - 2..=at] else { continue };
        let inside = second.text.trim_start_matches(is_blank).strip_prefix(OPENS);
        let Some(name) = inside.and_then(|inside| inside.split(CLOSES).next()) else { continue };
        if is_signature(&first.text, wording)
            && is_signature(name, wording)
            && (wording.front.about.begins(squeeze_head(&below.text, 4).as_str())
                || is_tail(&below.text, wording))
        {
            lines[at - 1].notes.clear();
            lines[at - 1].whole = false;
        }
    }
}

/// The year a title names (2022年任务清单); absent for a span of years (2026—2028年).
pub(crate) fn year(title: &str) -> Option<u16> {
    const SPANS: [char; 7] = ['—', '-', '－', '~', '～', '至', '–'];
    let (mut found, mut rest) = (None, title);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = rest[at..].split(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        rest = &rest[at + number.len()..];
        let year = number.parse::<u16>().ok().filter(|y| number.len() == 4 && (1980..2100).contains(y));
        let Some(year) = year else { continue };
        if found.is_some_and(|f| f != year) || rest.starts_with(SPANS) {
            return None;
        }
        if rest.starts_with(YEAR) {
            found = Some(year);
        }
    }
    found
}

/// 发文字号: 郑政办〔2026〕30号.
pub(crate) fn document_number(text: &str, wording: &Wording) -> Option<String> {
    number_in(text, wording).map(|(_, number)| number)
}

/// 关于建设学校的意见郑政发〔2026〕30号: a title without the number that a converter put behind it.
fn without_document_number<'t>(line: &'t str, wording: &Wording) -> &'t str {
    let number = if line.trim_end().ends_with('号') { number_in(line, wording) } else { None };
    number.filter(|(at, _)| *at > 0).map_or(line, |(at, _)| &line[..at])
}

/// Where a document's number begins in a text, and the number as it is written.
fn number_in(text: &str, wording: &Wording) -> Option<(usize, String)> {
    const LONGEST: usize = 10; // characters of its letters
    text.match_indices(OPENS).find_map(|(at, open)| {
        let letters = text[..at].char_indices().rev().take_while(|(_, c)| is_han(*c)).take(LONGEST);
        let mut from = letters.last().map_or(at, |(from, _)| from);
        if text[from..at].chars().nth(LONGEST - 1).is_some() {
            // So many letters hold the end of the title.
            let mut ends = text[from..at].char_indices().map(|(k, _)| from + k);
            from = ends.rfind(|end| wording.front.title_end.ends(&text[..*end])).unwrap_or(from);
        }
        let (year, behind) = text[at + open.len()..].split_once(CLOSES)?;
        let behind = behind.trim_start_matches('第');
        let number = behind.split(|c: char| !c.is_ascii_digit()).next()?;
        let is_year =
            year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit());
        let numbered = (1..6).contains(&number.len()) && behind[number.len()..].starts_with('号');
        let head = &text[from..at];
        (!head.is_empty() && is_year && numbered).then(|| (from, format!("{head}〔{year}〕{number}号")))
    })
}

/// The places with which a title or another text begins (四川省达州市通川区…), the innermost last; empty where there is none.
fn places_at(text: &str, titled: bool, lexicon: &dyn Lexicon) -> Option<String> {
    let (mut rest, mut found) = (text, None);
    while let Some((name, after)) = place(rest, titled, lexicon) {
        found = Some(name.to_owned());
        rest = after;
    }
    found
}

fn place<'t>(text: &'t str, titled: bool, lexicon: &dyn Lexicon) -> Option<(&'t str, &'t str)> {
    let head_end = text
        .char_indices()
        .take_while(|(_, c)| is_han(*c))
        .take(14)
        .last()
        .map(|(at, c)| at + c.len_utf8())?;
    let head = &text[..head_end];
    let words = &lexicon.wording().front;
    let mut best: Option<(usize, bool)> = None;
    for (class, (least, most)) in &words.length {
        for (at, _) in head.match_indices(&**class) {
            let end = at + class.len();
            let name = &head[..end];
            let count = head[..at].chars().count();
            let known = lexicon.is_place(name);
            let shape = (titled || !words.known_class.is(class))
                && (least..=most).contains(&&count)
                && !words.no_place.within(name)
                && !words.no_place_end.ends(name)
                && !words.no_place_before.begins(&head[end..])
                && !begins_with_verb(name, lexicon.wording());
            if (known || shape) && best.is_none_or(|(b, k)| (known && !k) || (known == k && end < b)) {
                best = Some((end, known));
            }
        }
    }
    let short = best.is_none_or(|(_, known)| !known).then(|| short_prefecture(head, lexicon)).flatten();
    short.or(best.map(|(end, _)| end)).map(|end| text.split_at(end))
}

/// Length of an autonomous prefecture by its short name: 阿坝州, but not 广州.
fn short_prefecture(head: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    let class = lexicon.wording().territory.short_class.only();
    let (at, _) = head.match_indices(class).next()?;
    (at > 0 && lexicon.is_place(&head[..at])).then_some(at + class.len())
}

/// The jurisdiction of a document: from its titles and signatures, else the place its text names most often.
pub(crate) fn city<'t>(
    titles: impl Iterator<Item = &'t str>,
    text: impl Iterator<Item = &'t str>,
    lexicon: &dyn Lexicon,
) -> Option<String> {
    for title in titles {
        let word = squeeze(title);
        let starts = [
            // 2026年乐安市工作方案
            word.starts_with(|c: char| c.is_ascii_digit()).then(|| behind_year(&word)).flatten(),
            lexicon.wording().front.issues.find(&word).map(|(at, len, ())| at + len),
            word.find('《').map(|at| at + '《'.len_utf8()),
            Some(0),
        ];
        if let Some(found) =
            starts.into_iter().flatten().find_map(|at| places_at(word.get(at..)?, true, lexicon))
        {
            return Some(found);
        }
    }
    let words = &lexicon.wording().front;
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for line in text.filter(|line| !words.address.within(line)) {
        let mut bound = true;
        for (at, c) in line.char_indices() {
            if bound
                && is_han(c)
                && line[at..].chars().take(9).any(|c| words.telling_class.holds(c))
                && let Some(name) = places_at(&line[at..], false, lexicon).filter(|n| words.class.ends(n))
            {
                let behind = line[at..].split_once(&*name).map_or("", |(_, behind)| behind);
                let organ = names_organ(behind, words);
                let listed = behind.starts_with('、') || line[..at].ends_with('、');
                let name = county_of_branch(&line[at..], &name, lexicon).unwrap_or(name);
                let weight = match lexicon.is_place(&name) {
                    true if organ => 4,
                    true if !listed => 2,
                    _ => 1,
                };
                *votes.entry(name).or_default() += weight;
            } else if bound && let Some(name) = owner_of_zone(&line[at..], lexicon) {
                *votes.entry(name).or_default() += 4;
            }
            // 5年内市、区两级: what follows a number is no name.
            bound = !c.is_alphanumeric() && !is_blank(c);
        }
    }
    votes
        .into_iter()
        .max_by_key(|(name, n)| (*n, std::cmp::Reverse(name.clone())))
        .filter(|(_, n)| *n >= 2)
        .map(|(name, _)| name)
}

/// Where the words behind the year begin that a title begins with.
fn behind_year(title: &str) -> Option<usize> {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(YEAR)?;
    Some(title.len() - rest.len())
}

/// Whether an organ's ending follows in the same word: 民政局 of 达州市民政局. Such a name tells more of the place than one that is
/// only named, and much more than one of a list (在北京市、上海市等地试点).
fn names_organ(behind: &str, words: &Fronts) -> bool {
    const NEAR: usize = 10;
    let run: String = behind.chars().take_while(|c| is_han(*c)).take(NEAR).collect();
    words.signature_end.within(&run)
}

/// The county that a prefecture's branch bureau is named after: 句容市 of 镇江市句容生态环境局. Such a bureau stands in the county's
/// own plans; in the prefecture's it would be called by the city alone.
fn county_of_branch(text: &str, city: &str, lexicon: &dyn Lexicon) -> Option<String> {
    let rest = &text[text.find(city)? + city.len()..];
    let (short, office) = rest.split_at(lexicon.place_prefix(rest)?);
    let end = office.find(|c| !is_han(c)).unwrap_or(office.len());
    let words = &lexicon.wording().front;
    let bureau = words.bureau_end.ends(&office[..end]) && (2..=10).contains(&office[..end].chars().count());
    let county = words.county_class.iter().map(|class| format!("{short}{class}"));
    county.filter(|_| bureau && !short.is_empty()).find(|name| lexicon.is_place(name))
}

/// The city of a zone that the text begins with: 达州市 of 达州高新区管委会.
fn owner_of_zone(text: &str, lexicon: &dyn Lexicon) -> Option<String> {
    if !text.starts_with(is_han) {
        return None;
    }
    let (place, rest) = text.split_at(lexicon.place_prefix(text)?);
    let words = &lexicon.wording().front;
    let class = words.zone_class.iter().find(|c| lexicon.is_place(&format!("{place}{c}")))?;
    words.zone_begin.begins(rest).then(|| format!("{place}{class}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lexicon::NoLexicon;
    use crate::parse::wording::builtin;

    #[test]
    fn annexes() {
        assert_eq!(annex("附件1", builtin()), Some((Some(1), String::new())));
        assert_eq!(annex("附件 3", builtin()), Some((Some(3), String::new())));
        assert_eq!(annex("附件二：任务分工表", builtin()), Some((Some(2), "任务分工表".to_owned())));
        assert_eq!(annex("附件", builtin()), Some((None, String::new())));
        assert_eq!(annex("附件2任务分工表", builtin()), Some((Some(2), "任务分工表".to_owned())));
        assert_eq!(annex("附件所列任务由各单位落实", builtin()), None);
        assert_eq!(annex("甲附件1", builtin()), None);
    }

    #[test]
    fn titles_and_years() {
        let lines = [
            "甲市人民政府办公室",
            "关于印发甲市养老行动方案的通知",
            "各区人民政府：",
            "甲市养老行动",
            "2025年任务清单",
        ];
        assert_eq!(title(&lines, builtin()).as_deref(), Some("2025年任务清单"));
        assert_eq!(
            title(&["甲市促进乙事健康发展", "重点任务分工表"], builtin()).as_deref(),
            Some("甲市促进乙事健康发展重点任务分工表")
        );
        assert_eq!(title(&["现将《甲市养老方案》印发给你们。"], builtin()).as_deref(), Some("甲市养老方案"));
        assert_eq!(title(&["首页|公开|重点工作|年度计划"], builtin()), None);
        assert_eq!(
            title(&["行政规范性文件", "甲市人民政府关于印发养老方案的通知"], builtin()).as_deref(),
            Some("甲市人民政府关于印发养老方案的通知")
        );
        let glued = "甲省人民政府关于建设粮食仓库的意见甲政发〔2025〕24号";
        assert_eq!(title(&[glued], builtin()).as_deref(), Some("甲省人民政府关于建设粮食仓库的意见"));
        assert_eq!(title(&["中华人民共和国甲事法"], builtin()).as_deref(), Some("中华人民共和国甲事法"));
        assert_eq!(title(&["甲事的处理方法"], builtin()), None);
        assert_eq!(year("2022年任务清单"), Some(2022));
        assert_eq!(year("行动计划（2026—2028年）"), None);
        assert_eq!(year("“十四五”规划"), None);
    }

    #[test]
    fn numbers_of_documents() {
        let number = |text| document_number(text, builtin());
        assert_eq!(number("郑政办〔2026〕30号").as_deref(), Some("郑政办〔2026〕30号"));
        assert_eq!(number("见（附图），沪府办发[2025]第17号。").as_deref(), Some("沪府办发〔2025〕17号"));
        assert_eq!(number("关于建设粮食仓库的意见甲政发〔2025〕24号").as_deref(), Some("甲政发〔2025〕24号"));
        assert_eq!(number("（2025年）30号"), None);
    }

    #[test]
    fn cities() {
        let of = |titles: &[&'static str], text: &[&'static str]| {
            city(titles.iter().copied(), text.iter().copied(), &NoLexicon)
        };
        assert_eq!(of(&["银川市养老任务表"], &[]).as_deref(), Some("银川市"));
        assert_eq!(of(&["四川省达州市养老任务表"], &[]).as_deref(), Some("达州市"));
        assert_eq!(of(&["关于印发《海南省行动计划》的通知"], &[]).as_deref(), Some("海南省"));
        assert_eq!(of(&["2026年银川市养老工作方案"], &[]).as_deref(), Some("银川市"));
        assert_eq!(of(&["城市更新行动方案"], &[]), None);
        assert_eq!(
            of(&[], &["各区（县级市）落实；县级市政府负责，直辖市除外。5年内市、区两级；3年内市级。"]),
            None
        );
        // Words that hold 市 or 县 and name no place, and the places of addresses.
        assert_eq!(
            of(
                &["健全要素市场体系的意见"],
                &[
                    "限制市场竞争，扰乱市场秩序；限制市场竞争。自治区人民政府，经设区的市人民政府；自治区人民政府。",
                    "指导市县划定，指导市县备案；第四条县级以上人民政府，第四条县级以上人民政府。",
                    "来信地址：北京市海淀区；北京市海淀区。",
                ]
            ),
            None
        );
        assert_eq!(
            of(&["全市重点任务清单"], &["出台《银川市规划》；修订《银川市方案》。"]).as_deref(),
            Some("银川市")
        );
    }
}
