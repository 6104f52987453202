#![deny(clippy::wildcard_enum_match_arm)]

mod around;
mod earlier;
mod events;

use crate::model::case::{Assessment, Child, Grade, Person};
use crate::model::dates::Day;
use crate::model::instrument::{Instrument, Item, Reply, Step};
use crate::model::rules::{GradeAtLeast, ItemIsYes, JudgementAsked, PersonIs, Score};

use super::{Count, Truth};

pub use around::{AroundFound, Thing, ThingWeighed};
pub use earlier::{AssessmentWeighed, AssessmentsFound, RepeatFound, RepeatPair};
pub use events::{
    Behind, EventsFound, Fit, OneOfSeveral, OtherReading, Present, Reading, RisingFound, Weighed,
    Window,
};

/// What became of one criterion, and on what that rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// The answer.
    pub answer: Truth,
    /// What it rests on.
    pub evidence: Evidence<'a>,
}

/// What an answer rests on, one variant a criterion.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "each variant is named after its criterion and documented at its type"
)]
pub enum Evidence<'a> {
    Score(Box<ScoreFound<'a>>),
    Item(ItemFound<'a>),
    Grade(GradeFound<'a>),
    Events(Box<EventsFound<'a>>),
    Rising(RisingFound<'a>),
    Assessments(AssessmentsFound<'a>),
    Repeat(RepeatFound<'a>),
    Judgement(JudgementFound<'a>),
    SignedOff(SignedOffFound<'a>),
    Person(PersonFound<'a>),
    Around(AroundFound<'a>),
    All(Vec<Finding<'a>>),
    Any(Vec<Finding<'a>>),
}

/// How an item's answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemReading<'a> {
    /// It counts as yes.
    Yes,
    /// It counts as no.
    No,
    /// It is not known, and this is what was answered; nothing when the item has no answer at all.
    Open(Option<&'a Reply>),
    /// The person causing harm said no, which is never enough for a no.
    OpenByPerpetrator,
    /// How many were yes in all was recorded, and that says nothing of this one.
    InTotal,
}

impl From<ItemReading<'_>> for Truth {
    fn from(reading: ItemReading<'_>) -> Self {
        match reading {
            ItemReading::Yes => Self::Met,
            ItemReading::No => Self::NotMet,
            ItemReading::Open(_) | ItemReading::OpenByPerpetrator | ItemReading::InTotal => {
                Self::CannotTell
            }
        }
    }
}

/// An item that is not known, and in which way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Why it is open.
    pub reading: ItemReading<'a>,
}

/// Yes answers counted.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreFound<'a> {
    /// What was asked for.
    pub asked: &'a Score,
    /// The instrument; nothing when the rule names one that is not loaded.
    pub instrument: Option<&'a Instrument>,
    /// The assessment that was read; nothing when there is none with this instrument.
    pub assessment: Option<&'a Assessment>,
    /// How many.
    pub count: Count,
    /// How many yes answers were recorded in all, where that is what is counted and it is not known which they were.
    pub total: Option<u32>,
    /// The items answered yes.
    pub yes: Vec<&'a Item>,
    /// The items that are not known.
    pub open: Vec<OpenItem<'a>>,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFound<'a> {
    /// What was asked for.
    pub asked: &'a ItemIsYes,
    /// The item; nothing when its instrument is not loaded.
    pub item: Option<&'a Item>,
    /// How its answer is read: yes where it is what was asked for.
    pub reading: ItemReading<'a>,
    /// The step of the scale that was asked for, where one was.
    pub wanted: Option<&'a Step>,
    /// The step that it is answered by, where one was asked for; nothing where what was said is no answer.
    pub answered: Option<&'a Step>,
}

/// The professional's own grade.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeFound<'a> {
    /// What was asked for.
    pub asked: &'a GradeAtLeast,
    /// The day of decision: a review of a later day has raised no grade yet.
    pub on: Day,
    /// The newest graded assessment; several when their dates do not tell which is the newest.
    pub newest: Vec<&'a Assessment>,
    /// Checklists that may be later than that, and of which no grade is known.
    pub ungraded: Vec<&'a Assessment>,
    /// Whether one with the grade that is asked for can turn out to be the newest.
    pub can_be_reached: bool,
}

/// What a judgement still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "kebab-case"))]
pub enum JudgementMissing {
    /// Nobody has judged yet that the case should be heard.
    Judgement,
    /// The reasons in the professional's own words.
    Words,
    /// So many more of the prompts.
    Reasons(u32),
}

/// Professional judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgementFound<'a> {
    /// What was asked for.
    pub asked: &'a JudgementAsked,
    /// What is missing.
    pub missing: Vec<JudgementMissing>,
    /// Whether any reason is given: one that was picked, or the professional's own words.
    pub reasons: bool,
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedOffFound<'a> {
    /// Whose sign-off was asked for.
    pub asked: &'a str,
    /// Who signed, if somebody did, in the case's own words; they decide nothing.
    pub by: Option<&'a str>,
    /// Whose sign-off that was said to be, of those that a rule asks for; empty while nobody has said.
    pub roles: &'a [String],
}

/// A child, and the least and the most years of age on the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChildFound<'a> {
    /// The child.
    pub child: &'a Child,
    /// The years.
    pub years: (u32, Option<u32>),
}

/// A fact about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonFound<'a> {
    /// What was asked for.
    pub asked: &'a PersonIs,
    /// Whom it was found of; nothing when no such person is recorded.
    pub person: Option<&'a Person>,
    /// The children who are of that age, or may be, where children are asked about.
    pub children: Vec<ChildFound<'a>>,
    /// The least and the most years of age on the day.
    pub years: (u32, Option<u32>),
    /// The age is in the range.
    pub age: Truth,
    /// The person lives there.
    pub lives_here: Truth,
    /// The relationship is one of those asked for.
    pub relationship: Truth,
    /// Here is where the victim lives, and that is not known.
    pub home_open: bool,
}

/// The grades of an assessment or an event, least and greatest, as far as they are known.
pub(super) fn grade_range(grade: Option<Grade>) -> (Grade, Grade) {
    (
        grade.unwrap_or(Grade::Standard),
        grade.unwrap_or(Grade::High),
    )
}

impl Finding<'_> {
    /// Whether something that was recorded leaves it open: a question that was put and has no answer that is known, an
    /// event of that kind of which the rest does not tell, or a child whose age is not known.
    pub fn is_left_open_by_record(&self) -> bool {
        if self.answer != Truth::CannotTell {
            return false;
        }
        match &self.evidence {
            Evidence::Item(found) => !found.reading.has_no_answer(),
            Evidence::Events(found) => found
                .that(Truth::CannotTell)
                .any(|weighed| weighed.fit.kind == Truth::Met),
            Evidence::Around(found) => found
                .things
                .iter()
                .any(|one| one.answer == Truth::CannotTell && one.is_named()),
            Evidence::Person(found) => !found.children.is_empty(),
            Evidence::All(parts) | Evidence::Any(parts) => {
                parts.iter().any(Self::is_left_open_by_record)
            }
            Evidence::Score(_)
            | Evidence::Grade(_)
            | Evidence::Rising(_)
            | Evidence::Assessments(_)
            | Evidence::Repeat(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_) => false,
        }
    }
}

impl<'a> Finding<'a> {
    /// The findings that it is combined of; nothing where it is of one criterion.
    pub fn parts(&self) -> Option<&[Finding<'a>]> {
        match &self.evidence {
            Evidence::All(parts) | Evidence::Any(parts) => Some(parts),
            Evidence::Score(_)
            | Evidence::Item(_)
            | Evidence::Grade(_)
            | Evidence::Events(_)
            | Evidence::Rising(_)
            | Evidence::Assessments(_)
            | Evidence::Repeat(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_)
            | Evidence::Person(_)
            | Evidence::Around(_) => None,
        }
    }

    /// The findings of one criterion each that it is made of.
    pub fn leaves<'f>(&'f self) -> Box<dyn Iterator<Item = &'f Finding<'a>> + 'f> {
        match self.parts() {
            Some(parts) => Box::new(parts.iter().flat_map(Finding::leaves)),
            None => Box::new(std::iter::once(self)),
        }
    }

    /// Whether it looked at something that perhaps is what is asked for.
    pub(super) fn holds_perhaps(&self) -> bool {
        match &self.evidence {
            Evidence::Around(found) => found.perhaps().next().is_some(),
            Evidence::Score(_)
            | Evidence::Item(_)
            | Evidence::Grade(_)
            | Evidence::Events(_)
            | Evidence::Rising(_)
            | Evidence::Assessments(_)
            | Evidence::Repeat(_)
            | Evidence::Judgement(_)
            | Evidence::SignedOff(_)
            | Evidence::Person(_)
            | Evidence::All(_)
            | Evidence::Any(_) => false,
        }
    }
}

impl ItemReading<'_> {
    /// Whether the question has not been put: never, or not because it was not safe.
    pub fn was_not_asked(self) -> bool {
        match self {
            Self::Open(reply) => {
                reply.is_none_or(|reply| matches!(reply, Reply::NotAsked | Reply::NotSafe))
            }
            Self::Yes | Self::No | Self::OpenByPerpetrator | Self::InTotal => false,
        }
    }

    /// Whether nothing was recorded of it, so that a total of the yes answers speaks for it.
    pub(crate) fn has_no_answer(self) -> bool {
        matches!(
            self,
            Self::Open(None | Some(Reply::NotAsked)) | Self::InTotal
        )
    }

    /// Whether it has no reply that tells anything: none at all, a word that its checklist does not have, or a total alone.
    pub(crate) fn has_no_reply(self) -> bool {
        match self {
            Self::Open(reply) => reply.is_none_or(|reply| match reply {
                Reply::DoesNotKnow | Reply::Declined => false,
                Reply::NotAsked | Reply::NotSafe => true,
                // Read as open because the checklist has no such step.
                Reply::Yes | Reply::No | Reply::Step(_) => true,
            }),
            Self::InTotal => true,
            Self::Yes | Self::No | Self::OpenByPerpetrator => false,
        }
    }
}
