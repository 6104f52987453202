//! What would tell what is kept back.

use crate::engine::decision::Finding;
use crate::logic::Truth;
use crate::model::rules::{Combined, Criterion, RestsOn};

use super::criteria::found;
use super::kept_back::KeptBack;

impl KeptBack {
    /// Whether some of it is recorded among what a finding looked at.
    pub fn is_in(&self, finding: &Finding<'_>) -> bool {
        match found(finding) {
            Combined::One(words) => words.private(self).is_in,
            Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
                parts.iter().any(|part| self.is_in(part))
            }
        }
    }

    /// Whether a finding is met by what is not kept back.
    pub fn is_met_without(&self, finding: &Finding<'_>) -> bool {
        finding.answer == Truth::Met
            && match found(finding) {
                Combined::One(words) => words.private(self).is_met_without,
                Combined::All(parts) | Combined::Same(parts) => {
                    parts.iter().all(|part| self.is_met_without(part))
                }
                Combined::Any(parts) => parts.iter().any(|part| self.is_met_without(part)),
            }
    }

    /// Whether a criterion cannot be met without it: then the name of what it raises tells it.
    pub fn is_needed_for(&self, criterion: &Criterion) -> bool {
        match criterion.asked() {
            Combined::One(asked) => {
                let about = asked.about();
                match (about.rests_on, about.items) {
                    (RestsOn::Items(needed), Some(items)) => self.are_needed(&items, needed),
                    (RestsOn::Points(weights, needed), Some(items)) => {
                        self.points_are_needed(items.instrument, weights, needed)
                    }
                    (RestsOn::Changes(changes), _) => self.are_all(changes),
                    // Which items is not said, so it may be one that is kept back.
                    (RestsOn::Items(_) | RestsOn::Points(..), None) => true,
                    (RestsOn::Other, _) => false,
                }
            }
            Combined::All(parts) | Combined::Same(parts) => {
                parts.iter().any(|part| self.is_needed_for(part))
            }
            Combined::Any(parts) => {
                !parts.is_empty() && parts.iter().all(|part| self.is_needed_for(part))
            }
        }
    }
}
