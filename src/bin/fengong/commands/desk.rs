//! `desk`: the page with the inputs loaded, served to this machine only. It ends with the tab: the page holds one answer open,
//! and when no page has for a moment, nobody is there any more.

use crate::{
    args::DeskArgs,
    failure::{Failure, Outcome},
    input::{self, Source},
    message,
    output::{self, Target},
    owned,
};
use fengong::{
    read::{self, Limits, ReadErrorKind},
    report::File,
    say::{Lang, Text, both, said},
};
use serde_json::json;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// The page, as it lay in the repository when the program was built; empty where it did not.
const PAGE: &[u8] = include_bytes!(env!("FENGONG_DESK_PAGE"));
/// How long nobody may be there: a page that is reloaded is back before.
const PATIENCE: Duration = Duration::from_secs(4);
/// How often an answer that is held open is written to: so a closed tab is noticed.
const PULSE: Duration = Duration::from_millis(500);
/// Bytes that may be saved at once: a report of thousands of plans has fewer.
const MOST_SAVED: u64 = 1 << 30;

/// What is served.
struct Desk {
    page: Vec<u8>,
    files: Vec<File>,
    /// Where files are saved.
    folder: PathBuf,
    /// Input files by the name under which the page knows them, where they lie in that folder.
    own: BTreeSet<String>,
    lang: Lang,
    /// Pages that hold an answer open.
    there: AtomicUsize,
}

pub(crate) fn run(args: &DeskArgs) -> Result<Outcome, Failure> {
    let page = page(args)?;
    let (files, folder) = inputs(args)?;
    let own = files.iter().map(|(name, _)| name.clone()).filter(|name| folder.join(name).is_file()).collect();
    let server = Server::http("127.0.0.1:0")
        .map_err(|e| Failure::new(both!("program-desk-no-server", e = e.to_string())))?;
    let port = server.server_addr().to_ip().map_or(0, |a| a.port());
    let token = token()?;
    let address = format!("http://127.0.0.1:{port}/{token}/#lang={}", args.lang.as_str());
    let desk = Desk { page: served(&page), files, folder, own, lang: args.lang, there: AtomicUsize::new(0) };
    message::say(&said!(args.lang, "program-desk-open", address = address.as_str()));
    if !args.no_browser {
        open(&address);
    }
    serve(&server, &Arc::new(desk), &token, &format!("127.0.0.1:{port}"));
    message::say(&said!(args.lang, "program-desk-closed"));
    Ok(Outcome::Done)
}

/// The page: the one that was named, or the one that the program carries.
fn page(args: &DeskArgs) -> Result<Cow<'static, [u8]>, Failure> {
    match &args.page {
        Some(path) => fs::read(path).map(Cow::Owned).map_err(|e| Failure::io(path, &e)),
        None if PAGE.is_empty() => Err(Failure::new(Text::of("program-desk-no-page"))),
        None => Ok(Cow::Borrowed(PAGE)),
    }
}

/// On the machine's own address the page may ask for what lies there, and for nothing else.
fn served(page: &[u8]) -> Vec<u8> {
    let (from, to) = (&b"connect-src data: blob:"[..], &b"connect-src 'self' data: blob:"[..]);
    // The policy stands in the head.
    let head = &page[..page.len().min(4096)];
    match head.windows(from.len()).position(|w| w == from) {
        Some(at) => [&page[..at], to, &page[at + from.len()..]].concat(),
        None => page.to_vec(),
    }
}

