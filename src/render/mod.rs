//! Results in, text or bytes out; nothing is computed here.

pub mod font;
pub mod raster;
pub mod svg;
