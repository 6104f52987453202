use serde::Serialize;

use crate::dates::Day;
use crate::files::{chooses, reads};

use super::Version;

/// An area and the versions of its rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Always `waymark-area/1`.
    pub format: AreaFormat,
    /// Short, stable and lower-case.
    pub id: String,
    /// Its name on the page.
    pub name: String,
    /// Whose law and whose services apply.
    pub nation: Nation,
    /// Place names that mean this area in a ledger, besides its own name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// What a reader should know of the area as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The versions, oldest first.
    pub versions: Vec<Version>,
}

reads! { Area: format, id, name, nation, versions; places, about }

/// The version of the file format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum AreaFormat {
    /// The first.
    #[default]
    #[serde(rename = "waymark-area/1")]
    V1,
}

chooses! { AreaFormat: "waymark-area/1" => V1 }

/// Whose law and whose services apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

chooses! { Nation:
    "england-and-wales" => EnglandAndWales, "scotland" => Scotland, "northern-ireland" => NorthernIreland,
    "jersey" => Jersey, "united-kingdom" => UnitedKingdom
}

impl Area {
    /// The id of the instrument that this area's own questions form.
    pub fn local_instrument(&self) -> String {
        format!("{}-local", self.id)
    }

    /// The version in force on that day by its dates; where none was, the nearest: the last that began before it,
    /// or else the first.
    pub fn in_force_on(&self, day: Day) -> Option<&Version> {
        let began = |version: &&Version| {
            version.in_force.from_to().is_some_and(|(from, _)| from.is_none_or(|from| from <= day))
        };
        let dated = || self.versions.iter().filter(|version| version.in_force.from_to().is_some());
        dated()
            .find(|version| version.in_force.covers(day))
            .or_else(|| dated().rfind(began))
            .or_else(|| dated().next())
            .or_else(|| self.versions.last())
    }

    /// The version of that id.
    pub fn version(&self, id: &str) -> Option<&Version> {
        self.versions.iter().find(|version| version.id == id)
    }

    /// Whether a place name in a ledger means this area.
    pub fn is_called(&self, place: &str) -> bool {
        same_place(&self.name, place) || self.places.iter().any(|name| same_place(name, place))
    }
}

/// Whether two place names are the same but for capitals and spaces around them.
pub fn same_place(one: &str, other: &str) -> bool {
    // Latin letters with their accents: enough for places in these islands, without Unicode's whole table.
    let small = |letter: char| match letter {
        'À'..='Þ' if letter != '×' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'Ā'..='ŷ' if u32::from(letter) % 2 == 0 => char::from_u32(u32::from(letter) + 1).unwrap_or(letter),
        letter => letter.to_ascii_lowercase(),
    };
    one.trim().chars().map(small).eq(other.trim().chars().map(small))
}
