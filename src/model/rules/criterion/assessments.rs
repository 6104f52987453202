use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{About, CaseFact, CriterionAsked, RestsOn, enough, same_kind, subset, within};
use crate::logic::Truth;
use crate::model::case::{Grade, GradeAmong, HighestGrade};
use crate::model::dates::Period;
use crate::record::entry;

/// Enough assessments, whatever they came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The same in weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// The same in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

impl Assessments {
    /// How far back from the day of decision it looks; nothing where that is any time.
    pub fn window(&self) -> Option<Period> {
        Period::of(self.months, self.weeks, self.days)
    }
}

impl Assessments {
    /// The highest grade where this is asked, in an area whose highest is that. A criterion that names very high is about
    /// four grades, whatever its version says.
    pub fn highest(&self, of_area: HighestGrade) -> HighestGrade {
        of_area.or(HighestGrade::High.beside(self.grades.iter().copied().max()))
    }

    /// Whether an assessment that was graded so counts, where that is the highest grade.
    pub fn counts(&self, given: GradeAmong, highest: HighestGrade) -> Truth {
        let (least, most) = given.among(highest);
        match (self.grades.contains(&least), self.grades.contains(&most)) {
            (true, true) => Truth::Met,
            (false, false) => Truth::NotMet,
            (true, false) | (false, true) => Truth::CannotTell,
        }
    }
}

impl CriterionAsked for Assessments {
    fn about(&self) -> About<'_> {
        About {
            count: Some(self.count),
            given: Period::given(self.months, self.weeks, self.days),
            looks_back: true,
            very_high: (0..)
                .zip(&self.grades)
                .filter(|(_, grade)| **grade == Grade::VeryHigh)
                .map(|(index, _)| entry("", "grades", index))
                .collect(),
            ..About::reading(
                vec![CaseFact::Assessments, CaseFact::Newest],
                RestsOn::Other,
            )
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, _by_answers: bool) -> bool {
        same_kind::<Self>(other).is_some_and(|other| {
            enough(self.count, other.count)
                && subset(&self.grades, &other.grades)
                && within(self.window(), other.window())
        })
    }
}
