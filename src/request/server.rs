//! Where the request goes: a region of Unified.to, or the caller's own backend or proxy.
//!
//! ```
//! use assessment_order::request::Server;
//!
//! assert_eq!(Server::new(None, None, None)?.base(), "https://api.unified.to");
//! let own = Server::new(None, Some("/api/"), Some("https://app.example.com"))?;
//! assert_eq!(own.base(), "https://app.example.com/api");
//! assert!(Server::new(None, Some("http://api.example.com"), None).is_err());
//! # Ok::<(), assessment_order::request::InvalidRequest>(())
//! ```

use super::base_url::{Fault, check_characters, origin_of_page, push_origin, push_prefix, refuse};
use super::invalid::InvalidRequest;
use crate::text::{append, is};

/// The regions of Unified.to and their servers; the first is the default.
pub const REGIONS: [(&str, &str); 3] = [
    ("us", "https://api.unified.to"),
    ("eu", "https://api-eu.unified.to"),
    ("au", "https://api-au.unified.to"),
];

/// A server and, where it has one, the path before the API's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    base: String,
    is_unified: bool,
}

impl Server {
    /// Takes the options of these names, at most one of them, and the origin of the page that runs the code:
    /// `location.origin`, if the host has one.
    ///
    /// A `base_url` is one of these, with or without a path; it has no credentials, query or fragment:
    /// - `https://…`,
    /// - `http://…` on a loopback host: `localhost` and names below it (RFC 6761 §6.3), `127.0.0.0/8` as a dotted quad
    ///   (RFC 1122 §3.2.1.3), `[::1]` (RFC 4291 §2.5.3),
    /// - `/…`, a path on the page's own origin (RFC 6454 §4).
    ///
    /// Hosts are ASCII: an international name is written in its `xn--` form (RFC 5890 §2.3.2.1).
    ///
    /// # Errors
    ///
    /// Where the region is unknown (`region`), the URL is none of these, or both are given (`baseUrl`).
    pub fn new(
        region: Option<&str>,
        base_url: Option<&str>,
        page_origin: Option<&str>,
    ) -> Result<Server, InvalidRequest> {
        match (region, base_url) {
            (region, None) => Server::in_region(region),
            (None, Some(base_url)) => {
                Server::at(base_url, page_origin).map_err(|fault| refuse(base_url, fault))
            }
            (Some(_), Some(_)) => {
                let sentence = "`baseUrl` and `region` must not both be given: each names the server.";
                Err(InvalidRequest::new("baseUrl", sentence))
            }
        }
    }

    /// The absolute URL before `/assessment/…`: ASCII, its host in lower case, without a default port or a slash at
    /// the end.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Whether this is one of the servers of Unified.to, which answer nobody without a token, however it was named.
    #[must_use]
    pub fn is_unified(&self) -> bool {
        self.is_unified
    }

    fn in_region(region: Option<&str>) -> Result<Server, InvalidRequest> {
        let named = region.unwrap_or("us");
        if let Some((_, origin)) = REGIONS.iter().find(|(name, _)| is(name, named)) {
            let mut base = String::new();
            append(&mut base, origin);
            return Ok(Server { base, is_unified: true });
        }
        let sentence = "`region` must be \"us\", \"eu\" or \"au\", not ";
        Err(InvalidRequest::new("region", sentence).quote(named).say("."))
    }

    pub(super) fn at(base_url: &str, page_origin: Option<&str>) -> Result<Server, Fault> {
        check_characters(base_url)?;
        let mut base = String::new();
        let path = if base_url.starts_with('/') {
            append(&mut base, origin_of_page(base_url, page_origin)?);
            base_url
        } else {
            push_origin(&mut base, base_url)?
        };
        let is_unified = is_unified_origin(&base);
        push_prefix(&mut base, path)?;
        Ok(Server { base, is_unified })
    }
}

/// A dot at the end of a name makes it absolute (RFC 1034 §3.1): the same host.
fn is_unified_origin(origin: &str) -> bool {
    let origin = origin.strip_suffix('.').unwrap_or(origin);
    REGIONS.iter().any(|(_, unified)| is(unified, origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_a_server_of_unified() {
        for (region, base) in [
            (None, "https://api.unified.to"),
            (Some("us"), "https://api.unified.to"),
            (Some("eu"), "https://api-eu.unified.to"),
            (Some("au"), "https://api-au.unified.to"),
        ] {
            let server = Server { base: base.into(), is_unified: true };
            assert_eq!(Server::new(region, None, None), Ok(server));
        }
    }

    #[test]
    fn another_region_is_refused() {
        for region in ["", "US", "uk", "https://api.unified.to"] {
            let message = ["`region` must be \"us\", \"eu\" or \"au\", not \"", region, "\"."].concat();
            let invalid = InvalidRequest::new("region", &message);
            assert_eq!(Server::new(Some(region), None, None), Err(invalid));
        }
    }

    #[test]
    fn region_and_base_url_exclude_each_other() {
        let message = "`baseUrl` and `region` must not both be given: each names the server.";
        let invalid = InvalidRequest::new("baseUrl", message);
        assert_eq!(Server::new(Some("us"), Some("https://h"), None), Err(invalid));
    }

    #[test]
    fn a_server_of_unified_is_known_however_it_is_named() {
        for (base_url, page_origin, is_unified) in [
            ("https://api.unified.to", None, true),
            ("https://api-eu.unified.to/", None, true),
            ("https://api-au.unified.to/v1", None, true),
            ("HTTPS://API.Unified.TO", None, true),
            ("https://api.unified.to:443", None, true),
            ("https://api.unified.to.", None, true),
            ("https://API.unified.to.:0443/x", None, true),
            ("/", Some("https://api.unified.to"), true),
            ("https://api.unified.to:8443", None, false),
            ("https://unified.to", None, false),
            ("https://api.unified.to.example.com", None, false),
            ("https://api-us.unified.to", None, false),
            ("https://h/api.unified.to", None, false),
            ("/api.unified.to", Some("https://page"), false),
        ] {
            let server = Server::at(base_url, page_origin);
            assert_eq!(server.map(|server| server.is_unified), Ok(is_unified), "{base_url}");
        }
    }
}
