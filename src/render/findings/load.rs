use super::{
    Finding, Text,
    phrases::{
        body, convention_name, decimals, first_of, list, number, percent_of, share, short_name, tenths,
    },
};
use crate::{
    analyse::{
        family::Verdict,
        workload::{AgencyLoad, Concentration, Workload},
    },
    model::{Convention, Corpus},
};

/// Who carries most, who leads most, how unequally, and how many tasks nobody leads.
pub fn load(corpus: &Corpus, workload: &Workload, convention: Convention) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(heaviest(corpus, workload));
    found.extend(concentration(corpus, workload));
    found.extend(leadless(corpus, workload, convention));
    found.extend(leading(corpus, workload, convention));
    found.extend(open_lists(corpus, workload));
    found
}

/// What open lists leave open of the numbers above; nothing where they leave nothing open.
fn open_lists(corpus: &Corpus, w: &Workload) -> Option<Finding> {
    let (s, plan) = (&w.summary, short_name(corpus, w.plan));
    let mut ranges = Vec::new();
    for ((low, high), zh, en) in [
        (s.open_bounds.no_lead, "无牵头的任务为", "tasks without a lead are "),
        (s.open_bounds.single_body, "单一主体的任务为", "tasks with one body are "),
    ] {
        if low < high {
            ranges.push((format!("{zh}{low}–{high}项"), format!("{en}{low}–{high}")));
        }
    }
    for r in top(&bureaus(corpus, w), 1, |r| r.tasks.len()).into_iter().filter(|r| r.at_most > r.tasks.len())
    {
        let (b, low, high) = (body(corpus, r.agency), r.tasks.len(), r.at_most);
        ranges.push((
            format!("{}列入的任务为{low}–{high}项", b.zh),
            format!("{} is on {low}–{high} tasks", b.en),
        ));
    }
    if ranges.is_empty() {
        return None;
    }
    let (zh, en): (Vec<_>, Vec<_>) = ranges.into_iter().unzip();
    let text = Text::new(
        format!("{}有{}项任务的名单没有列尽，未列出者从全无到全有，{}。", plan.zh, s.open, zh.join("，")),
        format!(
            "The lists of {} tasks of {} are open; from naming nobody more to naming anybody, {}.",
            s.open,
            plan.en,
            en.join(", ")
        ),
    );
    Some(Finding::new("load", &[w.plan], text))
}

/// Where a Gini lies against dealing at random, as its test has it.
fn against_deals(c: &Concentration, zh: &str, en: &str) -> Option<Text> {
    let (value, (low, high)) = (c.gini.value?, c.gini.null?);
    let band = format!("{}–{}", decimals(low, 2), decimals(high, 2));
    let (verdict_zh, verdict_en) = match c.test?.verdict {
        Verdict::Significant if value > f64::midpoint(low, high) => ("高于", "above"),
        Verdict::Significant => ("低于", "below"),
        Verdict::NotSignificant => ("没有显著不同于", "not significantly different from"),
        Verdict::Undecided => ("抽样尚不能判定是否不同于", "by the draws made not decidedly different from"),
    };
    Some(Text::new(
        format!("{verdict_zh}{zh}时的范围（{band}）"),
        format!("{verdict_en} the range expected when {en} ({band})"),
    ))
}

/// The bodies with the most of something, heaviest first, all that tie with the last kept; `most` ranks at least.
fn top<'w>(
    rows: &[&'w AgencyLoad],
    most: usize,
    count: impl Fn(&AgencyLoad) -> usize,
) -> Vec<&'w AgencyLoad> {
    let mut rows: Vec<&AgencyLoad> = rows.iter().copied().filter(|r| count(r) > 0).collect();
    rows.sort_by_key(|r| std::cmp::Reverse(count(r)));
    let least = rows.get(most.saturating_sub(1)).map_or(0, |r| count(r));
    rows.retain(|r| count(r) >= least);
    rows
}

fn bureaus<'w>(corpus: &Corpus, w: &'w Workload) -> Vec<&'w AgencyLoad> {
    w.rows.iter().filter(|r| !corpus.agency(r.agency).is_territorial()).collect()
}

/// The heaviest non-territorial bodies, with all that tie.
fn heaviest(corpus: &Corpus, w: &Workload) -> Option<Finding> {
    let rows = bureaus(corpus, w);
    let first = top(&rows, 1, |r| r.tasks.len());
    let most = first.first()?.tasks.len();
    let plan = short_name(corpus, w.plan);
    let names = first_of(&first.iter().map(|r| body(corpus, r.agency)).collect::<Vec<_>>(), 4);
    let share = percent_of(most, w.summary.tasks)?;
    let each = if first.len() > 1 { "，均为" } else { "，" };
    let mut text = Text::new(
        format!("{}中，列入任务最多的部门（不计属地政府）是{}{each}{most}项（{share}）", plan.zh, names.zh),
        format!(
            "In {}, territorial bodies apart, {} {} on most tasks: {most} ({share})",
            plan.en,
            names.en,
            verb(first.len())
        ),
    );
    let rest: Vec<&AgencyLoad> = rows.iter().copied().filter(|r| r.tasks.len() < most).collect();
    let next: Vec<Text> = top(&rest, 2, |r| r.tasks.len())
        .iter()
        .take(4)
        .map(|r| {
            let (b, n) = (body(corpus, r.agency), r.tasks.len());
            Text::new(format!("{}（{n}项）", b.zh), format!("{} ({n})", b.en))
        })
        .collect();
    if !next.is_empty() && first.len() < 4 {
        let next = list(&next);
        text.push(&format!("，其次是{}", next.zh), &format!(", followed by {}", next.en));
    }
    text.push("。", ".");
    let tasks = if let [one] = first[..] { one.tasks.clone() } else { Vec::new() };
    Some(Finding::new("load", &[w.plan], text).resting_on(tasks))
}

