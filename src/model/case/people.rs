use serde::{Deserialize, Deserializer, Serialize};

use crate::logic::Truth;
use crate::model::dates::{Day, When};
use crate::model::instrument::{Pronoun, SpokenOf};

/// The id by which events and records name the victim.
pub const VICTIM: &str = "victim";

/// Who is concerned: one victim, one or more persons causing harm, and others who were harmed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct People {
    /// The victim.
    pub victim: Person,
    /// The persons causing harm; the first is the one most answers are about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causing_harm: Vec<Person>,
    /// Others named in the ledger: earlier victims, relatives, strangers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Person>,
    /// The children, whose ever they are, who live in the household, visit or have contact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Child>,
}

/// A child, and where the child is now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Child {
    /// What sentences call the child: initials, a letter, or a name if the user wants one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub called: String,
    /// The full name, for a referral alone: no sentence calls the child by it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The age, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    /// What the child is to the victim, in the user's words: "daughter", "stepson", "none".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to_victim: String,
    /// What the child is to the person causing harm, in the user's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub to_person: String,
    /// Where the child is now, and with whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub where_now: String,
    /// School or nursery, social worker, what the child saw or said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One person, with as little as the decision needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Person {
    /// What events call the person by; the victim needs none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What sentences call the person: a role ("ex-partner"), initials, or a name if the user wants one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub called: String,
    /// The full name, for a referral alone: no rule reads it, and no sentence calls the person by it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The address, for a referral alone; or that it is withheld, and who may be asked.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The word by which questions speak of the person; nothing where none was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pronoun: Option<Pronoun>,
    /// The age, as far as it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    /// What the person is or was to the victim; nothing for the victim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relationship: Option<Relationship>,
    /// The area or areas the person may live in; empty when not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lives_in: Vec<String>,
    /// Other names the person is known by.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// What is known about an age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// So many years on the day the case speaks for; what is left of a year is dropped.
    Years(
        #[serde(deserialize_with = "whole_years_in")]
        #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "f64", range(min = 0)))]
        u32,
    ),
    /// Born then.
    Born(When),
}

/// So many whole years of age: of 17.5 they are 17.
fn whole_years_in<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    f64::deserialize(deserializer).map(|years| years as u32)
}

/// What the person causing harm is or was to the victim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Relationship {
    /// A present husband, wife or partner.
    Partner,
    /// A former one.
    FormerPartner,
    /// The victim's parent, or who stands in a parent's place.
    Parent,
    /// The victim's child, of whatever age.
    Child,
    /// A relative, perhaps a parent or a child.
    Family,
    /// Somebody else.
    Other,
}

impl Relationship {
    /// All of them; everybody is one.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Whether it is one of these. A parent and a child are relatives, and a relative may be either.
    pub fn is_one_of(self, asked: &[Self]) -> Truth {
        let is_any = |kinds: &[Self]| kinds.iter().any(|kind| asked.contains(kind));
        match self {
            Self::Parent | Self::Child => is_any(&[self, Self::Family]).into(),
            Self::Family if is_any(&[Self::Family]) => Truth::Met,
            Self::Family if is_any(&[Self::Parent, Self::Child]) => Truth::CannotTell,
            Self::Family => Truth::NotMet,
            Self::Partner | Self::FormerPartner | Self::Other => asked.contains(&self).into(),
        }
    }
}

impl Age {
    /// Whether the person was born after `on`, and by the day the case speaks for: a later birth is a mistake, and tells
    /// nothing.
    pub fn is_born_after(self, on: Day, as_of: Day) -> bool {
        match self {
            Self::Years(_) => false,
            Self::Born(when) => when.is_after(on) && !when.is_after(as_of),
        }
    }

    /// The least and the most whole years the person can be on `on`; `as_of` is the day the case speaks for.
    pub fn years_on(self, on: Day, as_of: Day) -> (u32, Option<u32>) {
        match self {
            Self::Years(years) => {
                // Somebody who is 17 on one day was born within the year that ends on that day 17 years before.
                let youngest_born = as_of.months_before(years.saturating_mul(12));
                let oldest_born = as_of
                    .months_before(years.saturating_add(1).saturating_mul(12))
                    .plus_days(1);
                (
                    whole_years(on, youngest_born),
                    Some(whole_years(on, oldest_born)),
                )
            }
            // A birth after that day is pointed out, and tells no age.
            Self::Born(when) if when.is_after(as_of) => (0, None),
            Self::Born(when) => {
                let span = when.span();
                (
                    span.last.map_or(0, |last| whole_years(on, last)),
                    span.first.map(|first| whole_years(on, first)),
                )
            }
        }
    }
}

fn whole_years(on: Day, born: Day) -> u32 {
    u32::try_from(on.years_since(born)).unwrap_or(0)
}

impl People {
    /// The person of that id, the victim included.
    pub fn person(&self, id: &str) -> Option<&Person> {
        if id == VICTIM {
            return Some(&self.victim);
        }
        self.causing_harm
            .iter()
            .chain(&self.others)
            .find(|person| person.id == id)
    }

    /// The words for a question about somebody: of several persons causing harm, it is about that one, or about all.
    pub fn spoken_of(&self, whom: &str) -> SpokenOf {
        let mut persons = self.causing_harm.iter();
        let about = persons.find(|person| !person.id.is_empty() && person.id == whom);
        let only = match self.causing_harm.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        SpokenOf {
            causing_harm: about.or(only).and_then(|person| person.pronoun),
            victim: self.victim.pronoun,
        }
    }

    /// Whether that id is of a person causing harm.
    pub fn causes_harm(&self, id: &str) -> bool {
        self.causing_harm.iter().any(|person| person.id == id)
    }
}
