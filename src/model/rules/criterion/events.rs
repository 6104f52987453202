use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{About, CaseFact, CriterionAsked, RestsOn, enough, same_kind, subset, within};
use crate::model::case::{Agency, EventKind, Police};
use crate::model::dates::Period;

/// Enough events in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Events {
    /// How many.
    pub count: Threshold,
    /// How they must have been recorded; left out, however and whether or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded: Vec<Recorded>,
    /// What must have been done; left out, anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<EventKind>,
    /// Within so many calendar months back from the day of decision; left out, ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Whose records and where.
    #[serde(default)]
    pub place: Extent,
    /// Between whom.
    pub people: PeopleScope,
    /// Whether the event that led to the assessment counts too.
    #[serde(default = "yes")]
    pub current: bool,
    /// What of this the source does not say and is read this way here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumed>,
}

fn yes() -> bool {
    true
}

impl Events {
    /// How far back from the day of decision it looks; nothing where that is any time.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl CriterionAsked for Events {
    fn about(&self) -> About<'_> {
        let mut reads = vec![CaseFact::Events];
        if self.place == Extent::ThisArea {
            reads.extend([CaseFact::EventPlaces, CaseFact::Home]);
        }
        if !self.current {
            reads.push(CaseFact::Assessments);
        }
        About {
            count: Some(self.count),
            any_person: self.people.is_of_one_person(),
            given: Period::given(self.months, self.weeks, self.days),
            looks_back: true,
            ..About::reading(reads, RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| {
            enough(self.count, other.count)
                && subset(&self.recorded, &other.recorded)
                && subset(&self.kinds, &other.kinds)
                && within(self.window(), other.window())
                && (self.place == other.place || other.place == Extent::Anywhere)
                && (self.people == other.people || self.people == PeopleScope::SamePair)
                && self.current <= other.current
        })
    }
}

/// A way an event may have been recorded.
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
pub enum Recorded {
    /// By the police as a crime.
    Crime,
    /// By the police as an incident without a crime.
    Incident,
    /// Reported to the police and recorded as neither.
    Reported,
    /// Not reported to the police.
    NotReported,
    /// An emergency department attendance.
    EmergencyDepartment,
    /// Another health record.
    Health,
    /// A housing repair made because of abuse.
    HousingRepair,
    /// Another housing record.
    Housing,
    /// Another agency's record.
    OtherAgency,
}

impl Recorded {
    /// The police record it means, if it means one.
    pub fn police(self) -> Option<Police> {
        match self {
            Self::Crime => Some(Police::Crime),
            Self::Incident => Some(Police::Incident),
            Self::Reported => Some(Police::Reported),
            Self::NotReported => Some(Police::NotReported),
            _ => None,
        }
    }

    /// The other agency's record it means, if it means one.
    pub fn agency(self) -> Option<Agency> {
        match self {
            Self::EmergencyDepartment => Some(Agency::EmergencyDepartment),
            Self::Health => Some(Agency::Health),
            Self::HousingRepair => Some(Agency::HousingRepair),
            Self::Housing => Some(Agency::Housing),
            Self::OtherAgency => Some(Agency::Other),
            _ => None,
        }
    }
}

/// Which places count.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Only in the area whose rule it is.
    ThisArea,
}

/// Between whom an event must have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PeopleScope {
    /// The same victim and the same person causing harm.
    SamePair,
    /// The same victim, whoever did it.
    SameVictim,
    /// The same person causing harm, whoever was harmed.
    SamePersonCausingHarm,
    /// The same person causing harm, and somebody else harmed than the victim.
    OthersHarmed,
}

impl PeopleScope {
    /// Whether it is about one person causing harm, and of several whichever comes nearest.
    pub fn is_of_one_person(self) -> bool {
        match self {
            Self::SamePair | Self::SamePersonCausingHarm | Self::OthersHarmed => true,
            Self::SameVictim => false,
        }
    }
}

/// A part of a criterion that its source leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Assumed {
    /// Whether only this area's records count. The other reading is worked out too.
    Place,
    /// Between whom. The other readings are worked out too.
    People,
    /// Whether the event that led to the assessment counts. The other reading is worked out too.
    Current,
    /// How far back.
    Months,
    /// How it must have been recorded.
    Recorded,
}
