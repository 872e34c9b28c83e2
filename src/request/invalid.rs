//! The refusal of an argument, before anything is sent.
//!
//! ```
//! use assessment_order::request::Server;
//!
//! let refused = Server::new(Some("uk"), None, None).unwrap_err();
//! assert_eq!(refused.option, "region");
//! assert_eq!(refused.to_string(), "`region` must be \"us\", \"eu\" or \"au\", not \"uk\".");
//! ```

use core::error::Error;
use core::fmt;

/// An argument from which no request can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidRequest {
    /// The argument, by its name in TypeScript.
    pub option: &'static str,
    /// One sentence for the person who must mend it: what was wrong, and what is allowed. It holds no token.
    pub message: String,
}

impl InvalidRequest {
    /// The message is put together from `sentence`.
    pub(super) fn new(option: &'static str, sentence: &[&str]) -> Self {
        InvalidRequest { option, message: sentence.concat() }
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for InvalidRequest {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_request_is_shown_by_its_message() {
        let invalid = InvalidRequest::new("id", &["`id` must", " not be empty."]);
        assert_eq!(invalid.to_string(), "`id` must not be empty.");
    }
}
