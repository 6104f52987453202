//! What is known without a case: which items there are, and whether a criterion depends on a case at all.
#![deny(clippy::wildcard_enum_match_arm)]

use std::collections::BTreeSet;

use crate::model::book::Rulebook;
use crate::model::instrument::Item;
use crate::model::rules::notice::Class;
use crate::model::rules::{Area, Criterion, PersonIs, Score, Threshold, Who};

/// The instruments that a criterion may name: those of the book, and the questions the area adds itself.
pub(super) struct Known<'a> {
    book: &'a Rulebook,
    local: String,
    questions: BTreeSet<&'a str>,
    /// How many reasons for a judgement there are to pick from.
    pub(super) prompts: u32,
}

/// What can be said of a criterion without a case.
pub(super) enum Fate {
    /// It depends on the case.
    Open,
    /// No case meets it, for this reason.
    Never(&'static str),
    /// Every case meets it, for this reason.
    Always(&'static str),
}

impl<'a> Known<'a> {
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
        if instrument == self.local {
            return (!self.questions.is_empty()).then(|| self.questions.clone());
        }
        let instrument = self.book.instrument(instrument)?;
        Some(ids(instrument.items.iter()))
    }

    /// Whether a step of an instrument may be asked for by name.
    pub(super) fn has_step(&self, instrument: &str, step: &str) -> bool {
        self.book
            .instrument(instrument)
            .is_some_and(|one| one.steps_to_ask_for().iter().any(|known| known.id == step))
    }

    /// The items that count towards a score; nothing where its instrument is not known.
    pub(super) fn counted(&self, asked: &Score) -> Option<BTreeSet<&str>> {
        let mut items = self.items(&asked.instrument)?;
        if !asked.items.is_empty() {
            items.retain(|item| asked.items.iter().any(|id| id == item));
        }
        Some(items)
    }

    /// How many of the items are meant.
    fn meant(&self, items: &BTreeSet<&str>, named: &[String]) -> u32 {
        number(
            items
                .iter()
                .filter(|item| named.is_empty() || named.iter().any(|id| id == **item))
                .count(),
        )
    }

    /// What can be said of a criterion without a case.
    pub(super) fn fate(&self, criterion: &Criterion) -> Fate {
        match criterion {
            Criterion::Score(asked) => match self.counted(asked) {
                Some(items) if asked.count.needed() > number(items.len()) => {
                    Fate::Never("it asks for more yes answers than there are questions that count")
                }
                Some(_) | None => counting(asked.count),
            },
            Criterion::Events(asked) => counting(asked.count),
            Criterion::Assessments(asked) => counting(asked.count),
            Criterion::Rising(asked) => never_if(
                asked.items.is_empty() && !asked.ledger,
                "it names no question and does not look at the history",
            ),
            Criterion::Since(asked) => never_if(
                asked.changes.is_empty() && asked.events.is_empty() && !asked.any_event,
                "it names no change and no event",
            ),
            Criterion::Follows(asked) => never_if(
                asked.changes.is_empty() && asked.orders.is_empty(),
                "it names no change and no order that an event could follow",
            ),
            Criterion::Unasked(asked) if asked.at_least == 0 => Fate::Always("it asks for none"),
            Criterion::Unasked(asked) => never_if(
                self.items(&asked.instrument)
                    .is_some_and(|items| asked.at_least > self.meant(&items, &asked.items)),
                "it asks for more items than there are",
            ),
            Criterion::Repeat(asked) => never_if(
                asked.months == 0,
                "nothing can happen within 0 months after an earlier day",
            ),
            Criterion::Judgement(asked) => never_if(
                asked.reasons > self.prompts,
                "it asks for more reasons than there are to pick from",
            ),
            Criterion::Person(asked) => person(asked),
            Criterion::All(parts) => self.all(parts),
            Criterion::Any(parts) => self.any(parts),
            Criterion::Item(_)
            | Criterion::Grade(_)
            | Criterion::SignedOff(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_) => Fate::Open,
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

fn never_if(is_never: bool, why: &'static str) -> Fate {
    if is_never {
        Fate::Never(why)
    } else {
        Fate::Open
    }
}

fn counting(count: Threshold) -> Fate {
    if count.enough() == 0 {
        Fate::Always("it asks for none")
    } else {
        Fate::Open
    }
}

fn person(asked: &PersonIs) -> Fate {
    let (from, to) = asked.age.map_or((None, None), |age| (age.from, age.to));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        Fate::Never("the youngest age is above the oldest")
    } else if asked.who == Who::Victim && !asked.relationship.is_empty() {
        Fate::Never("a relationship is asked of the person causing harm, not of the victim")
    } else if asked.who == Who::Child && (asked.lives_here || !asked.relationship.is_empty()) {
        Fate::Never("of a child only the age can be asked")
    } else if asked.who == Who::Child {
        Fate::Open
    } else if from.unwrap_or(0) == 0
        && to.is_none()
        && !asked.lives_here
        && asked.relationship.is_empty()
    {
        Fate::Always("it asks nothing about the person")
    } else {
        Fate::Open
    }
}

/// The ages that all of the parts leave to the victim. Of several persons causing harm each may meet another part.
fn victim_ages(parts: &[Criterion], from: &mut u32, to: &mut u32) {
    for part in parts {
        match part {
            Criterion::Person(PersonIs {
                who: Who::Victim,
                age: Some(age),
                ..
            }) => {
                *from = age.from.map_or(*from, |age| age.max(*from));
                *to = age.to.map_or(*to, |age| age.min(*to));
            }
            Criterion::All(parts) => victim_ages(parts, from, to),
            Criterion::Score(_)
            | Criterion::Item(_)
            | Criterion::Grade(_)
            | Criterion::Events(_)
            | Criterion::Rising(_)
            | Criterion::Assessments(_)
            | Criterion::Repeat(_)
            | Criterion::Judgement(_)
            | Criterion::SignedOff(_)
            | Criterion::Person(_)
            | Criterion::Since(_)
            | Criterion::Follows(_)
            | Criterion::Order(_)
            | Criterion::LowerGrade(_)
            | Criterion::Older(_)
            | Criterion::Unasked(_)
            | Criterion::Any(_) => {}
        }
    }
}

/// A count as rules give it.
pub(super) fn number(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
