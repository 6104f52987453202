//! What an answer rests on, criterion by criterion.

use serde::Serialize;
use serde_json::{Value, json};

use waymark::engine::decision::{
    AssessmentsFound, DifferentPeopleFound, EventsFound, Evidence, Finding, Fit, GradeFound,
    ItemFound, ItemReading, JudgementFound, OpenItem, OtherReading, PersonFound, Reading,
    RepeatFound, RepeatPair, RisingFound, SamePersonFound, ScoreFound, SignedOffFound, Thing,
    ThingsFound, TotalFound,
};
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Event};
use waymark::model::instrument::Item;
use waymark::words::explain::{change_name, event_name, order_name};

use super::assessment_name;

/// A criterion's answer, what was asked for, and the facts.
pub fn finding(found: &Finding<'_>) -> Value {
    let (criterion, mut value) = match &found.evidence {
        Evidence::Score(found) => ("score", score(found)),
        Evidence::Total(found) => ("total", total(found)),
        Evidence::Item(found) => ("item", item_found(found)),
        Evidence::Grade(found) => ("grade", grade(found)),
        Evidence::Events(found) => ("events", events(found)),
        Evidence::DifferentPeople(found) => ("different-people", different_people(found)),
        Evidence::Rising(found) => ("rising", rising(found)),
        Evidence::Assessments(found) => ("assessments", assessments(found)),
        Evidence::Repeat(found) => ("repeat", repeat(found)),
        Evidence::Judgement(JudgementFound {
            asked,
            missing,
            reasons,
        }) => (
            "judgement",
            json!({ "asked": asked, "missing": missing, "reasons": reasons }),
        ),
        Evidence::SignedOff(SignedOffFound { asked, by, roles }) => (
            "signed-off",
            json!({ "asked": asked, "by": by, "roles": roles }),
        ),
        Evidence::Person(found) => ("person", person(found)),
        Evidence::Since(found) => ("since", things(found)),
        Evidence::Follows(found) => ("follows", things(found)),
        Evidence::Order(found) => ("order", things(found)),
        Evidence::LowerGrade(found) => ("lower-grade", things(found)),
        Evidence::Heard(found) => ("heard", things(found)),
        Evidence::Older(found) => ("older", things(found)),
        Evidence::Unasked(found) => ("unasked", things(found)),
        Evidence::All(parts) => (
            "all",
            json!({ "parts": parts.iter().map(finding).collect::<Value>() }),
        ),
        Evidence::SamePerson(SamePersonFound { person, parts }) => (
            "same-person",
            json!({
                "person": person.map(|one| &one.person.id),
                "parts": parts.iter().map(finding).collect::<Value>(),
            }),
        ),
        Evidence::Any(parts) => (
            "any",
            json!({ "parts": parts.iter().map(finding).collect::<Value>() }),
        ),
    };
    if let Some(fields) = value.as_object_mut() {
        fields.insert("criterion".to_owned(), json!(criterion));
        fields.insert("answer".to_owned(), json!(found.answer));
    }
    value
}

/// Things of a case that were looked at.
fn things<Asked: Serialize>(found: &ThingsFound<'_, Asked>) -> Value {
    let looked_at = &found.looked_at;
    let thing = |thing: Thing<'_>| match thing {
        Thing::Event(of) => json!({ "event": of.id, "name": event_name(of) }),
        Thing::Change(of) => json!({ "change": of.id, "name": change_name(of) }),
        Thing::Marac(of) => json!({ "marac": of.id }),
        Thing::Order(of) => json!({ "order": of.id, "name": order_name(of) }),
        Thing::Assessment(of) => json!({ "assessment": of.id, "name": assessment_name(of) }),
        Thing::Item(of) => json!({ "item": of.id, "name": of.named() }),
    };
    let weighed = looked_at.things.iter().map(|one| {
        json!({ "thing": thing(one.thing), "after": one.after.map(thing), "days": one.days, "answer": one.answer })
    });
    json!({ "asked": found.asked, "things": weighed.collect::<Value>(), "may_be_more": looked_at.may_be_more })
}

fn score(found: &ScoreFound<'_>) -> Value {
    json!({
        "asked": found.asked,
        "assessment": found.assessment.map(|assessment| &assessment.id),
        "instrument_is_loaded": found.instrument.is_some(),
        "count": found.count,
        "recorded_total": found.total,
        "counts": found.yes.iter().map(|one| item(one)).collect::<Value>(),
        "in_doubt": found.open.iter().map(open_item).collect::<Value>(),
    })
}

fn different_people(found: &DifferentPeopleFound<'_>) -> Value {
    let people = found.people.iter().map(|one| {
        let events = one.events.iter().map(|at| &at.event.id);
        json!({ "id": one.id, "answer": one.answer(), "age": one.age, "events": events.collect::<Vec<_>>() })
    });
    json!({
        "asked": found.asked,
        "count": found.count,
        "person": found.person.map(|one| &one.person.id),
        "people": people.collect::<Value>(),
        "unnamed": found.unnamed.iter().map(|at| &at.event.id).collect::<Vec<_>>(),
        "all_known": found.all_known,
    })
}

