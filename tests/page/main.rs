//! The page in a real browser, from a file, without network: `FENGONG_PAGE=target/fengong.html cargo test --test page`, after
//! `src/page/build.sh target/fengong.html`. Without a page or a browser each test says that it skipped, and where
//! `FENGONG_PAGE_EXPECTED` is set (`.ci/run` sets it where it has installed them) it fails.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod driver;
mod files;

use assert_cmd::Command;
use driver::{BACKSPACE, Browser, ENTER, TAB};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// One browser at a time: seconds are measured.
static ALONE: Mutex<()> = Mutex::new(());

struct Page {
    browser: Browser,
    folder: tempfile::TempDir,
    address: String,
    _alone: MutexGuard<'static, ()>,
}

/// Says that a test cannot be made here; where it must be, that is a failure.
fn skipped<T>(why: &str) -> Option<T> {
    assert!(std::env::var_os("FENGONG_PAGE_EXPECTED").is_none(), "{why}");
    // Past the harness, which keeps the words of tests that pass to itself.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
    None
}

impl Page {
    fn open() -> Option<Self> {
        Self::open_in(Browser::open, "chromedriver")
    }

    fn open_in(browser: fn(&Path) -> Option<Browser>, called: &str) -> Option<Self> {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(page) = std::env::var_os("FENGONG_PAGE").map(PathBuf::from).filter(|p| p.is_file()) else {
            return skipped("FENGONG_PAGE names no page");
        };
        let folder = tempfile::tempdir().unwrap();
        let Some(browser) = browser(folder.path()) else {
            return skipped(&format!("no {called} here"));
        };
        let address = format!("file://{}#lang=zh", fs::canonicalize(page).unwrap().display());
        browser.go(&address);
        browser.wait("document.getElementById('drop')");
        Some(Self { browser, folder, address, _alone: alone })
    }

