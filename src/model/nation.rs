//! Whose law and whose services apply.

use serde::{Deserialize, Serialize};

/// Whose law and whose services apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England and Wales.
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
