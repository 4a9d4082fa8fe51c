use super::{Finding, Text, decimals, list, name_of};
use crate::{
    analyse::clusters::{Cluster, Clusters},
    model::{AgencyId, Corpus},
};

/// Significance level of every test that is spoken of.
const LEVEL: f64 = 0.05;

/// Who works with whom: the ties that stand out, the clusters and how far they can be trusted.
pub fn network(corpus: &Corpus, c: &Clusters) -> Vec<Finding> {
    if let Some(why) = &c.refusal {
        let name = name_of(corpus, c.plan);
        let text = Text::new(format!("{}：{}", name.zh, why.zh), format!("{}: {}", name.en, why.en));
        return vec![Finding::new("clusters", &[c.plan], text)];
    }
    let mut found = vec![ties(corpus, c)];
    found.extend(partition(corpus, c));
    found.extend(c.clusters.iter().filter(|k| k.members.len() > 1).map(|k| cluster(corpus, c, k)));
    found
}

fn ties(corpus: &Corpus, c: &Clusters) -> Finding {
    let significant: Vec<_> = c.ties.iter().filter(|t| t.q.is_some_and(|q| q <= LEVEL)).collect();
    let name = name_of(corpus, c.plan);
    let all = c.ties.len();
    let mut zh = format!("{}的{}个主体中有{all}对共同承担任务；", name.zh, c.agencies.len());
    let mut en = format!("Of the {} bodies of {}, {all} pairs share a task; ", c.agencies.len(), name.en);
    if significant.is_empty() {
        zh += "在固定边际的零模型下，校正后没有一对显著多于预期";
        en += "with both margins fixed, none shares significantly more than expected after correction";
    } else {
        zh += &format!("在固定边际的零模型下，校正后有{}对显著多于预期", significant.len());
        en += &format!(
            "with both margins fixed, {} share significantly more than expected after correction",
            significant.len()
        );
    }
    match c.floor {
        Some(n) => {
            zh += &format!("（共同任务少于{n}项的一对不可能显著）。");
            en += &format!(" (a pair with fewer than {n} shared tasks cannot be significant).");
        }
        None => {
            zh += "（任务太少，任何一对都不可能显著）。";
            en += " (with so few tasks no pair can be significant).";
        }
    }
    Finding::new("clusters", &[c.plan], Text::new(zh, en))
}

fn partition(corpus: &Corpus, c: &Clusters) -> Option<Finding> {
    let (q, p) = (decimals(c.modularity?, 3), c.partition_p?);
    let name = name_of(corpus, c.plan);
    let n = c.clusters.iter().filter(|k| k.members.len() > 1).count();
    let p_text = decimals(p, 3);
    let (verdict_zh, verdict_en) = if p <= LEVEL {
        ("强于随机网络", "stronger than in random networks with the same margins")
    } else {
        (
            "并不强于随机网络，应作描述而非结论",
            "no stronger than in random networks with the same margins: a description, not a conclusion",
        )
    };
    let text = Text::new(
        format!("{}的合作网络分为{n}个集群（模块度{q}，p={p_text}），分群{verdict_zh}。", name.zh),
        format!(
            "The network of {} falls into {n} clusters (modularity {q}, p = {p_text}), {verdict_en}.",
            name.en
        ),
    );
    Some(Finding::new("clusters", &[c.plan], text))
}

fn cluster(corpus: &Corpus, c: &Clusters, k: &Cluster) -> Finding {
    let name = name_of(corpus, c.plan);
    let members = list(&k.members.iter().map(|&a| body(corpus, a)).collect::<Vec<_>>());
    let mut zh = format!("{}集群{}：{}", name.zh, k.number, members.zh);
    let mut en = format!("{}, cluster {}: {}", name.en, k.number, members.en);
    if let Some(s) = k.stability {
        let (band_zh, band_en) = band(s);
        zh += &format!("；稳定性{}（{band_zh}）", decimals(s, 2));
        en += &format!("; stability {} ({band_en})", decimals(s, 2));
    }
    if let Some(p) = k.p {
        zh += &format!("，p={}", decimals(p, 3));
        en += &format!(", p = {}", decimals(p, 3));
    }
    zh += &format!("；共同任务{}项。", k.tasks.len());
    en += &format!("; {} tasks name at least two of them.", k.tasks.len());
    Finding::new("clusters", &[c.plan], Text::new(zh, en)).resting_on(k.tasks.clone())
}

fn body(corpus: &Corpus, id: AgencyId) -> Text {
    let a = corpus.agency(id);
    Text::new(&*a.label, if a.label_en.is_empty() { &*a.label } else { &*a.label_en })
}

/// Hennig's bands for the mean Jaccard of a resampled cluster.
fn band(stability: f64) -> (&'static str, &'static str) {
    match stability {
        s if s >= 0.85 => ("高度稳定", "highly stable"),
        s if s >= 0.75 => ("稳定", "stable"),
        s if s >= 0.6 => ("有此模式，成员存疑", "a pattern, its members doubtful"),
        s if s > 0.5 => ("不足为据", "not to be trusted"),
        _ => ("已瓦解", "dissolved"),
    }
}
