//! What the body is given beyond the order that the caller wrote.
//!
//! ```
//! use assessment_order::request::fill_in;
//!
//! let body = fill_in(br#"{"status":"COMPLETED"}"#, &[("connection_id", "c1")]);
//! assert_eq!(body, br#"{"connection_id":"c1","status":"COMPLETED"}"#);
//! ```

use super::invalid::InvalidRequest;
use crate::text::append_bytes;

/// The order's JSON text with the `missing` string members written right after the opening brace; every other byte
/// stays as it is.
///
/// `order` is the text of a JSON object (RFC 8259 §4); any other text is given back unchanged.
#[must_use]
pub fn fill_in(order: &[u8], missing: &[(&str, &str)]) -> Vec<u8> {
    join(order, &members(order, missing))
}

/// The order's text with `members` right after the opening brace.
pub(crate) fn join(order: &[u8], members: &[u8]) -> Vec<u8> {
    let Some((head, tail)) = split_after_brace(order) else {
        return order.to_vec();
    };
    let mut body = Vec::with_capacity(order.len() + members.len());
    append_bytes(&mut body, head);
    append_bytes(&mut body, members);
    append_bytes(&mut body, tail);
    body
}

/// What is written after the opening brace of `order`, with the comma before what follows.
pub(crate) fn members(order: &[u8], missing: &[(&str, &str)]) -> Vec<u8> {
    let mut members = Vec::new();
    for (name, value) in missing {
        push_string(&mut members, name);
        append_bytes(&mut members, b":");
        push_string(&mut members, value);
        append_bytes(&mut members, b",");
    }
    let (_, tail) = split_after_brace(order).unwrap_or_default();
    if matches!(tail.trim_ascii_start(), [] | [b'}', ..]) {
        members.pop();
    }
    members
}

/// The `workspaceId` option, which is filled in where an order names no workspace.
///
/// # Errors
///
/// Where it is empty: the order would be refused for a field that its writer left out.
pub fn check_workspace_id(workspace_id: &str) -> Result<&str, InvalidRequest> {
    if workspace_id.is_empty() {
        let sentence = "`workspaceId` must not be empty: leave it out, or give the workspace of the orders.";
        return Err(InvalidRequest::new("workspaceId", sentence));
    }
    Ok(workspace_id)
}

fn split_after_brace(order: &[u8]) -> Option<(&[u8], &[u8])> {
    let brace = order.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let (head, tail) = order.split_at_checked(brace + 1)?;
    head.ends_with(b"{").then_some((head, tail))
}

/// A string in quotation marks, escaped as `JSON.stringify` does (RFC 8259 §7).
fn push_string(body: &mut Vec<u8>, text: &str) {
    const ESCAPED: &[u8] = b"\"\\\x08\t\n\x0c\r";
    const LETTERS: &[u8] = b"\"\\btnfr";
    body.push(b'"');
    for byte in text.bytes() {
        let letter = ESCAPED.iter().zip(LETTERS).find(|(escaped, _)| **escaped == byte);
        match letter {
            Some((_, letter)) => body.extend([b'\\', *letter]),
            None if byte < b' ' => {
                let low = byte & 0xf;
                let digit = if low < 10 { b'0' + low } else { b'a' + low - 10 };
                body.extend([b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), digit]);
            }
            None => body.push(byte),
        }
    }
    body.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled_in(order: &str, missing: &[(&str, &str)]) -> String {
        String::from_utf8_lossy(&fill_in(order.as_bytes(), missing)).into_owned()
    }

    #[test]
    fn members_come_right_after_the_opening_brace() {
        let one: &[(&str, &str)] = &[("connection_id", "c")];
        let two: &[(&str, &str)] = &[("connection_id", "c"), ("workspace_id", "w")];
        for (order, missing, body) in [
            ("{}", one, r#"{"connection_id":"c"}"#),
            ("{}", two, r#"{"connection_id":"c","workspace_id":"w"}"#),
            (r#"{"id":"o"}"#, one, r#"{"connection_id":"c","id":"o"}"#),
            (r#"{"id":"o"}"#, two, r#"{"connection_id":"c","workspace_id":"w","id":"o"}"#),
            ("{ \n}", one, "{\"connection_id\":\"c\" \n}"),
            (" \t\r\n{ \"id\":\"o\" } \n", one, " \t\r\n{\"connection_id\":\"c\", \"id\":\"o\" } \n"),
            (r#"{"a":{}}"#, one, r#"{"connection_id":"c","a":{}}"#),
            (r#"{"é":"}"}"#, one, r#"{"connection_id":"c","é":"}"}"#),
        ] {
            assert_eq!(filled_in(order, missing), body);
        }
    }

    #[test]
    fn with_nothing_missing_no_byte_changes() {
        for order in ["{}", " {\"id\" : \"o\"}\n"] {
            assert_eq!(filled_in(order, &[]), order);
        }
    }

    #[test]
    fn a_text_that_is_no_object_stays_as_it_is() {
        for text in ["", " ", "[]", "null", "\"{\"", "\u{feff}{}"] {
            assert_eq!(filled_in(text, &[("id", "o")]), text);
        }
    }

    #[test]
    fn values_are_escaped_as_serde_json_escapes_them() {
        let every_ascii: String = (0..=0x7f_u8).map(char::from).collect();
        for value in ["", "a\"b\\c", "\u{8}\t\n\u{c}\r", "/</script>", "é🦀\u{2028}", &every_ascii] {
            let written = filled_in("{}", &[("a\"", value)]);
            assert_eq!(written, serde_json::json!({ "a\"": value }).to_string());
        }
    }

    #[test]
    fn the_body_is_allocated_once() {
        for order in ["{}", "{ }", r#"{"id":"o"}"#] {
            for missing in [&[] as &[(&str, &str)], &[("a", "\"\u{1}\u{1f} é")], &[("a", "b"), ("c", "\n")]]
            {
                let body = fill_in(order.as_bytes(), missing);
                assert_eq!(body.len(), body.capacity(), "{order} {missing:?}");
            }
        }
    }

    #[test]
    fn an_empty_workspace_is_refused() {
        assert_eq!(check_workspace_id("w"), Ok("w"));
        assert_eq!(check_workspace_id("").map_err(|invalid| invalid.option()), Err("workspaceId"));
    }
}
