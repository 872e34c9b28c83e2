//! An IPv4 address as a dotted quad: RFC 2673 §3.2, which JSON Schema names, with the exact octets
//! of RFC 3986 §3.2.2.
//!
//! ```
//! use assessment_order::validate::formats::is_ipv4;
//!
//! assert!(is_ipv4(b"192.168.0.1"));
//! assert!(!is_ipv4(b"192.168.0.01"));
//! ```

/// Whether `text` is four decimal octets, 0 to 255 and without leading zeros (RFC 3986 §3.2.2
/// `IPv4address`).
#[must_use]
pub fn is_ipv4(mut text: &[u8]) -> bool {
    let mut dots = 0;
    while let Some(after_octet) = skip_octet(text) {
        let [b'.', rest @ ..] = after_octet else {
            return dots == 3 && after_octet.is_empty();
        };
        dots += 1;
        text = rest;
    }
    false
}

/// What follows the longest octet at the start of `text`.
fn skip_octet(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'2', b'5', b'0'..=b'5', rest @ ..]
        | [b'2', b'0'..=b'4', b'0'..=b'9', rest @ ..]
        | [b'1', b'0'..=b'9', b'0'..=b'9', rest @ ..]
        | [b'1'..=b'9', b'0'..=b'9', rest @ ..]
        | [b'0'..=b'9', rest @ ..] => Some(rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_octets_without_leading_zeros_are_an_address() {
        for text in ["0.0.0.0", "9.10.99.100", "199.200.249.250", "255.255.255.255"] {
            assert!(is_ipv4(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for text in [
            "",
            "1.2.3",
            "1.2.3.",
            ".1.2.3",
            "1.2.3.4.",
            "1.2.3.4.5",
            "1..3.4",
            "1.2.3.256",
            "1.2.3.300",
            "01.2.3.4",
            "1.2.3.4 ",
            "1.2.3.a",
            "0x1.2.3.4",
        ] {
            assert!(!is_ipv4(text.as_bytes()), "{text}");
        }
    }
}
