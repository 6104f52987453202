#![deny(clippy::wildcard_enum_match_arm)]

use std::collections::BTreeSet;

use crate::model::dates::Period;
use crate::model::rules::{
    About, Combined, Criterion, Fate, ItemsAsked, RestsOn, Threshold, WeightedItems, points_in,
};

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
    check_part(found, at, criterion, known, false, false);
}

/// `said` when the fate of the whole has been reported already; `is_within_one` where one and the same person is meant.
fn check_part(
    found: &mut Diagnostics,
    at: &str,
    criterion: &Criterion,
    known: &KnownInstruments<'_>,
    mut said: bool,
    is_within_one: bool,
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
        together @ (Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts)) => {
            match together {
                Combined::All(_) if !is_within_one => check_persons(found, &at, parts, known),
                Combined::Same(_) => check_same(found, &at, parts, known),
                Combined::All(_) | Combined::One(_) | Combined::Any(_) => {}
            }
            let is_within_one = is_within_one || matches!(together, Combined::Same(_));
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                check_part(
                    found,
                    &entry(whole, list, index),
                    part,
                    known,
                    said,
                    is_within_one,
                );
            }
        }
    }
}

/// Of several persons causing harm, one may meet one part and another the next, unless the rule binds them.
fn check_persons(
    found: &mut Diagnostics,
    at: &str,
    parts: &[Criterion],
    known: &KnownInstruments<'_>,
) {
    let speak_of_one = |part: &&Criterion| is_bound(part) || of_a_person(part, known) > 0;
    if parts.iter().filter(speak_of_one).count() > 1 {
        let says = "Of several persons causing harm one may meet one part and another the next. If one and the same is meant, write \u{201c}same-person\u{201d} in place of \u{201c}all\u{201d}.";
        found.add(CheckId::PersonNotBound, at, says);
    }
}

fn is_bound(part: &Criterion) -> bool {
    matches!(part.asked(), Combined::Same(_))
}

/// How many criteria of it speak of a person causing harm, whichever that is.
fn of_a_person(part: &Criterion, known: &KnownInstruments<'_>) -> usize {
    let speaks_of_one = |leaf: &About<'_>| {
        let items = leaf.items.as_ref();
        leaf.any_person || items.is_some_and(|items| known.is_of_a_person(items.instrument))
    };
    let leaves = part.leaves().into_iter();
    leaves.filter(|leaf| speaks_of_one(&leaf.about())).count()
}

/// What binds one person has several things to bind.
fn check_same(
    found: &mut Diagnostics,
    at: &str,
    parts: &[Criterion],
    known: &KnownInstruments<'_>,
) {
    let bound: usize = parts.iter().map(|part| of_a_person(part, known)).sum();
    if bound < 2 {
        let says = "Fewer than two things are about a person causing harm, so nothing is bound. Write \u{201c}all\u{201d} in place of \u{201c}same-person\u{201d}, or add the other one.";
        found.add(CheckId::NothingBound, at, says);
    }
}

/// What a band does on the way to the area's own forum.
pub(super) const WOULD_TAKE_AWAY: &str = "Here more yes answers or a higher grade would take away a referral to the area\u{2019}s own forum. \
     Take \u{201c}at_most\u{201d} out, or let the route lead to another service.";

/// What it does in a condition on whom the rule is for.
pub(super) const WOULD_TURN_AWAY: &str = "Here more yes answers or a higher grade would turn the case away. Take \u{201c}at_most\u{201d} out.";

/// No part of it is a band; what one would do is said.
pub(super) fn check_no_band(
    found: &mut Diagnostics,
    at: &str,
    criterion: &Criterion,
    would: &'static str,
) {
    each_leaf(at, criterion, &mut |at, about| {
        if about.is_band {
            found.add(CheckId::BandAtForum, field(at, "at_most"), would);
        }
    });
}

