//! Drives the scanner over the model's tables: one pass over the text, all issues.

use super::finding::{
    Finding, IPV6, NOT_A_DATE, NOT_A_DATE_TIME, NOT_A_URL, NOT_AN_EMAIL, NOT_IPV4, UNSAFE_URL,
};
use super::formats::{UrlVerdict, check_url, is_date, is_date_time, is_email, is_ipv4, is_ipv6};
use super::path::Path;
use super::unknown_keys::UnknownKeys;
use super::{Options, PathStep, Report, Severity};
use crate::json::{Fault, NumberToken, Scanner, StringToken, Wanted, same_bytes};
use crate::model::{Enumeration, Field, Format, Kind, ORDER, Object, Order, Presence, Rule};

/// The bits of the fields that may be filled in.
const CONNECTION: u64 = 1 << Order::position("connection_id");
const WORKSPACE: u64 = 1 << Order::position("workspace_id");

/// Reads one text.
pub(super) struct Walker<'t, 'o, 'r> {
    text: &'t [u8],
    pub(super) scanner: Scanner<'t>,
    pub(super) options: &'o Options<'o>,
    /// Not held by the walker itself, so that it is made where the caller wants it and never moved.
    report: &'r mut Report,
    workspace: &'r mut Workspace,
}

/// What one walk needs and the next can use again: making it would take as long as a short order.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    path: Path,
    unknown_keys: UnknownKeys,
}

/// Which of an object's known fields were read, and where the values start that its rules look at.
#[derive(Default)]
pub(super) struct Members {
    /// Where the object starts.
    object: usize,
    /// The field that is expected next, by position.
    next: usize,
    /// A bit for each known field that is there.
    seen: u64,
    /// A bit for each field whose value is there and what the model wants.
    valid: u64,
    /// Where the compared fields' values start, in the order of their positions.
    starts: [usize; Rule::MOST_COMPARED],
}

impl Members {
    /// Where the value of a compared field starts, if it is there and valid.
    pub(super) fn valid_start(&self, model: &Object, position: u8) -> Option<usize> {
        let position = usize::from(position);
        let is_valid = self.valid >> position & 1 == 1;
        is_valid.then(|| self.starts.get(slot(model, position)).copied()).flatten()
    }

    #[inline]
    fn note_valid(&mut self, model: &Object, position: usize, start: usize) {
        self.valid |= 1 << position;
        if model.compared >> position & 1 == 1
            && let Some(place) = self.starts.get_mut(slot(model, position))
        {
            *place = start;
        }
    }
}

/// How many compared fields come before this one.
fn slot(model: &Object, position: usize) -> usize {
    (model.compared & ((1 << position) - 1)).count_ones() as usize
}

impl<'t, 'o, 'r> Walker<'t, 'o, 'r> {
    pub(super) fn new(
        text: &'t [u8],
        options: &'o Options<'o>,
        report: &'r mut Report,
        workspace: &'r mut Workspace,
    ) -> Self {
        workspace.path.reset();
        workspace.unknown_keys.reset(options.seed);
        Walker { text, scanner: Scanner::new(text, options.encoding), options, report, workspace }
    }

    pub(super) fn walk(mut self) {
        if let Err(fault) = self.order() {
            let path = self.workspace.path.steps(&self.scanner);
            let finding = Finding::unreadable(fault, fault.offset() >= self.text.len());
            self.report.close(finding.issue(path, fault.offset()));
        }
    }

    fn order(&mut self) -> Result<(), Fault> {
        if self.scanner.peek() == b'{' {
            let mut members = Members::default();
            self.members(Some(&ORDER), &mut members)?;
            self.check_whole(&ORDER, &members, self.filled_in());
            self.report.names_connection = members.seen & CONNECTION != 0;
            self.report.names_workspace = members.seen & WORKSPACE != 0;
        } else {
            self.value(&Kind::Object(&ORDER))?;
        }
        self.scanner.end()
    }

