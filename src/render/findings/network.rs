use super::{
    Finding, Text,
    phrases::{body, decimals, first_of, p_value, percent_of, short_name, task},
};
use crate::{
    analyse::clusters::{Cluster, Clusters},
    model::{AgencyId, Corpus},
};

/// Significance level of every test that is spoken of.
const LEVEL: f64 = 0.05;

/// Who works with whom: the ties that stand out, the clusters and how far they can be trusted.
pub fn network(corpus: &Corpus, c: &Clusters) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(why) = &c.refusal {
        let name = short_name(corpus, c.plan);
        let text = Text::new(format!("{}：{}", name.zh, why.zh), format!("{}: {}", name.en, why.en));
        found.push(Finding::new("clusters", &[c.plan], text));
    } else {
        found.push(ties(corpus, c));
        found.extend(partition(corpus, c));
        found.extend(c.clusters.iter().filter(|k| k.members.len() > 1).map(|k| cluster(corpus, c, k)));
    }
    found.extend(everybody(corpus, c));
    found.extend(core(corpus, c));
    found
}

/// Whether a few bodies are the core of all co-operation, against what skewed loads alone would give.
fn core(corpus: &Corpus, c: &Clusters) -> Option<Finding> {
    let k = c.core_periphery.as_ref()?;
    let (fit, p) = (decimals(k.fit.value?, 2), k.p?);
    let (name, core) = (short_name(corpus, c.plan), bodies(corpus, &k.core, 8));
    let band = k.fit.null.map(|(low, high)| format!("{}–{}", decimals(low, 2), decimals(high, 2)))?;
    let (zh, en) = if p <= LEVEL {
        ("比随机方案更分明", "plainer than in random plans")
    } else {
        (
            "随机方案也有同样的程度，任务数悬殊本身就足以造成",
            "no plainer than in random plans: uneven loads alone make one",
        )
    };
    // Beyond twenty bodies the search may miss a better core.
    let (found_zh, found_en) =
        if k.exact { ("", "") } else { ("找到的", "by a search that may miss a better one, ") };
    let text = Text::new(
        format!(
            "{}的共事网络若分为核心与边缘，{found_zh}核心是{}（拟合{fit}，随机方案{band}，{}）：{zh}。",
            name.zh,
            core.zh,
            p_value(p).zh
        ),
        format!(
            "Divided into a core and a periphery, the network of {} has as its core, {found_en}{} (fit {fit}, random plans {band}, {}): \
             {en}.",
            name.en,
            core.en,
            p_value(p).en
        ),
    );
    Some(Finding::new("clusters", &[c.plan], text))
}

fn bodies(corpus: &Corpus, ids: &[AgencyId], most: usize) -> Text {
    first_of(&ids.iter().map(|&a| body(corpus, a)).collect::<Vec<_>>(), most)
}