/// The files and where to save: beside the first of them, else here.
fn inputs(args: &DeskArgs) -> Result<(Vec<File>, PathBuf), Failure> {
    let found = input::sources(&args.input);
    for failure in &found.failures {
        message::failure(failure, args.lang);
    }
    let first = args.input.first().filter(|i| i.as_os_str() != "-");
    let folder = match first {
        Some(path) if path.is_dir() => path.clone(),
        Some(path) => path.parent().map(Path::to_owned).unwrap_or_default(),
        None => PathBuf::new(),
    };
    let mut files = BTreeMap::new();
    let mut manifests = BTreeSet::new();
    for source in &found.sources {
        match bytes(source) {
            Ok(bytes) => files.entry(source.name.clone()).or_insert(bytes),
            Err(failure) => {
                message::failure(&failure, args.lang);
                continue;
            }
        };
        manifests.extend(source.path.as_deref().and_then(Path::parent).map(|f| f.join(input::MANIFEST)));
    }
    if let Some(path) = manifests.iter().find(|path| path.is_file()) {
        let text = input::text(path)?;
        files.insert(input::MANIFEST.to_owned(), text.into_bytes());
    }
    if files.is_empty() && !args.input.is_empty() {
        return Err(Failure::new(Text::of("program-session-no-plan-work-on")));
    }
    Ok((files.into_iter().collect(), folder))
}

/// The bytes of a source; an old format is converted here, for the page cannot.
fn bytes(source: &Source) -> Result<Vec<u8>, Failure> {
    let limit = Limits::default().file_bytes;
    let bytes = source.bytes(limit).map_err(|e| Failure::io(source.shown(), &e))?;
    let kind = read::document(&source.name, &bytes, &Limits::default()).err().map(|e| e.kind);
    match (kind, &source.path) {
        (Some(ReadErrorKind::NeedsConversion { .. }), Some(path)) => {
            read::convert_legacy(path).map_err(|e| Failure::read(source.shown(), &e))
        }
        _ => Ok(bytes),
    }
}

/// A word that nobody guesses: whoever does not know it gets nothing, whatever page of the web he looks at.
fn token() -> Result<String, Failure> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|e| Failure::new(both!("program-desk-no-server", e = e.to_string())))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

/// Opens the address in whatever the system opens addresses with; who has nothing of the kind reads the address.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let quiet = || Stdio::null();
    let _ = Command::new(program)
        .args(before)
        .arg(address)
        .stdin(quiet())
        .stdout(quiet())
        .stderr(quiet())
        .spawn();
}

/// Answers until a page was there and none has been for a moment.
fn serve(server: &Server, desk: &Arc<Desk>, token: &str, host: &str) {
    let mut last_seen: Option<Instant> = None;
    loop {
        match server.recv_timeout(PULSE) {
            Ok(Some(request)) => {
                // A page of the web may lead its visitors here under a name of its own; then the host is another.
                let known =
                    request.headers().iter().any(|h| h.field.equiv("Host") && h.value.as_str() == host);
                let path = request.url().strip_prefix(&format!("/{token}/")).map(str::to_owned);
                match path.filter(|_| known) {
                    Some(path) if path == "alive" => hold(request, desk),
                    Some(path) => answer(request, desk, &path),
                    None => respond(request, 404, Vec::new(), "text/plain"),
                }
            }
            Ok(None) => {}
            Err(_) => return,
        }
        if desk.there.load(Ordering::SeqCst) > 0 {
            last_seen = Some(Instant::now());
        } else if last_seen.is_some_and(|seen| seen.elapsed() > PATIENCE) {
            return;
        }
    }
}

/// Holds an answer open for as long as its page is there.
fn hold(request: Request, desk: &Arc<Desk>) {
    desk.there.fetch_add(1, Ordering::SeqCst);
    let desk = desk.clone();
    thread::spawn(move || {
        let mut page = request.into_writer();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        let mut write = |bytes: &[u8]| page.write_all(bytes).and_then(|()| page.flush());
        let mut there = write(head.as_bytes());
        while there.is_ok() {
            thread::sleep(PULSE);
            there = write(b"\n");
        }
        desk.there.fetch_sub(1, Ordering::SeqCst);
    });
}

