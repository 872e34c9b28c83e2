//! Validation as JavaScript calls it: text into the input buffer, the outcome in the module's memory. In every host, as
//! `tests/bindings.rs`.
#![cfg(target_family = "wasm")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it misses by panicking"
)]

use assessment_order::bindings::{LineReader, Source, input, validate};
use js_sys::{Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const FAULTY: &str = r#"{
  "workspace_id": "",
  "connection_id": "c1",
  "status": "completed",
  "parameters": [{ "name": 7 }],
  "jobId": "j1"
}"#;

#[wasm_bindgen_test]
fn nothing_is_written_where_nothing_is_wrong() {
    let order = r#"{"workspace_id":"w1","connection_id":"c1","status":"OPEN"}"#;
    assert!(validate(write(order.as_bytes()), Source::Text, false, 100).is_null());
}

#[wasm_bindgen_test]
fn every_issue_is_written_with_its_place() {
    let outcome = outcome(FAULTY.as_bytes(), Source::Text, false, 100);
    assert!(!outcome.valid);
    assert_eq!(outcome.issue_count, 4);
    assert_eq!(
        outcome.issues,
        [
            "empty error workspace_id /workspace_id 2:19 at 20",
            "invalid_value error status /status OPEN IN_PROGRESS COMPLETED FAILED REJECTED but COMPLETED 4:13 at 61",
            "invalid_type error parameters.0.name /parameters/0/name string not number 5:28 at 101",
            "unknown_field warning jobId /jobId but job_id 6:3 at 109",
        ]
    );
}

#[wasm_bindgen_test]
fn a_value_has_no_places() {
    let outcome = outcome(FAULTY.as_bytes(), Source::Value, false, 1);
    assert_eq!(outcome.issue_count, 4);
    assert_eq!(outcome.issues, ["empty error workspace_id /workspace_id"]);
}

#[wasm_bindgen_test]
fn lengths_are_those_of_javascript_strings() {
    let order = r#"{"workspace_id":"w","connection_id":"c","é😀":1,"status":1}"#;
    let issues = outcome(order.as_bytes(), Source::Value, false, 100).issues;
    assert_eq!(issues[0], "unknown_field warning é😀 /é😀");
    assert_eq!(issues[1], "invalid_type error status /status string not number");
}

#[wasm_bindgen_test]
fn bytes_from_outside_must_be_utf8() {
    let order = b"{\"workspace_id\":\"w\",\"connection_id\":\"c\xff\"}";
    assert_eq!(
        outcome(order, Source::Bytes, false, 100).issues,
        ["invalid_json error connection_id /connection_id 1:39 at 38"]
    );
}

#[wasm_bindgen_test]
fn warnings_block_a_strict_order_only() {
    let order = br#"{"workspace_id":"w","connection_id":"c","jobId":"j1"}"#;
    for (strict, valid) in [(false, true), (true, false)] {
        let outcome = outcome(order, Source::Text, strict, 100);
        assert_eq!((outcome.valid, outcome.issues.len()), (valid, 1));
    }
}

