//! What a call ends with, as JavaScript gets it: plain data, which the facade makes an `Error` or an answer of.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::validation::{Outcome, Source, to_value};
use crate::client::{Answer, Cause, Failure, Milliseconds};
use crate::validate::Report;

#[derive(Serialize)]
struct AnswerData {
    status: u16,
    attempts: u32,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    headers: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    text: JsValue,
}

/// What is not said of a failure is undefined.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct FailureData {
    code: Option<&'static str>,
    message: String,
    attempts: u32,
    retryable: bool,
    option: Option<&'static str>,
    limit: Option<&'static str>,
    status: Option<u16>,
    body: Option<String>,
    retry_after_ms: Option<Milliseconds>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    headers: JsValue,
    /// What was thrown: by the host, by the caller's function, or as the reason of an abort.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    thrown: JsValue,
    /// What failed before the deadline, in this same form.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    last: JsValue,
    /// The outcome of validation.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    validation: JsValue,
}

pub(super) fn answer_value(answer: &Answer) -> JsValue {
    to_value(&AnswerData {
        status: answer.status,
        attempts: answer.attempts,
        headers: answer.headers.clone(),
        text: answer.text.clone(),
    })
}

pub(super) fn refused_order(report: &Report) -> JsValue {
    to_value(&FailureData {
        code: Some("invalid_order"),
        message: "The order is not valid, so nothing was sent.".to_owned(),
        validation: to_value(&Outcome::new(report, Source::Value)),
        ..FailureData::default()
    })
}

pub(super) fn failure_value(failure: &Failure) -> JsValue {
    let data = FailureData {
        code: failure.cause.code(),
        message: failure.cause.message(),
        attempts: failure.attempts,
        retryable: failure.cause.is_retryable(),
        ..FailureData::default()
    };
    to_value(&match &failure.cause {
        Cause::Aborted(thrown) | Cause::ConnectionFailed(thrown) => {
            FailureData { thrown: thrown.clone(), ..data }
        }
        Cause::InvalidRequest { invalid, thrown } => {
            FailureData { option: Some(invalid.option), thrown: thrown.clone().unwrap_or_default(), ..data }
        }
        Cause::Timeout => FailureData { limit: Some("attempt"), ..data },
        Cause::Deadline { last } => FailureData {
            limit: Some("deadline"),
            last: last.as_ref().map(|last| failure_value(last)).unwrap_or_default(),
            ..data
        },
        Cause::Http { status, headers, body, retry_after, .. } => FailureData {
            status: Some(*status),
            headers: headers.clone(),
            body: Some(body.clone()),
            retry_after_ms: *retry_after,
            ..data
        },
        Cause::BrokenOff { status, reason } => {
            FailureData { status: Some(*status), thrown: reason.clone(), ..data }
        }
    })
}
