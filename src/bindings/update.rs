//! An update in, its request or the server's answer out.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;

use super::failure::{answer_value, failure_value, refused_order};
use super::settings::{Settings, refuse};
use super::validation::host_options;
use crate::client::{Call, Cause, Failure, TokenSource, build_request};
use crate::json::Encoding;
use crate::request::{InvalidRequest, Token, Update, check_workspace_id, fill_in};
use crate::validate::{Destination, Options, validate_with};

/// Validates an order's text and sends it.
///
/// The promise settles with plain data: the answer, or why there is none.
#[wasm_bindgen(js_name = updateOrder)]
pub fn update_order(order: &[u8], settings: &JsValue) -> Promise {
    // Refused now, not when the future is polled for the first time.
    let call = prepare(order, &Settings(settings));
    future_to_promise(async move {
        match call?.send().await {
            Ok(answer) => Ok(answer_value(&answer)),
            Err(failure) => Err(failure_value(&failure)),
        }
    })
}

/// Validates an order's text and builds the `Request` that would be sent.
///
/// # Errors
///
/// Plain data that says why there is none.
#[wasm_bindgen(js_name = createUpdateRequest)]
pub fn create_update_request(order: &[u8], settings: &JsValue) -> Result<web_sys::Request, JsValue> {
    let call = prepare(order, &Settings(settings))?;
    let token = match &call.token {
        TokenSource::None => None,
        TokenSource::Text(token) => Some(Token::parse(token).map_err(refused)?),
        TokenSource::Function(_) => {
            return Err(refused(refuse("token", "must be a string here: only a call asks a function.")));
        }
    };
    let headers = call.headers.for_attempt(&call.server, token.as_ref()).map_err(refused)?;
    build_request(&call.url, &headers, &call.body, None)
        .map_err(|cause| failure_value(&Failure { cause, attempts: 0 }))
}

/// Everything that can be refused before anything is sent.
fn prepare(order: &[u8], settings: &Settings<'_>) -> Result<Call, JsValue> {
    let connection_id = settings.required_text("connectionId").map_err(refused)?;
    let id = settings.required_text("id").map_err(refused)?;
    let workspace_id = settings.text("workspaceId").map_err(refused)?;
    let mut call = addressed(settings, &connection_id, &id, workspace_id.as_deref()).map_err(refused)?;
    let destination =
        Destination { connection_id: &connection_id, id: &id, workspace_id: workspace_id.as_deref() };
    let strict = settings.is_strict().map_err(refused)?;
    let options =
        Options { encoding: Encoding::Utf8, destination: Some(destination), ..host_options(strict) };
    call.body = body(order, &options, destination)?;
    Ok(call)
}

/// The call without its body.
fn addressed(
    settings: &Settings<'_>,
    connection_id: &str,
    id: &str,
    workspace_id: Option<&str>,
) -> Result<Call, InvalidRequest> {
    workspace_id.map(check_workspace_id).transpose()?;
    let server = settings.server()?;
    let (fields, raw) = (settings.fields()?, settings.raw()?);
    let url = Update { connection_id, id, fields: &fields, raw: raw.as_ref() }.url(&server)?;
    let headers = settings.headers()?;
    let token = settings.token()?;
    // A token that is known now is checked now, before anything is sent.
    match &token {
        TokenSource::None => drop(headers.for_attempt(&server, None)?),
        TokenSource::Text(token) => drop(headers.for_attempt(&server, Some(&Token::parse(token)?))?),
        TokenSource::Function(_) => {}
    }
    Ok(Call {
        url,
        server,
        headers,
        body: Uint8Array::default(),
        token,
        fetch: settings.function("fetch")?,
        signal: settings.signal()?,
        limits: settings.limits()?,
        on_attempt: settings.function("onAttempt")?,
        before_attempt: settings.function("beforeAttempt")?,
        on_busy: settings.function("onBusy")?,
    })
}

/// The order as it is sent: what was validated, with what the path and the client know filled in.
fn body(order: &[u8], options: &Options<'_>, destination: Destination<'_>) -> Result<Uint8Array, JsValue> {
    let report = validate_with(order, options);
    if !report.is_valid() {
        return Err(refused_order(&report));
    }
    let mut missing = Vec::with_capacity(2);
    if !report.names_connection {
        missing.push(("connection_id", destination.connection_id));
    }
    if let Some(workspace_id) = destination.workspace_id.filter(|_| !report.names_workspace) {
        missing.push(("workspace_id", workspace_id));
    }
    Ok(if missing.is_empty() {
        Uint8Array::from(order)
    } else {
        Uint8Array::from(&*fill_in(order, &missing))
    })
}

fn refused(invalid: InvalidRequest) -> JsValue {
    failure_value(&Failure { cause: Cause::from(invalid), attempts: 0 })
}
