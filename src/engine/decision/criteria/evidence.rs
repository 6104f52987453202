#![expect(
    missing_docs,
    reason = "each variant, and the method that strum makes of it, is named after its criterion and documented at its type"
)]

use super::{
    AroundFound, AssessmentsFound, EventsFound, Finding, GradeFound, ItemFound, JudgementFound,
    PersonFound, RepeatFound, RisingFound, ScoreFound, SignedOffFound,
};

/// What an answer rests on, one variant a criterion.
#[derive(Clone, Debug, PartialEq, strum::EnumTryAs)]
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
