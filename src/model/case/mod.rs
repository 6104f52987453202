//! The case: who, what was asked, what happened before, and what the professional judges.
//!
//! A case file says `"format": "waymark-case/1"`; `FORMAT.md` beside this file describes it. Whatever is not in the
//! file is not known, and stays not known through every decision.

mod again;
mod age_words;
mod assessment;
mod change;
mod check;
mod edit;
mod entries;
mod event;
mod impossible;
mod last_answer;
mod marac;
mod order;
mod people;
mod shared;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::logic::Truth;
use crate::model::dates::{Day, Span, When};
use crate::model::nation::Nation;

pub use age_words::{AgeError, age_called, age_understood};
pub use assessment::{Assessment, Grade, GradeAmong, HighestGrade, How, Review};
pub use change::{Change, ChangeKind};
pub use check::{LONGEST, check_case};
pub use entries::Entry;
pub use event::{Agency, Event, EventKind, Outcome, Place, Police};
pub use impossible::{certainly_before, impossible_days};
pub use last_answer::LastAnswer;
pub use marac::{Action, Marac};
pub use order::{Breach, Order, OrderKind};
pub use people::{Age, Child, People, Person, Relationship, VICTIM};
pub use shared::Shared;

/// Everything the decision is made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
// In the browser whoever shows a field of a case is woken by that field alone.
#[cfg_attr(target_arch = "wasm32", derive(reactive_stores::Store))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Always `waymark-case/1`.
    pub format: CaseFormat,
    /// The day this case speaks for: everything in it had happened by the end of that day.
    pub as_of: Day,
    /// The user's own reference; never a name unless the user makes it one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// The area whose rule was chosen, and the version, where one was chosen by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaChoice>,
    /// Whose law and services apply, where the rule is not of one nation; left out when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nation: Option<Nation>,
    /// Who is concerned.
    #[serde(default)]
    pub people: People,
    /// How she or he may be reached, and what must not get out.
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    /// Every assessment, old and new.
    #[serde(default)]
    pub assessments: Gathered<Assessment>,
    /// The ledger: what has happened. Nothing is ever taken out of it because it was retracted or acquitted.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Gathered<Event>"))]
    pub events: Shared<Gathered<Event>>,
    /// Earlier referrals to a MARAC and hearings there.
    #[serde(default)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Gathered<Marac>"))]
    pub maracs: Shared<Gathered<Marac>>,
    /// What changed around the victim or became known, besides the events.
    #[serde(default, skip_serializing_if = "Gathered::is_untouched")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Gathered<Change>"))]
    pub changes: Shared<Gathered<Change>>,
    /// Orders, bail and licences on those causing harm.
    #[serde(default, skip_serializing_if = "Gathered::is_untouched")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Gathered<Order>"))]
    pub orders: Shared<Gathered<Order>>,
    /// What the professional judges.
    #[serde(default, skip_serializing_if = "Judgement::is_empty")]
    pub judgement: Judgement,
    /// What the referral says in the user's own words, by the field of the referral form.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub referral: BTreeMap<String, String>,
    /// Who signed the referral off, where somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_off: Option<SignOff>,
    /// The day on which it is to be assessed again, where one was set; a new assessment on it or later does away with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_review: Option<Day>,
    /// Where the facts come from, for a case taken from a publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken_from: String,
}

/// The version of the file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename = "Format")
)]
pub enum CaseFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-case/1")]
    V1,
}

/// Which area's rule, and which version of it where the day does not decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AreaChoice {
    /// The area's id.
    pub id: String,
    /// The version's id; left out, the version in force on the day of decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What the user calls the area, where no rule is loaded for it and this one is used in its place.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub not_listed: String,
}

impl AreaChoice {
    /// The rule of the area of that id, by the version in force on the day of decision.
    pub fn of(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            version: None,
            not_listed: String::new(),
        }
    }

    /// National guidance for an area that is not in the list.
    pub fn in_place_of(guidance: impl Into<String>, not_listed: impl Into<String>) -> Self {
        Self {
            not_listed: not_listed.into(),
            ..Self::of(guidance)
        }
    }

    /// What the user calls an area that is not in the list.
    pub fn not_listed(&self) -> Option<String> {
        (!self.not_listed.is_empty()).then(|| self.not_listed.clone())
    }
}

/// A list of what is known, and whether it is all there is to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename = "GatheredOf{T}")
)]
#[serde(deny_unknown_fields)]
pub struct Gathered<T> {
    /// Whether it was asked about and looked for, and this is everything that came of it.
    /// Until then there may be any number more.
    pub all_known: bool,
    /// What is known.
    #[serde(default = "Vec::<T>::new", skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<T>,
}

impl<T> Gathered<T> {
    fn is_untouched(&self) -> bool {
        !self.all_known && self.list.is_empty()
    }
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self {
            all_known: false,
            list: Vec::new(),
        }
    }
}

