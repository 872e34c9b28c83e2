//! `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date (§5.6.7).

use super::Milliseconds;
use crate::validate::formats::FullDate;

const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// `IMF-fixdate`, `rfc850-date` and, for days of two digits and of one, `asctime-date`: each word as `a`, each number as `0`.
const FORMS: [&[u8]; 4] = [b"a, 0 a 0 0:0:0 a", b"a, 0-a-0 0:0:0 a", b"a a 0 0:0:0 0", b"a a  0 0:0:0 0"];

const DAY: Milliseconds = 86_400_000.0;

/// The wait that a `Retry-After` asks for; `now` is in milliseconds since the beginning of 1970 in UTC.
///
/// Seconds may have a fraction; more than a double can hold are the most that it can. A date may have any of the three
/// forms of HTTP; a past one is 0. Anything else counts as absent.
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
    let value = value.trim_ascii().as_bytes();
    seconds(value).or_else(|| Some((http_date(value, now)? - now).max(0.0)))
}

/// Digits, and perhaps a point and more of them.
fn seconds(text: &[u8]) -> Option<Milliseconds> {
    let (mut number, mut scale, mut follows_digit) = (0.0, 0.0_f64, false);
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                // A double holds no more digits of a fraction.
                if scale < 1e15 {
                    number = number * 10.0 + f64::from(byte - b'0');
                    scale *= 10.0;
                }
                follows_digit = true;
            }
            b'.' if follows_digit && scale == 0.0 => (scale, follows_digit) = (1.0, false),
            _ => return None,
        }
    }
    follows_digit.then(|| (number * 1_000.0 / scale.max(1.0)).min(f64::MAX))
}

/// The time of a date in one of the [`FORMS`], in milliseconds since the beginning of 1970.
fn http_date(text: &[u8], now: Milliseconds) -> Option<Milliseconds> {
    let ([_, day, month, year, hour, minute, second, b"GMT"]
    | [_, month, day, hour, minute, second, year, b""]) =
        FORMS.iter().find_map(|form| words_of(text, form))?
    else {
        return None;
    };
    let month = 1 + MONTHS.chunks(3).zip(0..).find_map(|(name, number)| (name == month).then_some(number))?;
    let day = FullDate::new(full_year(year, now)?, month, whole(day)?)?;
    let (hour, minute, second) = (whole(hour)?, whole(minute)?, whole(second)?);
    if hour >= 24 || minute >= 60 || second > 60 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "of four digits each")]
    let seconds = (((day.number() * 24 + hour) * 60 + minute) * 60 + second) as f64;
    Some(seconds * 1_000.0)
}

/// The words and numbers of a text that has the form.
fn words_of<'t>(text: &'t [u8], form: &[u8]) -> Option<[&'t [u8]; 8]> {
    let mut words = [&[][..]; 8];
    let mut free = words.iter_mut();
    let mut rest = text;
    for kind in form {
        let is_word = kind.is_ascii_alphanumeric();
        let longest = if is_word { rest.len() } else { 1 };
        let length = rest.iter().take(longest).take_while(|byte| kind_of(**byte) == *kind).count();
        let (piece, behind) = rest.split_at_checked(length)?;
        if piece.is_empty() {
            return None;
        }
        if is_word {
            *free.next()? = piece;
        }
        rest = behind;
    }
    rest.is_empty().then_some(words)
}

fn kind_of(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => b'0',
        b'a'..=b'z' | b'A'..=b'Z' => b'a',
        _ => byte,
    }
}

/// A two-digit year is the one that is not more than 50 years ahead.
fn full_year(text: &[u8], now: Milliseconds) -> Option<i64> {
    let year = whole(text)?;
    match text.len() {
        4 => Some(year),
        2 => {
            #[expect(clippy::cast_possible_truncation, reason = "a year")]
            let this_year = 1970 + (now / (365.2425 * DAY)) as i64;
            let year = year + this_year / 100 * 100;
            Some(if year > this_year + 50 { year - 100 } else { year })
        }
        _ => None,
    }
}

/// Up to four digits.
#[inline(never)]
fn whole(text: &[u8]) -> Option<i64> {
    if !matches!(text.len(), 1..=4) {
        return None;
    }
    let mut number = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + i64::from(digit);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::retry_after;

    /// 2026-11-23T12:00:00Z.
    const NOW: f64 = 1_795_435_200_000.0;

    #[test]
    fn seconds_and_all_three_dates_are_understood() {
        for (value, wait) in [
            ("0", Some(0.0)),
            ("120", Some(120_000.0)),
            (" 1.5 ", Some(1_500.0)),
            ("0.25", Some(250.0)),
            (&format!("1.5{}", "0".repeat(400)), Some(1_500.0)),
            (&"9".repeat(400), Some(f64::MAX)),
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
            "Mon, 31 Feb 2027 12:00:10 GMT",
            "Mon, 00 Nov 2026 12:00:10 GMT",
            "Mon, 23 Nov 2026 25:00:10 GMT",
            "Mon, 23 Nov 2026 12:00 GMT",
            "Mon, 23 Nov 2026 12:00:10 CET",
            "2026-11-23T12:00:10Z",
            "Mon 23 Nov 2026 12:00:10 GMT",
            "Mon, 23 Nov 2026 12 00 10 GMT",
            "Mon-23-Nov-26-12-00-10-GMT",
            "Mon, 23-Nov-26 12:00::10 GMT",
            "Mon Nov 23 12-00:10 2026",
            "Mon Nov 23 12:00:10:: 2026",
        ] {
            assert_eq!(retry_after(value, NOW), None, "{value}");
        }
    }
}
