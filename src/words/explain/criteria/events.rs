use crate::engine::decision::{Count, EventsFound, OtherReading, Reading, Weighed, Window};
use crate::model::case::Event;
use crate::model::rules::{Events, Extent, PeopleScope, Recorded, Threshold};

use super::counts::{asked_number, brief_count, cell_number, needed_of, so_many, window};
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Naming, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::names::{
    Named, event_name, event_record, kind, one_of_several, police, recorded_apart, truth_small,
    unit,
};
use crate::words::explain::numbers::{
    capitalised, counted, gathered, how_long, is_in_days, list, plural, time_between,
};

impl AskedWords for Events {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let (one, many) = unit(&self.recorded);
        let mut words = needed_of(self.count, &one, &many);
        if !self.kinds.is_empty() {
            let kinds: Vec<&str> = self.kinds.iter().map(|one| kind(*one)).collect();
            words = format!("{words} of {}", list(&kinds, "or"));
        }
        if let Some(length) = self.window() {
            words = format!("{words} in {}", how_long(length));
        }
        words = format!("{words}, {}", between(self.people));
        if self.place == Extent::ThisArea {
            words.push_str(", in this area");
        }
        if !self.current {
            words.push_str(", before the present one");
        }
        words
    }

    fn cell(&self, _asking: RuleContext<'_>) -> String {
        let (one, many) = unit(&self.recorded);
        let mut words = cell_number(self.count, &one, &many);
        if !self.kinds.is_empty() {
            let kinds: Vec<&str> = self.kinds.iter().map(|one| kind(*one)).collect();
            words = format!("{words} of {}", list(&kinds, "or"));
        }
        if let Some(length) = self.window() {
            words = format!("{words} in {}", how_long(length));
        }
        format!("{words}, {}", between(self.people))
    }
}

/// Between whom something happened, in words that follow it.
pub(super) fn between(people: PeopleScope) -> &'static str {
    match people {
        PeopleScope::SamePair => "between the same two people",
        PeopleScope::SameVictim => "to the same victim",
        PeopleScope::SamePersonCausingHarm => "by the same person",
        PeopleScope::OthersHarmed => "by the same person to somebody else",
    }
}

