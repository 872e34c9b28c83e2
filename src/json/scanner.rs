//! The scanner: a position in the text that only moves forward.

use std::borrow::Cow;

use super::key::{length_of_key, nearest_quote};
use super::run::plain_run;
use super::{Decimal, Fault, Key, NumberToken, Wanted, unescape};

/// Whether the text must be checked for well-formed UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The text comes from an encoder: it is UTF-8.
    Utf8,
    /// The text comes from outside: each string with a byte above 0x7F is checked.
    Unknown,
}

/// Where a string stands in the text, quotes included, and whether it holds a backslash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StringToken {
    /// Offset of the opening quote.
    pub start: usize,
    /// Offset behind the closing quote.
    pub end: usize,
    /// Whether the string holds an escape.
    pub escaped: bool,
}

/// A position in JSON text that only moves forward.
#[derive(Debug)]
pub struct Scanner<'t> {
    text: &'t [u8],
    position: usize,
    encoding: Encoding,
}

impl<'t> Scanner<'t> {
    /// How many objects and arrays may be open at once.
    pub const MAX_DEPTH: usize = 128;

    /// Starts at the beginning of `text`.
    #[must_use]
    pub const fn new(text: &'t [u8], encoding: Encoding) -> Self {
        Scanner { text, position: 0, encoding }
    }

    /// A scanner of the same text that stands at `position`.
    #[must_use]
    pub const fn again(&self, position: usize) -> Self {
        Scanner { text: self.text, position, encoding: Encoding::Utf8 }
    }

