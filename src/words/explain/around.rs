use crate::engine::decision::{AroundFound, Thing, ThingWeighed};
use crate::logic::Truth;
use crate::model::case::{Case, Change, Order};
use crate::model::dates::When;
use crate::model::instrument::{AnswerSource, Instrument, Item};
use crate::model::rules::AroundAsked;

use super::names::person_name;
use super::names::{event_name, grade, kind, order_kind, outcome, what};
use super::numbers::{capitalised, list, plural};
use super::says::Facts;
use super::says::Says;
use super::settle::the_assessment;

/// A change as a sentence names it.
pub fn change_name(change: &Change) -> String {
    match change.when {
        When::Unknown => format!("{} (date not known)", what(change.what)),
        when => format!("{when}, {}", what(change.what)),
    }
}

/// An order as a sentence names it, with how long it lasts.
pub fn order_name(order: &Order) -> String {
    let known = |when: Option<When>| when.filter(|when| *when != When::Unknown);
    let until = known(order.until).map_or_else(
        || "its end not known".to_owned(),
        |until| format!("until {until}"),
    );
    let from = known(Some(order.from)).map_or_else(
        || ", its beginning not known".to_owned(),
        |from| format!(" from {from}"),
    );
    format!("{}{from}, {until}", order_kind(order.kind))
}

/// Something of a case by name: whose it is, where there are several persons causing harm, and whom it harmed, where that
/// was not the victim.
pub(super) fn thing_name(thing: Thing<'_>, case: &Case) -> String {
    let whose = |ids: &[String], word: &str| {
        let several = case.people.causing_harm.len() > 1;
        let persons = ids
            .iter()
            .filter(|id| several && case.people.causing_harm.iter().any(|one| one.id == **id));
        let names: Vec<String> = persons.map(|id| person_name(case, id)).collect();
        (!names.is_empty()).then(|| format!("{word} {}", list(&names, "and")))
    };
    let (name, said): (String, Vec<Option<String>>) = match thing {
        Thing::Event(event) => {
            let harmed: Vec<String> = event
                .harmed
                .iter()
                .map(|id| person_name(case, id))
                .collect();
            let others =
                (!event.is_of_victim()).then(|| format!("harming {}", list(&harmed, "and")));
            let graded = event.grade.map(|was| format!("graded {}", grade(was)));
            let came = event.outcome.map(|came| outcome(came).to_owned());
            let disputed = event
                .breach
                .as_ref()
                .is_some_and(|breach| !breach.disputed.trim().is_empty());
            let disputed = disputed.then(|| "disputed".to_owned());
            (
                event_name(event),
                vec![others, whose(&event.by, "by"), graded, came, disputed],
            )
        }
        Thing::Change(change) => {
            let accused = change.source == Some(AnswerSource::Perpetrator);
            let source = accused.then(|| "as the person causing harm says".to_owned());
            (change_name(change), vec![whose(&change.who, "of"), source])
        }
        Thing::Order(order) => (order_name(order), vec![whose(&order.on, "on")]),
        Thing::Assessment(assessment) => {
            let graded = assessment
                .grade
                .map_or_else(String::new, |was| format!(", graded {}", grade(was)));
            (
                format!("{}{graded}", the_assessment(assessment)),
                Vec::new(),
            )
        }
        Thing::Item(item) => (item.label.clone(), Vec::new()),
    };
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() {
        name
    } else {
        format!("{name} ({})", said.join("; "))
    }
}

/// What it follows or is lower than, in words that go after its name; nothing where it is by itself.
fn after_words(weighed: &ThingWeighed<'_>, case: &Case) -> Option<String> {
    let after = weighed.after?;
    let name = thing_name(after, case);
    Some(match (after, weighed.days) {
        (Thing::Assessment(_), _) => format!("and later {name}"),
        (_, Some(0)) => format!("on the day of {name}"),
        (_, Some(days)) => {
            let days = plural(
                u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX),
                "day",
                "days",
            );
            format!("{days} after {name}")
        }
        (_, None) => format!("after {name}"),
    })
}

