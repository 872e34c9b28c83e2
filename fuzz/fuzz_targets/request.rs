//! The URL of a request is what its arguments say, to every URL parser; and the wait that a server asks for is a span
//! of time.

#![no_main]

use std::borrow::Cow;

use arbitrary::Arbitrary;
use assessment_order::client::retry_after;
use assessment_order::model::ORDER;
use assessment_order::request::{
    CallerHeaders, InvalidRequest, Raw, Server, Token, Update, check_workspace_id, update_order,
};
use libfuzzer_sys::fuzz_target;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

#[derive(Arbitrary, Debug)]
struct Input {
    connection_id: String,
    id: String,
    fields: Vec<Field>,
    raw: Option<RawInput>,
    base_url: Base,
    page_origin: u8,
    token: Option<String>,
    headers: Vec<(String, String)>,
    workspace_id: String,
    retry_after: Wait,
    /// Seconds since 1970; a `Date` holds at most 8.64e12 either side.
    now: i64,
}

#[derive(Arbitrary, Debug)]
enum Field {
    Known(u8),
    Any(String),
}

#[derive(Arbitrary, Debug)]
enum RawInput {
    Text(String),
    Pairs(Vec<(String, String)>),
}

#[derive(Arbitrary, Debug)]
enum Base {
    Any(String),
    Secure(String),
    Plain(String),
    Path(String),
    /// Of [`PIECES`].
    Built(Vec<u8>),
    Region(String),
    None,
}

#[derive(Arbitrary, Debug)]
enum Wait {
    Any(String),
    Seconds(u64, Vec<u8>),
    Long { digit: u8, zeros: u16, digits: u16 },
    Date { form: u8, weekday: u8, day: u8, month: u8, year: u16, hour: u8, minute: u8, second: u8 },
}

fuzz_target!(|input: Input| {
    if let Some(server) = server(&input) {
        the_url_is_what_the_arguments_say(&input, &server);
        the_headers_can_be_sent(&input, &server);
    }
    assert_eq!(check_workspace_id(&input.workspace_id).is_ok(), !input.workspace_id.is_empty());
    a_wait_is_a_span_of_time(&input.retry_after, input.now);
});

const PAGES: [Option<&str>; 6] = [
    None,
    Some("null"),
    Some("file://"),
    Some("https://app.example"),
    Some("http://h:8080"),
    Some("http://[::1]"),
];

/// What a `baseUrl` can be made of: each is right in one place and a trick in another.
const PIECES: [&str; 48] = [
    "https://",
    "http://",
    "HTTP://",
    "https:",
    "//",
    "/",
    "localhost",
    "Localhost",
    ".",
    "..",
    "%2e",
    "%2E",
    "%2f",
    "%",
    "127.",
    "0.0.1",
    "127.0.0.1",
    "128",
    "1",
    "0",
    "0x7f",
    "017",
    "256",
    "[::1]",
    "[0:0::1]",
    "[::ffff:127.0.0.1]",
    "[",
    "]",
    ":",
    ":443",
    ":80",
    ":0443",
    ":65536",
    "@",
    "api.unified.to",
    "API-EU.unified.to",
    "unified.to",
    "\\",
    "?",
    "#",
    "a",
    "-",
    "_",
    "é",
    "xn--a",
    "|^`{}\"<>'",
    "\t",
    " ",
];

fn server(input: &Input) -> Option<Server> {
    let page = PAGES[usize::from(input.page_origin) % PAGES.len()];
    let base_url = match &input.base_url {
        Base::Region(region) => {
            let server = Server::new(Some(region), None, page);
            assert_eq!(server.is_ok(), ["us", "eu", "au"].contains(&region.as_str()));
            return server.ok();
        }
        Base::None => return Some(Server::new(None, None, page).unwrap()),
        Base::Any(text) => text.clone(),
        Base::Secure(rest) => format!("https://{rest}"),
        Base::Plain(rest) => format!("http://{rest}"),
        Base::Path(rest) => format!("/{rest}"),
        Base::Built(pieces) => {
            pieces.iter().map(|&piece| PIECES[usize::from(piece) % PIECES.len()]).collect()
        }
    };
    match Server::new(None, Some(&base_url), page) {
        Ok(server) => {
            the_server_is_the_one_named(&server, &base_url, page);
            Some(server)
        }
        Err(refused) => {
            is_one_sentence(&refused);
            None
        }
    }
}

fn is_one_sentence(refused: &InvalidRequest) {
    assert!(refused.message().ends_with('.') && !refused.message().contains(char::is_control), "{refused}");
    assert!(refused.message().chars().count() < 250, "{refused}");
}

