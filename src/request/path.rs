//! The identifiers in the path: one segment each (RFC 3986 §3.3), whatever they hold.

use super::invalid::InvalidRequest;
use super::percent::push_encoded;

/// Appends `id`, percent-encoded, as one segment.
///
/// Refused are the segments that a URL does not keep: the empty one, and the dot segments (RFC 3986 §5.2.4), which no
/// encoding protects, since a URL parser reads `%2e` as a dot.
pub(super) fn push_segment(url: &mut String, option: &'static str, id: &str) -> Result<(), InvalidRequest> {
    match id {
        "" => Err(InvalidRequest::new(option, "`")
            .say(option)
            .say("` must not be empty: it is a segment of the URL's path.")),
        "." | ".." => Err(InvalidRequest::new(option, "`")
            .say(option)
            .say("` must not be ")
            .quote(id)
            .say(": as a segment of the URL's path that leads elsewhere.")),
        _ => {
            push_encoded(url, id);
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(id: &str) -> Result<String, String> {
        let mut url = String::new();
        push_segment(&mut url, "connectionId", id).map_err(|invalid| invalid.to_string())?;
        Ok(url)
    }

    #[test]
    fn an_id_is_one_segment() {
        for (id, encoded) in [
            ("5f1e-2_3.4~5", "5f1e-2_3.4~5"),
            ("!*'()", "%21%2A%27%28%29"),
            ("a/b", "a%2Fb"),
            ("a\\b", "a%5Cb"),
            ("a?b#c", "a%3Fb%23c"),
            (";=,:@&$+", "%3B%3D%2C%3A%40%26%24%2B"),
            (" ", "%20"),
            ("a\tb\r\nc", "a%09b%0D%0Ac"),
            ("名", "%E5%90%8D"),
        ] {
            assert_eq!(segment(id).as_deref(), Ok(encoded));
        }
    }

    #[test]
    fn a_segment_that_a_url_drops_is_refused() {
        for (id, message) in [
            ("", "`connectionId` must not be empty: it is a segment of the URL's path."),
            (".", "`connectionId` must not be \".\": as a segment of the URL's path that leads elsewhere."),
            ("..", "`connectionId` must not be \"..\": as a segment of the URL's path that leads elsewhere."),
        ] {
            assert_eq!(segment(id), Err(message.to_owned()));
        }
    }

    /// A URL parser also takes `%2e` for a dot (URL standard, "single-dot URL path segment"), reads `\` as `/` and
    /// drops tabs, line ends and outer blanks. Nothing of that can arise here: `%` becomes `%25`, the others are
    /// encoded, and a dot itself never is. So only `.` and `..` themselves come out as dot segments.
    #[test]
    fn a_disguised_dot_segment_is_an_ordinary_segment() {
        for (id, encoded) in [
            ("...", "..."),
            ("%2e", "%252e"),
            ("%2E%2e", "%252E%252e"),
            (".%2e", ".%252e"),
            ("../", "..%2F"),
            ("..\\", "..%5C"),
            (".\t.", ".%09."),
            (" ..", "%20.."),
            ("..?", "..%3F"),
            ("..;", "..%3B"),
            ("．．", "%EF%BC%8E%EF%BC%8E"),
        ] {
            assert_eq!(segment(id).as_deref(), Ok(encoded));
        }
    }
}
