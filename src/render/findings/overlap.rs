use super::{
    Finding, Text,
    phrases::{clip, decimals, first_tasks, percent, quoted, short_name, task},
};
use crate::{
    analyse::overlap::{Grade, Overlap, TaskPair},
    model::{Corpus, TaskRef},
};
use std::collections::BTreeSet;

/// How much of each plan the other has, and what is nearly word for word.
pub fn overlap(corpus: &Corpus, o: &Overlap) -> Vec<Finding> {
    let mut found = vec![counts(corpus, o)];
    found.extend(nearest(corpus, o));
    found.extend(sources(corpus, o));
    found
}

/// What both plans say because the upper plan says it: no city need have it from the other.
fn sources(corpus: &Corpus, o: &Overlap) -> Option<Finding> {
    let near = || o.pairs.iter().filter(|p| p.grade >= Grade::Similar);
    let above: BTreeSet<TaskRef> = near().filter_map(|p| p.source.map(|s| s.task)).collect();
    let upper = short_name(corpus, above.first()?.plan);
    let (n, all) = (near().filter(|p| p.source.is_some()).count(), near().count());
    let (a, b) = (short_name(corpus, o.a), short_name(corpus, o.b));
    let tasks: Vec<TaskRef> = above.into_iter().collect();
    let which = first_tasks(corpus, &tasks, 8);
    let text = Text::new(
        format!(
            "{}与{}相同或相近的{all}对任务中，有{n}对的说法也见于上位方案{}（{}），可能同出一源，不足以说明一方取自另一方。",
            a.zh, b.zh, upper.zh, which.zh
        ),
        format!(
            "Of the {all} pairs of tasks that are the same or similar in {} and {}, {n} are said by the upper plan {} as well \
             ({}): both may have them from there, which is no sign that one took them from the other.",
            a.en, b.en, upper.en, which.en
        ),
    );
    Some(Finding::new("overlap", &[o.a, o.b], text).resting_on(tasks))
}

fn counts(corpus: &Corpus, o: &Overlap) -> Finding {
    let (a, b) = (short_name(corpus, o.a), short_name(corpus, o.b));
    let count = |g: Grade| o.pairs.iter().filter(|p| p.grade == g).count();
    let (same, similar, theme) = (count(Grade::Same), count(Grade::Similar), count(Grade::Theme));
    let both = [o.a, o.b];
    if same + similar == 0 {
        let mut text = Text::new(
            format!("{}与{}之间没有发现相同或相近的举措", a.zh, b.zh),
            format!("No measure of {} is found, the same or similar, in {}", a.en, b.en),
        );
        if theme > 0 {
            text.push(
                &format!("，只有{theme}对任务主题相同"),
                &format!("; {theme} pairs of tasks share a theme only"),
            );
        }
        text.push("。", ".");
        return Finding::new("overlap", &both, text);
    }
    let mut text = Text::new(
        format!(
            "{}与{}之间，举措相同的任务有{same}对，相近的有{similar}对，只是主题相同的有{theme}对",
            a.zh, b.zh
        ),
        format!(
            "Between {} and {}, {same} pairs of tasks hold the same measure, {similar} a similar one, and {theme} share \
             a theme only",
            a.en, b.en
        ),
    );
    if let (Some(ca), Some(cb)) = (o.coverage_a, o.coverage_b) {
        let (ca, cb) = (percent(ca), percent(cb));
        text.push(
            &format!("；{}的举措有{ca}在对方文本中有相同或相近的对应，{}的有{cb}", a.zh, b.zh),
            &format!("; {ca} of the measures of the first have the same or a similar one in the second, {cb} the other way round"),
        );
    }
    text.push("。", ".");
    let near = o.pairs.iter().filter(|p| p.grade >= Grade::Similar);
    let mut tasks: Vec<_> = near.flat_map(|p| [p.a, p.b]).collect();
    tasks.sort_unstable();
    tasks.dedup();
    Finding::new("overlap", &both, text).resting_on(tasks)
}

/// The pairs that are nearest to each other, with their words.
fn nearest(corpus: &Corpus, o: &Overlap) -> Option<Finding> {
    let near: Vec<&TaskPair> = o.pairs.iter().filter(|p| p.grade == Grade::Same).take(3).collect();
    let said: Vec<Text> = near
        .iter()
        .map(|p| {
            let (a, b) = (task(corpus, p.a), task(corpus, p.b));
            let words = p.passages.first().map_or("", |x| x.a.of(&corpus.task(p.a).text));
            let words = quoted(&clip(words.trim_end_matches(['。', '；', '，']), 30));
            let score = decimals(p.score, 2);
            Text::new(
                format!("{}与{}（{score}，{words}）", a.zh, b.zh),
                format!("{} and {} ({score}, {words})", a.en, b.en),
            )
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let (a, b) = (short_name(corpus, o.a), short_name(corpus, o.b));
    let zh: Vec<&str> = said.iter().map(|t| t.zh.as_str()).collect();
    let en: Vec<&str> = said.iter().map(|t| t.en.as_str()).collect();
    let text = Text::new(
        format!("{}与{}之间最接近的任务（括号内为得分与原文）：{}。", a.zh, b.zh, zh.join("；")),
        format!("Nearest to each other in {} and {} (score and words): {}.", a.en, b.en, en.join("; ")),
    );
    let tasks = near.iter().flat_map(|p| [p.a, p.b]).collect();
    Some(Finding::new("overlap", &[o.a, o.b], text).resting_on(tasks))
}
