//! Whose law and whose services apply.

use serde::{Deserialize, Serialize};

/// Whose law and whose services apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// England and Wales; of a place, one of them, and not said which.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
    /// Jersey.
    Jersey,
    /// More than one: guidance that is not of one place.
    UnitedKingdom,
}

impl Nation {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::Wales => "Wales",
            Self::EnglandAndWales => "England and Wales",
            Self::Scotland => "Scotland",
            Self::NorthernIreland => "Northern Ireland",
            Self::Jersey => "Jersey",
            Self::UnitedKingdom => "More than one: guidance that is not of one place",
        }
    }

    /// Those that a place may have.
    pub fn of_places() -> impl Iterator<Item = Self> {
        let every = <Self as strum::VariantArray>::VARIANTS.iter().copied();
        every.filter(|nation| *nation != Self::UnitedKingdom)
    }

    /// Whether what is for this nation belongs in a place of that one. What is for England or for Wales alone belongs where
    /// it is not said which of them it is.
    pub fn holds_in(self, place: Self) -> bool {
        match (self, place) {
            (Self::EnglandAndWales, Self::England | Self::Wales)
            | (Self::England | Self::Wales, Self::EnglandAndWales) => true,
            (own, place) => own == place,
        }
    }
}
