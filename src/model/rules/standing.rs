use serde::{Deserialize, Serialize};

/// How far a rule has been confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The area confirmed it.
    Confirmed,
    /// The area or the guidance's author published it.
    Published,
    /// A third party reported it: a review, a copy of a form, a slide.
    Reported,
    /// It was made up to show something, or drafted and not yet agreed.
    Illustrative,
}
