//! The call, without input and output: what each attempt sends, how long it may take, and whether another follows.
//!
//! Everything is decided in pure functions and plain data ([`Call`], [`decide`], [`retry_after`], [`Limits`]). Waiting,
//! sending and reading are left to whoever has an HTTP client: in JavaScript the facade, with the host's `fetch`.
//!
//! ```
//! use assessment_order::client::{Decision, Limits, Outcome, decide};
//!
//! let limits = Limits::default();
//! let busy = Outcome::Answered { status: 503, retry_after: Some(1_500.0) };
//! assert_eq!(decide(&busy, 1, &limits, 0.5), Decision::Retry { after: 1_500.0 });
//! assert_eq!(decide(&busy, 3, &limits, 0.5), Decision::Stop);
//! ```

mod call;
mod limits;
mod retry;
mod retry_after;

pub use call::{Call, CallSettings, Refusal};
pub use limits::Limits;
pub use retry::{Decision, Outcome, decide, is_retryable};
pub use retry_after::retry_after;

/// A span of time in milliseconds, fractions included, as the host's clocks count.
pub type Milliseconds = f64;
