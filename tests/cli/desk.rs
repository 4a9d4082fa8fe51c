//! `desk` without a browser: who knows the token gets the page and the inputs and may save beside them, nobody else anything;
//! it ends when the page that held an answer open is gone.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
    time::{Duration, Instant},
};

const PAGE: &str = "<meta content=\"connect-src data: blob:\">页";

/// A desk that was opened, and what it said of where it is.
struct Desk {
    process: Child,
    /// Held, for a desk that can say nothing any more ends.
    _said: BufReader<ChildStderr>,
    host: String,
    token: String,
}

impl Desk {
    fn open(args: &[&str], folder: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_fengong"))
            .args(["desk", "--no-browser", "--lang", "en"])
            .args(args)
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("{line}"));
        let mut parts = address.split(['/', ' ']);
        let (host, token) = (parts.next().unwrap().to_owned(), parts.next().unwrap().to_owned());
        assert!(host.starts_with("127.0.0.1:") && token.len() == 32, "{line}");
        Self { process, _said: said, host, token }
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.host).unwrap()
    }

    /// The answer to a request for any path, under any name of the machine.
    fn ask_as(&self, host: &str, what: &str, body: &str) -> String {
        let mut stream = self.connect();
        let length = body.len();
        write!(
            stream,
            "{what} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The answer to who knows the token.
    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        self.ask_as(&self.host, &format!("{method} /{}/{path}", self.token), body)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn it_serves_who_knows_the_token_saves_beside_the_inputs_and_ends_with_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let plans = folder.path().join("plans");
    fs::create_dir(&plans).unwrap();
    fs::write(plans.join("方案.txt"), "1.建设食堂。（市民政局牵头）\n").unwrap();
    fs::write(plans.join("manifest.toml"), "").unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, PAGE).unwrap();
    let mut desk = Desk::open(&["--page", page.to_str().unwrap(), plans.to_str().unwrap()], folder.path());

    let served = desk.ask("GET", "", "");
    assert!(served.contains("connect-src 'self' data: blob:") && served.ends_with('页'), "{served}");
    assert!(desk.ask("GET", "inputs", "").ends_with("[\"manifest.toml\",\"方案.txt\"]"));
    assert!(desk.ask("GET", "input/1", "").contains("市民政局牵头"));
    let bare = format!("GET /{}", desk.token);
    for what in ["GET /", "GET /inputs", "GET /0/inputs", &bare, &format!("{bare}/input/9")] {
        assert!(desk.ask_as(&desk.host, what, "").starts_with("HTTP/1.1 404"), "{what}");
    }
    // Under another name (of a page of the web that leads here) nothing is there.
    assert!(desk.ask_as("evil.example", &format!("{bare}/inputs"), "").starts_with("HTTP/1.1 404"));

    let name = "%E7%BC%96%E7%A0%81.jsonl";
    assert!(desk.ask("PUT", &format!("save/{name}"), "一\n").starts_with("HTTP/1.1 200"));
    assert_eq!(fs::read_to_string(plans.join("编码.jsonl")).unwrap(), "一\n");
    for name in ["..%2Fout.jsonl", "run.sh", "%E6%96%B9%E6%A1%88.txt"] {
        assert!(desk.ask("PUT", &format!("save/{name}"), "x").starts_with("HTTP/1.1 400"), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    assert!(fs::read_to_string(plans.join("方案.txt")).unwrap().contains("市民政局牵头"));

    // A page comes, stays, goes.
    let mut stay = desk.connect();
    write!(stay, "{bare}/alive HTTP/1.1\r\nHost: {}\r\n\r\n", desk.host).unwrap();
    let mut first = [0; 15];
    stay.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    assert!(desk.process.try_wait().unwrap().is_none());
    drop(stay);
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = desk.process.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "it did not end");
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(status.success());
}

#[test]
fn it_carries_its_page_and_one_that_is_named_must_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let named = assert_cmd::Command::cargo_bin("fengong")
        .unwrap()
        .args(["desk", "--no-browser", "--lang", "en", "--page", "none.html"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(named.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&named.stderr).contains("none.html"));

    // Wherever it is called, beside whatever files.
    let desk = Desk::open(&[], folder.path());
    let served = desk.ask("GET", "", "");
    assert!(served.starts_with("HTTP/1.1 200") && served.ends_with("</html>\n"));
    assert!(served.contains("connect-src 'self' data: blob:"));
    assert!(desk.ask("GET", "inputs", "").ends_with("[]"));
}
