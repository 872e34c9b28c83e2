//! An issue: plain data for the person, or the program, that must mend the order.

use serde::{Serialize, Serializer};

/// What kind of fault an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The text is not JSON (RFC 8259) in UTF-8.
    InvalidJson,
    /// The value nests deeper than 128 levels.
    TooDeep,
    /// A JavaScript value that no JSON text can stand for.
    NotSerializable,
    /// A value of another type than the field's.
    InvalidType,
    /// A field that must be there is not.
    Required,
    /// An identifier that must be there is `""`.
    Empty,
    /// Not one of the listed values.
    InvalidValue,
    /// The same key twice in one object.
    DuplicateField,
    /// A number that a double cannot hold.
    InvalidNumber,
    /// A string that is not of the field's format.
    InvalidFormat,
    /// A URL that would run code where it is opened.
    UnsafeUrl,
    /// The order's identifier is not the path's.
    IdMismatch,
    /// A field that the API does not know.
    UnknownField,
    /// Two values that contradict each other.
    Inconsistent,
}

impl Code {
    /// Its name on the JavaScript side.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Code::InvalidJson => "invalid_json",
            Code::TooDeep => "too_deep",
            Code::NotSerializable => "not_serializable",
            Code::InvalidType => "invalid_type",
            Code::Required => "required",
            Code::Empty => "empty",
            Code::InvalidValue => "invalid_value",
            Code::DuplicateField => "duplicate_field",
            Code::InvalidNumber => "invalid_number",
            Code::InvalidFormat => "invalid_format",
            Code::UnsafeUrl => "unsafe_url",
            Code::IdMismatch => "id_mismatch",
            Code::UnknownField => "unknown_field",
            Code::Inconsistent => "inconsistent",
        }
    }

    /// Every code, in the order of the documentation and of the definition: each stands at its number.
    pub const ALL: [Code; Code::Inconsistent as usize + 1] = [
        Code::InvalidJson,
        Code::TooDeep,
        Code::NotSerializable,
        Code::InvalidType,
        Code::Required,
        Code::Empty,
        Code::InvalidValue,
        Code::DuplicateField,
        Code::InvalidNumber,
        Code::InvalidFormat,
        Code::UnsafeUrl,
        Code::IdMismatch,
        Code::UnknownField,
        Code::Inconsistent,
    ];
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Whether an issue keeps an update from being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It does.
    Error,
    /// It does not, unless validation is strict.
    Warning,
}

/// One step from the order to the value at fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum PathStep {
    /// A member of an object. Half of a surrogate pair in a key is shown as three U+FFFD.
    Key(String),
    /// An item of an array, from 0.
    Index(usize),
}

/// What is allowed where the issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Expected {
    /// A JSON type or the name of a format.
    Name(&'static str),
    /// One of these values.
    Values(&'static [&'static str]),
}

/// One thing that is wrong with an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// What kind of fault it is.
    pub code: Code,
    /// Whether it keeps an update from being sent.
    pub severity: Severity,
    /// The way to the value at fault.
    pub path: Vec<PathStep>,
    /// The same as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// One sentence for the person who must mend the order.
    pub message: String,
    /// What is allowed there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// The JSON type that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<&'static str>,
    /// What was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<&'static str>,
    /// Where in the text, in bytes from 0.
    pub offset: usize,
    /// Line, from 1; lines end at LF.
    pub line: usize,
    /// Column, from 1, in UTF-16 code units.
    pub column: usize,
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn each_code_stands_at_its_number() {
        for (number, code) in Code::ALL.into_iter().enumerate() {
            assert_eq!(code as usize, number, "{code:?}");
        }
    }
}
