//! The tables and scripts for models that are fitted in R: read there, and a model fitted, where R is.

use super::stdout;
use std::{path::Path, process::Command};

/// What an R script prints; absent where R or one of these packages is not installed.
#[allow(clippy::print_stderr)]
pub(super) fn r(folder: &Path, packages: &[&str], script: &str) -> Option<String> {
    let quoted: Vec<String> =
        packages.iter().map(|p| format!("requireNamespace('{p}', quietly = TRUE)")).collect();
    let asked = format!("quit(status = if ({}) 0 else 1)", quoted.join(" && "));
    let there = Command::new("Rscript").args(["-e", &asked]).output();
    if !there.is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: no R with {} here", packages.join(", "));
        return None;
    }
    let ran =
        Command::new("Rscript").arg(script).env("LC_ALL", "C.UTF-8").current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{script}: {said}{}", String::from_utf8_lossy(&ran.stderr));
    Some(said)
}

#[test]
fn models_are_read_and_stated_in_r() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("report");
    stdout(&["report", "seeds", "-o", out.to_str().unwrap()]);
    let models = out.join("models");
    let long = std::fs::read_to_string(models.join("long.csv")).unwrap();
    assert!(long.starts_with("plan,city,year,task,theme,agency,"), "{}", &long[..80]);
    if let Some(said) = r(&models, &["lme4"], "multilevel.R") {
        assert!(
            said.contains("lead ~") && said.contains("(1 | agency)") && said.contains("Random effects"),
            "{said}"
        );
    }
    if let Some(said) = r(&models, &["network", "sna"], "ergm.R") {
        // The first plan: its bodies are the first mode, each pair of body and task once.
        assert!(said.contains("bipartite = 34") && said.contains("b1factor(\"kind\")"), "{said}");
    }
}
