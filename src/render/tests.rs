//! Every writer with text that is meant to break it.

use super::{
    Lang, contract, dl, docx, dot,
    escape::{harmless, xml_chars},
    fixture::corpus,
    gexf, graphml, network, node_link, report,
    tables::{self, CsvOptions, Value},
    workbook,
};
use crate::{
    graph::ResponsibilityGraph,
    model::{Convention, Corpus},
};
use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use std::io::Read as _;

const V: Convention = Convention::Literal;

/// Texts with what the formats use for themselves.
fn nasty() -> impl Strategy<Value = String> {
    let hard = prop_oneof![
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("'".to_owned()),
        Just("<b>&amp;]]></w:t>".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t|,;".to_owned()),
        Just("=cmd()".to_owned()),
        Just("\u{0}\u{1B}[31m\u{FFFE}".to_owned()),
        Just("市民政局".to_owned()),
        Just("-->{}[]\\n\\".to_owned()),
        Just("&lt;&#x41;".to_owned()),
        any::<String>(),
    ];
    prop::collection::vec(hard, 0..5).prop_map(|all| all.concat())
}

/// The texts of all elements with this name, and all values of this attribute.
fn read(xml: &str, element: &str, attribute: &str) -> (Vec<String>, Vec<String>) {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut values, mut inside) = (Vec::new(), Vec::new(), false);
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Eof => return (texts, values),
            Event::Start(e) | Event::Empty(e) => {
                for a in e.attributes() {
                    let a = a.unwrap();
                    if a.key.as_ref() == attribute {
                        values.push(quick_xml::escape::unescape(&a.value).unwrap().into_owned());
                    }
                }
                inside = e.name().as_ref() == element && matches!(event, Event::Start(_));
                if inside {
                    texts.push(String::new());
                }
            }
            Event::Text(t) if inside => {
                if let Some(last) = texts.last_mut() {
                    last.push_str(t);
                }
            }
            Event::GeneralRef(r) if inside => {
                let raw = format!("&{};", &**r);
                if let Some(last) = texts.last_mut() {
                    last.push_str(&quick_xml::escape::unescape(&raw).unwrap());
                }
            }
            Event::End(_) => inside = false,
            _ => {}
        }
    }
}

fn networks(corpus: &Corpus) -> Vec<network::Network> {
    let graph = ResponsibilityGraph::new(corpus, V);
    let both = |plan| {
        [network::responsibility(&graph, plan, Lang::Zh), network::lead_support(&graph, plan, Lang::En)]
    };
    [both(0), both(1)].concat()
}

fn a_report(corpus: &Corpus, text: &str) -> report::Report {
    let figure = report::Figure {
        path: "f.svg".into(),
        title: text.into(),
        caption: text.into(),
        picture: report::Picture::Drawing("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into()),
        size_mm: (165.0, 100.0),
    };
    report::Report {
        title: text.to_owned(),
        byline: vec![text.to_owned()],
        lang: Lang::Zh,
        blocks: vec![
            report::Block::Heading(1, text.to_owned()),
            report::Block::Paragraph(text.to_owned()),
            report::Block::Quote(text.to_owned()),
            report::Block::List { numbered: true, items: vec![text.to_owned()] },
            report::Block::Table(tables::tasks(corpus, &[0, 1], V)),
            report::Block::Figure(figure),
        ],
    }
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn dot_survives_its_own_parser(text in nasty()) {
        for network in networks(&corpus(&text)) {
            let parsed = graphviz_rust::parse(&dot::dot(&network));
            prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
        }
    }

    #[test]
    fn dot_quotes_one_string(text in nasty()) {
        use graphviz_rust::dot_structures::{Graph, Id, Stmt};
        let quoted = dot::quote(&text);
        let Ok(Graph::Graph { stmts, .. }) = graphviz_rust::parse(&format!("graph g {{ n [label={quoted}] }}")) else {
            return Err(TestCaseError::fail("not parsed"));
        };
        let [Stmt::Node(node)] = stmts.as_slice() else { return Err(TestCaseError::fail("no single node")) };
        prop_assert_eq!(&node.attributes[0].1, &Id::Escaped(quoted));
    }

    #[test]
    fn xml_gives_the_labels_back(text in nasty()) {
        for network in networks(&corpus(&text)) {
            let labels: Vec<String> = network.nodes.iter().map(|n| xml_chars(&n.label).into_owned()).collect();
            let (_, values) = read(&gexf::gexf(&network), "", "label");
            prop_assert_eq!(&values, &labels);
            let (texts, _) = read(&graphml::graphml(&network), "data", "");
            for label in &labels {
                prop_assert!(texts.contains(label), "{label:?} not in {texts:?}");
            }
        }
    }

    #[test]
    fn csv_gives_the_cells_back(text in nasty()) {
        let table = tables::assignments(&corpus(&text), &[0, 1], V);
        let written = tables::csv(&table, CsvOptions::default());
        let mut reader = csv::Reader::from_reader(written.as_bytes());
        let at = table.column("text").unwrap();
        for (row, record) in reader.records().enumerate() {
            let record = record.unwrap();
            let Value::Text(was) = table.cell(row, at) else { unreachable!("texts are texts") };
            let clean = harmless(was);
            prop_assert_eq!(tables::unguard(&record[at]), clean.as_ref());
            for cell in &record {
                let dangerous = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']);
                prop_assert!(!dangerous || cell.parse::<f64>().is_ok(), "{cell:?}");
            }
        }
    }

    #[test]
    fn json_is_json(text in nasty()) {
        let corpus = corpus(&text);
        let lines = contract::extract(&corpus, 0, V) + &tables::jsonl(&tables::tasks(&corpus, &[0, 1], V));
        for line in lines.split_terminator('\n') {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            prop_assert_eq!(value["text"].as_str(), Some(text.as_str()));
        }
        for network in networks(&corpus) {
            let value: serde_json::Value = serde_json::from_str(&node_link::node_link(&network)).unwrap();
            prop_assert_eq!(value["nodes"].as_array().map(Vec::len), Some(network.nodes.len()));
            prop_assert!(dl::dl(&network).is_ascii());
        }
    }

    #[test]
    fn markdown_keeps_its_rows(text in nasty()) {
        let table = tables::tasks(&corpus(&text), &[0, 1], V);
        let written = tables::markdown(&table, Lang::Zh);
        prop_assert_eq!(written.lines().count(), table.rows.len() + 2);
        // Every bar that is not escaped separates two cells.
        let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        for line in written.lines() {
            prop_assert_eq!(bars(line), table.shown().len() + 1);
        }
    }

    #[test]
    fn word_documents_are_xml(text in nasty()) {
        let report = a_report(&corpus(&text), &text);
        let bytes = docx::docx(&report).unwrap();
        for name in ["word/document.xml", "docProps/core.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"] {
            read(&part(&bytes, name), "", "");
        }
        let said: String = read(&part(&bytes, "word/document.xml"), "w:t", "").0.concat();
        let wanted: String = xml_chars(&text).chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
        prop_assert!(said.replace('\r', "").contains(&wanted));
        prop_assert_eq!(bytes, docx::docx(&report).unwrap());
    }
}

#[test]
fn a_workbook_holds_texts_and_no_formulas() {
    use calamine::{Data, Reader as _, Xlsx};
    let long = format!("=1+1\u{0}\u{1B}{}", "长".repeat(40_000));
    let table = tables::assignments(&corpus(&long), &[0, 1], V);
    let bytes = workbook::tables(&[table], Lang::Zh).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let sheet = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&sheet).unwrap().cells().all(|(_, _, f)| f.is_empty()));
    let range = book.worksheet_range(&sheet).unwrap();
    let texts: Vec<_> = range.cells().filter_map(|(_, _, d)| calamine::DataType::get_string(d)).collect();
    assert!(texts.iter().all(|t| t.encode_utf16().count() <= 32_767));
    assert!(texts.iter().any(|t| t.starts_with("=1+1长") && t.ends_with("[…]")));
    assert_eq!(range.get((0, 0)), Some(&Data::String("方案".into())));
}

