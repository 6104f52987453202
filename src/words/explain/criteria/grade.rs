use crate::engine::decision::GradeFound;
use crate::model::case::{Assessment, Grade, HighestGrade};
use crate::model::dates::{Day, When};
use crate::model::rules::GradeAsked;

use super::{
    Among, AskedWords, EvidenceWords, KeptBack, Private, RuleContext, Says, SpokenTo, Truth, Voice,
};
use crate::record::isolated;
use crate::words::explain::names::{grade, grade_or_above};
use crate::words::explain::numbers::{list, number_word};
use crate::words::explain::settle::the_assessment;

impl AskedWords for GradeAsked {
    fn rule(&self, asking: RuleContext<'_>) -> String {
        format!(
            "the professional's own grade is {}",
            asked_grade(self, asking.highest_grade)
        )
    }

    fn cell(&self, asking: RuleContext<'_>) -> String {
        format!("graded {}", asked_grade(self, asking.highest_grade))
    }
}

impl<'a> EvidenceWords<'a> for GradeFound<'a> {
    fn says(&self, _answer: Truth, _voice: Voice<'_>) -> Says {
        let asked = format!("A grade of {} is asked for.", self.asked_grade());
        let given = |one: &Assessment| one.grade_on(self.on).map_or("none", grade);
        let lead = match self.newest.as_slice() {
            [] => "No grade has been given".to_owned(),
            [one] => {
                let graded = match (one.when, one.when.exact()) {
                    (_, Some(day)) => format!("Graded {} on {day}", given(one)),
                    (When::Unknown, None) => {
                        format!("Graded {}, on a day that is not known", given(one))
                    }
                    (when, None) => format!("Graded {}, {when}", given(one)),
                };
                match raised_words(one, self.on) {
                    Some(raised) => format!("{graded}, {raised}"),
                    None => graded,
                }
            }
            [one, others @ ..] if others.iter().all(|other| given(other) == given(one)) => {
                format!(
                    "Graded {}, whichever of {} grades is the newest",
                    given(one),
                    number_word(others.len() + 1)
                )
            }
            several => {
                let given: Vec<String> = several
                    .iter()
                    .map(|one| format!("{} ({})", given(one), one.when))
                    .collect();
                format!(
                    "The dates do not tell which grade is the newest: {}",
                    list(&given, "or")
                )
            }
        };
        // What was never graded needs no mention beside a grade that is enough.
        let enough = self
            .newest
            .iter()
            .all(|one| self.is_met_by(one) == Truth::Met);
        let asked = match of_three_words(self) {
            Some(words) => format!("{words} {asked}"),
            None => asked,
        };
        if self.newest.is_empty() || self.ungraded.is_empty() || enough {
            return Says::new(lead, asked);
        }
        let later: Vec<String> = self
            .ungraded
            .iter()
            .map(|one| the_assessment(one))
            .collect();
        Says::new(
            lead,
            format!("No grade is known from {}. {asked}", list(&later, "or")),
        )
    }

    fn reason(&self, says: Says, _answer: Truth) -> String {
        let of_three = match of_three_words(self) {
            Some(_) => " where there were three grades",
            None => "",
        };
        format!("{}{of_three}; {} needed", says.lead, self.asked_grade())
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let needed = format!("a grade of {}", self.asked_grade());
        Among::needed(needed).so_far(match self.newest.as_slice() {
            [] => "no grade".to_owned(),
            [one] => format!("graded {}", one.grade_on(self.on).map_or("none", grade)),
            _ => "it is not known which grade is the newest".to_owned(),
        })
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }
}

impl GradeFound<'_> {
    fn asked_grade(&self) -> String {
        asked_grade(self.asked, self.highest)
    }
}

/// That a grade was given where there were three, and may be another of the four that are asked about.
fn of_three_words(found: &GradeFound<'_>) -> Option<&'static str> {
    let open = |one: &Assessment| found.is_met_by(one) == Truth::CannotTell;
    found.newest.iter().any(|one| open(one)).then_some(
        "High was recorded where there were three grades; here, where there are four, it may be very high: grade it again among the four.",
    )
}

/// Which grades are asked for, in an area whose highest is that.
fn asked_grade(asked: &GradeAsked, of_area: HighestGrade) -> String {
    let highest = asked.highest(of_area);
    match asked.at_most.filter(|most| *most < highest.grade()) {
        None => grade_or_above(asked.at_least, highest),
        Some(most) if most == asked.at_least => grade(most).to_owned(),
        Some(most) if asked.at_least == Grade::Standard && most == Grade::High => {
            format!("{} to {}", grade(asked.at_least), grade(most))
        }
        Some(most) => format!("{} or {}", grade(asked.at_least), grade(most)),
    }
}

/// That a review raised a grade, where one did.
fn raised_words(one: &Assessment, on: Day) -> Option<String> {
    let review = one.reviewed_by(on)?;
    (review.grade > one.grade).then(|| match one.grade {
        Some(own) => format!(
            "raised from {} in the review by {}",
            grade(own),
            isolated(&review.by)
        ),
        None => format!("in the review by {}", isolated(&review.by)),
    })
}
