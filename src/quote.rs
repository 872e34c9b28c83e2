//! How a message quotes what somebody wrote.

use crate::text::append;

/// How many characters of a value a message may quote.
const QUOTED_CHARACTERS: usize = 40;

/// Appends `value` in quotation marks, on one line, cut after 40 characters.
pub(crate) fn push_quoted(value: &str, out: &mut String) {
    append(out, "\"");
    for (index, character) in value.chars().enumerate() {
        if index == QUOTED_CHARACTERS {
            append(out, "…");
            break;
        }
        let shown = if is_shown(character) { character } else { char::REPLACEMENT_CHARACTER };
        append(out, shown.encode_utf8(&mut [0; 4]));
    }
    append(out, "\"");
}

/// Whether a message may hold the character: no control, no line separator, nothing that turns the text around.
fn is_shown(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::push_quoted;

    fn quote(value: &str) -> String {
        let mut quoted = String::new();
        push_quoted(value, &mut quoted);
        quoted
    }

    #[test]
    fn at_most_40_characters_of_a_value_are_quoted() {
        let forty = "é".repeat(40);
        assert_eq!(quote(&forty), ["\"", &forty, "\""].concat());
        assert_eq!(quote(&[&forty, "x"].concat()), ["\"", &forty, "…\""].concat());
        assert_eq!(quote(""), "\"\"");
    }

    #[test]
    fn a_quotation_stays_on_its_line_and_in_its_direction() {
        assert_eq!(quote("a\nb\u{1b}c\u{202e}d\u{2028}"), "\"a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}\"");
    }
}