/// A thing that was looked at, by name, with what it follows or is lower than.
pub(super) fn weighed_name(weighed: &ThingWeighed<'_>, case: &Case) -> String {
    let name = match (weighed.thing, weighed.after) {
        // Of two grades it is told when each was given and which.
        (Thing::Event(event), Some(Thing::Assessment(_))) => {
            format!(
                "{}{}",
                event_name(event),
                event
                    .grade
                    .map(|was| format!(", graded {}", grade(was)))
                    .unwrap_or_default()
            )
        }
        (thing, _) => thing_name(thing, case),
    };
    if let Some(day) = weighed.learned {
        return format!("{name} (from before that checklist, and learned on {day})");
    }
    let between = if matches!(weighed.after, Some(Thing::Assessment(_))) {
        ", "
    } else {
        ": "
    };
    after_words(weighed, case)
        .map_or_else(|| name.clone(), |after| format!("{name}{between}{after}"))
}

/// Events that followed something, each named once with all that it followed, the nearest first; the newest event comes
/// first.
pub(super) fn followed(weighed: &[ThingWeighed<'_>], case: &Case) -> Vec<String> {
    let day = |thing: Thing<'_>| match thing {
        Thing::Event(event) => {
            let span = event.when.span();
            span.last.or(span.first)
        }
        _ => None,
    };
    // Put in one by one, since a sort would bring 8 KB of program along.
    let mut groups: Vec<(Thing<'_>, Vec<ThingWeighed<'_>>)> = Vec::new();
    for one in weighed {
        if let Some((_, all)) = groups.iter_mut().find(|(thing, _)| *thing == one.thing) {
            if !all.contains(one) {
                let days = |one: &ThingWeighed<'_>| one.days.unwrap_or(i64::MAX);
                all.insert(all.partition_point(|known| days(known) <= days(one)), *one);
            }
        } else {
            let place = groups.partition_point(|(thing, _)| day(*thing) >= day(one.thing));
            groups.insert(place, (one.thing, vec![*one]));
        }
    }
    let line = |(thing, all): (Thing<'_>, Vec<ThingWeighed<'_>>)| {
        let after: Vec<String> = all
            .iter()
            .filter_map(|one| after_words(one, case))
            .collect();
        format!("{}: {}", thing_name(thing, case), after.join(", and "))
    };
    groups.into_iter().map(line).collect()
}

/// Things that were looked at, by name.
fn names(found: &AroundFound<'_>, weighed: Vec<ThingWeighed<'_>>) -> Vec<String> {
    match found.asked {
        AroundAsked::Follows(_) => followed(&weighed, found.case),
        AroundAsked::Since(_)
        | AroundAsked::Order(_)
        | AroundAsked::LowerGrade(_)
        | AroundAsked::Older(_)
        | AroundAsked::Unasked(_) => weighed
            .iter()
            .map(|one| weighed_name(one, found.case))
            .collect(),
    }
}

fn that<'a>(found: &AroundFound<'a>, answer: Truth) -> Vec<ThingWeighed<'a>> {
    found
        .things
        .iter()
        .filter(|weighed| weighed.answer == answer)
        .copied()
        .collect()
}

/// What may be what is asked for, where the dates do not tell, named.
pub(super) fn perhaps(found: &AroundFound<'_>) -> Vec<String> {
    found
        .perhaps()
        .map(|one| weighed_name(one, found.case))
        .collect()
}

/// What a finding about what lies around the checklist comes to.
pub(super) fn around_words(found: &AroundFound<'_>, answer: Truth) -> Says {
    let answer_is_open = answer == Truth::CannotTell;
    let (asked, word) = match (one_not_asked(found), answer) {
        (Some(item), Truth::Met) => (item.named(), "not asked"),
        (Some(item), Truth::NotMet) => (item.named(), "it was asked"),
        (Some(item), Truth::CannotTell) => (item.named(), "whether it was asked is not known"),
        (None, Truth::Met) => (around_asked(found), "yes"),
        (None, Truth::NotMet) => (around_asked(found), "no"),
        (None, Truth::CannotTell) => (around_asked(found), "it cannot be told yet"),
    };
    let lead = format!("{}: {word}", capitalised(&asked));
    // Where all is known and nothing could be looked at, there is no grade that could be lower.
    let nothing_graded = found.newest.is_empty() && found.things.is_empty() && answer_is_open;
    let more = match (found.may_be_more, nothing_graded) {
        (true, _) => "Not everything has been asked about.",
        (false, true) => "No grade has been given.",
        (false, false) => "",
    };
    Says::new(lead, more)
}

