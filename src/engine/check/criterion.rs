#![deny(clippy::wildcard_enum_match_arm)]

use crate::model::rules::{About, Combined, Criterion, Fate, ItemsAsked, Threshold};

use super::diagnostic::{CheckId, Diagnostics};
use super::known::KnownInstruments;
use crate::record::{entry, field, id_of};

/// A criterion names what there is, asks for numbers that can be, and depends on the case.
pub(super) fn check_criterion(
    found: &mut Diagnostics,
    at: &str,
    criterion: &Criterion,
    known: &KnownInstruments<'_>,
) {
    check_part(found, at, criterion, known, false);
}

/// `said` when the fate of the whole has been reported already.
fn check_part(
    found: &mut Diagnostics,
    at: &str,
    criterion: &Criterion,
    known: &KnownInstruments<'_>,
    mut said: bool,
) {
    let at = field(at, id_of(criterion));
    if !said {
        said = true;
        match known.fate(criterion) {
            Fate::Never(why) => found.add(
                CheckId::CannotBeMet,
                at.as_str(),
                format!("No case can meet this: {why}. Correct it, or take it out."),
            ),
            Fate::Always(why) => found.add(
                CheckId::AlwaysMet,
                at.as_str(),
                format!("Every case meets this: {why}. Say what is asked for, or take it out."),
            ),
            Fate::Open => said = false,
        }
    }
    match criterion.asked() {
        Combined::One(asked) => check_one(found, &at, &asked.about(), known),
        together @ (Combined::All(parts) | Combined::Any(parts)) => {
            if matches!(together, Combined::All(_)) {
                check_persons(found, &at, parts);
            }
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                check_part(found, &entry(whole, list, index), part, known, said);
            }
        }
    }
}

/// Of several persons causing harm, one may meet one part and another the next: a rule that means one and the same cannot say so.
fn check_persons(found: &mut Diagnostics, at: &str, parts: &[Criterion]) {
    let is_of_a_person = |part: &&Criterion| {
        let leaves = part.leaves();
        leaves.iter().any(|leaf| leaf.about().any_person)
    };
    if parts.iter().filter(is_of_a_person).count() > 1 {
        let says = "Of several persons causing harm one may meet one part and another the next. If one and the same is meant, say so in the notes of the route.";
        found.add(CheckId::PersonNotBound, at, says);
    }
}

/// No part of it is a band.
pub(super) fn check_no_band(found: &mut Diagnostics, at: &str, criterion: &Criterion) {
    let at = field(at, id_of(criterion));
    match criterion.asked() {
        Combined::One(asked) if asked.about().is_band => {
            let says = "Here more yes answers or a higher grade would take away a referral to the area\u{2019}s own forum. \
                        Take `at_most` out, or let the route lead to another service.";
            found.add(CheckId::BandAtForum, field(&at, "at_most"), says);
        }
        Combined::One(_) => {}
        Combined::All(parts) | Combined::Any(parts) => {
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                check_no_band(found, &entry(whole, list, index), part);
            }
        }
    }
}

/// No part of it names very high, which just a version of four grades has.
pub(super) fn check_three_grades(found: &mut Diagnostics, at: &str, criterion: &Criterion) {
    let at = field(at, id_of(criterion));
    match criterion.asked() {
        Combined::One(asked) => {
            for named in asked.about().very_high {
                let says = "This version has three grades, and very high is none of them. If the area tells four apart, \
                            give the version `\"highest_grade\": \"very-high\"`; else name `high` here.";
                found.add(CheckId::UnknownGrade, field(&at, &named), says);
            }
        }
        Combined::All(parts) | Combined::Any(parts) => {
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                check_three_grades(found, &entry(whole, list, index), part);
            }
        }
    }
}

fn check_one(found: &mut Diagnostics, at: &str, about: &About<'_>, known: &KnownInstruments<'_>) {
    if let Some(items) = &about.items {
        check_items(found, at, items, known);
        check_step(found, at, items, known);
    }
    if let Some(count) = about.count {
        check_count(found, at, count, known.loaded(about), about.is_band);
    }
    check_window(found, at, about.window);
    if about.role.is_some_and(|role| role.trim().is_empty()) {
        let says = "Nothing says whose sign-off it must be. Write the role as it fits after \u{201c}the sign-off of\u{201d}, as in `a manager`.";
        found.add(CheckId::NoRole, at, says);
    }
    if about.reasons > known.prompts {
        let says = format!(
            "There are only {} reasons to pick from. Ask for fewer.",
            known.prompts
        );
        found.add(CheckId::ThresholdOutsideItems, field(at, "reasons"), says);
    }
}

fn check_items(
    found: &mut Diagnostics,
    at: &str,
    asked: &ItemsAsked<'_>,
    known: &KnownInstruments<'_>,
) {
    let instrument = asked.instrument;
    let Some(there) = known.items(instrument) else {
        if known.is_own(instrument) {
            let says = format!(
                "`{instrument}` are the questions of this area\u{2019}s own, and no version has one. Add them under `questions`, or name another checklist."
            );
            found.add(CheckId::NoItems, field(at, "instrument"), says);
            return;
        }
        let says = format!(
            "No checklist `{instrument}` is loaded. Correct the id, or load the checklist's file first."
        );
        found.add(CheckId::UnknownInstrument, field(at, "instrument"), says);
        return;
    };
    for (index, item) in asked.ids.iter().enumerate() {
        if there.contains(item.as_str()) {
            continue;
        }
        let at = if asked.is_list {
            entry(at, "items", index)
        } else {
            field(at, "item")
        };
        let says = format!(
            "The checklist `{instrument}` has no question `{item}`. Correct the id, or take it out."
        );
        found.add(CheckId::UnknownItem, at, says);
    }
}

fn check_step(
    found: &mut Diagnostics,
    at: &str,
    asked: &ItemsAsked<'_>,
    known: &KnownInstruments<'_>,
) {
    let unknown = |step: &&str| !known.has_step(asked.instrument, step);
    let Some(step) = asked.step.filter(unknown) else {
        return;
    };
    let says = format!(
        "The list `{}` has no answer `{step}` that can be asked for. Correct the id, or leave `step` out: then \
         what counts as yes is asked for.",
        asked.instrument
    );
    found.add(CheckId::UnknownStep, field(at, "step"), says);
}

/// A window that is wider than the day of decision itself.
fn check_window(found: &mut Diagnostics, at: &str, months: Option<u32>) {
    if months == Some(0) {
        let says = "A window of 0 months is the day of decision alone. Give 1 month or more, or leave the window out for any time.";
        found.add(CheckId::ThresholdOutsideItems, field(at, "months"), says);
    }
}

/// A number above 0, but for a band, and no more than `most`, its least no more than its most.
fn check_count(
    found: &mut Diagnostics,
    at: &str,
    count: Threshold,
    most: Option<u32>,
    is_band: bool,
) {
    let mut add =
        |says: String| found.add(CheckId::ThresholdOutsideItems, field(at, "count"), says);
    if count.needed() == 0 && !is_band {
        let says = "This number is 0, which is met without anything. Give the least that is asked for, 1 or more.";
        add(says.to_owned());
    } else if count.enough().is_some_and(|enough| count.needed() > enough) {
        let says = "The least of this range is above its most. Exchange the two numbers.";
        add(says.to_owned());
    }
    if let Some(most) = most.filter(|most| count.enough().is_some_and(|enough| enough > *most)) {
        add(format!(
            "Only {most} questions count here, and this number is higher. Lower it, or let more questions count."
        ));
    }
}
