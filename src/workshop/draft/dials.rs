//! The numbers, choices and windows of a rule as dials: found by walking the description of its fields, so that a new
//! kind of criterion has its dials as soon as it is described.

use crate::engine::decision::decide;
use crate::logic::Truth;
use crate::model::book::{Rulebook, Rules};
use crate::model::case::Case;
use crate::model::dates::Day;
use crate::model::nation::Nation;
use crate::model::rules::Area;
use crate::words::explain::{SpokenTo, answer_words, headline, route_says};

use super::Draft;
use super::form::Holds;
use super::tree;
use super::walk::walk;
use super::words::{choices, context, value_words};

/// One number, choice or window of a route.
#[derive(Clone, Debug)]
pub struct Dial {
    /// Its path in the file.
    pub at: String,
    /// The name of its route.
    pub route: String,
    /// What of the route it belongs to, in words.
    pub part: String,
    /// What it is called.
    pub label: &'static str,
    /// What it holds.
    pub holds: &'static Holds,
    /// Where it was when it was begun with, in words; nothing for what was not there then.
    pub source: Option<String>,
    /// Where it stands now, in words.
    pub now: String,
    /// Whether it has been moved.
    pub moved: bool,
}

/// What is said of a rule and is no part of it.
const NO_DIAL: &str = "assumed";

/// The units that a window may be given in: what moves where none is given comes first.
const UNITS: [&str; 3] = ["months", "weeks", "days"];

/// Whether it is a unit in which the window there is not given, now or as it was begun with: such a window has a dial in the
/// unit that it has, and one that is left out in months.
fn is_other_unit(draft: &Draft, at: &str) -> bool {
    let is_there = |at: &str| {
        let begun = || tree::at(draft.began(), &draft.begun_place(at)?);
        tree::at(draft.tree(), at).or_else(begun).is_some()
    };
    match at.rsplit_once('.') {
        Some((around, unit)) if UNITS.contains(&unit) && !is_there(at) => {
            unit != UNITS[0]
                || UNITS
                    .iter()
                    .any(|other| is_there(&tree::field(around, other)))
        }
        _ => false,
    }
}

/// The dials of the version at that path, in the order of the file.
pub fn dials(draft: &Draft, version: &str, book: &Rulebook) -> Vec<Dial> {
    let routes = tree::field(version, "routes");
    let mut found = Vec::new();
    walk(draft.tree(), &mut |place| {
        let moves = match place.holds {
            Holds::Number | Holds::HowMany | Holds::YesNo => true,
            Holds::One(of) | Holds::Many(of) => of.is_closed(),
            _ => false,
        };
        let Some(rest) = place.at.strip_prefix(&*routes) else {
            return;
        };
        // `[0].criterion…`: what belongs to the route besides its criterion is no dial.
        let Some((index, rest)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        else {
            return;
        };
        if !moves || !rest.starts_with(".criterion") || rest.ends_with(NO_DIAL) {
            return;
        }
        if is_other_unit(draft, &place.at) {
            return;
        }
        let route = tree::at(draft.tree(), &format!("{routes}[{index}].name"));
        let words = |tree, at: &str, value| {
            value_words(
                place.holds,
                value,
                place.left_out,
                &|of| choices(of, tree, at, book),
                context(tree, at, book),
            )
        };
        let begun = draft.begun_place(&place.at);
        // Within the version and its route.
        let part = place.within.get(2..).unwrap_or_default().join(", ");
        found.push(Dial {
            route: route
                .and_then(serde_json::Value::as_str)
                .unwrap_or_default()
                .to_owned(),
            part,
            label: place.label,
            holds: place.holds,
            source: begun.map(|at| words(draft.began(), &at, tree::at(draft.began(), &at))),
            now: words(draft.tree(), &place.at, place.value),
            moved: draft.is_moved(&place.at),
            at: place.at.clone(),
        });
    });
    found
}

/// What a case comes to under a rule, and under the same rule as it was drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Under the rule as its source has it.
    pub before: String,
    /// As it was drafted.
    pub after: String,
    /// Each route.
    pub routes: Vec<RouteMoved>,
}

/// A route under a rule, and under the same rule as it was drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteMoved {
    /// Its name.
    pub name: String,
    /// Its answer under the rule as its source has it; nothing where it did not have this route.
    pub before: Option<Truth>,
    /// Its answer as it was drafted.
    pub after: Truth,
    /// What its answer as drafted is called, and its answer before; nothing where it did not have this route.
    pub called: (String, Option<String>),
    /// What it comes to as drafted, in words.
    pub says: String,
}

/// The id that a drafted area has in a book beside its source. No file can have it.
pub const DRAFTED: &str = "/drafted";

/// A book in which a drafted area stands under an id of its own beside its source: for what is worked out in slices, while
/// the draft may be moved on. It has no notices.
pub fn book_beside(book: &Rulebook, drafted: &Area) -> Rulebook {
    let same = |area: &&Area| area.nation == Nation::UnitedKingdom || area.id == drafted.id;
    let mut areas: Vec<Area> = book.areas.iter().filter(same).cloned().collect();
    areas.push(Area {
        id: DRAFTED.to_owned(),
        ..drafted.clone()
    });
    Rulebook::of(book.instruments.clone(), areas)
}

/// What a case comes to under a version of an area's rule as its source has it and as it was drafted. Whatever is put
/// beside a drafted area asks in this way: the area need not be in the book.
pub fn moved(
    case: &Case,
    book: &Rulebook,
    source: &Area,
    drafted: &Area,
    version: &str,
    on: Day,
) -> Option<Moved> {
    let under = |area| {
        let version = Area::version(area, version)?;
        Some(decide(
            case,
            Rules {
                book,
                area,
                version,
            },
            on,
        ))
    };
    let (before, after) = (under(source)?, under(drafted)?);
    let routes = after.routes.routes.iter().map(|found| {
        let other = before
            .routes
            .routes
            .iter()
            .find(|other| other.route.id == found.route.id);
        RouteMoved {
            name: found.route.name.clone(),
            before: other.map(|other| other.answer()),
            after: found.answer(),
            called: (
                answer_words(found, drafted, SpokenTo::Professional),
                other.map(|other| answer_words(other, source, SpokenTo::Professional)),
            ),
            says: route_says(found, &after.routes, SpokenTo::Professional).sentences(),
        }
    });
    Some(Moved {
        routes: routes.collect(),
        before: headline(&before, SpokenTo::Professional).to_string(),
        after: headline(&after, SpokenTo::Professional).to_string(),
    })
}
