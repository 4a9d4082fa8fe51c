//! Figures on the page: those of its language stand in it, those of the other are packed beside it.

use super::{Page, parts::both, words};
use crate::render::{Lang, findings::Text, svg::Figure};
use maud::{Markup, PreEscaped, html};
use serde_json::Value;
use std::io::Write as _;

/// One figure in both languages.
#[derive(Debug, Clone, Copy)]
pub struct PageFigure<'a> {
    /// With Chinese labels.
    pub zh: &'a Figure,
    /// With English labels.
    pub en: &'a Figure,
}

impl PageFigure<'_> {
    fn in_lang(&self, lang: Lang) -> &Figure {
        lang.pick(self.zh, self.en)
    }

    fn text(&self, part: fn(&Figure) -> &String) -> Text {
        Text::new(part(self.zh), part(self.en))
    }
}

/// The section with all figures, and a list of them where they are many.
pub(super) fn section(p: &Page) -> Markup {
    html! {
        @if !p.figures.is_empty() {
            section id="figures" {
                h2 { (both(&words::figures())) }
                p.drawn-under.note hidden { (both(&words::drawn_under(p.views.first().map(|v| v.convention)))) }
                @if p.figures.len() > 3 { (contents(p.figures)) }
                @for (i, f) in p.figures.iter().enumerate() { (figure(i, f, p.lang)) }
            }
        }
    }
}

fn contents(figures: &[PageFigure]) -> Markup {
    html! {
        ol.contents {
            @for (i, f) in figures.iter().enumerate() {
                li { a href={ "#figure-" (i + 1) } { (both(&f.text(|f| &f.title))) } }
            }
        }
    }
}

fn figure(i: usize, f: &PageFigure, lang: Lang) -> Markup {
    let n = i + 1;
    let drawing = drawing(i, f.in_lang(lang));
    // Drawn for print at 7.5 pt: a third larger on a screen, never wider than the page.
    let width = format!("--w:{:.0}mm", f.in_lang(lang).width_mm);
    html! {
        figure id={ "figure-" (n) } {
            div.drawing style=(width) data-drawing=(n) data-drawn=(lang.pick("zh-CN", "en")) { (PreEscaped(drawing)) }
            figcaption {
                strong { (both(&Text::new(format!("图{n}　{}", f.zh.title), format!("Figure {n}. {}", f.en.title)))) }
                @if !f.zh.caption.is_empty() {
                    p { (both(&Text::new(format!("注：{}", f.zh.caption), format!("Note. {}", f.en.caption)))) }
                }
            }
        }
    }
}

/// The SVG element with ids of its own and a name for those who do not see it.
fn drawing(i: usize, figure: &Figure) -> String {
    let svg = figure.drawing.find("<svg").map_or("", |at| &figure.drawing[at..]);
    let label = html! { (figure.alt) }.into_string().replace('"', "&quot;");
    let named = svg.replacen("<svg", &format!("<svg aria-label=\"{label}\""), 1);
    unique_ids(&named, &format!("f{}-", i + 1))
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

/// The drawings in the language the page does not open in: number of the figure → zlib, base64.
pub(super) fn packed(figures: &[PageFigure], lang: Lang) -> Value {
    let other = lang.pick(Lang::En, Lang::Zh);
    let all = figures.iter().enumerate();
    let packed =
        all.map(|(i, f)| ((i + 1).to_string(), Value::from(base64(&deflate(&drawing(i, f.in_lang(other)))))));
    packed.collect::<serde_json::Map<_, _>>().into()
}

fn deflate(text: &str) -> Vec<u8> {
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing into memory cannot fail; if it did, an empty drawing leaves the page with the one it has.
    if out.write_all(text.as_bytes()).is_err() {
        return Vec::new();
    }
    out.finish().unwrap_or_default()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |n, i| n << 8 | u32::from(three.get(i).copied().unwrap_or(0)));
        for digit in 0..4 {
            let used = digit <= three.len();
            out.push(if used { char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_rfc_has_it() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn ids_are_told_apart() {
        let svg = r##"<svg><pattern id="h"/><rect fill="url(#h)"/><use href="#h"/></svg>"##;
        let own = unique_ids(svg, "f2-");
        assert_eq!(own, r##"<svg><pattern id="f2-h"/><rect fill="url(#f2-h)"/><use href="#f2-h"/></svg>"##);
    }
}
