//! Duty sentences in running prose: 市、区民政部门负责…; 市财政局负责….

use super::types::{Context, Note, ParsedBody, ParsedStatement};
use super::{
    brackets, find_predicate, level, note, parse_prose, parse_statement, predicate, remark, shape, territory,
};
use crate::model::Duty;
use crate::parse::heading::marker;
use crate::parse::lexicon::Lexicon;
use crate::parse::list::List;

/// The statement that a sentence of running prose makes, where it clearly makes one.
///
/// The sentence has to begin a clause with bodies that are known (or shaped like a level and a bureau, or called by their
/// field) and go on, perhaps behind a comma, with a word that takes an object (负责, 牵头, 配合, 参加). Behind such a clause
/// only clauses of its kind name bodies; all others are what is to be done.
pub fn prose_statement(sentence: &str, context: &Context) -> Option<ParsedStatement> {
    // 第六条 市财政局负责…
    let sentence = marker(sentence).map_or(sentence, |m| &sentence[m.len..]);
    // 综合协调组：市应急局牵头…
    let topic = brackets::group(sentence);
    let sentence = topic.map_or(sentence, |len| &sentence[len..]);
    // 善后组：市民政局（牵头）、市财政局: names are enough.
    if topic.is_some() && note(sentence, context.lexicon) != Note::No {
        return Some(parse_statement(sentence, context));
    }
    let folded = sentence.replace('(', "（").replace(')', "）");
    let outside = brackets::outside_brackets(&folded);
    let clauses: Vec<&str> = outside.split(['；', ';', '。', '，', ',', '\n']).map(str::trim).collect();
    let clear = clauses.iter().any(|clause| is_duty_clause(clause, context))
        || clauses.windows(2).any(|pair| goes_on(pair[0], pair[1], context));
    if !clear {
        return None;
    }
    let says = |clause: &str| {
        let begins = find_predicate(clause, context.lexicon, true).is_some_and(|(at, p)| at == 0 && p.strong);
        begins || clause.starts_with("会同") || is_duty_clause(clause, context) || closes(clause, context)
    };
    let mut read = parse_prose(sentence, context, &says);
    read.bodies.retain(|b| is_plausible(b, sentence, context.lexicon));
    (read.has_duty_word && (!read.bodies.is_empty() || read.open)).then_some(read)
}

/// Whether words begin a clause and no name: 国家鼓励企业…, 经市民政局…
pub(super) fn begins_a_clause(words: &str) -> bool {
    static BEGINS: List = List::new(&[
        "国家对",
        "应当",
        "经市",
        "经省",
        "经县",
        "经区",
        "经国务院",
        "经批准",
        "经有关",
        "用于",
        "未经",
        "依照",
        "按照",
        "督促",
        "必要时",
        "派出",
        "发生",
        "需要",
    ]);
    encourages(words) || BEGINS.begins(words)
}

/// 国家鼓励企业参与…: nobody is given a duty.
fn encourages(words: &str) -> bool {
    ["国家鼓励", "国家支持", "鼓励"].iter().any(|w| words.starts_with(w))
}

/// In prose what stands before a verb is as often the beginning of a clause as a body.
fn is_plausible(body: &ParsedBody, sentence: &str, lexicon: &dyn Lexicon) -> bool {
    let name = body.name.as_str();
    let named = body.territorial
        || shape::ends_like_body(name)
        || is_office(name)
        || sentence.contains(&format!("由{name}牵头"));
    lexicon.knows(name) || (named || is_house_office(name)) && !begins_a_clause(name)
}

/// Whether a clause begins with bodies and says what they do.
fn is_duty_clause(clause: &str, context: &Context) -> bool {
    let lexicon = context.lexicon;
    if encourages(clause) {
        return false;
    }
    // 由X会同Y解释: behind 由 a plain verb says it as well, where it closes the clause.
    let by = clause.contains('由') || clause.contains("会同");
    let whole = clause;
    let clause = clause.rfind('由').map_or(clause, |at| &clause[at + '由'.len_utf8()..]);
    let Some((at, found)) = find_predicate(clause, lexicon, false) else { return false };
    let clear = found.strong || by && at + found.len == clause.len() || clause[..at].contains("会同");
    if at == 0 || !clear || clause[at + found.len..].starts_with(['的', '下']) {
        return false;
    }
    let names = &clause[..at];
    let names = &names[..brackets::before_manner(names, lexicon).unwrap_or(names.len())];
    let names = before_others(names);
    // 由属地供电公司牵头: nobody knows the name, and yet it is one.
    let led = clause.len() < whole.len()
        && found.duty == Duty::Lead
        && (2..=14).contains(&names.chars().count())
        && !names.contains(['的', '“']);
    led || names_bodies(names, lexicon)
}

