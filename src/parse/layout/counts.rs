//! How many items stand below a heading, behind its words: （2项）, （牵头2项，配合1项）.

use crate::model::Duty;
use crate::parse::heading::is_blank;
use crate::parse::marks::is_number;
use crate::parse::wording::Wording;

/// The words without the counts of items behind them ((2项), （牵头2项，配合1项）), and the duty that a count gives where
/// it gives one.
pub(crate) fn without<'w>(words: &'w str, wording: &Wording) -> (&'w str, Option<Duty>) {
    let words = words.trim_end_matches(is_blank);
    let counts = || {
        let inside = words.strip_suffix(['）', ')'])?;
        let open = inside.rfind(['（', '('])?;
        let inside = inside[open..].trim_start_matches(['（', '(']);
        is(inside, wording).then(|| (words[..open].trim_end_matches(is_blank), duty_of(inside, wording)))
    };
    counts().map_or((words, None), |(words, duty)| (words, Some(duty)))
}

/// 2项; 共3项任务; 牵头2项，配合1项.
pub(crate) fn is(inside: &str, wording: &Wording) -> bool {
    let words = &wording.count;
    let number = |c: char| is_number(c) || words.more.holds(c);
    let between = |c: char| number(c) || is_blank(c) || "，、；,：:".contains(c);
    if !inside.contains(number) || !words.unit.within(inside) {
        return false;
    }
    let mut rest = inside.trim_start_matches(between);
    while let Some(behind) = words.word.strip(rest) {
        rest = behind.trim_start_matches(between);
    }
    rest.is_empty()
}

/// The duty that a count gives, where all of it gives one.
fn duty_of(count: &str, wording: &Wording) -> Duty {
    let mut duties = wording.duty.all_in(count);
    let first = duties.next();
    if first == Some(Duty::Lead) && duties.all(|duty| duty == Duty::Lead) {
        Duty::Lead
    } else {
        Duty::Responsible
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::wording::builtin;

    #[test]
    fn counts_are_no_part_of_a_name() {
        for (words, name, duty) in [
            ("县发改局（2项）", "县发改局", Duty::Responsible),
            ("县发改局（牵头2项，配合1项）", "县发改局", Duty::Responsible),
            ("县发改局（共计十二项重点任务）", "县发改局", Duty::Responsible),
            ("县发改局（牵头1项）", "县发改局", Duty::Lead),
        ] {
            assert_eq!(without(words, builtin()), (name, Some(duty)), "{words}");
        }
        for words in ["县文旅局（县文物局）", "县发改局", "推进项目（一期）", "推进项目（2项改革）"]
        {
            assert_eq!(without(words, builtin()), (words, None));
        }
    }
}
