//! An IPv6 address in the text forms of RFC 4291 §2.2: eight groups, `::` for zeros, an IPv4
//! address at the end.
//!
//! ```
//! use assessment_order::validate::formats::is_ipv6;
//!
//! assert!(is_ipv6(b"2001:db8::1"));
//! assert!(is_ipv6(b"::ffff:192.168.0.1"));
//! assert!(!is_ipv6(b"fe80::1%eth0"));
//! ```

use super::is_ipv4;

/// Whether `text` is an IPv6 address (RFC 4291 §2.2, RFC 3986 §3.2.2 `IPv6address`); `::` stands
/// for one group or more.
///
/// A zone (RFC 4007 §11), a prefix length and brackets are refused.
#[must_use]
pub fn is_ipv6(text: &[u8]) -> bool {
    let (mut rest, mut gap) = match text {
        [b':', b':'] => return true,
        [b':', b':', rest @ ..] => (rest, Gap::Present),
        _ => (text, Gap::Absent),
    };
    let mut groups = 0;
    while groups < 8 {
        let digits = rest.iter().take(5).take_while(|byte| byte.is_ascii_hexdigit()).count();
        let after_group = rest.get(digits..).unwrap_or_default();
        if let [b'.', ..] = after_group {
            return is_ipv4(rest) && gap.completes(groups + 2);
        }
        if digits == 0 || digits > 4 {
            return false;
        }
        groups += 1;
        rest = match after_group {
            [] => return gap.completes(groups),
            [b':', b':'] if gap == Gap::Absent => return Gap::Present.completes(groups),
            [b':', b':', others @ ..] if gap == Gap::Absent => {
                gap = Gap::Present;
                others
            }
            [b':', others @ ..] => others,
            _ => return false,
        };
    }
    false
}

/// Whether `::` has been seen.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    Absent,
    Present,
}

impl Gap {
    /// Whether so many groups are a whole address, together with the zeros that a gap stands for.
    fn completes(self, groups: u8) -> bool {
        match self {
            Self::Absent => groups == 8,
            Self::Present => groups < 8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_forms_of_the_rfc_are_addresses() {
        for text in [
            "ABCD:EF01:2345:6789:ABCD:EF01:2345:6789",
            "2001:DB8:0:0:8:800:200C:417A",
            "::",
            "::1",
            "1::",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1:2:3::5:6:7:8",
            "0:0:0:0:0:0:13.1.68.3",
            "::13.1.68.3",
            "1:2:3:4:5::13.1.68.3",
        ] {
            assert!(is_ipv6(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for text in [
            "",
            ":",
            ":::",
            "1",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:",
            ":1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1:2:3:4::5:6:7:8",
            "1::2::3",
            "1:::2",
            "12345::",
            "g::",
            "13.1.68.3",
            "13.1.68.3::",
            "::13.1.68.3:1",
            "::13.1.68.03",
            "1:2:3:4:5:6:7:13.1.68.3",
            "fe80::1%eth0",
            "2001:db8::/32",
            "[::1]",
        ] {
            assert!(!is_ipv6(text.as_bytes()), "{text}");
        }
    }
}
