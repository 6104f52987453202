//! What is known without a case: which items there are, and whether a criterion depends on a case at all.
#![deny(clippy::wildcard_enum_match_arm)]

use std::collections::BTreeSet;

use crate::model::book::Rulebook;
use crate::model::instrument::{Item, Role};
use crate::model::rules::notice::Class;
use crate::model::rules::{About, Area, Combined, Criterion, Fate, ItemsAsked, RestsOn, points_in};

/// The instruments that a criterion may name: those of the book, and the questions the area adds itself.
pub(super) struct KnownInstruments<'a> {
    book: &'a Rulebook,
    local: String,
    questions: BTreeSet<&'a str>,
    /// How many reasons for a judgement there are to pick from.
    pub(super) prompts: u32,
}

impl<'a> KnownInstruments<'a> {
    pub(super) fn new(area: &'a Area, book: &'a Rulebook) -> Self {
        let prompts = book
            .notices
            .notices
            .iter()
            .filter(|notice| notice.class == Class::Prompt)
            .count();
        Self {
            book,
            local: area.local_instrument(),
            questions: ids(area.versions.iter().flat_map(|version| &version.questions)),
            prompts: number(prompts),
        }
    }

    /// The items of an instrument; nothing where it is not known.
    pub(super) fn items(&self, instrument: &str) -> Option<BTreeSet<&str>> {
        if self.is_own(instrument) {
            return (!self.questions.is_empty()).then(|| self.questions.clone());
        }
        let instrument = self.book.instrument(instrument)?;
        Some(ids(instrument.items.iter()))
    }

    /// Whether it is the instrument that the area's own questions form.
    pub(super) fn is_own(&self, instrument: &str) -> bool {
        instrument == self.local
    }

    /// Whether its answers are about a person causing harm.
    pub(super) fn is_of_a_person(&self, instrument: &str) -> bool {
        let known = self.book.instrument(instrument);
        known.is_some_and(|one| one.role == Role::CausingHarm)
    }

    /// Whether a step of an instrument may be asked for by name.
    pub(super) fn has_step(&self, instrument: &str, step: &str) -> bool {
        self.book
            .instrument(instrument)
            .is_some_and(|one| one.steps_to_ask_for().iter().any(|known| known.id == step))
    }

    /// Those of the items that a criterion names; all where it names none, and nothing where their instrument is not
    /// known.
    pub(super) fn meant(&self, asked: &ItemsAsked<'_>) -> Option<BTreeSet<&str>> {
        let mut items = self.items(asked.instrument)?;
        let ids = &asked.ids;
        if !ids.is_empty() {
            items.retain(|item| ids.contains(item));
        }
        Some(items)
    }

    /// How many of the items that it names are loaded; nothing where their instrument is not, or it names none.
    pub(super) fn loaded(&self, about: &About<'_>) -> Option<u32> {
        let items = self.meant(about.items.as_ref()?)?;
        Some(number(items.len()))
    }

    /// What can be said of a criterion without a case.
    pub(super) fn fate(&self, criterion: &Criterion) -> Fate {
        match criterion.asked() {
            Combined::One(asked) => self.fate_of_one(&asked.about()),
            Combined::All(parts) | Combined::Same(parts) => self.all(parts),
            Combined::Any(parts) => self.any(parts),
        }
    }

    fn fate_of_one(&self, about: &About<'_>) -> Fate {
        let too_many_items = match about.rests_on {
            RestsOn::Items(needed) => self.loaded(about).is_some_and(|loaded| needed > loaded),
            RestsOn::Points(weights, needed) => needed > points_in(weights, |_| true),
            RestsOn::Changes(_) | RestsOn::Other => false,
        };
        if !about.too_many.is_empty() && (too_many_items || about.reasons > self.prompts) {
            Fate::Never(about.too_many)
        } else if !about.is_band && about.count.is_some_and(|count| count.enough() == Some(0)) {
            Fate::Always("it asks for none")
        } else {
            about.fate
        }
    }

    fn all(&self, parts: &[Criterion]) -> Fate {
        let mut always = true;
        for part in parts {
            match self.fate(part) {
                Fate::Never(why) => return Fate::Never(why),
                Fate::Open => always = false,
                Fate::Always(_) => {}
            }
        }
        let (mut from, mut to) = (0, u32::MAX);
        victim_ages(parts, &mut from, &mut to);
        if from > to {
            Fate::Never("the victim cannot be of all these ages at once")
        } else if always {
            Fate::Always(if parts.is_empty() {
                "it asks for all of nothing"
            } else {
                "every part of it is always met"
            })
        } else {
            Fate::Open
        }
    }

    fn any(&self, parts: &[Criterion]) -> Fate {
        let mut never = Fate::Never("it asks for any of nothing");
        for part in parts {
            match self.fate(part) {
                Fate::Always(why) => return Fate::Always(why),
                Fate::Open => never = Fate::Open,
                Fate::Never(why) => {
                    never = match never {
                        Fate::Open => Fate::Open,
                        Fate::Never(_) | Fate::Always(_) => Fate::Never(why),
                    }
                }
            }
        }
        never
    }
}

/// Put in one by one: `collect` would bring its sorting along.
fn ids<'a>(items: impl Iterator<Item = &'a Item>) -> BTreeSet<&'a str> {
    let mut ids = BTreeSet::new();
    ids.extend(items.map(|item| item.id.as_str()));
    ids
}

/// The ages that all of the parts leave to the victim. Of several persons causing harm each may meet another part.
fn victim_ages(parts: &[Criterion], from: &mut u32, to: &mut u32) {
    for part in parts {
        match part.asked() {
            Combined::One(asked) => {
                if let Some(age) = asked.about().victim_age {
                    *from = age.from.map_or(*from, |age| age.max(*from));
                    *to = age.to.map_or(*to, |age| age.min(*to));
                }
            }
            Combined::All(parts) | Combined::Same(parts) => victim_ages(parts, from, to),
            Combined::Any(_) => {}
        }
    }
}

/// A count as rules give it.
pub(super) fn number(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
