//! Both implementations, on made-up cases of a few days.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use waymark::logic::Truth;
use waymark::model::case::{
    Assessment, Case, Change, ChangeKind, Event, EventKind, Grade, HighestGrade, Order, OrderKind,
    VICTIM,
};
use waymark::model::dates::{Day, Stated, When};
use waymark::model::rules::{Criterion, Follows, InForceOrder, LowerGrade, Older, Since};

use super::simple::holds;
use super::world::{answer, day, nothing};
use crate::naive::calendar::Given;

/// The first of the days everything happens on; a month later the window of one month begins among them.
const FIRST: &str = "2023-12-28";
const OTHER: &str = "o1";
const GRADES: [Option<Grade>; 4] = [
    None,
    Some(Grade::Standard),
    Some(Grade::Medium),
    Some(Grade::High),
];
const WHATS: [ChangeKind; 2] = [ChangeKind::Release, ChangeKind::Sighting];
const KINDS: [EventKind; 2] = [EventKind::Breach, EventKind::Assault];
const ORDERS: [OrderKind; 2] = [OrderKind::Bail, OrderKind::Licence];

fn at(offset: u32) -> Day {
    day(FIRST).plus_days(offset)
}

/// A day, or one of a few.
fn date() -> impl Strategy<Value = When> {
    (0..8_u32, prop_oneof![3 => Just(0_u32), 2 => 1..4_u32]).prop_map(|(first, more)| match more {
        0 => at(first).into(),
        more => When::Between(Stated::Day(at(first)), Stated::Day(at(first + more))),
    })
}

/// Now and then one of four.
fn grade() -> impl Strategy<Value = Option<Grade>> {
    weighted(
        0.8,
        prop_oneof![
            9 => select(&[Grade::Standard, Grade::Medium, Grade::High][..]),
            1 => Just(Grade::VeryHigh),
        ],
    )
}

fn highest() -> impl Strategy<Value = HighestGrade> {
    prop_oneof![9 => Just(HighestGrade::High), 1 => Just(HighestGrade::VeryHigh)]
}

prop_compose! {
    fn change(number: usize)(when in date(), what in select(&WHATS[..]), learned in weighted(0.3, 0..12_u32)) -> Change {
        Change { id: format!("c{number}"), when, what, learned: learned.map(at), ..Change::default() }
    }
}

/// Who was harmed: the victim, somebody else, or nobody knows whom.
fn harmed() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![4 => Just(vec![VICTIM.to_owned()]), 1 => Just(vec![OTHER.to_owned()]), 1 => Just(Vec::new())]
}

prop_compose! {
    fn event(number: usize)(
        when in date(), kind in select(&KINDS[..]), grade in grade(), harmed in harmed(),
    ) -> Event {
        Event { id: format!("e{number}"), when, kinds: vec![kind], grade, harmed, ..Event::default() }
    }
}

prop_compose! {
    fn order(number: usize)(from in date(), kind in select(&ORDERS[..]), until in date()) -> Order {
        Order { id: format!("o{number}"), kind, from, until: Some(until), ..Order::default() }
    }
}

prop_compose! {
    fn assessment(number: usize)(when in date(), grade in grade(), highest_grade in highest(), because in any::<bool>()) -> Assessment {
        let lower_because = if because { "She moved.".to_owned() } else { String::new() };
        Assessment { id: format!("a{number}"), when, grade, highest_grade, lower_because, ..Assessment::default() }
    }
}

/// Up to two of them, numbered.
fn some<T: std::fmt::Debug, S: Strategy<Value = T>>(
    one: impl Fn(usize) -> S,
) -> impl Strategy<Value = Vec<T>> {
    (weighted(0.7, one(0)), weighted(0.5, one(1)))
        .prop_map(|(first, second)| first.into_iter().chain(second).collect())
}

prop_compose! {
    fn case()(
        changes in some(change), events in some(event), orders in some(order), assessments in some(assessment),
    ) -> Case {
        let mut case = nothing(at(40));
        case.changes.list = changes;
        case.events.list = events;
        case.orders.list = orders;
        case.assessments.list = assessments;
        case
    }
}

