//! The scanner accepts what `serde_json` accepts, but for the differences that each check below names.
//!
//! `JSON.parse` is what the scanner must agree with; `serde_json` differs from it in four ways:
//! - it stops at 127 levels: here without a limit, and ours (128) is held against a count of brackets;
//! - a number beyond a double is an error: for us an issue (`invalid_number`), and still JSON;
//! - half of a surrogate pair in an escape is an error: `JSON.parse` takes it, so do we;
//! - of duplicate keys the last one wins: for us an issue (`duplicate_field`), and still JSON.

#![no_main]

use core::cmp::Ordering;
use std::collections::HashSet;

use assessment_order::json::{Encoding, Scanner, compare_numbers, unescape};
use assessment_order::request::fill_in;
use assessment_order::validate::{Code, Options, Report, validate_with};
use libfuzzer_sys::fuzz_target;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

fuzz_target!(|text: &[u8]| {
    let report = read(text);
    let accepted = fault(&report).is_none();
    assert_eq!(accepted, is_json(text) && depth(text) <= Scanner::MAX_DEPTH, "acceptance");

    agrees_with_a_tree(text, accepted, &report);
    if accepted {
        numbers_are_judged_as_doubles(text, &report);
        duplicates_are_counted(text, &report);
    } else {
        the_fault_is_at_the_first_wrong_byte(text, &report);
    }
    strings_hold_the_same(text);
});

fn read(text: &[u8]) -> Report {
    validate_with(text, &Options::default())
}

fn count(report: &Report, code: Code) -> usize {
    report.counts()[code as usize]
}

fn fault(report: &Report) -> Option<(Code, usize)> {
    let last = report.issues.last()?;
    matches!(last.code, Code::InvalidJson | Code::TooDeep).then_some((last.code, last.offset))
}

/// The grammar alone: `IgnoredAny` looks at no number's size, no surrogate, no depth, and at no string's encoding.
fn is_json(text: &[u8]) -> bool {
    core::str::from_utf8(text).is_ok() && serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

/// The bytes outside strings, with their offsets.
fn outside_strings(text: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let (mut inside, mut escaped) = (false, false);
    text.iter().copied().enumerate().filter(move |&(_, byte)| match (inside, escaped, byte) {
        (true, true, _) => {
            escaped = false;
            false
        }
        (true, false, b'\\') => {
            escaped = true;
            false
        }
        (_, _, b'"') => {
            inside = !inside;
            false
        }
        _ => !inside,
    })
}

fn depth(text: &[u8]) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for (_, byte) in outside_strings(text) {
        match byte {
            b'{' | b'[' => open += 1,
            b'}' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}

fn unlimited<'t, T: Deserialize<'t>>(text: &'t [u8]) -> serde_json::Result<T> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    reader.disable_recursion_limit();
    let value = T::deserialize(&mut reader)?;
    reader.end().map(|()| value)
}

fn agrees_with_a_tree(text: &[u8], accepted: bool, report: &Report) {
    if !accepted && depth(text) > Scanner::MAX_DEPTH {
        return;
    }
    match unlimited::<Value>(text) {
        Ok(_) => assert!(accepted && count(report, Code::InvalidNumber) == 0, "only serde_json accepts"),
        Err(error) if accepted => {
            let reason = error.to_string();
            let too_large = reason.contains("out of range") && count(report, Code::InvalidNumber) > 0;
            assert!(too_large || is_surrogate_error(&reason), "only we accept: {reason}");
        }
        Err(_) => {}
    }
}

fn is_surrogate_error(reason: &str) -> bool {
    reason.contains("surrogate") || reason.contains("unexpected end of hex escape")
}

fn numbers_are_judged_as_doubles(text: &[u8], report: &Report) {
    let mut numbers: Vec<Vec<u8>> = Vec::new();
    let mut expected_offset = usize::MAX;
    for (offset, byte) in outside_strings(text) {
        let starts = matches!(byte, b'-' | b'0'..=b'9');
        let continues = starts || matches!(byte, b'+' | b'.' | b'e' | b'E');
        match numbers.last_mut() {
            Some(number) if continues && offset == expected_offset => number.push(byte),
            _ if starts => numbers.push(vec![byte]),
            _ => continue,
        }
        expected_offset = offset + 1;
    }
    let double = |number: &[u8]| core::str::from_utf8(number).unwrap().parse::<f64>().unwrap();
    let infinite = numbers.iter().filter(|number| double(number).is_infinite()).count();
    assert_eq!(count(report, Code::InvalidNumber), infinite);

    for (one, another) in numbers.iter().zip(numbers.iter().skip(1)) {
        let order = compare_numbers(one, another);
        assert_eq!(compare_numbers(another, one), order.reverse());
        // Rounding keeps the order, but may make unequal numbers equal.
        match double(one).partial_cmp(&double(another)) {
            Some(Ordering::Equal) | None => {}
            Some(rounded) => assert_eq!(order, rounded),
        }
    }
}

fn duplicates_are_counted(text: &[u8], report: &Report) {
    // Where a number is too large or a surrogate has no other half, there is no tree to count in.
    if let Ok(tree) = unlimited::<Duplicates>(text) {
        assert_eq!(count(report, Code::DuplicateField), tree.0, "duplicate keys");
    }
}

/// How many keys of a text stand in an object that has them already.
struct Duplicates(usize);

impl<'de> Deserialize<'de> for Duplicates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Count).map(Duplicates)
    }
}

