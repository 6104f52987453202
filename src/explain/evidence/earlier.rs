use crate::case::Marac;
use crate::decision::{AssessmentWeighed, AssessmentsFound, Count, RepeatFound, RepeatPair, Truth};
use crate::rules::{Anchor, Extent, RepeatEvents};

use super::{Facts, Voice, window};
use crate::explain::names::{event_name, grade};
use crate::explain::numbers::{list, plural};
use crate::explain::says::Says;

impl Voice<'_> {
    pub(super) fn assessments(self, found: &AssessmentsFound<'_>) -> Says {
        let when = window(found.window);
        let counted = match found.count {
            Count { least, most: Some(most) } if least == most => {
                format!("{} {when}", plural(least, "assessment", "assessments"))
            }
            Count { least, most: Some(most) } => {
                format!("{least} confirmed and up to {most} possible assessments {when}")
            }
            Count { least, most: None } => format!(
                "{} confirmed {when}; there may be more, because earlier ones have not all been asked about",
                plural(least, "assessment", "assessments")
            ),
        };
        let asks = self.asks(found.asked.count, "assessment", "assessments");
        Says::new(counted, format!("They count whatever they came to. {asks}"))
    }

    pub(super) fn repeat(self, found: &RepeatFound<'_>, answer: Truth) -> Says {
        let anchor = match found.asked.anchor {
            Anchor::Referral => "the last referral to a MARAC",
            Anchor::Meeting => "the last MARAC meeting",
            Anchor::LastDiscussed => "the day the case was last discussed",
        };
        let what = match found.asked.events {
            RepeatEvents::AnyAbuse => "Any new abuse",
            RepeatEvents::WouldBeCrime => "A new event that would be a crime if it were reported",
        };
        let heard = match found.asked.heard {
            Extent::Anywhere => String::new(),
            Extent::ThisArea => format!(", when that MARAC was in {}", self.here()),
        };
        let rule = format!("{what} within {} months after {anchor}{heard} counts.", found.asked.months);
        let state = match (answer, found.maracs, found.maracs_all_known) {
            (_, 0, false) => "Nobody has recorded yet whether there was an earlier MARAC",
            (_, 0, true) => "There was no earlier MARAC, as far as anybody found",
            (Truth::Met, ..) => "There is such an event",
            (Truth::CannotTell, ..) => "Whether there is such an event cannot be told yet",
            (Truth::NotMet, ..) => "There is no such event",
        };
        Says::new(state, rule)
    }
}

pub(super) fn assessment_facts(found: &AssessmentsFound<'_>) -> Vec<Facts> {
    let name = |weighed: &AssessmentWeighed<'_>| {
        let given =
            weighed.assessment.grade.map_or_else(|| "no grade".to_owned(), |one| format!("graded {}", grade(one)));
        format!("{}, {given}", weighed.assessment.when)
    };
    [(Truth::Met, "Counts"), (Truth::CannotTell, "May count"), (Truth::NotMet, "Does not count")]
        .into_iter()
        .filter_map(|(answer, lead)| {
            let items: Vec<String> = found
                .assessments
                .iter()
                .filter(|weighed| weighed.date.and(weighed.grade) == answer)
                .map(name)
                .collect();
            (!items.is_empty()).then(|| Facts { lead: format!("{lead} ({})", items.len()), items })
        })
        .collect()
}

pub(super) fn repeat_facts(found: &RepeatFound<'_>) -> Vec<Facts> {
    let name = |pair: &RepeatPair<'_>| {
        let days = pair.days.filter(|days| *days > 0).map(|days| format!(", {days} days after it")).unwrap_or_default();
        format!("{}: {}{days}{}", marac_name(pair.marac, found.asked.anchor), event_name(pair.event), pair_reason(pair))
    };
    [(Truth::Met, "Counts"), (Truth::CannotTell, "May count")]
        .into_iter()
        .filter_map(|(answer, lead)| {
            let items: Vec<String> = found.pairs.iter().filter(|pair| pair.answer() == answer).map(name).collect();
            (!items.is_empty()).then(|| Facts { lead: format!("{lead} ({})", items.len()), items })
        })
        .chain(nearest_misses(found))
        .collect()
}

/// Events after an earlier MARAC that do not count, with why not.
fn nearest_misses(found: &RepeatFound<'_>) -> Option<Facts> {
    let items: Vec<String> = found
        .pairs
        .iter()
        .filter(|pair| pair.answer() == Truth::NotMet && pair.after == Truth::Met && pair.last == Truth::Met)
        .map(|pair| {
            format!("{}: {}{}", marac_name(pair.marac, found.asked.anchor), event_name(pair.event), pair_reason(pair))
        })
        .collect();
    (!items.is_empty()).then(|| Facts { lead: format!("Does not count ({})", items.len()), items })
}

fn pair_reason(pair: &RepeatPair<'_>) -> String {
    let parts = [
        (pair.within, "later than the window"),
        (pair.kind, "not an event of the kind asked for"),
        (pair.people, "not between the people heard about"),
        (pair.heard, "that MARAC was elsewhere"),
    ];
    let no: Vec<&str> = parts.iter().filter(|(answer, _)| *answer == Truth::NotMet).map(|(_, words)| *words).collect();
    if no.is_empty() { String::new() } else { format!(" ({})", list(&no, "and")) }
}

fn marac_name(marac: &Marac, anchor: Anchor) -> String {
    let (what, when) = match anchor {
        Anchor::Referral => ("referral", marac.referred),
        Anchor::Meeting => ("meeting", marac.met),
        Anchor::LastDiscussed => ("last discussed", marac.discussed.unwrap_or(marac.met)),
    };
    format!("{what}, {when}")
}
