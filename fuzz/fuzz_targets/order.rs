//! What every report promises, whatever the text.
//!
//! The first byte of the input chooses: after `!` come damages to a faultless order, after `?` an order that hides a
//! marker in its national identifier; anything else is the text itself.

#![no_main]

use std::sync::LazyLock;

use arbitrary::{Arbitrary, Unstructured};
use assessment_order::json::Encoding;
use assessment_order::model::{
    ORDER, ORDER_ADDRESS, ORDER_PARAMETER, ORDER_RESPONSE_ATTRIBUTE, ORDER_RESPONSE_DETAIL, Order,
};
use assessment_order::request::fill_in;
use assessment_order::validate::{
    Code, Destination, Expected, Issue, Options, PathStep, Report, Severity, Strictness, Today, validate_with,
};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde_json::Value;

fuzz_target!(|input: &[u8]| {
    match input {
        [b'!', choices @ ..] => check(&damaged(&mut Unstructured::new(choices))),
        [b'?', choices @ ..] => says_nothing_of_the_identifier(&mut Unstructured::new(choices)),
        text => check(text),
    }
});

const FAULTLESS: &str = include_str!("order.json");

/// What damage is done with: each field's key, and values that are right in one place and wrong in most.
static TOKENS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let objects =
        [&ORDER, &ORDER_PARAMETER, &ORDER_ADDRESS, &ORDER_RESPONSE_DETAIL, &ORDER_RESPONSE_ATTRIBUTE];
    let keys = objects.iter().flat_map(|object| object.fields).map(|field| format!("\"{}\":", field.name));
    let others = include_str!("order.tokens").lines().map(str::to_owned);
    let long = ["x".repeat(39), "\u{1f600}".repeat(41), format!("\"{}\":1,", "k".repeat(60)), "[".repeat(70)];
    keys.chain(others).chain(long).chain(["\n".into(), "\r\n".into()]).collect()
});

#[derive(Arbitrary)]
enum Damage {
    Insert { at: u16, token: u8 },
    Delete { at: u16, length: u8 },
    Repeat { at: u16, length: u8 },
    Replace { at: u16, byte: u8 },
    Move { at: u16, length: u8, to: u16 },
    End { at: u16 },
}

impl Damage {
    fn inflict(&self, text: &mut Vec<u8>) {
        let size = text.len();
        let place = |at: u16| usize::from(at) % (size + 1);
        let range = |at: u16, length: u8| place(at)..(place(at) + usize::from(length)).min(size);
        match *self {
            Damage::Insert { at, token } => {
                let token = &TOKENS[usize::from(token) % TOKENS.len()];
                text.splice(place(at)..place(at), token.bytes());
            }
            Damage::Delete { at, length } => drop(text.drain(range(at, length))),
            Damage::Repeat { at, length } => {
                let piece = text[range(at, length)].to_vec();
                text.splice(place(at)..place(at), piece);
            }
            Damage::Replace { at, byte } => {
                if let Some(old) = text.get_mut(place(at)) {
                    *old = byte;
                }
            }
            Damage::Move { at, length, to } => {
                let piece: Vec<u8> = text.drain(range(at, length)).collect();
                let to = usize::from(to) % (text.len() + 1);
                text.splice(to..to, piece);
            }
            Damage::End { at } => text.truncate(place(at)),
        }
    }
}

fn damaged(choices: &mut Unstructured<'_>) -> Vec<u8> {
    let mut text = FAULTLESS.trim_end().as_bytes().to_vec();
    for damage in choices.arbitrary_iter::<Damage>().into_iter().flatten().take(8).flatten() {
        damage.inflict(&mut text);
    }
    text
}

fn options() -> Options<'static> {
    Options { max_issues: usize::MAX, today: Today::Day(20_000), ..Options::default() }
}

fn check(text: &[u8]) {
    let report = validate_with(text, &options());
    counts_add_up(&report);
    issues_come_in_text_order(&report);
    for issue in &report.issues {
        the_pointer_is_the_path(issue);
        the_place_is_the_offset(text, issue);
        the_message_is_one_sentence(issue);
        the_suggestion_is_allowed(issue);
    }
    fewer_issues_are_the_first_ones(text, &report);
    strictness_changes_only_the_verdict(text, &report);
    known_encoding_changes_nothing(text, &report);
    what_is_valid_fits_the_struct(text, &report);
    issues_are_where_they_point(text, &report);
    a_destination_fills_in(text);
}

fn is_fault(issue: &Issue) -> bool {
    matches!(issue.code, Code::InvalidJson | Code::TooDeep)
}

fn counts_add_up(report: &Report) {
    assert_eq!(report.counts().iter().sum::<usize>(), report.issue_count());
    assert_eq!(report.issues.len(), report.issue_count(), "all are kept where all may be");
    for code in Code::ALL {
        let kept = report.issues.iter().filter(|issue| issue.code == code).count();
        assert_eq!(report.counts()[code as usize], kept);
    }
    for severity in [Severity::Error, Severity::Warning] {
        let kept = report.issues.iter().filter(|issue| issue.severity == severity).count();
        assert_eq!(report.severity_count(severity), kept);
    }
}

