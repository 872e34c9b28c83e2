//! Which day it is.

/// What dates of birth are held against, in days since 1970-01-01.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Today {
    /// Nothing: they are left unjudged.
    #[default]
    Unknown,
    /// This day.
    Day(i64),
    /// The day that it is where it is furthest (UTC+14), by the host's clock; asked only where a rule needs it.
    Clock,
}

impl Today {
    pub(super) fn day(self) -> Option<i64> {
        match self {
            Today::Unknown => None,
            Today::Day(day) => Some(day),
            Today::Clock => Some(furthest_day(milliseconds()?)),
        }
    }
}

/// The day where it is furthest, so long after 1970 began in UTC.
const fn furthest_day(milliseconds: i64) -> i64 {
    const HOUR: i64 = 3_600_000;
    (milliseconds + 14 * HOUR).div_euclid(24 * HOUR)
}

/// Since 1970 began in UTC.
#[cfg(target_family = "wasm")]
#[expect(clippy::cast_possible_truncation, reason = "those of any real clock fit")]
#[expect(clippy::unnecessary_wraps, reason = "other hosts may not know it")]
fn milliseconds() -> Option<i64> {
    Some(js_sys::Date::now() as i64)
}

#[cfg(not(target_family = "wasm"))]
fn milliseconds() -> Option<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::{Today, furthest_day};

    #[test]
    fn a_day_begins_where_it_is_furthest() {
        const HOUR: i64 = 3_600_000;
        assert_eq!(furthest_day(10 * HOUR - 1), 0);
        assert_eq!(furthest_day(10 * HOUR), 1);
        assert_eq!(furthest_day(-14 * HOUR - 1), -1);
    }

    #[test]
    fn only_the_clock_is_asked_for_a_day() {
        assert_eq!(Today::Unknown.day(), None);
        assert_eq!(Today::Day(7).day(), Some(7));
        assert!(Today::Clock.day() > Some(20_000));
    }
}