impl<'a> EvidenceWords<'a> for EventsFound<'a> {
    fn says(&self, _answer: Truth, voice: Voice<'_>) -> Says {
        let (one, many) = unit(&self.asked.recorded);
        let needed = self.asked.count;
        let when = window(self.window);
        let whose = self
            .person
            .as_ref()
            .map(|one| format!(", all by {}", one_of_several(one)))
            .unwrap_or_default();
        let counts = voice.counts(self);
        if let (
            Count {
                least,
                most: Some(most),
            },
            Threshold::AtLeast(enough),
        ) = (self.count, needed)
            && least == most
            && least < enough
        {
            return Says::new(
                format!("{least} of {} {when}{whose}", plural(enough, &one, &many)),
                counts,
            );
        }
        let more = match self.count.most {
            Some(_) => "",
            None => "; there may be more, because earlier events have not all been asked about",
        };
        let counted = format!("{} {when}{whose}{more}", counted(self.count, &one, &many));
        let needed = match needed {
            Threshold::AtLeast(number) => format!("{number} needed"),
            Threshold::MoreThan(number) => format!("more than {number} needed"),
            Threshold::Somewhere(from, to) => {
                format!("how many are needed is not published ({from} to {to})")
            }
            Threshold::NotPublished => "how many are needed is not published".to_owned(),
        };
        Says::new(format!("{}; {needed}", capitalised(&counted)), counts)
    }

    fn facts(&self, _finding: &Finding<'a>, voice: Voice<'_>) -> Vec<Facts> {
        let mut facts = Vec::new();
        let named = |event: &Event, more: &str| {
            (
                format!("{}{more}", event_name(event)),
                Some(event_record(event)),
            )
        };
        let counted: Vec<_> = self
            .that(Truth::Met)
            .map(|weighed| named(weighed.event, ""))
            .collect();
        if !counted.is_empty() {
            facts.push(Facts {
                lead: format!("Counts ({})", counted.len()),
                items: gathered(recorded_apart(counted)),
            });
        }
        let mut groups: Vec<(String, Vec<Named>)> = Vec::new();
        let mut put = |lead: String, item| match groups.iter_mut().find(|(known, _)| *known == lead)
        {
            Some((_, items)) => items.push(item),
            None => groups.push((lead, vec![item])),
        };
        for weighed in self.that(Truth::CannotTell) {
            put(
                format!("May count: {}", voice.doubts(weighed, self.window)),
                named(weighed.event, ""),
            );
        }
        for weighed in self.that(Truth::NotMet) {
            let (why, days) = voice.why_not(weighed, self.window);
            let between = if days.is_empty() { ": " } else { ", " };
            put(
                format!("Does not count here{between}{why}"),
                named(weighed.event, &days),
            );
        }
        facts.extend(groups.into_iter().map(|(lead, items)| Facts {
            lead: format!("{lead} ({})", items.len()),
            items: gathered(recorded_apart(items)),
        }));
        if !self.otherwise.is_empty() {
            // Readings that come to the same are one line.
            let mut ways: Vec<(String, Vec<String>)> = Vec::new();
            for other in &self.otherwise {
                let (reading, comes_to) = (voice.reading(other), comes_to(other, self));
                match ways.iter_mut().find(|(known, _)| *known == comes_to) {
                    Some((_, readings)) => readings.push(reading),
                    None => ways.push((comes_to, vec![reading])),
                }
            }
            let line = |(comes_to, readings): (String, Vec<String>)| {
                format!("{}: {comes_to}", list(&readings, "or"))
            };
            facts.push(Facts {
                lead: "The source leaves some of this open. Read another way".to_owned(),
                items: ways.into_iter().map(line).collect(),
            });
        }
        facts
    }

    fn brief(&self, answer: Truth) -> Option<String> {
        let (one, many) = short_unit(&self.asked.recorded);
        brief_count(
            answer,
            self.count,
            self.asked.count,
            self.asked.window(),
            &one,
            &many,
        )
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let (one, many) = short_unit(&self.asked.recorded);
        let kinds: Vec<&str> = self.asked.kinds.iter().map(|one| kind(*one)).collect();
        let of = if kinds.is_empty() {
            String::new()
        } else {
            format!(" of {}", list(&kinds, "or"))
        };
        Among {
            needed: format!("{}{of}", asked_number(self.asked.count, &one, &many)),
            time: self.asked.window(),
            so_far: Some(so_many(self.count, &one, &many)),
        }
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        self.that(Truth::Met)
            .for_each(|weighed| naming.event(weighed.event));
    }
}

