//! Whatever is done to a draft, it does not panic, and what was typed is there.

use proptest::prelude::*;
use serde_json::Value;
use waymark::model::files::{area_tree, read_area};
use waymark::workshop::draft::form::{Choices, Holds};
use waymark::workshop::draft::{
    Draft, HowMany, choices, described, dials, differences, tree, write_area,
};

use super::{BOOK, draft, today};

#[derive(Clone, Debug)]
enum Act {
    Type(usize, String),
    HowMany(usize, usize, String),
    Tick(usize, usize, bool),
    Settle(usize),
    Shape(usize, usize),
    Add(usize),
    TakeOut(usize),
    BringBack(usize),
    MoveUp(usize),
    PutBack(usize),
    Confirm(String),
}

fn act() -> impl Strategy<Value = Act> {
    let text = prop_oneof![
        "[ -~]{0,12}",
        Just(String::new()),
        Just("12".to_owned()),
        Just("1 May 2020".to_owned()),
        "\\PC{0,6}\n?\\PC{0,6}",
    ];
    let place = 0..4000_usize;
    prop_oneof![
        4 => (place.clone(), text.clone()).prop_map(|(at, text)| Act::Type(at, text)),
        2 => (place.clone(), 0..5_usize, text.clone()).prop_map(|(at, how, text)| Act::HowMany(at, how, text)),
        2 => (place.clone(), 0..30_usize, any::<bool>()).prop_map(|(at, which, on)| Act::Tick(at, which, on)),
        2 => place.clone().prop_map(Act::Settle),
        3 => (place.clone(), 0..20_usize).prop_map(|(at, which)| Act::Shape(at, which)),
        3 => place.clone().prop_map(Act::Add),
        1 => place.clone().prop_map(Act::TakeOut),
        1 => place.clone().prop_map(Act::BringBack),
        1 => place.clone().prop_map(Act::MoveUp),
        1 => place.clone().prop_map(Act::PutBack),
        1 => text.prop_map(Act::Confirm),
    ]
}

/// Every path the description knows in a tree, what is left out included.
fn paths(value: &Value, holds: &'static Holds, at: &str, into: &mut Vec<String>) {
    if !at.is_empty() {
        into.push(at.to_owned());
    }
    match holds {
        Holds::Group(fields) => {
            for field in *fields {
                let inside = value.get(field.name).unwrap_or(&Value::Null);
                paths(inside, &field.holds, &tree::field(at, field.name), into);
            }
        }
        Holds::List(list) => {
            for (index, one) in value.as_array().into_iter().flatten().enumerate() {
                paths(one, &list.of, &tree::entry(at, index), into);
            }
        }
        Holds::Shape(shapes) => {
            for shape in *shapes {
                if let Some(inside) = value.get(shape.name) {
                    paths(inside, &shape.holds, &tree::field(at, shape.name), into);
                }
            }
        }
        _ => {}
    }
}

fn all_paths(draft: &Draft) -> Vec<String> {
    let mut all = Vec::new();
    paths(
        draft.tree(),
        described("").expect("the whole").holds,
        "",
        &mut all,
    );
    all
}

fn pick<'a>(paths: &'a [String], which: usize, fits: &dyn Fn(&Holds) -> bool) -> Option<&'a str> {
    let fitting: Vec<_> = paths
        .iter()
        .filter(|at| described(at).is_some_and(|found| fits(found.holds)))
        .collect();
    fitting
        .get(which.checked_rem(fitting.len())?)
        .map(|at| at.as_str())
}

