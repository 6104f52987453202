use serde::{Deserialize, Serialize};

use super::asked::{About, CaseFact, CriterionAsked, RestsOn, never_if, same_kind};
use crate::logic::Truth;
use crate::model::case::{Grade, GradeAmong, HighestGrade};

/// The professional's own grade, in the newest assessment that has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GradeAsked {
    /// The least grade that meets it.
    pub at_least: Grade,
    /// The highest grade that meets it, where it is a band ("standard or medium"); left out, any grade above. Only on the way
    /// to another service: a higher grade takes it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Grade>,
}

impl GradeAsked {
    /// The highest grade where this is asked, in an area whose highest is that. A criterion that names very high is about
    /// four grades, whatever its version says.
    pub fn highest(&self, of_area: HighestGrade) -> HighestGrade {
        of_area
            .beside(Some(self.at_least))
            .or(HighestGrade::High.beside(self.at_most))
    }

    /// Whether a grade that was given is what is asked for, where that is the highest.
    pub fn is_met_by(&self, given: GradeAmong, highest: HighestGrade) -> Truth {
        let (least, most) = given.among(highest);
        let in_it =
            |grade: Grade| grade >= self.at_least && self.at_most.is_none_or(|most| grade <= most);
        match (in_it(least), in_it(most)) {
            (true, true) => Truth::Met,
            (false, false) => Truth::NotMet,
            (true, false) | (false, true) => Truth::CannotTell,
        }
    }

    /// Whether a grade that was given is certainly higher than all that is asked for.
    pub fn is_below(&self, given: GradeAmong, highest: HighestGrade) -> bool {
        let (least, _) = given.among(highest);
        self.at_most.is_some_and(|most| least > most)
    }

    /// Whether a higher grade takes it away: very high is the highest there is.
    pub fn is_band(&self) -> bool {
        self.at_most.is_some_and(|most| most < Grade::VeryHigh)
    }
}

impl CriterionAsked for GradeAsked {
    fn about(&self) -> About<'_> {
        About {
            is_band: self.is_band(),
            very_high: [("at_least", Some(self.at_least)), ("at_most", self.at_most)]
                .into_iter()
                .filter(|(_, grade)| *grade == Some(Grade::VeryHigh))
                .map(|(field, _)| field.to_owned())
                .collect(),
            fate: never_if(
                self.at_most.is_some_and(|most| most < self.at_least),
                "the highest grade that it allows is below the least that it asks for",
            ),
            ..About::reading(vec![CaseFact::Grade], RestsOn::Other)
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        let highest = |asked: &Self| asked.at_most.unwrap_or(Grade::VeryHigh);
        same_kind::<Self>(other)
            .is_some_and(|other| self.at_least >= other.at_least && highest(self) <= highest(other))
    }
}
