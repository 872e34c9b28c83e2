//! x
pub mod client;
pub mod json;
pub mod model;
pub mod request;
pub mod validate;

#[cfg(target_family = "wasm")]
pub mod bindings;
