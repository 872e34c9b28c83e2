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

use super::invalid::InvalidRequest;
use super::percent::push_encoded_but;
use crate::json::push_decimal;
use crate::text::{
    append, append_lowercase, has, is, is_alphanumeric_or, split_before, starts_with_in_any_case,
};
use crate::validate::formats::{is_ipv4, is_ipv6};

/// The regions of Unified.to and their servers; the first is the default.
pub const REGIONS: [(&str, &str); 3] = [
    ("us", "https://api.unified.to"),
    ("eu", "https://api-eu.unified.to"),
    ("au", "https://api-au.unified.to"),
];

/// What a `baseUrl` may begin with, and the port that goes without saying.
const SCHEMES: [(&str, usize); 2] = [("https://", 443), ("http://", 80)];

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

    fn at(base_url: &str, page_origin: Option<&str>) -> Result<Server, Fault> {
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

/// Why a `baseUrl` is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
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
fn refuse(base_url: &str, fault: Fault) -> InvalidRequest {
    let (shown, _) = split_before(base_url, "?#");
    let may_be_secret = fault == Fault::Port || has_at_sign(base_url);
    let mut invalid = InvalidRequest::new("baseUrl", "`baseUrl` ");
    if !shown.is_empty() && !may_be_secret {
        invalid = invalid.quote(shown).say(" ");
    }
    invalid.say("must ").say(fault.sentence()).say(".")
}

/// A URL parser drops some of these, reads others as something else, and ends the path at the last two.
fn check_characters(base_url: &str) -> Result<(), Fault> {
    if base_url.is_empty() {
        return Err(Fault::Empty);
    }
    base_url.chars().try_for_each(|character| match character {
        '\\' => Err(Fault::Backslash),
        '?' => Err(Fault::Query),
        '#' => Err(Fault::Fragment),
        '\0'..=' '
        | '\u{7f}'..='\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'..='\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Err(Fault::WhiteSpace),
        _ => Ok(()),
    })
}

fn origin_of_page<'a>(path: &str, page_origin: Option<&'a str>) -> Result<&'a str, Fault> {
    if path.starts_with("//") {
        return Err(Fault::TwoSlashes);
    }
    let origin = page_origin.unwrap_or_default();
    let (_scheme, rest) = split_before(origin, ":");
    // "null" is an opaque origin (RFC 6454 §6.1); a page from a file has that, or "file://".
    if rest.len() > "://".len() && rest.starts_with("://") { Ok(origin) } else { Err(Fault::NoPage) }
}

/// Appends the origin in its one spelling, and gives the path.
fn push_origin<'a>(base: &mut String, base_url: &'a str) -> Result<&'a str, Fault> {
    let is_of = |(scheme, _): &&(&str, _)| starts_with_in_any_case(base_url.as_bytes(), scheme);
    let &(scheme, default_port) = SCHEMES.iter().find(is_of).ok_or(Fault::Scheme)?;
    let rest = base_url.get(scheme.len()..).unwrap_or_default();
    let (authority, path) = split_before(rest, "/");
    if has(authority, b'@') {
        return Err(Fault::Credentials);
    }
    let (host, port) = split_port(authority)?;
    let port = if port.is_empty() { default_port } else { port_number(port)? };
    append(base, scheme);
    append_lowercase(base, host);
    let host = base.get(scheme.len()..).unwrap_or_default();
    if check_host(host)? == Reach::Anywhere && default_port == 80 {
        return Err(Fault::Insecure);
    }
    if port != default_port {
        append(base, ":");
        push_decimal(port, base);
    }
    Ok(path)
}

/// Host and port, the latter empty where there is none (RFC 3986 §3.2.3). An IPv6 address keeps its brackets.
fn split_port(authority: &str) -> Result<(&str, &str), Fault> {
    let is_bracketed = authority.starts_with('[');
    let (host, port) = if is_bracketed {
        let (before, _) = split_before(authority, "]");
        authority.split_at_checked(before.len() + 1).ok_or(Fault::Ipv6)?
    } else {
        split_before(authority, ":")
    };
    match port.strip_prefix(':') {
        Some(port) if has(port, b':') && !is_bracketed => Err(Fault::Ipv6),
        Some(port) => Ok((host, port)),
        None if port.is_empty() => Ok((host, port)),
        None => Err(Fault::Port),
    }
}

