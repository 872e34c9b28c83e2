//! From a byte offset to what an editor shows: line and column.

/// Where something stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1; lines end at LF.
    pub line: usize,
    /// From 1, in UTF-16 code units.
    pub column: usize,
}

/// Finds places for offsets that come in ascending order, in one walk over the text.
#[derive(Debug)]
pub struct Locator<'t> {
    rest: &'t [u8],
    offset: usize,
    place: Place,
}

impl<'t> Locator<'t> {
    /// Starts at the beginning of `text`.
    #[must_use]
    pub const fn new(text: &'t [u8]) -> Self {
        Locator { rest: text, offset: 0, place: Place { line: 1, column: 1 } }
    }

    /// The place of `offset`, which is not before the last one asked for.
    pub fn locate(&mut self, offset: usize) -> Place {
        let length = offset.saturating_sub(self.offset).min(self.rest.len());
        let (passed, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        each_block(passed, |marks| {
            if marks.line_ends != 0 {
                self.place.line += marks.line_ends.count_ones() as usize;
                self.place.column = 1;
            }
            self.place.column += marks.code_units_behind_the_last_line();
        });
        self.rest = rest;
        self.offset += length;
        self.place
    }
}

/// How many UTF-16 code units a text in UTF-8 becomes.
#[cfg(target_family = "wasm")]
pub(crate) fn code_units(text: &[u8]) -> usize {
    let mut units = 0;
    each_block(text, |marks| units += marks.code_units());
    units
}

/// Bytes that are looked at together.
const WIDTH: usize = 16;

/// Goes through `text` in blocks. The last one is filled up with bytes that count for nothing.
#[inline]
fn each_block(text: &[u8], mut each: impl FnMut(Marks)) {
    let (blocks, rest) = text.as_chunks::<WIDTH>();
    let mut last = [CONTINUATION; WIDTH];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    for index in 0..=blocks.len() {
        each(Marks::of(blocks.get(index).unwrap_or(&last)));
    }
}

/// A byte that continues a character.
const CONTINUATION: u8 = 0x80;

/// What a block of UTF-8 holds: a bit for each byte, the first one's lowest.
struct Marks {
    line_ends: u32,
    /// The bytes that continue a character.
    continuations: u32,
    /// The first bytes of characters that are two code units.
    pairs: u32,
}

impl Marks {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline]
    fn of(block: &[u8; WIDTH]) -> Self {
        use core::arch::wasm32::{
            i8x16_bitmask, i8x16_lt, i8x16_splat, u8x16_eq, u8x16_ge, u8x16_splat, v128_load,
        };

        // SAFETY: a reference to 16 bytes may be read as 16 bytes, and v128_load needs no alignment.
        #[expect(unsafe_code, reason = "the only way to load a vector")]
        let bytes = unsafe { v128_load(block.as_ptr().cast()) };
        Marks {
            line_ends: i8x16_bitmask(u8x16_eq(bytes, u8x16_splat(b'\n'))).into(),
            // 80 to BF are, as signed bytes, the least ones.
            continuations: i8x16_bitmask(i8x16_lt(bytes, i8x16_splat(-0x40))).into(),
            pairs: i8x16_bitmask(u8x16_ge(bytes, u8x16_splat(0xf0))).into(),
        }
    }

    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    fn of(block: &[u8; WIDTH]) -> Self {
        let bits = |is_such: fn(u8) -> bool| {
            block.iter().rev().fold(0, |bits, &byte| bits << 1 | u32::from(is_such(byte)))
        };
        Marks {
            line_ends: bits(|byte| byte == b'\n'),
            continuations: bits(|byte| matches!(byte, CONTINUATION..=0xbf)),
            pairs: bits(|byte| byte >= 0xf0),
        }
    }

    #[cfg(target_family = "wasm")]
    fn code_units(&self) -> usize {
        WIDTH - self.continuations.count_ones() as usize + self.pairs.count_ones() as usize
    }

    fn code_units_behind_the_last_line(&self) -> usize {
        let before = u32::BITS - self.line_ends.leading_zeros();
        let behind = u32::MAX << before;
        let begun = !self.continuations & behind & 0xffff;
        (begun.count_ones() + (self.pairs & behind).count_ones()) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Locator, Place};

    #[test]
    fn columns_count_as_editors_do() {
        let text = "{\n  \"é😀\": 1,\r\n\"x\"}";
        let mut locator = Locator::new(text.as_bytes());
        for (needle, line, column) in [("{", 1, 1), ("\"é", 2, 3), ("1", 2, 10), ("\"x", 3, 1), ("}", 3, 4)]
        {
            let offset = text.find(needle).unwrap();
            assert_eq!(locator.locate(offset), Place { line, column }, "{needle}");
        }
    }

    #[test]
    fn lines_end_wherever_they_end_in_a_block() {
        for before in 0..40 {
            for between in 0..40 {
                let text =
                    format!("{}\n{}\n{}", "é".repeat(before), "a".repeat(between), "😀".repeat(between));
                let place = Locator::new(text.as_bytes()).locate(text.len());
                assert_eq!(place, Place { line: 3, column: 2 * between + 1 }, "{before} {between}");
            }
        }
    }

    #[test]
    fn long_lines_count_to_their_end() {
        for character in ["a", "é", "€", "😀"] {
            for count in [126, 127, 128, 1000] {
                let text = format!("\n\n{}", character.repeat(count));
                let units = text.trim_start().encode_utf16().count();
                assert_eq!(
                    Locator::new(text.as_bytes()).locate(text.len()),
                    Place { line: 3, column: units + 1 }
                );
            }
        }
    }
}
