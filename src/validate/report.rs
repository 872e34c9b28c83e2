//! What validation found: issues in text order, the first ones kept, all counted.

use super::{Code, Issue, Severity, Strictness};
use crate::json::Locator;

/// What is wrong with an order.
#[derive(Debug)]
pub struct Report {
    /// The first issues in text order, and the one that ended the reading.
    pub issues: Vec<Issue>,
    /// All errors, kept or not.
    pub error_count: usize,
    /// All warnings, kept or not.
    pub warning_count: usize,
    /// Whether the order itself names a connection.
    pub names_connection: bool,
    /// Whether the order itself names a workspace.
    pub names_workspace: bool,
    strictness: Strictness,
    max_issues: usize,
}

impl Report {
    pub(super) fn new(strictness: Strictness, max_issues: usize) -> Self {
        Report {
            issues: Vec::new(),
            error_count: 0,
            warning_count: 0,
            names_connection: false,
            names_workspace: false,
            strictness,
            max_issues,
        }
    }

    /// Whether the order may be sent.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.error_count == 0 && (self.strictness == Strictness::Lenient || self.warning_count == 0)
    }

    /// All issues, kept or not.
    #[must_use]
    pub fn issue_count(&self) -> usize {
        self.error_count + self.warning_count
    }

    /// Counts an issue and tells whether one at `offset` is worth making.
    pub(super) fn admit(&mut self, severity: Severity, offset: usize) -> bool {
        match severity {
            Severity::Error => self.error_count += 1,
            Severity::Warning => self.warning_count += 1,
        }
        self.issues.len() < self.max_issues || self.issues.last().is_some_and(|last| offset < last.offset)
    }

    /// Puts an admitted issue behind those that start before it or with it.
    pub(super) fn insert(&mut self, issue: Issue) {
        // Issues come nearly in order: only those of a whole object are late.
        let later = self.issues.iter().rev().take_while(|other| other.offset > issue.offset).count();
        self.issues.insert(self.issues.len() - later, issue);
        self.issues.truncate(self.max_issues);
    }

    /// Adds the issue that ended the reading, however many there are.
    pub(super) fn close(&mut self, issue: Issue) {
        self.error_count += 1;
        self.issues.push(issue);
    }

    /// Gives each issue its line and column.
    pub(super) fn locate(&mut self, text: &[u8]) {
        let mut locator = Locator::new(text);
        for issue in &mut self.issues {
            let place = locator.locate(issue.offset);
            issue.line = place.line;
            issue.column = place.column;
        }
    }

    /// How many kept issues are of that code.
    #[must_use]
    pub fn count(&self, code: Code) -> usize {
        self.issues.iter().filter(|issue| issue.code == code).count()
    }
}
