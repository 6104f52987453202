use crate::logic::Truth;
use crate::model::case::Case;
use crate::model::dates::{Day, Span};
use crate::model::rules::Since;

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::Unknown;

use super::things::{
    AboutThings, LookedAt, ThingWeighed, ThingsFound, all_alike, date_open, when_certain,
};
use super::{CriterionKind, Evidence, Finding};

impl CriterionKind for Since {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let (newest, certain) = match self.window() {
            Some(_) => ([].as_slice(), true),
            None => reader.newest_checklist(),
        };
        let window = reader.window(self.window());
        let is_after = |span: Span, learned: Option<Day>| match self.window() {
            Some(_) => span.within(window.from, window.to),
            // What became known after the assessment is new, whenever it happened; what was learned later still was not
            // known on the day of decision.
            None => all_alike(newest.iter().map(|assessment| {
                let anchor = reader.known_span(assessment.when);
                let learned = learned.filter(|day| *day <= reader.on);
                let learned = learned.map_or(Truth::NotMet, |day| day_span(day).after(anchor));
                span.after(anchor).or(learned)
            }))
            .and(when_certain(certain))
            .or(reader.another_may_be_newest(certain)),
        };
        let things = reader
            .changes_of(&self.changes)
            .chain(reader.events_of(&self.events, self.any_event));
        let things: Vec<_> = things
            .map(|one| {
                let dates = is_after(one.span, one.learned).and(one.span.by(reader.on));
                let answer = dates.and(one.meant);
                let by_newest = newest.iter().any(|one| one.when.exact().is_none());
                let learned = one
                    .learned
                    .filter(|_| is_after(one.span, None) == Truth::NotMet);
                ThingWeighed {
                    learned,
                    open_after: InDoubt::of([(
                        Part::Date,
                        by_newest && dates == Truth::CannotTell,
                    )]),
                    ..ThingWeighed::alone(
                        one.thing,
                        answer,
                        one.open.and(date_open(dates, one.span)),
                    )
                }
            })
            .collect();
        let about_events = self.any_event || !self.events.is_empty();
        let may_be_more = !self.changes.is_empty() && !reader.case.changes.all_known
            || about_events && !reader.case.events.all_known;
        let newest = newest.to_vec();
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            highest_unknown: reader.highest_unknown(),
            newest,
            things,
            may_be_more,
        };
        Finding {
            answer: looked_at.at_least_one(),
            evidence: Evidence::Since(ThingsFound {
                asked: self,
                looked_at,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met
            || (reader
                .case
                .changes
                .list
                .iter()
                .any(|change| self.changes.contains(&change.what))
                || self.any_event && !reader.case.events.list.is_empty()
                || !self.events.is_empty() && reader.read.may_have(&self.events))
    }
}

impl Reader<'_, '_> {
    /// Whether a checklist that nobody has told of yet may be the newest: where those that are listed may all be later than the day
    /// of decision.
    fn another_may_be_newest(&self, certain: bool) -> Truth {
        if certain || self.case.assessments.all_known {
            Truth::NotMet
        } else {
            Truth::CannotTell
        }
    }
}

impl AboutThings for Since {
    const IN_TIME: bool = true;

    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        let Case {
            changes, events, ..
        } = looked_at.case;
        let no_change = self.changes.is_empty() || changes.all_known;
        let no_event = !self.any_event && self.events.is_empty() || events.all_known;
        let more = [
            looked_at.more(no_change, Unknown::MoreChanges),
            looked_at.more(no_event, Unknown::MoreEvents),
        ];
        more.into_iter().flatten().collect()
    }
}

fn day_span(day: Day) -> Span {
    Span {
        first: Some(day),
        last: Some(day),
    }
}
