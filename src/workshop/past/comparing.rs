//! Deciding every past case under two rules, so many at a time.

use std::sync::Arc;

use crate::engine::decision::{RoutesFound, routes_of_past};
use crate::logic::Truth;
use crate::model::book::{Rulebook, Rules};
use crate::model::case::AreaChoice;
use crate::model::instrument::Instrument;
use crate::model::nation::Nation;
use crate::model::rules::{Area, Criterion, Version};

use super::compared::{CaseOutcome, Compared, Rule, Under};
use super::fill::Filler;
use super::left_out::{KeptRows, Reason};
use super::loading::Progress;
use super::missing::Bits;
use super::reads::Reads;
use super::rows::{Past, PastRow};

/// A comparison that is being made.
pub struct Comparing {
    past: Arc<Past>,
    /// What these two rules read of the book, and no more: a decision reads every instrument there is.
    book: Rulebook,
    rules: [RulePlace; 2],
    filler: Filler,
    reads: Reads,
    keep: KeptRows,
    /// How many rows were looked at.
    done: usize,
    decided: Vec<(u32, CaseOutcome)>,
    passed: Vec<(u32, Reason)>,
}

/// Where a rule stands in the book.
#[derive(Clone, Copy)]
struct RulePlace {
    area: usize,
    version: usize,
}

impl Comparing {
    /// Begins to compare two versions; nothing where one of them is not loaded. A choice that names no version means the
    /// newest. `keep` says what becomes of rows in doubt.
    pub fn new(
        past: Arc<Past>,
        book: &Rulebook,
        choices: [&AreaChoice; 2],
        keep: KeptRows,
    ) -> Option<Self> {
        let [first, second] = choices.map(|choice| {
            let area = book.areas.iter().position(|area| area.id == choice.id)?;
            let versions = &book.areas.get(area)?.versions;
            let version = match &choice.version {
                Some(id) => versions.iter().position(|version| version.id == *id)?,
                None => versions.len().checked_sub(1)?,
            };
            Some(RulePlace { area, version })
        });
        let rules = [first?, second?];
        let book = pared(book, &past, rules);
        let filler = Filler::new(&past, roles(&book, rules));
        let reads = Reads::of(asked_for(&book, rules), &past, &book);
        let decided = Vec::with_capacity(past.rows.len());
        Some(Self {
            past,
            book,
            rules,
            filler,
            reads,
            keep,
            done: 0,
            decided,
            passed: Vec::new(),
        })
    }

    /// How far it has come, in cases.
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.done,
            of: self.past.rows.len(),
        }
    }

    /// Decides so many cases more; true when there are no others.
    pub fn advance(&mut self, cases: usize) -> bool {
        let Self {
            past,
            book,
            rules,
            filler,
            reads,
            keep,
            done,
            decided,
            passed,
        } = self;
        let [Some(first), Some(second)] = rules.map(|place| rule(book, place)) else {
            return true;
        };
        let rest = past.rows.get(*done..).unwrap_or_default();
        for row in rest.iter().take(cases) {
            let place = u32::try_from(*done).unwrap_or(u32::MAX);
            *done += 1;
            if let Some(reason) = keep
                .leaves_out(row.doubts)
                .or_else(|| reads.lacks(past, row))
            {
                passed.push((place, reason));
                continue;
            }
            let never = filler.fill(past, row);
            let found = routes_of_past(&filler.case, never, book, [first, second], row.date);
            let checklist = past
                .checklists
                .get(usize::from(row.checklist))
                .map_or("", String::as_str);
            let mut under = [Under::default(); 2];
            under
                .iter_mut()
                .zip(&found)
                .for_each(|(under, found)| *under = outcome(found, row, checklist));
            decided.push((place, CaseOutcome { under }));
        }
        *done == past.rows.len()
    }

    /// What came of the cases that were decided.
    pub fn finish(self) -> Compared {
        let Self {
            past,
            book,
            rules,
            decided,
            passed,
            ..
        } = self;
        let rules = rules.map(|place| {
            rule(&book, place)
                .map(|rule| named(&book, rule))
                .unwrap_or_default()
        });
        Compared::of(past, rules, decided, passed)
    }
}

/// Everything that these rules ask for; where one leaves a route open, national guidance may stand in for it.
fn asked_for(book: &Rulebook, rules: [RulePlace; 2]) -> impl Iterator<Item = &Criterion> {
    let own = rules
        .into_iter()
        .filter_map(|place| rule(book, place))
        .map(|rule| rule.version);
    let is_open = own
        .clone()
        .flat_map(|version| &version.routes)
        .any(|route| route.criterion.is_none());
    let national = book
        .areas
        .iter()
        .filter(move |area| is_open && area.nation == Nation::UnitedKingdom);
    let versions = own.chain(national.flat_map(|area| &area.versions));
    versions
        .flat_map(|version| &version.routes)
        .filter_map(|route| route.criterion.as_ref())
}