fn perform(draft: &mut Draft, act: &Act) -> Result<(), TestCaseError> {
    let paths = all_paths(draft);
    let open = |holds: &Holds| {
        matches!(
            holds,
            Holds::Line | Holds::Text | Holds::Number | Holds::Day | Holds::When
        )
    };
    match act {
        Act::Type(which, text) => {
            let Some(at) = pick(&paths, *which, &|holds| {
                open(holds) || matches!(holds, Holds::Texts)
            }) else {
                return Ok(());
            };
            draft.type_in(at, text);
            let shown = draft.shown(at);
            // A number, a day or a date may be shown in its own words; nothing else may be shown than what was typed.
            let same = shown == *text
                || (shown.is_empty() && text.trim().is_empty())
                || shown.trim() == text.trim();
            let as_date = matches!(
                described(at).expect("known").holds,
                Holds::Day | Holds::When
            );
            let as_number = text
                .trim()
                .parse::<u32>()
                .is_ok_and(|number| number.to_string() == shown);
            prop_assert!(
                same || as_date || as_number,
                "{at}: {text:?} became {shown:?}"
            );
        }
        Act::HowMany(which, how, text) => {
            let Some(at) = pick(&paths, *which, &|holds| matches!(holds, Holds::HowMany)) else {
                return Ok(());
            };
            let how = ["at-least", "more-than", "somewhere", "", "not-published"][*how];
            let most = if how == "somewhere" {
                text.clone()
            } else {
                String::new()
            };
            let typed = HowMany {
                how: how.to_owned(),
                number: text.clone(),
                most,
            };
            draft.how_many(at, &typed);
            let shown = draft.shown_how_many(at);
            let number = text
                .trim()
                .parse::<u32>()
                .map_or_else(|_| text.clone(), |number| number.to_string());
            prop_assert_eq!(&shown.how, how);
            if typed.has_number() {
                prop_assert_eq!(&shown.number, &number);
            }
        }
        Act::Tick(which, choice, on) => {
            let Some(at) = pick(&paths, *which, &|holds| matches!(holds, Holds::Many(_))) else {
                return Ok(());
            };
            let Some(Holds::Many(of)) = described(at).map(|found| found.holds) else {
                return Ok(());
            };
            let offered = choices(*of, draft.tree(), at, &BOOK);
            let Some((id, _)) = offered.get(*choice) else {
                return Ok(());
            };
            draft.tick(at, id, *on);
            prop_assert_eq!(draft.is_ticked(at, id), *on);
        }
        Act::Settle(which) => {
            if let Some(at) = pick(&paths, *which, &|holds| holds.is_leaf()) {
                draft.settle(at, today());
            }
        }
        Act::Shape(which, shape) => {
            let Some(at) = pick(&paths, *which, &|holds| matches!(holds, Holds::Shape(_))) else {
                return Ok(());
            };
            let Some(Holds::Shape(shapes)) = described(at).map(|found| found.holds) else {
                return Ok(());
            };
            let (was, before) = (
                draft.shape(at).to_owned(),
                tree::at(draft.tree(), at).cloned(),
            );
            let Some(shape) = shapes.get(*shape) else {
                return Ok(());
            };
            draft.choose_shape(at, shape.name);
            prop_assert_eq!(draft.shape(at), shape.name);
            if shape.name != was && !was.is_empty() {
                let chosen = tree::at(draft.tree(), at).cloned();
                draft.choose_shape(at, &was);
                prop_assert_eq!(
                    tree::at(draft.tree(), at),
                    before.as_ref(),
                    "{} {}",
                    at,
                    was
                );
                draft.choose_shape(at, shape.name);
                prop_assert_eq!(tree::at(draft.tree(), at), chosen.as_ref());
            }
        }
        Act::Add(which) => {
            if let Some(at) = pick(&paths, *which, &|holds| matches!(holds, Holds::List(_))) {
                let added = draft.add(at).expect("a list takes an entry");
                prop_assert!(tree::at(draft.tree(), &added).is_some(), "{added}");
            }
        }
        Act::TakeOut(which) => {
            let entries: Vec<_> = paths.iter().filter(|at| at.ends_with(']')).collect();
            if let Some(at) = which
                .checked_rem(entries.len())
                .and_then(|which| entries.get(which))
            {
                let before = draft.tree().clone();
                let list = at.rsplit_once('[').expect("an entry").0;
                draft.take_out(at);
                let mut again = draft.clone();
                again.bring_back(list);
                let entries = |tree: &Value| tree::at(tree, list).cloned();
                prop_assert_eq!(entries(again.tree()), entries(&before), "{} comes back", at);
            }
        }
        Act::BringBack(which) => {
            if let Some(at) = pick(&paths, *which, &|holds| matches!(holds, Holds::List(_))) {
                draft.bring_back(at);
            }
        }
        Act::MoveUp(which) => {
            if let Some(at) = which
                .checked_rem(paths.len())
                .and_then(|which| paths.get(which))
            {
                draft.move_up(at);
            }
        }
        Act::PutBack(which) => {
            if let Some(at) = pick(&paths, *which, &|holds| holds.is_leaf()) {
                let (begun, before) = (draft.begun_place(at), draft.tree().clone());
                draft.put_back(at);
                match begun {
                    Some(begun) => {
                        prop_assert_eq!(
                            tree::at(draft.tree(), at),
                            tree::at(draft.began(), &begun),
                            "at {}",
                            at
                        );
                        prop_assert!(!draft.is_moved(at));
                    }
                    None => prop_assert_eq!(draft.tree(), &before, "{} was not there", at),
                }
            }
        }
        Act::Confirm(by) => {
            let _ = draft.confirm("versions[0]", by, today());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_done_nothing_is_lost(area in 0..BOOK.areas.len(), acts in proptest::collection::vec(act(), 1..40)) {
        let mut draft = draft(&BOOK.areas[area].id);
        for act in &acts {
            let good = draft.area().cloned();
            perform(&mut draft, act)?;
            draft.check(&BOOK);
            if draft.wrong().is_empty() {
                // What has no mistake is a file that opens as what decides.
                let opened = read_area(&draft.file());
                prop_assert_eq!(opened.as_ref().ok(), draft.area());
            } else {
                prop_assert_eq!(draft.area(), good.as_ref(), "the last good rule decides");
            }
            for wrong in draft.wrong() {
                let shown = waymark::workshop::draft::shown_at(&wrong.at);
                prop_assert!(draft.wrong_at(shown).is_some(), "{wrong} is said nowhere");
            }
        }
        // However wrong it is, the file holds all of it.
        let written: Value = serde_json::from_str(&draft.file()).expect("the file is JSON");
        prop_assert_eq!(&written, draft.tree());
        prop_assert_eq!(write_area(&written), draft.file());
        let _ = differences(draft.began(), draft.tree(), &BOOK);
        let _ = dials(&draft, "versions[0]", &BOOK);
        prop_assert_eq!(area_tree(&draft.file()).is_ok(), read_area(&draft.file()).is_ok());
        let _ = choices(Choices::Items, draft.tree(), "versions[0].routes[0].criterion.score.items", &BOOK);
    }
}
