//! A case in which some facts are otherwise.

use crate::model::case::{Age, Assessment, Case, Event, Marac, Person, SignOff, VICTIM};
use crate::model::dates::{Day, When};
use crate::model::instrument::{Answer, Instrument, Reply, Role};

use super::fact::{ANOTHER_PERSON, AssessmentIs, EventIs, Fact, List, MaracIs, PersonBe};
use super::total::{Total, place};

/// The case with those facts as they would have to be, on a day of decision.
pub fn changed<'f>(
    case: &Case,
    instruments: &[Instrument],
    on: Day,
    facts: impl IntoIterator<Item = &'f Fact>,
) -> Case {
    let mut case = case.clone();
    for (number, fact) in facts.into_iter().enumerate() {
        change(&mut case, instruments, on, fact, number);
    }
    case
}

fn change(case: &mut Case, instruments: &[Instrument], on: Day, fact: &Fact, number: usize) {
    let id = || format!("more-{number}");
    let known = |id: &str| instruments.iter().find(|one| one.id == id);
    match fact {
        Fact::Item {
            instrument,
            item,
            yes,
        } => {
            if let Some(instrument) = known(instrument) {
                answer(case, instrument, on, item, *yes);
            }
        }
        Fact::Total {
            instrument, more, ..
        } => {
            let total = known(instrument).and_then(|instrument| Total::of(case, instrument, on));
            if let Some(total) = total.filter(|total| total.yes < total.most() || !more) {
                let yes = if *more {
                    total.yes + 1
                } else {
                    total.yes.saturating_sub(1).max(total.least)
                };
                if let Some(one) = case.assessments.list.get_mut(total.place) {
                    one.yes_total = Some(yes);
                }
            }
        }
        Fact::Event(place, is) => {
            if let Some(event) = case.events.list.get_mut(*place) {
                is.put(event);
            }
        }
        Fact::MoreEvent(event) => case.events.list.push(Event {
            id: id(),
            ..event.clone()
        }),
        Fact::Assessment(place, is) => {
            if let Some(one) = case.assessments.list.get_mut(*place) {
                match is {
                    AssessmentIs::Grade(grade) => one.grade = Some(*grade),
                    AssessmentIs::On(day) => one.when = (*day).into(),
                    // Taken out it would move the places of those behind it; about nobody of the case it counts for nothing.
                    AssessmentIs::NotMade => one.of = Some(ANOTHER_PERSON.to_owned()),
                }
            }
        }
        Fact::MoreAssessment(one) => case.assessments.list.push(Assessment {
            id: id(),
            ..one.clone()
        }),
        Fact::Marac(place, is) => {
            if let Some(one) = case.maracs.list.get_mut(*place) {
                match is {
                    MaracIs::On(day) => {
                        (one.referred, one.met, one.discussed) =
                            ((*day).into(), (*day).into(), None)
                    }
                    MaracIs::Where(area) => one.areas = vec![area.clone()],
                    MaracIs::About(person) => one.about = vec![person.clone()],
                    // One that is still to come is no earlier one.
                    MaracIs::NotHeld => {
                        let later: When = case.as_of.max(on).plus_days(1).into();
                        (one.referred, one.met, one.discussed) = (later, later, None);
                    }
                }
            }
        }
        Fact::MoreMarac(one) => case.maracs.list.push(Marac {
            id: id(),
            ..one.clone()
        }),
        Fact::Judged {
            heard,
            written,
            reasons,
        } => {
            case.judgement.should_be_heard = *heard;
            if *heard && *written && case.judgement.words.trim().is_empty() {
                case.judgement.words = "as judged".to_owned();
            }
            while *heard && case.judgement.reasons.len() < *reasons as usize {
                case.judgement
                    .reasons
                    .push(format!("reason-{}", case.judgement.reasons.len()));
            }
        }
        Fact::SignedOff { role, signed: true } => {
            let as_of = case.as_of.into();
            let sign_off = case.sign_off.get_or_insert_with(|| SignOff {
                when: as_of,
                ..SignOff::default()
            });
            if sign_off.by.trim().is_empty() {
                sign_off.by = "somebody".to_owned();
            }
            sign_off.roles.push(role.clone());
        }
        Fact::SignedOff {
            role,
            signed: false,
        } => {
            case.sign_off
                .iter_mut()
                .for_each(|sign_off| sign_off.roles.retain(|known| known != role));
        }
        Fact::Person(id, be) => {
            let people = &mut case.people;
            let person = match id.as_str() {
                VICTIM => Some(&mut people.victim),
                id => people.causing_harm.iter_mut().find(|one| one.id == id),
            };
            if let Some(person) = person {
                match be {
                    PersonBe::Age(years) => person.age = Some(Age::Years(*years)),
                    PersonBe::Home(area) => person.lives_in = vec![area.clone()],
                    PersonBe::Relationship(is) => person.relationship = Some(*is),
                }
            }
        }
        Fact::ChildAge(place, years) => {
            if let Some(child) = case.people.children.get_mut(*place) {
                child.age = Some(Age::Years(*years));
            }
        }
        Fact::Named(id) => case.people.causing_harm.push(Person {
            id: id.clone(),
            ..Person::default()
        }),
        Fact::AllKnown(List::Events) => case.events.all_known = true,
        Fact::AllKnown(List::Assessments) => case.assessments.all_known = true,
        Fact::AllKnown(List::Maracs) => case.maracs.all_known = true,
    }
}

impl EventIs {
    pub(super) fn put(&self, event: &mut Event) {
        match self {
            Self::On(day) => event.when = (*day).into(),
            Self::Police(police) => event.police = *police,
            Self::Agencies(agencies) => event.agencies = Some(agencies.clone()),
            Self::Kind(kind) => event.kinds = vec![*kind],
            Self::Place(area) => event.place.areas = vec![area.clone()],
            Self::Harmed(persons) => event.harmed.clone_from(persons),
            Self::By(person) => event.by = vec![person.clone()],
            Self::Grade(grade) => event.grade = Some(*grade),
        }
    }
}

/// Answers an item in the assessment that is read on the day, begun if there is none. A yes about one person causing harm
/// is a yes; a no is one of each.
fn answer(case: &mut Case, instrument: &Instrument, on: Day, item: &str, yes: bool) {
    let persons: Vec<Option<String>> = match instrument.role {
        Role::CausingHarm if !case.people.causing_harm.is_empty() => {
            let ids = case
                .people
                .causing_harm
                .iter()
                .map(|person| Some(person.id.clone()));
            if yes {
                ids.take(1).collect()
            } else {
                ids.collect()
            }
        }
        _ => vec![None],
    };
    for of in persons {
        let total =
            Total::of(case, instrument, on).map(|total| total.with(case, instrument, item, yes));
        let place = place(case, instrument, of.as_deref(), on).unwrap_or_else(|| {
            case.assessments.list.push(Assessment {
                id: format!("begun-{}", case.assessments.list.len()),
                when: case.as_of.min(on).into(),
                instrument: Some(instrument.id.clone()),
                of,
                ..Assessment::default()
            });
            case.assessments.list.len() - 1
        });
        if let Some(one) = case.assessments.list.get_mut(place) {
            let reply = if yes { Reply::Yes } else { Reply::No };
            one.answers.insert(item.to_owned(), Answer::from(reply));
            one.yes_total = total;
        }
    }
}
