use crate::engine::decision::{RepeatFound, RepeatPair};
use crate::model::case::{Event, Marac};
use crate::model::dates::When;
use crate::model::rules::{Anchor, Extent, Repeat, RepeatEvents};

use super::counts::{the_length, time_after};
use super::events::between;
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::maracs::{last_day, last_marac};
use crate::words::explain::names::event_name;
use crate::words::explain::numbers::{gathered, how_long, list, plural};
use crate::words::explain::settle::dated;

impl AskedWords for Repeat {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let what = match self.events {
            RepeatEvents::AnyAbuse => "any new abuse",
            RepeatEvents::WouldBeCrime => "any new event",
        };
        let crime = match self.events {
            RepeatEvents::AnyAbuse => "",
            RepeatEvents::WouldBeCrime => ", if it would be a crime when reported",
        };
        let people = between(self.people);
        let within = self.window().map_or_else(
            || "at any time after".to_owned(),
            |length| format!("within {} of", how_long(length)),
        );
        let anchor = match self.anchor {
            Anchor::Referral | Anchor::Meeting => anchor_name(self.anchor),
            Anchor::LastDiscussed => "when it was last discussed",
        };
        let heard = match self.heard {
            Extent::Anywhere => "wherever that was heard",
            Extent::ThisArea => "heard in this area",
        };
        format!("{what} {people} {within} {anchor}, {heard}{crime}")
    }

    fn cell(&self, _asking: RuleContext<'_>) -> String {
        let what = match self.events {
            RepeatEvents::AnyAbuse => "new abuse",
            RepeatEvents::WouldBeCrime => "what would be a crime",
        };
        let anchor = match self.anchor {
            Anchor::Referral => "the referral",
            Anchor::Meeting => "the meeting",
            Anchor::LastDiscussed => "the last discussion",
        };
        let when = time_after(self.window());
        format!("{what} {when} {anchor}, {}", between(self.people))
    }
}

impl<'a> EvidenceWords<'a> for RepeatFound<'a> {
    fn says(&self, answer: Truth, voice: Voice<'_>) -> Says {
        let anchor = match self.asked.anchor {
            Anchor::Referral => "the last referral to a MARAC",
            Anchor::Meeting => "the last MARAC meeting",
            Anchor::LastDiscussed => "the day the case was last discussed",
        };
        let (what, crime) = match self.asked.events {
            RepeatEvents::AnyAbuse => ("Any new abuse", ""),
            RepeatEvents::WouldBeCrime => {
                ("A new event", " and would be a crime if it were reported")
            }
        };
        let heard = match self.asked.heard {
            Extent::Anywhere => String::new(),
            Extent::ThisArea => format!(" in {}", voice.here()),
        };
        let when = time_after(self.asked.window());
        let rule = format!(
            "{what} {} counts when it came {when} {anchor}{heard}{crime}.",
            between(self.asked.people)
        );
        let elsewhere =
            !self.pairs.is_empty() && self.pairs.iter().all(|pair| pair.heard == Truth::NotMet);
        let state = match (answer, self.maracs, self.maracs_all_known) {
            (_, 0, true) => "There was no earlier MARAC, as far as anybody found".to_owned(),
            (Truth::NotMet, 0, false) => {
                "No event on record can be one, and the list of events is said to hold all that is known".to_owned()
            }
            (Truth::CannotTell | Truth::Met, 0, false) => {
                "Nobody has recorded yet whether there was an earlier MARAC".to_owned()
            }
            (Truth::Met, ..) => "There is such an event".to_owned(),
            (Truth::CannotTell, ..) => "Whether there is such an event cannot be told yet".to_owned(),
            (Truth::NotMet, ..) if elsewhere => format!("No earlier MARAC was heard in {}", voice.here()),
            (Truth::NotMet, ..) if !self.events_all_known => {
                "What is known of the earlier MARACs leaves no room for such an event".to_owned()
            }
            (Truth::NotMet, ..) => "There is no such event".to_owned(),
        };
        Says::new(state, rule)
    }

    fn facts(&self, finding: &Finding<'a>, _voice: Voice<'_>) -> Vec<Facts> {
        let under = |lead: &str, items: Vec<String>| {
            (!items.is_empty()).then(|| Facts {
                lead: format!("{lead} ({})", items.len()),
                items: gathered(items),
            })
        };
        let found_in = [
            if finding.answer == Truth::CannotTell {
                from_each_date(self)
            } else {
                None
            },
            under("Counts", those_that_count(self)),
            under("May count", may_count(self)),
            under("Does not count", nearest_misses(self)),
        ];
        found_in.into_iter().flatten().collect()
    }

    fn reason(&self, says: Says, answer: Truth) -> String {
        repeat_reason(self, answer).unwrap_or(says.lead)
    }

    fn brief(&self, answer: Truth) -> Option<String> {
        let met = |pair: &&RepeatPair<'_>| pair.answer() == Truth::Met;
        Some(match (answer, self.maracs, self.maracs_all_known) {
            (_, 0, true) => "no earlier MARAC was found".to_owned(),
            (_, 0, false) => "earlier MARACs not looked for".to_owned(),
            (Truth::Met, ..) => {
                let days = self.pairs.iter().find(met).and_then(|pair| pair.days);
                let days = days.and_then(|days| u32::try_from(days).ok());
                let days = days.filter(|days| *days > 0);
                let days = days.map(|days| format!("{} ", plural(days, "day", "days")));
                let anchor = anchor_name(self.asked.anchor);
                format!("a new event {}after {anchor}", days.unwrap_or_default())
            }
            (Truth::CannotTell, ..) if self.maracs_all_known && self.events_all_known => {
                "whether an event came after an earlier MARAC is open".to_owned()
            }
            (Truth::CannotTell, ..) => format!("{} not all asked about", self.open_list()),
            (Truth::NotMet, ..) => match self.asked.window() {
                Some(length) => format!(
                    "no new event within {} of {}",
                    how_long(length),
                    anchor_name(self.asked.anchor)
                ),
                None => format!("no new event after {}", anchor_name(self.asked.anchor)),
            },
        })
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let when = time_after(self.asked.window());
        Among::needed(format!("a new event {when} a MARAC"))
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }
}