fn issues_come_in_text_order(report: &Report) {
    assert!(report.issues.is_sorted_by_key(|issue| issue.offset));
    let faults = report.issues.iter().filter(|issue| is_fault(issue)).count();
    assert_eq!(faults, usize::from(report.issues.last().is_some_and(is_fault)), "a fault is the last issue");
}

/// RFC 6901 §3, the slow way.
fn the_pointer_is_the_path(issue: &Issue) {
    let step = |step: &PathStep| match step {
        PathStep::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        PathStep::Index(index) => format!("/{index}"),
    };
    assert_eq!(issue.pointer, issue.path.iter().map(step).collect::<String>());
}

fn the_place_is_the_offset(text: &[u8], issue: &Issue) {
    // Reading ends at the first byte that is no UTF-8.
    let before = core::str::from_utf8(&text[..issue.offset]).expect("UTF-8 before every issue");
    let line = before.rsplit('\n').next().unwrap_or_default();
    assert_eq!(issue.line, before.matches('\n').count() + 1);
    assert_eq!(issue.column, line.encode_utf16().count() + 1);
}

fn the_message_is_one_sentence(issue: &Issue) {
    let message = issue.message.as_str();
    assert!(message.ends_with(['.', '?']) && !message.contains(char::is_control), "{message}");
    let quotes = (message.find('"'), message.rfind('"'));
    // The messages of faults quote punctuation, and nothing of the text.
    if let ((Some(first), Some(last)), false) = (quotes, is_fault(issue)) {
        let quoted = message[first + 1..last].trim_end_matches('…').chars().count();
        assert!(first < last && quoted <= 40, "{message}");
    }
}

fn the_suggestion_is_allowed(issue: &Issue) {
    let Some(suggestion) = issue.suggestion.as_deref() else { return };
    assert!(issue.message.contains(suggestion));
    match issue.expected {
        Some(Expected::Values(values)) => assert!(values.contains(&suggestion)),
        _ => assert_eq!(issue.code, Code::UnknownField),
    }
}

fn fewer_issues_are_the_first_ones(text: &[u8], all: &Report) {
    for max_issues in [1, 2, 3, 7, 100] {
        let some = validate_with(text, &Options { max_issues, ..options() });
        assert_eq!(some.counts(), all.counts());
        assert_eq!(some.is_valid(), all.is_valid());
        assert!(some.issues.len() <= max_issues + 1);
        let (fault, others) = match all.issues.split_last() {
            Some((last, others)) if is_fault(last) => (Some(last), others),
            _ => (None, all.issues.as_slice()),
        };
        let expected = others.iter().take(max_issues).chain(fault);
        assert!(
            some.issues.iter().eq(expected),
            "of {max_issues}: {:#?}\nof all: {:#?}",
            some.issues,
            all.issues
        );
    }
}

fn strictness_changes_only_the_verdict(text: &[u8], lenient: &Report) {
    let strict = validate_with(text, &Options { strictness: Strictness::Strict, ..options() });
    assert_eq!((&strict.issues, strict.counts()), (&lenient.issues, lenient.counts()));
    assert_eq!(strict.is_valid(), strict.issue_count() == 0);
    assert_eq!(lenient.is_valid(), lenient.severity_count(Severity::Error) == 0);
}

fn known_encoding_changes_nothing(text: &[u8], unknown: &Report) {
    if core::str::from_utf8(text).is_ok() {
        let known = validate_with(text, &Options { encoding: Encoding::Utf8, seed: 7, ..options() });
        assert_eq!((&known.issues, known.counts()), (&unknown.issues, unknown.counts()));
    }
}

fn unlimited<'t, T: Deserialize<'t>>(text: &'t [u8]) -> serde_json::Result<T> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    reader.disable_recursion_limit();
    let value = T::deserialize(&mut reader)?;
    reader.end().map(|()| value)
}

fn what_is_valid_fits_the_struct(text: &[u8], report: &Report) {
    if !report.is_valid() {
        return;
    }
    if let Err(error) = unlimited::<Order>(text) {
        // `JSON.parse` takes half of a surrogate pair in an escape; a Rust `String` cannot hold it.
        let reason = error.to_string();
        assert!(reason.contains("surrogate") || reason.contains("unexpected end of hex escape"), "{reason}");
    }
}

