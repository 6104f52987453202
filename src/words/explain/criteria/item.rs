use crate::engine::decision::{ItemFound, ItemReading};
use crate::model::instrument::Item;
use crate::model::rules::ItemIsYes;

use super::{
    Among, AskedWords, EvidenceWords, KeptBack, Naming, Private, RuleContext, Rulebook, Says,
    SpokenTo, Truth, Voice,
};
use crate::words::explain::names::reply;
use crate::words::explain::numbers::capitalised;

impl AskedWords for ItemIsYes {
    fn rule(&self, asking: RuleContext<'_>) -> String {
        let book = asking.book;
        let instrument = book.and_then(|book| book.instrument(&self.instrument));
        let item = instrument.and_then(|instrument| instrument.item(&self.item));
        let item = item.map_or_else(
            || {
                format!(
                    "item \u{201c}{}\u{201d} of {}",
                    self.item,
                    list_name(&self.instrument, book)
                )
            },
            Item::named,
        );
        let answer = self.step.as_ref().map_or("yes", |step| {
            instrument
                .and_then(|instrument| instrument.step_of(step))
                .map_or(step, |step| &step.label)
        });
        format!("{item}: {}", answer.to_lowercase())
    }
}

impl<'a> EvidenceWords<'a> for ItemFound<'a> {
    fn says(&self, _answer: Truth, _voice: Voice<'_>) -> Says {
        let lead = self.item.map_or_else(
            || {
                format!(
                    "The question this rule asks (\u{201c}{}\u{201d} in \u{201c}{}\u{201d}) is not loaded",
                    self.asked.item, self.asked.instrument
                )
            },
            |item| {
                format!(
                    "{}: {}",
                    capitalised(&item.named()),
                    self.answered.map_or_else(
                        || reading_word(self.reading),
                        |step| step.label.to_lowercase()
                    )
                )
            },
        );
        Says::new(lead, "")
    }

    fn among(&self, _answer: Truth, _to_whom: SpokenTo) -> Among {
        let item = self
            .item
            .map_or_else(|| format!("item {}", self.asked.item), Item::named);
        let needed = Among::needed(match self.wanted {
            Some(step) => format!("{item} ({})", step.label.to_lowercase()),
            None => format!("yes to {item}"),
        });
        let reading = match self.reading {
            ItemReading::Yes => "yes",
            ItemReading::No => "no",
            ItemReading::Open(_) | ItemReading::OpenByPerpetrator | ItemReading::InTotal => {
                "not known"
            }
        };
        let reading = self
            .answered
            .map_or_else(|| reading.to_owned(), |step| step.label.to_lowercase());
        match self.item {
            Some(item) => needed.so_far(format!("{}: {reading}", item.label)),
            None => needed,
        }
    }

    fn private(&self, kept: &KeptBack) -> Private {
        let is_kept = kept.item(&self.asked.instrument, &self.asked.item);
        Private {
            is_in: is_kept && is_recorded(self.reading),
            is_met_without: !is_kept,
        }
    }

    fn name(&self, naming: &mut Naming<'_, 'a>) {
        let item = self
            .item
            .filter(|item| !naming.kept.item(&self.asked.instrument, &item.id));
        let item = item.map(Item::named);
        let item = item.filter(|item| !naming.facts.contains(item));
        naming.facts.extend(item);
    }
}

/// The title of a list of questions.
pub(super) fn list_name(id: &str, book: Option<&Rulebook>) -> String {
    book.and_then(|book| book.instrument(id)).map_or_else(
        || format!("the list \u{201c}{id}\u{201d}"),
        |one| one.title.clone(),
    )
}

/// Whether anything was recorded of an item.
pub(super) fn is_recorded(reading: ItemReading<'_>) -> bool {
    match reading {
        ItemReading::Open(None) | ItemReading::InTotal => false,
        ItemReading::Yes
        | ItemReading::No
        | ItemReading::Open(Some(_))
        | ItemReading::OpenByPerpetrator => true,
    }
}

pub(super) fn open_name(item: &str, reading: ItemReading<'_>) -> String {
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
