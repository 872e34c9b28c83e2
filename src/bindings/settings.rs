//! What the facade read of a call. It saw to it that each value has the right type; the rules are elsewhere.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::client::{CallSettings, Limits, Milliseconds};
use crate::request::Raw;

#[wasm_bindgen]
extern "C" {
    /// `Settings` in js/client/settings.ts. What the caller leaves out is undefined.
    pub type Settings;

    #[wasm_bindgen(method, getter, js_name = connectionId)]
    fn connection_id(this: &Settings) -> String;
    #[wasm_bindgen(method, getter)]
    fn id(this: &Settings) -> String;
    #[wasm_bindgen(method, getter, js_name = workspaceId)]
    fn workspace_id(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn fields(this: &Settings) -> Vec<String>;
    #[wasm_bindgen(method, getter, js_name = rawText)]
    fn raw_text(this: &Settings) -> Option<String>;
    /// Names and values by turns.
    #[wasm_bindgen(method, getter, js_name = rawPairs)]
    fn raw_pairs(this: &Settings) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn region(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = baseUrl)]
    fn base_url(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = pageOrigin)]
    fn page_origin(this: &Settings) -> Option<String>;
    /// Names and values by turns.
    #[wasm_bindgen(method, getter)]
    fn headers(this: &Settings) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn token(this: &Settings) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = asksForToken)]
    fn asks_for_token(this: &Settings) -> bool;
    #[wasm_bindgen(method, getter, js_name = timeoutMs)]
    fn timeout(this: &Settings) -> Option<Milliseconds>;
    #[wasm_bindgen(method, getter, js_name = deadlineMs)]
    fn deadline(this: &Settings) -> Option<Milliseconds>;
    #[wasm_bindgen(method, getter, js_name = maxRetries)]
    fn max_retries(this: &Settings) -> Option<f64>;
    #[wasm_bindgen(method, getter, js_name = maxRetryAfterMs)]
    fn max_retry_after(this: &Settings) -> Option<Milliseconds>;
    #[wasm_bindgen(method, getter)]
    pub(super) fn strict(this: &Settings) -> bool;
}

impl Settings {
    pub(super) fn read<T>(&self, read: impl FnOnce(&CallSettings<'_>) -> T) -> T {
        let default = Limits::default();
        let (connection_id, id) = (self.connection_id(), self.id());
        let (workspace_id, token) = (self.workspace_id(), self.token());
        let (region, base_url, page_origin) = (self.region(), self.base_url(), self.page_origin());
        let (fields, headers) = (self.fields(), self.headers());
        let (raw_text, raw_pairs) = (self.raw_text(), self.raw_pairs());
        let raw = if raw_pairs.is_empty() {
            raw_text.as_deref().map(Raw::Text)
        } else {
            Some(Raw::Pairs(paired(&raw_pairs)))
        };
        read(&CallSettings {
            connection_id: &connection_id,
            id: &id,
            workspace_id: workspace_id.as_deref(),
            fields: fields.iter().map(String::as_str).collect(),
            raw,
            region: region.as_deref(),
            base_url: base_url.as_deref(),
            page_origin: page_origin.as_deref(),
            headers: paired(&headers),
            token: token.as_deref(),
            asks_for_token: self.asks_for_token(),
            limits: Limits {
                timeout: self.timeout().unwrap_or(default.timeout),
                deadline: self.deadline().unwrap_or(default.deadline),
                max_retries: self.max_retries().unwrap_or(default.max_retries),
                max_retry_after: self.max_retry_after().unwrap_or(default.max_retry_after),
            },
        })
    }
}

fn paired(texts: &[String]) -> Vec<(&str, &str)> {
    let mut texts = texts.iter().map(String::as_str);
    core::iter::from_fn(|| Some((texts.next()?, texts.next()?))).collect()
}
