//! JSON text (RFC 8259) in bytes, read once: tokens with positions, no tree.
//!
//! The scanner accepts and refuses exactly what `JSON.parse` does after a `TextDecoder` that is fatal and keeps the
//! byte order mark. It knows nothing of orders: the walker in `validate` drives it.
//!
//! ```
//! use assessment_order::json::{Encoding, Scanner};
//!
//! let mut scanner = Scanner::new(b" \"OPEN\" ", Encoding::Unknown);
//! assert_eq!(scanner.peek(), b'"');
//! let status = scanner.string()?;
//! assert_eq!(scanner.between(status.start + 1, status.end - 1), b"OPEN");
//! # Ok::<(), assessment_order::json::Fault>(())
//! ```

mod escape;
mod fault;
mod key;
mod number;
mod place;
mod run;
mod same_bytes;
mod scanner;

pub(crate) use escape::readable;
pub use escape::unescape;
pub use fault::{Fault, Wanted};
pub use key::Key;
pub(crate) use key::{Keys, length_of_keys};
pub(crate) use number::push_decimal;
pub use number::{Decimal, NumberToken, compare_numbers};
#[cfg(target_family = "wasm")]
pub(crate) use place::code_units;
pub use place::{Locator, Place};
pub(crate) use same_bytes::same_bytes;
pub use scanner::{Encoding, Scanner, StringToken};
