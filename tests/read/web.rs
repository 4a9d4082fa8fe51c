//! Web pages as offices publish them, and as Word saves them.

use super::support::{error, read, shown};
use fengong::read::ReadErrorKind;

fn page(body: &str) -> Vec<String> {
    shown(&read("t.html", format!("<!DOCTYPE html><html><body>{body}</body></html>").as_bytes()))
}

#[test]
fn a_page_in_gbk_that_names_another_charset() {
    let page = |charset: &str| {
        let text = format!(
            "<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'></head><body><p>市民政局牵头，市财政局配合。</p></body></html>"
        );
        encoding_rs::GBK.encode(&text).0.into_owned()
    };
    for charset in ["utf-8", "gb2312", "big5", "shift_jis", "euc-kr", "iso-8859-1", "unknown"] {
        assert_eq!(shown(&read("t.html", &page(charset))), ["市民政局牵头，市财政局配合。"], "{charset}");
    }
}

#[test]
fn tables_of_layout_inside_one_another() {
    let inner = "<table><tr><th>任务<th>责任单位<tr><td>甲<td>市民政局<tr><td>乙<td>市财政局</table>";
    let text = format!(
        "<table><tr><td><table><tr><td>当前位置：首页</td></tr></table></td></tr><tr><td><table><tr><td>{inner}</td></tr></table></td></tr></table>"
    );
    assert_eq!(page(&text), ["当前位置：首页", "任务|责任单位", "甲|市民政局", "乙|市财政局"]);
}

#[test]
fn spans_to_the_end_and_breaks_in_cells() {
    let text = "<table><tr><td rowspan=0>一<td>甲<br/>乙<tr><td>丙</table>";
    assert_eq!(page(text), ["一|甲/乙", "=一|丙"]);
}

#[test]
fn what_no_reader_sees_is_left_out() {
    let text = "<p hidden>一</p><p style='DISPLAY : none;'>二</p><script>三</script><style>四</style><noscript>五</noscript>\
        <template><p>六</p></template><!-- 七 --><p aria-hidden='true'>八</p><table style='display:none'><tr><td>九</table>\
        <table><tr style='display:none'><td>十<tr hidden><td>十一<tr><td>甲<td style='display:none'>十二<td>乙</table>";
    assert_eq!(page(text), ["八", "甲|乙"]);
}

#[test]
fn a_page_saved_by_word() {
    let text = "<html xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:w='urn:schemas-microsoft-com:office:word'><head>\
        <!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style>p.MsoNormal{}</style></head>\
        <body lang=ZH-CN><div class=WordSection1><p class=MsoNormal align=center><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\
        <p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>1.</span><span style='mso-spacerun:yes'>&nbsp;</span><span>推进养老\r\n服务。<span lang=EN-US><o:p></o:p></span></span></p>\
        <![if !supportLists]><p class=MsoListParagraph><span lang=EN-US>2.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span>完善托育。</span></p>\
        <!--[if supportFields]><span style='mso-element:field-begin'></span>PAGE<![endif]-->\
        <table class=MsoTableGrid><tr><td><p class=MsoNormal><b>责任单位</b></p></td><td><p class=MsoNormal>市民政局<o:p></o:p></p></td></tr></table></div></body></html>";
    assert_eq!(
        shown(&read("t.htm", text.as_bytes())),
        ["1. 推进养老服务。", "2.    完善托育。", "责任单位|市民政局"]
    );
}

#[test]
fn a_page_whose_text_is_made_by_a_script_says_that_it_has_none() {
    let app = "<!DOCTYPE html><html><head><title>某市人民政府</title></head><body><div id=\"app\"></div>\
        <script>window.__INITIAL_STATE__={\"content\":\"<p>市民政局牵头</p>\"}</script></body></html>";
    assert_eq!(error("t.html", app.as_bytes()), ReadErrorKind::ScriptedPage);
    let noted = app.replace("<div", "<noscript>请启用 JavaScript</noscript><div");
    assert_eq!(error("t.html", noted.as_bytes()), ReadErrorKind::ScriptedPage);
}

#[test]
fn paragraphs_indented_with_hard_spaces_and_breaks() {
    let text = "<div>&nbsp;&nbsp;&nbsp;&nbsp;一、总体要求<br>\n&emsp;&emsp;（一）推进养老服务。<br />&#12288;&#12288;（市民政局负责）</div>";
    assert_eq!(page(text), ["一、总体要求", "（一）推进养老服务。", "（市民政局负责）"]);
}

#[test]
fn preformatted_text_and_a_table_inside_it() {
    let text = "<pre>一、总体要求\n  二、任务<table><tr><td>1<td>市民政局</table>三、保障</pre>";
    assert_eq!(page(text), ["一、总体要求", "二、任务", "1|市民政局", "三、保障"]);
    let cells = "<pre><table><tr>\n<td>1</td>\n<td>市民\n政局</td></tr></table></pre>";
    assert_eq!(page(cells), ["1|市民/政局"]);
}
