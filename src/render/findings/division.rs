use super::{
    Finding, Text,
    phrases::{
        decimals, first_of, first_tasks, functions, list, number, p_value, percent, short_name, task,
        topic_of,
    },
};
use crate::{
    analyse::{
        division::{Division, FunctionShare, Outcome},
        family::Verdict,
        overlap::{Grade, Overlap, TaskPair},
    },
    model::Corpus,
};

/// How two plans divide the same work. `o` is the comparison `d` was made from.
pub fn division(corpus: &Corpus, d: &Division, o: &Overlap) -> Vec<Finding> {
    let mut found = Vec::new();
    if d.same_city {
        found.extend(schedule(corpus, d));
    }
    found.extend(outcomes(corpus, d));
    found.extend(moved(corpus, d, o));
    if d.same_city {
        found.extend(drift(corpus, d, o));
    }
    found.extend(shares(corpus, d));
    found.extend(one_sided(corpus, d));
    found.extend(network(corpus, d));
    found.extend(refusal(corpus, d));
    found
}

/// Why parts of the comparison are missing.
fn refusal(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let why = d.refusal.as_ref()?;
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let text = Text::new(
        format!("{}与{}的比较：{}", a.zh, b.zh, why.zh),
        format!("{} and {} compared: {}", a.en, b.en, why.en),
    );
    Some(Finding::new("division", &[d.a, d.b], text))
}

/// What of a city's master list stands in its yearly one, and what only the yearly one has.
fn schedule(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let s = d.schedule.as_ref()?;
    let size = |p: u32| corpus.plans.get(p as usize).map_or(0, |p| p.tasks.len());
    let (ta, tb) = (size(d.a), size(d.b));
    if ta == 0 || tb == 0 {
        return None;
    }
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let (in_a, in_b) = (s.scheduled.len(), tb - s.added.len());
    let mut text = Text::new(
        format!(
            "{}与{}同属一市：前者{ta}项任务中有{in_a}项在后者中有相同或相近的任务，后者{tb}项中有{in_b}项能在前者中找到",
            a.zh, b.zh
        ),
        format!(
            "{} and {} are of one city: {in_a} of the {ta} tasks of the first have the same or a similar task in the \
             second, and {in_b} of the {tb} of the second are found in the first",
            a.en, b.en
        ),
    );
    for (tasks, zh, en) in [
        (&s.not_scheduled, "前者在后者中未见安排的是", "not scheduled in the second"),
        (&s.added, "只见于后者的是", "only in the second"),
    ] {
        if !tasks.is_empty() {
            let names = first_tasks(corpus, tasks, 8);
            text.push(&format!("；{zh}{}", names.zh), &format!("; {en}: {}", names.en));
        }
    }
    text.push("。两表不宜相加。", ". The two lists must not be added up.");
    let rest = s.not_scheduled.iter().chain(&s.added).copied().collect();
    Some(Finding::new("division", &[d.a, d.b], text).resting_on(rest))
}

