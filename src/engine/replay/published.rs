use crate::model::dates::Day;

use super::{Replay, ready_comparisons, replays};

/// Where an open case comes from, when it is a published one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The title of the replay or of the comparison.
    pub title: String,
    /// Which of the two it is.
    pub place: PublishedPlace,
}

/// Where a published case is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedPlace {
    /// In a replay.
    Replay {
        /// The replay's id.
        id: String,
        /// The step after which the case is as it was known, from 0; nothing where it speaks for another day.
        step: Option<usize>,
    },
    /// In a comparison that stands ready.
    Comparison,
}

/// Which published case a case is that has this reference, names this publication, and speaks for this day.
pub fn published(reference: &str, taken_from: &str, on: Day) -> Option<Published> {
    // Another case is not looked up.
    if taken_from.is_empty() {
        return None;
    }
    let is_it = |replay: &Replay| {
        replay.code == reference
            && replay
                .sources
                .first()
                .is_some_and(|one| one.title == taken_from)
    };
    if let Some(replay) = replays().ok()?.into_iter().find(is_it) {
        let step = replay.step_on(on);
        return Some(Published {
            title: replay.title,
            place: PublishedPlace::Replay {
                id: replay.id,
                step,
            },
        });
    }
    let ready = ready_comparisons().ok()?;
    let compared = ready
        .into_iter()
        .find(|ready| ready.is_of(reference, taken_from, on))?;
    Some(Published {
        title: compared.title,
        place: PublishedPlace::Comparison,
    })
}

impl Replay {
    /// The last step that is shown on that day.
    fn step_on(&self, on: Day) -> Option<usize> {
        (0..self.steps.len())
            .rev()
            .find(|step| self.day_of(*step) == Some(on))
    }
}
