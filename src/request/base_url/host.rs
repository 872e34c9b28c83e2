//! The host of a base URL: one that every URL parser leaves as it is.

use super::Fault;
use crate::text::{has, is_alphanumeric_or};
use crate::validate::formats::{is_ipv4, is_ipv6};

/// Where a request to a host can end up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
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
pub(super) fn check_host(text: &str) -> Result<Reach, Fault> {
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
