use super::{
    Finding, Text,
    phrases::{body, convention_name, first_of, list, percent_of, short_name},
};
use crate::{
    analyse::{
        all::Analyses,
        division::Outcome,
        overlap::Grade,
        themes::Ownership,
        workload::{AgencyLoad, Workload},
    },
    model::{Convention, Corpus, PlanIndex},
};

/// Themes named in one sentence before the rest is only counted.
const NAMED: usize = 3;
/// Pairs of plans in one sentence: those most alike.
const PAIRS: usize = 3;

/// Of many things those that count most, in their own order.
fn foremost<T>(all: &[T], count: impl Fn(&T) -> usize) -> Vec<&T> {
    let mut order: Vec<usize> = (0..all.len()).filter(|&i| count(&all[i]) > 0).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(count(&all[i])));
    order.truncate(PAIRS);
    order.sort_unstable();
    order.into_iter().map(|i| &all[i]).collect()
}

/// What a reader in a hurry takes home: one sentence a question, all plans in it. Each number stands again, with its interval
/// and what it rests on, under its topic.
pub fn points(corpus: &Corpus, results: &Analyses, convention: Convention) -> Vec<Finding> {
    let plans: Vec<PlanIndex> = (0..corpus.plans.len() as u32).collect();
    let rule = convention_name(convention);
    let all = [
        heaviest(corpus, &results.workloads),
        leadless(corpus, &results.workloads, &rule),
        alike(corpus, results),
        leads(corpus, results, &rule),
        unowned(corpus, results),
    ];
    all.into_iter().flatten().map(|text| Finding::new("points", &plans, text)).collect()
}

/// A sentence of parts, one a plan or pair: `head：A…；B…。`
fn sentence(zh: &str, en: &str, parts: &[Text]) -> Option<Text> {
    let join = |of: fn(&Text) -> &str, by: &str| parts.iter().map(of).collect::<Vec<_>>().join(by);
    (!parts.is_empty()).then(|| {
        Text::new(format!("{zh}：{}。", join(|t| &t.zh, "；")), format!("{en}: {}.", join(|t| &t.en, "; ")))
    })
}

/// Who stands on most tasks of each plan.
fn heaviest(corpus: &Corpus, workloads: &[Workload]) -> Option<Text> {
    let of_plan = |w: &Workload| {
        let bureaus = || w.rows.iter().filter(|r| !corpus.agency(r.agency).is_territorial());
        let most = bureaus().map(|r| r.tasks.len()).max()?;
        let top: Vec<&AgencyLoad> = bureaus().filter(|r| r.tasks.len() == most).collect();
        let names = first_of(&top.iter().map(|r| body(corpus, r.agency)).collect::<Vec<_>>(), 3);
        let (plan, share) = (short_name(corpus, w.plan), percent_of(most, w.summary.tasks)?);
        Some(Text::new(
            format!("{}是{}（{most}项，{share}）", plan.zh, names.zh),
            format!("{} – {} ({most}, {share})", plan.en, names.en),
        ))
    };
    let parts: Vec<Text> = workloads.iter().filter_map(of_plan).collect();
    sentence("列入任务最多的部门", "On most tasks", &parts)
}

/// How many tasks of each plan have no lead.
fn leadless(corpus: &Corpus, workloads: &[Workload], rule: &Text) -> Option<Text> {
    let of_plan = |w: &Workload| {
        let (n, plan) = (w.summary.no_lead, short_name(corpus, w.plan));
        let share = percent_of(n, w.summary.tasks)?;
        Some(Text::new(format!("{}有{n}项（{share}）", plan.zh), format!("{} {n} ({share})", plan.en)))
    };
    let parts: Vec<Text> = workloads.iter().filter_map(of_plan).collect();
    let (zh, en) =
        (format!("没有牵头主体的任务（{}）", rule.zh), format!("Tasks without a lead under {}", rule.en));
    sentence(&zh, &en, &parts)
}

