//! What the Python package `fengong` stands on: plans as read, their tables, networks, figures and report, and the command
//! line itself. The words of options are those of the command line, so that they mean the same.

// The command line, from its own source: `python -m fengong` is the same program, and reading files, writing folders and the
// tables of each command are done by the same code. What only a program of its own needs is not used here.
#[path = "../../bin/fengong/args.rs"]
mod args;
#[path = "../../bin/fengong/commands/mod.rs"]
mod commands;
#[path = "../../bin/fengong/failure.rs"]
mod failure;
#[path = "../../bin/fengong/folder.rs"]
mod folder;
#[path = "../../bin/fengong/help.rs"]
mod help;
#[path = "../../bin/fengong/input.rs"]
mod input;
#[path = "../../bin/fengong/line.rs"]
mod line;
#[path = "../../bin/fengong/listed.rs"]
mod listed;
#[path = "../../bin/fengong/message.rs"]
mod message;
#[path = "../../bin/fengong/output.rs"]
mod output;
#[path = "../../bin/fengong/owned.rs"]
mod owned;
#[path = "../../bin/fengong/session.rs"]
mod session;
#[path = "../../bin/fengong/spool.rs"]
mod spool;
#[path = "../../bin/fengong/staging.rs"]
mod staging;
#[path = "../../bin/fengong/stop.rs"]
mod stop;
#[path = "../../bin/fengong/stream.rs"]
mod stream;

mod plans;
mod pool;
mod tables;

use pyo3::prelude::*;
use std::ffi::OsString;

/// Does what a command line asks for, the program's name first; gives the exit code.
#[pyfunction]
fn run(py: Python<'_>, words: Vec<OsString>) -> u8 {
    py.detach(|| line::run(words))
}

#[pymodule]
fn _fengong(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !fengong::read::is_guarded() {
            usual(panic);
        }
    }));
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<plans::Plans>()?;
    module.add_function(wrap_pyfunction!(run, module)?)?;
    module.add_function(wrap_pyfunction!(plans::read, module)?)
}
