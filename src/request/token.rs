//! The token, which nothing shows.

use core::fmt;

use super::invalid::InvalidRequest;
use crate::text::{append, has, starts_with_in_any_case};

/// The scheme of a token and the blank, in any case (RFC 9110 §11.1: schemes ignore case).
const BEARER: &str = "bearer ";

/// The key of a workspace at Unified.to, or what the caller's own backend takes for one.
///
/// Neither its `Debug` form nor any message holds it.
#[derive(Clone)]
pub struct Token {
    authorization: String,
}

impl Token {
    /// Takes a bearer token (RFC 6750 §2.1), with or without `Bearer ` before it. Blanks around it are dropped, as they
    /// are around every header's value (RFC 9110 §5.5).
    ///
    /// # Errors
    ///
    /// Where the token is blank, or holds a control character or one that no byte stands for (above U+00FF).
    pub fn parse(token: &str) -> Result<Token, InvalidRequest> {
        let credentials =
            check_credentials(token).map_err(|fault| InvalidRequest::new("token", "`token` ").say(fault))?;
        Ok(Token::bearer(credentials))
    }

    /// An `authorization` among the caller's headers. One of another scheme (RFC 9110 §11.4: a name, a blank, the
    /// rest) is for the caller's own backend and is sent as it is.
    pub(super) fn from_header(value: &str) -> Result<Token, InvalidRequest> {
        let credentials = check_credentials(value).map_err(|fault| {
            InvalidRequest::new("headers", "`authorization` among the `headers` ").say(fault)
        })?;
        if has(credentials, b' ') {
            return Ok(Token { authorization: credentials.to_owned() });
        }
        Ok(Token::bearer(credentials))
    }

    fn bearer(credentials: &str) -> Token {
        let mut authorization = String::new();
        if !starts_with_in_any_case(credentials.as_bytes(), BEARER) {
            append(&mut authorization, "Bearer ");
        }
        append(&mut authorization, credentials);
        Token { authorization }
    }

    /// The value of the `authorization` header (RFC 9110 §11.6.2).
    #[must_use]
    pub fn authorization(&self) -> &str {
        &self.authorization
    }

    /// The same, given away.
    #[must_use]
    pub fn into_authorization(self) -> String {
        self.authorization
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

/// The credentials without the blanks around them, or the rest of the sentence that refuses them.
fn check_credentials(text: &str) -> Result<&str, &'static str> {
    let bytes = text.as_bytes();
    if bytes.iter().any(u8::is_ascii_control) || bytes.windows(2).any(|pair| matches!(pair, [0xc2, ..0xa0])) {
        return Err("must not contain control characters, such as a line end.");
    }
    if !is_latin1(text) {
        return Err("must not contain characters outside Latin-1: a header cannot carry them.");
    }
    let mut given = skip_blanks(bytes);
    if starts_with_in_any_case(given, BEARER) {
        given = skip_blanks(given.get(BEARER.len()..).unwrap_or_default());
    }
    if given.is_empty() {
        return Err("must not be blank: leave it out where none is needed.");
    }
    Ok(text.trim_ascii())
}

/// The text from its first byte on that belongs to no blank; of those Latin-1 has two, ` ` and U+00A0.
fn skip_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | 0xc2 | 0xa0, rest @ ..] = text {
        text = rest;
    }
    text
}

/// Whether each character is one of U+0000 to U+00FF: those begin with C3 at most in UTF-8.
pub(super) fn is_latin1(text: &str) -> bool {
    text.bytes().all(|byte| byte <= 0xc3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::CallerHeaders;

    const CONTROL: &str = "must not contain control characters, such as a line end.";
    const OUTSIDE: &str = "must not contain characters outside Latin-1: a header cannot carry them.";
    const BLANK: &str = "must not be blank: leave it out where none is needed.";

    #[test]
    fn a_token_is_sent_as_a_bearer_token_once() {
        for (token, authorization) in [
            ("abc", "Bearer abc"),
            ("Bearer abc", "Bearer abc"),
            ("bearer abc", "bearer abc"),
            ("BEARER  abc", "BEARER  abc"),
            ("bearerabc", "Bearer bearerabc"),
            ("bearer", "Bearer bearer"),
            ("Basic abc", "Bearer Basic abc"),
            ("  abc ", "Bearer abc"),
            (" bearer abc", "bearer abc"),
            ("ÿ", "Bearer ÿ"),
            ("aaaaaaé", "Bearer aaaaaaé"),
        ] {
            let parsed = Token::parse(token);
            assert_eq!(parsed.as_ref().map(Token::authorization), Ok(authorization), "{token}");
        }
    }

    #[test]
    fn a_token_that_no_header_can_carry_is_refused_and_not_told() {
        for (token, fault) in [
            ("secret\n", CONTROL),
            ("sec\r\nret", CONTROL),
            ("secret\0", CONTROL),
            ("\tsecret", CONTROL),
            ("secret\u{7f}", CONTROL),
            ("secret\u{85}", CONTROL),
            ("secret…", OUTSIDE),
            ("secret\u{100}", OUTSIDE),
            ("", BLANK),
            ("  ", BLANK),
            ("\u{a0}", BLANK),
            ("Bearer ", BLANK),
            (" bearer  ", BLANK),
        ] {
            let invalid = InvalidRequest::new("token", "`token` ").say(fault);
            assert_eq!(Token::parse(token).map(|token| token.authorization), Err(invalid));

            let invalid = InvalidRequest::new("headers", "`authorization` among the `headers` ").say(fault);
            assert_eq!(CallerHeaders::new([("authorization", token)]).map(drop), Err(invalid));
        }
    }
}
