//! RFC 3339 §5.6 `date-time`: a moment with its offset from UTC, at which the calendar and the
//! clock agree (§5.7).
//!
//! ```
//! use assessment_order::validate::formats::{is_date_time, parse_date_time};
//!
//! assert!(is_date_time(b"2024-05-01T09:30:00.25+02:00"));
//! assert!(!is_date_time(b"2024-05-01 09:30:00Z"));
//!
//! let earlier = parse_date_time(b"2024-05-01T09:30:00+02:00");
//! assert!(earlier < parse_date_time(b"2024-05-01T07:30:00.1Z"));
//! ```

use core::cmp::Ordering;

use super::date::{FullDate, days_before_month, days_before_year, two_digits};

const MINUTES_PER_DAY: i64 = 24 * 60;

/// A moment in UTC, as exact as its text; earlier is less.
///
/// The fields stand in the order of comparison. A leap second has its own place, after second 59 of
/// its minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant<'t> {
    /// Whole minutes since 1970-01-01T00:00Z, negative before it.
    minute: i64,
    /// 0 to 59, or 60 in a leap second.
    second: u8,
    /// The digits after the point, without trailing zeros: then the order of the bytes is the order
    /// of the fractions.
    fraction: &'t [u8],
}

/// The instant in `text`, a `date-time` (RFC 3339 §5.6).
///
/// `T` and `Z` may be lower-case, and `T` must not be a space. The day must exist. Second 60 exists
/// only in 23:59 UTC on 30 June and 31 December of any year, where leap seconds can be (§5.7 and
/// appendix D). The fraction may have any number of digits, but not none. `None` for any other
/// text.
#[inline(never)]
#[must_use]
pub fn parse_date_time(text: &[u8]) -> Option<Instant<'_>> {
    DateTime::parse(text)?.instant()
}

/// Whether `text` is a `date-time` (RFC 3339 §5.6), by the rules of [`parse_date_time`].
#[must_use]
pub fn is_date_time(text: &[u8]) -> bool {
    // Only a leap second depends on the moment in UTC.
    DateTime::parse(text).is_some_and(|time| time.second < 60 || time.instant().is_some())
}

/// Which of two texts that are `date-time`s is earlier.
pub(in crate::validate) fn compare_date_times(one: &[u8], another: &[u8]) -> Option<Ordering> {
    if are_written_alike(one, another) {
        return Some(one.cmp(another));
    }
    Some(parse_date_time(one)?.cmp(&parse_date_time(another)?))
}

/// Whether each byte of one `date-time` means what the same byte of the other does, as it mostly is: then the order of
/// the bytes is the order of the moments.
fn are_written_alike(one: &[u8], another: &[u8]) -> bool {
    one.len() == another.len()
        && one.get(10) == another.get(10)
        && one.ends_with(b"Z")
        && another.ends_with(b"Z")
}

/// The parts of a `date-time`, each within its limits.
struct DateTime<'t> {
    day: FullDate,
    /// Minutes since midnight, local time.
    minute: i64,
    /// 0 to 60.
    second: u8,
    fraction: &'t [u8],
    /// Minutes that the local time is ahead of UTC.
    offset: i64,
}

impl<'t> DateTime<'t> {
    fn parse(text: &'t [u8]) -> Option<Self> {
        let (date, time) = text.split_at_checked(10)?;
        let &[b'T' | b't', h1, h2, b':', m1, m2, b':', s1, s2, ref rest @ ..] = time else {
            return None;
        };
        let day = FullDate::parse(date)?;
        let minute = minutes(two_digits(h1, h2)?, two_digits(m1, m2)?)?;
        let second = two_digits(s1, s2).filter(|second| *second <= 60)?;
        let (fraction, offset) = split_fraction(rest)?;
        Some(DateTime { day, minute, second, fraction, offset: parse_offset(offset)? })
    }

    /// None where there can be no leap second.
    fn instant(&self) -> Option<Instant<'t>> {
        let Self { ref day, second, fraction, .. } = *self;
        let minute = day.number() * MINUTES_PER_DAY + self.minute - self.offset;
        (second < 60 || may_have_leap_second(minute, day.year)).then_some(Instant {
            minute,
            second,
            fraction,
        })
    }
}

fn minutes(hour: u8, minute: u8) -> Option<i64> {
    (hour < 24 && minute < 60).then_some(i64::from(hour) * 60 + i64::from(minute))
}

