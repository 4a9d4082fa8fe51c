//! Work on all cores: thin shells over one plain function each. What is generic here is compiled once a caller, and rayon's
//! own machinery costs the build thousands of lines a caller.

use rayon::prelude::*;
use std::sync::{Mutex, PoisonError};

/// What `of` makes of each item, in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    numbered(items.len(), |at| of(&items[at]))
}

/// What `of` makes of each item, which it may keep, in the order of the items.
pub fn map_owned<T: Send, R: Send>(items: Vec<T>, of: impl Fn(T) -> R + Sync) -> Vec<R> {
    let items: Vec<_> = items.into_iter().map(|item| Mutex::new(Some(item))).collect();
    numbered(items.len(), |at| of(take(&items[at])))
}

/// What `of` makes of each number below `count`, in their order.
pub fn numbered<R: Send>(count: usize, of: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let made: Vec<Mutex<Option<R>>> = std::iter::repeat_with(Mutex::default).take(count).collect();
    each(count, &|at| {
        let one = of(at);
        *made[at].lock().unwrap_or_else(PoisonError::into_inner) = Some(one);
    });
    made.iter().map(take).collect()
}

/// Does two things, at once where there are two cores for it.
pub fn both<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    let (of_a, of_b) = (Mutex::new(Some(a)), Mutex::new(Some(b)));
    let (mut a, mut b) = (None, None);
    join(&mut || a = Some(take(&of_a)()), &mut || b = Some(take(&of_b)()));
    (a.expect("done"), b.expect("done"))
}

fn take<T>(from: &Mutex<Option<T>>) -> T {
    from.lock().unwrap_or_else(PoisonError::into_inner).take().expect("each is done once")
}

/// Does `of` with each number below `count`.
fn each(count: usize, of: &(dyn Fn(usize) + Sync)) {
    (0..count).into_par_iter().for_each(of);
}

fn join(a: &mut (dyn FnMut() + Send), b: &mut (dyn FnMut() + Send)) {
    rayon::join(a, b);
}
