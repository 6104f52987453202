use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, Fate, RestsOn, same_kind, subset};
use crate::model::case::Relationship;

/// A fact about a person; every part that is given must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonIs {
    /// Whom it is about. Of several persons causing harm, one is enough.
    pub who: Who,
    /// The age on the day of decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRange>,
    /// Lives in the area whose rule it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lives_here: bool,
    /// Is or was one of these to the victim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relationship: Vec<Relationship>,
}

/// Whom a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The victim.
    Victim,
    /// A person causing harm.
    CausingHarm,
    /// A child who lives in the household, visits or has contact: one of those who are listed. Whether there are others is
    /// a fact of its own, and asked as one.
    Child,
}

/// An age in whole years, both ends included; a missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgeRange {
    /// The youngest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// The oldest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

impl AgeRange {
    /// Whether the youngest age is above the oldest.
    pub fn is_of_nobody(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from > to)
    }
}

impl CriterionAsked for PersonIs {
    fn about(&self) -> About<'_> {
        // No row of past cases holds the age of another.
        let victim_age = self.age.filter(|_| self.who == Who::Victim);
        let mut reads = Vec::new();
        reads.extend(victim_age.map(|_| CaseFact::VictimAge));
        reads.extend(self.lives_here.then_some(CaseFact::Home));
        reads.extend((!self.relationship.is_empty()).then_some(CaseFact::Relationship));
        About {
            age: self.age,
            any_person: self.who == Who::CausingHarm,
            victim_age,
            fate: self.fate(),
            ..About::reading(reads, RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        let ages = |asked: &Self| {
            let (from, to) = asked.age.map_or((None, None), |age| (age.from, age.to));
            (from.unwrap_or(0), to)
        };
        same_kind::<Self>(other).is_some_and(|other| {
            let ((from, to), (other_from, other_to)) = (ages(self), ages(other));
            self.who == other.who
                && from >= other_from
                && other_to.is_none_or(|most| to.is_some_and(|to| to <= most))
                && self.lives_here >= other.lives_here
                && subset(&self.relationship, &other.relationship)
        })
    }
}

impl PersonIs {
    fn fate(&self) -> Fate {
        let (from, to) = self.age.map_or((None, None), |age| (age.from, age.to));
        if self.age.is_some_and(AgeRange::is_of_nobody) {
            Fate::Never("the youngest age is above the oldest")
        } else if self.who == Who::Victim && !self.relationship.is_empty() {
            Fate::Never("a relationship is asked of the person causing harm, not of the victim")
        } else if self.who == Who::Child && (self.lives_here || !self.relationship.is_empty()) {
            Fate::Never("of a child only the age can be asked")
        } else if self.who != Who::Child
            && from.unwrap_or(0) == 0
            && to.is_none()
            && !self.lives_here
            && self.relationship.is_empty()
        {
            Fate::Always("it asks nothing about the person")
        } else {
            Fate::Open
        }
    }
}
