//! An absolute `IRI` by the grammar of RFC 3987 §2.2, taken apart as far as
//! [`check_url`](super::check_url) needs it.
//!
//! ```
//! use assessment_order::validate::formats::{UrlVerdict, check_url};
//!
//! assert_eq!(check_url("x://u@[::1]:80/é%20?\u{E000}#f".as_bytes()), UrlVerdict::Valid);
//! assert_eq!(check_url("x://u@[::1]:80/\u{E000}".as_bytes()), UrlVerdict::Invalid);
//! ```

use super::is_ipv6;

/// What of an IRI is needed to judge it.
pub(super) struct Iri<'t> {
    /// As written; ASCII.
    pub(super) scheme: &'t [u8],
    /// As written, an IP literal with its brackets; empty also where there is no authority.
    pub(super) host: &'t [u8],
}

impl<'t> Iri<'t> {
    /// Reads an `IRI` (RFC 3987 §2.2): a scheme is required, a fragment allowed.
    pub(super) fn parse(text: &'t [u8]) -> Option<Self> {
        let (scheme, rest) = split_scheme(text)?;
        let Authority { host, rest } = match rest {
            [b'/', b'/', authority @ ..] => read_authority(authority)?,
            _ => Authority { host: &[], rest },
        };
        is_path_query_fragment(rest).then_some(Self { scheme, host })
    }
}

fn split_scheme(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = text.iter().position(|byte| !is_scheme_byte(*byte))?;
    let (scheme, rest) = text.split_at_checked(colon)?;
    scheme.first().filter(|first| first.is_ascii_alphabetic())?;
    Some((scheme, rest.strip_prefix(b":")?))
}

fn is_scheme_byte(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.')
}

struct Authority<'t> {
    host: &'t [u8],
    rest: &'t [u8],
}

/// Reads `iauthority`, after the `//`, and makes sure that a path, query, fragment or nothing
/// follows.
fn read_authority(text: &[u8]) -> Option<Authority<'_>> {
    let text = skip(text, Part::UserInfo).strip_prefix(b"@").unwrap_or(text);
    let after_host = match text {
        [b'[', literal @ ..] => skip_ip_literal(literal)?,
        _ => skip(text, Part::Host),
    };
    let host = text.get(..text.len() - after_host.len())?;
    let rest = match after_host {
        [b':', port @ ..] => skip_digits(port),
        _ => after_host,
    };
    matches!(rest, [] | [b'/' | b'?' | b'#', ..]).then_some(Authority { host, rest })
}

/// Skips `IPv6address "]"` or `IPvFuture "]"` (RFC 3986 §3.2.2), after the `[`.
fn skip_ip_literal(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().position(|byte| *byte == b']')?;
    let (address, rest) = (text.get(..end)?, text.get(end + 1..)?);
    (is_ipv6(address) || is_ip_future(address)).then_some(rest)
}

fn is_ip_future(text: &[u8]) -> bool {
    let [b'v' | b'V', text @ ..] = text else {
        return false;
    };
    let digits = text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    match text.get(digits..) {
        Some([b'.', address @ ..]) if digits > 0 && !address.is_empty() => {
            address.iter().all(|byte| Part::UserInfo.allows(*byte))
        }
        _ => false,
    }
}

fn skip_digits(text: &[u8]) -> &[u8] {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.get(digits..).unwrap_or_default()
}

fn is_path_query_fragment(text: &[u8]) -> bool {
    let mut rest = skip(text, Part::Path);
    if let [b'?', query @ ..] = rest {
        rest = skip(query, Part::Query);
    }
    if let [b'#', fragment @ ..] = rest {
        rest = skip(fragment, Part::Fragment);
    }
    rest.is_empty()
}

/// The parts of an IRI that differ in what they may hold; each is a bit in [`ALLOWED`].
#[derive(Clone, Copy, PartialEq)]
enum Part {
    UserInfo = 1,
    Host = 2,
    Path = 4,
    Query = 8,
    Fragment = 16,
}

impl Part {
    /// Whether an ASCII character stands for itself in this part.
    fn allows(self, byte: u8) -> bool {
        ALLOWED.get(usize::from(byte)).is_some_and(|parts| parts & self as u8 != 0)
    }

    /// Whether a character beyond ASCII is `ucschar`, or `iprivate` in the query (RFC 3987 §2.2).
    fn allows_beyond_ascii(self, character: char) -> bool {
        match character {
            '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}' => true,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => {
                self == Self::Query && !is_last_two_of_plane(character)
            }
            '\u{10000}'..='\u{DFFFF}' | '\u{E1000}'..='\u{EFFFF}' => !is_last_two_of_plane(character),
            _ => false,
        }
    }
}

/// Whether `character` is one of the noncharacters that end its plane.
fn is_last_two_of_plane(character: char) -> bool {
    u32::from(character) & 0xFFFE == 0xFFFE
}

