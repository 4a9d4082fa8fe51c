//! The readers, from bytes to documents: one pattern a test, each with its answer.

mod bad_input;
mod docx;
mod garbled;
mod packages;
mod pdf;
mod same_table;
mod separated;
mod sheets;
pub(crate) mod support;
mod web;
mod word_markup;
mod workbook;
