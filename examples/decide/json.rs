//! A decision as JSON: every answer with its evidence, by stable ids and by name.

use serde_json::{Value, json};

use waymark::case::{Assessment, Event, Marac};
use waymark::decision::{
    AroundFound, AssessmentsFound, Decision, EventsFound, Evidence, Finding, Fit, GradeFound, ItemFound, ItemReading,
    JudgementFound, Nearest, NoticeFound, OpenItem, OtherReading, PersonFound, Reading, RepeatFound, RepeatPair,
    RisingFound, RouteFound, RoutesFound, ScoreFound, SignedOffFound, Thing, Truth, Unknown, Way,
};
use waymark::explain::{
    Mark, change_name, event_name, headline, mark, notice_words, order_name, provisional, step_words,
};
use waymark::instrument::Item;

/// The whole decision.
pub fn decision(decision: &Decision<'_>) -> Value {
    json!({
        "on": decision.on,
        "headline": headline(decision),
        "provisional": provisional(decision),
        "rule": routes_found(&decision.routes, decision),
        "national": decision.national.as_ref().map(|national| routes_found(national, decision)),
        "nearest": decision.nearest.as_ref().map(nearest),
        "audience": decision.audience.iter().map(|found| json!({
            "id": found.audience.id,
            "says": found.audience.says,
            "otherwise": found.audience.otherwise,
            "finding": finding(&found.finding),
        })).collect::<Value>(),
        "steps": decision.steps.iter().map(|found| json!({
            "id": found.step.id,
            "says": step_words(found),
            "done": found.finding.as_ref().map(finding),
        })).collect::<Value>(),
        "checklist": decision.checklist.as_ref().map(|state| json!({
            "instrument": state.instrument.id,
            "assessment": state.assessment.map(|assessment| &assessment.id),
            "yes": state.yes,
            "no": state.no,
            "open": state.open.iter().map(open_item).collect::<Value>(),
        })),
        "notices": decision.notices.iter().map(notice).collect::<Value>(),
    })
}

fn routes_found(found: &RoutesFound<'_>, decision: &Decision<'_>) -> Value {
    let national = decision.national.as_ref().unwrap_or(&decision.routes);
    json!({
        "area": found.area.id,
        "name": found.area.name,
        "version": found.version.id,
        "standing": found.version.standing,
        "speaks_for": found.version.speaks_for,
        "routes": found.routes.iter().map(|route| route_found(route, if route.stands_in { national } else { found })).collect::<Value>(),
    })
}

/// A route, and whose criterion was used.
fn route_found(found: &RouteFound<'_>, whose: &RoutesFound<'_>) -> Value {
    json!({
        "id": found.route.id,
        "kind": found.route.kind,
        "name": found.route.name,
        "answer": found.answer(),
        "mark": match mark(found) {
            Mark::Met => "met",
            Mark::NotMet => "not-met",
            Mark::CannotTell => "cannot-tell",
            Mark::Open => "open",
        },
        "rule": { "area": whose.area.id, "version": found.version.id, "route": found.rule.id, "sources": found.rule.sources },
        "national_guidance_stands_in": found.stands_in,
        "leads_to": if found.leads_to_forum() { &found.version.forum.name } else { &found.route.leads_to },
        "finding": found.finding.as_ref().map(finding),
        "settle": found.finding.as_ref().filter(|finding| finding.answer == Truth::CannotTell).map(settle),
    })
}

/// Every way in which it could become met; one with nothing in it holds already.
fn settle(found: &Finding<'_>) -> Value {
    found.ways().iter().map(way).collect()
}

fn nearest(nearest: &Nearest<'_>) -> Value {
    json!({ "route": nearest.route.id, "fewest": nearest.fewest, "way": way(&nearest.way) })
}

fn way(way: &Way<'_>) -> Value {
    let group = |group: &waymark::decision::Group<'_>| json!({ "need": group.need, "of": group.of.iter().map(unknown).collect::<Value>() });
    json!({ "fewest": way.fewest(), "groups": way.groups.iter().map(group).collect::<Value>() })
}

fn unknown(unknown: &Unknown<'_>) -> Value {
    match unknown {
        Unknown::Item(of) => json!({ "unknown": "item", "id": of.id, "name": of.named() }),
        Unknown::Event(of) => json!({ "unknown": "event", "id": of.id, "name": event_name(of) }),
        Unknown::Marac(of) => json!({ "unknown": "marac", "id": of.id, "name": marac_name(of) }),
        Unknown::Assessment(of) => json!({ "unknown": "assessment", "id": of.id, "name": assessment_name(of) }),
        Unknown::Person(who) => json!({ "unknown": "person", "who": who }),
        Unknown::MoreEvents => json!({ "unknown": "more-events" }),
        Unknown::MoreMaracs => json!({ "unknown": "more-maracs" }),
        Unknown::MoreAssessments => json!({ "unknown": "more-assessments" }),
        Unknown::Changes => json!({ "unknown": "changes" }),
        Unknown::Orders => json!({ "unknown": "orders" }),
        Unknown::Grade => json!({ "unknown": "grade" }),
        Unknown::Judgement => json!({ "unknown": "judgement" }),
        Unknown::SignOff => json!({ "unknown": "sign-off" }),
        Unknown::Definition => json!({ "unknown": "definition" }),
    }
}