    /// The required fields that the order may leave out, because they are filled in.
    fn filled_in(&self) -> u64 {
        let Some(destination) = self.options.destination else { return 0 };
        CONNECTION | if destination.workspace_id.is_some() { WORKSPACE } else { 0 }
    }

    /// Reads a value, whatever it is, and holds it against `kind`.
    #[inline]
    fn value(&mut self, kind: &Kind) -> Result<(), Fault> {
        let byte = self.scanner.peek();
        self.value_from(byte, self.scanner.position(), kind)
    }

    /// Reads the value that starts here, at `start`, with `byte`.
    fn value_from(&mut self, byte: u8, start: usize, kind: &Kind) -> Result<(), Fault> {
        match (byte, kind) {
            (b'"', _) => {
                let token = self.scanner.string_from(start)?;
                match kind {
                    Kind::Text(Format::Plain) | Kind::Any => {}
                    Kind::Text(format) => self.check_format(*format, token),
                    Kind::Enumeration(enumeration) => self.check_enumeration(enumeration, token),
                    _ => self.mismatch(kind, "string", start),
                }
            }
            (b'{', Kind::Object(object)) => self.object(object)?,
            (b'{', _) => {
                self.mismatch(kind, "object", start);
                self.members(None, &mut Members::default())?;
            }
            (b'[', Kind::Array(item)) => self.array(item)?,
            (b'[', _) => {
                self.mismatch(kind, "array", start);
                self.array(&Kind::Any)?;
            }
            (b'-' | b'0'..=b'9', _) => {
                let token = self.scanner.number_from(start)?;
                if !matches!(kind, Kind::Number) {
                    self.mismatch(kind, "number", start);
                }
                if token.may_overflow {
                    self.check_magnitude(token);
                }
            }
            _ => match (self.scanner.literal_from(start)?, kind) {
                (b'n', _) => self.mismatch(kind, "null", start),
                (_, Kind::Boolean) => {}
                _ => self.mismatch(kind, "boolean", start),
            },
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn check_magnitude(&mut self, token: NumberToken) {
        if !self.scanner.decimal(token).is_finite() {
            self.report_value(&Finding::NUMBER_TOO_LARGE, token.start);
        }
    }

    #[cold]
    #[inline(never)]
    fn mismatch(&mut self, kind: &Kind, received: &'static str, start: usize) {
        let expected = match kind {
            Kind::Any => return,
            Kind::Text(_) | Kind::Enumeration(_) => "string",
            Kind::Number => "number",
            Kind::Boolean => "boolean",
            Kind::Array(_) => "array",
            Kind::Object(_) => "object",
        };
        self.report_value(&Finding::invalid_type(expected, received), start);
    }

    fn array(&mut self, item: &Kind) -> Result<(), Fault> {
        self.enter()?;
        if self.scanner.peek() != b']' {
            for index in 0.. {
                self.workspace.path.set_index(index);
                self.value(item)?;
                match self.scanner.peek() {
                    b',' => self.scanner.pass(),
                    b']' => break,
                    _ => return Err(self.fault_between(Wanted::CommaOrBracket)),
                }
            }
        }
        self.leave();
        Ok(())
    }

    /// Reads an object.
    fn object(&mut self, model: &'static Object) -> Result<(), Fault> {
        let mut members = Members::default();
        self.members(Some(model), &mut members)?;
        self.check_whole(model, &members, 0);
        Ok(())
    }

    /// Reads an object's members. Without a model every key is welcome.
    fn members(&mut self, model: Option<&'static Object>, members: &mut Members) -> Result<(), Fault> {
        members.object = self.scanner.position();
        self.enter()?;
        let (mut byte, mut key) = self.scanner.peek_from(members.object + 1);
        if byte != b'}' {
            let mut wanted = Wanted::KeyOrBrace;
            loop {
                if byte != b'"' {
                    return Err(self.fault_between(wanted));
                }
                self.workspace.path.set_key(key);
                let end = self.member(key, model, members)?;
                let (behind, at) = self.scanner.peek_from(end);
                match behind {
                    b',' => (byte, key) = self.scanner.peek_behind(at),
                    b'}' => break,
                    _ => return Err(self.fault_between(Wanted::CommaOrBrace)),
                }
                wanted = Wanted::Key;
            }
        }
        self.leave();
        Ok(())
    }

    /// Reads the key that starts here, at `key`, and its value, and returns the position then.
    #[inline]
    fn member(
        &mut self,
        key: usize,
        model: Option<&'static Object>,
        members: &mut Members,
    ) -> Result<usize, Fault> {
        // Fields mostly come in the model's order: trying the next one first spares most of the search.
        let behind_key = if let Some(model) = model
            && let Some(field) = model.fields.get(members.next)
            && let Some(behind_key) = self.scanner.pass_key(key, field.key, field.name.len())
        {
            self.check_duplicate(model, members.next, members, key);
            behind_key
        } else {
            self.find_field(key, model, members)?;
            self.scanner.position()
        };
        let position = members.next;
        let Some((model, field)) = model.and_then(|model| Some((model, model.fields.get(position)?))) else {
            self.value(&Kind::Any)?;
            return Ok(self.scanner.position());
        };
        members.seen |= 1 << position;
        members.next = position + 1;
        let (byte, start) = self.scanner.peek_from(behind_key);
        if byte == b'"' && model.plain >> position & 1 == 1 {
            // Most fields are plain: their text is passed without a call.
            return self.scanner.string_from(start).map(|token| token.end);
        }
        let errors = self.report.severity_count(Severity::Error);
        self.value_from(byte, start, &field.kind)?;
        let end = self.scanner.position();
        if byte == b'"' && end == start + 2 && field.presence == Presence::RequiredNotEmpty {
            self.report_value(&Finding::EMPTY, start);
        }
        if self.report.severity_count(Severity::Error) == errors {
            members.note_valid(model, position, start);
        }
        Ok(end)
    }

    /// Passes the key that starts here, at `key`, and its colon, and makes its field the next one.
    #[inline(never)]
    fn find_field(
        &mut self,
        key: usize,
        model: Option<&'static Object>,
        members: &mut Members,
    ) -> Result<(), Fault> {
        if let Some(model) = model
            && let Some(name) = self.scanner.quoted_name(key)
            && let position = model.candidate(name)
            && let Some(field) = model.fields.get(position)
            && self.scanner.pass_key(key, field.key, field.name.len()).is_some()
        {
            members.next = position;
            self.check_duplicate(model, position, members, key);
            return Ok(());
        }
        self.any_key(model, members)
    }

    /// Passes a key however it is written, and its colon, and makes its field the next one: none where the model does
    /// not know it.
    #[inline(never)]
    fn any_key(&mut self, model: Option<&'static Object>, members: &mut Members) -> Result<(), Fault> {
        let token = self.scanner.string().inspect_err(|_| self.workspace.path.leave())?;
        let known = model.and_then(|model| Some((model, model.position(&self.scanner.unescaped(token))?)));
        members.next = known.map_or(usize::MAX, |(_, position)| position);
        match known {
            Some((model, position)) => self.check_duplicate(model, position, members, token.start),
            None => self.note_unknown(token, model, members.object),
        }
        self.scanner.require(b':', Wanted::Colon)
    }

    /// Says of a key that the model does not know that it does not, or that it was there before.
    #[inline(never)]
    fn note_unknown(&mut self, token: StringToken, model: Option<&'static Object>, object: usize) {
        let key = self.scanner.unescaped(token);
        let is_new = self.workspace.unknown_keys.insert(&self.scanner, object, token, &key);
        let finding = match model {
            Some(model) if is_new => Finding::unknown_field(&key, model),
            Some(_) => Finding::duplicate_key(&key),
            None if is_new => return,
            // Where the model does not know the object, a key may hold anything, also what is personal.
            None => Finding::DUPLICATE_DATA,
        };
        self.report_value(&finding, token.start);
    }

    /// Checks what can be told only of all members together; `excused` are required fields that may be missing.
    #[inline(never)]
    fn check_whole(&mut self, model: &'static Object, members: &Members, excused: u64) {
        self.check_required(model, members, excused);
        self.check_rules(model, members);
    }

    fn check_required(&mut self, model: &'static Object, members: &Members, excused: u64) {
        let mut missing = model.required & !members.seen & !excused;
        while missing != 0 {
            let position = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            self.report_field(model.fields.get(position), &Finding::REQUIRED, members.object);
        }
    }

    #[inline(never)]
    fn check_format(&mut self, format: Format, token: StringToken) {
        let text = self.scanner.unescaped(token);
        let (fits, cause) = match format {
            Format::Plain => return,
            Format::DateTime => (is_date_time(&text), &NOT_A_DATE_TIME),
            Format::Date => (is_date(&text), &NOT_A_DATE),
            Format::Email => (is_email(&text), &NOT_AN_EMAIL),
            Format::Ipv4 => (is_ipv4(&text), if is_ipv6(&text) { &IPV6 } else { &NOT_IPV4 }),
            Format::Url => match check_url(&text) {
                UrlVerdict::Valid => return,
                UrlVerdict::Invalid => (false, &NOT_A_URL),
                UrlVerdict::Unsafe => (false, &UNSAFE_URL),
            },
        };
        if !fits {
            self.report_value(&Finding::invalid_format(cause, &text), token.start);
        }
    }

    #[inline(never)]
    fn check_enumeration(&mut self, enumeration: &'static Enumeration, token: StringToken) {
        let text = self.scanner.unescaped(token);
        if !enumeration.values.iter().any(|value| same_bytes(value.as_bytes(), &text)) {
            self.report_value(&Finding::invalid_value(enumeration, &text), token.start);
        }
    }

    fn enter(&mut self) -> Result<(), Fault> {
        if !self.workspace.path.enter() {
            return Err(self.scanner.fault(Wanted::LessDepth));
        }
        self.scanner.pass();
        Ok(())
    }

    fn leave(&mut self) {
        self.scanner.pass();
        self.workspace.path.leave();
    }

    /// A fault that belongs to no value of the object or array being read, but to itself.
    #[cold]
    fn fault_between(&mut self, wanted: Wanted) -> Fault {
        self.workspace.path.leave();
        self.scanner.fault(wanted)
    }

    /// Whether the field whose key starts at `key` was there before.
    #[inline]
    fn check_duplicate(&mut self, model: &'static Object, position: usize, members: &Members, key: usize) {
        if members.seen >> position & 1 == 1 {
            self.report_duplicate(model, position, key);
        }
    }

    #[cold]
    #[inline(never)]
    fn report_duplicate(&mut self, model: &'static Object, position: usize, key: usize) {
        let name = model.fields.get(position).map_or("", |field| field.name);
        self.report_value(&Finding::duplicate_key(name.as_bytes()), key);
    }

    /// An issue with the value, or the key, being read.
    #[cold]
    #[inline(never)]
    fn report_value(&mut self, finding: &Finding<'_>, offset: usize) {
        self.report_field(None, finding, offset);
    }

    /// An issue with a field of the object that was just read.
    #[cold]
    #[inline(never)]
    pub(super) fn report_field(
        &mut self,
        field: Option<&'static Field>,
        finding: &Finding<'_>,
        offset: usize,
    ) {
        if self.report.admit(finding.cause.code, finding.cause.severity, offset) {
            let mut path = self.workspace.path.steps(&self.scanner);
            if let Some(field) = field {
                path.push(PathStep::Key(field.name.to_owned()));
            }
            self.report.insert(finding.issue(path, offset));
        }
    }
}
