//! The fixtures, one wording a line, and what holds for any text.

use super::*;
use crate::model::Duty;
use crate::parse::lexicon::Counting;
use crate::parse::wording;
use crate::resolve::Registry;
use proptest::prelude::*;

const FIXTURES: &str = include_str!("fixtures/statements.txt");

/// A line of the fixtures: statement, context, the answer as sorted words.
struct Case<'t> {
    text: String,
    column: Option<Duty>,
    rule: Option<DocumentRule>,
    want: Vec<String>,
    line: &'t str,
}

fn case(line: &str) -> Option<Case<'_>> {
    let (left, right) = line.split_once("=>")?;
    let (mut text, mut column, mut rule) = (left.trim(), None, None);
    if let Some((flag, rest)) = left.strip_prefix('[').and_then(|l| l.split_once("] ")) {
        let duty = |f: &str| Duty::ALL.into_iter().find(|d| f.strip_prefix("列:") == Some(d.letter()));
        match flag {
            "首" => rule = Some(DocumentRule::FirstIsLead),
            "逗" => rule = Some(DocumentRule::BeforeFirstCommaIsLead),
            flag => column = duty(flag),
        }
        if rule.is_some() || column.is_some() {
            text = rest.trim();
        }
    }
    let mut want: Vec<String> = Vec::new();
    for group in right.split('|') {
        let mut words = group.split_whitespace();
        match words.next() {
            Some("等") => want.push("等".to_owned()),
            Some(duty) => want.extend(words.map(|name| format!("{duty} {name}"))),
            None => {}
        }
    }
    want.sort();
    Some(Case { text: text.replace('⏎', "\n"), column, rule, want, line })
}

fn read(text: &str, column: Option<Duty>, rule: Option<DocumentRule>) -> ParsedStatement {
    parse_statement(text, &Context { lexicon: Registry::builtin(), column, rule })
}

fn answer(read: &ParsedStatement) -> Vec<String> {
    let bodies = read.bodies.iter().map(|b| format!("{} {}", b.duty.letter(), b.name));
    let mut words: Vec<String> = bodies.chain(read.open.then(|| "等".to_owned())).collect();
    words.sort();
    words
}

fn cases() -> impl Iterator<Item = Case<'static>> {
    FIXTURES.lines().filter(|l| !l.starts_with('#')).filter_map(case)
}