fn port_number(text: &str) -> Result<usize, Fault> {
    let mut port = 0;
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        port = port * 10 + usize::from(digit);
        if digit > 9 || port > 65_535 {
            return Err(Fault::Port);
        }
    }
    Ok(port)
}

/// Where a request to a host can end up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Not beyond this machine.
    Loopback,
    Anywhere,
}

impl Reach {
    fn loopback_if(is_loopback: bool) -> Reach {
        if is_loopback { Reach::Loopback } else { Reach::Anywhere }
    }
}

/// `host` is in lower case. Only what a URL parser leaves as it is goes through (URL standard §3.5, "host parser").
fn check_host(text: &str) -> Result<Reach, Fault> {
    let host = text.as_bytes();
    match host {
        [b'[', address @ .., b']'] if is_ipv6(address) => {
            return Ok(Reach::loopback_if(is_ipv6_loopback(address)));
        }
        [b'[', ..] => return Err(Fault::Ipv6),
        _ if host.iter().any(|byte| *byte >= 0x80) => return Err(Fault::HostNotAscii),
        _ if has(text, b'%') => return Err(Fault::HostEncoded),
        _ => {}
    }
    let name = host.strip_suffix(b".").unwrap_or(host);
    let mut last: &[u8] = &[];
    for label in name.split(|byte| *byte == b'.') {
        if label.is_empty() || !label.iter().all(|byte| is_alphanumeric_or("-_", *byte)) {
            return Err(Fault::Host);
        }
        last = label;
    }
    if is_number(last) {
        return if is_ipv4(host) {
            Ok(Reach::loopback_if(name.starts_with(b"127.")))
        } else {
            Err(Fault::Ipv4)
        };
    }
    Ok(Reach::loopback_if(name == b"localhost" || name.ends_with(b".localhost")))
}

/// Whether a URL parser takes a host for an IPv4 address, since its last label is this (URL standard, "ends in a
/// number"): it knows octal, hexadecimal and shortened forms, and refuses the rest.
fn is_number(label: &[u8]) -> bool {
    match label {
        [b'0', b'x', digits @ ..] => digits.iter().all(u8::is_ascii_hexdigit),
        _ => label.iter().all(u8::is_ascii_digit),
    }
}

/// Whether a valid address is `::1`, in whatever spelling.
fn is_ipv6_loopback(address: &[u8]) -> bool {
    matches!(address, [zeros @ .., b'1'] if zeros.iter().all(|byte| matches!(byte, b'0' | b':')))
}

/// A dot at the end of a name makes it absolute (RFC 1034 §3.1): the same host.
fn is_unified_origin(origin: &str) -> bool {
    let origin = origin.strip_suffix('.').unwrap_or(origin);
    REGIONS.iter().any(|(_, unified)| is(unified, origin))
}

/// Appends the path without slashes at its end. What RFC 3986 §3.3 lets stand there stays, the rest is encoded.
fn push_prefix(base: &mut String, path: &str) -> Result<(), Fault> {
    check_segments(path)?;
    push_encoded_but(base, path.trim_end_matches('/'), "-._~/%!$&'()*+,;=:@");
    Ok(())
}

/// A segment of one or two dots leads elsewhere; a URL parser also reads `%2e` as a dot.
fn check_segments(path: &str) -> Result<(), Fault> {
    let mut rest = path.as_bytes();
    let mut fault = Ok(());
    // How long the segment is, as far as that distinguishes dots from others.
    let mut dots = 0;
    loop {
        rest = match rest {
            [] | [b'/', ..] if matches!(dots, 1 | 2) => return Err(Fault::DotSegment),
            [] => return fault,
            [b'/', after @ ..] => {
                dots = 0;
                after
            }
            [b'.', after @ ..] | [b'%', b'2', b'e' | b'E', after @ ..] => {
                dots += 1;
                after
            }
            [byte, after @ ..] => {
                dots += 3;
                if *byte == b'%' && !starts_with_two_hex_digits(after) {
                    fault = Err(Fault::Percent);
                }
                after
            }
        }
    }
}

