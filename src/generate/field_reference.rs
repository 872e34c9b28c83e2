//! The field reference for people, in Markdown: a table for each object.

use assessment_order::model::{Enumeration, Field, Format, Kind, Object, Presence};

use crate::parts::{Parts, prose};
use crate::shape::shape;

/// `docs/FIELDS.md`.
pub fn document() -> String {
    let parts = Parts::of_the_order();
    let objects = parts.objects.iter().map(|object| object_section(object));
    let sections = [INTRODUCTION.to_owned()]
        .into_iter()
        .chain(objects)
        .chain([enumeration_section(&parts.enumerations), format_section(&parts.formats)]);
    sections.collect::<Vec<_>>().join("\n")
}

const INTRODUCTION: &str = "\
<!-- Generated from src/model/order.rs by `npm run generate`; edit that file instead. -->

# Fields of an order

Every field that this package knows, in the order of the API's reference page. A field that is not here draws a warning
and is sent as it is. `null` is a value for `raw` alone: leave out an optional field that has none.
";

fn object_section(object: &Object) -> String {
    let rows = object.fields.iter().map(|field| {
        let Field { name, kind, .. } = field;
        let required = if field.presence == Presence::Optional { "" } else { "yes" };
        [format!("`{name}`"), type_of(kind), allowed(field), required.to_owned(), prose(field.documentation)]
    });
    let table = table(["Field", "Type", "Allowed", "Required", "Meaning"], rows);
    format!("## {}\n\n{}\n\n{table}", object.name, prose(object.documentation))
}

fn enumeration_section(enumerations: &[&Enumeration]) -> String {
    let rows = enumerations.iter().map(|enumeration| {
        let Enumeration { name, constant, values, .. } = enumeration;
        [format!("`{name}`"), format!("`{constant}`"), list(values), prose(enumeration.documentation)]
    });
    format!("## Enumerations\n\n{}", table(["Type", "List of its values", "Values", "Meaning"], rows))
}

fn format_section(formats: &[Format]) -> String {
    let rows = formats.iter().filter_map(|format| {
        let (name, shape) = (format.name()?, shape(*format)?);
        Some([
            format!("`{name}`"),
            shape.title.to_owned(),
            shape.details.to_owned(),
            format!("`{}`", shape.example),
        ])
    });
    format!("## Formats\n\n{}", table(["Format", "What it is", "Rule", "Example"], rows))
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Text(_) | Kind::Enumeration(_) => "string".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Any => "any".to_owned(),
        Kind::Object(object) => format!("[{}](#{})", object.name, object.name.to_lowercase()),
        Kind::Array(item) => format!("array of {}", type_of(item)),
    }
}

fn allowed(field: &Field) -> String {
    if field.presence == Presence::RequiredNotEmpty {
        return "any text but `\"\"`".to_owned();
    }
    allowed_of(&field.kind)
}

fn allowed_of(kind: &Kind) -> String {
    match kind {
        Kind::Text(format) => match format.name() {
            None => "any text".to_owned(),
            Some(name) => format!("[{name}](#formats)"),
        },
        Kind::Number => "finite".to_owned(),
        Kind::Boolean => "`true`, `false`".to_owned(),
        Kind::Enumeration(enumeration) => list(enumeration.values),
        Kind::Any => "any JSON, `null` too".to_owned(),
        Kind::Object(_) => "see its table".to_owned(),
        Kind::Array(item) => format!("each: {}", allowed_of(item)),
    }
}

fn list(values: &[&str]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
}

fn table<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head = line(&head.map(str::to_owned)) + &line(&[(); COLUMNS].map(|()| "---".to_owned()));
    let rows = rows.map(|cells| line(&cells.map(|cell| cell.replace('|', r"\|"))));
    head + &rows.collect::<String>()
}
