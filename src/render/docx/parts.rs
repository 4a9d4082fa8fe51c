//! The parts of the package that do not hold the text.

use crate::render::{
    FIXED_DATE, Lang,
    report::{Picture, Report},
    xml::Xml,
};
use std::fmt::Write as _;

/// Numbering definitions: bullets, and from here one a numbered list, so that each begins with 1.
pub(super) const BULLETS: usize = 1;
pub(super) const FIRST_NUMBERED: usize = 2;

pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
"#;

pub(super) const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
"#;

/// The page number in the middle of the foot.
pub(super) const FOOTER: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>
"#;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The relation of picture `n` (from 1).
pub(super) fn picture_relation(n: usize) -> String {
    format!("rIdImage{n}")
}

/// File name of picture `n` (from 1).
pub(super) fn picture_name(n: usize, picture: &Picture) -> String {
    match picture {
        Picture::Drawing(_) => format!("image{n}.svg"),
        Picture::Pixels(..) => format!("image{n}.png"),
    }
}

/// What the document refers to.
pub(super) fn relations(pictures: &[&Picture]) -> String {
    let mut xml = Xml::compact();
    xml.open("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
    let mut relation = |id: &str, kind: &str, target: &str| {
        xml.empty("Relationship", &[("Id", id), ("Type", &format!("{RELATION}{kind}")), ("Target", target)]);
    };
    relation("rIdStyles", "styles", "styles.xml");
    relation("rIdNumbering", "numbering", "numbering.xml");
    relation("rIdFooter", "footer", "footer1.xml");
    for (n, picture) in (1..).zip(pictures) {
        relation(&picture_relation(n), "image", &format!("media/{}", picture_name(n, picture)));
    }
    xml.finish()
}

/// Title and date of the file.
pub(super) fn core(report: &Report) -> String {
    let mut xml = Xml::compact();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    let date = format!("{FIXED_DATE}T00:00:00Z");
    xml.leaf("dc:title", &[], &report.title).leaf("dc:creator", &[], "fengong");
    xml.leaf("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &date);
    xml.leaf("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &date);
    xml.finish()
}

/// Bullets, and as many numbered lists as the text has.
pub(super) fn numbering(numbered: usize) -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        r#"<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>"#,
        r#"<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum>"#,
    ));
    // Writing into a String cannot fail.
    let _ = write!(out, r#"<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>"#);
    for list in 0..numbered {
        let id = FIRST_NUMBERED + list;
        let _ = write!(
            out,
            r#"<w:num w:numId="{id}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#
        );
    }
    out.push_str("</w:numbering>\n");
    out
}

/// The look of a style: sizes in half points, spacing in twentieths of a point.
struct Look {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

/// 黑体 for titles and heads; 宋体 is the default of the document.
const LOOKS: [Look; 13] = [
    Look {
        id: "Title",
        name: "Title",
        paragraph: r#"<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>"#,
        run: r#"<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>"#,
    },
    Look {
        id: "Subtitle",
        name: "Subtitle",
        paragraph: r#"<w:spacing w:after="60"/><w:jc w:val="center"/>"#,
        run: r#"<w:sz w:val="21"/><w:szCs w:val="21"/>"#,
    },
    Look {
        id: "Heading1",
        name: "heading 1",
        paragraph: r#"<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>"#,
        run: r#"<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>"#,
    },
    Look {
        id: "Heading2",
        name: "heading 2",
        paragraph: r#"<w:keepNext/><w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="1"/>"#,
        run: r#"<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>"#,
    },
    Look {
        id: "Heading3",
        name: "heading 3",
        paragraph: r#"<w:keepNext/><w:spacing w:before="180" w:after="80"/><w:outlineLvl w:val="2"/>"#,
        run: r#"<w:rFonts w:eastAsia="黑体"/><w:b/>"#,
    },
    Look {
        id: "ListParagraph",
        name: "List Paragraph",
        paragraph: r#"<w:spacing w:line="340" w:lineRule="auto"/>"#,
        run: "",
    },
    Look {
        id: "Quote",
        name: "Quote",
        paragraph: r#"<w:spacing w:before="60" w:after="60"/><w:ind w:left="480" w:right="480"/>"#,
        run: r#"<w:rFonts w:eastAsia="楷体"/>"#,
    },
    Look {
        id: "TableTitle",
        name: "Table Title",
        paragraph: r#"<w:keepNext/><w:spacing w:before="200" w:after="80"/><w:jc w:val="center"/>"#,
        run: r#"<w:rFonts w:eastAsia="黑体"/><w:sz w:val="21"/><w:szCs w:val="21"/>"#,
    },
    Look {
        id: "TableText",
        name: "Table Text",
        paragraph: r#"<w:spacing w:before="20" w:after="20"/>"#,
        run: r#"<w:sz w:val="18"/><w:szCs w:val="18"/>"#,
    },
    // References: [1] hangs, smaller than the text.
    Look {
        id: "Reference",
        name: "Reference",
        paragraph: r#"<w:spacing w:after="60" w:line="280" w:lineRule="auto"/><w:ind w:left="480" w:hanging="480"/>"#,
        run: r#"<w:sz w:val="21"/><w:szCs w:val="21"/>"#,
    },
    Look {
        id: "Figure",
        name: "Figure",
        paragraph: r#"<w:keepNext/><w:spacing w:before="200"/><w:jc w:val="center"/>"#,
        run: "",
    },
    Look {
        id: "FigureTitle",
        name: "Figure Title",
        paragraph: r#"<w:keepNext/><w:keepLines/><w:spacing w:before="80" w:after="80"/><w:jc w:val="center"/>"#,
        run: r#"<w:rFonts w:eastAsia="黑体"/><w:sz w:val="21"/><w:szCs w:val="21"/>"#,
    },
    Look {
        id: "FigureNote",
        name: "Figure Note",
        paragraph: r#"<w:keepLines/><w:spacing w:after="200"/><w:jc w:val="both"/>"#,
        run: r#"<w:sz w:val="18"/><w:szCs w:val="18"/>"#,
    },
];

/// The styles: 宋体 and Times New Roman in 小四, one and a half lines, Chinese paragraphs indented by two characters.
pub(super) fn styles(lang: Lang) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#,
    );
    let text = lang.pick(
        r#"<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>"#,
        r#"<w:spacing w:after="120" w:line="320" w:lineRule="auto"/><w:jc w:val="both"/>"#,
    );
    // Writing into a String cannot fail.
    let mut style = |id: &str, name: &str, paragraph: &str, run: &str| {
        let _ = write!(
            out,
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        );
    };
    style("BodyText", "Body Text", text, "");
    style("Footer", "footer", r#"<w:jc w:val="center"/>"#, r#"<w:sz w:val="18"/><w:szCs w:val="18"/>"#);
    for look in &LOOKS {
        style(look.id, look.name, look.paragraph, look.run);
    }
    out.push_str("</w:styles>\n");
    out
}
