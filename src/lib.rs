//! Validates the assessment orders of [Unified.to], and makes the request that updates one. Compiled to WebAssembly it
//! is the npm package `assessment-order`, which also sends the request with the host's `fetch`.
//!
//! An order is an assessment or a background check that a recruiter placed inside an applicant tracking system. Its
//! vendor sends the result back with *Update an order*: `PUT {base}/assessment/{connection_id}/order/{id}`.
//!
//! ```
//! use assessment_order::validate::{Severity, validate};
//!
//! let report = validate(br#"{
//!   "workspace_id": "w1",
//!   "connection_id": "c1",
//!   "status": "completed",
//!   "proflie_name": "Ada"
//! }"#);
//! assert!(!report.is_valid());
//!
//! let [status, name] = report.issues.as_slice() else { panic!("every issue is reported, not only the first") };
//! assert_eq!((status.line, status.column, status.severity), (4, 13, Severity::Error));
//! assert_eq!(status.suggestion.as_deref(), Some("COMPLETED"));
//! assert_eq!((name.pointer.as_str(), name.severity), ("/proflie_name", Severity::Warning));
//! assert_eq!(name.suggestion.as_deref(), Some("profile_name"));
//! ```
//!
//! # Overview
//!
//! An order goes through the modules in one direction, and each knows only those before it:
//!
//! - [`model`] is the one definition of the order: typed structs, and the tables that all else is made from.
//! - [`json`] reads JSON text as tokens with positions, without building a tree.
//! - [`validate`](mod@validate) holds a text against the tables and reports every issue with its place.
//! - [`request`] makes method, URL and headers as plain data, and adds to the body what the order may leave out.
//! - [`client`] makes a whole call ready, and decides what follows each attempt. Sending is left to who has a client.
//! - `bindings`, in WebAssembly alone, is what JavaScript calls.
//!
//! Natively the crate does no input or output and knows no HTTP client: send the request with the one that you have.
//!
//! # Features
//!
//! - `generate` builds the program of that name, which writes the TypeScript types, the JSON Schema, the `OpenAPI`
//!   document and the field reference from the model. It is for work on this crate and off by default.
//! - `small-allocator` makes the module smaller by an allocator of its own. It is for the npm package, where nobody else
//!   chooses one, and off by default.
//!
//! # Cookbook
//!
//! ## Read an order into a struct
//!
//! The structs derive serde's traits. They hold what the model knows and drop other fields, so keep the bytes that were
//! validated if they are to be sent.
//!
//! ```
//! use assessment_order::model::{Order, OrderStatus};
//! use assessment_order::validate::validate;
//!
//! let text = br#"{ "workspace_id": "w1", "connection_id": "c1", "status": "OPEN" }"#;
//! assert!(validate(text).is_valid());
//!
//! let mut order: Order = serde_json::from_slice(text)?;
//! assert_eq!(order.status, Some(OrderStatus::Open));
//! order.status = Some(OrderStatus::InProgress);
//! assert_eq!(
//!     serde_json::to_string(&order)?,
//!     r#"{"workspace_id":"w1","connection_id":"c1","status":"IN_PROGRESS"}"#,
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! ## Let warnings count
//!
//! A warning does not make an order invalid unless validation is strict.
//!
//! ```
//! use assessment_order::validate::{Options, Strictness, validate_with};
//!
//! let text = br#"{ "workspace_id": "w1", "connection_id": "c1", "response_score": 9, "response_max_score": 5 }"#;
//! assert!(validate_with(text, &Options::default()).is_valid());
//!
//! let strict = Options { strictness: Strictness::Strict, ..Options::default() };
//! assert!(!validate_with(text, &strict).is_valid());
//! ```
//!
//! ## Make a request
//!
//! Validated for its destination, an order may leave out its `connection_id`, which is then filled in, and must not name
//! another one.
//!
//! ```
//! use assessment_order::request::{CallerHeaders, Server, Token, Update, fill_in, update_order};
//! use assessment_order::validate::{Destination, Options, validate_with};
//!
//! let order = br#"{ "workspace_id": "w1", "status": "COMPLETED" }"#;
//! let destination = Destination { connection_id: "c1", id: "o1", workspace_id: None };
//! let report = validate_with(order, &Options { destination: Some(destination), ..Options::default() });
//! assert!(report.is_valid() && !report.names_connection);
//! let body = fill_in(order, &[("connection_id", "c1")]);
//!
//! let server = Server::new(Some("eu"), None, None)?;
//! let update = Update { connection_id: "c1", id: "o1", fields: &[], raw: None };
//! let request = update_order(&update, &server, Some(&Token::parse("secret")?), &CallerHeaders::default())?;
//! assert_eq!(request.method, "PUT");
//! assert_eq!(request.url, "https://api-eu.unified.to/assessment/c1/order/o1");
//! assert_eq!(request.headers[0], ("authorization".to_owned(), "Bearer secret".to_owned()));
//! assert_eq!(body, br#"{"connection_id":"c1", "workspace_id": "w1", "status": "COMPLETED" }"#);
//! # Ok::<(), assessment_order::request::InvalidRequest>(())
//! ```
//!
//! ## Validate many orders, one a line
//!
//! [`Lines`](validate::Lines) takes the chunks of a file as they come, wherever they are cut.
//!
//! ```
//! use assessment_order::validate::{Lines, Options};
//!
//! let mut lines = Lines::new(Options::default());
//! let mut faulty = Vec::new();
//! for chunk in [b"{\"workspace_id\":\"w1\",\"conn".as_slice(), b"ection_id\":\"c1\"}\n{}\n"] {
//!     lines.push(chunk, |line, report| if !report.is_valid() { faulty.push(line) });
//! }
//! lines.finish(|line, report| if !report.is_valid() { faulty.push(line) });
//! assert_eq!(faulty, [2]);
//! ```
//!
//! [Unified.to]: https://docs.unified.to/assessment/order/Update_an_order

pub mod client;
pub mod json;
pub mod model;
mod quote;
pub mod request;
mod text;
pub mod validate;

#[cfg(target_family = "wasm")]
pub mod bindings;

#[cfg(not(target_family = "wasm"))]
pub use validate::validate;

/// The README's examples in Rust are tested with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