/// Who stands in front of 会同 and of the verb's helper: 卫生部门应会同有关部门.
fn before_others(names: &str) -> &str {
    let names = names.split_once("会同").map_or(names, |(first, _)| first);
    ["应当", "应", "要", "须", "需"].iter().find_map(|w| names.strip_suffix(w)).unwrap_or(names)
}

/// Whether the words before a predicate are bodies: all of them one name, or the first or last of several, or fields
/// before 部门.
fn names_bodies(names: &str, lexicon: &dyn Lexicon) -> bool {
    let last = names.rfind(['、', '和', '与', '及']).map_or(names, |at| {
        let width = names[at..].chars().next().map_or(1, char::len_utf8);
        &names[at + width..]
    });
    let is_field = |name: &str| lexicon.is_field(level::split(name).map_or(name, |(_, core)| core));
    let fields = names.ends_with("部门") && names.split('、').any(is_field);
    let first = names.split('、').next().unwrap_or("");
    fields || [names, last, first].iter().any(|name| is_body(name, lexicon))
}

fn is_body(name: &str, lexicon: &dyn Lexicon) -> bool {
    let name = brackets::before_object(name, lexicon).map_or(name, |len| &name[..len]);
    // 财政等部门: the field before 等.
    let field = name.split_once('等').map_or("", |(field, _)| field);
    let field = level::split(field).map_or(field, |(_, core)| core);
    lexicon.knows(name)
        || lexicon.is_field(field)
        || lexicon.knows(field)
        || territory::territory(name, lexicon).is_some()
        || remark::is_unnamed(name)
        || at_a_place(name, lexicon)
        || is_office(name)
        || is_house_office(name)
        || territory::is_elected(name)
        || shape::begins_like_name(name, lexicon) && shape::ends_like_body(name)
}

/// 财务室, 企业服务部: an office of a house, by its end and its length.
fn is_house_office(name: &str) -> bool {
    (3..=8).contains(&name.chars().count())
        && name.ends_with(['科', '股', '室', '处', '部'])
        && shape::ends_like_body(name)
        && name.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        && !name.starts_with(['各', '其', '该', '本', '每', '全', '某', '有', '相', '所'])
        && !predicate::begins_with_verb(name)
}

/// 水务局、城管局组成: known bodies, and any word of what they do at the end.
fn closes(clause: &str, context: &Context) -> bool {
    find_predicate(clause, context.lexicon, false).is_some_and(|(at, found)| {
        let first = clause[..at].split('、').next().unwrap_or("");
        at + found.len == clause.len() && context.lexicon.knows(first)
    })
}

/// 铁路、公安等部门，要各负其责…; 市财政局，在职责范围内负责…: names, and behind a comma what they have to do.
fn goes_on(names: &str, clause: &str, context: &Context) -> bool {
    let duty = ["要", "应当", "应", "须"].iter().find_map(|w| clause.strip_prefix(w));
    let says = |duty: &str| {
        find_predicate(duty, context.lexicon, true)
            .is_some_and(|(at, found)| at == 0 && (found.strong || found.len == duty.len()))
    };
    let cut = brackets::before_guidance(names).or_else(|| brackets::before_manner(names, context.lexicon));
    let names = &names[..cut.unwrap_or(names.len())];
    says(duty.unwrap_or(clause)) && is_duty_clause(&format!("{names}负责"), context)
}

/// 行政审批服务部门, 水库管理机构: what rules call the body of a field, whether the field is known or not.
fn is_office(name: &str) -> bool {
    const ENDS: [&str; 6] = ["部门", "管理机构", "工作机构", "办事机构", "监督机构", "监管机构"];
    const NOBODY: [&str; 8] = ["本", "该", "其", "各", "所", "业务", "牵头", "这"];
    (4..=20).contains(&name.chars().count())
        && ENDS.iter().any(|end| name.ends_with(end))
        && !NOBODY.iter().any(|w| name.starts_with(w))
        && !name.contains(['的', '“', '《'])
}

/// 秋河市财政局: a bureau that is known behind a place that is not.
fn at_a_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    let near = name.char_indices().skip(1).take(6);
    let mut classes = near.filter(|(_, c)| "市县区州旗".contains(*c)).map(|(at, c)| at + c.len_utf8());
    classes.any(|at| lexicon.exact(&name[at..]).is_some())
}
