//! The macros behind `order.rs`: one line there becomes a struct field and a table row.

/// Defines objects: a serde struct and its [`Object`](super::Object) table each.
///
/// A kind is `string`, a format (`date_time date ipv4 url email`), `number`, `boolean`, `any`, the name of an
/// enumeration or object defined beside it, or `[kind]` for an array. `(required)` and `(required, not empty)` follow.
/// A `where` block holds what must be true across fields; a broken rule is a warning, but for `as_in_path` an error.
macro_rules! objects {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident as $table:ident {
            $( $(#[doc = $field_doc:literal])+ $field:ident: $kind:tt $(($($presence:tt)+))?, )+
        }
        $(where { $($subject:ident $comparison:ident $($other:ident)?;)+ })?
    )+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(
                $(#[doc = $field_doc])+
                #[serde(skip_serializing_if = "super::define::is_absent")]
                pub $field: rust_type!($kind $(($($presence)+))?),
            )+
        }

        impl $name {
            #[allow(dead_code, reason = "the order itself is the field of no other object")]
            const KIND: Kind = Kind::Object(&$table);
            const NAMES: &[&str] = &[$(super::define::wire_name(stringify!($field))),+];
            const RULES: &[Rule] = &[$($(rule!($name, $subject $comparison $($other)?)),+)?];

            /// Where the field of that name stands in the table. Fails to compile where there is none.
            #[allow(dead_code, reason = "asked for the order's only")]
            pub(crate) const fn position(name: &str) -> usize {
                Rule::position($name::NAMES, name)
            }
        }

        #[doc = concat!("The table of [`", stringify!($name), "`].")]
        pub static $table: Object = {
            static KEYS: Keys<{ length_of_keys($name::NAMES) }> = Keys::new($name::NAMES);
            Object {
                name: stringify!($name),
                fields: &[$({
                    const NAME: &str = super::define::wire_name(stringify!($field));
                    const KEY: usize = super::define::key_start($name::NAMES, NAME);
                    Field {
                        name: KEYS.name(KEY, NAME.len()),
                        key: KEYS.key(KEY),
                        kind: kind!($kind),
                        presence: presence!($($($presence)+)?),
                        #[cfg(feature = "generate")]
                        documentation: concat!($($field_doc, "\n"),+),
                    }
                }),+],
                index: NameIndex::new($name::NAMES),
                rules: $name::RULES,
                required: required(&[$(presence!($($($presence)+)?)),+]),
                compared: Rule::compared($name::RULES),
                plain: plain(&[$((kind!($kind), presence!($($($presence)+)?))),+])
                    & !Rule::compared($name::RULES),
                #[cfg(feature = "generate")]
                documentation: concat!($($doc, "\n"),+),
            }
        };
    )+ };
}

