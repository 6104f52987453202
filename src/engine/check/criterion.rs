#![deny(clippy::wildcard_enum_match_arm)]

use crate::model::rules::{About, Combined, Criterion, Fate, ItemsAsked, Threshold};

use super::found::{CheckId, Findings};
use super::known::Known;
use crate::record::{entry, field, id_of};

/// A criterion names what there is, asks for numbers that can be, and depends on the case.
pub(super) fn check_criterion(
    found: &mut Findings,
    at: &str,
    criterion: &Criterion,
    known: &Known<'_>,
) {
    check_part(found, at, criterion, known, false);
}

/// `said` when the fate of the whole has been reported already.
fn check_part(
    found: &mut Findings,
    at: &str,
    criterion: &Criterion,
    known: &Known<'_>,
    mut said: bool,
) {
    let at = field(at, id_of(criterion));
    if !said {
        said = true;
        match known.fate(criterion) {
            Fate::Never(why) => found.add(
                CheckId::CannotBeMet,
                at.as_str(),
                &[
                    "No case can meet this: ",
                    why,
                    ". Correct it, or take it out.",
                ],
            ),
            Fate::Always(why) => found.add(
                CheckId::AlwaysMet,
                at.as_str(),
                &[
                    "Every case meets this: ",
                    why,
                    ". Say what is asked for, or take it out.",
                ],
            ),
            Fate::Open => said = false,
        }
    }
    match criterion.asked() {
        Combined::One(asked) => check_one(found, &at, &asked.about(), known),
        Combined::All(parts) | Combined::Any(parts) => {
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                check_part(found, &entry(whole, list, index), part, known, said);
            }
        }
    }
}

fn check_one(found: &mut Findings, at: &str, about: &About<'_>, known: &Known<'_>) {
    if let Some(items) = &about.items {
        check_items(found, at, items, known);
        check_step(found, at, items, known);
    }
    if let Some(count) = about.count {
        check_count(found, at, count, known.loaded(about));
    }
    check_window(found, at, about.window);
    if about.reasons > known.prompts {
        let says = [
            "There are only ",
            &known.prompts.to_string(),
            " reasons to pick from. Ask for fewer.",
        ];
        found.add(CheckId::ThresholdOutsideItems, field(at, "reasons"), &says);
    }
}

fn check_items(found: &mut Findings, at: &str, asked: &ItemsAsked<'_>, known: &Known<'_>) {
    let instrument = asked.instrument;
    let Some(there) = known.items(instrument) else {
        let says = [
            "No checklist `",
            instrument,
            "` is loaded. Correct the id, or load the checklist's file first.",
        ];
        found.add(CheckId::UnknownInstrument, field(at, "instrument"), &says);
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
        let says = [
            "The checklist `",
            instrument,
            "` has no question `",
            item,
            "`. Correct the id, or take it out.",
        ];
        found.add(CheckId::UnknownItem, at, &says);
    }
}

fn check_step(found: &mut Findings, at: &str, asked: &ItemsAsked<'_>, known: &Known<'_>) {
    let unknown = |step: &&str| !known.has_step(asked.instrument, step);
    let Some(step) = asked.step.filter(unknown) else {
        return;
    };
    let says = [
        "The list `",
        asked.instrument,
        "` has no answer `",
        step,
        "` that can be asked for. Correct the id, or leave `step` out: then what counts as yes is asked for.",
    ];
    found.add(CheckId::UnknownStep, field(at, "step"), &says);
}

/// A window that is wider than the day of decision itself.
fn check_window(found: &mut Findings, at: &str, months: Option<u32>) {
    if months == Some(0) {
        let says = "A window of 0 months is the day of decision alone. Give 1 month or more, or leave the window out for any time.";
        found.add(CheckId::ThresholdOutsideItems, field(at, "months"), &[says]);
    }
}

/// A number above 0 and no more than `most`, its least no more than its most.
fn check_count(found: &mut Findings, at: &str, count: Threshold, most: Option<u32>) {
    let mut add =
        |says: &[&str]| found.add(CheckId::ThresholdOutsideItems, field(at, "count"), says);
    if count.needed() == 0 {
        add(&[
            "This number is 0, which is met without anything. Give the least that is asked for, 1 or more.",
        ]);
    } else if count.needed() > count.enough() {
        add(&["The least of this range is above its most. Exchange the two numbers."]);
    }
    if let Some(most) = most.filter(|most| count.enough() > *most) {
        add(&[
            "Only ",
            &most.to_string(),
            " questions count here, and this number is higher. Lower it, or let more questions count.",
        ]);
    }
}