/// A host that the parser refuses and we do not: `xn--` with rubbish behind it needs tables to see through (RFC 5891).
fn is_beyond_us(base: &str) -> bool {
    base.to_ascii_lowercase().contains("xn--")
}

fn the_server_is_the_one_named(server: &Server, base_url: &str, page: Option<&str>) {
    let base = server.base();
    assert!(base.is_ascii() && !base.ends_with('/') && !base.contains(['?', '#', '\\', ' ']), "{base}");
    let ours = match Url::parse(base) {
        Ok(url) => url,
        Err(error) => {
            assert!(is_beyond_us(base), "{base}: {error}");
            return;
        }
    };
    // What a browser makes of the text is where the request goes.
    let theirs = match page {
        Some(page) if base_url.starts_with('/') => Url::parse(page).unwrap().join(base_url).unwrap(),
        _ => Url::parse(base_url).unwrap(),
    };
    assert_eq!(ours.origin(), theirs.origin());
    assert_eq!(ours.path().trim_end_matches('/'), strictly_encoded(theirs.path()).trim_end_matches('/'));
    assert!(ours.username().is_empty() && ours.password().is_none());
    if ours.scheme() == "http" && !base_url.starts_with('/') {
        assert!(is_loopback(&ours), "{base}");
    }
    let unified = ["api", "api-eu", "api-au"].map(|name| format!("{name}.unified.to"));
    let host = ours.host_str().unwrap_or_default();
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_unified =
        ours.scheme() == "https" && ours.port().is_none() && unified.iter().any(|name| name == host);
    assert_eq!(server.is_unified(), is_unified, "{base}");
}

/// What a browser leaves in a path and RFC 3986 §3.3 does not allow there, such as brackets, is encoded by us.
fn strictly_encoded(path: &str) -> String {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%".contains(&byte);
    path.bytes()
        .map(|byte| if allowed(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    }
}

fn the_url_is_what_the_arguments_say(input: &Input, server: &Server) {
    let known = |position: &u8| ORDER.fields[usize::from(*position) % ORDER.fields.len()].name;
    let fields: Vec<&str> = input
        .fields
        .iter()
        .map(|field| match field {
            Field::Known(position) => known(position),
            Field::Any(name) => name,
        })
        .collect();
    let raw = input.raw.as_ref().map(|raw| match raw {
        RawInput::Text(text) => Raw::Text(text),
        RawInput::Pairs(pairs) => Raw::Pairs(borrowed(pairs)),
    });
    let ids = [input.connection_id.as_str(), input.id.as_str()];
    let update = Update { connection_id: ids[0], id: ids[1], fields: &fields, raw: raw.as_ref() };

    let is_segment = |id: &&str| !["", ".", ".."].contains(id);
    let may_be_built = ids.iter().all(is_segment) && fields.iter().all(|name| ORDER.field(name).is_some());
    let text = match update.url(server) {
        Ok(text) => text,
        Err(refused) => {
            is_one_sentence(&refused);
            return assert!(!may_be_built, "{refused}");
        }
    };
    assert!(may_be_built && text.is_ascii());
    let Ok(url) = Url::parse(&text) else { return assert!(is_beyond_us(server.base()), "{text}") };

    let after_scheme = text.split_once("://").unwrap().1;
    let written = &after_scheme[after_scheme.find('/').unwrap()..];
    let parsed = [url.path(), url.query().map(|_| "?").unwrap_or_default(), url.query().unwrap_or_default()];
    assert_eq!(parsed.concat(), written, "a parser leaves path and query as they are");
    assert_eq!(url.fragment(), None);

    let segments: Vec<&str> = url.path_segments().unwrap().collect();
    let [.., assessment, connection, order, id] = segments.as_slice() else { panic!("{text}") };
    assert_eq!((*assessment, *order), ("assessment", "order"));
    let decode = |segment: &str| percent_decode_str(segment).decode_utf8().unwrap().into_owned();
    assert_eq!([decode(connection), decode(id)], ids.map(str::to_owned));
    the_query_says_the_same(&url, &fields, raw.as_ref());
}

fn the_query_says_the_same(url: &Url, fields: &[&str], raw: Option<&Raw<'_>>) {
    let mut distinct: Vec<&str> = Vec::new();
    for field in fields {
        if !distinct.contains(field) {
            distinct.push(field);
        }
    }
    let of = |name: &'static str| {
        url.query_pairs().filter(move |pair| pair.0 == name).map(|pair| pair.1.into_owned())
    };
    assert!(of("fields").eq(distinct.iter().map(|field| (*field).to_owned())));
    let sent: Vec<String> = of("raw").collect();
    assert_eq!(url.query_pairs().count(), distinct.len() + sent.len());
    assert_ne!(url.query(), Some(""));
    match raw {
        None => assert!(sent.is_empty()),
        Some(Raw::Text(text)) if text.is_empty() => assert!(sent.is_empty()),
        Some(Raw::Text(text)) => assert_eq!(sent, [*text]),
        Some(Raw::Pairs(pairs)) if pairs.is_empty() => assert!(sent.is_empty()),
        Some(Raw::Pairs(pairs)) => {
            let [sent] = sent.as_slice() else { panic!("raw is sent once: {sent:?}") };
            let read = url::form_urlencoded::parse(sent.as_bytes());
            assert!(
                read.eq(pairs.iter().map(|&(name, value)| (Cow::Borrowed(name), Cow::Borrowed(value))))
            );
        }
    }
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn the_headers_can_be_sent(input: &Input, server: &Server) {
    let secret = input.token.as_deref().unwrap_or_default();
    let token = match input.token.as_deref().map(Token::parse).transpose() {
        Ok(token) => token,
        Err(refused) => {
            is_one_sentence(&refused);
            // Short ones are part of any sentence.
            return assert!(
                secret.chars().count() < 8 || secret.trim().is_empty() || !refused.message().contains(secret)
            );
        }
    };
    let headers = match CallerHeaders::new(borrowed(&input.headers)) {
        Ok(headers) => headers,
        Err(refused) => return is_one_sentence(&refused),
    };
    let update = Update { connection_id: "c", id: "o", fields: &[], raw: None };
    let request = match update_order(&update, server, token.as_ref(), &headers) {
        Ok(request) => request,
        Err(refused) => {
            is_one_sentence(&refused);
            return assert!(refused.option() == "token" && token.is_none() && server.is_unified());
        }
    };
    for (name, value) in &request.headers {
        assert!(
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase())
        );
        let may_be_sent = |character: char| {
            character <= 'ÿ' && (character == '\t' || character >= ' ') && character != '\u{7f}'
        };
        assert!(value.chars().all(may_be_sent), "{name}: {value:?}");
    }
    let ours = |name: &str| request.headers.iter().filter(|header| header.0 == name).count();
    assert_eq!((ours("content-type"), ours("accept")), (1, 1));
    assert!(ours("authorization") <= 1);
    if token.is_some() {
        let another = Token::parse("x").ok();
        let with_another = update_order(&update, server, another.as_ref(), &headers).unwrap();
        let shown = format!("{request:?} {token:?} {headers:?}");
        assert_eq!(
            shown,
            format!("{with_another:?} {another:?} {headers:?}"),
            "what is shown depends on the token"
        );
    }
}

