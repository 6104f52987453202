use serde::{Deserialize, Serialize};

use super::asked::{
    About, CaseFact, CriterionAsked, RestsOn, enough, never_if, same_kind, subset, within,
};
use super::{AgeRange, Recorded, Threshold};
use crate::model::case::EventKind;
use crate::model::dates::Period;

/// Enough different people at events: harmed by one and the same person, or causing the victim harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DifferentPeople {
    /// Which people.
    pub which: AtEvents,
    /// How many different ones.
    pub count: Threshold,
    /// How old each must be on the day of decision; left out, of any age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRange>,
    /// How the events must have been recorded; left out, however and whether or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded: Vec<Recorded>,
    /// What must have been done; left out, anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<EventKind>,
    /// Within so many calendar months back from the day of decision; left out, ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

/// Which of the people at events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AtEvents {
    /// Those whom one person causing harm has harmed, the victim among them; of several persons one is enough.
    Harmed,
    /// Those who have harmed the victim.
    CausingHarm,
}

impl DifferentPeople {
    /// How far back from the day of decision it looks; nothing where that is any time.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for DifferentPeople {
    fn about(&self) -> About<'_> {
        About {
            count: Some(self.count),
            age: self.age,
            fate: never_if(
                self.age.is_some_and(AgeRange::is_of_nobody),
                "the youngest age is above the oldest",
            ),
            any_person: self.which == AtEvents::Harmed,
            given: Period::given(self.months, self.weeks, self.days),
            looks_back: true,
            ..About::reading(vec![CaseFact::Events], RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| {
            self.which == other.which
                && enough(self.count, other.count)
                && (self.age == other.age || other.age.is_none())
                && subset(&self.recorded, &other.recorded)
                && subset(&self.kinds, &other.kinds)
                && within(self.window(), other.window())
        })
    }
}
