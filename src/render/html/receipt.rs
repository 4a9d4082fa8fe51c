//! What became of a coder's changes: in front of all results, for they hang on it.

use super::sentences::both;
use crate::{
    render::{self, Word},
    resolve::coded::{Outcome, Receipt},
};
use maud::{Markup, html};

/// Lines that need a look and are shown; all are in the tables.
const SHOWN: usize = 12;

/// The counts, which add up, and the changes that were not understood or have no effect; nothing where there were none.
pub(super) fn receipt(receipt: &[Receipt]) -> Markup {
    let Some(said) = render::receipt(receipt) else { return html! {} };
    let look = receipt.iter().filter(|r| r.outcome != Outcome::Applied);
    html! {
        section.wrap.receipt {
            p { b { (both(&said)) } }
            @if receipt.iter().any(|r| r.outcome != Outcome::Applied) {
                ul {
                    @for r in look.take(SHOWN) {
                        li {
                            (both(&Word::from(r.outcome).text())) ": "
                            (r.file) @if let Some(row) = r.row { ":" (row) } " " (r.task) " " (both(&r.column_name())) " "
                            (r.before) " → " (r.after) " — " (both(&r.why))
                        }
                    }
                }
            }
        }
    }
}