#[test]
fn every_wording_reads_as_its_fixture_says() {
    let wrong: Vec<String> = cases()
        .filter_map(|c| {
            let got = read(&c.text, c.column, c.rule);
            (answer(&got) != c.want || !got.unplaced.is_empty())
                .then(|| format!("{}\n    got {:?}, unplaced {:?}", c.line, answer(&got), got.unplaced))
        })
        .collect();
    assert!(cases().count() > 200);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn brackets_and_spaces_around_a_statement_change_nothing() {
    for c in cases() {
        let plain = answer(&read(&c.text, c.column, c.rule));
        for around in ["（{}）", "({})", "[{}]", "〔{}〕", "  {} ", "\n{}\n", "{}。"] {
            let text = around.replace("{}", &c.text);
            assert_eq!(answer(&read(&text, c.column, c.rule)), plain, "{text}");
        }
    }
}

/// A statement in which each body stands behind a label of its own.
fn printed(read: &ParsedStatement) -> String {
    let label = |duty| match duty {
        Duty::Lead => "牵头单位",
        Duty::Responsible | Duty::Implement => "责任单位",
        Duty::Participate => "参加单位",
        Duty::Support => "配合单位",
    };
    let bodies = read.bodies.iter().map(|b| format!("{}：{}", label(b.duty), b.name));
    let open = read.open.then(|| "责任单位：有关部门".to_owned());
    bodies.chain(open).collect::<Vec<_>>().join("；")
}

#[test]
fn what_is_printed_is_read_back() {
    for c in cases() {
        let first = read(&c.text, c.column, c.rule);
        let again = read(&printed(&first), None, None);
        assert_eq!(answer(&again), answer(&first), "{}", c.line);
    }
}

#[test]
fn notes_are_told_from_ordinary_brackets() {
    let lexicon = Registry::builtin();
    for text in [
        "市民政局负责",
        "责任单位：市民政局、锦绣集团",
        "牵头单位：市民政局；配合单位：各区政府",
        "各有关部门按职责分工负责",
        "市民政局牵头，市财政局等参加",
        "各省级人民政府负责",
        "民政部、财政部等负责。列第一位者为牵头单位，下同",
        "市委宣传部（网信办）牵头，市民政局配合",
    ] {
        assert_eq!(note(text, lexicon), Note::Duty, "{text}");
    }
    for text in ["市民政局、市财政局", "省教育厅，各市州人民政府", "市残联"] {
        assert_eq!(note(text, lexicon), Note::Names, "{text}");
    }
    for text in [
        "市、区",
        "街道",
        "县（市、区）",
        "试行",
        "以下简称养老机构",
        "2023—2025年",
        "含民办",
        "失能",
        "一老一小",
        "不少于3个",
        "社会组织参与",
        "政府主导、部门配合、社会参与",
        "牵头",
        "参与式",
        "单位",
        "万元",
        "简称OPC",
        "企业负责",
    ] {
        assert_eq!(note(text, lexicon), Note::No, "{text}");
    }
}

#[test]
fn duty_sentences_of_running_prose_are_found() {
    let context = Context { lexicon: Registry::builtin(), column: None, rule: None };
    let names = |text: &str| {
        prose_statement(text, &context).map(|r| r.bodies.into_iter().map(|b| b.name).collect::<Vec<_>>())
    };
    assert_eq!(
        names("市、区民政部门负责养老机构的监督管理；市财政局负责资金保障。"),
        Some(vec!["市民政部门".to_owned(), "区民政部门".to_owned(), "市财政局".to_owned()])
    );
    assert_eq!(names("由市民政局牵头组织实施。"), Some(vec!["市民政局".to_owned()]));
    assert_eq!(names("本办法由区民政局会同相关责任单位解释。"), Some(vec!["区民政局".to_owned()]));
    for text in [
        "支持社会力量参与养老服务。",
        "推动落实院长负责制。",
        "鼓励产学研用协同创新。",
        "建立由民政部牵头的协调机制。",
        "提升家庭参与积极性，加强人员配备。",
        "企业负责日常维护。",
    ] {
        assert_eq!(names(text), None, "{text}");
    }
}

#[test]
fn many_names_are_read_as_fast_as_few() {
    let asked = |count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("市第{n}促进会")).collect();
        let lexicon = Counting::default();
        let context = Context { lexicon: &lexicon, column: None, rule: None };
        let read = parse_statement(&format!("责任单位：{}；市财政局配合", names.join("、")), &context);
        assert_eq!(read.bodies.len(), count + 1);
        lexicon.asked()
    };
    assert!(asked(2000) <= 4 * asked(500));
}

fn words() -> impl Strategy<Value = String> {
    let list = [
        "市",
        "民政局",
        "财政局",
        "、",
        "，",
        "；",
        "。",
        "（",
        "）",
        "(",
        "]",
        "〔",
        "等",
        "部门",
        "牵头",
        "负责",
        "配合",
        "和",
        "与",
        "会同",
        "各",
        "区",
        "县",
        "人民政府",
        "\n",
        " ",
        "单位：",
        "责任",
        "下同",
        "列第一位的为牵头单位",
        "广州",
        "2023年",
        "“",
        "”",
        "按职责分工",
        "邀请",
        "参加",
        "①",
        "1.",
        "有关",
        "省",
        "委",
        "由",
        "为",
        "管委会",
        ".",
        ",",
        "x",
        "🜂",
        "\u{200b}",
    ];
    prop::collection::vec(prop::sample::select(list.to_vec()), 0..24).prop_map(|w| w.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_spans_fit(text in words(), other in "\\PC{0,30}") {
        for text in [text, other] {
            let got = read(&text, None, None);
            let spans = got.bodies.iter().map(|b| b.span)
                .chain(got.remarks.iter().copied())
                .chain(got.unplaced.iter().copied())
                .chain(got.deadline);
            for span in spans {
                prop_assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
            }
            prop_assert!(got.bodies.iter().all(|b| !b.name.is_empty() && !b.span.is_empty()), "{text:?}");
            prop_assert_eq!(&got, &read(&text, None, None));
            let _ = (note(&text, Registry::builtin()), stated_rule(&text, wording::builtin()));
        }
    }
}
