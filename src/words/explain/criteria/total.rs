use crate::engine::decision::TotalFound;
use crate::model::instrument::Item;
use crate::model::rules::Total;

use super::counts::{asked_number, cell_number, needed, needed_of, so_many};
use super::item::{is_recorded, list_name};
use super::score::{AnswersTold, FEW, not_begun, still_open};
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Naming, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::numbers::{list, plural};

const POINT: &str = "point";
const POINTS: &str = "points";

impl AskedWords for Total {
    fn rule(&self, asking: RuleContext<'_>) -> String {
        let name = list_name(&self.instrument, asking.book);
        let number = needed_of(self.count, POINT, POINTS);
        format!(
            "{number} on the list \u{201c}{name}\u{201d}, where {}",
            adds(self)
        )
    }

    fn cell(&self, _asking: RuleContext<'_>) -> String {
        cell_number(self.count, POINT, POINTS)
    }
}

/// What a yes adds, in words.
fn adds(asked: &Total) -> String {
    let items: usize = asked.weights.iter().map(|one| one.items.len()).sum();
    if items <= FEW {
        let each = asked.weights.iter().map(|one| {
            let items = list(&one.items, "and");
            format!("{} to {items}", plural(one.points, POINT, POINTS))
        });
        return format!("a yes adds {}", list(&each.collect::<Vec<_>>(), "and"));
    }
    let points = asked.weights.iter().map(|one| one.points);
    match (points.clone().min(), points.max()) {
        (Some(least), Some(most)) if least < most => {
            format!("a yes adds {least} to {most} points")
        }
        (Some(each), _) => format!("each yes adds {}", plural(each, POINT, POINTS)),
        (None, _) => "no yes adds anything".to_owned(),
    }
}

impl<'a> EvidenceWords<'a> for TotalFound<'a> {
    fn says(&self, answer: Truth, voice: Voice<'_>) -> Says {
        let asks = voice.asks(self.asked.count, POINT, POINTS);
        let asked = &self.asked.instrument;
        if let Some(lead) = not_begun(asked, self.instrument, self.assessment) {
            return Says::new(lead, asks);
        }
        let least = plural(self.points.least, POINT, POINTS);
        let between = |most: u32| format!("{least} at least and {most} at most");
        let lead = match (answer, self.points.most) {
            (_, Some(most)) if most == self.points.least => format!("{least}, and nothing open"),
            (_, Some(most)) if self.yes_total.is_some() => between(most),
            (Truth::Met, _) => least,
            (Truth::NotMet, Some(most)) => format!("{least}, and {most} at most"),
            (_, Some(most)) => format!("{least} confirmed, up to {most} possible"),
            (_, None) => format!("{least} confirmed"),
        };
        let lead = match self.yes_total {
            Some(total) => {
                format!(
                    "{lead}; a number of yes answers was recorded without saying which ({total})"
                )
            }
            None => lead,
        };
        Says::new(lead, asks)
    }

    fn facts(&self, finding: &Finding<'a>, voice: Voice<'_>) -> Vec<Facts> {
        let answers = AnswersTold {
            yes: &self.yes,
            open: &self.open,
            is_begun: self.assessment.is_some(),
            not_known: "Not known",
        };
        answers.facts(finding, voice, &|item, name| {
            let points = self.asked.points_of(&item.id);
            format!("{}: {name}", plural(points, POINT, POINTS))
        })
    }

    fn reason(&self, says: Says, _answer: Truth) -> String {
        format!("{}; {}", says.lead, needed(self.asked.count))
    }

    fn brief(&self, _answer: Truth) -> Option<String> {
        self.assessment?;
        let points = plural(self.points.least, POINT, POINTS);
        let open = still_open(&self.open);
        Some(format!("{points}; {}{open}", needed(self.asked.count)))
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        Among::needed(asked_number(self.asked.count, POINT, POINTS)).so_far(so_many(
            self.points,
            POINT,
            POINTS,
        ))
    }

    fn private(&self, kept: &KeptBack) -> Private {
        let is_kept = |item: &Item| kept.item(&self.asked.instrument, &item.id);
        let open = self.open.iter().filter(|one| is_recorded(one.reading));
        let mut recorded = self.yes.iter().copied().chain(open.map(|one| one.item));
        let told = self.yes.iter().filter(|item| !is_kept(item));
        let told = told.map(|item| self.asked.points_of(&item.id));
        let told = told.fold(0, u32::saturating_add);
        let enough = self.asked.count.enough();
        Private {
            is_in: recorded.any(is_kept),
            is_met_without: enough.is_some_and(|enough| told >= enough),
        }
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        let kept = |item: &&&Item| !naming.kept.item(&self.asked.instrument, &item.id);
        let told = self.yes.iter().filter(kept);
        let named: Vec<_> = told.map(|item| item.named()).collect();
        naming.facts.extend(named);
    }
}
