#![expect(
    missing_docs,
    reason = "each variant, and the method that strum makes of it, is named after its criterion and documented at its type"
)]

use super::*;
use crate::model::rules::*;

/// What an answer rests on, one variant a criterion.
#[derive(Clone, Debug, PartialEq, strum::EnumTryAs)]
pub enum Evidence<'a> {
    Score(Box<ScoreFound<'a>>),
    Total(Box<TotalFound<'a>>),
    Item(ItemFound<'a>),
    Grade(GradeFound<'a>),
    Events(Box<EventsFound<'a>>),
    DifferentPeople(Box<DifferentPeopleFound<'a>>),
    Rising(RisingFound<'a>),
    Assessments(AssessmentsFound<'a>),
    Repeat(RepeatFound<'a>),
    Heard(ThingsFound<'a, HeardWithin>),
    Judgement(JudgementFound<'a>),
    SignedOff(SignedOffFound<'a>),
    Person(PersonFound<'a>),
    Since(ThingsFound<'a, Since>),
    Follows(ThingsFound<'a, Follows>),
    Order(ThingsFound<'a, InForceOrder>),
    LowerGrade(ThingsFound<'a, LowerGrade>),
    Older(ThingsFound<'a, Older>),
    Unasked(ThingsFound<'a, Unasked>),
    All(Vec<Finding<'a>>),
    Any(Vec<Finding<'a>>),
    SamePerson(SamePersonFound<'a>),
}

/// Evidence by a trait that every kind has in a layer; the type that is wanted says which.
macro_rules! found_by_kind {
    ($evidence:expr) => {{
        use $crate::engine::decision::Evidence;
        use $crate::model::rules::Combined;
        match $evidence {
            Evidence::Score(found) => Combined::One(&**found),
            Evidence::Total(found) => Combined::One(&**found),
            Evidence::Item(found) => Combined::One(found),
            Evidence::Grade(found) => Combined::One(found),
            Evidence::Events(found) => Combined::One(&**found),
            Evidence::DifferentPeople(found) => Combined::One(&**found),
            Evidence::Rising(found) => Combined::One(found),
            Evidence::Assessments(found) => Combined::One(found),
            Evidence::Repeat(found) => Combined::One(found),
            Evidence::Heard(found) => Combined::One(found),
            Evidence::Judgement(found) => Combined::One(found),
            Evidence::SignedOff(found) => Combined::One(found),
            Evidence::Person(found) => Combined::One(found),
            Evidence::Since(found) => Combined::One(found),
            Evidence::Follows(found) => Combined::One(found),
            Evidence::Order(found) => Combined::One(found),
            Evidence::LowerGrade(found) => Combined::One(found),
            Evidence::Older(found) => Combined::One(found),
            Evidence::Unasked(found) => Combined::One(found),
            Evidence::All(parts) => Combined::All(parts),
            Evidence::Any(parts) => Combined::Any(parts),
            Evidence::SamePerson(found) => Combined::Same(&found.parts),
        }
    }};
}
pub(crate) use found_by_kind;
