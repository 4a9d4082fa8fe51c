//! The border between script and program: a request and its answer in the program's memory. All that is unsafe is here.
//!
//! A message is the length of a JSON text (four bytes, little-endian), the text, and behind it bytes (a file). The script
//! asks for room ([`room`]), writes its message there, calls [`answer`] and copies the answer, whose length is
//! [`length`], before it asks again.
// The script calls by name, so visibility to other modules says nothing.
#![allow(unsafe_code, unreachable_pub)]

use std::cell::RefCell;

thread_local! {
    static REQUEST: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for a request of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    REQUEST.with_borrow_mut(|request| {
        *request = vec![0; bytes];
        request.as_mut_ptr()
    })
}

/// Answers the request that was written; gives where the answer begins.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    let request = REQUEST.take();
    let made = crate::answer(&request);
    ANSWER.with_borrow_mut(|answer| {
        *answer = made;
        answer.as_ptr()
    })
}

/// The length of the last answer.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    ANSWER.with_borrow(Vec::len)
}
