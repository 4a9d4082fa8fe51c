//! Damaged files of every format: cut off at many lengths, single bytes changed, in the container and inside its parts.
//! Each is read or refused, soon, and nothing panics on the way.

use super::old_workbook;
use super::packages::{book_of, repacked};
use super::pdf_files::{at, grid, pdf};
use super::support::{docx, p, zip_bytes};
use fengong::load::{self, Knowledge};
use fengong::read::{Limits, ReadErrorKind};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Lengths at which a file is cut, and how often bytes of it are changed.
const CUTS: usize = 60;
const CHANGES: usize = 200;

/// Longest time for all of a format's damaged files together.
const PATIENCE: Duration = Duration::from_secs(60);

const TASK: &str = "推进“一老一小”服务体系建设，到2025年覆盖100%。";
const BODIES: &str = "市民政局牵头，市财政局、市卫生健康委配合";

/// A paragraph of what Word and WPS put around words.
const MARKUP: &str = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>eq \\o\\ac(○,11)\
    </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><mc:AlternateContent><mc:Choice><w:r><w:sym w:font='Wingdings' w:char='F082'/>\
    </w:r></mc:Choice><mc:Fallback><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></mc:Fallback></mc:AlternateContent></w:p>";

/// Numbered rows of a table, joined.
fn rows(row: impl Fn(u32) -> String) -> String {
    (1..25).map(row).collect()
}

fn word() -> Vec<u8> {
    let cell = |text: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val='1'/></w:tcPr>{}</w:tc>", p(text));
    let table = rows(|n| format!("<w:tr>{}{}{}</w:tr>", cell(&n.to_string()), cell(TASK), cell(BODIES)));
    let list = "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num>";
    let numbered = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    docx(&format!("{numbered}{MARKUP}<w:tbl>{table}</w:tbl>"), list, "")
}

fn open_sheet() -> Vec<u8> {
    let cell = |text: &str| {
        format!("<table:table-cell table:number-rows-spanned='1'><text:p>{text}</text:p></table:table-cell>")
    };
    let rows = rows(|n| {
        format!("<table:table-row>{}{}{}</table:table-row>", cell(&n.to_string()), cell(TASK), cell(BODIES))
    });
    let content = format!(
        "<o:d xmlns:o='o' xmlns:table='t' xmlns:text='x'><table:table table:name='1'>{rows}</table:table></o:d>"
    );
    zip_bytes(&[
        ("mimetype".into(), "application/vnd.oasis.opendocument.spreadsheet".into()),
        ("content.xml".into(), content.into_bytes()),
    ])
}

fn page() -> Vec<u8> {
    let rows = rows(|n| format!("<tr><td rowspan=1>{n}<td>{TASK}<td>{BODIES}</tr>"));
    format!("<html><body><ol><li>甲</ol><table>{rows}</table><p>注&nbsp;</body></html>").into_bytes()
}

fn printed() -> Vec<u8> {
    let line = |n: i32| {
        at(55, 380 - 12 * n, &n.to_string())
            + &at(105, 380 - 12 * n, "推进养老服务")
            + &at(205, 380 - 12 * n, "市民政局")
    };
    let rules: Vec<i32> = (0..26).map(|n| 78 + 12 * n).collect();
    let page = grid(&[50, 100, 200, 350], &rules) + &(1..25).map(line).collect::<String>();
    pdf("UniGB-UCS2-H", &[page.clone(), page])
}

fn separated(separator: &str) -> Vec<u8> {
    rows(|n| format!("{n}{separator}\"{TASK}\n二\"{separator}{BODIES}\r\n")).into_bytes()
}

/// A file of every format.
pub(crate) const SAMPLES: [&str; 12] = [
    "t.txt", "t.csv", "t.html", "t.md", "t.docx", "t.xlsx", "t.xls", "t.ods", "t.pdf", "t.mht", "t.xml",
    "t.jsonl",
];

/// The file of a format before it is damaged.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    match name {
        "t.md" => {
            let rows = rows(|n| format!("| {n} | {TASK} | {BODIES} |\n"));
            format!("# 方案\n\n| 序号 | 任务 | 责任单位 |\n|---|---|---|\n{rows}\n1. 推进。（{BODIES}）\n").into_bytes()
        }
        "t.jsonl" => rows(|n| {
            format!("{{\"schema\":1,\"plan\":\"p\",\"city\":\"永川市\",\"task\":\"p/{n}\",\"no\":\"{n}\",\"title\":null,\"text\":\"{TASK}\",\
                \"responsibility\":\"市民政局牵头\",\"open\":false,\"source\":{{\"file\":\"p.txt\",\"line\":{n}}},\"measures\":[\"推进\"],\
                \"assignments\":[{{\"agency\":\"civil-affairs\",\"jurisdiction\":\"永川市\",\"known\":true,\"kind\":\"bureau\",\"name\":\"市民政局\",\
                \"surface\":\"市民政局\",\"label\":\"市民政局\",\"label_en\":\"Civil Affairs Bureau\",\"duty\":\"lead\",\"role\":\"lead\",\"start\":0,\"end\":4}}]}}\n")
        })
        .into_bytes(),
        "t.docx" => word(),
        "t.xlsx" => {
            book_of(&(1..25).map(|n| vec![n.to_string(), TASK.into(), BODIES.into()]).collect::<Vec<_>>())
        }
        "t.xls" => old_workbook::sample(),
        "t.ods" => open_sheet(),
        "t.pdf" => printed(),
        "t.html" => page(),
        "t.mht" => {
            [&b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"[..], &page()].concat()
        }
        "t.xml" => {
            let cell = |text: &str| format!("<Cell ss:MergeAcross='0'><Data>{text}</Data></Cell>");
            let rows = rows(|n| format!("<Row>{}{}{}</Row>", cell(&n.to_string()), cell(TASK), cell(BODIES)));
            format!("<?mso-application progid=\"Excel.Sheet\"?><Workbook><Worksheet><Table>{rows}</Table></Worksheet></Workbook>")
                .into_bytes()
        }
        "t.csv" => separated(","),
        _ => separated("\t"),
    }
}

