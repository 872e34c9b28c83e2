//! A comparison that is quick for texts as short as names.

/// Whether two texts are equal, eight bytes at a time: in WebAssembly a slice comparison goes byte by byte.
#[inline]
#[must_use]
pub(crate) fn same_bytes(one: &[u8], another: &[u8]) -> bool {
    if one.len() != another.len() {
        return false;
    }
    let (Some(one_end), Some(another_end)) = (one.last_chunk::<8>(), another.last_chunk::<8>()) else {
        return same_short(one, another);
    };
    let words = one.as_chunks::<8>().0.iter().zip(another.as_chunks::<8>().0);
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    words.fold(word(one_end) ^ word(another_end), |unlike, (one, another)| {
        unlike | (word(one) ^ word(another))
    }) == 0
}

/// The same for fewer than eight bytes.
#[inline]
fn same_short(one: &[u8], another: &[u8]) -> bool {
    let ends = |bytes: &[u8]| Some((*bytes.first_chunk::<4>()?, *bytes.last_chunk::<4>()?));
    match (ends(one), ends(another)) {
        (Some(ends), Some(others)) => ends == others,
        _ => one.iter().eq(another),
    }
}

#[cfg(test)]
mod tests {
    use super::same_bytes;

    #[test]
    fn a_difference_is_seen_wherever_it_is() {
        for length in 0..40 {
            let text: Vec<u8> = (0..length).collect();
            assert!(same_bytes(&text, &text.clone()));
            assert!(!same_bytes(&text, &[text.as_slice(), &[0]].concat()));
            for at in 0..text.len() {
                let mut other = text.clone();
                other[at] ^= 0x80;
                assert!(!same_bytes(&text, &other), "{length} {at}");
            }
        }
    }
}
