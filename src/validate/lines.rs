//! Orders one a line (NDJSON), in chunks of any size: a line may begin in one and end in another.
//!
//! ```
//! use assessment_order::validate::{Lines, Options};
//!
//! let mut lines = Lines::new(Options::default());
//! let mut faulty = Vec::new();
//! for chunk in [b"{\"workspace_id\":\"w\",\"connec".as_slice(), b"tion_id\":\"c\"}\n\n{}"] {
//!     lines.push(chunk, |line, report| if !report.is_valid() { faulty.push(line) });
//! }
//! lines.finish(|line, report| if !report.is_valid() { faulty.push(line) });
//! assert_eq!(faulty, [3]);
//! assert_eq!(lines.summary().lines, 2);
//! ```

use memchr::memchr_iter;

use super::{Code, Options, Report, Severity, validate_with};

/// What many orders came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines that hold an order; blank ones are skipped.
    pub lines: usize,
    /// Orders that may be sent.
    pub valid: usize,
    /// Orders that may not.
    pub invalid: usize,
    /// Warnings in all of them.
    pub warnings: usize,
    /// Bytes read, line ends included.
    pub bytes: u64,
    /// Issues of each code, in the order of [`Code::ALL`].
    pub counts: [usize; Code::ALL.len()],
}

/// Validates line after line. Holds no more than the longest line.
#[derive(Debug)]
pub struct Lines {
    options: Options<'static>,
    /// The beginning of a line whose end has not come yet.
    begun: Vec<u8>,
    /// The number of the line that comes next, from 1.
    line: usize,
    summary: Summary,
}

impl Lines {
    /// Starts before the first line.
    #[must_use]
    pub fn new(options: Options<'static>) -> Self {
        Lines { options, begun: Vec::new(), line: 1, summary: Summary::default() }
    }

    /// What came of the lines so far.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Reads a chunk, and tells `each` of every line that ends in it: its number, from 1, and what was found.
    pub fn push(&mut self, chunk: &[u8], mut each: impl FnMut(usize, &Report)) {
        self.summary.bytes += chunk.len() as u64;
        let mut start = 0;
        for end in memchr_iter(b'\n', chunk) {
            let text = chunk.get(start..end).unwrap_or_default();
            if self.begun.is_empty() {
                self.validate(text, &mut each);
            } else {
                self.begun.extend_from_slice(text);
                self.validate_begun(&mut each);
            }
            self.line += 1;
            start = end + 1;
        }
        self.begun.extend_from_slice(chunk.get(start..).unwrap_or_default());
    }

    /// Reads the last line, which no line end follows.
    pub fn finish(&mut self, mut each: impl FnMut(usize, &Report)) {
        self.validate_begun(&mut each);
    }

    #[inline(never)]
    fn validate_begun(&mut self, each: &mut impl FnMut(usize, &Report)) {
        let mut line = core::mem::take(&mut self.begun);
        self.validate(&line, each);
        line.clear();
        self.begun = line;
    }

    #[inline(never)]
    fn validate(&mut self, text: &[u8], each: &mut impl FnMut(usize, &Report)) {
        if text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
            return;
        }
        let report = validate_with(text, &self.options);
        self.summary.lines += 1;
        if report.is_valid() {
            self.summary.valid += 1;
        } else {
            self.summary.invalid += 1;
        }
        self.summary.warnings += report.severity_count(Severity::Warning);
        for (sum, count) in self.summary.counts.iter_mut().zip(&report.counts) {
            *sum += count;
        }
        each(self.line, &report);
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Summary};
    use crate::validate::Options;

    const TEXT: &[u8] = b"{\"workspace_id\":\"w\",\"connection_id\":\"\xc3\xa9\"}\r\n\n  \t\n{}\n[1\n{\"workspace_id\":\"\xff\"}\n{\"workspace_id\":\"w\",\"connection_id\":\"c\",\"x\":1}";

    fn read(chunks: &[&[u8]]) -> (Vec<(usize, usize)>, Summary) {
        let mut lines = Lines::new(Options::default());
        let mut found = Vec::new();
        for chunk in chunks {
            lines.push(chunk, |line, report| found.push((line, report.issue_count())));
        }
        lines.finish(|line, report| found.push((line, report.issue_count())));
        (found, lines.summary().clone())
    }

    #[test]
    fn any_split_of_the_same_bytes_gives_the_same_result() {
        let (whole, summary) = read(&[TEXT]);
        assert_eq!(whole, [(1, 0), (4, 2), (5, 2), (6, 1), (7, 1)]);
        assert_eq!((summary.lines, summary.valid, summary.invalid, summary.warnings), (5, 2, 3, 1));
        assert_eq!(summary.bytes, TEXT.len() as u64);
        for first in 0..TEXT.len() {
            for second in first..TEXT.len() {
                let chunks = [&TEXT[..first], &TEXT[first..second], &TEXT[second..]];
                assert_eq!(read(&chunks), (whole.clone(), summary.clone()), "{first} {second}");
            }
        }
    }
}
