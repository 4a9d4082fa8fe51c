//! What the numbers cannot show.

use super::{Run, paragraph};
use crate::{
    analyse::workload::Workload,
    say::{PlanNames, Text, percent_fine as percent},
};

impl Run<'_> {
    pub(super) fn limits(&self) -> Vec<Text> {
        let all = [
            self.words_only(),
            self.open_lists(),
            self.unknown_names(),
            self.few_tasks(),
            self.common_source(),
            self.codebook(),
            self.one_city(),
        ];
        all.into_iter().flatten().collect()
    }

    #[allow(clippy::unused_self)] // one paragraph of many that do look
    fn words_only(&self) -> Option<Text> {
        paragraph([(
            "本报告只看文件怎么写：它说明规定由谁做，不说明实际由谁做、做得怎样。责任以条数计，一条责任的轻重不同，条数不代表工作量。"
                .to_owned(),
            "This report reads what the documents say: who shall do something, not who does it or how well. Assignments are \
             counted; one may be far heavier than another, and their number is not a measure of effort."
                .to_owned(),
        )])
    }

    fn open_lists(&self) -> Option<Text> {
        let tasks = self.corpus.tasks().count();
        let open = self.corpus.tasks().filter(|(_, t)| t.open()).count();
        if open == 0 {
            return None;
        }
        let share = percent(open as f64 / tasks.max(1) as f64);
        let mut said = vec![(
            format!(
                "有{open}项任务（{share}）的主体没有列尽（“等”“有关部门”），相关部门的条数与共事关系会被低估。"
            ),
            format!(
                "{open} tasks ({share}) have an open list (等, 有关部门): assignments and ties of the bodies meant are \
                 underestimated."
            ),
        )];
        let bounds: Vec<_> = self.results.workloads.iter().filter_map(|w| self.bounds(w)).take(3).collect();
        if !bounds.is_empty() {
            let (zh, en): (Vec<_>, Vec<_>) = bounds.into_iter().map(|t| (t.zh, t.en)).unzip();
            said.push((
                format!("未列出者从全无到全有，下列数字在两数之间：{}。", zh.join("；")),
                format!(
                    "From naming nobody more to naming anybody, these numbers lie between two: {}.",
                    en.join("; ")
                ),
            ));
        }
        paragraph(said)
    }

    /// The numbers of a plan that its open lists leave open.
    fn bounds(&self, w: &Workload) -> Option<Text> {
        let mut all = Vec::new();
        let b = &w.summary.open_bounds;
        for ((low, high), zh, en) in [
            (b.no_lead, "没有牵头的任务", "tasks without a lead"),
            (b.single_body, "只有一个主体的任务", "tasks with one body"),
        ] {
            if low < high {
                all.push((format!("{zh}{low}–{high}项"), format!("{en} {low}–{high}")));
            }
        }
        // Rows are heaviest first.
        let first = w.rows.iter().find(|r| !self.corpus.agency(r.agency).is_territorial());
        if let Some(r) = first.filter(|r| r.at_most > r.tasks.len()) {
            let (agency, low, high) = (self.corpus.agency(r.agency), r.tasks.len(), r.at_most);
            let en = if agency.label_en.is_empty() { &agency.label } else { &agency.label_en };
            all.push((
                format!("{}的任务{low}–{high}项", agency.label),
                format!("tasks of {en} {low}–{high}"),
            ));
        }
        let plan = PlanNames::text(self.corpus, w.plan);
        let (zh, en): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        (!zh.is_empty()).then(|| {
            Text::new(format!("{}{}", plan.zh, zh.join("、")), format!("{}: {}", plan.en, en.join(", ")))
        })
    }

    fn unknown_names(&self) -> Option<Text> {
        let unknown = self.corpus.agencies.iter().filter(|a| !a.known).count();
        if unknown == 0 {
            return None;
        }
        let all = self.corpus.agencies.len();
        paragraph([(
            format!(
                "{all}个主体名称中有{unknown}个不在名录里，照原样保留，跨城市比较时不能与别的名称对应（见“待核”）。"
            ),
            format!(
                "{unknown} of the {all} bodies are not in the registry; they are kept under their own names and cannot be \
                 matched across cities (see “To check”)."
            ),
        )])
    }

    fn few_tasks(&self) -> Option<Text> {
        if !self.results.clusters.iter().any(|c| c.tested > 0) {
            return None;
        }
        paragraph([(
            "方案的任务不多，检验力有限：一对部门要有几项共同任务才可能显著，由两者的任务数和各任务的主体数决定，逐对列在表中；成对的结果宜看\
             观察值与预期值之比，不显著不等于无关。"
                .to_owned(),
            "Plans have few tasks, and tests little power: how many shared tasks a pair needs to be significant follows from its own \
             numbers of tasks and their sizes, and stands in the table pair by pair. Read pairs as effect sizes (observed over \
             expected); not significant does not mean unrelated."
                .to_owned(),
        )])
    }

    fn common_source(&self) -> Option<Text> {
        if self.results.overlaps.is_empty() {
            return None;
        }
        paragraph([match self.options.upper.and_then(|p| self.corpus.plans.get(p as usize)) {
            Some(upper) => (
                format!("措辞相同往往出自共同的上位文件，本次以{}为第三文本对照；仍不能由此断定一方抄自另一方。", upper.id),
                format!(
                    "The same words often come from a common upper document; {} served as third text. It still does not show \
                     that one city copied the other.",
                    upper.id
                ),
            ),
            None => (
                "措辞相同往往出自共同的上位文件，本次没有给出上位文件作第三文本，不能由重叠断定一方抄自另一方。".to_owned(),
                "The same words often come from a common upper document; none was given as third text, and overlap does not \
                 show that one city copied the other."
                    .to_owned(),
            ),
        }])
    }

    fn codebook(&self) -> Option<Text> {
        let sum = |f: fn(&crate::analyse::themes::Coverage) -> usize| -> usize {
            self.results.themes.coverage.iter().map(f).sum()
        };
        let (coded, all) = (sum(|c| c.coded_tasks), sum(|c| c.tasks));
        if all == 0 || self.results.themes.rows.is_empty() {
            return None;
        }
        let share = percent(coded as f64 / all as f64);
        paragraph([(
            format!(
                "编码本覆盖{all}项任务中的{coded}项（{share}）；没有覆盖到的地方，“没有任务”可能只是编码本没有问到。"
            ),
            format!(
                "The codebook covers {coded} of {all} tasks ({share}); beyond that, an absent theme may only be one that the \
                 codebook does not ask for."
            ),
        )])
    }

    fn one_city(&self) -> Option<Text> {
        let n = self.corpus.plans.len();
        let cities: std::collections::BTreeSet<_> = self.corpus.plans.iter().map(|p| &p.city).collect();
        if n < 2 {
            return paragraph([(
                "只有一个方案，没有比较对象，各项数字高低只能与随机对照相比。".to_owned(),
                "There is one plan only and nothing to compare it with but chance.".to_owned(),
            )]);
        }
        let m = cities.len();
        paragraph([(
            format!(
                "{n}个方案来自{m}个地方，彼此的差异不能推及其他城市；同一城市的几个方案并不独立，未作相加。"
            ),
            format!(
                "The {n} plans come from {m} place{}: their differences cannot be generalised to other cities, and plans of one \
                 city are not independent and were not added up.",
                if m == 1 { "" } else { "s" }
            ),
        )])
    }
}