#[wasm_bindgen_test]
fn the_input_buffer_grows_with_its_texts_and_serves_again() {
    for bytes in [0, 1_000, 3_000_000, 1_000, 200_000] {
        let raw = "é".repeat(bytes / 2);
        let order = format!(r#"{{"workspace_id":"w","connection_id":"c","raw":"{raw}"}}"#);
        assert!(validate(write(order.as_bytes()), Source::Text, true, 100).is_null(), "{bytes} bytes");
    }
}

#[wasm_bindgen_test]
fn an_output_grows_with_its_issues_and_serves_again() {
    for count in [1, 5_000, 1] {
        let raw = r#""a":1,"#.repeat(count + 1);
        let order = format!(r#"{{"workspace_id":"w","connection_id":"c","raw":{{{raw}"b":1}}}}"#);
        assert_eq!(outcome(order.as_bytes(), Source::Text, false, 10_000).issues.len(), count);
    }
}

#[wasm_bindgen_test]
fn faulty_lines_are_written_with_their_numbers() {
    let mut reader = LineReader::new(false, 100, false);
    let file = b"{\"workspace_id\":\"w\",\"connection_id\":\"c\"}\n\n{\"workspace_id\":\"w\"}\n{";
    let mut lines = Reader::new(reader.push(write(file)));
    assert_eq!(lines.number(), 3);
    assert_eq!(lines.outcome().issues, ["required error connection_id /connection_id 1:1 at 0"]);
    assert_eq!(lines.number(), 0);
    let mut lines = Reader::new(reader.finish());
    assert_eq!(lines.number(), 4);
    assert_eq!(lines.outcome().issues, ["invalid_json error   1:2 at 1"]);
    assert_eq!(lines.number(), 0);

    let mut summary = Reader::new(reader.summary());
    let [lines, valid, invalid, warnings] = [0; 4].map(|_: u8| summary.number());
    assert_eq!((lines, valid, invalid, warnings), (3, 1, 2, 0));
    assert_eq!((summary.number(), summary.number()), (u32::try_from(file.len()).expect("few"), 0));
    assert_eq!((summary.number(), &*summary.string()), (1, "invalid_json"));
    assert_eq!((summary.number(), &*summary.string()), (1, "required"));
    assert_eq!(summary.number(), 0);
}

fn write(order: &[u8]) -> usize {
    let start = input(order.len()).addr();
    Uint8Array::new_with_byte_offset_and_length(&memory(), address(start), address(order.len()))
        .copy_from(order);
    order.len()
}

fn memory() -> JsValue {
    Reflect::get(&wasm_bindgen::memory(), &"buffer".into()).expect("a memory has a buffer")
}

fn address(number: usize) -> u32 {
    u32::try_from(number).expect("the memory has 32 bits")
}

fn outcome(order: &[u8], source: Source, strict: bool, max_issues: usize) -> Outcome {
    Reader::new(validate(write(order), source, strict, max_issues)).outcome()
}

struct Outcome {
    valid: bool,
    issue_count: u32,
    /// In short: code, severity, path, pointer, what is expected, received and suggested, place.
    issues: Vec<String>,
}

/// Reads as `js/module/output.ts` and `js/validation/outcome.ts` do.
struct Reader {
    /// Where the next number is.
    next: u32,
    /// The rest of the text.
    units: std::vec::IntoIter<u16>,
}

impl Reader {
    fn new(start: *const u32) -> Self {
        let mut reader = Reader { next: address(start.addr()), units: Vec::new().into_iter() };
        let (text, length) = (reader.number(), reader.number());
        let bytes = Uint8Array::new_with_byte_offset_and_length(&memory(), text, length).to_vec();
        reader.units =
            String::from_utf8(bytes).expect("UTF-8").encode_utf16().collect::<Vec<_>>().into_iter();
        reader
    }

    fn number(&mut self) -> u32 {
        let number = Uint32Array::new_with_byte_offset_and_length(&memory(), self.next, 1).get_index(0);
        self.next += 4;
        number
    }

    fn string(&mut self) -> String {
        let length = self.number() as usize;
        String::from_utf16(&self.units.by_ref().take(length).collect::<Vec<_>>()).expect("whole characters")
    }

    fn optional_string(&mut self) -> Option<String> {
        (self.number() == 1).then(|| self.string())
    }

    fn outcome(&mut self) -> Outcome {
        let (valid, issue_count) = (self.number() == 1, self.number());
        let issues = (0..self.number()).map(|_| self.issue()).collect();
        Outcome { valid, issue_count, issues }
    }

    fn issue(&mut self) -> String {
        let code = self.string();
        let severity = if self.number() == 1 { "error" } else { "warning" };
        let path: Vec<_> = (0..self.number())
            .map(|_| self.optional_string().unwrap_or_else(|| self.number().to_string()))
            .collect();
        let pointer = self.string();
        assert!(self.string().ends_with(['.', '?']), "a message is a sentence");
        let mut short = vec![code, severity.to_owned(), path.join("."), pointer];
        let expected = match self.number() {
            name @ (0 | 1) => name,
            list => list - 1,
        };
        short.extend((0..expected).map(|_| self.string()));
        short.extend(self.optional_string().map(|received| format!("not {received}")));
        short.extend(self.optional_string().map(|suggestion| format!("but {suggestion}")));
        let line = self.number();
        if line > 0 {
            let (offset, column) = (self.number(), self.number());
            short.push(format!("{line}:{column} at {offset}"));
        }
        short.join(" ")
    }
}
