//! RFC 3339 §5.6 `full-date`: `YYYY-MM-DD`, a day that exists (§5.7).
//!
//! ```
//! use assessment_order::validate::formats::{is_date, parse_date};
//!
//! assert!(is_date(b"2024-02-29"));
//! assert!(!is_date(b"2023-02-29"));
//! assert_eq!(parse_date(b"1970-01-02"), Some(1));
//! ```

/// A day that exists in the Gregorian calendar, which is extended back to the year 0000.
#[derive(Clone, Copy)]
pub(crate) struct FullDate {
    pub(super) year: i64,
    month: i64,
    day: i64,
}

impl FullDate {
    pub(crate) fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        (day >= 1 && day <= days_in_month(year, month)).then_some(Self { year, month, day })
    }

    /// Reads a `full-date` (RFC 3339 §5.6) whose day exists.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
            return None;
        };
        let year = i64::from(two_digits(y1, y2)?) * 100 + i64::from(two_digits(y3, y4)?);
        FullDate::new(year, two_digits(m1, m2)?.into(), two_digits(d1, d2)?.into())
    }

    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i64 {
        days_before_year(self.year) + days_before_month(self.year, self.month) + self.day - 1
    }
}

/// The value of two ASCII digits.
pub(super) fn two_digits(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then_some(tens.wrapping_mul(10).wrapping_add(ones))
}

/// Days from 1970-01-01 to the first day of `year`, for years from -1 to 10000.
pub(super) fn days_before_year(year: i64) -> i64 {
    // Counted from the start of a 400-year cycle, so that every division is of a positive number.
    let past = year + 399;
    365 * (year - 1970) + past / 4 - past / 100 + past / 400 - 574
}

/// Days from the first day of `year` to the first day of `month`, 1 to 12.
pub(super) fn days_before_month(year: i64, month: i64) -> i64 {
    if month <= 2 {
        return 31 * (month - 1);
    }
    // From March on, months of 31, 30, 31, 30, 31 days repeat: 153 days in five.
    (153 * month - 457) / 5 + 59 + i64::from(is_leap_year(year))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(is_leap_year(year)),
        1..=12 => 31,
        _ => 0,
    }
}

fn is_leap_year(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days from 1970-01-01 to the `full-date` in `text` (RFC 3339 §5.6), negative before
/// it.
///
/// `None` for any other text, and for a day that does not exist. The year 0000 exists, as in the
/// RFC's grammar.
#[must_use]
pub fn parse_date(text: &[u8]) -> Option<i64> {
    FullDate::parse(text).map(FullDate::number)
}

/// Whether `text` is a `full-date` (RFC 3339 §5.6) whose day exists.
#[must_use]
pub fn is_date(text: &[u8]) -> bool {
    FullDate::parse(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days_follow_the_gregorian_rule() {
        for (text, exists) in [
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2000-02-29", true),
            ("1900-02-29", false),
            ("0000-02-29", true),
        ] {
            assert_eq!(is_date(text.as_bytes()), exists, "{text}");
        }
    }

    #[test]
    fn only_ten_ascii_characters_that_name_a_day_are_a_date() {
        for text in [
            "",
            "2024-1-01",
            "2024-00-10",
            "2024-13-10",
            "2024-01-00",
            "2024-04-31",
            "2024/01/01",
            "2024-01-01Z",
        ] {
            assert!(!is_date(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-03-01", 11_017),
            ("0000-01-01", -719_528),
            ("9999-12-31", 2_932_896),
        ] {
            assert_eq!(parse_date(text.as_bytes()), Some(days), "{text}");
        }
    }

    #[test]
    fn each_day_is_one_more_than_the_day_before() {
        let mut expected = days_before_year(-1) + 365;
        for year in 0..=9999 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(FullDate { year, month, day }.number(), expected);
                    expected += 1;
                }
            }
        }
        assert_eq!(days_before_year(10_000), expected);
    }
}
