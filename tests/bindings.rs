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

use assessment_order::bindings::{Ending, UpdateCall, input, may_succeed_later, wait_asked_for};
use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Where the sandbox listens: known when this is compiled, since a page has no environment to look it up in.
const SANDBOX: &str = match option_env!("ASSESSMENT_ORDER_SANDBOX") {
    Some(url) => url,
    None => "http://127.0.0.1:8790",
};

const TOKEN: &str = "sandbox-token";
const CONNECTION: &str = "5de520f96e439b002043d8dc";
const WORKSPACE: &str = "5de520f96e439b002043d8d1";
const ORDER: &str = "5de520f96e439b002043d8d8";
const ANOTHER_ORDER: &str = "5de520f96e439b002043d8d9";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &str, init: &JsValue) -> Promise;
}

mod request {
    use super::*;

    #[wasm_bindgen_test]
    fn what_is_sent_is_made_ready_and_not_sent() {
        let order = format!(r#"{{"workspace_id":"{WORKSPACE}","status":"COMPLETED"}}"#);
        let call = prepared(&order, &[("connectionId", "c 1".into()), ("fields", array(&["id", "status"]))]);
        assert_eq!(call.url(), format!("{SANDBOX}/assessment/c%201/order/{ORDER}?fields=id&fields=status"));

        let init = call.init(None).expect("what is sent");
        assert_eq!((text(&init, "method"), text(&init, "redirect")), ("PUT".to_owned(), "manual".to_owned()));
        let headers: web_sys::Headers = get(&init, "headers").unchecked_into();
        for (name, value) in [
            ("authorization", "Bearer sandbox-token"),
            ("content-type", "application/json"),
            ("accept", "application/json"),
        ] {
            assert_eq!(headers.get(name).expect("a legal name").as_deref(), Some(value), "{name}");
        }
        let body: Uint8Array = get(&init, "body").unchecked_into();
        let filled_in =
            format!(r#"{{"connection_id":"c 1","workspace_id":"{WORKSPACE}","status":"COMPLETED"}}"#);
        assert_eq!(body.to_vec(), filled_in.as_bytes());
    }

    #[wasm_bindgen_test]
    fn settings_are_told_apart_whatever_their_characters() {
        let more = [("connectionId", "é総🎉".into()), ("id", "ü".into()), ("fields", array(&["status"]))];
        let call = prepared(&order(), &more);
        let path = "assessment/%C3%A9%E7%B7%8F%F0%9F%8E%89/order/%C3%BC?fields=status";
        assert_eq!(call.url(), format!("{SANDBOX}/{path}"));
    }

    #[wasm_bindgen_test]
    fn a_setting_that_is_wrong_is_named() {
        for (name, value) in [
            ("connectionId", ".".into()),
            ("fields", array(&["no_such_field"])),
            ("baseUrl", "http://example.com".into()),
            ("token", "two\nlines".into()),
            ("timeoutMs", JsValue::from(-1)),
            ("maxRetries", JsValue::from(0.5)),
        ] {
            let refusal: Array = refused("{}", &[(name, value)]).unchecked_into();
            assert_eq!(refusal.get(0), JsValue::from(name));
            let message = refusal.get(1).as_string().expect("a message");
            assert!(message.contains(name) && !message.contains("two"), "no token in a message");
        }
    }

    #[wasm_bindgen_test]
    fn of_an_order_with_an_error_it_is_told_where_the_outcome_is() {
        let start = refused(r#"{"workspace_id":""}"#, &[]).as_f64().expect("an address");
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let words: js_sys::Uint32Array = Reflect::construct(
            &js_sys::Uint32Array::new_with_length(0).constructor(),
            &Array::of2(&memory.buffer(), &start.into()),
        )
        .expect("an address in the memory")
        .unchecked_into();
        // Where the text is comes first.
        let [valid, issue_count] = [2, 3].map(|word| words.get_index(word));
        assert_eq!((valid, issue_count), (0, 1));
    }

    #[wasm_bindgen_test]
    fn limits_have_defaults_and_none_is_infinite() {
        let call = prepared(&order(), &[]);
        assert_eq!((call.timeout(), call.deadline()), (30_000.0, f64::INFINITY));
        let call = prepared(&order(), &[("timeoutMs", JsValue::from(0)), ("deadlineMs", JsValue::from(1.5))]);
        assert_eq!((call.timeout(), call.deadline()), (f64::INFINITY, 1.5));
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
        let response = sent(&order, &[]).await;
        assert_eq!(response.status(), 200);
        let answered = body(&response).await;
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
        let answered = body(&sent(r#"{"status":"REJECTED"}"#, &more).await).await;
        let expected =
            format!(r#"{{"connection_id":"{CONNECTION}","status":"REJECTED","workspace_id":"{WORKSPACE}"}}"#);
        assert_eq!(json(&sorted(&answered)), expected);
    }

    #[wasm_bindgen_test]
    async fn what_the_server_refuses_is_known_by_its_status() {
        for (setting, status) in [(("token", "wrong".into()), 401), (("id", "no-such-order".into()), 404)] {
            let response = sent(&order(), &[setting]).await;
            assert_eq!(response.status(), status);
            assert!(!may_succeed_later(Ending::Answered, status));
        }
    }

    #[wasm_bindgen_test]
    fn another_attempt_follows_what_may_pass() {
        let call = prepared(&order(), &[("maxRetries", JsValue::from(1))]);
        assert_eq!(call.wait_after(Ending::Answered, 429, Some(7.0), 1), Some(7.0));
        assert_eq!(call.wait_after(Ending::Answered, 429, Some(7.0), 2), None);
        assert_eq!(call.wait_after(Ending::Answered, 400, None, 1), None);
        assert!(call.wait_after(Ending::ConnectionFailed, 0, None, 1).is_some_and(|wait| wait < 500.0));
        assert!(may_succeed_later(Ending::BrokenOff, 200) && may_succeed_later(Ending::TimedOut, 0));
    }

    #[wasm_bindgen_test]
    fn the_wait_that_an_answer_asks_for_is_read() {
        for (value, wait) in [("1.5", Some(1_500.0)), ("soon", None)] {
            assert_eq!(wait_asked_for(Some(value.to_owned())), wait);
        }
        assert_eq!(wait_asked_for(None), None);
    }
}

/// Writes an order into the input buffer as JavaScript does, and tells its length.
fn write(order: &str) -> usize {
    write_bytes(order.as_bytes())
}

fn write_bytes(order: &[u8]) -> usize {
    let start = input(order.len());
    let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
    let room = Uint8Array::new_with_byte_offset_and_length(
        &memory.buffer(),
        u32::try_from(start as usize).expect("an address"),
        u32::try_from(order.len()).expect("a length"),
    );
    room.copy_from(order);
    order.len()
}

/// The settings of a call to the sandbox, as the facade writes them before the order, with `more` set or overridden.
#[derive(Default)]
struct Message {
    numbers: Vec<f64>,
    text: String,
}

impl Message {
    fn of(more: &[(&str, JsValue)]) -> Self {
        let usual = [
            ("connectionId", CONNECTION.into()),
            ("id", ORDER.into()),
            ("baseUrl", SANDBOX.into()),
            ("token", TOKEN.into()),
        ];
        let settings = Object::new();
        for (name, value) in usual.iter().chain(more) {
            Reflect::set(&settings, &(*name).into(), value).expect("an object");
        }
        let mut message = Message::default();
        for name in ["connectionId", "id"] {
            message.string(&text(&settings, name));
        }
        for name in ["workspaceId", "region", "baseUrl", "pageOrigin", "token"] {
            message.optional(get(&settings, name).as_string(), |message, value| message.string(&value));
        }
        message.numbers.push(f64::from(u8::from(get(&settings, "asksForToken").is_truthy())));
        for name in ["timeoutMs", "deadlineMs", "maxRetries", "maxRetryAfterMs"] {
            message.optional(get(&settings, name).as_f64(), |message, value| message.numbers.push(value));
        }
        for name in ["fields", "raw", "headers"] {
            message.strings(get(&settings, name).dyn_ref());
        }
        message
    }

    fn string(&mut self, string: &str) {
        self.numbers.push(length(string.encode_utf16().count()));
        self.text.push_str(string);
    }

    fn strings(&mut self, strings: Option<&Array>) {
        let strings: Vec<String> =
            strings.map(Array::to_vec).unwrap_or_default().iter().filter_map(JsValue::as_string).collect();
        self.numbers.push(length(strings.len()));
        for string in &strings {
            self.string(string);
        }
    }

    fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.numbers.push(f64::from(u8::from(value.is_some())));
        if let Some(value) = value {
            write(self, value);
        }
    }
}

fn length(length: usize) -> f64 {
    f64::from(u32::try_from(length).expect("a length"))
}

fn call(order: &str, more: &[(&str, JsValue)]) -> Result<UpdateCall, JsValue> {
    let Message { numbers, text } = Message::of(more);
    let strict = more.iter().any(|(name, value)| *name == "strict" && value.is_truthy());
    UpdateCall::new(write(&(text + order)), &numbers, strict)
}

fn prepared(order: &str, more: &[(&str, JsValue)]) -> UpdateCall {
    call(order, more).expect("nothing at fault")
}

fn refused(order: &str, more: &[(&str, JsValue)]) -> JsValue {
    call(order, more).expect_err("something at fault")
}

async fn sent(order: &str, more: &[(&str, JsValue)]) -> web_sys::Response {
    let call = prepared(order, more);
    let init = call.init(None).expect("what is sent");
    JsFuture::from(fetch(&call.url(), &init)).await.expect("an answer").unchecked_into()
}

async fn body(response: &web_sys::Response) -> JsValue {
    parse(&JsFuture::from(response.text().expect("a body")).await.expect("a text"))
}

fn order() -> String {
    format!(r#"{{"workspace_id":"{WORKSPACE}","status":"OPEN"}}"#)
}

/// The order as the sandbox has it, asked for without the package.
async fn stored() -> JsValue {
    let init = JSON::parse(&format!(r#"{{"headers":{{"authorization":"Bearer {TOKEN}"}}}}"#)).expect("JSON");
    let url = format!("{SANDBOX}/assessment/{CONNECTION}/order/{ORDER}");
    body(&JsFuture::from(fetch(&url, &init)).await.expect("an answer").unchecked_into()).await
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
