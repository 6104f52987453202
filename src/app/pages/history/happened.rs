//! What happened: an event, a change, an order. A date, as rough as it is, is nearly all that is needed.

use strum::VariantArray;
use waymark::model::case::{
    Agency, Breach, Case, Change, ChangeKind, Event, EventKind, Order, OrderKind, Outcome, Police,
    VICTIM,
};
use waymark::model::instrument::AnswerSource;
use waymark::record::id_of;
use waymark::words::explain::{
    agency, answer_source, capitalised, kind, order_kind, order_name, outcome, person_name, police,
    what,
};

use super::form::{
    HistoryChoices, HistoryField, HistoryForm, HistoryPart, HistoryReading, KnownChoice, NONE,
    PutEntry,
};

pub const WHEN_HINT: &str = "As well as it is known: 14 January 2012, February 2018, 2018, last winter, about August 2016, before October 2015, or not known";
pub const DATE_HINT: &str = "As well as it is known, for example 1 June 2017, or June 2017; leave it empty if it is not known";

/// The persons causing harm, by id.
pub fn causing_harm(case: &Case) -> HistoryChoices {
    HistoryChoices(named(
        case,
        case.people.causing_harm.iter().map(|one| one.id.as_str()),
    ))
}

/// The victim and the others who were harmed.
fn harmed(case: &Case) -> HistoryChoices {
    let others = case.people.others.iter().map(|one| one.id.as_str());
    HistoryChoices(named(case, std::iter::once(VICTIM).chain(others)))
}

pub fn everybody(case: &Case) -> HistoryChoices {
    let HistoryChoices(mut all) = harmed(case);
    all.extend(causing_harm(case).0);
    HistoryChoices(all)
}

fn named<'a>(case: &Case, ids: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    ids.map(|id| (id.to_owned(), capitalised(&person_name(case, id))))
        .collect()
}

/// Whom an earlier MARAC was about, which its form does not ask: with one person causing harm nothing else is likely.
pub fn likely(case: &Case) -> Vec<String> {
    match case.people.causing_harm.as_slice() {
        [one] => vec![one.id.clone()],
        _ => Vec::new(),
    }
}

pub const EVENT: HistoryForm = HistoryForm {
    adds: "Add an event",
    changes: "Change an event",
    about: "",
    save: "Save the event",
    asks: ask_event,
    read: read_event,
    remove: Case::remove_event,
    may_remove: |_, _| true,
};

fn event_of(case: &Case, id: Option<&str>) -> Event {
    id.and_then(|id| case.events.get(id))
        .cloned()
        .unwrap_or_default()
}

