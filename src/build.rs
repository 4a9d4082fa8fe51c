//! What is made when the program is built: the built-in words and the built-in registry as lines, so that the program starts at
//! once; and where the page that `fengong desk` serves lies: the one of the repository, or nothing where that was taken away,
//! so that the program can be built without it.

#[path = "parse/wording/flat.rs"]
mod flat;

use std::{
    env, fs,
    path::{Path, PathBuf},
};
use toml::{Table, Value};

fn main() {
    let folder = |variable| PathBuf::from(env::var_os(variable).unwrap_or_default());
    let library = env::var("CARGO_PKG_NAME").is_ok_and(|name| name == "fengong");
    let root = folder("CARGO_MANIFEST_DIR");
    // The Python package stands two folders below.
    let root = if library { root.as_path() } else { root.ancestors().nth(2).unwrap_or(&root) };
    println!("cargo::rerun-if-changed={}", root.join("src").join("build.rs").display());
    if library {
        let lines = |name: &str, lines: fn(&Table) -> String| {
            let file = root.join("src/data").join(name).with_extension("toml");
            println!("cargo::rerun-if-changed={}", file.display());
            let text = fs::read_to_string(&file).expect("the data of the program are there");
            let written = text.parse().expect("the data of the program are TOML");
            let made = folder("OUT_DIR").join(name).with_extension("txt");
            fs::write(made, lines(&written)).expect("the folder of the build can be written");
        };
        lines("reading", words);
        lines("registry", functions);
        println!("cargo::rerun-if-changed={}", root.join("src/parse/wording/flat.rs").display());
    }
    // Only the command line has a desk, and the Python package always has the command line; the page itself, which is built of
    // the library, must not wait for itself.
    if library && env::var_os("CARGO_FEATURE_CLI").is_none() {
        return;
    }
    let page = root.join("graphs").join("fengong.html");
    let page = if page.is_file() {
        println!("cargo::rerun-if-changed={}", page.display());
        page
    } else {
        nothing(&folder("OUT_DIR"))
    };
    println!("cargo::rustc-env=FENGONG_DESK_PAGE={}", page.display());
}

/// The lists of words.
fn words(file: &Table) -> String {
    let mut lines = String::new();
    for (section, written) in file {
        flat::add(section, written, &mut lines).expect("lists of words");
    }
    lines
}

/// The functions of the registry: a line a field, its name and what it has, parted by tabs; the first field is the key.
fn functions(file: &Table) -> String {
    let mut lines = String::new();
    let text = |written: &Value| {
        let dated = written.get("name").unwrap_or(written);
        format!("\t{}", dated.as_str().expect("a text"))
    };
    for function in file["function"].as_array().expect("functions") {
        let fields = function.as_table().expect("fields");
        let key = fields.iter().filter(|(name, _)| *name == "key");
        for (name, written) in key.chain(fields.iter().filter(|(name, _)| *name != "key")) {
            let texts =
                written.as_array().map_or_else(|| text(written), |all| all.iter().map(text).collect());
            lines.push_str(&format!("{name}{texts}\n"));
        }
    }
    lines
}

/// An empty file.
fn nothing(folder: &Path) -> PathBuf {
    let file = folder.join("no-page");
    fs::write(&file, []).expect("the folder of the build can be written");
    file
}