#[test]
fn the_same_results_give_the_same_workbook() {
    use crate::analyse::{Sampling, all, themes::Codebook};
    let corpus = corpus("落实补贴政策");
    let sampling = Sampling { seed: 1, resamples: 5, draws: 5 };
    let options = all::Options { convention: V, sampling, upper: None, each_plan: true };
    let results = all::analyse(&corpus, Codebook::builtin(), &options);
    // Nothing stands in the first: it has no sheet.
    let more = [&tables::overlap(&corpus, &[]).table(), &tables::plans(&corpus, &[0])];
    let contents = workbook::Contents {
        corpus: &corpus,
        results: &results,
        convention: V,
        lang: Lang::Zh,
        notes: &[],
        more: &more,
    };
    let bytes = workbook::workbook(&contents).unwrap();
    assert_eq!(bytes, workbook::workbook(&contents).unwrap());
    let book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let names = calamine::Reader::sheet_names(&book);
    assert_eq!(names, ["说明", "任务", "责任主体", "责任边", "工作量", "图表", "plans"]);
}

#[test]
fn figures_in_word_are_scaled_to_the_page() {
    let mut report = a_report(&corpus("甲"), "甲");
    let of = |picture, size_mm| {
        let (path, title, caption) = ("f.svg".into(), "图".into(), String::new());
        report::Block::Figure(report::Figure { path, title, caption, picture, size_mm })
    };
    report.blocks = vec![
        of(report::Picture::Pixels(b"png".to_vec(), 0.8), (400.0, 200.0)),
        of(report::Picture::Drawing("<svg/>".into()), (80.0, 40.0)),
    ];
    let bytes = docx::docx(&report).unwrap();
    let (_, cx) = read(&part(&bytes, "word/document.xml"), "", "cx");
    let (_, cy) = read(&part(&bytes, "word/document.xml"), "", "cy");
    assert_eq!(cx[0], (9026 * 635).to_string());
    assert_eq!(cy[0], (9026 * 635 / 2).to_string());
    // Each size stands twice; a figure narrower than the text keeps its own.
    assert_eq!((cx[2].as_str(), cy[2].as_str()), ("2880000", "1440000"));
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(relations.contains("media/image1.png") && relations.contains("media/image2.svg"));
    // The share of the bitmap below the drawing holds title and caption, which the document sets itself.
    assert_eq!(read(&part(&bytes, "word/document.xml"), "", "b").1, ["20000"]);
    assert_eq!(part(&bytes, "word/media/image2.svg"), "<svg/>");
}

#[test]
fn the_contract_prints_a_task_as_the_design_does() {
    let corpus = corpus("");
    let line = contract::extract(&corpus, 0, V).lines().next().unwrap_or_default().to_owned();
    let wanted = concat!(
        r#"{"schema":1,"plan":"one","city":"甲市","task":"one/1","no":"1","title":"","text":"","#,
        r#""responsibility":"市民政局牵头","open":false,"source":{"file":"a.txt","line":1},"measures":[""],"#,
        r#""assignments":[{"agency":"civil-affairs","jurisdiction":"甲市","known":true,"kind":"bureau","name":"","#,
        r#""surface":"市民政局","label":"市民政局","label_en":"","duty":"lead","role":"lead","start":0,"end":4,"#,
    );
    assert!(line.starts_with(wanted), "{line}");
}
