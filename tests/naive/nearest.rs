//! The nearest way to *met*, against every set of open items turned to yes.

use proptest::prelude::*;
use waymark::engine::decision::{Group, Unknown, Way};
use waymark::logic::Truth;
use waymark::model::case::{Assessment, Case};
use waymark::model::dates::Day;
use waymark::model::instrument::{Answer, Item, Reply};

use super::asks::Asks;
use super::complete::{Asking, Complete};
use super::generate::situation;
use super::rules::of_items;
use super::world::{asking, engine};

/// The case with these items answered yes.
pub fn turned(case: &Case, on: Day, items: &[(String, String)]) -> Case {
    answered(case, on, items, &Reply::Yes)
}

/// The case with these items answered so.
pub fn answered(case: &Case, on: Day, items: &[(String, String)], reply: &Reply) -> Case {
    let mut case = case.clone();
    for (instrument, item) in items {
        let of = |one: &Assessment| {
            one.instrument.as_ref() == Some(instrument)
                && one.when.exact().is_some_and(|day| day <= on)
        };
        if !case.assessments.list.iter().any(of) {
            case.assessments.list.push(Assessment {
                id: format!("new-{instrument}"),
                when: on.into(),
                instrument: Some(instrument.clone()),
                grade: None,
                about: None,
                note: String::new(),
                answers: Default::default(),
                ..Assessment::default()
            });
        }
        let newest = case
            .assessments
            .list
            .iter_mut()
            .filter(|one| of(one))
            .max_by_key(|one| one.when.exact());
        let newest = newest.expect("there is one now");
        let before = newest
            .answers
            .insert(item.clone(), Answer::from(reply.clone()));
        // A total was counted without what was answered as no: it is counted anew with it.
        if *reply == Reply::Yes
            && before.is_some_and(|before| !matches!(before.reply, Reply::NotAsked | Reply::Yes))
        {
            newest.yes_total = newest.yes_total.map(|total| total + 1);
        }
    }
    case
}

/// The items that a way names, as many of each group as it needs, from its beginning or from its end.
fn named(way: &Way<'_>, asking: &Asking<'_>, from_end: bool) -> Vec<(String, String)> {
    let name = |unknown: &Unknown<'_>| {
        let Unknown::Item(item) = unknown else {
            panic!("only items are open here, not {unknown:?}")
        };
        key(item, asking)
    };
    chosen(way, from_end).map(name).collect()
}

/// An item by its instrument and its id.
pub fn key(item: &Item, asking: &Asking<'_>) -> (String, String) {
    let instrument = asking
        .book
        .instruments
        .iter()
        .find(|one| one.items.iter().any(|known| std::ptr::eq(known, item)));
    (
        instrument.expect("it is in the book").id.clone(),
        item.id.clone(),
    )
}

/// As many unknowns of each group as it needs, from its beginning or from its end.
pub fn chosen<'w, 'a>(way: &'w Way<'a>, from_end: bool) -> impl Iterator<Item = &'w Unknown<'a>> {
    way.groups.iter().flat_map(move |group| {
        let need = group.need as usize;
        assert!(
            need <= group.of.len() || !group.points.is_empty(),
            "a group cannot give what it needs: {group:?}"
        );
        if !group.points.is_empty() {
            return by_points(group, from_end);
        }
        if from_end {
            &group.of[group.of.len() - need..]
        } else {
            &group.of[..need]
        }
    })
}

/// As many from the beginning or from the end as come to the points that are needed.
fn by_points<'w, 'a>(group: &'w Group<'a>, from_end: bool) -> &'w [Unknown<'a>] {
    let all = group.of.len();
    let enough = |many: usize| {
        let points = match from_end {
            true => &group.points[all - many..],
            false => &group.points[..many],
        };
        points.iter().sum::<u32>() >= group.need
    };
    let many = (0..=all)
        .find(|many| enough(*many))
        .expect("all of them are enough");
    if from_end {
        &group.of[all - many..]
    } else {
        &group.of[..many]
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fewest_answers_are_truly_the_fewest(situation in situation(), criterion in of_items()) {
        // To name what a total has counted already brings nothing, so there the fewest are another question.
        prop_assume!(situation.case.assessments.list.iter().all(|one| one.yes_total.is_none()));
        let asking = asking(situation.on, situation.in_area);
        let open: Vec<_> = Asks::of(&criterion, &asking)
            .items
            .into_iter()
            .filter(|(instrument, item)| asking.answer(&situation.case, instrument, item).is_none())
            .collect();
        let mut fewest: Option<u32> = None;
        for set in 0..1_usize << open.len() {
            let answers = open.iter().enumerate().map(|(bit, key)| (key.clone(), set >> bit & 1 == 1)).collect();
            let complete = Complete { case: situation.case.clone(), answers, crimes: Default::default(), own_grade: None, led: None };
            if fewest.is_none_or(|fewest| set.count_ones() < fewest) && asking.holds(&criterion, &complete) {
                fewest = Some(set.count_ones());
            }
        }
        let finding = engine(asking, &situation.case, &criterion);
        let nearest = finding.nearest_way();
        prop_assert_eq!(nearest.as_ref().map(|(fewest, _)| *fewest), fewest);
        for way in finding.ways() {
            for from_end in [false, true] {
                let case = turned(&situation.case, situation.on, &named(&way, &asking, from_end));
                prop_assert_eq!(engine(asking, &case, &criterion).answer, Truth::Met, "{:?}", way);
            }
        }
    }
}