/// The things that were looked at, by how they fit.
pub(super) fn around_lists(found: &AroundFound<'_>) -> Vec<Facts> {
    let of = |answer, lead: &str| {
        let items = names(found, that(found, answer));
        (!items.is_empty()).then(|| Facts {
            lead: format!("{lead} ({})", items.len()),
            items,
        })
    };
    of(Truth::Met, "These")
        .into_iter()
        .chain(of(Truth::CannotTell, "Perhaps these"))
        .collect()
}

/// The one item that is asked about, where it is whether one was asked at all.
pub(super) fn one_not_asked<'a>(found: &AroundFound<'a>) -> Option<&'a Item> {
    match (found.asked, found.things.as_slice()) {
        (AroundAsked::Unasked(asked), [one]) if !asked.under_total => item_of(one.thing),
        _ => None,
    }
}

fn item_of(thing: Thing<'_>) -> Option<&Item> {
    match thing {
        Thing::Item(item) => Some(item),
        Thing::Event(_) | Thing::Change(_) | Thing::Order(_) | Thing::Assessment(_) => None,
    }
}

/// What was asked for, of what was found.
pub(super) fn around_asked(found: &AroundFound<'_>) -> String {
    let items = found.things.iter().filter_map(|one| item_of(one.thing));
    around_rule(found.asked, None, &items.collect::<Vec<_>>())
}

/// What a criterion about the time around an assessment asks for: of which list and items, where they are known.
pub(super) fn around_rule(
    asked: AroundAsked<'_>,
    list_of: Option<&Instrument>,
    items: &[&Item],
) -> String {
    match asked {
        AroundAsked::Since(asked) => {
            let mut meant: Vec<&str> = asked.changes.iter().map(|one| what(*one)).collect();
            meant.extend(asked.events.iter().map(|one| kind(*one)));
            if asked.any_event {
                meant.push("an event");
            }
            let when = match asked.months {
                Some(months) => format!("in the last {}", plural(months, "month", "months")),
                None => "new since the newest checklist".to_owned(),
            };
            format!("{}, {when}", list(&meant, "or"))
        }
        AroundAsked::Follows(asked) => {
            let events: Vec<&str> = asked.events.iter().map(|one| kind(*one)).collect();
            let events = if events.is_empty() {
                "an event".to_owned()
            } else {
                list(&events, "or")
            };
            let mut after: Vec<&str> = asked.changes.iter().map(|one| what(*one)).collect();
            after.extend(asked.orders.iter().map(|one| order_kind(*one)));
            format!(
                "{events} within {} of {}",
                plural(asked.days, "day", "days"),
                list(&after, "or")
            )
        }
        AroundAsked::Order(asked) => {
            let kinds: Vec<&str> = asked.kinds.iter().map(|one| order_kind(*one)).collect();
            let kinds = if kinds.is_empty() {
                "an order".to_owned()
            } else {
                list(&kinds, "or")
            };
            format!("{kinds} in force on the day")
        }
        AroundAsked::LowerGrade(asked) if asked.unless_written => {
            "the newest grade is lower than an earlier one, and no reason is written".to_owned()
        }
        AroundAsked::LowerGrade(_) => "the newest grade is lower than an earlier one".to_owned(),
        AroundAsked::Older(asked) => {
            format!(
                "the newest checklist is more than {} old",
                plural(asked.months, "month", "months")
            )
        }
        AroundAsked::Unasked(asked) => {
            let on_list = list_of.map_or_else(String::new, |one| {
                format!(" on the list \u{201c}{}\u{201d}", one.title)
            });
            let many = plural(asked.at_least, "question", "questions");
            match items {
                _ if asked.under_total => {
                    format!("{many} or more that a recorded total does not tell{on_list}")
                }
                [one] => format!("{}: not asked", one.named()),
                _ => format!("{many} or more not asked{on_list}"),
            }
        }
    }
}
