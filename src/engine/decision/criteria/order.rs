use crate::logic::Truth;
use crate::model::case::Order;
use crate::model::rules::InForceOrder;

use crate::engine::decision::in_doubt::{InDoubt, Part};
use crate::engine::decision::reader::Reader;
use crate::engine::decision::unknown::Unknown;

use super::things::{AboutThings, LookedAt, Thing, ThingWeighed, ThingsFound, date_open};
use super::{CriterionKind, Evidence, Finding};

impl CriterionKind for InForceOrder {
    fn find<'a>(&'a self, reader: &Reader<'_, 'a>) -> Finding<'a> {
        let orders = reader.case.orders.list.iter();
        let meant =
            orders.filter(|order| self.kinds.is_empty() || self.kinds.contains(&order.kind));
        let things = meant.map(|order| reader.in_force(order)).collect();
        let may_be_more = !reader.case.orders.all_known;
        let looked_at = LookedAt {
            case: reader.case,
            on: reader.on,
            highest_unknown: reader.highest_unknown(),
            newest: Vec::new(),
            things,
            may_be_more,
        };
        Finding {
            answer: looked_at.at_least_one(),
            evidence: Evidence::Order(ThingsFound {
                asked: self,
                looked_at,
            }),
        }
    }

    fn may_be(&self, reader: &Reader<'_, '_>, least: Truth) -> bool {
        least < Truth::Met
            || (reader
                .case
                .orders
                .list
                .iter()
                .any(|order| self.kinds.is_empty() || self.kinds.contains(&order.kind)))
    }
}

impl AboutThings for InForceOrder {
    const IN_TIME: bool = false;

    fn more<'a>(&self, looked_at: &LookedAt<'a>) -> Vec<Unknown<'a>> {
        let more = looked_at.more(looked_at.case.orders.all_known, Unknown::MoreOrders);
        more.into_iter().collect()
    }
}

impl<'a> Reader<'_, 'a> {
    /// Whether an order is in force on the day of decision; its last day is one of its days.
    fn in_force(&self, order: &'a Order) -> ThingWeighed<'a> {
        let ended = order.ended_before(self.on);
        let from = self.known_span(order.from);
        let begun = from.by(self.on);
        let open = InDoubt::of([(Part::End, ended == Truth::CannotTell)]);
        let whose = self.bound(&order.on);
        let open = open.and(date_open(begun, from));
        let open = open.and(InDoubt::of([(Part::Whose, whose == Truth::CannotTell)]));
        ThingWeighed::alone(Thing::Order(order), begun.and(!ended).and(whose), open)
    }
}
