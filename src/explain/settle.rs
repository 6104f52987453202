use crate::decision::{Finding, Group, Truth, Unknown};
use crate::rules::Who;

use super::evidence::Facts;
use super::names::event_name;
use super::numbers::number_word;

/// What would settle an answer that cannot be told, by the way that needs the fewest unknowns.
pub(super) fn settling(finding: &Finding<'_>) -> Vec<Facts> {
    if finding.answer != Truth::CannotTell {
        return Vec::new();
    }
    let Some((_, way)) = finding.nearest_way() else {
        return Vec::new();
    };
    way.groups.iter().filter(|group| !group.of.is_empty()).map(group_words).collect()
}

fn group_words(group: &Group<'_>) -> Facts {
    let all = group.of.len() == group.need as usize;
    let lead = match (group.of.len(), all) {
        (1, _) => "This would settle it".to_owned(),
        (_, true) => format!("All {} of these together could meet it", number_word(group.of.len())),
        (_, false) if group.need == 1 => "Any one of these could meet it".to_owned(),
        (_, false) => format!("Any {} of these could meet it", number_word(group.need as usize)),
    };
    Facts { lead, items: group.of.iter().map(|unknown| unknown_name(unknown)).collect() }
}

/// What is not known, as a list names it.
pub(super) fn unknown_name(unknown: &Unknown<'_>) -> String {
    match unknown {
        Unknown::Item(item) => item.named(),
        Unknown::Event(event) => format!("what is in doubt about the event of {}", event_name(event)),
        Unknown::MoreEvents => "earlier events: ask, check records, and say when the list is complete".to_owned(),
        Unknown::MoreMaracs => "earlier MARACs: ask, check records, and say when the list is complete".to_owned(),
        Unknown::MoreAssessments => {
            "earlier assessments: ask, check records, and say when the list is complete".to_owned()
        }
        Unknown::Marac(marac) => format!("the date of the MARAC of {}", marac.met),
        Unknown::Assessment(assessment) => format!("what is in doubt about the assessment of {}", assessment.when),
        Unknown::Grade => "your own grade".to_owned(),
        Unknown::Judgement => "your judgement, with its reasons".to_owned(),
        Unknown::SignOff => "the sign-off".to_owned(),
        Unknown::Person(Who::Victim) => "what is not known about the victim".to_owned(),
        Unknown::Person(Who::CausingHarm) => "what is not known about the person causing harm".to_owned(),
        Unknown::Definition => "the area's own definition, which is not published".to_owned(),
    }
}
