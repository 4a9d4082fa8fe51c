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
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("finding", "结论代码", "Finding key").data(),
        c("name", "结论", "Finding").name(),
        c("variant", "变体", "Variant"),
        c("value", "结果", "Value"),
        c("holds", "均成立", "Holds throughout"),
    ];
    let ids = Plans::new(corpus);
    let mut table = Table::new("findings", "结论的稳健性", "Findings under the conventions", columns);
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
        c("plan", "方案", "Plan"),
        c("agency", "职能代码", "Agency").data(),
        c("label", "责任主体", "Body").name(),
        c("literal", "字面口径", "literal").count("项", "leads"),
        c("joint_lead", "共同牵头口径", "joint-lead").count("项", "leads"),
        c("first_lead", "首位牵头口径", "first-lead").count("项", "leads"),
    ];
    let ids = Plans::new(corpus);
    let mut table =
        Table::new("flips", "牵头数随口径而变的主体", "Leads that hang on the convention", columns);
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
    let columns = vec![
        c("plan", "方案", "Plan"),
        c("a", "口径甲", "Convention A"),
        c("b", "口径乙", "Convention B"),
        c("tau", "肯德尔 τ-b", "Kendall's τ-b").number(Style::Decimal(2)),
    ];
    let ids = Plans::new(corpus);
    let mut table =
        Table::new("conventions", "口径间的秩相关", "Rank correlation of the conventions", columns);
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
