use crate::engine::decision::reader::Reader;
use crate::logic::Truth;
use crate::model::case::{Event, Marac};
use crate::model::dates::Span;
use crate::model::rules::{Extent, PeopleScope, Repeat, same_place};

use super::super::events::between;
use super::anchor;

/// The earlier MARACs of a case, with what each event is held against worked out once: of a long history there are a
/// hundred thousand pairs.
pub(super) struct EarlierMaracs<'a> {
    /// In the order of the case.
    pub(super) list: Vec<EarlierMarac<'a>>,
    /// Everybody whose case it may have been, by id; nobody by name where it does not matter or nobody is named.
    pub(super) persons: Vec<Option<&'a str>>,
    /// By the place of the person: the place of the first who is named by the same MARACs.
    alike: Vec<usize>,
    /// Two of one place may have been heard here or neither: where the victim lives is not known.
    may_stand_together: bool,
}

/// An earlier MARAC.
pub(super) struct EarlierMarac<'m> {
    /// The MARAC.
    pub(super) marac: &'m Marac,
    /// The days its date may be of.
    pub(super) date: Span,
    /// It was where asked for.
    pub(super) heard: Truth,
    /// Whether it was about each person.
    about: Vec<Truth>,
    /// It was by the day of decision.
    is_by_then: Truth,
}

impl EarlierMaracs<'_> {
    /// Whether an event happened between those asked for, by the place of the person.
    pub(super) fn between(&self, asked: &Repeat, event: &Event) -> Vec<Truth> {
        let persons = self.persons.iter();
        persons
            .map(|person| between(event, asked.people, *person))
            .collect()
    }
}

impl EarlierMarac<'_> {
    /// Whether it counts as one about that person, by the place of the person.
    pub(super) fn counts(&self, person: usize) -> Truth {
        self.heard.and(self.is_about(person))
    }

    fn is_about(&self, person: usize) -> Truth {
        self.about.get(person).copied().unwrap_or(Truth::CannotTell)
    }
}

impl<'a> Reader<'_, 'a> {
    /// The MARACs that were or may have been by the day of decision.
    pub(super) fn earlier_maracs(&self, asked: &Repeat) -> EarlierMaracs<'a> {
        let persons = self.anyone(asked);
        let maracs = self.case.maracs.list.iter();
        let dated = maracs.map(|marac| (marac, self.known_span(anchor(marac, asked.anchor))));
        let earlier = dated.filter(|(_, span)| span.first.is_none_or(|first| first <= self.on));
        let list: Vec<_> = earlier
            .map(|(marac, date)| self.weighed(asked, &persons, marac, date))
            .collect();
        let by_maracs = |person: usize| list.iter().map(move |one| one.is_about(person));
        let alike = (0..persons.len()).map(|person| {
            let same = |other: &usize| by_maracs(*other).eq(by_maracs(person));
            (0..person).find(same).unwrap_or(person)
        });
        EarlierMaracs {
            alike: alike.collect(),
            persons,
            may_stand_together: asked.heard == Extent::ThisArea && self.home_open(),
            list,
        }
    }

    /// A MARAC with what bears on every event of it.
    pub(super) fn weighed<'m>(
        &self,
        asked: &Repeat,
        persons: &[Option<&str>],
        marac: &'m Marac,
        date: Span,
    ) -> EarlierMarac<'m> {
        let about = persons.iter();
        EarlierMarac {
            marac,
            date,
            heard: match asked.heard {
                Extent::Anywhere => Truth::Met,
                Extent::ThisArea => self.here.is_one_of(&marac.areas),
            },
            about: about
                .map(|person| is_about(asked, marac, *person))
                .collect(),
            is_by_then: date.by(self.on),
        }
    }

    /// Everybody whose case it may have been.
    fn anyone(&self, asked: &Repeat) -> Vec<Option<&'a str>> {
        let persons = self.read.persons.iter();
        let persons = persons.filter(|_| asked.people != PeopleScope::SameVictim);
        let persons: Vec<_> = persons.map(|person| Some(person.id.as_str())).collect();
        if persons.is_empty() {
            vec![None]
        } else {
            persons
        }
    }
}

/// Whether the event is between those whose case was heard, and whether that was the last time their case was: the
/// same person causing harm must stand in all. Of several the one who comes nearest decides.
pub(super) fn last_between<'o, 'm: 'o>(
    own: &EarlierMarac<'_>,
    (between, span): (&[Truth], Span),
    others: impl Iterator<Item = &'o EarlierMarac<'m>>,
    all: &EarlierMaracs<'_>,
) -> (Truth, Truth) {
    let others = others.filter(|other| other.marac.id != own.marac.id);
    // Of each whether the event is new after it, and whether it was where asked for.
    let others: Vec<(Truth, Truth, &EarlierMarac<'_>)> = others
        .filter_map(|other| {
            let new = span.after(other.date);
            let is_later = other.date.after(own.date) == Truth::Met;
            // What was heard before the event and not after this MARAC stands in no way between, whatever it was.
            if new == Truth::Met && !is_later {
                return None;
            }
            // Two of one place were both heard here or neither: it is asked of the other if this one was.
            let together = all.may_stand_together && stand_together(own, other);
            let heard = if together { Truth::Met } else { other.heard };
            Some((new, heard.and(other.is_by_then), other))
        })
        .collect();
    let last = |person: usize| {
        Truth::all(others.iter().map(|(new, heard, other)| {
            let relevant = heard.and(other.is_about(person));
            // One that certainly lies between is the one that counts.
            let between = *new == Truth::Met && relevant == Truth::Met;
            new.and((!between).into()).or(!relevant)
        }))
    };
    let mut known: Vec<Option<Truth>> = vec![None; all.alike.len()];
    let persons = all.alike.iter().zip(between).enumerate();
    let each = persons.map(|(place, (alike, between))| {
        let last = match known.get_mut(*alike) {
            Some(known) => *known.get_or_insert_with(|| last(*alike)),
            None => last(place),
        };
        (between.and(own.is_about(place)), last)
    });
    each.max_by_key(|(people, last)| people.and(*last))
        .unwrap_or((Truth::CannotTell, Truth::CannotTell))
}

/// Whether two MARACs were in one and the same place, of which only the home says whether it is here.
fn stand_together(one: &EarlierMarac<'_>, other: &EarlierMarac<'_>) -> bool {
    let areas = &one.marac.areas;
    let of_one_place = |marac: &Marac| {
        areas
            .iter()
            .all(|place| marac.areas.iter().all(|own| same_place(own, place)))
    };
    let named = !areas.is_empty() && !other.marac.areas.is_empty();
    named && one.heard == Truth::CannotTell && of_one_place(one.marac) && of_one_place(other.marac)
}

/// Whether a MARAC was about that person, where it matters.
fn is_about(asked: &Repeat, marac: &Marac, person: Option<&str>) -> Truth {
    match person {
        _ if asked.people == PeopleScope::SameVictim => Truth::Met,
        Some(person) if !marac.about.is_empty() => marac.about.iter().any(|id| id == person).into(),
        _ => Truth::CannotTell,
    }
}
