//! A cell as a reader sees it: rounded, in words.

use super::{Kind, Style, Value};
use crate::say::{percent, said, words};
use crate::{analyse::Estimate, render::Lang};

/// The text of a cell for a reader; empty where absent.
///
/// ```
/// use fengong::render::{Lang, tables::{Kind, Style, Value, show}};
/// assert_eq!(show(&Value::Number(0.1249), Kind::Number(Style::Percent(1)), Lang::Zh), "12.5%");
/// assert_eq!(show(&Value::Bool(true), Kind::Text, Lang::Zh), "是");
/// ```
pub fn show(value: &Value, kind: Kind, lang: Lang) -> String {
    let style = match kind {
        Kind::Number(style) | Kind::Estimate(style) => style,
        Kind::Text | Kind::Name => Style::Decimal(3),
    };
    match value {
        Value::Absent => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Name(zh, en) | Value::Keyed(_, zh, en) => lang.name(zh, en).to_owned(),
        Value::Word(word) => word.in_lang(lang).to_owned(),
        Value::Count(count) => count.to_string(),
        Value::Number(number) => show_number(*number, style),
        Value::Bool(yes) => words(lang, if *yes { "yes" } else { "no" }).to_owned(),
        Value::Estimate(estimate) => show_estimate(*estimate, style, lang),
        Value::List(all) => {
            let all: Vec<_> = all.iter().map(|one| show(one, kind, lang)).collect();
            all.join(words(lang, "list-comma"))
        }
    }
}

/// A number rounded in its style; empty where it is not finite.
pub(super) fn show_number(number: f64, style: Style) -> String {
    if !number.is_finite() {
        return String::new();
    }
    match style {
        Style::Plain => format!("{number}"),
        Style::Decimal(digits) => rounded(number, digits),
        // What is not nothing is not shown as 0 %.
        Style::Percent(0) => percent(number),
        Style::Percent(digits) => format!("{}%", rounded(number * 100.0, digits)),
        Style::Probability if number < 0.001 => "<0.001".to_owned(),
        Style::Probability => rounded(number, 3),
    }
}

/// Fixed decimals without a negative zero.
fn rounded(number: f64, digits: u8) -> String {
    let text = format!("{number:.*}", usize::from(digits));
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

fn show_estimate(estimate: Estimate, style: Style, lang: Lang) -> String {
    let Some(value) = estimate.value.filter(|v| v.is_finite()) else { return String::new() };
    let value = show_number(value, style);
    match estimate.interval {
        Some((low, high)) if low.is_finite() && high.is_finite() => {
            let (low, high) = (show_number(low, style), show_number(high, style));
            said!(lang, "with-interval", value, low, high)
        }
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_for_readers() {
        let p = |x| show_number(x, Style::Probability);
        assert_eq!((p(0.0004).as_str(), p(0.0123).as_str()), ("<0.001", "0.012"));
        assert_eq!(show_number(-0.0001, Style::Decimal(2)), "0.00");
        assert_eq!(show_number(-0.5, Style::Decimal(2)), "-0.50");
        assert_eq!(show_number(f64::NAN, Style::Plain), "");
    }

    #[test]
    fn an_estimate_carries_its_interval() {
        let e = Estimate { value: Some(0.5), interval: Some((0.4, 0.625)), null: None };
        let kind = Kind::Estimate(Style::Decimal(2));
        assert_eq!(show(&e.into(), kind, Lang::Zh), "0.50（0.40–0.62）");
        assert_eq!(show(&Estimate::default().into(), kind, Lang::Zh), "");
    }
}
