//! How long and how often a call tries.

use super::Milliseconds;
use crate::request::InvalidRequest;

/// The limits of one call, as the caller gives them. A time of 0 or infinity is no limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// How long one attempt may take, the reading of the answer's body included.
    pub timeout: Milliseconds,
    /// How long the whole call may take, waits and the token function included.
    pub deadline: Milliseconds,
    /// How many more attempts follow the first: a whole number, or infinity.
    pub max_retries: f64,
    /// The longest wait that the server may ask for.
    pub max_retry_after: Milliseconds,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { timeout: 30_000.0, deadline: f64::INFINITY, max_retries: 2.0, max_retry_after: 60_000.0 }
    }
}

impl Limits {
    /// The limits as they are applied: a time of 0 is none at all, infinite.
    ///
    /// # Errors
    ///
    /// Where one is negative or not a number, or `maxRetries` is broken; it is named.
    pub(super) fn checked(&self) -> Result<Limits, InvalidRequest> {
        Ok(Limits {
            timeout: time("timeoutMs", self.timeout)?,
            deadline: time("deadlineMs", self.deadline)?,
            max_retries: retries(self.max_retries)?,
            max_retry_after: wait(self.max_retry_after)?,
        })
    }
}

/// A positive number of milliseconds; 0 and infinity mean no limit.
fn time(option: &'static str, milliseconds: Milliseconds) -> Result<Milliseconds, InvalidRequest> {
    match milliseconds {
        0.0 => Ok(f64::INFINITY),
        limit if limit > 0.0 => Ok(limit),
        _ => Err(refuse(option, "a positive number of milliseconds; 0 and Infinity mean no limit.")),
    }
}

/// The longest wait that the server may ask for: a number of milliseconds, 0 for none, or infinity.
fn wait(milliseconds: Milliseconds) -> Result<Milliseconds, InvalidRequest> {
    if milliseconds >= 0.0 {
        return Ok(milliseconds);
    }
    Err(refuse("maxRetryAfterMs", "a number of milliseconds from 0; Infinity means no limit."))
}

/// A whole number, 0 for none, or infinity.
fn retries(count: f64) -> Result<f64, InvalidRequest> {
    if count >= 0.0 && (count.is_infinite() || count.fract() == 0.0) {
        return Ok(count);
    }
    Err(refuse("maxRetries", "a whole number from 0, the number of tries after the first."))
}

fn refuse(option: &'static str, allowed: &str) -> InvalidRequest {
    InvalidRequest::new(option, "`").say(option).say("` must be ").say(allowed)
}

#[cfg(test)]
mod tests {
    use super::{retries, time, wait};

    #[test]
    fn a_time_limit_is_positive_or_none() {
        for (given, limit) in [
            (1.0, Some(1.0)),
            (0.5, Some(0.5)),
            (3e9, Some(3e9)),
            (0.0, Some(f64::INFINITY)),
            (-0.0, Some(f64::INFINITY)),
            (f64::INFINITY, Some(f64::INFINITY)),
            (-1.0, None),
            (f64::NEG_INFINITY, None),
            (f64::NAN, None),
        ] {
            assert_eq!(time("timeoutMs", given).ok(), limit, "{given}");
        }
    }

    #[test]
    fn a_wait_may_be_none_at_all() {
        for (given, allowed) in
            [(0.0, Some(0.0)), (1.5, Some(1.5)), (f64::INFINITY, Some(f64::INFINITY)), (-1.0, None)]
        {
            assert_eq!(wait(given).ok(), allowed, "{given}");
        }
        assert!(wait(f64::NAN).is_err());
    }

    #[test]
    fn retries_are_counted_in_whole_numbers() {
        for (given, count) in [
            (0.0, Some(0.0)),
            (5.0, Some(5.0)),
            (f64::INFINITY, Some(f64::INFINITY)),
            (1.5, None),
            (-1.0, None),
        ] {
            assert_eq!(retries(given).ok(), count, "{given}");
        }
        assert!(retries(f64::NAN).is_err());
    }
}
