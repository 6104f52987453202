use crate::case::{Event, Marac};
use crate::dates::{Day, When};
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

pub(super) fn repeat_facts(found: &RepeatFound<'_>, answer: Truth) -> Vec<Facts> {
    let name = |pair: &RepeatPair<'_>| {
        let days = pair.days.filter(|days| *days > 0).map(|days| format!(", {days} days after it")).unwrap_or_default();
        format!("{}: {}{days}{}", marac_name(pair.marac, found.asked.anchor), event_name(pair.event), pair_reason(pair))
    };
    let under = |lead: &str, items: Vec<String>| {
        (!items.is_empty()).then(|| Facts { lead: format!("{lead} ({})", items.len()), items })
    };
    let counts = found.pairs.iter().filter(|pair| pair.answer() == Truth::Met).map(name).collect();
    let found_in = [
        if answer == Truth::CannotTell { from_each_date(found) } else { None },
        under("Counts", counts),
        under("May count", may_count(found)),
        nearest_misses(found),
    ];
    found_in.into_iter().flatten().collect()
}

/// What may count after each earlier MARAC: the newest event, and how many before it.
fn may_count(found: &RepeatFound<'_>) -> Vec<String> {
    let mut after: Vec<(&Marac, &Event, usize)> = Vec::new();
    for pair in found.pairs.iter().filter(|pair| pair.answer() == Truth::CannotTell) {
        match after.iter_mut().find(|(marac, ..)| marac.id == pair.marac.id) {
            Some((_, newest, others)) => {
                *others += 1;
                if last_day(pair.event.when) > last_day(newest.when) {
                    *newest = pair.event;
                }
            }
            None => after.push((pair.marac, pair.event, 0)),
        }
    }
    let line = |(marac, newest, others): (&Marac, &Event, usize)| {
        let others = if others == 0 { String::new() } else { format!("; and {others} earlier") };
        format!("{}: {}{others}", marac_name(marac, found.asked.anchor), event_name(newest))
    };
    after.into_iter().map(line).collect()
}

/// The latest day a date can be.
fn last_day(when: When) -> Option<Day> {
    let span = when.span();
    span.last.or(span.first)
}

/// The last of the earlier MARACs by its meeting.
pub(in crate::explain) fn last_marac<'a>(found: &RepeatFound<'a>) -> Option<&'a Marac> {
    let maracs = found.pairs.iter().map(|pair| pair.marac);
    maracs.filter(|marac| last_day(marac.met).is_some()).max_by_key(|marac| last_day(marac.met))
}

/// How far the newest event lies from each date of the last MARAC, where the date that the rule counts from is not known.
fn from_each_date(found: &RepeatFound<'_>) -> Option<Facts> {
    let marac = last_marac(found)?;
    let open = found.pairs.iter().filter(|pair| pair.marac.id == marac.id && pair.answer() == Truth::CannotTell);
    let newest = open.filter_map(|pair| Some((pair.event.when.exact()?, pair.event))).max_by_key(|(day, _)| *day);
    let (day, event) = newest?;
    let dates = [
        (Anchor::Referral, "the referral", Some(marac.referred)),
        (Anchor::Meeting, "the meeting", Some(marac.met)),
        (Anchor::LastDiscussed, "the day it was last discussed", marac.discussed),
    ];
    let mut asked_is_open = false;
    let mut items = Vec::new();
    for (anchor, name, when) in dates {
        let Some(when) = when else { continue };
        let asked = if anchor == found.asked.anchor { ", which this rule counts from" } else { "" };
        items.push(if let Some(from) = when.exact() {
            let Some(days) = u32::try_from(day.days_since(from)).ok().filter(|days| *days > 0) else { continue };
            let inside = if day <= from.months_after(found.asked.months) { "inside" } else { "later than" };
            let days = plural(days, "day", "days");
            format!("From {name} of {from}{asked}: {days}, {inside} the {} months", found.asked.months)
        } else {
            asked_is_open |= anchor == found.asked.anchor;
            let about = if when == When::Unknown { String::new() } else { format!(" ({when})") };
            format!("From {name}{asked}: its date is not known{about}")
        });
    }
    let lead = format!("From the last MARAC, of {}, to {}", marac.met, event.when);
    asked_is_open.then_some(Facts { lead, items })
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
