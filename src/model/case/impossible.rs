use crate::model::dates::{Day, When};
use crate::record::Mistake;

use super::{Age, Assessment, Case, VICTIM};

/// Days of a case that cannot all be right, with the place of each. A file that has some opens: which of two days is wrong
/// only a person can tell.
pub fn impossible_days(case: &Case) -> Vec<Mistake> {
    [
        births(case),
        assessments(case),
        events(case),
        learned(case),
        decided(case),
        maracs(case),
        orders(case),
    ]
    .concat()
}

fn assessments(case: &Case) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (index, one) in case.assessments.list.iter().enumerate() {
        if one.when.is_after(case.as_of) {
            found.push(Mistake::new(
                format!("assessments.list[{index}].when"),
                format!(
                    "the day of an assessment cannot be {}, {}",
                    one.when,
                    after(case)
                ),
            ));
        }
        found.extend(carried(one, case.as_of, index));
    }
    found
}

fn events(case: &Case) -> Vec<Mistake> {
    let events = case.events.list.iter().enumerate();
    let to_come = events.filter(|(_, event)| event.when.is_after(case.as_of));
    let found = to_come.map(|(index, event)| {
        Mistake::new(
            format!("events.list[{index}].when"),
            format!(
                "the day of an event cannot be {}, {}",
                event.when,
                after(case)
            ),
        )
    });
    found.collect()
}

/// What became known after the day the case speaks for.
fn learned(case: &Case) -> Vec<Mistake> {
    let events = case.events.list.iter().enumerate();
    let events = events.map(|(index, one)| ("events", index, one.learned));
    let changes = case.changes.list.iter().enumerate();
    let changes = changes.map(|(index, one)| ("changes", index, one.learned));
    let found = events.chain(changes).filter_map(|(list, index, learned)| {
        let day = learned.filter(|day| *day > case.as_of)?;
        let says = format!("it cannot have become known on {day}, {}", after(case));
        Some(Mistake::new(format!("{list}.list[{index}].learned"), says))
    });
    found.collect()
}

/// A judgement or a sign-off after the day the case speaks for.
fn decided(case: &Case) -> Vec<Mistake> {
    let judged = case.judgement.when.filter(|day| *day > case.as_of);
    let judged = judged.map(|day| {
        let says = format!("nobody can have judged on {day}, {}", after(case));
        Mistake::new("judgement.when", says)
    });
    let sign_off = case.sign_off.iter().map(|sign_off| sign_off.when);
    let signed = sign_off
        .filter(|when| when.is_after(case.as_of))
        .map(|when| {
            let says = format!("the day of a sign-off cannot be {when}, {}", after(case));
            Mistake::new("sign_off.when", says)
        });
    judged.into_iter().chain(signed).collect()
}

fn maracs(case: &Case) -> Vec<Mistake> {
    let mut found = Vec::new();
    for (index, marac) in case.maracs.list.iter().enumerate() {
        let at = |field: &str| format!("maracs.list[{index}].{field}");
        if certainly_before(marac.met, marac.referred) {
            let says = format!(
                "a MARAC cannot have met ({}) before its referral ({})",
                marac.met, marac.referred
            );
            found.push(Mistake::new(at("met"), says));
        }
        let earlier = [(marac.met, "the meeting"), (marac.referred, "the referral")];
        let discussed = marac.discussed.unwrap_or_default();
        if let Some((when, called)) = earlier
            .into_iter()
            .find(|(when, _)| certainly_before(discussed, *when))
        {
            let says = format!(
                "a case cannot have been discussed last ({discussed}) before {called} ({when})"
            );
            found.push(Mistake::new(at("discussed"), says));
        }
    }
    found
}

fn orders(case: &Case) -> Vec<Mistake> {
    let orders = case.orders.list.iter().enumerate();
    let found = orders.filter_map(|(index, order)| {
        let until = order
            .until
            .filter(|until| certainly_before(*until, order.from))?;
        let says = format!(
            "an order cannot have ended on {until}, before its first day, {}",
            order.from
        );
        Some(Mistake::new(format!("orders.list[{index}].until"), says))
    });
    found.collect()
}

/// Answers that an assessment has from a day after the one on which they were confirmed, those of one day together.
fn carried(one: &Assessment, as_of: Day, index: usize) -> Vec<Mistake> {
    let confirmed = one.confirmed_by(as_of);
    let mut days: Vec<(Day, Vec<&str>)> = Vec::new();
    for (item, answer) in &one.answers {
        let is_wrong = |_: &Day| answer.carried_from(confirmed).is_none();
        let Some(day) = answer.as_at.filter(is_wrong) else {
            continue;
        };
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, items)) => items.push(item),
            None => days.push((day, vec![item])),
        }
    }
    let told = days.into_iter().map(|(day, items)| {
        let (at, what) = match items.as_slice() {
            [item] => (format!("answers.{item}.as_at"), "an answer".to_owned()),
            several => ("answers".to_owned(), format!("{} answers", several.len())),
        };
        Mistake::new(
            format!("assessments.list[{index}].{at}"),
            format!("{what} confirmed by {confirmed} cannot be carried over from {day}"),
        )
    });
    told.collect()
}

/// Births after the day the case speaks for.
fn births(case: &Case) -> Vec<Mistake> {
    let people = &case.people;
    let listed = |list: &'static str, ages: Vec<Option<Age>>| {
        ages.into_iter()
            .enumerate()
            .map(move |(index, age)| (format!("people.{list}[{index}].age"), age))
    };
    let of =
        |persons: &[super::Person]| persons.iter().map(|person| person.age).collect::<Vec<_>>();
    let all = std::iter::once((format!("people.{VICTIM}.age"), people.victim.age))
        .chain(listed("causing_harm", of(&people.causing_harm)))
        .chain(listed("others", of(&people.others)))
        .chain(listed(
            "children",
            people.children.iter().map(|child| child.age).collect(),
        ));
    let born = all.filter_map(|(at, age)| match age {
        Some(Age::Born(when)) if when.is_after(case.as_of) => Some((at, when)),
        Some(Age::Born(_) | Age::Years(_)) | None => None,
    });
    born.map(|(at, when)| {
        Mistake::new(
            at,
            format!("a date of birth cannot be {when}, {}", after(case)),
        )
    })
    .collect()
}

fn after(case: &Case) -> String {
    format!("after {}, the day this case speaks for", case.as_of)
}

/// Whether one certainly lies before the other.
pub fn certainly_before(one: When, other: When) -> bool {
    one.span()
        .last
        .zip(other.span().first)
        .is_some_and(|(last, first)| last < first)
}
