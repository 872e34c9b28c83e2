//! Whether another attempt follows, and after what wait: a pure function.

use super::{Limits, Milliseconds};

/// How an attempt ended, as far as that decides about the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// With an answer that was read to its end.
    Answered {
        /// Its status; 0 where the host hides it.
        status: u16,
        /// The wait that the server asks for.
        retry_after: Option<Milliseconds>,
    },
    /// Without an answer: no connection came about, or it was lost.
    ConnectionFailed,
    /// With an answer of which only the beginning came.
    BrokenOff {
        /// Its status.
        status: u16,
    },
    /// Not within the time for one attempt.
    TimedOut,
}

/// What follows an attempt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decision {
    /// Nothing: the call is over, well or badly.
    Stop,
    /// Another attempt after a wait.
    Retry {
        /// The wait.
        after: Milliseconds,
    },
}

/// The first wait is at most this long, each further one at most twice as long.
const FIRST_WAIT: Milliseconds = 500.0;
/// So the longest is 8 s.
const DOUBLINGS: u32 = 4;

/// Whether the same request may well succeed later.
#[must_use]
pub fn is_retryable(outcome: &Outcome) -> bool {
    match *outcome {
        Outcome::Answered { status, .. } => may_pass(status),
        Outcome::BrokenOff { status } => may_pass(status) || (200..300).contains(&status),
        Outcome::ConnectionFailed | Outcome::TimedOut => true,
    }
}

#[inline(never)]
fn may_pass(status: u16) -> bool {
    matches!(status, 408 | 429 | 500 | 502 | 503 | 504)
}

/// Decides what follows attempt number `attempt` (from 1); `random` is from 0 to below 1.
///
/// The wait is the server's where it names one that is within the limit; where it names a longer one, there is no use
/// in trying. Otherwise it is 500 ms · 2ⁿ with full jitter, at most 8 s.
#[must_use]
pub fn decide(outcome: &Outcome, attempt: u32, limits: &Limits, random: f64) -> Decision {
    if !is_retryable(outcome) || f64::from(attempt) > limits.max_retries {
        return Decision::Stop;
    }
    match *outcome {
        Outcome::Answered { retry_after: Some(wait), .. } if wait > limits.max_retry_after => Decision::Stop,
        Outcome::Answered { retry_after: Some(wait), .. } => Decision::Retry { after: wait },
        _ => {
            let doublings = attempt.saturating_sub(1).min(DOUBLINGS);
            Decision::Retry { after: random * FIRST_WAIT * f64::from(1 << doublings) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Limits, Outcome, decide};

    const LIMITS: Limits =
        Limits { timeout: 30_000.0, deadline: f64::INFINITY, max_retries: 2.0, max_retry_after: 60_000.0 };

    fn answered(status: u16, retry_after: Option<f64>) -> Outcome {
        Outcome::Answered { status, retry_after }
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        for status in (0..=0).chain(100..600) {
            let again = matches!(status, 408 | 429 | 500 | 502 | 503 | 504);
            let decision = decide(&answered(status, None), 1, &LIMITS, 0.5);
            assert_eq!(decision != Decision::Stop, again, "{status}");
        }
        for (outcome, again) in [
            (Outcome::ConnectionFailed, true),
            (Outcome::TimedOut, true),
            (Outcome::BrokenOff { status: 200 }, true),
            (Outcome::BrokenOff { status: 503 }, true),
            (Outcome::BrokenOff { status: 400 }, false),
        ] {
            assert_eq!(decide(&outcome, 1, &LIMITS, 0.5) != Decision::Stop, again, "{outcome:?}");
        }
    }

    #[test]
    fn there_are_as_many_more_attempts_as_allowed() {
        for (max_retries, attempts) in [(0.0, 1), (2.0, 3), (5.0, 6)] {
            let limits = Limits { max_retries, ..LIMITS };
            let made = (1..=100)
                .take_while(|&n| decide(&Outcome::TimedOut, n, &limits, 0.0) != Decision::Stop)
                .count();
            assert_eq!(made + 1, attempts);
        }
    }

    #[test]
    fn the_wait_doubles_and_is_spread_over_its_whole_length() {
        let limits = Limits { max_retries: f64::INFINITY, ..LIMITS };
        for (attempt, longest) in [
            (1, 500.0),
            (2, 1_000.0),
            (3, 2_000.0),
            (4, 4_000.0),
            (5, 8_000.0),
            (6, 8_000.0),
            (4_000_000_000, 8_000.0),
        ] {
            for random in [0.0, 0.25, 0.999] {
                let decision = decide(&Outcome::ConnectionFailed, attempt, &limits, random);
                assert_eq!(decision, Decision::Retry { after: random * longest });
            }
        }
    }

    #[test]
    fn the_server_may_name_the_wait_within_the_limit() {
        for (asked, decision) in [
            (0.0, Decision::Retry { after: 0.0 }),
            (1_500.0, Decision::Retry { after: 1_500.0 }),
            (60_000.0, Decision::Retry { after: 60_000.0 }),
            (60_001.0, Decision::Stop),
        ] {
            assert_eq!(decide(&answered(429, Some(asked)), 1, &LIMITS, 0.9), decision, "{asked}");
        }
    }
}
