//! What the walker can find, a variant per cause, and the sentence for each.

use std::borrow::Cow;

use super::path::pointer;
use super::{Code, Expected, Issue, PathStep, Severity, nearest};
use crate::json::{Fault, Wanted, push_decimal};
use crate::model::{Enumeration, Field, Format, Kind, ORDER, Object, Presence};
use crate::quote::push_quoted;

/// Something wrong, before it is put into words.
pub(super) enum Finding<'t> {
    Unreadable {
        fault: Fault,
        at_end: bool,
    },
    InvalidType {
        expected: &'static str,
        received: &'static str,
    },
    Required,
    Empty,
    InvalidValue {
        enumeration: &'static Enumeration,
        value: Cow<'t, [u8]>,
    },
    /// The key, where it may be quoted.
    DuplicateField {
        key: Option<Cow<'t, [u8]>>,
    },
    NumberTooLarge,
    InvalidFormat {
        format: Format,
        value: Cow<'t, [u8]>,
    },
    Ipv6,
    UnsafeUrl,
    IdMismatch,
    UnknownField {
        key: Cow<'t, [u8]>,
        model: &'static Object,
    },
    Above {
        limit: &'static str,
    },
    Before {
        start: &'static str,
    },
    InFuture,
}

impl Finding<'_> {
    pub(super) fn severity(&self) -> Severity {
        match self {
            Finding::Ipv6
            | Finding::UnknownField { .. }
            | Finding::Above { .. }
            | Finding::Before { .. }
            | Finding::InFuture => Severity::Warning,
            _ => Severity::Error,
        }
    }

    pub(super) fn code(&self) -> Code {
        match self {
            Finding::Unreadable { fault, .. } if fault.wanted() == Wanted::LessDepth => Code::TooDeep,
            Finding::Unreadable { .. } => Code::InvalidJson,
            Finding::InvalidType { .. } => Code::InvalidType,
            Finding::Required => Code::Required,
            Finding::Empty => Code::Empty,
            Finding::InvalidValue { .. } => Code::InvalidValue,
            Finding::DuplicateField { .. } => Code::DuplicateField,
            Finding::NumberTooLarge => Code::InvalidNumber,
            Finding::InvalidFormat { .. } | Finding::Ipv6 => Code::InvalidFormat,
            Finding::UnsafeUrl => Code::UnsafeUrl,
            Finding::IdMismatch => Code::IdMismatch,
            Finding::UnknownField { .. } => Code::UnknownField,
            Finding::Above { .. } | Finding::Before { .. } | Finding::InFuture => Code::Inconsistent,
        }
    }

    fn expected(&self) -> Option<Expected> {
        match self {
            Finding::InvalidType { expected, .. } => Some(Expected::Name(expected)),
            Finding::InvalidValue { enumeration, .. } => Some(Expected::Values(enumeration.values)),
            Finding::InvalidFormat { format, .. } => format.name().map(Expected::Name),
            Finding::Ipv6 => Format::Ipv4.name().map(Expected::Name),
            Finding::UnsafeUrl => Format::Url.name().map(Expected::Name),
            _ => None,
        }
    }

    fn suggestion(&self) -> Option<&'static str> {
        match self {
            Finding::InvalidValue { enumeration, value } => {
                nearest(value, enumeration.values.iter().copied())
            }
            Finding::UnknownField { key, model } => nearest(key, model.fields.iter().map(|field| field.name)),
            _ => None,
        }
    }

    /// Puts it into words.
    #[inline(never)]
    pub(super) fn issue(&self, path: Vec<PathStep>, offset: usize) -> Issue {
        let suggestion = self.suggestion();
        let mut message = String::with_capacity(MESSAGE);
        self.write(&path, suggestion, &mut message);
        Issue {
            code: self.code(),
            severity: self.severity(),
            pointer: pointer(&path),
            message,
            path,
            expected: self.expected(),
            received: if let Finding::InvalidType { received, .. } = self { Some(received) } else { None },
            suggestion: suggestion.map(str::to_owned),
            offset,
            line: 0,
            column: 0,
        }
    }

    /// Writes the sentence.
    fn write(&self, path: &[PathStep], suggestion: Option<&str>, out: &mut String) {
        match self {
            Finding::Unreadable { fault, at_end } => return push(out, &[fault.message(*at_end)]),
            Finding::DuplicateField { key } => {
                match key {
                    Some(key) => {
                        push(out, &["The key "]);
                        quote(key, out);
                    }
                    None => push(out, &["A key"]),
                }
                return push(out, &[" stands twice in the same object; keep one."]);
            }
            Finding::UnknownField { key, model } => {
                quote(key, out);
                push(out, &[" is not a field of ", model.name]);
                return push_meant(suggestion, out);
            }
            _ => {}
        }
        let subject = Subject::new(path);
        subject.write(out);
        match self {
            Finding::InvalidType { expected, received } => {
                push(out, &[" must be ", article(expected), ", not ", article(received)]);
                let may_be_left_out = *received == "null" && subject.may_be_left_out();
                out.push_str(if may_be_left_out {
                    "; leave the field out where there is no value."
                } else {
                    "."
                });
            }
            Finding::InvalidValue { enumeration, value } => {
                push(out, &[" must be one of"]);
                for (index, value) in enumeration.values.iter().enumerate() {
                    push(out, &[if index == 0 { " " } else { ", " }, value]);
                }
                subject.write_found(value, out);
                push_meant(suggestion, out);
            }
            Finding::InvalidFormat { format, value } => {
                push(out, &[" must be ", describe(*format)]);
                if matches!(format, Format::DateTime | Format::Date) {
                    subject.write_found(value, out);
                }
                push(out, &["."]);
            }
            Finding::Above { limit } => push(out, &[" is above ", limit, "."]),
            Finding::Before { start } => push(out, &[" is before ", start, "."]),
            _ => push(out, &[self.rest()]),
        }
    }

    /// What always follows the name of what it is about.
    fn rest(&self) -> &'static str {
        match self {
            Finding::Required => " is required.",
            Finding::Empty => " must not be empty.",
            Finding::NumberTooLarge => {
                " holds a number that is too large: at most about 1.797e308 either side of 0."
            }
            Finding::Ipv6 => " is an IPv6 address; the API documents an IPv4 address such as 192.0.2.1.",
            Finding::UnsafeUrl => " must not be a javascript:, data: or vbscript: URL: others will open it.",
            Finding::IdMismatch => " must be the same as in the path of the request, or be left out.",
            Finding::InFuture => " is later than today.",
            _ => ".",
        }
    }
}

