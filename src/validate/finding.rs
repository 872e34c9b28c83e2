//! What the walker can find, and the sentence for each.

use super::path::pointer;
use super::{Code, Expected, Issue, PathStep, Severity, nearest};
use crate::json::{Fault, Wanted, push_decimal, readable};
use crate::model::{Enumeration, Field, Format, Kind, ORDER, Object, Presence};
use crate::quote::push_quoted;
use crate::text::append;

/// Something wrong, before it is put into words.
#[derive(Clone, Copy)]
pub(super) struct Finding<'t> {
    pub(super) cause: &'static Cause,
    expected: Option<Expected>,
    /// The value or key as it was found, where the sentence quotes it.
    found: &'t [u8],
    /// What else the sentence names.
    name: &'static str,
    /// The object that does not know the key.
    model: Option<&'static Object>,
}

/// Why something is wrong.
pub(super) struct Cause {
    pub(super) code: Code,
    pub(super) severity: Severity,
    /// The format that is expected.
    format: Option<&'static str>,
    /// The message, with a mark for each part that differs: see [`Finding::write_part`].
    sentence: &'static str,
}

impl Cause {
    const fn error(code: Code, sentence: &'static str) -> Self {
        Cause { code, severity: Severity::Error, format: None, sentence }
    }

    const fn warning(code: Code, sentence: &'static str) -> Self {
        Cause { code, severity: Severity::Warning, format: None, sentence }
    }

    const fn format(format: Format, sentence: &'static str) -> Self {
        Cause { format: format.name(), ..Cause::error(Code::InvalidFormat, sentence) }
    }
}

static INVALID_JSON: Cause = Cause::error(Code::InvalidJson, "$");
static TOO_DEEP: Cause = Cause::error(Code::TooDeep, "$");
static INVALID_TYPE: Cause = Cause::error(Code::InvalidType, "% must be &, not {");
static INVALID_VALUE: Cause = Cause::error(Code::InvalidValue, "% must be one of &~|");
static DUPLICATE_KEY: Cause =
    Cause::error(Code::DuplicateField, "The key # stands twice in the same object; keep one.");
static DUPLICATE_DATA: Cause =
    Cause::error(Code::DuplicateField, "A key stands twice in the same object; keep one.");
static UNKNOWN_FIELD: Cause = Cause::warning(Code::UnknownField, "# is not a field of $|");
static ABOVE: Cause = Cause::warning(Code::Inconsistent, "% is above $.");
static BEFORE: Cause = Cause::warning(Code::Inconsistent, "% is before $.");
static REQUIRED: Cause = Cause::error(Code::Required, "% is required.");
static EMPTY: Cause = Cause::error(Code::Empty, "% must not be empty.");
static NUMBER_TOO_LARGE: Cause = Cause::error(
    Code::InvalidNumber,
    "% holds a number that is too large: at most about 1.797e308 either side of 0.",
);
pub(super) static IPV6: Cause = Cause {
    severity: Severity::Warning,
    ..Cause::format(
        Format::Ipv4,
        "% is an IPv6 address; the API documents an IPv4 address such as 192.0.2.1.",
    )
};
pub(super) static UNSAFE_URL: Cause = Cause {
    code: Code::UnsafeUrl,
    ..Cause::format(Format::Url, "% must not be a javascript:, data: or vbscript: URL: others will open it.")
};
static ID_MISMATCH: Cause =
    Cause::error(Code::IdMismatch, "% must be the same as in the path of the request, or be left out.");
static IN_FUTURE: Cause = Cause::warning(Code::Inconsistent, "% is later than today.");

pub(super) static NOT_A_DATE_TIME: Cause = Cause::format(
    Format::DateTime,
    "% must be a date and time that exists, with its offset from UTC, such as 2024-02-29T13:45:00Z (RFC 3339)~.",
);
pub(super) static NOT_A_DATE: Cause = Cause::format(
    Format::Date,
    "% must be a day that exists, without a time, such as 2024-02-29 (RFC 3339)~.",
);
pub(super) static NOT_IPV4: Cause =
    Cause::format(Format::Ipv4, "% must be an IPv4 address such as 192.0.2.1.");
