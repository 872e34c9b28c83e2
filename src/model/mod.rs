//! The one definition of the order: its structs for Rust users and the tables that everything else is made from.
//!
//! A field is written down once, in `order.rs`. The macros in `define.rs` turn that line into a struct field (serde)
//! and a row of the [`Object`] tables; the validator walks these tables, and the generator prints them as
//! `TypeScript`, JSON Schema, `OpenAPI` and the field reference.
//!
//! ```
//! use assessment_order::model::{Kind, ORDER};
//!
//! let field = ORDER.field("profile_date_of_birth").ok_or("no such field")?;
//! assert!(matches!(field.kind, Kind::Text(assessment_order::model::Format::Date)));
//! # Ok::<(), &str>(())
//! ```

use crate::json::Key;

mod define;
mod name_index;
mod order;
mod rule;

pub use name_index::NameIndex;
pub use order::{
    ATTRIBUTE_TYPES, ORDER, ORDER_ADDRESS, ORDER_PARAMETER, ORDER_RESPONSE_ATTRIBUTE, ORDER_RESPONSE_DETAIL,
    ORDER_STATUSES, Order, OrderAddress, OrderParameter, OrderResponseAttribute, OrderResponseAttributeType,
    OrderResponseDetail, OrderStatus, PROFILE_GENDERS, ProfileGender,
};
pub use rule::{Comparison, Rule};

/// What a field may hold.
#[derive(Debug)]
pub enum Kind {
    /// A string, of a format or of any text.
    Text(Format),
    /// A finite number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of a list of strings.
    Enumeration(&'static Enumeration),
    /// An array whose items are all of one kind.
    Array(&'static Kind),
    /// An object with known fields.
    Object(&'static Object),
    /// Any JSON value, `null` included.
    Any,
}

/// What the text of a string must look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Any text.
    Plain,
    /// RFC 3339 `date-time`.
    DateTime,
    /// RFC 3339 `full-date`.
    Date,
    /// Dotted quad; IPv6 is only warned of.
    Ipv4,
    /// An absolute IRI (RFC 3987) that is safe to show as a link.
    Url,
    /// An RFC 6531 mailbox.
    Email,
}

impl Format {
    /// The name that issues and schemas use; none for plain text.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Format::Plain => None,
            Format::DateTime => Some("date-time"),
            Format::Date => Some("date"),
            Format::Ipv4 => Some("ipv4"),
            Format::Url => Some("url"),
            Format::Email => Some("email"),
        }
    }
}

/// Whether a field may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// May be left out.
    Optional,
    /// Must be there.
    Required,
    /// Must be there and hold more than `""`.
    RequiredNotEmpty,
}

/// One field of an object.
#[derive(Debug)]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The name as an object's key.
    pub key: &'static Key,
    /// What it may hold.
    pub kind: Kind,
    /// Whether it may be left out.
    pub presence: Presence,
    /// What it means, for people: the documentation comment of its line in the definition.
    #[cfg(feature = "generate")]
    pub documentation: &'static str,
}

/// An object with known fields: at most 64, so that a bit each can stand for them.
#[derive(Debug)]
pub struct Object {
    /// Its type's name in Rust, TypeScript and the schemas.
    pub name: &'static str,
    /// In the order of the API's reference page.
    pub fields: &'static [Field],
    /// Finds a field by name.
    pub index: NameIndex,
    /// What must be true across fields.
    pub rules: &'static [Rule],
    /// A bit for each field that must be there, by position.
    pub required: u64,
    /// A bit for each field that a rule looks at, by position.
    pub compared: u64,
    /// A bit for each field for which any string will do, by position: nobody looks at it again.
    pub plain: u64,
    /// What it means, for people.
    #[cfg(feature = "generate")]
    pub documentation: &'static str,
}

impl Object {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.position(name.as_bytes()).and_then(|position| self.fields.get(position))
    }

    /// The only position in `fields` that a field of that name can have; beyond them where there is none.
    #[inline]
    #[must_use]
    pub fn candidate(&self, name: &[u8]) -> usize {
        self.index.candidate(name)
    }

    /// Where the field of that name stands in `fields`.
    #[must_use]
    pub fn position(&self, name: &[u8]) -> Option<usize> {
        let position = self.index.candidate(name);
        let field = self.fields.get(position)?;
        (field.name.as_bytes() == name).then_some(position)
    }
}

/// A closed list of strings.
#[derive(Debug)]
pub struct Enumeration {
    /// The values on the wire.
    pub values: &'static [&'static str],
    /// Its type's name in Rust and TypeScript.
    #[cfg(feature = "generate")]
    pub name: &'static str,
    /// The name of the list of its values in TypeScript.
    #[cfg(feature = "generate")]
    pub constant: &'static str,
    /// What it means, for people.
    #[cfg(feature = "generate")]
    pub documentation: &'static str,
}
