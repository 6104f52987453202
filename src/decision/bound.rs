use crate::case::{Event, Kind};
use crate::rules::Criterion;

use super::Truth;
use super::evaluate::Reader;

impl Reader<'_, '_> {
    /// Whether a criterion may come out as no less than that, found without its evidence: most notices are not raised,
    /// and need none. A criterion about dated things is met by one of them; so where none of the kind that is meant is
    /// listed, it is not met, and nothing that is listed could be what it asks for either.
    pub(super) fn may_be(&self, criterion: &Criterion, least: Truth) -> bool {
        match criterion {
            Criterion::All(parts) => return parts.iter().all(|part| self.may_be(part, least)),
            Criterion::Any(parts) => return parts.iter().any(|part| self.may_be(part, least)),
            Criterion::Item(asked) => {
                let sheet = self.sheets.of_instrument(&asked.instrument);
                if least == Truth::Met {
                    return sheet.is_some_and(|sheet| sheet.is_yes(&asked.item));
                }
                let found = sheet.and_then(|sheet| sheet.item(&asked.item));
                return found.map_or(Truth::CannotTell, |found| found.reading.into()) >= least;
            }
            _ => {}
        }
        least < Truth::Met || self.may_be_met(criterion)
    }

    fn may_be_met(&self, criterion: &Criterion) -> bool {
        let case = self.case;
        match criterion {
            Criterion::Score(asked) => {
                let yes = self.sheets.of_instrument(&asked.instrument).map_or(0, |sheet| sheet.yes);
                at_least(yes, asked.count.needed())
            }
            Criterion::Grade(asked) => case.assessments.list.iter().any(|one| one.grade >= Some(asked.at_least)),
            Criterion::Events(asked) => {
                let meant = case.events.list.iter().filter(|event| done(event, &asked.kinds)).count();
                at_least(meant, asked.count.needed())
            }
            Criterion::Since(asked) => {
                case.changes.list.iter().any(|change| asked.changes.contains(&change.what))
                    || case
                        .events
                        .list
                        .iter()
                        .any(|event| asked.any_event || !asked.events.is_empty() && done(event, &asked.events))
            }
            Criterion::Follows(asked) => {
                case.events.list.iter().any(|event| done(event, &asked.events))
                    && (case.changes.list.iter().any(|change| asked.changes.contains(&change.what))
                        || case.orders.list.iter().any(|order| asked.orders.contains(&order.kind)))
            }
            Criterion::Order(asked) => {
                case.orders.list.iter().any(|order| asked.kinds.is_empty() || asked.kinds.contains(&order.kind))
            }
            // Somebody's grade must be lower than another.
            Criterion::LowerGrade(_) => {
                case.assessments.list.iter().any(|one| one.grade.is_some())
                    && case.assessments.list.len() + case.events.list.len() > 1
            }
            Criterion::Older(asked) => {
                let before = self.on.months_before(asked.months).minus_days(1);
                let made = |when| self.known_span(when).by(before) != Truth::NotMet;
                self.newest_checklist().0.iter().any(|one| made(one.when))
            }
            Criterion::Unasked(asked) => {
                !asked.under_total || case.assessments.list.iter().any(|one| one.yes_total.is_some())
            }
            _ => true,
        }
    }
}

/// Whether what was done at an event is of one of the kinds, or may be; any is meant when none is named.
fn done(event: &Event, kinds: &[Kind]) -> bool {
    kinds.is_empty() || event.kinds.is_empty() || event.kinds.iter().any(|kind| kinds.contains(kind))
}

fn at_least(number: usize, needed: u32) -> bool {
    u32::try_from(number).is_ok_and(|number| number >= needed)
}
