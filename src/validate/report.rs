//! What validation found: issues in text order, the first ones kept, all counted.

use super::{Code, Issue, Severity, Strictness};
use crate::json::Locator;

/// How many bytes the paths and messages of all [`LONG`] issues may have: a hostile text can make each as long as itself.
const MOST_TEXT: usize = 4 << 20;

/// More bytes than the path, in both forms, and the message of an issue mostly have.
const LONG: usize = 1 << 10;

/// What is wrong with an order.
#[derive(Debug)]
pub struct Report {
    /// The first issues in text order, and the one that ended the reading. Fewer than are asked for where the paths and
    /// messages of those that have more than 1 KiB would take more than 4 MiB.
    pub issues: Vec<Issue>,
    /// How many bytes the paths and messages of the long issues have.
    long: usize,
    /// What [`counts`](Self::counts) tells; empty where there is no issue.
    pub(super) counts: Vec<usize>,
    errors: usize,
    warnings: usize,
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
            long: 0,
            counts: Vec::new(),
            errors: 0,
            warnings: 0,
            names_connection: false,
            names_workspace: false,
            strictness,
            max_issues,
        }
    }

    /// Whether the order may be sent.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.errors == 0 && (self.strictness == Strictness::Lenient || self.warnings == 0)
    }

    /// All issues, kept or not.
    #[must_use]
    pub fn issue_count(&self) -> usize {
        self.errors + self.warnings
    }

    /// All issues of that severity, kept or not.
    #[must_use]
    pub fn severity_count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// All issues of each code, kept or not, in the order of [`Code::ALL`].
    #[must_use]
    pub fn counts(&self) -> [usize; Code::ALL.len()] {
        let mut counts = self.counts.iter().copied();
        core::array::from_fn(|_| counts.next().unwrap_or_default())
    }

    /// Counts an issue and tells whether one at `offset` is worth making.
    pub(super) fn admit(&mut self, code: Code, severity: Severity, offset: usize) -> bool {
        self.note(code, severity);
        self.issues.len() < self.max_issues || self.issues.last().is_some_and(|last| offset < last.offset)
    }

    /// Puts an admitted issue behind those that start before it or with it.
    pub(super) fn insert(&mut self, issue: Issue) {
        // Issues come nearly in order: only those of a whole object are late.
        let later = self.issues.iter().rev().take_while(|other| other.offset > issue.offset).count();
        self.long += length_of(&issue);
        self.issues.insert(self.issues.len() - later, issue);
        while self.issues.len() > self.max_issues || (self.long > MOST_TEXT && self.issues.len() > 1) {
            let Some(last) = self.issues.pop() else { break };
            self.long -= length_of(&last);
            // No further one has room.
            self.max_issues = self.issues.len();
        }
    }

    /// Adds the issue that ended the reading, however many there are.
    pub(super) fn close(&mut self, issue: Issue) {
        self.note(issue.code, issue.severity);
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

    #[inline(never)]
    fn note(&mut self, code: Code, severity: Severity) {
        self.counts.resize(Code::ALL.len(), 0);
        if let Some(count) = self.counts.get_mut(code as usize) {
            *count += 1;
        }
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }
}

/// How many bytes of [`MOST_TEXT`] the issue takes.
fn length_of(issue: &Issue) -> usize {
    let length = issue.pointer.len() * 2 + issue.message.len();
    if length > LONG { length } else { 0 }
}
