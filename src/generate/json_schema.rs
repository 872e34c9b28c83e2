//! The order as JSON Schema, draft 2020-12: everything the validator knows that a schema can say.
//!
//! What is only a warning to the validator is allowed here: unknown fields, and an IPv6 address.

use assessment_order::model::{Enumeration, Field, Format, Kind, ORDER, Object, Presence};
use serde_json::{Map, Value, json};

use crate::literal::{Language, print};
use crate::parts::{Parts, prose};
use crate::patterns::{Rule, Test, rules};
use crate::shape::{Shape, shape};

/// `schema/order.schema.json`.
pub fn document() -> String {
    print(&order_schema(), Language::Json, 0) + "\n"
}

/// The schema of an order, with all that it refers to.
pub fn order_schema() -> Value {
    let prefix = "#/$defs/";
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("$id".to_owned(), json!("urn:assessment-order:order")),
    ]);
    schema.extend(object_schema(&ORDER, prefix));
    schema.insert("$defs".to_owned(), Value::Object(definitions(prefix)));
    Value::Object(schema)
}

/// The schemas by name of all parts but the order itself; they refer to each other below `prefix`.
pub fn definitions(prefix: &str) -> Map<String, Value> {
    let parts = Parts::of_the_order();
    let objects = parts.objects.iter().filter(|object| object.name != ORDER.name);
    let objects =
        objects.map(|object| (object.name.to_owned(), Value::Object(object_schema(object, prefix))));
    let enumerations =
        parts.enumerations.iter().map(|enumeration| (enumeration.name.to_owned(), enumerated(enumeration)));
    let formats = parts.formats.iter().filter_map(|format| {
        let shape = shape(*format)?;
        Some((shape.name.to_owned(), Value::Object(text_schema(*format, &shape))))
    });
    objects.chain(enumerations).chain(formats).collect()
}

/// The schema of one object; what it refers to is below `prefix`.
pub fn object_schema(object: &Object, prefix: &str) -> Map<String, Value> {
    let required = object.fields.iter().filter(|field| field.presence != Presence::Optional);
    let required: Vec<_> = required.map(|field| field.name).collect();
    let properties = object.fields.iter().map(|field| (field.name.to_owned(), field_schema(field, prefix)));
    let mut schema = Map::from_iter([
        ("title".to_owned(), json!(object.name)),
        ("description".to_owned(), json!(prose(object.documentation))),
        ("type".to_owned(), json!("object")),
    ]);
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("properties".to_owned(), Value::Object(properties.collect()));
    schema
}

fn field_schema(field: &Field, prefix: &str) -> Value {
    let mut schema = Map::from_iter([("description".to_owned(), json!(prose(field.documentation)))]);
    schema.extend(kind_schema(&field.kind, prefix));
    if field.presence == Presence::RequiredNotEmpty {
        schema.insert("minLength".to_owned(), json!(1));
    }
    Value::Object(schema)
}

fn kind_schema(kind: &Kind, prefix: &str) -> Map<String, Value> {
    let (keyword, value) = match kind {
        Kind::Any => return Map::new(),
        Kind::Number => ("type", json!("number")),
        Kind::Boolean => ("type", json!("boolean")),
        Kind::Text(format) => match shape(*format) {
            None => ("type", json!("string")),
            Some(shape) => ("$ref", json!(format!("{prefix}{}", shape.name))),
        },
        Kind::Enumeration(enumeration) => ("$ref", json!(format!("{prefix}{}", enumeration.name))),
        Kind::Object(object) => ("$ref", json!(format!("{prefix}{}", object.name))),
        Kind::Array(item) => {
            return Map::from_iter([
                ("type".to_owned(), json!("array")),
                ("items".to_owned(), Value::Object(kind_schema(item, prefix))),
            ]);
        }
    };
    Map::from_iter([(keyword.to_owned(), value)])
}

fn enumerated(enumeration: &Enumeration) -> Value {
    json!({
        "title": enumeration.name,
        "description": prose(enumeration.documentation),
        "type": "string",
        "enum": enumeration.values,
    })
}

fn text_schema(format: Format, shape: &Shape) -> Map<String, Value> {
    let mut schema = Map::from_iter([
        ("title".to_owned(), json!(shape.title)),
        ("description".to_owned(), json!(shape.details)),
        ("type".to_owned(), json!("string")),
    ]);
    if let Some(name) = format_keyword(format) {
        schema.insert("format".to_owned(), json!(name));
    }
    let rules: Vec<_> = rules(format).iter().map(rule_schema).collect();
    schema.insert("allOf".to_owned(), json!(rules));
    schema.insert("examples".to_owned(), json!([shape.example]));
    schema
}

/// The format's own keyword, where ajv-formats knows it and the validator's rule is as strict: ajv-formats lacks `iri`
/// and `idn-email`, so that a schema with these does not compile with ajv as it comes, and IPv6 is allowed beside IPv4.
fn format_keyword(format: Format) -> Option<&'static str> {
    match format {
        Format::DateTime | Format::Date => format.name(),
        Format::Plain | Format::Ipv4 | Format::Url | Format::Email => None,
    }
}

fn rule_schema(rule: &Rule) -> Value {
    match &rule.test {
        Test::Matches(pattern) => json!({ "description": rule.description, "pattern": pattern }),
        Test::Avoids(pattern) => json!({ "description": rule.description, "not": { "pattern": pattern } }),
    }
}
