//! Where the page that `fengong desk` serves lies: the one of the repository, or nothing where that was taken away, so that
//! the program can be built without it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    let folder = |variable| PathBuf::from(env::var_os(variable).unwrap_or_default());
    let library = env::var("CARGO_PKG_NAME").is_ok_and(|name| name == "fengong");
    let root = folder("CARGO_MANIFEST_DIR");
    // The Python package stands two folders below.
    let root = if library { root.as_path() } else { root.ancestors().nth(2).unwrap_or(&root) };
    println!("cargo::rerun-if-changed={}", root.join("src").join("build.rs").display());
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

/// An empty file.
fn nothing(folder: &Path) -> PathBuf {
    let file = folder.join("no-page");
    fs::write(&file, []).expect("the folder of the build can be written");
    file
}
