//! What people are told of a format; the types, the schema and the field reference all use these words.

use assessment_order::model::Format;

/// A format for people.
pub struct Shape {
    /// The name of its definition in the schema.
    pub name: &'static str,
    /// What it is, and where the rule comes from.
    pub title: &'static str,
    /// What the rule says besides; sentences.
    pub details: &'static str,
    /// A value that has it.
    pub example: &'static str,
}

/// The shape of a text; none for plain text.
pub const fn shape(format: Format) -> Option<Shape> {
    Some(match format {
        Format::Plain => return None,
        Format::DateTime => Shape {
            name: "DateTime",
            title: "RFC 3339 date-time",
            details: "With an offset from UTC or `Z`. Second 60 only in 23:59 UTC on 30 June or 31 December.",
            example: "2024-02-29T13:45:00Z",
        },
        Format::Date => Shape {
            name: "Date",
            title: "RFC 3339 full-date",
            details: "A day that exists.",
            example: "1990-12-31",
        },
        Format::Ipv4 => Shape {
            name: "IpAddress",
            title: "IPv4 address",
            details: "A dotted quad (RFC 2673 §3.2). An IPv6 address without a zone (RFC 4291 §2.2) is let through with \
                      a warning.",
            example: "192.0.2.1",
        },
        Format::Url => Shape {
            name: "Url",
            title: "RFC 3987 absolute IRI",
            details: "`http` and `https` need a host. `javascript:`, `data:` and `vbscript:` are refused, because a link \
                      is shown to other people.",
            example: "https://example.com/reports/42",
        },
        Format::Email => Shape {
            name: "Email",
            title: "RFC 6531 mailbox",
            details: "The local part has at most 64 octets, the domain two labels or more.",
            example: "ada@example.com",
        },
    })
}
