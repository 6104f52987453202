//! The names that the generated cases and criteria are made of.

use waymark::model::case::{EventKind, Grade, Relationship, SignOff};
use waymark::model::dates::{Day, When};

/// A checklist small enough that every way its answers may turn out can be tried.
pub const SHORT: &str = "short";
/// A follow-up with a scale of its own.
pub const STEPS: &str = "steps";
/// The items of each.
pub const ITEMS: [&str; 4] = ["1", "2", "3", "4"];
/// What may have been done in a generated case: always a crime, it depends, it depends, never.
pub const KINDS: [EventKind; 4] = [
    EventKind::Assault,
    EventKind::Control,
    EventKind::Breach,
    EventKind::Argument,
];
/// What a person may be to the victim.
pub const RELATIONSHIPS: [Relationship; 6] = [
    Relationship::Partner,
    Relationship::FormerPartner,
    Relationship::Parent,
    Relationship::Child,
    Relationship::Family,
    Relationship::Other,
];
/// The grades there are.
pub const GRADES: [Grade; 3] = [Grade::Standard, Grade::Medium, Grade::High];
/// Where an area tells four apart.
pub const FOUR_GRADES: [Grade; 4] = [Grade::Standard, Grade::Medium, Grade::High, Grade::VeryHigh];
/// The area whose rule it is, by its name.
pub const HERE: &str = "Lewisham";
/// Another.
pub const ELSEWHERE: &str = "Bromley";
/// A place in which nothing of a made-up case has happened.
pub const THIRD: &str = "Leeds";
/// Whose sign-off the made-up rules ask for.
pub const MANAGER: &str = "a manager";

/// A sign-off by somebody whose name tells nothing, said to be of those roles.
pub fn signed(roles: &[&str]) -> SignOff {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    SignOff {
        by: "J. Smith".to_owned(),
        when: When::Unknown,
        roles,
    }
}

pub fn day(text: &str) -> Day {
    Day::from_iso(text).expect("a day")
}
