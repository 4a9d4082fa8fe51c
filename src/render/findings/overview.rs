use super::{
    Finding, Text,
    phrases::{decimals, percent_of, short_name},
};
use crate::{
    analyse::workload::Workload,
    model::{Corpus, Duty},
};

/// What was read: a sentence a plan.
pub fn overview(corpus: &Corpus, workloads: &[Workload]) -> Vec<Finding> {
    workloads.iter().map(|w| Finding::new("overview", &[w.plan], of_plan(corpus, w))).collect()
}

fn of_plan(corpus: &Corpus, w: &Workload) -> Text {
    let s = &w.summary;
    let name = short_name(corpus, w.plan);
    let mut text = Text::new(
        format!("{}：{}项任务、{}个责任主体、{}条责任", name.zh, s.tasks, s.agencies, s.assignments),
        format!("{}: {} tasks, {} bodies, {} assignments", name.en, s.tasks, s.agencies, s.assignments),
    );
    let said = Duty::ALL.iter().zip(s.by_duty).filter(|(_, n)| *n > 0);
    let (zh, en): (Vec<_>, Vec<_>) =
        said.map(|(d, n)| (format!("{}{n}条", d.zh()), format!("{n} {}", d.as_str()))).unzip();
    if !zh.is_empty() {
        text.push(&format!("（{}）", zh.join("、")), &format!(" ({})", en.join(", ")));
    }
    text.push("。", ".");
    if let Some(mean) = s.mean_bodies {
        let mean = decimals(mean, 1);
        text.push(&format!("平均每项任务列{mean}个主体"), &format!(" A task names {mean} bodies on average"));
        if let Some(share) = percent_of(s.single_body, s.tasks).filter(|_| s.single_body > 0) {
            let n = s.single_body;
            text.push(
                &format!("，只列一个主体的有{n}项（{share}）"),
                &format!("; {n} ({share}) name a single one"),
            );
        }
        text.push("。", ".");
    }
    if let Some(share) = percent_of(s.open, s.tasks).filter(|_| s.open > 0) {
        text.push(
            &format!("有{}项（{share}）以“等”“有关部门”一类字样收尾，主体没有列尽，以上主体数是下限。", s.open),
            &format!(
                " {} tasks ({share}) end in an open list (等, 有关部门): the numbers of bodies are lower bounds.",
                s.open
            ),
        );
    }
    text
}
