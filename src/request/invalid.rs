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

/// How many characters of a value a message may quote.
const QUOTED_CHARACTERS: usize = 40;

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

/// `value` in quotation marks, on one line, cut after 40 characters.
pub(super) fn quote(value: &str) -> String {
    let mut quoted = String::from("\"");
    let mut characters = value.chars();
    for character in characters.by_ref().take(QUOTED_CHARACTERS) {
        quoted.push(if is_shown(character) { character } else { char::REPLACEMENT_CHARACTER });
    }
    quoted.push_str(if characters.next().is_none() { "\"" } else { "…\"" });
    quoted
}

/// Whether a message may hold the character: no control, no line separator, nothing that turns the text around.
fn is_shown(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_40_characters_of_a_value_are_quoted() {
        let forty = "é".repeat(40);
        assert_eq!(quote(&forty), ["\"", &forty, "\""].concat());
        assert_eq!(quote(&[&forty, "x"].concat()), ["\"", &forty, "…\""].concat());
        assert_eq!(quote(""), "\"\"");
    }

    #[test]
    fn a_quotation_stays_on_its_line_and_in_its_direction() {
        assert_eq!(quote("a\nb\u{1b}c\u{202e}d\u{2028}"), "\"a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\"");
    }

    #[test]
    fn an_invalid_request_is_shown_by_its_message() {
        let invalid = InvalidRequest::new("id", &["`id` must", " not be empty."]);
        assert_eq!(invalid.to_string(), "`id` must not be empty.");
    }
}
