//! What the walker can find, a variant per cause, and the sentence for each.

use std::borrow::Cow;

use super::path::pointer;
use super::{Code, Expected, Issue, PathStep, Severity, nearest};
use crate::json::{Fault, Wanted, decimal};
use crate::model::{Enumeration, Field, Format, Kind, ORDER, Object, Presence};

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
    pub(super) fn issue(self, path: Vec<PathStep>, offset: usize) -> Issue {
        let suggestion = self.suggestion();
        Issue {
            code: self.code(),
            severity: self.severity(),
            pointer: pointer(&path),
            message: self.message(&Subject::new(&path), suggestion),
            path,
            expected: self.expected(),
            received: if let Finding::InvalidType { received, .. } = self { Some(received) } else { None },
            suggestion: suggestion.map(str::to_owned),
            offset,
            line: 0,
            column: 0,
        }
    }

    fn message(&self, subject: &Subject, suggestion: Option<&str>) -> String {
        let label = subject.label.as_str();
        match self {
            Finding::Unreadable { fault, at_end } => fault.message(*at_end).to_owned(),
            Finding::InvalidType { expected, received: "null" } if subject.may_be_left_out() => [
                label,
                " must be ",
                article(expected),
                ", not null; leave the field out where there is no value.",
            ]
            .concat(),
            Finding::InvalidType { expected, received } => {
                [label, " must be ", article(expected), ", not ", article(received), "."].concat()
            }
            Finding::Required => [label, " is required."].concat(),
            Finding::Empty => [label, " must not be empty."].concat(),
            Finding::InvalidValue { enumeration, value } => {
                let found =
                    if subject.is_personal() { String::new() } else { [", not ", &quote(value)].concat() };
                [label, " must be one of ", &enumeration.values.join(", "), &found, &meant(suggestion)]
                    .concat()
            }
            Finding::DuplicateField { key } => {
                let key =
                    key.as_ref().map_or_else(|| "A key".to_owned(), |key| ["The key ", &quote(key)].concat());
                [&key, " stands twice in the same object; keep one."].concat()
            }
            Finding::NumberTooLarge => {
                [label, " holds a number that is too large: at most about 1.797e308 either side of 0."]
                    .concat()
            }
            Finding::InvalidFormat { format, value } => {
                let found = match format {
                    Format::DateTime | Format::Date if !subject.is_personal() => {
                        [", not ", &quote(value)].concat()
                    }
                    _ => String::new(),
                };
                [label, " must be ", describe(*format), &found, "."].concat()
            }
            Finding::Ipv6 => {
                [label, " is an IPv6 address; the API documents an IPv4 address such as 192.0.2.1."].concat()
            }
            Finding::UnsafeUrl => {
                [label, " must not be a javascript:, data: or vbscript: URL: others will open it."].concat()
            }
            Finding::IdMismatch => {
                [label, " must be the same as in the path of the request, or be left out."].concat()
            }
            Finding::UnknownField { key, model } => {
                [&quote(key), " is not a field of ", model.name, &meant(suggestion)].concat()
            }
            Finding::Above { limit } => [label, " is above ", limit, "."].concat(),
            Finding::Before { start } => [label, " is before ", start, "."].concat(),
            Finding::InFuture => [label, " is later than today."].concat(),
        }
    }
}

/// What an issue is about: as far as the model knows the path.
struct Subject {
    label: String,
    field: Option<&'static Field>,
    is_item: bool,
}

impl Subject {
    fn new(path: &[PathStep]) -> Self {
        let mut subject = Subject { label: String::new(), field: None, is_item: false };
        let root = Kind::Object(&ORDER);
        let mut kind = &root;
        for step in path {
            match (step, kind) {
                (PathStep::Key(key), Kind::Object(object)) if object.field(key).is_some() => {
                    subject.field = object.field(key);
                    subject.is_item = false;
                    if !subject.label.is_empty() {
                        subject.label.push('.');
                    }
                    subject.label.push_str(key);
                    kind = subject.field.map_or(kind, |field| &field.kind);
                }
                (PathStep::Index(index), Kind::Array(item)) => {
                    subject.is_item = true;
                    subject.label.push_str(&["[", &decimal(*index), "]"].concat());
                    kind = item;
                }
                _ => return subject.beyond_the_model(),
            }
        }
        if path.is_empty() {
            subject.label.push_str("The order");
        }
        subject
    }

    fn beyond_the_model(mut self) -> Self {
        let holder = if self.label.is_empty() { "an unknown field" } else { &self.label };
        self.label = ["A value in ", holder].concat();
        self.is_item = true;
        self
    }

    fn may_be_left_out(&self) -> bool {
        !self.is_item && self.field.is_some_and(|field| field.presence == Presence::Optional)
    }

    fn is_personal(&self) -> bool {
        self.label.starts_with("profile_")
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

fn meant(suggestion: Option<&str>) -> String {
    suggestion.map_or_else(|| ".".to_owned(), |suggestion| ["; did you mean ", suggestion, "?"].concat())
}

fn quote(text: &[u8]) -> String {
    crate::quote::quote(&String::from_utf8_lossy(text))
}
