use super::{Finding, Text, name_of, percent_of};
use crate::{analyse::workload::Workload, model::Corpus};

/// What was read: a sentence a plan.
pub fn overview(corpus: &Corpus, workloads: &[Workload]) -> Vec<Finding> {
    workloads
        .iter()
        .map(|w| {
            let s = &w.summary;
            let name = name_of(corpus, w.plan);
            let [lead, responsible, participate, support, implement] = s.by_duty;
            let open = percent_of(s.open, s.tasks).unwrap_or_default();
            let zh = format!(
                "{}共{}项任务、{}个责任主体、{}条责任（牵头{lead}、负责{responsible}、参加{participate}、配合{support}、\
                 属地落实{implement}）；{}项（{open}）的责任主体以“等”“有关部门”未列尽。",
                name.zh, s.tasks, s.agencies, s.assignments, s.open
            );
            let en = format!(
                "{} has {} tasks, {} bodies and {} assignments ({lead} lead, {responsible} responsible, \
                 {participate} participate, {support} support, {implement} territorial); {} tasks ({open}) have an \
                 open list of bodies.",
                name.en, s.tasks, s.agencies, s.assignments, s.open
            );
            Finding::new("overview", &[w.plan], Text::new(zh, en))
        })
        .collect()
}
