//! What the tests of replays share: playing one, and reading what came of it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use waymark::engine::replay::{Course, Playing, Replay, replays};
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::AreaChoice;
use waymark::model::dates::Day;
use waymark::model::rules::RouteKind;

use super::table::EVERYWHERE;

static BOOK: LazyLock<Rulebook> =
    LazyLock::new(|| Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}")));
static REPLAYS: LazyLock<Vec<Replay>> =
    LazyLock::new(|| replays().unwrap_or_else(|mistake| panic!("{mistake}")));
static PLAYED: LazyLock<BTreeMap<&str, Vec<Course>>> = LazyLock::new(|| {
    REPLAYS
        .iter()
        .map(|replay| (replay.id.as_str(), played(replay, &everywhere())))
        .collect()
});

pub fn book() -> &'static Rulebook {
    &BOOK
}

/// The bundled replay of that id.
pub fn replay(id: &str) -> &'static Replay {
    REPLAYS
        .iter()
        .find(|replay| replay.id == id)
        .unwrap_or_else(|| panic!("no replay {id}"))
}

pub fn day(iso: &str) -> Day {
    Day::from_iso(iso).unwrap_or_else(|_| panic!("{iso} is not a day"))
}

/// The areas whose answers are worked out by hand for every replay, by the version in force on each day.
pub fn everywhere() -> Vec<AreaChoice> {
    EVERYWHERE.iter().map(|id| AreaChoice::of(*id)).collect()
}

pub fn played(replay: &Replay, choices: &[AreaChoice]) -> Vec<Course> {
    let mut playing = Playing::new(replay, choices.to_vec())
        .unwrap_or_else(|| panic!("{} has no days", replay.id));
    while !playing.play(replay, &BOOK, 100) {}
    playing.courses()
}

/// The days on which the answer of a kind of route begins to be another one, under an area's rule and whichever rule it
/// rests on; nothing where the area has no such route.
pub fn turns(replay: &str, area: &str, kind: RouteKind) -> Option<Vec<(String, Truth)>> {
    let courses = PLAYED
        .get(replay)
        .unwrap_or_else(|| panic!("no replay {replay}"));
    let course = courses
        .iter()
        .find(|course| course.choice.id == area)
        .unwrap_or_else(|| panic!("no area {area}"));
    let line = course.line(kind)?;
    let mut turns: Vec<_> = line
        .stretches
        .iter()
        .map(|stretch| (stretch.from.iso(), stretch.answer))
        .collect();
    turns.dedup_by_key(|(_, answer)| *answer);
    Some(turns)
}
