//! Consistency across fields: the model's rules, held against values that are valid by themselves.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::finding::Finding;
use super::formats::{compare_date_times, parse_date};
use super::walker::{Members, Walker};
use crate::json::compare_numbers;
use crate::model::{Comparison, Object, Rule};

impl Walker<'_, '_, '_> {
    /// Reports each rule that the object breaks, at the field that is its subject.
    pub(super) fn check_rules(&mut self, model: &'static Object, members: &Members) {
        for rule in model.rules {
            if let Some(start) = members.valid_start(model, rule.subject)
                && self.is_broken(model, rule, start, members).unwrap_or(false)
            {
                self.report_broken(model, rule, start);
            }
        }
    }

    /// None where what the value is held against is not there.
    fn is_broken(&self, model: &Object, rule: &Rule, start: usize, members: &Members) -> Option<bool> {
        Some(match rule.comparison {
            Comparison::NotAbove(limit) => {
                let limit = members.valid_start(model, limit)?;
                compare_numbers(self.scanner.from(start), self.scanner.from(limit)) == Ordering::Greater
            }
            Comparison::NotBefore(earlier) => {
                let earlier = members.valid_start(model, earlier)?;
                compare_date_times(&self.string_at(start)?, &self.string_at(earlier)?)? == Ordering::Less
            }
            Comparison::NotInFuture => {
                let day = parse_date(&self.string_at(start)?)?;
                self.options.today.is_before(day)
            }
            Comparison::AsInPath => {
                let name = model.fields.get(usize::from(rule.subject))?.name;
                let wanted = self.options.destination?.parameter(name)?;
                *self.string_at(start)? != *wanted.as_bytes()
            }
        })
    }

    /// The string that starts there, which was read before.
    #[inline(never)]
    fn string_at(&self, start: usize) -> Option<Cow<'_, [u8]>> {
        let token = self.scanner.again(start).string().ok()?;
        Some(self.scanner.unescaped(token))
    }

    #[cold]
    fn report_broken(&mut self, model: &'static Object, rule: &'static Rule, start: usize) {
        let name = |position: u8| model.fields.get(usize::from(position)).map_or("", |field| field.name);
        let finding = match rule.comparison {
            Comparison::NotAbove(limit) => Finding::above(name(limit)),
            Comparison::NotBefore(earlier) => Finding::before(name(earlier)),
            Comparison::NotInFuture => Finding::IN_FUTURE,
            Comparison::AsInPath => Finding::ID_MISMATCH,
        };
        self.report_field(model.fields.get(usize::from(rule.subject)), &finding, start);
    }
}
