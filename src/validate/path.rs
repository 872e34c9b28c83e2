//! The way from the order to the value being read: kept as offsets, written out only for an issue.

use super::PathStep;
use crate::json::{Scanner, push_decimal, readable};
use crate::text::append;

/// The steps into the objects and arrays that are open.
#[derive(Debug, Default)]
pub(super) struct Path {
    steps: Vec<Step>,
}

/// Where a key starts in the text, or the index of an item: one word, because each key and item writes one.
#[derive(Debug, Clone, Copy)]
struct Step(usize);

impl Step {
    const INDEX: usize = 1;

    fn key(start: usize) -> Self {
        Step(start << 1)
    }

    fn index(index: usize) -> Self {
        Step(index << 1 | Self::INDEX)
    }

    fn write(self, scanner: &Scanner<'_>) -> PathStep {
        if self.0 & Self::INDEX == Self::INDEX {
            return PathStep::Index(self.0 >> 1);
        }
        let key = scanner.again(self.0 >> 1).string();
        PathStep::Key(readable(&key.map(|key| scanner.unescaped(key)).unwrap_or_default()))
    }
}

impl Path {
    /// Of a text that nothing was read of yet.
    pub(super) fn reset(&mut self) {
        self.steps.clear();
    }

    /// Goes into an object or array; false where that is too deep.
    #[inline]
    pub(super) fn enter(&mut self) -> bool {
        self.steps.push(Step(0));
        self.steps.len() <= Scanner::MAX_DEPTH
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    #[inline]
    pub(super) fn set_key(&mut self, start: usize) {
        self.set(Step::key(start));
    }

    #[inline]
    pub(super) fn set_index(&mut self, index: usize) {
        self.set(Step::index(index));
    }

    #[inline]
    fn set(&mut self, step: Step) {
        if let Some(last) = self.steps.last_mut() {
            *last = step;
        }
    }

    /// The steps to the value being read; without the last one, to the object or array that holds it.
    pub(super) fn steps(&self, scanner: &Scanner<'_>) -> Vec<PathStep> {
        self.steps.iter().take(Scanner::MAX_DEPTH).map(|step| step.write(scanner)).collect()
    }
}

/// A JSON Pointer (RFC 6901 §3).
pub(super) fn pointer(path: &[PathStep]) -> String {
    let mut pointer = String::with_capacity(64);
    for step in path {
        append(&mut pointer, "/");
        match step {
            PathStep::Index(index) => push_decimal(*index, &mut pointer),
            PathStep::Key(key) => push_escaped(key, &mut pointer),
        }
    }
    pointer
}

fn push_escaped(key: &str, out: &mut String) {
    let mut rest = key;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'~' | b'/')) {
        let (plain, behind) = rest.split_at_checked(at).unwrap_or_default();
        append(out, plain);
        append(out, if behind.starts_with('~') { "~0" } else { "~1" });
        rest = behind.get(1..).unwrap_or_default();
    }
    append(out, rest);
}
