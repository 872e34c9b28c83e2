//! A perfect hash over the names of an object's fields, found at compile time.

const SLOTS: usize = 128;
const VACANT: u8 = u8::MAX;

/// Finds the only field that a name can be, with one multiplication and one look into a table.
#[derive(Debug)]
pub struct NameIndex {
    multiplier: u32,
    slots: [u8; SLOTS],
}

impl NameIndex {
    /// Looks for a multiplier that gives each name a slot of its own. Fails to compile where there is none.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        clippy::missing_panics_doc,
        reason = "evaluated at compile time"
    )]
    pub const fn new(names: &[&str]) -> Self {
        assert!(names.len() <= 64, "a field is one bit of a u64");
        let mut multiplier = 0x9e37_79b1_u32;
        'search: loop {
            let mut slots = [VACANT; SLOTS];
            let mut position = 0;
            while position < names.len() {
                let slot = slot(sample(names[position].as_bytes()), multiplier);
                if slots[slot] != VACANT {
                    multiplier = multiplier.wrapping_mul(0x0019_660d).wrapping_add(0x3c6e_f35f) | 1;
                    continue 'search;
                }
                slots[slot] = position as u8;
                position += 1;
            }
            return NameIndex { multiplier, slots };
        }
    }

    /// The position of the only name that can equal `name`; compare before you trust it. Beyond all names where none can.
    #[inline]
    #[must_use]
    pub fn candidate(&self, name: &[u8]) -> usize {
        self.slots.get(slot(sample(name), self.multiplier)).copied().unwrap_or(VACANT).into()
    }
}

/// The first four bytes, the last four and the length: enough to tell all names of one object apart.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "no name is that long")]
const fn sample(name: &[u8]) -> u32 {
    let length = name.len() as u32;
    match (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) ^ u32::from_le_bytes(*last).rotate_left(13) ^ length.rotate_left(27)
        }
        _ => match *name {
            [one, .., other] => u32::from_le_bytes([one, other, 0, 0]) ^ length.rotate_left(27),
            _ => length,
        },
    }
}

#[inline]
const fn slot(sample: u32, multiplier: u32) -> usize {
    (sample.wrapping_mul(multiplier) >> 25) as usize
}

#[cfg(test)]
mod tests {
    use crate::model::{
        ORDER, ORDER_ADDRESS, ORDER_PARAMETER, ORDER_RESPONSE_ATTRIBUTE, ORDER_RESPONSE_DETAIL,
    };

    #[test]
    fn every_field_is_found_by_its_name_and_nothing_else_is() {
        for object in
            [&ORDER, &ORDER_ADDRESS, &ORDER_PARAMETER, &ORDER_RESPONSE_ATTRIBUTE, &ORDER_RESPONSE_DETAIL]
        {
            for (position, field) in object.fields.iter().enumerate() {
                assert_eq!(object.position(field.name.as_bytes()), Some(position), "{}", field.name);
                assert_eq!(object.position(&field.name.as_bytes()[1..]), None);
            }
            assert_eq!(object.position(b""), None);
        }
    }
}
