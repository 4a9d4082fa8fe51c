//! Figures on the page: those of its language stand in it, those of the other are packed beside it.

use super::{Page, parts::both, words};
use crate::{
    render::{Lang, svg::Figure},
    say::Text,
};
use maud::{Markup, PreEscaped, html};
use rayon::prelude::*;
use serde_json::Value;
use std::io::Write as _;

/// One figure in both languages. On paper it may take several pages, not as many in each; here they stand below each other.
#[derive(Debug, Clone)]
pub struct PageFigure<'a> {
    /// With Chinese labels.
    pub zh: Vec<&'a Figure>,
    /// With English labels.
    pub en: Vec<&'a Figure>,
}

impl PageFigure<'_> {
    fn in_lang(&self, lang: Lang) -> &[&Figure] {
        lang.pick(&self.zh, &self.en)
    }

    /// A text of the figure, taken from its first page; a title without the number of that page.
    fn text(&self, part: fn(&Figure) -> &String) -> Text {
        let first = |pages: &[&Figure], page: &str| {
            pages.first().map_or("", |f| part(f)).trim_end_matches(page).to_owned()
        };
        let (zh, en) = (self.zh.len(), self.en.len());
        Text::new(first(&self.zh, &format!("（1/{zh}）")), first(&self.en, &format!(" (1 of {en})")))
    }

    /// All its pages, the ids of each its own.
    fn drawing(&self, n: usize, lang: Lang) -> String {
        let pages = self.in_lang(lang).iter().enumerate();
        pages.map(|(page, f)| drawing(&format!("f{n}-{page}-"), f)).collect()
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
    let drawing = f.drawing(n, lang);
    let (title, caption) = (f.text(|f| &f.title), f.text(|f| &f.caption));
    // Drawn for print at 7.5 pt: a third larger on a screen, never wider than the page.
    let width = format!("--w:{:.0}mm", f.in_lang(lang).first().map_or(0.0, |f| f.width_mm));
    html! {
        figure id={ "figure-" (n) } {
            div.drawing style=(width) data-drawing=(n) data-drawn=(lang.pick("zh-CN", "en")) { (PreEscaped(drawing)) }
            figcaption {
                strong { (both(&Text::new(format!("图{n}　{}", title.zh), format!("Figure {n}. {}", title.en)))) }
                @if !caption.zh.is_empty() {
                    p { (both(&Text::new(format!("注：{}", caption.zh), format!("Note. {}", caption.en)))) }
                }
            }
        }
    }
}

/// The SVG element with ids of its own and a name for those who do not see it.
fn drawing(prefix: &str, figure: &Figure) -> String {
    let svg = figure.drawing.find("<svg").map_or("", |at| &figure.drawing[at..]);
    let label = html! { (figure.alt) }.into_string().replace('"', "&quot;");
    let named = svg.replacen("<svg", &format!("<svg aria-label=\"{label}\""), 1);
    unique_ids(&named, prefix)
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
    let pack = |(i, f): (usize, &PageFigure)| {
        ((i + 1).to_string(), Value::from(base64(&deflate(&f.drawing(i + 1, other)))))
    };
    let packed: Vec<_> = figures.par_iter().enumerate().map(pack).collect();
    packed.into_iter().collect::<serde_json::Map<_, _>>().into()
}

fn deflate(text: &str) -> Vec<u8> {
    // A third of the time of the usual level, for a page a few per cent larger.
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(2));
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
    fn pages_of_a_figure_are_one_on_the_page() {
        let figure = |title: &str, id: &str| Figure {
            name: String::new(),
            title: title.to_owned(),
            caption: String::new(),
            alt: String::new(),
            width_mm: 80.0,
            height_mm: 40.0,
            drawing_mm: 40.0,
            nothing: None,
            svg: String::new(),
            drawing: format!("<svg><g id=\"{id}\"/></svg>"),
            labels: Vec::new(),
            extent: crate::render::svg::Rect::new(0.0, 0.0, 1.0, 1.0),
        };
        let (zh, en) =
            (figure("矩阵", "a"), [figure("Matrix (1 of 2)", "a"), figure("Matrix (2 of 2)", "a")]);
        let both = PageFigure { zh: vec![&zh], en: en.iter().collect() };
        assert_eq!(both.text(|f| &f.title), Text::new("矩阵", "Matrix"));
        let drawing = both.drawing(3, Lang::En);
        assert!(drawing.contains("id=\"f3-0-a\"") && drawing.contains("id=\"f3-1-a\""), "{drawing}");
    }

    #[test]
    fn ids_are_told_apart() {
        let svg = r##"<svg><pattern id="h"/><rect fill="url(#h)"/><use href="#h"/></svg>"##;
        let own = unique_ids(svg, "f2-");
        assert_eq!(own, r##"<svg><pattern id="f2-h"/><rect fill="url(#f2-h)"/><use href="#f2-h"/></svg>"##);
    }
}
