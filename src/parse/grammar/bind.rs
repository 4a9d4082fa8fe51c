//! The first pass over what a statement says: each name gets its duty.
//!
//! | rule | example |
//! |---|---|
//! | a predicate binds the names of its clause that have no duty yet | A、B牵头；C配合 |
//! | of a clause without a predicate before, one that helps binds only what stands behind the last comma | A，B配合: A does not help |
//! | … unless a clause had a lead | A牵头；B，C配合: both help |
//! | a label binds the names behind it, each part for itself | 牵头单位：A，B配合 |
//! | who stands behind 会同 works with those before | A牵头会同B |
//! | a predicate that says only how is filled by the next one | A按照各自职责，配合做好… |
//! | 为牵头单位 makes a name lead that stands before, and is no second body | A、B组成，A为牵头单位 |
//! | duties in brackets hold for the names in front of them, where two say different duties and nothing else does | A、B（主办），C、D（协办） |
//! | no word at all: the label's duty, the column's, or responsible | 市民政局、市财政局 |

use super::predicate::Predicate;
use super::restore;
use super::split::Sep;
use super::tree::{Basis, Entry, Item, Said};
use crate::model::Duty;
use crate::parse::wording::Wording;

/// Names with their duties.
#[derive(Debug, Default)]
pub(super) struct Bound<'t> {
    pub(super) items: Vec<Item<'t>>,
    /// Names before the first comma, where there is one behind somebody.
    pub(super) before_comma: Option<usize>,
}

/// Gives every name its duty; `column` is what the head of the column says. Linear in what is said.
pub(super) fn bind<'t>(mut said: Vec<Said<'t>>, column: Option<Duty>, words: &Wording) -> Bound<'t> {
    bracketed(&mut said);
    let mut binder = Binder {
        words,
        column,
        items: Vec::new(),
        pending: 0,
        comma: 0,
        before_comma: None,
        label: None,
        clause: Clause::default(),
        led: false,
        open: false,
    };
    for what in said {
        match what {
            Said::Separator(sep) => binder.separator(sep),
            Said::Label(duty) => binder.label(duty),
            Said::Name(name) => binder.name(name),
            Said::Open => binder.open = true,
            Said::Predicate(predicate) => binder.predicate(predicate),
            Said::Joined if binder.clause.lead => binder.clause.with = Some(Duty::Participate),
            Said::Joined => {}
            Said::With(duty) => binder.clause.with = Some(duty),
            Said::Complete(entry) => {
                binder.clause.predicate |= entry == Entry::Invitation;
                binder.pending = binder.items.len();
            }
        }
    }
    Bound { items: binder.items, before_comma: binder.before_comma }
}

/// Gives the names of a list that ends in brackets of duty what the next bracket says.
fn bracketed(said: &mut [Said]) {
    let only_names = said.iter().all(|what| matches!(what, Said::Name(_) | Said::Separator(_)));
    let mut owns = said.iter().filter_map(|what| match what {
        Said::Name(item) => Some(item.own),
        _ => None,
    });
    let mut told: Vec<Duty> = owns.clone().flatten().collect();
    told.dedup();
    if !only_names || told.len() < 2 || owns.next_back().flatten().is_none() {
        return;
    }
    let mut next = None;
    for what in said.iter_mut().rev() {
        if let Said::Name(item) = what {
            item.own = item.own.or(next);
            next = item.own;
        }
    }
}

struct Binder<'t, 'w> {
    words: &'w Wording,
    column: Option<Duty>,
    items: Vec<Item<'t>>,
    /// Items before this one have their duty.
    pending: usize,
    /// Items from this one on stand behind the last comma.
    comma: usize,
    before_comma: Option<usize>,
    label: Option<Duty>,
    clause: Clause,
    /// Whether some clause had a lead.
    led: bool,
    open: bool,
}

/// What a clause has had so far.
#[derive(Debug, Default)]
struct Clause {
    predicate: bool,
    lead: bool,
    /// Duty of what follows 会同.
    with: Option<Duty>,
    /// From which item on a predicate said only how.
    how: Option<usize>,
}

impl<'t> Binder<'t, '_> {
    fn separator(&mut self, sep: Sep) {
        let count = self.items.len();
        if sep >= Sep::Comma {
            self.comma = count;
            if self.before_comma.is_none() && (count > 0 || self.open) {
                self.before_comma = Some(count);
            }
            if self.label.is_some() {
                self.pending = count;
            }
        }
        if sep >= Sep::Clause {
            self.pending = count;
            self.clause = Clause::default();
        }
        if sep == Sep::Stop {
            self.label = None;
        }
    }

    fn label(&mut self, duty: Option<Duty>) {
        self.pending = self.items.len();
        self.clause.predicate = false;
        self.clause.with = None;
        self.label = duty.or(self.label);
    }

    fn name(&mut self, mut item: Item<'t>) {
        let given = item.own.or(self.clause.with);
        item.duty = given.or(self.label).or(self.column).unwrap_or(Duty::Responsible);
        item.basis = match (given, self.label) {
            (Some(_), _) => Basis::Own,
            (None, Some(_)) => Basis::Words,
            (None, None) => Basis::Unsaid,
        };
        self.items.push(item);
    }

    fn predicate(&mut self, predicate: Predicate) {
        let helps = matches!(predicate.duty, Duty::Support | Duty::Participate);
        // Nor does A stay responsible where another clause has the lead: A牵头；B，C配合.
        let alone = helps && !self.clause.predicate && !self.led && self.comma > self.pending;
        // 水利、气象等部门，应当协同…: those before the comma, for there is nobody behind it.
        let alone = alone && self.comma < self.items.len();
        let from = if alone { self.comma } else { self.pending };
        // 市教育局、市民政局按照各自职责，配合做好…: nobody new, so it is what those do.
        let again = self.clause.how.take().filter(|_| self.pending == self.items.len());
        let from = again.unwrap_or(from).min(self.items.len());
        // A牵头，会同B，C配合: B participates as it is; A牵头，会同B、C配合: both help.
        let near = if again.is_some() { from } else { self.comma.max(from) };
        for (at, item) in self.items.iter_mut().enumerate().skip(from) {
            if item.basis < Basis::Own || helps && at >= near {
                item.duty = predicate.duty;
                item.basis = item.basis.max(Basis::Words);
            }
        }
        if predicate.names_lead && predicate.duty == Duty::Lead {
            self.drop_repeated(from);
        }
        self.clause.how = predicate.only_how.then_some(from);
        self.clause.predicate = true;
        self.clause.lead |= predicate.duty == Duty::Lead;
        self.led |= self.clause.lead;
        self.pending = self.items.len();
    }

    /// A、B组成，A为牵头单位: A leads, once.
    fn drop_repeated(&mut self, from: usize) {
        const NEAR: usize = 200;
        let (earlier, later) = self.items.split_at_mut(from);
        let near = earlier.len().saturating_sub(NEAR);
        for item in later {
            let same = |e: &&mut Item| !e.dropped && restore::same(&e.name, &item.name, self.words);
            if let Some(first) = earlier[near..].iter_mut().find(same) {
                first.duty = item.duty;
                first.basis = first.basis.max(Basis::Words);
                item.dropped = true;
            }
        }
    }
}
