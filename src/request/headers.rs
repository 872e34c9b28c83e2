//! The headers: who is asking, what is sent, what is wanted, and what the caller adds.
//!
//! ```
//! use assessment_order::request::{CallerHeaders, Server, Token};
//!
//! let headers = CallerHeaders::new([("x-trace", "7")])?;
//! let server = Server::new(None, None, None)?;
//! assert_eq!(headers.for_attempt(&server, None).err().unwrap().option(), "token");
//!
//! let token = Token::parse("secret")?;
//! let sent: Vec<_> = headers.for_attempt(&server, Some(&token))?.collect();
//! assert_eq!(sent.first(), Some(&("authorization", "Bearer secret")));
//! assert_eq!(sent.last(), Some(&("x-trace", "7")));
//! # Ok::<(), assessment_order::request::InvalidRequest>(())
//! ```

use core::fmt;

use super::invalid::InvalidRequest;
use super::server::Server;
use super::token::{Token, is_latin1};
use crate::text::{append_lowercase, is_alphanumeric_or};

const JSON: &str = "application/json";

/// Those that are ours, and those that are of the connection (RFC 9110 §7.6.1, §8.6), which whoever sends makes: pages
/// pass them over too.
const NOT_THE_CALLERS: [&str; 11] = [
    "content-type",
    "accept",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// The caller's own headers, checked once; what each attempt sends is made from them.
///
/// Its `Debug` form shows no header's value.
#[derive(Clone, Default)]
pub struct CallerHeaders {
    token: Option<Token>,
    others: Vec<(String, String)>,
}

impl CallerHeaders {
    /// Takes names and values, as a `Headers` object of the Fetch standard holds them.
    ///
    /// `authorization` counts as the token. `content-type` and `accept` are passed over: those two are ours; and so is
    /// what is of the connection, such as `content-length` and `host`.
    ///
    /// # Errors
    ///
    /// Where a name is no token (RFC 9110 §5.6.2), a value cannot be sent (§5.5), or `authorization` comes twice.
    pub fn new<T: AsRef<str>>(
        headers: impl IntoIterator<Item = (T, T)>,
    ) -> Result<CallerHeaders, InvalidRequest> {
        let mut caller = CallerHeaders::default();
        for (name, value) in headers {
            caller.add(name.as_ref(), value.as_ref())?;
        }
        Ok(caller)
    }

    fn add(&mut self, name: &str, value: &str) -> Result<(), InvalidRequest> {
        check_name(name)?;
        let mut lowercase = String::new();
        append_lowercase(&mut lowercase, name);
        let name = lowercase;
        match name.as_str() {
            ours if NOT_THE_CALLERS.contains(&ours) => {}
            "authorization" if self.token.is_some() => {
                let sentence = "`headers` must hold `authorization` only once.";
                return Err(InvalidRequest::new("headers", sentence));
            }
            "authorization" => self.token = Some(Token::from_header(value)?),
            _ => {
                check_value(&name, value)?;
                self.others.push((name, value.to_owned()));
            }
        }
        Ok(())
    }

    /// What one attempt sends: `authorization` where there is a token, `content-type`, `accept`, then the caller's.
    ///
    /// `token` is the option of that name, and goes before an `authorization` among the caller's headers.
    ///
    /// # Errors
    ///
    /// Where there is no token of either kind and `server` is one of Unified.to's, which answers nobody without.
    pub fn for_attempt<'a>(
        &'a self,
        server: &Server,
        token: Option<&'a Token>,
    ) -> Result<impl Iterator<Item = (&'a str, &'a str)>, InvalidRequest> {
        self.check_token(server, token)?;
        Ok(self.with_token(token))
    }

    /// The same, whether or not the server answers without a token.
    pub(crate) fn with_token<'a>(
        &'a self,
        token: Option<&'a Token>,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let token = token.or(self.token.as_ref());
        let authorization = token.map(|token| ("authorization", token.authorization()));
        let others = self.others.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        authorization.into_iter().chain([("content-type", JSON), ("accept", JSON)]).chain(others)
    }

    /// The token that goes out.
    ///
    /// # Errors
    ///
    /// Where there is none and `server` answers nobody without.
    pub(crate) fn check_token<'a>(
        &'a self,
        server: &Server,
        token: Option<&'a Token>,
    ) -> Result<Option<&'a Token>, InvalidRequest> {
        require_token(token.or(self.token.as_ref()), server.is_unified())
    }
}

/// The token, if there is one.
///
/// # Errors
///
/// Where there is none and the server answers nobody without.
pub(crate) fn require_token<T>(token: Option<T>, is_required: bool) -> Result<Option<T>, InvalidRequest> {
    if token.is_none() && is_required {
        let sentence = "`token` must be given for a server of Unified.to: your workspace's API key \
                        (or, in a page, a `baseUrl` of your own backend that adds it).";
        return Err(InvalidRequest::new("token", sentence));
    }
    Ok(token)
}

impl fmt::Debug for CallerHeaders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.others.iter().map(|(name, _)| name);
        formatter.debug_list().entries(self.token.as_ref().map(|_| "authorization")).entries(names).finish()
    }
}

