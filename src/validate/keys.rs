//! The keys that the model does not know, so that one that comes twice is found.

use crate::json::{Scanner, StringToken, unescape};

/// The unknown keys of all objects of one text. An open-addressing table that is empty, and costs nothing, until the
/// first such key.
#[derive(Debug)]
pub(super) struct Keys {
    seed: u64,
    entries: Vec<Option<Key>>,
    count: usize,
}

#[derive(Debug, Clone, Copy)]
struct Key {
    /// Where the object starts that holds the key: no two objects start at the same place.
    object: usize,
    token: StringToken,
    hash: u64,
}

impl Keys {
    pub(super) fn new(seed: u64) -> Self {
        Keys { seed, entries: Vec::new(), count: 0 }
    }

    /// Notes a key of the object that starts at `object`; false where the object has that key already.
    pub(super) fn insert(&mut self, scanner: &Scanner<'_>, object: usize, token: StringToken) -> bool {
        let hash = self.hash(object, &name(scanner, token));
        let key = Key { object, token, hash };
        if (self.count + 1) * 2 > self.entries.len() {
            self.grow();
        }
        for entry in probe(&mut self.entries, hash) {
            match entry {
                Some(other) if other.hash == hash && other.object == object => {
                    if name(scanner, other.token) == name(scanner, token) {
                        return false;
                    }
                }
                Some(_) => {}
                vacant => {
                    *vacant = Some(key);
                    self.count += 1;
                    return true;
                }
            }
        }
        true
    }

    fn grow(&mut self) {
        let mut entries = vec![None; (self.entries.len() * 2).max(16)];
        for key in self.entries.drain(..).flatten() {
            if let Some(vacant) = probe(&mut entries, key.hash).find(|entry| entry.is_none()) {
                *vacant = Some(key);
            }
        }
        self.entries = entries;
    }

    fn hash(&self, object: usize, name: &[u8]) -> u64 {
        let mix = |state: u64, word: u64| {
            let product = u128::from(state ^ word) * u128::from(0x9e37_79b9_7f4a_7c15_u64 ^ self.seed | 1);
            #[expect(clippy::cast_possible_truncation, reason = "both halves are folded into one")]
            let folded = (product as u64) ^ ((product >> 64) as u64);
            folded
        };
        let state = mix(self.seed.rotate_left(32), object as u64);
        let state = name.chunks(8).fold(state, |state, chunk| {
            let word = chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            mix(state, word)
        });
        mix(state, name.len() as u64)
    }
}

/// The entries where a key of that hash may stand, in the order in which they are tried.
fn probe(entries: &mut [Option<Key>], hash: u64) -> impl Iterator<Item = &mut Option<Key>> {
    #[expect(clippy::cast_possible_truncation, reason = "masked to the table's size, a power of two")]
    let start = hash as usize & entries.len().wrapping_sub(1);
    let (before, from) = entries.split_at_mut_checked(start).unwrap_or_default();
    from.iter_mut().chain(before)
}

/// A key without its escapes.
pub(super) fn name<'t>(scanner: &Scanner<'t>, token: StringToken) -> std::borrow::Cow<'t, [u8]> {
    let raw = scanner.between(token.start + 1, token.end - 1);
    if !token.escaped {
        return raw.into();
    }
    let mut plain = Vec::with_capacity(raw.len());
    unescape(raw, &mut plain);
    plain.into()
}
