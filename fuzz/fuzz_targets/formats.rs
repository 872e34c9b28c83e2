//! Each format against a referee: the standard library, another crate, or the rule written once more, slowly.
//!
//! The input is the text of a string; it is also tried as parts of a date, an address and a link.

#![no_main]

use assessment_order::validate::formats::{
    UrlVerdict, check_url, is_date, is_date_time, is_email, is_ipv4, is_ipv6, parse_date, parse_date_time,
};
use iri_string::types::IriStr;
use libfuzzer_sys::fuzz_target;
use std::net::{Ipv4Addr, Ipv6Addr};

fuzz_target!(|text: &[u8]| {
    addresses_are_those_of_the_standard_library(text);
    dates(text);
    date_times(text);
    mailboxes(text);
    mailboxes(&[b"\"".as_slice(), text, b"\"@example.com"].concat());
    mailboxes(&[b"a@".as_slice(), text].concat());
    links(text);
    links(&[b"https://".as_slice(), text].concat());
    ["javascript:", "data:", "vbscript:"].iter().for_each(|scheme| links(&disguised(scheme, text)));
});

/// The scheme with what the choices put among its letters, each in the case that they want.
fn disguised(scheme: &str, choices: &[u8]) -> Vec<u8> {
    const AMONG: [&[u8]; 16] = [
        b"",
        b"",
        b"",
        b"",
        b"",
        b"\t",
        b"\n",
        b"\r",
        b"\r\n",
        b"\t\t",
        b" ",
        b"\0",
        b"\x1f",
        b"\x0b",
        b"x",
        b"\xc2\xa0",
    ];
    let mut letters = scheme.bytes();
    let mut text = Vec::new();
    for (&choice, letter) in choices.iter().zip(letters.by_ref()) {
        text.extend_from_slice(AMONG[usize::from(choice & 15)]);
        text.push(if choice < 0x80 { letter } else { letter.to_ascii_uppercase() });
    }
    text.extend(letters);
    text
}

fn addresses_are_those_of_the_standard_library(bytes: &[u8]) {
    let text = core::str::from_utf8(bytes).ok();
    assert_eq!(is_ipv4(bytes), text.is_some_and(|text| text.parse::<Ipv4Addr>().is_ok()));
    assert_eq!(is_ipv6(bytes), text.is_some_and(|text| text.parse::<Ipv6Addr>().is_ok()));
}

/// Year, month and day, read without any arithmetic on bytes.
fn slow_date(text: &str) -> Option<(i64, i64, i64)> {
    let fields: Vec<&str> = text.split('-').collect();
    let [year, month, day] = fields.as_slice() else { return None };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let exists = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    exists.then_some((year, month, day))
}

