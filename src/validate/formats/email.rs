//! A mailbox, `local-part@domain`: RFC 5321 §4.1.2 with the characters beyond ASCII of RFC 6531
//! §3.3.
//!
//! ```
//! use assessment_order::validate::formats::is_email;
//!
//! assert!(is_email(b"ada.lovelace@example.com"));
//! assert!(is_email("실례@실례.테스트".as_bytes()));
//! assert!(!is_email(b"ada@localhost"));
//! ```

use super::plain_email::is_plain_mailbox;
use super::{is_ipv4, is_ipv6};

/// RFC 5321 §4.5.3.1.1, in octets; the quotes of a quoted string count.
const LOCAL_PART_LIMIT: usize = 64;
/// RFC 5321 §4.5.3.1.2, in octets.
const DOMAIN_LIMIT: usize = 255;
/// RFC 1035 §2.3.4, in octets.
const LABEL_LIMIT: usize = 63;

/// Characters that IDNA allows in no label (RFC 5892 §3), and that come with pasted text: blanks, controls, what is not
/// shown, dots of other scripts, private and broken ones. First and last of each span, up to U+FFFF; the joiners U+200C
/// and U+200D are allowed in some.
pub const NOT_IN_LABELS: [[u16; 2]; 22] = [
    [0x80, 0xa0],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
    [0x1680, 0x1680],
    [0x17b4, 0x17b5],
    [0x180b, 0x180f],
    [0x2000, 0x200b],
    [0x200e, 0x200f],
    [0x2028, 0x202f],
    [0x205f, 0x206f],
    [0x3000, 0x3002],
    [0x3164, 0x3164],
    [0xe000, 0xf8ff],
    [0xfdd0, 0xfdef],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xff0e, 0xff0e],
    [0xff61, 0xff61],
    [0xffa0, 0xffa0],
    [0xfff0, 0xffff],
];

/// Whether `text` is a `Mailbox` (RFC 5321 §4.1.2, RFC 6531 §3.3).
///
/// The local part is a dot-string or a quoted string of at most 64 octets. The domain has two
/// labels or more, of at most 63 octets each and 255 together, or it is an address literal (RFC
/// 5321 §4.1.3) such as `[127.0.0.1]` or `[IPv6:::1]`. A label may hold characters beyond ASCII: but
/// for blanks, what is not shown, and other dots, whether IDNA (RFC 5892) allows them is not looked up.
#[must_use]
pub fn is_email(text: &[u8]) -> bool {
    is_plain_mailbox(text) || is_mailbox(text)
}

/// The long way, which takes every mailbox.
pub(super) fn is_mailbox(text: &[u8]) -> bool {
    let Some((local, domain)) = split_mailbox(text) else {
        return false;
    };
    // The parts are checked byte by byte, and only here it is settled that bytes beyond ASCII are
    // characters, and which.
    local.len() <= LOCAL_PART_LIMIT
        && is_domain_or_literal(domain)
        && str::from_utf8(text)
            .is_ok_and(|text| text.chars().rev().take_while(|&at| at != '@').all(may_be_in_label))
}

/// The valid local part and whatever follows its `@`.
fn split_mailbox(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = if let [b'"', quoted @ ..] = text {
        text.len() - after_quoted_string(quoted)?.len()
    } else {
        text.iter()
            .position(|byte| *byte == b'@')
            .filter(|end| text.get(..*end).is_some_and(is_dot_string))?
    };
    let (local, rest) = text.split_at_checked(end)?;
    Some((local, rest.strip_prefix(b"@")?))
}

/// `Dot-string`: atoms with single dots between them.
fn is_dot_string(text: &[u8]) -> bool {
    text.split(|byte| *byte == b'.').all(|atom| !atom.is_empty() && atom.iter().all(|byte| is_atext(*byte)))
}

/// `atext` (RFC 5322 §3.2.3), or a byte of a character beyond ASCII.
fn is_atext(byte: u8) -> bool {
    let is_special = matches!(
        byte,
        b'"' | b'(' | b')' | b',' | b'.' | b':' | b';' | b'<' | b'>' | b'@' | b'[' | b'\\' | b']'
    );
    byte > b' ' && byte != 0x7F && !is_special
}

/// What follows the closing quote of a `Quoted-string`, given what follows the opening one.
fn after_quoted_string(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        text = match text {
            [b'"', rest @ ..] => return Some(rest),
            [b'\\', b' '..=b'~', rest @ ..] => rest,
            [b'\\', ..] => return None,
            [b' '..=b'~' | 0x80.., rest @ ..] => rest,
            _ => return None,
        };
    }
}

