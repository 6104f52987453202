//! The questions that could settle a route, held against every way in which the open ones may be answered.

use std::collections::BTreeSet;

use waymark::engine::decision::decide;
use waymark::logic::Truth;
use waymark::model::book::Rulebook;
use waymark::model::case::{AreaChoice, Case};
use waymark::model::dates::Day;
use waymark::model::instrument::Reply;
use waymark::model::rules::Criterion;

const ITEMS: [&str; 5] = ["1", "2", "3", "4", "5"];

/// Rules over five questions, in which each stands once.
const RULES: [&str; 6] = [
    r#"{"item": {"instrument": "dash-24", "item": "3"}}"#,
    r#"{"score": {"instrument": "dash-24", "items": ["1", "2", "3", "4", "5"], "count": {"at-least": 3}}}"#,
    r#"{"score": {"instrument": "dash-24", "items": ["1", "2", "3", "4", "5"], "count": {"at-least": 1}}}"#,
    r#"{"all": [{"item": {"instrument": "dash-24", "item": "1"}},
        {"score": {"instrument": "dash-24", "items": ["2", "3", "4", "5"], "count": {"at-least": 2}}}]}"#,
    r#"{"any": [{"item": {"instrument": "dash-24", "item": "1"}},
        {"score": {"instrument": "dash-24", "items": ["2", "3", "4", "5"], "count": {"at-least": 2}}}]}"#,
    r#"{"any": [{"all": [{"item": {"instrument": "dash-24", "item": "1"}}, {"item": {"instrument": "dash-24", "item": "2"}}]},
        {"all": [{"item": {"instrument": "dash-24", "item": "3"}}, {"item": {"instrument": "dash-24", "item": "4"}}]}]}"#,
];

/// Lewisham's newest rule with one route that has a criterion, and nothing besides.
fn book(rule: &str) -> Rulebook {
    let mut book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    book.notices.notices.clear();
    let criterion: Criterion = serde_json::from_str(rule).expect("it is a criterion");
    let area = book.areas.iter_mut().find(|area| area.id == "lewisham");
    for version in &mut area.expect("it is bundled").versions {
        version.routes.truncate(1);
        version.routes[0].criterion = Some(criterion.clone());
    }
    book
}

fn case(answers: [Option<bool>; 5]) -> Case {
    let mut case = Case::new(Day::from_iso("2026-11-20").expect("a day"));
    case.area = Some(AreaChoice::of("lewisham"));
    for (item, answer) in ITEMS.iter().zip(answers) {
        if let Some(yes) = answer {
            case.answer("dash-24", item, |one| {
                one.reply = if yes { Reply::Yes } else { Reply::No };
            });
        }
    }
    case
}

/// Whether the one route is met, with every question answered: by the bits of a number.
fn is_met(book: &Rulebook, answers: usize) -> bool {
    let case = case(std::array::from_fn(|item| Some(answers >> item & 1 == 1)));
    let rules = book.rules(case.area.as_ref().unwrap(), case.as_of).unwrap();
    decide(&case, rules, case.as_of).routes.routes[0].answer() == Truth::Met
}

/// The questions of which some answer to the other open ones lets the answer decide.
fn decisive(met: &[bool], answers: [Option<bool>; 5]) -> BTreeSet<&'static str> {
    let fits = |whole: &usize| {
        answers
            .iter()
            .enumerate()
            .all(|(item, answer)| answer.is_none_or(|yes| (whole >> item & 1 == 1) == yes))
    };
    let open = ITEMS
        .iter()
        .enumerate()
        .filter(|(item, _)| answers[*item].is_none());
    open.filter(|(item, _)| {
        (0..met.len())
            .filter(fits)
            .any(|whole| met[whole | 1 << item] != met[whole & !(1 << item)])
    })
    .map(|(_, id)| *id)
    .collect()
}

#[test]
fn the_questions_that_could_settle_a_route_are_those_that_can() {
    let mut tried = 0;
    for rule in RULES {
        let book = book(rule);
        let met: Vec<bool> = (0..32).map(|answers| is_met(&book, answers)).collect();
        for state in 0..243_usize {
            let answers: [Option<bool>; 5] =
                std::array::from_fn(|item| match state / 3_usize.pow(item as u32) % 3 {
                    0 => None,
                    1 => Some(true),
                    _ => Some(false),
                });
            let case = case(answers);
            let rules = book.rules(case.area.as_ref().unwrap(), case.as_of).unwrap();
            let decision = decide(&case, rules, case.as_of);
            let settling = decision.settling_questions();
            let named: BTreeSet<&str> = settling.iter().map(|one| one.item.id.as_str()).collect();
            assert_eq!(named, decisive(&met, answers), "{rule} {answers:?}");
            assert_eq!(named.len(), settling.len(), "{rule} {answers:?}");
            // One that is enough alone comes first, and is enough alone.
            assert!(settling.is_sorted_by_key(|one| one.together));
            let yes = answers
                .iter()
                .enumerate()
                .filter(|(_, one)| **one == Some(true));
            let yes: usize = yes.map(|(item, _)| 1 << item).sum();
            for one in &settling {
                let item = ITEMS.iter().position(|id| *id == one.item.id).unwrap();
                assert_eq!(
                    one.together == 1,
                    met[yes | 1 << item],
                    "{rule} {answers:?} {}",
                    one.item.id
                );
            }
            tried += 1;
        }
    }
    assert_eq!(tried, 6 * 243);
}

/// What is answered only takes questions away, so that an order once shown stays right.
#[test]
fn an_answer_brings_no_new_question() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut case = case([None; 5]);
    case.area = Some(AreaChoice::of("kingston"));
    let settling = |case: &Case| -> BTreeSet<String> {
        let rules = book.rules(case.area.as_ref().unwrap(), case.as_of).unwrap();
        let decision = decide(case, rules, case.as_of);
        let found = decision.settling_questions();
        found.iter().map(|one| one.item.label.clone()).collect()
    };
    let mut before = settling(&case);
    assert!(!before.is_empty());
    for item in 1..=24 {
        let reply = if item % 3 == 0 { Reply::Yes } else { Reply::No };
        case.answer("dash-24", &item.to_string(), |answer| answer.reply = reply);
        let now = settling(&case);
        assert!(now.is_subset(&before), "{:?}", now.difference(&before));
        before = now;
    }
}

/// What is enough by itself comes before what takes something else that is not known: here a history besides.
#[test]
fn what_is_enough_by_itself_comes_first() {
    let book = Rulebook::bundled().unwrap_or_else(|mistake| panic!("{mistake}"));
    let mut case = case([None; 5]);
    case.area = Some(AreaChoice::of("kingston"));
    let rules = book.rules(case.area.as_ref().unwrap(), case.as_of).unwrap();
    let decision = decide(&case, rules, case.as_of);
    let found = decision.settling_questions();
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.item.id.as_str(), one.together))
        .collect();
    assert_eq!(told[0], ("honour-suspected", 1));
    assert!(
        told[1..].iter().all(|(_, together)| *together > 1),
        "{told:?}"
    );
}
