//! Criteria of every kind, over the names and windows that the generated cases are crowded around.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use waymark::model::case::Grade;
use waymark::model::rules::{
    AgeRange, Anchor, Assessments, AtEvents, Criterion, DifferentPeople, Events, Extent,
    GradeAsked, HeardWithin, ItemIsYes, JudgementAsked, PeopleScope, PersonIs, Recorded, Repeat,
    RepeatEvents, Rising, Score, Threshold, Total, WeightedItems, Who,
};

use super::calendar::Given;
use super::names::{GRADES, ITEMS, KINDS, MANAGER, RELATIONSHIPS, SHORT, STEPS};

fn count() -> impl Strategy<Value = Threshold> {
    prop_oneof![
        6 => (1..4_u32).prop_map(Threshold::AtLeast),
        2 => (0..3_u32).prop_map(Threshold::MoreThan),
        1 => (1..3_u32, 0..2_u32).prop_map(|(from, more)| Threshold::Somewhere(from, from + more)),
        1 => Just(Threshold::NotPublished),
    ]
}

/// Every length that a window is given: months, and weeks and days that come near to one. Each is longer than the days
/// between a case and a later decision: of a window that begins after the day the case speaks for the program says
/// that it cannot be told, while no more than the case holds can have happened here.
pub const WINDOWS: [Given; 8] = [
    [Some(1), None, None],
    [Some(3), None, None],
    [Some(12), None, None],
    [None, Some(3), None],
    [None, Some(4), None],
    [None, Some(6), None],
    [None, None, Some(28)],
    [None, None, Some(31)],
];

fn window() -> impl Strategy<Value = Given> {
    weighted(0.8, select(&WINDOWS[..])).prop_map(Option::unwrap_or_default)
}

fn instrument() -> impl Strategy<Value = String> {
    select(&[SHORT, STEPS][..]).prop_map(str::to_owned)
}

fn extent() -> impl Strategy<Value = Extent> {
    select(&[Extent::Anywhere, Extent::ThisArea][..])
}

fn people() -> impl Strategy<Value = PeopleScope> {
    select(
        &[
            PeopleScope::SamePair,
            PeopleScope::SameVictim,
            PeopleScope::SamePersonCausingHarm,
            PeopleScope::OthersHarmed,
        ][..],
    )
}

prop_compose! {
    pub fn score(published: bool)(instrument in instrument(), items in subsequence(ITEMS.map(str::to_owned).to_vec(), 0..4), count in count(), above in proptest::option::weighted(0.2, 0_u32..3)) -> Criterion {
        let count = match count {
            Threshold::Somewhere(from, _) if published => Threshold::AtLeast(from),
            Threshold::NotPublished if published => Threshold::AtLeast(1),
            count => count,
        };
        // A band of some numbers: how wide it is. What is counted there is not yes answers alone, so nothing is the nearest.
        let at_most = above.filter(|_| !published).and_then(|above| Some(count.enough()? + above));
        Criterion::Score(Score { instrument, items, count, at_most })
    }
}

prop_compose! {
    /// Weights from 1 to 4 for some of the items, and a number about what they come to.
    pub fn total(published: bool)(
        instrument in instrument(),
        points in vec(0..5_u32, ITEMS.len()),
        count in prop_oneof![
            6 => (1..9_u32).prop_map(Threshold::AtLeast),
            2 => (0..8_u32).prop_map(Threshold::MoreThan),
            1 => (1..5_u32, 0..4_u32).prop_map(|(from, more)| Threshold::Somewhere(from, from + more)),
            1 => Just(Threshold::NotPublished),
        ],
    ) -> Criterion {
        let count = match count {
            Threshold::Somewhere(from, _) if published => Threshold::AtLeast(from),
            Threshold::NotPublished if published => Threshold::AtLeast(3),
            count => count,
        };
        let weighed: Vec<_> = ITEMS.iter().zip(points).filter(|(_, points)| *points > 0).collect();
        let weights = (1..5).filter_map(|points| {
            let items = weighed.iter().filter(|(_, of)| *of == points);
            let items: Vec<_> = items.map(|(item, _)| (**item).to_owned()).collect();
            (!items.is_empty()).then_some(WeightedItems { points, items })
        });
        Criterion::Total(Total { instrument, weights: weights.collect(), count })
    }
}

prop_compose! {
    pub fn item()(instrument in instrument(), item in select(&ITEMS[..])) -> Criterion {
        Criterion::Item(ItemIsYes { instrument, item: item.to_owned(), step: None })
    }
}

fn with_the_fourth(grades: Vec<Grade>) -> Vec<Grade> {
    grades.into_iter().chain([Grade::VeryHigh]).collect()
}

pub fn grade() -> impl Strategy<Value = Criterion> {
    let band = GradeAsked {
        at_least: Grade::Standard,
        at_most: Some(Grade::Medium),
    };
    let from = |at_least| GradeAsked {
        at_least,
        at_most: None,
    };
    let up_to = |at_least, most| GradeAsked {
        at_least,
        at_most: Some(most),
    };
    select(vec![
        from(Grade::Medium),
        from(Grade::Medium),
        from(Grade::High),
        from(Grade::High),
        band,
        from(Grade::VeryHigh),
        up_to(Grade::Medium, Grade::High),
        up_to(Grade::High, Grade::VeryHigh),
    ])
    .prop_map(Criterion::Grade)
}

