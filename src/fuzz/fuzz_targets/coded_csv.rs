//! A coded table as csv: rows under the line of heads that `extract` writes.
#![no_main]

libfuzzer_sys::fuzz_target!(|rows: &str| {
    let table = format!("plan,city,task,no,text,responsibility,name,surface,duty,start,end,statements,document\n{rows}");
    let _ = fengong::load::document("coded.csv", table.as_bytes(), &fengong::load::Knowledge::default());
});