fn is_domain_or_literal(text: &[u8]) -> bool {
    match text {
        [b'[', literal @ .., b']'] => is_address(literal),
        _ => is_domain(text),
    }
}

/// What an address literal holds. `IPv6` is the only tag that IANA has registered for the general
/// form.
fn is_address(text: &[u8]) -> bool {
    match text.split_at_checked(5) {
        Some((tag, address)) if tag.eq_ignore_ascii_case(b"IPv6:") => is_ipv6(address),
        _ => is_ipv4(text),
    }
}

fn is_domain(text: &[u8]) -> bool {
    text.len() <= DOMAIN_LIMIT && text.contains(&b'.') && text.split(|byte| *byte == b'.').all(is_label)
}

/// `sub-domain`: letters, digits and, inside, hyphens (RFC 5321 §4.1.2), or a `U-label` (RFC 6531
/// §3.3).
fn is_label(label: &[u8]) -> bool {
    let hyphen_at_an_end = label.starts_with(b"-") || label.ends_with(b"-");
    matches!(label.len(), 1..=LABEL_LIMIT)
        && !hyphen_at_an_end
        && label.iter().all(|byte| is_label_byte(*byte))
}

fn may_be_in_label(character: char) -> bool {
    !NOT_IN_LABELS.iter().any(|&[first, last]| (first.into()..=last.into()).contains(&u32::from(character)))
}

fn is_label_byte(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | 0x80..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_local_part_is_a_dot_string_or_a_quoted_string() {
        for (text, valid) in [
            (r"a.b+c/d=e{f}@example.com", true),
            (r#""a b.@..\"\\"@example.com"#, true),
            (r#"""@example.com"#, true),
            ("\"\u{e9}\"@example.com", true),
            ("\"\\\u{e9}\"@example.com", false),
            ("\"a\tb\"@example.com", false),
            (r#""a"b@example.com"#, false),
            (r#"a"b"@example.com"#, false),
            (r#""a\"@example.com"#, false),
            ("a..b@example.com", false),
            (".a@example.com", false),
            ("a.@example.com", false),
            ("a b@example.com", false),
            ("a(b)@example.com", false),
            ("a\u{7f}@example.com", false),
            ("@example.com", false),
            ("example.com", false),
        ] {
            assert_eq!(is_email(text.as_bytes()), valid, "{text}");
        }
    }

    #[test]
    fn the_domain_is_two_labels_or_more_or_an_address_literal() {
        for (text, valid) in [
            ("a@b.c", true),
            ("a@1.x--2.xn--p1ai", true),
            ("a@b\u{fc}cher.example", true),
            ("a@\u{915}\u{94d}\u{200d}\u{937}.example", true),
            ("\u{200b}a\u{a0}@b.c", true),
            ("a@b.c\u{a0}", false),
            ("a@b.c\u{200b}", false),
            ("a@\u{feff}b.c", false),
            ("a@b.c\u{3002}d", false),
            ("a@b\u{3164}.c", false),
            ("a@b\u{fffd}.c", false),
            ("a@b.c\u{2028}", false),
            ("a@[192.168.0.1]", true),
            ("a@[ipv6:2001:db8::1]", true),
            ("a@localhost", false),
            ("a@b.c.", false),
            ("a@.b.c", false),
            ("a@b..c", false),
            ("a@-b.c", false),
            ("a@b-.c", false),
            ("a@b_b.c", false),
            ("a@b@c.d", false),
            ("a@[::1]", false),
            ("a@[IPv6:192.168.0.1]", false),
            ("a@[192.168.0.1", false),
            ("a@", false),
        ] {
            assert_eq!(is_email(text.as_bytes()), valid, "{text}");
        }
    }

    #[test]
    fn the_limits_are_in_octets() {
        let mailbox = |local: usize, label: usize, labels: usize| {
            is_email(
                format!("{}@{}b", "a".repeat(local), format!("{}.", "b".repeat(label)).repeat(labels))
                    .as_bytes(),
            )
        };
        assert!(mailbox(64, 63, 1) && !mailbox(65, 63, 1) && !mailbox(64, 64, 1));
        assert!(mailbox(1, 1, 127) && !mailbox(1, 1, 128));
        assert!(!is_email(format!("{}@b.c", "\u{e9}".repeat(33)).as_bytes()));
    }

    #[test]
    fn a_lone_surrogate_is_refused_wherever_it_is() {
        for text in [b"a\xED\xA0\x80@b.c".as_slice(), b"\"\xED\xBF\xBF\"@b.c", b"a@b\xED\xA0\x80.c"] {
            assert!(!is_email(text));
        }
    }
}
