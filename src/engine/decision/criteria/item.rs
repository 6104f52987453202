use crate::logic::Truth;
use crate::model::instrument::{Item, ScaleStep};
use crate::model::rules::ItemIsYes;

use crate::engine::decision::reader::Reader;
use crate::engine::decision::reading::ItemReading;
use crate::engine::decision::settle::{Way, one};
use crate::engine::decision::unknown::Unknown;

use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFound<'a> {
    /// What was asked for.
    pub asked: &'a ItemIsYes,
    /// The item; nothing when its instrument is not loaded.
    pub item: Option<&'a Item>,
    /// How its answer is read: yes where it is what was asked for.
    pub reading: ItemReading<'a>,
    /// The step of the scale that was asked for, where one was.
    pub wanted: Option<&'a ScaleStep>,
    /// The step that it is answered by, where one was asked for; nothing where what was said is no answer.
    pub answered: Option<&'a ScaleStep>,
}

impl CriterionKind for ItemIsYes {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let instrument = reader.read.of_instrument(&self.instrument);
        let found = instrument.and_then(|instrument| instrument.item(&self.item));
        let item = found.map(|found| found.item);
        let step = self.step.as_ref();
        let wanted = step.and_then(|step| instrument?.instrument.step_of(step));
        let reading = instrument.map_or(ItemReading::Open(None), |instrument| {
            instrument.reading(self, found)
        });
        let is_an_answer = reading != ItemReading::OpenByPerpetrator;
        let answered = step
            .filter(|_| is_an_answer)
            .and_then(|_| instrument?.answered_by(&self.item))
            .map(|(step, _)| step);
        Finding {
            answer: reading.into(),
            evidence: Evidence::Item(ItemFound {
                asked: self,
                item,
                reading,
                wanted,
                answered,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        let reading = reader.read.of_instrument(&self.instrument);
        if least == Truth::Met && self.step.is_none() {
            return reading.is_some_and(|reading| reading.is_yes(&self.item));
        }
        reading.map_or(Truth::CannotTell, |reading| {
            reading.reading(self, reading.item(&self.item)).into()
        }) >= least
    }
}

impl<'a> EvidenceKind<'a> for ItemFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        self.item
            .map(|item| one(Unknown::Item(item)))
            .unwrap_or_default()
    }

    fn is_left_open_by_record(&self) -> bool {
        !self.reading.has_no_answer()
    }
}
