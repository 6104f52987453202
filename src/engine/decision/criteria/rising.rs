use crate::logic::Truth;
use crate::model::case::{Event, Grade};
use crate::model::dates::{Period, Span};
use crate::model::rules::{PeopleScope, Rising};

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::reading::{ItemReading, OpenItem};
use crate::engine::decision::settle::{Group, Way, all_of};
use crate::engine::decision::unknown::Unknown;

use super::events::between;
use super::{CriterionKind, Evidence, EvidenceKind, Finding, grade_range};

/// Frequency or severity going up.
#[derive(Clone, Debug, PartialEq)]
pub struct RisingFound<'a> {
    /// What was asked for.
    pub asked: &'a Rising,
    /// Its items and how they are read.
    pub items: Vec<OpenItem<'a>>,
    /// What the grades in the ledger say, where they are looked at.
    pub ledger: Option<Truth>,
    /// An event and a later one that was graded higher, where there are such.
    pub rise: Option<(&'a Event, &'a Event)>,
    /// The events that bear on it, or may.
    graded: Vec<Graded<'a>>,
    /// Whether the ledger was said to hold everything that is known.
    pub all_known: bool,
}

/// Frequency or severity going up: an item says so, or a later event was graded higher than an earlier one.
///
/// The ledger is never taken to show that events come *faster*: that would let a newly learned old event take a
/// route away. How often is asked of the victim; the grades say how severe.
impl CriterionKind for Rising {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let reading = reader.read.of_instrument(&self.instrument);
        let items: Vec<_> = reading
            .into_iter()
            .flat_map(|reading| &reading.items)
            .filter(|one| self.items.contains(&one.item.id))
            .copied()
            .collect();
        let said = if items.is_empty() {
            Truth::CannotTell
        } else {
            Truth::any(items.iter().map(|item| item.reading.into()))
        };
        let graded = if self.ledger {
            reader.events_graded(self.window())
        } else {
            Vec::new()
        };
        let all_known = reader.case.events.all_known;
        let rise = certain_rise(&graded);
        let ledger = self.ledger.then(|| match rise {
            Some(_) => Truth::Met,
            None if !all_known || possible_rise(&graded).is_some() => Truth::CannotTell,
            None => Truth::NotMet,
        });
        Finding {
            answer: said.or(ledger.unwrap_or(Truth::NotMet)),
            evidence: Evidence::Rising(RisingFound {
                asked: self,
                items,
                ledger,
                rise,
                graded,
                all_known,
            }),
        }
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> EvidenceKind<'a> for RisingFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        let items = self
            .items
            .iter()
            .filter(|item| {
                matches!(
                    item.reading,
                    ItemReading::Open(_) | ItemReading::OpenByPerpetrator | ItemReading::InTotal
                )
            })
            .map(|item| Unknown::Item(item.item));
        let open = self.ledger == Some(Truth::CannotTell);
        let more = (open && !self.all_known).then_some(Unknown::MoreEvents);
        let unknown = |(event, open): &(&'a Event, InDoubt)| Unknown::Event(event, *open);
        let (alone, pairs): (Vec<_>, Vec<_>) = self
            .possible()
            .into_iter()
            .partition(|choice| choice.len() == 1);
        let alone = alone.iter().flatten().map(unknown);
        let any: Vec<_> = items.chain(more).chain(alone).collect();
        let any = (!any.is_empty()).then(|| Group::any(1, any));
        // Where any two of several would do, that is said in place of every two of them.
        let mut events: Vec<(&'a Event, InDoubt)> = Vec::new();
        for (event, open) in pairs.iter().flatten() {
            match events.iter_mut().find(|(known, _)| known.id == event.id) {
                Some((_, known)) => *known = known.and(*open),
                None => events.push((event, *open)),
            }
        }
        let any_two = events.len() > 2 && 2 * pairs.len() == events.len() * (events.len() - 1);
        let two = if any_two {
            let of = events.iter().map(unknown).collect();
            vec![vec![Group::any(2, of)]]
        } else {
            let both = |pair: &Vec<_>| all_of(pair.iter().map(unknown));
            pairs.iter().map(both).collect()
        };
        any.map(|any| vec![any])
            .into_iter()
            .chain(two)
            .map(|groups| Way { groups })
            .collect()
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }
}

/// An event whose grade and date bear on a rise.
#[derive(Clone, Debug, PartialEq)]
struct Graded<'a> {
    event: &'a Event,
    span: Span,
    /// The least and the most that its grade may be.
    range: (Grade, Grade),
    in_window: Truth,
    of_victim: Truth,
    counts: Truth,
}