/// No part of it names very high, which just a version of four grades has.
pub(super) fn check_three_grades(found: &mut Diagnostics, at: &str, criterion: &Criterion) {
    each_leaf(at, criterion, &mut |at, about| {
        for named in &about.very_high {
            let says = "This version has three grades, and very high is none of them. If the area tells four apart, \
                        give the version \u{201c}\"highest_grade\": \"very-high\"\u{201d}; else name \u{201c}high\u{201d} here.";
            found.add(CheckId::UnknownGrade, field(at, named), says);
        }
    });
}

/// Each criterion of one kind, with where it stands.
fn each_leaf(at: &str, criterion: &Criterion, look: &mut dyn FnMut(&str, &About<'_>)) {
    let at = field(at, id_of(criterion));
    match criterion.asked() {
        Combined::One(asked) => look(&at, &asked.about()),
        Combined::All(parts) | Combined::Any(parts) | Combined::Same(parts) => {
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                each_leaf(&entry(whole, list, index), part, look);
            }
        }
    }
}

fn check_one(found: &mut Diagnostics, at: &str, about: &About<'_>, known: &KnownInstruments<'_>) {
    if let Some(items) = &about.items {
        check_items(found, at, about, items, known);
        check_step(found, at, items, known);
    }
    if let Some(count) = about.count {
        let most = match about.rests_on {
            RestsOn::Points(weights, _) => {
                check_weights(found, at, weights);
                Most::Points(points_in(weights, |_| true))
            }
            RestsOn::Items(_) | RestsOn::Changes(_) | RestsOn::Other => {
                known.loaded(about).map_or(Most::Any, Most::Items)
            }
        };
        check_count(found, at, count, most, about.is_band);
    }
    check_window(found, at, about);
    if about.role.is_some_and(|role| role.trim().is_empty()) {
        let says = "Nothing says whose sign-off it must be. Write the role as it fits after \u{201c}the sign-off of\u{201d}, as in \u{201c}a manager\u{201d}.";
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
    about: &About<'_>,
    asked: &ItemsAsked<'_>,
    known: &KnownInstruments<'_>,
) {
    let instrument = asked.instrument;
    let Some(there) = known.items(instrument) else {
        if known.is_own(instrument) {
            let says = format!(
                "\u{201c}{instrument}\u{201d} are the questions of this area\u{2019}s own, and no version has one. Add them under \u{201c}questions\u{201d}, or name another checklist."
            );
            found.add(CheckId::NoItems, field(at, "instrument"), says);
            return;
        }
        let says = format!(
            "No checklist \u{201c}{instrument}\u{201d} is loaded. Correct the id, or load the checklist's file first."
        );
        found.add(CheckId::UnknownInstrument, field(at, "instrument"), says);
        return;
    };
    for (index, item) in asked.ids.iter().enumerate() {
        if there.contains(item) {
            continue;
        }
        let at = match about.rests_on {
            _ if !asked.is_list => field(at, "item"),
            RestsOn::Points(weights, _) => weighed_at(at, weights, index),
            RestsOn::Items(_) | RestsOn::Changes(_) | RestsOn::Other => entry(at, "items", index),
        };
        let says = format!(
            "The checklist \u{201c}{instrument}\u{201d} has no question \u{201c}{item}\u{201d}. Correct the id, or take it out."
        );
        found.add(CheckId::UnknownItem, at, says);
    }
}

/// Where the item of that place among all that have a weight stands.
fn weighed_at(at: &str, weights: &[WeightedItems], mut index: usize) -> String {
    for (place, weight) in weights.iter().enumerate() {
        match index.checked_sub(weight.items.len()) {
            Some(after) => index = after,
            None => return entry(&entry(at, "weights", place), "items", index),
        }
    }
    field(at, "weights")
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
        "The list \u{201c}{}\u{201d} has no answer \u{201c}{step}\u{201d} that can be asked for. Correct the id, or leave \u{201c}step\u{201d} out: then \
         what counts as yes is asked for.",
        asked.instrument
    );
    found.add(CheckId::UnknownStep, field(at, "step"), says);
}

