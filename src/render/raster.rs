//! SVG → PNG, PDF and outlined SVG, with the embedded font; system fonts only where it lacks a character.

use super::font;
use super::svg::Figure;
use resvg::{tiny_skia, usvg};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Bytes of a picture, and what could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// Characters that neither the embedded font nor any font of the system has, each once, in order.
    pub missing: Vec<char>,
}

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The SVG cannot be read.
    #[error("the drawing cannot be read: {0}")]
    Svg(#[from] usvg::Error),
    /// The picture would be larger than memory should hold.
    #[error("{0} × {1} pixels are more than a picture may have; lower the resolution")]
    TooLarge(u64, u64),
    /// The PNG encoder failed.
    #[error("PNG: {0}")]
    Png(#[from] png::EncodingError),
    /// The PDF writer failed.
    #[error("PDF: {0}")]
    Pdf(String),
}

/// Resolution for print.
pub const PRINT_DPI: u32 = 300;

/// Pixels a picture may have: an A3 page at 600 dpi.
const MOST_PIXELS: u64 = 80_000_000;

/// The figure as PNG of 256 colours, with its resolution noted in the file.
pub fn png(figure: &Figure, dpi: u32) -> Result<Picture, RasterError> {
    let (tree, missing) = tree(&figure.svg)?;
    let scale = dpi as f32 / 96.0;
    let size = tree.size();
    let width = (size.width() * scale).ceil().max(1.0) as u32;
    let height = (size.height() * scale).ceil().max(1.0) as u32;
    let too_large = || RasterError::TooLarge(width.into(), height.into());
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large());
    }
    let mut pixmap = tiny_skia::Pixmap::new(width, height).ok_or_else(too_large)?;
    pixmap.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(Picture { bytes: encode(&pixmap, dpi)?, missing })
}

/// Few colours and long runs: one byte a pixel makes files a tenth of those in full colour, and faster.
fn encode(pixmap: &tiny_skia::Pixmap, dpi: u32) -> Result<Vec<u8>, png::EncodingError> {
    let (palette, pixels) = indexed(pixmap.data());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(png::Compression::Default);
    encoder.set_filter(png::FilterType::NoFilter);
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let density = png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter };
    encoder.set_pixel_dims(Some(density));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The 256 most frequent colours and each pixel's nearest among them: fills keep theirs exactly, only rare shades of
/// smoothed edges move a little. The page is opaque.
fn indexed(rgba: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut counts: HashMap<[u8; 3], u64> = HashMap::new();
    for_runs(rgba, |colour, n| *counts.entry(colour).or_default() += n as u64);
    let mut order: Vec<([u8; 3], u64)> = counts.into_iter().collect();
    order.sort_unstable_by_key(|&(colour, n)| (std::cmp::Reverse(n), colour));
    let kept = &order[..order.len().min(256)];
    let distance =
        |a: [u8; 3], b: [u8; 3]| -> u32 { (0..3).map(|k| u32::from(a[k].abs_diff(b[k])).pow(2)).sum() };
    let mut index: HashMap<[u8; 3], u8> = HashMap::new();
    for (i, (colour, _)) in order.iter().enumerate() {
        let nearest = if i < kept.len() {
            i
        } else {
            (0..kept.len()).min_by_key(|&k| distance(kept[k].0, *colour)).unwrap_or(0)
        };
        index.insert(*colour, nearest as u8);
    }
    let mut pixels = Vec::with_capacity(rgba.len() / 4);
    for_runs(rgba, |colour, n| {
        pixels.resize(pixels.len() + n, index.get(&colour).copied().unwrap_or(0));
    });
    (kept.iter().flat_map(|(colour, _)| *colour).collect(), pixels)
}

/// Calls for each run of one colour with its length: a page is mostly runs.
fn for_runs(rgba: &[u8], mut each: impl FnMut([u8; 3], usize)) {
    let mut run: Option<([u8; 3], usize)> = None;
    for p in rgba.chunks_exact(4) {
        let colour = [p[0], p[1], p[2]];
        match &mut run {
            Some((c, n)) if *c == colour => *n += 1,
            _ => {
                if let Some((c, n)) = run.replace((colour, 1)) {
                    each(c, n);
                }
            }
        }
    }
    if let Some((c, n)) = run {
        each(c, n);
    }
}

