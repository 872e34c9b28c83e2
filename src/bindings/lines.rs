//! Orders one a line, chunk by chunk: faulty lines out.

use wasm_bindgen::prelude::wasm_bindgen;

use super::input::with_input;
use super::outcome::write_outcome;
use super::output::Output;
use super::validation::host_options;
use crate::validate::{Code, Lines, Options, Report};

/// Reads the lines of one source.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LineReader {
    lines: Lines,
    all: bool,
}

#[wasm_bindgen]
impl LineReader {
    /// Starts before the first line; with `all`, valid lines are told of too.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(strict: bool, max_issues: usize, all: bool) -> LineReader {
        LineReader { lines: Lines::new(Options { max_issues, ..host_options(strict) }), all }
    }

    /// Reads a chunk from the input buffer and tells where the lines are that are to be told of.
    pub fn push(&mut self, length: usize) -> *const u32 {
        let LineReader { lines, all } = self;
        with_input(length, |chunk| {
            write_lines(|output| lines.push(chunk, |line, report| tell(output, line, report, *all)))
        })
    }

    /// Reads the last line, which no line end follows.
    pub fn finish(&mut self) -> *const u32 {
        let LineReader { lines, all } = self;
        write_lines(|output| lines.finish(|line, report| tell(output, line, report, *all)))
    }

    /// Tells where it is written what came of the lines so far.
    #[must_use]
    pub fn summary(&self) -> *const u32 {
        let summary = self.lines.summary();
        Output::write(|output| {
            for count in [summary.lines, summary.valid, summary.invalid, summary.warnings] {
                output.number(count);
            }
            output.long_number(summary.bytes);
            for (code, count) in Code::ALL.iter().zip(summary.counts).filter(|(_, count)| *count > 0) {
                output.number(count);
                output.string(code.name());
            }
            output.number(0);
        })
    }
}

/// Each line begins with its number; 0 follows the last.
fn write_lines(content: impl FnOnce(&mut Output)) -> *const u32 {
    Output::write(|output| {
        content(output);
        output.number(0);
    })
}

fn tell(output: &mut Output, line: usize, report: &Report, all: bool) {
    if all || !report.is_valid() {
        output.number(line);
        write_outcome(report, output);
    }
}
