//! The readers, from bytes to documents: one pattern a test, each with its answer.

mod bad_input;
mod damaged;
mod docx;
mod garbled;
mod old_workbook;
mod packages;
mod pdf;
mod pdf_files;
mod pdf_fonts;
mod pdf_pages;
mod same_table;
mod separated;
mod sheets;
mod single_file;
pub(crate) mod support;
mod web;
mod word_markup;
mod workbook;
