//! Workbooks.

use super::support::{read, shown, zip};
use fengong::model::Block;
use fengong::read::{self as reader, Limits};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

#[test]
fn sheets_merges_numbers_and_dates() {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("任务表").expect("a name");
    sheet.merge_range(0, 0, 0, 2, "任务分工表", &plain).expect("a merge");
    sheet.write_row(2, 0, ["序号", "任务", "单位"]).expect("a header");
    sheet.write(3, 0, 1.0).expect("a number");
    sheet.write(3, 1, "甲\n乙").expect("a text");
    sheet.merge_range(3, 2, 4, 2, "市民政局", &plain).expect("a merge");
    let date = ExcelDateTime::from_ymd(2022, 5, 1).expect("a date");
    sheet
        .write_datetime_with_format(4, 1, &date, &Format::new().set_num_format("yyyy\"年\"m\"月\""))
        .expect("a date");
    let second = book.add_worksheet();
    second.set_name("附表").expect("a name").set_hidden(true);
    second.write(0, 0, 2.5).expect("a number");
    let bytes = book.save_to_buffer().expect("a workbook");

    let found = reader::document("t.xlsx", &bytes, &Limits::default()).expect("a workbook");
    assert_eq!(found.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>(), ["hidden-sheet"]);
    assert!(found.diagnostics[0].message(fengong::say::Lang::Zh).contains("附表"));
    let document = found.value;
    assert_eq!(
        shown(&document),
        ["任务分工表|=任务分工表|=任务分工表", "序号|任务|单位", "1|甲/乙|市民政局", "|2022年5月|=市民政局"]
    );
    let Some(Block::Table(table)) = document.blocks.first() else { panic!("no table") };
    let place = &table.rows[2].place;
    assert_eq!((place.sheet.as_deref(), place.row, place.table), (Some("任务表"), Some(4), Some(1)));
}

#[test]
fn opendocument_sheets() {
    let content = "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>\
        <table:table table:name='表1'><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>题</text:p>\
        </table:table-cell><table:covered-table-cell/><table:table-cell table:number-columns-repeated='16000'/></table:table-row>\
        <table:table-row><table:table-cell table:number-rows-spanned='2'><text:p>1</text:p></table:table-cell>\
        <table:table-cell><text:p>甲</text:p><text:p>乙</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:covered-table-cell/><table:table-cell office:date-value='2022-05-01'><text:p>1/5/22</text:p>\
        </table:table-cell><table:table-cell office:date-value='2022-05-01'><text:p>2022年5月</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>\
        </table:table></office:spreadsheet></office:body></office:document-content>";
    let bytes =
        zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)]);
    assert_eq!(shown(&read("t.ods", &bytes)), ["题|=题", "1|甲/乙", "=1|2022-05-01|2022年5月"]);
}
