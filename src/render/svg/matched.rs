//! What both plans do and who does it there: matched tasks × functions, the halves of a cell for the two plans.

use super::canvas::Text;
use super::geometry::Rect;
use super::hue::{self, Hue};
use super::names::{self, Subject};
use super::sheet::{Caption, Figure, Sheet, empty};
use super::style::{self, Size, Style};
use super::text;
use crate::analyse::division::{DividedPair, Division, Outcome};
use crate::analyse::overlap::{Grade, Overlap, TaskPair};
use crate::model::Task;
use crate::render::{Word, font};
use crate::say::said;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pairs drawn at most.
const ROWS: usize = 24;

/// Matched tasks of two plans as rows, functions as columns: the left half of a cell for the first plan, the right half for
/// the second; dark where the function leads, middle where it is named, pale where it is not. Grouped by what became of the
/// lead, alike pairs first; at the right the functions that have no column, and how many of all both plans name.
///
/// Marks carry `data-pair`; heads `data-agency`.
pub fn matched(of: &Subject<'_>, overlap: &Overlap, division: &Division, style: &Style) -> Figure {
    let mut pairs: Vec<(&DividedPair, &TaskPair)> =
        division.pairs.iter().filter_map(|d| Some((d, overlap.pairs.get(d.pair)?))).collect();
    let alike = |d: &DividedPair| d.bodies.unwrap_or(0.0);
    pairs.sort_by(|x, y| {
        x.0.outcome.cmp(&y.0.outcome).then(alike(y.0).total_cmp(&alike(x.0))).then(x.0.pair.cmp(&y.0.pair))
    });
    let more = pairs.len().saturating_sub(ROWS);
    pairs.truncate(ROWS);
    let caption = caption(of, division, (pairs.len(), more), style);
    if pairs.is_empty() {
        return empty(style, caption, style.t("figure-matched-no-task-one-plan"));
    }
    Strip::new(of, division, &pairs, style).draw(&pairs, caption)
}

struct Strip<'a> {
    of: &'a Subject<'a>,
    division: &'a Division,
    style: &'a Style,
    columns: Vec<Arc<str>>,
    fields: BTreeMap<Arc<str>, String>,
    hues: (Hue, Hue),
    narrow: bool,
}

/// Widths of the parts of a row.
struct Widths {
    label: f64,
    cell: f64,
    others: f64,
    alike: f64,
}

impl<'a> Strip<'a> {
    fn new(
        of: &'a Subject<'a>,
        division: &'a Division,
        pairs: &[(&DividedPair, &TaskPair)],
        style: &'a Style,
    ) -> Self {
        let mut named: BTreeMap<&Arc<str>, usize> = BTreeMap::new();
        for (_, p) in pairs {
            let all = p.shared_agencies.iter().chain(&p.only_a).chain(&p.only_b);
            all.for_each(|k| *named.entry(k).or_default() += 1);
        }
        let mut order: Vec<_> = named.into_iter().collect();
        order.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let narrow = matches!(style.size, Size::Phone | Size::OneColumn);
        let most = if narrow { 6 } else { 11 };
        let columns = order.into_iter().take(most).map(|(k, _)| k.clone()).collect();
        let hues = hue::hues(of.corpus);
        let (a, mut b) = (hues[division.a as usize], hues[division.b as usize]);
        if a == b {
            // Two plans of one city are told apart all the same.
            b = hue::other(a);
        }
        Self { of, division, style, columns, fields: of.fields(style), hues: (a, b), narrow }
    }

    fn name<'s>(&'s self, key: &'s Arc<str>) -> &'s str {
        self.fields.get(key).map_or(&**key, String::as_str)
    }

    fn widths(&self, sheet: &Sheet<'_>) -> Widths {
        let small = self.style.small();
        let (others, alike) = if self.narrow { (0.0, 0.0) } else { (small * 10.5, small * 3.6) };
        let share = if self.narrow { 0.42 } else { 0.34 };
        let label = sheet.inner() * share;
        let cell = (sheet.inner() - label - others - alike) / self.columns.len().max(1) as f64;
        Widths { label, cell: cell.min(small * 4.0), others, alike }
    }

