//! Files that cost more than their size: each kind at any size.

use crate::pdf_files;
use crate::support::{docx, p, zip};
use lopdf::{Dictionary, Object, Stream, dictionary};

/// A kind: the file's name, what is wrong with it, and such a file of about so many thousand parts.
pub(crate) type Kind = (&'static str, &'static str, fn(usize) -> Vec<u8>);

pub(crate) const TEXTS: [Kind; 20] = [
    ("t.txt", "bodies in one statement", |n| note(&listed(n * 1000, "、"))),
    ("t.txt", "one body over and over", |n| note(&"市民政局与".repeat(n * 1000))),
    ("t.txt", "open lists", |n| note(&"等".repeat(n * 3000))),
    ("t.txt", "duty words", |n| note(&"牵头会同".repeat(n * 1000))),
    ("t.txt", "groups inside groups", |n| note(&"牵头会同市民政局".repeat(n * 1000))),
    ("t.txt", "notes that nothing closes", |n| "推进。（责任单位：".repeat(n * 1000).into()),
    ("t.txt", "round brackets", |n| format!("一、推进。{}", "（".repeat(n * 4000)).into()),
    ("t.txt", "square brackets", |n| format!("一、推进。{}", "【[".repeat(n * 2000)).into()),
    ("t.txt", "closing brackets", |n| format!("责任单位：市民政局{}", "）".repeat(n * 4000)).into()),
    ("t.txt", "quotation marks", |n| note(&"“《".repeat(n * 2000))),
    ("t.txt", "a line without a mark", |n| "推进养老服务工作任务落实".repeat(n * 1000).into()),
    ("t.txt", "labels", |n| "责任单位：".repeat(n * 1000).into()),
    ("t.txt", "blanks", |n| format!("甲{}责任单位：市民政局", "\u{3000}".repeat(n * 4000)).into()),
    ("t.txt", "many notes in a paragraph", |n| {
        "推进甲事。（市民政局牵头，市财政局配合）".repeat(n * 500).into()
    }),
    ("t.txt", "rules of a table without rows", |n| "|-|-|\n".repeat(n * 2000).into()),
    ("t.txt", "tabs", |n| format!("序号\t任务\t责任单位\n{}", "甲\t".repeat(n * 4000)).into()),
    ("t.csv", "columns", |n| format!("序号,任务,责任单位\n{}", "甲,".repeat(n * 4000)).into()),
    ("t.csv", "quotation marks", |n| format!("序号,任务,责任单位\n{}", "\"".repeat(n * 8000)).into()),
    ("t.csv", "an endless cell", |n| {
        format!("序号,任务,责任单位\n1,{},市民政局", "推进".repeat(n * 4000)).into()
    }),
    ("t.jsonl", "lists inside lists", |n| format!("{{\"schema\":1,\"plan\":{}", "[".repeat(n * 8000)).into()),
];

pub(crate) const PAGES: [Kind; 10] = [
    ("t.html", "formatting that nothing closes", |n| {
        (0..n * 500).map(|n| format!("<p><a><font color={n}><b><i>甲")).collect::<Vec<_>>().concat().into()
    }),
    ("t.html", "blocks inside blocks", |n| "<div>甲".repeat(n * 2000).into()),
    ("t.html", "tables inside tables", |n| "<table><tr><td>甲".repeat(n * 500).into()),
    ("t.html", "cells that cover all", |n| {
        format!("<table>{}</table>", "<tr><td rowspan=60000 colspan=1000>推进养老服务".repeat(n * 200)).into()
    }),
    ("t.html", "tags that nothing closes", |n| "<b <i <a ".repeat(n * 2000).into()),
    ("t.md", "links", |n| "[甲](".repeat(n * 2000).into()),
    ("t.md", "quotations", |n| "> ".repeat(n * 4000).into()),
    ("t.md", "emphasis", |n| "*甲_".repeat(n * 2000).into()),
    ("t.md", "columns", |n| {
        let columns = "|a".repeat(n * 200);
        format!("{columns}|\n{}|\n{}", "|-".repeat(n * 200), "|甲\n".repeat(n * 200)).into()
    }),
    ("t.mht", "parts", |n| {
        let part = "--b\r\nContent-Type: text/html\r\n\r\n";
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{}",
            part.repeat(n * 500)
        )
        .into()
    }),
];