fn outcomes(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let n = d.pairs.len();
    if n == 0 {
        return None;
    }
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let count = |o: Outcome| d.pairs.iter().filter(|p| p.outcome == o).count();
    let words = [
        (Outcome::SameLead, "牵头相同", "same lead"),
        (Outcome::PartLead, "牵头部分相同", "leads partly the same"),
        (Outcome::LeadMoved, "牵头不同", "different leads"),
        (Outcome::LeadOneSide, "只有一方有牵头", "a lead on one side only"),
        (Outcome::NoLead, "双方都没有牵头", "no lead on either side"),
    ];
    let said = words.iter().map(|(o, zh, en)| (count(*o), zh, en)).filter(|x| x.0 > 0);
    let (zh, en): (Vec<_>, Vec<_>) =
        said.map(|(n, zh, en)| (format!("{zh}的{n}对"), format!("{en} {n}"))).unzip();
    let mut text = Text::new(
        format!("{}与{}一一对应的{n}对任务中，{}", a.zh, b.zh, zh.join("，")),
        format!("Matched pairs of tasks of {} and {} ({n}): {}", a.en, b.en, en.join(", ")),
    );
    if let Some(agreement) = number(&d.body_agreement) {
        text.push(
            &format!("；两边所列主体的重合度（杰卡德系数，{}对）平均为{}", d.body_pairs, agreement.zh),
            &format!(
                "; the bodies named on the two sides agree with a mean Jaccard of {} ({} pairs)",
                agreement.en, d.body_pairs
            ),
        );
    }
    if let Some(masi) = number(&d.lead_masi) {
        text.push(
            &format!("，双方都有牵头的{}对中牵头主体的一致程度（MASI 相似度）平均为{}", d.lead_pairs, masi.zh),
            &format!(
                "; in the {} pairs with a lead on both sides, the lead sets agree with a mean MASI similarity of {}",
                d.lead_pairs, masi.en
            ),
        );
    }
    text.push("。", ".");
    Some(Finding::new("division", &[d.a, d.b], text))
}

/// Matched tasks whose lead is another body on the other side.
fn moved(corpus: &Corpus, d: &Division, o: &Overlap) -> Option<Finding> {
    let of = d.pairs.iter().filter(|p| p.outcome == Outcome::LeadMoved);
    let pairs: Vec<&TaskPair> = of.filter_map(|p| o.pairs.get(p.pair)).collect();
    if pairs.is_empty() {
        return None;
    }
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let said: Vec<(String, String)> = pairs
        .iter()
        .take(4)
        .map(|p| {
            let what = topic_of(corpus, p.b);
            let (la, lb) = (names(corpus, &p.lead_a), names(corpus, &p.lead_b));
            let (ta, tb) = (task(corpus, p.a), task(corpus, p.b));
            (
                format!("“{what}”（{}、{}）前者由{}牵头，后者由{}牵头", ta.zh, tb.zh, la.zh, lb.zh),
                format!("“{what}” ({}, {}): {} there, {} here", ta.en, tb.en, la.en, lb.en),
            )
        })
        .collect();
    let (zh, en): (Vec<_>, Vec<_>) = said.into_iter().unzip();
    let text = Text::new(
        format!("{}与{}牵头不同的任务：{}。", a.zh, b.zh, zh.join("；")),
        format!("Led by different bodies in {} (“there”) and {} (“here”): {}.", a.en, b.en, en.join("; ")),
    );
    Some(
        Finding::new("division", &[d.a, d.b], text)
            .resting_on(pairs.iter().flat_map(|p| [p.a, p.b]).collect()),
    )
}

fn names(corpus: &Corpus, keys: &[std::sync::Arc<str>]) -> Text {
    functions(corpus, keys.iter().map(|k| &**k))
}

