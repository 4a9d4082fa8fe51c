//! Word documents as offices write them, with WPS Office and with tracked changes: what stands in the text and what not.

use super::support::{docx, p, read, shown, zip};
use fengong::read::{self as reader, Limits};

fn body(body: &str) -> Vec<String> {
    shown(&read("t.docx", &docx(body, "", "")))
}

fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

fn tc(content: &str) -> String {
    format!("<w:tc><w:tcPr/>{content}</w:tc>")
}

fn row(texts: &[&str]) -> String {
    format!("<w:tr>{}</w:tr>", texts.iter().map(|text| tc(&p(text))).collect::<String>())
}

fn sdt(content: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:alias w:val='x'/><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
}

fn field(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>")
}

fn instruction(text: &str) -> String {
    format!("<w:r><w:instrText xml:space='preserve'>{text}</w:instrText></w:r>")
}

#[test]
fn tags_and_links_around_words_leave_the_words() {
    let text = format!(
        "<w:p><w:smartTag w:element='place'><w:smartTagPr><w:attr w:name='x' w:val='y'/></w:smartTagPr>{}</w:smartTag>\
         <w:hyperlink r:id='r1' w:history='1'>{}</w:hyperlink><w:bookmarkStart w:id='0' w:name='b'/>{}<w:bookmarkEnd w:id='0'/>\
         <w:proofErr w:type='spellStart'/></w:p>",
        r("乐安市"),
        r("民政局"),
        r("负责。")
    );
    assert_eq!(body(&text), ["乐安市民政局负责。"]);
}

#[test]
fn content_controls_stand_at_every_level() {
    let cell = |text: &str| sdt(&tc(&p(text)));
    let rows = format!(
        "{}<w:tr>{}{}</w:tr>{}",
        row(&["1", "甲"]),
        cell("2"),
        tc(&sdt(&p("乙"))),
        sdt(&row(&["3", "丙"]))
    );
    let text = format!("{}<w:p>{}{}</w:p><w:tbl>{rows}</w:tbl>", sdt(&p("块")), sdt(&r("行内")), r("文字"));
    assert_eq!(body(&text), ["块", "行内文字", "1|甲", "2|乙", "3|丙"]);
}

#[test]
fn pronunciation_above_characters_is_left_out() {
    let ruby = "<w:p><w:r><w:ruby><w:rubyPr><w:hps w:val='10'/></w:rubyPr><w:rt><w:r><w:t>mín</w:t></w:r></w:rt>\
        <w:rubyBase><w:r><w:t>民</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>政局</w:t></w:r></w:p>";
    assert_eq!(body(ruby), ["民政局"]);
}

#[test]
fn text_boxes_of_either_kind_count_once() {
    let new = format!(
        "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>",
        p("责任单位：市民政局")
    );
    let old = format!(
        "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>",
        p("责任单位：市民政局")
    );
    let both = format!(
        "<w:p><mc:AlternateContent><mc:Choice Requires='wps'><w:r>{new}</w:r></mc:Choice><mc:Fallback><w:r>{old}</w:r></mc:Fallback>\
         </mc:AlternateContent>{}</w:p>",
        r("甲")
    );
    assert_eq!(body(&both), ["甲", "责任单位：市民政局"]);
    assert_eq!(body(&format!("<w:p>{}<w:r>{old}</w:r></w:p>", r("甲"))), ["甲", "责任单位：市民政局"]);
}

#[test]
fn of_several_choices_the_first_counts_and_without_one_what_is_left() {
    let choices = format!(
        "<w:p><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>",
        r("一"),
        r("二"),
        r("三")
    );
    let none = format!(
        "<w:p><mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:p>",
        r("三")
    );
    assert_eq!(body(&(choices + &none)), ["一", "三"]);
}

