//! What is typed: commands misspelt, options that do not exist, tables that fit the screen.

use super::{PLAN, failure, fengong, stdout, write};

#[test]
fn a_misspelt_command_writes_nothing_and_is_answered_with_the_right_one() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "plan.txt", PLAN);
    let output = fengong(&["repot", "plan.txt"]).current_dir(dir.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("fengong report"), "{said}");
    assert!(!dir.path().join("graphs").exists());
}

#[test]
fn a_wrong_option_is_said_in_both_languages() {
    for (args, zh, en) in [
        (&["workload", "seeds", "--foo"][..], "没有选项 --foo", "unexpected argument"),
        (&["workload", "seeds", "--lang", "fr"], "不能取 fr", "invalid value"),
        (&["agree", "a.csv"], "缺必需的参数", "required arguments"),
    ] {
        let (code, said) = failure(args);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(zh) && said.contains(en), "{said}");
    }
    assert!(stdout(&["--help"]).contains("fengong"));
}

#[test]
fn the_table_of_loads_fits_a_screen_of_a_hundred_columns() {
    let width = |text: &str| text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
    let args = ["workload", "seeds/yinchuan.txt", "--format", "table"];
    let narrow = stdout(&args);
    assert!(width(&narrow) <= 100, "{narrow}");
    assert!(narrow.contains("银川市"));
    let wide = stdout(&[&args[..], &["--wide"]].concat());
    assert!(width(&wide) > width(&narrow));
}

#[test]
fn what_is_alike_is_checked_together() {
    let dir = tempfile::tempdir().unwrap();
    let rows: Vec<_> = (1..=14).map(|i| format!("{i}\t办好第{i}件事。\t市第{i}促进会负责\n")).collect();
    let rows = rows.concat();
    let plan = write(dir.path(), "plan.txt", format!("乐安市重点任务分工表\n\n序号\t任务\t责任单位\n{rows}"));
    let shown = stdout(&["check", &plan, "--format", "table"]);
    assert!(shown.contains("unknown-agency：同类还有13处") && shown.contains("另有5处"), "{shown}");
    assert_eq!(shown.matches("^^").count().min(1), 1, "{shown}");
}
