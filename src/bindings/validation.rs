//! An order's text in, what is wrong with it out.
#![allow(clippy::float_cmp, reason = "in what wasm-bindgen makes of an enumeration")]

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::input::with_input;
use super::outcome::write_outcome;
use super::output::Output;
use crate::json::Encoding;
use crate::validate::{
    Code, Expected, Issue, Options, PathStep, Report, Severity, Strictness, find_issues, validate_with,
};

/// Where a text comes from.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Made from a JavaScript value: it is UTF-8, and nobody will look up a place in it.
    Value,
    /// A JavaScript string, encoded.
    Text,
    /// Bytes from outside.
    Bytes,
}

/// Validates the text in the input buffer and tells where the outcome is; null where nothing is wrong.
#[wasm_bindgen]
#[must_use]
pub fn validate(length: usize, source: Source, strict: bool, max_issues: usize) -> *const u32 {
    let encoding = if source == Source::Bytes { Encoding::Unknown } else { Encoding::Utf8 };
    let options = Options { max_issues, encoding, ..host_options(strict) };
    let validate = if source == Source::Value { find_issues } else { validate_with };
    let report = with_input(length, |text| validate(text, &options));
    if report.issue_count() == 0 {
        return core::ptr::null();
    }
    Output::write(|output| write_outcome(&report, output))
}

/// The options with what only the host can tell: the day, and a random number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "milliseconds of any real clock fit"
)]
pub(super) fn host_options(strict: bool) -> Options<'static> {
    thread_local! {
        static SEED: u64 = (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64;
    }
    Options {
        strictness: if strict { Strictness::Strict } else { Strictness::Lenient },
        today: || Some(Options::day_at(js_sys::Date::now() as i64)),
        seed: SEED.with(|seed| *seed),
        ..Options::default()
    }
}

/// Plain objects, not maps; what is missing is undefined.
pub(super) fn to_value<T: Serialize>(data: &T) -> JsValue {
    data.serialize(&serde_wasm_bindgen::Serializer::new().serialize_maps_as_objects(true)).unwrap_or_default()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome<'r> {
    valid: bool,
    issues: Vec<PlacedIssue<'r>>,
    issue_count: usize,
}

impl<'r> Outcome<'r> {
    pub(super) fn new(report: &'r Report, source: Source) -> Self {
        let issues = report.issues.iter().map(|issue| PlacedIssue::new(issue, source)).collect();
        Outcome { valid: report.is_valid(), issues, issue_count: report.issue_count() }
    }
}

/// An issue as JavaScript gets it: with its place where there is a text to look it up in.
#[derive(Serialize)]
struct PlacedIssue<'r> {
    code: Code,
    severity: Severity,
    path: &'r [PathStep],
    pointer: &'r str,
    message: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<Expected>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl<'r> PlacedIssue<'r> {
    fn new(issue: &'r Issue, source: Source) -> Self {
        let placed = |number: usize| (source != Source::Value).then_some(number);
        PlacedIssue {
            code: issue.code,
            severity: issue.severity,
            path: &issue.path,
            pointer: &issue.pointer,
            message: &issue.message,
            expected: issue.expected,
            received: issue.received,
            suggestion: issue.suggestion.as_deref(),
            offset: placed(issue.offset),
            line: placed(issue.line),
            column: placed(issue.column),
        }
    }
}
