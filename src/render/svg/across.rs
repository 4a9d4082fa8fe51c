//! Many plans side by side: which functions they name, who owns which theme in how many.

use super::axis::Axis;
use super::canvas::Text;
use super::geometry::Rect;
use super::names::Subject;
use super::sheet::{Caption, Figure, Item, Mark, Sheet, empty};
use super::style::{self, Look, Style};
use super::text;
use crate::analyse::across::{Across, FunctionAcross, ThemeAcross};
use crate::analyse::themes::Ownership;
use crate::model::Duty;
use crate::render::Word;
use crate::render::font;
use crate::say::{part, said, theme_in, words};

/// Functions that are drawn; the others are in the table.
const MOST_FUNCTIONS: usize = 30;

/// Functions over all plans: a bar for the plans that name one, its dark part those in which it leads, and beside it the
/// middle half of its share of a plan's tasks with the median.
///
/// In most plans first; territorial bodies are left out, and functions that do not fit the page are counted in the note.
/// Marks carry `data-agency`.
pub fn functions_across(of: &Subject<'_>, across: &Across, style: &Style) -> Figure {
    let rows: Vec<&FunctionAcross> = across.functions.iter().filter(|f| !f.territorial).collect();
    let mut caption = functions_caption(of, across, &rows, style);
    if rows.is_empty() {
        return empty(style, caption, style.t("figure-across-there-no-function-draw"));
    }
    let mut sheet = Sheet::new(style);
    sheet.legend(&[
        Item::new(Mark::Box(Look::duty(Duty::Lead), ""), style.t("figure-across-plans-which-it-leads")),
        Item::new(Mark::Box(Look::duty(Duty::Participate), ""), style.t("figure-across-plans-that-name-it")),
        Item::new(Mark::Disc(style::EDGE, 4.0), style.t("figure-across-share-plan-tasks-median")),
    ]);
    let (size, small) = (style.label(), style.small());
    let name = |f: &FunctionAcross| of.names.function(&f.key, style.lang).to_owned();
    let label =
        rows.iter().map(|f| font::width(&name(f)) * size).fold(0.0, f64::max).min(sheet.inner() * 0.3);
    let row = size * 1.55;
    let foot = sheet.caption_height(&caption.title, &caption.notes) + small * 3.5;
    let fits =
        (((sheet.max_height - sheet.y - foot) / row).max(3.0) as usize).min(rows.len()).min(MOST_FUNCTIONS);
    let left = sheet.left() + label + 5.0;
    let number = font::width("0000") * small + 6.0;
    let split = left + (sheet.right() - left) * 0.6;
    let plans = Axis::new(across.plans as f64, left, split - number);
    let widest = rows[..fits].iter().filter_map(|f| f.share).map(|q| q.high).fold(0.01, f64::max);
    let shares = Axis::share(widest, split + 6.0, sheet.right() - 8.0);
    let (top, bottom) = (sheet.y, sheet.y + fits as f64 * row);
    plans.grid(&mut sheet.canvas, top, bottom + 2.0, style);
    shares.grid(&mut sheet.canvas, top, bottom + 2.0, style);
    for (k, f) in rows.iter().take(fits).enumerate() {
        let (y, middle) = (top + k as f64 * row, top + (k as f64 + 0.5) * row);
        let name = name(f);
        sheet.canvas.group(&[("data-agency", &f.key)]);
        let short = text::fit_name(&name, size, label);
        sheet.canvas.text(Text::new(&short, left - 4.0, middle, size).end().full(&name));
        let parts = [(0, f.leading, Duty::Lead), (f.leading, f.named, Duty::Participate)];
        for (from, to, duty) in parts.into_iter().filter(|(from, to, _)| to > from) {
            let (x1, x2) = (plans.at(from as f64), plans.at(to as f64));
            let bar = Rect::new(x1, y + row * 0.14, x2 - x1, row * 0.72);
            Look::duty(duty).fill_box(&mut sheet.canvas, bar, &[], &format!("{name} · {}", to - from));
            Look::duty(duty).number(&mut sheet.canvas, bar, &(to - from).to_string(), small);
        }
        let x = plans.at(f.named as f64) + 3.0;
        sheet.canvas.text(Text::new(&f.named.to_string(), x, middle, small).fill(style::SOFT));
        if let Some(q) = f.share {
            let (a, m, b) = (shares.at(q.low), shares.at(q.median), shares.at(q.high));
            sheet.canvas.line(a, middle, b, middle).stroke(style::EDGE, 1.4).end();
            sheet.canvas.circle(m, middle, 2.0).fill(style::EDGE).titled(&text::percent(q.median));
        }
        sheet.canvas.end_group();
    }
    let ends = [
        plans.labels(&mut sheet.canvas, bottom + 2.0, style.t("figure-across-plans"), style),
        shares.labels(&mut sheet.canvas, bottom + 2.0, style.t("figure-across-share-plan-tasks"), style),
    ];
    sheet.y = ends[0].max(ends[1]);
    left_out(&mut caption, rows.len() - fits, style, "functions");
    sheet.finish(caption)
}

/// Functions that a mark names at most.
const LISTED: usize = 40;

