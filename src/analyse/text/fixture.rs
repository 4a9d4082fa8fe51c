//! Small invented plans for tests: tasks as texts with their bodies.

use crate::model::{
    Agency, AgencyId, AgencyKind, Assignment, Corpus, Duty, Measure, Place, Plan, PlanId, Span, Statement,
    Task, TaskId,
};

/// A body by its function's key and its duty; an empty key is a territorial collective.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body(pub(crate) &'static str, pub(crate) Duty);

/// A plan whose assignments still name their bodies by key.
pub(crate) struct Draft(Plan, Vec<Vec<Body>>);

/// A plan of one statement a task; measures are the sentences.
pub(crate) fn plan(id: &str, city: &str, tasks: &[(&str, &[Body])]) -> Draft {
    let task = |(i, (text, _)): (usize, &(&str, &[Body]))| {
        let mut start = 0;
        let mut measures = Vec::new();
        for sentence in text.split_inclusive('。') {
            measures.push(Measure { span: Span::new(start, start + sentence.len()) });
            start += sentence.len();
        }
        Task {
            id: TaskId::new(format!("{id}/{}", i + 1)),
            no: (i + 1).to_string().into(),
            title: None,
            text: (*text).into(),
            sections: Vec::new(),
            deadline: None,
            responsibility: "".into(),
            statements: vec![Statement { span: Span::new(0, 0), open: false, scope: None }],
            source: Place::default(),
            measures,
            assignments: Vec::new(),
        }
    };
    let plan = Plan {
        id: PlanId::new(id),
        city: city.into(),
        province: None,
        title: None,
        annex: None,
        year: None,
        document_number: None,
        file: "".into(),
        tasks: tasks.iter().enumerate().map(task).collect(),
    };
    Draft(plan, tasks.iter().map(|t| t.1.to_vec()).collect())
}

/// Plans with their bodies numbered.
pub(crate) fn corpus(drafts: Vec<Draft>) -> Corpus {
    let mut corpus = Corpus::default();
    for Draft(mut plan, bodies) in drafts {
        for (task, of_task) in plan.tasks.iter_mut().zip(bodies) {
            for Body(key, duty) in of_task {
                let kind = if key.is_empty() { AgencyKind::Territorial } else { AgencyKind::Bureau };
                let agency = Agency {
                    key: key.into(),
                    jurisdiction: plan.city.clone(),
                    known: true,
                    kind,
                    label: key.into(),
                    label_en: key.into(),
                };
                let position = corpus.agencies.iter().position(|a| *a == agency);
                let id = position.unwrap_or(corpus.agencies.len());
                if position.is_none() {
                    corpus.agencies.push(agency);
                }
                task.assignments.push(Assignment {
                    agency: AgencyId(id as u32),
                    name: key.into(),
                    span: Span::new(0, 0),
                    duty,
                    statement: 0,
                });
            }
        }
        corpus.plans.push(plan);
    }
    corpus
}