struct Count;

impl<'de> Visitor<'de> for Count {
    type Value = usize;

    fn expecting(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<usize, E> {
        Ok(0)
    }

    fn visit_bool<E>(self, _: bool) -> Result<usize, E> {
        Ok(0)
    }

    fn visit_u64<E>(self, _: u64) -> Result<usize, E> {
        Ok(0)
    }

    fn visit_i64<E>(self, _: i64) -> Result<usize, E> {
        Ok(0)
    }

    fn visit_f64<E>(self, _: f64) -> Result<usize, E> {
        Ok(0)
    }

    fn visit_str<E>(self, _: &str) -> Result<usize, E> {
        Ok(0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<usize, A::Error> {
        let mut sum = 0;
        while let Some(Duplicates(inside)) = items.next_element()? {
            sum += inside;
        }
        Ok(sum)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<usize, A::Error> {
        let mut keys = HashSet::new();
        let mut sum = 0;
        while let Some((key, Duplicates(inside))) = members.next_entry::<String, _>()? {
            sum += inside + usize::from(!keys.insert(key));
        }
        Ok(sum)
    }
}

/// What stands before the fault could go on, and with the faulty byte it could not.
fn the_fault_is_at_the_first_wrong_byte(text: &[u8], report: &Report) {
    let (code, offset) = fault(report).unwrap();
    let (before, with) = (&text[..offset], &text[..text.len().min(offset + 1)]);
    assert!(may_go_on(before), "the text before the fault has a fault");
    if code == Code::TooDeep {
        assert_eq!(depth(before), Scanner::MAX_DEPTH);
        assert!(matches!(with.last(), Some(b'{' | b'[')));
    } else if offset < text.len() {
        assert!(
            !may_go_on(with) || is_broken_character(text, offset),
            "the byte at the fault may stand there"
        );
        assert_eq!(fault(&read(with)).map(|fault| fault.1), Some(offset));
    }
}

/// Whether the text is JSON or the beginning of it. `serde_json` needs help to tell where a digit is missing at the end.
fn may_go_on(text: &[u8]) -> bool {
    let error = |more: &[u8]| serde_json::from_slice::<IgnoredAny>(&[text, more].concat()).err();
    let is_beginning = |more: &[u8]| error(more).is_none_or(|error| error.is_eof());
    // It looks at the four digits of an escape together, so that some must stand in for those to come.
    let padding = if text.ends_with(b"\\") { b"n000".as_slice() } else { b"000" };
    let is_faulty_escape =
        error(padding).is_some_and(|error| error.to_string().starts_with("invalid escape"));
    core::str::from_utf8(text).is_ok() && (is_beginning(b"") || is_beginning(b"0")) && !is_faulty_escape
}

/// Whether a character begins there that is no UTF-8.
fn is_broken_character(text: &[u8], offset: usize) -> bool {
    core::str::from_utf8(text).is_err_and(|error| error.valid_up_to() == offset)
}

fn strings_hold_the_same(text: &[u8]) {
    if let [b'"', ..] = text {
        let theirs = serde_json::Deserializer::from_slice(text).into_iter::<String>().next().unwrap();
        match (Scanner::new(text, Encoding::Unknown).string(), theirs) {
            (Ok(token), Ok(theirs)) => {
                assert_eq!(unescape(&text[token.start + 1..token.end - 1]), theirs.as_bytes());
            }
            (Ok(_), Err(error)) => assert!(is_surrogate_error(&error.to_string()), "{error}"),
            (Err(fault), Ok(theirs)) => panic!("{fault:?} in {theirs:?}"),
            (Err(_), Err(_)) => {}
        }
    }
    if let Ok(text) = core::str::from_utf8(text) {
        let written = fill_in(b"{}", &[("text", text)]);
        assert_eq!(serde_json::from_slice::<Value>(&written).unwrap()["text"], text);
    }
}
