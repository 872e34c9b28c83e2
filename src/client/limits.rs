//! How long and how often a call tries.

use super::Milliseconds;
use crate::request::InvalidRequest;

/// The limits of one call. A time without limit is infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// How long one attempt may take, the reading of the answer's body included.
    pub timeout: Milliseconds,
    /// How long the whole call may take, waits and the token function included.
    pub deadline: Milliseconds,
    /// How many more attempts follow the first.
    pub max_retries: u32,
    /// The longest wait that the server may ask for.
    pub max_retry_after: Milliseconds,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { timeout: 30_000.0, deadline: f64::INFINITY, max_retries: 2, max_retry_after: 60_000.0 }
    }
}

impl Limits {
    /// Reads a time limit: a positive number of milliseconds; 0 and infinity mean none.
    ///
    /// # Errors
    ///
    /// Where it is negative or not a number; `option` is named.
    pub fn time(option: &'static str, milliseconds: f64) -> Result<Milliseconds, InvalidRequest> {
        match milliseconds {
            0.0 => Ok(f64::INFINITY),
            limit if limit > 0.0 => Ok(limit),
            _ => {
                let message = " must be a positive number of milliseconds; 0 and Infinity mean no limit.";
                Err(InvalidRequest { option, message: ["`", option, "`", message].concat() })
            }
        }
    }

    /// Reads the longest wait that the server may ask for: a number of milliseconds, 0 for none, or infinity.
    ///
    /// # Errors
    ///
    /// Where it is negative or not a number.
    pub fn wait(milliseconds: f64) -> Result<Milliseconds, InvalidRequest> {
        if milliseconds >= 0.0 {
            return Ok(milliseconds);
        }
        let message = "`maxRetryAfterMs` must be a number of milliseconds from 0; Infinity means no limit.";
        Err(InvalidRequest { option: "maxRetryAfterMs", message: message.to_owned() })
    }

    /// Reads a number of retries: a whole number, 0 for none, or infinity.
    ///
    /// # Errors
    ///
    /// Where it is negative, broken or not a number.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked, and casts saturate"
    )]
    pub fn retries(count: f64) -> Result<u32, InvalidRequest> {
        if count >= 0.0 && (count.is_infinite() || count.fract() == 0.0) {
            return Ok(count as u32);
        }
        let message =
            "`maxRetries` must be a whole number from 0, the number of tries after the first.".to_owned();
        Err(InvalidRequest { option: "maxRetries", message })
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

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
            assert_eq!(Limits::time("timeoutMs", given).ok(), limit, "{given}");
        }
    }

    #[test]
    fn a_wait_may_be_none_at_all() {
        for (given, wait) in
            [(0.0, Some(0.0)), (1.5, Some(1.5)), (f64::INFINITY, Some(f64::INFINITY)), (-1.0, None)]
        {
            assert_eq!(Limits::wait(given).ok(), wait, "{given}");
        }
        assert!(Limits::wait(f64::NAN).is_err());
    }

    #[test]
    fn retries_are_counted_in_whole_numbers() {
        for (given, count) in
            [(0.0, Some(0)), (5.0, Some(5)), (f64::INFINITY, Some(u32::MAX)), (1.5, None), (-1.0, None)]
        {
            assert_eq!(Limits::retries(given).ok(), count, "{given}");
        }
        assert!(Limits::retries(f64::NAN).is_err());
    }
}
