//! An update in, what to send out: the facade sends it.
#![allow(clippy::float_cmp, reason = "in what wasm-bindgen makes of an enumeration")]

use gloo_net::http::Headers;
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{RequestInit, RequestRedirect};

use super::input::with_input;
use super::message::Message;
use super::outcome::write_outcome;
use super::output::Output;
use super::settings::read_settings;
use super::validation::host_options;
use crate::client::{Call, Decision, Milliseconds, Outcome, Refusal, is_retryable, retry_after};
use crate::json::Encoding;
use crate::request::{InvalidRequest, METHOD, Token};
use crate::validate::{Options, Report};

/// One update, checked and ready to be sent.
#[wasm_bindgen]
#[derive(Debug)]
pub struct UpdateCall(Call);

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

#[wasm_bindgen]
impl UpdateCall {
    /// Checks an update: the input buffer holds the texts of its settings and then its order's.
    ///
    /// # Errors
    ///
    /// Where it is told what was found in the order, as by `validate`; or which option is at fault and why, in an array.
    #[wasm_bindgen(constructor)]
    pub fn new(length: usize, numbers: &[f64], strict: bool) -> Result<UpdateCall, JsValue> {
        let call = with_input(length, |text| {
            let options = Options { encoding: Encoding::Utf8, ..host_options(strict) };
            let mut message = Message::new(numbers, text);
            let settings = read_settings(&mut message);
            Call::new(message.rest(), &settings, &options)
        });
        match call {
            Ok(call) => Ok(UpdateCall(call)),
            Err(Refusal::Request(invalid)) => Err(refused(&invalid)),
            Err(Refusal::Order(report)) => Err(found(*report)),
        }
    }

    /// Where to.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url().to_owned()
    }

    /// How long one attempt may take.
    #[wasm_bindgen(getter, js_name = timeoutMs)]
    #[must_use]
    pub fn timeout(&self) -> Milliseconds {
        self.0.limits().timeout
    }

    /// How long all of it may take.
    #[wasm_bindgen(getter, js_name = deadlineMs)]
    #[must_use]
    pub fn deadline(&self) -> Milliseconds {
        self.0.limits().deadline
    }

    /// The longest wait that the server may ask for.
    #[wasm_bindgen(getter, js_name = maxRetryAfterMs)]
    #[must_use]
    pub fn max_retry_after(&self) -> Milliseconds {
        self.0.limits().max_retry_after
    }

    /// What one attempt sends, in the form that `fetch` and `Request` take beside the URL. `token` is what the token
    /// function gave, if there is one.
    ///
    /// # Errors
    ///
    /// Which option is at fault and why, in an array.
    #[expect(clippy::needless_pass_by_value, reason = "so it comes from JavaScript")]
    pub fn init(&self, token: Option<String>) -> Result<RequestInit, JsValue> {
        let headers = Headers::new();
        let token = token.as_deref().map(Token::parse).transpose().map_err(|invalid| refused(&invalid))?;
        let sent = self.0.headers(token.as_ref()).map_err(|invalid| refused(&invalid))?;
        sent.for_each(|(name, value)| headers.set(name, value));
        let init = RequestInit::new();
        init.set_method(METHOD);
        init.set_headers(&headers.into_raw());
        init.set_body(&Uint8Array::from(self.0.body()));
        init.set_redirect(RequestRedirect::Manual);
        Ok(init)
    }

    /// The wait before another attempt follows attempt number `attempt`; none where none follows.
    #[wasm_bindgen(js_name = waitAfter)]
    #[must_use]
    pub fn wait_after(
        &self,
        ending: Ending,
        status: u16,
        retry_after: Option<Milliseconds>,
        attempt: u32,
    ) -> Option<Milliseconds> {
        match self.0.decide(&outcome(ending, status, retry_after), attempt, js_sys::Math::random()) {
            Decision::Retry { after } => Some(after),
            Decision::Stop => None,
        }
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

fn found(mut report: Report) -> JsValue {
    // The text was made from a value: nobody will look up a place in it.
    report.issues.iter_mut().for_each(|issue| issue.line = 0);
    JsValue::from(Output::write(|output| write_outcome(&report, output)))
}

fn refused(invalid: &InvalidRequest) -> JsValue {
    let refusal = (invalid.option(), invalid.message());
    refusal.serialize(&serde_wasm_bindgen::Serializer::new()).unwrap_or_default()
}
