//! A document as xlsx, through reading, parsing and resolving.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = fengong::load::document("plan.xlsx", bytes, &fengong::load::Knowledge::default());
});
