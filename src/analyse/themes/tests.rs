use super::*;
use crate::analyse::text::fixture::{Body, corpus, plan};
use crate::model::{Convention, Duty};

const BOOK: &str = r#"
[[theme]]
id = "lamps"
zh = "路灯"
keywords = ["路灯|照明"]
expected = ["power", "housing"]
[[theme]]
id = "parks"
zh = "公园"
keywords = ["公园!停车"]
[[theme]]
id = "canals"
zh = "水渠"
keywords = ["水渠"]
[[theme]]
id = "bridges"
zh = "桥梁"
keywords = ["桥梁"]
[[theme]]
id = "none"
zh = "无"
keywords = ["无人机"]
"#;

fn result() -> (Themes, Codebook) {
    let (lead, resp, town) = (Duty::Lead, Duty::Responsible, Duty::Implement);
    let corpus = corpus(vec![plan(
        "a",
        "甲市",
        &[
            ("更换路灯。", &[Body("power", lead), Body("roads", Duty::Participate)]),
            ("新建公园。公园停车收费。", &[Body("parks", resp), Body("roads", resp)]),
            ("疏通水渠。", &[Body("", town)]),
            ("检修桥梁。", &[]),
            ("举办灯会。", &[Body("culture", resp)]),
        ],
    )]);
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let book = Codebook::parse(BOOK).expect("well-formed");
    (themes(&graph, &book), book)
}

#[test]
fn ownership_as_the_words_say() {
    let (themes, _) = result();
    let got: Vec<_> = themes.rows.iter().map(|r| r.plans[0].ownership).collect();
    use Ownership::{Absent, Led, LocalOnly, Shared, Unnamed};
    assert_eq!(got, [Led, Shared, LocalOnly, Unnamed, Absent]);
    assert_eq!(themes.rows[0].plans[0].leads, ["power".into()]);
    assert_eq!(themes.rows[0].plans[0].fragmentation, Some(0.5));
    assert_eq!(themes.rows[2].plans[0].fragmentation, None);
}

#[test]
fn coverage_and_what_is_left() {
    let (themes, _) = result();
    let c = themes.coverage[0];
    assert_eq!((c.measures, c.coded_measures, c.tasks, c.coded_tasks), (6, 4, 5, 4));
    assert_eq!(themes.uncoded.len(), 2);
    assert!(
        themes.uncoded.iter().any(|u| u.candidates.iter().any(|t| t.contains("灯会"))),
        "{:?}",
        themes.uncoded
    );
}

#[test]
fn gaps_quote_the_words() {
    let (themes, _) = result();
    let kinds: Vec<_> = themes.gaps.iter().map(|g| (g.kind, g.theme.as_deref())).collect();
    assert!(kinds.contains(&(GapKind::Nobody, None)));
    assert!(kinds.contains(&(GapKind::OnlyTerritorial, None)));
    assert!(kinds.contains(&(GapKind::NoLeadWord, None)));
    assert!(kinds.contains(&(GapKind::AbsentTheme, Some("none"))));
    assert!(kinds.contains(&(GapKind::NeverLed, Some("parks"))));
    assert!(!kinds.iter().any(|k| k.1 == Some("lamps")));
}

#[test]
fn expected_owners_that_nobody_names() {
    let (themes, _) = result();
    let missing: Vec<_> = themes.missing_owners.iter().map(|m| (m.function.as_ref(), m.in_plan)).collect();
    assert_eq!(missing, [("housing", false)]);
}

#[test]
fn a_lead_of_another_place_or_level_is_told() {
    use crate::model::AgencyKind;
    let lead = |key| ("更换路灯。", vec![Body(key, Duty::Lead)]);
    let drafts = [lead("own"), lead("tax"), lead("ministry")];
    let tasks: Vec<_> = drafts.iter().map(|(text, bodies)| (*text, bodies.as_slice())).collect();
    let elsewhere = |city: &str| {
        let mut corpus = corpus(vec![plan("a", city, &tasks)]);
        corpus.agencies[1].kind = AgencyKind::Vertical;
        corpus.agencies[2].jurisdiction = "国家".into();
        let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
        let gaps = themes(&graph, &Codebook::parse(BOOK).expect("well-formed")).gaps;
        let of_kind = gaps.iter().filter(|g| g.kind == GapKind::LeadElsewhere);
        of_kind.filter_map(|g| g.task).map(|t| t.task).collect::<Vec<_>>()
    };
    assert_eq!(elsewhere("甲市"), [1, 2]);
    assert!(elsewhere("国家").is_empty() && elsewhere("").is_empty());
}

#[test]
fn nothing_to_code() {
    let corpus = crate::model::Corpus::default();
    let graph = ResponsibilityGraph::new(&corpus, Convention::Literal);
    let themes = themes(&graph, Codebook::builtin());
    assert_eq!(themes.rows.len(), 30);
    assert!(themes.rows.iter().all(|r| r.plans.is_empty()) && themes.gaps.is_empty());
}