/// Themes over all plans: a bar of all plans, parted by who owns the theme, and beside it who leads it in most of them.
///
/// In the order of the codebook; themes that do not fit the page are counted in the note. Marks carry `data-theme`.
pub fn themes_across(of: &Subject<'_>, across: &Across, style: &Style) -> Figure {
    let rows = &across.themes;
    let mut caption = themes_caption(across, style);
    if rows.is_empty() || across.plans == 0 {
        return empty(style, caption, style.t("figure-across-there-no-theme-or"));
    }
    let mut sheet = Sheet::new(style);
    let item = |o| {
        let (look, sign) = look(o);
        Item::new(Mark::Box(look, sign), word(o, style))
    };
    sheet.legend(&Ownership::ALL.map(item));
    let (size, small) = (style.label(), style.small());
    let name = |t: &ThemeAcross| theme_in(style.lang, &t.zh, &t.en, t.draft);
    let label =
        rows.iter().map(|t| font::width(&name(t)) * size).fold(0.0, f64::max).min(sheet.inner() * 0.34);
    let foot = sheet.caption_height(&caption.title, &caption.notes) + small * 3.5;
    let row = size * 1.55;
    let fits = (((sheet.max_height - sheet.y - foot) / row).max(3.0) as usize).min(rows.len());
    let left = sheet.left() + label + 5.0;
    let split = left + (sheet.right() - left) * 0.66;
    let plans = Axis::new(across.plans as f64, left, split);
    let (top, bottom) = (sheet.y, sheet.y + fits as f64 * row);
    plans.grid(&mut sheet.canvas, top, bottom + 2.0, style);
    for (k, t) in rows.iter().take(fits).enumerate() {
        let (y, middle) = (top + k as f64 * row, top + (k as f64 + 0.5) * row);
        let name = name(t);
        sheet.canvas.group(&[("data-theme", &t.id)]);
        let short = text::fit_name(&name, size, label);
        sheet.canvas.text(Text::new(&short, left - 4.0, middle, size).end().full(&name));
        let mut from = 0;
        for (o, &n) in Ownership::ALL.into_iter().zip(&t.by_ownership).filter(|(_, n)| **n > 0) {
            let (x1, x2) = (plans.at(from as f64), plans.at((from + n) as f64));
            let bar = Rect::new(x1, y + row * 0.14, x2 - x1, row * 0.72);
            let (look, _) = look(o);
            look.fill_box(&mut sheet.canvas, bar, &[], &format!("{name} · {} {n}", word(o, style)));
            look.number(&mut sheet.canvas, bar, &n.to_string(), small);
            from += n;
        }
        let leads = leads(of, t, style);
        let room = sheet.right() - split - 8.0;
        let shown = text::some_of(&leads, style.comma(), small, room);
        let all = match leads.len().saturating_sub(LISTED) {
            0 => leads.join(style.comma()),
            more => format!("{} +{more}", leads[..LISTED].join(style.comma())),
        };
        sheet.canvas.text(Text::new(&shown, split + 6.0, middle, small).fill(style::SOFT).full(&all));
        sheet.canvas.end_group();
    }
    sheet.y = plans.labels(&mut sheet.canvas, bottom + 2.0, style.t("figure-across-plans"), style);
    left_out(&mut caption, rows.len() - fits, style, "themes");
    sheet.finish(caption)
}

/// The signs stand for the classes as well as the fills do.
fn look(o: Ownership) -> (Look, &'static str) {
    let (fill, ink, hatched, sign) = match o {
        Ownership::Led => ("#0b2545", "#ffffff", false, "★"),
        Ownership::Shared => ("#5b9bd0", "#ffffff", false, "＝"),
        Ownership::LocalOnly => ("#d3e5f4", style::INK, false, "△"),
        Ownership::Unnamed => ("#ffffff", style::INK, true, "？"),
        Ownership::Absent => ("#ffffff", "#8a8a8a", false, "×"),
    };
    (Look { fill, ink, hatched }, sign)
}

fn word(o: Ownership, style: &Style) -> &'static str {
    part(style.lang, "ownership-legend", Word::from(o).code).unwrap_or_default()
}

/// `民政 12`, most first.
fn leads(of: &Subject<'_>, theme: &ThemeAcross, style: &Style) -> Vec<String> {
    let name = |key: &str| text::brief(of.names.function(key, style.lang));
    theme.leads.iter().map(|(key, n)| format!("{} {n}", name(key))).collect()
}

fn left_out(caption: &mut Caption, n: usize, style: &Style, of: &str) {
    if n == 0 {
        return;
    }
    let note = said!(style.lang, "figure-across-left-out", n, of);
    caption.notes.insert(0, note);
}

fn functions_caption(of: &Subject<'_>, across: &Across, rows: &[&FunctionAcross], style: &Style) -> Caption {
    let (n, bodies, led) = (across.plans, rows.len(), across.plans_with_leads);
    let top = rows.first().map_or_else(String::new, |f| {
        let name = of.names.function(&f.key, style.lang);
        said!(style.lang, "figure-across-named-leads", name, named = f.named, leading = f.leading)
    });
    let (title, note, alt) = (
        words(style.lang, "figure-across-title").to_owned(),
        said!(style.lang, "figure-across-note", n, bodies, led),
        said!(style.lang, "figure-across-alt", n, bodies, top),
    );
    Caption { name: "functions-across".into(), title, notes: vec![note], alt }
}

fn themes_caption(across: &Across, style: &Style) -> Caption {
    let (n, themes) = (across.plans, across.themes.len());
    let owned = across.themes.iter().filter(|t| t.by_ownership[0] * 2 > n).count();
    let (title, note, alt) = (
        words(style.lang, "figure-across-title-2").to_owned(),
        said!(style.lang, "figure-across-note-2", n, themes),
        said!(style.lang, "figure-across-alt-2", themes, n, owned),
    );
    Caption { name: "themes-across".into(), title, notes: vec![note], alt }
}
