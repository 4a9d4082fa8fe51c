//! A new duty word is a line of data, and every layout hears it.

use fengong::load::{self, Knowledge};
use fengong::parse::wording::Wording;
use fengong::resolve::Registry;

/// Documents that say by a word that nobody knows who does something, a layout each, and what must be read of them.
const LAYOUTS: [(&str, &str, &[(&str, &str)]); 19] = [
    (
        "bracket.txt",
        "1.建设食堂。（市民政局认领）\n2.建设床位。（责任单位：市教育局）\n",
        &[("市民政局", "lead"), ("市教育局", "responsible")],
    ),
    ("label.txt", "1.建设食堂。认领单位：市民政局\n", &[("市民政局", "lead")]),
    (
        "line.txt",
        "一、建设食堂\n市民政局认领，市财政局配合。\n",
        &[("市民政局", "lead"), ("市财政局", "support")],
    ),
    (
        "sentence.txt",
        "1.建设食堂。（市财政局负责）\n2.建设床位。今年建成。此项工作由市民政局认领。\n",
        &[("市财政局", "responsible"), ("市民政局", "lead")],
    ),
    (
        "copula.txt",
        "1.建设食堂。（市民政局为认领单位，市财政局配合）\n",
        &[("市民政局", "lead"), ("市财政局", "support")],
    ),
    (
        "own.txt",
        "1.建设食堂。（责任单位：市民政局（认领）、市财政局）\n",
        &[("市民政局", "lead"), ("市财政局", "responsible")],
    ),
    (
        "column.csv",
        "序号,任务,认领单位,配合单位\n1,建设食堂,市民政局,市财政局\n",
        &[("市民政局", "lead"), ("市财政局", "support")],
    ),
    (
        "bare-column.csv",
        "序号,任务,认领,配合\n1,建设食堂,市民政局,市财政局\n",
        &[("市民政局", "lead"), ("市财政局", "support")],
    ),
    ("cell.csv", "序号,任务,责任单位\n1,建设食堂,市民政局认领\n", &[("市民政局", "lead")]),
    (
        "matrix.csv",
        "序号,任务,市民政局,市财政局\n1,建设食堂,认领,配合\n2,建设床位,,认领\n",
        &[("市民政局", "lead"), ("市财政局", "support"), ("市财政局", "lead")],
    ),
    (
        "legend.csv",
        "序号,任务（▲认领 ●配合）,市民政局,市财政局\n1,建设食堂,▲,●\n2,建设床位,●,▲\n",
        &[("市民政局", "lead"), ("市财政局", "support"), ("市财政局", "lead"), ("市民政局", "support")],
    ),
    (
        "rule.txt",
        "说明：列第一位的为认领单位，下同。\n1.建设食堂。（责任单位：市民政局、市财政局）\n",
        &[("市民政局", "lead"), ("市财政局", "responsible")],
    ),
    (
        "held.txt",
        "（一）市民政局认领（2项）\n1.建设食堂。\n2.建设床位。\n",
        &[("市民政局", "lead"), ("市民政局", "lead")],
    ),
    (
        "counted.txt",
        "（一）市民政局（认领2项）\n1.建设食堂。\n2.建设床位。\n",
        &[("市民政局", "lead"), ("市民政局", "lead")],
    ),
    (
        "keyed.txt",
        "二、职责分工\n市民政局：认领食堂建设。\n市财政局：负责资金。\n",
        &[("市民政局", "lead"), ("市财政局", "responsible")],
    ),
    (
        "spoken.txt",
        "二、职责分工\n职责分工如下：\n市民政局认领食堂建设。\n市财政局负责资金。\n",
        &[("市民政局", "lead"), ("市财政局", "responsible")],
    ),
    (
        "prose.txt",
        "一、总体要求\n建设食堂由市民政局认领，市财政局配合。\n",
        &[("市民政局", "lead"), ("市财政局", "support")],
    ),
    (
        "law.txt",
        "第一条 市民政部门认领食堂建设。\n第二条 市财政部门负责资金。\n第三条 本办法自发布之日起施行。\n",
        &[("市民政部门", "lead"), ("市财政部门", "responsible")],
    ),
    (
        "stacked.txt",
        "序号\n任务\n认领单位\n配合单位\n1\n建设食堂\n市民政局\n市财政局\n2\n建设床位\n市教育局\n市财政局\n",
        &[("市民政局", "lead"), ("市财政局", "support"), ("市教育局", "lead"), ("市财政局", "support")],
    ),
];

/// What is read under the built-in words and 认领: who does what, and what a coder is told.
fn read(name: &str, text: &str) -> (Vec<(String, &'static str)>, Vec<String>) {
    let mut registry = Registry::builtin().clone();
    registry.set_wording(Wording::with("[duty]\nlead = \"认领\"").unwrap());
    let knowledge = Knowledge { registry: std::borrow::Cow::Owned(registry), ..Knowledge::default() };
    let read = load::document(name, text.as_bytes(), &knowledge).unwrap().read;
    let bodies = read.value.tasks().flat_map(|(_, task)| &task.assignments);
    let said = bodies.map(|a| (a.name.to_string(), a.duty.as_str())).collect();
    (said, read.diagnostics.iter().map(|d| d.message(fengong::say::Lang::Zh)).collect())
}

#[test]
fn every_layout_hears_a_new_duty_word() {
    let mut deaf = Vec::new();
    for (name, text, all) in LAYOUTS {
        let all: Vec<_> = all.iter().map(|(name, duty)| ((*name).to_owned(), *duty)).collect();
        let (said, told) = read(name, text);
        if said != all {
            deaf.push(format!("{name}: {said:?} {told:?}"));
        }
    }
    assert!(deaf.is_empty(), "{}", deaf.join("\n"));
}

#[test]
fn what_no_layout_reads_is_named_by_a_new_duty_word() {
    let text = "1.建设食堂。（市财政局负责）\n本次会议之后，市民政局认领了两项。\n";
    let (_, told) = read("plan.txt", text);
    assert!(told.iter().any(|said| said.contains("市民政局认领")), "{told:?}");
}
