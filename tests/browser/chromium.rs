//! Chromium without a driver: pages are files, results come back in the page's own markup.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// A Chromium on this machine.
pub(crate) struct Browser(PathBuf);

/// A browser that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);

impl Browser {
    pub(crate) fn find() -> Option<Self> {
        let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
        let all = names.iter().flat_map(|n| folders.iter().map(move |f| f.join(n)));
        all.into_iter().find(|p| p.is_file()).map(Self)
    }

    /// The page's markup after its scripts have run.
    pub(crate) fn dump(&self, html: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let out = self.run(folder.path(), html, &["--virtual-time-budget=20000", "--dump-dom"]);
        String::from_utf8(out).unwrap()
    }

    /// The page as it prints.
    pub(crate) fn print(&self, html: &str) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let pdf = folder.path().join("page.pdf");
        let to = format!("--print-to-pdf={}", pdf.display());
        self.run(folder.path(), html, &["--virtual-time-budget=20000", "--no-pdf-header-footer", &to]);
        fs::read(pdf).unwrap()
    }

    fn run(&self, folder: &Path, html: &str, more: &[&str]) -> Vec<u8> {
        let (page, out) = (folder.join("page.html"), folder.join("out"));
        fs::write(&page, html).unwrap();
        let mut child = Command::new(&self.0)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=1280,900"])
            .arg(format!("--user-data-dir={}", folder.join("profile").display()))
            .args(more)
            .arg(format!("file://{}", page.display()))
            .stdin(Stdio::null())
            .stdout(fs::File::create(&out).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let begun = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if begun.elapsed() > PATIENCE {
                child.kill().unwrap();
                panic!("the browser hangs");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        fs::read(out).unwrap()
    }
}