/// Each issue's pointer and offset lead to the same value, and that is what the issue says.
fn issues_are_where_they_point(text: &[u8], report: &Report) {
    // Of two members with the same key a pointer finds one only.
    if report.counts()[Code::DuplicateField as usize] > 0 || report.issues.last().is_some_and(is_fault) {
        return;
    }
    // A number beyond a double, or half of a surrogate pair, is not in a tree.
    let Ok(tree) = unlimited::<Value>(text) else { return };
    for issue in &report.issues {
        let found = tree.pointer(&issue.pointer);
        let parent = issue.pointer.rfind('/').and_then(|end| tree.pointer(&issue.pointer[..end]));
        let here: Value = {
            let mut reader = serde_json::Deserializer::from_slice(&text[issue.offset..]);
            reader.disable_recursion_limit();
            Value::deserialize(&mut reader).expect("a value or key at each offset")
        };
        match issue.code {
            Code::Required => {
                assert_eq!(found, None);
                assert_eq!(Some(&here), parent);
            }
            Code::UnknownField => {
                assert!(found.is_some());
                let Some(PathStep::Key(key)) = issue.path.last() else { panic!("an index is no field") };
                assert_eq!(here.as_str(), Some(key.as_str()));
            }
            _ => assert_eq!(found, Some(&here)),
        }
        if let Some(received) = issue.received {
            assert_eq!(received, kind(&here));
            assert_ne!(issue.expected, Some(Expected::Name(received)));
        }
        if issue.code == Code::Empty {
            assert_eq!(here.as_str(), Some(""));
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// An order that is valid for its destination is valid by itself once it is filled in.
fn a_destination_fills_in(text: &[u8]) {
    let destination = Destination { connection_id: "c\"\n1", id: "o1", workspace_id: Some("w1") };
    let report = validate_with(text, &Options { destination: Some(destination), ..options() });
    if !report.is_valid() {
        return;
    }
    let mut missing = Vec::new();
    if !report.names_connection {
        missing.push(("connection_id", destination.connection_id));
    }
    if !report.names_workspace {
        missing.push(("workspace_id", "w1"));
    }
    let body = fill_in(text, &missing);
    let filled = validate_with(&body, &options());
    assert!(filled.is_valid(), "{:#?}", filled.issues);
    assert_eq!(filled.counts(), report.counts());
    assert!(filled.names_connection && filled.names_workspace);
    assert!(body.len() > text.len() || missing.is_empty());
}

/// It stands in the identifier's value and nowhere else.
const MARKER: char = '§';

fn says_nothing_of_the_identifier(choices: &mut Unstructured<'_>) {
    let Ok(member) = identifier(choices) else { return };
    let Ok(place) = choices.int_in_range(0..=5) else { return };
    let (before, after) = [
        ("{", "}"),
        (r#"{"workspace_id":"w","connection_id":"c","#, r#","status":"x"}"#),
        (r#"{"parameters":[{"#, r#","inputs":[]}]}"#),
        (r#"{"profile_addresses":[{"#, "}]}"),
        (r#"{"raw":{"#, "}}"),
        (r#"{"unknown":[{"#, "}]}"),
    ][place];
    let mut text = format!("{before}{member}").into_bytes();
    let mut tail = after.as_bytes().to_vec();
    // What stands before the value stays whole: else the value could become part of something else.
    for damage in choices.arbitrary_iter::<Damage>().into_iter().flatten().take(3).flatten() {
        damage.inflict(&mut tail);
    }
    text.append(&mut tail);
    check(&text);
    for issue in validate_with(&text, &options()).issues {
        assert!(!issue.message.contains(MARKER), "{}", issue.message);
        assert!(!issue.suggestion.is_some_and(|suggestion| suggestion.contains(MARKER)));
    }
}

/// `"profile_national_identifier"` with some slips, and a value of any kind that holds the marker.
fn identifier(choices: &mut Unstructured<'_>) -> arbitrary::Result<String> {
    let mut key: Vec<char> = "profile_national_identifier".chars().collect();
    for _ in 0..choices.int_in_range(0..=12)? {
        let at = choices.choose_index(key.len().max(1))?;
        let letter = *choices.choose(&['_', 'a', 'e', 'i', 'P', '-', ' ', 'é'])?;
        match choices.int_in_range(0..=2)? {
            0 if at < key.len() => drop(key.remove(at)),
            1 if at < key.len() => key[at] = letter,
            _ => key.insert(at, letter),
        }
    }
    let value = marked(choices, 0)?;
    Ok(format!("\"{}\":{value}", key.into_iter().collect::<String>()))
}

fn marked(choices: &mut Unstructured<'_>, depth: usize) -> arbitrary::Result<String> {
    let string = format!("\"{}\"", MARKER.to_string().repeat(choices.int_in_range(1..=50)?));
    Ok(match choices.int_in_range(0..=6)? {
        0 if depth < 4 => format!("[{},{}]", marked(choices, depth + 1)?, marked(choices, depth + 1)?),
        1 if depth < 4 => format!("{{{string}:{}}}", marked(choices, depth + 1)?),
        2 if depth < 4 => format!("{{{string}:1,{string}:{}}}", marked(choices, depth + 1)?),
        3 => format!("{{\"status\":{string},\"created_at\":{string}}}"),
        4 => format!("\"{MARKER}\\q"),
        5 => format!("\"{MARKER}\n\""),
        _ => string,
    })
}
