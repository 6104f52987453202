use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::logic::Truth;
use crate::model::dates::{Day, When};
use crate::model::instrument::Answer;

use super::VICTIM;

/// One assessment: answers to one instrument, or just the grade an earlier one came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// What this case calls it by.
    pub id: String,
    /// When it was made. One that holds answers needs an exact day.
    pub when: When,
    /// The instrument it was made with; left out where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The professional's own grade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// The highest grade that could be given, in it and in its review: `very-high` where there were four; left out, there were
    /// three.
    #[serde(default, skip_serializing_if = "HighestGrade::is_high")]
    pub highest_grade: HighestGrade,
    /// Whom it is about, by person id; left out, the victim. One about anybody else counts for nobody but that person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// How it was made; left out when that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// Whether the victim declined it, so that it rests on what else is known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
    /// Why the grade is lower than an earlier one, in the professional's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lower_because: String,
    /// What a second person made of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The event that led to it, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// That no event led to it. Where neither is said, nobody has said which event is the present one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_event: bool,
    /// Who made it, and what else there is to say of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How many questions were answered yes, where the total was recorded without saying which: it speaks for those that
    /// have no answer here, so that the others of them are no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub yes_total: Option<u32>,
    /// The answers by item; an item that is not here was not asked, unless a total speaks for it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Answer>,
}

impl Assessment {
    /// Whether it is about the victim.
    pub fn is_of_victim(&self) -> bool {
        self.of.as_deref().is_none_or(|of| of == VICTIM)
    }

    /// The grade that stands on a day: the professional's own or, where a reviewer came to a higher one by then, that one.
    /// A review raises a grade and lowers none.
    pub fn grade_on(&self, day: Day) -> Option<Grade> {
        self.grade
            .max(self.reviewed_by(day).and_then(|review| review.grade))
    }

    /// The grade that stands on a day, with the highest that could be given.
    pub fn graded_on(&self, day: Day) -> Option<GradeAmong> {
        Some(self.graded(self.grade_on(day)?))
    }

    /// Its own grade, with the highest that could be given.
    pub fn own_grade(&self) -> Option<GradeAmong> {
        self.grade.map(|grade| self.graded(grade))
    }

    /// A grade of it, with the highest that could be given.
    pub fn graded(&self, grade: Grade) -> GradeAmong {
        GradeAmong {
            grade,
            highest: self.highest_grade,
        }
    }

    /// Gives it a grade of its own where that is the highest.
    pub fn grade_among(&mut self, grade: Option<Grade>, highest: HighestGrade) {
        self.grade = grade;
        let reviewed = self.review.as_ref().and_then(|review| review.grade);
        self.highest_grade = highest.beside(grade.max(reviewed));
    }

    /// Says of a review's grade that it was given where that is the highest. An own grade that was given among three stays one
    /// of three: the review is then one too, and very high of it says by itself that there were four.
    pub fn review_graded_among(&mut self, highest: HighestGrade) {
        if self.grade.is_none() || !self.highest_grade.is_high() {
            self.grade_among(self.grade, highest);
        }
    }

    /// What a second person made of it by a day.
    pub fn reviewed_by(&self, day: Day) -> Option<&Review> {
        self.review
            .as_ref()
            .filter(|review| !review.by.trim().is_empty() && !review.when.is_after(day))
    }

    /// By which day what was carried over to it was confirmed, in a case that speaks for `as_of`.
    pub fn confirmed_by(&self, as_of: Day) -> Day {
        self.when.exact().map_or(as_of, |day| day.min(as_of))
    }

    /// Whether it says which event led to it, or that none did.
    pub fn says_what_led_to_it(&self) -> bool {
        self.about.is_some() || self.no_event
    }
}

/// How an assessment was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::VariantArray)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// Face to face.
    InPerson,
    /// By telephone or video.
    Telephone,
    /// From records and what others know.
    Records,
}

/// What a second person made of an assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Who, by role or name.
    pub by: String,
    /// When.
    #[serde(default)]
    pub when: When,
    /// The grade the reviewer came to; left out when none was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Why, in the reviewer's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// The professional's own grade of risk, from the least to the most.
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
pub enum Grade {
    /// Present evidence does not point to serious harm being likely.
    Standard,
    /// There are signs of serious harm; it is possible, but not likely unless something changes.
    Medium,
    /// There are signs of serious harm; it could happen at any time and would be grave.
    High,
    /// More than high: just where an area tells four grades apart.
    VeryHigh,
}

/// The highest grade that there is: most areas have three, a few have four.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, strum::VariantArray,
)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HighestGrade {
    /// There are three grades.
    #[default]
    High,
    /// There are four.
    VeryHigh,
}

impl HighestGrade {
    /// That grade.
    pub const fn grade(self) -> Grade {
        match self {
            Self::High => Grade::High,
            Self::VeryHigh => Grade::VeryHigh,
        }
    }

    /// Whether there are three grades, as where nothing is said.
    pub const fn is_high(&self) -> bool {
        matches!(self, Self::High)
    }

    /// Every grade to choose from where that one is chosen already: one that was recorded is offered, though it is given nowhere
    /// else.
    pub fn choices(self, chosen: Option<Grade>) -> Vec<Grade> {
        self.or(Self::High.beside(chosen)).grades().collect()
    }

    /// Every grade that there is, from the least to the most.
    pub fn grades(self) -> impl Iterator<Item = Grade> {
        let all = <Grade as strum::VariantArray>::VARIANTS.iter().copied();
        all.filter(move |grade| *grade <= self.grade())
    }

    /// The higher of two.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::High => other,
            Self::VeryHigh => self,
        }
    }

    /// What is to be recorded beside a grade that was given where this is the highest: very high itself says that there were
    /// four, and without a grade there is nothing to say.
    #[must_use]
    pub fn beside(self, grade: Option<Grade>) -> Self {
        match grade {
            None => Self::High,
            Some(Grade::VeryHigh) => Self::VeryHigh,
            Some(Grade::Standard | Grade::Medium | Grade::High) => self,
        }
    }
}

/// A grade, and the highest that could be given with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeAmong {
    /// The grade.
    pub grade: Grade,
    /// The highest that could be given.
    pub highest: HighestGrade,
}

impl GradeAmong {
    /// Whether it may be more than one grade where there are that many: high of three, where there are four.
    pub fn is_open_among(self, highest: HighestGrade) -> bool {
        let (least, most) = self.among(highest);
        least != most
    }

    /// Whether it is lower than a grade that was given before. High counts as high, among however many grades either was
    /// given; but high of three after very high may be very high still.
    pub fn is_lower_than(self, before: Grade) -> Truth {
        let (least, most) = self.among(HighestGrade::VeryHigh);
        match (least < before, most < before) {
            (true, false) => Truth::CannotTell,
            (lower, _) => lower.into(),
        }
    }

    /// The least and the most that it is where there are that many grades. High of three may be high or very high of four;
    /// very high of four is high of three.
    pub fn among(self, highest: HighestGrade) -> (Grade, Grade) {
        let least = self.grade.min(highest.grade());
        let most = if self.grade == Grade::High && self.highest.is_high() {
            highest.grade()
        } else {
            least
        };
        (least, most)
    }
}
