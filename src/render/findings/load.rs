use super::{Finding, Text, against_null, list, name_of, number, percent_of};
use crate::{
    analyse::workload::{AgencyLoad, Workload},
    model::{Convention, Corpus},
};

/// Who carries most, how unequally, and how many tasks nobody leads.
pub fn load(corpus: &Corpus, workload: &Workload, convention: Convention) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(heaviest(corpus, workload));
    found.extend(concentration(corpus, workload));
    found.extend(leadless(corpus, workload, convention));
    found
}

/// The heaviest non-territorial body, with all that tie with it.
fn heaviest(corpus: &Corpus, w: &Workload) -> Option<Finding> {
    let bureaus: Vec<&AgencyLoad> =
        w.rows.iter().filter(|r| !corpus.agency(r.agency).is_territorial()).collect();
    let most = bureaus.iter().map(|r| r.tasks.len()).max()?;
    let first: Vec<&AgencyLoad> = bureaus.into_iter().filter(|r| r.tasks.len() == most).collect();
    let names: Vec<Text> = first
        .iter()
        .map(|r| corpus.agency(r.agency))
        .map(|a| Text::new(&*a.label, if a.label_en.is_empty() { &*a.label } else { &*a.label_en }))
        .collect();
    let (names, plan) = (list(&names), name_of(corpus, w.plan));
    let share = percent_of(most, w.summary.tasks)?;
    let each = if first.len() > 1 { "各" } else { "" };
    let zh = format!("{}中，{}的任务最多，{each}见于{most}项（{share}）。", plan.zh, names.zh);
    let en = format!(
        "In {}, {} stand{} in most tasks: {most} of {} ({share}).",
        plan.en,
        names.en,
        if first.len() > 1 { "" } else { "s" },
        w.summary.tasks
    );
    let tasks = if let [one] = first[..] { one.tasks.clone() } else { Vec::new() };
    Some(Finding::new("load", &[w.plan], Text::new(zh, en)).resting_on(tasks))
}

fn concentration(corpus: &Corpus, w: &Workload) -> Option<Finding> {
    let load = &w.summary.load;
    let gini = number(&load.gini)?;
    let plan = name_of(corpus, w.plan);
    let mut zh = format!("{}的责任在{}个主体间的基尼系数为{gini}", plan.zh, load.n);
    let mut en =
        format!("Assignments of {} are spread over {} bodies with a Gini of {gini}", plan.en, load.n);
    if let Some(null) = against_null(&load.gini) {
        zh += &format!("，{}", null.zh);
        en += &format!(", {}", null.en);
    }
    if let Some(effective) = number(&load.effective) {
        zh += &format!("；有效主体数为{effective}");
        en += &format!("; the effective number of bodies is {effective}");
    }
    Some(Finding::new("load", &[w.plan], Text::new(zh + "。", en + ".")))
}

fn leadless(corpus: &Corpus, w: &Workload, convention: Convention) -> Option<Finding> {
    let s = &w.summary;
    let (word, role) = (percent_of(s.no_lead_word, s.tasks)?, percent_of(s.no_lead, s.tasks)?);
    let plan = name_of(corpus, w.plan);
    let zh = format!(
        "{}有{}项任务（{word}）未写明“牵头”；按{}，{}项（{role}）没有牵头主体，{}项由两个以上主体共同牵头。",
        plan.zh,
        s.no_lead_word,
        convention.zh(),
        s.no_lead,
        s.co_led
    );
    let en = format!(
        "{} tasks of {} ({word}) have no word for a lead (牵头); under the {} convention {} ({role}) have no lead \
         and {} are led by two bodies or more.",
        s.no_lead_word,
        plan.en,
        convention.as_str(),
        s.no_lead,
        s.co_led
    );
    Some(Finding::new("load", &[w.plan], Text::new(zh, en)))
}
