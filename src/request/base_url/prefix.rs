//! The path of a base URL, which comes before the API's own.

use super::Fault;
use crate::request::percent::push_encoded_but;

/// Appends the path without slashes at its end. What RFC 3986 §3.3 lets stand there stays, the rest is encoded.
pub(in crate::request) fn push_prefix(base: &mut String, path: &str) -> Result<(), Fault> {
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
