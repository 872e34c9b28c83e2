//! The refusal of an argument, before anything is sent.
//!
//! ```
//! use assessment_order::request::Server;
//!
//! let refused = Server::new(Some("uk"), None, None).unwrap_err();
//! assert_eq!(refused.option(), "region");
//! assert_eq!(refused.to_string(), "`region` must be \"us\", \"eu\" or \"au\", not \"uk\".");
//! ```

use core::error::Error;
use core::fmt;

use crate::quote::push_quoted;
use crate::text::append;

/// An argument from which no request can be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidRequest(Box<Said>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    option: &'static str,
    message: String,
}

impl InvalidRequest {
    /// The message begins with `text`.
    #[cold]
    #[inline(never)]
    pub(crate) fn new(option: &'static str, text: &str) -> Self {
        InvalidRequest(Box::new(Said { option, message: String::new() })).say(text)
    }

    /// The message goes on with `text`.
    #[cold]
    #[inline(never)]
    pub(crate) fn say(mut self, text: &str) -> Self {
        append(&mut self.0.message, text);
        self
    }

    /// The message goes on with what the caller wrote.
    #[cold]
    #[inline(never)]
    pub(crate) fn quote(mut self, value: &str) -> Self {
        push_quoted(value, &mut self.0.message);
        self
    }

    /// The argument, by its name in TypeScript.
    #[must_use]
    pub fn option(&self) -> &'static str {
        self.0.option
    }

    /// One sentence for the person who must mend it: what was wrong, and what is allowed. It holds no token.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.message())
    }
}

impl Error for InvalidRequest {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invalid_request_is_shown_by_its_message() {
        let invalid = InvalidRequest::new("id", "`id` must").say(" not be ").quote("").say(".");
        assert_eq!(invalid.to_string(), "`id` must not be \"\".");
    }
}
