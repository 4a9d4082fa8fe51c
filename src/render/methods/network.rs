//! How ties were tested and clusters found.

use super::{
    Cited, Run, paragraph,
    references::{
        BARBER, BENJAMINI, BORGATTI_2000, HENNIG, LANCICHINETTI, NEAL_2014, NEAL_2021, NEWMAN, SARACCO,
        STRONA, TRAAG,
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
        if ran.iter().any(|c| c.ties.iter().any(|t| t.p_swaps.is_some())) {
            let swaps = cited.mark(&[&STRONA]);
            let correction = cited.mark(&[&BENJAMINI]);
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
                    "集群由 Leiden 算法{leiden}以不同种子多次搜索后取共识{consensus}；每个集群与随机方案中同样搜索得到的最强集群相比。"
                ),
                format!(
                    "Clusters are the consensus {consensus} of Leiden runs {leiden} with different seeds; each is compared with \
                     the strongest cluster found in the same way in each random plan."
                ),
            ));
        }
        if ran.iter().any(|c| c.clusters.iter().any(|k| k.stability.is_some())) {
            let hennig = cited.mark(&[&HENNIG]);
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
