//! The buffer that JavaScript writes a text into, so that no copy is made on the way.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

/// A buffer that grew beyond this many bytes is given back after its text was read.
const KEPT: usize = 1 << 20;

thread_local! {
    static INPUT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Makes room for a text of up to `capacity` bytes and tells where in the module's memory it begins.
#[wasm_bindgen]
#[must_use]
pub fn input(capacity: usize) -> *mut u8 {
    let mut buffer = INPUT.take();
    if buffer.len() < capacity {
        buffer.resize(capacity, 0);
    }
    let start = buffer.as_mut_ptr();
    INPUT.set(buffer);
    start
}

/// Reads the first `length` bytes that JavaScript wrote. What the host calls in meanwhile has a buffer of its own.
pub(super) fn with_input<T>(length: usize, read: impl FnOnce(&[u8]) -> T) -> T {
    let buffer = INPUT.take();
    let result = read(buffer.get(..length).unwrap_or(&buffer));
    give_back(buffer);
    result
}

#[inline(never)]
fn give_back(buffer: Vec<u8>) {
    // Where the host called in, there is a newer buffer, which JavaScript knows.
    let newer = INPUT.take();
    if !newer.is_empty() {
        INPUT.set(newer);
    } else if buffer.len() <= KEPT {
        INPUT.set(buffer);
    }
}
