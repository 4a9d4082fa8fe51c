//! What became of a coder's changes: in front of all results, for they hang on it.

use super::sentences::both;
use crate::{
    render::Word,
    resolve::coded::{Outcome, Receipt},
    say::{Text, message},
};
use maud::{Markup, html};

/// Lines that need a look and are shown; all are in the tables.
const SHOWN: usize = 12;

/// The counts, which add up, and the changes that were not understood or have no effect; nothing where there were none.
pub(super) fn receipt(receipt: &[Receipt]) -> Markup {
    if receipt.is_empty() {
        return html! {};
    }
    let count = |outcome| receipt.iter().filter(|r| r.outcome == outcome).count().to_string();
    let [lost, ignored, applied] = Outcome::ALL.map(count);
    let all = receipt.len().to_string();
    let args = [("applied", &*applied), ("ignored", &*ignored), ("lost", &*lost), ("all", &*all)];
    let said = Text::each(|lang| message(lang, "receipt", &args));
    let look = receipt.iter().filter(|r| r.outcome != Outcome::Applied);
    html! {
        section.wrap.receipt {
            p { b { (both(&said)) } }
            @if receipt.iter().any(|r| r.outcome != Outcome::Applied) {
                ul {
                    @for r in look.take(SHOWN) {
                        li {
                            (both(&Word::from(r.outcome).text())) ": "
                            (r.file) @if let Some(row) = r.row { ":" (row) } " " (r.task) " "
                            (r.before) " → " (r.after) " — " (both(&r.why))
                        }
                    }
                }
            }
        }
    }
}