    /// A number that was passed, to compute with.
    #[must_use]
    pub fn decimal(&self, token: NumberToken) -> Decimal<'t> {
        Decimal::new(self.from(token.start))
    }

    /// What a string that was passed holds: without its quotes and escapes.
    #[must_use]
    pub fn unescaped(&self, token: StringToken) -> Cow<'t, [u8]> {
        let raw = self.between(token.start + 1, token.end - 1);
        if token.escaped { unescape(raw).into() } else { raw.into() }
    }

    /// Bytes passed so far.
    #[inline]
    #[must_use]
    pub const fn position(&self) -> usize {
        self.position
    }

    /// The bytes from `start` to before `end`; none where they are out of bounds.
    #[inline]
    #[must_use]
    pub fn between(&self, start: usize, end: usize) -> &'t [u8] {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The bytes from `start`; none where it is out of bounds.
    #[inline]
    #[must_use]
    pub fn from(&self, start: usize) -> &'t [u8] {
        self.text.get(start..).unwrap_or_default()
    }

    /// The next byte that is not white space, not passed yet; 0, which is never valid there, at the end.
    #[inline]
    pub fn peek(&mut self) -> u8 {
        let byte = self.byte(self.position);
        if byte > b' ' { byte } else { self.peek_behind_blanks() }
    }

    /// What [`peek`](Self::peek) tells, and the position then, where the caller knows that the position is `at`: it need
    /// not be fetched from memory, where it was just written.
    #[inline]
    pub fn peek_from(&mut self, at: usize) -> (u8, usize) {
        match self.byte(at) {
            byte @ b'!'.. => (byte, at),
            _ => (self.peek_behind_blanks(), self.position),
        }
    }

    fn peek_behind_blanks(&mut self) -> u8 {
        loop {
            match self.byte(self.position) {
                b' ' | b'\n' | b'\r' | b'\t' => self.position += 1,
                byte => return byte,
            }
        }
    }

    /// Passes the byte that [`peek`](Self::peek) told of.
    #[inline]
    pub fn pass(&mut self) {
        self.position += 1;
    }

    /// Passes the byte at `at`, the position, and tells of the next one as [`peek_from`](Self::peek_from) does.
    #[inline]
    pub fn peek_behind(&mut self, at: usize) -> (u8, usize) {
        self.position = at + 1;
        self.peek_from(at + 1)
    }

    /// Passes white space and then `byte`.
    ///
    /// # Errors
    /// A [`Fault`] at the next byte where it is another.
    #[inline]
    pub fn require(&mut self, byte: u8, wanted: Wanted) -> Result<(), Fault> {
        if self.peek() != byte {
            return Err(self.fault(wanted));
        }
        self.pass();
        Ok(())
    }

    /// Makes sure that only white space follows.
    ///
    /// # Errors
    /// A [`Fault`] at the first other byte.
    pub fn end(&mut self) -> Result<(), Fault> {
        self.peek();
        if self.position < self.text.len() { Err(self.fault(Wanted::End)) } else { Ok(()) }
    }

    /// A fault at the present position.
    #[cold]
    #[must_use]
    pub fn fault(&self, wanted: Wanted) -> Fault {
        self.fault_at(self.position, wanted)
    }

    /// Passes a string; [`peek`](Self::peek) has told of its opening quote.
    ///
    /// # Errors
    /// A [`Fault`] at the first byte that no string could hold there.
    #[inline(never)]
    pub fn string(&mut self) -> Result<StringToken, Fault> {
        self.string_from(self.position)
    }

    /// Passes a string as [`string`](Self::string) does, where the caller knows that the position is `start`: it need
    /// not be fetched from memory, where it was just written.
    ///
    /// # Errors
    /// A [`Fault`] at the first byte that no string could hold there.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "the token stays in registers: a tenth of the whole time")]
    pub fn string_from(&mut self, start: usize) -> Result<StringToken, Fault> {
        let mut at = start + 1;
        let mut escaped = false;
        let mut ascii = true;
        loop {
            let run = plain_run(self.from(at));
            at += run.length;
            ascii &= run.ascii;
            match self.byte(at) {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    at = self.escape(at).map_err(|fault| self.earlier_encoding_fault(start, fault))?;
                }
                _ => {
                    let wanted = if at < self.text.len() { Wanted::EscapedControl } else { Wanted::Quote };
                    return Err(self.earlier_encoding_fault(start, Fault::new(at, wanted)));
                }
            }
        }
        if !ascii && self.encoding == Encoding::Unknown {
            self.check_utf8(start, at)?;
        }
        self.position = at + 1;
        Ok(StringToken { start, end: at + 1, escaped })
    }

    /// Passes `key`, of a name of `length` bytes, and its colon, if that is what stands at `start`, the position, without
    /// a blank between them. Returns the position then.
    #[inline]
    pub fn pass_key(&mut self, start: usize, key: &Key, length: usize) -> Option<usize> {
        self.position = start + length_of_key(self.from(start), key, length)?;
        Some(self.position)
    }

    /// What stands between the quote at `start` and the next one, where that is near.
    #[inline]
    #[must_use]
    pub fn quoted_name(&self, start: usize) -> Option<&'t [u8]> {
        let rest = self.from(start + 1);
        rest.get(..nearest_quote(rest.first_chunk()?))
    }

    /// Passes a number; [`peek`](Self::peek) has told of its first byte, a minus or a digit.
    ///
    /// # Errors
    /// A [`Fault`] at the first byte that no number could hold there.
    pub fn number(&mut self) -> Result<NumberToken, Fault> {
        self.number_from(self.position)
    }

    /// Passes a number as [`number`](Self::number) does, where the caller knows that the position is `start`.
    ///
    /// # Errors
    /// A [`Fault`] at the first byte that no number could hold there.
    #[inline]
    pub fn number_from(&mut self, start: usize) -> Result<NumberToken, Fault> {
        let mut at = start;
        if self.byte(at) == b'-' {
            at += 1;
        }
        let first_digit = at;
        at = self.digits(at)?;
        let whole_digits = at - first_digit;
        if whole_digits > 1 && self.byte(first_digit) == b'0' {
            return Err(Fault::new(first_digit + 1, Wanted::NoLeadingZero));
        }
        if self.byte(at) == b'.' {
            at = self.digits(at + 1)?;
        }
        let has_exponent = matches!(self.byte(at), b'e' | b'E');
        if has_exponent {
            at += 1;
            if matches!(self.byte(at), b'+' | b'-') {
                at += 1;
            }
            at = self.digits(at)?;
        }
        self.position = at;
        Ok(NumberToken { start, end: at, may_overflow: has_exponent || whole_digits > 308 })
    }

    /// Passes `true`, `false` or `null`, and tells which by its first byte; the caller knows that the position is
    /// `start`.
    ///
    /// # Errors
    /// A [`Fault`] at the first byte that is not the literal's; at `start` where no literal begins with that.
    #[inline]
    pub fn literal_from(&mut self, start: usize) -> Result<u8, Fault> {
        let (first, length) = match self.from(start) {
            [first @ b't', b'r', b'u', b'e', ..] | [first @ b'n', b'u', b'l', b'l', ..] => (*first, 4),
            [first @ b'f', b'a', b'l', b's', b'e', ..] => (*first, 5),
            _ => return Err(self.literal_fault(start)),
        };
        self.position = start + length;
        Ok(first)
    }

    #[cold]
    #[inline(never)]
    fn literal_fault(&self, start: usize) -> Fault {
        let (literal, wanted) = match self.byte(start) {
            b't' => ("true", Wanted::Literal),
            b'f' => ("false", Wanted::Literal),
            b'n' => ("null", Wanted::Literal),
            _ => ("", Wanted::Value),
        };
        let mut at = start;
        for byte in literal.bytes() {
            if self.byte(at) != byte {
                break;
            }
            at += 1;
        }
        self.fault_at(at, wanted)
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.text.get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn digits(&self, from: usize) -> Result<usize, Fault> {
        let mut at = from;
        while self.byte(at).is_ascii_digit() {
            at += 1;
        }
        if at == from { Err(self.fault_at(at, Wanted::Digit)) } else { Ok(at) }
    }

    /// Checks the escape at `at`, a backslash, and returns the offset behind it.
    fn escape(&self, at: usize) -> Result<usize, Fault> {
        match self.byte(at + 1) {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Ok(at + 2),
            b'u' => match (at + 2..at + 6).find(|&digit| !self.byte(digit).is_ascii_hexdigit()) {
                Some(offset) => Err(Fault::new(offset, Wanted::HexDigit)),
                None => Ok(at + 6),
            },
            _ => Err(Fault::new(at + 1, Wanted::Escape)),
        }
    }

    #[inline(never)]
    fn check_utf8(&self, start: usize, end: usize) -> Result<(), Fault> {
        match core::str::from_utf8(self.between(start, end)) {
            Ok(_) => Ok(()),
            Err(error) => Err(Fault::new(start + error.valid_up_to(), Wanted::Utf8)),
        }
    }

    /// The fault that comes first: `fault`, or bytes before it in the same string that are no UTF-8.
    #[cold]
    fn earlier_encoding_fault(&self, start: usize, fault: Fault) -> Fault {
        match self.encoding {
            Encoding::Utf8 => fault,
            Encoding::Unknown => self.check_utf8(start, fault.offset()).err().unwrap_or(fault),
        }
    }

    #[cold]
    #[inline(never)]
    fn fault_at(&self, offset: usize, wanted: Wanted) -> Fault {
        let rest = self.from(offset);
        let wanted = match rest {
            [0xef, 0xbb, 0xbf, ..] if offset == 0 => Wanted::NoByteOrderMark,
            // A byte above 0x7F outside a string is no JSON anyway; say so only where it is not even UTF-8.
            [0x80..=0xff, ..] if self.is_broken_utf8(rest) => Wanted::Utf8,
            _ => wanted,
        };
        Fault::new(offset, wanted)
    }

    fn is_broken_utf8(&self, rest: &[u8]) -> bool {
        let character = rest.get(..4).unwrap_or(rest);
        self.encoding == Encoding::Unknown
            && core::str::from_utf8(character).is_err_and(|error| error.valid_up_to() == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Scanner};
    use crate::json::{Fault, Wanted};

    fn string(text: &[u8]) -> Result<(usize, bool), Fault> {
        let mut scanner = Scanner::new(text, Encoding::Unknown);
        scanner.peek();
        scanner.string().map(|token| (token.end, token.escaped))
    }

    #[test]
    fn a_string_ends_at_its_first_unescaped_quote() {
        for (text, end, escaped) in [
            (r#""""#, 2, false),
            (r#""abc" "#, 5, false),
            (r#""a\"b""#, 6, true),
            (r#""\\" ""#, 4, true),
            (r#""\u00e9\ud83d""#, 14, true),
            ("\"éèê and more than sixteen bytes\"", 36, false),
        ] {
            assert_eq!(string(text.as_bytes()), Ok((end, escaped)), "{text}");
        }
    }

    #[test]
    fn a_faulty_string_is_refused_at_its_first_faulty_byte() {
        for (text, offset, wanted) in [
            (b"\"abc".as_slice(), 4, Wanted::Quote),
            (b"\"a\nb\"", 2, Wanted::EscapedControl),
            (b"\"a\\qb\"", 3, Wanted::Escape),
            (b"\"a\\u12x4\"", 6, Wanted::HexDigit),
            (b"\"a\\", 3, Wanted::Escape),
            (b"\"a\xffb\"", 2, Wanted::Utf8),
            (b"\"a\xff\nb\"", 2, Wanted::Utf8),
            (b"\"\xed\xa0\x80\"", 1, Wanted::Utf8),
            (b"\"\xc0\xaf\"", 1, Wanted::Utf8),
            (b"\"ok \xe2\x82\"", 4, Wanted::Utf8),
        ] {
            assert_eq!(string(text), Err(Fault::new(offset, wanted)), "{:?}", text.escape_ascii());
        }
    }

    #[test]
    fn a_number_follows_the_grammar_to_the_byte() {
        for (text, expected) in [
            ("0", Ok(1)),
            ("-0.5e+10,", Ok(8)),
            ("10]", Ok(2)),
            ("01", Err((1, Wanted::NoLeadingZero))),
            ("-", Err((1, Wanted::Digit))),
            ("-x", Err((1, Wanted::Digit))),
            ("1.", Err((2, Wanted::Digit))),
            ("1.e3", Err((2, Wanted::Digit))),
            ("1e", Err((2, Wanted::Digit))),
            ("1e+", Err((3, Wanted::Digit))),
        ] {
            let mut scanner = Scanner::new(text.as_bytes(), Encoding::Unknown);
            let found = scanner.number().map(|token| token.end);
            assert_eq!(found, expected.map_err(|(offset, wanted)| Fault::new(offset, wanted)), "{text}");
        }
    }
}
