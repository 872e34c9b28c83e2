//! The call: attempts, time limits, abort and answers.
//!
//! What can be decided without a host is decided in pure functions ([`decide`], [`retry_after`], [`Limits`]); the rest
//! exists in WebAssembly alone, where the host's `fetch` sends the request.
//!
//! ```
//! use assessment_order::client::{Decision, Limits, Outcome, decide};
//!
//! let limits = Limits::default();
//! let busy = Outcome::Answered { status: 503, retry_after: Some(1_500.0) };
//! assert_eq!(decide(&busy, 1, &limits, 0.5), Decision::Retry { after: 1_500.0 });
//! assert_eq!(decide(&busy, 3, &limits, 0.5), Decision::Stop);
//! ```

mod limits;
mod retry;
mod retry_after;

pub use limits::Limits;
pub use retry::{Decision, Outcome, decide, is_retryable};
pub use retry_after::retry_after;

/// A span of time in milliseconds, fractions included, as the host's clocks count.
pub type Milliseconds = f64;

#[cfg(target_family = "wasm")]
mod answer;
#[cfg(target_family = "wasm")]
mod call;
#[cfg(target_family = "wasm")]
mod failure;
#[cfg(target_family = "wasm")]
mod host;
#[cfg(target_family = "wasm")]
mod patience;

#[cfg(target_family = "wasm")]
pub use self::{
    answer::Answer,
    call::{Call, build_request},
    failure::{Cause, Failure},
    host::{Signal, TokenSource},
};
