//! How far a string runs before a byte that means something: the hottest loop of the package.

/// What a string holds up to its next special byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Bytes before the first `"`, `\` or control character; all of them where there is none.
    pub length: usize,
    /// Whether the bytes are surely ASCII. May be `false` for a byte shortly behind the run.
    pub ascii: bool,
}

/// Measures the run at the start of `text`.
#[inline]
pub(super) fn plain_run(text: &[u8]) -> Run {
    let mut block = Block::default();
    let mut rest = text;
    let mut length = 0;
    while let Some((chunk, tail)) = rest.split_first_chunk::<WIDTH>() {
        if let Some(stop) = block.first_special(chunk) {
            return Run { length: length + stop, ascii: block.is_ascii() };
        }
        length += WIDTH;
        rest = tail;
    }
    let stop = rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len());
    Run { length: length + stop, ascii: block.is_ascii() && rest.is_ascii() }
}

fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use simd::{Block, WIDTH};
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use word::{Block, WIDTH};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd {
    use core::arch::wasm32::{i8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_splat, v128, v128_load, v128_or};

    pub(super) const WIDTH: usize = 16;

    /// The bytes seen so far, joined by "or": their highest bits tell whether all were ASCII.
    #[derive(Clone, Copy)]
    pub(super) struct Block(v128);

    impl Default for Block {
        fn default() -> Self {
            Block(u8x16_splat(0))
        }
    }

    impl Block {
        #[inline]
        pub(super) fn first_special(&mut self, chunk: &[u8; WIDTH]) -> Option<usize> {
            // SAFETY: a reference to 16 bytes may be read as 16 bytes, and v128_load needs no alignment.
            #[expect(unsafe_code, reason = "the only way to load a vector")]
            let bytes = unsafe { v128_load(chunk.as_ptr().cast()) };
            self.0 = v128_or(self.0, bytes);
            let special = v128_or(
                v128_or(u8x16_eq(bytes, u8x16_splat(b'"')), u8x16_eq(bytes, u8x16_splat(b'\\'))),
                u8x16_lt(bytes, u8x16_splat(b' ')),
            );
            let stops = i8x16_bitmask(special);
            (stops != 0).then(|| stops.trailing_zeros() as usize)
        }

        #[inline]
        pub(super) fn is_ascii(self) -> bool {
            i8x16_bitmask(self.0) == 0
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod word {
    pub(super) const WIDTH: usize = 8;

    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

    /// The bytes seen so far, joined by "or": their highest bits tell whether all were ASCII.
    #[derive(Clone, Copy, Default)]
    pub(super) struct Block(u64);

    impl Block {
        #[inline]
        #[expect(clippy::trivially_copy_pass_by_ref, reason = "as the vectors' version takes it")]
        pub(super) fn first_special(&mut self, chunk: &[u8; WIDTH]) -> Option<usize> {
            let bytes = u64::from_le_bytes(*chunk);
            self.0 |= bytes;
            let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes & HIGH_BITS;
            let equal = |byte: u8| below(bytes ^ (ONES * u64::from(byte)), 1);
            // A borrow can only set bits above the first true one, and the first is what counts.
            let special = equal(b'"') | equal(b'\\') | below(bytes, u64::from(b' '));
            (special != 0).then(|| special.trailing_zeros() as usize / 8)
        }

        #[inline]
        pub(super) fn is_ascii(self) -> bool {
            self.0 & HIGH_BITS == 0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_special, plain_run};

    #[test]
    fn a_run_ends_at_the_first_special_byte_wherever_it_stands() {
        for length in 0..70_usize {
            for special in [b'"', b'\\', 0, 0x1f, b'\n'] {
                for filler in [b'a', b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                    let mut text = vec![filler; length];
                    text.push(special);
                    text.extend([b'"', 0xff, b'a'].iter().cycle().take(20));
                    let run = plain_run(&text);
                    assert_eq!(run.length, length, "{special} after {length} of {filler}");
                    assert!(!run.ascii || text[..length].is_ascii());
                }
            }
        }
    }

    #[test]
    fn every_byte_is_told_apart_as_the_definition_does() {
        for byte in 0..=u8::MAX {
            for at in 0..24 {
                let mut text = [b'x'; 24];
                text[at] = byte;
                assert_eq!(plain_run(&text).length, if is_special(byte) { at } else { 24 });
            }
        }
    }
}