/// Reads a damaged file; a parser that panicked in there counts as a failure of its own.
fn try_to_read(name: &str, bytes: &[u8], what: &str) -> Result<(), String> {
    let limits = Limits { unpacked_bytes: 8 << 20, cells: 50_000, ..Limits::default() };
    match load::document(name, bytes, &Knowledge { limits, ..Knowledge::default() }) {
        Err(error) if error.kind == (ReadErrorKind::Damaged { detail: "unreadable structure".into() }) => {
            Err(format!("{name}, {what}: a parser panicked"))
        }
        _ => Ok(()),
    }
}

fn change(bytes: &mut [u8], chance: &mut ChaCha8Rng) {
    for _ in 0..chance.random_range(1..6) {
        if !bytes.is_empty() {
            let at = chance.random_range(0..bytes.len());
            bytes[at] = match chance.random_range(0..3) {
                0 => chance.random(),
                1 => bytes[at] ^ (1 << chance.random_range(0..8)),
                _ => *b"<>\"/0]\xff ".get(chance.random_range(0..8)).unwrap_or(&0),
            };
        }
    }
}

/// The file damaged by chance: bytes changed, a part cut out, put in twice or cut off; in a package inside its parts as well.
pub(crate) fn mutated(whole: &[u8], chance: &mut ChaCha8Rng) -> Vec<u8> {
    if whole.starts_with(b"PK") && chance.random_range(0..2) == 0 {
        let inside = std::cell::RefCell::new(chance);
        return repacked(whole, |member, content| {
            let mut chance = inside.borrow_mut();
            let touched = chance.random_range(0..3) == 0;
            (member.to_owned(), if touched { jumbled(content, &mut chance) } else { content })
        });
    }
    jumbled(whole.to_vec(), chance)
}

fn jumbled(mut bytes: Vec<u8>, chance: &mut ChaCha8Rng) -> Vec<u8> {
    if bytes.is_empty() {
        return bytes;
    }
    let from = chance.random_range(0..bytes.len());
    let to = (from + chance.random_range(1..200)).min(bytes.len());
    match chance.random_range(0..8) {
        0 => bytes.truncate(from),
        1 => drop(bytes.drain(from..to)),
        2 => {
            let part = bytes[from..to].to_vec();
            let times = chance.random_range(1..50);
            bytes.splice(from..from, part.repeat(times));
        }
        _ => change(&mut bytes, chance),
    }
    bytes
}

/// All damaged forms of a format's file.
fn sweep(name: &str) -> Result<(), String> {
    let whole = sample(name);
    let mut chance = ChaCha8Rng::seed_from_u64(7);
    for cut in 0..CUTS {
        let length = whole.len() * cut / CUTS;
        try_to_read(name, &whole[..length], &format!("cut at {length}"))?;
    }
    for round in 0..CHANGES {
        try_to_read(name, &mutated(&whole, &mut chance), &format!("mutation {round}"))?;
    }
    Ok(())
}

/// Runs a sweep beside the test, which so notices one that never ends.
fn soon(name: &'static str) {
    let (done, result) = channel();
    std::thread::spawn(move || done.send(sweep(name)));
    let swept = result.recv_timeout(PATIENCE).expect("an end, and soon");
    assert_eq!(swept, Ok(()));
}

#[test]
fn every_file_reads_before_it_is_damaged() {
    for name in SAMPLES {
        assert!(load::document(name, sample(name), &Knowledge::default()).is_ok(), "{name}");
    }
}

#[test]
fn damaged_word_documents() {
    soon("t.docx");
}

#[test]
fn damaged_workbooks() {
    soon("t.xlsx");
}

#[test]
fn damaged_old_workbooks() {
    soon("t.xls");
}

#[test]
fn damaged_open_sheets() {
    soon("t.ods");
}

#[test]
fn damaged_pdf_files() {
    soon("t.pdf");
}

#[test]
fn damaged_pages_and_texts() {
    soon("t.html");
    soon("t.mht");
    soon("t.xml");
    soon("t.csv");
    soon("t.md");
    soon("t.jsonl");
    soon("t.txt");
}
