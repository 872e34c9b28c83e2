//! A key that is known before it is read: quoted, a colon behind it, compared with the text at one go.

/// Bytes that one comparison takes.
const WIDTH: usize = 32;

/// A key of an object as it is mostly written: `"name":`.
#[derive(Debug)]
pub struct Key {
    /// Zeros follow.
    written: [u8; WIDTH],
    length: usize,
}

impl Key {
    /// The key of that name, which must need no escape. Fails to compile where it is longer than 29 bytes.
    #[must_use]
    #[expect(clippy::indexing_slicing, clippy::missing_panics_doc, reason = "evaluated at compile time")]
    pub const fn new(name: &str) -> Self {
        let length = name.len() + 3;
        assert!(length <= WIDTH, "raise WIDTH");
        let mut written = [0; WIDTH];
        written[0] = b'"';
        let mut at = 0;
        while at < name.len() {
            written[at + 1] = name.as_bytes()[at];
            at += 1;
        }
        written[length - 2] = b'"';
        written[length - 1] = b':';
        Key { written, length }
    }

    /// How many bytes of `text` this key and its colon are; none where it does not start with them, or ends within
    /// [`WIDTH`] bytes.
    #[inline]
    pub(super) fn length_in(&self, text: &[u8]) -> Option<usize> {
        let unlike = unlike_bytes(&self.written, text.first_chunk()?);
        (unlike.trailing_zeros() as usize >= self.length).then_some(self.length)
    }
}

/// Where the first quotation mark of a block stands; its width where there is none.
#[inline]
pub(super) fn nearest_quote(block: &[u8; WIDTH]) -> usize {
    (!unlike_bytes(block, &[b'"'; WIDTH])).trailing_zeros() as usize
}

/// A bit for each byte in which two blocks differ, the first one lowest.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn unlike_bytes(one: &[u8; WIDTH], another: &[u8; WIDTH]) -> u32 {
    use core::arch::wasm32::{i8x16_bitmask, u8x16_ne, v128, v128_load};

    // SAFETY: a reference to 32 bytes may be read as two times 16 bytes, and v128_load needs no alignment.
    #[expect(unsafe_code, reason = "the only way to load a vector")]
    let halves = |bytes: &[u8; WIDTH]| -> [v128; 2] {
        let start: *const v128 = bytes.as_ptr().cast();
        unsafe { [v128_load(start), v128_load(start.add(1))] }
    };
    let ([low, high], [other_low, other_high]) = (halves(one), halves(another));
    let unlike = |one, another| u32::from(i8x16_bitmask(u8x16_ne(one, another)));
    unlike(low, other_low) | unlike(high, other_high) << 16
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn unlike_bytes(one: &[u8; WIDTH], another: &[u8; WIDTH]) -> u32 {
    one.iter().zip(another).rev().fold(0, |bits, (one, another)| bits << 1 | u32::from(one != another))
}

#[cfg(test)]
mod tests {
    use super::{Key, WIDTH};

    #[test]
    fn a_text_starts_with_a_key_only_where_every_byte_is_the_keys() {
        for name in
            ["a", "id", "workspace_id", "profile_national_identifier", "twenty_nine_bytes_at_the_most"]
        {
            let key = Key::new(name);
            let text = format!("\"{name}\":\"and what follows, long enough to tell\"").into_bytes();
            let length = name.len() + 3;
            assert_eq!(key.length_in(&text), Some(length));
            assert_eq!(key.length_in(&text[..WIDTH - 1]), None);
            for at in 0..WIDTH {
                let mut other = text.clone();
                other[at] ^= 1;
                assert_eq!(key.length_in(&other), (at >= length).then_some(length), "{name} {at}");
            }
        }
    }
}
