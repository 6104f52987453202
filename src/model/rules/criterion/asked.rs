//! What can be told of a criterion without a case.

use std::any::Any;

use super::{AgeRange, Threshold};

/// A kind of criterion, as far as it can be told without a case.
pub trait CriterionAsked: Any {
    /// What it reads of a case beside the items that it names. A case of which that cannot be read is not decided, so
    /// every kind says it.
    fn reads(&self) -> Vec<CaseFact>;

    /// The items that it names.
    fn items(&self) -> Option<ItemsAsked<'_>> {
        None
    }

    /// How many it asks for, of whatever it counts.
    fn count(&self) -> Option<Threshold> {
        None
    }

    /// How many calendar months back from the day of decision it looks.
    fn window(&self) -> Option<u32> {
        None
    }

    /// How many of the reasons for a judgement it asks for.
    fn reasons(&self) -> u32 {
        0
    }

    /// Whose sign-off it asks for.
    fn role(&self) -> Option<&str> {
        None
    }

    /// The age of the victim, where it asks for that.
    fn victim_age(&self) -> Option<AgeRange> {
        None
    }

    /// What can be said of it without a case.
    fn fate(&self, _loaded: LoadedBeside) -> Fate {
        Fate::Open
    }

    /// How many yes answers among its items meet it, where some do.
    fn yes_enough(&self) -> Option<Threshold> {
        None
    }

    /// Whether every case that meets it meets the other. Sound and not complete: where it says no, it may still be so.
    /// `by_answers` says whether the yes answers that it asks for are enough for the other.
    fn implies(&self, _other: &dyn CriterionAsked, by_answers: bool) -> bool {
        by_answers
    }
}

/// Something of a case that a criterion reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseFact {
    /// How many yes answers were recorded in all.
    Total,
    /// The professional's grade.
    Grade,
    /// The events, and whether they are all.
    Events,
    /// Where events happened.
    EventPlaces,
    /// Where the victim lives.
    Home,
    /// The assessments, and whether they are all.
    Assessments,
    /// Whether there was an assessment on the day of decision, and what it came to.
    Newest,
    /// The earlier MARACs, and whether they are all.
    Maracs,
    /// Whose MARACs they were.
    MaracPlaces,
    /// The judgement.
    Judgement,
    /// Whether reasons were written.
    Written,
    /// The reasons that were picked.
    Reasons,
    /// The sign-off.
    SignOff,
    /// The victim's age.
    VictimAge,
    /// What the person causing harm is to the victim.
    Relationship,
}

/// ItemsAsked of an instrument, by id.
#[derive(Clone, Copy, Debug)]
pub struct ItemsAsked<'c> {
    /// The instrument.
    pub instrument: &'c str,
    /// The items.
    pub named: ItemIds<'c>,
    /// The step of the instrument's scale that is asked for.
    pub step: Option<&'c str>,
}

/// How items are named.
#[derive(Clone, Copy, Debug)]
pub enum ItemIds<'c> {
    /// One alone.
    One(&'c String),
    /// So many; of most kinds none means all.
    List(&'c [String]),
}

impl<'c> ItemsAsked<'c> {
    pub(super) fn of(instrument: &'c str, named: ItemIds<'c>) -> Self {
        Self {
            instrument,
            named,
            step: None,
        }
    }

    /// The items that are named.
    pub fn ids(&self) -> &'c [String] {
        match self.named {
            ItemIds::One(id) => std::slice::from_ref(id),
            ItemIds::List(ids) => ids,
        }
    }
}

/// What is loaded beside a rule, as far as a criterion depends on it.
#[derive(Clone, Copy, Debug)]
pub struct LoadedBeside {
    /// How many of its items there are; nothing where their instrument is not loaded or it names none.
    pub items: Option<u32>,
    /// How many reasons for a judgement there are to pick from.
    pub reasons: u32,
}

/// What can be said of a criterion without a case.
#[derive(Clone, Copy, Debug)]
pub enum Fate {
    /// It depends on the case.
    Open,
    /// No case meets it, for this reason.
    Never(&'static str),
    /// Every case meets it, for this reason.
    Always(&'static str),
}

pub(super) fn never_if(is_never: bool, why: &'static str) -> Fate {
    if is_never {
        Fate::Never(why)
    } else {
        Fate::Open
    }
}

pub(super) fn counting(count: Threshold) -> Fate {
    if count.enough() == 0 {
        Fate::Always("it asks for none")
    } else {
        Fate::Open
    }
}

/// The other where it is of the same kind.
pub(super) fn same_kind<K: CriterionAsked>(other: &dyn CriterionAsked) -> Option<&K> {
    (other as &dyn Any).downcast_ref()
}

/// The number that `one` needs at the least is certainly enough for `other`.
pub(super) fn enough(one: Threshold, other: Threshold) -> bool {
    one.needed() >= other.enough()
}

/// No list at all lets everything count.
pub(super) fn subset<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    other.is_empty() || (!one.is_empty() && one.iter().all(|entry| other.contains(entry)))
}

/// No limit at all is the highest.
pub(super) fn within(one: Option<u32>, other: Option<u32>) -> bool {
    other.is_none_or(|other| one.is_some_and(|one| one <= other))
}
