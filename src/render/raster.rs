//! SVG → PNG, PDF and outlined SVG, with the embedded font; system fonts only where it lacks a character.

use super::font;
use super::svg::Figure;
use resvg::{tiny_skia, usvg};
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

/// The figure as PNG, in grey and colour as drawn, with its resolution noted in the file.
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

/// The page is white and opaque, so three channels hold all of it.
fn encode(pixmap: &tiny_skia::Pixmap, dpi: u32) -> Result<Vec<u8>, png::EncodingError> {
    let rgb: Vec<u8> = pixmap.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::FilterType::Up);
    let per_metre = (f64::from(dpi) / 0.0254).round() as u32;
    let pixels = png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter };
    encoder.set_pixel_dims(Some(pixels));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb)?;
    writer.finish()?;
    Ok(bytes)
}

/// The figure as PDF at its size in print; text is embedded and can be searched, unless `outline` makes it paths.
pub fn pdf(figure: &Figure, outline: bool) -> Result<Picture, RasterError> {
    let (tree, missing) = tree(&figure.svg)?;
    let options = svg2pdf::ConversionOptions { embed_text: !outline, ..Default::default() };
    let page = svg2pdf::PageOptions { dpi: 96.0 };
    let bytes = svg2pdf::to_pdf(&tree, options, page).map_err(|e| RasterError::Pdf(e.to_string()))?;
    Ok(Picture { bytes, missing })
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
