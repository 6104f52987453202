use crate::engine::decision::{AssessmentWeighed, AssessmentsFound};
use crate::model::case::Grade;
use crate::model::rules::Assessments;

use super::counts::{asked_number, brief_count, needed, needed_of, so_many, window};
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::names::grade;
use crate::words::explain::numbers::{capitalised, counted, gathered, how_long, list};

impl AskedWords for Assessments {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        in_time(self, needed_of(self.count, "assessment", "assessments"))
    }
}

/// So many assessments with the grades and the time that are asked for.
fn in_time(asked: &Assessments, many: String) -> String {
    let graded = match asked.grades.as_slice() {
        [] => String::new(),
        grades => format!(" graded {}", any_of(grades)),
    };
    let within = asked
        .window()
        .map(|length| format!(" in {}", how_long(length)));
    format!("{many}{graded}{}", within.unwrap_or_default())
}

fn any_of(grades: &[Grade]) -> String {
    let grades: Vec<&str> = grades.iter().map(|one| grade(*one)).collect();
    list(&grades, "or")
}

impl<'a> EvidenceWords<'a> for AssessmentsFound<'a> {
    fn says(&self, _answer: Truth, voice: Voice<'_>) -> Says {
        let when = window(self.window);
        let more = match self.count.most {
            Some(_) => "",
            None => "; there may be more, because earlier ones have not all been asked about",
        };
        let counted = format!(
            "{} {when}{more}",
            counted(self.count, "assessment", "assessments")
        );
        let graded = match self.asked.grades.as_slice() {
            [] => "They count whatever grade they were given.".to_owned(),
            grades => format!("Those graded {} count.", any_of(grades)),
        };
        let asks = voice.asks(self.asked.count, "assessment", "assessments");
        Says::new(capitalised(&counted), format!("{graded} {asks}"))
    }

    fn facts(&self, _finding: &Finding<'a>, _voice: Voice<'_>) -> Vec<Facts> {
        let name = |weighed: &AssessmentWeighed<'_>| {
            let given = weighed.given.map_or_else(
                || "no grade".to_owned(),
                |given| format!("graded {}", grade(given.grade)),
            );
            // Why it does not count is its grade, or else its date.
            let why = match (weighed.grade, weighed.date) {
                (Truth::NotMet, _) => ", a grade that is not asked for",
                (_, Truth::NotMet) => ", outside the window",
                (Truth::CannotTell, _) if weighed.given.is_some() => {
                    " where there were three grades, which may be very high of four"
                }
                (Truth::Met | Truth::CannotTell, Truth::Met | Truth::CannotTell) => "",
            };
            format!("{}, {given}{why}", weighed.assessment.when)
        };
        [
            (Truth::Met, "Counts"),
            (Truth::CannotTell, "May count"),
            (Truth::NotMet, "Does not count"),
        ]
        .into_iter()
        .filter_map(|(answer, lead)| {
            let items: Vec<String> = self
                .assessments
                .iter()
                .filter(|weighed| weighed.date.and(weighed.grade) == answer)
                .map(name)
                .collect();
            (!items.is_empty()).then(|| Facts {
                lead: format!("{lead} ({})", items.len()),
                items: gathered(items),
            })
        })
        .collect()
    }

    fn reason(&self, says: Says, _answer: Truth) -> String {
        format!("{}; {}", says.lead, needed(self.asked.count))
    }

    fn brief(&self, answer: Truth) -> Option<String> {
        let length = self.asked.window();
        brief_count(
            answer,
            self.count,
            self.asked.count,
            length,
            "assessment",
            "assessments",
        )
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let needed = asked_number(self.asked.count, "assessment", "assessments");
        Among::needed(in_time(self.asked, needed)).so_far(so_many(
            self.count,
            "assessment",
            "assessments",
        ))
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }
}
