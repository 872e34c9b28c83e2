//! Reading an answer: whole where it is a success, its beginning where it is not.

use gloo_net::http::Response;
use js_sys::{Date, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ReadableStreamDefaultReader, ResponseType};

use super::failure::Cause;
use super::patience::{Patience, disregard};
use super::retry_after;
use crate::request::InvalidRequest;

/// How much of an error's text is read, in bytes.
const ERROR_BODY: usize = 64 * 1024;

/// An update that the server accepted.
#[derive(Debug)]
pub struct Answer {
    /// 200 to 299.
    pub status: u16,
    /// The answer's `Headers`.
    pub headers: JsValue,
    /// The answer's text, as a JavaScript string.
    pub text: JsValue,
    /// How many requests were made.
    pub attempts: u32,
}

/// Reads what `fetch` gave.
pub(super) async fn read(response: JsValue, patience: &Patience) -> Result<Answer, Cause> {
    let raw = checked(response)?;
    let response = Response::from(Clone::clone(&raw));
    let status = response.status();
    let headers = JsValue::from(response.headers().into_raw());
    if (200..300).contains(&status) {
        let text = match raw.text() {
            Ok(promise) => patience.wait_for(promise.as_ref()).await?,
            Err(thrown) => Err(thrown),
        };
        return match text {
            Ok(text) => Ok(Answer { status, headers, text, attempts: 0 }),
            Err(reason) => Err(Cause::BrokenOff { status, reason }),
        };
    }
    let retry_after =
        response.headers().get("retry-after").and_then(|value| retry_after(&value, Date::now()));
    let (body, broken_off) = beginning(&response, patience).await?;
    Err(Cause::Http { status, headers, body, broken_off, retry_after })
}

/// Makes sure that a caller's `fetch` gave something that can be read as a response, of whatever realm.
fn checked(response: JsValue) -> Result<web_sys::Response, Cause> {
    let property = |name: &str| Reflect::get(&response, &name.into()).unwrap_or_default();
    let headers = property("headers");
    let has_get = Reflect::get(&headers, &"get".into()).is_ok_and(|get| get.is_function());
    if property("status").as_f64().is_none() || !has_get {
        let message = "`fetch` must give a Response; what it gave has no status and headers.".to_owned();
        return Err(InvalidRequest { option: "fetch", message }.into());
    }
    let response: web_sys::Response = response.unchecked_into();
    if response.type_() == ResponseType::Error {
        return Err(Cause::ConnectionFailed(JsValue::UNDEFINED));
    }
    Ok(response)
}

/// The beginning of the text, and whether it broke off.
async fn beginning(response: &Response, patience: &Patience) -> Result<(String, bool), Cause> {
    let mut bytes = Vec::new();
    let mut broken_off = false;
    if let Some(reader) = response.body().and_then(|body| ReadableStreamDefaultReader::new(&body).ok()) {
        while bytes.len() < ERROR_BODY {
            let read = patience.wait_for(&reader.read()).await?;
            broken_off = read.is_err();
            let Some(chunk) = read.ok().as_ref().and_then(chunk) else { break };
            bytes.extend(chunk.to_vec());
        }
        // What is left is of no interest, and neither is how the stream takes it.
        disregard(&reader.cancel());
    }
    bytes.truncate(ERROR_BODY);
    if let Err(error) = core::str::from_utf8(&bytes)
        && error.error_len().is_none()
    {
        bytes.truncate(error.valid_up_to());
    }
    Ok((String::from_utf8_lossy(&bytes).into_owned(), broken_off))
}

fn chunk(result: &JsValue) -> Option<Uint8Array> {
    let value = Reflect::get(result, &"value".into()).ok()?;
    value.is_object().then(|| value.unchecked_into())
}
