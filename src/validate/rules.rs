//! Consistency across fields: the model's rules, held against values that are valid by themselves.

use core::cmp::Ordering;

use super::finding::Finding;
use super::formats::{compare_date_times, parse_date};
use super::walker::{Members, Walker};
use crate::json::compare_numbers;
use crate::model::{Comparison, Object, Rule};

/// 2000-01-01: only for a later day the clock is asked, which takes longer than all the rest.
const PAST: i64 = 10_957;

impl Walker<'_, '_, '_> {
    /// Reports each rule that the object breaks, at the field that is its subject.
    pub(super) fn check_rules(&mut self, model: &'static Object, members: &Members) {
        for rule in model.rules {
            if let Some(start) = members.valid_start(model, rule.subject)
                && self.is_broken(model, rule, start, members)
            {
                self.report_broken(model, rule, start);
            }
        }
    }

    fn is_broken(&self, model: &Object, rule: &Rule, start: usize, members: &Members) -> bool {
        match rule.comparison {
            Comparison::NotAbove(limit) => members
                .valid_start(model, limit)
                .is_some_and(|limit| self.compare_numbers(start, limit) == Some(Ordering::Greater)),
            Comparison::NotBefore(earlier) => members
                .valid_start(model, earlier)
                .is_some_and(|earlier| self.compare_times(start, earlier) == Some(Ordering::Less)),
            Comparison::NotInFuture => {
                let day = self.text_at(start).and_then(|text| parse_date(&text));
                day.is_some_and(|day| day > PAST && (self.options.today)().is_some_and(|today| day > today))
            }
            Comparison::AsInPath => {
                let name = model.fields.get(rule.subject).map_or("", |field| field.name);
                let wanted = self.options.destination.and_then(|destination| destination.parameter(name));
                wanted
                    .is_some_and(|wanted| self.text_at(start).is_some_and(|text| *text != *wanted.as_bytes()))
            }
        }
    }

    fn compare_numbers(&self, one: usize, another: usize) -> Option<Ordering> {
        Some(compare_numbers(self.number_at(one)?, self.number_at(another)?))
    }

    fn compare_times(&self, one: usize, another: usize) -> Option<Ordering> {
        compare_date_times(&self.text_at(one)?, &self.text_at(another)?)
    }

    #[cold]
    fn report_broken(&mut self, model: &'static Object, rule: &'static Rule, start: usize) {
        let name = |position: usize| model.fields.get(position).map_or("", |field| field.name);
        let finding = match rule.comparison {
            Comparison::NotAbove(limit) => Finding::Above { limit: name(limit) },
            Comparison::NotBefore(earlier) => Finding::Before { start: name(earlier) },
            Comparison::NotInFuture => Finding::InFuture,
            Comparison::AsInPath => Finding::IdMismatch,
        };
        if let Some(field) = model.fields.get(rule.subject) {
            self.report_field(field, &finding, start);
        }
    }
}