fn rule(book: &Rulebook, RulePlace { area, version }: RulePlace) -> Option<Rules<'_>> {
    let area = book.areas.get(area)?;
    Some(Rules {
        book,
        area,
        version: area.versions.get(version)?,
    })
}

/// Whose sign-offs the routes of these rules ask for, with the guidance that stands in for them.
fn roles(book: &Rulebook, rules: [RulePlace; 2]) -> Vec<String> {
    let chosen = rules
        .into_iter()
        .filter_map(|place| rule(book, place))
        .map(|rule| rule.version);
    let national = book
        .areas
        .iter()
        .filter(|area| area.nation == Nation::UnitedKingdom)
        .flat_map(|area| &area.versions);
    let routes = chosen.chain(national).flat_map(|version| &version.routes);
    let mut roles: Vec<String> = Vec::new();
    for role in routes
        .filter_map(|route| route.criterion.as_ref())
        .flat_map(Criterion::roles)
    {
        if !roles.iter().any(|known| known == role) {
            roles.push(role.to_owned());
        }
    }
    roles
}

fn named(book: &Rulebook, Rules { area, version, .. }: Rules<'_>) -> Rule {
    let national = book.guidance();
    let stands_in = |kind| {
        let versions = national
            .map(|area| area.versions.as_slice())
            .unwrap_or_default();
        versions
            .iter()
            .flat_map(|version| &version.routes)
            .any(|route| route.kind == kind && route.criterion.is_some())
    };
    let unknown = version
        .routes
        .iter()
        .filter(|route| route.criterion.is_none());
    Rule {
        area: area.name.clone(),
        version: version.title.clone(),
        forum: version.forum.name.clone(),
        unknown: unknown
            .map(|route| (route.name.clone(), stands_in(route.kind)))
            .collect(),
    }
}

fn outcome(found: &RoutesFound<'_>, row: &PastRow, checklist: &str) -> Under {
    let mut under = Under::default();
    let mut missing = Bits::default();
    for route in &found.routes {
        let answer = route.answer();
        let to_forum = route.leads_to_forum();
        under.raise(route.route.told_as(), answer);
        if to_forum {
            under.forum = under.forum.or(answer);
            if answer == Truth::CannotTell {
                missing.add_route(route, row, checklist);
            }
        }
    }
    // What could settle a route does not matter where another is met.
    under.missing = if under.forum == Truth::CannotTell {
        missing
    } else {
        Bits::default()
    };
    under
}

/// The book with the instruments that these rules, the guidance that stands in for them, and the cases name.
fn pared(book: &Rulebook, past: &Past, rules: [RulePlace; 2]) -> Rulebook {
    let mut named: Vec<&str> = past.checklists.iter().map(String::as_str).collect();
    named.extend(
        past.questions
            .iter()
            .filter_map(|(instrument, _)| instrument.as_deref()),
    );
    let chosen = |area: &Area, version: &Version| {
        rules.iter().any(|place| {
            let of = book.areas.get(place.area);
            of.is_some_and(|of| {
                of.id == area.id
                    && of
                        .versions
                        .get(place.version)
                        .is_some_and(|one| one.id == version.id)
            })
        })
    };
    let is_read = |area: &Area, version: &Version| {
        area.nation == Nation::UnitedKingdom || chosen(area, version)
    };
    for area in &book.areas {
        for version in area
            .versions
            .iter()
            .filter(|version| is_read(area, version))
        {
            version
                .routes
                .iter()
                .filter_map(|route| route.criterion.as_ref())
                .flat_map(Criterion::leaves)
                .filter_map(|leaf| leaf.about().items)
                .for_each(|items| named.push(items.instrument));
        }
    }
    let is_named = |one: &&Instrument| named.contains(&one.id.as_str());
    let area = |area: &Area| Area {
        versions: if area.versions.iter().any(|version| is_read(area, version)) {
            area.versions.clone()
        } else {
            Vec::new()
        },
        about: String::new(),
        id: area.id.clone(),
        name: area.name.clone(),
        places: area.places.clone(),
        forces: Vec::new(),
        ..*area
    };
    let instruments = book.instruments.iter().filter(is_named).cloned().collect();
    Rulebook::of(instruments, book.areas.iter().map(area).collect())
}
