//! What the facade read of a call. It saw to it that each value has the right type; the rules are elsewhere.

use super::message::Message;
use crate::client::{CallSettings, Limits};
use crate::request::Raw;

/// Reads what `writeSettings` in js/client/settings.ts wrote.
pub(super) fn read_settings<'a>(message: &mut Message<'a>) -> CallSettings<'a> {
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
        fields: (0..message.count()).map(|_| message.string()).collect(),
        raw: read_raw(message),
        headers: {
            let strings = message.count();
            message.pairs(strings)
        },
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

/// A single string is a text, more are pairs.
fn read_raw<'a>(message: &mut Message<'a>) -> Option<Raw<'a>> {
    match message.count() {
        0 => None,
        1 => Some(Raw::Text(message.string())),
        strings => Some(Raw::Pairs(message.pairs(strings))),
    }
}
