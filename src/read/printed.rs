//! Numbers of a sheet as its reader sees them, where their format shows less or more than the value: a month without a
//! day, a share in per cent.

use calamine::NumberFormat;

/// Built-in formats of a month without a day, whose codes no file spells out: `mmm-yy`, and `yyyy年m月` in Chinese.
const MONTHS: [u32; 6] = [17, 27, 36, 50, 52, 57];

/// A date as its format shows it, where that leaves out the day: `2026年6月` is a deadline, `2026-06-01` another.
pub(super) fn month(year: u16, month: u8, format: &NumberFormat) -> Option<String> {
    let code = marks(&format.format_code);
    let has = |mark: char| code.contains(mark);
    if format.format_id.is_some_and(|id| MONTHS.contains(&id))
        || (has('y') && has('m') && !has('d') && !has('h'))
    {
        return Some(format!("{year}年{month}月"));
    }
    (has('y') && !has('m') && !has('d')).then(|| format!("{year}年"))
}

/// A number that its format shows in per cent, with as many decimals.
pub(super) fn percent(number: f64, format: &NumberFormat) -> Option<String> {
    let code = marks(&format.format_code);
    let digits =
        code.strip_suffix('%').filter(|digits| digits.chars().all(|c| matches!(c, '0' | '#' | '.' | ',')))?;
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len().min(10));
    Some(format!("{:.decimals$}%", number * 100.0))
}

/// What counts in a format's first part: without its quotations, its escaped characters and what stands in brackets.
fn marks(code: &str) -> String {
    let mut out = String::new();
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            ';' => break,
            c => out.extend(c.to_lowercase()),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_what_the_value_goes_into() {
        assert_eq!(marks("[$-804]yyyy\"年\"m\"月\"d\"日\";@"), "yyyymd");
        assert_eq!(marks("0.0\\%_ "), "0.0");
        assert_eq!(marks("G/通用格式"), "g/通用格式");
    }
}
