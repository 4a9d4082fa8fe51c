//! Word documents.

use super::support::{docx, p, read, shown};

fn body(body: &str) -> Vec<String> {
    shown(&read("t.docx", &docx(body, "", "")))
}

fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}

#[test]
fn runs_breaks_and_tabs() {
    let runs = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r><w:r><w:tab/><w:t>丙</w:t></w:r>\
        <w:r><w:br w:type='page'/><w:t>&amp;丁</w:t></w:r></w:p>";
    assert_eq!(body(&(runs.to_owned() + &p(" ") + &p("戊"))), ["甲/乙\t丙&丁", "戊"]);
}

#[test]
fn tracked_changes_show_the_text_as_it_stands() {
    let changed = "<w:p><w:r><w:t>市</w:t></w:r><w:ins><w:r><w:t>民政</w:t></w:r></w:ins><w:del><w:r><w:delText>财政\
        </w:delText></w:r></w:del><w:r><w:t>局</w:t></w:r></w:p>";
    let moved = "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>";
    let joined =
        format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r></w:p>{}", p("下"));
    let row = |mark: &str, text: &str| {
        format!("<w:tr><w:trPr>{mark}</w:trPr>{}{}</w:tr>", tc("", &p(text)), tc("", &p("x")))
    };
    let rows = tbl(&[row("", "留"), row("<w:del/>", "删"), row("<w:ins/>", "增")]);
    assert_eq!(
        body(&format!("{changed}{moved}{joined}{rows}")),
        ["市民政局", "新处", "上下", "留|x", "增|x"]
    );
}

#[test]
fn old_properties_do_not_count() {
    let text = "<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange></w:pPr>\
        <w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>正文</w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>";
    assert_eq!(body(text), ["正文"]);
}

#[test]
fn text_boxes_count_once_and_fields_show_their_result() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let text = format!(
        "<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>\
         </mc:AlternateContent></w:r></w:p><w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>\
         <w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        boxed("框"),
        boxed("框"),
        p("控件")
    );
    assert_eq!(body(&text), ["前", "框", "3", "控件"]);
}

#[test]
fn merged_cells_reach_every_place() {
    let table = tbl(&[
        tr(&[tc("<w:gridSpan w:val='2'/>", &p("总")), tc("", &p("单位"))]),
        tr(&[
            tc("<w:vMerge w:val='restart'/>", &p("一")),
            tc("", &(p("甲") + &p("乙"))),
            tc("", &p("民政局")),
        ]),
        tr(&[tc("<w:vMerge/>", &p("")), tc("", &p("丙")), tc("", &p("财政局"))]),
        "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>".to_owned()
            + &tc("", &p("丁"))
            + &tc("", &p("x"))
            + "</w:tr>",
    ]);
    assert_eq!(body(&table), ["总|=总|单位", "一|甲/乙|民政局", "=一|丙|财政局", "|丁|x"]);
}

#[test]
fn nested_tables_speak_in_their_cell_row_by_row() {
    let inner = tbl(&[tr(&[tc("", &p("a")), tc("", &p("b"))])]);
    let outer = tbl(&[tr(&[tc("", &p("外")), tc("", &(inner.clone() + &p("")))])]);
    assert_eq!(body(&outer), ["外|a\tb"]);
    let frame = tbl(&[tr(&[tc("", &(p("题") + &inner))])]);
    assert_eq!(body(&frame), ["题", "a|b"]);
}

const LISTS: &str = "<w:abstractNum w:abstractNumId='1'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl></w:abstractNum>\
    <w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num>";

fn numbered(level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='4'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn automatic_numbers_are_part_of_the_text() {
    let body = numbered(0, "总体要求")
        + &numbered(1, "甲")
        + &numbered(1, "乙")
        + &numbered(0, "任务")
        + &numbered(1, "丙");
    let document = read("t.docx", &docx(&body, LISTS, ""));
    assert_eq!(shown(&document), ["一、总体要求", "1.甲", "2.乙", "二、任务", "1.丙"]);
}

#[test]
fn an_automatic_number_alone_in_a_cell_is_its_text() {
    let row = |text: &str| tr(&[tc("", &numbered(1, "")), tc("", &p(text))]);
    let document = read("t.docx", &docx(&tbl(&[row("甲"), row("乙")]), LISTS, ""));
    assert_eq!(shown(&document), ["1.|甲", "2.|乙"]);
}

#[test]
fn styles_give_headings_and_numbers() {
    let styles = "<w:style w:styleId='a'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='b'><w:name w:val='mine'/><w:basedOn w:val='a'/></w:style>";
    let styled = |id: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{id}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let plain = "<w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>无号</w:t></w:r></w:p>";
    let body = styled("a", "目标") + &styled("b", "任务") + plain;
    assert_eq!(shown(&read("t.docx", &docx(&body, LISTS, styles))), ["# 一、目标", "# 二、任务", "# 无号"]);
}