fn check_name(name: &str) -> Result<(), InvalidRequest> {
    if !name.is_empty() && name.bytes().all(is_token_character) {
        return Ok(());
    }
    let sentence = "`headers` must have names of letters, digits and hyphens, not ";
    Err(InvalidRequest::new("headers", sentence).quote(name).say("."))
}

/// `tchar` of RFC 9110 §5.6.2.
fn is_token_character(byte: u8) -> bool {
    is_alphanumeric_or("!#$%&'*+-.^_`|~", byte)
}

/// The value may be a secret: the message does not quote it.
fn check_value(name: &str, value: &str) -> Result<(), InvalidRequest> {
    if is_latin1(value) && !value.bytes().any(|byte| byte != b'\t' && byte.is_ascii_control()) {
        return Ok(());
    }
    let sentence = "`headers` must have values without line ends, other control characters and characters outside \
                    Latin-1; that of ";
    Err(InvalidRequest::new("headers", sentence).quote(name).say(" has one."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quote::push_quoted;

    fn sent(
        headers: &[(&str, &str)],
        token: Option<&str>,
        base_url: Option<&str>,
    ) -> Result<Vec<String>, InvalidRequest> {
        let server = Server::new(None, base_url, None)?;
        let token = token.map(Token::parse).transpose()?;
        let caller = CallerHeaders::new(headers.iter().copied())?;
        let headers = caller.for_attempt(&server, token.as_ref())?;
        Ok(headers.map(|(name, value)| [name, value].join(": ")).collect())
    }

    #[test]
    fn ours_come_first_and_the_callers_follow() {
        assert_eq!(
            sent(&[("x-b", "2"), ("x-a", "1")], Some("t"), None),
            Ok(vec![
                "authorization: Bearer t".into(),
                "content-type: application/json".into(),
                "accept: application/json".into(),
                "x-b: 2".into(),
                "x-a: 1".into(),
            ]),
        );
    }

    #[test]
    fn content_type_and_accept_are_ours() {
        let own = [("content-type", "text/plain"), ("accept", "*/*"), ("Accept", "*/*"), ("X-A", "é\t1")];
        assert_eq!(
            sent(&own, None, Some("https://h")),
            Ok(vec![
                "content-type: application/json".into(),
                "accept: application/json".into(),
                "x-a: é\t1".into(),
            ]),
        );
    }

    #[test]
    fn an_authorization_header_counts_as_the_token() {
        for (header, token, authorization) in [
            ("Bearer h", None, "authorization: Bearer h"),
            ("h", None, "authorization: Bearer h"),
            ("Basic aDpw", None, "authorization: Basic aDpw"),
            ("Basic aDpw", Some("t"), "authorization: Bearer t"),
            ("h", Some("bearer t"), "authorization: bearer t"),
        ] {
            for name in ["authorization", "Authorization"] {
                let headers = sent(&[(name, header)], token, None);
                assert_eq!(headers.map(|headers| headers.into_iter().next()), Ok(Some(authorization.into())));
            }
        }
    }

    #[test]
    fn two_authorizations_are_refused() {
        let headers = CallerHeaders::new([("authorization", "a"), ("Authorization", "a")]);
        assert_eq!(
            headers.map(drop).map_err(|invalid| invalid.to_string()),
            Err("`headers` must hold `authorization` only once.".into()),
        );
    }

    #[test]
    fn a_token_may_be_missing_only_where_the_server_is_the_callers_own() {
        for (base_url, missing) in [
            (None, true),
            (Some("https://API-EU.unified.to./v2"), true),
            (Some("https://api.example.com"), false),
            (Some("http://localhost:8787"), false),
        ] {
            let headers = sent(&[("x-a", "1")], None, base_url);
            let refused = headers.map(drop).map_err(|invalid| invalid.option());
            assert_eq!(refused, if missing { Err("token") } else { Ok(()) }, "{base_url:?}");
        }
    }

    #[test]
    fn a_header_that_cannot_be_sent_is_refused_without_its_value() {
        for (name, value) in [
            ("", "secret"),
            (":path", "secret"),
            ("x y", "secret"),
            ("x\n", "secret"),
            ("é", "secret"),
            ("x", "secret\r\ny: 1"),
            ("x", "secret\0"),
            ("x", "secret\u{7f}"),
            ("x", "secret€"),
        ] {
            let refused = CallerHeaders::new([(name, value)]).unwrap_err();
            assert_eq!(refused.option(), "headers");
            let (message, mut quoted) = (refused.message(), String::new());
            push_quoted(name, &mut quoted);
            assert!(!message.contains("secret") && message.contains(&quoted), "{message}");
        }
    }

    #[test]
    fn no_debug_form_holds_a_value() -> Result<(), InvalidRequest> {
        assert_eq!(format!("{:?}", Token::parse("secret")?), "Token(…)");
        let headers = CallerHeaders::new([("authorization", "secret"), ("cookie", "secret")])?;
        assert_eq!(format!("{headers:?}"), "[\"authorization\", \"cookie\"]");
        Ok(())
    }
}
