//! Two coders who have other tasks: split and added by one of them, settled with keys alone.

use crate::{BACKSPACE, ENTER, Page, TAB, fengong};
use std::{
    fs,
    path::{Path, PathBuf},
};

const PLAN: &str = "乐安市分工方案\n\n1.建设食堂。（市民政局牵头，市财政局、市月球局配合）\n2.开展培训。发放补贴。（市教育局、市财政局负责）\n";

fn decided(page: &Page, n: usize) {
    page.browser.wait(&format!("document.body.dataset.decisions === '{n}'"));
}

fn save(page: &Page, who: &str) -> PathBuf {
    page.browser.run("document.querySelector('nav [data-screen=save]').click()");
    page.browser.wait("document.getElementById('save')");
    page.browser.run("document.getElementById('save').click()");
    page.saved(&format!("编码-{who}.xlsx"))
}

/// The first coder answers the one question that there is.
fn first(page: &Page, plan: &Path) -> PathBuf {
    page.read(&[plan.to_owned()]);
    page.browser.press("1", false);
    page.browser.wait("document.querySelector('.question')");
    page.browser.press("1", false);
    decided(page, 1);
    save(page, "甲")
}

/// The second splits the second task, gives its second half a lead, and adds a task behind.
fn second(page: &Page, plan: &Path) -> PathBuf {
    let b = &page.browser;
    let table = |task: &str| {
        b.run(&format!("document.querySelector('.doc tr[data-task=\"{task}\"]').click()"));
        b.run("document.querySelector('.table tr[tabindex=\"0\"]').focus()");
    };
    b.go("about:blank");
    b.go(&page.address);
    b.wait("document.getElementById('drop')");
    page.read(&[plan.to_owned()]);
    b.wait("document.getElementById('whose')");
    b.run("[...document.querySelectorAll('#whose button')].at(-1).click()");
    decided(page, 0);
    b.run("document.querySelector('nav [data-screen=code]').click()");
    b.wait("document.querySelector('.desk')");
    table("plan/2");
    b.press("8", false);
    b.wait("document.querySelector('dialog[open]')");
    b.press(ENTER, false);
    decided(page, 1);
    table("plan/2+");
    b.press("1", false);
    decided(page, 2);
    b.press("+", false);
    b.wait("document.querySelector('dialog[open]')");
    b.press("编制预算。", false);
    b.press(TAB, false);
    b.press("市财政局牵头", false);
    b.press(ENTER, false);
    decided(page, 3);
    assert_eq!(page.count("tasks"), 4);
    // The new task has the focus; the words of its body are selected in a field.
    b.press("7", false);
    b.wait("document.querySelector('dialog[open] textarea')");
    b.run("document.querySelector('dialog textarea').setSelectionRange(0, 4)");
    b.press(ENTER, false);
    decided(page, 4);
    save(page, "乙")
}

#[test]
fn tasks_that_one_coder_split_or_added_are_settled_with_keys_alone() {
    let Some(page) = Page::open() else { return };
    let plan = page.folder.path().join("plan.txt");
    fs::write(&plan, PLAN).unwrap();
    let (first, second) = (first(&page, &plan), second(&page, &plan));
    let b = &page.browser;
    // Both tables and the document: compared and settled without a mouse.
    b.run("localStorage.clear()");
    b.go("about:blank");
    b.go(&page.address);
    b.wait("document.getElementById('drop')");
    page.read(&[plan, first, second]);
    b.run("document.querySelector('nav [data-screen=compare]').focus()");
    b.press(ENTER, false);
    b.wait("document.querySelector('[data-aside]')");
    b.press(ENTER, false);
    b.wait("document.body.dataset.differences");
    assert_eq!(page.count("differences"), 2, "the task that is two, and the one that was added");
    let asked = || b.run("return document.getElementById('asked').textContent");
    assert_eq!(asked(), "这里有几项任务？");
    b.press("2", false);
    b.wait("document.body.dataset.settled === '1'");
    // Taken back and decided again.
    b.press(BACKSPACE, false);
    b.wait("document.body.dataset.settled === '0'");
    b.press("2", false);
    b.wait("document.body.dataset.settled === '1'");
    b.press("\u{E015}", false);
    b.press(ENTER, false);
    b.wait("document.body.dataset.settled === '2'");
    b.wait("document.activeElement.id === 'gold'");
    b.press(ENTER, false);
    let gold = page.saved("编码-定稿.jsonl");
    let run = fengong(&["extract", gold.to_str().unwrap(), "--format", "jsonl"]);
    assert!(run.status.success(), "{run:?}");
    let tasks: Vec<serde_json::Value> =
        String::from_utf8(run.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    // The added task stands behind both halves, as the second coder has it.
    let texts: Vec<&str> = tasks.iter().map(|t| t["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["建设食堂。", "开展培训。", "发放补贴。", "编制预算。"]);
    let duties = |n: usize| {
        tasks[n]["assignments"].as_array().unwrap().iter().map(|a| a["duty"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(duties(2), ["lead", "responsible"]);
    assert_eq!(tasks[3]["assignments"][0]["surface"], "市财政局");
    page.no_errors();
}