pub(super) static NOT_A_URL: Cause =
    Cause::format(Format::Url, "% must be an absolute URL such as https://example.com/report.");
pub(super) static NOT_AN_EMAIL: Cause =
    Cause::format(Format::Email, "% must be an e-mail address such as jane@example.com.");

impl Finding<'static> {
    pub(super) const REQUIRED: Self = Self::of(&REQUIRED);
    pub(super) const EMPTY: Self = Self::of(&EMPTY);
    pub(super) const NUMBER_TOO_LARGE: Self = Self::of(&NUMBER_TOO_LARGE);
    pub(super) const ID_MISMATCH: Self = Self::of(&ID_MISMATCH);
    pub(super) const IN_FUTURE: Self = Self::of(&IN_FUTURE);
    /// A key that comes twice and must not be quoted.
    pub(super) const DUPLICATE_DATA: Self = Self::of(&DUPLICATE_DATA);

    const fn of(cause: &'static Cause) -> Self {
        Finding { cause, expected: None, found: &[], name: "", model: None }
    }

    pub(super) fn unreadable(fault: Fault, at_end: bool) -> Self {
        let cause = if fault.wanted() == Wanted::LessDepth { &TOO_DEEP } else { &INVALID_JSON };
        Finding { name: fault.message(at_end), ..Self::of(cause) }
    }

    pub(super) fn invalid_type(expected: &'static str, received: &'static str) -> Self {
        Finding { expected: Some(Expected::Name(expected)), name: received, ..Self::of(&INVALID_TYPE) }
    }

    pub(super) fn above(limit: &'static str) -> Self {
        Finding { name: limit, ..Self::of(&ABOVE) }
    }

    pub(super) fn before(start: &'static str) -> Self {
        Finding { name: start, ..Self::of(&BEFORE) }
    }
}

impl<'t> Finding<'t> {
    pub(super) fn invalid_value(enumeration: &'static Enumeration, found: &'t [u8]) -> Self {
        Finding { expected: Some(Expected::Values(enumeration.values)), found, ..Finding::of(&INVALID_VALUE) }
    }

    pub(super) fn invalid_format(cause: &'static Cause, found: &'t [u8]) -> Self {
        Finding { found, ..Finding::of(cause) }
    }

    pub(super) fn duplicate_key(key: &'t [u8]) -> Self {
        Finding { found: key, ..Finding::of(&DUPLICATE_KEY) }
    }

    pub(super) fn unknown_field(key: &'t [u8], model: &'static Object) -> Self {
        Finding { found: key, name: model.name, model: Some(model), ..Finding::of(&UNKNOWN_FIELD) }
    }

    fn suggestion(&self) -> Option<&'static str> {
        if let Some(model) = self.model {
            return nearest(self.found, model.fields.iter().map(|field| field.name));
        }
        let Some(Expected::Values(values)) = self.expected else { return None };
        nearest(self.found, values.iter().copied())
    }

    /// Puts it into words.
    #[inline(never)]
    pub(super) fn issue(&self, path: Vec<PathStep>, offset: usize) -> Issue {
        let Cause { code, severity, format, sentence } = *self.cause;
        let suggestion = self.suggestion();
        let subject = Subject::new(&path);
        let mut message = String::with_capacity(MESSAGE);
        let mut rest = sentence;
        while let Some((before, mark, behind)) = split_at_mark(rest) {
            append(&mut message, before);
            self.write_part(mark, &subject, suggestion, &mut message);
            rest = behind;
        }
        append(&mut message, rest);
        Issue {
            code,
            severity,
            pointer: pointer(&path),
            message,
            path,
            expected: self.expected.or(format.map(Expected::Name)),
            received: (code == Code::InvalidType).then_some(self.name),
            suggestion,
            offset,
            line: 0,
            column: 0,
        }
    }

    /// Writes the part of a sentence that `mark` stands for.
    fn write_part(&self, mark: u8, subject: &Subject<'_>, suggestion: Option<&str>, out: &mut String) {
        match (mark, self.expected) {
            (SUBJECT, _) => subject.write(out),
            (NAME, _) => append(out, self.name),
            (KEY, _) => quote(self.found, out),
            (FOUND, _) if !subject.is_personal() => {
                append(out, ", not ");
                quote(self.found, out);
            }
            (MEANT, _) => {
                if let Some(suggestion) = suggestion {
                    append(out, "; did you mean ");
                    append(out, suggestion);
                }
                append(out, if suggestion.is_some() { "?" } else { "." });
            }
            (EXPECTED, Some(Expected::Name(name))) => push_type(name, out),
            (EXPECTED, Some(Expected::Values(values))) => {
                let mut separator = "";
                for value in values {
                    append(out, separator);
                    append(out, value);
                    separator = ", ";
                }
            }
            (RECEIVED, _) => {
                push_type(self.name, out);
                if self.name == "null" && subject.may_be_left_out() {
                    append(out, "; leave the field out where there is no value");
                }
                append(out, ".");
            }
            _ => {}
        }
    }
}

