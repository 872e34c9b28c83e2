//! What JavaScript calls: convert, call, convert back. No rule of the package lives here.

mod input;
mod validation;

pub use input::input;
pub use validation::{Source, validate};
