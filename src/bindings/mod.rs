//! What JavaScript calls: convert, call, convert back. No rule of the package lives here.

#[cfg(feature = "small-allocator")]
mod allocator;
mod input;
mod lines;
mod message;
mod outcome;
mod output;
mod settings;
mod update;
mod validation;

pub use input::input;
pub use lines::LineReader;
pub use update::{Ending, authorization, may_succeed_later, prepare, wait_after, wait_asked_for};
pub use validation::{Source, validate};
