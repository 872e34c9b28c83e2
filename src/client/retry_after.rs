//! `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date (§5.6.7).

use super::Milliseconds;

const MONTHS: [&[u8]; 12] =
    [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];

/// The wait that a `Retry-After` asks for; `now` is in milliseconds since the beginning of 1970 in UTC.
///
/// Seconds may have a fraction. A date may have any of the three forms of HTTP; a past one is 0. Anything else counts
/// as absent.
///
/// ```
/// use assessment_order::client::retry_after;
///
/// assert_eq!(retry_after("1.5", 0.0), Some(1_500.0));
/// assert_eq!(retry_after("Thu, 01 Jan 1970 00:00:30 GMT", 10_000.0), Some(20_000.0));
/// assert_eq!(retry_after("soon", 0.0), None);
/// ```
#[must_use]
pub fn retry_after(value: &str, now: Milliseconds) -> Option<Milliseconds> {
    let value = value.trim().as_bytes();
    if let Some(seconds) = seconds(value) {
        return Some(seconds * 1_000.0);
    }
    #[expect(clippy::cast_precision_loss, reason = "years are far below 2^53 seconds")]
    let at = http_date(value, now)? as f64 * 1_000.0;
    Some((at - now).max(0.0))
}

fn seconds(text: &[u8]) -> Option<f64> {
    let mut parts = text.splitn(2, |&byte| byte == b'.');
    let whole = digits(parts.next()?)?;
    let fraction = match parts.next() {
        None => 0.0,
        Some(part) => {
            digits(part)?;
            // A double holds no more digits, and a power of ten beyond 308.
            let part = part.get(..15).unwrap_or(part);
            digits(part)? / 10_f64.powi(i32::try_from(part.len()).ok()?)
        }
    };
    Some(whole + fraction)
}

/// One digit or more, as a number.
fn digits(text: &[u8]) -> Option<f64> {
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(text.iter().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0')))
}

/// Seconds since the beginning of 1970 for `IMF-fixdate`, `rfc850-date` and `asctime-date`.
fn http_date(text: &[u8], now: Milliseconds) -> Option<i64> {
    let mut words = text.split(|byte| matches!(byte, b' ' | b',' | b'-')).filter(|word| !word.is_empty());
    let (_weekday, second, third, fourth, fifth) =
        (words.next()?, words.next()?, words.next()?, words.next()?, words.next()?);
    let (day, month, year, time) = match words.next() {
        Some(b"GMT") => (second, third, fourth, fifth),
        None => (third, second, fifth, fourth),
        Some(_) => return None,
    };
    if words.next().is_some() {
        return None;
    }
    let (day, year) = (whole(day)?, full_year(year, now)?);
    let month = 1 + i64::try_from(MONTHS.iter().position(|name| *name == month)?).ok()?;
    let [hour, minute, second] = three(time)?;
    let in_range = (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    in_range.then(|| (days_before(year, month, day) * 24 + hour) * 3_600 + minute * 60 + second)
}

fn three(time: &[u8]) -> Option<[i64; 3]> {
    let mut parts = time.split(|&byte| byte == b':').map(whole);
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// A two-digit year is the one that is not more than 50 years ahead.
fn full_year(text: &[u8], now: Milliseconds) -> Option<i64> {
    let year = whole(text)?;
    match text.len() {
        4 => Some(year),
        2 => {
            #[expect(clippy::cast_possible_truncation, reason = "a year")]
            let this_year = 1970 + (now / (365.2425 * 86_400_000.0)) as i64;
            let year = year + this_year.div_euclid(100) * 100;
            Some(if year > this_year + 50 { year - 100 } else { year })
        }
        _ => None,
    }
}

fn whole(text: &[u8]) -> Option<i64> {
    (text.len() <= 4).then(|| digits(text)).flatten().map(|number| {
        #[expect(clippy::cast_possible_truncation, reason = "four digits at most")]
        let whole = number as i64;
        whole
    })
}

/// Days from 1970-01-01 to a day of the Gregorian calendar; the year is taken to begin in March.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::{days_before, retry_after};

    /// 2026-11-23T12:00:00Z.
    const NOW: f64 = 1_795_435_200_000.0;

    #[test]
    fn seconds_and_all_three_dates_are_understood() {
        assert_eq!(days_before(2026, 11, 23), 20_780);
        for (value, wait) in [
            ("0", Some(0.0)),
            ("120", Some(120_000.0)),
            (" 1.5 ", Some(1_500.0)),
            ("0.25", Some(250.0)),
            (&format!("1.5{}", "0".repeat(400)), Some(1_500.0)),
            (&"9".repeat(400), Some(f64::INFINITY)),
            ("Mon, 23 Nov 2026 12:00:10 GMT", Some(10_000.0)),
            ("Monday, 23-Nov-26 12:00:10 GMT", Some(10_000.0)),
            ("Mon Nov 23 12:00:10 2026", Some(10_000.0)),
            ("Sun Mar  1 00:00:00 2026", Some(0.0)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(0.0)),
            ("Mon, 23 Nov 2026 11:59:59 GMT", Some(0.0)),
        ] {
            assert_eq!(retry_after(value, NOW), wait, "{value}");
        }
    }

    #[test]
    fn rubbish_counts_as_absent() {
        for value in [
            "",
            "soon",
            "-1",
            "+1",
            "1e3",
            "1.",
            ".5",
            "1.5.5",
            "0x10",
            "NaN",
            "Infinity",
            "1,5",
            "Mon, 23 Nov 2026",
            "Mon, 23 Foo 2026 12:00:10 GMT",
            "Mon, 23 Nov 2026 25:00:10 GMT",
            "Mon, 23 Nov 2026 12:00 GMT",
            "Mon, 23 Nov 2026 12:00:10 CET",
            "2026-11-23T12:00:10Z",
        ] {
            assert_eq!(retry_after(value, NOW), None, "{value}");
        }
    }
}
