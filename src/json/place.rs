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
        for &byte in passed {
            match byte {
                b'\n' => self.place = Place { line: self.place.line + 1, column: 1 },
                // The bytes that continue a character count nothing; the four-byte ones are surrogate pairs.
                0x80..=0xbf => {}
                0xf0.. => self.place.column += 2,
                _ => self.place.column += 1,
            }
        }
        self.rest = rest;
        self.offset += length;
        self.place
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
}
