//! One fact of a case that could be otherwise.

use crate::model::case::{Agency, Assessment, Event, Grade, Kind, Marac, Police, Relationship};
use crate::model::dates::Day;

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
    /// A total of yes answers is higher by one, or lower.
    Total {
        /// The instrument's id.
        instrument: String,
        /// The total as it stands.
        now: u32,
        /// Higher, or else lower.
        more: bool,
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
    /// Somebody of a role that a rule asks for has signed the referral off, or has not.
    SignedOff {
        /// The role, as the rule calls it.
        role: String,
        /// Whether it is signed off.
        signed: bool,
    },
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
    /// same as another one more, nor is one yes more.
    pub fn excludes(&self, other: &Self) -> bool {
        use std::mem::discriminant as kind;
        match (self, other) {
            (
                Self::Item {
                    instrument, item, ..
                },
                Self::Item {
                    instrument: other_instrument,
                    item: other_item,
                    ..
                },
            ) => instrument == other_instrument && item == other_item,
            (Self::Event(one, is), Self::Event(two, other)) => {
                one == two && kind(is) == kind(other)
            }
            (Self::Assessment(one, is), Self::Assessment(two, other)) => {
                one == two && kind(is) == kind(other)
            }
            (Self::Marac(one, is), Self::Marac(two, other)) => {
                one == two && kind(is) == kind(other)
            }
            (Self::Person(one, be), Self::Person(two, other)) => {
                one == two && kind(be) == kind(other)
            }
            (Self::ChildAge(one, _), Self::ChildAge(two, _)) => one == two,
            (Self::AllKnown(one), Self::AllKnown(two)) => one == two,
            (
                Self::Total {
                    instrument, more, ..
                },
                Self::Total {
                    instrument: other,
                    more: other_more,
                    ..
                },
            ) => instrument == other && more != other_more,
            (Self::MoreEvent(_) | Self::MoreAssessment(_) | Self::MoreMarac(_), _) => false,
            _ => kind(self) == kind(other),
        }
    }
}
