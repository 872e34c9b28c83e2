//! A link to show on a page: an absolute `IRI` (RFC 3987 §2.2) whose scheme cannot carry code.
//!
//! ```
//! use assessment_order::validate::formats::{UrlVerdict, check_url};
//!
//! assert_eq!(check_url("https://例え.jp/Ω?q=1#top".as_bytes()), UrlVerdict::Valid);
//! assert_eq!(check_url(b"Java\tScript:alert(1)"), UrlVerdict::Unsafe);
//! assert_eq!(check_url(b"/relative"), UrlVerdict::Invalid);
//! ```

use super::iri::Iri;
use super::plain_url::is_plain_http;

/// What [`check_url`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlVerdict {
    /// An absolute IRI (RFC 3987 §2.2).
    Valid,
    /// A browser would read the scheme as `javascript`, `data` or `vbscript`, whether or not the
    /// rest is an IRI.
    Unsafe,
    /// Anything else.
    Invalid,
}

/// Judges `text` as a link: an `IRI` (RFC 3987 §2.2) with a scheme; a fragment is allowed.
///
/// Every `%` begins a triplet (RFC 3986 §2.1), and beyond ASCII exactly `ucschar` is allowed, in
/// the query `iprivate` also. `http` and `https` need a host that is not empty (RFC 9110 §4.2). A
/// scheme is unsafe as a browser reads it (WHATWG URL §4.4): in any case, after controls and
/// spaces, and with tabs and line ends among its letters.
#[must_use]
pub fn check_url(text: &[u8]) -> UrlVerdict {
    if is_plain_http(text) {
        UrlVerdict::Valid
    } else if has_unsafe_scheme(text) {
        UrlVerdict::Unsafe
    } else if is_link(text) {
        UrlVerdict::Valid
    } else {
        UrlVerdict::Invalid
    }
}

fn is_link(text: &[u8]) -> bool {
    Iri::parse(text).is_some_and(|Iri { scheme, host }| {
        let is_http = scheme.eq_ignore_ascii_case(b"https") || scheme.eq_ignore_ascii_case(b"http");
        !is_http || !host.is_empty()
    })
}

/// What carries code, with the colon.
const UNSAFE: [&[u8]; 3] = [b"javascript:", b"data:", b"vbscript:"];

fn has_unsafe_scheme(text: &[u8]) -> bool {
    let start = text.iter().position(|byte| *byte > b' ').unwrap_or_default();
    let text = text.get(start..).unwrap_or_default();
    UNSAFE.iter().any(|scheme| begins_with(text, scheme))
}

/// Whether `text` begins with `prefix`, whatever its case, once tabs and line ends are taken out.
fn begins_with(text: &[u8], prefix: &[u8]) -> bool {
    let kept = text.iter().filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'));
    kept.take(prefix.len()).map(u8::to_ascii_lowercase).eq(prefix.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_all(expected: UrlVerdict, texts: &[&str]) {
        for text in texts {
            assert_eq!(check_url(text.as_bytes()), expected, "{text:?}");
        }
    }

    #[test]
    fn http_needs_a_host_and_other_schemes_do_not() {
        let with_host = ["https://example.com", "http://[::1]:80/", "HTTPS://a@例え.jp?b#c"];
        assert_all(UrlVerdict::Valid, &with_host);
        assert_all(UrlVerdict::Valid, &["mailto:ada@example.com", "file:///etc/hosts", "httpx:/a"]);
        assert_all(UrlVerdict::Invalid, &["http:", "http:a", "http:/a", "http://", "https:///a"]);
        assert_all(UrlVerdict::Invalid, &["HTTPS://:80", "https://a@", "http://?a", "http://#a"]);
    }

    #[test]
    fn a_scheme_that_carries_code_is_unsafe_in_every_disguise() {
        assert_all(UrlVerdict::Unsafe, &["javascript:alert(1)", "data:,a", "VBScript:x"]);
        assert_all(UrlVerdict::Unsafe, &[" \u{0}\u{1F}javascript:", "\n\tja\nva\rscript\t:", "d\tata:"]);
    }

    #[test]
    fn unsafe_is_said_before_invalid() {
        assert_all(UrlVerdict::Unsafe, &["data:text/html,<script>", "javascript:%"]);
        assert_eq!(check_url(b"data:\xED\xA0\x80"), UrlVerdict::Unsafe);
    }

    #[test]
    fn what_only_resembles_an_unsafe_scheme_is_judged_as_any_other() {
        assert_all(UrlVerdict::Valid, &["javascripts:a", "x:javascript:a", "https://a/?javascript:"]);
        assert_all(UrlVerdict::Invalid, &["javascript", "java script:a", "\u{A0}javascript:a"]);
    }
}