impl RepeatFound<'_> {
    /// Which list may hold more than is recorded.
    fn open_list(&self) -> &'static str {
        if self.maracs_all_known {
            "earlier events"
        } else {
            "earlier MARACs"
        }
    }
}

/// What a rule counts from.
fn anchor_name(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Referral => "the last referral",
        Anchor::Meeting => "the last meeting",
        Anchor::LastDiscussed => "the last discussion",
    }
}

/// Each event that counts, after its MARAC.
fn those_that_count(found: &RepeatFound<'_>) -> Vec<String> {
    let name = |pair: &RepeatPair<'_>| {
        let days = pair
            .days
            .and_then(|days| u32::try_from(days).ok())
            .filter(|days| *days > 0);
        let days = days
            .map(|days| format!(", {} after it", plural(days, "day", "days")))
            .unwrap_or_default();
        format!(
            "{}: {}{days}",
            marac_name(pair.marac, found.asked.anchor),
            event_name(pair.event),
        )
    };
    let counts = found
        .pairs
        .iter()
        .filter(|pair| pair.answer() == Truth::Met);
    counts.map(name).collect()
}

/// What may count after each earlier MARAC: the newest event, and how many before it.
fn may_count(found: &RepeatFound<'_>) -> Vec<String> {
    let mut after: Vec<(&Marac, &Event, usize)> = Vec::new();
    for pair in found
        .pairs
        .iter()
        .filter(|pair| pair.answer() == Truth::CannotTell)
    {
        match after
            .iter_mut()
            .find(|(marac, ..)| marac.id == pair.marac.id)
        {
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
        let others = if others == 0 {
            String::new()
        } else {
            format!("; and {others} earlier")
        };
        format!(
            "{}: {}{others}",
            marac_name(marac, found.asked.anchor),
            event_name(newest)
        )
    };
    after.into_iter().map(line).collect()
}

/// How far the newest event lies from each date of the MARAC before it, where the date that the rule counts from is not known.
#[expect(
    clippy::too_many_lines,
    reason = "one line for each date that a rule may count from"
)]
fn from_each_date(found: &RepeatFound<'_>) -> Option<Facts> {
    let newest = found
        .pairs
        .iter()
        .filter_map(|pair| last_day(pair.event.when))
        .max()?;
    let marac = last_marac(found, newest)?;
    let open = found
        .pairs
        .iter()
        .filter(|pair| pair.marac.id == marac.id && pair.answer() == Truth::CannotTell);
    let newest = open
        .filter_map(|pair| Some((pair.event.when.exact()?, pair.event)))
        .max_by_key(|(day, _)| *day);
    let (day, event) = newest?;
    // One that was or may have been before the meeting is told by the list of what may count: nothing lies between the two.
    let met = match marac.met {
        When::About(stated) => When::In(stated),
        met => met,
    };
    if met.span().last.is_none_or(|met| day <= met) {
        return None;
    }
    let dates = [
        (Anchor::Referral, "the referral", Some(marac.referred)),
        (Anchor::Meeting, "the meeting", Some(marac.met)),
        (
            Anchor::LastDiscussed,
            "the last discussion",
            marac.discussed,
        ),
    ];
    let mut asked_is_open = false;
    let mut items = Vec::new();
    for (anchor, name, when) in dates {
        let Some(when) = when else { continue };
        let asked = if anchor == found.asked.anchor {
            ", which this rule counts from"
        } else {
            ""
        };
        items.push(if let Some(from) = when.exact() {
            let Some(days) = u32::try_from(day.days_since(from))
                .ok()
                .filter(|days| *days > 0)
            else {
                continue;
            };
            let days = plural(days, "day", "days");
            let inside = found.asked.window().map_or_else(String::new, |length| {
                let inside = if day <= length.after(from) {
                    "inside"
                } else {
                    "later than"
                };
                format!(", {inside} the {}", the_length(length))
            });
            format!("From {name} of {from}{asked}: {days}{inside}")
        } else {
            asked_is_open |= anchor == found.asked.anchor;
            let about = if when == When::Unknown {
                String::new()
            } else {
                format!(" ({when})")
            };
            format!("From {name}{asked}: its date is not known{about}")
        });
    }
    let lead = format!(
        "{} to {}",
        dated("From the MARAC", marac.met, ""),
        event.when
    );
    asked_is_open.then_some(Facts { lead, items })
}

