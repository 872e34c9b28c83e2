//! One update, checked and ready to be sent: what goes out with each attempt, and what follows it.
//!
//! Nothing here does any input or output. Whoever has an HTTP client drives it: in JavaScript that is the package's
//! facade with the host's `fetch`.
//!
//! ```
//! use assessment_order::client::{Call, CallSettings, Decision, Outcome, Refusal};
//! use assessment_order::validate::Options;
//!
//! let settings = CallSettings {
//!     connection_id: "c1",
//!     id: "o1",
//!     token: Some("secret"),
//!     ..CallSettings::default()
//! };
//! let order = br#"{"workspace_id":"w1","status":"COMPLETED"}"#;
//! let call = Call::new(order, settings, &Options::default())?;
//! assert_eq!(call.url(), "https://api.unified.to/assessment/c1/order/o1");
//! assert_eq!(call.body(), br#"{"connection_id":"c1","workspace_id":"w1","status":"COMPLETED"}"#);
//! assert_eq!(call.headers(None).unwrap().next(), Some(("authorization", "Bearer secret")));
//!
//! let busy = Outcome::Answered { status: 503, retry_after: Some(1_500.0) };
//! assert_eq!(call.decide(&busy, 1, 0.5), Decision::Retry { after: 1_500.0 });
//! # Ok::<(), Refusal>(())
//! ```

use super::{Decision, Limits, Outcome, decide};
use crate::request::{
    CallerHeaders, InvalidRequest, Raw, Server, Token, Update, check_workspace_id, join, members,
};
use crate::validate::{Destination, Options, Report, validate_with};

/// What a caller says of an update, not yet checked. It holds secrets, and has no `Debug` form.
#[derive(Clone, Default)]
pub struct CallSettings<'a> {
    /// The connection that the order came through.
    pub connection_id: &'a str,
    /// The order's identifier.
    pub id: &'a str,
    /// Filled in where the order names no workspace.
    pub workspace_id: Option<&'a str>,
    /// The fields that the answer shall hold; all of them where this is empty.
    pub fields: Vec<&'a str>,
    /// Parameters for the ATS behind Unified.to.
    pub raw: Option<Raw<'a>>,
    /// One of the servers of Unified.to; the default where neither this nor `base_url` is given.
    pub region: Option<&'a str>,
    /// The caller's own backend or proxy instead.
    pub base_url: Option<&'a str>,
    /// The origin of the page that runs the code, if one does.
    pub page_origin: Option<&'a str>,
    /// The caller's own headers.
    pub headers: CallerHeaders,
    /// Who is asking, where that is known beforehand.
    pub token: Option<&'a str>,
    /// Whether the token is asked for with each attempt instead.
    pub asks_for_token: bool,
    /// How long and how often to try.
    pub limits: Limits,
}

/// An update that was checked.
///
/// Its `Debug` form shows no header's value and nothing of the order.
pub struct Call<'o> {
    url: String,
    server: Server,
    headers: CallerHeaders,
    token: Option<Token>,
    order: &'o [u8],
    added: Vec<u8>,
    limits: Limits,
}

/// Why nothing is sent.
#[derive(Debug)]
pub enum Refusal {
    /// An argument is at fault.
    Request(InvalidRequest),
    /// The order is.
    Order(Box<Report>),
}

impl<'o> Call<'o> {
    /// Checks an update, validates its order's JSON text and makes ready what is sent. `options` says how to validate;
    /// their destination is the update's.
    ///
    /// # Errors
    ///
    /// [`Refusal::Request`] for the first setting at fault, else [`Refusal::Order`] where the order is not valid.
    pub fn new(
        order: &'o [u8],
        settings: CallSettings<'_>,
        options: &Options<'_>,
    ) -> Result<Call<'o>, Refusal> {
        let destination = Destination {
            connection_id: settings.connection_id,
            id: settings.id,
            workspace_id: settings.workspace_id,
        };
        let mut call = Call::addressed(settings)?;
        let report = validate_with(order, &Options { destination: Some(destination), ..options.clone() });
        if !report.is_valid() {
            return Err(Refusal::Order(Box::new(report)));
        }
        call.order = order;
        call.added = members(order, &missing(&report, destination));
        Ok(call)
    }

    /// The call without its body.
    fn addressed(settings: CallSettings<'_>) -> Result<Call<'o>, InvalidRequest> {
        settings.workspace_id.map(check_workspace_id).transpose()?;
        let server = Server::new(settings.region, settings.base_url, settings.page_origin)?;
        let update = Update {
            connection_id: settings.connection_id,
            id: settings.id,
            fields: &settings.fields,
            raw: settings.raw.as_ref(),
        };
        let url = update.url(&server)?;
        let token = settings.token.map(Token::parse).transpose()?;
        let limits = settings.limits.checked()?;
        if !settings.asks_for_token {
            settings.headers.check_token(&server, token.as_ref())?;
        }
        Ok(Call { url, server, headers: settings.headers, token, order: &[], added: Vec::new(), limits })
    }

    /// Where to, absolute: the same for every attempt.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The order's text, with what the path and the client know filled in.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        join(self.order, &self.added)
    }

    /// What is filled in: it stands in the body right after the order's opening brace.
    #[must_use]
    pub fn added(&self) -> &[u8] {
        &self.added
    }

    /// How long and how often to try.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The headers of one attempt. `token` is the one that was asked for, where it was.
    ///
    /// # Errors
    ///
    /// Where there is no token for a server that answers nobody without.
    pub fn headers<'a>(
        &'a self,
        token: Option<&'a Token>,
    ) -> Result<impl Iterator<Item = (&'a str, &'a str)>, InvalidRequest> {
        self.headers.for_attempt(&self.server, token.or(self.token.as_ref()))
    }

    /// The headers of an attempt but for a token that is yet to be asked for.
    pub fn own_headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.with_token(self.token.as_ref())
    }

    /// Whether each attempt must bring a token: the server answers nobody without, and none is known beforehand.
    #[must_use]
    pub fn needs_token(&self) -> bool {
        self.headers.check_token(&self.server, self.token.as_ref()).is_err()
    }

    /// What follows attempt number `attempt` (from 1); `random` is from 0 to below 1.
    #[must_use]
    pub fn decide(&self, outcome: &Outcome, attempt: u32, random: f64) -> Decision {
        decide(outcome, attempt, &self.limits, random)
    }
}

