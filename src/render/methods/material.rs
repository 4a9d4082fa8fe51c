//! What was read, how roles were made of duties, how loads were counted, how to do it again.

use super::{
    Cited, Run, paragraph,
    references::{BLUETHGEN, BORGATTI_1997, EFRON},
};
use crate::{model::Convention, say::Text};

impl Run<'_> {
    pub(super) fn material(&self) -> Option<Text> {
        let plans = &self.corpus.plans;
        let tasks: usize = plans.iter().map(|p| p.tasks.len()).sum();
        let links: usize = self.corpus.tasks().map(|(_, t)| t.assignments.len()).sum();
        let files: std::collections::BTreeSet<_> = plans.iter().map(|p| &p.file).collect();
        let (n, f) = (plans.len(), files.len());
        paragraph([(
            format!(
                "材料是{f}个文件中的{n}个任务分工方案，共{tasks}项任务、{links}条责任。每条责任由任务、责任主体和原文措辞\
                 （牵头、负责、参加、配合、属地落实）组成，都可回到原句及其在文件中的位置。部门按职能对应，使不同城市的同类部门\
                 可以比较；名录中没有的名称照原样保留。"
            ),
            format!(
                "The material is {n} plans in {f} file{}, with {tasks} tasks and {links} assignments in all. An assignment \
                 is a task, a body and the wording of the document (lead, responsible, participate, support, implement), and \
                 can be followed to its sentence and its place. Bodies are matched by function, so that bureaus of different \
                 cities can be compared; names that the registry does not know are kept as they stand.",
                if f == 1 { "" } else { "s" }
            ),
        )])
    }

    pub(super) fn roles(&self) -> Option<Text> {
        let rule = |c: Convention| match c {
            Convention::Literal => (
                "写明牵头的，以及责任句中唯一的部门且名单已列尽的，计为牵头",
                "a body leads where the document says so, or where it is the only one (territorial bodies aside) of a closed \
                 list",
            ),
            Convention::JointLead => (
                "写明牵头的和所有写“负责”的，都计为牵头",
                "every body that leads or is responsible counts as a lead",
            ),
            Convention::FirstLead => (
                "写明牵头的计为牵头；责任句没有牵头时，以排在第一位的负责单位为牵头",
                "a body leads where the document says so; where a statement names no lead, its first responsible body does",
            ),
        };
        let c = self.options.convention;
        let (zh, en) = rule(c);
        let others: Vec<_> = Convention::ALL.into_iter().filter(|x| *x != c).collect();
        let names = |f: fn(Convention) -> &'static str, join: &str| {
            others.iter().map(|x| f(*x)).collect::<Vec<_>>().join(join)
        };
        let other_rules = |pick: fn((&'static str, &'static str)) -> &'static str, open: &str, join: &str| {
            let all: Vec<_> = others.iter().map(|x| pick(rule(*x))).collect();
            format!("{open}{}", all.join(join))
        };
        paragraph([(
            format!(
                "从措辞到角色采用{}：{zh}；参加为参与；配合与属地落实为支持。凡与角色有关的结果另按{}复核（{}），\
                 不因口径而变的才作为稳健的结论。",
                c.zh(),
                names(Convention::zh, "和"),
                other_rules(|x| x.0, "依次为：", "；")
            ),
            format!(
                "Roles follow the {} convention: {en}; participating bodies take part; supporting and territorial ones \
                 support. Results that rest on roles are repeated under {} ({}), and only what does not change is called \
                 robust.",
                c.as_str(),
                names(Convention::as_str, " and "),
                other_rules(|x| x.1, "in this order: ", "; ")
            ),
        )])
    }

    pub(super) fn load(&self, cited: &mut Cited) -> Option<Text> {
        let s = &self.options.sampling;
        if self.results.workloads.is_empty() {
            return None;
        }
        let (jackknife, norms) = (cited.mark(&[&EFRON]), cited.mark(&[&BORGATTI_1997]));
        paragraph([
            (
                "各主体的负担以所列任务的条数计，并以每项任务记 1、由所列主体均摊的折算负载对照。集中程度用基尼系数（小样本形式）、\
                 赫芬达尔指数及其倒数（有效主体数）和前三位占比衡量，一条责任也没有的主体不在其列，从未牵头的主体在牵头的集中度中计为零。"
                    .to_owned(),
                "The load of a body is its number of tasks, beside the fractional load in which each task counts 1 and is \
                 shared by the bodies it names. Concentration is measured by the Gini coefficient (small-n form), the \
                 Herfindahl–Hirschman index, its inverse (the effective number of bodies) and the share of the first three; \
                 bodies that never lead count as zeros in the concentration of leads."
                    .to_owned(),
            ),
            (
                format!(
                    "集中程度的 95% 区间由逐一去掉任务的刀切法{jackknife}得到，估计的是同样来源、同样任务数的方案的平均值；少于 15 项任务\
                     时不给区间，条数不给区间。对照范围由随机分派{}次得到：责任在所列主体之间随机分派，每项任务的主体数不变，每个主体至少\
                     一项；牵头在每项任务自己的主体中随机指定。是否不同于随机分派按基尼系数检验。共同牵头的一项由各方均分。二部网络的\
                     中心性按二部网络的最大值标准化{norms}。",
                    s.draws
                ),
                format!(
                    "95% intervals of concentration come from the jackknife over tasks {jackknife} and estimate the mean over plans \
                     of as many tasks from the same source; none is given for fewer than 15 tasks, and none for counts. \
                     Reference ranges come from {} random deals: assignments are dealt among the bodies listed, each task keeping its \
                     number of bodies and each body having one task at least; leads among the bodies of their own task. Whether a \
                     plan differs from dealing at random is tested on the Gini. A task led by several is shared by them. Two-mode \
                     centralities are normalised by their two-mode maxima {norms}.",
                    s.draws
                ),
            ),
        ].into_iter().chain(self.specialised(cited)))
    }

    fn specialised(&self, cited: &mut Cited) -> Option<(String, String)> {
        self.results.workloads.iter().find(|w| w.summary.h2_prime.value.is_some())?;
        let bluethgen = cited.mark(&[&BLUETHGEN]);
        Some((
            format!(
                "各主体的主题专门化程度 d′ 与 H2′ {bluethgen}列于数据表，H2′ 的对照是把主题在任务之间随机调换。"
            ),
            format!(
                "Specialisation of bodies in themes, d′ and H2′ {bluethgen}, stands in the tables; H2′ is set beside plans whose \
                 themes are dealt anew among the tasks."
            ),
        ))
    }

    pub(super) fn repeatable(&self) -> Option<Text> {
        let s = &self.options.sampling;
        paragraph([(
            format!(
                "随机部分的种子为{}，重抽样{}次，零模型抽取{}次（未能判定时加抽）；同样的输入与参数给出同样的结果，参数与输入文件的校验值见 run.json。",
                s.seed, s.resamples, s.draws
            ),
            format!(
                "The seed of all random parts is {}, with {} resamples and {} draws (more where those leave a test open); the same input and options give the same \
                 results. run.json holds the options and the checksums of the input.",
                s.seed, s.resamples, s.draws
            ),
        )])
    }
}
