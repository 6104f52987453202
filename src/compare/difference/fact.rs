//! One fact of a case that could be otherwise, and the case as it is then.

use crate::case::{Age, Agency, Assessment, Case, Event, Grade, Kind, Marac, Person, Police, Relationship, VICTIM};
use crate::dates::{Day, When};
use crate::instrument::{Answer, Instrument, Reply, Role};

/// Somebody who is nobody among the people of the case.
pub(crate) const ANOTHER_PERSON: &str = "another person";

/// A place that is none of those the case or the rules name.
pub(super) const ANOTHER_AREA: &str = "another area";

/// One fact as it would have to be. Places in lists are those of the case itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// An item is answered so.
    Item {
        /// The instrument's id.
        instrument: String,
        /// The item's id.
        item: String,
        /// Yes, or else no.
        yes: bool,
    },
    /// Something about the event at that place of the ledger.
    Event(usize, EventIs),
    /// One more event. What neither rule looks at is left blank in it.
    MoreEvent(Event),
    /// Something about the assessment at that place of the list.
    Assessment(usize, AssessmentIs),
    /// One more assessment.
    MoreAssessment(Assessment),
    /// Something about the earlier MARAC at that place of the list.
    Marac(usize, MaracIs),
    /// One more earlier MARAC.
    MoreMarac(Marac),
    /// The professional judges that it should be heard, with so many reasons picked, and in writing; or does not.
    Judged {
        /// Whether it should be heard.
        heard: bool,
        /// Whether the rules ask for reasons in writing.
        written: bool,
        /// How many of the prompts the rules ask for.
        reasons: u32,
    },
    /// The referral is signed off, or is not.
    SignedOff(bool),
    /// Something about a person, by id.
    Person(String, PersonBe),
    /// The child at that place of the list is so many years old.
    ChildAge(usize, u32),
    /// Somebody, by this id, is known to have caused the harm.
    Named(String),
    /// A list is all that is known.
    AllKnown(List),
}

/// How an event would be.
#[derive(Clone, Debug, PartialEq)]
pub enum EventIs {
    /// It was on that day.
    On(Day),
    /// The police recorded it so.
    Police(Police),
    /// These other agencies have a record of it, and no others.
    Agencies(Vec<Agency>),
    /// This was done, and nothing else.
    Kind(Kind),
    /// It happened there.
    Place(String),
    /// These were harmed, by person id.
    Harmed(Vec<String>),
    /// This person did it, by person id.
    By(String),
    /// It was graded so.
    Grade(Grade),
}

/// How an assessment would be.
#[derive(Clone, Debug, PartialEq)]
pub enum AssessmentIs {
    /// It came to that grade.
    Grade(Grade),
    /// It was made on that day.
    On(Day),
    /// It was not made.
    NotMade,
}

/// How an earlier MARAC would be.
#[derive(Clone, Debug, PartialEq)]
pub enum MaracIs {
    /// It was referred, heard and last discussed on that day.
    On(Day),
    /// It was heard there.
    Where(String),
    /// It was about the abuse of this person, by person id.
    About(String),
    /// There was none.
    NotHeld,
}

/// How a person would be.
#[derive(Clone, Debug, PartialEq)]
pub enum PersonBe {
    /// So many years old.
    Age(u32),
    /// Living there.
    Home(String),
    /// That to the victim.
    Relationship(Relationship),
}

/// A list that says whether it is all that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The events.
    Events,
    /// The assessments.
    Assessments,
    /// The earlier MARACs.
    Maracs,
}

impl Fact {
    /// Whether it is the same fact, whatever it would be: the two cannot both hold. One more of something is never the
    /// same as another one more.
    pub fn excludes(&self, other: &Self) -> bool {
        use std::mem::discriminant as kind;
        match (self, other) {
            (
                Self::Item { instrument, item, .. },
                Self::Item { instrument: other_instrument, item: other_item, .. },
            ) => instrument == other_instrument && item == other_item,
            (Self::Event(one, is), Self::Event(two, other)) => one == two && kind(is) == kind(other),
            (Self::Assessment(one, is), Self::Assessment(two, other)) => one == two && kind(is) == kind(other),
            (Self::Marac(one, is), Self::Marac(two, other)) => one == two && kind(is) == kind(other),
            (Self::Person(one, be), Self::Person(two, other)) => one == two && kind(be) == kind(other),
            (Self::ChildAge(one, _), Self::ChildAge(two, _)) => one == two,
            (Self::AllKnown(one), Self::AllKnown(two)) => one == two,
            (Self::MoreEvent(_) | Self::MoreAssessment(_) | Self::MoreMarac(_), _) => false,
            _ => kind(self) == kind(other),
        }
    }
}

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
    match fact {
        Fact::Item { instrument, item, yes } => {
            let role = instruments.iter().find(|one| one.id == *instrument).map(|one| one.role);
            answer(case, instrument, role, on, item, *yes);
        }
        Fact::Event(place, is) => {
            if let Some(event) = case.events.list.get_mut(*place) {
                is.put(event);
            }
        }
        Fact::MoreEvent(event) => case.events.list.push(Event { id: id(), ..event.clone() }),
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
        Fact::MoreAssessment(one) => case.assessments.list.push(Assessment { id: id(), ..one.clone() }),
        Fact::Marac(place, is) => {
            if let Some(one) = case.maracs.list.get_mut(*place) {
                match is {
                    MaracIs::On(day) => (one.referred, one.met, one.discussed) = ((*day).into(), (*day).into(), None),
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
        Fact::MoreMarac(one) => case.maracs.list.push(Marac { id: id(), ..one.clone() }),
        Fact::Judged { heard, written, reasons } => {
            case.judgement.should_be_heard = *heard;
            if *heard && *written && case.judgement.words.trim().is_empty() {
                case.judgement.words = "as judged".to_owned();
            }
            while *heard && case.judgement.reasons.len() < *reasons as usize {
                case.judgement.reasons.push(format!("reason-{}", case.judgement.reasons.len()));
            }
        }
        Fact::SignedOff(signed) => {
            let by = crate::case::SignOff { by: "somebody".to_owned(), when: case.as_of.into() };
            case.sign_off = signed.then_some(by);
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
        Fact::Named(id) => case.people.causing_harm.push(Person { id: id.clone(), ..Person::default() }),
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
fn answer(case: &mut Case, instrument: &str, role: Option<Role>, on: Day, item: &str, yes: bool) {
    let persons: Vec<Option<String>> = match role {
        Some(Role::CausingHarm) if !case.people.causing_harm.is_empty() => {
            let ids = case.people.causing_harm.iter().map(|person| Some(person.id.clone()));
            if yes { ids.take(1).collect() } else { ids.collect() }
        }
        _ => vec![None],
    };
    for of in persons {
        let read = match &of {
            Some(person) => case.newest_about(person, instrument, on),
            None => case.newest_assessment(instrument, on),
        };
        let place = read.and_then(|read| case.assessments.list.iter().position(|one| std::ptr::eq(one, read)));
        let place = place.unwrap_or_else(|| {
            case.assessments.list.push(Assessment {
                id: format!("begun-{}", case.assessments.list.len()),
                when: case.as_of.min(on).into(),
                instrument: Some(instrument.to_owned()),
                of,
                ..Assessment::default()
            });
            case.assessments.list.len() - 1
        });
        if let Some(one) = case.assessments.list.get_mut(place) {
            let reply = if yes { Reply::Yes } else { Reply::No };
            one.answers.insert(item.to_owned(), Answer::from(reply));
        }
    }
}
