//! A call that failed, as plain data; the facade makes an `Error` of it.

use wasm_bindgen::JsValue;

use super::patience::Ended;
use super::{Milliseconds, Outcome, is_retryable};
use crate::json::decimal;
use crate::request::InvalidRequest;

/// Why a call failed, and after how many requests.
#[derive(Debug)]
pub struct Failure {
    /// What happened.
    pub cause: Cause,
    /// How many requests were made.
    pub attempts: u32,
}

/// What happened.
#[derive(Debug)]
pub enum Cause {
    /// The caller's signal was aborted, for this reason.
    Aborted(JsValue),
    /// An argument is at fault.
    InvalidRequest {
        /// Which, and why.
        invalid: InvalidRequest,
        /// What the caller's function threw, if one did.
        thrown: Option<JsValue>,
    },
    /// No answer came, for this reason.
    ConnectionFailed(JsValue),
    /// The time for one attempt was over.
    Timeout,
    /// The time for the whole call was over.
    Deadline {
        /// What failed before.
        last: Option<Box<Failure>>,
    },
    /// The server answered with another status than 2xx.
    Http {
        /// Its status; 0 where the host hides it.
        status: u16,
        /// The answer's `Headers`.
        headers: JsValue,
        /// The beginning of the answer's text.
        body: String,
        /// Whether the answer ended before its text did.
        broken_off: bool,
        /// The wait that the server asks for.
        retry_after: Option<Milliseconds>,
    },
    /// An answer began as 2xx and broke off.
    BrokenOff {
        /// Its status.
        status: u16,
        /// Why it broke off.
        reason: JsValue,
    },
}

impl Cause {
    /// How the attempt ended, where that decides about the next.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        match *self {
            Cause::ConnectionFailed(_) => Some(Outcome::ConnectionFailed),
            Cause::Timeout => Some(Outcome::TimedOut),
            Cause::BrokenOff { status, .. } => Some(Outcome::BrokenOff { status }),
            Cause::Http { status, retry_after, .. } => Some(Outcome::Answered { status, retry_after }),
            Cause::Aborted(_) | Cause::InvalidRequest { .. } | Cause::Deadline { .. } => None,
        }
    }

    /// The status of the answer, where one began.
    pub(super) fn status(&self) -> Option<u16> {
        match *self {
            Cause::Http { status, .. } | Cause::BrokenOff { status, .. } => Some(status),
            _ => None,
        }
    }

    /// Whether the same call may well succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self, Cause::Deadline { .. }) || self.outcome().as_ref().is_some_and(is_retryable)
    }

    /// The `code` of the error, the same for all failures of a kind; an abort has none.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Cause::Aborted(_) => None,
            Cause::InvalidRequest { .. } => Some("invalid_request"),
            Cause::ConnectionFailed(_) => Some("connection_failed"),
            Cause::Timeout | Cause::Deadline { .. } => Some("timeout"),
            Cause::Http { .. } => Some("http_error"),
            Cause::BrokenOff { .. } => Some("response_failed"),
        }
    }
}

impl From<Ended> for Cause {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Aborted(reason) => Cause::Aborted(reason),
            Ended::Deadline => Cause::Deadline { last: None },
            Ended::Timeout => Cause::Timeout,
            Ended::NotASignal => InvalidRequest {
                option: "signal",
                message: "`signal` must be an AbortSignal: nobody can listen to this one.".to_owned(),
            }
            .into(),
        }
    }
}

impl From<InvalidRequest> for Cause {
    fn from(invalid: InvalidRequest) -> Self {
        Cause::InvalidRequest { invalid, thrown: None }
    }
}

impl Cause {
    /// One sentence for the person who reads the log.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Cause::Aborted(_) => "The call was aborted.".to_owned(),
            Cause::InvalidRequest { invalid, .. } => invalid.message.clone(),
            Cause::ConnectionFailed(_) => {
                "No answer came: the connection could not be made, or was lost.".to_owned()
            }
            Cause::Timeout => "No complete answer came within `timeoutMs`.".to_owned(),
            Cause::Deadline { .. } => "The call could not be completed within `deadlineMs`.".to_owned(),
            Cause::Http { status: 0, .. } => {
                "The server answered with a redirect, which is not followed.".to_owned()
            }
            Cause::Http { status, .. } => {
                ["The server answered ", &decimal(usize::from(*status)), hint(*status), "."].concat()
            }
            Cause::BrokenOff { status, .. } => [
                "The server answered ",
                &decimal(usize::from(*status)),
                ", but the answer broke off: whether the order is stored is unknown.",
            ]
            .concat(),
        }
    }
}

/// What a status means for who sent the update.
fn hint(status: u16) -> &'static str {
    match status {
        300..400 => ", a redirect, which is not followed",
        400 => ": it refuses the order or the request",
        401 => ": the token is missing or wrong",
        403 => ": the token does not allow this",
        404 => ": it knows no such connection or order",
        429 => ": too many requests",
        500.. => ": it has a problem of its own",
        _ => "",
    }
}