prop_compose! {
    /// Never all four of what the police may have done: with those it does not matter which it was.
    pub fn events()(
        count in count(),
        recorded in prop_oneof![
            2 => Just(vec![]), 2 => Just(vec![Recorded::Crime]), 1 => Just(vec![Recorded::Crime, Recorded::Incident, Recorded::Reported]),
            1 => Just(vec![Recorded::EmergencyDepartment]), 1 => Just(vec![Recorded::Crime, Recorded::EmergencyDepartment]),
            1 => Just(vec![Recorded::NotReported, Recorded::HousingRepair]),
        ],
        kinds in prop_oneof![2 => Just(vec![]), 1 => subsequence(KINDS.to_vec(), 1..3)],
        [months, weeks, days] in window(),
        place in extent(),
        people in people(),
        current in prop::bool::weighted(0.7),
    ) -> Criterion {
        Criterion::Events(Events { count, recorded, kinds, months, weeks, days, place, people, current, assumed: Vec::new() })
    }
}

prop_compose! {
    pub fn different_people()(
        which in select(&[AtEvents::Harmed, AtEvents::CausingHarm][..]),
        count in count(),
        age in weighted(0.4, select(&[AgeRange { from: Some(16), to: None }, AgeRange { from: None, to: Some(17) }][..])),
        recorded in prop_oneof![3 => Just(vec![]), 1 => Just(vec![Recorded::Crime, Recorded::Incident])],
        kinds in prop_oneof![3 => Just(vec![]), 1 => subsequence(KINDS.to_vec(), 1..3)],
        [months, weeks, days] in window(),
    ) -> Criterion {
        Criterion::DifferentPeople(DifferentPeople { which, count, age, recorded, kinds, months, weeks, days })
    }
}

prop_compose! {
    pub fn rising()(instrument in instrument(), items in subsequence(ITEMS.map(str::to_owned).to_vec(), 1..3), ledger in prop::bool::weighted(0.8), [months, weeks, days] in window()) -> Criterion {
        Criterion::Rising(Rising { instrument, items, ledger, months, weeks, days })
    }
}

prop_compose! {
    pub fn assessments()(count in count(), grades in prop_oneof![4 => Just(vec![]), 4 => subsequence(GRADES.to_vec(), 1..3), 1 => subsequence(GRADES.to_vec(), 0..3).prop_map(with_the_fourth)], [months, weeks, days] in window()) -> Criterion {
        Criterion::Assessments(Assessments { count, grades, months, weeks, days })
    }
}

prop_compose! {
    pub fn repeat()(
        anchor in select(&[Anchor::Referral, Anchor::Meeting, Anchor::LastDiscussed][..]),
        [months, weeks, days] in window(),
        events in select(&[RepeatEvents::AnyAbuse, RepeatEvents::WouldBeCrime][..]),
        heard in extent(),
        people in people(),
    ) -> Criterion {
        Criterion::Repeat(Repeat { anchor, months, weeks, days, events, heard, people })
    }
}

prop_compose! {
    pub fn heard()(
        anchor in select(&[Anchor::Referral, Anchor::Meeting, Anchor::LastDiscussed][..]),
        [months, weeks, days] in window(),
    ) -> Criterion {
        Criterion::Heard(HeardWithin { anchor, months, weeks, days })
    }
}

prop_compose! {
    pub fn person()(
        who in select(&[Who::Victim, Who::CausingHarm][..]),
        age in weighted(0.6, prop_oneof![
            Just(AgeRange { from: Some(16), to: None }), Just(AgeRange { from: None, to: Some(17) }), Just(AgeRange { from: Some(16), to: Some(17) }),
        ]),
        lives_here in any::<bool>(),
        relationship in prop_oneof![Just(vec![]), subsequence(RELATIONSHIPS.to_vec(), 1..3)],
    ) -> Criterion {
        Criterion::Person(PersonIs { who, age, lives_here, relationship })
    }
}

pub fn judgement() -> impl Strategy<Value = Criterion> {
    prop_oneof![
        2 => (any::<bool>(), 0..3_u32).prop_map(|(written, reasons)| Criterion::Judgement(JudgementAsked { written, reasons })),
        1 => Just(Criterion::SignedOff(MANAGER.to_owned())),
    ]
}

pub fn leaf() -> impl Strategy<Value = Criterion> {
    prop_oneof![
        2 => score(false), 1 => total(false), 1 => item(), 2 => grade(), 6 => events(), 2 => different_people(), 4 => rising(), 2 => assessments(), 6 => repeat(), 2 => heard(), 2 => person(), 1 => judgement(),
    ]
}

/// A leaf, or leaves under all and any, two deep.
pub fn criterion() -> impl Strategy<Value = Criterion> {
    prop_oneof![
        5 => leaf(),
        2 => both(leaf().boxed()),
        1 => leaf().prop_flat_map(|leaf| both(prop_oneof![2 => Just(leaf), 1 => both(self::leaf().boxed())].boxed())),
    ]
}

fn both(part: BoxedStrategy<Criterion>) -> impl Strategy<Value = Criterion> {
    let joined = select(
        &[
            Criterion::All,
            Criterion::Any,
            Criterion::All,
            Criterion::Any,
            Criterion::SamePerson,
        ][..],
    );
    (joined, vec(part, 1..4)).prop_map(|(joined, parts)| joined(parts))
}

/// Scores and items under all and any, over items they share.
pub fn of_items() -> impl Strategy<Value = Criterion> {
    let leaf = prop_oneof![2 => score(true), 1 => total(true), 2 => item()];
    leaf.prop_recursive(3, 10, 4, |part| both(part.boxed()))
}
