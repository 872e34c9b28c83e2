//! What validation found, written for `js/validation/outcome.ts` to read.

use super::output::Output;
use crate::validate::{Expected, Issue, PathStep, Report, Severity};

/// Whether the order is valid, how many issues it has, and those that were kept.
pub(super) fn write_outcome(report: &Report, output: &mut Output) {
    output.number(report.is_valid().into());
    output.number(report.issue_count());
    output.number(report.issues.len());
    for issue in &report.issues {
        write_issue(issue, output);
    }
}

fn write_issue(issue: &Issue, output: &mut Output) {
    output.string(issue.code.name());
    output.number((issue.severity == Severity::Error).into());
    output.number(issue.path.len());
    for step in &issue.path {
        match step {
            PathStep::Key(key) => output.optional_string(Some(key)),
            PathStep::Index(index) => {
                output.optional_string(None);
                output.number(*index);
            }
        }
    }
    output.string(&issue.pointer);
    output.string(&issue.message);
    write_expected(issue.expected, output);
    output.optional_string(issue.received);
    output.optional_string(issue.suggestion);
    // Line 0 is none: the text is nobody's to look up a place in.
    output.number(issue.line);
    if issue.line > 0 {
        output.number(issue.offset);
        output.number(issue.column);
    }
}

/// How many strings, and these; of a list one more, so that a list of one is told from a name.
fn write_expected(expected: Option<Expected>, output: &mut Output) {
    match expected {
        None => output.number(0),
        Some(Expected::Name(name)) => {
            output.number(1);
            output.string(name);
        }
        Some(Expected::Values(values)) => {
            output.number(values.len() + 1);
            for value in values {
                output.string(value);
            }
        }
    }
}