    fn draw(&self, pairs: &[(&DividedPair, &TaskPair)], mut caption: Caption) -> Figure {
        let (style, size, small) = (self.style, self.style.label(), self.style.small());
        let mut sheet = Sheet::new(style);
        self.legend(&mut sheet);
        let w = self.widths(&sheet);
        self.heads(&mut sheet, &w);
        let mut outcome = None;
        let below = sheet.caption_height(&caption.title, &caption.notes) + size * 6.0;
        for (at, (d, p)) in pairs.iter().enumerate() {
            if sheet.y > sheet.max_height - below {
                let more = pairs.len() - at;
                caption.notes.insert(1, said!(style.lang, "figure-matched-more-pairs-not-drawn", more));
                break;
            }
            if outcome != Some(d.outcome) {
                outcome = Some(d.outcome);
                let n = pairs.iter().filter(|(o, _)| o.outcome == d.outcome).count();
                let words = self.group(d.outcome, n);
                let y = sheet.y + size * 0.95;
                sheet
                    .canvas
                    .text(Text::new(&text::fit(&words, size, sheet.inner()), sheet.left(), y, size).bold());
                sheet.y += size * 1.7;
                sheet
                    .canvas
                    .line(sheet.left(), sheet.y, sheet.right(), sheet.y)
                    .stroke(style::INK, 0.6)
                    .end();
            }
            self.row(&mut sheet, d, p, &w);
        }
        sheet.y += small * 0.3;
        sheet.finish(caption)
    }

    fn legend(&self, sheet: &mut Sheet<'_>) {
        let (style, small) = (self.style, self.style.small());
        let plan = |p| self.of.plan(p, style);
        let (a, b) = (plan(self.division.a), plan(self.division.b));
        let items = [
            (self.hues.0, said!(style.lang, "figure-matched-left-half", a)),
            (self.hues.1, said!(style.lang, "figure-matched-right-half", b)),
        ];
        let deep = style.t("figure-matched-dark-leads-middle-named");
        let mut x = sheet.left();
        let mut y = sheet.y + small * 0.8;
        let square = small * 0.95;
        for (hue, words) in &items {
            let wide = square * 2.0 + 4.0 + font::width(words) * small;
            if x + wide > sheet.right() && x > sheet.left() {
                x = sheet.left();
                y += small * 1.6;
            }
            for (i, fill) in [hue.dark, hue.mid].into_iter().enumerate() {
                let r = Rect::new(x + i as f64 * square, y - square / 2.0, square, square);
                sheet.canvas.rect(r).fill(fill).end();
            }
            let room = sheet.right() - x - square * 2.0 - 4.0;
            sheet.canvas.text(
                Text::new(&text::fit(words, small, room), x + square * 2.0 + 4.0, y, small)
                    .fill(hue.ink)
                    .bold(),
            );
            x += wide + 12.0;
        }
        let wide = font::width(deep) * small;
        if x + wide > sheet.right() {
            x = sheet.left();
            y += small * 1.6;
        }
        sheet.canvas.text(Text::new(deep, x, y, small).fill(style::SOFT));
        sheet.y = y + small * 1.4;
    }

