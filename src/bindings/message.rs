//! What JavaScript tells where it is more than a few values: numbers, and one text that holds every string.
//!
//! That is far quicker than to ask an object for its properties from here. `js/module/message.ts` writes what is read
//! here.

/// Data of any shape: it is read in the order in which it was written.
pub(super) struct Message<'a> {
    numbers: core::slice::Iter<'a, f64>,
    text: &'a [u8],
}

impl<'a> Message<'a> {
    pub(super) fn new(numbers: &'a [f64], text: &'a [u8]) -> Self {
        Message { numbers: numbers.iter(), text }
    }

    #[inline(never)]
    pub(super) fn number(&mut self) -> f64 {
        self.numbers.next().copied().unwrap_or_default()
    }

    pub(super) fn flag(&mut self) -> bool {
        self.number() > 0.0
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count is small and whole")]
    pub(super) fn count(&mut self) -> usize {
        self.number() as usize
    }

    /// Its length is among the numbers, in UTF-16 code units.
    #[inline(never)]
    pub(super) fn string(&mut self) -> &'a str {
        let mut left = self.count();
        let is_behind = |&byte: &u8| {
            let begins = byte & 0xC0 != 0x80;
            let ends = begins && left == 0;
            left -= usize::from(begins && !ends) * if byte >= 0xF0 { 2 } else { 1 };
            ends
        };
        let end = self.text.iter().position(is_behind).unwrap_or(self.text.len());
        let (string, rest) = self.text.split_at_checked(end).unwrap_or_default();
        self.text = rest;
        core::str::from_utf8(string).unwrap_or_default()
    }

    /// A flag tells whether the value follows.
    pub(super) fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| read(self))
    }

    /// Their number comes first.
    #[inline(never)]
    pub(super) fn strings(&mut self) -> Vec<&'a str> {
        (0..self.count()).map(|_| self.string()).collect()
    }

    /// What follows the strings that were read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.text
    }
}
