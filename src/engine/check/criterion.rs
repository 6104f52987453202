#![deny(clippy::wildcard_enum_match_arm)]

use crate::model::rules::{Criterion, Threshold};

use super::found::{CheckId, Findings};
use super::known::{Fate, Known, number};
use crate::record::{entry, field};

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
    let at = field(at, name(criterion));
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
    match criterion {
        Criterion::Score(asked) => {
            check_items(found, &at, &asked.instrument, "items", &asked.items, known);
            check_count(
                found,
                &at,
                asked.count,
                known.counted(asked).map(|items| number(items.len())),
            );
        }
        Criterion::Item(asked) => {
            let item = std::slice::from_ref(&asked.item);
            check_items(found, &at, &asked.instrument, "item", item, known);
            if let Some(step) = &asked.step {
                check_step(found, &at, &asked.instrument, step, known);
            }
        }
        Criterion::Unasked(asked) => {
            check_items(found, &at, &asked.instrument, "items", &asked.items, known)
        }
        Criterion::Rising(asked) => {
            check_items(found, &at, &asked.instrument, "items", &asked.items, known);
            check_window(found, &at, asked.months);
        }
        Criterion::Events(asked) => {
            check_count(found, &at, asked.count, None);
            check_window(found, &at, asked.months);
        }
        Criterion::Assessments(asked) => {
            check_count(found, &at, asked.count, None);
            check_window(found, &at, asked.months);
        }
        Criterion::Since(asked) => check_window(found, &at, asked.months),
        Criterion::Judgement(asked) => {
            if asked.reasons > known.prompts {
                let says = [
                    "There are only ",
                    &known.prompts.to_string(),
                    " reasons to pick from. Ask for fewer.",
                ];
                found.add(CheckId::ThresholdOutsideItems, field(&at, "reasons"), &says);
            }
        }
        Criterion::All(parts) | Criterion::Any(parts) => {
            let (whole, list) = at.rsplit_once('.').unwrap_or(("", &at));
            for (index, part) in parts.iter().enumerate() {
                check_part(found, &entry(whole, list, index), part, known, said);
            }
        }
        Criterion::Grade(_)
        | Criterion::Repeat(_)
        | Criterion::SignedOff(_)
        | Criterion::Person(_)
        | Criterion::Follows(_)
        | Criterion::Order(_)
        | Criterion::LowerGrade(_)
        | Criterion::Older(_) => {}
    }
}

fn check_items(
    found: &mut Findings,
    at: &str,
    instrument: &str,
    list: &str,
    items: &[String],
    known: &Known<'_>,
) {
    let Some(there) = known.items(instrument) else {
        let says = [
            "No checklist `",
            instrument,
            "` is loaded. Correct the id, or load the checklist's file first.",
        ];
        found.add(CheckId::UnknownInstrument, field(at, "instrument"), &says);
        return;
    };
    for (index, item) in items
        .iter()
        .enumerate()
        .filter(|(_, item)| !there.contains(item.as_str()))
    {
        let at = if list == "item" {
            field(at, list)
        } else {
            entry(at, list, index)
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

fn check_step(found: &mut Findings, at: &str, instrument: &str, step: &str, known: &Known<'_>) {
    if known.has_step(instrument, step) {
        return;
    }
    let says = [
        "The list `",
        instrument,
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

/// What files call a kind of criterion.
fn name(criterion: &Criterion) -> &'static str {
    match criterion {
        Criterion::Score(_) => "score",
        Criterion::Item(_) => "item",
        Criterion::Grade(_) => "grade",
        Criterion::Events(_) => "events",
        Criterion::Rising(_) => "rising",
        Criterion::Assessments(_) => "assessments",
        Criterion::Repeat(_) => "repeat",
        Criterion::Judgement(_) => "judgement",
        Criterion::SignedOff(_) => "signed-off",
        Criterion::Person(_) => "person",
        Criterion::Since(_) => "since",
        Criterion::Follows(_) => "follows",
        Criterion::Order(_) => "order",
        Criterion::LowerGrade(_) => "lower-grade",
        Criterion::Older(_) => "older",
        Criterion::Unasked(_) => "unasked",
        Criterion::All(_) => "all",
        Criterion::Any(_) => "any",
    }
}
