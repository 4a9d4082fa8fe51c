//! PDF files with a text layer.

use super::pdf_files::{at, grid, hex, pdf, pdf_in};
use super::support::{error, read, shown};
use fengong::model::Block;
use fengong::read::ReadErrorKind;

#[test]
fn paragraphs_wrapped_lines_and_page_numbers() {
    // 30 characters fill the line from 50 to 350; the first is indented by two.
    let full = "推".repeat(28);
    let first = at(70, 300, &full)
        + &at(50, 280, "进服务。")
        + &at(70, 260, "市民政局负责。")
        + &at(190, 20, "— 1 —");
    let second = at(70, 300, &full) + &at(50, 280, "完。") + &at(195, 20, "2");
    let document = read("t.pdf", &pdf("UniGB-UCS2-H", &[first, second]));
    assert_eq!(shown(&document), [format!("{full}进服务。"), "市民政局负责。".into(), format!("{full}完。")]);
    let Some(Block::Paragraph(last)) = document.blocks.last() else { panic!("no paragraph") };
    assert_eq!(last.place.page, Some(2));
}

#[test]
fn a_ruled_table_with_wrapped_and_broken_lines() {
    let page = grid(&[50, 100, 200, 350], &[200, 250, 300])
        + &(at(55, 280, "1") + &at(105, 280, "推进养老服务体系") + &at(105, 266, "建设"))
        + &(at(205, 280, "市民政局") + &at(205, 266, "市财政局"))
        + &(at(55, 230, "2") + &at(105, 230, "乙") + &at(205, 230, "市教育局"));
    let rows = ["1|推进养老服务体系建设|市民政局/市财政局", "2|乙|市教育局"];
    assert_eq!(shown(&read("t.pdf", &pdf("UniGB-UCS2-H", &[page]))), rows);
}

#[test]
fn missing_rules_merge_cells() {
    // The rule between the rows is drawn from the second column on, as a thin filled rectangle.
    let page = "50 200 300 100 re S 100 200 m 100 300 l S 200 200 m 200 300 l S 100 249.7 250 0.6 re f\n"
        .to_owned()
        + &(at(55, 245, "一") + &at(105, 275, "甲") + &at(205, 275, "丙"))
        + &(at(105, 225, "乙") + &at(205, 225, "丁"));
    assert_eq!(shown(&read("t.pdf", &pdf("UniGB-UCS2-H", &[page]))), ["一|甲|丙", "=一|乙|丁"]);
}

#[test]
fn a_table_runs_over_the_page_end() {
    let head = |y: i32| at(55, y, "序号") + &at(105, y, "任务");
    let first =
        grid(&[50, 100, 350], &[50, 100, 150]) + &head(120) + &(at(55, 70, "1") + &at(105, 70, "推进养"));
    let second = grid(&[50, 100, 350], &[250, 300, 350, 380])
        + &head(360)
        + &at(105, 320, "老服务。")
        + &(at(55, 270, "2") + &at(105, 270, "乙。"));
    let document =
        read("t.pdf", &pdf("UniGB-UCS2-H", &[first + &at(190, 20, "1"), second + &at(190, 20, "2")]));
    assert_eq!(shown(&document), ["序号|任务", "1|推进养老服务。", "序号|任务", "2|乙。"]);
    assert_eq!(document.blocks.len(), 1);
}

#[test]
fn legacy_chinese_maps() {
    let text = "市民政局A组";
    let content = format!("BT /F1 10 Tf 50 300 Td <{}> Tj ET", hex(encoding_rs::GBK.encode(text).0.to_vec()));
    for encoding in ["GBK-EUC-H", "GBKp-EUC-H", "GB-EUC-H"] {
        assert_eq!(shown(&read("t.pdf", &pdf(encoding, std::slice::from_ref(&content)))), [text]);
    }
}

#[test]
fn a_scan_and_an_unmapped_font_say_so() {
    assert_eq!(error("scan.pdf", &pdf("UniGB-UCS2-H", &["0 0 400 400 re f".into()])), ReadErrorKind::NoText);
    let glyphs = "BT /F1 10 Tf 50 300 Td <0a1b0a1c0a1d> Tj ET".to_owned();
    assert_eq!(error("ids.pdf", &pdf_in("Identity", "Identity-H", &[glyphs])), ReadErrorKind::UnmappedFont);
}

#[test]
fn glyph_numbers_of_a_known_collection_are_read() {
    // 民政局 by their CIDs in Adobe-GB1.
    let glyphs = "BT /F1 10 Tf 50 300 Td <0af6119f0905> Tj ET".to_owned();
    assert_eq!(shown(&read("ids.pdf", &pdf_in("GB1", "Identity-H", &[glyphs]))), ["民政局"]);
}

#[test]
fn radicals_for_characters_are_read_as_characters() {
    let page = at(50, 300, "市⺠政局、⼯信局负责。");
    assert_eq!(shown(&read("t.pdf", &pdf("UniGB-UCS2-H", &[page]))), ["市民政局、工信局负责。"]);
}

/// Horizontal rules from 50 to 350.
fn rules(ys: &[i32]) -> String {
    ys.iter().fold(String::new(), |out, y| out + &format!("50 {y} m 350 {y} l S "))
}

#[test]
fn a_three_line_table_over_two_pages() {
    let first = rules(&[320, 300])
        + &(at(55, 305, "序号") + &at(105, 305, "任务") + &at(255, 305, "责任单位"))
        + &(at(55, 275, "1") + &at(105, 282, "推进养老服务体系建设工作") + &at(255, 275, "市民政局"))
        + &at(105, 268, "落实。")
        + &(at(55, 240, "2") + &at(105, 247, "完善托育服务机构") + &at(255, 240, "市卫生健康委"))
        + &at(105, 233, "备案，加强")
        + &at(190, 20, "— 1 —");
    let second = rules(&[200])
        + &(at(105, 350, "监管。") + &at(255, 350, "、市财政局"))
        + &(at(55, 320, "3") + &at(105, 320, "乙。") + &at(255, 320, "市教育局"))
        + &at(50, 180, "附注：以上任务由各单位按职责分工落实，每季度末报送。")
        + &at(190, 20, "— 2 —");
    let document = read("t.pdf", &pdf("UniGB-UCS2-H", &[first, second]));
    assert_eq!(
        shown(&document),
        [
            "序号|任务|责任单位",
            "1|推进养老服务体系建设工作落实。|市民政局",
            "2|完善托育服务机构/备案，加强监管。|市卫生健康委、市财政局",
            "3|乙。|市教育局",
            "附注：以上任务由各单位按职责分工落实，每季度末报送。"
        ]
    );
    assert_eq!(document.blocks.len(), 2);
}

#[test]
fn a_table_without_any_rules() {
    let page = at(150, 350, "某市重点任务分工表")
        + &(at(55, 320, "序号") + &at(105, 320, "任务") + &at(255, 320, "责任单位"))
        + &(at(55, 300, "1") + &at(105, 300, "甲。") + &at(255, 300, "市民政局"))
        + &(at(55, 280, "2") + &at(105, 280, "乙。") + &at(255, 280, "市财政局"))
        + &at(50, 240, "本表由市政府办公室会同各有关部门共同负责解释说明。");
    assert_eq!(
        shown(&read("t.pdf", &pdf("UniGB-UCS2-H", &[page]))),
        [
            "某市重点任务分工表",
            "序号|任务|责任单位",
            "1|甲。|市民政局",
            "2|乙。|市财政局",
            "本表由市政府办公室会同各有关部门共同负责解释说明。"
        ]
    );
}
