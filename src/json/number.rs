//! Numbers as they are written: whether a double can hold them, and which of two is greater, without rounding.

use core::cmp::Ordering;

/// Where a number stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberToken {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Whether it is written in a way that may be too large for a double.
    pub may_overflow: bool,
}

/// A decimal number, normalised: 0.d₁d₂d₃… · 10^exponent, where d₁ is not 0 unless the number is.
#[derive(Debug, Clone, Copy)]
pub struct Decimal<'t> {
    negative: bool,
    exponent: i64,
    /// The digits, still with the decimal point among them, and what follows the number.
    digits: &'t [u8],
}

/// The least number that rounds to infinity, 2^1024 − 2^970, as digits before the decimal point.
const OVERFLOW: &[u8] = b"\
    179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587\
    207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711\
    531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093\
    042880177904174497792";

impl<'t> Decimal<'t> {
    /// Reads the number that `text` starts with and that the scanner has passed.
    #[inline(never)]
    #[must_use]
    pub fn new(text: &'t [u8]) -> Self {
        let mut number = Decimal { negative: false, exponent: 0, digits: &[] };
        let mut power = 0;
        let mut is_fraction = false;
        for (at, byte) in text.iter().enumerate() {
            let rest = text.get(at..).unwrap_or_default();
            match byte {
                b'-' => number.negative = true,
                b'.' => is_fraction = true,
                b'0' if number.is_zero() => number.exponent -= i64::from(is_fraction),
                b'0'..=b'9' => {
                    if number.is_zero() {
                        number.digits = rest;
                    }
                    number.exponent += i64::from(!is_fraction);
                }
                b'e' | b'E' => {
                    power = power_of_ten(rest);
                    break;
                }
                _ => break,
            }
        }
        if number.is_zero() {
            return Decimal { negative: false, exponent: 0, digits: &[] };
        }
        number.exponent = number.exponent.saturating_add(power);
        number
    }

    /// Whether a double can hold it: whether it does not round to infinity (IEEE 754, ties to even).
    #[must_use]
    pub fn is_finite(&self) -> bool {
        let exponent = i64::try_from(OVERFLOW.len()).unwrap_or(0);
        let overflow = Decimal { negative: false, exponent, digits: OVERFLOW };
        self.is_zero() || self.compare_magnitude(&overflow) == Ordering::Less
    }

    fn compare(&self, other: &Decimal<'_>) -> Ordering {
        let order = self.sign().cmp(&other.sign()).then_with(|| self.compare_magnitude(other));
        if self.negative && other.negative { order.reverse() } else { order }
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    fn sign(&self) -> i8 {
        match (self.is_zero(), self.negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    #[inline(never)]
    fn compare_magnitude(&self, other: &Decimal<'_>) -> Ordering {
        let mut order = self.exponent.cmp(&other.exponent);
        let (mut own, mut theirs) = (self.each_digit(), other.each_digit());
        while order.is_eq() {
            order = match (own.next(), theirs.next()) {
                (None, None) => break,
                (one, another) => one.unwrap_or(b'0').cmp(&another.unwrap_or(b'0')),
            };
        }
        order
    }

    fn each_digit(&self) -> impl Iterator<Item = u8> {
        let mantissa = self.digits.iter().copied().take_while(|byte| matches!(byte, b'0'..=b'9' | b'.'));
        mantissa.filter(u8::is_ascii_digit)
    }
}

/// The power in `e+12`, bounded: beyond a few hundred only its sign matters.
fn power_of_ten(power: &[u8]) -> i64 {
    let (negative, digits) = match power {
        [_, b'-', rest @ ..] => (true, rest),
        [_, b'+', rest @ ..] | [_, rest @ ..] => (false, rest),
        [] => return 0,
    };
    let digits = digits.iter().take_while(|digit| digit.is_ascii_digit());
    let size = digits.fold(0_i64, |sum, digit| (sum * 10 + i64::from(digit - b'0')).min(MOST / 10));
    if negative { -size } else { size }
}

/// Beyond all numbers of digits that a text can have.
const MOST: i64 = i64::MAX / 4;

/// Which of two numbers is greater, which the scanner has passed and the texts start with.
#[must_use]
pub fn compare_numbers(one: &[u8], another: &[u8]) -> Ordering {
    match (whole(one), whole(another)) {
        (Some(one), Some(another)) if one != another => one.cmp(&another),
        _ => Decimal::new(one).compare(&Decimal::new(another)),
    }
}

/// What stands before the point of a number that has neither sign nor exponent, and that a word can hold.
#[inline(never)]
fn whole(text: &[u8]) -> Option<u32> {
    let mut whole = 0;
    let mut is_fraction = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' if is_fraction => {}
            b'0'..=b'9' if at < 9 => whole = whole * 10 + u32::from(byte - b'0'),
            b'.' => is_fraction = true,
            b'0'..=b'9' | b'-' | b'e' | b'E' => return None,
            _ => break,
        }
    }
    Some(whole)
}

/// Appends a number in digits, without the weight of `core::fmt`.
pub(crate) fn push_decimal(number: usize, out: &mut String) {
    if number >= 10 {
        push_decimal(number / 10, out);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}

#[cfg(test)]
mod tests {
    use super::{Decimal, compare_numbers};
    use core::cmp::Ordering;

    #[test]
    fn a_number_is_finite_exactly_where_a_double_is() {
        let overflow = core::str::from_utf8(super::OVERFLOW).unwrap();
        let below = format!("{}79", &overflow[..overflow.len() - 2]);
        for text in [
            "0",
            "-0.0",
            "0e999999999999999999999",
            "1e308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "17976931348623157e292",
            "0.00017976931348623159e312",
            "1e309",
            "-1e400",
            "123123e100000",
            "0.4e006",
            "1e-400",
            "179769313486231580793728971405303415079934132710037826936173778e246",
            overflow,
            &below,
            &format!("{below}.999999"),
            &format!("{overflow}.0"),
            &format!("-{overflow}"),
            &"9".repeat(400),
            &format!("0.{}1", "0".repeat(400)),
            "1e99999999999999999999999999",
        ] {
            let double: f64 = text.parse().unwrap();
            assert_eq!(Decimal::new(text.as_bytes()).is_finite(), double.is_finite(), "{text}");
        }
    }

    #[test]
    fn numbers_compare_by_value_and_not_by_spelling() {
        for (one, another, order) in [
            ("1", "1.0", Ordering::Equal),
            ("100", "1e2", Ordering::Equal),
            ("-0", "0", Ordering::Equal),
            ("0.5", "50e-2", Ordering::Equal),
            ("99.9", "100", Ordering::Less),
            ("100.00000000000000000001", "100", Ordering::Greater),
            ("-5", "-4", Ordering::Less),
            ("-5", "0", Ordering::Less),
            ("0.09", "0.1", Ordering::Less),
            ("1e-300", "0", Ordering::Greater),
            ("12", "9", Ordering::Greater),
            ("12.5", "12.25", Ordering::Greater),
            ("99999999999999999999", "100000000000000000000.5", Ordering::Less),
            ("5e1", "6", Ordering::Greater),
            ("5.5e1", "6.5", Ordering::Greater),
        ] {
            let (one, another) = (one.as_bytes(), another.as_bytes());
            assert_eq!(compare_numbers(one, another), order, "{one:?} {another:?}");
            assert_eq!(compare_numbers(another, one), order.reverse());
        }
    }
}
