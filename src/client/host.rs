//! What the host gives: clocks, timers, abort signals, `fetch` and the caller's functions.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::Milliseconds;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since some moment; never set back.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub(super) fn clock() -> Milliseconds;

    /// Calls `function` with `argument` after a time; answers with what [`clear_timer`] takes.
    #[wasm_bindgen(js_name = setTimeout)]
    pub(super) fn start_timer(function: &Function, after: Milliseconds, argument: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = clearTimeout)]
    pub(super) fn clear_timer(timer: &JsValue);

    /// The host's own `fetch`, called as a bare function. The raw rejection stays what it is.
    #[wasm_bindgen(catch)]
    pub(super) fn fetch(request: &web_sys::Request) -> Result<Promise, JsValue>;

    /// An `AbortSignal`, of whatever realm.
    #[derive(Clone, Debug)]
    pub type Signal;

    #[wasm_bindgen(method, getter)]
    pub(super) fn aborted(this: &Signal) -> bool;

    #[wasm_bindgen(method, getter)]
    pub(super) fn reason(this: &Signal) -> JsValue;

    #[wasm_bindgen(catch, method, js_name = addEventListener)]
    pub(super) fn add_listener(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method, js_name = removeEventListener)]
    pub(super) fn remove_listener(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;
}

/// Where the token comes from.
#[derive(Clone, Debug)]
pub enum TokenSource {
    /// Nowhere.
    None,
    /// The caller's string.
    Text(String),
    /// The caller's function, asked for each attempt.
    Function(Function),
}
