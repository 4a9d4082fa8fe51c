//! What the report says about itself: how its numbers came about, what they cannot show, and whose methods they use.
//!
//! Only methods that this run used are named and cited. References follow GB/T 7714-2025, in the order of citation.

use super::findings::{Text, decimals, percent};
use crate::{
    analyse::{
        all::{Analyses, Options},
        themes::Ownership,
    },
    model::{Convention, Corpus},
};

/// Paragraphs on methods and limits, and the works they cite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Methods {
    /// How it was done: paragraphs with citations as `[1]`.
    pub methods: Vec<Text>,
    /// What it cannot show.
    pub limits: Vec<Text>,
    /// References in the order of citation; the first is `[1]`.
    pub references: Vec<&'static str>,
}

/// A work that a method comes from. Details that were not checked are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Work(&'static str);

const NEWMAN: Work = Work(
    "Newman M E J. Scientific collaboration networks. II. Shortest paths, weighted networks, and centrality[J]. Physical Review E, 2001, 64(1): 016132.",
);
const STRONA: Work = Work(
    "Strona G, Nappo D, Boccacci F, et al. A fast and unbiased procedure to randomize ecological binary matrices with fixed row and column totals[J]. Nature Communications, 2014, 5: 4114.",
);
const NEAL_2014: Work = Work(
    "Neal Z. The backbone of bipartite projections: inferring relationships from co-authorship, co-sponsorship, co-attendance and other co-behaviors[J]. Social Networks, 2014, 39: 84-97.",
);
const NEAL_2021: Work = Work(
    "Neal Z P, Domagalski R, Sagan B. Comparing alternatives to the fixed degree sequence model for extracting the backbone of bipartite projections[J]. Scientific Reports, 2021, 11: 23929.",
);
const SARACCO: Work = Work(
    "Saracco F, Di Clemente R, Gabrielli A, et al. Randomizing bipartite networks: the case of the World Trade Web[J]. Scientific Reports, 2015, 5: 10595.",
);
const BENJAMINI: Work = Work(
    "Benjamini Y, Hochberg Y. Controlling the false discovery rate: a practical and powerful approach to multiple testing[J]. Journal of the Royal Statistical Society: Series B (Methodological), 1995, 57(1): 289-300.",
);
const TRAAG: Work = Work(
    "Traag V A, Waltman L, Van Eck N J. From Louvain to Leiden: guaranteeing well-connected communities[J]. Scientific Reports, 2019, 9: 5233.",
);
const LANCICHINETTI: Work = Work(
    "Lancichinetti A, Fortunato S. Consensus clustering in complex networks[J]. Scientific Reports, 2012, 2: 336.",
);
const BARBER: Work = Work(
    "Barber M J. Modularity and community detection in bipartite networks[J]. Physical Review E, 2007, 76(6): 066102.",
);
const HENNIG: Work = Work(
    "Hennig C. Cluster-wise assessment of cluster stability[J]. Computational Statistics & Data Analysis, 2007, 52(1): 258-271.",
);
const BORGATTI_1997: Work = Work(
    "Borgatti S P, Everett M G. Network analysis of 2-mode data[J]. Social Networks, 1997, 19(3): 243-269.",
);
const BORGATTI_2000: Work = Work(
    "Borgatti S P, Everett M G. Models of core/periphery structures[J]. Social Networks, 2000, 21(4): 375-395.",
);
const LINDER: Work = Work(
    "Linder F, Desmarais B, Burgess M, et al. Text as policy: measuring policy similarity through bill text reuse[J]. Policy Studies Journal, 2020, 48(2): 546-574.",
);
const PASSONNEAU: Work = Work(
    "Passonneau R. Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation[C]//Proceedings of the Fifth International Conference on Language Resources and Evaluation (LREC 2006). 2006.",
);
const POISOT: Work = Work(
    "Poisot T, Canard E, Mouillot D, et al. The dissimilarity of species interaction networks[J]. Ecology Letters, 2012, 15(12): 1353-1361.",
);
const KRACKHARDT: Work = Work(
    "Krackhardt D. Predicting with networks: nonparametric multiple regression analysis of dyadic data[J]. Social Networks, 1988, 10(4): 359-381.",
);
const HUBERT: Work =
    Work("Hubert L, Arabie P. Comparing partitions[J]. Journal of Classification, 1985, 2(1): 193-218.");
const THOMPSON: Work = Work(
    "Thompson D F. Moral responsibility of public officials: the problem of many hands[J]. American Political Science Review, 1980, 74(4): 905-916.",
);

