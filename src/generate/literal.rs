//! Prints JSON values as Biome lays them out: objects one field a line, arrays in one line where they fit.

use serde_json::{Map, Value};

/// The line width in `biome.json`.
pub const LINE_WIDTH: usize = 110;

/// The language that the value is printed in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Json,
    TypeScript,
}

impl Language {
    fn key(self, key: &str) -> String {
        let is_identifier = key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_$".contains(letter))
            && !key.starts_with(|letter: char| letter.is_ascii_digit());
        if self == Language::TypeScript && is_identifier { key.to_owned() } else { quote(key) }
    }

    fn last_comma(self) -> &'static str {
        match self {
            Language::Json => "",
            Language::TypeScript => ",",
        }
    }
}

/// `value` from the first column on, its first line following `before` characters.
pub fn print(value: &Value, language: Language, before: usize) -> String {
    Printer { language }.value(value, 0, before)
}

/// `text` in double quotes, as in JSON and TypeScript.
pub fn quote(text: &str) -> String {
    Value::from(text).to_string()
}

struct Printer {
    language: Language,
}

impl Printer {
    /// `depth` is that of the line on which the value begins, `before` the characters that stand before it there.
    fn value(&self, value: &Value, depth: usize, before: usize) -> String {
        match value {
            Value::Object(fields) if !fields.is_empty() => self.object(fields, depth),
            Value::Array(items) => in_one_line(items, before).unwrap_or_else(|| {
                let inner = indentation(depth + 1);
                let lines =
                    items.iter().map(|item| inner.clone() + &self.value(item, depth + 1, inner.len()));
                self.block('[', lines, ']', depth)
            }),
            Value::String(text) => self.text(text, depth, before),
            _ => value.to_string(),
        }
    }

    /// A text that does not fit behind its key goes to a line of its own, in TypeScript.
    fn text(&self, text: &str, depth: usize, before: usize) -> String {
        let text = quote(text);
        let starts_line = before <= indentation(depth).len();
        if self.language == Language::Json || starts_line || before + text.chars().count() < LINE_WIDTH {
            return text;
        }
        format!("\n{}{text}", indentation(depth + 1))
    }

    fn object(&self, fields: &Map<String, Value>, depth: usize) -> String {
        let lines = fields.iter().map(|(key, value)| {
            let start = format!("{}{}:", indentation(depth + 1), self.language.key(key));
            let value = self.value(value, depth + 1, start.chars().count() + 1);
            let space = if value.starts_with('\n') { "" } else { " " };
            start + space + &value
        });
        self.block('{', lines, '}', depth)
    }

    fn block(&self, open: char, lines: impl Iterator<Item = String>, close: char, depth: usize) -> String {
        let lines: Vec<_> = lines.collect();
        let (inside, comma) = (lines.join(",\n"), self.language.last_comma());
        format!("{open}\n{inside}{comma}\n{}{close}", indentation(depth))
    }
}

/// An array without objects, where it fits into the line, a comma after it included.
fn in_one_line(items: &[Value], before: usize) -> Option<String> {
    let items: Option<Vec<_>> =
        items.iter().map(|item| (!item.is_object()).then(|| item.to_string())).collect();
    let line = format!("[{}]", items?.join(", "));
    (before + line.chars().count() < LINE_WIDTH).then_some(line)
}

fn indentation(depth: usize) -> String {
    "  ".repeat(depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_stays_in_one_line_as_long_as_it_fits() {
        let fits = Value::from(vec!["x".repeat(105)]);
        let too_long = Value::from(vec!["x".repeat(106)]);
        assert_eq!(print(&fits, Language::Json, 0), fits.to_string());
        assert_eq!(print(&too_long, Language::Json, 0), format!("[\n  \"{}\"\n]", "x".repeat(106)));
    }

    #[test]
    fn only_typescript_leaves_out_quotes_and_ends_lists_with_a_comma() {
        let value = Value::from(Map::from_iter([
            ("$a".to_owned(), Value::from(1)),
            ("b-c".to_owned(), Value::from(2)),
        ]));
        assert_eq!(print(&value, Language::Json, 0), "{\n  \"$a\": 1,\n  \"b-c\": 2\n}");
        assert_eq!(print(&value, Language::TypeScript, 0), "{\n  $a: 1,\n  \"b-c\": 2,\n}");
    }
}
