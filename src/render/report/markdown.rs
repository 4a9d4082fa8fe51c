use super::{Block, Numbers, Report};
use crate::render::tables::{self, escape_markdown as escape};
use std::fmt::Write as _;

/// A report in Markdown (GitHub's): captions above tables and below figures, both numbered.
pub fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n", escape(&report.title));
    let mut numbers = Numbers::default();
    for line in &report.byline {
        let _ = write!(out, "\n{}  ", escape(line));
    }
    if !report.byline.is_empty() {
        out.push('\n');
    }
    for block in &report.blocks {
        out.push('\n');
        write_block(&mut out, block, report, &mut numbers);
    }
    out
}

// Writing into a String cannot fail.
fn write_block(out: &mut String, block: &Block, report: &Report, numbers: &mut Numbers) {
    match block {
        Block::Heading(level, text) => {
            let marks = "#".repeat(usize::from(level.clamp(&1, &3) + 1));
            let _ = writeln!(out, "{marks} {}", escape(text));
        }
        Block::Paragraph(text) | Block::Reference(text) => {
            let lines: Vec<_> = text.lines().map(begin).collect();
            let _ = writeln!(out, "{}", lines.join("  \n"));
        }
        Block::Quote(text) => {
            for line in text.lines() {
                let _ = writeln!(out, "> {}", begin(line));
            }
        }
        Block::List { numbered, items } => {
            for (i, item) in items.iter().enumerate() {
                let _ = match numbered {
                    true => writeln!(out, "{}. {}", i + 1, begin(item)),
                    false => writeln!(out, "- {}", begin(item)),
                };
            }
        }
        Block::Table(table) => {
            let caption = numbers.table(report.lang, table.caption(report.lang));
            let _ = write!(out, "**{}**\n\n{}", escape(&caption), tables::markdown(table, report.lang));
        }
        Block::Figure(figure) => {
            let title = numbers.figure(report.lang, &figure.title);
            let path = figure.path.replace(' ', "%20").replace('(', "%28").replace(')', "%29");
            let _ = writeln!(out, "![{}]({path})\n\n**{}**", escape(&figure.title), escape(&title));
            if !figure.caption.is_empty() {
                let _ = writeln!(out, "\n{}", begin(&figure.caption));
            }
        }
    }
}

/// A line whose beginning is no list, heading or rule by accident.
fn begin(text: &str) -> String {
    let text = escape(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].chars().next() {
        Some('-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text,
    }
}
