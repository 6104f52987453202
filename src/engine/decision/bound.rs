#![deny(clippy::wildcard_enum_match_arm)]

use crate::model::rules::{Criterion, ItemIsYes};

use super::Truth;
use super::evaluate::Reader;

impl Reader<'_, '_> {
    /// Whether a criterion may come out as no less than that, found without its evidence: most notices are not raised,
    /// and need none. A criterion about dated things is met by one of them; so where none of the kind that is meant is
    /// listed, it is not met, and nothing that is listed could be what it asks for either.
    pub(super) fn may_be(&self, criterion: &Criterion, least: Truth) -> bool {
        match criterion {
            Criterion::All(parts) => parts.iter().all(|part| self.may_be(part, least)),
            Criterion::Any(parts) => parts.iter().any(|part| self.may_be(part, least)),
            Criterion::Item(asked) => self.item_may_be(asked, least),
            Criterion::Score(_)
            | Criterion::Grade(_)
            | Criterion::Events(_)
            | Criterion::Rising(_)
            | Criterion::Assessments(_)
            | Criterion::Repeat(_)
            | Criterion::Judgement(_)
            | Criterion::SignedOff(_)
            | Criterion::Person(_)
            | Criterion::Since(_)
            | Criterion::Follows(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_)
            | Criterion::Unasked(_) => least < Truth::Met || self.may_be_met(criterion),
        }
    }

    fn item_may_be(&self, asked: &ItemIsYes, least: Truth) -> bool {
        let sheet = self.sheets.of_instrument(&asked.instrument);
        if least == Truth::Met && asked.step.is_none() {
            return sheet.is_some_and(|sheet| sheet.is_yes(&asked.item));
        }
        sheet.map_or(Truth::CannotTell, |sheet| {
            sheet.reading(asked, sheet.item(&asked.item)).into()
        }) >= least
    }

    fn may_be_met(&self, criterion: &Criterion) -> bool {
        let case = self.case;
        match criterion {
            Criterion::Score(asked) => {
                let yes = self
                    .sheets
                    .of_instrument(&asked.instrument)
                    .map_or(0, |sheet| sheet.yes);
                at_least(yes, asked.count.needed())
            }
            Criterion::Grade(asked) => case
                .assessments
                .list
                .iter()
                .any(|one| one.grade_on(self.on) >= Some(asked.at_least)),
            Criterion::Events(asked) => {
                self.sheets.may_have(&asked.kinds)
                    && at_least(case.events.list.len(), asked.count.needed())
            }
            Criterion::Since(asked) => {
                case.changes
                    .list
                    .iter()
                    .any(|change| asked.changes.contains(&change.what))
                    || asked.any_event && !case.events.list.is_empty()
                    || !asked.events.is_empty() && self.sheets.may_have(&asked.events)
            }
            Criterion::Follows(asked) => {
                self.sheets.may_have(&asked.events)
                    && (case
                        .changes
                        .list
                        .iter()
                        .any(|change| asked.changes.contains(&change.what))
                        || case
                            .orders
                            .list
                            .iter()
                            .any(|order| asked.orders.contains(&order.kind)))
            }
            Criterion::Order(asked) => case
                .orders
                .list
                .iter()
                .any(|order| asked.kinds.is_empty() || asked.kinds.contains(&order.kind)),
            // Somebody's grade must be lower than another.
            Criterion::LowerGrade(_) => {
                case.assessments
                    .list
                    .iter()
                    .any(|one| one.grade_on(self.on).is_some())
                    && case.assessments.list.len() + case.events.list.len() > 1
            }
            Criterion::Older(asked) => {
                let before = self.on.months_before(asked.months).minus_days(1);
                let made = |when| self.known_span(when).by(before) != Truth::NotMet;
                self.newest_checklist().0.iter().any(|one| made(one.when))
            }
            Criterion::Unasked(asked) => {
                let not_asked = self
                    .sheets
                    .of_instrument(&asked.instrument)
                    .map_or(0, |sheet| sheet.not_asked);
                let total = || {
                    case.assessments
                        .list
                        .iter()
                        .any(|one| one.yes_total.is_some())
                };
                at_least(not_asked, asked.at_least) && (!asked.under_total || total())
            }
            Criterion::Item(_)
            | Criterion::Rising(_)
            | Criterion::Assessments(_)
            | Criterion::Repeat(_)
            | Criterion::Judgement(_)
            | Criterion::SignedOff(_)
            | Criterion::Person(_)
            | Criterion::All(_)
            | Criterion::Any(_) => true,
        }
    }
}

fn at_least(number: usize, needed: u32) -> bool {
    u32::try_from(number).is_ok_and(|number| number >= needed)
}
