use std::collections::BTreeSet;

use crate::model::instrument::{Answer, Reply};
use crate::record::Mistake;

use super::{Age, Assessment, Case, Entry, Gathered, VICTIM};

/// The oldest anybody has been, in years, with room to spare.
const OLDEST: u32 = 130;

/// The longest that each list may be: several times what any real case holds. A repeat weighs every event with every
/// two MARACs, so a file of a few megabytes could otherwise stop the page for hours.
pub const LONGEST: [(&str, usize); 8] = [
    ("people.causing_harm", 30),
    ("people.others", 100),
    ("assessments.list", 200),
    ("events.list", 1_000),
    ("maracs.list", 30),
    ("people.children", 50),
    ("changes.list", 200),
    ("orders.list", 100),
];

/// What does not hold together in a case, with the place of each: ids used twice, ids that name nothing, and lists
/// that are too long.
pub fn check_case(case: &Case) -> Vec<Mistake> {
    let people = &case.people;
    let named = people.causing_harm.iter().chain(&people.others);
    let known: BTreeSet<&str> = std::iter::once(VICTIM)
        .chain(named.map(|person| person.id.as_str()))
        .collect();
    [
        too_long(case),
        person_ids(case),
        ages(case),
        ids(case),
        nobody(case, &known),
        orders_breached(case),
        assessments(case),
    ]
    .concat()
}

fn too_long(case: &Case) -> Vec<Mistake> {
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
    let too_long = |((at, longest), length)| {
        (length > longest).then(|| {
            let says = format!(
                "this list has {length} entries, and {longest} is the most that a case can have: keep those that bear on the \
                 decision"
            );
            Mistake::new(at, says)
        })
    };
    let lists = LONGEST.into_iter().zip(lengths);
    lists.filter_map(too_long).collect()
}

/// People whom nothing can name, or two by one id.
fn person_ids(case: &Case) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut seen = BTreeSet::from([VICTIM]);
    let lists = [
        ("causing_harm", &case.people.causing_harm),
        ("others", &case.people.others),
    ];
    for (list, persons) in lists {
        let ids = persons.iter().map(|person| person.id.as_str());
        let at = |index| format!("people.{list}[{index}].id");
        let empty = "this person has no id, so no event can name them";
        mistakes.extend(empty_or_twice(ids, &mut seen, at, empty));
    }
    mistakes
}

fn ages(case: &Case) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let causing_harm = case.people.causing_harm.iter().enumerate();
    let causing_harm =
        causing_harm.map(|(index, person)| (format!("people.causing_harm[{index}]"), person));
    let victim = ("people.victim".to_owned(), &case.people.victim);
    for (at, person) in std::iter::once(victim).chain(causing_harm) {
        if matches!(person.age, Some(Age::Years(years)) if years > OLDEST) {
            mistakes.push(Mistake::new(
                format!("{at}.age"),
                format!("nobody is over {OLDEST} years old"),
            ));
        }
    }
    mistakes
}

/// Entries of the lists that nothing can name, or two by one id.
fn ids(case: &Case) -> Vec<Mistake> {
    [
        ids_of("events", &case.events),
        ids_of("maracs", &case.maracs),
        ids_of("changes", &case.changes),
        ids_of("orders", &case.orders),
        ids_of("assessments", &case.assessments),
    ]
    .concat()
}

fn ids_of<T: Entry>(list: &str, entries: &Gathered<T>) -> Vec<Mistake> {
    let at = |index| format!("{list}.list[{index}].id");
    let empty = "the id is empty, so nothing can name this";
    let ids = entries.list.iter().map(T::id);
    empty_or_twice(ids, &mut BTreeSet::new(), at, empty)
}

fn empty_or_twice<'a>(
    ids: impl IntoIterator<Item = &'a str>,
    seen: &mut BTreeSet<&'a str>,
    at: impl Fn(usize) -> String,
    empty: &str,
) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (index, id) in ids.into_iter().enumerate() {
        if id.is_empty() {
            mistakes.push(Mistake::new(at(index), empty));
        } else if !seen.insert(id) {
            mistakes.push(Mistake::new(
                at(index),
                format!("the id \u{201c}{id}\u{201d} is used twice"),
            ));
        }
    }
    mistakes
}

