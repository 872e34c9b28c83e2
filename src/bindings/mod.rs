//! What JavaScript calls: convert, call, convert back. No rule of the package lives here.

mod failure;
mod input;
mod lines;
mod outcome;
mod output;
mod settings;
mod update;
mod validation;

pub use input::input;
pub use lines::LineReader;
pub use update::{create_update_request, update_order};
pub use validation::{Source, validate};
