//! Where the page that `fengong desk` serves lies: the one of the repository, or nothing where that was taken away, so that
//! the program can be built without it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    // Only the command line has a desk; the page itself, which is built of the library, must not wait for itself.
    if env::var_os("CARGO_FEATURE_CLI").is_none() {
        return;
    }
    let folder = |variable| PathBuf::from(env::var_os(variable).unwrap_or_default());
    let page = folder("CARGO_MANIFEST_DIR").join("graphs").join("fengong.html");
    let page = if page.is_file() {
        println!("cargo::rerun-if-changed=graphs/fengong.html");
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