impl core::fmt::Debug for Call<'_> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter
            .debug_struct("Call")
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl From<InvalidRequest> for Refusal {
    fn from(invalid: InvalidRequest) -> Self {
        Refusal::Request(invalid)
    }
}

/// What the order leaves out and the path or the client knows.
fn missing<'a>(report: &Report, destination: Destination<'a>) -> Vec<(&'static str, &'a str)> {
    let connection_id = (!report.names_connection).then_some(("connection_id", destination.connection_id));
    let workspace_id = destination.workspace_id.filter(|_| !report.names_workspace);
    connection_id.into_iter().chain(workspace_id.map(|id| ("workspace_id", id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: &[u8] = br#"{"workspace_id":"w","connection_id":"c"}"#;

    fn settings() -> CallSettings<'static> {
        CallSettings { connection_id: "c", id: "o", token: Some("secret"), ..CallSettings::default() }
    }

    fn option(settings: CallSettings<'_>) -> Option<&'static str> {
        match Call::new(ORDER, settings, &Options::default()) {
            Err(Refusal::Request(invalid)) => Some(invalid.option()),
            _ => None,
        }
    }

    #[test]
    fn each_setting_at_fault_is_named() {
        let given = settings;
        let limits = Limits::default();
        for (settings, named) in [
            (given(), None),
            (CallSettings { connection_id: "..", ..given() }, Some("connectionId")),
            (CallSettings { id: "", ..given() }, Some("id")),
            (CallSettings { workspace_id: Some(""), ..given() }, Some("workspaceId")),
            (CallSettings { fields: vec!["ids"], ..given() }, Some("fields")),
            (CallSettings { region: Some("uk"), ..given() }, Some("region")),
            (CallSettings { base_url: Some("/api"), ..given() }, Some("baseUrl")),
            (CallSettings { token: Some("two\nlines"), ..given() }, Some("token")),
            (CallSettings { token: None, ..given() }, Some("token")),
            (CallSettings { token: None, asks_for_token: true, ..given() }, None),
            (CallSettings { limits: Limits { timeout: -1.0, ..limits }, ..given() }, Some("timeoutMs")),
            (CallSettings { limits: Limits { deadline: f64::NAN, ..limits }, ..given() }, Some("deadlineMs")),
        ] {
            assert_eq!(option(settings), named);
        }
    }

    #[test]
    fn an_order_with_an_error_is_refused_with_its_report() {
        let refused = Call::new(br#"{"id":"another"}"#, settings(), &Options::default());
        assert!(matches!(refused, Err(Refusal::Order(report)) if report.issue_count() == 2));
    }

    #[test]
    fn what_the_order_leaves_out_is_filled_in() -> Result<(), Refusal> {
        let settings = CallSettings { workspace_id: Some("w"), ..settings() };
        for (order, body) in [
            (&b"{}"[..], r#"{"connection_id":"c","workspace_id":"w"}"#),
            (br#"{"workspace_id":"x"}"#, r#"{"connection_id":"c","workspace_id":"x"}"#),
            (br#"{"connection_id":"c"}"#, r#"{"workspace_id":"w","connection_id":"c"}"#),
            (ORDER, r#"{"workspace_id":"w","connection_id":"c"}"#),
        ] {
            let call = Call::new(order, settings.clone(), &Options::default())?;
            assert_eq!(core::str::from_utf8(&call.body()), Ok(body));
        }
        Ok(())
    }

    #[test]
    fn a_token_that_was_asked_for_goes_before_all_others() -> Result<(), Refusal> {
        let call = Call::new(ORDER, settings(), &Options::default())?;
        let other = Token::parse("other")?;
        for (asked, authorization) in [(None, "Bearer secret"), (Some(&other), "Bearer other")] {
            assert_eq!(call.headers(asked)?.next(), Some(("authorization", authorization)));
        }
        Ok(())
    }

    #[test]
    fn a_token_is_needed_of_each_attempt_where_none_is_known_and_the_server_wants_one() -> Result<(), Refusal>
    {
        let asks = || CallSettings { token: None, asks_for_token: true, ..settings() };
        let headers = CallerHeaders::new([("authorization", "abc")])?;
        for (settings, needs_token, first) in [
            (asks(), true, ("content-type", "application/json")),
            (CallSettings { headers, ..asks() }, false, ("authorization", "Bearer abc")),
            (
                CallSettings { base_url: Some("https://h"), ..asks() },
                false,
                ("content-type", "application/json"),
            ),
            (settings(), false, ("authorization", "Bearer secret")),
        ] {
            let call = Call::new(ORDER, settings, &Options::default())?;
            assert_eq!((call.needs_token(), call.own_headers().next()), (needs_token, Some(first)));
        }
        Ok(())
    }

    #[test]
    fn the_debug_form_holds_neither_token_nor_order() -> Result<(), Refusal> {
        let shown = format!("{:?}", Call::new(ORDER, settings(), &Options::default())?);
        assert!(!shown.contains("secret") && !shown.contains("workspace_id"), "{shown}");
        Ok(())
    }
}
