//! Generated cases with everything that no route reads: changes, orders, and answers to the other lists.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use waymark::model::case::{Assessment, Change, ChangeKind, Grade, Order, OrderKind};
use waymark::model::dates::{Day, When};
use waymark::model::instrument::{Answer, Reply};

use super::bundled::{BOOK, bundled_case};
use super::generate::Situation;

/// Instruments that no bundled route reads.
pub const ASIDE: [&str; 5] = [
    "causing-harm",
    "history-checks",
    "consent",
    "before-closing",
    "safety-plan",
];

/// A day before or after the day of decision, or some days.
fn date(on: Day) -> impl Strategy<Value = When> {
    (0..40_u32, 0..3_u32).prop_map(move |(back, vague)| match vague {
        0 => When::from_file(&on.minus_days(back).iso()[..7]).expect("a month"),
        _ => on.minus_days(back).into(),
    })
}

prop_compose! {
    fn change(on: Day, number: usize)(when in date(on), what in select(ChangeKind::ALL), learned in weighted(0.3, 0..20_u32)) -> Change {
        Change { id: format!("change-{number}"), when, what, learned: learned.map(|back| on.minus_days(back)), ..Change::default() }
    }
}

prop_compose! {
    fn order(on: Day, number: usize)(from in date(on), kind in select(OrderKind::ALL), until in weighted(0.7, date(on))) -> Order {
        let until = until.filter(|_| number > 0);
        Order { id: format!("order-{number}"), kind, from, until, ..Order::default() }
    }
}

/// Answers to the lists that no route reads, by list.
fn aside() -> impl Strategy<Value = Vec<(&'static str, Vec<Option<Reply>>)>> {
    let replies = |instrument: &'static str| {
        let list = BOOK.instrument(instrument).expect("it is bundled");
        let mut replies = vec![Reply::Yes, Reply::No, Reply::Declined];
        replies.extend(list.scale.iter().map(|step| Reply::Step(step.id.clone())));
        vec(weighted(0.5, select(replies)), list.items.len())
            .prop_map(move |replies| (instrument, replies))
    };
    ASIDE.map(replies).into_iter().collect::<Vec<_>>()
}

prop_compose! {
    pub fn with_facts()(situation in bundled_case())(
        changes in (weighted(0.7, change(situation.on, 0)), weighted(0.5, change(situation.on, 1))),
        orders in (weighted(0.5, order(situation.on, 0)), weighted(0.5, order(situation.on, 1))),
        aside in aside(),
        grades in vec(weighted(0.6, select(&[Grade::Standard, Grade::Medium, Grade::High][..])), 4),
        all in any::<bool>(),
        situation in Just(situation),
    ) -> Situation {
        let Situation { mut case, on, in_area } = situation;
        case.changes.list = changes.0.into_iter().chain(changes.1).collect();
        case.orders.list = orders.0.into_iter().chain(orders.1).collect();
        (case.changes.all_known, case.orders.all_known) = (all, all);
        for (one, grade) in case.assessments.list.iter_mut().zip(grades) {
            one.grade = grade;
        }
        for (instrument, replies) in aside {
            let items = &BOOK.instrument(instrument).expect("it is bundled").items;
            let given = items.iter().zip(replies).filter_map(|(item, reply)| Some((item.id.clone(), Answer::from(reply?))));
            case.assessments.list.push(Assessment {
                id: instrument.to_owned(),
                when: on.into(),
                instrument: Some(instrument.to_owned()),
                answers: given.collect(),
                ..Assessment::default()
            });
        }
        Situation { case, on, in_area }
    }
}
