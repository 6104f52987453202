use serde::{Deserialize, Serialize};

use super::{Criterion, Standing};

/// One way to a referral.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Stable id, unique in the version; tests and records name it.
    pub id: String,
    /// Which of the field's routes it is. National guidance of the same kind stands in where the area's own is not known.
    pub kind: RouteKind,
    /// What is met, as it stands before "is met" ("Visible high risk").
    pub name: String,
    /// What it asks for; left out when that is not known. A route that is known not to exist is not in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<Criterion>,
    /// Where this route leads, when that is not the version's forum, as it stands after "Refer to" ("the IDVA service").
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leads_to: String,
    /// How far this route has been confirmed, where that differs from its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
    /// What the source leaves open and how it is read here, in sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// The field's routes.
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
pub enum RouteKind {
    /// The count of yes answers, or the grade, shows high risk.
    VisibleHighRisk,
    /// The professional judges that it should be heard.
    ProfessionalJudgement,
    /// Events in a window.
    PotentialEscalation,
    /// Abuse after an earlier MARAC, or a victim seen again.
    Repeat,
    /// One fact refers by itself.
    Automatic,
    /// A route to another service beside the MARAC.
    OtherService,
}

/// Where a route leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeadsTo<'a> {
    /// To the forum of its version.
    Forum,
    /// To another place, by its name.
    Elsewhere(&'a str),
    /// To another service, and nobody says which.
    NotSaid,
}

impl Route {
    /// Where it leads.
    pub fn leads(&self) -> LeadsTo<'_> {
        if !self.leads_to.is_empty() {
            return LeadsTo::Elsewhere(&self.leads_to);
        }
        match self.kind {
            RouteKind::OtherService => LeadsTo::NotSaid,
            RouteKind::VisibleHighRisk
            | RouteKind::ProfessionalJudgement
            | RouteKind::PotentialEscalation
            | RouteKind::Repeat
            | RouteKind::Automatic => LeadsTo::Forum,
        }
    }

    /// Its name with where it leads, if that is not the forum, as it stands by itself.
    pub fn titled(&self) -> String {
        match self.leads() {
            LeadsTo::Forum => self.name.clone(),
            LeadsTo::Elsewhere(place) => format!("{} (to {place})", self.name),
            LeadsTo::NotSaid => format!("{} (to another service)", self.name),
        }
    }

    /// The kind it is told as beside the routes of other rules: one that leads elsewhere is none of those to the forum.
    pub fn told_as(&self) -> RouteKind {
        match self.leads() {
            LeadsTo::Forum => self.kind,
            LeadsTo::Elsewhere(_) | LeadsTo::NotSaid => RouteKind::OtherService,
        }
    }
}

impl RouteKind {
    /// What it is called where no area's own name is meant.
    pub fn name(self) -> &'static str {
        match self {
            Self::VisibleHighRisk => "Visible high risk",
            Self::ProfessionalJudgement => "Professional judgement",
            Self::PotentialEscalation => "Potential escalation",
            Self::Repeat => "Repeat",
            Self::Automatic => "Automatic referral",
            Self::OtherService => "To another service",
        }
    }

    /// Every kind in the order in which they are shown.
    pub fn every() -> impl Iterator<Item = Self> {
        <Self as strum::VariantArray>::VARIANTS.iter().copied()
    }

    /// The kinds that refer to an area's own forum, in the order in which they are shown.
    pub fn referring() -> impl Iterator<Item = Self> {
        Self::every().filter(|kind| *kind != Self::OtherService)
    }
}