fn criterion() -> impl Strategy<Value = Criterion> {
    let changes = || vec(select(&WHATS[..]), 0..2);
    let events = || vec(select(&KINDS[..]), 0..2);
    let since = (changes(), events(), any::<bool>(), weighted(0.3, window())).prop_map(
        |(changes, events, any_event, window)| {
            let [months, weeks, days] = window.unwrap_or_default();
            Criterion::Since(Since {
                changes,
                events,
                any_event,
                months,
                weeks,
                days,
            })
        },
    );
    let follows = (
        changes(),
        events(),
        vec(select(&ORDERS[..]), 0..3),
        0..4_u32,
    )
        .prop_map(|(changes, events, orders, days)| {
            Criterion::Follows(Follows {
                events,
                changes,
                orders,
                days,
            })
        });
    let order =
        vec(select(&ORDERS[..]), 0..2).prop_map(|kinds| Criterion::Order(InForceOrder { kinds }));
    let lower = any::<bool>()
        .prop_map(|unless_written| Criterion::LowerGrade(LowerGrade { unless_written }));
    prop_oneof![
        since,
        follows,
        order,
        lower,
        window().prop_map(|[months, weeks, days]| Criterion::Older(Older {
            months,
            weeks,
            days
        }))
    ]
}

/// A month, and weeks and days that come near to one.
fn window() -> impl Strategy<Value = Given> {
    select(vec![
        [Some(1), None, None],
        [None, Some(4), None],
        [None, None, Some(28)],
        [None, None, Some(31)],
    ])
}

/// The days a date may be, no later than it was known.
fn days(when: When, known: Option<Day>) -> Vec<When> {
    let span = when.span();
    let (Some(first), Some(last)) = (span.first, span.last) else {
        panic!("every date here has two ends")
    };
    let last = known
        .filter(|known| *known >= first)
        .map_or(last, |known| last.min(known));
    let many = u32::try_from(last.days_since(first)).unwrap_or(0);
    (0..=many)
        .map(|more| first.plus_days(more).into())
        .collect()
}

/// Each of some cases with each of some values in it.
fn spread<T: Clone>(all: Vec<Case>, values: &[T], put: &dyn Fn(&mut Case, T)) -> Vec<Case> {
    let each = all.iter().flat_map(|case| {
        values.iter().map(|value| {
            let mut case = case.clone();
            put(&mut case, value.clone());
            case
        })
    });
    each.collect()
}

/// Whether something of it was graded where there are four grades, so that what is not known may be very high too.
fn tells_four(case: &Case) -> bool {
    let very_high = Some(Grade::VeryHigh);
    let mut assessed = case.assessments.list.iter();
    assessed.any(|one| {
        one.grade == very_high || one.grade.is_some() && one.highest_grade == HighestGrade::VeryHigh
    }) || case.events.list.iter().any(|one| one.grade == very_high)
}

/// The same, in which nobody tells four grades apart.
fn of_three(mut case: Case) -> Case {
    let least = |grade: Option<Grade>| grade.map(|grade| grade.min(Grade::High));
    for one in &mut case.assessments.list {
        (one.grade, one.highest_grade) = (least(one.grade), HighestGrade::High);
    }
    for one in &mut case.events.list {
        one.grade = least(one.grade);
    }
    case
}

/// None, and every grade that one may be which is not known.
fn grades(case: &Case) -> Vec<Option<Grade>> {
    let fourth = tells_four(case).then_some(Some(Grade::VeryHigh));
    GRADES.into_iter().chain(fourth).collect()
}

/// The newest grade may be high of three, which is high of four, or very high.
fn of_four(all: Vec<Case>, on: Day) -> Vec<Case> {
    let each = all.into_iter().flat_map(|case| {
        let made = case.assessments.list.iter().enumerate();
        let made = made.filter_map(|(place, one)| Some((one.when.exact()?, place, one.grade?)));
        let newest = made
            .filter(|(day, ..)| *day <= on)
            .max_by_key(|(day, place, _)| (*day, *place));
        let of_three = newest.filter(|(_, place, grade)| {
            *grade == Grade::High
                && case.assessments.list[*place].highest_grade == HighestGrade::High
        });
        match of_three {
            Some((_, place, _)) => [Grade::High, Grade::VeryHigh]
                .into_iter()
                .map(|grade| {
                    let mut case = case.clone();
                    let one = &mut case.assessments.list[place];
                    (one.grade, one.highest_grade) = (Some(grade), HighestGrade::VeryHigh);
                    case
                })
                .collect(),
            None => vec![case],
        }
    });
    each.collect()
}

