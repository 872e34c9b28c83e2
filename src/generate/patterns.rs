//! The formats as regular expressions: they hold where `format` is only an annotation, as it is by default in JSON
//! Schema 2020-12, and say what no name of a format says.
//!
//! Written for every engine that people check schemas with: no lookaround, no flags, and the same with and without
//! JavaScript's `u` flag. Hence [`PAIR`]: without the flag a character beyond U+FFFF is two surrogates. A format is
//! several short expressions rather than a long one, so that each can say what it is for.
//!
//! What they cannot say: octets of text beyond ASCII, the hour of a leap second at an offset from UTC (`format` does),
//! and the private characters and noncharacters beyond U+FFFF in a link.

use assessment_order::model::Format;
use assessment_order::validate::formats::NOT_IN_LABELS;

/// What a text must match, or must not, to have a format.
pub struct Rule {
    /// What the rule is for; a sentence.
    pub description: &'static str,
    /// The expression, and which way it is meant.
    pub test: Test,
}

/// An expression and its meaning.
pub enum Test {
    /// Every text with the format matches.
    Matches(String),
    /// No text with the format matches.
    Avoids(String),
}

/// The rules of a format. A text that has the format fulfils all of them.
pub fn rules(format: Format) -> Vec<Rule> {
    match format {
        Format::Plain => Vec::new(),
        Format::DateTime => date_time(),
        Format::Date => vec![matches("A day that exists.", format!("^{}$", full_date()))],
        Format::Ipv4 => vec![matches("A dotted quad, or IPv6.", format!("^(?:{}|{})$", ipv4(), ipv6()))],
        Format::Url => url(),
        Format::Email => email(),
    }
}

fn matches(description: &'static str, pattern: String) -> Rule {
    Rule { description, test: Test::Matches(pattern) }
}

fn avoids(description: &'static str, pattern: String) -> Rule {
    Rule { description, test: Test::Avoids(pattern) }
}

/// A character beyond U+FFFF for engines that see it as two; never a match for the others.
const PAIR: &str = r"[\ud800-\udbff][\udc00-\udfff]";
const HEXADECIMAL: &str = "[0-9A-Fa-f]";

/// `date-time` of RFC 3339 §5.6.
fn date_time() -> Vec<Rule> {
    let clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
    let leap_in_utc = r"(?:06-30|12-31).23:59:60[.0-9]*(?:[Zz]|[+-]00:00)";
    let leap_west = r"(?:06-30|12-31).{6}:60[.0-9]*-";
    let leap_east = r"(?:07-01|01-01).{6}:60[.0-9]*\+(?:0[1-9]|[12]|00:0[1-9]|00:[1-5])";
    vec![
        matches("A day that exists.", format!("^{}[Tt]", full_date())),
        matches(
            "Time of day and offset from UTC.",
            format!(r"^.{{11}}{clock}:(?:[0-5][0-9]|60)(?:\.[0-9]+)?(?:[Zz]|[+-]{clock})$"),
        ),
        matches(
            "Second 60 only at the end of 30 June or 31 December in UTC.",
            format!("^.{{17}}[0-5]|^.{{5}}(?:{leap_in_utc}|{leap_west}|{leap_east})"),
        ),
    ]
}

/// `full-date` of RFC 3339 §5.6, calendar-true.
fn full_date() -> String {
    let long = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])";
    let short = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)";
    let february = "02-(?:0[1-9]|1[0-9]|2[0-8])";
    let leap_year = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    format!("(?:[0-9]{{4}}-(?:{long}|{short}|{february})|{leap_year}-02-29)")
}

/// A dotted quad without leading zeros.
fn ipv4() -> String {
    let byte = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    format!(r"{byte}(?:\.{byte}){{3}}")
}

/// The text forms of RFC 4291 §2.2, without a zone: eight groups, the last two perhaps IPv4, or fewer around a `::`.
fn ipv6() -> String {
    let group = format!("{HEXADECIMAL}{{1,4}}");
    let around_gap =
        (1..=6).map(|before| format!("(?:{group}:){{1,{before}}}(?::{group}){{1,{}}}", 7 - before));
    let around_gap_ipv4 =
        (1..=5).map(|before| format!("(?:{group}:){{1,{before}}}:(?:{group}:){{0,{}}}", 5 - before));
    let ends_with_ipv4: Vec<_> = [format!("(?:{group}:){{6}}"), format!("::(?:{group}:){{0,5}}")]
        .into_iter()
        .chain(around_gap_ipv4)
        .collect();
    let forms: Vec<_> = [
        format!("(?:{group}:){{7}}{group}"),
        format!("(?:{group}:){{1,7}}:"),
        format!(":(?::{group}){{1,7}}"),
        "::".to_owned(),
    ]
    .into_iter()
    .chain(around_gap)
    .chain([format!("(?:{}){}", ends_with_ipv4.join("|"), ipv4())])
    .collect();
    format!("(?:{})", forms.join("|"))
}

