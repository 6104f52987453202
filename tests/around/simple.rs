//! The simple-minded one: every date is a day, everything is known, and the answer is yes or no.

use waymark::model::case::{Assessment, Case, ChangeKind, EventKind, VICTIM};
use waymark::model::dates::{Day, When};
use waymark::model::rules::Criterion;

use crate::naive::calendar::back;

fn day(when: When) -> Day {
    when.exact()
        .expect("in a complete case every date is a day")
}

/// The newest of some assessments made by that day; of two on one day the later in the list.
fn newest(
    case: &Case,
    on: Day,
    some: impl Fn(&Assessment) -> bool,
) -> Option<(usize, &Assessment)> {
    let made = case
        .assessments
        .list
        .iter()
        .enumerate()
        .filter(|(_, one)| some(one) && day(one.when) <= on);
    made.max_by_key(|(place, one)| (day(one.when), *place))
}

/// Every change and event that is meant, by its day and the day it was learned.
fn meant(
    case: &Case,
    changes: &[ChangeKind],
    events: &[EventKind],
    any: bool,
) -> Vec<(Day, Option<Day>)> {
    let changes = case
        .changes
        .list
        .iter()
        .filter(|one| changes.contains(&one.what));
    let events = case
        .events
        .list
        .iter()
        .filter(|one| any || one.kinds.iter().any(|kind| events.contains(kind)));
    changes
        .map(|one| (day(one.when), one.learned))
        .chain(events.map(|one| (day(one.when), one.learned)))
        .collect()
}

/// Whether it holds; nothing where it asks about a checklist and there is none.
pub fn holds(case: &Case, criterion: &Criterion, on: Day) -> Option<bool> {
    Some(match criterion {
        Criterion::Since(asked) => {
            let meant = meant(case, &asked.changes, &asked.events, asked.any_event);
            match back(on, [asked.months, asked.weeks, asked.days]) {
                Some(first) => meant.iter().any(|(day, _)| *day >= first && *day <= on),
                None => {
                    let anchor = day(newest(case, on, |_| true)?.1.when);
                    let new = |(when, learned): &(Day, Option<Day>)| {
                        *when > anchor || learned.is_some_and(|day| day > anchor && day <= on)
                    };
                    meant.iter().any(|one| new(one) && one.0 <= on)
                }
            }
        }
        Criterion::Follows(asked) => {
            let events = meant(case, &[], &asked.events, asked.events.is_empty());
            let orders = case
                .orders
                .list
                .iter()
                .filter(|order| asked.orders.contains(&order.kind));
            let mut anchors: Vec<Day> = orders.map(|order| day(order.from)).collect();
            anchors.extend(
                meant(case, &asked.changes, &[], false)
                    .iter()
                    .map(|(day, _)| *day),
            );
            let soon = |(when, _): &(Day, Option<Day>)| {
                let after =
                    |anchor: &Day| (0..=i64::from(asked.days)).contains(&when.days_since(*anchor));
                *when <= on && anchors.iter().any(after)
            };
            events.iter().any(soon)
        }
        Criterion::Order(asked) => case.orders.list.iter().any(|order| {
            let until = day(order.until.expect("in a complete case the end is known"));
            (asked.kinds.is_empty() || asked.kinds.contains(&order.kind))
                && day(order.from) <= on
                && on <= until
        }),
        Criterion::LowerGrade(asked) => {
            let (place, last) = newest(case, on, |one| one.grade.is_some())?;
            let before = |when: Day| when < day(last.when);
            let written = asked.unless_written && !last.lower_because.trim().is_empty();
            let mut assessed = case
                .assessments
                .list
                .iter()
                .enumerate()
                .filter(|(at, one)| {
                    before(day(one.when)) || day(one.when) == day(last.when) && *at < place
                });
            let of_victim = |harmed: &[String]| harmed.iter().any(|one| one == VICTIM);
            let recorded = case.events.list.iter().filter(|one| of_victim(&one.harmed));
            let mut recorded = recorded.filter(|one| before(day(one.when)));
            !written
                && (assessed.any(|(_, one)| one.grade > last.grade)
                    || recorded.any(|one| one.grade > last.grade))
        }
        Criterion::Older(asked) => {
            let made = day(newest(case, on, |_| true)?.1.when);
            back(on, [asked.months, asked.weeks, asked.days]).is_some_and(|first| made < first)
        }
        other => panic!("{other:?} is none of these"),
    })
}
