//! Duty sentences in running prose: 市、区民政部门负责…; 市财政局负责….

use super::types::{Context, ParsedBody, ParsedStatement};
use super::{brackets, find_predicate, level, parse_statement, remark, shape, territory};

/// The statement that a sentence of running prose makes, where it clearly makes one.
///
/// The sentence has to begin a clause with bodies that are known (or shaped like a level and a bureau) and go on with
/// a word that takes an object (负责, 牵头, 配合, 参加).
pub fn prose_statement(sentence: &str, context: &Context) -> Option<ParsedStatement> {
    let clear = sentence
        .split(['；', ';', '。', '，', ',', '\n'])
        .any(|clause| is_duty_clause(clause.trim(), context));
    if !clear {
        return None;
    }
    let mut read = parse_statement(sentence, context);
    // In prose what follows a comma is as often what is to be done as a body.
    let body =
        |b: &ParsedBody| b.territorial || shape::ends_like_body(&b.name) || context.lexicon.knows(&b.name);
    read.bodies.retain(body);
    (read.has_duty_word && (!read.bodies.is_empty() || read.open)).then_some(read)
}

fn is_duty_clause(clause: &str, context: &Context) -> bool {
    let lexicon = context.lexicon;
    // 由X会同Y解释: behind 由 a plain verb says it as well, where it closes the clause.
    let by = clause.contains('由') || clause.contains("会同");
    let clause = clause.rfind('由').map_or(clause, |at| &clause[at + '由'.len_utf8()..]);
    let Some((at, found)) = find_predicate(clause, lexicon, false) else { return false };
    let clear = found.strong || by && at + found.len == clause.len();
    if at == 0 || !clear || clause[at + found.len..].starts_with(['的', '下']) {
        return false;
    }
    let names = &clause[..at];
    let last = names.rfind(['、', '和', '与', '及']).map_or(names, |i| {
        let width = names[i..].chars().next().map_or(1, char::len_utf8);
        &names[i + width..]
    });
    let known = |name: &str| {
        // 财政等部门: the field before 等.
        let name = brackets::before_object(name, lexicon).map_or(name, |len| &name[..len]);
        let field = name.split_once('等').map_or("", |(field, _)| field);
        let field = level::split(field).map_or(field, |(_, core)| core);
        lexicon.knows(name)
            || lexicon.is_field(field)
            || lexicon.knows(field)
            || territory::territory(name, lexicon).is_some()
            || remark::is_unnamed(name)
            || (shape::begins_like_name(name, lexicon) && shape::ends_like_body(name))
    };
    known(names) || known(last)
}
