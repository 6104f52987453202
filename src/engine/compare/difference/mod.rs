//! What would have to be otherwise in a case for two rules to agree on a kind of route: the fewest single facts.
//!
//! The space of single facts is made from what the criteria of the two rules look at ([`looks`], [`space`]); things that
//! neither rule can tell apart are put together ([`alike`]); and every choice of so many, fewest first, is tried with
//! the engine itself ([`search`]). So a number that is given is exact in that space, and what was not searched is said.
//! What the space is, and what it leaves out, stands in `explain::WHAT_IS_ONE_FACT`.

mod added;
mod alike;
mod changed;
mod days;
mod fact;
mod looks;
mod prober;
mod search;
mod sets;
mod slices;
mod space;
mod total;

use crate::engine::decision::{RouteFound, RoutesFound, routes_of_kind};
use crate::logic::Truth;
use crate::model::book::Rules;
use crate::model::case::Case;
use crate::model::dates::Day;
use crate::model::instrument::Instrument;
use crate::model::rules::RouteKind;

pub use alike::Way;
pub use changed::changed;
pub(crate) use fact::ANOTHER_PERSON;
pub use fact::{AssessmentIs, EventIs, Fact, List, MaracIs, PersonBe};
pub use sets::{AnyOf, Choice, FactSet};
pub use slices::Differing;

use alike::Grouping;
use looks::Looks;
use search::{Came, Search, answers};
use slices::at_once;
use space::Maker;

/// No more single facts than this are looked for together.
pub const MOST_FACTS: u32 = 20;

/// No more cases than this are tried for one answer.
const MOST_TRIES: u32 = 1_500;

/// What two rules make of a case on one kind of route, and what would make them agree.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// They give this answer both.
    Agree(Truth),
    /// Of the two, these have no such route: no change of facts makes them agree.
    NoRoute([bool; 2]),
    /// Of the two, nobody's number is known for these, and no national guidance stands in: nothing in the case can tell.
    NotKnown([bool; 2]),
    /// They differ.
    Differ(Box<Differ>),
}

/// What would have to be otherwise for two rules that differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Differ {
    /// The answers as things are.
    pub answers: [Truth; 2],
    /// So that both are met.
    pub met: Fewest,
    /// So that both are not met.
    pub not_met: Fewest,
    /// So that neither can be told, where that takes fewer facts than both others.
    pub cannot_tell: Option<Fewest>,
}

/// The fewest single facts that would have to be otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum Fewest {
    /// No change of these facts does it.
    Never,
    /// No change of up to so many facts does it; larger ones were not looked for.
    MoreThan(u32),
    /// So many.
    Facts {
        /// How many.
        number: u32,
        /// Which: each set by itself is enough.
        sets: Vec<FactSet>,
        /// Whether these are all sets of that number.
        all: bool,
    },
}

impl Fewest {
    /// How many, where they were found.
    pub fn number(&self) -> Option<u32> {
        match self {
            Self::Facts { number, .. } => Some(*number),
            Self::Never | Self::MoreThan(_) => None,
        }
    }
}

impl Differ {
    /// The answers that both could come to, the one that takes the fewest facts first.
    pub fn nearest_first(&self) -> Vec<(Truth, &Fewest)> {
        let mut all = vec![(Truth::Met, &self.met), (Truth::NotMet, &self.not_met)];
        all.extend(
            self.cannot_tell
                .as_ref()
                .map(|fewest| (Truth::CannotTell, fewest)),
        );
        all.sort_by_key(|(_, fewest)| fewest.number().unwrap_or(u32::MAX));
        all
    }

    /// The fewest facts that make them agree, whatever the answer.
    pub fn fewest(&self) -> Option<u32> {
        self.nearest_first()
            .first()
            .and_then(|(_, fewest)| fewest.number())
    }
}