    fn read(&self, files: &[PathBuf]) {
        self.browser.run("delete document.body.dataset.ready");
        self.browser.choose("#files", &files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
        self.browser.wait("document.body.dataset.ready");
    }

    fn count(&self, what: &str) -> usize {
        let text = self.browser.run(&format!("return document.body.dataset.{what}"));
        text.as_str().unwrap_or("0").parse().unwrap()
    }

    /// A saved file, once it is whole.
    fn saved(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        let begun = Instant::now();
        while !path.is_file() {
            assert!(begun.elapsed() < Duration::from_secs(60), "{name} was not saved");
            std::thread::sleep(Duration::from_millis(50));
        }
        path
    }

    fn no_errors(&self) {
        assert_eq!(self.browser.errors(), Vec::<String>::new());
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn seeds() -> Vec<PathBuf> {
    ["dazhou.txt", "yinchuan.txt", "manifest.toml"]
        .iter()
        .map(|name| root().join("seeds").join(name))
        .collect()
}

fn fengong(args: &[&str]) -> std::process::Output {
    Command::cargo_bin("fengong").unwrap().args(args).current_dir(root()).output().unwrap()
}

#[test]
fn the_seeds_are_read_in_time_and_the_page_is_small() {
    let Some(page) = Page::open() else { return };
    let begun = Instant::now();
    page.read(&seeds());
    let took = begun.elapsed();
    eprintln!("seeds read in {took:?}");
    assert_eq!((page.count("tasks"), page.count("assignments")), (85, 548));
    assert!(took < Duration::from_secs(3), "{took:?}");
    let size = fs::metadata(std::env::var_os("FENGONG_PAGE").unwrap()).unwrap().len();
    assert!(size <= 16 << 20, "{size}");
    page.no_errors();
}

#[test]
fn twenty_decisions_by_keyboard_survive_a_reload_and_are_read_back() {
    let Some(page) = Page::open() else { return };
    page.read(&seeds());
    let b = &page.browser;
    let decided = |n: usize| b.wait(&format!("document.body.dataset.decisions === '{n}'"));
    b.press("1", false);
    b.wait("document.querySelector('.question')");
    // Half of them as questions: the second answer, then the first, in turn.
    let mut n = 0;
    for key in ["2", ENTER, "2", ENTER, "1", "2", ENTER, "2"] {
        b.press(key, false);
        n += 1;
        decided(n);
    }
    b.press(BACKSPACE, false);
    decided(n - 1);
    // The browser is closed in between; the same documents bring the decisions back.
    b.go("about:blank");
    b.go(&page.address);
    b.wait("document.getElementById('drop')");
    page.read(&seeds());
    decided(n - 1);
    n -= 1;
    b.press("1", false);
    b.wait("document.querySelector('.question')");
    // The rest in the table of the task.
    b.run("document.querySelector('.table tr[tabindex=\"0\"]').focus()");
    for (key, down) in [("4", 1), ("3", 1), ("2", 1), ("6", 0)] {
        b.press(key, false);
        n += 1;
        decided(n);
        for _ in 0..down {
            b.press("\u{E015}", false);
        }
    }
    b.press("0", false);
    n += 1;
    decided(n);
    // Back to the questions: what is read stands.
    b.run("document.querySelector('.options [aria-checked=true]')?.focus()");
    while n < 20 {
        let before = n;
        b.press("1", false);
        b.wait(&format!(
            "Number(document.body.dataset.decisions) > {before} || document.getElementById('go-save')"
        ));
        n = page.count("decisions");
        assert!(n > before, "no question is left after {n} decisions");
    }
    assert_eq!(n, 20);
    // On to saving, by keyboard alone.
    b.run("document.querySelector('nav [data-screen=save]').focus()");
    b.press(ENTER, false);
    b.wait("document.getElementById('save')");
    b.press("3", false);
    b.press(ENTER, false);
    b.wait("document.getElementById('saved-as').textContent");
    for name in ["编码-甲.xlsx", "编码-甲.jsonl"] {
        let table = page.saved(name);
        let table = table.to_str().unwrap();
        for inputs in [vec![table], vec!["seeds", table]] {
            let args: Vec<&str> =
                ["extract"].into_iter().chain(inputs.clone()).chain(["--format", "jsonl"]).collect();
            let run = fengong(&args);
            let said = String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{said}");
            // Twenty hold; the one that was taken back and what took it back are told as such.
            assert!(said.contains("22 处改动，采纳 20，忽略 2，没看懂 0"), "{inputs:?}: {said}");
        }
    }
    page.no_errors();
}

/// From the first screen to the saved table with nothing but keys, by the example that the page carries.
#[test]
fn the_example_is_coded_and_saved_with_keys_alone() {
    let Some(page) = Page::open() else { return };
    let b = &page.browser;
    b.press("2", false);
    b.wait("document.body.dataset.ready");
    assert_eq!((page.count("tasks"), page.count("assignments")), (85, 548));
    b.press("1", false);
    b.wait("document.querySelector('.question')");
    b.press("1", false);
    b.wait("document.body.dataset.decisions === '1'");
    let presses = |wanted: &str| {
        for _ in 0..80 {
            if b.run(&format!("return document.activeElement.matches('{wanted}')")) == true {
                return;
            }
            b.press(TAB, false);
        }
        panic!("Tab does not lead to {wanted}");
    };
    presses("[data-screen=save]");
    b.press(ENTER, false);
    b.wait("document.getElementById('save')");
    b.press("2", false);
    b.press(ENTER, false);
    b.wait("document.getElementById('saved-as').textContent");
    let table = page.saved("编码-甲.xlsx");
    let run = fengong(&["extract", table.to_str().unwrap(), "--format", "jsonl"]);
    assert!(String::from_utf8_lossy(&run.stderr).contains("采纳 1"), "{run:?}");
    page.no_errors();
}

#[test]
fn tasks_that_one_coder_split_or_added_are_settled_with_keys_alone() {
    let Some(page) = Page::open() else { return };
    let plan = page.folder.path().join("plan.txt");
    fs::write(&plan, "乐安市分工方案\n\n1.建设食堂。（市民政局牵头，市财政局、市月球局配合）\n2.开展培训。发放补贴。（市教育局、市财政局负责）\n").unwrap();
    let b = &page.browser;
    let decided = |n: usize| b.wait(&format!("document.body.dataset.decisions === '{n}'"));
    let save = |who: &str| {
        b.run("document.querySelector('nav [data-screen=save]').click()");
        b.wait("document.getElementById('save')");
        b.run("document.getElementById('save').click()");
        page.saved(&format!("编码-{who}.xlsx"))
    };
    let table = |task: &str| {
        b.run(&format!("document.querySelector('.doc tr[data-task=\"{task}\"]').click()"));
        b.run("document.querySelector('.table tr[tabindex=\"0\"]').focus()");
    };
    page.read(std::slice::from_ref(&plan));
    b.press("1", false);
    b.wait("document.querySelector('.question')");
    b.press("1", false);
    decided(1);
    let first = save("甲");
    // The second coder splits the second task, gives its second half a lead, and adds a task behind.
    b.run("[...document.querySelectorAll('nav [data-screen=read]')][0].click()");
    b.wait("document.getElementById('whose')");
    b.run("[...document.querySelectorAll('#whose button')].at(-1).click()");
    decided(0);
    b.run("document.querySelector('nav [data-screen=code]').click()");
    b.wait("document.querySelector('.desk')");
    table("plan/2");
    b.press("8", false);
    b.wait("document.querySelector('dialog[open]')");
    b.press(ENTER, false);
    decided(1);
    table("plan/2+");
    b.press("1", false);
    decided(2);
    b.press("+", false);
    b.wait("document.querySelector('dialog[open]')");
    b.press("编制预算。", false);
    b.press(TAB, false);
    b.press("市财政局牵头", false);
    b.press(ENTER, false);
    decided(3);
    assert_eq!(page.count("tasks"), 4);
    // The new task has the focus; the words of its body are selected in a field.
    b.press("7", false);
    b.wait("document.querySelector('dialog[open] textarea')");
    b.run("document.querySelector('dialog textarea').setSelectionRange(0, 4)");
    b.press(ENTER, false);
    decided(4);
    let second = save("乙");
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
    let texts: Vec<&str> = tasks.iter().map(|t| t["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["建设食堂。", "开展培训。", "发放补贴。", "编制预算。"]);
    let duties = |n: usize| {
        tasks[n]["assignments"].as_array().unwrap().iter().map(|a| a["duty"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(duties(2), ["lead", "responsible"]);
    assert_eq!(tasks[3]["assignments"][0]["surface"], "市财政局");
    page.no_errors();
}

#[test]
fn the_files_are_those_of_the_command_line() {
    let Some(page) = Page::open() else { return };
    page.read(&seeds());
    let out = page.folder.path().join("cli");
    assert!(fengong(&["seeds", "-o", out.to_str().unwrap()]).status.success());
    let same = page.browser.run_async(
        "const done = arguments[arguments.length - 1]; window.fengong.files().then(done, e => done(String(e)))",
    );
    let files = same.as_object().unwrap_or_else(|| panic!("{same}"));
    let sum = |path: &Path| fengong::render::run::sha256(&fs::read(path).unwrap());
    let other: Vec<&String> = files
        .iter()
        .filter(|(name, made)| made.as_str() != Some(sum(&out.join(name)).as_str()))
        .map(|(name, _)| name)
        .collect();
    assert!(other.is_empty(), "{} of {} files are other bytes: {other:?}", other.len(), files.len());
    assert!(files.len() > 100, "{}", files.len());
    for (format, name) in [
        ("xlsx", "coded.xlsx"),
        ("jsonl", "coded.jsonl"),
        ("csv", "coded.csv"),
        ("qdpx", "coded.qdpx"),
        ("jsonld", "coded.jsonld"),
    ] {
        let path = page.folder.path().join(name);
        assert!(
            fengong(&["extract", "seeds", "--format", format, "-o", path.to_str().unwrap()]).status.success()
        );
        let made = page.browser.run_async(&format!(
            "const done = arguments[arguments.length - 1]; window.fengong.table('{format}').then(done, e => done(String(e)))"
        ));
        assert_eq!(made.as_str(), Some(sum(&path).as_str()), "{name}");
    }
    page.no_errors();
}

#[test]
fn nothing_stands_in_the_way_of_a_screen_reader() {
    let Some(page) = Page::open() else { return };
    let Some(axe) = std::env::var_os("AXE").and_then(|path| fs::read_to_string(path).ok()) else {
        skipped::<()>("AXE names no axe.min.js");
        return;
    };
    let b = &page.browser;
    b.run(&format!(
        "const s = document.createElement('script'); s.textContent = {}; document.head.append(s)",
        serde_json::json!(axe)
    ));
    let check = |screen: &str| {
        let found = b.run_async(
            "const done = arguments[arguments.length - 1]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))), e => done([String(e)]))",
        );
        assert_eq!(found, serde_json::json!([]), "{screen}");
    };
    check("read");
    page.read(&seeds());
    check("read with files");
    for screen in ["code", "compare", "receipt", "save"] {
        b.run(&format!("document.querySelector('nav [data-screen={screen}]').click()"));
        b.wait("document.querySelector('main h1')");
        check(screen);
    }
    b.press(TAB, false);
    page.no_errors();
}

#[test]
fn documents_of_every_kind_give_the_command_lines_bytes() {
    let Some(page) = Page::open() else { return };
    // Whatever the fixtures hold, and what `FENGONG_PAGE_INPUTS` adds: a folder of one's own.
    let folders = [
        Some(root().join("tests/fixtures/documents")),
        std::env::var_os("FENGONG_PAGE_INPUTS").map(PathBuf::from),
    ];
    for folder in folders.into_iter().flatten() {
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        // What only a converter reads, and what is no document.
        let ending =
            |p: &PathBuf| p.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
        files.retain(|p| ["txt", "docx", "xlsx", "html", "md", "csv", "pdf"].contains(&ending(p).as_str()));
        files.sort();
        page.browser.go("about:blank");
        page.browser.go(&page.address);
        page.browser.wait("document.getElementById('drop')");
        page.read(&files);
        let out = page.folder.path().join("all.jsonl");
        let args: Vec<&str> = files.iter().map(|f| f.to_str().unwrap()).collect();
        let args = [&["extract"][..], &args, &["--format", "jsonl", "--force", "-o", out.to_str().unwrap()]]
            .concat();
        fengong(&args);
        let made = page.browser.run_async(
            "const done = arguments[arguments.length - 1]; window.fengong.table('jsonl').then(done, e => done(String(e)))",
        );
        let told = fengong::render::run::sha256(&fs::read(&out).unwrap());
        assert_eq!(made.as_str(), Some(told.as_str()), "{} files of {}", files.len(), folder.display());
    }
    page.no_errors();
}

#[test]
fn two_coders_are_blind_to_each_other_until_they_are_compared_and_settled() {
    let Some(page) = Page::open() else { return };
    let folder = page.folder.path().join("in");
    fs::create_dir(&folder).unwrap();
    let plan = folder.join("plan.txt");
    fs::write(&plan, "乐安市分工方案\n\n1.建设食堂。（市民政局牵头，市财政局、市月球局配合）\n2.开展培训。（市教育局、市财政局等部门负责）\n").unwrap();
    let b = &page.browser;
    let decided = |n: usize| b.wait(&format!("document.body.dataset.decisions === '{n}'"));
    // The first coder keeps what was read, the second takes the last answer each time.
    let code = |who: &str, last: bool| {
        b.run(&format!("const i = document.querySelector('#coder input'); i.value = '{who}'; i.dispatchEvent(new Event('change'))"));
        b.run("document.querySelector('nav [data-screen=code]').click()");
        b.wait("document.querySelector('.question')");
        for n in 1..=2 {
            if last {
                b.run("document.querySelector('.options li:last-child').click()");
            } else {
                b.press("1", false);
            }
            decided(n);
        }
        b.run("document.querySelector('nav [data-screen=save]').click()");
        b.wait("document.getElementById('save')");
        b.run("document.getElementById('save').click()");
        page.saved(&format!("编码-{who}.xlsx"))
    };
    page.read(std::slice::from_ref(&plan));
    let questions = b.run("return document.querySelectorAll('.files .n').length");
    assert!(questions.as_u64() > Some(0));
    let first = code("甲", false);
    // The second sits down at the same browser: whose work there is is said, and he begins anew.
    b.go("about:blank");
    b.go(&page.address);
    b.wait("document.getElementById('drop')");
    page.read(std::slice::from_ref(&plan));
    decided(2);
    assert!(b.run("return document.getElementById('whose').textContent").as_str().unwrap().contains("甲"));
    b.run("[...document.querySelectorAll('#whose button')].at(-1).click()");
    decided(0);
    let second = code("乙", true);
    // Both tables and the document: the first coder's is gone on with, the other is put aside and shows nothing.
    b.run("localStorage.clear()");
    b.go("about:blank");
    b.go(&page.address);
    b.wait("document.getElementById('drop')");
    page.read(&[plan.clone(), first, second]);
    decided(2);
    assert_eq!(b.run("return document.querySelectorAll('[data-aside]').length"), 0);
    b.run("document.querySelector('nav [data-screen=compare]').click()");
    b.wait("document.querySelector('[data-aside]')");
    b.run("document.querySelector('[data-aside]').click()");
    b.wait("document.body.dataset.differences");
    let differences = page.count("differences");
    assert_eq!(differences, 2, "the open list and the name that one took for none");
    assert!(b.run("return document.getElementById('agreement').textContent").as_str().unwrap().contains('α'));
    // The first difference as the other says, the second as it is here.
    b.run("document.querySelector('[data-zone-focus]').focus()");
    b.press("2", false);
    b.wait("document.body.dataset.settled === '1'");
    b.press("1", false);
    b.wait("document.body.dataset.settled === '2'");
    b.run("document.getElementById('gold').click()");
    let gold = page.saved("编码-定稿.jsonl");
    let run = fengong(&["extract", gold.to_str().unwrap(), "--format", "jsonl"]);
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.contains("没看懂 0"), "{said}");
    assert!(String::from_utf8_lossy(&run.stdout).contains("\"doubt\":\"difference\""));
    page.no_errors();
}

#[test]
fn keys_of_an_input_method_decide_nothing_and_selected_words_become_a_body() {
    let Some(page) = Page::open() else { return };
    page.read(&seeds());
    let b = &page.browser;
    let decided = |n: usize| b.wait(&format!("document.body.dataset.decisions === '{n}'"));
    b.press("1", false);
    b.wait("document.querySelector('.question')");
    for composing in ["isComposing: true", "keyCode: 229"] {
        b.run(&format!("document.querySelector('.options [aria-checked=true]').dispatchEvent(new KeyboardEvent('keydown', {{key: 'Process', code: 'Digit1', {composing}, bubbles: true}}))"));
    }
    assert_eq!(page.count("decisions"), 0);
    // Words of a statement that are selected with the mouse, in a task that is not in focus.
    let words = b.run(
        "const row = [...document.querySelectorAll('.doc tr[data-task]')].find(r => !r.classList.contains('foc') && r.querySelector('.resp > span[data-start]')?.firstChild.data.length > 2); \
         const text = row.querySelector('.resp > span[data-start]').firstChild; const range = document.createRange(); \
         range.setStart(text, 0); range.setEnd(text, 2); getSelection().removeAllRanges(); getSelection().addRange(range); \
         const said = range.toString(); row.querySelector('.resp').click(); return said",
    );
    let words = words.as_str().unwrap().to_owned();
    assert_eq!(
        b.run("return document.querySelector('.doc .picked')?.textContent").as_str(),
        Some(words.as_str())
    );
    b.press("7", false);
    decided(1);
    let added = b.run("return [...document.querySelectorAll('.table td')].map(td => td.textContent)");
    assert!(added.as_array().unwrap().iter().any(|td| td.as_str().unwrap().starts_with(&words)), "{added}");
    page.no_errors();
}

#[test]
fn firefox_reads_and_decides_as_well() {
    let Some(page) = Page::open_in(Browser::firefox, "firefox-esr") else { return };
    page.read(&seeds());
    assert_eq!((page.count("tasks"), page.count("assignments")), (85, 548));
    let b = &page.browser;
    b.run("document.getElementById('start').focus()");
    b.press("1", false);
    b.wait("document.querySelector('.question')");
    for n in 1..=3 {
        b.press("1", false);
        b.wait(&format!("document.body.dataset.decisions === '{n}'"));
    }
    let made = b.run_async(
        "const done = arguments[arguments.length - 1]; window.fengong.table('jsonl').then(done, e => done(String(e)))",
    );
    assert_eq!(made.as_str().map(str::len), Some(64), "{made}");
}

#[test]
fn the_desk_serves_the_page_saves_beside_the_inputs_and_ends_with_the_tab() {
    let Some(page) = Page::open() else { return };
    let folder = page.folder.path().join("desk");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("plan.txt"), "乐安市分工方案\n\n1.建设食堂。（市民政局牵头，市月球局配合）\n")
        .unwrap();
    let mut desk = std::process::Command::new(env!("CARGO_BIN_EXE_fengong"))
        .args(["desk", "--no-browser", "--page"])
        .arg(fs::canonicalize(std::env::var_os("FENGONG_PAGE").unwrap()).unwrap())
        .arg(&folder)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = std::io::BufReader::new(desk.stderr.take().unwrap());
    let mut line = String::new();
    std::io::BufRead::read_line(&mut said, &mut line).unwrap();
    let from = line.find("http://").unwrap();
    let address = line[from..].split(|c: char| !c.is_ascii() || c == ' ').next().unwrap().to_owned();
    let b = &page.browser;
    b.go(&address);
    b.wait("document.body?.dataset.ready");
    assert_eq!(page.count("assignments"), 2);
    // Whoever does not know the token gets nothing.
    let host = address.split('/').nth(2).unwrap();
    let bare = b.run_async(&format!("const done = arguments[arguments.length - 1]; fetch('http://{host}/').then(r => done(r.status), e => done(String(e)))"));
    assert_eq!(bare, 404);
    b.run("document.querySelector('nav [data-screen=save]').click()");
    b.wait("document.getElementById('save')");
    b.run("document.getElementById('save').click()");
    b.wait("document.getElementById('saved-as')?.textContent");
    assert!(folder.join("编码-甲.xlsx").is_file() && folder.join("report.html").is_file());
    b.go("about:blank");
    let begun = Instant::now();
    let ended = loop {
        if let Some(status) = desk.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > Duration::from_secs(30) {
            desk.kill().unwrap();
            panic!("the desk did not end with the tab");
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    assert!(ended.success());
}
