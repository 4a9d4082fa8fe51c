//! fengong (分工): Chinese government plans that say *who does what*, as a responsibility graph.
pub mod analyse;
pub mod diagnostic;
pub mod graph;
pub mod model;
pub mod parse;
pub mod read;
pub mod render;
pub mod resolve;
