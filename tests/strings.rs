//! The scanner's strings, read sixteen bytes at a time, against a reading byte by byte and against the host's JSON.
//!
//! Natively the scanner takes eight bytes at a time; only WebAssembly has the path that is tried here.
//! How to run it in Node, Chromium and Firefox: see `bindings.rs`.
#![cfg(target_family = "wasm")]

use assessment_order::json::{Encoding, Fault, Scanner};
use wasm_bindgen_test::wasm_bindgen_test;

/// Where a string ends and whether it holds an escape, or the offset of its first fault.
type Reading = Result<(usize, bool), usize>;

/// Longer than two vectors, so that what is sought stands before, in and behind each edge of the first.
const LENGTHS: std::ops::Range<usize> = 0..37;

/// What a string is filled with: one to four bytes, and the neighbours of the bytes that mean something.
const FILLERS: [&str; 8] = ["a", " ", "!", "#", "\u{7f}", "é", "総", "🎉"];

#[cfg(not(target_feature = "simd128"))]
compile_error!("the module is built without vectors: the flag of .cargo/config.toml is lost");

#[wasm_bindgen_test]
fn a_string_ends_where_a_reading_byte_by_byte_ends_it() {
    for inner in [
        "", "\"", "\\\"", "\\\\", "\\/", "\\n", "\\u00e9", "\\ud83d", "\\", "\\q", "\\u12x4", "\n", "\u{0}",
        "\u{1f}",
    ] {
        for filler in FILLERS {
            for length in LENGTHS {
                let filling = filler.repeat(length);
                for text in
                    [format!("\"{filling}{inner}{filling}\" \""), format!("\"{filling}{inner}{filling}")]
                {
                    let expected = byte_by_byte(text.as_bytes());
                    assert_eq!(scanned(text.as_bytes()), expected, "{text:?}");
                    let whole = expected.ok().and_then(|(end, _)| text.get(..end));
                    assert_eq!(is_json_string(whole.unwrap_or(&text)), whole.is_some(), "{text:?}");
                }
            }
        }
    }
}

#[wasm_bindgen_test]
fn a_string_starts_at_any_offset() {
    for offset in 0..33 {
        for length in LENGTHS {
            let text = format!("{}\"{}\" ,", " ".repeat(offset), "x".repeat(length));
            assert_eq!(scanned(text.as_bytes()), Ok((offset + length + 2, false)), "{text:?}");
        }
    }
}

#[wasm_bindgen_test]
fn bytes_that_are_no_utf8_are_found_wherever_they_stand() {
    let faults: [&[u8]; 7] = [
        b"\x80",
        b"\xff",
        b"\xc0\xaf",
        b"\xe2\x82",
        b"\xed\xa0\x80",
        b"\xf0\x82\x82\xac",
        b"\xf5\x80\x80\x80",
    ];
    for fault in faults {
        for before in LENGTHS {
            for after in [0, 1, 15, 16, 17] {
                let text = [b"\"", &*b"x".repeat(before), fault, &*b"y".repeat(after), b"\""].concat();
                assert_eq!(scanned(&text), Err(before + 1), "{}", text.escape_ascii());
            }
        }
    }
}

fn scanned(text: &[u8]) -> Reading {
    let mut scanner = Scanner::new(text, Encoding::Unknown);
    scanner.peek();
    scanner.string().map(|token| (token.end, token.escaped)).map_err(Fault::offset)
}

/// RFC 8259 §7, as plainly as it can be written.
fn byte_by_byte(text: &[u8]) -> Reading {
    let byte = |at: usize| text.get(at).copied().unwrap_or(0);
    let mut at = 1;
    let mut escaped = false;
    loop {
        match byte(at) {
            b'"' => return Ok((at + 1, escaped)),
            b'\\' => {
                escaped = true;
                at = match byte(at + 1) {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => at + 2,
                    b'u' => match (at + 2..at + 6).find(|&digit| !byte(digit).is_ascii_hexdigit()) {
                        Some(fault) => return Err(fault),
                        None => at + 6,
                    },
                    _ => return Err(at + 1),
                };
            }
            ..b' ' => return Err(at),
            _ => at += 1,
        }
    }
}

/// Whether the host's `JSON.parse` takes the whole text for a string.
fn is_json_string(text: &str) -> bool {
    js_sys::JSON::parse(text).is_ok_and(|value| value.is_string())
}
