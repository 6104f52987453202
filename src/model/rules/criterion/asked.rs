//! What can be told of a criterion without a case.

use std::any::Any;

use super::{AgeRange, Threshold, WeightedItems};
use crate::model::case::ChangeKind;
use crate::model::dates::Period;

/// As how many a criterion counts that weighs a list of the case against another.
pub const WEIGHED: usize = 4;

/// A kind of criterion, as far as it can be told without a case.
pub trait CriterionAsked: Any {
    /// What it is about.
    fn about(&self) -> About<'_>;

    /// Whether every case that meets it meets the other. Sound and not complete: where it says no, it may still be so.
    /// `by_answers` says whether the yes answers that it asks for are enough for the other.
    fn implies(&self, _other: &dyn CriterionAsked, by_answers: bool) -> bool {
        by_answers
    }
}

/// What a criterion is about, whatever its kind.
#[derive(Clone, Debug)]
pub struct About<'c> {
    /// What it reads of a case beside the items that it names: a past case of which that cannot be read is not decided.
    pub reads: Vec<CaseFact>,
    /// What it cannot be met without.
    pub rests_on: RestsOn<'c>,
    /// The items that it names.
    pub items: Option<ItemsAsked<'c>>,
    /// As how many it counts where a version may ask for so many.
    pub counts_as: usize,
    /// How many it asks for, of whatever it counts.
    pub count: Option<Threshold>,
    /// Whether one of several persons causing harm is enough, whichever that is.
    pub any_person: bool,
    /// Whether more of what it asks for can take it away.
    pub is_band: bool,
    /// The length of its window, in each unit that it is given in: more than one is a mistake.
    pub given: [Option<Period>; 3],
    /// Whether its window lies before the day of decision, where one of no length is a mistake.
    pub looks_back: bool,
    /// Whether a source is likely to give a window where the rule has none.
    pub asks_for_window: bool,
    /// How many of the reasons for a judgement it asks for.
    pub reasons: u32,
    /// Whose sign-off it asks for.
    pub role: Option<&'c str>,
    /// The age that it asks for, of whomever.
    pub age: Option<AgeRange>,
    /// The age of the victim, where it asks for that.
    pub victim_age: Option<AgeRange>,
    /// Where in it very high is named, which just an area of four grades has.
    pub very_high: Vec<String>,
    /// How many yes answers among its items meet it, where some do.
    pub yes_enough: Option<Threshold>,
    /// Why no case meets it where it asks for more items or reasons than are loaded; empty where that is no matter.
    pub too_many: &'static str,
    /// What else can be said of it without a case.
    pub fate: Fate,
}

impl About<'_> {
    /// What every kind says: whoever left one of these out would have a case decided that cannot be, or private things
    /// told.
    pub(super) fn reading(reads: Vec<CaseFact>, rests_on: RestsOn<'_>) -> About<'_> {
        About {
            reads,
            rests_on,
            items: None,
            counts_as: 1,
            count: None,
            any_person: false,
            is_band: false,
            given: [None; 3],
            looks_back: false,
            asks_for_window: false,
            reasons: 0,
            role: None,
            age: None,
            victim_age: None,
            very_high: Vec::new(),
            yes_enough: None,
            too_many: "",
            fate: Fate::Open,
        }
    }
}

/// What a criterion cannot be met without, of what may be kept back from whoever reads.
#[derive(Clone, Copy, Debug)]
pub enum RestsOn<'c> {
    /// So many of the items that it names.
    Items(u32),
    /// So many points of its items, by what each adds.
    Points(&'c [WeightedItems], u32),
    /// One of these changes.
    Changes(&'c [ChangeKind]),
    /// Nothing that may be kept back.
    Other,
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

/// Items of an instrument.
#[derive(Clone, Debug)]
pub struct ItemsAsked<'c> {
    /// The instrument.
    pub instrument: &'c str,
    /// The items, by id; of most kinds none means all.
    pub ids: Vec<&'c str>,
    /// Whether they are a list, and not one alone.
    pub is_list: bool,
    /// The step of the instrument's scale that is asked for.
    pub step: Option<&'c str>,
}

impl<'c> ItemsAsked<'c> {
    pub(super) fn of(instrument: &'c str, ids: impl IntoIterator<Item = &'c String>) -> Self {
        Self {
            instrument,
            ids: ids.into_iter().map(String::as_str).collect(),
            is_list: true,
            step: None,
        }
    }
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

/// What asks for none is always met.
pub(super) fn asks_for_none(number: u32) -> Fate {
    if number == 0 {
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
    other.enough().is_some_and(|enough| one.needed() >= enough)
}

/// No list at all lets everything count.
pub(super) fn subset<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    other.is_empty() || (!one.is_empty() && one.iter().all(|entry| other.contains(entry)))
}

/// No limit at all is the longest.
pub(super) fn within(one: Option<Period>, other: Option<Period>) -> bool {
    other.is_none_or(|other| one.is_some_and(|one| one.is_no_longer_than(other)))
}
