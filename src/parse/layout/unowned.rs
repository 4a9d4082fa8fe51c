//! Plans that name nobody: their numbered items are tasks all the same, for what they say can be compared and coded.

use super::draft::Draft;
use super::outline::{Bare, Outline};
use crate::parse::grammar::begins_with_verb;
use crate::parse::heading::without_number;
use crate::parse::wording::Wording;
use std::collections::BTreeSet;

/// Fewest tasks of such a plan.
const FEWEST: usize = 3;

/// The items of a plan in which nothing says who does anything: those without items below them that say what is to be done.
/// None where the title is no plan's.
pub(super) fn tasks(title: Option<&str>, outline: &Outline, wording: &Wording) -> Vec<Draft> {
    if !title.is_some_and(|title| is_plan(title, wording)) {
        return Vec::new();
    }
    let items = outline.bare_items(|_| true);
    let above: BTreeSet<usize> = items.iter().map(|item| item.parent).collect();
    let leaves = items.into_iter().filter(|item| !above.contains(&item.id));
    let drafts: Vec<Draft> = leaves.filter(|item| is_task(item, wording)).map(|item| item.draft).collect();
    // 上周看完了材料; 近日，市政府印发了方案: notes, and news.
    let told = drafts.iter().filter(|draft| wording.genre.note_begin.begins(&draft.text)).count();
    if drafts.len() < FEWEST || told * 3 >= drafts.len() { Vec::new() } else { drafts }
}

/// Whether a title is that of a plan, brackets at its end aside: laws, notices and rules hold numbered items, too.
fn is_plan(title: &str, wording: &Wording) -> bool {
    let core = title.trim_end_matches(['》', '”']);
    let open = core.rfind(['（', '(']).filter(|_| core.ends_with(['）', ')']));
    wording.front.plan_end.ends(open.map_or(core, |at| &core[..at]))
}

/// Whether an item says what is to be done: a sentence, or words that begin with a verb, and not under a heading of aims.
fn is_task(item: &Bare, wording: &Wording) -> bool {
    let aside = |heading: &str| wording.front.no_task.begins(without_number(heading));
    let text = item.draft.text.as_str();
    item.draft.number.is_some()
        && !item.draft.sections.iter().any(|section| aside(section))
        && !aside(&item.draft.title)
        && !aside(text)
        && (text.contains('。') || begins_with_verb(text, wording))
}
