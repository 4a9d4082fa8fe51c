//! Files that are long, many, damaged or meant to do harm: a line for each, and the page lives on.

use crate::Page;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use std::{
    io::{Cursor, Write as _},
    time::{Duration, Instant},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A page that is a picture: a scan, without a word in it.
fn scan() -> Vec<u8> {
    let shown = "q 600 0 0 800 0 0 cm /I Do Q";
    let picture = "f".repeat(40 * 50);
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{shown}\nendstream", shown.len()),
        format!(
            "<</Type/XObject/Subtype/Image/Width 40/Height 50/ColorSpace/DeviceGray/BitsPerComponent 8/Length {}>>stream\n{picture}\nendstream",
            picture.len()
        ),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (n, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{} 0 obj{object}endobj\n", n + 1);
    }
    let at = pdf.len();
    pdf += &format!("xref\n0 6\n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n");
    pdf.into_bytes()
}

/// A Word document of one part.
fn docx(document: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(document).unwrap();
    writer.finish().unwrap().into_inner()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Pages of a Word document: about 700 characters each, six tasks in a table, a heading and some prose.
fn pages(n: usize) -> Vec<u8> {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cells = |cells: &[&str]| {
        let all: String = cells.iter().map(|c| format!("<w:tc>{}</w:tc>", paragraph(c))).collect();
        format!("<w:tr>{all}</w:tr>")
    };
    let mut body = paragraph("乐安市“十五五”公共服务重点任务分工方案");
    for page in 0..n {
        body += &paragraph(&format!("{}、第{}部分", page + 1, page + 1));
        body += &paragraph(&"坚持统筹推进、分类施策，健全工作机制，确保各项任务落到实处。".repeat(8));
        body += "<w:tbl>";
        if page == 0 {
            body += &cells(&["序号", "重点任务", "责任单位"]);
        }
        for task in 0..6 {
            let no = page * 6 + task + 1;
            let text = format!("推进第{no}项工程建设，完善配套设施，建立长效管护机制，按期完成年度目标。");
            body += &cells(&[
                &no.to_string(),
                &text,
                "市民政局牵头，市财政局、市卫生健康委参加；各县（市、区）人民政府负责",
            ]);
        }
        body += "</w:tbl><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    }
    docx(format!("<w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>").as_bytes())
}

/// A document that unpacks to a hundred times a page's memory and says nothing.
fn bomb() -> Vec<u8> {
    let mut xml = format!("<w:document xmlns:w=\"{W}\"><w:body><w:p><w:r><w:t>").into_bytes();
    xml.resize(300 << 20, b' ');
    docx(&xml)
}

/// Drops files on the page, as one drops them from a folder.
fn drop_on(page: &Page, files: &[(String, Vec<u8>)]) {
    let files: Vec<Value> =
        files.iter().map(|(name, bytes)| json!([name, BASE64_STANDARD.encode(bytes)])).collect();
    page.browser.run("delete document.body.dataset.ready");
    page.browser.run(&format!(
        "const data = new DataTransfer(); \
         for (const [name, packed] of {}) data.items.add(new File([Uint8Array.from(atob(packed), c => c.charCodeAt(0))], name)); \
         document.getElementById('drop').dispatchEvent(new DragEvent('drop', {{dataTransfer: data, bubbles: true, cancelable: true}}))",
        json!(files)
    ));
    page.browser.wait("document.body.dataset.ready");
}

#[test]
fn sixty_pages_a_scan_hostile_files_and_fifty_at_once_have_a_line_each() {
    let Some(page) = Page::open() else { return };
    let b = &page.browser;
    let begun = Instant::now();
    drop_on(&page, &[("六十页.docx".to_owned(), pages(60))]);
    let took = begun.elapsed();
    assert_eq!((page.count("tasks"), page.count("assignments")), (360, 1440));
    eprintln!("60 pages of Word read in {took:?}");
    assert!(took < Duration::from_secs(30), "{took:?}");

    let plan = |n: usize| {
        format!("乐安市分工方案{n}\n\n1.建设第{n}个食堂。（市民政局牵头，市财政局配合）\n").into_bytes()
    };
    let fifty: Vec<(String, Vec<u8>)> = (0..50).map(|n| (format!("plan-{n:02}.txt"), plan(n))).collect();
    let begun = Instant::now();
    drop_on(&page, &fifty);
    let took = begun.elapsed();
    eprintln!("50 files beside them read in {took:?}");
    assert!(took < Duration::from_secs(60), "{took:?}");
    assert_eq!(page.count("tasks"), 410);

    let nested = format!("<html><body>{}市民政局牵头", "<div>".repeat(200_000)).into_bytes();
    let endless = "，市民政局牵头".repeat(400_000).into_bytes();
    let bad: [(&str, Vec<u8>); 8] = [
        ("bomb.docx", bomb()),
        ("nested.html", nested),
        ("endless.txt", endless),
        ("broken.docx", b"PK\x03\x04 no archive".to_vec()),
        ("damaged.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n".to_vec()),
        ("scan.pdf", scan()),
        ("empty.txt", Vec::new()),
        ("noise.xlsx", vec![0; 64]),
    ];
    let begun = Instant::now();
    drop_on(&page, &bad.map(|(name, bytes)| (name.to_owned(), bytes)));
    eprintln!("8 bad files beside them told in {:?}", begun.elapsed());
    let lines = |kind: &str| b.run(&format!("return document.querySelectorAll('.files {kind}').length"));
    assert_eq!(lines("li"), 59);
    let said = b.run("return [...document.querySelectorAll('.files li')].filter(li => !/plan-|六十/.test(li.textContent)).map(li => li.textContent)");
    let said: Vec<&str> = said.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(said.len(), 8);
    assert!(said.iter().all(|line| line.chars().count() > 15), "each says why: {said:?}");
    let of = |name: &str| *said.iter().find(|line| line.contains(name)).unwrap();
    assert!(of("scan.pdf").contains("OCR"), "{}", of("scan.pdf"));
    assert!(of("bomb.docx").contains("没有读"), "{}", of("bomb.docx"));
    // The good ones are what they were, and the page lives on.
    assert!(page.count("tasks") >= 410);
    b.press("1", false);
    b.wait("document.querySelector('.desk')");
    page.no_errors();
}
