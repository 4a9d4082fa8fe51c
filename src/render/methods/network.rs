//! How ties were tested and clusters found.

use super::{
    Cited, Run, paragraph,
    references::{
        BARBER, BENJAMINI, BESAG, BOGOMOLOV, BORGATTI_2000, CHEN, CLOPPER, GILBERT, GODARD, HENNIG,
        LANCICHINETTI, NEAL_2014, NEAL_2021, NEWMAN, SARACCO, SIMES, STRONA, TARONE, TRAAG,
    },
};
use crate::say::{Text, both};

impl Run<'_> {
    pub(super) fn network(&self, cited: &mut Cited) -> Option<Text> {
        let ran: Vec<_> =
            self.results.clusters.iter().filter(|c| c.refusal.is_none() && !c.ties.is_empty()).collect();
        if ran.is_empty() {
            return None;
        }
        let draws = self.options.sampling.draws;
        let newman = cited.mark(&[&NEWMAN]);
        let mut said = vec![both!("methods-network-two-bodies-on-one", newman)];
        if ran.iter().any(|c| c.ties.iter().any(|t| t.test.is_some())) {
            let law = cited.mark(&[&CHEN]);
            let passable = cited.mark(&[&TARONE, &GILBERT]);
            said.push(both!("methods-network-whether-ties-exceed-chance", law, passable));
        }
        if ran.iter().any(|c| c.partition.is_some()) {
            let (swaps, sequential) = (cited.mark(&[&STRONA, &GODARD]), cited.mark(&[&BESAG]));
            let (interval, most) = (cited.mark(&[&CLOPPER]), 2 * draws);
            said.push(both!(
                "methods-network-partition-clusters-core-found",
                swaps,
                sequential,
                most,
                interval
            ));
        }
        if self.results.correction.families() > 0 {
            let (families, tests) = (self.results.correction.families(), self.results.correction.tests());
            let correction = cited.mark(&[&BOGOMOLOV, &SIMES, &BENJAMINI]);
            said.push(both!("methods-network-report-makes-tests-families", families, tests, correction));
        }
        if ran.iter().any(|c| c.ties.iter().any(|t| t.p_sdsm.is_some())) {
            let sdsm = cited.mark(&[&SARACCO, &NEAL_2014]);
            let close = cited.mark(&[&NEAL_2021]);
            said.push(both!("methods-network-stochastic-degree-sequence-model", sdsm, close));
        }
        if ran.iter().any(|c| c.modularity.is_some()) {
            let (leiden, consensus) = (cited.mark(&[&TRAAG]), cited.mark(&[&LANCICHINETTI]));
            said.push(both!("methods-network-clusters-consensus-leiden-runs", leiden, consensus));
        }
        if ran.iter().any(|c| c.clusters.iter().any(|k| k.stability.is_some())) {
            let hennig = cited.mark(&[&HENNIG]);
            said.push(both!("methods-network-stability-mean-jaccard-coefficient", hennig));
        }
        if self.results.roles.iter().any(|r| r.tasks > 0) {
            said.push(Text::of("methods-network-who-leads-more-or"));
        }
        said.extend(self.more_network(cited));
        paragraph(said)
    }

    /// What stands beside the clusters.
    fn more_network(&self, cited: &mut Cited) -> Vec<Text> {
        let mut said = Vec::new();
        if self.results.clusters.iter().any(|c| c.barber.is_some()) {
            let barber = cited.mark(&[&BARBER]);
            said.push(both!("methods-network-bodies-tasks-also-grouped", barber));
        }
        if self.results.clusters.iter().any(|c| c.core_periphery.is_some()) {
            let core = cited.mark(&[&BORGATTI_2000]);
            said.push(both!("methods-network-core-periphery-measured-by", core));
        }
        said
    }
}
