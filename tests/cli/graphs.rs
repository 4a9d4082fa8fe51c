//! The committed results are what the program makes of the seeds, byte for byte.

use super::fengong;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                all.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(path).unwrap());
            }
        }
    }
    all
}

#[test]
fn the_main_job_remakes_graphs_byte_for_byte() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("graphs");
    fengong(&["-o", out.to_str().unwrap()]).assert().success();
    let (made, committed) = (files(&out), files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs")));
    let names = |of: &BTreeMap<PathBuf, Vec<u8>>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&made), names(&committed), "`cargo run --release` remakes graphs/");
    for (name, bytes) in &made {
        assert!(
            bytes == &committed[name],
            "{} differs: `cargo run --release` remakes graphs/",
            name.display()
        );
    }
}
