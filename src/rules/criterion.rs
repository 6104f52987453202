use serde::Serialize;

use crate::case::{Agency, Grade, Kind, Police, Relationship};
use crate::files::{Read, Wrong, choice, chooses, reads};

use super::around::{Follows, InForceOrder, LowerGrade, Older, Since, Unasked};

/// What a route asks for. A small closed set: each comes out met, not met or cannot tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Enough yes answers among the items of an instrument.
    Score(Score),
    /// One item is yes.
    Item(ItemIsYes),
    /// The professional's own grade.
    Grade(GradeAtLeast),
    /// Enough events in the ledger.
    Events(Events),
    /// Frequency or severity going up.
    Rising(Rising),
    /// Enough earlier assessments.
    Assessments(Assessments),
    /// A new event after an earlier MARAC.
    Repeat(Repeat),
    /// The professional judges that it should be heard.
    Judgement(JudgementAsked),
    /// Somebody of that role has signed the referral off.
    SignedOff(String),
    /// A fact about a person.
    Person(PersonIs),
    /// Something happened or became known since the newest checklist, or within a window.
    Since(Since),
    /// An event soon after a change or the beginning of an order.
    Follows(Follows),
    /// An order is in force.
    Order(InForceOrder),
    /// The newest grade is lower than an earlier one.
    LowerGrade(LowerGrade),
    /// The newest checklist is old.
    Older(Older),
    /// Items that were not asked or looked up.
    Unasked(Unasked),
    /// All of them.
    All(Vec<Criterion>),
    /// At least one of them.
    Any(Vec<Criterion>),
}

chooses! { Criterion:
    "score" => Score(_), "item" => Item(_), "grade" => Grade(_), "events" => Events(_), "rising" => Rising(_),
    "assessments" => Assessments(_), "repeat" => Repeat(_), "judgement" => Judgement(_), "signed-off" => SignedOff(_),
    "person" => Person(_), "since" => Since(_), "follows" => Follows(_), "order" => Order(_),
    "lower-grade" => LowerGrade(_), "older" => Older(_), "unasked" => Unasked(_), "all" => All(_), "any" => Any(_)
}

/// How many are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    /// This many or more.
    AtLeast(u32),
    /// More than this many.
    MoreThan(u32),
    /// The number is not published; it lies from the first to the second, both included.
    Somewhere(u32, u32),
}

impl Read for Threshold {
    fn blank() -> Self {
        Self::AtLeast(0)
    }

    fn read(&mut self, tree: &serde_json::Value) -> Result<(), Wrong> {
        let chosen = choice(tree, &["at-least", "more-than", "somewhere"])?;
        *self = match chosen.name {
            "at-least" => Self::AtLeast(chosen.value()?),
            "more-than" => Self::MoreThan(chosen.value()?),
            _ => chosen.value().map(|(from, to)| Self::Somewhere(from, to))?,
        };
        Ok(())
    }
}

impl Threshold {
    /// The number that is certainly enough.
    pub fn enough(self) -> u32 {
        match self {
            Self::AtLeast(number) | Self::Somewhere(_, number) => number,
            Self::MoreThan(number) => number.saturating_add(1),
        }
    }

    /// The number below which it is certainly not met.
    pub fn needed(self) -> u32 {
        match self {
            Self::AtLeast(number) | Self::Somewhere(number, _) => number,
            Self::MoreThan(number) => number.saturating_add(1),
        }
    }
}

/// Enough yes answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The instrument's id.
    pub instrument: String,
    /// The items that count, by id; left out, all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// How many yes answers.
    pub count: Threshold,
}

reads! { Score: instrument, count; items }

/// One item is yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemIsYes {
    /// The instrument's id.
    pub instrument: String,
    /// The item's id.
    pub item: String,
}

reads! { ItemIsYes: instrument, item }

/// The professional's own grade, in the newest assessment that has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeAtLeast {
    /// The least grade that meets it.
    pub at_least: Grade,
}

reads! { GradeAtLeast: at_least }

/// Enough events in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    pub kinds: Vec<Kind>,
    /// Within so many calendar months back from the day of decision; left out, ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
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

reads! { Events: count, people; recorded, kinds, months, place, current = yes(), assumed }

fn yes() -> bool {
    true
}

/// A way an event may have been recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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

chooses! { Recorded:
    "crime" => Crime, "incident" => Incident, "reported" => Reported, "not-reported" => NotReported,
    "emergency-department" => EmergencyDepartment, "health" => Health, "housing-repair" => HousingRepair,
    "housing" => Housing, "other-agency" => OtherAgency
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Only in the area whose rule it is.
    ThisArea,
}

chooses! { Extent: "anywhere" => Anywhere, "this-area" => ThisArea }

/// Between whom an event must have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

chooses! { PeopleScope:
    "same-pair" => SamePair, "same-victim" => SameVictim, "same-person-causing-harm" => SamePersonCausingHarm,
    "others-harmed" => OthersHarmed
}

/// A part of a criterion that its source leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

chooses! { Assumed:
    "place" => Place, "people" => People, "current" => Current, "months" => Months, "recorded" => Recorded
}

/// Frequency or severity going up: an item says so, or the ledger shows a later event graded higher than an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rising {
    /// The instrument whose items say so.
    pub instrument: String,
    /// Its items; one yes is enough.
    pub items: Vec<String>,
    /// Whether the grades in the ledger may show it too.
    #[serde(default)]
    pub ledger: bool,
    /// How many calendar months of the ledger are looked at; left out, all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

reads! { Rising: instrument, items; ledger, months }

/// Enough assessments, whatever they came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessments {
    /// How many, the present one included.
    pub count: Threshold,
    /// The grades that count; left out, any and none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Grade>,
    /// Within so many calendar months back from the day of decision; left out, ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

reads! { Assessments: count; grades, months }

/// A new event after an earlier MARAC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

reads! { Repeat: anchor, months, events, people; heard }

/// The date a repeat is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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

chooses! { Anchor: "referral" => Referral, "meeting" => Meeting, "last-discussed" => LastDiscussed }

/// What counts as a new event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RepeatEvents {
    /// Any abuse.
    AnyAbuse,
    /// Only what would be a crime if it were reported.
    WouldBeCrime,
}

chooses! { RepeatEvents: "any-abuse" => AnyAbuse, "would-be-crime" => WouldBeCrime }

/// What an area asks of a judgement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct JudgementAsked {
    /// Whether the reasons must be written in the professional's own words.
    pub written: bool,
    /// How many of the prompts must be picked.
    pub reasons: u32,
}

reads! { JudgementAsked: ; written, reasons }

/// A fact about a person; every part that is given must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonIs {
    /// Whom it is about. Of several persons causing harm, one is enough.
    pub who: Who,
    /// The age on the day of decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRange>,
    /// Lives in the area whose rule it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lives_here: bool,
    /// Is or was one of these to the victim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relationship: Vec<Relationship>,
}

reads! { PersonIs: who; age, lives_here, relationship }

/// Whom a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The victim.
    Victim,
    /// A person causing harm.
    CausingHarm,
    /// A child who lives in the household, visits or has contact: one of those listed. That there is none is never told.
    Child,
}

chooses! { Who: "victim" => Victim, "causing-harm" => CausingHarm, "child" => Child }

/// An age in whole years, both ends included; a missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgeRange {
    /// The youngest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
    /// The oldest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u32>,
}

reads! { AgeRange: ; from, to }
