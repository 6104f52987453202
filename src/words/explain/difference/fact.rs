//! A single fact as it would have to be, in words.

use crate::engine::compare::difference::{
    ANOTHER_PERSON, AssessmentIs, EventIs, Fact, List, MaracIs, PersonBe,
};
use crate::model::case::{Assessment, Event, Marac, VICTIM};
use crate::model::instrument::Item;

use super::Told;
use crate::words::explain::names::{agency, event_name, grade, kind, police, relationship};
use crate::words::explain::numbers::{list, number_word};
use crate::words::explain::timeline::person_name;

/// A single fact as it would have to be.
pub(super) fn fact_words(Told { case, book }: Told<'_>, fact: &Fact) -> String {
    let person = |id: &str| match case.people.person(id) {
        _ if id == VICTIM => "the victim".to_owned(),
        Some(_) => person_name(case, id),
        None if id == ANOTHER_PERSON => "somebody else".to_owned(),
        None => "the person causing harm".to_owned(),
    };
    let persons =
        |ids: &[String]| list(&ids.iter().map(|id| person(id)).collect::<Vec<_>>(), "and");
    match fact {
        Fact::Item {
            item,
            yes,
            instrument,
        } => {
            let yes = if *yes { "yes" } else { "no" };
            let known = book
                .instrument(instrument)
                .and_then(|known| known.item(item));
            format!(
                "{} is answered {yes}",
                known.map_or_else(|| item.clone(), Item::named)
            )
        }
        Fact::Total { now, more, .. } => {
            let more = if *more { "higher" } else { "lower" };
            format!("the total of yes answers, now {now}, is {more} by one")
        }
        Fact::Event(place, is) => {
            let event = case
                .events
                .list
                .get(*place)
                .map(event_name)
                .unwrap_or_default();
            format!("the event ({event}) {}", event_is(is, &persons))
        }
        Fact::MoreEvent(event) => more_event(event, &persons),
        Fact::Assessment(place, is) => {
            let which = case
                .assessments
                .list
                .get(*place)
                .map(assessment_name)
                .unwrap_or_default();
            match is {
                AssessmentIs::Grade(to) => format!("{which} came to {}", grade(*to)),
                AssessmentIs::On(day) => format!("{which} was made on {day}"),
                AssessmentIs::NotMade => format!("{which} was not made"),
            }
        }
        Fact::MoreAssessment(one) => {
            let graded = one
                .grade
                .map(|to| format!(", graded {}", grade(to)))
                .unwrap_or_default();
            format!("one more assessment, made on {}{graded}", one.when)
        }
        Fact::Marac(place, is) => {
            let which = case
                .maracs
                .list
                .get(*place)
                .map(|one: &Marac| format!("the MARAC ({})", one.met))
                .unwrap_or_default();
            match is {
                MaracIs::On(day) => format!("{which} was referred and heard on {day}"),
                MaracIs::Where(area) => format!("{which} was in {area}"),
                MaracIs::About(id) => format!("{which} was about {}", person(id)),
                MaracIs::NotHeld => format!("{which} was not held"),
            }
        }
        Fact::MoreMarac(one) => {
            let about = if one.about.is_empty() {
                String::new()
            } else {
                format!(", about {}", persons(&one.about))
            };
            let place = if one.areas.is_empty() {
                String::new()
            } else {
                format!(" in {}", list(&one.areas, "or"))
            };
            format!(
                "an earlier MARAC{place}, referred and heard by {}{about}",
                one.met
            )
        }
        Fact::Judged {
            heard: true,
            written,
            reasons,
        } => {
            let picked = match reasons {
                0 => None,
                1 => Some("one of the reasons listed".to_owned()),
                many => Some(format!(
                    "{} of the reasons listed",
                    number_word(*many as usize)
                )),
            };
            let with: Vec<String> = picked
                .into_iter()
                .chain(written.then(|| "reasons in writing".to_owned()))
                .collect();
            let with = if with.is_empty() {
                String::new()
            } else {
                format!(", with {}", list(&with, "and"))
            };
            format!("you judge that it should be heard{with}")
        }
        Fact::Judged { heard: false, .. } => "nobody has judged that it should be heard".to_owned(),
        Fact::SignedOff { role, signed: true } => format!("the referral is signed off by {role}"),
        Fact::SignedOff {
            role,
            signed: false,
        } => format!("the referral is not signed off by {role}"),
        Fact::Person(id, be) => {
            let who = person(id);
            match be {
                PersonBe::Age(years) => format!("{who} is {years} years old"),
                PersonBe::Home(area) => format!("{who} lives in {area}"),
                PersonBe::Relationship(is) => {
                    format!("{who} is a {} of the victim", relationship(*is))
                }
            }
        }
        Fact::ChildAge(place, years) => format!("child {} is {years} years old", place + 1),
        Fact::Named(_) => "who caused harm is known".to_owned(),
        Fact::AllKnown(List::Events) => {
            "the events that are recorded are known to be all".to_owned()
        }
        Fact::AllKnown(List::Assessments) => {
            "the assessments that are recorded are known to be all".to_owned()
        }
        Fact::AllKnown(List::Maracs) => {
            "the earlier MARACs that are recorded, if any, are known to be all".to_owned()
        }
    }
}

fn event_is(is: &EventIs, persons: &dyn Fn(&[String]) -> String) -> String {
    match is {
        EventIs::On(day) => format!("was on {day}"),
        EventIs::Police(way) => {
            let way = police(*way);
            if way.starts_with("how") {
                way.to_owned()
            } else {
                format!("is {way}")
            }
        }
        EventIs::Agencies(known) if known.is_empty() => {
            "has no record with another agency".to_owned()
        }
        EventIs::Agencies(known) => {
            format!(
                "has this record: {}",
                list(
                    &known.iter().map(|one| agency(*one)).collect::<Vec<_>>(),
                    "and"
                )
            )
        }
        EventIs::Kind(done) => format!("was: {}", kind(*done)),
        EventIs::Place(area) => format!("was in {area}"),
        EventIs::Harmed(ids) => format!("harmed {}", persons(ids)),
        EventIs::By(id) => format!("was done by {}", persons(std::slice::from_ref(id))),
        EventIs::Grade(to) => format!("was graded {}", grade(*to)),
    }
}

fn more_event(event: &Event, persons: &dyn Fn(&[String]) -> String) -> String {
    let mut words = vec!["one more event".to_owned(), format!("on {}", event.when)];
    if event.police != crate::model::case::Police::Unknown {
        words.push(police(event.police).to_owned());
    }
    words.extend(
        event
            .agencies
            .iter()
            .flatten()
            .map(|one| agency(*one).to_owned()),
    );
    words.extend(event.kinds.iter().map(|one| kind(*one).to_owned()));
    words.extend(
        (!event.place.areas.is_empty()).then(|| format!("in {}", list(&event.place.areas, "or"))),
    );
    words.extend((!event.by.is_empty()).then(|| format!("by {}", persons(&event.by))));
    words.extend(event.grade.map(|to| format!("graded {}", grade(to))));
    words.join(", ")
}

fn assessment_name(one: &Assessment) -> String {
    let graded = one
        .grade
        .map(|to| format!(", graded {}", grade(to)))
        .unwrap_or_default();
    format!("the assessment ({}{graded})", one.when)
}
