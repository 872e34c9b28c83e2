//! Strings without and with their escapes (RFC 8259 §7).

use crate::text::append;

/// What a string holds: `raw` is what stands between its quotes and was passed by the scanner.
///
/// A lone surrogate becomes its three bytes ED A0..BF 80..BF, which are no UTF-8, so that two different keys never
/// become the same.
#[cold]
#[inline(never)]
#[must_use]
pub fn unescape(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let [byte, tail @ ..] = rest {
        rest = tail;
        let mut byte = *byte;
        if byte == b'\\' {
            let [kind, tail @ ..] = rest else { break };
            rest = tail;
            byte = match kind {
                b'b' => 0x08,
                b'f' => 0x0c,
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'u' => {
                    rest = push_code_unit(rest, &mut out);
                    continue;
                }
                other => *other,
            };
        }
        out.push(byte);
    }
    out
}

/// Appends the character whose code unit's four digits start `rest`, and returns what follows it.
fn push_code_unit<'t>(rest: &'t [u8], out: &mut Vec<u8>) -> &'t [u8] {
    let Some((mut code, mut tail)) = code_unit(rest) else { return &[] };
    if let (0xd800..=0xdbff, [b'\\', b'u', digits @ ..]) = (code, tail)
        && let Some((low @ 0xdc00..=0xdfff, behind)) = code_unit(digits)
    {
        code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        tail = behind;
    }
    push_code_point(code, out);
    tail
}

#[inline(never)]
fn code_unit(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, tail) = text.split_first_chunk::<4>()?;
    let unit = digits.iter().try_fold(0, |unit, &digit| Some(unit * 16 + char::from(digit).to_digit(16)?))?;
    Some((unit, tail))
}

/// UTF-8's scheme, for surrogates too.
#[expect(clippy::cast_possible_truncation, reason = "each byte is masked to its bits")]
fn push_code_point(code: u32, out: &mut Vec<u8>) {
    let (mark, length) = match code {
        0..0x80 => (0, 1),
        0x80..0x800 => (0xc0, 2),
        0x800..0x1_0000 => (0xe0, 3),
        _ => (0xf0, 4),
    };
    let mut bytes = [18, 12, 6, 0].map(|shift| 0x80 | (code >> shift) as u8 & 0x3f);
    let Some(bytes) = bytes.get_mut(4 - length..) else { return };
    if let Some(first) = bytes.first_mut() {
        *first = mark | (code >> (6 * (length - 1))) as u8;
    }
    out.extend_from_slice(bytes);
}

/// What [`unescape`] gave, for people: each byte that is no UTF-8 becomes U+FFFD.
#[inline(never)]
#[must_use]
pub(crate) fn readable(text: &[u8]) -> String {
    let mut readable = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let length = match str::from_utf8(rest) {
            Ok(valid) => {
                append(&mut readable, valid);
                return readable;
            }
            Err(error) => error.valid_up_to(),
        };
        let (valid, broken) = rest.split_at_checked(length).unwrap_or_default();
        append(&mut readable, str::from_utf8(valid).unwrap_or_default());
        append(&mut readable, "\u{fffd}");
        rest = broken.get(1..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn escapes_become_their_characters() {
        for (raw, plain) in [
            (r"plain", "plain".as_bytes()),
            (r#"\"\\\/\b\f\n\r\t"#, b"\"\\/\x08\x0c\n\r\t"),
            (r"\u0041\u00e9\u20AC", "Aé€".as_bytes()),
            (r"\ud83d\ude00!", "😀!".as_bytes()),
            (r"\ud83dx", b"\xed\xa0\xbdx"),
            (r"\ude00\ud83d", b"\xed\xb8\x80\xed\xa0\xbd"),
            (r"\ud83d\u0041", b"\xed\xa0\xbdA"),
        ] {
            assert_eq!(unescape(raw.as_bytes()), plain, "{raw}");
        }
    }
}
