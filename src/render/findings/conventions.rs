use super::{
    Finding, Text,
    phrases::{body, decimals, first_of, short_name},
};
use crate::{
    analyse::conventions::{Conventions, Finding as Tried},
    model::{Convention, Corpus},
};

/// Which headlines hold under all variants, which do not, and how far the lead tables agree.
pub fn conventions(corpus: &Corpus, c: &Conventions) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(throughout(corpus, c));
    found.extend(varying(corpus, c));
    found.extend(ranks(corpus, c));
    found.extend(flips(corpus, c));
    found
}

/// The values that can be had, by variant.
fn values(f: &Tried) -> Vec<(&str, &str)> {
    f.values.iter().map(|(k, v)| (k.as_str(), v.as_str())).filter(|(_, v)| !v.is_empty()).collect()
}

fn throughout(corpus: &Corpus, c: &Conventions) -> Option<Finding> {
    let (zh, en): (Vec<_>, Vec<_>) = c
        .findings
        .iter()
        .filter(|f| f.holds)
        .filter_map(|f| {
            values(f).first().map(|(_, v)| (format!("{}（{v}）", f.zh), format!("{} ({v})", f.en)))
        })
        .unzip();
    let plan = short_name(corpus, c.plan);
    let text = if zh.is_empty() {
        Text::new(
            format!("{}没有一项主要结果在各种口径与做法下都相同。", plan.zh),
            format!("No headline of {} is the same under all variants.", plan.en),
        )
    } else {
        Text::new(
            format!("{}在各种口径与做法下都不变的结果：{}。", plan.zh, zh.join("；")),
            format!("The same under all variants in {}: {}.", plan.en, en.join("; ")),
        )
    };
    (!c.findings.is_empty()).then(|| Finding::new("conventions", &[c.plan], text))
}

/// Above this many characters a headline's values are for the table, not for a sentence.
const LONGEST: usize = 48;

fn varying(corpus: &Corpus, c: &Conventions) -> Option<Finding> {
    let (zh, en): (Vec<_>, Vec<_>) = c.findings.iter().filter(|f| !f.holds).filter_map(by_value).unzip();
    let plan = short_name(corpus, c.plan);
    let text = Text::new(
        format!("{}随口径或做法而变的结果：{}。全部见表。", plan.zh, zh.join("；")),
        format!("In {} these hang on the choice: {}. All of them are in the tables.", plan.en, en.join("; ")),
    );
    (!zh.is_empty()).then(|| Finding::new("conventions", &[c.plan], text))
}

/// A headline with its values, variants that agree named together; nothing where that would be too long to read.
fn by_value(f: &Tried) -> Option<(String, String)> {
    let mut groups: Vec<(&str, Vec<Text>)> = Vec::new();
    for (variant, value) in values(f) {
        match groups.iter_mut().find(|(v, _)| *v == value) {
            Some((_, names)) => names.push(variant_name(variant)),
            None => groups.push((value, vec![variant_name(variant)])),
        }
    }
    if groups.len() < 2 || groups.iter().map(|(v, _)| v.chars().count()).sum::<usize>() > LONGEST {
        return None;
    }
    let (zh, en): (Vec<_>, Vec<_>) = groups
        .iter()
        .map(|(value, names)| {
            let zh: Vec<_> = names.iter().map(|n| n.zh.as_str()).collect();
            let en: Vec<_> = names.iter().map(|n| n.en.as_str()).collect();
            (format!("{}为{value}", zh.join("、")), format!("{value} ({})", en.join(", ")))
        })
        .unzip();
    Some((format!("{}，{}", f.zh, zh.join("，")), format!("{}: {}", f.en, en.join(", "))))
}

/// What a variant is called; an unknown one keeps its code.
pub(crate) fn variant_name(code: &str) -> Text {
    if let Some(c) = Convention::ALL.iter().find(|c| c.as_str() == code) {
        return Text::new(c.zh(), c.as_str());
    }
    match code {
        "all" => Text::new("全部任务", "all tasks"),
        "certain" => Text::new("去掉存疑任务", "doubtful tasks dropped"),
        "newman" => Text::new("Newman 权重", "Newman weights"),
        "count" => Text::new("共同任务数", "shared tasks"),
        "jaccard" => Text::new("杰卡德系数", "Jaccard"),
        "cosine" => Text::new("余弦", "cosine"),
        "resource-allocation" => Text::new("资源分配权重", "resource allocation"),
        "without-everybody" => Text::new("去掉全员任务", "everybody-tasks dropped"),
        other => Text::new(other, other),
    }
}

fn ranks(corpus: &Corpus, c: &Conventions) -> Option<Finding> {
    let known: Vec<_> = c.correlations.iter().filter_map(|(a, b, t)| Some((*a, *b, (*t)?))).collect();
    if known.is_empty() {
        return None;
    }
    let (zh, en): (Vec<_>, Vec<_>) = known
        .iter()
        .map(|(a, b, tau)| {
            let tau = decimals(*tau, 2);
            (format!("{}与{}为{tau}", a.zh(), b.zh()), format!("{} and {}: {tau}", a.as_str(), b.as_str()))
        })
        .unzip();
    let plan = short_name(corpus, c.plan);
    let text = Text::new(
        format!("{}各主体牵头多少的排名，两两口径之间的秩相关（肯德尔 τ-b）：{}。", plan.zh, zh.join("，")),
        format!("Rank correlation (Kendall's τ-b) of the lead tables of {}: {}.", plan.en, en.join(", ")),
    );
    Some(Finding::new("conventions", &[c.plan], text))
}

fn flips(corpus: &Corpus, c: &Conventions) -> Option<Finding> {
    let spread = |n: &[usize; 3]| n.iter().max().unwrap_or(&0) - n.iter().min().unwrap_or(&0);
    let mut rows: Vec<_> = c.flips.iter().collect();
    rows.sort_by_key(|(id, n)| (std::cmp::Reverse(spread(n)), *id));
    let said: Vec<Text> = rows
        .iter()
        .map(|(id, [x, y, z])| {
            let b = body(corpus, *id);
            Text::new(format!("{}（{x}、{y}、{z}项）", b.zh), format!("{} ({x}, {y}, {z})", b.en))
        })
        .collect();
    if said.is_empty() {
        return None;
    }
    let (n, first, plan) = (said.len(), first_of(&said, 4), short_name(corpus, c.plan));
    let [x, y, z] = Convention::ALL;
    let text = Text::new(
        format!(
            "{}有{n}个主体的牵头数随口径而变，变动最大的是{}（依次为{}、{}、{}）。",
            plan.zh,
            first.zh,
            x.zh(),
            y.zh(),
            z.zh()
        ),
        format!(
            "The number of tasks led hangs on the convention for {n} bodies of {}, most of all for {} (under {}, {}, {}).",
            plan.en,
            first.en,
            x.as_str(),
            y.as_str(),
            z.as_str()
        ),
    );
    Some(Finding::new("conventions", &[c.plan], text))
}
