//! The readers, from bytes to documents: one pattern a test, each with its answer.

mod bad_input;
mod docx;
mod garbled;
mod packages;
mod pdf;
mod same_table;
pub(crate) mod support;
mod word_markup;
mod workbook;
