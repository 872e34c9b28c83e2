//! One call: attempt after attempt until the order is stored, or there is no use in trying.

use gloo_net::http::Headers;
use js_sys::{Function, JsString, Promise, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AbortSignal, Request, RequestInit, RequestRedirect};

use super::answer::{Answer, read};
use super::failure::{Cause, Failure};
use super::host::{Signal, TokenSource, clock, fetch};
use super::patience::{Ended, Patience, disregard};
use super::{Decision, Limits, Milliseconds, decide};
use crate::request::{CallerHeaders, InvalidRequest, METHOD, Server, Token};

/// What is sent, and how.
#[derive(Debug)]
pub struct Call {
    /// Where to, absolute.
    pub url: String,
    /// Whose URL that is.
    pub server: Server,
    /// The caller's own headers.
    pub headers: CallerHeaders,
    /// The order's text.
    pub body: Uint8Array,
    /// Who is asking.
    pub token: TokenSource,
    /// The caller's `fetch`; the host's where there is none.
    pub fetch: Option<Function>,
    /// What may end the call.
    pub signal: Option<Signal>,
    /// How long and how often to try.
    pub limits: Limits,
    /// Is told of each attempt.
    pub on_attempt: Option<Function>,
    /// Is asked before each attempt, and may make it wait.
    pub before_attempt: Option<Function>,
    /// Is told of the wait that a busy server asks for, in milliseconds.
    pub on_busy: Option<Function>,
}

/// What the caller's `onAttempt` is told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AttemptReport<'a> {
    attempt: u32,
    method: &'static str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
    elapsed_ms: Milliseconds,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_in_ms: Option<Milliseconds>,
}

impl Call {
    /// Sends the order.
    ///
    /// # Errors
    ///
    /// A [`Failure`] where it is not known to be stored.
    pub async fn send(self) -> Result<Answer, Failure> {
        let mut patience = Patience::new(self.signal.clone(), self.limits.deadline);
        let mut attempts = 0;
        let mut last: Option<Box<Failure>> = None;
        loop {
            let started = clock();
            let before = attempts;
            let cause = match self.attempt(&mut patience, &mut attempts).await {
                Ok(answer) => {
                    self.report(attempts, Some(answer.status), None, started, None);
                    return Ok(Answer { attempts, ..answer });
                }
                Err(Cause::Deadline { .. }) => Cause::Deadline { last: last.take() },
                Err(cause) => cause,
            };
            self.tell_if_busy(&cause);
            let wait = self.wait_after(&cause, attempts);
            let is_in_time = wait.is_some_and(|wait| wait < patience.left());
            if attempts > before {
                self.report(attempts, cause.status(), cause.code(), started, wait.filter(|_| is_in_time));
            }
            let failure = Failure { cause, attempts };
            let Some(wait) = wait else { return Err(failure) };
            last = Some(Box::new(failure));
            // There is no use in waiting for a deadline that would come first.
            let slept = if is_in_time { patience.sleep(wait).await } else { Err(Ended::Deadline) };
            match slept {
                Ok(()) => {}
                Err(Ended::Aborted(reason)) => {
                    return Err(Failure { cause: Cause::Aborted(reason), attempts });
                }
                Err(_) => return Err(Failure { cause: Cause::Deadline { last }, attempts }),
            }
        }
    }

    /// The wait before the next attempt, if one follows.
    fn wait_after(&self, cause: &Cause, attempts: u32) -> Option<Milliseconds> {
        match decide(&cause.outcome()?, attempts, &self.limits, js_sys::Math::random()) {
            Decision::Retry { after } => Some(after),
            Decision::Stop => None,
        }
    }

    async fn attempt(&self, patience: &mut Patience, attempts: &mut u32) -> Result<Answer, Cause> {
        patience.check()?;
        let token = self.ask_for_token(patience).await?;
        // After the token, so that nothing stands between the turn and the request.
        if let Some(gate) = &self.before_attempt {
            let open = gate.call0(&JsValue::UNDEFINED).map(|open| Promise::resolve(&open));
            if let Ok(open) = open {
                patience.wait_for(&open).await?.ok();
            }
        }
        let controller = AbortController::new().map_err(Cause::ConnectionFailed)?;
        let request = self.request(token.as_ref(), Some(&controller.signal()))?;
        *attempts += 1;
        patience.begin_attempt(self.limits.timeout);
        let answer = self.exchange(&request, patience).await;
        patience.end_attempt();
        if answer.is_err() {
            controller.abort();
        }
        answer
    }

