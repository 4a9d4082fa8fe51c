//! Two small invented plans, with words that break careless writers.

use fengong::{
    analyse::{
        Sampling,
        all::{Options, analyse},
        themes::Codebook,
    },
    model::{
        Agency, AgencyId, AgencyKind, Assignment, Convention, Corpus, Duty, Measure, Place, Plan, PlanId,
        Span, Statement, Task, TaskId,
    },
    render::{Lang, methods::Edition, svg::Size, tables::CsvOptions},
    report::{self, Job, Length, Titles},
};
use std::collections::BTreeMap;

/// A task's text that closes what it stands in.
pub(crate) const NASTY: &str = "</script><script>window.broken=1</script><!-- ]]> \"quotes\" & 'more' <img src=x onerror=window.broken=1>。";

const BODIES: [(&str, &str, &str); 5] = [
    ("civil-affairs", "市民政局", "Civil Affairs Bureau"),
    ("health", "市卫健委", "Health Commission"),
    ("finance", "市财政局", ""),
    ("housing", "市住建局", "Housing Bureau"),
    ("natural-resources", "市自然资源局", "Natural Resources Bureau"),
];

/// Bodies of a statement, by position in [`BODIES`], in their order, with their duties.
type Who<'w> = &'w [(usize, Duty)];

/// The whole page, Chinese first, as the report has it.
pub(crate) fn page_of(corpus: &Corpus) -> String {
    let sampling = Sampling { seed: 3, resamples: 40, draws: 40 };
    let options = Options { convention: Convention::Literal, sampling, upper: None, each_plan: true };
    let book = Codebook::builtin();
    let results = analyse(corpus, book, &options);
    let made = report::files(&Job {
        corpus,
        results: &results,
        diagnostics: &[],
        codebook: book,
        codebooks: &[],
        options: &options,
        lang: Lang::Zh,
        pictures: false,
        outline: false,
        size: Size::TwoColumn,
        csv: CsvOptions::default(),
        references: Edition::default(),
        titles: Titles::Findings,
        length: Length::Whole,
        inputs: &[],
        duplicates: &[],
        receipt: &[],
        data: &BTreeMap::new(),
        limits: &BTreeMap::new(),
    });
    let page = made.unwrap().files.into_iter().find(|(name, _)| name == "report.html").unwrap();
    String::from_utf8(page.1).unwrap()
}

pub(crate) fn page() -> String {
    page_of(&corpus())
}

fn corpus() -> Corpus {
    use Duty::{Lead, Participate, Responsible, Support};
    let long = "加快公共服务设施建设，".repeat(90) + "形成长效机制。";
    let first: [(&str, Who); 6] = [
        ("健全社区养老服务网络，新增社区日间照料中心。", &[(0, Lead), (1, Participate), (2, Participate)]),
        ("推进公租房用于养老托育。", &[(3, Responsible), (0, Responsible)]),
        ("将养老服务设施用地纳入年度建设用地供应计划。", &[(4, Lead), (0, Support)]),
        (NASTY, &[(0, Responsible), (1, Responsible), (2, Responsible)]),
        (&long, &[(1, Lead), (2, Support), (3, Support), (4, Support)]),
        ("制定托育机构登记备案办法。", &[(1, Responsible)]),
    ];
    let second: [(&str, Who); 6] = [
        ("健全社区养老服务网络，新增社区日间照料中心。", &[(1, Lead), (0, Participate)]),
        ("推进闲置公租房用于养老托育服务。", &[(3, Lead), (0, Participate)]),
        ("将养老服务设施用地纳入年度建设用地供应计划。", &[(4, Responsible), (3, Responsible)]),
        ("落实托育机构税费优惠。", &[(2, Lead)]),
        ("开展养老护理员职业技能培训。", &[(0, Responsible)]),
        ("强化部门联动“一盘棋”<监管>。", &[]),
    ];
    let agencies = ["甲市", "乙市"].into_iter().flat_map(|city| {
        BODIES.map(|(key, label, label_en)| Agency {
            key: key.into(),
            jurisdiction: city.into(),
            known: true,
            kind: AgencyKind::Bureau,
            label: label.into(),
            label_en: label_en.into(),
        })
    });
    Corpus {
        agencies: agencies.collect(),
        plans: vec![plan("first", "甲市", 0, &first), plan("second", "乙市", 5, &second)],
    }
}

/// Many small plans of as many cities, all with the bodies of the first.
pub(crate) fn page_of_many(plans: usize) -> String {
    let two = corpus();
    let copy = |i: usize| {
        let mut plan = two.plans[i % 2].clone();
        plan.rename(&format!("plan-{i}"));
        plan.city = format!("第{i}市").into();
        plan.tasks.rotate_left(i % 5);
        plan
    };
    page_of(&Corpus { plans: (0..plans).map(copy).collect(), agencies: two.agencies.clone() })
}

fn plan(id: &str, city: &str, base: u32, tasks: &[(&str, Who)]) -> Plan {
    let file = format!("{id}.txt");
    Plan {
        id: PlanId::new(id),
        city: city.into(),
        province: None,
        title: Some("“一老一小”任务分工 & <清单>".into()),
        annex: None,
        year: None,
        document_number: None,
        file: file.as_str().into(),
        tasks: tasks.iter().enumerate().map(|(i, (text, who))| task(id, &file, i, text, who, base)).collect(),
    }
}

fn task(plan: &str, file: &str, i: usize, text: &str, who: Who, base: u32) -> Task {
    let mut responsibility = String::new();
    let mut assignments = Vec::new();
    for &(body, duty) in who {
        if !responsibility.is_empty() {
            responsibility.push('、');
        }
        let start = responsibility.len();
        responsibility.push_str(BODIES[body].1);
        assignments.push(Assignment {
            agency: AgencyId(base + body as u32),
            name: BODIES[body].1.into(),
            span: Span::new(start, responsibility.len()),
            duty,
            statement: 0,
        });
    }
    let whole = Span::new(0, responsibility.len());
    Task {
        id: TaskId::new(format!("{plan}/{}", i + 1)),
        no: (i + 1).to_string().into(),
        title: None,
        text: text.into(),
        sections: Vec::new(),
        deadline: None,
        responsibility: responsibility.into(),
        statements: if who.is_empty() {
            Vec::new()
        } else {
            vec![Statement { span: whole, open: false, scope: None }]
        },
        source: Place { file: file.into(), line: Some(i as u32 + 3), ..Place::default() },
        measures: vec![Measure { span: Span::new(0, text.len()) }],
        assignments,
    }
}
