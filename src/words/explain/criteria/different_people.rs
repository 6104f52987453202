use crate::engine::decision::{AtEvent, AtEventsWeighed, DifferentPeopleFound};
use crate::model::case::VICTIM;
use crate::model::rules::{AgeRange, AtEvents, DifferentPeople};

use super::counts::{asked_number, cell_number, needed, needed_of, so_many, window};
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::record::isolated;
use crate::words::explain::names::{event_name, kind, one_of_several, unit};
use crate::words::explain::numbers::{capitalised, counted, how_long, list};

impl AskedWords for DifferentPeople {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        let (one, many) = people(self);
        at_events(self, needed_of(self.count, &one, &many))
    }

    fn cell(&self, _asking: RuleContext<'_>) -> String {
        let (one, many) = people(self);
        at_events(self, cell_number(self.count, &one, &many))
    }
}

/// Whom it counts: one, and several.
fn people(asked: &DifferentPeople) -> (String, String) {
    let aged = match asked.age {
        None => String::new(),
        Some(AgeRange { from, to }) => match (from, to) {
            (Some(from), Some(to)) => format!(" aged {from} to {to}"),
            (Some(from), None) => format!(" aged {from} or over"),
            (None, Some(to)) => format!(" aged {to} or under"),
            (None, None) => String::new(),
        },
    };
    let (one, many) = match asked.which {
        AtEvents::Harmed => ("person", "different people"),
        AtEvents::CausingHarm => (
            "person who harmed the victim",
            "different people who harmed the victim",
        ),
    };
    (format!("{one}{aged}"), format!("{many}{aged}"))
}

/// So many people at the events that are asked for.
fn at_events(asked: &DifferentPeople, many: String) -> String {
    let by = match asked.which {
        AtEvents::Harmed => " harmed by the same person",
        AtEvents::CausingHarm => "",
    };
    let events = events(asked);
    let at = if events.is_empty() {
        String::new()
    } else {
        format!(" at {events}")
    };
    let within = asked.window();
    let within = within.map(|length| format!(" in {}", how_long(length)));
    format!("{many}{by}{at}{}", within.unwrap_or_default())
}

/// At which events they must have been, where not every event counts.
fn events(asked: &DifferentPeople) -> String {
    let kinds: Vec<&str> = asked.kinds.iter().map(|one| kind(*one)).collect();
    let (_, events) = unit(&asked.recorded);
    match (asked.recorded.as_slice(), kinds.as_slice()) {
        ([], []) => String::new(),
        (_, []) => events,
        (_, kinds) => format!("{events} ({})", list(kinds, "or")),
    }
}

/// Somebody at an event, as the user calls them, and the events.
fn named(one: &AtEventsWeighed<'_>) -> String {
    let called = one.person.map(|person| isolated(&person.called));
    let called = called.filter(|called| !called.is_empty());
    let who = match called.as_deref() {
        Some(called) => called,
        None if one.id == VICTIM => "the victim",
        None => "somebody without a name here",
    };
    // What counts or may says why one counts; of one who does not, what there is.
    let counts = |at: &&AtEvent<'_>| at.answer != Truth::NotMet;
    let any = one.events.iter().any(|at| counts(&at));
    let events = one.events.iter().filter(|at| !any || counts(at));
    let events: Vec<String> = events.map(|at| event_name(at.event)).collect();
    let why = match (any, one.age) {
        (false, _) => ": no event that counts",
        (true, Truth::NotMet) => ": not of that age",
        (true, Truth::Met | Truth::CannotTell) => "",
    };
    format!("{who} ({}){why}", events.join("; "))
}

impl<'a> EvidenceWords<'a> for DifferentPeopleFound<'a> {
    fn says(&self, _answer: Truth, voice: Voice<'_>) -> Says {
        let (one, many) = people(self.asked);
        let when = window(self.window);
        let by = self.person.as_ref();
        let by = match (by, self.asked.which) {
            (Some(one), _) => format!(" harmed by {}", one_of_several(one)),
            (None, AtEvents::Harmed) => " harmed by the person causing harm".to_owned(),
            (None, AtEvents::CausingHarm) => String::new(),
        };
        let more = match (self.count.most, self.unnamed.is_empty()) {
            (Some(_), _) => "",
            (None, false) => "; of some events it is not known who it was",
            (None, true) => {
                "; there may be more, because earlier events have not all been asked about"
            }
        };
        let lead = format!("{}{by} {when}{more}", counted(self.count, &one, &many));
        let events = events(self.asked);
        let counts = if events.is_empty() {
            String::new()
        } else {
            format!("Only {events} count. ")
        };
        let asks = voice.asks(self.asked.count, &one, &many);
        Says::new(capitalised(&lead), format!("{counts}{asks}"))
    }

    fn facts(&self, _finding: &Finding<'a>, _voice: Voice<'_>) -> Vec<Facts> {
        let of_answer = |answer: Truth, lead: &str| {
            let people = self.people.iter().filter(|one| one.answer() == answer);
            let items: Vec<String> = people.map(named).collect();
            (!items.is_empty()).then(|| Facts {
                lead: format!("{lead} ({})", items.len()),
                items,
            })
        };
        let unnamed = |one: &AtEvent<'_>| event_name(one.event);
        let unnamed: Vec<String> = self.unnamed.iter().map(unnamed).collect();
        let unnamed = (!unnamed.is_empty()).then(|| Facts {
            lead: format!("It is not known who it was ({})", unnamed.len()),
            items: unnamed,
        });
        [
            of_answer(Truth::Met, "Counts"),
            of_answer(Truth::CannotTell, "May count"),
            of_answer(Truth::NotMet, "Does not count"),
            unnamed,
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn reason(&self, says: Says, _answer: Truth) -> String {
        format!("{}; {}", says.lead, needed(self.asked.count))
    }

    fn brief(&self, _answer: Truth) -> Option<String> {
        let (one, many) = people(self.asked);
        Some(format!(
            "{}; {}",
            so_many(self.count, &one, &many),
            needed(self.asked.count)
        ))
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let (one, many) = people(self.asked);
        let needed = at_events(self.asked, asked_number(self.asked.count, &one, &many));
        Among::needed(needed).so_far(so_many(self.count, &one, &many))
    }

    fn private(&self, _kept: &KeptBack) -> Private {
        Private::NOTHING
    }
}
