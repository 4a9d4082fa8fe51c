//! Duty sentences in running prose: 市、区民政部门负责…; 市财政局负责….

use super::clause;
use super::lexer::{Lexed, Stretch, outside_brackets};
use super::parser::group;
use super::statement::{alone, read_prose};
use super::types::{Context, Name, Note, ParsedBody, ParsedStatement};
use super::{label, level, predicate, remark, shape, territory};
use crate::model::Duty;
use crate::parse::heading::marker;
use crate::parse::lexicon::Lexicon;
use crate::parse::marks::{BY, CLOSE, CLOSES, COLONS, EACH, ETC, LIST, OPEN};
use crate::parse::wording::Wording;
use crate::parse::wording::lexer::{Class, bit};

/// The statement that a sentence of running prose makes, where it clearly makes one.
///
/// The sentence has to begin a clause with bodies that are known (or shaped like a level and a bureau, or called by their
/// field) and go on, perhaps behind a comma, with a word that takes an object (负责, 牵头, 配合, 参加). Behind such a clause
/// only clauses of its kind name bodies; all others are what is to be done.
pub fn prose_statement(sentence: &str, context: &Context) -> Option<ParsedStatement> {
    let (lexicon, words) = (context.lexicon, context.lexicon.wording());
    if announces_duties(sentence, words) || words.reports(sentence) {
        return None;
    }
    // 第六条 市财政局负责…
    let sentence = marker(sentence).map_or(sentence, |m| &sentence[m.len..]);
    // 综合协调组：市应急局牵头…
    let topic = group(sentence, lexicon);
    let sentence = &sentence[topic.or_else(|| task(sentence, lexicon)).unwrap_or(0)..];
    if let Some(listed) = members_over_commas(sentence, words) {
        // The marks are as long as those they stand for.
        return prose_statement(&listed, context)
            .map(|read| ParsedStatement { text: sentence.to_owned(), ..read });
    }
    // 县交通局（负责）、县财政局（配合）: what each does stands at its name.
    let each = sentence.trim_end().ends_with(CLOSES).then(|| alone(sentence, lexicon));
    if let Some(read) = each.filter(|read| read.is_each_said(lexicon)) {
        return Some(read.under(context.rule));
    }
    // 善后组：市民政局（牵头）、市财政局: names are enough. 由市公安局负责，保护现场: not all words are names.
    let named = topic.map(|_| alone(sentence, lexicon)).filter(|read| read.shape(lexicon) != Note::No);
    let plain =
        |b: &ParsedBody| b.is_told() || shape::ends_like_body(&b.name, words) && !acts(&b.name, words);
    let in_prose = match &named {
        Some(read) if read.bodies.iter().all(plain) => None,
        _ => duties(sentence, context),
    };
    in_prose.or_else(|| named.map(|read| read.under(context.rule)))
}

/// The clauses of a sentence that say who does something.
fn duties(sentence: &str, context: &Context) -> Option<ParsedStatement> {
    let lexicon = context.lexicon;
    let folded = sentence.replace('(', "（").replace(')', "）");
    let outside = outside_brackets(&folded);
    let lexed = Lexed::new(&outside, lexicon);
    if !is_clear(lexed.all()) {
        return None;
    }
    let says = |clause: Stretch| {
        let found = clause::find(clause, true);
        found.is_some_and(|(at, p)| at == 0 && p.strong)
            || clause.begins(Class::Together)
            || is_duty_clause(clause)
            || closes(clause)
            || does(clause)
    };
    let mut read = read_prose(sentence, context, &says);
    read.bodies.retain(|b| is_plausible(b, sentence, lexicon));
    (read.has_duty_word && (!read.bodies.is_empty() || read.open)).then_some(read)
}

/// 成员由县财政局、县审计局，县公安局组成, with 、 for the commas between those behind 由.
fn members_over_commas(sentence: &str, words: &Wording) -> Option<String> {
    const LONGEST: usize = 1000; // bytes
    let (from, _) = sentence.match_indices(BY).rfind(|(at, _)| words.tells_by(&sentence[..*at]))?;
    let (len, ..) = words.verb.made.find(&sentence[from..]).filter(|(len, ..)| *len <= LONGEST)?;
    let (list, behind) = sentence[from..].split_at(len);
    let plain = list.contains('，') && !list.contains(['。', '；', '：']) && !words.duty.within(list);
    plain.then(|| [&sentence[..from], &list.replace('，', "、"), behind].concat())
}

/// 县残联承担以下职责：, whose items say what.
pub(crate) fn announces_duties(sentence: &str, words: &Wording) -> bool {
    let end = sentence.trim_end_matches(COLONS);
    words.body.has_duties.ends(end) && (end.len() < sentence.len() || words.announce.list.within(end))
        // 与县发改局的职责分工: what stands below the heading says it.
        || words.announce.heading_end.ends(end) && words.join.plain.begins(end)
}

