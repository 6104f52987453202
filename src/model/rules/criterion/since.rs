use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, never_if};
use crate::model::case::{ChangeKind, EventKind};
use crate::model::dates::Period;

/// Something happened or became known after the newest checklist, or within a window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Since {
    /// The changes that are meant; left out, none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<ChangeKind>,
    /// The events that are meant, by what was done; left out, none, unless `any_event`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventKind>,
    /// Whether every event is meant.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub any_event: bool,
    /// Within so many calendar months back from the day of decision; left out, since the newest checklist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The same in weeks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

impl Since {
    /// How far back from the day of decision it looks; nothing where that is to the newest checklist.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for Since {
    fn about(&self) -> About<'_> {
        let rests_on = if self.any_event || !self.events.is_empty() {
            RestsOn::Other
        } else {
            RestsOn::Changes(&self.changes)
        };
        About {
            given: Period::given(self.months, self.weeks, self.days),
            looks_back: true,
            fate: never_if(
                self.changes.is_empty() && self.events.is_empty() && !self.any_event,
                "it names no change and no event",
            ),
            ..About::reading(vec![CaseFact::Events, CaseFact::Newest], rests_on)
        }
    }
}