#[test]
fn characters_written_as_symbols_are_characters() {
    let circled = "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx w16se:font='宋体' w16se:char='2460'/></mc:Choice>\
        <mc:Fallback><w:t>①</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    let wingdings = "<w:r><w:sym w:font='Wingdings' w:char='F082'/></w:r>";
    let plain = "<w:r><w:sym w:font='宋体' w:char='2462'/></w:r>";
    let bullet = "<w:r><w:sym w:font='Wingdings' w:char='F0D8'/></w:r>";
    let text = format!(
        "<w:p>{circled}{}</w:p><w:p>{wingdings}{}</w:p><w:p>{plain}{}</w:p><w:p>{bullet}{}</w:p>",
        r("甲"),
        r("乙"),
        r("丙"),
        r("丁")
    );
    assert_eq!(body(&text), ["①甲", "②乙", "③丙", "丁"]);
}

#[test]
fn hyphens_breaks_and_tabs_inside_words() {
    let text = "<w:p><w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>Gov</w:t><w:softHyphen/><w:t>ernment</w:t><w:cr/><w:t>1.</w:t><w:tab/>\
        <w:t>推进</w:t></w:r></w:p>";
    assert_eq!(body(text), ["e-Government/1.\t推进"]);
}

#[test]
fn fields_show_their_result_and_never_their_instruction() {
    let simple =
        format!("<w:p><w:fldSimple w:instr=' REF x '>{}</w:fldSimple>{}</w:p>", r("附件1"), r("所列"));
    let nested = format!(
        "<w:p>{}{}{}{}{}{}{}{}{}{}{}{}</w:p>",
        r("共"),
        field("begin"),
        instruction(" IF "),
        field("begin"),
        instruction(" NUMPAGES "),
        field("separate"),
        r("17"),
        field("end"),
        instruction(" &gt; 1 "),
        field("separate"),
        r("3") + &field("end"),
        r("项")
    );
    let broken = format!("<w:p>{}{}</w:p>{}", field("begin"), instruction(" TOC "), p("正文"));
    assert_eq!(body(&(simple + &nested + &broken)), ["附件1所列", "共3项", "正文"]);
}

#[test]
fn circled_and_ruled_characters_made_by_a_field_are_read() {
    let circled = |number: &str| {
        format!("{}{}{}", field("begin"), instruction(&format!(" eq \\o\\ac(○,{number})")), field("end"))
    };
    let ruby = format!(
        "{}{}{}",
        field("begin"),
        instruction(" EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(mín),民)"),
        field("end")
    );
    let text = format!("<w:p>{}{}</w:p><w:p>{ruby}{}</w:p>", circled("11"), r("推进"), r("政局"));
    assert_eq!(body(&text), ["⑪推进", "民政局"]);
}

#[test]
fn tracked_rows_and_cells_stand_as_they_would_be_accepted() {
    let moved = |mark: &str, text: &str| {
        format!(
            "<w:tr><w:trPr/>{}{}</w:tr>",
            tc(&p("1")),
            tc(&format!(
                "<w:p><w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr><w:{mark}>{}</w:{mark}></w:p>",
                r(text)
            ))
        )
    };
    let deleted_cell = format!(
        "<w:tr>{}<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>{}</w:tc>{}</w:tr>",
        tc(&p("3")),
        p("删"),
        tc(&p("留"))
    );
    let hidden = format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}{}</w:tr>", tc(&p("4")), tc(&p("藏")));
    let text = format!(
        "<w:tbl>{}{}{deleted_cell}{hidden}</w:tbl>",
        moved("moveFrom", "旧处"),
        moved("moveTo", "新处")
    );
    assert_eq!(body(&text), ["1|", "1|新处", "3|留"]);
}

#[test]
fn a_deleted_paragraph_mark_at_the_end_of_a_cell_joins_nothing() {
    let last = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", r("市民政局"));
    let text = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>{last}", tc(&last), tc(&p("市财政局")));
    assert_eq!(body(&text), ["市民政局|市财政局", "市民政局"]);
}