impl Voice<'_> {
    /// Between whom and where something has to have happened to be counted.
    fn counts(self, found: &EventsFound<'_>) -> String {
        let place = match found.asked.place {
            Extent::Anywhere => String::new(),
            Extent::ThisArea => format!(", in {}", self.here()),
        };
        let present = if found.asked.current {
            ""
        } else {
            ", before the present event"
        };
        format!(
            "Counted is what happened {}{place}{present}.",
            between(found.asked.people)
        )
    }

    /// Why an event does not count, and how far it misses the window where it lies before it, which goes after its name.
    fn why_not(self, weighed: &Weighed<'_>, days: Window) -> (String, String) {
        let fit = weighed.fit;
        let mut by = String::new();
        let mut reasons = Vec::new();
        if fit.date == Truth::NotMet {
            reasons.push(match fit.days_outside {
                Some(outside) if outside < 0 => {
                    let from = days.from.unwrap_or(days.to);
                    let last = from.minus_days(clamped(outside.unsigned_abs()));
                    // Of a date that is not exact, the last day it may be is the nearest; and months and years are
                    // told without the days over.
                    let is_exact = weighed.event.when.exact().is_some() && is_in_days(last, from);
                    let least = if is_exact { "" } else { "at least " };
                    by = format!(" (by {least}{})", time_between(last, from));
                    "before the window".to_owned()
                }
                Some(_) => format!("after {}", days.to),
                None => "outside the window".to_owned(),
            });
        }
        if fit.recorded == Truth::NotMet {
            reasons.push(police(weighed.event.police).to_owned());
        }
        if fit.kind == Truth::NotMet {
            reasons.push("not the kind of act asked for".to_owned());
        }
        if fit.place == Truth::NotMet {
            reasons.push(format!("not in {}", self.here()));
        }
        if fit.people == Truth::NotMet {
            reasons.push("not between the people asked about".to_owned());
        }
        if fit.earlier == Truth::NotMet {
            reasons.push("it led to this assessment".to_owned());
        }
        (list(&reasons, "and"), by)
    }

    fn doubts(self, weighed: &Weighed<'_>, days: Window) -> String {
        let fit = weighed.fit;
        let mut doubts = Vec::new();
        if fit.date == Truth::CannotTell {
            let before = days
                .from
                .filter(|_| fit.may_precede)
                .map(|from| format!("before {from}"));
            let after = fit.may_follow.then(|| format!("after {}", days.to));
            let edges: Vec<String> = before.into_iter().chain(after).collect();
            doubts.push(format!(
                "its exact date would settle whether it falls {}",
                list(&edges, "or")
            ));
        }
        if fit.recorded == Truth::CannotTell {
            doubts.push("how it was recorded is not known".to_owned());
        }
        if fit.kind == Truth::CannotTell {
            doubts.push("what was done is not known".to_owned());
        }
        if fit.place == Truth::CannotTell {
            doubts.push("where it happened is not known for certain".to_owned());
        }
        if fit.people == Truth::CannotTell {
            doubts.push("who did it, or to whom, is not known".to_owned());
        }
        if fit.earlier == Truth::CannotTell {
            doubts.push("it may have led to this assessment".to_owned());
        }
        doubts.join("; ")
    }

    /// What comes of another reading, in a line.
    pub(in crate::words::explain) fn other_reading(
        self,
        other: &Reading,
        found: &EventsFound<'_>,
    ) -> String {
        format!("{}: {}", self.reading(other), comes_to(other, found))
    }

    /// Another way to read what is counted.
    fn reading(self, other: &Reading) -> String {
        match other.reading {
            OtherReading::Place(Extent::ThisArea) => {
                format!("counting the records of {} alone", self.here())
            }
            OtherReading::Place(Extent::Anywhere) => "counting events elsewhere too".to_owned(),
            OtherReading::People(PeopleScope::SamePair) => {
                "counting events between the same two people".to_owned()
            }
            OtherReading::People(PeopleScope::SameVictim) => {
                "counting everything done to this victim, by anyone".to_owned()
            }
            OtherReading::People(PeopleScope::SamePersonCausingHarm) => {
                "counting everything done by the same person, to anyone".to_owned()
            }
            OtherReading::People(PeopleScope::OthersHarmed) => {
                "counting what the same person did to somebody else".to_owned()
            }
            OtherReading::Current(true) => "counting the present event too".to_owned(),
            OtherReading::Current(false) => "leaving out the present event".to_owned(),
        }
    }
}

/// What is counted, in the words of an area: a report of any kind is an incident.
fn short_unit(recorded: &[Recorded]) -> (String, String) {
    const REPORTS: [Recorded; 3] = [Recorded::Crime, Recorded::Incident, Recorded::Reported];
    let all_reports =
        recorded.len() == REPORTS.len() && REPORTS.iter().all(|way| recorded.contains(way));
    match recorded {
        [Recorded::Crime] => ("crime".to_owned(), "crimes".to_owned()),
        _ if all_reports => ("incident".to_owned(), "incidents".to_owned()),
        other => unit(other),
    }
}

/// What comes of another reading: its answer, and its count where that is another.
fn comes_to(other: &Reading, found: &EventsFound<'_>) -> String {
    let (one, many) = unit(&found.asked.recorded);
    let count = match other.count {
        count if count == found.count => "the same count".to_owned(),
        Count {
            least,
            most: Some(most),
        } if least == most => plural(least, &one, &many),
        count => counted(count, &one, &many),
    };
    format!("{}, {count}", truth_small(other.answer))
}

fn clamped(days: u64) -> u32 {
    u32::try_from(days).unwrap_or(u32::MAX)
}
