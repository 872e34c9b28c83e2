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
        let line_start = memchr::memrchr(b'\n', passed).map_or(0, |end| end + 1);
        if line_start > 0 {
            self.place.line += memchr::memchr_iter(b'\n', passed).count();
            self.place.column = 1;
        }
        self.place.column += passed.get(line_start..).map_or(0, code_units);
        self.rest = rest;
        self.offset += length;
        self.place
    }
}

/// How many UTF-16 code units a text in UTF-8 becomes.
pub(crate) fn code_units(text: &[u8]) -> usize {
    // So many bytes at a time that a byte can hold the sum: the compiler makes vectors of it.
    text.chunks(127).map(|bytes| usize::from(bytes.iter().copied().map(code_units_begun).sum::<u8>())).sum()
}

/// The bytes that continue a character count nothing; the four-byte ones are surrogate pairs.
fn code_units_begun(byte: u8) -> u8 {
    u8::from(!matches!(byte, 0x80..=0xbf)) + u8::from(byte >= 0xf0)
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
