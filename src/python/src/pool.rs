//! Work that may take long: on threads of our own, without the interpreter's lock, and stopped waiting for on Ctrl-C.

use pyo3::{exceptions::PyRuntimeError, prelude::*};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{RecvTimeoutError, channel},
    },
    time::Duration,
};

/// The threads, and the process that they live in.
static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

/// The threads of this process: made when first needed. A fork inherits none of its parent's, so it gets its own.
fn pool() -> PyResult<Arc<ThreadPool>> {
    let mut pool = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((made_in, threads)) = pool.as_ref()
        && *made_in == process
    {
        return Ok(Arc::clone(threads));
    }
    let named = ThreadPoolBuilder::new().thread_name(|n| format!("fengong-{n}"));
    let threads = Arc::new(named.build().map_err(|e| PyRuntimeError::new_err(e.to_string()))?);
    // The parent's threads are not here to be ended.
    std::mem::forget(pool.replace((process, Arc::clone(&threads))));
    Ok(threads)
}

/// Does the work while Python's other threads go on. On a signal whose handler raises, as Ctrl-C's does, the work's result
/// is no longer waited for.
pub(crate) fn work<T: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce() -> T + Send + 'static,
) -> PyResult<T> {
    const A_MOMENT: Duration = Duration::from_millis(50);
    let (sender, mut receiver) = channel();
    pool()?.spawn(move || {
        let _ = sender.send(catch_unwind(AssertUnwindSafe(work)));
    });
    loop {
        let waited;
        (waited, receiver) = py.detach(move || (receiver.recv_timeout(A_MOMENT), receiver));
        match waited {
            Ok(Ok(result)) => return Ok(result),
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {
                return Err(PyRuntimeError::new_err("fengong failed on this input: please report it"));
            }
            Err(RecvTimeoutError::Timeout) => py.check_signals()?,
        }
    }
}