/// Methods, limits and references of a run.
pub fn methods(corpus: &Corpus, results: &Analyses, options: &Options) -> Methods {
    let run = Run { corpus, results, options };
    let mut cited = Cited::default();
    let methods = vec![
        run.material(),
        run.roles(),
        run.load(&mut cited),
        run.network(&mut cited),
        run.comparison(&mut cited),
        run.themes(&mut cited),
        run.repeatable(),
    ];
    Methods {
        methods: methods.into_iter().flatten().collect(),
        limits: run.limits(),
        references: cited.0.iter().map(|w| w.0).collect(),
    }
}

/// The works cited so far, in order.
#[derive(Default)]
struct Cited(Vec<Work>);

impl Cited {
    /// The mark of one citation or of several: `[1]`, `[2,3]`.
    fn mark(&mut self, works: &[Work]) -> String {
        let numbers: Vec<String> = works.iter().map(|w| self.number(*w).to_string()).collect();
        format!("[{}]", numbers.join(","))
    }

    fn number(&mut self, work: Work) -> usize {
        if let Some(at) = self.0.iter().position(|w| *w == work) {
            return at + 1;
        }
        self.0.push(work);
        self.0.len()
    }
}

struct Run<'a> {
    corpus: &'a Corpus,
    results: &'a Analyses,
    options: &'a Options,
}

/// Sentences of a paragraph: Chinese ones follow each other, English ones are parted by a blank.
fn paragraph(sentences: impl IntoIterator<Item = (String, String)>) -> Option<Text> {
    let (zh, en): (Vec<_>, Vec<_>) = sentences.into_iter().unzip();
    (!zh.is_empty()).then(|| Text::new(zh.concat(), en.join(" ")))
}