/// Whether words begin with what is to be done, as no name does.
fn acts(name: &str, words: &Wording) -> bool {
    predicate::begins_with_verb(name, words) || words.body.duty_verb.begins(name)
}

/// Length of what is to be done, where it stands in front of a colon: 转移安置：社会事务办牵头.
fn task(sentence: &str, lexicon: &dyn Lexicon) -> Option<usize> {
    const LONGEST: usize = 20;
    let (task, behind) = sentence.split_once(COLONS)?;
    let plain = (2..=LONGEST).contains(&task.chars().count())
        && task.chars().all(char::is_alphanumeric)
        && (!shape::is_name(task, lexicon) || lexicon.wording().verb.word.begins(task))
        && label::length(task, lexicon).is_none();
    plain.then(|| sentence.len() - behind.len())
}

/// Whether a clause says who does something, or one and the next.
fn is_clear(sentence: Stretch) -> bool {
    let verbs = bit(Class::Verb) | bit(Class::RoleBegin) | bit(Class::Copula);
    if sentence.tokens(verbs).next().is_none() && !sentence.text().contains(BY) {
        return false;
    }
    let mut before: Option<Stretch> = None;
    sentence.split(&['；', '。', '，', '\n']).filter(|clause| !clause::is_guidance(*clause)).any(|clause| {
        is_duty_clause(clause) || before.replace(clause).is_some_and(|names| goes_on(names, clause))
    })
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
            || shape::is_house_office(name, words)
    };
    // 支持高校参与…: the words begin with what is to be done.
    let acts = predicate::begins_with_verb(name, words) && !name.starts_with(EACH);
    matches!(body.is, Name::Known(_)) || !acts && !remark::begins_a_clause(name, words) && named()
}

/// Whether a clause begins with bodies and says what they do.
fn is_duty_clause(clause: Stretch) -> bool {
    if clause.wording().prose.encourages.begins(clause.text()) {
        return false;
    }
    // 由X会同Y解释: behind 由 a plain verb says it as well, where it closes the clause.
    let by = clause.text().rfind(BY);
    let names = by.map_or(clause, |at| clause.behind(at + BY.len_utf8()));
    // 本规划由国务院发布: who made the document.
    let words = clause.wording();
    if by.is_some() && remark::begins_a_clause(clause.text(), words) && words.prose.issues.ends(clause.text())
    {
        return false;
    }
    let by_whom = by.is_some() && clause::by_whom(clause).is_some();
    let Some((at, found)) = clause::find(names, false) else { return by_whom };
    let closes = at + found.len == names.len();
    let with = by.is_some() || clause.has(Class::Together);
    let no_object = clause.wording().prose.no_object.begins(&names.text()[at + found.len..]);
    // 社会事务办、县民政局共同落实
    let behind = names.behind(at);
    let several = || names.before(at).text().contains([LIST, ETC]) || names.before(at).has(Class::PlainJoin);
    let jointly = clause.wording().predicate.manner.begins(behind.text()) && several();
    let together = names.before(at).has(Class::Together) || closes && behind.begins(Class::Manner) || jointly;
    let clear = found.strong || with && closes || together;
    by_whom || clear && !no_object && gives(names.before(at), by.is_some() && found.duty == Duty::Lead)
}

/// Whether names can have the duty that is said of them; `led` says that they stand behind 由 and lead.
fn gives(names: Stretch, led: bool) -> bool {
    const LONGEST: usize = 14;
    if names.is_empty() {
        return false;
    }
    let names = names.before(clause::before_manner(names).unwrap_or(names.len()));
    let names = before_others(names);
    let (name, words) = (names.text(), names.wording());
    // 由属地供电公司牵头: nobody knows the name, and yet it is one.
    let led = led && (2..=LONGEST).contains(&name.chars().count()) && !words.prose.no_name.within(name);
    led || names_bodies(names)
}

