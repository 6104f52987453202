use crate::engine::decision::{
    GradeFound, JudgementFound, JudgementMissing, PersonFound, SignedOffFound,
};
use crate::logic::Truth;
use crate::model::case::Assessment;
use crate::model::dates::{Day, When};
use crate::model::rules::Who;

use super::Voice;
use crate::words::explain::names::{grade, grade_or_above, related};
use crate::words::explain::numbers::{capitalised, list, number_word};
use crate::words::explain::says::Says;
use crate::words::explain::settle::the_assessment;

impl Voice<'_> {
    pub(super) fn person(self, found: &PersonFound<'_>, answer: Truth) -> Says {
        let who = match found.asked.who {
            Who::Victim => "The victim",
            Who::CausingHarm => "The person causing harm",
            Who::Child if found.asked.age.is_none() => {
                let lead = match answer {
                    Truth::Met => "A child is recorded",
                    _ => "No child is recorded, which is not to say that there is none",
                };
                return Says::new(lead, "");
            }
            Who::Child => "A child who is recorded",
        };
        let mut asked = Vec::new();
        if let Some(age) = found.asked.age {
            asked.push(match (age.from, age.to) {
                (Some(from), Some(to)) => format!("aged {from} to {to}"),
                (Some(from), None) => format!("aged {from} or over"),
                (None, Some(to)) => format!("aged {to} or under"),
                (None, None) => "of any age".to_owned(),
            });
        }
        if found.asked.lives_here {
            asked.push(format!("living in {}", self.here()));
        }
        if !found.asked.relationship.is_empty() {
            asked.push(related(&found.asked.relationship));
        }
        if asked.is_empty() {
            return Says::new(
                format!("Nothing is asked of {}", who.to_ascii_lowercase()),
                "",
            );
        }
        let asked = list(&asked, "and");
        let known = match (found.asked.age, found.years) {
            (Some(_), (least, Some(most))) if least == most => format!(" ({least} years old)"),
            (Some(_), (least, Some(most))) => format!(" ({least} to {most} years old)"),
            (Some(_), (_, None)) if answer == Truth::CannotTell => String::new(),
            (Some(_), (_, None)) => " (age not known)".to_owned(),
            (None, _) => String::new(),
        };
        let lead = match answer {
            Truth::Met => format!("{who} is {asked}{known}"),
            Truth::NotMet if found.asked.who == Who::Child => {
                format!("No child {asked} is recorded")
            }
            Truth::NotMet => format!("{who} is not {asked}{known}"),
            Truth::CannotTell => format!(
                "Whether {} is {asked} is not known{known}",
                who.to_ascii_lowercase()
            ),
        };
        Says::new(lead, "")
    }
}

/// That a review raised a grade, where one did.
fn raised_words(one: &Assessment, on: Day) -> Option<String> {
    let review = one.reviewed_by(on)?;
    (review.grade > one.grade).then(|| match one.grade {
        Some(own) => format!("raised from {} in the review by {}", grade(own), review.by),
        None => format!("in the review by {}", review.by),
    })
}

pub(super) fn grade_words(found: &GradeFound<'_>) -> Says {
    let asked = format!(
        "A grade of {} is asked for.",
        grade_or_above(found.asked.at_least)
    );
    let given = |one: &Assessment| one.grade_on(found.on).map_or("none", grade);
    let lead = match found.newest.as_slice() {
        [] => "No grade has been given".to_owned(),
        [one] => {
            let graded = match (one.when, one.when.exact()) {
                (_, Some(day)) => format!("Graded {} on {day}", given(one)),
                (When::Unknown, None) => {
                    format!("Graded {}, on a day that is not known", given(one))
                }
                (when, None) => format!("Graded {}, {when}", given(one)),
            };
            match raised_words(one, found.on) {
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
    let enough = found
        .newest
        .iter()
        .all(|one| one.grade_on(found.on) >= Some(found.asked.at_least));
    if found.newest.is_empty() || found.ungraded.is_empty() || enough {
        return Says::new(lead, asked);
    }
    let later: Vec<String> = found
        .ungraded
        .iter()
        .map(|one| the_assessment(one))
        .collect();
    Says::new(
        lead,
        format!("No grade is known from {}. {asked}", list(&later, "or")),
    )
}

/// A paper says the same to those who read it, so it names the professional and nobody "you".
pub(super) fn judgement(found: &JudgementFound<'_>) -> Says {
    if found.missing.is_empty() {
        let reasons = if found.reasons {
            ", and gave reasons"
        } else {
            ""
        };
        return Says::new(
            format!("The professional judged that this should be heard{reasons}"),
            "",
        );
    }
    if found.missing.contains(&JudgementMissing::Judgement) {
        return Says::new(
            "A referral can rest on professional judgement, whatever the counts say",
            "It can raise the answer and never lower it.",
        );
    }
    let missing: Vec<String> = found
        .missing
        .iter()
        .map(|missing| match missing {
            JudgementMissing::Judgement => String::new(),
            JudgementMissing::Words => "the reasons in the professional's own words".to_owned(),
            JudgementMissing::Reasons(number) => {
                format!("{number} more of the reasons that are listed")
            }
        })
        .collect();
    Says::new(
        "The professional judged that this should be heard",
        format!("Still asked for: {}.", list(&missing, "and")),
    )
}

pub(super) fn signed_off(found: &SignedOffFound<'_>) -> Says {
    let asked = found.asked;
    let is_theirs = found.roles.iter().any(|role| role == asked);
    match found.by {
        None => Says::new(
            format!(
                "{} has not signed this off yet, as far as the case says",
                capitalised(asked)
            ),
            "",
        ),
        Some(by) if is_theirs => Says::new(format!("Signed off by \"{by}\", as {asked}"), ""),
        Some(by) if found.roles.is_empty() => Says::new(
            format!("Signed off by \"{by}\""),
            format!("Whether that is the sign-off of {asked} has not been said."),
        ),
        Some(by) => Says::new(
            format!("Signed off by \"{by}\", as {}", list(found.roles, "and")),
            format!("That of {asked} is asked for."),
        ),
    }
}
