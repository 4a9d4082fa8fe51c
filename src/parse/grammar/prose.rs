//! Duty sentences in running prose: 市、区民政部门负责…; 市财政局负责….

use super::find::find_predicate;
use super::statement::{alone, read_prose};
use super::types::{Context, Name, Note, ParsedBody, ParsedStatement};
use super::{brackets, level, predicate, remark, shape, territory};
use crate::model::Duty;
use crate::parse::heading::marker;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BY, ETC, LIST, is_han};
use crate::parse::wording::Wording;

/// The statement that a sentence of running prose makes, where it clearly makes one.
///
/// The sentence has to begin a clause with bodies that are known (or shaped like a level and a bureau, or called by their
/// field) and go on, perhaps behind a comma, with a word that takes an object (负责, 牵头, 配合, 参加). Behind such a clause
/// only clauses of its kind name bodies; all others are what is to be done.
pub fn prose_statement(sentence: &str, context: &Context) -> Option<ParsedStatement> {
    let words = context.lexicon.wording();
    // 第六条 市财政局负责…
    let sentence = marker(sentence).map_or(sentence, |m| &sentence[m.len..]);
    // 综合协调组：市应急局牵头…
    let topic = brackets::group(sentence, words);
    let sentence = topic.map_or(sentence, |len| &sentence[len..]);
    // 善后组：市民政局（牵头）、市财政局: names are enough.
    if topic.is_some() {
        let read = alone(sentence, context.lexicon);
        if read.shape(context.lexicon) != Note::No {
            return Some(read.under(context.rule));
        }
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
        begins
            || words.join.together.begins(clause)
            || is_duty_clause(clause, context)
            || closes(clause, context)
    };
    let mut read = read_prose(sentence, context, &says);
    read.bodies.retain(|b| is_plausible(b, sentence, context.lexicon));
    (read.has_duty_word && (!read.bodies.is_empty() || read.open)).then_some(read)
}

/// In prose what stands before a verb is as often the beginning of a clause as a body.
fn is_plausible(body: &ParsedBody, sentence: &str, lexicon: &dyn Lexicon) -> bool {
    let (name, words) = (body.name.as_str(), lexicon.wording());
    let led = |lead: &str| sentence.contains(&format!("{BY}{name}{lead}"));
    let named = || {
        body.is_territorial()
            || shape::ends_like_body(name, words)
            || is_office(name, words)
            || words.rule.lead.iter().any(led)
            || is_house_office(name, words)
    };
    matches!(body.is, Name::Known(_)) || !remark::begins_a_clause(name, words) && named()
}

/// Whether a clause begins with bodies and says what they do.
fn is_duty_clause(clause: &str, context: &Context) -> bool {
    const LONGEST: usize = 14;
    let lexicon = context.lexicon;
    let words = lexicon.wording();
    if words.prose.encourages.begins(clause) {
        return false;
    }
    // 由X会同Y解释: behind 由 a plain verb says it as well, where it closes the clause.
    let by = clause.contains(BY) || words.join.together.within(clause);
    let whole = clause;
    let clause = clause.rfind(BY).map_or(clause, |at| &clause[at + BY.len_utf8()..]);
    let Some((at, found)) = find_predicate(clause, lexicon, false) else { return false };
    let (names, behind) = (&clause[..at], &clause[at + found.len..]);
    let clear = found.strong || by && behind.is_empty() || words.join.together.within(names);
    if at == 0 || !clear || words.prose.no_object.begins(behind) {
        return false;
    }
    let names = &names[..brackets::before_manner(names, lexicon).unwrap_or(names.len())];
    let names = before_others(names, words);
    // 由属地供电公司牵头: nobody knows the name, and yet it is one.
    let led = clause.len() < whole.len()
        && found.duty == Duty::Lead
        && (2..=LONGEST).contains(&names.chars().count())
        && !words.prose.no_name.within(names);
    led || names_bodies(names, lexicon)
}