fn respond(request: Request, code: u16, bytes: Vec<u8>, kind: &str) {
    let header = |name: &str, value: &str| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok();
    let mut response = Response::from_data(bytes).with_status_code(StatusCode(code));
    let headers =
        [("Content-Type", kind), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    for header in headers.iter().filter_map(|(name, value)| header(name, value)) {
        response.add_header(header);
    }
    // Whoever asked may be gone.
    let _ = request.respond(response);
}

fn answer(mut request: Request, desk: &Desk, path: &str) {
    let json = "application/json";
    let number = path.strip_prefix("input/").and_then(|n| n.parse::<usize>().ok());
    match (request.method(), path, number.and_then(|n| desk.files.get(n))) {
        (Method::Get, "", _) => respond(request, 200, desk.page.clone(), "text/html; charset=utf-8"),
        (Method::Get, "inputs", _) => {
            let names: Vec<&str> = desk.files.iter().map(|(name, _)| name.as_str()).collect();
            respond(request, 200, json!(names).to_string().into_bytes(), json);
        }
        (Method::Get, _, Some((_, bytes))) => {
            respond(request, 200, bytes.clone(), "application/octet-stream");
        }
        (Method::Put, _, _) if path.starts_with("save/") => {
            let name = decoded(&path["save/".len()..]);
            let saved = body(&mut request).map_err(|e| Failure::io(Path::new(&name), &e));
            let saved = saved.and_then(|bytes| save(desk, &name, &bytes));
            let (code, told) = match saved {
                Ok(path) => (200, json!({"path": path.display().to_string()})),
                Err(failure) => {
                    message::failure(&failure, desk.lang);
                    let text = &failure.said;
                    (400, json!({"error": {"zh": text.zh, "en": text.en}}))
                }
            };
            respond(request, code, told.to_string().into_bytes(), json);
        }
        _ => respond(request, 404, Vec::new(), "text/plain"),
    }
}

fn body(request: &mut Request) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    request.as_reader().take(MOST_SAVED).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A name as a path of an address has it: bytes as `%41`.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code.and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Saves beside the inputs. A file of the user's that has the name is kept as a copy; a coded table that was opened is saved
/// back, any other input stays.
fn save(desk: &Desk, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    const KINDS: [&str; 7] = ["xlsx", "jsonl", "csv", "html", "zip", "qdpx", "jsonld"];
    let ending = Path::new(name).extension().and_then(|e| e.to_str()).unwrap_or_default();
    let plain = Path::new(name).file_name().is_some_and(|n| n == name) && !name.starts_with('.');
    if !plain || name.contains(['\\', ':', '\0']) || !KINDS.contains(&ending) {
        return Err(Failure::new(both!("program-desk-no-name", name)));
    }
    let path = desk.folder.join(name);
    if desk.own.contains(name) && ["xlsx", "jsonl", "csv"].contains(&ending) {
        owned::is_input_no_more(&path);
    }
    output::write(Target { path: Some(&path), force: true, lang: desk.lang }, bytes)?;
    message::say(&said!(desk.lang, "program-desk-saved", path = path.display().to_string()));
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_of_addresses_as_they_were() {
        assert_eq!(decoded("%E7%BC%96%E7%A0%81-%E7%94%B2.xlsx"), "编码-甲.xlsx");
        assert_eq!(decoded("a%2Fb%zz%4"), "a/b%zz%4");
    }

    #[test]
    fn nothing_is_saved_elsewhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let desk = Desk {
            page: Vec::new(),
            files: Vec::new(),
            folder: folder.path().join("in"),
            own: BTreeSet::new(),
            lang: Lang::En,
            there: AtomicUsize::new(0),
        };
        fs::create_dir(&desk.folder).expect("a folder");
        for name in
            ["../out.xlsx", "/etc/out.xlsx", "a/b.xlsx", ".hidden.xlsx", "run.sh", "", "..", "a\\b.xlsx"]
        {
            assert!(save(&desk, name, b"x").is_err(), "{name}");
        }
        let path = save(&desk, "编码.xlsx", b"one").expect("saved");
        assert_eq!(fs::read(&path).expect("there"), b"one");
        // What stood there is not lost.
        save(&desk, "编码.xlsx", b"two").expect("saved");
        assert_eq!(fs::read(folder.path().join("in/编码.xlsx.bak")).expect("a copy"), b"one");
    }
}
