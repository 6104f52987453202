use crate::logic::Truth;
use crate::model::case::Case;
use crate::model::dates::{Day, Span};
use crate::model::rules::Follows;

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::Unknown;

use super::things::{
    AboutThings, Dated, LookedAt, Thing, ThingWeighed, ThingsFound, date_open, exact,
};
use super::{CriterionKind, Evidence, Finding};

impl CriterionKind for Follows {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let orders = reader
            .case
            .orders
            .list
            .iter()
            .filter(|order| self.orders.contains(&order.kind));
        let orders = orders.map(|order| Dated {
            thing: Thing::Order(order),
            span: reader.known_span(order.from),
            learned: None,
            meant: Truth::Met,
            open: InDoubt::default(),
            whose: &order.on,
        });
        let anchors: Vec<Dated<'a>> = reader.changes_of(&self.changes).chain(orders).collect();
        let mut things = Vec::new();
        for event in reader.events_of(&self.events, self.events.is_empty()) {
            for anchor in &anchors {
                let dates =
                    soon_after(event.span, anchor.span, self.days).and(event.span.by(reader.on));
                let days = exact(event.span)
                    .zip(exact(anchor.span))
                    .map(|(day, anchor)| day.days_since(anchor));
                let one_person = reader.of_one_person(event.whose, anchor.whose);
                let unnamed =
                    |whose: &[String]| one_person == Truth::CannotTell && whose.is_empty();
                let by = InDoubt::of([(Part::People, unnamed(event.whose))]);
                let whose = InDoubt::of([(Part::Whose, unnamed(anchor.whose))]);
                let answer = dates
                    .and(event.meant)
                    .and(one_person)
                    .and(may_break(event.thing, anchor.thing));
                let open = event.open.and(by).and(date_open(dates, event.span));
                things.push(ThingWeighed {
                    after: Some(anchor.thing),
                    days,
                    open_after: whose.and(date_open(dates, anchor.span)),
                    ..ThingWeighed::alone(event.thing, answer, open)
                });
            }
        }
        let case = reader.case;
        let may_be_more = !case.events.all_known
            || !self.changes.is_empty() && !case.changes.all_known
            || !self.orders.is_empty() && !case.orders.all_known;
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            highest_unknown: reader.highest_unknown(),
            newest: Vec::new(),
            things,
            may_be_more,
        };
        Finding {
            answer: looked_at.at_least_one(),
            evidence: Evidence::Follows(ThingsFound {
                asked: self,
                looked_at,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met
            || (reader.read.may_have(&self.events)
                && (reader
                    .case
                    .changes
                    .list
                    .iter()
                    .any(|change| self.changes.contains(&change.what))
                    || reader
                        .case
                        .orders
                        .list
                        .iter()
                        .any(|order| self.orders.contains(&order.kind))))
    }
}

impl AboutThings for Follows {
    const IN_TIME: bool = false;

    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        let Case {
            changes,
            orders,
            events,
            ..
        } = looked_at.case;
        let no_change = self.changes.is_empty() || changes.all_known;
        let no_order = self.orders.is_empty() || orders.all_known;
        let more = [
            looked_at.more(no_change, Unknown::MoreChanges),
            looked_at.more(no_order, Unknown::MoreOrders),
            looked_at.more(events.all_known, Unknown::MoreEvents),
        ];
        more.into_iter().flatten().collect()
    }
}

impl Reader<'_, '_> {
    /// Whether two things lie with one person causing harm: never when both say with whom and it is another, and not to
    /// be told when one of them does not say and there are several.
    fn of_one_person(&self, one: &[String], other: &[String]) -> Truth {
        let several = self.case.people.causing_harm.len() > 1;
        let same = match (one, other) {
            ([], _) | (_, []) if several => Truth::CannotTell,
            ([], _) | (_, []) => Truth::Met,
            _ => one.iter().any(|id| other.contains(id)).into(),
        };
        same.and(self.bound(one)).and(self.bound(other))
    }
}

/// Whether an event may have broken an order: not when it says that it broke another.
fn may_break(event: Thing<'_>, order: Thing<'_>) -> Truth {
    let (Thing::Event(event), Thing::Order(order)) = (event, order) else {
        return Truth::Met;
    };
    let broken = event
        .breach
        .as_ref()
        .and_then(|breach| breach.order.as_ref());
    broken.is_none_or(|broken| *broken == order.id).into()
}

/// Whether something lies on the day of another or no more than so many days after it.
fn soon_after(span: Span, anchor: Span, days: u32) -> Truth {
    let between = |day: Option<Day>, other: Option<Day>| {
        day.zip(other).map(|(day, other)| day.days_since(other))
    };
    let (least, most) = (
        between(span.first, anchor.last),
        between(span.last, anchor.first),
    );
    if least.is_some_and(|least| least > i64::from(days)) || most.is_some_and(|most| most < 0) {
        Truth::NotMet
    } else if least.is_some_and(|least| least >= 0)
        && most.is_some_and(|most| most <= i64::from(days))
    {
        Truth::Met
    } else {
        Truth::CannotTell
    }
}
