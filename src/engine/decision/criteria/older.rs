use crate::logic::Truth;
use crate::model::dates::{Day, Span};
use crate::model::rules::Older;

use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::Unknown;

use super::things::{
    AboutThings, LookedAt, Thing, ThingWeighed, ThingsFound, all_alike, date_open, when_certain,
};
use super::{CriterionKind, Evidence, Finding};

impl CriterionKind for Older {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let (newest, certain) = reader.newest_checklist();
        let things: Vec<_> = newest
            .iter()
            .map(|one| {
                let made = reader.known_span(one.when);
                let answer = is_older(self, made, reader.on);
                ThingWeighed::alone(
                    Thing::Assessment(one),
                    answer,
                    date_open(Truth::CannotTell, made),
                )
            })
            .collect();
        let answer =
            all_alike(things.iter().map(|weighed| weighed.answer)).and(when_certain(certain));
        let may_be_more = newest.is_empty() || !certain;
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            highest_unknown: reader.highest_unknown(),
            newest: newest.to_vec(),
            things,
            may_be_more,
        };
        Finding {
            answer,
            evidence: Evidence::Older(ThingsFound {
                asked: self,
                looked_at,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        let is_old = |when| is_older(self, reader.known_span(when), reader.on) != Truth::NotMet;
        let newest = || reader.newest_checklist().0.iter();
        least < Truth::Met || newest().any(|one| is_old(one.when))
    }
}

/// Whether what was made then is older on a day than is asked for; a rule that does not say how old is met by nothing.
fn is_older(asked: &Older, made: Span, on: Day) -> Truth {
    asked.window().map_or(Truth::NotMet, |length| {
        made.by(length.before(on).minus_days(1))
    })
}

impl AboutThings for Older {
    const IN_TIME: bool = false;

    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        let more = looked_at.more(false, Unknown::MoreAssessments);
        more.into_iter().collect()
    }
}
