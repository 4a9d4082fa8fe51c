//! Numbers as automatic lists write them.

/// A number in one of the list formats of Word (`decimal`, `chineseCounting`, `upperRoman` …); formats not
/// known give decimal digits.
pub(super) fn render(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => chinese(number, "〇一二三四五六七八九", "十百千万"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(number),
        "chineseLegalSimplified" => chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
        "ideographLegalTraditional" | "japaneseLegal" => chinese(number, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
        "ideographTraditional" => from(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => from(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "decimalFullWidth" | "decimalFullWidth2" => full_width(number),
        "numberInDash" => format!("-{number}-"),
        "ordinal" => format!("{number}."),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in PARTS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a … z, aa, bb … as Word counts on.
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1).filter(|index| *index < 26 * 20) else {
        return number.to_string();
    };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

/// 一, 十, 十一, 二十, 一百〇一: below 10 only the digit, from 10 on with units; 一 before the first 十 is left out.
fn chinese(number: u32, numerals: &str, units: &str) -> String {
    let digit = |value: u32| numerals.chars().nth(value as usize).unwrap_or('〇');
    let unit = |place: usize| units.chars().nth(place).unwrap_or(' ');
    if number == 0 || number > 99_999 {
        return number.to_string();
    }
    let figures: Vec<u32> = number.to_string().chars().filter_map(|c| c.to_digit(10)).collect();
    let mut out = String::new();
    let mut gap = false;
    for (index, figure) in figures.iter().enumerate() {
        let place = figures.len() - 1 - index;
        if *figure == 0 {
            gap = true;
            continue;
        }
        if gap {
            out.push(digit(0));
            gap = false;
        }
        if !(number < 20 && place == 1) {
            out.push(digit(*figure));
        }
        if place > 0 {
            out.push(unit(place - 1));
        }
    }
    out
}

/// 一〇, 一一: figure by figure.
fn digits(number: u32) -> String {
    let numerals: Vec<char> = "〇一二三四五六七八九".chars().collect();
    number.to_string().chars().filter_map(|c| numerals.get(c.to_digit(10)? as usize)).collect()
}

fn from(number: u32, signs: &str) -> String {
    let index = number.checked_sub(1).map(|index| index as usize);
    index.and_then(|index| signs.chars().nth(index)).map_or_else(|| number.to_string(), String::from)
}

fn enclosed(number: u32, first: char, count: u32) -> String {
    let sign = (1..=count).contains(&number).then(|| char::from_u32(first as u32 + number - 1)).flatten();
    sign.map_or_else(|| number.to_string(), String::from)
}

fn full_width(number: u32) -> String {
    number.to_string().chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers() {
        let shown: Vec<String> = [1, 10, 11, 20, 21, 99, 100, 101, 110, 1010]
            .iter()
            .map(|n| render(*n, "chineseCounting"))
            .collect();
        assert_eq!(
            shown,
            ["一", "十", "十一", "二十", "二十一", "九十九", "一百", "一百〇一", "一百一十", "一千〇一十"]
        );
        assert_eq!(render(12, "ideographDigital"), "一二");
        assert_eq!(render(3, "chineseLegalSimplified"), "叁");
    }

    #[test]
    fn letters_romans_and_circles() {
        assert_eq!(render(27, "lowerLetter"), "aa");
        assert_eq!(render(3, "upperLetter"), "C");
        assert_eq!(render(1994, "upperRoman"), "MCMXCIV");
        assert_eq!(render(4, "decimalEnclosedCircle"), "④");
        assert_eq!(render(21, "decimalEnclosedCircle"), "21");
        assert_eq!(render(5, "decimalFullWidth"), "５");
        assert_eq!(render(0, "upperRoman"), "0");
    }
}