/// `IRI` of RFC 3987 §2.2, safe to show as a link.
fn url() -> Vec<Rule> {
    let authority = r"//(?:[^/?#@\[\]]*@)?(?:\[[^/?#@\[\]]*\]|[^/?#@\[\]:]*)(?::[0-9]*)?(?:/[^?#\[\]]*)?";
    let no_authority = r"/?(?:[^/?#\[\]][^?#\[\]]*)?";
    let ip_future = r"\[[Vv][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+\]";
    vec![
        matches(
            "An absolute IRI, by its parts (RFC 3987 §2.2).",
            format!(
                r"^[A-Za-z][A-Za-z0-9+.-]*:(?:{authority}|{no_authority})(?:\?[^#\[\]]*)?(?:#[^#\[\]]*)?$"
            ),
        ),
        matches(
            "No blanks, controls and such; a percent sign begins an octet.",
            format!(
                r"^(?:[^\x00-\x20\x22%<>\\^`{{|}}\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff]|%{HEXADECIMAL}{{2}}|{PAIR})*$"
            ),
        ),
        avoids(
            "Private characters only in the query.",
            r"^[^?#]*[\ue000-\uf8ff]|^[^#]*#[^\ue000-\uf8ff]*[\ue000-\uf8ff]".to_owned(),
        ),
        matches("Brackets hold an IP address.", format!(r"^[^\[]*$|^[^\[]*(?:\[{}\]|{ip_future})", ipv6())),
        avoids(
            "`http` and `https` need a host (RFC 9110 §4.2).",
            format!("^{}[Ss]?:(?:/?(?:[^/]|$)|//(?:[^/?#@]*@)?(?::[0-9]*)?(?:[/?#]|$))", in_any_case("http")),
        ),
        avoids(
            "No scheme that runs code.",
            format!("^(?:{}):", ["javascript", "data", "vbscript"].map(in_any_case).join("|")),
        ),
    ]
}

/// `Mailbox` of RFC 5321 §4.1.2 with the characters of RFC 6531 §3.3, and a domain of two labels or more.
fn email() -> Vec<Rule> {
    let atom = format!(r"(?:[^\x00-\x20\x22(),.:;<>@\[\\\]\x7f\ud800-\udfff]|{PAIR})+");
    let quoted = format!(r"\x22(?:[^\x00-\x1f\x22\\\x7f\ud800-\udfff]|{PAIR}|\\[ -~])*\x22");
    let unseen = NOT_IN_LABELS.map(|[first, last]| format!(r"\u{first:04x}-\u{last:04x}")).concat();
    let end_of_label = format!(r"(?:[^\x00-/:-@\[-`{{-\x7f\ud800-\udfff{unseen}]|{PAIR})");
    let inside_label = format!(r"(?:[^\x00-,./:-@\[-`{{-\x7f\ud800-\udfff{unseen}]|{PAIR})");
    let label = format!("{end_of_label}(?:{inside_label}{{0,61}}{end_of_label})?");
    vec![
        matches(
            "A local part, then a domain or, in brackets, an address (RFC 5321 §4.1.2, RFC 6531 §3.3).",
            format!(r"^(?:{atom}(?:\.{atom})*|{quoted})@(?:\[[^@]*\]|[^@\[\]]*)$"),
        ),
        matches("The domain has two labels or more.", format!(r"\]$|@{label}(?:\.{label})+$")),
        matches(
            "Brackets hold an IP address.",
            format!(r"[^\]]$|@\[(?:{}|{}6:{})\]$", ipv4(), in_any_case("ipv"), ipv6()),
        ),
        matches(
            "At most 64 octets before the `@` and 255 after it (RFC 5321 §4.5.3.1); in ASCII, characters.",
            r"^[\s\S]{1,64}@[^@]{1,255}$".to_owned(),
        ),
    ]
}

/// `[Hh][Tt]…`: flags are not portable.
fn in_any_case(letters: &str) -> String {
    letters.chars().flat_map(|letter| ['[', letter.to_ascii_uppercase(), letter, ']']).collect()
}
