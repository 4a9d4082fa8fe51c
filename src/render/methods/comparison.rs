//! How plans were compared, and how themes were found.

use super::{
    Cited, Run, paragraph,
    references::{FRUEND, HUBERT, HUBERT_SCHULTZ, LINDER, PASSONNEAU, POISOT, ROUSSEEUW, STRONA, THOMPSON},
};
use crate::analyse::themes::Ownership;
use crate::say::{Text, both};

impl Run<'_> {
    pub(super) fn comparison(&self, cited: &mut Cited) -> Option<Text> {
        if self.results.overlaps.is_empty() {
            return None;
        }
        let linder = cited.mark(&[&LINDER]);
        let mut said = vec![both!("methods-comparison-texts-compared-measure-by", linder)];
        let d = &self.results.divisions;
        if d.iter().any(|d| d.lead_masi.value.is_some()) {
            let masi = cited.mark(&[&PASSONNEAU]);
            said.push(both!("methods-comparison-sets-bodies-compared-by", masi));
        }
        if d.iter().any(|d| d.beta_wn.is_some()) {
            let (poisot, fruend) = (cited.mark(&[&POISOT]), cited.mark(&[&FRUEND]));
            said.push(both!("methods-comparison-dissimilarity-ties-split-over", poisot, fruend));
        }
        if d.iter().any(|d| d.qap.is_some()) {
            let (qap, swaps) = (cited.mark(&[&HUBERT_SCHULTZ]), cited.mark(&[&STRONA]));
            said.push(both!("methods-comparison-functions-that-busy-one", qap, swaps));
        }
        if d.iter().any(|d| d.functions.iter().any(|f| f.test.is_some())) {
            said.push(Text::of("methods-comparison-differences-load-shares-tested"));
        }
        if d.iter().any(|d| d.ari.is_some()) {
            let ari = cited.mark(&[&HUBERT]);
            said.push(both!("methods-comparison-partitions-compared-by-adjusted", ari));
        }
        paragraph(said)
    }

    pub(super) fn themes(&self, cited: &mut Cited) -> Option<Text> {
        let t = &self.results.themes;
        let instruments = Text::of("methods-comparison-policy-instruments-18-supply");
        if t.rows.is_empty() {
            return paragraph(vec![instruments]);
        }
        let n = t.rows.len();
        let mut said = vec![both!("methods-comparison-themes-come-from-codebook", n)];
        if t.rows.iter().flat_map(|r| &r.plans).any(|p| p.ownership == Ownership::Shared) {
            let hands = cited.mark(&[&THOMPSON]);
            said.push(both!("methods-comparison-joint-responsibility-without-lead", hands));
        }
        if let Some(kinds) = &self.results.kinds {
            let silhouette = cited.mark(&[&ROUSSEEUW]);
            let draws = kinds.test.map_or(0, |t| t.p.draws.map_or(0, |d| d.of));
            said.push(both!("methods-comparison-kinds", silhouette, draws));
        }
        said.push(instruments);
        paragraph(said)
    }
}
