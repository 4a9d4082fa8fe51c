//! Whole documents in one text file, as Word, WPS, browsers and office systems save them, often as .doc or .xls.

use super::support::{error, read, shown, zip_bytes};
use fengong::read::ReadErrorKind;

const PAGE: &str = "<html><head><meta charset=3D\"utf-8\"></head><body><p>=E5=B8=82=E6=B0=91=E6=94=BF=E5=B1=80=\r\n=E7=89=B5=E5=A4=B4</p></body></html>";

fn archive(encoding: &str, charset: &str, content: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_Part_1\"\r\n\r\n\
         This is a multi-part message.\r\n------=_Part_1\r\nContent-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: {encoding}\r\n\
         Content-Type: text/html; charset=\"{charset}\"\r\n\r\n{content}\r\n------=_Part_1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_Part_1--\r\n"
    )
}

#[test]
fn a_web_archive_in_every_encoding() {
    let text = archive("quoted-printable", "utf-8", PAGE);
    for name in ["t.mht", "t.mhtml", "t.doc", "t.html"] {
        assert_eq!(shown(&read(name, text.as_bytes())), ["市民政局牵头"], "{name}");
    }
    // 市民政局 in GBK, as base64 over two lines.
    let text =
        archive("base64", "gb2312", "PHA+ysDD8dX+\r\nvtY8L3A+".replace("ysDD8dX+", "ytDD8dX+").as_str());
    assert_eq!(shown(&read("t.mht", text.as_bytes())), ["市民政局"]);
    let text = archive("8bit", "utf-8", "<p>市财政局</p>");
    assert_eq!(shown(&read("t.mht", text.as_bytes())), ["市财政局"]);
}

#[test]
fn a_web_archive_without_a_page_has_no_text() {
    let text = archive("quoted-printable", "utf-8", "<p></p>");
    assert_eq!(error("t.mht", text.as_bytes()), ReadErrorKind::NoText);
    let pictures = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\n0";
    assert_eq!(error("t.mht", pictures), ReadErrorKind::NoText);
}

#[test]
fn a_web_archive_inside_a_word_document() {
    let relations =
        "<Relationships><Relationship Id='rId7' Type='x/aFChunk' Target='/word/a.mht'/></Relationships>";
    let bytes = zip_bytes(&[
        (
            "word/document.xml".into(),
            b"<w:document xmlns:w='w' xmlns:r='r'><w:body><w:altChunk r:id='rId7'/></w:body></w:document>"
                .to_vec(),
        ),
        ("word/_rels/document.xml.rels".into(), relations.into()),
        ("word/a.mht".into(), archive("quoted-printable", "utf-8", PAGE).into_bytes()),
    ]);
    assert_eq!(shown(&read("t.docx", &bytes)), ["市民政局牵头"]);
}

#[test]
fn a_spreadsheet_in_xml() {
    let text = "<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"\r\n \
        xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"Default\"/></Styles><Worksheet ss:Name=\"表1\"><Table>\
        <Column ss:Width=\"50\"/><Row><Cell ss:MergeAcross=\"2\"><Data ss:Type=\"String\">任务分工表</Data></Cell></Row>\
        <Row ss:Index=\"3\"><Cell><Data ss:Type=\"Number\">1</Data></Cell><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>甲</B>&#10;乙</ss:Data></Cell>\
        <Cell ss:MergeDown=\"1\"><Data ss:Type=\"String\">市民政局</Data><Comment><ss:Data>待核</ss:Data></Comment></Cell></Row>\
        <Row><Cell ss:Index=\"2\"><Data ss:Type=\"DateTime\">2026-06-30T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>";
    let rows = ["任务分工表|=任务分工表|=任务分工表", "1|甲/乙|市民政局", "|2026-06-30|=市民政局"];
    for name in ["t.xls", "t.xml"] {
        assert_eq!(shown(&read(name, text.as_bytes())), rows, "{name}");
    }
}

#[test]
fn an_open_spreadsheet_in_one_file_and_xml_of_any_other_kind() {
    let text = "<?xml version='1.0'?><office:document xmlns:office='o' xmlns:table='t' xmlns:text='x' \
        office:mimetype='application/vnd.oasis.opendocument.spreadsheet'><office:body><office:spreadsheet><table:table table:name='1'>\
        <table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>市民政局</text:p></table:table-cell>\
        </table:table-row></table:table></office:spreadsheet></office:body></office:document>";
    assert_eq!(shown(&read("t.fods", text.as_bytes())), ["1|市民政局"]);
    let feed = "<?xml version='1.0'?><rss><channel><title>市民政局负责</title></channel></rss>";
    assert_eq!(error("t.xml", feed.as_bytes()), ReadErrorKind::Unsupported { format: "XML" });
}
