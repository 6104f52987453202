use crate::model::dates::Day;

/// The days that count: both ends included; a missing beginning is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Window {
    /// The first day.
    pub from: Option<Day>,
    /// The last: the day of decision.
    pub to: Day,
}
