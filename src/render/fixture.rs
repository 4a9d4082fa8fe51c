//! A small corpus of our own for the writers' tests, with whatever text the test wants in every place.

use crate::model::{
    Agency, AgencyId, AgencyKind, Assignment, Corpus, Duty, Measure, Place, Plan, PlanId, Span, Statement,
    Task, TaskId,
};

/// Two plans, three tasks, two bodies; titles, texts, names and labels hold `text`.
pub(super) fn corpus(text: &str) -> Corpus {
    let agency = |key: &str, label: String| Agency {
        key: key.into(),
        jurisdiction: "甲市".into(),
        known: true,
        kind: AgencyKind::Bureau,
        label: label.into(),
        label_en: "".into(),
    };
    Corpus {
        plans: vec![
            plan(
                "one",
                vec![task("one/1", text, &[(0, Duty::Lead), (1, Duty::Support)]), task("one/2", text, &[])],
            ),
            plan("two", vec![task("two/1", text, &[(1, Duty::Responsible), (0, Duty::Responsible)])]),
        ],
        agencies: vec![
            agency("civil-affairs", format!("市民政局{text}")),
            agency(&format!("x{text}"), text.to_owned()),
        ],
    }
}

fn plan(id: &str, tasks: Vec<Task>) -> Plan {
    Plan {
        id: PlanId::new(id),
        city: "甲市".into(),
        province: None,
        title: Some("分工表".into()),
        annex: None,
        year: None,
        document_number: None,
        file: "a.txt".into(),
        tasks,
    }
}

fn task(id: &str, text: &str, bodies: &[(u32, Duty)]) -> Task {
    let words = format!("市民政局牵头{text}");
    let all = Span::new(0, words.len());
    Task {
        id: TaskId::new(id),
        no: id.rsplit('/').next().unwrap_or("").into(),
        title: Some(text.into()),
        text: text.into(),
        sections: Vec::new(),
        deadline: None,
        statements: vec![Statement { span: all, open: false, scope: None }],
        source: Place { file: "a.txt".into(), line: Some(1), ..Place::default() },
        measures: vec![Measure { span: Span::new(0, text.len()) }],
        assignments: bodies
            .iter()
            .map(|&(agency, duty)| Assignment {
                agency: AgencyId(agency),
                name: text.into(),
                span: Span::new(0, 12),
                duty,
                statement: 0,
            })
            .collect(),
        responsibility: words.into(),
    }
}