#[test]
fn hidden_text_and_comments_are_no_text_and_notes_are_reported() {
    let text = format!(
        "<w:p><w:commentRangeStart w:id='0'/>{}<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
        r("市民政局牵头。")
    );
    let wrap = |root: &str, content: &str| format!("<w:{root} xmlns:w='w'>{content}</w:{root}>");
    let notes = format!(
        "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id='2'>{}</w:footnote>",
        p("列第一位者为牵头单位。")
    );
    let bytes = zip(&[
        ("word/document.xml", &wrap("document", &format!("<w:body>{text}</w:body>"))),
        ("word/comments.xml", &wrap("comments", &format!("<w:comment w:id='0'>{}</w:comment>", p("待核")))),
        ("word/footnotes.xml", &wrap("footnotes", &notes)),
    ]);
    let read = reader::document("t.docx", &bytes, &Limits::default()).expect("a document");
    assert_eq!(shown(&read.value), ["市民政局牵头。"]);
    let warnings: Vec<&str> = read.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(warnings, ["notes-left-out"]);
    assert!(read.diagnostics[0].message(fengong::say::Lang::Zh).contains("列第一位者为牵头单位"));
}

#[test]
fn struck_text_and_placeholders_are_no_text() {
    let run = |look: &str, text: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>");
    let control = |shows: &str, inside: &str| {
        format!("<w:sdt><w:sdtPr>{shows}<w:text/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let struck = format!(
        "<w:p>{}{}{}</w:p>",
        run("<w:strike/>", "市水利局、"),
        r("市民政局"),
        run("<w:dstrike/>", "、市审计局") + &run("<w:strike/><w:dstrike w:val='0'/>", "、市商务局")
    );
    let kept = format!("<w:p>{}</w:p>", run("<w:strike w:val='0'/><w:dstrike w:val='0'/>", "市财政局"));
    let shown = control("<w:showingPlcHdr/>", &p("单击此处输入文字"));
    let filled = control("", &p("市教育局"));
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let row = format!("<w:tr>{}{}</w:tr>", cell(&shown), cell(&filled));
    let inline = format!("<w:p>{}{}</w:p>", control("<w:showingPlcHdr/>", &r("选择一项")), r("后"));
    let text = format!("{struck}{kept}<w:tbl>{row}</w:tbl>{inline}");
    assert_eq!(body(&text), ["市民政局", "市财政局", "|市教育局", "后"]);
}

#[test]
fn boxes_of_symbol_fonts_and_raised_marks_of_notes() {
    let text = format!(
        "<w:p><w:r><w:sym w:font='Wingdings 2' w:char='F052'/></w:r>{}<w:r><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>{}\
         <w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>[1]</w:t></w:r></w:p>",
        r("市民政局"),
        r("市财政局")
    );
    assert_eq!(body(&text), ["☑市民政局☐市财政局"]);
}

#[test]
fn bullets_of_several_levels_show_the_levels() {
    let level =
        |n: u8| format!("<w:lvl w:ilvl='{n}'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>");
    let lists = format!(
        "<w:abstractNum w:abstractNumId='1'>{}{}</w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num>",
        level(0),
        level(1)
    );
    let item = |n: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{n}'/><w:numId w:val='4'/></w:numPr></w:pPr>{}</w:p>",
            r(text)
        )
    };
    let wrap = |root: &str, content: &str| format!("<w:{root} xmlns:w='w'>{content}</w:{root}>");
    let shown_of = |text: &str| {
        let bytes = zip(&[
            ("word/document.xml", &wrap("document", &format!("<w:body>{text}</w:body>"))),
            ("word/numbering.xml", &wrap("numbering", &lists)),
        ]);
        shown(&reader::document("t.docx", &bytes, &Limits::default()).expect("a document").value)
    };
    assert_eq!(shown_of(&(item(0, "治水") + &item(1, "修渠"))), ["•治水", "◦修渠"]);
    assert_eq!(shown_of(&(item(0, "治水") + &item(0, "修渠"))), ["治水", "修渠"]);
}
