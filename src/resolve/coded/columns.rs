//! The columns of a coded table: their heads, and what a cell of each may hold.

use crate::{
    model::{AgencyKind, Duty, Row},
    say::{Lang, part, words},
};
use std::collections::HashMap;

/// Columns that are read: key in csv, heads in a Chinese and in an English workbook.
pub(super) const COLUMNS: [(&str, &str, &str); 36] = [
    ("key", "行号", "Row key"),
    ("doubt", "待核", "To check"),
    ("note", "备注", "Note"),
    ("record", "记录", "Record"),
    ("plan", "方案", "Plan"),
    ("city", "城市", "City"),
    ("task", "任务编号", "Task id"),
    ("no", "序号", "No."),
    ("title", "标题", "Title"),
    ("text", "任务内容", "Text"),
    ("responsibility", "责任表述", "Responsibility"),
    ("open", "未列尽", "Open list"),
    ("name", "责任主体", "Name"),
    ("surface", "原文写法", "Surface"),
    ("label", "标准名称", "Standard name"),
    ("agency", "职能代码", "Agency"),
    ("known", "已识别", "Known"),
    ("kind", "类型", "Kind"),
    ("duty", "职责措辞", "Duty"),
    ("start", "起", "Start"),
    ("end", "止", "End"),
    ("file", "文件", "File"),
    ("line", "行", "Line"),
    ("page", "页", "Page"),
    ("table", "表", "Table"),
    ("row", "表行", "Row"),
    ("sheet", "工作表", "Sheet"),
    ("jurisdiction", "所属地区", "Jurisdiction"),
    ("label_en", "英文名称", "English name"),
    ("statement", "责任句序", "Statement"),
    ("deadline", "完成时限", "Deadline"),
    ("section", "所在章节", "Section"),
    ("statements", "责任句位置", "Statements"),
    ("document", "文件信息", "Document"),
    ("role", "角色", "Role"),
    ("schema", "版本", "Schema"),
];

/// Where the columns stand, by key.
pub(super) fn columns(head: &Row) -> HashMap<&'static str, usize> {
    let key = |text: &str| {
        let text = text.trim();
        COLUMNS.iter().find(|(key, zh, en)| [*key, *zh, *en].contains(&text)).map(|(key, ..)| *key)
    };
    let mut columns = HashMap::new();
    for (at, cell) in head.cells.iter().enumerate() {
        if let Some(key) = key(&cell.text) {
            columns.entry(key).or_insert(at);
        }
    }
    columns
}

/// A cell's text, the apostrophe that guards it from a spreadsheet taken away; empty where there is none.
pub(super) fn text_of<'t>(row: &'t Row, columns: &HashMap<&'static str, usize>, key: &str) -> &'t str {
    let cell = columns.get(key).and_then(|at| row.cells.get(*at));
    let text = cell.map_or("", |c| c.text.as_str());
    text.strip_prefix('\'').unwrap_or(text)
}

/// Yes or no, in any language or as programs write it; nothing is no.
pub(super) fn yes(text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    let says = |id| Lang::ALL.iter().any(|lang| words(*lang, id) == text);
    match text.as_str() {
        "true" | "1" => Some(true),
        "false" | "0" | "" => Some(false),
        _ if says("yes") => Some(true),
        _ if says("no") => Some(false),
        _ => None,
    }
}

/// A duty by its code or its Chinese word.
pub(super) fn duty(text: &str) -> Option<Duty> {
    let text = text.trim();
    Duty::ALL.into_iter().find(|d| d.as_str().eq_ignore_ascii_case(text) || d.zh() == text)
}

/// A kind by its code or its word.
pub(super) fn kind(text: &str) -> Option<AgencyKind> {
    let text = text.trim();
    let named = |kind: &AgencyKind| {
        let code = serde_json::to_value(kind).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        code == text || Lang::ALL.iter().any(|lang| part(*lang, "body-kind", code) == Some(text))
    };
    AgencyKind::ALL.into_iter().find(named)
}