/// What two rules make of a case on a kind of route on a day, and the fewest single facts that would make them agree.
/// [`Differing`] works out the same by slices.
pub fn difference(case: &Case, both: [Rules<'_>; 2], kind: RouteKind, on: Day) -> Difference {
    at_once(look(case, both, kind, on))
}

/// Looks for it, with a rest before every case that is tried.
async fn look(case: &Case, both: [Rules<'_>; 2], kind: RouteKind, on: Day) -> Difference {
    let found = routes_of_kind(case, both, kind, on, None);
    let Some(answers) = answers(&found) else {
        let [one, other] = &found;
        return Difference::NoRoute(
            [one, other].map(|routes| !routes.routes.iter().any(RouteFound::leads_to_forum)),
        );
    };
    let [one, other] = answers;
    if one == other {
        return Difference::Agree(one);
    }
    let known = |routes: &RoutesFound<'_>| {
        routes
            .routes
            .iter()
            .any(|route| route.leads_to_forum() && route.finding.is_some())
    };
    let unknown = [&found[0], &found[1]].map(|routes| !known(routes));
    if unknown.contains(&true) {
        return Difference::NotKnown(unknown);
    }
    Difference::Differ(Box::new(
        differ(case, both, kind, on, &found, answers).await,
    ))
}

async fn differ(
    case: &Case,
    both: [Rules<'_>; 2],
    kind: RouteKind,
    on: Day,
    found: &[RoutesFound<'_>; 2],
    answers: [Truth; 2],
) -> Differ {
    let looks = Looks::of(found);
    let maker = Maker {
        case,
        both,
        looks: &looks,
        on,
    };
    let space = maker.space();
    let (units, limited) = Grouping {
        maker: &maker,
        kind,
        found,
    }
    .units(space)
    .await;
    let asked: Vec<&str> = looks
        .items
        .iter()
        .map(|(instrument, _)| *instrument)
        .collect();
    let slim = slim(case, &asked, looks.around());
    let (units, instruments) = (units.as_slice(), instruments(&both));
    let search = Search {
        case: &slim,
        both,
        kind,
        on,
        units,
        limited,
        instruments,
        asked: &asked,
    };
    let met = fewest(&search, Truth::Met, MOST_FACTS).await;
    let not_met = fewest(&search, Truth::NotMet, MOST_FACTS).await;
    // Worth saying where it takes less than either.
    let fewer = met
        .number()
        .into_iter()
        .chain(not_met.number())
        .min()
        .unwrap_or(MOST_FACTS + 1)
        - 1;
    let cannot_tell = fewest(&search, Truth::CannotTell, fewer).await;
    let cannot_tell = Some(cannot_tell).filter(|one| one.number().is_some());
    Differ {
        answers,
        met,
        not_met,
        cannot_tell,
    }
}

async fn fewest(search: &Search<'_>, target: Truth, most: u32) -> Fewest {
    match search.fewest(target, most, MOST_TRIES).await {
        Came::Never => Fewest::Never,
        Came::Beyond(number) => Fewest::MoreThan(number),
        Came::Found(number, found, all) => {
            let (sets, all) = sets::grouped(&found, search.units, all);
            Fewest::Facts { number, sets, all }
        }
    }
}

/// The case without what no criterion looks at: it is copied for every choice that is tried.
fn slim(case: &Case, asked: &[&str], around: bool) -> Case {
    let mut slim = Case {
        assessments: case.assessments.clone(),
        events: case.events.clone(),
        ..Case::new(case.as_of)
    };
    slim.people.clone_from(&case.people);
    slim.maracs.clone_from(&case.maracs);
    slim.changes.clone_from(&case.changes);
    slim.orders.clone_from(&case.orders);
    slim.judgement.clone_from(&case.judgement);
    slim.sign_off.clone_from(&case.sign_off);
    for one in &mut slim.assessments.list {
        one.note.clear();
        if !around
            && !one
                .instrument
                .as_deref()
                .is_some_and(|id| asked.contains(&id))
        {
            // Whether it has any is enough.
            let first = one.answers.pop_first();
            one.answers.clear();
            one.answers.extend(first);
        }
        for answer in one.answers.values_mut() {
            answer.note.clear();
        }
    }
    for event in &mut slim.events.list {
        event.note.clear();
        event.taken_from.clear();
        event.place.forces.clear();
    }
    for marac in &mut slim.maracs.list {
        marac.note.clear();
        marac.actions.clear();
    }
    slim
}

fn instruments<'a>(both: &[Rules<'a>; 2]) -> &'a [Instrument] {
    let [one, _] = both;
    &one.book.instruments
}