    async fn exchange(&self, request: &Request, patience: &Patience) -> Result<Answer, Cause> {
        let response = match &self.fetch {
            Some(own) => own.call1(&JsValue::UNDEFINED, request).map(|response| Promise::resolve(&response)),
            None => fetch(request),
        };
        let response = patience.wait_for(&response.map_err(Cause::ConnectionFailed)?).await?;
        read(response.map_err(Cause::ConnectionFailed)?, patience).await
    }

    async fn ask_for_token(&self, patience: &Patience) -> Result<Option<Token>, Cause> {
        let function = match &self.token {
            TokenSource::None => return Ok(None),
            TokenSource::Text(token) => return Ok(Some(Token::parse(token)?)),
            TokenSource::Function(function) => function,
        };
        let failed = |thrown: JsValue| {
            let message = "The function given as `token` failed; its error is the cause.".to_owned();
            Cause::InvalidRequest {
                invalid: InvalidRequest { option: "token", message },
                thrown: Some(thrown),
            }
        };
        let answer = function.call0(&JsValue::UNDEFINED).map_err(failed)?;
        let token = patience.wait_for(&Promise::resolve(&answer)).await?.map_err(failed)?;
        if token.is_undefined() {
            return Ok(None);
        }
        let token = token.dyn_ref::<JsString>().filter(|token| token.is_valid_utf16()).map(String::from);
        let token = token.ok_or_else(|| InvalidRequest {
            option: "token",
            message: "The function given as `token` must give a string.".to_owned(),
        })?;
        Ok(Some(Token::parse(&token)?))
    }

    fn request(&self, token: Option<&Token>, signal: Option<&AbortSignal>) -> Result<Request, Cause> {
        build_request(&self.url, &self.headers.for_attempt(&self.server, token)?, &self.body, signal)
    }

    /// Tells those who send to the same server that it asks for a rest.
    fn tell_if_busy(&self, cause: &Cause) {
        if let Cause::Http { status: 429 | 503, retry_after: Some(wait), .. } = *cause
            && wait <= self.limits.max_retry_after
            && let Some(listener) = &self.on_busy
        {
            let _ = listener.call1(&JsValue::UNDEFINED, &wait.into());
        }
    }

    /// Tells `onAttempt`; what it throws is its own affair.
    fn report(
        &self,
        attempt: u32,
        status: Option<u16>,
        error: Option<&'static str>,
        started: Milliseconds,
        retry_in_ms: Option<Milliseconds>,
    ) {
        let Some(listener) = &self.on_attempt else { return };
        let elapsed_ms = clock() - started;
        let report =
            AttemptReport { attempt, method: METHOD, url: &self.url, status, error, elapsed_ms, retry_in_ms };
        if let Ok(report) = report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            && let Ok(returned) = listener.call1(&JsValue::UNDEFINED, &report)
        {
            disregard(&Promise::resolve(&returned));
        }
    }
}

/// The host's `Request`: made directly, because gloo-net's builder makes two of them and a `URL` besides, and each is
/// the dearest step of a call.
///
/// # Errors
///
/// Where the host refuses the URL.
pub fn build_request(
    url: &str,
    headers: &[(String, String)],
    body: &Uint8Array,
    signal: Option<&AbortSignal>,
) -> Result<Request, Cause> {
    let own = Headers::new();
    for (name, value) in headers {
        own.set(name, value);
    }
    let init = RequestInit::new();
    init.set_method(METHOD);
    init.set_headers(&own.into_raw());
    init.set_body(body);
    init.set_redirect(RequestRedirect::Manual);
    if let Some(signal) = signal {
        init.set_signal(Some(signal));
    }
    Request::new_with_str_and_init(url, &init).map_err(|thrown| {
        let message = "`baseUrl` leads to a URL that this host refuses.".to_owned();
        Cause::InvalidRequest { invalid: InvalidRequest { option: "baseUrl", message }, thrown: Some(thrown) }
    })
}