/// Tasks of one city's two lists that name other bodies in the second.
fn drift(corpus: &Corpus, d: &Division, o: &Overlap) -> Option<Finding> {
    let changed = |p: &&TaskPair| p.grade == Grade::Same && !(p.only_a.is_empty() && p.only_b.is_empty());
    let pairs: Vec<&TaskPair> = d.pairs.iter().filter_map(|p| o.pairs.get(p.pair)).filter(changed).collect();
    let same = d.pairs.iter().filter_map(|p| o.pairs.get(p.pair)).filter(|p| p.grade == Grade::Same).count();
    if same == 0 {
        return None;
    }
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let both = [d.a, d.b];
    if pairs.is_empty() {
        let text = Text::new(
            format!("{}与{}中举措相同的{same}对任务，所列部门完全一致。", a.zh, b.zh),
            format!(
                "The {same} pairs of tasks with the same measure in {} and {} name the same bodies.",
                a.en, b.en
            ),
        );
        return Some(Finding::new("division", &both, text));
    }
    let said: Vec<(String, String)> = pairs
        .iter()
        .take(5)
        .map(|p| {
            let (ta, tb) = (task(corpus, p.a), task(corpus, p.b));
            let (mut zh, mut en) = (Vec::new(), Vec::new());
            if !p.only_a.is_empty() {
                let only = names(corpus, &p.only_a);
                zh.push(format!("仅前者列{}", only.zh));
                en.push(format!("only the first names {}", only.en));
            }
            if !p.only_b.is_empty() {
                let only = names(corpus, &p.only_b);
                zh.push(format!("仅后者列{}", only.zh));
                en.push(format!("only the second names {}", only.en));
            }
            (
                format!("{}对{}（{}）", ta.zh, tb.zh, zh.join("，")),
                format!("{} and {} ({})", ta.en, tb.en, en.join(", ")),
            )
        })
        .collect();
    let (zh, en): (Vec<_>, Vec<_>) = said.into_iter().unzip();
    let n = pairs.len();
    let text = Text::new(
        format!("{}与{}中举措相同的{same}对任务，有{n}对所列部门不同：{}。", a.zh, b.zh, zh.join("；")),
        format!(
            "Of the {same} pairs with the same measure in {} and {}, {n} name other bodies: {}.",
            a.en,
            b.en,
            en.join("; ")
        ),
    );
    Some(Finding::new("division", &both, text).resting_on(pairs.iter().flat_map(|p| [p.a, p.b]).collect()))
}

/// The functions whose share of the load differs more than dealing the tasks to the two plans at random explains.
fn shares(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let gap = |f: &FunctionShare| f.difference.value.map(f64::abs);
    let mut rows: Vec<_> = d.functions.iter().filter_map(|f| Some((gap(f)?, f))).collect();
    rows.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| x.1.key.cmp(&y.1.key)));
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let tested = d.functions.iter().filter(|f| f.test.is_some()).count();
    let clear: Vec<_> = rows.iter().filter(|(_, f)| f.test.is_some_and(|t| t.holds())).take(4).collect();
    let shown: Vec<Text> = if clear.is_empty() { rows.iter().take(3).collect() } else { clear.clone() }
        .iter()
        .filter_map(|(_, f)| {
            let (sa, sb) = (percent(f.a?), percent(f.b?));
            let (mut zh, mut en) = (format!("{sa} 对 {sb}"), format!("{sa} against {sb}"));
            if let Some((low, high)) = f.difference.interval {
                let (low, high) = (decimals(low * 100.0, 1), decimals(high * 100.0, 1));
                zh.push_str(&format!("，差的 95% 区间为 {low} 至 {high} 个百分点"));
                en.push_str(&format!(", 95% interval of the difference {low} to {high} points"));
            }
            let name = if f.label_en.is_empty() { &f.label } else { &f.label_en };
            Some(Text::new(format!("{}（{zh}）", f.label), format!("{name} ({en})")))
        })
        .collect();
    if shown.is_empty() || tested == 0 {
        return None;
    }
    let said = list(&shown);
    let text = if clear.is_empty() {
        Text::new(
            format!(
                "各职能在{}与{}中的负载份额没有一项显著不同（{tested}项职能，多重比较校正后），相差最大的是{}。",
                a.zh, b.zh, said.zh
            ),
            format!(
                "No function's share of the load differs significantly between {} and {} ({tested} functions, corrected for \
                 multiple tests); the largest differences are {}.",
                a.en, b.en, said.en
            ),
        )
    } else {
        Text::new(
            format!(
                "负载份额在{}与{}之间显著不同（{tested}项职能，多重比较校正后）的职能：{}。",
                a.zh, b.zh, said.zh
            ),
            format!(
                "Functions whose share of the load differs significantly between {} and {} ({tested} functions, corrected for \
                 multiple tests): {}.",
                a.en, b.en, said.en
            ),
        )
    };
    Some(Finding::new("division", &[d.a, d.b], text))
}

