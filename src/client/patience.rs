//! Waiting, but not for ever: for a promise, or until the caller aborts or a time limit is reached.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Milliseconds;
use super::host::{Signal, clear_timer, clock, start_timer};

/// Timers of hosts hold no more (2³¹ − 1); a longer wait is made of several.
const LONGEST_TIMER: Milliseconds = 2_147_483_647.0;

/// Why waiting ended before the promise did.
#[derive(Debug)]
pub(super) enum Ended {
    /// The caller's signal was aborted, for this reason.
    Aborted(JsValue),
    /// The time for the whole call is over.
    Deadline,
    /// The time for one attempt is over.
    Timeout,
    /// Nobody can listen to the signal: it is none.
    NotASignal,
}

/// How long a call waits.
#[derive(Debug)]
pub(super) struct Patience {
    signal: Option<Signal>,
    deadline: Milliseconds,
    attempt_end: Milliseconds,
}

impl Patience {
    /// For a call that starts now.
    pub(super) fn new(signal: Option<Signal>, deadline: Milliseconds) -> Self {
        Patience { signal, deadline: clock() + deadline, attempt_end: f64::INFINITY }
    }

    /// Begins an attempt.
    pub(super) fn begin_attempt(&mut self, timeout: Milliseconds) {
        self.attempt_end = clock() + timeout;
    }

    /// Ends an attempt.
    pub(super) fn end_attempt(&mut self) {
        self.attempt_end = f64::INFINITY;
    }

    /// The time that is left for the whole call.
    pub(super) fn left(&self) -> Milliseconds {
        self.deadline - clock()
    }

    /// Whether waiting has ended already.
    pub(super) fn check(&self) -> Result<(), Ended> {
        match &self.signal {
            Some(signal) if signal.aborted() => return Err(Ended::Aborted(signal.reason())),
            _ => {}
        }
        let now = clock();
        if now >= self.deadline {
            Err(Ended::Deadline)
        } else if now >= self.attempt_end {
            Err(Ended::Timeout)
        } else {
            Ok(())
        }
    }

    /// Waits for `promise`: how it settled, or why waiting ended before.
    pub(super) async fn wait_for(&self, promise: &Promise) -> Result<Result<JsValue, JsValue>, Ended> {
        let marker = JsValue::from(Object::new());
        loop {
            // The caller's own functions may have aborted while nobody listened.
            if let Err(ended) = self.check() {
                disregard(promise);
                return Err(ended);
            }
            let watch = Watch::start(self, &marker).inspect_err(|_| disregard(promise))?;
            let settled = JsFuture::from(Promise::race(&Array::of2(promise, &watch.promise))).await;
            drop(watch);
            if let Some(signal) = self.signal.as_ref().filter(|signal| signal.aborted()) {
                return Err(Ended::Aborted(signal.reason()));
            }
            if settled.as_ref() != Ok(&marker) {
                return Ok(settled);
            }
        }
    }

    /// Lets a time pass.
    pub(super) async fn sleep(&self, time: Milliseconds) -> Result<(), Ended> {
        let end = clock() + time;
        loop {
            let left = end - clock();
            if left <= 0.0 && time > 0.0 {
                return Ok(());
            }
            let (promise, timer) = timer(left.max(0.0), &JsValue::UNDEFINED);
            let ended = self.wait_for(&promise).await;
            clear_timer(&timer);
            ended?.ok();
            if time <= 0.0 {
                return Ok(());
            }
        }
    }
}

/// Makes sure that nobody is told of a rejection that nobody waits for.
pub(super) fn disregard(promise: &Promise) {
    drop(Promise::all_settled(&Array::of1(promise)));
}

/// What ends waiting early, as a promise that settles for as long as this lives.
struct Watch<'p> {
    promise: Promise,
    listening: Option<(&'p Signal, Function)>,
    timer: JsValue,
}

impl<'p> Watch<'p> {
    fn start(patience: &'p Patience, marker: &JsValue) -> Result<Self, Ended> {
        let (promise, resolve) = promise_and_resolve();
        let listening = patience.signal.as_ref().map(|signal| (signal, resolve.clone()));
        if let Some((signal, listener)) = &listening {
            signal.add_listener("abort", listener).map_err(|_| Ended::NotASignal)?;
        }
        let left = patience.deadline.min(patience.attempt_end) - clock();
        let timer = if left.is_finite() {
            start_timer(&resolve, left.clamp(0.0, LONGEST_TIMER), marker)
        } else {
            JsValue::UNDEFINED
        };
        Ok(Watch { promise, listening, timer })
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if let Some((signal, listener)) = &self.listening {
            // One that cannot be removed is of no consequence: it settles a promise that nobody looks at.
            let _ = signal.remove_listener("abort", listener);
        }
        if !self.timer.is_undefined() {
            clear_timer(&self.timer);
        }
    }
}

fn timer(time: Milliseconds, argument: &JsValue) -> (Promise, JsValue) {
    let (promise, resolve) = promise_and_resolve();
    let timer = start_timer(&resolve, time.min(LONGEST_TIMER), argument);
    (promise, timer)
}

fn promise_and_resolve() -> (Promise, Function) {
    let mut function = None;
    let promise = Promise::new(&mut |resolve, _reject| function = Some(resolve));
    let function = function.unwrap_or_else(|| JsValue::UNDEFINED.unchecked_into());
    (promise, function.unchecked_into())
}
