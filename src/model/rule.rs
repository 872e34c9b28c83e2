//! What must be true across the fields of an object.

/// A field's value compared with another's, or with what is known besides.
#[derive(Debug)]
pub struct Rule {
    /// Position of the field that is at fault where the rule is broken.
    pub subject: u8,
    /// What its value is held against.
    pub comparison: Comparison,
}

/// What a value is held against; a number is the position of the other field.
#[derive(Debug, Clone, Copy)]
pub enum Comparison {
    /// The number must not be above the other.
    NotAbove(u8),
    /// The time must not be before the other.
    NotBefore(u8),
    /// The date must not be later than today anywhere on earth (UTC+14).
    NotInFuture,
    /// The identifier must be the one in the path of the request, where there is one.
    AsInPath,
}

impl Rule {
    /// The most fields that the rules of one object may look at.
    pub const MOST_COMPARED: usize = 8;

    /// A bit for each field that the rules look at. Fails to compile where they are too many.
    pub(super) const fn compared(rules: &[Rule]) -> u64 {
        let mut bits = 0_u64;
        let mut rest = rules;
        while let [rule, tail @ ..] = rest {
            bits |= 1 << rule.subject;
            if let Comparison::NotAbove(other) | Comparison::NotBefore(other) = rule.comparison {
                bits |= 1 << other;
            }
            rest = tail;
        }
        assert!(bits.count_ones() as usize <= Self::MOST_COMPARED, "raise Rule::MOST_COMPARED");
        bits
    }

    /// The position of `name` among `names`. Fails to compile where it is none of them.
    pub(super) const fn position(names: &[&str], name: &str) -> usize {
        let mut position = 0;
        let mut rest = names;
        while let [first, tail @ ..] = rest {
            if equal(first.as_bytes(), name.as_bytes()) {
                return position;
            }
            position += 1;
            rest = tail;
        }
        assert!(position < names.len(), "there is no field of that name");
        position
    }

    /// The same in a byte: there are at most 64 fields.
    #[expect(clippy::cast_possible_truncation, reason = "a field is one bit of a u64")]
    pub(super) const fn place(names: &[&str], name: &str) -> u8 {
        Self::position(names, name) as u8
    }
}

const fn equal(mut one: &[u8], mut another: &[u8]) -> bool {
    loop {
        match (one, another) {
            ([a, rest @ ..], [b, tail @ ..]) if *a == *b => (one, another) = (rest, tail),
            ([], []) => return true,
            _ => return false,
        }
    }
}
