//! Figures as SVG, drawn by ourselves: no Graphviz, no browser, no system font.
//!
//! Result in, text out. Every figure is a function of results and a [`Style`]; it brings its legend, and under the
//! drawing its title, how to read it, n, source and, where something was tested, null model and threshold. Duties
//! are told apart by darkness and hatching as well as by colour. Marks carry `data-plan`, `data-agency` (the
//! function's key), `data-task` (the task's id), `data-theme`, `data-pair` (two task ids with `|` between), so that
//! a page around the figure can lead from a mark to its sentences. A figure is measured while it is drawn:
//! [`Figure::labels`] holds the box of every text.

#![allow(clippy::trivially_copy_pass_by_ref, reason = "a style is handed through whole and will grow")]

mod across;
mod alluvial;
mod axis;
mod butterfly;
mod canvas;
mod common;
mod crosses;
mod deadlines;
mod dots;
mod geometry;
mod grid;
mod heat;
mod hue;
mod instruments;
mod leads;
mod load;
mod lorenz;
mod matched;
mod matrix;
mod names;
mod network;
mod order;
mod owners;
mod pairs_across;
mod ribbons;
mod route;
mod shares;
mod sheet;
mod slopes;
mod stress;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod together;
mod upset;
mod web;

pub use across::{functions_across, themes_across};
pub use alluvial::alluvial;
pub use butterfly::butterfly;
pub use common::common;
pub use crosses::{coverage, lead_support, theme_bodies};
pub use deadlines::deadlines;
pub use geometry::{Label, Rect};
pub use heat::heat;
pub use hue::{compared, tone};
pub use instruments::instruments;
pub use leads::{leaders, leads};
pub use load::load;
pub use lorenz::{Spread, lorenz};
pub use matched::matched;
pub use matrix::{Columns, matrix};
pub use names::Subject;
pub use network::network;
pub use owners::owners;
pub use pairs_across::pairs_across;
pub use ribbons::ribbons;
pub use shares::shares;
pub use sheet::Figure;
pub use slopes::slopes;
pub use style::{Lang, Size, Style};
pub use together::together;
pub use upset::upset;
pub use web::{WEB_TASKS, web};
