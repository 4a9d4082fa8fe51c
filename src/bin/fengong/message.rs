//! Talk to the user, on standard error: what is wrong, where, under which characters, what to do.

use crate::failure::Failure;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use fengong::{
    diagnostic::{Diagnostic, Severity},
    render::{self, Word, harmless, is_harmful},
    resolve::coded::{Outcome, Receipt},
    say::{Lang, words},
};
use std::io::Write as _;

/// Prints lines to standard error, without what could command a terminal. Nobody may be listening, and that is no reason to
/// stop.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
}

/// One clear line on why the program stops or a file is left out.
pub(crate) fn failure(failure: &Failure, lang: Lang) {
    let head = words(lang, "program-error");
    say(&format!("{head}: {}", failure.text(lang)));
}

/// How many changes of a coded table hold, and which were not understood or have no effect.
pub(crate) fn receipt(receipt: &[Receipt], lang: Lang) {
    /// Lines that are shown; the report and the workbook have all.
    const SHOWN: usize = 20;
    let Some(said) = render::receipt(receipt) else { return };
    say(said.in_lang(lang));
    let to_look_at = receipt.iter().filter(|r| r.outcome != Outcome::Applied);
    for r in to_look_at.take(SHOWN) {
        say(&format!("  {}", change(r, lang)));
    }
}

/// A change of a coded table, and what became of it.
pub(crate) fn change(r: &Receipt, lang: Lang) -> String {
    let row = r.row.map_or(String::new(), |row| format!(":{row}"));
    let (why, column) = (r.why.in_lang(lang), r.column_name());
    let column = column.in_lang(lang);
    format!("{}{row} [{}] {column}: {} → {}: {why}", r.file, r.task, r.before, r.after)
}

/// A diagnostic with its passage and carets under the words that are meant; `styled` where a terminal will show it.
pub(crate) fn diagnostic(d: &Diagnostic, lang: Lang, styled: bool) -> String {
    let (message, hint) = (d.message(lang), d.hint(lang));
    let (message, hint) = (harmless(&message), hint.as_deref().map(harmless));
    let at = harmless(&d.place.to_string()).into_owned();
    let task = d.task.as_deref().map(|t| format!(" [{}]", harmless(t))).unwrap_or_default();
    let excerpt = d.excerpt.as_deref().map(one_line);
    let mut groups = Vec::new();
    if let (Some(text), Some(span)) = (&excerpt, d.span) {
        let title = level(d.severity, lang).primary_title(format!("{message}{task}")).id(d.code);
        let snippet = Snippet::source(text.as_str())
            .line_start(d.place.line.or(d.place.row).unwrap_or(1) as usize)
            .path(at.as_str())
            .annotation(AnnotationKind::Primary.span(span.start()..span.end().min(text.len())));
        groups.push(title.element(snippet));
    } else {
        let title = level(d.severity, lang).primary_title(format!("{at}: {message}{task}")).id(d.code);
        groups.push(Group::with_title(title));
    }
    if let Some(hint) = &hint {
        let level = Level::HELP.with_name(words(lang, "program-help"));
        groups.push(Group::with_title(level.secondary_title(hint.as_ref())));
    }
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(100).render(&groups)
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    let name = Word::from(severity).in_lang(lang);
    match severity {
        Severity::Error => Level::ERROR.with_name(name),
        Severity::Warning => Level::WARNING.with_name(name),
        Severity::Note => Level::NOTE.with_name(name),
    }
}

/// Line breaks and harmful characters inside an excerpt become marks of the same length in bytes, so that spans keep their
/// place.
fn one_line(text: &str) -> String {
    let mark = |c: char| match c.len_utf8() {
        1 => " ",
        2 => "·",
        3 => "\u{fffd}",
        _ => "\u{fffd} ",
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_harmful(c) || matches!(c, '\n' | '\t') {
            out.push_str(mark(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use fengong::model::{Place, Span};

    #[test]
    fn an_excerpt_keeps_its_length_and_loses_its_commands() {
        let text = "市\u{1b}[2J\u{9b}局\u{202e}\u{e0041}\n";
        assert_eq!(one_line(text).len(), text.len());
        assert!(!one_line(text).contains(is_harmful));
    }

    #[test]
    fn the_caret_stands_under_wide_characters() {
        let place = Place { file: "plan.txt".into(), line: Some(36), ..Place::default() };
        let text = "市民政局、市乐活局负责";
        let start = text.find("市乐").unwrap();
        let d = Diagnostic::new(Severity::Warning, "unknown-agency", place)
            .with("name", "市乐活局")
            .with("form", "none")
            .with("close", "")
            .at(text, Span::new(start, start + "市乐活局".len()));
        let shown = diagnostic(&d, Lang::Zh, false);
        assert!(!shown.contains('\u{1b}'), "{shown}");
        let lines: Vec<&str> = shown.lines().collect();
        let source = lines.iter().position(|l| l.contains(text)).unwrap();
        let width = |s: &str| unicode_width::UnicodeWidthStr::width(s);
        let before = width(lines[source].split("市乐").next().unwrap());
        let caret = lines[source + 1].find('^').unwrap();
        assert_eq!(width(&lines[source + 1][..caret]), before, "{shown}");
        assert_eq!(lines[source + 1].matches('^').count(), 8, "{shown}");
        assert!(shown.contains("plan.txt:36"), "{shown}");
    }
}
