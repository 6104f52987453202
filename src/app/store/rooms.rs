//! The published cases that a room has begun.

use leptos::prelude::*;
use waymark::words::explain::RoomDecision;

/// What rooms have come to, so that a look at another page, or at another case, loses nothing of it.
pub struct Rooms {
    /// Each published case that was begun.
    pub replaying: RwSignal<Vec<Replaying>>,
}

/// How far a room has come with a published case.
#[derive(Clone, Debug, PartialEq)]
pub struct Replaying {
    /// The id of the replay.
    pub id: String,
    /// The step that was shown last, from 0.
    pub step: usize,
    /// Whether the room decides before it is shown anything.
    pub deciding: bool,
    /// What it decided, by step; what is not revealed yet is being decided.
    pub chosen: Vec<(usize, RoomDecision, bool)>,
}

/// What rooms have come to.
pub fn use_rooms() -> &'static Rooms {
    expect_context()
}

impl Rooms {
    pub fn new() -> Self {
        Self {
            replaying: RwSignal::new(Vec::new()),
        }
    }

    /// Whether a room has decided something about a published case.
    pub fn has_decided(&self) -> bool {
        let decided = |now: &Replaying| {
            now.chosen
                .iter()
                .any(|(_, chosen, _)| *chosen != RoomDecision::default())
        };
        self.replaying.with_untracked(|all| all.iter().any(decided))
    }
}
