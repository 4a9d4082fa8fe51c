//! What the program is built from: known licences, one source, nothing that was left out of the lock file.

use serde_json::Value;
use std::process::Command;

/// Licences under which code may stand in a program that is itself MIT or Apache-2.0.
const LICENCES: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "NCSA",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that name no licence but carry the text of one (MIT) in a file.
const IN_A_FILE: [&str; 4] = ["dot-generator", "graphviz-rust", "into-attr", "into-attr-derive"];

/// Whether one of the ways that a licence expression allows is among ours: `A OR B`, `A AND B`, `A/B`, brackets.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.trim();
    let inner = expression.strip_prefix('(').and_then(|e| e.strip_suffix(')'));
    if let Some(inner) = inner.filter(|inner| !inner.contains(['(', ')'])) {
        return is_allowed(inner);
    }
    let parts = |word: &str| -> Vec<String> {
        let (mut parts, mut depth) = (vec![String::new()], 0);
        for piece in expression.split_inclusive(' ') {
            depth += piece.matches('(').count();
            depth -= piece.matches(')').count();
            if depth == 0 && piece.trim() == word {
                parts.push(String::new());
            } else if let Some(last) = parts.last_mut() {
                last.push_str(piece);
            }
        }
        parts
    };
    let (any, all) = (parts("OR"), parts("AND"));
    if any.len() > 1 {
        any.iter().any(|part| is_allowed(part))
    } else if all.len() > 1 {
        all.iter().all(|part| is_allowed(part))
    } else {
        expression.split('/').any(|name| LICENCES.contains(&name.trim()))
    }
}

#[test]
fn licences_are_read_as_they_are_meant() {
    assert!(
        is_allowed("MIT OR GPL-3.0-only")
            && is_allowed("MIT/Apache-2.0")
            && is_allowed("(MIT OR X) AND Zlib")
    );
    assert!(!is_allowed("MIT AND GPL-3.0-only") && !is_allowed("GPL-3.0-only") && !is_allowed(""));
    assert!(!is_allowed("(MIT OR Apache-2.0) AND LGPL-2.1"));
}

#[test]
fn every_dependency_has_a_licence_that_fits_and_comes_from_the_registry() {
    let out = |program: &str, args: &[&str]| {
        let run = Command::new(program).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).unwrap()
    };
    let version = out("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    // Packages of other systems are not here; the lock file below names them all. Those of the other crates of the
    // workspace may have to be fetched.
    let metadata = out(&cargo, &["metadata", "--format-version", "1", "--locked", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    let fits = |p: &&Value| match p["license"].as_str() {
        Some(expression) => is_allowed(expression),
        None => p["license_file"].is_string() && IN_A_FILE.iter().any(|name| p["name"] == *name),
    };
    let unfit = packages.iter().filter(|p| !fits(p));
    let unfit: Vec<_> = unfit.map(|p| format!("{} {}: {}", p["name"], p["version"], p["license"])).collect();
    assert!(unfit.is_empty(), "licences to look at: {unfit:#?}");

    let lock = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock")).unwrap();
    for package in lock.split("[[package]]").skip(1) {
        let is_ours = !package.contains("\nsource = ");
        let from_registry =
            package.contains("\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"");
        let is_checked = package.contains("\nchecksum = ");
        assert!(is_ours && package.contains("name = \"fengong") || from_registry && is_checked, "{package}");
    }
}
