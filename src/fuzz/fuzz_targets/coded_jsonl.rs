//! A coded table as JSON lines.
#![no_main]

libfuzzer_sys::fuzz_target!(|rest: &[u8]| {
    let lines = [b"{\"schema\":1,", rest].concat();
    let _ = fengong::load::document("coded.jsonl", lines, &fengong::load::Knowledge::default());
});