fn ties(corpus: &Corpus, c: &Clusters) -> Finding {
    let significant: Vec<_> = c.ties.iter().filter(|t| t.q.is_some_and(|q| q <= LEVEL)).collect();
    let name = short_name(corpus, c.plan);
    let all = c.ties.len();
    let mut text = Text::new(
        format!("{}的{}个部门（不计属地政府）中，有{all}对同在一项任务", name.zh, c.agencies.len()),
        format!(
            "Of the {} bodies of {} (territorial ones left out), {all} pairs share a task",
            c.agencies.len(),
            name.en
        ),
    );
    let tested = c.ties.iter().any(|t| t.q.is_some());
    if tested && significant.is_empty() {
        text.push(
            "；与保持各主体任务数和各任务主体数不变的随机方案相比，没有一对的共事显著多于预期",
            "; against random plans with the same tasks a body and bodies a task, no pair shares significantly more than \
             expected",
        );
    } else if tested {
        let pairs: Vec<Text> = significant
            .iter()
            .map(|t| {
                let (a, b, n) = (body(corpus, t.a), body(corpus, t.b), t.tasks.len());
                Text::new(format!("{}与{}（{n}项）", a.zh, b.zh), format!("{} with {} ({n})", a.en, b.en))
            })
            .collect();
        let (n, pairs) = (pairs.len(), first_of(&pairs, 3));
        text.push(
            &format!("；与保持各主体任务数和各任务主体数不变的随机方案相比，{n}对共事显著多于预期：{}", pairs.zh),
            &format!(
                "; against random plans with the same tasks a body and bodies a task, {n} share significantly more than \
                 expected: {}",
                pairs.en
            ),
        );
    }
    text.push("。", ".");
    if tested && significant.len() < all {
        match c.floor {
            Some(n) if n > 1 => text.push(
                &format!("以这份方案的任务数，共同任务不足{n}项的一对在校正后不可能显著，不显著不等于无关。"),
                &format!(
                    " With the tasks of this plan a pair with fewer than {n} in common cannot be significant after \
                     correction: not significant does not mean unrelated."
                ),
            ),
            Some(_) => {}
            None => text.push(
                "任务太少，任何一对在校正后都不可能显著。",
                " With so few tasks no pair can be significant after correction.",
            ),
        }
    }
    let mut tasks: Vec<_> = significant.iter().flat_map(|t| t.tasks.clone()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    Finding::new("clusters", &[c.plan], text).resting_on(tasks)
}

fn partition(corpus: &Corpus, c: &Clusters) -> Option<Finding> {
    let (q, p) = (decimals(c.modularity?, 2), c.partition_p?);
    let name = short_name(corpus, c.plan);
    let n = c.clusters.iter().filter(|k| k.members.len() > 1).count();
    let (zh, en) = if p <= LEVEL {
        ("分群程度高于随机方案", "more than random plans with the same margins show")
    } else {
        (
            "随机方案也会有同样的分群，因此这一划分只作描述，不作结论",
            "no more than random plans with the same margins show: a description, not a conclusion",
        )
    };
    let text = Text::new(
        format!("{}的共事网络分为{n}个集群（模块度{q}，{}），{zh}。", name.zh, p_value(p).zh),
        format!(
            "The network of {} falls into {n} clusters (modularity {q}, {}), {en}.",
            name.en,
            p_value(p).en
        ),
    );
    Some(Finding::new("clusters", &[c.plan], text))
}

fn cluster(corpus: &Corpus, c: &Clusters, k: &Cluster) -> Finding {
    let name = short_name(corpus, c.plan);
    let members = bodies(corpus, &k.members, 8);
    let n = k.tasks.len();
    let mut text = Text::new(
        format!("{}集群{}：{}，有{n}项任务列了其中两个以上", name.zh, k.number, members.zh),
        format!("{}, cluster {}: {}; tasks with two or more of them: {n}", name.en, k.number, members.en),
    );
    if let Some(s) = k.stability {
        let (zh, en) = band(s);
        let s = decimals(s, 2);
        text.push(
            &format!("；对任务重抽样时的稳定性为{s}（{zh}）"),
            &format!("; stability over resampled tasks {s} ({en})"),
        );
    }
    if let Some(p) = k.p {
        let (zh, en) = if p <= LEVEL {
            (
                "内部共事多于随机方案中最强的集群",
                "held together more than the strongest cluster of random plans",
            )
        } else {
            (
                "内部共事并不多于随机方案中最强的集群",
                "held together no more than the strongest cluster of random plans",
            )
        };
        text.push(&format!("；{zh}（{}）", p_value(p).zh), &format!("; {en} ({})", p_value(p).en));
    }
    text.push("。", ".");
    Finding::new("clusters", &[c.plan], text).resting_on(k.tasks.clone())
}

/// Tasks that nearly everybody is on make ties by themselves: they are shown.
fn everybody(corpus: &Corpus, c: &Clusters) -> Option<Finding> {
    let n = c.everybody_tasks.len();
    let share = percent_of(n, corpus.plans.get(c.plan as usize)?.tasks.len()).filter(|_| n > 0)?;
    let name = short_name(corpus, c.plan);
    let which = first_of(&c.everybody_tasks.iter().map(|t| task(corpus, *t)).collect::<Vec<_>>(), 6);
    let text = Text::new(
        format!(
            "{}有{n}项任务（{share}）列了网络中半数以上的部门（{}）；这类任务本身就会造成大量共事，网络中予以保留并单独列出。",
            name.zh, which.zh
        ),
        format!(
            "{n} tasks of {} ({share}) name at least half of the bodies of the network ({}); such tasks make many ties by \
             themselves; they are kept, and shown.",
            name.en, which.en
        ),
    );
    Some(Finding::new("clusters", &[c.plan], text).resting_on(c.everybody_tasks.clone()))
}

/// Hennig's bands for the mean Jaccard of a resampled cluster.
fn band(stability: f64) -> (&'static str, &'static str) {
    match stability {
        s if s >= 0.85 => ("高度稳定", "highly stable"),
        s if s >= 0.75 => ("稳定", "stable"),
        s if s >= 0.6 => ("成员存疑", "its members doubtful"),
        s if s > 0.5 => ("不可信", "not to be trusted"),
        _ => ("不成立", "dissolved"),
    }
}
