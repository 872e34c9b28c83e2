//! However the bytes of a file are cut into chunks, the same lines, reports and summary come out.

#![no_main]

use arbitrary::Arbitrary;
use assessment_order::validate::{Issue, Lines, Options, Severity, Summary, Today, validate_with};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    /// Lengths of the chunks; the rest of the file is the last one.
    cuts: Vec<u8>,
    file: &'a [u8],
}

fuzz_target!(|input: Input<'_>| {
    let whole = read([input.file]);
    assert_eq!(whole, line_by_line(input.file), "the whole file at once");
    assert_eq!(read(chunks(&input)), whole, "chunks");
    assert_eq!(read(input.file.chunks(1)), whole, "byte by byte");
});

fn chunks<'a>(input: &Input<'a>) -> Vec<&'a [u8]> {
    let mut rest = input.file;
    let mut chunks = Vec::new();
    for &length in &input.cuts {
        let (chunk, tail) = rest.split_at(usize::from(length).min(rest.len()));
        chunks.push(chunk);
        rest = tail;
    }
    chunks.push(rest);
    chunks
}

fn options() -> Options<'static> {
    Options { max_issues: 3, today: Today::Day(20_000), ..Options::default() }
}

#[derive(Debug, Clone, PartialEq)]
struct Line {
    number: usize,
    valid: bool,
    issue_count: usize,
    issues: Vec<Issue>,
}

fn read<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Line>, Summary) {
    let mut lines = Lines::new(options());
    let mut found = Vec::new();
    let mut note = |number, report: &assessment_order::validate::Report| {
        let (valid, issue_count, issues) = (report.is_valid(), report.issue_count(), report.issues.clone());
        found.push(Line { number, valid, issue_count, issues });
    };
    for chunk in chunks {
        lines.push(chunk, &mut note);
    }
    lines.finish(&mut note);
    let summary = lines.summary().clone();
    (found, summary)
}

/// The same without `Lines`: split at each LF, skip what is blank, validate the rest.
fn line_by_line(file: &[u8]) -> (Vec<Line>, Summary) {
    let mut found = Vec::new();
    let mut summary = Summary { bytes: file.len() as u64, ..Summary::default() };
    for (index, text) in file.split(|&byte| byte == b'\n').enumerate() {
        if text.iter().all(|byte| b" \t\r".contains(byte)) {
            continue;
        }
        let report = validate_with(text, &options());
        summary.lines += 1;
        summary.valid += usize::from(report.is_valid());
        summary.invalid += usize::from(!report.is_valid());
        summary.warnings += report.severity_count(Severity::Warning);
        summary.counts.iter_mut().zip(report.counts()).for_each(|(sum, count)| *sum += count);
        let (valid, issue_count) = (report.is_valid(), report.issue_count());
        found.push(Line { number: index + 1, valid, issue_count, issues: report.issues });
    }
    (found, summary)
}
