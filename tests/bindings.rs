//! The module as JavaScript calls it: requests as plain data, updates to a live sandbox.
//!
//! The same tests run in every host; `npm test` does all of this, or `npm test -- module` this alone:
//!
//! ```text
//! node www/sandbox/main.js --port 8790 &
//! wasm-pack test --node -- --test '*'
//! WASM_BINDGEN_USE_BROWSER=1 wasm-pack test --headless --chrome -- --test '*'
//! WASM_BINDGEN_USE_BROWSER=1 wasm-pack test --headless --firefox -- --test '*'
//! ```
#![cfg(target_family = "wasm")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it misses by panicking"
)]

use assessment_order::bindings::{create_update_request, update_order};
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Where the sandbox listens: known when this is compiled, since a page has no environment to look it up in.
const SANDBOX: &str = match option_env!("ASSESSMENT_ORDER_SANDBOX") {
    Some(url) => url,
    None => "http://127.0.0.1:8790",
};

/// Nobody listens here, and no browser refuses to try the port.
const NOBODY: &str = "http://127.0.0.1:28790";

const TOKEN: &str = "sandbox-token";
const CONNECTION: &str = "5de520f96e439b002043d8dc";
const WORKSPACE: &str = "5de520f96e439b002043d8d1";
const ORDER: &str = "5de520f96e439b002043d8d8";
const ANOTHER_ORDER: &str = "5de520f96e439b002043d8d9";

const FAULTY: &str = r#"{
  "workspace_id": "",
  "connection_id": "c1",
  "status": "completed",
  "jobId": "j1"
}"#;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &str, init: &JsValue) -> Promise;
}

mod request {
    use super::*;

