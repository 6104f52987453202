use std::collections::BTreeSet;

use crate::model::instrument::Reply;
use crate::record::Mistake;

use super::{Age, Case, VICTIM};

/// The oldest anybody has been, in years, with room to spare.
const OLDEST: u32 = 130;

/// The longest that each list may be: several times what any real case holds. A repeat weighs every event with every
/// two MARACs, so a file of a few megabytes could otherwise stop the page for hours.
pub const LONGEST: [(&str, usize); 8] = [
    ("people.causing_harm", 30),
    ("people.others", 200),
    ("assessments.list", 1_000),
    ("events.list", 2_000),
    ("maracs.list", 50),
    ("people.children", 50),
    ("changes.list", 1_000),
    ("orders.list", 200),
];

/// What does not hold together in a case, with the place of each: ids used twice, ids that name nothing, and lists
/// that are too long.
pub fn check_case(case: &Case) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let lengths = [
        case.people.causing_harm.len(),
        case.people.others.len(),
        case.assessments.list.len(),
        case.events.list.len(),
        case.maracs.list.len(),
        case.people.children.len(),
        case.changes.list.len(),
        case.orders.list.len(),
    ];
    for ((at, longest), length) in LONGEST.into_iter().zip(lengths) {
        if length > longest {
            let says = format!(
                "this list has {length} entries, and {longest} is the most that a case can have: keep those that bear on the \
                 decision"
            );
            mistakes.push(Mistake::new(at, says));
        }
    }
    let mut people = BTreeSet::new();
    people.insert(VICTIM);
    let named = [
        ("causing_harm", &case.people.causing_harm),
        ("others", &case.people.others),
    ];
    for (list, persons) in named {
        for (index, person) in persons.iter().enumerate() {
            let at = format!("people.{list}[{index}].id");
            if person.id.is_empty() {
                mistakes.push(Mistake::new(
                    at,
                    "this person has no id, so no event can name them",
                ));
            } else if !people.insert(&person.id) {
                mistakes.push(Mistake::new(
                    at,
                    format!("the id `{}` is used twice", person.id),
                ));
            }
        }
    }
    for (at, person) in std::iter::once(("people.victim".to_owned(), &case.people.victim)).chain(
        case.people
            .causing_harm
            .iter()
            .enumerate()
            .map(|(index, person)| (format!("people.causing_harm[{index}]"), person)),
    ) {
        if matches!(person.age, Some(Age::Years(years)) if years > OLDEST) {
            mistakes.push(Mistake::new(
                format!("{at}.age"),
                format!("nobody is over {OLDEST} years old"),
            ));
        }
    }
    let twice = |ids: Vec<&str>, list: &str, mistakes: &mut Vec<Mistake>| {
        let mut seen = BTreeSet::new();
        for (index, id) in ids.into_iter().enumerate() {
            if id.is_empty() {
                mistakes.push(Mistake::new(
                    format!("{list}.list[{index}].id"),
                    "the id is empty, so nothing can name this",
                ));
            } else if !seen.insert(id) {
                mistakes.push(Mistake::new(
                    format!("{list}.list[{index}].id"),
                    format!("the id `{id}` is used twice"),
                ));
            }
        }
    };
    twice(
        case.events
            .list
            .iter()
            .map(|event| event.id.as_str())
            .collect(),
        "events",
        &mut mistakes,
    );
    twice(
        case.maracs
            .list
            .iter()
            .map(|marac| marac.id.as_str())
            .collect(),
        "maracs",
        &mut mistakes,
    );
    twice(
        case.changes
            .list
            .iter()
            .map(|one| one.id.as_str())
            .collect(),
        "changes",
        &mut mistakes,
    );
    twice(
        case.orders.list.iter().map(|one| one.id.as_str()).collect(),
        "orders",
        &mut mistakes,
    );
    twice(
        case.assessments
            .list
            .iter()
            .map(|one| one.id.as_str())
            .collect(),
        "assessments",
        &mut mistakes,
    );

    let whom = |list: &'static str, field: &'static str| {
        move |index| format!("{list}.list[{index}].{field}")
    };
    let named = [
        (
            whom("changes", "who"),
            named_ids(case.changes.list.iter().map(|one| one.who.as_slice())),
        ),
        (
            whom("orders", "on"),
            named_ids(case.orders.list.iter().map(|one| one.on.as_slice())),
        ),
        (
            whom("assessments", "of"),
            named_ids(case.assessments.list.iter().map(|one| one.of.as_slice())),
        ),
    ];
    for (at, ids) in named {
        for (index, id) in ids.into_iter().filter(|(_, id)| !people.contains(id)) {
            mistakes.push(Mistake::new(
                at(index),
                format!("`{id}` is nobody among the people of this case"),
            ));
        }
    }
    let orders: BTreeSet<&str> = case
        .orders
        .list
        .iter()
        .map(|order| order.id.as_str())
        .collect();
    for (index, event) in case.events.list.iter().enumerate() {
        let order = event
            .breach
            .as_ref()
            .and_then(|breach| breach.order.as_deref());
        if let Some(order) = order.filter(|order| !orders.contains(order)) {
            let at = format!("events.list[{index}].breach.order");
            mistakes.push(Mistake::new(
                at,
                format!("`{order}` is no order of this case"),
            ));
        }
        for (field, ids) in [("harmed", &event.harmed), ("by", &event.by)] {
            for id in ids.iter().filter(|id| !people.contains(id.as_str())) {
                mistakes.push(Mistake::new(
                    format!("events.list[{index}].{field}"),
                    format!("`{id}` is nobody among the people of this case"),
                ));
            }
        }
    }
    for (index, marac) in case.maracs.list.iter().enumerate() {
        for id in marac
            .about
            .iter()
            .filter(|id| !people.contains(id.as_str()))
        {
            mistakes.push(Mistake::new(
                format!("maracs.list[{index}].about"),
                format!("`{id}` is nobody among the people of this case"),
            ));
        }
    }
    let mut events = BTreeSet::new();
    events.extend(case.events.list.iter().map(|event| event.id.as_str()));
    for (index, assessment) in case.assessments.list.iter().enumerate() {
        let at = |field: &str| format!("assessments.list[{index}].{field}");
        if !assessment.answers.is_empty() && assessment.when.exact().is_none() {
            mistakes.push(Mistake::new(
                at("when"),
                "an assessment that holds answers needs an exact day",
            ));
        }
        if !assessment.answers.is_empty() && assessment.instrument.is_none() {
            mistakes.push(Mistake::new(
                at("instrument"),
                "an assessment that holds answers must say which instrument they answer",
            ));
        }
        if let Some(total) = assessment.yes_total {
            let yes = assessment
                .answers
                .values()
                .filter(|answer| answer.reply == Reply::Yes)
                .count();
            if (total as usize) < yes {
                let says = format!(
                    "this is fewer than the {yes} answers that are yes here; a total counts them all"
                );
                mistakes.push(Mistake::new(at("yes_total"), says));
            }
            // Where there are answers too, it is said of them.
            let vague = assessment.when.exact().is_none() || assessment.instrument.is_none();
            if vague && assessment.answers.is_empty() {
                let says = "a total needs an exact day, and must say which instrument it is of";
                mistakes.push(Mistake::new(at("yes_total"), says));
            }
        }
        for (item, answer) in &assessment.answers {
            let Reply::Step(step) = &answer.reply else {
                continue;
            };
            if let Some(meant) = Reply::meant_by(step) {
                let says = format!(
                    "`{step}` is not written as a reply is: write `{}`",
                    meant.id()
                );
                mistakes.push(Mistake::new(at(&format!("answers.{item}.reply")), says));
            }
        }
        if let Some(about) = assessment
            .about
            .as_deref()
            .filter(|about| !events.contains(about))
        {
            mistakes.push(Mistake::new(
                at("about"),
                format!("`{about}` is no event of this case"),
            ));
        }
    }
    mistakes
}

fn named_ids<'a>(lists: impl Iterator<Item = &'a [String]>) -> Vec<(usize, &'a str)> {
    lists
        .enumerate()
        .flat_map(|(index, ids)| ids.iter().map(move |id| (index, id.as_str())))
        .collect()
}
