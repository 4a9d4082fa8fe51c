//! Separated values as spreadsheets export them.

use super::support::{read, shown};

#[test]
fn a_mark_semicolons_and_breaks_in_quotation_marks() {
    let text = "\u{feff}序号;任务;责任单位\r\n1;\"推进养老\n服务；完善\"\"一老一小\"\"政策\";市民政局\r\n2;乙;市财政局\r\n";
    assert_eq!(
        shown(&read("t.csv", text.as_bytes())),
        ["序号|任务|责任单位", "1|推进养老/服务；完善\"一老一小\"政策|市民政局", "2|乙|市财政局"]
    );
}

#[test]
fn a_spreadsheets_unicode_text() {
    let text = "序号\t任务\t责任单位\r\n1\t\"甲\n乙\"\t市民政局\r\n";
    let bytes: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for name in ["t.txt", "t.csv", "t.tsv"] {
        assert_eq!(shown(&read(name, &bytes)), ["序号|任务|责任单位", "1|甲/乙|市民政局"], "{name}");
    }
}

#[test]
fn a_title_above_the_header_and_empty_columns_behind() {
    let text =
        "某市重点任务分工表,,,,\n序号,任务,责任单位,,\n1,\"甲，乙\",市民政局,,\n,,,,\n2,丙,市财政局,,\n";
    assert_eq!(
        shown(&read("t.csv", text.as_bytes())),
        ["某市重点任务分工表", "序号|任务|责任单位", "1|甲，乙|市民政局", "2|丙|市财政局"]
    );
}

#[test]
fn text_with_many_commas_of_its_own_keeps_its_separator() {
    let text = "任务;责任单位\n\"建设A,B,C,D,E\";市民政局\n推进甲,乙,丙,丁,戊;市财政局\n";
    assert_eq!(
        shown(&read("t.csv", text.as_bytes())),
        ["任务|责任单位", "建设A,B,C,D,E|市民政局", "推进甲,乙,丙,丁,戊|市财政局"]
    );
}

#[test]
fn the_line_that_names_the_separator_is_no_row() {
    assert_eq!(
        shown(&read("t.csv", "sep=;\r\n任务;单位\r\n甲;市民政局\r\n".as_bytes())),
        ["任务|单位", "甲|市民政局"]
    );
}
