use crate::engine::decision::{ItemReading, OpenItem, ScoreFound, Unknown};
use crate::model::case::Assessment;
use crate::model::instrument::{Instrument, Item};
use crate::model::rules::{Score, Threshold};

use super::counts::{asked_number, cell_number, needed, needed_of, so_many};
use super::item::{is_recorded, list_name, open_name};
use super::{
    Among, AskedWords, EvidenceWords, Facts, Finding, KeptBack, Naming, Private, RuleContext, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::kept_back::as_many;
use crate::words::explain::numbers::{capitalised, list};
use crate::words::explain::settle::{settling, unknown_name};

/// No more items than this are named by their ids.
pub(super) const FEW: usize = 6;

impl AskedWords for Score {
    fn rule(&self, asking: RuleContext<'_>) -> String {
        let book = asking.book;
        let of = match self.items.len() {
            0 => String::new(),
            1 => format!(" to item {}", list(&self.items, "and")),
            2..=FEW => format!(" among items {}", list(&self.items, "and")),
            many => format!(" among {many} of the items"),
        };
        let name = list_name(&self.instrument, book);
        let needed =
            band(self).unwrap_or_else(|| needed_of(self.count, "yes answer", "yes answers"));
        format!("{needed}{of} on the list \u{201c}{name}\u{201d}")
    }

    fn cell(&self, _asking: RuleContext<'_>) -> String {
        let number = band_number(self).map(|number| format!("{number} yes"));
        let number = number.unwrap_or_else(|| cell_number(self.count, "yes", "yes"));
        match self.items.len() {
            0 => number,
            1..=FEW => format!("{number} of items {}", list(&self.items, "and")),
            many => format!("{number} of {many} items"),
        }
    }
}

/// How many yes answers meet a band, as a number alone; nothing where it is none.
fn band_number(asked: &Score) -> Option<String> {
    let most = asked.at_most?;
    Some(match asked.count {
        Threshold::Somewhere(from, to) => format!("a number from {from} to {to}, up to {most},"),
        Threshold::NotPublished => format!("a number that is not published, up to {most},"),
        count if count.needed() == 0 => format!("no more than {most}"),
        count if count.needed() == most => format!("exactly {most}"),
        count => format!("{} to {most}", count.needed()),
    })
}

/// The same with what is counted.
fn band(asked: &Score) -> Option<String> {
    let number = band_number(asked)?;
    let noun = if asked.at_most == Some(1) {
        "yes answer"
    } else {
        "yes answers"
    };
    Some(format!("{number} {noun}"))
}

/// How many yes answers are needed, in a few words.
fn needed_words(asked: &Score) -> String {
    band_number(asked).map_or_else(|| needed(asked.count), |number| format!("{number} needed"))
}

/// Why nothing can be counted, where the checklist is not there or was not begun.
pub(super) fn not_begun(
    asked: &str,
    instrument: Option<&Instrument>,
    assessment: Option<&Assessment>,
) -> Option<String> {
    match (instrument, assessment) {
        (None, _) => Some(format!(
            "The checklist this rule counts (\u{201c}{asked}\u{201d}) is not loaded"
        )),
        (Some(instrument), None) => Some(format!(
            "{} has not been started, so nothing can be counted",
            capitalised(&instrument.title)
        )),
        (Some(_), Some(_)) => None,
    }
}

/// Answers that are counted or added up, told under what they come to.
pub(super) struct AnswersTold<'f, 'a> {
    /// Those that are yes.
    pub(super) yes: &'f [&'a Item],
    /// Those that are not known.
    pub(super) open: &'f [OpenItem<'a>],
    /// The checklist was begun.
    pub(super) is_begun: bool,
    /// What stands above those that are not known.
    pub(super) not_known: &'f str,
}

impl AnswersTold<'_, '_> {
    /// The answers, each with what is said of it beside its name.
    pub(super) fn facts(
        &self,
        finding: &Finding<'_>,
        voice: Voice<'_>,
        beside: &dyn Fn(&Item, String) -> String,
    ) -> Vec<Facts> {
        let mut facts = Vec::new();
        if !self.yes.is_empty() {
            let yes = self.yes.iter();
            facts.push(Facts {
                lead: format!("Yes ({})", self.yes.len()),
                items: yes.map(|item| beside(item, item.named())).collect(),
            });
        }
        if !self.is_begun {
            return facts;
        }
        if finding.answer == Truth::CannotTell {
            // Each item with the way in which it is open.
            facts.extend(settling(finding, &|unknown| match unknown {
                Unknown::Item(item) => {
                    let open = self.open.iter().find(|open| open.item.id == item.id);
                    open.map_or_else(|| item.named(), open_in_score)
                }
                other => unknown_name(other, voice.to_whom),
            }));
        } else if !self.open.is_empty() {
            let open = self.open.iter();
            facts.push(Facts {
                lead: format!("{} ({})", self.not_known, self.open.len()),
                items: open
                    .map(|open| beside(open.item, open_in_score(open)))
                    .collect(),
            });
        }
        facts
    }
}

