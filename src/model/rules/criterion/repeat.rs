use serde::{Deserialize, Serialize};

use super::asked::{
    About, CaseFact, CriterionAsked, RestsOn, WEIGHED, never_if, same_kind, within,
};
use super::{Extent, PeopleScope};
use crate::model::dates::Period;

/// A new event after an earlier MARAC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// The date it is counted from.
    pub anchor: Anchor,
    /// The new event lies after the anchor and no later than so many calendar months after it; left out, at any time after
    /// it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// What counts as a new event.
    pub events: RepeatEvents,
    /// Which MARAC it must have been at.
    #[serde(default)]
    pub heard: Extent,
    /// Between whom.
    pub people: PeopleScope,
}

/// The date a repeat is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The last referral.
    Referral,
    /// The last meeting.
    Meeting,
    /// When it was last discussed.
    LastDiscussed,
}

/// What counts as a new event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RepeatEvents {
    /// Any abuse.
    AnyAbuse,
    /// Only what would be a crime if it were reported.
    WouldBeCrime,
}

impl Repeat {
    /// How long after the anchor the new event may lie; nothing where that is any time.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for Repeat {
    fn about(&self) -> About<'_> {
        let mut reads = vec![CaseFact::Maracs, CaseFact::Events];
        if self.heard == Extent::ThisArea {
            reads.extend([CaseFact::MaracPlaces, CaseFact::Home]);
        }
        About {
            counts_as: WEIGHED,
            any_person: self.people.is_of_one_person(),
            fate: never_if(
                self.window().is_some_and(|window| window.number() == 0),
                "nothing can happen after an earlier day and within no time of it",
            ),
            given: Period::given(self.months, self.weeks, self.days),
            asks_for_window: true,
            ..About::reading(reads, RestsOn::Other)
        }
    }

    /// Where it must have been heard, and about whom, must be the same: a MARAC elsewhere or about somebody else may have
    /// come after the new event, and then that event does not follow the last one.
    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| {
            self.anchor == other.anchor
                && within(self.window(), other.window())
                && (self.events == other.events || other.events == RepeatEvents::AnyAbuse)
                && self.heard == other.heard
                && self.people == other.people
        })
    }
}
