use super::{Finding, Text, name_of, percent};
use crate::{
    analyse::overlap::{Grade, Overlap},
    model::Corpus,
};

/// How much of each plan the other has, and what is nearly word for word.
pub fn overlap(corpus: &Corpus, o: &Overlap) -> Vec<Finding> {
    let (a, b) = (name_of(corpus, o.a), name_of(corpus, o.b));
    let count = |g: Grade| o.pairs.iter().filter(|p| p.grade == g).count();
    let (same, similar, theme) = (count(Grade::Same), count(Grade::Similar), count(Grade::Theme));
    let mut zh =
        format!("{}与{}之间有{same}对任务举措相同、{similar}对相似、{theme}对仅主题相同", a.zh, b.zh);
    let mut en = format!(
        "Between {} and {}, {same} pairs of tasks hold the same measure, {similar} a similar one, and {theme} share \
         a theme only",
        a.en, b.en
    );
    if let (Some(ca), Some(cb)) = (o.coverage_a, o.coverage_b) {
        zh += &format!("；{}的举措有{}见于对方，{}的有{}", a.zh, percent(ca), b.zh, percent(cb));
        en += &format!(
            "; {} of the measures of the first are found in the second, {} the other way round",
            percent(ca),
            percent(cb)
        );
    }
    vec![Finding::new("overlap", &[o.a, o.b], Text::new(zh + "。", en + "."))]
}