impl<'a> EvidenceWords<'a> for ScoreFound<'a> {
    fn says(&self, answer: Truth, voice: Voice<'_>) -> Says {
        let asks = match band(self.asked) {
            Some(band) => format!("{} asks for {band}.", capitalised(voice.rule_of)),
            None => voice.asks(self.asked.count, "yes answer", "yes answers"),
        };
        let asked = &self.asked.instrument;
        if let Some(lead) = not_begun(asked, self.instrument, self.assessment) {
            return Says::new(lead, asks);
        }
        let least = self.count.least;
        if let Some(total) = self.total {
            let of = if self.asked.items.is_empty() {
                ""
            } else {
                " on the whole checklist"
            };
            let which = "a total was recorded without saying which";
            let lead = match self.count.most {
                Some(most) if most == least => format!("{least} yes; {which}"),
                Some(most) => {
                    format!("{least} yes at least and {most} at most; {which} ({total}{of})")
                }
                None => format!("{least} yes at least; {which}"),
            };
            return Says::new(lead, asks);
        }
        let lead = match (answer, self.count.most) {
            (Truth::Met, Some(most)) if self.asked.at_most.is_some() && most > least => {
                format!("{least} yes, and {most} at most")
            }
            (Truth::Met, _) => format!("{least} yes"),
            (Truth::NotMet, _) if self.count.is_at_most(self.asked.at_most) == Truth::NotMet => {
                format!("{least} yes, which is above this band")
            }
            (_, Some(most)) if most == least => format!("{most} yes, and nothing open"),
            (Truth::NotMet, Some(most)) => format!("{least} yes, and {most} at most"),
            (_, Some(most)) => format!("{least} yes confirmed, up to {most} possible"),
            (_, None) => format!("{least} yes confirmed"),
        };
        Says::new(lead, asks)
    }

    fn facts(&self, finding: &Finding<'a>, voice: Voice<'_>) -> Vec<Facts> {
        let not_known = match self.total {
            Some(_) => "Recorded as a total: it is not known of each of these",
            None => "Not known",
        };
        let answers = AnswersTold {
            yes: &self.yes,
            open: &self.open,
            is_begun: self.assessment.is_some(),
            not_known,
        };
        answers.facts(finding, voice, &|_, name| name)
    }

    fn reason(&self, says: Says, _answer: Truth) -> String {
        format!("{}; {}", says.lead, needed_words(self.asked))
    }

    fn brief(&self, answer: Truth) -> Option<String> {
        if self.instrument.is_none() {
            return Some("its checklist is not loaded".to_owned());
        }
        if self.assessment.is_none() {
            return Some("the checklist has not been started".to_owned());
        }
        if self.total.is_some() || self.asked.at_most.is_some() {
            return None;
        }
        let yes = self.count.least;
        let come = match self.asked.count {
            _ if answer == Truth::Met => format!("{yes} yes; {}", needed_words(self.asked)),
            Threshold::AtLeast(needed) => format!("{yes} yes of {needed}"),
            Threshold::MoreThan(_) | Threshold::Somewhere(..) | Threshold::NotPublished => {
                format!("{yes} yes; {}", needed_words(self.asked))
            }
        };
        Some(format!("{come}{}", still_open(&self.open)))
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let needed = band(self.asked)
            .unwrap_or_else(|| asked_number(self.asked.count, "yes answer", "yes answers"));
        Among::needed(needed).so_far(so_many(self.count, "yes answer", "yes answers"))
    }

    fn private(&self, kept: &KeptBack) -> Private {
        let is_kept = |item: &Item| kept.item(&self.asked.instrument, &item.id);
        let open = self.open.iter().filter(|one| is_recorded(one.reading));
        let mut recorded = self.yes.iter().copied().chain(open.map(|one| one.item));
        let told = self.yes.iter().filter(|item| !is_kept(item));
        let enough = self.asked.count.enough();
        Private {
            is_in: recorded.any(is_kept),
            is_met_without: enough.is_some_and(|enough| as_many(told.count(), enough)),
        }
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        let told = self
            .yes
            .iter()
            .filter(|item| !naming.kept.item(&self.asked.instrument, &item.id));
        naming.facts.extend(told.map(|item| item.named()));
    }
}

/// How many questions were not asked, and of how many others the answer is not known.
pub(super) fn still_open(open: &[OpenItem<'_>]) -> String {
    let not_asked = open
        .iter()
        .filter(|one| one.reading.was_not_asked())
        .count();
    match (not_asked, open.len() - not_asked) {
        (0, 0) => String::new(),
        (not_asked, 0) => format!("; {not_asked} not asked"),
        (0, not_known) => format!("; {not_known} not known"),
        (not_asked, not_known) => format!("; {not_asked} not asked, {not_known} not known"),
    }
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