/// A window has one length, and one that looks back is wider than the day of decision itself.
fn check_window(found: &mut Diagnostics, at: &str, about: &About<'_>) {
    let given: Vec<Period> = about.given.into_iter().flatten().collect();
    for length in given
        .iter()
        .filter(|length| length.number() == 0 && about.looks_back)
    {
        let (one, many) = length.unit();
        let says = format!(
            "A window of 0 {many} is the day of decision alone. Give 1 {one} or more, or leave the window out."
        );
        found.add(CheckId::ThresholdOutsideItems, field(at, many), says);
    }
    match given.as_slice() {
        [first, second, ..] => {
            let says = format!(
                "The length is given in {} and in {}. Keep the unit that the source has, and take the others out.",
                first.unit().1,
                second.unit().1
            );
            found.add(CheckId::SeveralLengths, field(at, second.unit().1), says);
        }
        [] if about.asks_for_window => {
            let says = if about.looks_back {
                "An earlier MARAC counts, however long ago it was. If the source says how long, write it."
            } else {
                "Any time after it counts. If the source says how long, write it."
            };
            found.add(CheckId::NoWindow, at, says);
        }
        [] | [_] => {}
    }
}

/// The most that can be counted.
enum Most {
    /// So many items.
    Items(u32),
    /// So many points.
    Points(u32),
    /// There is no most, or it is not known.
    Any,
}

/// More points than any matrix gives for one answer.
const MOST_POINTS: u32 = 1_000;

/// Every item adds something, and one number alone.
fn check_weights(found: &mut Diagnostics, at: &str, weights: &[WeightedItems]) {
    let mut seen = BTreeSet::new();
    for (index, weight) in weights.iter().enumerate() {
        let at = entry(at, "weights", index);
        if weight.points == 0 {
            let says = "A yes adds 0 points here, which is nothing. Give 1 or more, or take these items out.";
            found.add(CheckId::Weights, field(&at, "points"), says);
        }
        if weight.points > MOST_POINTS {
            let says = format!(
                "A yes adds {} points here, and {MOST_POINTS} is the most. Correct the number.",
                weight.points
            );
            found.add(CheckId::Weights, field(&at, "points"), says);
        }
        if weight.items.is_empty() {
            let says = "No item has this weight. Name them under \u{201c}items\u{201d}, or take the weight out.";
            found.add(CheckId::Weights, field(&at, "items"), says);
        }
        for (index, item) in weight.items.iter().enumerate() {
            if !seen.insert(item) {
                let says =
                    format!("The item \u{201c}{item}\u{201d} has a weight already. Name it once.");
                found.add(CheckId::Weights, entry(&at, "items", index), says);
            }
        }
    }
}

/// A number above 0, but for a band, and no more than `most`, its least no more than its most.
fn check_count(found: &mut Diagnostics, at: &str, count: Threshold, most: Most, is_band: bool) {
    let mut add =
        |says: String| found.add(CheckId::ThresholdOutsideItems, field(at, "count"), says);
    if count.needed() == 0 && !is_band {
        let says = "This number is 0, which is met without anything. Give the least that is asked for, 1 or more.";
        add(says.to_owned());
    } else if count.enough().is_some_and(|enough| count.needed() > enough) {
        let says = "The least of this range is above its most. Exchange the two numbers.";
        add(says.to_owned());
    }
    let is_above = |most: u32| count.enough().is_some_and(|enough| enough > most);
    match most {
        Most::Items(most) if is_above(most) => add(format!(
            "Only {most} questions count here, and this number is higher. Lower it, or let more questions count."
        )),
        Most::Points(most) if is_above(most) => add(format!(
            "All answers together come to {most} points, and this number is higher. Lower it, or correct the weights."
        )),
        Most::Items(_) | Most::Points(_) | Most::Any => {}
    }
}
