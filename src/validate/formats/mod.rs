//! The formats a string field can have, one file each.
//!
//! What belongs here: functions from the bytes of a string, unescaped, to a verdict. They allocate
//! nothing, know no field and write no message. Bytes that are not UTF-8 (a lone surrogate from a
//! JSON escape) are welcome, and refused like any other fault.
//!
//! ```
//! use assessment_order::validate::formats::{is_email, is_ipv4};
//!
//! assert!(is_email(b"ada@example.com"));
//! assert!(!is_ipv4(b"192.168.0.256"));
//! ```

mod date;
mod date_time;
mod email;
mod ipv4;
mod ipv6;
mod iri;
mod plain_email;
mod plain_url;
mod url;

pub(crate) use date::FullDate;
pub use date::{is_date, parse_date};
pub(super) use date_time::compare_date_times;
pub use date_time::{Instant, is_date_time, parse_date_time};
pub use email::{NOT_IN_LABELS, is_email};
pub use ipv4::is_ipv4;
pub use ipv6::is_ipv6;
pub use url::{UrlVerdict, check_url};
