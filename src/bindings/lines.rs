//! Orders one a line, chunk by chunk: faulty lines out.

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::input::with_input;
use super::validation::{Outcome, Source, host_options, to_value};
use crate::validate::{Code, Lines, Options, Report};

/// Reads the lines of one source.
#[wasm_bindgen]
#[derive(Debug)]
pub struct LineReader {
    lines: Lines,
    all: bool,
}

/// A line and what was found in it.
#[derive(Serialize)]
struct Line<'r> {
    line: usize,
    #[serde(flatten)]
    outcome: Outcome<'r>,
}

#[derive(Serialize)]
struct SummaryData {
    lines: usize,
    valid: usize,
    invalid: usize,
    warnings: usize,
    bytes: usize,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    counts: JsValue,
}

#[wasm_bindgen]
impl LineReader {
    /// Starts before the first line; with `all`, valid lines are told of too.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(strict: bool, max_issues: usize, all: bool) -> LineReader {
        LineReader { lines: Lines::new(Options { max_issues, ..host_options(strict) }), all }
    }

    /// Reads a chunk from the input buffer and gives the lines to tell of.
    pub fn push(&mut self, length: usize) -> Array {
        let found = Array::new();
        let LineReader { lines, all } = self;
        with_input(length, |chunk| lines.push(chunk, |line, report| tell(&found, line, report, *all)));
        found
    }

    /// Reads the last line, which no line end follows.
    pub fn finish(&mut self) -> Array {
        let found = Array::new();
        let LineReader { lines, all } = self;
        lines.finish(|line, report| tell(&found, line, report, *all));
        found
    }

    /// What came of the lines so far.
    #[must_use]
    pub fn summary(&self) -> JsValue {
        let summary = self.lines.summary();
        let counts = js_sys::Object::new();
        for (code, count) in Code::ALL.iter().zip(summary.counts).filter(|(_, count)| *count > 0) {
            // A plain object of our own takes any property.
            let _ = js_sys::Reflect::set(&counts, &code.name().into(), &count.into());
        }
        to_value(&SummaryData {
            lines: summary.lines,
            valid: summary.valid,
            invalid: summary.invalid,
            warnings: summary.warnings,
            bytes: summary.bytes,
            counts: counts.into(),
        })
    }
}

fn tell(found: &Array, line: usize, report: &Report, all: bool) {
    if all || !report.is_valid() {
        found.push(&to_value(&Line { line, outcome: Outcome::new(report, Source::Bytes) }));
    }
}
