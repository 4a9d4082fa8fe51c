//! The page in a real browser, from a file, without network: `FENGONG_PAGE=target/fengong.html cargo test --test page`, after
//! `src/page/build.sh target/fengong.html`. Without a page or a browser each test says that it skipped.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod driver;

use assert_cmd::Command;
use driver::{BACKSPACE, Browser, ENTER, TAB};
use std::{
    fs,
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

impl Page {
    fn open() -> Option<Self> {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(page) = std::env::var_os("FENGONG_PAGE").map(PathBuf::from).filter(|p| p.is_file()) else {
            eprintln!("skipped: FENGONG_PAGE names no page");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let Some(browser) = Browser::open(folder.path()) else {
            eprintln!("skipped: no chromedriver here");
            return None;
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
    // The processor's logarithm and the browser's differ in the last digit: files that give numbers with all their digits may
    // differ there, all else is the same to the byte.
    let full_digits = |name: &str| {
        ["tables/", "networks/"].iter().any(|folder| name.starts_with(folder))
            || ["report.html", "workbook.xlsx", "run.json"].contains(&name)
    };
    let mut same = 0;
    for (name, made) in files {
        let is_same = made.as_str() == Some(sum(&out.join(name)).as_str());
        assert!(is_same || full_digits(name), "{name}");
        same += usize::from(is_same);
    }
    eprintln!("{same} of {} files are the same to the byte", files.len());
    assert!(same * 10 >= files.len() * 8, "{same} of {}", files.len());
    for (format, name) in [("xlsx", "coded.xlsx"), ("jsonl", "coded.jsonl"), ("csv", "coded.csv")] {
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
fn a_broken_file_and_many_files_have_a_line_each() {
    let Some(page) = Page::open() else { return };
    let folder = page.folder.path().join("in");
    fs::create_dir(&folder).unwrap();
    let mut files = Vec::new();
    for n in 0..50 {
        let path = folder.join(format!("plan-{n:02}.txt"));
        fs::write(&path, format!("乐安市分工方案{n}\n\n1.建设第{n}个食堂。（市民政局牵头，市财政局配合）\n"))
            .unwrap();
        files.push(path);
    }
    let broken: [(&str, &[u8]); 4] = [
        ("broken.docx", b"PK\x03\x04 no archive"),
        ("scan.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n"),
        ("empty.txt", b""),
        ("noise.xlsx", &[0; 64]),
    ];
    for (name, bytes) in broken {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        files.push(path);
    }
    page.read(&files);
    assert_eq!(page.count("tasks"), 50);
    let lines =
        |kind: &str| page.browser.run(&format!("return document.querySelectorAll('.files {kind}').length"));
    assert_eq!((lines("li"), lines("li.bad")), (54.into(), 4.into()));
    // The page lives on.
    page.browser.press("1", false);
    page.browser.wait("document.querySelector('.desk')");
    page.no_errors();
}

#[test]
fn nothing_stands_in_the_way_of_a_screen_reader() {
    let Some(page) = Page::open() else { return };
    let Some(axe) = std::env::var_os("AXE").and_then(|path| fs::read_to_string(path).ok()) else {
        eprintln!("skipped: AXE names no axe.min.js");
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
    for screen in ["code", "receipt", "save"] {
        b.run(&format!("document.querySelector('nav [data-screen={screen}]').click()"));
        b.wait("document.querySelector('main h1')");
        check(screen);
    }
    b.press(TAB, false);
    page.no_errors();
}
