use crate::logic::Truth;
use crate::model::case::Assessment;
use crate::model::instrument::{Instrument, Item};
use crate::model::rules::Total;

use crate::engine::decision::Count;
use crate::engine::decision::reader::Reader;
use crate::engine::decision::reading::OpenItem;
use crate::engine::decision::settle::{Group, Way, ways_to};
use crate::engine::decision::unknown::Unknown;

use super::score::{AnsweredItems, answered_items};
use super::{CriterionKind, Evidence, EvidenceKind, Finding};

/// AnsweredItems of different weight added up.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalFound<'a> {
    /// What was asked for.
    pub asked: &'a Total,
    /// The instrument; nothing when the rule names one that is not loaded.
    pub instrument: Option<&'a Instrument>,
    /// The assessment that was read; nothing when there is none with this instrument.
    pub assessment: Option<&'a Assessment>,
    /// How many points.
    pub points: Count,
    /// How many yes answers were recorded in all, where it is not known which they were.
    pub yes_total: Option<u32>,
    /// The items answered yes that add points.
    pub yes: Vec<&'a Item>,
    /// The items that add points and are not known.
    pub open: Vec<OpenItem<'a>>,
}

impl CriterionKind for Total {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        reader.of_each_person(&self.instrument, &|reader| reader.added_up(self))
    }

    fn may_be(&self, _reader: &Reader<'_, '_>, _least: Truth) -> bool {
        true
    }
}

impl<'a> Reader<'_, 'a> {
    fn added_up(&self, asked: &'a Total) -> (Count, Finding<'a>) {
        let reading = self.read.of_instrument(&asked.instrument);
        let AnsweredItems { yes, open } = answered_items(reading, |item| asked.points_of(item) > 0);
        let points = |item: &Item| asked.points_of(&item.id);
        let sum = |points: &mut dyn Iterator<Item = u32>| points.fold(0, u32::saturating_add);
        let of_yes = sum(&mut yes.iter().map(|item| points(item)));
        let (unnamed, answered): (Vec<&OpenItem<'_>>, Vec<_>) =
            open.iter().partition(|one| one.reading.has_no_answer());
        let of_answered = sum(&mut answered.iter().map(|one| points(one.item)));
        let mut unnamed: Vec<u32> = unnamed.iter().map(|one| points(one.item)).collect();
        unnamed.sort_unstable();
        // Of the yes answers that have no name these items have at least those for which the others have no room, and
        // then the lightest; and at most all of them, and then the heaviest.
        let rest = reading.and_then(|reading| reading.rest);
        let all = unnamed.len();
        let (fewest, most) = rest.map_or((0, all), |rest| {
            let others = (rest.of as usize).saturating_sub(all);
            let yes = rest.yes as usize;
            (yes.saturating_sub(others), yes.min(all))
        });
        let lightest = sum(&mut unnamed.iter().copied().take(fewest));
        let heaviest = sum(&mut unnamed.iter().rev().copied().take(most));
        let count = Count {
            least: of_yes.saturating_add(lightest),
            most: reading.map(|_| of_yes.saturating_add(of_answered).saturating_add(heaviest)),
        };
        let found = Finding {
            answer: count.reaches(asked.count),
            evidence: Evidence::Total(Box::new(TotalFound {
                asked,
                instrument: reading.map(|reading| reading.instrument),
                assessment: reading.and_then(|reading| reading.assessment),
                points: count,
                yes_total: rest.and_then(|_| reading?.assessment?.yes_total),
                yes,
                open,
            })),
        };
        (count, found)
    }
}

impl<'a> EvidenceKind<'a> for TotalFound<'a> {
    fn ways(&self) -> Vec<Way<'a>> {
        let points = |item: &Item| self.asked.points_of(&item.id);
        let most = self.points.most;
        let asked = self.asked.count;
        let (target, possible) = asked.target(|enough| most.is_some_and(|most| most >= enough));
        let known = self.yes.iter().map(|item| points(item));
        let missing = target.saturating_sub(known.fold(0, u32::saturating_add));
        // Where what the rule says is all that is open, answers bring nothing.
        let is_there = !possible && self.points.least >= target;
        let missing = if is_there { 0 } else { missing };
        let open = self.open.iter();
        let open = open.map(|one| (Unknown::Item(one.item), points(one.item)));
        let group = (missing > 0).then(|| Group::weighed(missing, open.collect()));
        ways_to(group, None, possible)
    }

    fn is_left_open_by_record(&self) -> bool {
        false
    }
}
