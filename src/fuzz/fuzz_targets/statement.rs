//! A responsibility statement behind a task, in the layouts that name one.
#![no_main]

libfuzzer_sys::fuzz_target!(|statement: &str| {
    let plan = format!("永川市行动方案\n1.办好一件事。（责任单位：{statement}）\n2.办好两件事。{statement}\n");
    let _ = fengong::load::document("plan.txt", plan.as_bytes(), &fengong::load::Knowledge::default());
});
