use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{About, CriterionAsked, ItemsAsked, RestsOn};

/// One item is yes, or is answered by a step that is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemIsYes {
    /// The instrument's id.
    pub instrument: String,
    /// The item's id.
    pub item: String,
    /// The step of the instrument's scale that is asked for ("given"), of a list of what was looked up or agreed to; left
    /// out, what counts as yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
}

impl CriterionAsked for ItemIsYes {
    fn about(&self) -> About<'_> {
        About {
            items: Some(ItemsAsked {
                is_list: false,
                step: self.step.as_deref(),
                ..ItemsAsked::of(&self.instrument, [&self.item])
            }),
            // A step that is asked for by name need not be one that counts.
            yes_enough: self.step.is_none().then_some(Threshold::AtLeast(1)),
            ..About::reading(Vec::new(), RestsOn::Items(1))
        }
    }
}