/// The figure as PDF at its size in print; text is embedded and can be searched, unless `outline` makes it paths.
pub fn pdf(figure: &Figure, outline: bool) -> Result<Picture, RasterError> {
    let (tree, missing) = tree(&figure.svg)?;
    let options = svg2pdf::ConversionOptions { embed_text: !outline, ..Default::default() };
    let page = svg2pdf::PageOptions { dpi: 96.0 };
    let bytes = svg2pdf::to_pdf(&tree, options, page).map_err(|e| RasterError::Pdf(e.to_string()))?;
    let bytes = ordered(&bytes).map_err(|e| RasterError::Pdf(e.to_string()))?;
    Ok(Picture { bytes, missing })
}

/// The PDF with the resources of each page and group in the order of their names: svg2pdf writes them as they come out of
/// a hash map, another way in every run.
fn ordered(pdf: &[u8]) -> Result<Vec<u8>, lopdf::Error> {
    let mut document = lopdf::Document::load_mem(pdf)?;
    for object in document.objects.values_mut() {
        let dictionary = match object {
            lopdf::Object::Dictionary(dictionary) => dictionary,
            lopdf::Object::Stream(stream) => &mut stream.dict,
            _ => continue,
        };
        let Ok(resources) = dictionary.get_mut(b"Resources").and_then(lopdf::Object::as_dict_mut) else {
            continue;
        };
        for (_, kind) in resources.iter_mut() {
            if let Ok(named) = kind.as_dict_mut() {
                let mut entries: Vec<_> = named.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
                entries.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
                *named = entries.into_iter().collect();
            }
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}

/// The figure as SVG whose text is paths: the same on every machine, but no longer searchable.
pub fn outlined(figure: &Figure) -> Result<Picture, RasterError> {
    let (tree, missing) = tree(&figure.svg)?;
    let options =
        usvg::WriteOptions { coordinates_precision: 3, transforms_precision: 5, ..Default::default() };
    Ok(Picture { bytes: tree.to_string(&options).into_bytes(), missing })
}

fn tree(svg: &str) -> Result<(usvg::Tree, Vec<char>), RasterError> {
    let lacking = lacking(svg);
    let fonts = if lacking.is_empty() { embedded() } else { with_system() };
    let missing = lacking.into_iter().filter(|&c| !any_face_has(&fonts, c)).collect();
    let options = usvg::Options {
        fontdb: fonts,
        font_family: font::FAMILY.to_owned(),
        languages: vec!["zh-CN".to_owned(), "en".to_owned()],
        ..Default::default()
    };
    Ok((usvg::Tree::from_str(svg, &options)?, missing))
}

/// Characters of the markup that the embedded font lacks. Markup itself is ASCII, which it has.
fn lacking(svg: &str) -> Vec<char> {
    let mut all: Vec<char> = svg.chars().filter(|c| !c.is_ascii() && !font::covers(*c)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn embedded() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    FONTS.get_or_init(|| Arc::new(with_families(usvg::fontdb::Database::new()))).clone()
}

/// Reading all fonts of a system takes long: only where a character needs it, and once.
fn with_system() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    FONTS
        .get_or_init(|| {
            // Ours first: of two faces with one family name the first is taken.
            let mut fonts = with_families(usvg::fontdb::Database::new());
            fonts.load_system_fonts();
            Arc::new(fonts)
        })
        .clone()
}

fn with_families(mut fonts: usvg::fontdb::Database) -> usvg::fontdb::Database {
    // A reference, not a copy: the font is 1.5 MB.
    fonts.load_font_source(usvg::fontdb::Source::Binary(Arc::new(font::SUBSET)));
    fonts.set_sans_serif_family(font::FAMILY);
    fonts.set_serif_family(font::FAMILY);
    fonts.set_monospace_family(font::FAMILY);
    fonts
}

fn any_face_has(fonts: &usvg::fontdb::Database, c: char) -> bool {
    fonts.faces().any(|face| {
        fonts
            .with_face_data(face.id, |data, index| {
                ttf_parser::Face::parse(data, index).is_ok_and(|f| f.glyph_index(c).is_some())
            })
            .unwrap_or(false)
    })
}