/// So many ASCII digits and nothing else.
fn number(text: &str, digits: usize) -> Option<i64> {
    let plain = text.len() == digits && text.chars().all(|character| character.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn is_leap(year: i64) -> bool {
    match (year % 4, year % 100, year % 400) {
        (_, _, 0) => true,
        (_, 0, _) => false,
        (0, _, _) => true,
        _ => false,
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    let lengths = [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    lengths[usize::try_from(month - 1).unwrap()]
}

/// Days since 1970-01-01, counted year by year and month by month.
fn slow_day_number((year, month, day): (i64, i64, i64)) -> i64 {
    let length = |year| if is_leap(year) { 366 } else { 365 };
    let years: i64 =
        if year < 1970 { -(year..1970).map(length).sum::<i64>() } else { (1970..year).map(length).sum() };
    years + (1..month).map(|month| days_in(year, month)).sum::<i64>() + day - 1
}

fn dates(bytes: &[u8]) {
    let slow = core::str::from_utf8(bytes).ok().and_then(slow_date).map(slow_day_number);
    assert_eq!(parse_date(bytes), slow);
    assert_eq!(is_date(bytes), slow.is_some());
}

/// Seconds since 1970 in UTC, whether it is a leap second, and the fraction in digits.
type Moment = (i64, bool, String);

fn slow_date_time(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_once(['T', 't'])?;
    let day = slow_day_number(slow_date(date)?);
    let offset_at = rest.find(['Z', 'z', '+', '-'])?;
    let (clock, offset) = rest.split_at(offset_at);
    let (clock, fraction) = match clock.split_once('.') {
        Some((_, "")) => return None,
        Some((clock, fraction)) if fraction.chars().all(|digit| digit.is_ascii_digit()) => (clock, fraction),
        Some(_) => return None,
        None => (clock, ""),
    };
    let fields: Vec<&str> = clock.split(':').collect();
    let [hour, minute, second] = fields.as_slice() else { return None };
    let (hour, minute, second) = (number(hour, 2)?, number(minute, 2)?, number(second, 2)?);
    let ahead = slow_offset(offset)?;
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let is_leap_second = second == 60;
    let utc = ((day * 24 + hour) * 60 + minute - ahead) * 60 + second.min(59);
    if is_leap_second && !ends_a_half_year(utc + 1) {
        return None;
    }
    Some((utc, is_leap_second, fraction.trim_end_matches('0').to_owned()))
}

fn slow_offset(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = text.strip_prefix(['+', '-'])?.split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Whether January or July begins with this second.
fn ends_a_half_year(utc: i64) -> bool {
    utc % 86_400 == 0
        && (-1..=10_000).any(|year| [1, 7].iter().any(|month| slow_half_year(year, *month) * 86_400 == utc))
}

/// The day number of 1 January or 1 July; years beyond four digits come in through the offset.
fn slow_half_year(year: i64, month: i64) -> i64 {
    // A closed form, so that ten thousand years can be tried: days before the year, from the year 1.
    let before = year - 1;
    let days = before * 365 + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    let first = days - 719_162;
    if month == 1 { first } else { first + 181 + i64::from(is_leap(year)) }
}

fn date_times(bytes: &[u8]) {
    let text = core::str::from_utf8(bytes).ok();
    let slow = text.and_then(slow_date_time);
    let quick = parse_date_time(bytes);
    assert_eq!(quick.is_some(), slow.is_some());
    assert_eq!(is_date_time(bytes), slow.is_some());

    // Two of them in one text: they compare as what they stand for.
    let Some((one, another)) = text.and_then(|text| text.split_once(' ')) else { return };
    let pair = |one: &str, another: &str| {
        let quick = parse_date_time(one.as_bytes()).zip(parse_date_time(another.as_bytes()));
        let slow = slow_date_time(one).zip(slow_date_time(another));
        assert_eq!(
            quick.map(|(one, another)| one.cmp(&another)),
            slow.map(|(one, another)| one.cmp(&another))
        );
    };
    pair(one, another);
    pair(&format!("2016-12-31T{one}"), &format!("2017-01-01T{another}"));
}

/// RFC 5321 §4.1.2 with RFC 6531 §3.3, character by character.
fn slow_email(text: &str) -> bool {
    // An `@` in quotes belongs to the local part, and no domain holds one.
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_quoted = local.len() >= 2 && local.starts_with('"') && local.ends_with('"');
    let local_fits =
        if is_quoted { is_quoted_content(&local[1..local.len() - 1]) } else { local.split('.').all(is_atom) };
    local.len() <= 64 && local_fits && (is_literal(domain) || is_domain(domain))
}

fn is_quoted_content(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let fits = match character {
            '\\' => characters.next().is_some_and(|next| (' '..='~').contains(&next)),
            '"' => false,
            other => other >= ' ' && other != '\u{7f}',
        };
        if !fits {
            return false;
        }
    }
    true
}

fn is_atom(text: &str) -> bool {
    let fits = |character: char| {
        character.is_ascii_alphanumeric()
            || "!#$%&'*+-/=?^_`{|}~".contains(character)
            || !character.is_ascii()
    };
    !text.is_empty() && text.chars().all(fits)
}

fn is_literal(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let tag = inside.get(..5).filter(|tag| tag.eq_ignore_ascii_case("ipv6:"));
    match tag {
        Some(tag) => inside[tag.len()..].parse::<Ipv6Addr>().is_ok(),
        None => inside.parse::<Ipv4Addr>().is_ok(),
    }
}

fn is_domain(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    let fits = |character: char| match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric() || character == '-',
        // Blanks, controls, what is not shown, dots of other scripts, private ones: no label holds them.
        '\u{80}'..='\u{a0}'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{1680}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{2000}'..='\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}'
        | '\u{3000}'..='\u{3002}'
        | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ff0e}'
        | '\u{ff61}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{ffff}' => false,
        _ => true,
    };
    text.len() <= 255
        && labels.len() >= 2
        && labels.iter().all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(fits)
        })
}

fn mailboxes(bytes: &[u8]) {
    let slow = core::str::from_utf8(bytes).is_ok_and(slow_email);
    assert_eq!(is_email(bytes), slow);
}

fn links(bytes: &[u8]) {
    let verdict = check_url(bytes);
    assert_eq!(verdict == UrlVerdict::Unsafe, is_unsafe(bytes));
    if !bytes.contains(&b'#') {
        // An empty fragment changes nothing, but is no part of a plain link: it goes the slow way.
        assert_eq!(check_url(&[bytes, b"#"].concat()), verdict, "the quick way and the slow way");
    }
    let Ok(text) = core::str::from_utf8(bytes) else {
        assert_ne!(verdict, UrlVerdict::Valid);
        return;
    };
    browsers_agree(text, verdict);
    if verdict != UrlVerdict::Unsafe {
        assert_eq!(verdict == UrlVerdict::Valid, is_link(text), "an IRI");
    }
}

/// URL standard §4.4: outer blanks and controls go, then tabs and line ends, then case.
fn is_unsafe(bytes: &[u8]) -> bool {
    let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let text = text.trim_matches(|character| character <= ' ').replace(['\t', '\n', '\r'], "");
    let scheme = text.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["javascript", "data", "vbscript"].contains(&scheme.as_str()))
}

/// What a browser would run is never said to be anything but unsafe.
fn browsers_agree(text: &str, verdict: UrlVerdict) {
    let Ok(url) = url::Url::parse(text) else { return };
    if ["javascript", "data", "vbscript"].contains(&url.scheme()) {
        assert_eq!(verdict, UrlVerdict::Unsafe);
    }
}

fn is_link(text: &str) -> bool {
    let Ok(iri) = IriStr::new(text) else { return false };
    let is_http = ["http", "https"].iter().any(|scheme| iri.scheme_str().eq_ignore_ascii_case(scheme));
    let host = iri.authority_components().map_or("", |authority| authority.host());
    !is_http || !host.is_empty()
}