/// How the victim may be reached, and what must not reach the person causing harm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Contact {
    /// Safe ways, places and times.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub safe: String,
    /// What must not be used: numbers, post, the home.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub not_safe: String,
    /// What must not be disclosed to the person causing harm.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub must_not_disclose: String,
    /// Who was there during the conversation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub present: String,
    /// Whether a page of supports may be left with the victim; left out until the user says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_leave_paper: Option<bool>,
}

impl Contact {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The professional's judgement. It can raise and never lower.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Judgement {
    /// Whether the professional judges that the case should be heard.
    pub should_be_heard: bool,
    /// The prompts picked as reasons, by notice id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// Why, in the professional's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who judged, by role or name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// On which day; left out, the day the case speaks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Day>,
}

impl Judgement {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A sign-off of the referral.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Who signed, by role or name; it decides nothing.
    pub by: String,
    /// On which day.
    #[serde(default)]
    pub when: When,
    /// Whose sign-off it is, of those that a rule asks for, each as the rule calls it: picked from them, and never made out
    /// from who signed. Empty while nobody has said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

impl Case {
    /// What somebody who knows the case would try as its passphrase: its reference, what everybody in it is called, and where
    /// they live.
    pub fn calls_itself(&self) -> Vec<String> {
        let people = &self.people;
        let persons = std::iter::once(&people.victim)
            .chain(&people.causing_harm)
            .chain(&people.others);
        let of = |person: &Person| {
            let called = std::iter::once(&person.called).chain(&person.aliases);
            called.chain(&person.lives_in).cloned().collect::<Vec<_>>()
        };
        let children = people.children.iter().map(|child| child.called.clone());
        let filled_in = self.referral.values().cloned();
        std::iter::once(self.reference.clone())
            .chain(persons.flat_map(of))
            .chain(children)
            .chain(filled_in)
            .collect()
    }

    /// The days something may have happened on: no later than when it was known, which is by the day the case speaks for
    /// at the latest.
    pub fn known_span(&self, when: When, learned: Option<Day>) -> Span {
        let span = when.span();
        let known_by = learned.map_or(self.as_of, |learned| learned.min(self.as_of));
        if span.first.is_some_and(|first| first > known_by) {
            span
        } else {
            span.no_later_than(known_by)
        }
    }

    /// The highest grade that anything in the case says could be given.
    pub fn highest_grade(&self) -> HighestGrade {
        let assessed = self.assessments.list.iter().map(|one| {
            let reviewed = one.review.as_ref().and_then(|review| review.grade);
            one.highest_grade.beside(one.grade.max(reviewed))
        });
        let recorded = self.events.list.iter();
        let recorded = recorded.map(|event| event.highest_grade.beside(event.grade));
        assessed
            .chain(recorded)
            .fold(HighestGrade::High, HighestGrade::or)
    }

    /// Whether an order is in force on a day.
    pub fn is_in_force(&self, order: &Order, on: Day) -> Truth {
        let begun = self.known_span(order.from, None).by(on);
        begun.and(!order.ended_before(on))
    }

    /// A case of which nothing is known yet.
    pub fn new(as_of: Day) -> Self {
        Self {
            format: CaseFormat::V1,
            as_of,
            reference: String::new(),
            area: None,
            nation: None,
            people: People::default(),
            contact: Contact::default(),
            assessments: Gathered::default(),
            events: Shared::default(),
            maracs: Shared::default(),
            changes: Shared::default(),
            orders: Shared::default(),
            judgement: Judgement::default(),
            referral: BTreeMap::new(),
            sign_off: None,
            next_review: None,
            taken_from: String::new(),
        }
    }

    /// The events, the newest first; of two that may be of one day the later entered first, and last those without a date.
    pub fn events_newest_first(&self) -> Vec<&Event> {
        let mut events: Vec<&Event> = self.events.list.iter().rev().collect();
        events.sort_by_key(|event| {
            let span = event.when.span();
            Reverse((span.last.or(span.first), span.first))
        });
        events
    }

    /// The newest assessment of the victim with that instrument, made on a known day on or before the day; of two on one
    /// day, the later in the list.
    pub fn newest_assessment(&self, instrument: &str, on: Day) -> Option<&Assessment> {
        self.newest_that(instrument, on, Assessment::is_of_victim)
    }

    /// The same of a person causing harm. What does not say of whom it is, is about the first.
    pub fn newest_about(&self, person: &str, instrument: &str, on: Day) -> Option<&Assessment> {
        let first = self
            .people
            .causing_harm
            .first()
            .is_some_and(|first| first.id == person);
        self.newest_that(instrument, on, |one| {
            one.of.as_deref() == Some(person) || first && one.is_of_victim()
        })
    }

    fn newest_that(
        &self,
        instrument: &str,
        on: Day,
        is_it: impl Fn(&Assessment) -> bool,
    ) -> Option<&Assessment> {
        let made = |assessment: &Assessment| assessment.when.exact().filter(|day| *day <= on);
        let with = self
            .assessments
            .list
            .iter()
            .filter(|one| one.instrument.as_deref() == Some(instrument));
        with.filter(|one| is_it(one) && made(one).is_some())
            .max_by_key(|one| made(one))
    }
}
