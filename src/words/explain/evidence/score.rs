use crate::engine::decision::{
    Finding, ItemFound, ItemReading, OpenItem, Part, RisingFound, ScoreFound, Unknown,
};
use crate::logic::Truth;

use super::{Facts, Voice};
use crate::words::explain::judged::SpokenTo;
use crate::words::explain::names::{grade, reply};
use crate::words::explain::numbers::{capitalised, list};
use crate::words::explain::says::Says;
use crate::words::explain::settle::{settling, unknown_name};

impl Voice<'_> {
    pub(super) fn score(self, found: &ScoreFound<'_>, answer: Truth) -> Says {
        let asks = self.asks(found.asked.count, "yes answer", "yes answers");
        let Some(instrument) = found.instrument else {
            return Says::new(
                format!(
                    "The checklist this rule counts (`{}`) is not loaded",
                    found.asked.instrument
                ),
                asks,
            );
        };
        if found.assessment.is_none() {
            let lead = format!(
                "{} has not been started, so nothing can be counted",
                capitalised(&instrument.title)
            );
            return Says::new(lead, asks);
        }
        let least = found.count.least;
        if let Some(total) = found.total {
            let of = if found.asked.items.is_empty() {
                ""
            } else {
                " on the whole checklist"
            };
            let which = "a total was recorded without saying which";
            let lead = match found.count.most {
                Some(most) if most == least => format!("{least} yes; {which}"),
                Some(most) => {
                    format!("{least} yes at least and {most} at most; {which} ({total}{of})")
                }
                None => format!("{least} yes at least; {which}"),
            };
            return Says::new(lead, asks);
        }
        let lead = match (answer, found.count.most) {
            (Truth::Met, _) => format!("{least} yes"),
            (Truth::NotMet, Some(most)) if most == least => format!("{most} yes, and nothing open"),
            (Truth::NotMet, Some(most)) => format!("{least} yes, and {most} at most"),
            (_, Some(most)) => format!("{least} yes confirmed, up to {most} possible"),
            (_, None) => format!("{least} yes confirmed"),
        };
        Says::new(lead, asks)
    }
}

pub(super) fn score_facts(
    found: &ScoreFound<'_>,
    finding: &Finding<'_>,
    to_whom: SpokenTo,
) -> Vec<Facts> {
    let mut facts = Vec::new();
    if !found.yes.is_empty() {
        facts.push(Facts {
            lead: format!("Yes ({})", found.yes.len()),
            items: found.yes.iter().map(|item| item.named()).collect(),
        });
    }
    if found.assessment.is_none() {
        return facts;
    }
    if finding.answer == Truth::CannotTell {
        // Each item with the way in which it is open.
        facts.extend(settling(finding, &|unknown| match unknown {
            Unknown::Item(item) => {
                let open = found.open.iter().find(|open| open.item.id == item.id);
                open.map_or_else(|| item.named(), open_in_score)
            }
            other => unknown_name(other, to_whom),
        }));
    } else if !found.open.is_empty() {
        facts.push(Facts {
            lead: match found.total {
                Some(_) => format!(
                    "Recorded as a total: it is not known of each of these ({})",
                    found.open.len()
                ),
                None => format!("Not known ({})", found.open.len()),
            },
            items: found.open.iter().map(open_in_score).collect(),
        });
    }
    facts
}

/// An open question with the way in which it is. What a total speaks for was asked, and its answer is not recorded.
fn open_in_score(open: &OpenItem<'_>) -> String {
    let name = open.item.named();
    // The lead of the list has said so of all of them.
    if open.reading == ItemReading::InTotal {
        name
    } else {
        open_name(&name, open.reading)
    }
}

fn open_name(item: &str, reading: ItemReading<'_>) -> String {
    format!("{item} ({})", reading_word(reading))
}

fn reading_word(reading: ItemReading<'_>) -> String {
    match reading {
        ItemReading::Yes => "yes".to_owned(),
        ItemReading::No => "no".to_owned(),
        ItemReading::Open(None) => "not asked".to_owned(),
        ItemReading::Open(Some(given)) => reply(given).to_ascii_lowercase(),
        ItemReading::InTotal => "a total is recorded, and not this answer".to_owned(),
        ItemReading::OpenByPerpetrator => {
            "no, said by the person causing harm, which is not enough".to_owned()
        }
    }
}

pub(super) fn item(found: &ItemFound<'_>) -> Says {
    let lead = found.item.map_or_else(
        || {
            format!(
                "The question this rule asks (`{}` in `{}`) is not loaded",
                found.asked.item, found.asked.instrument
            )
        },
        |item| {
            format!(
                "{}: {}",
                capitalised(&item.named()),
                found.answered.map_or_else(
                    || reading_word(found.reading),
                    |step| step.label.to_lowercase()
                )
            )
        },
    );
    Says::new(lead, "")
}

pub(super) fn rising(found: &RisingFound<'_>, answer: Truth) -> Says {
    let lead = match answer {
        Truth::Met => "How often or how severe: it is going up",
        Truth::NotMet => "How often or how severe: nothing shows that it is going up",
        Truth::CannotTell if found.items.is_empty() => {
            "How often or how severe: the questions are not loaded"
        }
        Truth::CannotTell => "How often or how severe: it cannot be told whether it is going up",
    };
    Says::new(lead, "")
}

pub(super) fn rising_facts(found: &RisingFound<'_>) -> Vec<Facts> {
    let met = found.rise.is_some()
        || found
            .items
            .iter()
            .any(|one| one.reading == ItemReading::Yes);
    // Once it is met it rests on what says so, and on nothing else.
    let said = found
        .items
        .iter()
        .filter(|one| !met || one.reading == ItemReading::Yes);
    let mut items: Vec<String> = said
        .map(|one| open_name(&one.item.named(), one.reading))
        .collect();
    if let Some((before, after)) = found.rise {
        items.push(format!(
            "graded {} ({}), then {} ({})",
            before.grade.map_or("none", grade),
            before.when,
            after.grade.map_or("none", grade),
            after.when
        ));
    } else if !met && found.ledger == Some(Truth::CannotTell) {
        items.extend(ledger_open(found));
    }
    vec![Facts {
        lead: "Rests on".to_owned(),
        items,
    }]
}

/// What is not known of the events whose grades may show a rise.
fn ledger_open(found: &RisingFound<'_>) -> Vec<String> {
    let possible = found.possible();
    let doubts = possible.iter().flatten().map(|(_, open)| open);
    let is_open = |part: Part| {
        doubts
            .clone()
            .any(|open| open.parts().any(|one| one == part))
    };
    let parts = [
        (Part::Date, "the exact dates"),
        (Part::People, "the people harmed"),
        (Part::Grade, "the grades"),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .filter(|(part, _)| is_open(*part))
        .map(|(_, words)| words)
        .collect();
    let events =
        (!parts.is_empty()).then(|| format!("{} of events (not all known)", list(&parts, "and")));
    let earlier = (!found.all_known)
        .then(|| "earlier events and their grades (not all asked about)".to_owned());
    events.into_iter().chain(earlier).collect()
}
