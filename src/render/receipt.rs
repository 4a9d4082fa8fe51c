//! What became of a coder's changes, in a sentence: for the terminal, the page and paper.

use crate::{
    resolve::coded::{Outcome, Receipt},
    say::{Text, said},
};

/// How many changes were applied, ignored and not understood; they add up. Absent where there were none.
pub fn receipt(receipt: &[Receipt]) -> Option<Text> {
    let count = |outcome| receipt.iter().filter(|r| r.outcome == outcome).count();
    let [lost, ignored, applied] = Outcome::ALL.map(count);
    let told = |lang| said!(lang, "receipt", applied, ignored, lost, all = receipt.len());
    (!receipt.is_empty()).then(|| Text::each(told))
}
