use crate::logic::Truth;
use crate::model::case::Assessment;
use crate::model::instrument::{Instrument, Item};
use crate::model::rules::Score;

use crate::engine::decision::Count;
use crate::engine::decision::case_reading::InstrumentReading;
use crate::engine::decision::reader::Reader;
use crate::engine::decision::reading::{ItemReading, OpenItem};
use crate::engine::decision::settle::{Way, counted};
use crate::engine::decision::unknown::Unknown;

use super::{CriterionKind, Evidence, EvidenceKind, Finding, at_least};

/// Yes answers counted.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreFound<'a> {
    /// What was asked for.
    pub asked: &'a Score,
    /// The instrument; nothing when the rule names one that is not loaded.
    pub instrument: Option<&'a Instrument>,
    /// The assessment that was read; nothing when there is none with this instrument.
    pub assessment: Option<&'a Assessment>,
    /// How many.
    pub count: Count,
    /// How many yes answers were recorded in all, where that is what is counted and it is not known which they were.
    pub total: Option<u32>,
    /// The items answered yes.
    pub yes: Vec<&'a Item>,
    /// The items that are not known.
    pub open: Vec<OpenItem<'a>>,
}

/// The items of an instrument that count, by how they are answered.
pub(super) struct AnsweredItems<'a> {
    /// Those answered yes.
    pub(super) yes: Vec<&'a Item>,
    /// Those that are not known.
    pub(super) open: Vec<OpenItem<'a>>,
}

pub(super) fn answered_items<'a>(
    reading: Option<&InstrumentReading<'a>>,
    counts: impl Fn(&str) -> bool,
) -> AnsweredItems<'a> {
    let items = reading.map_or([].as_slice(), |reading| &reading.items);
    let (mut yes, mut open) = (
        Vec::with_capacity(items.len()),
        Vec::with_capacity(items.len()),
    );
    for one in items.iter().filter(|one| counts(&one.item.id)) {
        match one.reading {
            ItemReading::Yes => yes.push(one.item),
            ItemReading::No => {}
            ItemReading::Open(_) | ItemReading::OpenByPerpetrator | ItemReading::InTotal => {
                open.push(*one);
            }
        }
    }
    AnsweredItems { yes, open }
}

impl CriterionKind for Score {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        reader.of_each_person(&self.instrument, &|reader| reader.scored(self))
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met || {
            let yes = reader
                .read
                .of_instrument(&self.instrument)
                .map_or(0, |reading| reading.yes);
            at_least(yes, self.count.needed())
        }
    }
}

impl<'a> Reader<'_, 'a> {
    fn scored(&self, asked: &'a Score) -> (Count, Finding<'a>) {
        let reading = self.read.of_instrument(&asked.instrument);
        let counts = |item: &str| asked.items.is_empty() || asked.items.iter().any(|id| id == item);
        let AnsweredItems { yes, open } = answered_items(reading, counts);
        let number = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
        let mut count = Count {
            least: number(yes.len()),
            most: reading.map(|_| number(yes.len() + open.len())),
        };
        let unnamed = open.iter().filter(|one| one.reading.has_no_answer());
        let no_answer = number(unnamed.count());
        let rest = reading.and_then(|reading| reading.rest);
        if let (Some(rest), Some(most)) = (rest, &mut count.most) {
            // Of the yes answers that have no name, these items have those for which the others have no room.
            count.least += rest.yes.saturating_sub(rest.of.saturating_sub(no_answer));
            *most = *most - no_answer + rest.yes.min(no_answer);
        }
        let instrument = reading.map(|reading| reading.instrument);
        let assessment = reading.and_then(|reading| reading.assessment);
        let total = rest.and_then(|_| reading?.assessment?.yes_total);
        let found = Finding {
            answer: count
                .reaches(asked.count)
                .and(count.is_at_most(asked.at_most)),
            evidence: Evidence::Score(Box::new(ScoreFound {
                asked,
                instrument,
                assessment,
                count,
                total,
                yes,
                open,
            })),
        };
        (count, found)
    }
}

impl<'a> EvidenceKind<'a> for ScoreFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        let most = self.count.most;
        let asked = self.asked.count;
        let (target, possible) = asked.target(|enough| most.is_some_and(|most| most >= enough));
        // A total of the whole checklist has counted the questions without an answer of their own: to name
        // those that are in it brings nothing.
        let is_counted = self.total.is_some() && self.asked.items.is_empty();
        let named = u32::try_from(self.yes.len()).unwrap_or(u32::MAX);
        // Where what the rule says is all that is open, answers bring nothing.
        let is_there = !possible && self.count.least >= target;
        let known = if is_counted || is_there {
            self.count.least
        } else {
            named
        };
        let open = self
            .open
            .iter()
            .filter(|open| !(is_counted && open.reading.has_no_answer()));
        let doubts: Vec<_> = open.map(|open| Unknown::Item(open.item)).collect();
        // Of a band as many have to be answered no as would lead out of it.
        let no = self.asked.at_most.zip(self.count.most);
        let no = no.map_or(0, |(at_most, most)| most.saturating_sub(at_most));
        counted(target.saturating_sub(known) + no, doubts, None, possible)
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }

    fn is_left_upward(&self) -> bool {
        self.count.is_at_most(self.asked.at_most) == Truth::NotMet
    }
}
