//! How ties were tested and clusters found.

use super::{
    Cited, Run, paragraph,
    references::{
        BARBER, BENJAMINI, BESAG, BOGOMOLOV, BORGATTI_2000, CHEN, CLOPPER, GILBERT, GODARD, HENNIG,
        LANCICHINETTI, NEAL_2014, NEAL_2021, NEWMAN, SARACCO, SIMES, STRONA, TARONE, TRAAG,
    },
};
use crate::say::Text;

impl Run<'_> {
    pub(super) fn network(&self, cited: &mut Cited) -> Option<Text> {
        let ran: Vec<_> =
            self.results.clusters.iter().filter(|c| c.refusal.is_none() && !c.ties.is_empty()).collect();
        if ran.is_empty() {
            return None;
        }
        let draws = self.options.sampling.draws;
        let newman = cited.mark(&[&NEWMAN]);
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
        if ran.iter().any(|c| c.ties.iter().any(|t| t.test.is_some())) {
            let law = cited.mark(&[&CHEN]);
            let passable = cited.mark(&[&TARONE, &GILBERT]);
            said.push((
                format!(
                    "共事是否超出偶然，与保持各主体任务数和各任务主体数不变的随机方案相比。一对主体的共同任务数有可以直接算出的分布：\
                     两主体的任务数和每项任务的主体数固定，其余主体的任务数在均值上固定，每项任务的主体按条件伯努利抽取{law}；这样的 p 不靠抽样，\
                     不随种子变化，比四边都固定的抽样略大。只检验边际允许其显著的对{passable}。不用超几何检验，因为它假定各任务同样开放，在有\
                     全员任务的方案中会大量误报。"
                ),
                format!(
                    "Whether ties exceed chance is asked against random plans that keep both the tasks of each body and the bodies \
                     of each task. The number of tasks that a pair shares has a law that can be computed: the two bodies' numbers \
                     of tasks and the size of every task are fixed, the other bodies' numbers in the mean, each task taking its \
                     bodies by conditional Bernoulli sampling {law}; such a p needs no draws, does not change with the seed, and is \
                     a little larger than that of draws with all margins fixed. Only pairs that their margins let pass are tested \
                     {passable}. The hypergeometric test is not used, since it takes all tasks as equally open and flags many false \
                     ties where some tasks name everybody."
                ),
            ));
        }
        if ran.iter().any(|c| c.partition.is_some()) {
            let (swaps, sequential) = (cited.mark(&[&STRONA, &GODARD]), cited.mark(&[&BESAG]));
            let (interval, most) = (cited.mark(&[&CLOPPER]), 2 * draws);
            said.push((
                format!(
                    "划分、集群与核心要经搜索得出，因此与抽取的随机方案相比（curveball 交换{swaps}，多条链各自起步，两次抽取之间每行参与二十次交换），\
                     随机方案与原方案同样搜索；p 明显较大时停止抽取{sequential}，至多抽取{most}个。p 附99.9%区间{interval}，区间跨过界限的写作\
                     “未能断定”。"
                ),
                format!(
                    "Partition, clusters and core are found by a search and therefore compared with random plans that are drawn \
                     (curveball trades {swaps}, chains with a start each, every row in twenty trades between two draws) and \
                     searched in the same way; drawing stops where p is plainly large {sequential}, at {most} at most. Each p has \
                     its 99.9 % interval {interval}; a test whose interval holds the limit is called undecided."
                ),
            ));
        }
        if self.results.correction.families() > 0 {
            let (families, tests) = (self.results.correction.families(), self.results.correction.tests());
            let correction = cited.mark(&[&BOGOMOLOV, &SIMES, &BENJAMINI]);
            said.push((
                format!(
                    "本报告的检验共{families}组{tests}个，一并校正：每组（一个问题对一个方案或一对方案）以 Simes 法得一个 p，对各组作 \
                     Benjamini–Hochberg 校正，选中的组内再作校正{correction}，错误发现率5%。表中 q 是校正后的 p，“结论”据此而定。"
                ),
                format!(
                    "The report makes {tests} tests in {families} families, corrected together: each family (a question about a \
                     plan or a pair of plans) has a p by Simes, families are picked by Benjamini–Hochberg and corrected again \
                     within {correction}, at a false discovery rate of 5 %. In the tables q is p after that, and the verdict \
                     follows it."
                ),
            ));
        }
        if ran.iter().any(|c| c.ties.iter().any(|t| t.p_sdsm.is_some())) {
            let sdsm = cited.mark(&[&SARACCO, &NEAL_2014]);
            let close = cited.mark(&[&NEAL_2021]);
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
            let (leiden, consensus) = (cited.mark(&[&TRAAG]), cited.mark(&[&LANCICHINETTI]));
            said.push((
                format!(
                    "集群由 Leiden 算法{leiden}以不同种子多次搜索后取共识{consensus}；每个集群问的是：是否含有超出随机的一组主体（列出是哪些成员、哪些任务），与每个随机方案中最强的一组相比。"
                ),
                format!(
                    "Clusters are the consensus {consensus} of Leiden runs {leiden} with different seeds; of each is asked \
                     whether it contains a group beyond chance, members and tasks of which are named, against the strongest group \
                     of each random plan."
                ),
            ));
        }
        if ran.iter().any(|c| c.clusters.iter().any(|k| k.stability.is_some())) {
            let hennig = cited.mark(&[&HENNIG]);
            said.push((
                format!(
                    "集群的稳定性为对任务重抽样后与最接近集群的平均杰卡德系数{hennig}，只比两边都抽到的主体；0.55以上为稳定，界限由模拟得出：\
                     没有结构的方案里，有集群被称为稳定的不到5%。共同任务少于三项或只有一个集群的不评。"
                ),
                format!(
                    "Stability is the mean Jaccard coefficient with the best match over resampled tasks {hennig}, of the bodies drawn \
                     on both sides; stable from 0.55, a cut from simulation: of plans without structure fewer than 5 % have a \
                     cluster called stable. Clusters with fewer than three joint tasks, and single ones, have none."
                ),
            ));
        }
        if self.results.roles.iter().any(|r| r.tasks > 0) {
            said.push((
                "谁牵头多于或少于参与机会：每项任务的牵头在它自己的主体中等可能分派，一个主体的牵头数即为泊松二项分布，双侧精确检验；谁牵头谁、\
                 是否轮流，则固定各主体的牵头数和各任务的牵头数。"
                    .to_owned(),
                "Who leads more or less than its tasks make likely is asked against leads dealt among each task's own bodies, each as \
                 likely: the number of leads of a body is then Poisson-binomial (exact, two-sided). Who leads whom, and whether \
                 bodies take turns, keeps the number of leads of each body and of each task."
                    .to_owned(),
            ));
        }
        said.extend(self.more_network(cited));
        paragraph(said)
    }

    /// What stands beside the clusters.
    fn more_network(&self, cited: &mut Cited) -> Vec<(String, String)> {
        let mut said = Vec::new();
        if self.results.clusters.iter().any(|c| c.barber.is_some()) {
            let barber = cited.mark(&[&BARBER]);
            said.push((
                format!("另以二部模块度{barber}对主体与任务同时分群，作为对照。"),
                format!("Bodies and tasks are also grouped together by bipartite modularity {barber}, for comparison."),
            ));
        }
        if self.results.clusters.iter().any(|c| c.core_periphery.is_some()) {
            let core = cited.mark(&[&BORGATTI_2000]);
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
}