/// Names what the issue is about.
const SUBJECT: u8 = b'%';
/// The name that the finding holds.
const NAME: u8 = b'$';
/// Quotes the key.
const KEY: u8 = b'#';
/// Quotes the value that was found, unless it tells about the person.
const FOUND: u8 = b'~';
/// Says what was probably meant, and ends the sentence.
const MEANT: u8 = b'|';
/// The type that is expected, or the values to choose from.
const EXPECTED: u8 = b'&';
/// The type that was found instead, and what to do about it.
const RECEIVED: u8 = b'{';

fn split_at_mark(sentence: &str) -> Option<(&str, u8, &str)> {
    // In two ranges of bytes that no sentence holds besides: quicker than one by one.
    let at = sentence.bytes().position(|byte| matches!(byte, KEY..=EXPECTED | RECEIVED..=FOUND))?;
    Some((sentence.get(..at)?, *sentence.as_bytes().get(at)?, sentence.get(at + 1..)?))
}

/// Room that most messages need.
const MESSAGE: usize = 128;

/// What an issue is about.
struct Subject<'p> {
    path: &'p [PathStep],
    /// How many steps of the path the model knows.
    known: usize,
    /// The field that the last known step leads to.
    field: Option<&'static Field>,
}

impl<'p> Subject<'p> {
    fn new(path: &'p [PathStep]) -> Self {
        let mut kind = &Kind::Object(&ORDER);
        let mut subject = Subject { path, known: 0, field: None };
        for step in path {
            subject.field = match (step, kind) {
                (PathStep::Key(key), Kind::Object(object)) => object.field(key),
                _ => None,
            };
            kind = match (subject.field, kind) {
                (Some(field), _) => &field.kind,
                (None, Kind::Array(item)) if matches!(step, PathStep::Index(_)) => item,
                _ => break,
            };
            subject.known += 1;
        }
        subject
    }

    /// Names it, as far as the model knows it.
    fn write(&self, out: &mut String) {
        if self.is_beyond_the_model() {
            append(out, if self.known == 0 { "A value in an unknown field" } else { "A value in " });
        } else if self.path.is_empty() {
            append(out, "The order");
        }
        for (index, step) in self.path.iter().take(self.known).enumerate() {
            match step {
                PathStep::Key(key) => {
                    append(out, if index == 0 { "" } else { "." });
                    append(out, key);
                }
                PathStep::Index(index) => {
                    append(out, "[");
                    push_decimal(*index, out);
                    append(out, "]");
                }
            }
        }
    }

    fn is_personal(&self) -> bool {
        matches!(self.path, [PathStep::Key(field), ..] if field.starts_with("profile_"))
    }

    fn is_beyond_the_model(&self) -> bool {
        self.known < self.path.len()
    }

    fn may_be_left_out(&self) -> bool {
        !self.is_beyond_the_model() && self.field.is_some_and(|field| field.presence == Presence::Optional)
    }
}

/// Appends the name of a JSON type with its article.
#[inline(never)]
fn push_type(name: &str, out: &mut String) {
    let article = match name.as_bytes() {
        [b'a' | b'o', ..] => "an ",
        [b'n', b'u', b'l', ..] => "",
        _ => "a ",
    };
    append(out, article);
    append(out, name);
}

#[inline(never)]
fn quote(text: &[u8], out: &mut String) {
    push_quoted(&readable(text), out);
}