/// How much of two plans is alike.
fn alike(corpus: &Corpus, results: &Analyses) -> Option<Text> {
    let parts: Vec<Text> =
        foremost(&results.overlaps, |o| o.pairs.iter().filter(|p| p.grade >= Grade::Similar).count())
            .into_iter()
            .map(|o| {
                let count = |g: Grade| o.pairs.iter().filter(|p| p.grade == g).count();
                let (same, similar) = (count(Grade::Same), count(Grade::Similar));
                let (a, b) = (short_name(corpus, o.a), short_name(corpus, o.b));
                Text::new(
                    format!("{}与{}有{same}对、{similar}对", a.zh, b.zh),
                    format!("{} and {} {same} and {similar}", a.en, b.en),
                )
            })
            .collect();
    let most = if parts.len() < results.overlaps.len() {
        ("最多的方案", " (most alike plans)")
    } else {
        ("", "")
    };
    sentence(
        &format!("举措相同、相近的任务{}", most.0),
        &format!("Pairs of tasks with the same and with similar measures{}", most.1),
        &parts,
    )
}

/// Whether alike tasks are led alike.
fn leads(corpus: &Corpus, results: &Analyses, rule: &Text) -> Option<Text> {
    let parts: Vec<Text> = foremost(&results.divisions, |d| d.pairs.len())
        .into_iter()
        .map(|d| {
            let count = |o: Outcome| d.pairs.iter().filter(|p| p.outcome == o).count();
            let (n, same) = (d.pairs.len(), count(Outcome::SameLead));
            let other = count(Outcome::PartLead) + count(Outcome::LeadMoved);
            let (one, none) = (count(Outcome::LeadOneSide), count(Outcome::NoLead));
            let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
            Text::new(
                format!(
                    "{}与{}的{n}对中，牵头相同{same}对、不同{other}对、只有一方有牵头{one}对、双方都没有{none}对",
                    a.zh, b.zh
                ),
                format!(
                    "{} and {}, {n} pairs – {same} led alike, {other} otherwise, {one} led on one side only, {none} on neither",
                    a.en, b.en
                ),
            )
        })
        .collect();
    let (zh, en) = (
        format!("一一对应的任务由谁牵头（{}）", rule.zh),
        format!("Who leads matched tasks under {}", rule.en),
    );
    sentence(&zh, &en, &parts)
}

/// The themes of each plan that nobody owns.
fn unowned(corpus: &Corpus, results: &Analyses) -> Option<Text> {
    let themes = &results.themes.rows;
    let of_plan = |w: &Workload| {
        let is = |t: &&crate::analyse::themes::ThemeRow| {
            t.plans
                .iter()
                .any(|c| c.plan == w.plan && matches!(c.ownership, Ownership::Absent | Ownership::Unnamed))
        };
        let names: Vec<Text> = themes
            .iter()
            .filter(is)
            .map(|t| Text::new(&*t.zh, if t.en.is_empty() { &*t.zh } else { &*t.en }))
            .collect();
        let (n, plan) = (names.len(), short_name(corpus, w.plan));
        if n == 0 {
            return Text::new(format!("{}没有", plan.zh), format!("{} none", plan.en));
        }
        let named = if n <= NAMED { list(&names) } else { first_of(&names, NAMED) };
        Text::new(format!("{}有{n}个（{}）", plan.zh, named.zh), format!("{} {n} ({})", plan.en, named.en))
    };
    if themes.is_empty() {
        return None;
    }
    let parts: Vec<Text> = results.workloads.iter().map(of_plan).collect();
    let all = themes.len();
    sentence(
        &format!("编码本{all}个主题中无主的（没有任务或没有点名）"),
        &format!("Unowned of the codebook's {all} themes (no task, or nobody named)"),
        &parts,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foremost_keep_their_order_and_what_counts_nothing_is_left_out() {
        assert_eq!(foremost(&[2, 0, 5, 1, 4], |n| *n), [&2, &5, &4]);
        assert_eq!(foremost(&[0, 3], |n| *n), [&3]);
    }

    #[test]
    fn a_sentence_needs_parts() {
        assert_eq!(sentence("甲", "A", &[]), None);
        let parts = [Text::new("一", "one"), Text::new("二", "two")];
        assert_eq!(sentence("甲", "A", &parts), Some(Text::new("甲：一；二。", "A: one; two.")));
    }
}
