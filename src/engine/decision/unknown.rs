use std::hash::{Hash, Hasher};

use crate::model::case::{Assessment, Change, Event, Marac, Order, Person};
use crate::model::instrument::Item;
use crate::model::rules::Who;

use super::in_doubt::InDoubt;

/// Something that is not known and could settle an answer.
#[derive(Clone, Copy, Debug)]
pub enum Unknown<'a> {
    /// The answer to an item.
    Item(&'a Item),
    /// What is in doubt about an event.
    Event(&'a Event, InDoubt),
    /// Which event led to the newest assessment.
    Present,
    /// Whether there are events that nobody has asked about yet.
    MoreEvents,
    /// Whether there are earlier MARACs that nobody has asked about yet.
    MoreMaracs,
    /// Whether there are assessments that nobody has asked about yet.
    MoreAssessments,
    /// What is in doubt about an earlier MARAC.
    Marac(&'a Marac, InDoubt),
    /// What is in doubt about a change.
    Change(&'a Change, InDoubt),
    /// Whether something changed that nobody has asked about yet.
    MoreChanges,
    /// What is in doubt about an order.
    Order(&'a Order, InDoubt),
    /// Whether there is an order that nobody has asked about yet.
    MoreOrders,
    /// What is in doubt about an assessment.
    Assessment(&'a Assessment, InDoubt),
    /// The professional's grade.
    Grade,
    /// The professional's judgement.
    Judgement,
    /// A sign-off, by whom the rule asks for it.
    SignOff(&'a str),
    /// Facts about a person.
    Person(Who, InDoubt),
    /// How old somebody is who was at an event.
    AgeOf(&'a Person),
    /// What the area's rule says: its number is not published.
    Definition,
}

impl PartialEq for Unknown<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // Item ids are unique within an instrument; the same id in two instruments is two items.
            (Self::Item(one), Self::Item(two)) => std::ptr::eq(*one, *two),
            // Of one event two things may be open, its grade and how it was recorded: they are two unknowns.
            (Self::Event(one, open), Self::Event(two, other)) => one.id == two.id && open == other,
            (Self::Marac(one, open), Self::Marac(two, other)) => one.id == two.id && open == other,
            (Self::Assessment(one, open), Self::Assessment(two, other)) => {
                one.id == two.id && open == other
            }
            (Self::Change(one, open), Self::Change(two, other)) => {
                one.id == two.id && open == other
            }
            (Self::Order(one, open), Self::Order(two, other)) => one.id == two.id && open == other,
            (Self::Person(one, open), Self::Person(two, other)) => one == two && open == other,
            (Self::SignOff(one), Self::SignOff(two)) => one == two,
            (Self::AgeOf(one), Self::AgeOf(two)) => one.id == two.id,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Eq for Unknown<'_> {}

/// What is equal has one hash: of a long history thousands are told apart.
impl Hash for Unknown<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Self::Item(one) => std::ptr::hash(*one, state),
            Self::Event(one, open) => (&one.id, open).hash(state),
            Self::Marac(one, open) => (&one.id, open).hash(state),
            Self::Assessment(one, open) => (&one.id, open).hash(state),
            Self::Change(one, open) => (&one.id, open).hash(state),
            Self::Order(one, open) => (&one.id, open).hash(state),
            Self::Person(_, open) => open.hash(state),
            Self::SignOff(one) => one.hash(state),
            Self::AgeOf(one) => one.id.hash(state),
            Self::Present
            | Self::MoreEvents
            | Self::MoreMaracs
            | Self::MoreAssessments
            | Self::MoreChanges
            | Self::MoreOrders
            | Self::Grade
            | Self::Judgement
            | Self::Definition => {}
        }
    }
}

/// Where the victim lives, which says what "here" is.
pub(super) const HOME: Unknown<'static> = Unknown::Person(Who::Victim, InDoubt::HOME);

/// Who caused the harm, where nobody is named.
pub(super) const NOBODY: Unknown<'static> = Unknown::Person(Who::CausingHarm, InDoubt::WHO);