/// Room that most messages need.
const MESSAGE: usize = 128;

/// What an issue is about.
struct Subject<'p> {
    path: &'p [PathStep],
    /// How many steps of the path the model knows.
    known: usize,
    field: Option<&'static Field>,
    is_item: bool,
}

impl<'p> Subject<'p> {
    fn new(path: &'p [PathStep]) -> Self {
        let root = Kind::Object(&ORDER);
        let mut kind = &root;
        let mut subject = Subject { path, known: 0, field: None, is_item: false };
        for step in path {
            match (step, kind) {
                (PathStep::Key(key), Kind::Object(object)) => {
                    let Some(field) = object.field(key) else { break };
                    subject.field = Some(field);
                    subject.is_item = false;
                    kind = &field.kind;
                }
                (PathStep::Index(_), Kind::Array(item)) => {
                    subject.is_item = true;
                    kind = item;
                }
                _ => break,
            }
            subject.known += 1;
        }
        subject
    }

    /// Names it, as far as the model knows it.
    fn write(&self, out: &mut String) {
        if self.is_beyond_the_model() {
            out.push_str(if self.known == 0 { "A value in an unknown field" } else { "A value in " });
        } else if self.path.is_empty() {
            push(out, &["The order"]);
        }
        for (index, step) in self.path.iter().take(self.known).enumerate() {
            match step {
                PathStep::Key(key) => push(out, &[if index == 0 { "" } else { "." }, key]),
                PathStep::Index(index) => {
                    push(out, &["["]);
                    push_decimal(*index, out);
                    push(out, &["]"]);
                }
            }
        }
    }

    /// Quotes the value that was found, unless it tells about the person.
    fn write_found(&self, value: &[u8], out: &mut String) {
        let is_personal = matches!(self.path, [PathStep::Key(field), ..] if field.starts_with("profile_"));
        if !is_personal {
            push(out, &[", not "]);
            quote(value, out);
        }
    }

    fn is_beyond_the_model(&self) -> bool {
        self.known < self.path.len()
    }

    fn may_be_left_out(&self) -> bool {
        !self.is_beyond_the_model()
            && !self.is_item
            && self.field.is_some_and(|field| field.presence == Presence::Optional)
    }
}

fn article(kind: &'static str) -> &'static str {
    match kind {
        "string" => "a string",
        "number" => "a number",
        "boolean" => "a boolean",
        "object" => "an object",
        "array" => "an array",
        other => other,
    }
}

fn describe(format: Format) -> &'static str {
    match format {
        Format::Plain => "a string",
        Format::DateTime => "a date and time that exists, such as 2024-02-29T13:45:00Z (RFC 3339)",
        Format::Date => "a day that exists, such as 2024-02-29 (RFC 3339)",
        Format::Ipv4 => "an IPv4 address such as 192.0.2.1",
        Format::Url => "an absolute URL such as https://example.com/report",
        Format::Email => "an e-mail address such as jane@example.com",
    }
}

fn push_meant(suggestion: Option<&str>, out: &mut String) {
    match suggestion {
        Some(suggestion) => push(out, &["; did you mean ", suggestion, "?"]),
        None => push(out, &["."]),
    }
}

/// Not inlined: what stands here stands in the module once.
#[inline(never)]
fn push(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

fn quote(text: &[u8], out: &mut String) {
    push_quoted(&String::from_utf8_lossy(text), out);
}
