use serde::{Deserialize, Serialize};

use crate::model::case::HighestGrade;
use crate::model::dates::{Day, When};
use crate::model::instrument::Item;
use crate::model::rules::notice::Notice;
use crate::model::sources::Source;
use crate::record::entry;

use super::{Criterion, Route, Standing, Support};

/// One dated version of an area's rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Short and stable; unique in the area.
    pub id: String,
    /// Its name on the page ("as a published review reports it for 2018").
    pub title: String,
    /// When it was in force, as far as the day decides which version applies.
    pub in_force: InForce,
    /// The time its sources speak for; on another day the page says that nobody has confirmed it for then.
    pub speaks_for: When,
    /// How far it has been confirmed.
    pub standing: Standing,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// The id of the instrument the area asks for.
    pub checklist: String,
    /// The highest grade that the area's professionals give: `very-high` where they tell four apart; left out, `high`.
    #[serde(default, skip_serializing_if = "HighestGrade::is_high")]
    pub highest_grade: HighestGrade,
    /// Where a referral goes.
    pub forum: Forum,
    /// Whom it is for. Outside it the routes are still worked out and shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<Audience>,
    /// What must be done before a referral is sent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Questions the area adds of its own; they form an instrument called `AREA-local`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Item>,
    /// What the area's own referral form demands, by the fields of the referral.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<FormDemand>,
    /// The routes.
    pub routes: Vec<Route>,
    /// What is noticed here besides the routes, or otherwise than elsewhere: one with the id of a general notice stands in
    /// its place. Their sources are the version's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    /// Services to ring here, before those of the nation. Their sources are the version's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<Support>,
    /// What else the sources say, and what remains unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Something that an area's referral form demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormDemand {
    /// The id of the field of the referral.
    pub field: String,
    /// What the form says of it, in our words; it stands where the field is blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
}

/// After so many months a rule is to be confirmed anew. A number of ours: no source says one.
const OLD: u32 = 36;

/// When a version was in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum InForce {
    /// From one day to another, both included; a missing end is open.
    Between {
        /// The first day it is known to have been in force.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
        /// The last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Day>,
    },
    /// It was in force once, and nothing says when: it applies only when chosen by hand.
    DatesNotKnown,
}

/// Where a referral goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Forum {
    /// What sentences call it, as it stands after "Refer to": "MARAC", "the Daily Safeguarding Meeting".
    pub name: String,
    /// What replaced the MARAC here, if something did, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead_of_marac: String,
    /// How often it meets.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meets: String,
    /// When a referral must be in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deadline: String,
    /// The form and how it is sent.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// Ids of the sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A condition on whom the rule is for. It never hides a route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Stable id.
    pub id: String,
    /// The condition in words.
    pub says: String,
    /// The condition.
    pub when: Criterion,
    /// Where to go, or what to do, when it does not hold.
    pub otherwise: String,
    /// The same where it does not hold because somebody is younger than the condition asks for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub younger: String,
    /// The same where somebody is older than it asks for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub older: String,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
}

/// Something to do before a referral is sent. It never hides a route.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable id.
    pub id: String,
    /// What to do.
    pub says: String,
    /// In which cases it is to be done; left out, in every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Criterion>,
    /// What shows that it is done, where the case can show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_when: Option<Criterion>,
    /// Ids of the sources that say so.
    pub sources: Vec<String>,
}

impl InForce {
    /// Its first and last day, where its dates are known.
    pub fn from_to(self) -> Option<(Option<Day>, Option<Day>)> {
        match self {
            Self::Between { from, to } => Some((from, to)),
            Self::DatesNotKnown => None,
        }
    }

    /// Whether it was in force on that day, by its dates.
    pub fn covers(self, day: Day) -> bool {
        self.from_to().is_some_and(|(from, to)| {
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        })
    }
}

impl Forum {
    /// Where a text of a notice has the name of this forum.
    pub const PLACE: &'static str = "{forum}";

    /// A text of a notice with this forum's name where it belongs.
    pub fn named_in(&self, text: &str) -> String {
        text.replace(Self::PLACE, &self.name)
    }
}

impl Version {
    /// Every criterion of it with its place.
    pub fn criteria(&self) -> Vec<(String, &Criterion)> {
        let audience = self.audience.iter().map(|one| Some(&one.when));
        let asked = self.steps.iter().map(|one| one.when.as_ref());
        let done = self.steps.iter().map(|one| one.done_when.as_ref());
        let notices = self.notices.iter().map(|one| one.when.as_ref());
        let routes = self.routes.iter().map(|one| one.criterion.as_ref());
        let of = |list: &'static str, field: &'static str| {
            move |(index, criterion): (usize, Option<_>)| {
                Some((format!("{}.{field}", entry("", list, index)), criterion?))
            }
        };
        let mut all: Vec<(String, &Criterion)> = Vec::new();
        all.extend(audience.enumerate().filter_map(of("audience", "when")));
        all.extend(asked.enumerate().filter_map(of("steps", "when")));
        all.extend(done.enumerate().filter_map(of("steps", "done_when")));
        all.extend(notices.enumerate().filter_map(of("notices", "when")));
        all.extend(routes.enumerate().filter_map(of("routes", "criterion")));
        all
    }

    /// Whether what its sources speak for lies more than three years before a day, so that somebody should confirm it; nothing
    /// where they carry no date.
    pub fn is_old(&self, on: Day) -> Option<bool> {
        let last = self.speaks_for.span().last?;
        Some(last.months_after(OLD) < on)
    }

    /// The source of that id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