/// Where somebody is named who is not among the people.
fn nobody(case: &Case, known: &BTreeSet<&str>) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut check = |list: &str, index: usize, field: &str, ids: &[String]| {
        for id in ids.iter().filter(|id| !known.contains(id.as_str())) {
            mistakes.push(Mistake::new(
                format!("{list}.list[{index}].{field}"),
                format!("\u{201c}{id}\u{201d} is nobody among the people of this case"),
            ));
        }
    };
    for (index, change) in case.changes.list.iter().enumerate() {
        check("changes", index, "who", &change.who);
    }
    for (index, order) in case.orders.list.iter().enumerate() {
        check("orders", index, "on", &order.on);
    }
    for (index, assessment) in case.assessments.list.iter().enumerate() {
        check("assessments", index, "of", assessment.of.as_slice());
    }
    for (index, event) in case.events.list.iter().enumerate() {
        check("events", index, "harmed", &event.harmed);
        check("events", index, "by", &event.by);
    }
    for (index, marac) in case.maracs.list.iter().enumerate() {
        check("maracs", index, "about", &marac.about);
    }
    mistakes
}

/// Breaches of an order that the case does not have.
fn orders_breached(case: &Case) -> Vec<Mistake> {
    let orders: BTreeSet<&str> = case.orders.list.iter().map(|one| &*one.id).collect();
    let events = case.events.list.iter().enumerate();
    let unknown = events.filter_map(|(index, event)| {
        let order = event.breach.as_ref()?.order.as_deref()?;
        (!orders.contains(order)).then(|| {
            Mistake::new(
                format!("events.list[{index}].breach.order"),
                format!("\u{201c}{order}\u{201d} is no order of this case"),
            )
        })
    });
    unknown.collect()
}

fn assessments(case: &Case) -> Vec<Mistake> {
    let events: BTreeSet<&str> = case.events.list.iter().map(|one| &*one.id).collect();
    let assessments = case.assessments.list.iter().enumerate();
    let found = assessments.flat_map(|(index, assessment)| {
        let at = |field: &str| format!("assessments.list[{index}].{field}");
        let about = assessment.about.as_deref();
        let unknown = about.filter(|about| !events.contains(about)).map(|about| {
            let says = format!("\u{201c}{about}\u{201d} is no event of this case");
            Mistake::new(at("about"), says)
        });
        let mut found = answers(assessment, &at);
        found.extend(unknown);
        found
    });
    found.collect()
}

/// Answers or a total of which it is not said when or with what they were given, and what cannot be meant so.
fn answers(assessment: &Assessment, at: &impl Fn(&str) -> String) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let (is_dated, answers) = (assessment.when.exact().is_some(), &assessment.answers);
    if !answers.is_empty() && !is_dated {
        let says = "an assessment that holds answers needs an exact day";
        mistakes.push(Mistake::new(at("when"), says));
    }
    if !answers.is_empty() && assessment.instrument.is_none() {
        let says = "an assessment that holds answers must say which instrument they answer";
        mistakes.push(Mistake::new(at("instrument"), says));
    }
    if let Some(total) = assessment.yes_total {
        let is_yes = |answer: &&Answer| answer.reply == Reply::Yes;
        let yes = answers.values().filter(is_yes).count();
        if (total as usize) < yes {
            let says = format!(
                "this is fewer than the {yes} answers that are yes here; a total counts them all"
            );
            mistakes.push(Mistake::new(at("yes_total"), says));
        }
        // Where there are answers too, it is said of them.
        if answers.is_empty() && !(is_dated && assessment.instrument.is_some()) {
            let says = "a total needs an exact day, and must say which instrument it is of";
            mistakes.push(Mistake::new(at("yes_total"), says));
        }
    }
    for (item, answer) in answers {
        if let Reply::Step(step) = &answer.reply
            && let Some(meant) = Reply::meant_by(step)
        {
            let says = format!(
                "\u{201c}{step}\u{201d} is not written as a reply is: write \u{201c}{}\u{201d}",
                meant.id()
            );
            mistakes.push(Mistake::new(at(&format!("answers.{item}.reply")), says));
        }
    }
    mistakes
}
