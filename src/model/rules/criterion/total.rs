use serde::{Deserialize, Serialize};

use super::Threshold;
use super::asked::{About, CaseFact, CriterionAsked, ItemsAsked, RestsOn, enough, same_kind};

/// Enough points, where the yes answers of a checklist have different weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The instrument's id.
    pub instrument: String,
    /// What a yes adds, by the items that add as much. Items that stand in none of them add nothing.
    pub weights: Vec<WeightedItems>,
    /// How many points.
    pub count: Threshold,
}

/// Items of which each yes adds the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WeightedItems {
    /// How many points each adds.
    pub points: u32,
    /// The items, by id.
    pub items: Vec<String>,
}

impl Total {
    /// How many points a yes to that item adds.
    pub fn points_of(&self, item: &str) -> u32 {
        let adds = |weight: &&WeightedItems| weight.items.iter().any(|id| id == item);
        self.weights.iter().find(adds).map_or(0, |one| one.points)
    }

    /// The points of every item that adds some, the most first.
    fn points(&self) -> Vec<u32> {
        let each = self.weights.iter();
        let each = each.flat_map(|one| one.items.iter().map(|_| one.points));
        let mut points: Vec<u32> = each.collect();
        points.sort_unstable_by(|one, other| other.cmp(one));
        points
    }
}

/// What a yes to each of the items comes to that count.
pub fn points_in(weights: &[WeightedItems], counts: impl Fn(&str) -> bool) -> u32 {
    let each = weights.iter().map(|one| {
        let items = one.items.iter().filter(|item| counts(item)).count();
        let items = u32::try_from(items).unwrap_or(u32::MAX);
        one.points.saturating_mul(items)
    });
    each.fold(0, u32::saturating_add)
}

/// How many of these points, in their order, come to so many; nothing where all of them do not.
pub fn reaching(points: impl IntoIterator<Item = u32>, needed: u32) -> Option<u32> {
    let mut sum = 0_u32;
    if needed == 0 {
        return Some(0);
    }
    for (many, points) in (1..).zip(points) {
        sum = sum.saturating_add(points);
        if sum >= needed {
            return Some(many);
        }
    }
    None
}

impl CriterionAsked for Total {
    fn about(&self) -> About<'_> {
        let points = self.points();
        // It is met by no fewer answers than the heaviest that reach it, and by so many whichever they are.
        let fewest = reaching(points.iter().copied(), self.count.needed());
        let enough = self.count.enough();
        let any = enough.and_then(|enough| reaching(points.iter().rev().copied(), enough));
        let some = |fewest| {
            any.map_or(Threshold::NotPublished, |any| {
                Threshold::Somewhere(fewest, any)
            })
        };
        let items = self.weights.iter().flat_map(|one| &one.items);
        About {
            items: Some(ItemsAsked::of(&self.instrument, items)),
            count: Some(self.count),
            yes_enough: fewest.map(some),
            too_many: "all its answers together come to fewer points than it asks for",
            ..About::reading(
                vec![CaseFact::Total],
                RestsOn::Points(&self.weights, self.count.needed()),
            )
        }
    }

    fn implies(&self, other: &dyn CriterionAsked, by_answers: bool) -> bool {
        let higher = |other: &Self| {
            self.instrument == other.instrument
                && self.weights == other.weights
                && enough(self.count, other.count)
        };
        by_answers || same_kind::<Self>(other).is_some_and(higher)
    }
}