fn notice(found: &NoticeFound<'_>) -> Value {
    let words = notice_words(found);
    json!({
        "id": words.id,
        "class": found.notice.class,
        "title": words.title,
        "answer": words.answer,
        "says": words.says,
        "sources": found.notice.sources,
    })
}

/// A criterion's answer, what was asked for, and the facts.
fn finding(found: &Finding<'_>) -> Value {
    let (criterion, mut value) = match &found.evidence {
        Evidence::Score(found) => ("score", score(found)),
        Evidence::Item(found) => ("item", item_found(found)),
        Evidence::Grade(found) => ("grade", grade(found)),
        Evidence::Events(found) => ("events", events(found)),
        Evidence::Rising(found) => ("rising", rising(found)),
        Evidence::Assessments(found) => ("assessments", assessments(found)),
        Evidence::Repeat(found) => ("repeat", repeat(found)),
        Evidence::Judgement(JudgementFound { asked, missing }) => {
            ("judgement", json!({ "asked": asked, "missing": missing }))
        }
        Evidence::SignedOff(SignedOffFound { asked, by }) => ("signed-off", json!({ "asked": asked, "by": by })),
        Evidence::Person(found) => ("person", person(found)),
        Evidence::Around(found) => ("around", around(found)),
        Evidence::All(parts) => ("all", json!({ "parts": parts.iter().map(finding).collect::<Value>() })),
        Evidence::Any(parts) => ("any", json!({ "parts": parts.iter().map(finding).collect::<Value>() })),
    };
    if let Some(fields) = value.as_object_mut() {
        fields.insert("criterion".to_owned(), json!(criterion));
        fields.insert("answer".to_owned(), json!(found.answer));
    }
    value
}

/// What lies around the checklist; the criterion itself is in `asked`.
fn around(found: &AroundFound<'_>) -> Value {
    let thing = |thing: Thing<'_>| match thing {
        Thing::Event(of) => json!({ "event": of.id, "name": event_name(of) }),
        Thing::Change(of) => json!({ "change": of.id, "name": change_name(of) }),
        Thing::Order(of) => json!({ "order": of.id, "name": order_name(of) }),
        Thing::Assessment(of) => json!({ "assessment": of.id, "name": assessment_name(of) }),
        Thing::Item(of) => json!({ "item": of.id, "name": of.named() }),
    };
    let weighed = found.things.iter().map(|one| {
        json!({ "thing": thing(one.thing), "after": one.after.map(thing), "days": one.days, "answer": one.answer })
    });
    json!({ "asked": found.asked, "things": weighed.collect::<Value>(), "may_be_more": found.may_be_more })
}

fn score(found: &ScoreFound<'_>) -> Value {
    json!({
        "asked": found.asked,
        "assessment": found.assessment.map(|assessment| &assessment.id),
        "instrument_is_loaded": found.instrument.is_some(),
        "count": found.count,
        "counts": found.yes.iter().map(|one| item(one)).collect::<Value>(),
        "in_doubt": found.open.iter().map(open_item).collect::<Value>(),
    })
}

fn item(item: &Item) -> Value {
    json!({ "id": item.id, "name": item.named() })
}

fn open_item(open: &OpenItem<'_>) -> Value {
    json!({ "id": open.item.id, "name": open.item.named(), "reading": reading(open.reading) })
}

fn reading(reading: ItemReading<'_>) -> &str {
    match reading {
        ItemReading::Yes => "yes",
        ItemReading::No => "no",
        ItemReading::Open(None) => "no-answer",
        ItemReading::Open(Some(reply)) => reply.id(),
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

fn assessment_name(of: &Assessment) -> String {
    format!("assessment of {}", of.when)
}

fn marac_name(of: &Marac) -> String {
    format!("MARAC of {}", of.met)
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
        found.that(answer).map(|weighed| one((weighed.event, weighed.fit))).collect::<Value>()
    };
    json!({
        "asked": found.asked,
        "window": found.window,
        "person": found.person.map(|person| &person.id),
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
    parts.into_iter().filter(|(_, part)| *part == answer).map(|(name, _)| name).collect()
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
        let fits = found.assessments.iter().filter(|weighed| weighed.date.and(weighed.grade) == answer);
        fits.map(|weighed| assessment(weighed.assessment)).collect::<Value>()
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
