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
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says what it misses by panicking"
)]

use assessment_order::bindings::{
    Ending, authorization, input, may_succeed_later, prepare, wait_after, wait_asked_for,
};
use js_sys::{Array, JSON, Object, Promise, Reflect, Uint8Array, Uint32Array, WebAssembly};
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
        let more = [("connectionId", "c 1".into()), ("fields", array(&["id", "status"]))];
        let sent = prepared(&order, &more);
        assert_eq!(sent.url, format!("{SANDBOX}/assessment/c%201/order/{ORDER}?fields=id&fields=status"));
        assert_eq!(
            sent.headers,
            [
                ("authorization".to_owned(), "Bearer sandbox-token".to_owned()),
                ("content-type".to_owned(), "application/json".to_owned()),
                ("accept".to_owned(), "application/json".to_owned()),
            ]
        );
        assert_eq!(sent.members, r#""connection_id":"c 1","#);
    }

    #[wasm_bindgen_test]
    fn the_callers_headers_follow_ours() {
        let own = web_sys::Headers::new().expect("headers");
        for (name, value) in [("x-trace", "é"), ("accept", "text/html"), ("Authorization", "Basic abc")] {
            own.set(name, value).expect("a legal header");
        }
        let sent = prepared(&order(), &[("token", JsValue::UNDEFINED), ("headers", own.into())]);
        let (name, value) = sent.headers.first().expect("a header");
        assert_eq!((name.as_str(), value.as_str()), ("authorization", "Basic abc"));
        assert_eq!(sent.headers[3..], [("x-trace".to_owned(), "é".to_owned())]);
    }

    #[wasm_bindgen_test]
    fn a_token_that_is_asked_for_is_checked_when_it_is_there() {
        let asks = [("token", JsValue::UNDEFINED), ("asksForToken", true.into())];
        let unified = [("baseUrl", JsValue::UNDEFINED), ("region", "eu".into())];
        assert!(!prepared(&order(), &asks).needs_token);
        assert!(prepared(&order(), &[asks, unified].concat()).needs_token);

        let given = |token: &str, is_required| authorization(Some(token.to_owned()), is_required);
        assert_eq!(given("abc", true), Ok(Some("Bearer abc".to_owned())));
        assert_eq!(authorization(None, false), Ok(None));
        assert!(given("two\nlines", false).is_err() && authorization(None, true).is_err());
    }

    #[wasm_bindgen_test]
    fn settings_are_told_apart_whatever_their_characters() {
        let more = [("connectionId", "é総🎉".into()), ("id", "ü".into()), ("fields", array(&["status"]))];
        let path = "assessment/%C3%A9%E7%B7%8F%F0%9F%8E%89/order/%C3%BC?fields=status";
        assert_eq!(prepared(&order(), &more).url, format!("{SANDBOX}/{path}"));
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
    fn of_an_order_with_an_error_it_is_told_what_was_found() {
        let mut output = told(r#"{"workspace_id":""}"#, &[]).expect("no setting at fault");
        let [is_ready, is_valid, issue_count] = [0; 3].map(|_| output.number());
        assert_eq!((is_ready, is_valid, issue_count), (0, 0, 1));
    }

    #[wasm_bindgen_test]
    fn limits_have_defaults_and_none_is_infinite() {
        assert_eq!(prepared(&order(), &[]).limits, [30_000.0, f64::INFINITY, 2.0, 60_000.0]);
        let more = [("timeoutMs", JsValue::from(0)), ("deadlineMs", JsValue::from(1.5))];
        assert_eq!(prepared(&order(), &more).limits, [f64::INFINITY, 1.5, 2.0, 60_000.0]);
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
        let wait = |ending, status, asked, attempt| wait_after(ending, status, asked, attempt, 1.0, 60_000.0);
        assert_eq!(wait(Ending::Answered, 429, Some(7.0), 1), Some(7.0));
        assert_eq!(wait(Ending::Answered, 429, Some(7.0), 2), None);
        assert_eq!(wait(Ending::Answered, 400, None, 1), None);
        assert!(wait(Ending::ConnectionFailed, 0, None, 1).is_some_and(|wait| wait < 500.0));
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
        for name in ["fields", "raw"] {
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

/// What the module writes, read as the facade does.
struct Output {
    words: Uint32Array,
    text: Vec<u16>,
    next_word: u32,
    next_unit: usize,
}

impl Output {
    fn at(start: *const u32) -> Self {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let address = u32::try_from(start as usize).expect("an address");
        let words = Uint32Array::new_with_byte_offset(&memory.buffer(), address);
        let [start, length] = [0, 1].map(|word| words.get_index(word));
        let text = Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), start, length).to_vec();
        let text = String::from_utf8(text).expect("a text").encode_utf16().collect();
        Output { words, text, next_word: 2, next_unit: 0 }
    }

    fn number(&mut self) -> u32 {
        self.next_word += 1;
        self.words.get_index(self.next_word - 1)
    }

    fn float(&mut self) -> f64 {
        f64::from_bits(u64::from(self.number()) | u64::from(self.number()) << 32)
    }

    fn string(&mut self) -> String {
        let start = self.next_unit;
        self.next_unit += self.number() as usize;
        String::from_utf16(&self.text[start..self.next_unit]).expect("whole characters")
    }
}

/// What is to be sent.
struct Prepared {
    url: String,
    limits: [f64; 4],
    needs_token: bool,
    headers: Vec<(String, String)>,
    /// What is filled in after the order's opening brace.
    members: String,
}

fn told(order: &str, more: &[(&str, JsValue)]) -> Result<Output, JsValue> {
    let Message { numbers, text } = Message::of(more);
    let setting = |wanted| more.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
    let headers = setting("headers").map(JsCast::unchecked_into);
    let strict = setting("strict").is_some_and(|value| value.is_truthy());
    prepare(write(&(text + order)), &numbers, headers, strict).map(Output::at)
}

fn prepared(order: &str, more: &[(&str, JsValue)]) -> Prepared {
    let mut output = told(order, more).expect("no setting at fault");
    assert_eq!(output.number(), 1, "the order is valid");
    Prepared {
        url: output.string(),
        limits: [0; 4].map(|_| output.float()),
        needs_token: output.number() == 1,
        headers: core::iter::from_fn(|| (output.number() == 1).then(|| (output.string(), output.string())))
            .collect(),
        members: output.string(),
    }
}

fn refused(order: &str, more: &[(&str, JsValue)]) -> JsValue {
    told(order, more).err().expect("a setting at fault")
}

async fn sent(order: &str, more: &[(&str, JsValue)]) -> web_sys::Response {
    let Prepared { url, headers, members, .. } = prepared(order, more);
    let init = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&init, &name.into(), &value).expect("an object");
    set("method", "PUT".into());
    set("headers", headers.iter().map(|(name, value)| array(&[name, value])).collect::<Array>().into());
    set("body", format!("{{{members}{}", &order[1..]).into());
    JsFuture::from(fetch(&url, &init)).await.expect("an answer").unchecked_into()
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
