//! An order's text in, what is wrong with it out.
#![allow(clippy::float_cmp, reason = "in what wasm-bindgen makes of an enumeration")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::input::with_input;
use super::outcome::write_outcome;
use super::output::Output;
use crate::json::Encoding;
use crate::validate::{Options, Strictness, Today, find_issues, validate_with};

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
    let report = with_input(length, |text| {
        let options = Options { max_issues, encoding, ..host_options(strict) };
        match source {
            Source::Value => find_issues(text, &options),
            Source::Text | Source::Bytes => validate_with(text, &options),
        }
    });
    if report.issue_count() == 0 {
        return core::ptr::null();
    }
    Output::write(|output| write_outcome(&report, output))
}

/// The options with what only the host can tell: the day, and a random number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is positive, and has 53 bits"
)]
#[inline(never)]
pub(super) fn host_options(strict: bool) -> Options<'static> {
    thread_local! {
        static SEED: u64 = (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64;
    }
    Options {
        strictness: if strict { Strictness::Strict } else { Strictness::Lenient },
        today: Today::Clock,
        seed: SEED.with(|seed| *seed),
        ..Options::default()
    }
}
