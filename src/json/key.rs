//! Keys that are known before they are read: quoted, a colon behind each, compared with the text at one go.

/// Bytes that one comparison takes.
const WIDTH: usize = 32;

/// A block that starts with a key.
pub type Key = [u8; WIDTH];

/// How long `names` are as [`Keys`].
#[must_use]
pub(crate) const fn length_of_keys(names: &[&str]) -> usize {
    let mut length = WIDTH;
    let mut rest = names;
    while let [name, tail @ ..] = rest {
        length += name.len() + QUOTES_AND_COLON;
        rest = tail;
    }
    length
}

const QUOTES_AND_COLON: usize = 3;

/// The keys of an object as they are mostly written, `"name":`, one behind the other, and zeros to fill the last block.
#[derive(Debug)]
pub(crate) struct Keys<const LENGTH: usize>([u8; LENGTH]);

impl<const LENGTH: usize> Keys<LENGTH> {
    /// The keys of those names, which must need no escape; `LENGTH` is [`length_of_keys`]. Fails to compile where a
    /// name is longer than 29 bytes.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
    pub(crate) const fn new(names: &[&str]) -> Self {
        let mut written = [0; LENGTH];
        let mut start = 0;
        let mut rest = names;
        while let [name, tail @ ..] = rest {
            assert!(name.len() + QUOTES_AND_COLON <= WIDTH, "raise WIDTH");
            written[start] = b'"';
            let mut at = 0;
            while at < name.len() {
                written[start + 1 + at] = name.as_bytes()[at];
                at += 1;
            }
            written[start + 1 + at] = b'"';
            written[start + 2 + at] = b':';
            start += at + QUOTES_AND_COLON;
            rest = tail;
        }
        Keys(written)
    }

    /// The key that starts at `start`, and what follows it.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated at compile time")]
    pub(crate) const fn key(&self, start: usize) -> &Key {
        let Some(key) = self.0.split_at(start).1.first_chunk() else { panic!("no key starts there") };
        key
    }

    /// The name whose key starts at `start`.
    #[must_use]
    pub(crate) const fn name(&self, start: usize, length: usize) -> &str {
        let name = self.0.split_at(start + 1).1.split_at(length).0;
        match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => "",
        }
    }
}

/// How many bytes of `text` the key of a name of `length` bytes and its colon are; none where `text` does not start with
/// them, or ends within [`WIDTH`] bytes.
#[inline]
pub(super) fn length_of_key(text: &[u8], key: &Key, length: usize) -> Option<usize> {
    let unlike = unlike_bytes(key, text.first_chunk()?);
    let length = length + QUOTES_AND_COLON;
    (unlike.trailing_zeros() as usize >= length).then_some(length)
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
    use super::{Keys, WIDTH, length_of_key, length_of_keys};

    #[test]
    fn a_text_starts_with_a_key_only_where_every_byte_is_the_keys() {
        const NAMES: [&str; 5] =
            ["a", "id", "workspace_id", "profile_national_identifier", "twenty_nine_bytes_at_the_most"];
        let keys = Keys::<{ length_of_keys(&NAMES) }>::new(&NAMES);
        let mut start = 0;
        for name in NAMES {
            assert_eq!(keys.name(start, name.len()), name);
            let key = keys.key(start);
            let text = format!("\"{name}\":\"and what follows, long enough to tell\"").into_bytes();
            let length = name.len() + 3;
            assert_eq!(length_of_key(&text, key, name.len()), Some(length));
            assert_eq!(length_of_key(&text[..WIDTH - 1], key, name.len()), None);
            for at in 0..WIDTH {
                let mut other = text.clone();
                other[at] ^= 1;
                assert_eq!(
                    length_of_key(&other, key, name.len()),
                    (at >= length).then_some(length),
                    "{name} {at}"
                );
            }
            start += length;
        }
    }
}
