use crate::model::dates::Day;

use super::{Replay, replays};

/// Where an open case comes from, when it is a published one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The id of the replay.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The step after which the case is as it was known, from 0; nothing where it speaks for another day.
    pub step: Option<usize>,
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
    let replay = replays().ok()?.into_iter().find(is_it)?;
    let step = replay.step_on(on);
    Some(Published {
        id: replay.id,
        title: replay.title,
        step,
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
