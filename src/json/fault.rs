//! Why a text is no JSON.

use core::fmt;
use core::num::NonZeroU64;

/// The place where a text stops being JSON, and what could have stood there.
///
/// In one word, so that a function that may fail returns it in a register.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fault(NonZeroU64);

impl Fault {
    /// A fault at `offset`, in bytes from the start of the text; its length where the text ends too early.
    #[must_use]
    pub const fn new(offset: usize, wanted: Wanted) -> Self {
        Fault(NonZeroU64::MIN.saturating_add((offset as u64) << 8 | wanted as u64))
    }

    /// In bytes from the start of the text; its length where the text ends too early.
    #[must_use]
    pub const fn offset(self) -> usize {
        ((self.0.get() - 1) >> 8) as usize
    }

    /// What could have stood there.
    #[must_use]
    pub fn wanted(self) -> Wanted {
        let number = (self.0.get() - 1) & 0xff;
        Wanted::ALL.get(number as usize).copied().unwrap_or(Wanted::Value)
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Fault")
            .field("offset", &self.offset())
            .field("wanted", &self.wanted())
            .finish()
    }
}

/// What could have stood where a text stops being JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Any value.
    Value,
    /// The rest of `true`, `false` or `null`.
    Literal,
    /// A key, after a comma.
    Key,
    /// A key, or the end of an empty object.
    KeyOrBrace,
    /// The colon after a key.
    Colon,
    /// The next member, or the end of the object.
    CommaOrBrace,
    /// The next item, or the end of the array.
    CommaOrBracket,
    /// A digit of a number.
    Digit,
    /// No further digit: a number starts with a zero only where it is one.
    NoLeadingZero,
    /// A character that may follow a backslash.
    Escape,
    /// One of the four hexadecimal digits of a `\u` escape.
    HexDigit,
    /// The closing quote.
    Quote,
    /// A control character's escape instead of the character itself (RFC 8259 §7).
    EscapedControl,
    /// Well-formed UTF-8 (RFC 3629), and no half of a surrogate pair.
    Utf8,
    /// No byte order mark (RFC 8259 §8.1).
    NoByteOrderMark,
    /// Nothing: the value is complete.
    End,
    /// A value that nests less deeply than [`Scanner::MAX_DEPTH`](super::Scanner::MAX_DEPTH).
    LessDepth,
}

impl Wanted {
    /// In the order of the definition, so that each stands at its number.
    const ALL: [Wanted; Wanted::LessDepth as usize + 1] = [
        Wanted::Value,
        Wanted::Literal,
        Wanted::Key,
        Wanted::KeyOrBrace,
        Wanted::Colon,
        Wanted::CommaOrBrace,
        Wanted::CommaOrBracket,
        Wanted::Digit,
        Wanted::NoLeadingZero,
        Wanted::Escape,
        Wanted::HexDigit,
        Wanted::Quote,
        Wanted::EscapedControl,
        Wanted::Utf8,
        Wanted::NoByteOrderMark,
        Wanted::End,
        Wanted::LessDepth,
    ];
}

impl Fault {
    /// One sentence for the person who must mend the text.
    #[must_use]
    pub fn message(self, at_end: bool) -> &'static str {
        if at_end {
            return match self.wanted() {
                Wanted::Value => "The text ends where a value is expected.",
                Wanted::Quote | Wanted::Escape | Wanted::HexDigit => "The text ends inside a string.",
                Wanted::Digit => "The text ends inside a number.",
                Wanted::Key | Wanted::KeyOrBrace | Wanted::Colon | Wanted::CommaOrBrace => {
                    "The text ends before an object is closed with \"}\"."
                }
                Wanted::CommaOrBracket => "The text ends before an array is closed with \"]\".",
                _ => "The text ends too early to be JSON.",
            };
        }
        match self.wanted() {
            Wanted::Value => "Expected a value here: a string, number, object, array, true, false or null.",
            Wanted::Literal => "Expected true, false or null, in lower case.",
            Wanted::Key => "Expected a key in double quotes after the comma.",
            Wanted::KeyOrBrace => "Expected a key in double quotes, or \"}\".",
            Wanted::Colon => "Expected \":\" between the key and its value.",
            Wanted::CommaOrBrace => "Expected \",\" or \"}\" after the value.",
            Wanted::CommaOrBracket => "Expected \",\" or \"]\" after the value.",
            Wanted::Digit => "Expected a digit: a number is written like -1, 0.5 or 1e3.",
            Wanted::NoLeadingZero => "A number must not start with a needless 0.",
            Wanted::Escape => "Expected one of \" \\ / b f n r t u after the backslash.",
            Wanted::HexDigit => "Expected a hexadecimal digit: \\u takes four.",
            Wanted::Quote => "Expected the closing quote of a string.",
            Wanted::EscapedControl => {
                "A control character in a string must be escaped, such as \\n or \\u0000."
            }
            Wanted::Utf8 => "The text is not well-formed UTF-8 here.",
            Wanted::NoByteOrderMark => "The text must not start with a byte order mark.",
            Wanted::End => "Nothing may follow the value.",
            Wanted::LessDepth => "The value nests deeper than 128 levels.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Wanted};

    #[test]
    fn a_fault_tells_what_it_was_made_of() {
        for (offset, wanted) in [0, 1, 1 << 30].into_iter().flat_map(|at| Wanted::ALL.map(|one| (at, one))) {
            let fault = Fault::new(offset, wanted);
            assert_eq!((fault.offset(), fault.wanted()), (offset, wanted));
        }
    }
}
