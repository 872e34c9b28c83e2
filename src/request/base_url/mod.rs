//! A base URL of the caller's: checked part by part, and written in its one spelling.
//!
//! Only what every URL parser reads in the same way goes through, so that nobody's token goes where it was not meant to.

mod fault;
mod host;
mod prefix;

pub(super) use fault::{Fault, refuse};
pub(super) use prefix::push_prefix;

use crate::json::push_decimal;
use crate::text::{append, append_lowercase, has, split_before, starts_with_in_any_case};
use host::{Reach, check_host};

/// What a `baseUrl` may begin with, and the port that goes without saying.
const SCHEMES: [(&str, usize); 2] = [("https://", 443), ("http://", 80)];

/// A URL parser drops some of these, reads others as something else, and ends the path at the last two.
pub(super) fn check_characters(base_url: &str) -> Result<(), Fault> {
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

pub(super) fn origin_of_page<'a>(path: &str, page_origin: Option<&'a str>) -> Result<&'a str, Fault> {
    if path.starts_with("//") {
        return Err(Fault::TwoSlashes);
    }
    let origin = page_origin.unwrap_or_default();
    let (_scheme, rest) = split_before(origin, ":");
    // "null" is an opaque origin (RFC 6454 §6.1); a page from a file has that, or "file://".
    if rest.len() > "://".len() && rest.starts_with("://") { Ok(origin) } else { Err(Fault::NoPage) }
}

/// Appends the origin in its one spelling, and gives the path.
pub(super) fn push_origin<'a>(base: &mut String, base_url: &'a str) -> Result<&'a str, Fault> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Server;

    fn at(base_url: &str) -> Result<String, Fault> {
        Server::at(base_url, None).map(|server| server.base().to_owned())
    }

    fn message(base_url: &str) -> Option<String> {
        Server::new(None, Some(base_url), None).err().map(|invalid| invalid.to_string())
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