    fn heads(&self, sheet: &mut Sheet<'_>, w: &Widths) {
        let (style, small) = (self.style, self.style.small());
        let left = sheet.left() + w.label;
        let lines: Vec<_> =
            self.columns.iter().map(|k| text::wrap(self.name(k), small, w.cell - 2.0)).collect();
        let fits = |l: &String| font::width(l) * small <= w.cell - 1.0;
        let upright = lines.iter().all(|l| l.len() <= 5 && l.iter().all(fits));
        let height = if upright {
            lines.iter().map(Vec::len).max().unwrap_or(1) as f64 * small * 1.2
        } else {
            self.columns.iter().map(|k| font::width(self.name(k)) * small).fold(0.0, f64::max).min(96.0)
        };
        let bottom = sheet.y + height + 2.0;
        let soft = |t: Text<'_>, sheet: &mut Sheet<'_>| sheet.canvas.text(t.fill(style::SOFT));
        let y = bottom - small * 0.7;
        for (i, (key, lines)) in self.columns.iter().zip(&lines).enumerate() {
            let x = left + (i as f64 + 0.5) * w.cell;
            sheet.canvas.group(&[("data-agency", key)]);
            if upright {
                for (k, line) in lines.iter().enumerate() {
                    let y = y - small * 1.2 * (lines.len() - 1 - k) as f64;
                    soft(Text::new(line, x, y, small).middle(), sheet);
                }
            } else {
                let words = text::fit_name(self.name(key), small, height);
                soft(Text::new(&words, x, bottom - 2.0, small).turned(-90.0).full(self.name(key)), sheet);
            }
            sheet.canvas.end_group();
        }
        soft(Text::new(style.t("figure-matched-matched-tasks"), sheet.left(), y, small), sheet);
        if !self.narrow {
            let x = left + w.cell * self.columns.len() as f64 + 6.0;
            soft(Text::new(style.t("figure-matched-others"), x, y, small), sheet);
            soft(Text::new(style.t("figure-matched-both"), sheet.right(), y, small).end(), sheet);
        }
        sheet.y = bottom + 2.0;
    }

    fn group(&self, outcome: Outcome, n: usize) -> String {
        said!(
            self.style.lang,
            "figure-matched-group",
            outcome = Word::from(outcome).in_lang(self.style.lang),
            n
        )
    }

    fn row(&self, sheet: &mut Sheet<'_>, d: &DividedPair, p: &TaskPair, w: &Widths) {
        let (style, size, small) = (self.style, self.style.label(), self.style.small());
        let Some((a, b)) = names::task_at(self.of.corpus, p.a).zip(names::task_at(self.of.corpus, p.b))
        else {
            return;
        };
        let headline = topic(a, p);
        let title = text::lines(&headline, size, w.label - 8.0, 2);
        let grade = match p.grade {
            Grade::Same => style.t("figure-matched-same"),
            _ => style.t("figure-matched-similar"),
        };
        let place = said!(style.lang, "figure-matched-and", no = a.no, no2 = b.no, grade);
        let height = (title.len() as f64 * size * 1.25 + small * 1.3 + 5.0).max(size * 2.4);
        let (top, middle) = (sheet.y, sheet.y + height / 2.0);
        sheet.canvas.group(&[("data-pair", &format!("{}|{}", a.id.as_str(), b.id.as_str()))]);
        let mut y = top + 2.5 + size * 0.62;
        for line in &title {
            sheet.canvas.text(Text::new(line, sheet.left(), y, size).full(&headline));
            y += size * 1.25;
        }
        sheet.canvas.text(Text::new(&place, sheet.left(), y, small).fill(style::SOFT));
        let left = sheet.left() + w.label;
        let bar = (height - 6.0).min(size * 2.0);
        for (i, key) in self.columns.iter().enumerate() {
            let x = left + i as f64 * w.cell + 0.8;
            let half = (w.cell - 1.6) / 2.0;
            let sides = [(self.hues.0, &p.lead_a, &p.only_a), (self.hues.1, &p.lead_b, &p.only_b)];
            let any = p.shared_agencies.contains(key) || p.only_a.contains(key) || p.only_b.contains(key);
            for (s, (hue, leads, only)) in sides.into_iter().enumerate() {
                let named = p.shared_agencies.contains(key) || only.contains(key);
                let fill = match (leads.contains(key), named) {
                    (true, _) => hue.dark,
                    (false, true) => hue.mid,
                    (false, false) if any => "#e9edf0",
                    _ => "#f6f8fa",
                };
                let r = Rect::new(x + s as f64 * half, middle - bar / 2.0, half - 0.3, bar);
                sheet.canvas.rect(r).fill(fill).end();
            }
        }
        if !self.narrow {
            self.others(sheet, p, (left + w.cell * self.columns.len() as f64 + 6.0, middle), w);
            let all = p.shared_agencies.len() + p.only_a.len() + p.only_b.len();
            let words = format!("{}/{all}", p.shared_agencies.len());
            sheet.canvas.text(Text::new(&words, sheet.right(), middle, small).end().fill(style::SOFT));
        }
        let _ = (d, w.alike);
        sheet.canvas.end_group();
        sheet.y += height;
        sheet.canvas.line(sheet.left(), sheet.y, sheet.right(), sheet.y).stroke(style::GRID, 0.4).end();
    }

