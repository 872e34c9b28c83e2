//! The quick way through most links: bytes that mean the same wherever they stand in a URL.

const WIDTH: usize = 16;

/// Whether `text` is `https://` or `http://`, a host, and a path and query that need no closer look: only unreserved
/// characters, sub-delims (RFC 3986 §2), `/` and `?`, sixteen at least. A link that is not may be valid all the same.
pub(super) fn is_plain_http(text: &[u8]) -> bool {
    let rest = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    rest.is_some_and(|rest| matches!(rest, [first, ..] if !matches!(first, b'/' | b'?')) && all_plain(rest))
}

fn all_plain(text: &[u8]) -> bool {
    // The last block of sixteen overlaps the one before: that is quicker than byte after byte.
    text.last_chunk().is_some_and(is_plain_block) && text.as_chunks::<WIDTH>().0.iter().all(is_plain_block)
}

const fn is_plain(byte: u8) -> bool {
    matches!(byte,
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~'
        | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'='
        | b'/' | b'?')
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn is_plain_block(block: &[u8; WIDTH]) -> bool {
    block.iter().all(|&byte| is_plain(byte))
}

/// A byte is plain where the columns of its low half and the row of its high half share a bit.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn is_plain_block(block: &[u8; WIDTH]) -> bool {
    use core::arch::wasm32::{
        i8x16_all_true, u8x16_shr, u8x16_splat, u8x16_swizzle, v128, v128_and, v128_load,
    };

    // SAFETY: a reference to 16 bytes may be read as 16 bytes, and v128_load needs no alignment.
    #[expect(unsafe_code, reason = "the only way to load a vector")]
    fn load(bytes: &[u8; WIDTH]) -> v128 {
        unsafe { v128_load(bytes.as_ptr().cast()) }
    }

    let bytes = load(block);
    let columns = u8x16_swizzle(load(&COLUMNS), v128_and(bytes, u8x16_splat(0x0f)));
    let rows = u8x16_swizzle(load(&ROWS), u8x16_shr(bytes, 4));
    i8x16_all_true(v128_and(columns, rows))
}

/// For each high half of a byte, its bit; none beyond ASCII.
#[cfg(any(test, all(target_arch = "wasm32", target_feature = "simd128")))]
const ROWS: [u8; 16] = [0, 0, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7, 0, 0, 0, 0, 0, 0, 0, 0];

/// For each low half of a byte, the bits of the high halves that make a plain byte with it.
#[cfg(any(test, all(target_arch = "wasm32", target_feature = "simd128")))]
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
const COLUMNS: [u8; 16] = {
    let mut columns = [0; 16];
    let mut byte = 0x20_u8;
    while byte < 0x80 {
        if is_plain(byte) {
            columns[(byte & 0x0f) as usize] |= ROWS[(byte >> 4) as usize];
        }
        byte += 1;
    }
    columns
};

#[cfg(test)]
mod tests {
    use super::{COLUMNS, ROWS, is_plain, is_plain_http};
    use crate::validate::formats::iri::Iri;

    #[test]
    fn rows_and_columns_say_what_the_definition_says() {
        for byte in 0..=u8::MAX {
            let by_halves = COLUMNS[usize::from(byte & 15)] & ROWS[usize::from(byte >> 4)] != 0;
            assert_eq!(by_halves, is_plain(byte), "{byte}");
        }
    }

    #[test]
    fn a_plain_link_is_a_link() {
        for byte in 0..=u8::MAX {
            for at in 0..30 {
                let mut link = b"https://example.com/reports/42".to_vec();
                link[at] = byte;
                let has_host = |iri: Iri<'_>| !iri.host.is_empty();
                assert!(!is_plain_http(&link) || Iri::parse(&link).is_some_and(has_host), "{link:?}");
            }
        }
        assert!(
            is_plain_http(b"http://host.example.com") && is_plain_http(b"https://example.com/a?b=c&d='e'")
        );
        assert!(!is_plain_http(b"https://example.com"));
        assert!(
            !is_plain_http(b"https://") && !is_plain_http(b"https:///a") && !is_plain_http(b"https://?a")
        );
    }
}
