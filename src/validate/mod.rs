//! Holds an order's JSON text against the model and tells everything that is wrong with it.
//!
//! The walker reads the text once, whatever it finds: an issue never hides another. An error keeps an update from being
//! sent, a warning does not.
//!
//! ```
//! use assessment_order::validate::{Code, validate};
//!
//! let report = validate(br#"{ "workspace_id": "w1", "connection_id": "c1", "status": "completed" }"#);
//! assert!(!report.is_valid());
//! assert_eq!(report.issues[0].code, Code::InvalidValue);
//! assert_eq!(report.issues[0].pointer, "/status");
//! assert_eq!(report.issues[0].suggestion.as_deref(), Some("COMPLETED"));
//! ```

mod finding;
pub mod formats;
mod issue;
mod lines;
mod path;
mod report;
mod rules;
mod suggestion;
mod today;
mod unknown_keys;
mod walker;

pub use issue::{Code, Expected, Issue, PathStep, Severity};
pub use lines::{Lines, Summary};
pub use report::Report;
pub use suggestion::nearest;
pub use today::Today;

use crate::json::Encoding;
use std::cell::Cell;

use walker::{Walker, Workspace};

/// How an order is validated.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// Whether a warning makes the order invalid too.
    pub strictness: Strictness,
    /// How many issues are kept (all are counted).
    pub max_issues: usize,
    /// The day that no date of birth may be after.
    pub today: Today,
    /// Whether the text is known to be UTF-8.
    pub encoding: Encoding,
    /// Where the order is to be sent, when it is.
    pub destination: Option<Destination<'a>>,
    /// A random number that keeps a text from being made to collide in the table of unknown keys.
    pub seed: u64,
}

/// Whether a warning makes an order invalid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Only errors do.
    #[default]
    Lenient,
    /// Warnings do too.
    Strict,
}

/// What the path and the client say of an order, so that the order need not.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    /// The path's connection, filled in where the order names none.
    pub connection_id: &'a str,
    /// The path's order.
    pub id: &'a str,
    /// The client's workspace, filled in where the order names none.
    pub workspace_id: Option<&'a str>,
}

impl<'a> Destination<'a> {
    /// The path's parameter that the order's field of that name must equal.
    fn parameter(&self, name: &str) -> Option<&'a str> {
        match name {
            "id" => Some(self.id),
            "connection_id" => Some(self.connection_id),
            _ => None,
        }
    }
}

impl Options<'_> {
    /// How many issues are kept unless told otherwise.
    pub const DEFAULT_MAX_ISSUES: usize = 100;
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            strictness: Strictness::default(),
            max_issues: Self::DEFAULT_MAX_ISSUES,
            today: Today::default(),
            encoding: Encoding::Unknown,
            destination: None,
            seed: 0,
        }
    }
}

/// Validates an order's JSON text against today's date, with the default [`Options`].
#[cfg(not(target_family = "wasm"))]
#[must_use]
pub fn validate(text: &[u8]) -> Report {
    use std::hash::{BuildHasher, Hasher, RandomState};

    let seed = RandomState::new().build_hasher().finish();
    validate_with(text, &Options { today: Today::Clock, seed, ..Options::default() })
}

/// Validates an order's JSON text.
#[inline(never)]
#[must_use]
pub fn validate_with(text: &[u8], options: &Options<'_>) -> Report {
    let mut report = find_issues(text, options);
    report.locate(text);
    report
}

/// The same without lines and columns, which takes a walk of its own.
pub(crate) fn find_issues(text: &[u8], options: &Options<'_>) -> Report {
    thread_local! {
        static WORKSPACE: Cell<Option<Box<Workspace>>> = const { Cell::new(None) };
    }
    let mut report = Report::new(options.strictness, options.max_issues);
    let mut workspace = WORKSPACE.take().unwrap_or_default();
    Walker::new(text, options, &mut report, &mut workspace).walk();
    WORKSPACE.set(Some(workspace));
    report
}
