//! What JavaScript reads straight out of the module's memory: numbers, and one text that holds every string.
//!
//! That is far quicker than to make objects from here. `js/module/output.ts` reads what is written here.

use std::cell::Cell;

use crate::json::code_units;

/// An output with room for more numbers and bytes is not kept for the next one.
const KEPT: usize = 1 << 16;

thread_local! {
    static OUTPUT: Cell<Output> = const { Cell::new(Output { numbers: Vec::new(), text: String::new() }) };
}

/// Data of any shape: it is read in the order in which it was written.
#[derive(Debug, Default)]
pub(super) struct Output {
    /// The first two tell where the text is and how many bytes it has.
    numbers: Vec<u32>,
    text: String,
}

impl Output {
    /// Writes an output and tells where it is: until the next one is written.
    pub(super) fn write(content: impl FnOnce(&mut Output)) -> *const u32 {
        let mut output = Output::begin();
        content(&mut output);
        output.end()
    }

    #[inline(never)]
    fn begin() -> Self {
        let mut output = OUTPUT.take();
        if output.numbers.capacity() + output.text.capacity() > KEPT {
            output = Output::default();
        }
        output.text.clear();
        output.numbers.clear();
        output.numbers.extend([0, 0]);
        output
    }

    #[inline(never)]
    fn end(mut self) -> *const u32 {
        let text = [word(self.text.as_ptr().addr()), word(self.text.len())];
        if let Some(head) = self.numbers.first_chunk_mut() {
            *head = text;
        }
        let start = self.numbers.as_ptr();
        OUTPUT.set(self);
        start
    }

    #[inline(never)]
    pub(super) fn number(&mut self, number: usize) {
        self.numbers.push(word(number));
    }

    /// In two words, the lower one first.
    #[expect(clippy::cast_possible_truncation, reason = "each word is a half")]
    pub(super) fn long_number(&mut self, number: u64) {
        self.numbers.extend([number as u32, (number >> 32) as u32]);
    }

    /// In two words, as it lies in memory.
    pub(super) fn float(&mut self, number: f64) {
        self.long_number(number.to_bits());
    }

    /// Its length goes to the numbers, in UTF-16 code units.
    #[inline(never)]
    pub(super) fn string(&mut self, string: &str) {
        self.text.push_str(string);
        // Most are ASCII, and most are short: then that is quicker to see than to count.
        self.number(if string.is_ascii() { string.len() } else { code_units(string.as_bytes()) });
    }

    /// A number tells whether the string follows.
    #[inline(never)]
    pub(super) fn optional_string(&mut self, string: Option<&str>) {
        self.number(string.is_some().into());
        if let Some(string) = string {
            self.string(string);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "usize has 32 bits here")]
fn word(number: usize) -> u32 {
    number as u32
}
