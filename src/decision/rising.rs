use crate::case::{Event, Grade};
use crate::dates::{Day, Span};
use crate::rules::{PeopleScope, Rising};

use super::Truth;
use super::evaluate::Reader;
use super::events::between;
use super::evidence::{Evidence, Finding, RisingFound, grade_range};

/// An event whose grade and date bear on a rise.
struct Graded<'a> {
    event: &'a Event,
    span: Span,
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
        let said =
            if items.is_empty() { Truth::CannotTell } else { Truth::any(items.iter().map(|item| item.reading.into())) };
        let (ledger, rise) = if asked.ledger { self.graded_higher(asked.months) } else { (None, None) };
        Finding {
            answer: said.or(ledger.unwrap_or(Truth::NotMet)),
            evidence: Evidence::Rising(RisingFound { asked, items, ledger, rise }),
        }
    }

    fn graded_higher(&self, months: Option<u32>) -> (Option<Truth>, Option<(&'a Event, &'a Event)>) {
        let window = self.window(months);
        let graded: Vec<_> = self
            .sheets
            .events
            .iter()
            .map(|(event, span)| {
                let span = *span;
                let counts = span.within(window.from, window.to).and(between(event, PeopleScope::SameVictim, None));
                Graded { event, span, counts }
            })
            .filter(|graded| graded.counts != Truth::NotMet)
            .collect();
        if let Some(rise) = certain_rise(&graded) {
            return (Some(Truth::Met), Some(rise));
        }
        let open = !self.case.events.all_known || possible_rise(&graded);
        (Some(if open { Truth::CannotTell } else { Truth::NotMet }), None)
    }
}

/// A certain event and a certainly later one of a higher grade.
fn certain_rise<'a>(graded: &[Graded<'a>]) -> Option<(&'a Event, &'a Event)> {
    let known = |lowest: Grade| {
        graded
            .iter()
            .filter(move |one| one.counts == Truth::Met && one.event.grade.is_some_and(|grade| grade >= lowest))
    };
    [Grade::Standard, Grade::Medium].into_iter().find_map(|below| {
        let earliest = known(Grade::Standard)
            .filter(|one| one.event.grade.is_some_and(|grade| grade <= below))
            .filter_map(|one| Some((one.span.last?, one.event)))
            .min_by_key(|(last, _)| *last)?;
        let higher = known(Grade::Medium)
            .filter(|one| one.event.grade > Some(below) && one.span.first.is_some_and(|first| first > earliest.0))
            .min_by_key(|one| one.span.first)?;
        Some((earliest.1, higher.event))
    })
}

/// Whether two events could turn out to be a rise.
fn possible_rise(graded: &[Graded<'_>]) -> bool {
    [Grade::Standard, Grade::Medium].into_iter().any(|below| {
        let low = |one: &&Graded<'_>| grade_range(one.event.grade).0 <= below;
        let high = |one: &&Graded<'_>| grade_range(one.event.grade).1 > below;
        // The earliest that could be the lower one, and the next, for an event cannot follow itself.
        let earliest = |but: Option<&str>| {
            let others = graded.iter().filter(low).filter(|one| but != Some(one.event.id.as_str()));
            others.map(|one| (one.span.first, one.event.id.as_str())).min()
        };
        let first = earliest(None);
        let starts: Vec<(Option<Day>, &str)> =
            first.into_iter().chain(first.and_then(|(_, id)| earliest(Some(id)))).collect();
        graded.iter().filter(high).any(|one| {
            starts.iter().find(|(_, id)| *id != one.event.id).is_some_and(|(first, _)| match (first, one.span.last) {
                (Some(first), Some(last)) => last > *first,
                _ => true,
            })
        })
    })
}
