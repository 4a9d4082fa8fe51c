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
    let (made, mut committed) = (files(&out), files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs")));
    // The page stands beside the results of the seeds: src/page/build.sh makes it.
    committed.remove(Path::new("fengong.html"));
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

#[test]
fn a_body_behind_two_measures_has_one_tie_to_the_task() {
    let dir = tempfile::tempdir().unwrap();
    let text =
        "1.治理河道。修缮水渠。（市水利局牵头，市财政局配合）清理垃圾。（市城管局牵头，市财政局配合）\n";
    let plan = super::write(dir.path(), "plan.txt", text);
    let graph = super::stdout(&["graph", &plan, "--format", "graphml"]);
    assert_eq!(graph.matches("<edge ").count(), 3);
    let matrix = super::stdout(&["graph", &plan, "--format", "dl"]);
    let mut ties = matrix.lines().skip_while(|line| *line != "data:").skip(1);
    assert!(ties.all(|line| line.ends_with(" 1")), "{matrix}");
}
