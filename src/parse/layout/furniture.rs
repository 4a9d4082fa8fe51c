//! What stands on pages and in web pages around a document: page numbers, and the record by which a site files it.

use super::words::{squeeze, squeeze_head};
use crate::model::{Block, Row};
use crate::parse::heading::is_blank;

/// Fields of such a record.
const FIELDS: [&str; 24] = [
    "索引号",
    "发布机构",
    "发文机关",
    "发文字号",
    "文号",
    "成文日期",
    "生成日期",
    "发布日期",
    "公开日期",
    "主题分类",
    "体裁分类",
    "组配分类",
    "信息分类",
    "有效性",
    "生效日期",
    "废止日期",
    "失效日期",
    "主题词",
    "服务对象",
    "公开范围",
    "公开方式",
    "公开形式",
    "信息来源",
    "著录日期",
];

/// Fields that name who keeps the page, and would pass for a responsibility.
const KEEPERS: [&str; 6] = ["责任部门", "责任单位", "公开责任部门", "公开责任单位", "责任机构", "承办单位"];

/// How many paragraphs around one are looked at, and how many of them have to be fields.
const AROUND: usize = 6;
const ENOUGH: usize = 2;
/// Paragraphs from the beginning in which a record may stand.
const HEAD: usize = 120;

fn field(text: &str, words: &[&str]) -> bool {
    let head = squeeze_head(text, 16);
    words.iter().any(|w| {
        head.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':', '|', '｜']))
    })
}

/// The paragraphs in front of a document that say who keeps its page, by their place among the blocks.
pub(super) fn keepers(blocks: &[Block]) -> Vec<usize> {
    let head = &blocks[..blocks.len().min(HEAD)];
    let is = |at: usize, words: &[&str]| matches!(&head[at], Block::Paragraph(p) if field(&p.text, words));
    (0..head.len())
        .filter(|at| is(*at, &KEEPERS))
        .filter(|at| {
            let near = at.saturating_sub(AROUND)..(at + AROUND + 1).min(head.len());
            near.filter(|k| is(*k, &FIELDS)).count() >= ENOUGH
        })
        .collect()
}

/// Whether a table is such a record: two of its fields, in few rows.
pub(super) fn is_record(rows: &[Row]) -> bool {
    const MOST: usize = 12;
    rows.len() <= MOST
        && rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter(|cell| !cell.carried && field(&cell.text, &FIELDS))
            .nth(ENOUGH - 1)
            .is_some()
}

/// Whether a block is nothing but the edge of a page.
pub(super) fn is_page_edge(block: &Block) -> bool {
    matches!(block, Block::Paragraph(p) if is_page_number(&p.text))
}

/// — 3 —, 第3页: what a converter keeps of a page's edge.
fn is_page_number(text: &str) -> bool {
    if !text.trim_start_matches(is_blank).starts_with(['-', '—', '－', '–', '第']) {
        return false;
    }
    let word = squeeze(text);
    let dashed = word.starts_with(['-', '—', '－', '–'])
        && word.ends_with(['-', '—', '－', '–'])
        && word.chars().count() > 2;
    let inner = word.trim_matches(['-', '—', '－', '–']);
    let paged = inner.starts_with('第') && inner.ends_with('页') && inner.chars().count() <= 12;
    (dashed && inner.chars().all(|c| c.is_ascii_digit())) || paged
}
