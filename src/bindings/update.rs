//! An update in, what to send out: the facade sends it.
#![allow(clippy::float_cmp, reason = "in what wasm-bindgen makes of an enumeration")]

use gloo_net::http::Headers;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::input::with_input;
use super::message::Message;
use super::outcome::write_outcome;
use super::output::Output;
use super::settings::read_settings;
use super::validation::host_options;
use crate::client::{
    Call, Decision, Limits, Milliseconds, Outcome, Refusal, decide, is_retryable, retry_after,
};
use crate::json::Encoding;
use crate::request::{CallerHeaders, InvalidRequest, Token, require_token};
use crate::validate::{Options, Report};

/// How an attempt ended that did not succeed.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With an answer whose status is no success.
    Answered,
    /// Without an answer.
    ConnectionFailed,
    /// With an answer that was a success as far as it came.
    BrokenOff,
    /// Not within the time for one attempt.
    TimedOut,
}

/// Checks an update and tells where it is written what to send, or what was found in its order. The input buffer holds
/// the texts of its settings and then its order's; `headers` are the caller's own.
///
/// # Errors
///
/// Which option is at fault and why, in an array.
#[wasm_bindgen]
pub fn prepare(
    length: usize,
    numbers: &[f64],
    headers: Option<web_sys::Headers>,
    strict: bool,
) -> Result<*const u32, JsValue> {
    with_input(length, |text| {
        let headers = read_headers(headers).map_err(|invalid| refused(&invalid))?;
        let options = Options { encoding: Encoding::Utf8, ..host_options(strict) };
        let mut message = Message::new(numbers, text);
        let settings = read_settings(&mut message, headers);
        match Call::new(message.rest(), settings, &options) {
            Ok(call) => Ok(Output::write(|output| write_call(&call, output))),
            Err(Refusal::Order(report)) => Ok(Output::write(|output| write_refused(*report, output))),
            Err(Refusal::Request(invalid)) => Err(refused(&invalid)),
        }
    })
}

fn read_headers(headers: Option<web_sys::Headers>) -> Result<CallerHeaders, InvalidRequest> {
    let Some(headers) = headers else { return Ok(CallerHeaders::default()) };
    CallerHeaders::new(Headers::from_raw(headers).entries())
}

/// What one attempt sends as `authorization`, where anything; `token` is what the token function gave.
///
/// # Errors
///
/// Which option is at fault and why, in an array.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "so it comes from JavaScript")]
pub fn authorization(token: Option<String>, is_required: bool) -> Result<Option<String>, JsValue> {
    let token = token.as_deref().map(Token::parse).transpose();
    let token = token.and_then(|token| require_token(token, is_required));
    token.map(|token| token.map(Token::into_authorization)).map_err(|invalid| refused(&invalid))
}

/// The wait before another attempt follows attempt number `attempt`; none where none follows.
#[wasm_bindgen(js_name = waitAfter)]
#[must_use]
pub fn wait_after(
    ending: Ending,
    status: u16,
    retry_after: Option<Milliseconds>,
    attempt: u32,
    max_retries: f64,
    max_retry_after: Milliseconds,
) -> Option<Milliseconds> {
    let limits = Limits { max_retries, max_retry_after, ..Limits::default() };
    match decide(&outcome(ending, status, retry_after), attempt, &limits, js_sys::Math::random()) {
        Decision::Retry { after } => Some(after),
        Decision::Stop => None,
    }
}

/// Whether the same request may well succeed later.
#[wasm_bindgen(js_name = isRetryable)]
#[must_use]
pub fn may_succeed_later(ending: Ending, status: u16) -> bool {
    is_retryable(&outcome(ending, status, None))
}

/// The wait that a `Retry-After` asks for, if there is one.
#[wasm_bindgen(js_name = retryAfterMs)]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "so it comes from JavaScript")]
pub fn wait_asked_for(value: Option<String>) -> Option<Milliseconds> {
    retry_after(value.as_deref()?, js_sys::Date::now())
}

fn outcome(ending: Ending, status: u16, retry_after: Option<Milliseconds>) -> Outcome {
    match ending {
        Ending::Answered => Outcome::Answered { status, retry_after },
        Ending::ConnectionFailed => Outcome::ConnectionFailed,
        Ending::BrokenOff => Outcome::BrokenOff { status },
        Ending::TimedOut => Outcome::TimedOut,
    }
}

/// Writes what `readPrepared` of js/client/prepare.ts reads.
fn write_call(call: &Call<'_>, output: &mut Output) {
    output.number(1);
    output.string(call.url());
    let Limits { timeout, deadline, max_retries, max_retry_after } = *call.limits();
    for limit in [timeout, deadline, max_retries, max_retry_after] {
        output.float(limit);
    }
    output.number(call.needs_token().into());
    for (name, value) in call.own_headers() {
        output.optional_string(Some(name));
        output.string(value);
    }
    output.optional_string(None);
    output.string(core::str::from_utf8(call.added()).unwrap_or_default());
}

fn write_refused(mut report: Report, output: &mut Output) {
    // The text was made from a value: nobody will look up a place in it.
    report.issues.iter_mut().for_each(|issue| issue.line = 0);
    output.number(0);
    write_outcome(&report, output);
}

fn refused(invalid: &InvalidRequest) -> JsValue {
    let refusal = (invalid.option(), invalid.message());
    refusal.serialize(&serde_wasm_bindgen::Serializer::new()).unwrap_or_default()
}