/// Functions that only one of the plans names.
fn one_sided(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let only = |in_a: bool| -> Vec<Text> {
        let mut rows: Vec<&FunctionShare> = d
            .functions
            .iter()
            .filter(|f| if in_a { f.tasks.0 > 0 && f.tasks.1 == 0 } else { f.tasks.0 == 0 && f.tasks.1 > 0 })
            .collect();
        rows.sort_by_key(|f| (std::cmp::Reverse(f.tasks.0 + f.tasks.1), f.key.clone()));
        rows.iter()
            .map(|f| {
                let n = f.tasks.0 + f.tasks.1;
                let en = if f.label_en.is_empty() { &f.label } else { &f.label_en };
                Text::new(format!("{}（{n}项）", f.label), format!("{en} ({n})"))
            })
            .collect()
    };
    let (only_a, only_b) = (only(true), only(false));
    if only_a.is_empty() && only_b.is_empty() {
        return None;
    }
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (plan, all) in [(&a, &only_a), (&b, &only_b)] {
        if !all.is_empty() {
            let said = first_of(all, 5);
            zh.push(format!("只见于{}的职能：{}", plan.zh, said.zh));
            en.push(format!("Functions that only {} names (tasks): {}", plan.en, said.en));
        }
    }
    let text = Text::new(format!("{}。", zh.join("；")), format!("{}.", en.join(". ")));
    Some(Finding::new("division", &[d.a, d.b], text))
}

fn network(corpus: &Corpus, d: &Division) -> Option<Finding> {
    let wn = d.beta_wn?;
    let (a, b) = (short_name(corpus, d.a), short_name(corpus, d.b));
    let mut text = Text::new(
        format!("{}与{}的共事关系相异度为{}（0 为完全相同，1 为毫无相同）", a.zh, b.zh, decimals(wn, 2)),
        format!(
            "The co-responsibility links of {} and {} differ by {} (0 the same, 1 nothing in common)",
            a.en,
            b.en,
            decimals(wn, 2)
        ),
    );
    if let (Some(st), Some(os)) = (d.beta_st, d.beta_os) {
        let (st, os) = (decimals(st, 2), decimals(os, 2));
        text.push(
            &format!("，其中{st}缘于一方才有的职能，{os}缘于双方共有的职能搭配不同"),
            &format!(
                ": {st} from functions that only one side has, {os} from shared functions tied otherwise"
            ),
        );
    }
    if let (Some(x), Some(y)) = d.beta_halves {
        let (x, y) = (decimals(x, 2), decimals(y, 2));
        text.push(
            &format!("；作为尺度，把前者或后者的任务各随机分成两半，两半之间的相异度平均为{x}和{y}"),
            &format!(
                "; as a scale, two random halves of the first differ by {x}, of the second by {y} on average"
            ),
        );
    }
    if let Some(q) = d.qap {
        let (r, p, n) = (decimals(q.r, 2), p_value(q.test.p.value), q.functions);
        let (zh, en) = match q.test.verdict {
            Verdict::Significant => ("显著", "significant"),
            Verdict::NotSignificant => ("不显著", "not significant"),
            Verdict::Undecided => ("抽样尚不能判定", "not decided by the draws made"),
        };
        text.push(
            &format!(
                "；扣除各职能任务多少和各任务主体多少所造成的部分后，{n}个共有职能之间的共事强度相关系数为{r}（{}，{zh}）",
                p.zh
            ),
            &format!(
                "; beyond what the numbers of tasks and of bodies make, the ties among the {n} shared functions correlate with \
                 r = {r} ({}, {en})",
                p.en
            ),
        );
    }
    if let Some(ari) = d.ari {
        let ari = decimals(ari, 2);
        text.push(
            &format!("，两边集群划分的一致程度（调整兰德指数，{}个职能）为{ari}", d.partition_functions),
            &format!(
                ", and the two partitions agree with an adjusted Rand index of {ari} ({} functions)",
                d.partition_functions
            ),
        );
    }
    text.push("。", ".");
    Some(Finding::new("division", &[d.a, d.b], text))
}