/// Every case this one may be, in which no assessment has a grade that nobody recorded.
fn completions(case: &Case) -> Vec<Case> {
    let mut all = vec![case.clone()];
    for (place, one) in case.changes.list.iter().enumerate() {
        all = spread(all, &days(one.when, one.learned), &|case, day| {
            case.changes.list[place].when = day
        });
    }
    for (place, one) in case.events.list.iter().enumerate() {
        all = spread(all, &days(one.when, one.learned), &|case, day| {
            case.events.list[place].when = day
        });
        if one.harmed.is_empty() {
            all = spread(all, &[VICTIM, OTHER], &|case, who| {
                case.events.list[place].harmed = vec![who.to_owned()]
            });
        }
        // One without a grade may have been given any, or none.
        if one.grade.is_none() {
            all = spread(all, &grades(case), &|case, grade| {
                case.events.list[place].grade = grade
            });
        }
    }
    for (place, one) in case.orders.list.iter().enumerate() {
        all = spread(all, &days(one.from, None), &|case, day| {
            case.orders.list[place].from = day
        });
        let until = one.until.expect("every order here ends");
        all = spread(all, &days(until, None), &|case, day| {
            case.orders.list[place].until = Some(day)
        });
    }
    for (place, one) in case.assessments.list.iter().enumerate() {
        all = spread(all, &days(one.when, None), &|case, day| {
            case.assessments.list[place].when = day
        });
    }
    all
}

/// The same, and those in which an assessment without a grade was given one.
fn with_grades(case: &Case, mut all: Vec<Case>) -> Vec<Case> {
    for (place, _) in case
        .assessments
        .list
        .iter()
        .enumerate()
        .filter(|(_, one)| one.grade.is_none())
    {
        all = spread(all, &grades(case), &|case, grade| {
            case.assessments.list[place].grade = grade
        });
    }
    all
}

/// The case with every date on the first of its days and what is not known of an event least grave, or on the last and
/// most grave.
fn settled(case: &Case, late: bool) -> Case {
    let mut case = case.clone();
    let one = |when: When, known: Option<Day>| {
        let days = days(when, known);
        let day = if late { days.last() } else { days.first() };
        *day.expect("every date here has a day")
    };
    case.changes
        .list
        .iter_mut()
        .for_each(|change| change.when = one(change.when, change.learned));
    let highest = if tells_four(&case) {
        Grade::VeryHigh
    } else {
        Grade::High
    };
    for event in &mut case.events.list {
        event.when = one(event.when, event.learned);
        if event.harmed.is_empty() {
            event.harmed = vec![if late { VICTIM } else { OTHER }.to_owned()];
        }
        event.grade = event.grade.or(late.then_some(highest));
    }
    case.assessments
        .list
        .iter_mut()
        .for_each(|assessment| assessment.when = one(assessment.when, None));
    for order in &mut case.orders.list {
        order.from = one(order.from, None);
        order.until = order.until.map(|until| one(until, None));
    }
    case
}