pub(crate) const PACKAGES: [Kind; 6] = [
    ("t.xlsx", "one long text in many cells", |n| {
        let cell = |row: usize| format!("<row r='{row}'><c r='A{row}' t='s'><v>0</v></c></row>");
        workbook(&(1..n * 1000).map(cell).collect::<String>(), &"推进养老服务".repeat(5000))
    }),
    ("t.xlsx", "merged cells over all", |n| {
        let rows = "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='9000'><c r='XFD9000' t='s'><v>0</v></c></row>";
        let merged = "<mergeCell ref='A1:XFD9000'/>".repeat(n * 100);
        workbook(&format!("{rows}</sheetData><mergeCells>{merged}</mergeCells><sheetData>"), "推进养老服务")
    }),
    ("t.ods", "cells that are repeated", |n| {
        let cell = format!(
            "<table:table-cell table:number-columns-repeated='400'><text:p>{}</text:p></table:table-cell>",
            "推".repeat(n * 100)
        );
        let row = format!("<table:table-row table:number-rows-repeated='900000'>{cell}</table:table-row>");
        let content = format!(
            "<o:d xmlns:o='o' xmlns:table='t' xmlns:text='x'><table:table table:name='1'>{row}</table:table></o:d>"
        );
        zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
    }),
    ("t.docx", "wide cells", |n| {
        let cell = format!("<w:tc><w:tcPr><w:gridSpan w:val='1000'/></w:tcPr>{}</w:tc>", p("推进养老服务"));
        docx(&format!("<w:tbl>{}</w:tbl>", format!("<w:tr>{cell}</w:tr>").repeat(n * 100)), "", "")
    }),
    ("t.docx", "a long cell carried down", |n| {
        let cell = |text: &str| format!("<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>", p(text));
        let rows = format!("<w:tr>{}</w:tr>", cell("")).repeat(n * 500);
        docx(&format!("<w:tbl><w:tr>{}</w:tr>{rows}</w:tbl>", cell(&"推进".repeat(8000))), "", "")
    }),
    ("t.docx", "a text that packs well", |n| docx(&p(&"责任单位".repeat(n * 100_000)), "", "")),
];

pub(crate) const PRINTED: [Kind; 3] = [
    ("t.pdf", "widths of all characters, again and again", |n| {
        let widths: Vec<Object> = (0..n * 500).flat_map(|_| [0.into(), 65_535.into(), 500.into()]).collect();
        let page = pdf_files::at(50, 300, "推进养老服务");
        let font = |doc: &mut lopdf::Document| {
            pdf_files::cid_font(doc, "GB1", "UniGB-UCS2-H", &dictionary! {}, &dictionary! { "W" => widths })
        };
        pdf_files::bytes(pdf_files::document(font, &[page], |_| {}))
    }),
    ("t.pdf", "forms that show forms", |n| {
        let mut doc = lopdf::Document::with_version("1.5");
        let mut shown = doc.add_object(form(&"0 0 m ".repeat(100), None));
        for _ in 0..10 {
            shown = doc.add_object(form(&"/F Do ".repeat(n + 4), Some(shown)));
        }
        let page = pdf_files::document(
            |_| Object::Null,
            &["/F Do ".repeat(10)],
            |pages| {
                pages.set("Resources", dictionary! { "XObject" => dictionary! { "F" => shown } });
            },
        );
        let mut all = page;
        all.objects.extend(
            doc.objects
                .into_iter()
                .map(|((number, generation), object)| ((number + 1000, generation), moved(object))),
        );
        if let Some(Object::Dictionary(pages)) = all.objects.get_mut(&(1, 0)) {
            pages.set("Resources", dictionary! { "XObject" => dictionary! { "F" => (shown.0 + 1000, 0) } });
        }
        all.max_id = 2000;
        pdf_files::bytes(all)
    }),
    ("t.pdf", "characters", |n| {
        let line = pdf_files::at(50, 300, &"推".repeat(1000));
        pdf_files::pdf("UniGB-UCS2-H", &vec![line; n * 10])
    }),
];

/// A form that may show another.
fn form(content: &str, inner: Option<lopdf::ObjectId>) -> Stream {
    let mut dictionary = dictionary! { "Type" => "XObject", "Subtype" => "Form" };
    if let Some(inner) = inner {
        dictionary.set("Resources", dictionary! { "XObject" => dictionary! { "F" => inner } });
    }
    Stream::new(dictionary, content.as_bytes().to_vec())
}

/// A form whose own form has another number.
fn moved(object: Object) -> Object {
    let Object::Stream(mut stream) = object else { return object };
    let inner = stream.dict.get(b"Resources").and_then(Object::as_dict).and_then(|own| own.get(b"XObject"));
    if let Ok(Object::Reference((number, 0))) =
        inner.and_then(Object::as_dict).and_then(|forms: &Dictionary| forms.get(b"F"))
    {
        let number = number + 1000;
        stream.dict.set("Resources", dictionary! { "XObject" => dictionary! { "F" => (number, 0) } });
    }
    Object::Stream(stream)
}

fn note(statement: &str) -> Vec<u8> {
    format!("推进养老服务。（责任单位：{statement}市财政局）").into()
}

/// Different names, nobody's.
fn listed(count: usize, between: &str) -> String {
    let letter = |at: usize| char::from_u32(0x4e00 + at as u32).unwrap_or('甲');
    (0..count)
        .map(|n| format!("市{}{}局{between}", letter(n / 100), letter(n % 100 + 500)))
        .collect::<Vec<_>>()
        .concat()
}

/// A workbook of one sheet with these rows and one shared string.
fn workbook(rows: &str, shared: &str) -> Vec<u8> {
    let main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
    let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let related = |parts: &[(&str, &str)]| {
        let part = |(n, (kind, target)): (usize, &(&str, &str))| {
            format!("<Relationship Id='rId{}' Type='{base}/{kind}' Target='{target}'/>", n + 1)
        };
        let parts: String = parts.iter().enumerate().map(part).collect();
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{parts}</Relationships>"
        )
    };
    zip(&[
        ("_rels/.rels", &related(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook {main}><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &related(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]),
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet {main}><sheetData>{rows}</sheetData></worksheet>")),
        (
            "xl/sharedStrings.xml",
            &format!("<sst {main} count='1' uniqueCount='1'><si><t>{shared}</t></si></sst>"),
        ),
    ])
}
