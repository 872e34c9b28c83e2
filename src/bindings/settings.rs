//! What JavaScript says of a call, read from one plain object: each value of the right type, or named as the fault.

use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::client::{Limits, Signal, TokenSource};
use crate::request::{CallerHeaders, InvalidRequest, Raw, Server};

/// The facade's object: the update, the client's options and the call's, merged.
pub(super) struct Settings<'s>(pub(super) &'s JsValue);

impl Settings<'_> {
    /// A string that must be there.
    pub(super) fn required_text(&self, option: &'static str) -> Result<String, InvalidRequest> {
        self.text(option)?.ok_or_else(|| refuse(option, "must be a string."))
    }

    /// A string that may be left out.
    pub(super) fn text(&self, option: &'static str) -> Result<Option<String>, InvalidRequest> {
        let value = self.get(option);
        if value.is_undefined() {
            return Ok(None);
        }
        let text = value.dyn_ref::<JsString>().ok_or_else(|| refuse(option, "must be a string."))?;
        if !text.is_valid_utf16() {
            return Err(refuse(option, "must not hold half of a surrogate pair."));
        }
        Ok(Some(text.into()))
    }

    pub(super) fn function(&self, option: &'static str) -> Result<Option<Function>, InvalidRequest> {
        let value = self.get(option);
        if value.is_undefined() {
            return Ok(None);
        }
        value.dyn_into().map(Some).map_err(|_| refuse(option, "must be a function."))
    }

    pub(super) fn is_strict(&self) -> Result<bool, InvalidRequest> {
        let value = self.get("strict");
        if value.is_undefined() {
            return Ok(false);
        }
        value.as_bool().ok_or_else(|| refuse("strict", "must be true or false."))
    }

    pub(super) fn fields(&self) -> Result<Vec<String>, InvalidRequest> {
        let value = self.get("fields");
        if value.is_undefined() {
            return Ok(Vec::new());
        }
        texts(&value).ok_or_else(|| refuse("fields", "must be an array of the names of an order's fields."))
    }

    /// Raw parameters: a string, or the pairs that the facade made of an object.
    pub(super) fn raw(&self) -> Result<Option<Raw>, InvalidRequest> {
        let value = self.get("raw");
        if value.is_undefined() || value.is_string() {
            return Ok(self.text("raw")?.map(Raw::Text));
        }
        let pairs = pairs(&value);
        let pairs =
            pairs.ok_or_else(|| refuse("raw", "must be a string, or an object whose values are strings."))?;
        Ok(Some(Raw::Pairs(pairs)))
    }

    pub(super) fn server(&self) -> Result<Server, InvalidRequest> {
        let (region, base_url) = (self.text("region")?, self.text("baseUrl")?);
        let origin = self.get("origin").as_string();
        Server::new(region.as_deref(), base_url.as_deref(), origin.as_deref())
    }

    /// The pairs that the facade made of `HeadersInit`.
    pub(super) fn headers(&self) -> Result<CallerHeaders, InvalidRequest> {
        let value = self.get("headers");
        if value.is_undefined() {
            return Ok(CallerHeaders::default());
        }
        let pairs = pairs(&value);
        let pairs = pairs.ok_or_else(|| refuse("headers", "must be what the Headers constructor takes."))?;
        CallerHeaders::new(pairs)
    }

    pub(super) fn token(&self) -> Result<TokenSource, InvalidRequest> {
        let value = self.get("token");
        if value.is_undefined() {
            return Ok(TokenSource::None);
        }
        match value.dyn_into::<Function>() {
            Ok(function) => Ok(TokenSource::Function(function)),
            Err(value) if value.is_string() => {
                Ok(self.text("token")?.map_or(TokenSource::None, TokenSource::Text))
            }
            Err(_) => Err(refuse("token", "must be a string, or a function that gives one.")),
        }
    }

    pub(super) fn limits(&self) -> Result<Limits, InvalidRequest> {
        let default = Limits::default();
        let time = |option, otherwise| {
            self.number(option)?.map_or(Ok(otherwise), |milliseconds| Limits::time(option, milliseconds))
        };
        Ok(Limits {
            timeout: time("timeoutMs", default.timeout)?,
            deadline: time("deadlineMs", default.deadline)?,
            max_retries: self.number("maxRetries")?.map_or(Ok(default.max_retries), Limits::retries)?,
            max_retry_after: self
                .number("maxRetryAfterMs")?
                .map_or(Ok(default.max_retry_after), Limits::wait)?,
        })
    }

    pub(super) fn signal(&self) -> Result<Option<Signal>, InvalidRequest> {
        let value = self.get("signal");
        if value.is_undefined() || value.is_null() {
            return Ok(None);
        }
        let has = |name: &str| Reflect::get(&value, &name.into()).unwrap_or_default();
        if has("aborted").as_bool().is_some()
            && has("addEventListener").is_function()
            && has("removeEventListener").is_function()
        {
            return Ok(Some(value.unchecked_into()));
        }
        Err(refuse("signal", "must be an AbortSignal."))
    }

    fn number(&self, option: &'static str) -> Result<Option<f64>, InvalidRequest> {
        let value = self.get(option);
        if value.is_undefined() {
            return Ok(None);
        }
        value.as_f64().map(Some).ok_or_else(|| refuse(option, "must be a number."))
    }

    fn get(&self, name: &str) -> JsValue {
        Reflect::get(self.0, &name.into()).unwrap_or_default()
    }
}

/// An array of strings.
fn texts(value: &JsValue) -> Option<Vec<String>> {
    value.dyn_ref::<Array>()?.iter().map(|text| text.as_string()).collect()
}

/// An array of arrays of two strings.
fn pairs(value: &JsValue) -> Option<Vec<(String, String)>> {
    let pair = |value: JsValue| {
        let mut texts = texts(&value)?.into_iter();
        Some((texts.next()?, texts.next()?))
    };
    value.dyn_ref::<Array>()?.iter().map(pair).collect()
}

pub(super) fn refuse(option: &'static str, rest: &str) -> InvalidRequest {
    InvalidRequest { option, message: ["`", option, "` ", rest].concat() }
}
