//! A kind of criterion is one file: what it asks for, and what can be told of it without a case. It is entered in the enum
//! and in the match below it.

mod asked;
mod assessments;
mod different_people;
mod events;
mod follows;
mod grade;
mod heard;
mod item;
mod judgement;
mod lower_grade;
mod older;
mod order;
mod person;
mod repeat;
mod rising;
mod score;
mod signed_off;
mod since;
mod total;
mod unasked;

use serde::{Deserialize, Serialize};

pub use asked::{About, CaseFact, CriterionAsked, Fate, ItemsAsked, RestsOn, WEIGHED};
pub use assessments::Assessments;
pub use different_people::{AtEvents, DifferentPeople};
pub use events::{Assumed, Events, Extent, PeopleScope, Recorded};
pub use follows::Follows;
pub use grade::GradeAsked;
pub use heard::HeardWithin;
pub use item::ItemIsYes;
pub use judgement::JudgementAsked;
pub use lower_grade::LowerGrade;
pub use older::Older;
pub use order::InForceOrder;
pub use person::{AgeRange, PersonIs, Who};
pub use repeat::{Anchor, Repeat, RepeatEvents};
pub use rising::Rising;
pub use score::Score;
pub use since::Since;
pub use total::{Total, WeightedItems, points_in, reaching};
pub use unasked::Unasked;

/// What a route asks for. A small closed set: each comes out met, not met or cannot tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Enough yes answers among the items of an instrument.
    Score(Score),
    /// Enough points among the items of an instrument, where a yes to one adds more than to another.
    Total(Total),
    /// One item is yes, or answered as asked for.
    Item(ItemIsYes),
    /// The professional's own grade.
    Grade(GradeAsked),
    /// Enough events in the ledger.
    Events(Events),
    /// Enough different people at events.
    DifferentPeople(DifferentPeople),
    /// Frequency or severity going up.
    Rising(Rising),
    /// Enough earlier assessments.
    Assessments(Assessments),
    /// A new event after an earlier MARAC.
    Repeat(Repeat),
    /// An earlier MARAC, whatever happened since.
    Heard(HeardWithin),
    /// The professional judges that it should be heard.
    Judgement(JudgementAsked),
    /// Somebody of that role has signed the referral off; the sign-off of a case holds the role as it is written here.
    SignedOff(String),
    /// A fact about a person.
    Person(PersonIs),
    /// Something happened or became known since the newest checklist, or within a window.
    Since(Since),
    /// An event soon after a change or the beginning of an order.
    Follows(Follows),
    /// An order is in force.
    Order(InForceOrder),
    /// The newest grade is lower than an earlier one.
    LowerGrade(LowerGrade),
    /// The newest checklist is old.
    Older(Older),
    /// Items that were not asked or looked up.
    Unasked(Unasked),
    /// All of them.
    All(Vec<Criterion>),
    /// At least one of them.
    Any(Vec<Criterion>),
    /// All of them, and those about a person causing harm of one and the same.
    SamePerson(Vec<Criterion>),
}

/// One of a kind by a trait that every kind has, or several combined.
#[derive(Debug)]
pub enum Combined<'c, Kind: ?Sized, Part> {
    /// One.
    One(&'c Kind),
    /// All of them.
    All(&'c [Part]),
    /// At least one of them.
    Any(&'c [Part]),
    /// All of them, of one and the same person causing harm.
    Same(&'c [Part]),
}

/// A criterion by a trait that every kind has in a layer; the type that is wanted says which.
macro_rules! by_kind {
    ($criterion:expr) => {{
        use $crate::model::rules::{Combined, Criterion};
        match $criterion {
            Criterion::Score(asked) => Combined::One(asked),
            Criterion::Total(asked) => Combined::One(asked),
            Criterion::Item(asked) => Combined::One(asked),
            Criterion::Grade(asked) => Combined::One(asked),
            Criterion::Events(asked) => Combined::One(asked),
            Criterion::DifferentPeople(asked) => Combined::One(asked),
            Criterion::Rising(asked) => Combined::One(asked),
            Criterion::Assessments(asked) => Combined::One(asked),
            Criterion::Repeat(asked) => Combined::One(asked),
            Criterion::Heard(asked) => Combined::One(asked),
            Criterion::Judgement(asked) => Combined::One(asked),
            Criterion::SignedOff(asked) => Combined::One(asked),
            Criterion::Person(asked) => Combined::One(asked),
            Criterion::Since(asked) => Combined::One(asked),
            Criterion::Follows(asked) => Combined::One(asked),
            Criterion::Order(asked) => Combined::One(asked),
            Criterion::LowerGrade(asked) => Combined::One(asked),
            Criterion::Older(asked) => Combined::One(asked),
            Criterion::Unasked(asked) => Combined::One(asked),
            Criterion::All(parts) => Combined::All(parts),
            Criterion::Any(parts) => Combined::Any(parts),
            Criterion::SamePerson(parts) => Combined::Same(parts),
        }
    }};
}
pub(crate) use by_kind;

impl Criterion {
    /// What can be told of it without a case, or of its parts.
    pub fn asked(&self) -> Combined<'_, dyn CriterionAsked, Self> {
        by_kind!(self)
    }

    /// The criteria of one kind each that it is made of.
    pub fn leaves(&self) -> Vec<&dyn CriterionAsked> {
        match self.asked() {
            Combined::One(asked) => vec![asked],
            Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
                parts.iter().flat_map(Self::leaves).collect()
            }
        }
    }

    /// Whose sign-offs it asks for, as often as it does.
    pub fn roles(&self) -> Vec<&str> {
        let leaves = self.leaves().into_iter();
        leaves.filter_map(|leaf| leaf.about().role).collect()
    }
}

/// How many are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    /// This many or more.
    AtLeast(u32),
    /// More than this many.
    MoreThan(u32),
    /// The number is not published; it lies from the first to the second, both included.
    Somewhere(u32, u32),
    /// The source says that there is a number, and not which.
    NotPublished,
}

impl Threshold {
    /// The number that is certainly enough; none where nothing is known of it.
    pub fn enough(self) -> Option<u32> {
        match self {
            Self::AtLeast(number) | Self::Somewhere(_, number) => Some(number),
            Self::MoreThan(number) => Some(number.saturating_add(1)),
            Self::NotPublished => None,
        }
    }

    /// The number below which it is certainly not met.
    pub fn needed(self) -> u32 {
        match self {
            Self::AtLeast(number) | Self::Somewhere(number, _) => number,
            Self::MoreThan(number) => number.saturating_add(1),
            Self::NotPublished => 1,
        }
    }

    /// The number, where it is one.
    pub fn number(self) -> Option<u32> {
        self.enough().filter(|enough| *enough == self.needed())
    }

    /// What to aim at to settle a count that has a possible most: what is certainly enough where that is possible, and otherwise
    /// what is needed at the least; and whether it is possible.
    pub fn target(self, is_possible: impl FnOnce(u32) -> bool) -> (u32, bool) {
        match self.enough().filter(|enough| is_possible(*enough)) {
            Some(enough) => (enough, true),
            None => (self.needed(), false),
        }
    }
}
