//! What hangs on the convention.

use super::{Column, Style, Table, Value, value::Plans};
use crate::{
    analyse::conventions::Conventions,
    model::Corpus,
    render::{Word, variant_name},
    say::{Lang, message},
};

/// A row a finding and variant; `holds` says whether the finding is the same under all.
pub fn findings(corpus: &Corpus, all: &[Conventions]) -> Table {
    let c = Column::new;
    let columns =
        vec![c("plan"), c("finding").data(), c("name").name(), c("variant"), c("value"), c("holds")];
    let ids = Plans::new(corpus);
    let mut table = Table::new("findings", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        for f in &one.findings {
            table.rows.extend(f.values.iter().map(|(variant, value)| {
                vec![
                    plan.clone(),
                    f.id.as_str().into(),
                    name(&f.id),
                    named_variant(variant),
                    value.as_str().into(),
                    f.holds.into(),
                ]
            }));
        }
    }
    table
}

fn named_variant(code: &str) -> Value {
    let name = variant_name(code);
    Value::Keyed(code.into(), name.zh.into(), name.en.into())
}

/// A row a body whose leads differ between the conventions.
pub fn flips(corpus: &Corpus, all: &[Conventions]) -> Table {
    let c = Column::new;
    let columns = vec![
        c("plan"),
        c("agency").data(),
        c("label").name(),
        c("literal").count(),
        c("joint_lead").count(),
        c("first_lead").count(),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("flips", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(one.flips.iter().map(|(id, leads)| {
            let agency = corpus.agency(*id);
            let mut row = vec![plan.clone(), agency.key.as_ref().into(), Value::agency(agency)];
            row.extend(leads.map(Value::from));
            row
        }));
    }
    table
}

/// A row a pair of conventions: the rank correlation of their lead tables.
pub fn correlations(corpus: &Corpus, all: &[Conventions]) -> Table {
    let c = Column::new;
    let columns = vec![c("plan"), c("a"), c("b"), c("tau").number(Style::Decimal(2))];
    let ids = Plans::new(corpus);
    let mut table = Table::new("conventions", columns);
    for one in all {
        let plan = &ids.get(one.plan);
        table.rows.extend(
            one.correlations.iter().map(|&(a, b, tau)| {
                vec![plan.clone(), Word::from(a).into(), Word::from(b).into(), tau.into()]
            }),
        );
    }
    table
}

/// What a finding is called.
fn name(id: &str) -> Value {
    let [zh, en] = Lang::ALL.map(|lang| message(lang, "finding", &[("finding", id)]));
    Value::Name(zh.into(), en.into())
}