/// Defines enumerations: a serde enum and its [`Enumeration`](super::Enumeration) table each.
macro_rules! enumerations {
    ($(
        $(#[doc = $doc:literal])+
        $name:ident as $table:ident {
            $(#[doc = $first_doc:literal])+ $first:ident = $first_value:literal,
            $( $(#[doc = $value_doc:literal])+ $variant:ident = $value:literal, )+
        }
    )+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(#[doc = $first_doc])+
            #[default]
            #[serde(rename = $first_value)]
            $first,
            $( $(#[doc = $value_doc])+ #[serde(rename = $value)] $variant, )+
        }

        impl $name {
            const KIND: Kind = Kind::Enumeration(&$table);
        }

        impl super::define::Absent for $name {}

        #[doc = concat!("The values of [`", stringify!($name), "`].")]
        pub static $table: Enumeration = Enumeration {
            values: &[$first_value, $($value),+],
            #[cfg(feature = "generate")]
            name: stringify!($name),
            #[cfg(feature = "generate")]
            constant: stringify!($table),
            #[cfg(feature = "generate")]
            documentation: concat!($($doc, "\n"),+),
        };
    )+ };
}

macro_rules! rust_type {
    ($kind:tt (required $($rest:tt)*)) => { rust_type!(@value $kind) };
    ($kind:tt) => { Option<rust_type!(@value $kind)> };
    (@value string) => { String };
    (@value date_time) => { String };
    (@value date) => { String };
    (@value ipv4) => { String };
    (@value url) => { String };
    (@value email) => { String };
    (@value number) => { f64 };
    (@value boolean) => { bool };
    (@value any) => { serde_json::Value };
    (@value [$item:tt]) => { Vec<rust_type!(@value $item)> };
    (@value $name:ident) => { $name };
}

macro_rules! kind {
    (string) => {
        Kind::Text(Format::Plain)
    };
    (date_time) => {
        Kind::Text(Format::DateTime)
    };
    (date) => {
        Kind::Text(Format::Date)
    };
    (ipv4) => {
        Kind::Text(Format::Ipv4)
    };
    (url) => {
        Kind::Text(Format::Url)
    };
    (email) => {
        Kind::Text(Format::Email)
    };
    (number) => {
        Kind::Number
    };
    (boolean) => {
        Kind::Boolean
    };
    (any) => {
        Kind::Any
    };
    ([$item:tt]) => {
        Kind::Array(&kind!($item))
    };
    ($name:ident) => {
        $name::KIND
    };
}

macro_rules! rule {
    ($object:ident, $subject:ident not_above $limit:ident) => {
        rule!(@new $object, $subject, Comparison::NotAbove(Rule::place($object::NAMES, stringify!($limit))))
    };
    ($object:ident, $subject:ident not_before $start:ident) => {
        rule!(@new $object, $subject, Comparison::NotBefore(Rule::place($object::NAMES, stringify!($start))))
    };
    ($object:ident, $subject:ident not_in_future) => {
        rule!(@new $object, $subject, Comparison::NotInFuture)
    };
    ($object:ident, $subject:ident as_in_path) => {
        rule!(@new $object, $subject, Comparison::AsInPath)
    };
    (@new $object:ident, $subject:ident, $comparison:expr) => {
        Rule { subject: Rule::place($object::NAMES, stringify!($subject)), comparison: $comparison }
    };
}

macro_rules! presence {
    () => {
        Presence::Optional
    };
    (required) => {
        Presence::Required
    };
    (required, not empty) => {
        Presence::RequiredNotEmpty
    };
}

use super::{Format, Kind, Presence, Rule};

pub(super) use {enumerations, kind, objects, presence, rule, rust_type};

/// The name of a field on the wire: without the `r#` of a Rust keyword.
pub(super) const fn wire_name(identifier: &'static str) -> &'static str {
    match identifier.as_bytes() {
        [b'r', b'#', ..] => identifier.split_at(2).1,
        _ => identifier,
    }
}

/// Where the key of `name` starts among those of `names`.
pub(super) const fn key_start(names: &[&str], name: &str) -> usize {
    let before = names.split_at(Rule::position(names, name)).0;
    crate::json::length_of_keys(before) - crate::json::length_of_keys(&[])
}

/// A bit for each field that must be there, by position.
pub(super) const fn required(presences: &[Presence]) -> u64 {
    let mut bits = 0;
    let mut bit = 1;
    let mut rest = presences;
    while let [presence, tail @ ..] = rest {
        if !matches!(presence, Presence::Optional) {
            bits |= bit;
        }
        bit <<= 1;
        rest = tail;
    }
    bits
}

/// A bit for each field that may hold any string, the empty one too, by position.
pub(super) const fn plain(fields: &[(Kind, Presence)]) -> u64 {
    let mut bits = 0;
    let mut bit = 1;
    let mut rest = fields;
    while let [(kind, presence), tail @ ..] = rest {
        if matches!(kind, Kind::Text(Format::Plain)) && !matches!(presence, Presence::RequiredNotEmpty) {
            bits |= bit;
        }
        bit <<= 1;
        rest = tail;
    }
    bits
}

/// Serde's question whether to leave a field out.
pub(super) fn is_absent<T: Absent>(value: &T) -> bool {
    value.is_absent()
}

/// A field's value that may be missing.
pub(super) trait Absent {
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl Absent for String {}
