//! What was probably meant: the nearest of the known names.

/// No known name is longer once folded.
const LONGEST: usize = 40;

/// Fewer letters at the end of a name may just as well be the end of another thing's.
const TELLING: usize = 8;

/// The candidate that `text` was probably meant to be: the same but for case, `_`, `-` and blanks, or a few slips of
/// the finger away; else one that ends with it.
///
/// ```
/// use assessment_order::validate::nearest;
///
/// assert_eq!(nearest(b"jobId", ["id", "job_id"]), Some("job_id"));
/// assert_eq!(nearest(b"compelted", ["OPEN", "COMPLETED"]), Some("COMPLETED"));
/// assert_eq!(nearest(b"firstName", ["profile_first_name"]), Some("profile_first_name"));
/// assert_eq!(nearest(b"banana", ["OPEN", "COMPLETED"]), None);
/// ```
#[must_use]
pub fn nearest<'n>(text: &[u8], candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let mut search = Search::default();
    if !search.text.fold(text) {
        return None;
    }
    search.limit = search.text.tolerance() + 1;
    search.is_telling = search.text.length >= TELLING && has_two_words(text);
    for candidate in candidates {
        search.consider(candidate);
    }
    search.best.or(search.longer)
}

/// A search for the nearest candidate.
#[derive(Default)]
struct Search<'n> {
    text: Folded,
    candidate: Folded,
    best: Option<&'n str>,
    /// Whether a candidate that ends with the text is meant: `firstName` tells more than `identifier`.
    is_telling: bool,
    /// The first one that does.
    longer: Option<&'n str>,
    /// Only a candidate that is nearer is better.
    limit: usize,
}

impl<'n> Search<'n> {
    #[inline(never)]
    fn consider(&mut self, candidate: &'n str) {
        // Folding makes no name longer.
        if candidate.len() + self.limit <= self.text.length || !self.candidate.fold(candidate.as_bytes()) {
            return;
        }
        if self.is_telling && self.candidate.as_bytes().ends_with(self.text.as_bytes()) {
            self.longer.get_or_insert(candidate);
        }
        if self.text.least_distance(&self.candidate) >= self.limit {
            return;
        }
        if let Some(distance) = distance_below(self.limit, self.text.as_bytes(), self.candidate.as_bytes()) {
            self.best = Some(candidate);
            self.limit = distance;
        }
    }
}

fn has_two_words(name: &[u8]) -> bool {
    name.iter().skip(1).any(|byte| !byte.is_ascii_lowercase())
}

/// A name without case and separators.
struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
    /// Which letters it holds: a bit for each, others among them.
    letters: u32,
}

impl Default for Folded {
    fn default() -> Self {
        Folded { bytes: [0; LONGEST], length: 0, letters: 0 }
    }
}

impl Folded {
    /// Becomes that name; false where nothing is left of it, or too much.
    #[inline(never)]
    fn fold(&mut self, name: &[u8]) -> bool {
        self.length = 0;
        self.letters = 0;
        for byte in name.iter().filter(|byte| !matches!(byte, b'_' | b'-' | b' ')) {
            let Some(place) = self.bytes.get_mut(self.length) else { return false };
            *place = byte.to_ascii_lowercase();
            self.length += 1;
            self.letters |= 1 << (byte & 31);
        }
        self.length > 0
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// How many slips a name of this length may hold.
    fn tolerance(&self) -> usize {
        match self.length {
            ..=2 => 0,
            3..=5 => 1,
            6..=11 => 2,
            _ => 3,
        }
    }

    /// No fewer slips lie between the two: each brings in one letter at the most, and takes away one.
    fn least_distance(&self, other: &Folded) -> usize {
        let missing = |one: &Folded, another: &Folded| (one.letters & !another.letters).count_ones();
        missing(self, other).max(missing(other, self)) as usize
    }
}

/// The optimal string alignment distance (insertions, deletions, substitutions, neighbours swapped) if it is below `limit`.
fn distance_below(limit: usize, one: &[u8], another: &[u8]) -> Option<usize> {
    if one.len().abs_diff(another.len()) >= limit {
        return None;
    }
    let mut rows = [[0; LONGEST + 1]; 3];
    let [two_above, above, current] = &mut rows;
    let (mut two_above, mut above, mut current) = (two_above, above, current);
    for (cell, distance) in above.iter_mut().zip(0..) {
        *cell = distance;
    }
    let mut previous_byte = 0;
    for (row, &byte) in one.iter().enumerate() {
        let mut left = above.first().map_or(0, |first| first + 1);
        if let Some(first) = current.first_mut() {
            *first = left;
        }
        let mut least = left;
        let mut previous_other = 0;
        for (column, &other) in another.iter().enumerate() {
            let at = |row: &[u8], column: usize| row.get(column).copied().unwrap_or(FAR);
            let substituted = at(above, column) + u8::from(byte != other);
            let mut distance = substituted.min(left + 1).min(at(above, column + 1) + 1);
            if row > 0 && column > 0 && byte == previous_other && other == previous_byte {
                distance = distance.min(at(two_above, column - 1) + 1);
            }
            if let Some(cell) = current.get_mut(column + 1) {
                *cell = distance;
            }
            left = distance;
            least = least.min(distance);
            previous_other = other;
        }
        if usize::from(least) >= limit {
            return None;
        }
        (two_above, above, current) = (above, current, two_above);
        previous_byte = byte;
    }
    above.get(another.len()).map(|&distance| distance.into()).filter(|&distance| distance < limit)
}

/// Further than any two names are apart.
const FAR: u8 = u8::MAX / 2;

#[cfg(test)]
mod tests {
    use super::{distance_below, nearest};
    use crate::model::{ORDER, ORDER_STATUSES};

    #[test]
    fn a_slip_of_the_finger_finds_the_field() {
        let names = || ORDER.fields.iter().map(|field| field.name);
        for (typed, meant) in [
            ("proflie_name", Some("profile_name")),
            ("jobId", Some("job_id")),
            ("profileDateOfBirth", Some("profile_date_of_birth")),
            ("Status", Some("status")),
            ("response-score", Some("response_score")),
            ("responce_score", Some("response_score")),
            ("profile_national_identifer", Some("profile_national_identifier")),
            ("first_name", Some("profile_first_name")),
            ("resumeUrl", Some("profile_resume_url")),
            ("nationalIdentifier", Some("profile_national_identifier")),
            ("identifier", None),
            ("name", None),
            ("x", None),
            ("ix", None),
            ("", None),
            ("something_else_entirely", None),
            ("a_key_that_is_much_longer_than_any_field_of_the_order_could_be", None),
        ] {
            assert_eq!(nearest(typed.as_bytes(), names()), meant, "{typed}");
        }
        assert_eq!(nearest(b"in progress", ORDER_STATUSES.values.iter().copied()), Some("IN_PROGRESS"));
    }

    #[test]
    fn distances_count_slips() {
        for (one, another, distance) in [
            ("kitten", "sitting", 3),
            ("abcd", "abdc", 1),
            ("abc", "abc", 0),
            ("", "abc", 3),
            ("ca", "abc", 3),
        ] {
            assert_eq!(
                distance_below(9, one.as_bytes(), another.as_bytes()),
                Some(distance),
                "{one} {another}"
            );
            assert_eq!(distance_below(distance, one.as_bytes(), another.as_bytes()), None);
        }
    }
}
