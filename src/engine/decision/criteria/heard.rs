use crate::logic::Truth;
use crate::model::dates::When;
use crate::model::rules::{Anchor, HeardWithin};

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::Unknown;

use super::repeat::{anchor, anchor_part};
use super::things::{AboutThings, LookedAt, Thing, ThingWeighed, ThingsFound};
use super::{CriterionKind, Evidence, Finding};

impl CriterionKind for HeardWithin {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let window = reader.window(self.window());
        let maracs = &reader.case.maracs;
        let part = anchor_part(self.anchor);
        let things = maracs.list.iter().map(|marac| {
            let date = anchor(marac, self.anchor);
            let dated = reader.known_span(date).within(window.from, window.to);
            // One that is listed was referred, if nobody knows when; that it met nobody knows.
            let is_known = self.anchor == Anchor::Referral || date != When::Unknown;
            let dated = dated.and(Truth::from(is_known.then_some(true)));
            // About whom it was that does not say so nobody knows.
            let about = if marac.about.is_empty() && reader.read.is_bound {
                Truth::CannotTell
            } else {
                reader.bound(&marac.about)
            };
            let answer = dated.and(about);
            let open = InDoubt::of([
                (part, date.exact().is_none() && dated == Truth::CannotTell),
                (Part::About, about == Truth::CannotTell),
            ]);
            ThingWeighed::alone(Thing::Marac(marac), answer, open)
        });
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            highest_unknown: reader.highest_unknown(),
            newest: Vec::new(),
            things: things.collect(),
            may_be_more: !maracs.all_known,
        };
        Finding {
            answer: looked_at.at_least_one(),
            evidence: Evidence::Heard(ThingsFound {
                asked: self,
                looked_at,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met || !reader.case.maracs.list.is_empty()
    }
}

impl AboutThings for HeardWithin {
    const IN_TIME: bool = false;

    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        let more = looked_at.more(looked_at.case.maracs.all_known, Unknown::MoreMaracs);
        more.into_iter().collect()
    }
}
