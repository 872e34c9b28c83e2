//! The request that updates an order, as plain data: method, URL, headers and what is added to the body.
//!
//! What belongs here: everything about the request that can be known without sending it. Nothing here does any input
//! or output. The URL ([`Update::url`]) is built once for a call; the headers ([`CallerHeaders::for_attempt`]) once for
//! an attempt, since the token may be another one each time. [`update_order`] does both.
//!
//! ```
//! use assessment_order::request::{CallerHeaders, Server, Token, Update, update_order};
//!
//! let server = Server::new(Some("eu"), None, None)?;
//! let token = Token::parse("secret")?;
//! let update = Update {
//!     connection_id: "5f1e/2",
//!     id: "42",
//!     fields: &["id", "status"],
//!     raw: None,
//! };
//!
//! let request = update_order(&update, &server, Some(&token), &CallerHeaders::default())?;
//! assert_eq!(request.method, "PUT");
//! assert_eq!(
//!     request.url,
//!     "https://api-eu.unified.to/assessment/5f1e%2F2/order/42?fields=id&fields=status",
//! );
//! assert_eq!(request.headers.first(), Some(&("authorization".into(), "Bearer secret".into())));
//! # Ok::<(), assessment_order::request::InvalidRequest>(())
//! ```

mod base_url;
mod body;
mod headers;
mod invalid;
mod path;
mod percent;
mod query;
mod server;
mod token;

pub use body::{check_workspace_id, fill_in};
pub(crate) use body::{join, members};
pub use headers::CallerHeaders;
#[cfg(target_family = "wasm")]
pub(crate) use headers::require_token;
pub use invalid::InvalidRequest;
pub use query::Raw;
pub use server::{REGIONS, Server};
pub use token::Token;

use core::fmt;

use crate::text::append;

/// The method of the update (RFC 9110 §9.3.4): it may be repeated without further effect.
pub const METHOD: &str = "PUT";

/// Which order to update, and what the answer shall hold. The order itself is the body.
#[derive(Debug, Clone, Copy)]
pub struct Update<'a> {
    /// The connection that the order came through.
    pub connection_id: &'a str,
    /// The order's identifier.
    pub id: &'a str,
    /// The fields that the answer shall hold; all of them where this is empty.
    pub fields: &'a [&'a str],
    /// Parameters for the ATS behind Unified.to, in its own form.
    pub raw: Option<&'a Raw<'a>>,
}

impl Update<'_> {
    /// The absolute URL (RFC 3986 §4.3) that the order is sent to: the same for every attempt of a call.
    ///
    /// # Errors
    ///
    /// Where an id cannot be a path segment (`connectionId`, `id`) or a field is none of the order's (`fields`).
    pub fn url(&self, server: &Server) -> Result<String, InvalidRequest> {
        let mut url = String::new();
        append(&mut url, server.base());
        append(&mut url, "/assessment/");
        path::push_segment(&mut url, "connectionId", self.connection_id)?;
        append(&mut url, "/order/");
        path::push_segment(&mut url, "id", self.id)?;
        query::push_query(&mut url, self.fields, self.raw)?;
        Ok(url)
    }
}

/// What is sent, but for the body.
///
/// Its `Debug` form shows no header's value.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestParts {
    /// [`METHOD`].
    pub method: &'static str,
    /// Absolute, in ASCII.
    pub url: String,
    /// Names in lower case. Each character of a value stands for one byte, as in the Fetch standard.
    pub headers: Vec<(String, String)>,
}

impl fmt::Debug for RequestParts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("RequestParts")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &names)
            .finish()
    }
}

/// The whole request but for its body: [`Update::url`] and [`CallerHeaders::for_attempt`] together.
///
/// # Errors
///
/// Those of the two.
pub fn update_order(
    update: &Update<'_>,
    server: &Server,
    token: Option<&Token>,
    headers: &CallerHeaders,
) -> Result<RequestParts, InvalidRequest> {
    Ok(RequestParts {
        method: METHOD,
        url: update.url(server)?,
        headers: headers.for_attempt(server, token)?.map(owned).collect(),
    })
}

fn owned((name, value): (&str, &str)) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const UPDATE: Update<'_> = Update { connection_id: "c", id: "o", fields: &[], raw: None };

    #[test]
    fn the_whole_request_has_these_bytes() -> Result<(), InvalidRequest> {
        let raw = Raw::Pairs(vec![("foo", "bar"), ("zoo", "bar")]);
        let update = Update {
            connection_id: "Zürich!*'()",
            id: "a/b?c#d",
            fields: &["id", "status", "id"],
            raw: Some(&raw),
        };
        let server = Server::new(None, Some("https://Example.com:443/api/"), None)?;
        let headers = CallerHeaders::new([("accept", "text/html"), ("x-trace", "1")])?;

        let request = update_order(&update, &server, Some(&Token::parse("t")?), &headers)?;

        assert_eq!(request.method, "PUT");
        assert_eq!(
            request.url,
            "https://example.com/api/assessment/Z%C3%BCrich%21%2A%27%28%29/order/a%2Fb%3Fc%23d\
             ?fields=id&fields=status&raw=foo%3Dbar%26zoo%3Dbar",
        );
        let headers: Vec<_> =
            request.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(
            headers,
            [
                ("authorization", "Bearer t"),
                ("content-type", "application/json"),
                ("accept", "application/json"),
                ("x-trace", "1"),
            ],
        );
        Ok(())
    }

    #[test]
    fn the_path_follows_every_server() {
        for (base_url, page_origin, url) in [
            ("https://h", None, "https://h/assessment/c/order/o"),
            ("https://h/", None, "https://h/assessment/c/order/o"),
            ("http://localhost:8787/v1/", None, "http://localhost:8787/v1/assessment/c/order/o"),
            ("/", Some("https://page"), "https://page/assessment/c/order/o"),
            ("/api", Some("http://page:8080"), "http://page:8080/api/assessment/c/order/o"),
        ] {
            let built = Server::new(None, Some(base_url), page_origin).and_then(|server| UPDATE.url(&server));
            assert_eq!(built.as_deref(), Ok(url));
        }
    }

    #[test]
    fn the_faulty_argument_is_named() -> Result<(), InvalidRequest> {
        let server = Server::new(None, None, None)?;
        for (update, option) in [
            (Update { connection_id: "", ..UPDATE }, "connectionId"),
            (Update { id: "..", ..UPDATE }, "id"),
            (Update { fields: &["ids"], ..UPDATE }, "fields"),
        ] {
            assert_eq!(update.url(&server).map_err(|invalid| invalid.option()), Err(option));
        }
        let missing = update_order(&UPDATE, &server, None, &CallerHeaders::default());
        assert_eq!(missing.map_err(|invalid| invalid.option()), Err("token"));
        Ok(())
    }

    #[test]
    fn the_debug_form_holds_no_token() -> Result<(), InvalidRequest> {
        let server = Server::new(None, None, None)?;
        let token = Token::parse("secret")?;
        let request = update_order(&UPDATE, &server, Some(&token), &CallerHeaders::default())?;
        let shown = format!("{request:?}");
        assert!(shown.contains("authorization") && !shown.contains("secret"), "{shown}");
        Ok(())
    }
}