fn ask_event(case: &Case, id: Option<&str>) -> Vec<HistoryPart> {
    let (event, is_new) = (event_of(case, id), id.is_none());
    let recorded = HistoryChoices::of(Police::VARIANTS, |one| match one {
        Police::Crime => "as a crime",
        Police::Incident => "as an incident, without a crime",
        Police::Unknown => "not known",
        other => police(other),
    });
    let known = (!is_new).then_some(event.police);
    let agencies = match event.agencies.as_deref() {
        Some([]) => vec![NONE.to_owned()],
        known => known
            .unwrap_or_default()
            .iter()
            .map(|value| id_of(value).to_owned())
            .collect(),
    };
    let kinds: Vec<String> = event
        .kinds
        .iter()
        .map(|value| id_of(value).to_owned())
        .collect();
    let breach = event.breach.clone().unwrap_or_default();
    let orders = case
        .orders
        .list
        .iter()
        .map(|order| (order.id.clone(), capitalised(&order_name(order))))
        .collect();
    vec![
        HistoryPart::Field(if is_new {
            HistoryField::when("when", "When", WHEN_HINT, None)
        } else {
            HistoryField::date("when", "When", WHEN_HINT, event.when.to_string())
        }),
        HistoryPart::Field(HistoryField::one(
            "police",
            "How the police recorded it",
            "",
            recorded,
            &KnownChoice::named(known, true),
        )),
        HistoryPart::Field(HistoryField::line(
            "places",
            "Where",
            "The borough or district. If it was one of several, write each with or between them: Eastford or Westford",
            event.place.areas.join(" or "),
        )),
        HistoryPart::Field(HistoryField::lines(
            "note",
            "What happened",
            "A few words, as it was described and not as it was labelled",
            2,
            &event.note,
        )),
        HistoryPart::Field(HistoryField::many(
            "kinds",
            "What was done",
            "Tick all that are known. Ticked or not, the event stays in the history.",
            HistoryChoices::of(EventKind::ALL, kind),
            &kinds,
        )),
        HistoryPart::Field(HistoryField::many(
            "by",
            "By whom",
            "Tick nobody if it is not known",
            causing_harm(case),
            &event.by,
        )),
        HistoryPart::Field(HistoryField::many(
            "harmed",
            "To whom",
            "Tick nobody if it is not known. Others are added on the page People.",
            harmed(case),
            &event.harmed,
        )),
        HistoryPart::Folded(
            "If an order, bail or condition was broken, or is said to have been",
            vec![
                HistoryField::one(
                    "breach-order",
                    "Which order",
                    "Orders are added on the page History",
                    HistoryChoices(orders).or_not_known("Not known, or not in the list"),
                    &KnownChoice::of(breach.order, event.breach.is_none()),
                ),
                HistoryField::lines(
                    "breach-condition",
                    "The condition, in its own text",
                    "Word for word where you have it, for example: not to go within 100 metres of Mill Street",
                    2,
                    &breach.condition,
                ),
                HistoryField::lines(
                    "breach-disputed",
                    "Who disputes that it was broken, and why",
                    "Leave it empty if nobody does. The event stays as it is either way.",
                    2,
                    &breach.disputed,
                ),
            ],
        ),
        HistoryPart::Folded(
            "Other records, grade then, and what came of it",
            vec![
                HistoryField::date(
                    "learned",
                    "The day by which it was known, if that was later",
                    "An exact day, for example 3 May 2018",
                    event.learned.map(|day| day.to_string()).unwrap_or_default(),
                ),
                HistoryField::many(
                    "agencies",
                    "Who else has a record of it",
                    "",
                    HistoryChoices::of(Agency::VARIANTS, agency)
                        .and(NONE, "Looked for, and no other agency has a record"),
                    &agencies,
                ),
                HistoryField::one(
                    "event-grade",
                    "Grade given then",
                    "",
                    HistoryChoices::grades(event.grade).or_not_known("None, or not known"),
                    &KnownChoice::named(event.grade, is_new),
                ),
                HistoryField::one(
                    "outcome",
                    "What came of it",
                    "An event that was withdrawn or ended in an acquittal still counts as it did.",
                    HistoryChoices::of(Outcome::VARIANTS, outcome).or_not_known("Not known"),
                    &KnownChoice::named(event.outcome, is_new),
                ),
            ],
        ),
    ]
}

fn read_event(read: &mut HistoryReading, case: &Case, id: Option<&str>) -> PutEntry {
    let mut event = event_of(case, id);
    read.needed_when("when", &mut event.when);
    if let Some(recorded) = read.one("police") {
        event.police = recorded.unwrap_or_default();
    }
    read.places("places", &mut event.place.areas);
    read.text("note", &mut event.note);
    if let Some(kinds) = read.many("kinds", EventKind::ALL) {
        event.kinds = kinds;
    }
    read.ids("by", &mut event.by);
    read.ids("harmed", &mut event.harmed);
    read.day_if("learned", &mut event.learned);
    if let Some(agencies) = read.many("agencies", Agency::VARIANTS) {
        event.agencies =
            (!agencies.is_empty() || read.has("agencies", NONE) == Some(true)).then_some(agencies);
    }
    if let Some(grade) = read.one("event-grade") {
        event.grade = grade;
        event.highest_grade = read.highest_grade().beside(grade);
    }
    read.one_if("outcome", &mut event.outcome);
    let mut breach = event.breach.clone().unwrap_or_default();
    if read.has("breach-order", "").is_some() {
        breach.order = Some(read.shown("breach-order")).filter(|id| case.orders.get(id).is_some());
    }
    read.text("breach-condition", &mut breach.condition);
    read.text("breach-disputed", &mut breach.disputed);
    if event.breach.clone().unwrap_or_default() != breach {
        event.breach = (breach != Breach::default()).then_some(breach);
        // A condition that was broken is what was done, disputed or not.
        if event.breach.is_some() && !event.kinds.contains(&EventKind::Breach) {
            event.kinds.push(EventKind::Breach);
        }
    }
    Box::new(move |case| case.events.put(event))
}

pub const CHANGE: HistoryForm = HistoryForm {
    adds: "Add something that changed",
    changes: "Change this entry",
    about: "Something that happened around the victim and was no act of abuse, or that became known. It counts in no route, and it can call for a new assessment.",
    save: "Save the change",
    asks: ask_change,
    read: read_change,
    remove: |case, id| case.changes.remove(id),
    may_remove: |_, _| true,
};

