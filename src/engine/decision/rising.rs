use crate::model::case::{Event, Grade};
use crate::model::dates::Span;
use crate::model::rules::{PeopleScope, Rising};

use super::Truth;
use super::evaluate::Reader;
use super::events::between;
use super::evidence::{Evidence, Finding, RisingFound, grade_range};
use super::in_doubt::{InDoubt, Part};

/// An event whose grade and date bear on a rise.
struct Graded<'a> {
    event: &'a Event,
    span: Span,
    in_window: Truth,
    of_victim: Truth,
    counts: Truth,
}

impl<'a> Reader<'_, 'a> {
    /// Frequency or severity going up: an item says so, or a later event was graded higher than an earlier one.
    ///
    /// The ledger is never taken to show that events come *faster*: that would let a newly learned old event take a
    /// route away. How often is asked of the victim; the grades say how severe.
    pub(super) fn rising(&self, asked: &'a Rising) -> Finding<'a> {
        let sheet = self.sheets.of_instrument(&asked.instrument);
        let items: Vec<_> = sheet
            .into_iter()
            .flat_map(|sheet| &sheet.items)
            .filter(|one| asked.items.contains(&one.item.id))
            .copied()
            .collect();
        let said = if items.is_empty() {
            Truth::CannotTell
        } else {
            Truth::any(items.iter().map(|item| item.reading.into()))
        };
        let (ledger, rise, possible) = if asked.ledger {
            self.graded_higher(asked.months)
        } else {
            (None, None, Vec::new())
        };
        Finding {
            answer: said.or(ledger.unwrap_or(Truth::NotMet)),
            evidence: Evidence::Rising(RisingFound {
                asked,
                items,
                ledger,
                rise,
                possible,
                all_known: self.case.events.all_known,
            }),
        }
    }

    fn graded_higher(&self, months: Option<u32>) -> Looked<'a> {
        let window = self.window(months);
        let graded: Vec<_> = self
            .sheets
            .events
            .iter()
            .map(|(event, span)| {
                let in_window = span.within(window.from, window.to);
                let of_victim = between(event, PeopleScope::SameVictim, None);
                let counts = in_window.and(of_victim);
                // One that counts lies in the window, whatever else it may turn out to be.
                let first = span.first.max(window.from);
                Graded {
                    event,
                    span: Span {
                        first,
                        ..span.no_later_than(window.to)
                    },
                    in_window,
                    of_victim,
                    counts,
                }
            })
            .filter(|graded| graded.counts != Truth::NotMet)
            .collect();
        if let Some(rise) = certain_rise(&graded) {
            return (Some(Truth::Met), Some(rise), Vec::new());
        }
        let possible = possible_rise(&graded);
        let open = !self.case.events.all_known || possible.is_some();
        let ordered = possible.is_some_and(|[lower, higher]| {
            lower
                .span
                .last
                .zip(higher.span.first)
                .is_some_and(|(lower, higher)| lower < higher)
        });
        let in_doubt = |one: &Graded<'a>| {
            InDoubt::of([
                (
                    Part::Date,
                    one.in_window == Truth::CannotTell
                        || one.event.when.exact().is_none() && !ordered,
                ),
                (Part::People, one.of_victim == Truth::CannotTell),
                (Part::Grade, one.event.grade.is_none()),
            ])
        };
        let doubts = possible
            .into_iter()
            .flatten()
            .map(|one| (one.event, in_doubt(one)));
        let doubts = doubts.filter(|(_, open)| !open.is_empty()).collect();
        (
            Some(if open {
                Truth::CannotTell
            } else {
                Truth::NotMet
            }),
            None,
            doubts,
        )
    }
}

/// What the ledger says, a certain rise, and what is in doubt about a possible one.
type Looked<'a> = (
    Option<Truth>,
    Option<(&'a Event, &'a Event)>,
    Vec<(&'a Event, InDoubt)>,
);

/// A certain event and a certainly later one of a higher grade.
fn certain_rise<'a>(graded: &[Graded<'a>]) -> Option<(&'a Event, &'a Event)> {
    let known = |lowest: Grade| {
        graded.iter().filter(move |one| {
            one.counts == Truth::Met && one.event.grade.is_some_and(|grade| grade >= lowest)
        })
    };
    [Grade::Standard, Grade::Medium]
        .into_iter()
        .find_map(|below| {
            let earliest = known(Grade::Standard)
                .filter(|one| one.event.grade.is_some_and(|grade| grade <= below))
                .filter_map(|one| Some((one.span.last?, one.event)))
                .min_by_key(|(last, _)| *last)?;
            let higher = known(Grade::Medium)
                .filter(|one| {
                    one.event.grade > Some(below)
                        && one.span.first.is_some_and(|first| first > earliest.0)
                })
                .min_by_key(|one| one.span.first)?;
            Some((earliest.1, higher.event))
        })
}

/// Two events that could turn out to be a rise.
fn possible_rise<'g, 'a>(graded: &'g [Graded<'a>]) -> Option<[&'g Graded<'a>; 2]> {
    [Grade::Standard, Grade::Medium]
        .into_iter()
        .find_map(|below| {
            let low = |one: &&Graded<'_>| grade_range(one.event.grade).0 <= below;
            let high = |one: &&Graded<'_>| grade_range(one.event.grade).1 > below;
            // The earliest that could be the lower one, and the next, for an event cannot follow itself.
            let earliest = |but: Option<&str>| {
                let others = graded
                    .iter()
                    .filter(low)
                    .filter(|one| but != Some(one.event.id.as_str()));
                others.min_by_key(|one| (one.span.first, one.event.id.as_str()))
            };
            let first = earliest(None);
            let starts: Vec<&Graded<'_>> = first
                .into_iter()
                .chain(first.and_then(|one| earliest(Some(&one.event.id))))
                .collect();
            graded.iter().filter(high).find_map(|one| {
                let start = starts.iter().find(|start| start.event.id != one.event.id)?;
                let later = match (start.span.first, one.span.last) {
                    (Some(first), Some(last)) => last > first,
                    _ => true,
                };
                later.then_some([*start, one])
            })
        })
}