    #[wasm_bindgen_test]
    async fn a_request_is_built_and_not_sent() {
        let order = format!(r#"{{"workspace_id":"{WORKSPACE}","status":"COMPLETED"}}"#);
        let settings = settings(&[("connectionId", "c 1".into()), ("fields", array(&["id", "status"]))]);
        let request = create_update_request(order.as_bytes(), &settings).expect("a request");

        assert_eq!(request.method(), "PUT");
        assert_eq!(
            request.url(),
            format!("{SANDBOX}/assessment/c%201/order/{ORDER}?fields=id&fields=status")
        );
        for (name, value) in [
            ("authorization", "Bearer sandbox-token"),
            ("content-type", "application/json"),
            ("accept", "application/json"),
        ] {
            assert_eq!(request.headers().get(name).expect("a legal name").as_deref(), Some(value), "{name}");
        }
        let body = JsFuture::from(request.text().expect("a body")).await.expect("a text");
        let filled_in =
            format!(r#"{{"workspace_id":"{WORKSPACE}","status":"COMPLETED","connection_id":"c 1"}}"#);
        assert_eq!(json(&sorted(&parse(&body))), json(&sorted(&JSON::parse(&filled_in).expect("JSON"))));
    }

    #[wasm_bindgen_test]
    fn a_setting_that_is_wrong_is_named() {
        for (name, value) in [
            ("connectionId", ".".into()),
            ("id", JsValue::from(1)),
            ("fields", array(&["no_such_field"])),
            ("baseUrl", "http://example.com".into()),
            ("token", "two\nlines".into()),
            ("timeoutMs", JsValue::from(-1)),
            ("maxRetries", JsValue::from(0.5)),
            ("signal", Object::new().into()),
            ("fetch", "fetch".into()),
        ] {
            let failure = create_update_request(b"{}", &settings(&[(name, value)])).expect_err(name);
            assert!(is_plain(&failure));
            assert_eq!(text(&failure, "code"), "invalid_request");
            assert_eq!(text(&failure, "option"), name);
            assert_eq!(get(&failure, "attempts"), JsValue::from(0));
            assert!(!text(&failure, "message").contains("two"), "no token in a message");
        }
    }
}

mod update {
    use super::*;

    #[wasm_bindgen_test]
    async fn an_order_is_stored_by_the_sandbox_and_comes_back() {
        let reference = format!("REQ-{}", js_sys::Math::random());
        let order = format!(
            r#"{{"workspace_id":"{WORKSPACE}","connection_id":"{CONNECTION}","status":"COMPLETED","reference":"{reference}","profile_name":"Tomás 総括 🎉"}}"#
        );
        let answer = update(&order, &[]).await.expect("an answer");
        assert!(is_plain(&answer));
        assert_eq!(get(&answer, "status"), JsValue::from(200));
        assert_eq!(get(&answer, "attempts"), JsValue::from(1));
        assert!(get(&answer, "headers").is_instance_of::<web_sys::Headers>());

        let answered = parse(&get(&answer, "text"));
        assert_eq!(text(&answered, "id"), ORDER);
        assert_eq!(text(&answered, "reference"), reference);
        assert_eq!(text(&answered, "profile_name"), "Tomás 総括 🎉");
        assert_eq!(json(&stored().await), json(&answered));
    }

    #[wasm_bindgen_test]
    async fn the_ids_that_are_left_out_are_filled_in_and_only_the_fields_asked_for_come_back() {
        let more = [
            ("id", ANOTHER_ORDER.into()),
            ("workspaceId", WORKSPACE.into()),
            ("fields", array(&["connection_id", "workspace_id", "status"])),
        ];
        let answer = update(r#"{"status":"REJECTED"}"#, &more).await.expect("an answer");
        let expected =
            format!(r#"{{"connection_id":"{CONNECTION}","status":"REJECTED","workspace_id":"{WORKSPACE}"}}"#);
        assert_eq!(json(&sorted(&parse(&get(&answer, "text")))), expected);
    }

    #[wasm_bindgen_test]
    async fn an_order_with_an_error_is_refused_with_its_issues_and_never_sent() {
        let never = Function::new_no_args("throw new Error('sent')");
        let failure = update(FAULTY, &[("fetch", never.into())]).await.expect_err("a failure");
        assert!(is_plain(&failure));
        assert_eq!(text(&failure, "code"), "invalid_order");
        assert_eq!(get(&failure, "attempts"), JsValue::from(0));
        let outcome = get(&failure, "validation");
        let found: Vec<_> = issues(&outcome).iter().map(|issue| text(issue, "code")).collect();
        assert_eq!(found, ["empty", "id_mismatch", "invalid_value", "unknown_field"]);
        assert!(issues(&outcome).iter().all(is_plain));
    }

    #[wasm_bindgen_test]
    async fn what_the_server_refuses_comes_back_with_its_status_and_text() {
        let retries = ("maxRetries", JsValue::from(0));
        for (setting, status) in [(("token", "wrong".into()), 401), (("id", "no-such-order".into()), 404)] {
            let failure = update(&order(), &[setting, retries.clone()]).await.expect_err("a failure");
            assert_eq!(text(&failure, "code"), "http_error");
            assert_eq!(get(&failure, "status"), JsValue::from(status));
            assert_eq!(get(&failure, "retryable"), JsValue::FALSE);
            assert!(get(&parse(&get(&failure, "body")), "error").is_object());
        }
    }

    #[wasm_bindgen_test]
    async fn an_unreachable_server_is_tried_again_and_told_of_as_plain_data() {
        let reports = Array::new();
        let on_attempt = Function::new_with_args("report", "this.push(report)").bind0(&reports);
        let more =
            [("baseUrl", NOBODY.into()), ("maxRetries", JsValue::from(1)), ("onAttempt", on_attempt.into())];
        let failure = update(&order(), &more).await.expect_err("a failure");

        assert!(is_plain(&failure));
        assert_eq!(text(&failure, "code"), "connection_failed");
        assert_eq!(get(&failure, "attempts"), JsValue::from(2));
        assert_eq!(get(&failure, "retryable"), JsValue::TRUE);
        assert_eq!(text(&get(&failure, "thrown"), "name"), "TypeError", "what the host threw");
        assert!(!text(&failure, "message").is_empty());

        let reports: Vec<JsValue> = reports.iter().collect();
        assert!(reports.iter().all(is_plain));
        assert_eq!(
            reports.iter().map(|report| text(report, "error")).collect::<Vec<_>>(),
            ["connection_failed"; 2]
        );
        assert!(
            get(&reports[0], "retryInMs").as_f64().is_some() && get(&reports[1], "retryInMs").is_undefined()
        );
    }

    #[wasm_bindgen_test]
    async fn a_server_that_never_answers_ends_in_a_timeout() {
        for (option, limit, retries) in [("timeoutMs", "attempt", 0), ("deadlineMs", "deadline", 5)] {
            let more = [
                ("fetch", never_answering().into()),
                (option, JsValue::from(30)),
                ("maxRetries", JsValue::from(retries)),
            ];
            let failure = update(&order(), &more).await.expect_err("a failure");
            assert_eq!(text(&failure, "code"), "timeout");
            assert_eq!(text(&failure, "limit"), limit);
            assert_eq!(get(&failure, "attempts"), JsValue::from(1));
        }
    }
}

mod abort {
    use super::*;

    #[wasm_bindgen_test]
    async fn the_reason_is_handed_on_whatever_it_is() {
        for aborts_while_waiting in [false, true] {
            for reason in reasons() {
                let controller = web_sys::AbortController::new().expect("a controller");
                let fetch = if aborts_while_waiting {
                    abort_in(5, &controller, &reason);
                    never_answering()
                } else {
                    controller.abort_with_reason(&reason);
                    Function::new_no_args("throw new Error('sent')")
                };
                let more = [("signal", controller.signal().into()), ("fetch", fetch.into())];
                let failure = update(&order(), &more).await.expect_err("a failure");

                assert!(get(&failure, "code").is_undefined(), "an abort has no code");
                assert!(
                    Object::is(&get(&failure, "thrown"), &get(&controller.signal(), "reason")),
                    "{reason:?}"
                );
                assert_eq!(get(&failure, "attempts"), JsValue::from(u32::from(aborts_while_waiting)));
            }
        }
    }

    #[wasm_bindgen_test]
    async fn the_sleep_before_another_attempt_ends_at_once() {
        let controller = web_sys::AbortController::new().expect("a controller");
        let busy = Function::new_no_args(
            "return Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '50' } }))",
        );
        abort_in(20, &controller, &"enough".into());
        let started = js_sys::Date::now();
        let more = [("signal", controller.signal().into()), ("fetch", busy.into())];
        let failure = update(&order(), &more).await.expect_err("a failure");
        assert_eq!(text(&failure, "thrown"), "enough");
        assert!(js_sys::Date::now() - started < 10_000.0);
    }

    fn abort_in(milliseconds: u32, controller: &web_sys::AbortController, reason: &JsValue) {
        Function::new_with_args(
            "time, controller, reason",
            "setTimeout(() => controller.abort(reason), time)",
        )
        .call3(&JsValue::UNDEFINED, &milliseconds.into(), controller, reason)
        .expect("a timer");
    }

    /// `undefined` makes the host give a reason of its own.
    fn reasons() -> [JsValue; 7] {
        [
            "stop".into(),
            JsValue::from(0),
            JsValue::NULL,
            JsValue::UNDEFINED,
            JsValue::FALSE,
            Object::new().into(),
            js_sys::Error::new("enough").into(),
        ]
    }
}

/// The settings of a call to the sandbox, as the facade makes them, with `more` set or overridden.
fn settings(more: &[(&str, JsValue)]) -> JsValue {
    let settings = Object::new();
    let usual = [
        ("connectionId", CONNECTION.into()),
        ("id", ORDER.into()),
        ("baseUrl", SANDBOX.into()),
        ("token", TOKEN.into()),
    ];
    for (name, value) in usual.iter().chain(more) {
        Reflect::set(&settings, &(*name).into(), value).expect("an object");
    }
    settings.into()
}

async fn update(order: &str, more: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    JsFuture::from(update_order(order.as_bytes(), &settings(more))).await
}

fn order() -> String {
    format!(r#"{{"workspace_id":"{WORKSPACE}","status":"OPEN"}}"#)
}

/// The order as the sandbox has it, asked for without the package.
async fn stored() -> JsValue {
    let init = JSON::parse(&format!(r#"{{"headers":{{"authorization":"Bearer {TOKEN}"}}}}"#)).expect("JSON");
    let url = format!("{SANDBOX}/assessment/{CONNECTION}/order/{ORDER}");
    let response: web_sys::Response =
        JsFuture::from(fetch(&url, &init)).await.expect("an answer").unchecked_into();
    parse(&JsFuture::from(response.text().expect("a body")).await.expect("a text"))
}

fn never_answering() -> Function {
    Function::new_no_args("return new Promise(() => {})")
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_else(|_| panic!("no object to get {name} of: {value:?}"))
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap_or_else(|| panic!("{name} is no string in {value:?}"))
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).expect("plain data").into()
}

fn parse(text: &JsValue) -> JsValue {
    JSON::parse(&text.as_string().expect("a string")).expect("JSON")
}

/// The same fields in alphabetical order.
fn sorted(object: &JsValue) -> JsValue {
    let entries = Object::entries(object.unchecked_ref());
    Object::from_entries(&entries.sort()).expect("entries").into()
}

fn array(texts: &[&str]) -> JsValue {
    texts.iter().map(|&text| JsValue::from(text)).collect::<Array>().into()
}

fn issues(outcome: &JsValue) -> Vec<JsValue> {
    Array::from(&get(outcome, "issues")).iter().collect()
}

/// Whether it was made by `{}` or the like.
fn is_plain(value: &JsValue) -> bool {
    value.is_object() && Object::get_prototype_of(value) == Object::get_prototype_of(&Object::new())
}