/// For each ASCII character, the parts in which it stands for itself.
static ALLOWED: [u8; 128] = {
    let mut allowed = [0; 128];
    let mut rest: &mut [u8] = &mut allowed;
    let mut byte = 0;
    while let [parts, others @ ..] = rest {
        *parts = parts_that_allow(byte);
        rest = others;
        byte += 1;
    }
    allowed
};

const fn parts_that_allow(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z'
        | b'a'..=b'z'
        | b'0'..=b'9'
        | b'-'
        | b'.'
        | b'_'
        | b'~'
        | b'!'
        | b'$'
        | b'&'
        | b'\''
        | b'('
        | b')'
        | b'*'
        | b'+'
        | b','
        | b';'
        | b'=' => 0b11111,
        b':' => 0b11101,
        b'@' | b'/' => 0b11100,
        b'?' => 0b11000,
        _ => 0,
    }
}

/// What is left of `text` after all that may stand in `part`: it begins with the first thing that
/// may not.
fn skip(mut text: &[u8], part: Part) -> &[u8] {
    loop {
        let plain = text.iter().take_while(|byte| part.allows(**byte)).count();
        text = text.get(plain..).unwrap_or_default();
        match skip_triplet_or_beyond_ascii(text, part) {
            Some(rest) => text = rest,
            None => return text,
        }
    }
}

fn skip_triplet_or_beyond_ascii(text: &[u8], part: Part) -> Option<&[u8]> {
    let length = match text.first()? {
        0xC2..=0xDF => 2,
        b'%' | 0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let (first, rest) = text.split_at_checked(length)?;
    let fits = if let [b'%', digits @ ..] = first {
        digits.iter().all(u8::is_ascii_hexdigit)
    } else {
        str::from_utf8(first)
            .is_ok_and(|first| first.chars().all(|character| part.allows_beyond_ascii(character)))
    };
    fits.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_all(valid: bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(Iri::parse(text.as_bytes()).is_some(), valid, "{text:?}");
        }
    }

    #[test]
    fn the_scheme_and_the_host_are_found() {
        for (text, expected) in [
            ("HTTP://u:p%3A@example.com:8080/a/b;c=d?e=f/?#g/?", ("HTTP", "example.com")),
            ("http://%65x.é:", ("http", "%65x.é")),
            ("a://[::ffff:192.0.2.1]:80/", ("a", "[::ffff:192.0.2.1]")),
            ("a://[v1F.a:b]", ("a", "[v1F.a:b]")),
            ("x+1-2.3://?#", ("x+1-2.3", "")),
            ("urn:isbn:0451450523", ("urn", "")),
            ("x:", ("x", "")),
        ] {
            let found = Iri::parse(text.as_bytes()).map(|iri| (iri.scheme, iri.host));
            assert_eq!(found, Some((expected.0.as_bytes(), expected.1.as_bytes())), "{text}");
        }
    }

    #[test]
    fn an_iri_begins_with_a_scheme() {
        assert_all(false, &["", "x", "example.com", "//example.com", "1x:a", ":a", "é:a", " x:a"]);
    }

    #[test]
    fn a_path_query_or_fragment_holds_neither_brackets_nor_bare_percent_signs() {
        assert_all(false, &["x:%", "x:%2", "x:%2G", "x:a b", "x:a ", "x:<>", "x:a\\b", "x:a\n"]);
        assert_all(false, &["x:[a]", "x:?[a]", "x:#[a]", "x:#a#b", "x:\u{7F}"]);
    }

    #[test]
    fn brackets_in_the_authority_hold_an_ip_literal() {
        assert_all(false, &["a://[::1", "a://[::1]b", "a://[127.0.0.1]", "a://[::1%25eth0]"]);
        assert_all(false, &["a://[v.a]", "a://[v1.]", "a://[v1]", "a://[v1.%41]", "a://[v1.é]"]);
        assert_all(false, &["a://b@c@d/", "a://b:c/", "a://b:80:80/", "a://b[::1]"]);
    }

    #[test]
    fn beyond_ascii_only_the_ranges_of_the_rfc_are_allowed() {
        for character in ['\u{A0}', '\u{FDF0}', '\u{FFEF}', '\u{1FFFD}', '\u{E1000}', '\u{EFFFD}'] {
            assert_all(true, &[&format!("x:{character}"), &format!("x:#{character}")]);
        }
        for character in ['\u{9F}', '\u{FDD0}', '\u{FFF0}', '\u{1FFFE}', '\u{E0FFF}', '\u{10FFFE}'] {
            assert_all(false, &[&format!("x:{character}"), &format!("x:?{character}")]);
        }
        for private in ['\u{E000}', '\u{F8FF}', '\u{F0000}', '\u{10FFFD}'] {
            assert_all(true, &[&format!("x:?{private}")]);
            assert_all(false, &[&format!("x:{private}"), &format!("x:#{private}")]);
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_refused() {
        for text in [b"x:\xED\xA0\x80".as_slice(), b"x:\xC3", b"x:\xE0\x82\xA9", b"x:\xA9"] {
            assert!(Iri::parse(text).is_none());
        }
    }
}