/// What the criterion does not look at is left out, so that there is less to try.
fn looked_at(case: &Case, criterion: &Criterion) -> Case {
    let mut case = case.clone();
    // Whom an event harmed and how it was graded is looked at for a lower grade alone.
    if !matches!(criterion, Criterion::LowerGrade(_)) {
        for event in &mut case.events.list {
            event.harmed = vec![VICTIM.to_owned()];
            event.grade = Some(Grade::Standard);
        }
    }
    match criterion {
        Criterion::Since(_) => case.orders.list.clear(),
        Criterion::Follows(_) => case.assessments.list.clear(),
        Criterion::Order(_) => {
            case.changes.list.clear();
            case.events.list.clear();
            case.assessments.list.clear();
        }
        _ => {
            case.changes.list.clear();
            case.orders.list.clear();
        }
    }
    case
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_agree_on_every_case_it_may_be(case in case(), criterion in criterion(), on in 0..45_u32) {
        let on = at(on);
        let case = looked_at(&case, &criterion);
        let completions = of_four(completions(&case), on);
        let each = |all: &[Case]| -> Vec<Option<bool>> { all.iter().map(|one| holds(one, &criterion, on)).collect() };
        let truths = each(&completions);
        // A grade stands until another is given, and is no reason for a no where another may have been.
        let graded = match &criterion {
            Criterion::LowerGrade(_) => of_four(with_grades(&case, completions.clone()), on),
            _ => completions.clone(),
        };
        let got = answer(&case, &criterion, on);
        match got {
            Truth::Met => prop_assert!(truths.iter().all(|one| *one == Some(true)), "met, and may not hold"),
            Truth::NotMet => prop_assert!(each(&graded).iter().all(|one| *one != Some(true)), "not met, and may hold"),
            Truth::CannotTell => {}
        }
        // Where there is one case it may be, it is decided; without a checklist there is nothing to decide by.
        if let ([one], [_], [truth]) = (completions.as_slice(), graded.as_slice(), truths.as_slice()) {
            let got = answer(one, &criterion, on);
            match truth {
                Some(holds) => prop_assert_eq!(got, Truth::from(*holds)),
                None => prop_assert!(got != Truth::Met),
            }
        }
    }

    /// Until a list is said to be all there is, what is not met cannot be told, and what is met stays met.
    #[test]
    fn a_list_that_is_not_complete_leaves_it_open(case in case(), criterion in criterion(), on in 0..45_u32) {
        let on = at(on);
        let mut open = case.clone();
        (open.assessments.all_known, open.events.all_known) = (false, false);
        (open.changes.all_known, open.orders.all_known) = (false, false);
        // How old the newest known checklist is does not hang on there being more.
        let nothing_meant = match &criterion {
            Criterion::Older(_) => true,
            Criterion::Since(asked) => asked.changes.is_empty() && asked.events.is_empty() && !asked.any_event,
            _ => false,
        };
        let expected = answer(&case, &criterion, on);
        let expected = if nothing_meant { expected } else { expected.max(Truth::CannotTell) };
        prop_assert_eq!(answer(&open, &criterion, on), expected);
    }

    /// What comes to light in a list that is not complete brings nothing that was ruled out.
    #[test]
    fn what_an_open_list_may_still_hold_is_not_ruled_out(case in case(), other in case(), criterion in criterion(), list in 0..4_usize, on in 0..45_u32) {
        let on = at(on);
        let mut open = case.clone();
        let mut more = case;
        // Where nobody tells four grades apart, nobody is thought to have given the fourth.
        let other = if tells_four(&open) { other } else { of_three(other) };
        match list {
            0 => {
                open.assessments.all_known = false;
                more.assessments.list.extend(other.assessments.list);
            }
            1 => {
                open.events.all_known = false;
                more.events.list.extend(other.events.list.clone());
            }
            2 => {
                open.changes.all_known = false;
                more.changes.list.extend(other.changes.list.clone());
            }
            _ => {
                open.orders.all_known = false;
                more.orders.list.extend(other.orders.list.clone());
            }
        }
        let ruled_out = answer(&open, &criterion, on) == Truth::NotMet;
        for late in [false, true] {
            prop_assert!(!ruled_out || holds(&settled(&more, late), &criterion, on) != Some(true), "not met, and may be with more");
        }
    }

    /// A vague date settled never turns one certain answer into the other.
    #[test]
    fn settling_a_date_settles_and_turns_nothing_round(case in case(), criterion in criterion(), on in 0..45_u32) {
        let on = at(on);
        let case = looked_at(&case, &criterion);
        let before = answer(&case, &criterion, on);
        for one in completions(&case) {
            let after = answer(&one, &criterion, on);
            // The checklist may turn out to be a later one, and then there is none to decide by.
            let none = holds(&one, &criterion, on).is_none();
            prop_assert!(none || before == after || before == Truth::CannotTell, "{before:?} became {after:?}");
        }
    }
}