/// Splits `.250+02:00` into `25` and `+02:00`.
fn split_fraction(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let [b'.', text @ ..] = text else {
        return Some((&[], text));
    };
    let end = text.iter().position(|byte| !byte.is_ascii_digit())?;
    let (mut fraction, offset) = text.split_at_checked(end)?;
    if fraction.is_empty() {
        return None;
    }
    while let [shorter @ .., b'0'] = fraction {
        fraction = shorter;
    }
    Some((fraction, offset))
}

/// Minutes that the local time is ahead of UTC (`time-offset`).
fn parse_offset(text: &[u8]) -> Option<i64> {
    match *text {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let minutes = minutes(two_digits(h1, h2)?, two_digits(m1, m2)?)?;
            Some(if sign == b'-' { -minutes } else { minutes })
        }
        _ => None,
    }
}

/// Whether the UTC minute is the last before July or January; `local_year` is the year on the local
/// calendar.
fn may_have_leap_second(minute: i64, local_year: i64) -> bool {
    let january = days_before_year(local_year);
    let july = january + days_before_month(local_year, 7);
    let next_january = days_before_year(local_year + 1);
    [january, july, next_january].iter().any(|day| minute + 1 == day * MINUTES_PER_DAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_and_the_clock_are_kept() {
        for (text, valid) in [
            ("2024-02-29T23:59:59Z", true),
            ("2024-02-29t23:59:59z", true),
            ("0000-01-01T00:00:00+23:59", true),
            ("2024-05-01T09:30:00-00:00", true),
            ("2024-05-01T09:30:00.000Z", true),
            ("2023-02-29T00:00:00Z", false),
            ("2024-05-01 09:30:00Z", false),
            ("2024-05-01T24:00:00Z", false),
            ("2024-05-01T09:60:00Z", false),
            ("2024-05-01T09:30:00", false),
            ("2024-05-01T09:30Z", false),
            ("2024-05-01T09:30:00.Z", false),
            ("2024-05-01T09:30:00.5", false),
            ("2024-05-01T09:30:00,5Z", false),
            ("2024-05-01T09:30:00+24:00", false),
            ("2024-05-01T09:30:00+02:60", false),
            ("2024-05-01T09:30:00+0200", false),
            ("2024-05-01T09:30:00Z ", false),
            ("2024-05-0\u{664}T09:30:00Z", false),
        ] {
            assert_eq!(is_date_time(text.as_bytes()), valid, "{text}");
        }
    }

    #[test]
    fn a_leap_second_is_at_the_end_of_june_or_december_in_utc() {
        for (text, valid) in [
            ("2016-12-31T23:59:60Z", true),
            ("2015-06-30T23:59:60.5Z", true),
            ("2017-01-01T01:59:60+02:00", true),
            ("2015-06-30T16:59:60-07:00", true),
            ("2016-12-31T16:29:60-07:30", true),
            ("2016-12-31T23:59:61Z", false),
            ("2016-12-31T22:59:60Z", false),
            ("2016-12-31T23:59:60+01:00", false),
            ("2016-03-31T23:59:60Z", false),
            ("2016-06-29T23:59:60Z", false),
        ] {
            assert_eq!(is_date_time(text.as_bytes()), valid, "{text}");
        }
    }

    #[test]
    fn instants_are_ordered_by_utc_and_by_the_whole_fraction() {
        let ascending = [
            "0000-01-01T00:00:00+00:01",
            "1969-12-31T23:59:59.9Z",
            "1970-01-01T01:00:00+01:00",
            "1970-01-01T00:00:00.00000000000000000000000000000001Z",
            "1970-01-01T00:00:00.09Z",
            "1970-01-01T00:00:00.1Z",
            "1970-01-01T00:00:00.10000000000000000000000000000001Z",
            "2016-12-31T23:59:59.998z",
            "2016-12-31T23:59:59.999Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31t23:59:60.5Z",
            "2017-01-01T00:00:00Z",
        ];
        let instants = ascending.map(|text| parse_date_time(text.as_bytes()));
        assert!(instants.iter().all(Option::is_some));
        assert!(instants.is_sorted_by(|earlier, later| earlier < later));
        for (one, first) in ascending.iter().zip(&instants) {
            for (another, second) in ascending.iter().zip(&instants) {
                assert_eq!(compare_date_times(one.as_bytes(), another.as_bytes()), Some(first.cmp(second)));
            }
        }
    }

    #[test]
    fn one_moment_in_two_texts_is_one_instant() {
        for (one, other) in [
            ("2024-05-01T09:30:00.50+02:00", "2024-05-01T07:30:00.5Z"),
            ("2024-05-01T00:00:00.000Z", "2024-04-30T16:00:00-08:00"),
        ] {
            assert_eq!(parse_date_time(one.as_bytes()), parse_date_time(other.as_bytes()));
        }
    }
}
