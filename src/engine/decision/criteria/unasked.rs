use crate::logic::Truth;
use crate::model::instrument::Reply;
use crate::model::rules::Unasked;

use crate::engine::decision::in_doubt::InDoubt;
use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::Unknown;

use super::things::{AboutThings, LookedAt, Thing, ThingWeighed, ThingsFound};
use super::{CriterionKind, Evidence, Finding, at_least};

impl CriterionKind for Unasked {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let reading = reader.read.of_instrument(&self.instrument);
        let items = reading
            .map(|reading| reading.items.as_slice())
            .unwrap_or_default();
        let meant = items
            .iter()
            .filter(|one| self.items.is_empty() || self.items.contains(&one.item.id));
        let has_total = reading.is_some_and(|reading| reading.rest.is_some());
        let things: Vec<_> = meant
            .map(|one| {
                let not_asked = Truth::from(one.reading.has_no_reply());
                let under_total = || reader.is_under_total(&self.instrument, &one.item.id);
                // What the total of this checklist speaks for was asked: only how it was answered is not recorded.
                let spoken_for = Truth::from(has_total && one.reading.has_no_answer());
                let answer = not_asked.and(if self.under_total {
                    under_total()
                } else {
                    !spoken_for
                });
                (Thing::Item(one.item), answer)
            })
            .map(|(thing, answer)| ThingWeighed::alone(thing, answer, InDoubt::default()))
            .collect();
        let at_least = |least: Truth| {
            let number = things
                .iter()
                .filter(|weighed| weighed.answer >= least)
                .count();
            u32::try_from(number).unwrap_or(u32::MAX) >= self.at_least
        };
        let answer = match reading {
            Some(_) if at_least(Truth::Met) => Truth::Met,
            Some(_) if !at_least(Truth::CannotTell) => Truth::NotMet,
            _ => Truth::CannotTell,
        };
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            highest_unknown: reader.highest_unknown(),
            newest: Vec::new(),
            things,
            may_be_more: reading.is_none(),
        };
        Finding {
            answer,
            evidence: Evidence::Unasked(ThingsFound {
                asked: self,
                looked_at,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met || {
            let not_asked = reader
                .read
                .of_instrument(&self.instrument)
                .map_or(0, |reading| reading.not_asked);
            let total = || {
                reader
                    .case
                    .assessments
                    .list
                    .iter()
                    .any(|one| one.yes_total.is_some())
            };
            at_least(not_asked, self.at_least) && (!self.under_total || total())
        }
    }
}

impl AboutThings for Unasked {
    const IN_TIME: bool = false;

    fn more<'a>(&self, _looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        // The list itself is not there.
        Vec::new()
    }
}

impl Reader<'_, '_> {
    /// Whether an assessment made by the day of decision has a total that does not tell how an item was answered.
    fn is_under_total(&self, instrument: &str, item: &str) -> Truth {
        let assessments = self.case.assessments.list.iter();
        let with = assessments
            .filter(|one| one.is_of_victim() && one.instrument.as_deref() == Some(instrument));
        let made = with.map(|one| {
            let yes = one
                .answers
                .values()
                .filter(|answer| answer.reply == Reply::Yes)
                .count();
            let unnamed = one.yes_total.is_some_and(|total| total as usize > yes);
            let unanswered = one
                .answers
                .get(item)
                .is_none_or(|answer| answer.reply == Reply::NotAsked);
            Truth::from(unnamed && unanswered).and(self.known_span(one.when).by(self.on))
        });
        Truth::any(made)
    }
}