impl Run<'_> {
    fn material(&self) -> Option<Text> {
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

    fn roles(&self) -> Option<Text> {
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

    fn load(&self, cited: &mut Cited) -> Option<Text> {
        let s = &self.options.sampling;
        if self.results.workloads.is_empty() {
            return None;
        }
        let norms = cited.mark(&[BORGATTI_1997]);
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
                    "95% 区间由对任务重抽样{}次得到；对照范围由把任务随机分派给各主体{}次得到，每项任务的主体数不变。二部网络的中心性\
                     按二部网络的最大值标准化{norms}。",
                    s.resamples, s.draws
                ),
                format!(
                    "95% intervals come from {} resamples of tasks; reference ranges from {} random deals in which each task \
                     keeps its number of bodies. Two-mode centralities are normalised by their two-mode maxima {norms}.",
                    s.resamples, s.draws
                ),
            ),
        ])
    }

    fn network(&self, cited: &mut Cited) -> Option<Text> {
        let ran: Vec<_> =
            self.results.clusters.iter().filter(|c| c.refusal.is_none() && !c.ties.is_empty()).collect();
        if ran.is_empty() {
            return None;
        }
        let draws = self.options.sampling.draws;
        let newman = cited.mark(&[NEWMAN]);
        let mut said = vec![(
            format!(
                "两个部门同列一项任务即为共事，一项任务的权重由其余主体均分（1/(k−1)）{newman}，以免所列主体众多的任务左右结果；\
                 属地政府不入网络。"
            ),
            format!(
                "Two bodies on one task have a tie, weighted 1/(k − 1) for a task with k bodies {newman}, so that tasks that \
                 name very many do not decide the result; territorial bodies are left out."
            ),
        )];
        if ran.iter().any(|c| c.ties.iter().any(|t| t.p_swaps.is_some())) {
            let swaps = cited.mark(&[STRONA]);
            let correction = cited.mark(&[BENJAMINI]);
            said.push((
                format!(
                    "共事是否超出偶然，与保持各主体任务数和各任务主体数都不变的{draws}个随机方案相比（curveball 交换{swaps}），\
                     多重比较按 Benjamini–Hochberg 法校正{correction}；不用超几何检验，因为它假定各任务同样开放，在有全员任务的方案中会\
                     大量误报。"
                ),
                format!(
                    "Whether ties exceed chance is asked against {draws} random plans that keep both the tasks of each body and \
                     the bodies of each task (curveball trades {swaps}), corrected for multiple testing {correction}; the \
                     hypergeometric test is not used, since it takes all tasks as equally open and flags many false ties where \
                     some tasks name everybody."
                ),
            ));
        }
        if ran.iter().any(|c| c.ties.iter().any(|t| t.p_sdsm.is_some())) {
            let sdsm = cited.mark(&[SARACCO, NEAL_2014]);
            let close = cited.mark(&[NEAL_2021]);
            said.push((
                format!(
                    "另以随机度序列模型（SDSM，边的概率取自二部构型模型{sdsm}，尾概率精确计算）对照，它偏于保守而结果相近{close}。"
                ),
                format!(
                    "The stochastic degree sequence model (SDSM, probabilities from the bipartite configuration model {sdsm}, \
                     exact tails) stands beside it; it is conservative but close {close}."
                ),
            ));
        }
        if ran.iter().any(|c| c.modularity.is_some()) {
            let (leiden, consensus) = (cited.mark(&[TRAAG]), cited.mark(&[LANCICHINETTI]));
            said.push((
                format!(
                    "集群由 Leiden 算法{leiden}以不同种子多次搜索后取共识{consensus}；每个集群与随机方案中同样搜索得到的最强集群相比。"
                ),
                format!(
                    "Clusters are the consensus {consensus} of Leiden runs {leiden} with different seeds; each is compared with \
                     the strongest cluster found in the same way in each random plan."
                ),
            ));
        }
        if ran.iter().any(|c| c.clusters.iter().any(|k| k.stability.is_some())) {
            let hennig = cited.mark(&[HENNIG]);
            said.push((
                format!(
                    "集群的稳定性为对任务重抽样后与最接近集群的平均杰卡德系数，0.75 以上为稳定，0.6 以下不可信{hennig}。"
                ),
                format!(
                    "Stability is the mean Jaccard coefficient with the best match over resampled tasks: stable from 0.75, \
                     not to be trusted below 0.6 {hennig}."
                ),
            ));
        }
        said.extend(self.more_network(cited));
        paragraph(said)
    }

    /// What stands beside the clusters.
    fn more_network(&self, cited: &mut Cited) -> Vec<(String, String)> {
        let mut said = Vec::new();
        if self.results.clusters.iter().any(|c| c.barber.is_some()) {
            let barber = cited.mark(&[BARBER]);
            said.push((
                format!("另以二部模块度{barber}对主体与任务同时分群，作为对照。"),
                format!("Bodies and tasks are also grouped together by bipartite modularity {barber}, for comparison."),
            ));
        }
        if self.results.clusters.iter().any(|c| c.core_periphery.is_some()) {
            let core = cited.mark(&[BORGATTI_2000]);
            said.push((
                format!("核心—边缘结构以与理想型的相关系数衡量{core}，并与随机方案的同一系数对照，因为任务数悬殊本身就会造成好的拟合。"),
                format!(
                    "Core and periphery are measured by the correlation with the ideal {core}, beside the same fit on random \
                     plans, since unequal numbers of tasks alone give a good fit."
                ),
            ));
        }
        said
    }

    fn comparison(&self, cited: &mut Cited) -> Option<Text> {
        if self.results.overlaps.is_empty() {
            return None;
        }
        let linder = cited.mark(&[LINDER]);
        let mut said = vec![(
            format!(
                "方案之间逐条举措比对文本{linder}：少见的词权重大，套话权重小，短任务可与长任务中的一句相合；“相同”指同一举措而措辞\
                 相同或几近相同，“相近”指对象和行动相同而措辞不同，其余为主题相同。分工对照只用一一对应且至少相近的任务。"
            ),
            format!(
                "Texts are compared measure by measure {linder}: rare words weigh more than boilerplate, and a short task can \
                 match a sentence of a long one. “Same” is the same measure in (nearly) the same words, “similar” the same \
                 object and action in other words; the rest share a theme. The division of labour is compared on pairs matched \
                 one to one that are at least similar."
            ),
        )];
        let d = &self.results.divisions;
        if d.iter().any(|d| d.lead_masi.value.is_some()) {
            let masi = cited.mark(&[PASSONNEAU]);
            said.push((
                format!("主体集合的一致程度用杰卡德系数和 MASI {masi}衡量。"),
                format!("Sets of bodies are compared by Jaccard and MASI {masi}."),
            ));
        }
        if d.iter().any(|d| d.beta_wn.is_some()) {
            let poisot = cited.mark(&[POISOT]);
            said.push((
                format!("共事关系的相异度分解为主体更替与搭配改变两部分{poisot}。"),
                format!("The dissimilarity of ties is split into turnover of bodies and rewiring {poisot}."),
            ));
        }
        if d.iter().any(|d| d.qap.is_some()) {
            let qap = cited.mark(&[KRACKHARDT]);
            said.push((
                format!("共有职能之间的共事强度用 QAP 检验相关{qap}。"),
                format!("Ties over shared functions are correlated by QAP {qap}."),
            ));
        }
        if d.iter().any(|d| d.ari.is_some()) {
            let ari = cited.mark(&[HUBERT]);
            said.push((
                format!("集群划分用调整兰德指数比较{ari}。"),
                format!("Partitions are compared by the adjusted Rand index {ari}."),
            ));
        }
        paragraph(said)
    }

    fn themes(&self, cited: &mut Cited) -> Option<Text> {
        let t = &self.results.themes;
        if t.rows.is_empty() {
            return None;
        }
        let n = t.rows.len();
        let mut said = vec![(
            format!(
                "主题由编码本（{n}个主题）逐条举措归类，一项任务可属多个主题。归属分为有牵头、共同负责、仅属地、未点名和没有任务五等，\
                 后两等为无主。"
            ),
            format!(
                "Themes come from a codebook of {n} themes applied to measures; a task may belong to several. Ownership has \
                 five grades: led, shared, local only, unnamed, absent; the last two are unowned."
            ),
        )];
        if t.rows.iter().flat_map(|r| &r.plans).any(|p| p.ownership == Ownership::Shared) {
            let hands = cited.mark(&[THOMPSON]);
            said.push((
                format!("只有共同负责而无牵头的，是“多手问题”{hands}：参与者越多，越难说清由谁负责，但不等于无人负责。"),
                format!(
                    "Joint responsibility without a lead is the problem of many hands {hands}: the more take part, the harder \
                     it is to say who answers; it is not the same as nobody's."
                ),
            ));
        }
        paragraph(said)
    }

    fn repeatable(&self) -> Option<Text> {
        let s = &self.options.sampling;
        paragraph([(
            format!(
                "随机部分的种子为{}，重抽样{}次，零模型抽取{}次；同样的输入与参数给出同样的结果，参数与输入文件的校验值见 run.json。",
                s.seed, s.resamples, s.draws
            ),
            format!(
                "The seed of all random parts is {}, with {} resamples and {} draws; the same input and options give the same \
                 results. run.json holds the options and the checksums of the input.",
                s.seed, s.resamples, s.draws
            ),
        )])
    }

    fn limits(&self) -> Vec<Text> {
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
        paragraph([(
            format!(
                "有{open}项任务（{share}）的主体没有列尽（“等”“有关部门”），相关部门的条数与共事关系会被低估。"
            ),
            format!(
                "{open} tasks ({share}) have an open list (等, 有关部门): assignments and ties of the bodies meant are \
                 underestimated."
            ),
        )])
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
        let floors: Vec<usize> = self.results.clusters.iter().filter_map(|c| c.floor).collect();
        let (low, high) = (floors.iter().min()?, floors.iter().max()?);
        let n = if low == high { low.to_string() } else { format!("{low}–{high}") };
        let level = decimals(0.05, 2);
        paragraph([(
            format!(
                "方案的任务不多，检验力有限：校正后（水平{level}）一对部门至少要有{n}项共同任务才可能显著；成对的结果宜看观察值与预期值之比，\
                 推断以集群为单位。"
            ),
            format!(
                "Plans have few tasks, and tests little power: after correction (level {level}) a pair needs at least {n} \
                 shared tasks to be significant. Read pairs as effect sizes (observed over expected); the cluster is the unit \
                 of inference."
            ),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::{Sampling, all::analyse, themes::Codebook};

    fn run(corpus: &Corpus) -> Methods {
        let options = Options {
            convention: Convention::Literal,
            sampling: Sampling { seed: 7, resamples: 20, draws: 20 },
            upper: None,
        };
        methods(corpus, &analyse(corpus, Codebook::builtin(), &options), &options)
    }

    #[test]
    fn an_empty_run_cites_nothing_it_did_not_do() {
        let m = run(&Corpus::default());
        assert!(m.references.is_empty() || m.methods.iter().any(|t| t.zh.contains("[1]")), "{m:?}");
        assert!(m.methods.iter().any(|t| t.zh.contains("种子为7") && t.en.contains("20 resamples")));
        assert!(!m.references.iter().any(|r| r.contains("Policy Studies")), "no plans were compared");
    }

    #[test]
    fn every_mark_has_its_reference_and_the_reverse() {
        let m = run(&Corpus::default());
        let all: String = m.methods.iter().map(|t| t.zh.as_str()).collect();
        for n in 1..=m.references.len() {
            assert!(
                all.contains(&format!("[{n}]"))
                    || all.contains(&format!("{n},"))
                    || all.contains(&format!(",{n}]"))
            );
        }
        assert!(!all.contains(&format!("[{}]", m.references.len() + 1)));
    }
}
