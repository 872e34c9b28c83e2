//! The way from the order to the value being read: kept as offsets, written out only for an issue.

use super::PathStep;
use super::keys::name;
use crate::json::{Scanner, StringToken, decimal};

/// The steps into the objects and arrays that are open.
#[derive(Debug)]
pub(super) struct Path {
    steps: [Step; Scanner::MAX_DEPTH],
    depth: usize,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Key(StringToken),
    Index(usize),
}

impl Path {
    pub(super) fn new() -> Self {
        Path { steps: [Step::Index(0); Scanner::MAX_DEPTH], depth: 0 }
    }

    /// Goes into an object or array; false where that is too deep.
    #[inline]
    pub(super) fn enter(&mut self) -> bool {
        self.depth += 1;
        self.depth <= Scanner::MAX_DEPTH
    }

    #[inline]
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    #[inline]
    pub(super) fn set_key(&mut self, key: StringToken) {
        self.set(Step::Key(key));
    }

    #[inline]
    pub(super) fn set_index(&mut self, index: usize) {
        self.set(Step::Index(index));
    }

    #[inline]
    fn set(&mut self, step: Step) {
        if let Some(last) = self.steps.get_mut(self.depth.wrapping_sub(1)) {
            *last = step;
        }
    }

    /// The steps to the value being read; without the last one, to the object or array that holds it.
    pub(super) fn steps(&self, scanner: &Scanner<'_>) -> Vec<PathStep> {
        let step = |step: &Step| match step {
            Step::Key(key) => PathStep::Key(String::from_utf8_lossy(&name(scanner, *key)).into_owned()),
            Step::Index(index) => PathStep::Index(*index),
        };
        self.steps.iter().take(self.depth).map(step).collect()
    }
}

/// A JSON Pointer (RFC 6901 §3).
pub(super) fn pointer(path: &[PathStep]) -> String {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        match step {
            PathStep::Index(index) => pointer.push_str(&decimal(*index)),
            PathStep::Key(key) => key.chars().for_each(|character| match character {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                other => pointer.push(other),
            }),
        }
    }
    pointer
}
