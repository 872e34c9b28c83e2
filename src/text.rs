//! Reading and writing text byte by byte. What is not inlined stands in the module once, whoever calls it.

/// Whether `byte`, which is one of ASCII, is in the text.
#[inline(never)]
pub(crate) fn has(text: &str, byte: u8) -> bool {
    text.bytes().any(|other| other == byte)
}

/// Whether the byte is a letter or a digit of ASCII, or one of `marks`.
pub(crate) fn is_alphanumeric_or(marks: &str, byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || has(marks, byte)
}

/// Whether the text starts with `prefix`, which is in lower case, in whatever case.
#[inline(never)]
pub(crate) fn starts_with_in_any_case(text: &[u8], prefix: &str) -> bool {
    let mut rest = text.iter();
    prefix.bytes().all(|byte| rest.next().is_some_and(|other| other.to_ascii_lowercase() == byte))
}

/// What stands before the first of the bytes `ends`, which are ASCII, and all from there on.
#[inline(never)]
pub(crate) fn split_before<'a>(text: &'a str, ends: &str) -> (&'a str, &'a str) {
    let at = text.bytes().position(|byte| has(ends, byte));
    at.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// Appends `text`.
#[inline(never)]
pub(crate) fn append(out: &mut String, text: &str) {
    out.push_str(text);
}

/// Appends `bytes`.
#[inline(never)]
pub(crate) fn append_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(bytes);
}

/// Appends `text`, and makes all of it lower case.
#[inline(never)]
pub(crate) fn append_lowercase(out: &mut String, text: &str) {
    out.push_str(text);
    out.make_ascii_lowercase();
}

/// Whether the two are the same.
#[inline(never)]
pub(crate) fn is(text: &str, other: &str) -> bool {
    text == other
}
