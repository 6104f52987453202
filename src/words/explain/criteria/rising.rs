use crate::engine::decision::{ItemReading, Part, RisingFound};
use crate::model::rules::Rising;

use super::item::{is_recorded, open_name};
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Naming, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::names::grade;
use crate::words::explain::numbers::list;

impl AskedWords for Rising {
    fn rule(&self, _asking: RuleContext<'_>) -> String {
        "how often or how severe is going up".to_owned()
    }
}

impl<'a> EvidenceWords<'a> for RisingFound<'a> {
    fn says(&self, answer: Truth, _voice: Voice<'_>) -> Says {
        let lead = match answer {
            Truth::Met => "How often or how severe: it is going up",
            Truth::NotMet => "How often or how severe: nothing shows that it is going up",
            Truth::CannotTell if self.items.is_empty() => {
                "How often or how severe: the questions are not loaded"
            }
            Truth::CannotTell => {
                "How often or how severe: it cannot be told whether it is going up"
            }
        };
        Says::new(lead, "")
    }

    fn facts(&self, _finding: &Finding<'a>, _voice: Voice<'_>) -> Vec<Facts> {
        let met =
            self.rise.is_some() || self.items.iter().any(|one| one.reading == ItemReading::Yes);
        // Once it is met it rests on what says so, and on nothing else.
        let said = self
            .items
            .iter()
            .filter(|one| !met || one.reading == ItemReading::Yes);
        let mut items: Vec<String> = said
            .map(|one| open_name(&one.item.named(), one.reading))
            .collect();
        if let Some((before, after)) = self.rise {
            items.push(format!(
                "graded {} ({}), then {} ({})",
                before.grade.map_or("none", grade),
                before.when,
                after.grade.map_or("none", grade),
                after.when
            ));
        } else if !met && self.ledger == Some(Truth::CannotTell) {
            items.extend(ledger_open(self));
        }
        vec![Facts {
            lead: "Rests on".to_owned(),
            items,
        }]
    }

    fn brief(&self, answer: Truth) -> Option<String> {
        Some(so_far(answer).to_owned())
    }

    fn among(&self, answer: Truth, _to_whom: SpokenTo) -> Among {
        Among::needed("increasing").so_far(so_far(answer))
    }

    fn private(&self, kept: &KeptBack) -> Private {
        let mut recorded = self.items.iter().filter(|one| is_recorded(one.reading));
        let is_in = recorded.any(|one| kept.item(&self.asked.instrument, &one.item.id));
        Private {
            is_in,
            is_met_without: !is_in,
        }
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        let yes = self
            .items
            .iter()
            .filter(|one| one.reading == ItemReading::Yes);
        let told = yes.filter(|one| !naming.kept.item(&self.asked.instrument, &one.item.id));
        naming.facts.extend(told.map(|one| one.item.named()));
    }
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

/// Whether it goes up, in a few words.
fn so_far(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "increasing",
        Truth::NotMet => "not shown to be increasing",
        Truth::CannotTell => "not known whether it is increasing",
    }
}