/// Who stands in front of 会同 and of the verb's helper: 卫生部门应会同有关部门.
fn before_others<'n>(names: &'n str, words: &Wording) -> &'n str {
    let names = words.join.together.find(names).map_or(names, |(at, ..)| &names[..at]);
    words.clause.helper.strip_end(names).unwrap_or(names)
}

/// Whether the words before a predicate are bodies: all of them one name, or the first or last of several, or fields
/// before 部门.
fn names_bodies(names: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    let join = names.char_indices().rev().find(|(_, c)| *c == LIST || words.join.plain.holds(*c));
    let last = join.map_or(names, |(at, c)| &names[at + c.len_utf8()..]);
    let is_field = |name: &str| lexicon.is_field(level::core(name, words));
    let fields = words.name.departments.ends(names) && names.split(LIST).any(is_field);
    let first = names.split(LIST).next().unwrap_or("");
    fields || [names, last, first].iter().any(|name| is_body(name, lexicon))
}

fn is_body(name: &str, lexicon: &dyn Lexicon) -> bool {
    let words = lexicon.wording();
    let name = brackets::before_object(name, lexicon).map_or(name, |len| &name[..len]);
    // 财政等部门: the field before 等.
    let field = level::core(name.split_once(ETC).map_or("", |(field, _)| field), words);
    lexicon.knows(name)
        || lexicon.is_field(field)
        || lexicon.knows(field)
        || territory::territory(name, lexicon).is_some()
        || remark::is_unnamed(name, words)
        || at_a_place(name, lexicon)
        || is_office(name, words)
        || is_house_office(name, words)
        || territory::is_elected(name, words)
        || shape::begins_like_name(name, lexicon) && shape::ends_like_body(name, words)
}

/// 财务室, 企业服务部: an office of a house, by its end and its length.
fn is_house_office(name: &str, words: &Wording) -> bool {
    (3..=8).contains(&name.chars().count())
        && words.prose.house_end.ends(name)
        && shape::ends_like_body(name, words)
        && name.chars().all(is_han)
        && !words.prose.no_house_begin.begins(name)
        && !predicate::begins_with_verb(name, words)
}

/// 水务局、城管局组成: known bodies, and any word of what they do at the end.
fn closes(clause: &str, context: &Context) -> bool {
    find_predicate(clause, context.lexicon, false).is_some_and(|(at, found)| {
        let first = clause[..at].split(LIST).next().unwrap_or("");
        at + found.len == clause.len() && context.lexicon.knows(first)
    })
}

/// 铁路、公安等部门，要各负其责…; 市财政局，在职责范围内负责…: names, and behind a comma what they have to do.
fn goes_on(names: &str, clause: &str, context: &Context) -> bool {
    let (lexicon, words) = (context.lexicon, context.lexicon.wording());
    let duty = words.clause.helper.strip(clause).unwrap_or(clause);
    let says = find_predicate(duty, lexicon, true)
        .is_some_and(|(at, found)| at == 0 && (found.strong || found.len == duty.len()));
    let cut = || brackets::before_guidance(names, words).or_else(|| brackets::before_manner(names, lexicon));
    says && {
        let names = &names[..cut().unwrap_or(names.len())];
        words.prose.duty.iter().any(|duty| is_duty_clause(&format!("{names}{duty}"), context))
    }
}

/// 行政审批服务部门, 水库管理机构: what rules call the body of a field, whether the field is known or not.
fn is_office(name: &str, words: &Wording) -> bool {
    (4..=20).contains(&name.chars().count())
        && words.prose.office_end.ends(name)
        && !words.prose.nobody_begin.begins(name)
        && !words.prose.no_office.within(name)
}

/// 秋河市财政局: a bureau that is known behind a place that is not.
fn at_a_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    let class = &lexicon.wording().prose.class;
    let near = name.char_indices().skip(1).take(6).filter(|(_, c)| class.holds(*c));
    near.map(|(at, c)| at + c.len_utf8()).any(|at| lexicon.exact(&name[at..]).is_some())
}