fn a_wait_is_a_span_of_time(wait: &Wait, now: i64) {
    let now = (now % 8_640_000_000_001) as f64 * 1_000.0;
    let text = match wait {
        Wait::Any(text) => text.clone(),
        Wait::Seconds(whole, fraction) => {
            let digits: String = fraction.iter().map(|digit| char::from(b'0' + digit % 10)).collect();
            format!("{whole}.{digits}")
        }
        Wait::Long { digit, zeros, digits } => {
            let digit = (digit % 10).to_string();
            ["0.", &"0".repeat(usize::from(zeros % 1024)), &digit.repeat(usize::from(digits % 1024))].concat()
        }
        date => date_text(date),
    };
    if let Some(wait) = retry_after(&text, now) {
        assert!(wait >= 0.0 && wait.is_finite(), "{text:?} at {now}: {wait}");
    }
    if let Wait::Seconds(whole, fraction) = wait {
        let wait = retry_after(&text, now);
        assert_eq!(wait.is_some(), !fraction.is_empty());
        let off = |wait: f64| (wait - text.parse::<f64>().unwrap() * 1_000.0).abs();
        assert!(wait.is_none_or(|wait| off(wait) <= (*whole as f64 + 1.0) * 1e-9), "{text}: {wait:?}");
    }
}

fn date_text(date: &Wait) -> String {
    let Wait::Date { form, weekday, day, month, year, hour, minute, second } = date else {
        return String::new();
    };
    let pick = |names: &'static str, at: u8| names.split(' ').cycle().nth(usize::from(at)).unwrap();
    let weekday = pick("Mon Tue Wed Thu Fri Sat Sun", *weekday);
    let month = pick("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Foo", *month);
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    match form % 3 {
        0 => format!("{weekday}, {day:02} {month} {year:04} {time} GMT"),
        1 => format!("{weekday}day, {day:02}-{month}-{:02} {time} GMT", year % 100),
        _ => format!("{weekday} {month} {day:2} {time} {year:04}"),
    }
}
