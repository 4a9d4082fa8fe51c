//! `desk` without a browser: who knows the token gets the page and the inputs and may save beside them, nobody else anything;
//! it ends when the page that held an answer open is gone.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const PAGE: &str = "<meta content=\"connect-src data: blob:\">页";

fn ask(port: u16, host: &str, what: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
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

#[test]
fn it_serves_who_knows_the_token_saves_beside_the_inputs_and_ends_with_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let plans = folder.path().join("plans");
    fs::create_dir(&plans).unwrap();
    fs::write(plans.join("方案.txt"), "1.建设食堂。（市民政局牵头）\n").unwrap();
    fs::write(plans.join("manifest.toml"), "").unwrap();
    let page = folder.path().join("page.html");
    fs::write(&page, PAGE).unwrap();
    let mut desk = Command::new(env!("CARGO_BIN_EXE_fengong"))
        .args(["desk", "--no-browser", "--lang", "en", "--page"])
        .args([&page, &plans])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(desk.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("{line}"));
    let mut parts = address.split(['/', ' ']);
    let (host, token) = (parts.next().unwrap().to_owned(), parts.next().unwrap().to_owned());
    let port: u16 = host.split(':').nth(1).unwrap().parse().unwrap();
    assert!(host.starts_with("127.0.0.1:") && token.len() == 32, "{line}");
    let ask_here = |what: &str, body: &str| ask(port, &host, what, body);

    let served = ask_here(&format!("GET /{token}/"), "");
    assert!(served.contains("connect-src 'self' data: blob:") && served.ends_with('页'), "{served}");
    assert!(ask_here(&format!("GET /{token}/inputs"), "").ends_with("[\"manifest.toml\",\"方案.txt\"]"));
    assert!(ask_here(&format!("GET /{token}/input/1"), "").contains("市民政局牵头"));
    for what in
        ["GET /", "GET /inputs", "GET /0/inputs", &format!("GET /{token}"), &format!("GET /{token}/input/9")]
    {
        assert!(ask_here(what, "").starts_with("HTTP/1.1 404"), "{what}");
    }
    // Under another name (of a page of the web that leads here) nothing is there.
    assert!(ask(port, "evil.example", &format!("GET /{token}/inputs"), "").starts_with("HTTP/1.1 404"));

    let name = "%E7%BC%96%E7%A0%81.jsonl";
    assert!(ask_here(&format!("PUT /{token}/save/{name}"), "一\n").starts_with("HTTP/1.1 200"));
    assert_eq!(fs::read_to_string(plans.join("编码.jsonl")).unwrap(), "一\n");
    for name in ["..%2Fout.jsonl", "run.sh", "%E6%96%B9%E6%A1%88.txt"] {
        assert!(ask_here(&format!("PUT /{token}/save/{name}"), "x").starts_with("HTTP/1.1 400"), "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    assert!(fs::read_to_string(plans.join("方案.txt")).unwrap().contains("市民政局牵头"));

    // A page comes, stays, goes.
    let mut stay = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stay, "GET /{token}/alive HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut first = [0; 15];
    stay.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    assert!(desk.try_wait().unwrap().is_none());
    drop(stay);
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = desk.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > Duration::from_secs(30) {
            desk.kill().unwrap();
            panic!("it did not end");
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    assert!(status.success());
}

#[test]
fn without_a_page_it_says_where_one_is_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let run = assert_cmd::Command::cargo_bin("fengong")
        .unwrap()
        .args(["desk", "--no-browser", "--lang", "en", "--page", "none.html"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
}