    /// The functions without a column, in the colour of the plan that names them.
    fn others(&self, sheet: &mut Sheet<'_>, p: &TaskPair, (x, middle): (f64, f64), w: &Widths) {
        let small = self.style.small();
        let sides =
            [(&p.shared_agencies, style::INK), (&p.only_a, self.hues.0.ink), (&p.only_b, self.hues.1.ink)];
        let all: Vec<(String, &str)> = sides
            .into_iter()
            .flat_map(|(keys, ink)| keys.iter().filter(|k| !self.columns.contains(k)).map(move |k| (k, ink)))
            .map(|(k, ink)| (text::fit_name(self.name(k), small, w.others - 14.0), ink))
            .collect();
        let (mut rows, mut used): (Vec<Vec<(String, &str)>>, f64) = (vec![Vec::new()], 0.0);
        for (words, ink) in all {
            let wide = font::width(&words) * small + small * 0.9;
            if used + wide > w.others - 8.0 && used > 0.0 {
                rows.push(Vec::new());
                used = 0.0;
            }
            used += wide;
            if let Some(last) = rows.last_mut() {
                last.push((words, ink));
            }
        }
        let more: usize = rows.iter().skip(2).map(Vec::len).sum();
        rows.truncate(2);
        let n = rows.len();
        for (k, row) in rows.into_iter().enumerate() {
            let mut x = x;
            let y = middle + small * 1.3 * (k as f64 - (n - 1) as f64 / 2.0);
            for (words, ink) in row {
                let wide = font::width(&words) * small;
                sheet.canvas.text(Text::new(&words, x, y, small).fill(ink));
                x += wide + small * 0.9;
            }
            if k + 1 == n && more > 0 {
                let words = format!("+{more}");
                if x + font::width(&words) * small < sheet.right() - w.alike + 4.0 {
                    sheet.canvas.text(Text::new(&words, x - small * 0.3, y, small).fill(style::SOFT));
                }
            }
        }
    }
}

/// What a pair is about: the first clause of the words that match, else of the task.
fn topic(task: &Task, pair: &TaskPair) -> String {
    let matched = pair.passages.first().map(|p| p.a.of(&task.text)).filter(|t| !t.is_empty());
    let words = matched.unwrap_or_else(|| task.headline()).trim();
    let end = words.find(['。', '；', '，', ';', '\n']).filter(|at| *at > 12).unwrap_or(words.len());
    text::flatten(words.get(..end).unwrap_or(words)).trim_end_matches('。').chars().take(200).collect()
}

fn caption(of: &Subject<'_>, d: &Division, (n, more): (usize, usize), style: &Style) -> Caption {
    let id = |p| names::plan(of.corpus, p).map_or("", |p| p.id.as_str());
    let (a, b) = (of.plan(d.a, style), of.plan(d.b, style));
    let (title, reading, alt) = (
        said!(style.lang, "figure-matched-title", a, b),
        said!(
            style.lang,
            "figure-matched-reading",
            part = said!(style.lang, "figure-matched-more-pairs-not-drawn-2", more),
            n
        ),
        said!(style.lang, "figure-matched-alt", a, b, n),
    );
    Caption {
        name: format!("matched-{}-{}", id(d.a), id(d.b)),
        title,
        notes: vec![reading, of.source(&[d.a, d.b], style)],
        alt,
    }
}
