//! The keys that the model does not know, so that one that comes twice is found.

use crate::json::{Scanner, StringToken};

/// A table of more entries is given back once its text is read.
const KEPT: usize = 1 << 12;

/// The unknown keys of all objects of one text: an open-addressing table that costs nothing until the first such key.
#[derive(Debug, Default)]
pub(super) struct UnknownKeys {
    seed: u64,
    /// The number of the text: entries of earlier ones count as vacant, so that none need be cleared.
    text: u32,
    entries: Vec<Entry>,
    count: usize,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// 0 for none.
    text: u32,
    /// Where the object starts that holds the key: no two objects start at the same place.
    object: usize,
    token: StringToken,
    hash: u32,
}

const VACANT: Entry =
    Entry { text: 0, object: 0, token: StringToken { start: 0, end: 0, escaped: false }, hash: 0 };

impl UnknownKeys {
    /// Forgets what it holds.
    pub(super) fn reset(&mut self, seed: u64) {
        self.seed = seed;
        self.count = 0;
        self.text = self.text.wrapping_add(1);
        if self.text == 0 || self.entries.len() > KEPT {
            *self = UnknownKeys { seed, text: 1, ..UnknownKeys::default() };
        }
    }

    /// Notes a key, `own` without its escapes, of the object that starts at `object`; false where the object has that key already.
    #[inline(never)]
    pub(super) fn insert(
        &mut self,
        scanner: &Scanner<'_>,
        object: usize,
        token: StringToken,
        own: &[u8],
    ) -> bool {
        if (self.count + 1) * 2 > self.entries.len() {
            self.grow();
        }
        let key = Entry { text: self.text, object, token, hash: self.hash(object, own) };
        let mut at = key.hash as usize;
        while let Some(entry) = self.entry(at) {
            if entry.text != key.text {
                *entry = key;
                self.count += 1;
                break;
            }
            if entry.hash == key.hash && entry.object == object && *scanner.unescaped(entry.token) == *own {
                return false;
            }
            at += 1;
        }
        true
    }

    /// The entry that is tried as number `at`: the table goes round.
    fn entry(&mut self, at: usize) -> Option<&mut Entry> {
        let last = self.entries.len().wrapping_sub(1);
        self.entries.get_mut(at & last)
    }

    fn grow(&mut self) {
        let larger = vec![VACANT; (self.entries.len() * 2).max(16)];
        let keys = core::mem::replace(&mut self.entries, larger);
        let text = self.text;
        for &key in keys.iter().filter(|key| key.text == text) {
            let mut at = key.hash as usize;
            while let Some(entry) = self.entry(at) {
                if entry.text == 0 {
                    *entry = key;
                    break;
                }
                at += 1;
            }
        }
    }

    /// Multiplies both halves of the state, each with half a word of the name in it, as wyhash does: the product of 32
    /// bits by 32 is one instruction of WebAssembly.
    #[expect(clippy::cast_possible_truncation, reason = "halves of words")]
    fn hash(&self, object: usize, name: &[u8]) -> u32 {
        let halves = |word: u64| (word as u32, (word >> 32) as u32);
        let mix = |state: u64, word: u64| {
            let (one, another) = halves(state ^ word ^ 0x53c5_ca59_7474_3c1b);
            u64::from(one) * u64::from(another)
        };
        let (words, rest) = name.as_chunks::<8>();
        let state = mix(self.seed, object as u64 ^ (name.len() as u64) << 32);
        let state = words.iter().fold(state, |state, word| mix(state ^ self.seed, u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
        let (one, another) = halves(mix(state ^ self.seed, rest));
        one ^ another
    }
}