fn change_of(case: &Case, id: Option<&str>) -> Change {
    id.and_then(|id| case.changes.get(id))
        .cloned()
        .unwrap_or_default()
}

fn ask_change(case: &Case, id: Option<&str>) -> Vec<HistoryPart> {
    let (change, is_new) = (change_of(case, id), id.is_none());
    let known = (!is_new).then_some(change.what);
    let when = if is_new {
        String::new()
    } else {
        change.when.to_string()
    };
    let fields = [
        HistoryField::one(
            "change-what",
            "What changed",
            "",
            HistoryChoices::of(ChangeKind::ALL, what),
            &KnownChoice::named(known, true),
        ),
        HistoryField::date("change-when", "When", WHEN_HINT, when),
        HistoryField::line(
            "change-learned",
            "The day it became known, if that was later",
            "An exact day, for example 3 May 2018",
            change
                .learned
                .map(|day| day.to_string())
                .unwrap_or_default(),
        ),
        HistoryField::many(
            "change-who",
            "About whom",
            "Tick nobody if it is plain or not known",
            everybody(case),
            &change.who,
        ),
        HistoryField::one(
            "change-source",
            "Who or what says so",
            "",
            HistoryChoices::of(AnswerSource::VARIANTS, answer_source).or_not_known("Not known"),
            &KnownChoice::named(change.source, is_new),
        ),
        HistoryField::lines(
            "change-note",
            "What is known of it",
            "A few words",
            3,
            &change.note,
        ),
    ];
    fields.into_iter().map(HistoryPart::Field).collect()
}

fn read_change(read: &mut HistoryReading, case: &Case, id: Option<&str>) -> PutEntry {
    let mut change = change_of(case, id);
    match read.one("change-what").flatten() {
        Some(one) => change.what = one,
        None if change.id.is_empty() => read.refuse("change-what", "Choose what changed"),
        None => {}
    }
    read.needed_when("change-when", &mut change.when);
    read.day_if("change-learned", &mut change.learned);
    read.ids("change-who", &mut change.who);
    read.one_if("change-source", &mut change.source);
    read.text("change-note", &mut change.note);
    Box::new(move |case| case.changes.put(change))
}

pub const ORDER: HistoryForm = HistoryForm {
    adds: "Add an order, bail or licence",
    changes: "Change an order, bail or licence",
    about: "Conditions on a person causing harm, in force or not any more. That one was broken is an event.",
    save: "Save the order",
    asks: ask_order,
    read: read_order,
    remove: Case::remove_order,
    may_remove: |_, _| true,
};

fn order_of(case: &Case, id: Option<&str>) -> Order {
    id.and_then(|id| case.orders.get(id))
        .cloned()
        .unwrap_or_default()
}

fn ask_order(case: &Case, id: Option<&str>) -> Vec<HistoryPart> {
    let (order, is_new) = (order_of(case, id), id.is_none());
    let known = (!is_new).then_some(order.kind);
    let fields = [
        HistoryField::one(
            "order-kind",
            "What it is",
            "",
            HistoryChoices::of(OrderKind::ALL, order_kind),
            &KnownChoice::named(known, true),
        ),
        HistoryField::when("order-from", "From when", DATE_HINT, Some(order.from)),
        HistoryField::when(
            "order-until",
            "Until when",
            "Its last day, or as well as it is known; leave it empty if it is not known",
            order.until,
        ),
        HistoryField::many(
            "order-on",
            "On whom",
            "Tick nobody if it is not known",
            causing_harm(case),
            &order.on,
        ),
        HistoryField::lines(
            "order-conditions",
            "The conditions, in their own text",
            "Word for word where you have it, so that a breach can be told",
            4,
            &order.conditions,
        ),
        HistoryField::line(
            "order-made-by",
            "Who made it, and its number",
            "The court, force or prison",
            order.made_by,
        ),
    ];
    fields.into_iter().map(HistoryPart::Field).collect()
}

fn read_order(read: &mut HistoryReading, case: &Case, id: Option<&str>) -> PutEntry {
    let mut order = order_of(case, id);
    match read.one("order-kind").flatten() {
        Some(one) => order.kind = one,
        None if order.id.is_empty() => read.refuse(
            "order-kind",
            "Choose what it is; another order is one of the choices",
        ),
        None => {}
    }
    read.when("order-from", &mut order.from);
    read.when_if("order-until", &mut order.until);
    read.ids("order-on", &mut order.on);
    read.text("order-conditions", &mut order.conditions);
    read.text("order-made-by", &mut order.made_by);
    Box::new(move |case| case.orders.put(order))
}
