use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, never_if, same_kind};
use super::{Extent, PeopleScope};

/// A new event after an earlier MARAC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// The date it is counted from.
    pub anchor: Anchor,
    /// The new event lies after the anchor and no later than so many calendar months after it.
    pub months: u32,
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

impl CriterionAsked for Repeat {
    fn about(&self) -> About<'_> {
        let mut reads = vec![CaseFact::Maracs, CaseFact::Events];
        if self.heard == Extent::ThisArea {
            reads.extend([CaseFact::MaracPlaces, CaseFact::Home]);
        }
        About {
            any_person: self.people.is_of_one_person(),
            fate: never_if(
                self.months == 0,
                "nothing can happen within 0 months after an earlier day",
            ),
            ..About::reading(reads, RestsOn::Other)
        }
    }

    /// Where it must have been heard, and about whom, must be the same: a MARAC elsewhere or about somebody else may have
    /// come after the new event, and then that event does not follow the last one.
    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| {
            self.anchor == other.anchor
                && self.months <= other.months
                && (self.events == other.events || other.events == RepeatEvents::AnyAbuse)
                && self.heard == other.heard
                && self.people == other.people
        })
    }
}
