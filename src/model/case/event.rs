use serde::{Deserialize, Serialize};

use crate::logic::Truth;
use crate::model::dates::{Day, When};

use super::{Breach, Grade, HighestGrade, VICTIM};

/// Something that happened. How it was recorded and what was done are kept apart: a label can hide an assault.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What this case calls it by.
    pub id: String,
    /// When, as far as it is known.
    pub when: When,
    /// The day by which it was known to have happened; left out, the day the case speaks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned: Option<Day>,
    /// Where.
    #[serde(default, skip_serializing_if = "Place::is_empty")]
    pub place: Place,
    /// What was done; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<EventKind>,
    /// How the police recorded it.
    #[serde(default)]
    pub police: Police,
    /// Which other agencies have a record of it; left out when nobody has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agencies: Option<Vec<Agency>>,
    /// Who was harmed, by person id; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub harmed: Vec<String>,
    /// By whom, by person id; empty when not known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// The grade given at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The highest grade that could be given: `very-high` where there were four; left out, there were three.
    #[serde(default, skip_serializing_if = "HighestGrade::is_high")]
    pub highest_grade: HighestGrade,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Which condition it broke, where it broke one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breach: Option<Breach>,
    /// What happened, in a few words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The paragraph it is taken from, for a case taken from a publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken_from: String,
}

impl Event {
    /// Whether it was done to the victim, as far as is known.
    pub fn is_of_victim(&self) -> bool {
        self.harmed.is_empty() || self.harmed.iter().any(|one| one == VICTIM)
    }

    /// Whether one of these kinds of thing was done at it; any is meant when none is named.
    pub fn is_of_kind(&self, kinds: &[EventKind]) -> Truth {
        if kinds.is_empty() {
            Truth::Met
        } else if self.kinds.is_empty() {
            Truth::CannotTell
        } else {
            self.kinds.iter().any(|kind| kinds.contains(kind)).into()
        }
    }

    /// Whether it is certainly still to come after a day.
    pub fn is_after(&self, day: Day) -> bool {
        self.when.is_after(day)
    }
}

/// Where something happened, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Place {
    /// The area (borough or district): one when it is known, several when it was one of them, none when it is not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// The police force, in the same way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forces: Vec<String>,
}

impl Place {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What was done.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(schemars::JsonSchema),
    schemars(rename = "Kind")
)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Violence to a person.
    Assault,
    /// Strangling, choking, suffocating or holding under water.
    Strangulation,
    /// Rape or sexual abuse.
    Sexual,
    /// A weapon or an object used, shown or carried.
    Weapon,
    /// A threat to kill.
    ThreatToKill,
    /// Another threat of harm.
    Threat,
    /// Held against her or his will.
    HeldCaptive,
    /// Damage to property, or a break-in.
    Damage,
    /// Following, waiting for, watching, or contact again and again.
    Stalking,
    /// Control, coercion or humiliation.
    Control,
    /// Money, work or property taken or controlled.
    Economic,
    /// Phones, accounts, images or trackers used to abuse.
    Technology,
    /// A court order, bail, licence or another condition broken.
    Breach,
    /// Contact that was not wanted.
    UnwantedContact,
    /// An argument with words only.
    Argument,
    /// A dispute about children, property or divorce.
    Dispute,
}

impl EventKind {
    /// Every kind, in the order the page offers them.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// Whether such an act would be a crime if it were reported: always, never by itself, or depending on the facts.
    ///
    /// The older official definition of a repeat counts violence, threats (also against property), a pattern of
    /// stalking or harassment, and sexual abuse.
    pub fn would_be_crime(self) -> Option<bool> {
        match self {
            Self::Assault
            | Self::Strangulation
            | Self::Sexual
            | Self::Weapon
            | Self::ThreatToKill
            | Self::Threat
            | Self::HeldCaptive
            | Self::Damage
            | Self::Stalking => Some(true),
            Self::Control
            | Self::Economic
            | Self::Technology
            | Self::Breach
            | Self::UnwantedContact => None,
            Self::Argument | Self::Dispute => Some(false),
        }
    }
}

/// How the police recorded an event.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Police {
    /// As a crime.
    Crime,
    /// As an incident without a crime.
    Incident,
    /// It was reported, and recorded as neither.
    Reported,
    /// It was not reported to the police.
    NotReported,
    /// Not known.
    #[default]
    Unknown,
}

impl Police {
    /// Every way but that it is not known which.
    pub const KNOWN: [Self; 4] = [
        Self::Crime,
        Self::Incident,
        Self::Reported,
        Self::NotReported,
    ];
}

/// Another agency that has a record of an event.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Agency {
    /// An emergency department attendance.
    EmergencyDepartment,
    /// Another health record.
    Health,
    /// A housing repair made because of abuse.
    HousingRepair,
    /// Another housing record.
    Housing,
    /// Children's social care, a school or another agency.
    Other,
}

/// What came of an event. None of them takes it out of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Charged or cautioned.
    Charged,
    /// Found guilty.
    Convicted,
    /// Found not guilty.
    Acquitted,
    /// Withdrawn or retracted by the victim.
    Retracted,
    /// Closed without further action.
    NoFurtherAction,
}
