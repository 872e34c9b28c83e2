//! What the facade read of a call. It saw to it that each value has the right type; the rules are elsewhere.

use super::message::Message;
use crate::client::{CallSettings, Limits};
use crate::request::{CallerHeaders, Raw};

/// Reads what `writeSettings` in js/client/settings.ts wrote.
pub(super) fn read_settings<'a>(message: &mut Message<'a>, headers: CallerHeaders) -> CallSettings<'a> {
    CallSettings {
        connection_id: message.string(),
        id: message.string(),
        workspace_id: message.optional(Message::string),
        region: message.optional(Message::string),
        base_url: message.optional(Message::string),
        page_origin: message.optional(Message::string),
        token: message.optional(Message::string),
        asks_for_token: message.flag(),
        limits: read_limits(message),
        fields: message.strings(),
        raw: read_raw(message),
        headers,
    }
}

fn read_limits(message: &mut Message<'_>) -> Limits {
    let default = Limits::default();
    let mut or = |default| message.optional(Message::number).unwrap_or(default);
    Limits {
        timeout: or(default.timeout),
        deadline: or(default.deadline),
        max_retries: or(default.max_retries),
        max_retry_after: or(default.max_retry_after),
    }
}

/// A single string is a text, more are names and values by turns.
fn read_raw<'a>(message: &mut Message<'a>) -> Option<Raw<'a>> {
    let strings = message.strings();
    match *strings {
        [] => None,
        [text] => Some(Raw::Text(text)),
        _ => Some(Raw::Pairs(strings.as_chunks().0.iter().map(|&[name, value]| (name, value)).collect())),
    }
}
