mod bad_input;
mod calls;
mod coders;
mod coding_loop;
mod contract;
mod desk;
mod drafts;
mod graphs;
mod listed;
mod many;
mod meaning;
mod models;
mod r;
mod receipt;
mod seeds;
mod stopped;
mod walls;
mod wording;

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

/// The program, in the project's folder.
fn fengong(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("fengong").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args);
    command
}

/// Standard output of a run that must succeed.
fn stdout(args: &[&str]) -> String {
    let output = fengong(args).assert().success().get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

/// Standard output as JSON lines.
fn json_lines(args: &[&str]) -> Vec<Value> {
    stdout(args).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Exit code and standard error.
fn failure(args: &[&str]) -> (i32, String) {
    let output = fengong(args).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A small plan of the tests' own, with a lead, an open list and a body nobody knows.
const PLAN: &str = "\
乐安市养老服务任务分工表

序号\t任务\t责任单位
1\t建设社区食堂。\t市民政局牵头，市财政局配合
2\t培训护理员。\t市人社局、教育局等部门按职责分工负责
3\t开展邻里互助。\t市乐活促进会负责
";

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}
