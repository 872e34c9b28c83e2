//! The quick way through most mailboxes: letters, digits and a few marks, sixteen bytes at a time.

const WIDTH: usize = 16;

/// Longer ones go the long way: a bit of a word stands for each byte.
const LONGEST: usize = 64;

/// Whether `text` is a mailbox of 16 to 64 bytes whose local part is a dot-string of letters, digits and `-_+`, and
/// whose domain is of two labels or more (RFC 5321 §4.1.2). A mailbox that is not may be valid all the same.
pub(super) fn is_plain_mailbox(text: &[u8]) -> bool {
    let Some(Marks { letters, hyphens, local, dots, at }) = Marks::of(text) else { return false };
    let last = 1 << (text.len() - 1);
    let all = last | (last - 1);
    let domain = all & !(at | at.wrapping_sub(1));
    let stops = dots | at;
    let beside_a_stop = stops << 1 | stops >> 1 | last;
    letters | hyphens | local | stops == all
        && at.is_power_of_two()
        && local & domain == 0
        && dots & domain != 0
        && stops & (stops << 1 | 1 | last) == 0
        && hyphens & domain & beside_a_stop == 0
}

/// Where which bytes stand: a bit each, the first byte's lowest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Marks {
    /// ASCII letters and digits.
    letters: u64,
    hyphens: u64,
    /// What only a local part may hold: `_` and `+`.
    local: u64,
    dots: u64,
    at: u64,
}

impl Marks {
    fn of(text: &[u8]) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let (blocks, rest) = text.as_chunks::<WIDTH>();
        let mut marks = Marks::default();
        for (block, shift) in blocks.iter().zip((0..).step_by(WIDTH)) {
            marks.add(block_marks(block), shift);
        }
        // The last block overlaps the one before.
        let last = text.last_chunk::<WIDTH>()?;
        if !rest.is_empty() {
            marks.add(block_marks(last), text.len() - WIDTH);
        }
        Some(marks)
    }

    fn add(&mut self, block: Marks, shift: usize) {
        self.letters |= block.letters << shift;
        self.hyphens |= block.hyphens << shift;
        self.local |= block.local << shift;
        self.dots |= block.dots << shift;
        self.at |= block.at << shift;
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn block_marks(block: &[u8; WIDTH]) -> Marks {
    use core::arch::wasm32::{
        i8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat, u8x16_sub, v128, v128_load, v128_or,
    };

    // SAFETY: a reference to 16 bytes may be read as 16 bytes, and v128_load needs no alignment.
    #[expect(unsafe_code, reason = "the only way to load a vector")]
    let bytes = unsafe { v128_load(block.as_ptr().cast()) };
    let lower = v128_or(bytes, u8x16_splat(0x20));
    let within = |bytes: v128, first: u8, last: u8| {
        u8x16_le(u8x16_sub(bytes, u8x16_splat(first)), u8x16_splat(last - first))
    };
    let equal = |byte: u8| u8x16_eq(bytes, u8x16_splat(byte));
    let bits = |mask: v128| u64::from(i8x16_bitmask(mask));
    Marks {
        letters: bits(v128_or(within(lower, b'a', b'z'), within(bytes, b'0', b'9'))),
        hyphens: bits(equal(b'-')),
        local: bits(v128_or(equal(b'_'), equal(b'+'))),
        dots: bits(equal(b'.')),
        at: bits(equal(b'@')),
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
fn block_marks(block: &[u8; WIDTH]) -> Marks {
    let bits = |is_such: fn(u8) -> bool| {
        block.iter().rev().fold(0, |bits, &byte| bits << 1 | u64::from(is_such(byte)))
    };
    Marks {
        letters: bits(|byte| byte.is_ascii_alphanumeric()),
        hyphens: bits(|byte| byte == b'-'),
        local: bits(|byte| matches!(byte, b'_' | b'+')),
        dots: bits(|byte| byte == b'.'),
        at: bits(|byte| byte == b'@'),
    }
}

#[cfg(test)]
mod tests {
    use super::super::email::is_mailbox;
    use super::{LONGEST, WIDTH, is_plain_mailbox};

    #[test]
    fn a_plain_mailbox_is_a_mailbox() {
        for text in
            ["ada.lovelace@mail.example", "a-b_c+d@ex-ample.com", "a@b.ccccccccccccccccccccccccccccccccc"]
        {
            for byte in 0..=u8::MAX {
                for at in 0..text.len() {
                    let mut other = text.as_bytes().to_vec();
                    other[at] = byte;
                    assert!(!is_plain_mailbox(&other) || is_mailbox(&other), "{}", other.escape_ascii());
                }
            }
        }
    }

    #[test]
    fn most_mailboxes_of_a_fitting_length_are_plain() {
        for text in [
            "ada@example.com.",
            "ada.@example.com",
            "ada@example-.com",
            "ada@-example.com",
            "a_@b_c.example.com",
        ] {
            assert!(!is_plain_mailbox(text.as_bytes()), "{text}");
        }
        for length in WIDTH..=LONGEST {
            let text = format!("{}@ex-ample.com", "a-".repeat(LONGEST));
            assert!(is_plain_mailbox(&text.as_bytes()[text.len() - length..]), "{length}");
        }
    }
}
