//! The one operation that this package calls, as an `OpenAPI` 3.1 document.

use assessment_order::model::ORDER;
use assessment_order::request::REGIONS;
use serde_json::{Map, Value, json};

use crate::json_schema::{definitions, object_schema};
use crate::literal::{Language, print};

const COMPONENTS: &str = "#/components/schemas/";

/// `schema/openapi.json`.
pub fn document() -> String {
    let document = json!({
        "openapi": "3.1.1",
        "info": {
            "title": "Update an assessment order",
            "description": "The one operation of Unified.to's API that the package `assessment-order` calls. Not published by Unified.to.",
            "version": env!("CARGO_PKG_VERSION"),
        },
        "servers": REGIONS.map(|(region, url)| json!({ "url": url, "description": region })),
        "security": [{ "token": [] }],
        "paths": { "/assessment/{connection_id}/order/{id}": { "put": operation() } },
        "components": {
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "A workspace's API key." },
            },
            "schemas": schemas(),
        },
    });
    print(&document, Language::Json, 0) + "\n"
}

fn operation() -> Value {
    json!({
        "operationId": "updateAssessmentOrder",
        "summary": "Update an order",
        "description": "Updates an order, mostly to send its result. A PUT: it may be repeated.",
        "parameters": parameters(),
        "requestBody": {
            "description": "The order, with its result.",
            "required": true,
            "content": json_content(&reference("Order")),
        },
        "responses": responses(),
    })
}

fn parameters() -> Value {
    let fields: Vec<_> = ORDER.fields.iter().map(|field| field.name).collect();
    json!([
        {
            "name": "connection_id",
            "in": "path",
            "description": "Connection that the order came through.",
            "required": true,
            "schema": { "type": "string", "minLength": 1 },
        },
        {
            "name": "id",
            "in": "path",
            "description": "Identifier of the order.",
            "required": true,
            "schema": { "type": "string", "minLength": 1 },
        },
        {
            "name": "fields",
            "in": "query",
            "description": "Fields that the answer is to hold; without it, all.",
            "style": "form",
            "explode": true,
            "schema": { "type": "array", "items": { "type": "string", "enum": fields } },
            "example": ["id", "status"],
        },
        {
            "name": "raw",
            "in": "query",
            "description": "Parameters for the ATS's own API, as a query of its own: it is percent-encoded once more.",
            "schema": { "type": "string" },
            "example": "foo=bar&zoo=bar",
        },
    ])
}

fn responses() -> Value {
    json!({
        "200": {
            "description": "The order as it is stored now. With `fields`, only those: then required fields may be absent.",
            "content": json_content(&reference("Order")),
        },
        "400": failure("The server refuses the request or the order."),
        "401": failure("The token is missing or not valid."),
        "404": failure("There is no such connection or order."),
        "429": {
            "description": "Too many requests: wait as long as `Retry-After` says.",
            "headers": {
                "Retry-After": {
                    "description": "Seconds, or an HTTP date (RFC 9110 §10.2.3).",
                    "schema": { "type": "string" },
                },
            },
            "content": json_content(&reference("Failure")),
        },
        "5XX": failure("The server failed; the request may be repeated."),
    })
}

fn failure(description: &str) -> Value {
    json!({ "description": description, "content": json_content(&reference("Failure")) })
}

fn schemas() -> Map<String, Value> {
    let mut schemas =
        Map::from_iter([("Order".to_owned(), Value::Object(object_schema(&ORDER, COMPONENTS)))]);
    schemas.extend(definitions(COMPONENTS));
    let failure = json!({
        "title": "Failure",
        "description": "What the server says of a failure. Its fields are not documented.",
        "type": "object",
    });
    schemas.insert("Failure".to_owned(), failure);
    schemas
}

fn json_content(schema: &Value) -> Value {
    json!({ "application/json": { "schema": schema } })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("{COMPONENTS}{name}") })
}
