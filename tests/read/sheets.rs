//! Workbooks as other programs write them, part by part.

use super::support::{error, read, shown, zip};
use fengong::read::{self as reader, Limits, ReadErrorKind};

const TRANSITIONAL: [&str; 2] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
];
const STRICT: [&str; 2] = [
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/// A workbook of one sheet: its content, its shared strings.
fn book([main, relations]: [&str; 2], sheet: &str, strings: &str) -> Vec<u8> {
    let package = "http://schemas.openxmlformats.org/package/2006";
    let related =
        |parts: &str| format!("<Relationships xmlns='{package}/relationships'>{parts}</Relationships>");
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id='{id}' Type='{relations}/{kind}' Target='{target}'/>")
    };
    // Cell styles: 0 plain, 1 built-in date, 2 a Chinese date, 3 WPS's word for the general format, 4 and 5 months, 6 a share.
    let styles = format!(
        "<styleSheet xmlns='{main}'><numFmts count='4'><numFmt numFmtId='176' formatCode='[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>\
         <numFmt numFmtId='177' formatCode='G/通用格式'/><numFmt numFmtId='178' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/><numFmt numFmtId='179' formatCode='0.0%'/></numFmts><cellXfs count='7'><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='176'/>\
         <xf numFmtId='177'/><xf numFmtId='178'/><xf numFmtId='57'/><xf numFmtId='179'/></cellXfs></styleSheet>"
    );
    zip(&[
        ("[Content_Types].xml", &format!("<Types xmlns='{package}/content-types'/>")),
        ("_rels/.rels", &related(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns='{main}' xmlns:r='{relations}'><sheets><sheet name='表1' sheetId='1' r:id='rId1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &related(
                &(relation("rId1", "worksheet", "worksheets/sheet1.xml")
                    + &relation("rId2", "sharedStrings", "sharedStrings.xml")
                    + &relation("rId3", "styles", "styles.xml")),
            ),
        ),
        ("xl/styles.xml", &styles),
        ("xl/sharedStrings.xml", &format!("<sst xmlns='{main}'>{strings}</sst>")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet xmlns='{main}'>{sheet}</worksheet>")),
    ])
}

fn rows(sheet: &str, strings: &str) -> Vec<String> {
    shown(&read("t.xlsx", &book(TRANSITIONAL, &format!("<sheetData>{sheet}</sheetData>"), strings)))
}

fn inline(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

#[test]
fn the_strict_form_reads_like_the_usual_one() {
    let sheet = format!(
        "<sheetData><row r='1'>{}<c r='B1' t='s'><v>0</v></c><c r='C1' s='1' t='d'><v>2026-06-30</v></c></row></sheetData>",
        inline("A1", "1")
    );
    for form in [TRANSITIONAL, STRICT] {
        let bytes = book(form, &sheet, "<si><t>市民政局</t></si>");
        assert_eq!(shown(&read("t.xlsx", &bytes)), ["1|市民政局|2026-06-30"]);
        assert_eq!(shown(&read("t.xlsm", &bytes)), ["1|市民政局|2026-06-30"]);
    }
}

#[test]
fn texts_of_several_runs_without_their_pronunciation() {
    let strings = "<si><r><rPr><b/></rPr><t>市民政局</t></r><r><t xml:space='preserve'> </t></r><r><t>牵头</t></r></si>\
        <si><t>教育局</t><rPh sb='0' eb='3'><t>jiàoyùjú</t></rPh><phoneticPr fontId='1'/></si><si><t xml:space='preserve'> 卫健委 </t></si>";
    let runs = "<c r='D1' t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb='0' eb='1'><t>x</t></rPh></is></c>";
    let sheet = format!(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c>{runs}</row>"
    );
    assert_eq!(rows(&sheet, strings), ["市民政局 牵头|教育局|卫健委|甲乙"]);
}

#[test]
fn dates_are_dates_and_numbers_numbers() {
    let sheet = "<row r='1'><c r='A1' s='1'><v>46203</v></c><c r='B1' s='2'><v>46203</v></c><c r='C1'><v>46203</v></c>\
        <c r='D1' s='3'><v>12</v></c><c r='E1' s='1' t='s'><v>0</v></c><c r='F1'><v>0.85</v></c></row>";
    assert_eq!(rows(sheet, "<si><t>长期</t></si>"), ["2026-06-30|2026-06-30|46203|12|长期|0.85"]);
}

#[test]
fn months_without_a_day_and_shares_are_read_as_printed() {
    let sheet = "<row r='1'><c r='A1' s='4'><v>46203</v></c><c r='B1' s='5'><v>46203</v></c><c r='C1' s='6'><v>0.855</v></c></row>";
    assert_eq!(rows(sheet, ""), ["2026年6月|2026年6月|85.5%"]);
}

#[test]
fn formulas_show_the_value_they_had() {
    let sheet = "<row r='1'><c r='A1'><f>ROW()-1</f><v>3</v></c><c r='B1' t='str'><f>\"市\"&amp;\"民政局\"</f><v>市民政局</v></c>\
        <c r='C1' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='D1' s='1'><f>A1</f><v>46203</v></c></row>";
    assert_eq!(rows(sheet, ""), ["3|市民政局|#DIV/0!|2026-06-30"]);
}

#[test]
fn formulas_without_a_value_are_named() {
    let sheet = "<sheetData><row r='1'><c r='A1'><f>ROW()</f><v>1</v></c><c r='B1'><f>VLOOKUP(A1,X!A:B,2,0)</f></c></row>\
        <row r='2'><c r='A2'><v>2</v></c><c r='C2' t='str'><f>B1</f><v></v></c></row></sheetData>";
    let found =
        reader::document("t.xlsx", &book(TRANSITIONAL, sheet, ""), &Limits::default()).expect("a workbook");
    let said: Vec<&str> = found.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(said, ["formula-without-value", "formula-without-value"]);
    assert!(
        found.diagnostics[0].message(fengong::say::Lang::Zh).contains("B1")
            && found.diagnostics[1].message(fengong::say::Lang::Zh).contains("C2")
    );
}

#[test]
fn struck_runs_are_no_text() {
    let strings = "<si><r><rPr><strike/></rPr><t>市水利局、</t></r><r><t>市民政局</t></r></si>\
        <si><r><rPr><strike val='0'/></rPr><t>市财政局</t></r></si>";
    let sheet =
        "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row></sheetData>";
    let found = reader::document("t.xlsx", &book(TRANSITIONAL, sheet, strings), &Limits::default())
        .expect("a workbook");
    assert_eq!(shown(&found.value), ["市民政局|市财政局"]);
    assert_eq!(found.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["struck-text"]);
}

#[test]
fn the_same_words_are_struck_in_one_cell_and_not_in_another() {
    let strings = "<si><r><rPr><strike/></rPr><t>市水利局</t></r><r><t>市民政局</t></r></si><si><t>市水利局市民政局</t></si>";
    let inline = "<is><r><rPr><strike/></rPr><t>市水利</t></r><r><t>局市民政局</t></r></is>";
    let sheet = format!(
        "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row>\
         <row r='3'><c r='B3' t='inlineStr'>{inline}</c></row></sheetData>"
    );
    let found = reader::document("t.xlsx", &book(TRANSITIONAL, &sheet, strings), &Limits::default())
        .expect("a workbook");
    assert_eq!(shown(&found.value), ["市民政局|市水利局市民政局", "|局市民政局"]);
}

#[test]
fn formulas_without_a_value_are_counted_where_they_are_many() {
    let row = |n: u32| format!("<row r='{n}'><c r='A{n}'><v>1</v></c><c r='B{n}'><f>A{n}</f></c></row>");
    let sheet = format!("<sheetData>{}</sheetData>", (1..=107).map(row).collect::<String>());
    let found =
        reader::document("t.xlsx", &book(TRANSITIONAL, &sheet, ""), &Limits::default()).expect("a workbook");
    assert_eq!(found.diagnostics.len(), 101);
    let last = found.diagnostics.last().expect("a warning");
    assert_eq!(last.code, "formulas-without-value");
    assert!(last.message(fengong::say::Lang::Zh).contains('7'));
}

#[test]
fn what_a_filter_hides_is_read_all_the_same() {
    let row = |n: u32, hidden: &str, text: &str| {
        format!("<row r='{n}' {hidden}>{}</row>", inline(&format!("A{n}"), text))
    };
    let sheet = row(1, "", "任务") + &row(2, "hidden='1'", "甲") + &row(3, "", "乙");
    assert_eq!(rows(&sheet, ""), ["任务", "甲", "乙"]);
}

#[test]
fn merges_reach_across_and_cells_without_an_address_follow_on() {
    let sheet = format!(
        "<sheetData><row><c t='inlineStr'><is><t>题</t></is></c></row><row>{}<c t='inlineStr'><is><t>丙</t></is></c></row></sheetData>\
         <mergeCells count='1'><mergeCell ref='A1:B1'/></mergeCells>",
        "<c t='inlineStr'><is><t>甲</t></is></c>"
    );
    assert_eq!(shown(&read("t.xlsx", &book(TRANSITIONAL, &sheet, ""))), ["题|=题", "甲|丙"]);
}

#[test]
fn text_escapes_of_the_format_are_resolved() {
    let strings = "<si><t>市民政局_x000D_\n市财政局</t></si>";
    assert_eq!(rows("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", strings), ["市民政局/市财政局"]);
}

#[test]
fn a_workbook_that_says_it_has_more_strings_than_any_is_refused() {
    let sheet = format!("<sheetData><row r='1'>{}</row></sheetData>", inline("A1", "甲"));
    let bytes = book(TRANSITIONAL, &sheet, "<si><t>乙</t></si>");
    let bytes = super::packages::repacked(&bytes, |name, content| {
        let text = String::from_utf8(content).expect("text");
        (name.to_owned(), text.replace("<sst ", "<sst uniqueCount='99999999999' ").into_bytes())
    });
    assert!(matches!(error("t.xlsx", &bytes), ReadErrorKind::TooManyCells { .. }));
}
