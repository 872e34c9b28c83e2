//! The order as TypeScript: its interfaces, the lists of names and values, and the JSON Schema as a constant.

use assessment_order::model::{Enumeration, Field, Format, Kind, ORDER, Object, Presence};
use assessment_order::validate::Code;
use serde_json::json;

use crate::json_schema::order_schema;
use crate::literal::{LINE_WIDTH, Language, print, quote};
use crate::parts::{Parts, prose};
use crate::shape::shape;

const HEADER: &str = "// Generated from src/model/order.rs by `npm run generate`; edit that file instead.\n";

/// `js/generated/model.ts`.
pub fn model() -> String {
    let parts = Parts::of_the_order();
    let objects = parts.objects.iter().map(|object| interface(object));
    let enumerations = parts.enumerations.iter().map(|enumeration| enumerated(enumeration));
    let sections: Vec<_> = [HEADER.to_owned()]
        .into_iter()
        .chain(objects)
        .chain(enumerations)
        .chain([order_fields(), date_time_fields(), issue_codes()])
        .collect();
    sections.join("\n")
}

/// `js/generated/order-json-schema.ts`.
pub fn json_schema() -> String {
    let start = "export const orderJsonSchema: OrderJsonSchema = ";
    let schema = print(&order_schema(), Language::TypeScript, start.len());
    format!(
        "{HEADER}\nimport type {{ OrderJsonSchema }} from \"../schema/json-schema.js\";\n\n\
         {}{start}{schema};\n",
        comment("", &["An order as JSON Schema, draft 2020-12; unknown fields are allowed.".to_owned()]),
    )
}

fn interface(object: &Object) -> String {
    let fields: String = object.fields.iter().map(property).collect();
    let documentation = comment("", &[prose(object.documentation)]);
    format!("{documentation}export interface {} {{\n{fields}}}\n", object.name)
}

fn property(field: &Field) -> String {
    let paragraphs: Vec<_> = [prose(field.documentation)].into_iter().chain(rule(field)).collect();
    let mark = if field.presence == Presence::Optional { "?" } else { "" };
    format!("{}  {}{mark}: {};\n", comment("  ", &paragraphs), field.name, type_of(&field.kind))
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Text(_) => "string".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Any => "unknown".to_owned(),
        Kind::Enumeration(enumeration) => enumeration.name.to_owned(),
        Kind::Object(object) => object.name.to_owned(),
        Kind::Array(item) => format!("{}[]", type_of(item)),
    }
}

/// What the type does not say of the value.
fn rule(field: &Field) -> Option<String> {
    if field.presence == Presence::RequiredNotEmpty {
        return Some("Must not be empty.".to_owned());
    }
    match &field.kind {
        Kind::Text(format) => format_rule(*format),
        Kind::Array(Kind::Text(format)) => Some(format!("Each: {}", format_rule(*format)?)),
        _ => None,
    }
}

fn format_rule(format: Format) -> Option<String> {
    let shape = shape(format)?;
    Some(format!("{}, such as `{}`. {}", shape.title, shape.example, shape.details))
}

fn enumerated(enumeration: &Enumeration) -> String {
    let Enumeration { name, constant, values, .. } = enumeration;
    let documentation = comment("", &[prose(enumeration.documentation)]);
    let list_documentation = comment("", &[format!("The values of {{@link {name}}}.")]);
    format!("{documentation}{}\n{list_documentation}{}", union(name, values), tuple(constant, values))
}

fn union(name: &str, values: &[&str]) -> String {
    let values: Vec<_> = values.iter().map(|value| quote(value)).collect();
    let line = format!("export type {name} = {};\n", values.join(" | "));
    if line.trim_end().chars().count() <= LINE_WIDTH {
        return line;
    }
    format!("export type {name} =\n  | {};\n", values.join("\n  | "))
}

fn order_fields() -> String {
    let names: Vec<_> = ORDER.fields.iter().map(|field| field.name).collect();
    let list = comment(
        "",
        &["The names of an order's fields, in the order of the API's reference page.".to_owned()],
    );
    let name = comment("", &["The name of a field of an order.".to_owned()]);
    format!(
        "{list}{}\n{name}export type OrderField = (typeof ORDER_FIELDS)[number];\n",
        tuple("ORDER_FIELDS", &names)
    )
}

fn date_time_fields() -> String {
    let names: Vec<_> = ORDER
        .fields
        .iter()
        .filter(|field| matches!(field.kind, Kind::Text(Format::DateTime)))
        .map(|field| field.name)
        .collect();
    let documentation = comment("", &["The fields of an order that hold a date and time.".to_owned()]);
    format!("{documentation}{}", union("OrderDateTimeField", &names))
}

fn issue_codes() -> String {
    let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    let documentation = comment("", &["What kind of fault an issue is.".to_owned()]);
    format!("{documentation}{}", union("IssueCode", &names))
}

fn tuple(constant: &str, values: &[&str]) -> String {
    let start = format!("export const {constant} = ");
    let after = " as const";
    let values = print(&json!(values), Language::TypeScript, start.len() + after.len());
    format!("{start}{values}{after};\n")
}

/// A documentation comment, in one line where it fits, else a paragraph each.
fn comment(indentation: &str, paragraphs: &[String]) -> String {
    if let [paragraph] = paragraphs {
        let line = format!("{indentation}/** {paragraph} */\n");
        if line.chars().count() <= LINE_WIDTH {
            return line;
        }
    }
    let margin = format!("{indentation} *");
    let paragraphs = paragraphs.iter().map(|paragraph| wrap(paragraph, &format!("{margin} ")));
    let body = paragraphs.collect::<Vec<_>>().join(&format!("{margin}\n"));
    format!("{indentation}/**\n{body}{indentation} */\n")
}

/// `text` in lines that begin with `margin` and keep to the line width.
fn wrap(text: &str, margin: &str) -> String {
    let mut lines = String::new();
    let mut line = margin.to_owned();
    for word in text.split(' ') {
        let is_first = line.len() == margin.len();
        if !is_first && line.chars().count() + 1 + word.chars().count() > LINE_WIDTH {
            lines += &line;
            lines += "\n";
            line = margin.to_owned() + word;
            continue;
        }
        if !is_first {
            line += " ";
        }
        line += word;
    }
    lines + &line + "\n"
}
