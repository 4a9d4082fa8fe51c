//! Figures on the page: each drawn broad and narrow, the style shows the one the screen has room for.

use super::{
    Page, View,
    sentences::{both, in_views},
    words,
};
use crate::{
    render::{Lang, svg::Figure, tables::Table},
    say::{Text, words as say},
};
use maud::{Markup, PreEscaped, html};

/// A figure as one convention has it: in each language broad, then narrow.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'a> {
    /// With Chinese labels.
    pub zh: [&'a Figure; 2],
    /// With English labels.
    pub en: [&'a Figure; 2],
}

impl<'a> Drawing<'a> {
    pub(super) fn in_lang(&self, lang: Lang) -> [&'a Figure; 2] {
        lang.pick(self.zh, self.en)
    }
}

/// One figure under every convention, in the order of the views.
#[derive(Debug, Clone)]
pub struct PageFigure<'a> {
    /// The chapter it belongs to.
    pub chapter: &'static str,
    /// As each view has it; one where all have the same.
    pub drawings: Vec<Drawing<'a>>,
}

impl PageFigure<'_> {
    fn of(&self, view: usize) -> Option<&Drawing<'_>> {
        self.drawings.get(view).or_else(|| self.drawings.first())
    }
}

/// A figure with its title, how to read it, the drawing, its source, a table and what can be saved. `n` counts the page's
/// figures.
pub(super) fn figure(
    p: &Page,
    n: usize,
    f: &PageFigure,
    finding: &dyn Fn(&View) -> Option<Markup>,
    table: Option<&Table>,
) -> Markup {
    let text = |view: usize, part: &dyn Fn(&Figure) -> String| {
        let of = |lang| f.of(view).map_or_else(String::new, |d| part(d.in_lang(lang)[0]));
        Text::each(of)
    };
    let title = in_views(p, |i, v| match finding(v) {
        Some(title) => title,
        None => both(&text(i, &|f| f.title.clone())),
    });
    let reading = in_views(p, |i, _| both(&text(i, &|f| f.notes.first().cloned().unwrap_or_default())));
    let source = in_views(p, |i, _| both(&text(i, &|f| f.notes.get(1..).unwrap_or_default().join(" "))));
    let drawn = f.of(0).map(|d| d.in_lang(p.lang).map(|f| drawing(n, f)));
    let name = f.of(0).map_or("figure", |d| d.in_lang(p.lang)[0].name.as_str());
    html! {
        div.fig id={ "figure-" (n + 1) } data-figure=(n) data-name=(name) data-drawn={ (say(p.lang, "lang-tag")) "|0" } data-place {
            h3 { (title) }
            div.sub { (reading) }
            @if let Some([broad, narrow]) = drawn {
                div.drawing.broad { (PreEscaped(broad)) }
                div.drawing.narrow { (PreEscaped(narrow)) }
            }
            div.src { (source) }
            (foot(Some(()), table))
        }
    }
}

/// What is folded and what can be saved.
pub(super) fn foot(figure: Option<()>, table: Option<&Table>) -> Markup {
    html! {
        div.foot {
            @if let Some(table) = table {
                details id={ "table-" (table.id) } data-table=(table.id) { summary { (both(&words::table())) (both(&Text::each(|lang| table.caption(lang).to_owned()))) } }
            }
            div.save {
                @if figure.is_some() {
                    button type="button" data-save="svg" { "SVG" }
                    button type="button" data-save="png" { "PNG" }
                }
                @if let Some(table) = table { button type="button" data-save="csv" data-of=(table.id) { "CSV" } }
            }
        }
    }
}

/// The SVG element with ids of its own and a name for those who do not see it.
pub(super) fn drawing(n: usize, figure: &Figure) -> String {
    let svg = figure.drawing.find("<svg").map_or("", |at| &figure.drawing[at..]);
    let label = html! { (figure.alt) }.into_string().replace('"', "&quot;");
    let named = svg.replacen("<svg", &format!("<svg aria-label=\"{label}\""), 1);
    unique_ids(&named, &format!("f{n}-{:.0}-", figure.width_mm))
}

/// Puts a prefix before every id and every reference to one: drawings must not borrow each other's patterns.
fn unique_ids(svg: &str, prefix: &str) -> String {
    if !svg.contains(" id=\"") {
        return svg.to_owned();
    }
    svg.replace(" id=\"", &format!(" id=\"{prefix}"))
        .replace("url(#", &format!("url(#{prefix}"))
        .replace("href=\"#", &format!("href=\"#{prefix}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_apart() {
        let svg = r##"<svg><pattern id="h"/><rect fill="url(#h)"/><use href="#h"/></svg>"##;
        let own = unique_ids(svg, "f2-");
        assert_eq!(own, r##"<svg><pattern id="f2-h"/><rect fill="url(#f2-h)"/><use href="#f2-h"/></svg>"##);
    }
}