/// Who stands in front of 会同 and of the verb's helper: 卫生部门应会同有关部门.
fn before_others(names: Stretch<'_>) -> Stretch<'_> {
    let names = names.find(Class::Together).map_or(names, |(at, _)| names.before(at));
    names.before(names.len() - names.end(Class::Helper).unwrap_or(0))
}

/// Whether the words before a predicate are bodies: all of them one name, or the first or last of several, or fields
/// before 部门.
fn names_bodies(names: Stretch) -> bool {
    let (text, lexicon, words) = (names.text(), names.lexicon(), names.wording());
    let join =
        text.char_indices().rev().find(|(_, c)| matches!(*c, LIST | '/') || words.join.plain.holds(*c));
    let last = join.map_or(names, |(at, c)| names.behind(at + c.len_utf8()));
    // 财务处等负责: 等 is no part of the name.
    let last = last.before(last.text().find(ETC).filter(|at| *at > 0).unwrap_or(last.len()));
    let is_field = |name: &str| lexicon.is_field(level::core(name, words));
    let fields = words.name.departments.ends(text) && text.split(LIST).any(is_field);
    let first = names.before(text.find(LIST).unwrap_or(text.len()));
    fields || [names, last, first].into_iter().any(is_body)
}

fn is_body(name: Stretch) -> bool {
    let (lexicon, words) = (name.lexicon(), name.wording());
    // 办公厅（人事局）: two names of one body.
    let open = name.text().find(OPEN).filter(|at| *at > 0 && name.text().ends_with(CLOSE));
    let name = open.map_or(name, |at| name.before(at));
    let name = name.before(clause::before_object(name).unwrap_or(name.len())).text();
    // 财政等部门: the field before 等.
    let field = level::core(name.split_once(ETC).map_or("", |(field, _)| field), words);
    territory::is_told(name, lexicon)
        || lexicon.is_field(field)
        || lexicon.knows(field)
        || remark::is_unnamed(name, words)
        || at_a_place(name, lexicon)
        || is_office(name, words)
        || shape::is_house_office(name, words)
        || territory::is_elected(name, words)
        || shape::begins_like_name(name, lexicon) && shape::ends_like_body(name, words)
}

/// 水务局、城管局组成; 各乡镇抓好落实; 安监部监督: known bodies, territorial ones or offices of a house, and any word of what they do at
/// the end.
fn closes(clause: Stretch) -> bool {
    clause::find(clause, false).is_some_and(|(at, found)| {
        let first = clause.text()[..at].split([LIST, ETC]).next().unwrap_or("");
        // 事发地县级政府和有关行业、单位等组成
        let joined = clause.wording().join.plain.find(first).filter(|(at, ..)| *at > 0);
        let (lexicon, words) = (clause.lexicon(), clause.wording());
        let told = |name: &str| territory::is_told(name, lexicon) || shape::is_of_a_house(name, words);
        at + found.len == clause.len() && (told(first) || joined.is_some_and(|(at, ..)| told(&first[..at])))
    })
}

/// 县水利局承担水情监测: one body that is known with its level, or an office of a house, and what it does.
fn does(clause: Stretch) -> bool {
    clause::find(clause, false).is_some_and(|(at, found)| {
        let (name, lexicon) = (clause.text()[..at].trim(), clause.lexicon());
        let words = lexicon.wording();
        let each = || name.starts_with(EACH) && territory::territory(name, lexicon).is_some();
        let told = shape::is_levelled(name, lexicon) || shape::is_of_a_house(name, words) || each();
        told && at + found.len < clause.len() && words.body.duty_verb.begins(&clause.text()[at..])
    })
}

/// 铁路、公安等部门，要各负其责…; 市财政局，在职责范围内负责…: names, and behind a comma what they have to do.
fn goes_on(names: Stretch, clause: Stretch) -> bool {
    let duty = clause.behind(clause.at(Class::Helper).unwrap_or(0));
    let found = clause::find(duty, true);
    let says = found.is_some_and(|(at, p)| at == 0 && (p.strong || p.len == duty.len()));
    let cut = || {
        let cuts = [clause::before_guidance, clause::before_manner, clause::before_object];
        cuts.iter().find_map(|cut| cut(names))
    };
    says && {
        let names = names.before(cut().unwrap_or(names.len())).text();
        let lexicon = clause.lexicon();
        let mut duties = lexicon.wording().prose.duty.iter();
        duties.any(|duty| is_duty_clause(Lexed::new(&format!("{names}{duty}"), lexicon).all()))
    }
}

/// 行政审批服务部门, 水库管理机构: what rules call the body of a field, whether the field is known or not.
fn is_office(name: &str, words: &Wording) -> bool {
    (4..=20).contains(&name.chars().count())
        && words.prose.office_end.ends(name)
        && !words.prose.nobody_begin.begins(name)
        && !words.body.duty_verb.begins(name)
        && !words.prose.no_office.within(name)
}

/// 秋河市财政局: a bureau that is known behind a place that is not.
fn at_a_place(name: &str, lexicon: &dyn Lexicon) -> bool {
    let class = &lexicon.wording().prose.class;
    let near = name.char_indices().skip(1).take(6).filter(|(_, c)| class.holds(*c));
    near.map(|(at, c)| at + c.len_utf8()).any(|at| lexicon.exact(&name[at..]).is_some())
}