fn total(found: &TotalFound<'_>) -> Value {
    json!({
        "asked": found.asked,
        "assessment": found.assessment.map(|assessment| &assessment.id),
        "instrument_is_loaded": found.instrument.is_some(),
        "points": found.points,
        "counts": found.yes.iter().map(|one| item(one)).collect::<Value>(),
        "in_doubt": found.open.iter().map(open_item).collect::<Value>(),
    })
}

fn item(item: &Item) -> Value {
    json!({ "id": item.id, "name": item.named() })
}

pub fn open_item(open: &OpenItem<'_>) -> Value {
    json!({ "id": open.item.id, "name": open.item.named(), "reading": reading(open.reading) })
}

fn reading(reading: ItemReading<'_>) -> &str {
    match reading {
        ItemReading::Yes => "yes",
        ItemReading::No => "no",
        ItemReading::Open(None) => "no-answer",
        ItemReading::Open(Some(reply)) => reply.id(),
        ItemReading::InTotal => "in-total",
        ItemReading::OpenByPerpetrator => "no-by-perpetrator",
    }
}

fn item_found(found: &ItemFound<'_>) -> Value {
    json!({ "asked": found.asked, "item": found.item.map(item), "reading": reading(found.reading) })
}

fn grade(found: &GradeFound<'_>) -> Value {
    json!({ "asked": found.asked, "newest": found.newest.iter().map(|one| assessment(one)).collect::<Value>() })
}

fn assessment(of: &Assessment) -> Value {
    json!({ "id": of.id, "name": assessment_name(of), "grade": of.grade })
}

fn event(of: &Event) -> Value {
    json!({ "id": of.id, "name": event_name(of) })
}

fn events(found: &EventsFound<'_>) -> Value {
    let that = |answer| {
        let one = |(of, fit): (&Event, Fit)| {
            let mut value = event(of);
            if let Some(fields) = value.as_object_mut().filter(|_| answer != Truth::Met) {
                fields.insert("why".to_owned(), json!(parts_that_are(answer, fit)));
                fields.insert("days_outside".to_owned(), json!(fit.days_outside));
            }
            value
        };
        found
            .that(answer)
            .map(|weighed| one((weighed.event, weighed.fit)))
            .collect::<Value>()
    };
    json!({
        "asked": found.asked,
        "window": found.window,
        "person": found.person.map(|one| &one.person.id),
        "count": found.count,
        "all_known": found.all_known,
        "counts": that(Truth::Met),
        "does_not_count": that(Truth::NotMet),
        "in_doubt": that(Truth::CannotTell),
        "other_readings": found.otherwise.iter().map(other_reading).collect::<Value>(),
    })
}

/// The parts of what was asked that an event does not fit, or may not.
fn parts_that_are(answer: Truth, fit: Fit) -> Vec<&'static str> {
    let parts = [
        ("date", fit.date),
        ("recorded", fit.recorded),
        ("kind", fit.kind),
        ("place", fit.place),
        ("people", fit.people),
        ("earlier", fit.earlier),
    ];
    parts
        .into_iter()
        .filter(|(_, part)| *part == answer)
        .map(|(name, _)| name)
        .collect()
}

fn other_reading(other: &Reading) -> Value {
    let read = match other.reading {
        OtherReading::Place(place) => json!({ "place": place }),
        OtherReading::People(people) => json!({ "people": people }),
        OtherReading::Current(current) => json!({ "current": current }),
    };
    json!({ "read": read, "answer": other.answer, "count": other.count })
}

fn rising(found: &RisingFound<'_>) -> Value {
    json!({
        "asked": found.asked,
        "items": found.items.iter().map(open_item).collect::<Value>(),
        "ledger": found.ledger,
        "rise": found.rise.map(|(from, to)| json!({ "from": event(from), "to": event(to) })),
    })
}

fn assessments(found: &AssessmentsFound<'_>) -> Value {
    let that = |answer| {
        let fits = found
            .assessments
            .iter()
            .filter(|weighed| weighed.date.and(weighed.grade) == answer);
        fits.map(|weighed| assessment(weighed.assessment))
            .collect::<Value>()
    };
    json!({
        "asked": found.asked,
        "window": found.window,
        "count": found.count,
        "all_known": found.all_known,
        "counts": that(Truth::Met),
        "does_not_count": that(Truth::NotMet),
        "in_doubt": that(Truth::CannotTell),
    })
}

fn repeat(found: &RepeatFound<'_>) -> Value {
    let pair = |pair: &RepeatPair<'_>| {
        json!({
            "marac": pair.marac.id,
            "event": event(pair.event),
            "answer": pair.answer(),
            "after": pair.after,
            "within": pair.within,
            "last": pair.last,
            "kind": pair.kind,
            "people": pair.people,
            "heard": pair.heard,
            "days": pair.days,
        })
    };
    json!({
        "asked": found.asked,
        "maracs": found.maracs,
        "maracs_all_known": found.maracs_all_known,
        "events_all_known": found.events_all_known,
        "pairs": found.pairs.iter().map(pair).collect::<Value>(),
    })
}

fn person(found: &PersonFound<'_>) -> Value {
    json!({
        "asked": found.asked,
        "person": found.person.map(|person| &person.called),
        "years": { "least": found.years.0, "most": found.years.1 },
        "age": found.age,
        "lives_here": found.lives_here,
        "relationship": found.relationship,
    })
}