fn starts_with_two_hex_digits(text: &[u8]) -> bool {
    matches!(text, [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

fn has_at_sign(text: &str) -> bool {
    has(text, b'@') || text.as_bytes().windows(3).any(|bytes| bytes == b"%40")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(base_url: &str) -> Result<String, Fault> {
        Server::at(base_url, None).map(|server| server.base)
    }

    fn message(base_url: &str) -> Option<String> {
        Server::new(None, Some(base_url), None).err().map(|invalid| invalid.to_string())
    }

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
    fn an_https_url_keeps_its_path_prefix() {
        for (base_url, base) in [
            ("https://h", "https://h"),
            ("https://h/", "https://h"),
            ("https://h/a/b", "https://h/a/b"),
            ("https://h/a/b/", "https://h/a/b"),
            ("https://h/a//", "https://h/a"),
            ("https://h//a", "https://h//a"),
            ("HTTPS://Api.Example.COM/Path", "https://api.example.com/Path"),
            ("https://h:8443/a", "https://h:8443/a"),
            ("https://h:443/a", "https://h/a"),
            ("https://h:0443", "https://h"),
            ("https://h:", "https://h"),
            ("https://h:0", "https://h:0"),
            ("https://h:00080", "https://h:80"),
            ("https://h.", "https://h."),
            ("https://a_b-c.example", "https://a_b-c.example"),
            ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
            ("https://192.0.2.1", "https://192.0.2.1"),
            ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
            ("https://[::ffff:192.0.2.1]", "https://[::ffff:192.0.2.1]"),
            ("https://h/a%20b/%2F/@me/~x;y=1", "https://h/a%20b/%2F/@me/~x;y=1"),
            ("https://h/é|{}", "https://h/%C3%A9%7C%7B%7D"),
            ("https://h/.../.a/..a/a..", "https://h/.../.a/..a/a.."),
        ] {
            assert_eq!(at(base_url).as_deref(), Ok(base));
        }
    }

    #[test]
    fn http_reaches_loopback_hosts_only() {
        for (base_url, base) in [
            ("http://localhost", Ok("http://localhost")),
            ("http://LOCALHOST:8787/v1", Ok("http://localhost:8787/v1")),
            ("http://localhost.", Ok("http://localhost.")),
            ("http://app.localhost:80", Ok("http://app.localhost")),
            ("http://localhost:443", Ok("http://localhost:443")),
            ("http://127.0.0.1:3000", Ok("http://127.0.0.1:3000")),
            ("http://127.255.255.254", Ok("http://127.255.255.254")),
            ("http://[::1]:3000", Ok("http://[::1]:3000")),
            ("http://[0:0:0:0:0:0:0:1]", Ok("http://[0:0:0:0:0:0:0:1]")),
            ("http://[::0001]", Ok("http://[::0001]")),
            ("http://h", Err(Fault::Insecure)),
            ("http://api.unified.to", Err(Fault::Insecure)),
            ("http://localhost.example.com", Err(Fault::Insecure)),
            ("http://notlocalhost", Err(Fault::Insecure)),
            ("http://127.0.0.1.example.com", Err(Fault::Insecure)),
            ("http://128.0.0.1", Err(Fault::Insecure)),
            ("http://0.0.0.0", Err(Fault::Insecure)),
            ("http://192.168.0.1", Err(Fault::Insecure)),
            ("http://[::]", Err(Fault::Insecure)),
            ("http://[::2]", Err(Fault::Insecure)),
            ("http://[::11]", Err(Fault::Insecure)),
            ("http://[1::1]", Err(Fault::Insecure)),
            ("http://[::ffff:127.0.0.1]", Err(Fault::Insecure)),
        ] {
            assert_eq!(at(base_url).as_deref().map_err(|fault| *fault), base, "{base_url}");
        }
    }

    #[test]
    fn a_path_is_on_the_origin_of_the_page() {
        for (base_url, page_origin, base) in [
            ("/", Some("https://page"), Ok("https://page")),
            ("/api", Some("https://page"), Ok("https://page/api")),
            ("/api/", Some("http://page.example:8080"), Ok("http://page.example:8080/api")),
            ("/api/é", Some("https://[::1]:1"), Ok("https://[::1]:1/api/%C3%A9")),
            ("/@evil.example", Some("https://page"), Ok("https://page/@evil.example")),
            ("/%2fevil.example", Some("https://page"), Ok("https://page/%2fevil.example")),
            ("/api", Some("chrome-extension://id"), Ok("chrome-extension://id/api")),
            ("/api", None, Err(Fault::NoPage)),
            ("/api", Some("null"), Err(Fault::NoPage)),
            ("/api", Some("file://"), Err(Fault::NoPage)),
            ("/api", Some(""), Err(Fault::NoPage)),
            ("//h", Some("https://page"), Err(Fault::TwoSlashes)),
            ("///h", Some("https://page"), Err(Fault::TwoSlashes)),
            ("/\\h", Some("https://page"), Err(Fault::Backslash)),
            ("\\\\h", Some("https://page"), Err(Fault::Backslash)),
            ("/\t/h", Some("https://page"), Err(Fault::WhiteSpace)),
            ("/api?x", Some("https://page"), Err(Fault::Query)),
            ("/api#x", Some("https://page"), Err(Fault::Fragment)),
            ("/api/..", Some("https://page"), Err(Fault::DotSegment)),
            ("api", Some("https://page"), Err(Fault::Scheme)),
            ("./api", Some("https://page"), Err(Fault::Scheme)),
        ] {
            let server = Server::at(base_url, page_origin);
            let built = server.as_ref().map(Server::base).map_err(|fault| *fault);
            assert_eq!(built, base, "{base_url} {page_origin:?}");
        }
    }

    #[test]
    fn anything_else_is_refused_for_what_is_wrong_with_it() {
        for (base_url, fault) in [
            ("", Fault::Empty),
            (" https://h", Fault::WhiteSpace),
            ("https://h\n", Fault::WhiteSpace),
            ("https://h\0", Fault::WhiteSpace),
            ("https://h/\u{7f}", Fault::WhiteSpace),
            ("https://h/a b", Fault::WhiteSpace),
            ("https://h/\u{85}", Fault::WhiteSpace),
            ("https://h/\u{3000}", Fault::WhiteSpace),
            ("https:\\\\h", Fault::Backslash),
            ("https://h\\@evil.example", Fault::Backslash),
            ("https://h?", Fault::Query),
            ("https://h/a?b=c", Fault::Query),
            ("https://h#", Fault::Fragment),
            ("https://h/#/a", Fault::Fragment),
            ("h", Fault::Scheme),
            ("h:8080", Fault::Scheme),
            ("https:h", Fault::Scheme),
            ("https:/h", Fault::Scheme),
            ("ftp://h", Fault::Scheme),
            ("javascript://h", Fault::Scheme),
            ("://h", Fault::Scheme),
            ("https://user:pass@h", Fault::Credentials),
            ("https://user@h/a", Fault::Credentials),
            ("https://@h", Fault::Credentials),
            ("https://", Fault::Host),
            ("https:///h", Fault::Host),
            ("https://:443", Fault::Host),
            ("https://.", Fault::Host),
            ("https://.h", Fault::Host),
            ("https://a..b", Fault::Host),
            ("https://h..", Fault::Host),
            ("https://a,b", Fault::Host),
            ("https://*.h", Fault::Host),
            ("https://h]", Fault::Host),
            ("https://api%2eunified.to", Fault::HostEncoded),
            ("https://%6c", Fault::HostEncoded),
            ("https://bücher.example", Fault::HostNotAscii),
            ("https://api。unified.to", Fault::HostNotAscii),
            ("https://ａpi.unified.to", Fault::HostNotAscii),
            ("https://api.unified.\u{212a}", Fault::HostNotAscii),
            ("https://a\u{ad}pi.unified.to", Fault::HostNotAscii),
            ("http://127.1", Fault::Ipv4),
            ("http://2130706433", Fault::Ipv4),
            ("http://0x7f.0.0.1", Fault::Ipv4),
            ("http://127.0.0.0x1", Fault::Ipv4),
            ("http://127.0.0.01", Fault::Ipv4),
            ("http://127.0.0.1.", Fault::Ipv4),
            ("https://1.2.3.256", Fault::Ipv4),
            ("https://1.2.3.4.5", Fault::Ipv4),
            ("https://h.1", Fault::Ipv4),
            ("https://h.0x", Fault::Ipv4),
            ("https://[::1", Fault::Ipv6),
            ("https://[]", Fault::Ipv6),
            ("https://[1]", Fault::Ipv6),
            ("https://[h]", Fault::Ipv6),
            ("https://[fe80::1%25eth0]", Fault::Ipv6),
            ("https://::1", Fault::Ipv6),
            ("https://2001:db8::1", Fault::Ipv6),
            ("https://[::1]8080", Fault::Port),
            ("https://h:65536", Fault::Port),
            ("https://h:+80", Fault::Port),
            ("https://h:-1", Fault::Port),
            ("https://h:8o", Fault::Port),
            ("https://h/.", Fault::DotSegment),
            ("https://h/../a", Fault::DotSegment),
            ("https://h/a/%2e%2E/b", Fault::DotSegment),
            ("https://h/a/.%2e", Fault::DotSegment),
            ("https://h/a/%2e/", Fault::DotSegment),
            ("https://h/%", Fault::Percent),
            ("https://h/%4", Fault::Percent),
            ("https://h/%zz", Fault::Percent),
            ("https://h/%é", Fault::Percent),
        ] {
            assert_eq!(at(base_url), Err(fault), "{base_url}");
        }
    }

    #[test]
    fn white_space_is_what_unicode_takes_for_it() {
        for character in ('\0'..=char::MAX).filter(|character| !"\\?#".contains(*character)) {
            let refused = check_characters(character.encode_utf8(&mut [0; 4])).is_err();
            assert_eq!(refused, character.is_control() || character.is_whitespace(), "{character:?}");
        }
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

    #[test]
    fn the_message_says_what_is_wrong_and_what_is_allowed() {
        let long = ["https://é/", &"é".repeat(40)].concat();
        for (base_url, sentence) in [
            ("", "`baseUrl` must not be empty: leave it out for the server of Unified.to."),
            (
                "ftp://h",
                "`baseUrl` \"ftp://h\" must start with `https://` (or `http://` on a loopback host, or `/` in a page).",
            ),
            ("/api", "`baseUrl` \"/api\" must be an absolute URL here: a path needs a page with an origin."),
            (
                &long,
                "`baseUrl` \"https://é/éééééééééééééééééééééééééééééé…\" must have a host in ASCII: write an \
                 international name in its `xn--` form.",
            ),
        ] {
            assert_eq!(message(base_url).as_deref(), Some(sentence));
        }
    }

    #[test]
    fn the_message_holds_no_credentials() {
        for base_url in [
            "https://secret@h",
            "https://user:secret@h/a",
            "https://user:secret@h\n",
            "ftp://user:secret@h",
            "https://user:secret%40h",
            "https://user:secret",
            "http://user:secret/a",
            "https://h?key=secret",
            "https://h#secret",
            "https://h\n?key=secret",
        ] {
            let message = message(base_url);
            assert!(message.as_ref().is_some_and(|message| !message.contains("secret")), "{message:?}");
        }
    }
}