impl<'a> RisingFound<'a> {
    /// What could turn out so that a later event was graded higher, where that cannot be told: of every choice all are
    /// needed, and none has more than another needs. One or two events, as far as something is in doubt about them.
    pub fn possible(&self) -> Vec<Vec<(&'a Event, InDoubt)>> {
        let is_open = self.ledger == Some(Truth::CannotTell);
        is_open
            .then(|| possible_rise(&self.graded))
            .flatten()
            .map(|nearest| choices(&self.graded, nearest))
            .unwrap_or_default()
    }
}

impl<'a> Reader<'_, 'a> {
    /// The events whose grades bear on a rise within so long, or may.
    fn events_graded(&self, length: Option<Period>) -> Vec<Graded<'a>> {
        let window = self.window(length);
        let highest = self.highest_unknown();
        let graded = self.read.events.iter().map(|(event, span)| {
            let in_window = span.within(window.from, window.to);
            let of_victim = between(event, PeopleScope::SameVictim, None);
            // One that counts lies in the window, whatever else it may turn out to be.
            let first = span.first.max(window.from);
            Graded {
                event,
                span: Span {
                    first,
                    ..span.no_later_than(window.to)
                },
                range: grade_range(event.grade, highest),
                in_window,
                of_victim,
                counts: in_window.and(of_victim),
            }
        });
        graded
            .filter(|graded| graded.counts != Truth::NotMet)
            .collect()
    }
}

/// The grades that another can be higher than.
const BELOW_ANOTHER: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];

/// A certain event and a certainly later one of a higher grade. High counts as high, among however many grades it was given.
fn certain_rise<'a>(graded: &[Graded<'a>]) -> Option<(&'a Event, &'a Event)> {
    let known = |lowest: Grade| {
        graded.iter().filter(move |one| {
            one.counts == Truth::Met && one.event.grade.is_some_and(|grade| grade >= lowest)
        })
    };
    BELOW_ANOTHER.into_iter().find_map(|below| {
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
    BELOW_ANOTHER.into_iter().find_map(|below| {
        let low = |one: &&Graded<'_>| one.range.0 <= below;
        let high = |one: &&Graded<'_>| one.range.1 > below;
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
            Some([*start, one]).filter(|pair| may_rise(*pair))
        })
    })
}

/// Of more events than this no choice is listed but the one that was found.
const MOST_LISTED: usize = 32;

/// What is in doubt about every two events that could turn out to be a rise; of what one event can bring about, no two
/// are named.
fn choices<'a>(graded: &[Graded<'a>], nearest: [&Graded<'a>; 2]) -> Vec<Vec<(&'a Event, InDoubt)>> {
    if graded.len() > MOST_LISTED {
        return vec![in_doubt(nearest)];
    }
    let (mut alone, mut pairs) = (Vec::new(), Vec::new());
    for (place, one) in graded.iter().enumerate() {
        for other in graded.iter().skip(place + 1) {
            let either = [[one, other], [other, one]].into_iter();
            let fewest = either
                .filter(|pair| may_rise(*pair))
                .map(in_doubt)
                .min_by_key(Vec::len);
            match fewest {
                Some(doubts) if doubts.len() == 1 && !alone.contains(&doubts) => alone.push(doubts),
                Some(doubts) if doubts.len() > 1 => pairs.push(doubts),
                Some(_) | None => {}
            }
        }
    }
    let is_alone = |event: &Event| {
        alone
            .iter()
            .flatten()
            .any(|(known, _)| known.id == event.id)
    };
    pairs.retain(|pair| !pair.iter().any(|(event, _)| is_alone(event)));
    alone.into_iter().chain(pairs).collect()
}

/// Whether two events could turn out to be a rise.
fn may_rise([lower, higher]: [&Graded<'_>; 2]) -> bool {
    let later = match (lower.span.first, higher.span.last) {
        (Some(first), Some(last)) => last > first,
        _ => true,
    };
    lower.event.id != higher.event.id && later && lower.range.0 < higher.range.1
}

/// What is in doubt about two events that could turn out to be a rise.
fn in_doubt<'a>(pair: [&Graded<'a>; 2]) -> Vec<(&'a Event, InDoubt)> {
    let [lower, higher] = pair;
    let ordered = lower
        .span
        .last
        .zip(higher.span.first)
        .is_some_and(|(lower, higher)| lower < higher);
    let open = |one: &Graded<'_>| {
        let date =
            one.in_window == Truth::CannotTell || one.event.when.exact().is_none() && !ordered;
        InDoubt::of([
            (Part::Date, date),
            (Part::People, one.of_victim == Truth::CannotTell),
            (Part::Grade, one.event.grade.is_none()),
        ])
    };
    pair.into_iter()
        .map(|one| (one.event, open(one)))
        .filter(|(_, open)| !open.is_empty())
        .collect()
}
