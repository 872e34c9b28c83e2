//! The query (RFC 3986 §3.4): `fields`, once for each, and `raw`, once.

use super::invalid::InvalidRequest;
use super::percent::push_encoded;
use crate::model::ORDER;
use crate::text::append;

/// Parameters for the ATS behind Unified.to. They are sent as one parameter, so they are encoded as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw<'a> {
    /// A query as it stands, such as `foo=bar&zoo=bar`.
    Text(&'a str),
    /// Names and values, from which the query is made.
    Pairs(Vec<(&'a str, &'a str)>),
}

/// Appends `?` and the parameters, or nothing where there are none.
pub(super) fn push_query(
    url: &mut String,
    fields: &[&str],
    raw: Option<&Raw<'_>>,
) -> Result<(), InvalidRequest> {
    let mut parameters = Parameters { url, separator: "?" };
    push_fields(&mut parameters, fields)?;
    match raw {
        Some(Raw::Text(text)) => push_raw(&mut parameters, text),
        Some(Raw::Pairs(pairs)) => push_raw(&mut parameters, &join(pairs)),
        None => {}
    }
    Ok(())
}

struct Parameters<'a> {
    url: &'a mut String,
    separator: &'static str,
}

impl Parameters<'_> {
    fn push(&mut self, name: &str, value: &str) {
        append(self.url, self.separator);
        append(self.url, name);
        push_encoded(self.url, value);
        self.separator = "&";
    }
}

/// Each field at its first mention: a bit of `seen` stands for each.
fn push_fields(parameters: &mut Parameters<'_>, fields: &[&str]) -> Result<(), InvalidRequest> {
    let mut seen = 0_u64;
    for field in fields {
        let bit = ORDER.position(field.as_bytes()).map(|position| 1 << position).ok_or_else(|| {
            InvalidRequest::new("fields", "`fields` must name fields of the order (see `ORDER_FIELDS`), and ")
                .quote(field)
                .say(" is none.")
        })?;
        if seen & bit == 0 {
            parameters.push("fields=", field);
        }
        seen |= bit;
    }
    Ok(())
}

fn push_raw(parameters: &mut Parameters<'_>, raw: &str) {
    if !raw.is_empty() {
        parameters.push("raw=", raw);
    }
}

fn join(pairs: &[(&str, &str)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        if !query.is_empty() {
            append(&mut query, "&");
        }
        push_encoded(&mut query, name);
        append(&mut query, "=");
        push_encoded(&mut query, value);
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(fields: &[&str], raw: Option<&Raw<'_>>) -> Result<String, InvalidRequest> {
        let mut url = String::new();
        push_query(&mut url, fields, raw)?;
        Ok(url)
    }

    #[test]
    fn fields_are_repeated_in_their_order_without_duplicates() {
        for (fields, expected) in [
            (&[] as &[&str], ""),
            (&["id"], "?fields=id"),
            (&["id", "status"], "?fields=id&fields=status"),
            (&["status", "id", "status", "id"], "?fields=status&fields=id"),
            (&["raw", "raw"], "?fields=raw"),
        ] {
            assert_eq!(query(fields, None).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn every_field_of_the_order_may_be_asked_for() {
        let names: Vec<&str> = ORDER.fields.iter().map(|field| field.name).collect();
        let expected = ["?fields=", &names.join("&fields=")].concat();
        assert_eq!(names.len(), 41);
        assert_eq!(query(&names, None), Ok(expected));
    }

    #[test]
    fn a_field_that_the_order_has_not_is_refused_by_name() {
        let long = "x".repeat(41);
        for (field, quoted) in [
            ("", "\"\""),
            ("ids", "\"ids\""),
            ("ID", "\"ID\""),
            ("jobId", "\"jobId\""),
            ("id,status", "\"id,status\""),
            (" id", "\" id\""),
            (&long, "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\""),
        ] {
            let message =
                ["`fields` must name fields of the order (see `ORDER_FIELDS`), and ", quoted, " is none."]
                    .concat();
            let invalid = InvalidRequest::new("fields", &message);
            assert_eq!(query(&["id", field], None), Err(invalid));
        }
    }

    #[test]
    fn raw_text_is_encoded_as_a_whole() {
        for (raw, expected) in [
            ("", ""),
            ("foo=bar&zoo=bar", "?raw=foo%3Dbar%26zoo%3Dbar"),
            ("foo%3Dbar", "?raw=foo%253Dbar"),
            ("a b+c", "?raw=a%20b%2Bc"),
            ("!*'()", "?raw=%21%2A%27%28%29"),
            ("é", "?raw=%C3%A9"),
            (" ", "?raw=%20"),
        ] {
            assert_eq!(query(&[], Some(&Raw::Text(raw))).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn raw_pairs_are_encoded_joined_and_encoded_again() {
        for (pairs, expected) in [
            (&[] as &[(&str, &str)], ""),
            (&[("foo", "bar"), ("zoo", "bar")], "?raw=foo%3Dbar%26zoo%3Dbar"),
            (&[("a&b", "c=d")], "?raw=a%2526b%3Dc%253Dd"),
            (&[("é", "a b")], "?raw=%25C3%25A9%3Da%2520b"),
            (&[("a", "")], "?raw=a%3D"),
            (&[("", "")], "?raw=%3D"),
        ] {
            let raw = Raw::Pairs(pairs.to_vec());
            assert_eq!(query(&[], Some(&raw)).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn raw_follows_the_fields() {
        let raw = Raw::Text("a=b");
        assert_eq!(query(&["id"], Some(&raw)).as_deref(), Ok("?fields=id&raw=a%3Db"));
    }
}