/// Events after an earlier MARAC that do not count, with why not.
fn nearest_misses(found: &RepeatFound<'_>) -> Vec<String> {
    found
        .pairs
        .iter()
        .filter(|pair| {
            let is_after = pair.after == Truth::Met && pair.last == Truth::Met;
            pair.answer() == Truth::NotMet && (is_after || pair.days == Some(0))
        })
        .map(|pair| {
            format!(
                "{}: {}{}",
                marac_name(pair.marac, found.asked.anchor),
                event_name(pair.event),
                pair_reason(pair)
            )
        })
        .collect()
}

fn pair_reason(pair: &RepeatPair<'_>) -> String {
    if pair.days == Some(0) {
        return " (on that same day, and not after it)".to_owned();
    }
    let parts = [
        (pair.within, "later than the window"),
        (pair.kind, "not an event of the kind asked for"),
        (pair.people, "not between the people heard about"),
        (pair.heard, "that MARAC was elsewhere"),
    ];
    let no: Vec<&str> = parts
        .iter()
        .filter(|(answer, _)| *answer == Truth::NotMet)
        .map(|(_, words)| *words)
        .collect();
    if no.is_empty() {
        String::new()
    } else {
        format!(" ({})", list(&no, "and"))
    }
}

fn marac_name(marac: &Marac, anchor: Anchor) -> String {
    let (what, when) = match anchor {
        Anchor::Referral => ("referral", marac.referred),
        Anchor::Meeting => ("meeting", marac.met),
        Anchor::LastDiscussed => ("last discussed", marac.discussed.unwrap_or(marac.met)),
    };
    format!("{what}, {when}")
}

/// Which event makes it a repeat or may, or why the nearest does not; nothing where no MARAC is on record, or what is said
/// of all of them tells it.
fn repeat_reason(found: &RepeatFound<'_>, answer: Truth) -> Option<String> {
    if found.maracs == 0 {
        return None;
    }
    let first = |names: Vec<String>| names.into_iter().next();
    match answer {
        Truth::Met => first(those_that_count(found)),
        Truth::NotMet => first(nearest_misses(found)),
        Truth::CannotTell => {
            let perhaps = first(may_count(found)).map(|name| format!("perhaps {name}"));
            perhaps.or_else(|| {
                Some(format!(
                    "{} have not all been asked about",
                    found.open_list()
                ))
            })
        }
    }
}
