//! A browser over the WebDriver protocol: a few requests, for which no client is worth its weight. Chromium has a driver that
//! speaks it over HTTP; Firefox takes the same commands itself, as JSON over a socket (Marionette).

use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A driver with one browser window, or a browser that is its own.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    firefox: Option<RefCell<TcpStream>>,
    asked: Cell<u32>,
}

impl Browser {
    /// Chromium through its driver, without network, saving into a folder; absent where there is none.
    pub(crate) fn open(downloads: &Path) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut browser = Self { driver, port, session: String::new(), firefox: None, asked: Cell::new(0) };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "chromedriver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        let profile = downloads.join("profile");
        let options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-dev-shm-usage", "--window-size=1440,900",
                // Nothing outside is reached, whatever the page asks for.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                format!("--user-data-dir={}", profile.display())],
            "prefs": {"download.default_directory": downloads, "download.prompt_for_download": false,
                "profile.default_content_setting_values.automatic_downloads": 1},
        });
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}});
        let made = browser.request("POST", "/session", Some(&wanted));
        made["sessionId"].as_str().expect("a session").clone_into(&mut browser.session);
        Some(browser)
    }

    /// Firefox, without network.
    pub(crate) fn firefox(downloads: &Path) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let profile = downloads.join("profile");
        std::fs::create_dir_all(&profile).unwrap();
        let settings = [
            format!("user_pref(\"marionette.port\", {port});"),
            // A proxy that nobody is: nothing outside is reached, whatever the page asks for.
            "user_pref(\"network.proxy.type\", 1);".into(),
            "user_pref(\"network.proxy.http\", \"127.0.0.1\");".into(),
            "user_pref(\"network.proxy.http_port\", 9);".into(),
            "user_pref(\"network.proxy.ssl\", \"127.0.0.1\");".into(),
            "user_pref(\"network.proxy.ssl_port\", 9);".into(),
            "user_pref(\"browser.download.folderList\", 2);".into(),
            format!("user_pref(\"browser.download.dir\", {});", json!(downloads)),
        ];
        std::fs::write(profile.join("user.js"), settings.join("\n")).unwrap();
        let driver = Command::new("firefox-esr")
            .args(["--headless", "--marionette", "--no-remote", "--profile"])
            .arg(&profile)
            .env("HOME", downloads)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let begun = Instant::now();
        let mut stream = loop {
            if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
                break stream;
            }
            assert!(begun.elapsed() < PATIENCE, "Firefox does not answer");
            std::thread::sleep(Duration::from_millis(50));
        };
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        message(&mut stream);
        let firefox = Some(RefCell::new(stream));
        let browser = Self { driver, port, session: String::new(), firefox, asked: Cell::new(0) };
        browser.command("WebDriver:NewSession", &json!({}));
        Some(browser)
    }

    /// A command of Marionette: `[0, number, name, arguments]` → `[1, number, error, result]`.
    fn command(&self, name: &str, arguments: &Value) -> Value {
        let mut stream = self.firefox.as_ref().unwrap().borrow_mut();
        self.asked.set(self.asked.get() + 1);
        let text = json!([0, self.asked.get(), name, arguments]).to_string();
        write!(stream, "{}:{text}", text.len()).unwrap();
        let answer = message(&mut stream);
        assert!(answer[2].is_null(), "{name}: {}", answer[2]);
        answer[3]["value"].clone()
    }

    fn request(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let body = body.map(Value::to_string).unwrap_or_default();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .unwrap();
        // The driver may keep the connection open: what it announced is read, no more.
        let mut all = Vec::new();
        let mut part = vec![0; 1 << 16];
        loop {
            let head = all.windows(4).position(|w| w == b"\r\n\r\n");
            if let Some(end) = head {
                let text = String::from_utf8_lossy(&all[..end]).to_lowercase();
                let length = text.lines().find_map(|l| l.strip_prefix("content-length:"));
                let length: usize = length.expect("a length").trim().parse().unwrap();
                if all.len() >= end + 4 + length {
                    let answer: Value = serde_json::from_slice(&all[end + 4..end + 4 + length]).unwrap();
                    let value = answer["value"].clone();
                    assert!(value["error"].is_null(), "{path}: {} {}", value["error"], value["message"]);
                    return value;
                }
            }
            let n = stream.read(&mut part).unwrap();
            assert!(n > 0, "the driver hung up");
            all.extend(&part[..n]);
        }
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        if self.firefox.is_some() {
            let element = path.strip_prefix("/element/").and_then(|p| p.strip_suffix("/value"));
            return match (path, element) {
                ("/url", _) => self.command("WebDriver:Navigate", body),
                ("/execute/sync", _) => self.command("WebDriver:ExecuteScript", body),
                ("/execute/async", _) => self.command("WebDriver:ExecuteAsyncScript", body),
                ("/element", _) => self.command("WebDriver:FindElement", body),
                ("/actions", _) => self.command("WebDriver:PerformActions", body),
                (_, Some(id)) => {
                    self.command("WebDriver:ElementSendKeys", &json!({"id": id, "text": body["text"]}))
                }
                _ => unreachable!("{path}"),
            };
        }
        self.request("POST", &format!("/session/{}{path}", self.session), Some(body))
    }

    pub(crate) fn go(&self, address: &str) {
        self.post("/url", &json!({"url": address}));
    }

    /// What a script gives.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What a script that calls its last argument gives.
    pub(crate) fn run_async(&self, script: &str) -> Value {
        self.post("/execute/async", &json!({"script": script, "args": []}))
    }

    /// Waits until an expression is true.
    pub(crate) fn wait(&self, expression: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Boolean({expression})")) != true {
            assert!(begun.elapsed() < PATIENCE, "never true: {expression}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Puts files into the field for files.
    pub(crate) fn choose(&self, selector: &str, files: &[&Path]) {
        let found = self.post("/element", &json!({"using": "css selector", "value": selector}));
        let id = found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned();
        let files: Vec<_> = files.iter().map(|f| f.to_str().unwrap()).collect();
        self.post(&format!("/element/{id}/value"), &json!({"text": files.join("\n")}));
    }

    /// Presses keys one after another; `shift` holds Shift meanwhile.
    pub(crate) fn press(&self, keys: &str, shift: bool) {
        let key = |kind: &str, k: char| json!({"type": kind, "value": k.to_string()});
        let mut actions: Vec<Value> =
            keys.chars().flat_map(|k| [key("keyDown", k), key("keyUp", k)]).collect();
        if shift {
            actions.insert(0, key("keyDown", SHIFT));
            actions.push(key("keyUp", SHIFT));
        }
        self.post("/actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}));
    }

    /// Errors in the console so far.
    pub(crate) fn errors(&self) -> Vec<String> {
        let log = self.post("/se/log", &json!({"type": "browser"}));
        let all = log.as_array().cloned().unwrap_or_default();
        let errors = all.iter().filter(|e| e["level"] == "SEVERE" || e["level"] == "WARNING");
        errors.map(|e| e["message"].to_string()).collect()
    }
}

/// A message of Marionette: its length, a colon, JSON.
fn message(stream: &mut TcpStream) -> Value {
    let mut byte = [0];
    let mut length = 0_usize;
    loop {
        stream.read_exact(&mut byte).unwrap();
        if byte[0] == b':' {
            break;
        }
        length = length * 10 + usize::from(byte[0] - b'0');
    }
    let mut text = vec![0; length];
    stream.read_exact(&mut text).unwrap();
    serde_json::from_slice(&text).unwrap()
}

pub(crate) const ENTER: &str = "\u{E007}";
pub(crate) const BACKSPACE: &str = "\u{E003}";
pub(crate) const SHIFT: char = '\u{E008}';
pub(crate) const TAB: &str = "\u{E004}";

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && self.firefox.is_none() && !std::thread::panicking() {
            self.request("DELETE", &format!("/session/{}", self.session), None);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
