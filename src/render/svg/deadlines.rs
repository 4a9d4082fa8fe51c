//! When tasks are due: a square a task on a line of time, plan below plan.

use super::canvas::Text;
use super::geometry::Rect;
use super::hue;
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Style};
use super::text;
use crate::model::{PlanIndex, Task};
use crate::say::{said, words};
use std::collections::BTreeMap;

/// Plans drawn at most.
const PLANS: usize = 12;

/// Months since the year 0.
type Month = usize;

/// A square for each task whose document gives a date (a year, or a year and a month), in the month it is due; a year alone
/// is its December. Tasks without such a date are counted in the note.
///
/// Marks carry `data-plan` and `data-task`.
pub fn deadlines(of: &Subject<'_>, style: &Style) -> Figure {
    let mut due: BTreeMap<PlanIndex, Vec<(Month, &Task)>> = BTreeMap::new();
    for (at, task) in of.corpus.tasks() {
        if let Some(month) = task.deadline.as_deref().and_then(month) {
            due.entry(at.plan).or_default().push((month, task));
        }
    }
    let dated: usize = due.values().map(Vec::len).sum();
    let caption = caption(of, dated, style);
    let months = || due.values().flatten().map(|(m, _)| *m);
    let (Some(first), Some(last)) = (months().min(), months().max()) else {
        return empty(style, caption, style.t("figure-deadlines-no-task-gives-date"));
    };
    let mut sheet = Sheet::new(style);
    let (size, small) = (style.label(), style.small());
    let hues = hue::hues(of.corpus);
    // Whole years, so that the line begins and ends at one.
    let (from, to) = (first / 12 * 12, (last / 12 + 1) * 12);
    let side = (sheet.inner() / (to - from) as f64 * 0.8).clamp(1.6, size * 0.9);
    let x = |m: Month| sheet_x(&sheet, from, to, m);
    let places: Vec<f64> = (from..=to).map(x).collect();
    for (p, tasks) in due.iter().take(PLANS) {
        let words = text::fit(&of.plan(*p, style), size, sheet.inner());
        sheet.canvas.text(
            Text::new(&words, sheet.left(), sheet.y + size * 0.7, size).bold().fill(hues[*p as usize].ink),
        );
        sheet.y += size * 1.5;
        let mut at: BTreeMap<Month, Vec<&Task>> = BTreeMap::new();
        tasks.iter().for_each(|(m, t)| at.entry(*m).or_default().push(t));
        let highest = at.values().map(Vec::len).max().unwrap_or(1);
        let pitch = (90.0 / highest as f64).min(side * 1.2);
        let base = sheet.y + pitch * highest as f64;
        let id = names::plan(of.corpus, *p).map_or("", |p| p.id.as_str());
        sheet.canvas.group(&[("data-plan", id)]);
        for (month, tasks) in at {
            for (k, task) in tasks.into_iter().enumerate() {
                let r = Rect::new(places[month - from], base - (k as f64 + 1.0) * pitch, side, pitch * 0.84);
                let tip = names::task(task);
                sheet
                    .canvas
                    .rect(r)
                    .fill(hues[*p as usize].dark)
                    .att("data-task", task.id.as_str())
                    .titled(&tip);
            }
        }
        sheet.canvas.end_group();
        sheet.canvas.line(sheet.left(), base, sheet.right(), base).stroke(style::SOFT, 0.5).end();
        sheet.y = base + 2.0;
        // As many years as have room for their numbers.
        let years = (from / 12)..=(to / 12 - 1);
        let wide = (sheet.inner() / (to - from) as f64) * 12.0;
        let step = ((small * 3.2 / wide).ceil() as usize).max(1);
        for year in years.step_by(step) {
            let at = places[year * 12 - from];
            let words = year.to_string();
            sheet.canvas.text(Text::new(&words, at, sheet.y + small * 0.7, small).fill(style::SOFT));
        }
        sheet.y += small * 2.2;
    }
    sheet.finish(caption)
}

fn sheet_x(sheet: &Sheet<'_>, from: Month, to: Month, month: Month) -> f64 {
    sheet.left() + sheet.inner() * (month - from) as f64 / (to - from).max(1) as f64
}

/// The month that a deadline names: `2023年6月底前`, `2022年`, `2025-06`.
fn month(words: &str) -> Option<Month> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let at = words.char_indices().map(|(i, _)| i).find(|&i| {
        let year = digits(&words[i..]);
        year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
    })?;
    let year: usize = words[at..at + 4].parse().ok()?;
    let rest = words[at + 4..].trim_start_matches(['年', '-', '.', '/', ' ']);
    let month: usize = digits(rest).parse().ok().filter(|m| (1..=12).contains(m)).unwrap_or(12);
    Some(year * 12 + month - 1)
}

fn caption(of: &Subject<'_>, dated: usize, style: &Style) -> Caption {
    let plans: Vec<PlanIndex> = (0..of.corpus.plans.len() as PlanIndex).collect();
    let all = of.corpus.tasks().count();
    let (title, reading, alt) = (
        words(style.lang, "figure-deadlines-title").to_owned(),
        said!(style.lang, "figure-deadlines-reading", all, dated),
        said!(style.lang, "figure-deadlines-alt", dated),
    );
    Caption { name: "deadlines".into(), title, notes: vec![reading, of.source(&plans, style)], alt }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_from_what_documents_write() {
        assert_eq!(month("2023年6月底前"), Some(2023 * 12 + 5));
        assert_eq!(month("于2022年完成"), Some(2022 * 12 + 11));
        assert_eq!(month("2025-06-30"), Some(2025 * 12 + 5));
        assert_eq!(month("长期坚持"), None);
        assert_eq!(month("第12345号"), None);
    }
}
