//! Percent-encoding (RFC 3986 §2.1): everything but unreserved characters, byte by byte of the UTF-8 form (§2.5).

use crate::text::is_alphanumeric_or;

/// What RFC 3986 §2.3 calls `unreserved`, beside letters and digits.
const UNRESERVED: &str = "-._~";

/// Appends `text` with all but unreserved characters encoded: whole as it stands, in a path segment or a query.
pub(super) fn push_encoded(url: &mut String, text: &str) {
    push_encoded_but(url, text, UNRESERVED);
}

/// Appends `text` with all encoded but letters, digits and what is `kept`.
pub(super) fn push_encoded_but(url: &mut String, text: &str, kept: &str) {
    for byte in text.bytes() {
        if byte.is_ascii() && is_alphanumeric_or(kept, byte) {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(hex_digit(byte >> 4));
            url.push(hex_digit(byte & 0xf));
        }
    }
}

/// Upper case, as RFC 3986 §2.1 asks of producers.
fn hex_digit(nibble: u8) -> char {
    char::from(if nibble < 10 { b'0' + nibble } else { b'A' + nibble - 10 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(text: &str) -> String {
        let mut encoded = String::new();
        push_encoded(&mut encoded, text);
        encoded
    }

    #[test]
    fn unreserved_characters_stay() {
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        assert_eq!(encode(unreserved), unreserved);
    }

    #[test]
    fn every_other_ascii_character_is_encoded() {
        for byte in (0..0x80_u8).filter(|&byte| !is_alphanumeric_or(UNRESERVED, byte)) {
            assert_eq!(encode(&char::from(byte).to_string()), format!("%{byte:02X}"));
        }
    }

    #[test]
    fn other_characters_are_encoded_as_utf_8() {
        for (text, encoded) in [
            ("é", "%C3%A9"),
            ("€", "%E2%82%AC"),
            ("🦀", "%F0%9F%A6%80"),
            ("e\u{301}", "e%CC%81"),
            ("\u{ffff}", "%EF%BF%BF"),
        ] {
            assert_eq!(encode(text), encoded);
        }
    }

    #[test]
    fn what_is_encoded_already_is_encoded_again() {
        assert_eq!(encode("a%20b"), "a%2520b");
    }
}
