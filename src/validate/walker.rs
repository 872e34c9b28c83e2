//! Drives the scanner over the model's tables: one pass over the text, all issues.

use super::finding::Finding;
use super::formats::{UrlVerdict, check_url, is_date, is_date_time, is_email, is_ipv4, is_ipv6};
use super::keys::{Keys, name};
use super::path::Path;
use super::{Options, PathStep, Report, Severity};
use crate::json::{Fault, NumberToken, Scanner, StringToken, Wanted, same_bytes};
use crate::model::{Enumeration, Field, Format, Kind, ORDER, Object, Presence, Rule};

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
    keys: Keys,
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
    pub(super) fn valid_start(&self, model: &Object, position: usize) -> Option<usize> {
        let is_valid = self.valid >> position & 1 == 1;
        is_valid.then(|| self.starts.get(slot(model, position)).copied()).flatten()
    }

    fn has(&self, position: usize) -> bool {
        self.seen >> position & 1 == 1
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
        workspace.keys.reset(options.seed);
        Walker { text, scanner: Scanner::new(text, options.encoding), options, report, workspace }
    }

    pub(super) fn walk(mut self) {
        if let Err(fault) = self.order() {
            let path = self.workspace.path.steps(&self.scanner);
            let issue = Finding::Unreadable { fault, at_end: fault.offset() >= self.text.len() }
                .issue(path, fault.offset());
            self.report.close(issue);
        }
    }

    fn order(&mut self) -> Result<(), Fault> {
        if self.scanner.peek() == b'{' {
            let mut members = Members::default();
            self.members(Some(&ORDER), self.filled_in(), &mut members)?;
            let has = |name: &[u8]| ORDER.position(name).is_some_and(|position| members.has(position));
            self.report.names_connection = has(b"connection_id");
            self.report.names_workspace = has(b"workspace_id");
        } else {
            self.value(&Kind::Object(&ORDER))?;
        }
        self.scanner.end()
    }

    /// The required fields that the order may leave out, because they are filled in.
    fn filled_in(&self) -> u64 {
        let Some(destination) = self.options.destination else { return 0 };
        let bit = |name: &[u8]| ORDER.position(name).map_or(0, |position| 1 << position);
        bit(b"connection_id") | if destination.workspace_id.is_some() { bit(b"workspace_id") } else { 0 }
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
            (b'{', Kind::Object(object)) => self.object(Some(object))?,
            (b'{', _) => {
                self.mismatch(kind, "object", start);
                self.object(None)?;
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
            (b't', _) => self.literal(b"true", kind, "boolean")?,
            (b'f', _) => self.literal(b"false", kind, "boolean")?,
            (b'n', _) => self.literal(b"null", kind, "null")?,
            _ => return Err(self.scanner.fault(Wanted::Value)),
        }
        Ok(())
    }

    fn literal(&mut self, literal: &'static [u8], kind: &Kind, received: &'static str) -> Result<(), Fault> {
        let start = self.scanner.position();
        self.scanner.literal(literal)?;
        if received != "boolean" || !matches!(kind, Kind::Boolean) {
            self.mismatch(kind, received, start);
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn check_magnitude(&mut self, token: NumberToken) {
        if !self.scanner.decimal(token).is_finite() {
            self.report_value(&Finding::NumberTooLarge, token.start);
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
        self.report_value(&Finding::InvalidType { expected, received }, start);
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

    /// Reads an object. Without a model every key is welcome.
    fn object(&mut self, model: Option<&'static Object>) -> Result<(), Fault> {
        self.members(model, 0, &mut Members::default())
    }

    /// Reads an object's members; `excused` are required fields that may be missing.
    fn members(
        &mut self,
        model: Option<&'static Object>,
        excused: u64,
        members: &mut Members,
    ) -> Result<(), Fault> {
        members.object = self.scanner.position();
        self.enter()?;
        if self.scanner.peek() != b'}' {
            let mut wanted = Wanted::KeyOrBrace;
            loop {
                if self.scanner.peek() != b'"' {
                    return Err(self.fault_between(wanted));
                }
                let key = self.scanner.position();
                self.workspace.path.set_key(key);
                self.member(key, model, members)?;
                match self.scanner.peek() {
                    b',' => self.scanner.pass(),
                    b'}' => break,
                    _ => return Err(self.fault_between(Wanted::CommaOrBrace)),
                }
                wanted = Wanted::Key;
            }
        }
        self.leave();
        if let Some(model) = model {
            self.check_whole(model, members, excused);
        }
        Ok(())
    }

    /// Reads the key that starts here, at `key`, and its value.
    #[inline]
    fn member(
        &mut self,
        key: usize,
        model: Option<&'static Object>,
        members: &mut Members,
    ) -> Result<(), Fault> {
        // Fields mostly come in the model's order: looking for the next one first spares most of the search.
        if let Some(model) = model
            && let Some(field) = model.fields.get(members.next)
            && self.scanner.pass_key(key, &field.key)
        {
            let position = members.next;
            self.note_field(key, position, field, members);
            return self.field_value(model, position, field, members);
        }
        self.other_member(model, members)
    }

    /// Reads a key, whichever it is, and its value.
    #[inline(never)]
    fn other_member(&mut self, model: Option<&'static Object>, members: &mut Members) -> Result<(), Fault> {
        let key = self.scanner.string().inspect_err(|_| self.workspace.path.leave())?;
        let Some((model, position, field)) = model.and_then(|model| self.known_field(key, model)) else {
            return self.unknown_member(key, model, members.object);
        };
        self.note_field(key.start, position, field, members);
        self.scanner.require(b':', Wanted::Colon)?;
        self.field_value(model, position, field, members)
    }

    /// Notes a field whose key starts at `key`.
    #[inline]
    fn note_field(&mut self, key: usize, position: usize, field: &'static Field, members: &mut Members) {
        members.next = position + 1;
        if members.has(position) {
            self.report_duplicate(field, key);
        }
        members.seen |= 1 << position;
    }

    /// Reads a field's value.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "most fields are plain: their text is passed without a call")]
    fn field_value(
        &mut self,
        model: &'static Object,
        position: usize,
        field: &'static Field,
        members: &mut Members,
    ) -> Result<(), Fault> {
        let byte = self.scanner.peek();
        let start = self.scanner.position();
        if byte == b'"' && model.plain >> position & 1 == 1 {
            return self.scanner.string_from(start).map(|_| ());
        }
        let errors = self.report.severity_count(Severity::Error);
        self.value_from(byte, start, &field.kind)?;
        let is_empty = byte == b'"' && self.scanner.position() == start + 2;
        if is_empty && field.presence == Presence::RequiredNotEmpty {
            self.report_empty(start);
        }
        if self.report.severity_count(Severity::Error) == errors {
            members.note_valid(model, position, start);
        }
        Ok(())
    }

    #[inline(never)]
    fn unknown_member(
        &mut self,
        key: StringToken,
        model: Option<&'static Object>,
        object: usize,
    ) -> Result<(), Fault> {
        if !self.workspace.keys.insert(&self.scanner, object, key) {
            // Where the model does not know the object, a key may hold anything, also what is personal.
            let quoted = model.map(|_| name(&self.scanner, key));
            self.report_value(&Finding::DuplicateField { key: quoted }, key.start);
        } else if let Some(model) = model {
            self.report_value(&Finding::UnknownField { key: name(&self.scanner, key), model }, key.start);
        }
        self.scanner.require(b':', Wanted::Colon)?;
        self.value(&Kind::Any)
    }

    #[inline]
    fn known_field(
        &self,
        key: StringToken,
        model: &'static Object,
    ) -> Option<(&'static Object, usize, &'static Field)> {
        let position = if key.escaped {
            model.position(&name(&self.scanner, key))
        } else {
            model.position(self.scanner.between(key.start + 1, key.end - 1))
        }?;
        Some((model, position, model.fields.get(position)?))
    }

    /// Checks what can be told only of all members together.
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
            if let Some(field) = model.fields.get(position) {
                self.report_field(field, &Finding::Required, members.object);
            }
        }
    }

    #[inline(never)]
    fn check_format(&mut self, format: Format, token: StringToken) {
        let text = name(&self.scanner, token);
        let fits = match format {
            Format::Plain => true,
            Format::DateTime => is_date_time(&text),
            Format::Date => is_date(&text),
            Format::Email => is_email(&text),
            Format::Ipv4 => is_ipv4(&text),
            Format::Url => match check_url(&text) {
                UrlVerdict::Valid => true,
                UrlVerdict::Invalid => false,
                UrlVerdict::Unsafe => return self.report_value(&Finding::UnsafeUrl, token.start),
            },
        };
        if fits {
            return;
        }
        let finding = if format == Format::Ipv4 && is_ipv6(&text) {
            Finding::Ipv6
        } else {
            Finding::InvalidFormat { format, value: text }
        };
        self.report_value(&finding, token.start);
    }

    #[inline(never)]
    fn check_enumeration(&mut self, enumeration: &'static Enumeration, token: StringToken) {
        let text = name(&self.scanner, token);
        if !enumeration.values.iter().any(|value| same_bytes(value.as_bytes(), &text)) {
            self.report_value(&Finding::InvalidValue { enumeration, value: text }, token.start);
        }
    }

    /// The number that starts there, which was read before.
    pub(super) fn number_at(&self, start: usize) -> Option<&'t [u8]> {
        let token = self.scanner.again(start).number().ok()?;
        Some(self.scanner.between(token.start, token.end))
    }

    /// The string that starts there, which was read before.
    pub(super) fn text_at(&self, start: usize) -> Option<std::borrow::Cow<'t, [u8]>> {
        let token = self.scanner.again(start).string().ok()?;
        Some(name(&self.scanner, token))
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

    #[cold]
    #[inline(never)]
    fn report_duplicate(&mut self, field: &'static Field, key: usize) {
        self.report_value(&Finding::DuplicateField { key: Some(field.name.as_bytes().into()) }, key);
    }

    #[cold]
    #[inline(never)]
    fn report_empty(&mut self, start: usize) {
        self.report_value(&Finding::Empty, start);
    }

    /// An issue with the value, or the key, being read.
    #[cold]
    #[inline(never)]
    fn report_value(&mut self, finding: &Finding<'_>, offset: usize) {
        if self.report.admit(finding.code(), finding.severity(), offset) {
            let path = self.workspace.path.steps(&self.scanner);
            self.report.insert(finding.issue(path, offset));
        }
    }

    /// An issue with a field of the object that was just read.
    #[cold]
    #[inline(never)]
    pub(super) fn report_field(&mut self, field: &'static Field, finding: &Finding<'_>, offset: usize) {
        if self.report.admit(finding.code(), finding.severity(), offset) {
            let mut path = self.workspace.path.steps(&self.scanner);
            path.push(PathStep::Key(field.name.to_owned()));
            self.report.insert(finding.issue(path, offset));
        }
    }
}
