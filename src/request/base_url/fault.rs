//! Why a base URL is refused, and how that is said.

use crate::request::InvalidRequest;
use crate::text::{has, split_before};

/// Why a `baseUrl` is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::request) enum Fault {
    Empty,
    WhiteSpace,
    Backslash,
    Query,
    Fragment,
    TwoSlashes,
    NoPage,
    Scheme,
    Insecure,
    Credentials,
    HostEncoded,
    HostNotAscii,
    Host,
    Ipv4,
    Ipv6,
    Port,
    DotSegment,
    Percent,
}

impl Fault {
    /// What a `baseUrl` must be, after "must ".
    fn sentence(self) -> &'static str {
        match self {
            Fault::Empty => "not be empty: leave it out for the server of Unified.to",
            Fault::WhiteSpace => "not contain white space or control characters",
            Fault::Backslash => "not contain a backslash",
            Fault::Query => "not have a query: what the API takes there are options of their own",
            Fault::Fragment => "not have a fragment, the part from `#` on",
            Fault::TwoSlashes => "start with one slash as a path, or with `https://` as a URL",
            Fault::NoPage => "be an absolute URL here: a path needs a page with an origin",
            Fault::Scheme => "start with `https://` (or `http://` on a loopback host, or `/` in a page)",
            Fault::Insecure => "use `https`: `http` is for loopback hosts such as `localhost` and 127.0.0.1",
            Fault::Credentials => "not contain credentials: `token` and `headers` are for them",
            Fault::HostEncoded => "not percent-encode its host",
            Fault::HostNotAscii => "have a host in ASCII: write an international name in its `xn--` form",
            Fault::Host => "have a host of letters, digits, hyphens and single dots",
            Fault::Ipv4 => "write an IPv4 address as four decimal numbers up to 255, such as 127.0.0.1",
            Fault::Ipv6 => "write an IPv6 address in brackets, such as [::1]",
            Fault::Port => "have a port from 0 to 65535, or none",
            Fault::DotSegment => "not have `.` or `..` as a segment of its path",
            Fault::Percent => "have two hexadecimal digits after each `%` of its path",
        }
    }
}

/// Nothing is quoted of what may hold credentials (before `@`, or in place of a port) or a secret (a query or fragment).
pub(in crate::request) fn refuse(base_url: &str, fault: Fault) -> InvalidRequest {
    let (shown, _) = split_before(base_url, "?#");
    let may_be_secret = fault == Fault::Port || has_at_sign(base_url);
    let mut invalid = InvalidRequest::new("baseUrl", "`baseUrl` ");
    if !shown.is_empty() && !may_be_secret {
        invalid = invalid.quote(shown).say(" ");
    }
    invalid.say("must ").say(fault.sentence()).say(".")
}

fn has_at_sign(text: &str) -> bool {
    has(text, b'@') || text.as_bytes().windows(3).any(|bytes| bytes == b"%40")
}
