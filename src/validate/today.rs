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

/// 2000-01-01: only for a later day the clock is asked, which takes longer than all the rest.
const PAST: i64 = 10_957;

impl Today {
    /// Whether `day` is surely in the future.
    pub(super) fn is_before(self, day: i64) -> bool {
        match self {
            Today::Unknown => false,
            Today::Day(today) => today < day,
            Today::Clock => day > PAST && milliseconds().is_some_and(|now| furthest_day(now) < day),
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
    fn a_day_is_held_against_the_one_given_or_the_clocks() {
        assert!(!Today::Unknown.is_before(i64::MAX));
        assert!(Today::Day(7).is_before(8));
        assert!(!Today::Day(7).is_before(7));
        assert!(Today::Clock.is_before(1_000_000));
        assert!(!Today::Clock.is_before(20_000));
    }
}
