use super::{Finding, Text, list, name_of, percent_of};
use crate::{
    analyse::themes::{Ownership, Themes},
    model::{Corpus, PlanIndex},
};

/// Which themes a plan's words give to a lead, which to many, which to nobody.
pub fn themes(corpus: &Corpus, t: &Themes) -> Vec<Finding> {
    let plans = 0..corpus.plans.len() as PlanIndex;
    plans.flat_map(|p| [ownership(corpus, t, p), coverage(corpus, t, p)]).flatten().collect()
}

fn ownership(corpus: &Corpus, t: &Themes, plan: PlanIndex) -> Option<Finding> {
    let of = |o: Ownership| -> Vec<Text> {
        let rows = t.rows.iter().filter(|r| r.plans.iter().any(|p| p.plan == plan && p.ownership == o));
        rows.map(|r| Text::new(&*r.zh, &*r.en)).collect()
    };
    if t.rows.is_empty() {
        return None;
    }
    let name = name_of(corpus, plan);
    let (led, shared, local) = (of(Ownership::Led), of(Ownership::Shared), of(Ownership::LocalOnly));
    let (unnamed, absent) = (of(Ownership::Unnamed), of(Ownership::Absent));
    let mut zh = format!(
        "{}：{}个主题中，{}个有牵头、{}个仅为共同负责、{}个仅由属地承担、{}个未点名、{}个没有任务。",
        name.zh,
        t.rows.len(),
        led.len(),
        shared.len(),
        local.len(),
        unnamed.len(),
        absent.len()
    );
    let mut en = format!(
        "{}: of {} themes {} are led, {} only shared, {} left to territorial bodies, {} name nobody, {} have no task.",
        name.en,
        t.rows.len(),
        led.len(),
        shared.len(),
        local.len(),
        unnamed.len(),
        absent.len()
    );
    if led.is_empty() && !shared.is_empty() {
        zh += "没有一个主题有牵头主体：凡有任务的，都是共同负责。";
        en += " No theme has a lead: whatever has a task is jointly held.";
    }
    let nobody: Vec<Text> = unnamed.into_iter().chain(absent).collect();
    if !nobody.is_empty() {
        let nobody = list(&nobody);
        zh += &format!("无主的主题：{}。", nobody.zh);
        en += &format!(" Themes that nobody owns: {}.", nobody.en);
    }
    Some(Finding::new("themes", &[plan], Text::new(zh, en)))
}

fn coverage(corpus: &Corpus, t: &Themes, plan: PlanIndex) -> Option<Finding> {
    let c = t.coverage.iter().find(|c| c.plan == plan)?;
    let (tasks, measures) = (percent_of(c.coded_tasks, c.tasks)?, percent_of(c.coded_measures, c.measures)?);
    let name = name_of(corpus, plan);
    let text = Text::new(
        format!(
            "主题编码本覆盖{}的{}/{}项任务（{tasks}）、{}/{}条举措（{measures}）；未覆盖之处，“没有任务”可能只是编码本没有问到。",
            name.zh, c.coded_tasks, c.tasks, c.coded_measures, c.measures
        ),
        format!(
            "The codebook covers {} of {} tasks ({tasks}) and {} of {} measures ({measures}) of {}; beyond that, an \
             absent theme may only be one that the codebook did not ask for.",
            c.coded_tasks, c.tasks, c.coded_measures, c.measures, name.en
        ),
    );
    Some(Finding::new("themes", &[plan], text))
}