fn verb(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn concentration(corpus: &Corpus, w: &Workload) -> Option<Finding> {
    let load = &w.summary.load;
    let gini = number(&load.gini)?;
    let plan = short_name(corpus, w.plan);
    let mut text = Text::new(
        format!("{}的责任条数在{}个主体之间的基尼系数为{}", plan.zh, load.n, gini.zh),
        format!(
            "The assignments of {} are spread over {} bodies with a Gini of {}",
            plan.en, load.n, gini.en
        ),
    );
    let (zh, en) =
        ("把任务随机分派给各主体", "assignments are dealt at random, each body having one at least");
    if let Some(null) = against_deals(load, zh, en) {
        text.push(&format!("，{}", null.zh), &format!(", {}", null.en));
    }
    if let Some(effective) = tenths(&load.effective) {
        text.push(
            &format!("；其集中程度相当于由{}个主体均摊", effective.zh),
            &format!("; that is as concentrated as {} equal bodies would be", effective.en),
        );
    }
    text.push("。", ".");
    Some(Finding::new("load", &[w.plan], text))
}

fn leadless(corpus: &Corpus, w: &Workload, convention: Convention) -> Option<Finding> {
    let s = &w.summary;
    let (word, role) = (percent_of(s.no_lead_word, s.tasks)?, percent_of(s.no_lead, s.tasks)?);
    let (plan, c) = (short_name(corpus, w.plan), convention_name(convention));
    let mut text = Text::new(
        format!("{}有{}项任务（{word}）的责任句没有“牵头”字样；按{}，", plan.zh, s.no_lead_word, c.zh),
        format!(
            "{} tasks of {} ({word}) have no word for a lead (牵头) in their statement; under {}, ",
            s.no_lead_word, plan.en, c.en
        ),
    );
    if s.no_lead == s.tasks {
        text.push("没有一项任务有牵头主体。", "no task has a lead.");
    } else if s.no_lead == 0 {
        text.push("每项任务都有牵头主体", "every task has a lead");
        text.push(&co_led(s.co_led).zh, &co_led(s.co_led).en);
    } else {
        text.push(
            &format!("{}项（{role}）没有牵头主体", s.no_lead),
            &format!("{} ({role}) have no lead", s.no_lead),
        );
        text.push(&co_led(s.co_led).zh, &co_led(s.co_led).en);
    }
    Some(Finding::new("load", &[w.plan], text))
}

fn co_led(n: usize) -> Text {
    match n {
        0 => Text::new("，没有任务由多个主体共同牵头。", ", and no task is led by more than one body."),
        _ => Text::new(
            format!("，{n}项由两个以上主体共同牵头。"),
            format!("; led by two bodies or more: {n}."),
        ),
    }
}

/// Who leads most, and how far leads are in few hands.
fn leading(corpus: &Corpus, w: &Workload, convention: Convention) -> Option<Finding> {
    let leads = |r: &AgencyLoad| r.by_role[0];
    let rows: Vec<&AgencyLoad> = w.rows.iter().collect();
    let first = top(&rows, 3, leads);
    if first.is_empty() {
        return None;
    }
    let (plan, c) = (short_name(corpus, w.plan), convention_name(convention));
    let named: Vec<Text> = first
        .iter()
        .map(|r| {
            let (b, n) = (body(corpus, r.agency), leads(r));
            Text::new(format!("{}（{n}项）", b.zh), format!("{} ({n})", b.en))
        })
        .collect();
    let named = first_of(&named, 5);
    let (n, bodies) = (rows.iter().filter(|r| leads(r) > 0).count(), w.summary.agencies);
    let mut text = Text::new(
        format!("按{}，{}的{bodies}个主体中有{n}个牵头过任务，最多的是{}", c.zh, plan.zh, named.zh),
        format!(
            "Under {}, {n} of the {bodies} bodies of {} lead a task, most often {}",
            c.en, plan.en, named.en
        ),
    );
    if let Some(top3) = share(&w.summary.leads.top3) {
        text.push(
            &format!("；前三位合计占全部牵头的{}（共同牵头由各方均分）", top3.zh),
            &format!("; the first three hold {} of all leads, co-leads sharing theirs", top3.en),
        );
    }
    let (zh, en) = ("在每项任务所列主体中随机指定牵头", "each task draws its leads among its own bodies");
    let null = against_deals(&w.summary.leads, zh, en);
    if let (Some(gini), Some(null)) = (number(&w.summary.leads.gini), null) {
        text.push(
            &format!("，牵头的基尼系数为{}，{}", gini.zh, null.zh),
            &format!(", and the Gini of leads is {}, {}", gini.en, null.en),
        );
    }
    text.push("。", ".");
    Some(Finding::new("load", &[w.plan], text))
}
