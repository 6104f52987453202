//! What lies before and after the day of a decision and nobody may lose sight of: what is to come, what a MARAC set and
//! nobody has seen done, and how the grades went.

use crate::engine::compare::grades;
use crate::engine::decision::Thing;
use crate::logic::Truth;
use crate::model::case::{Assessment, Case, Change, Marac, impossible_days};
use crate::model::dates::{Day, When};
use crate::record::Mistake;
use crate::record::isolated;

use super::again::graded_words;
use super::criteria::thing_name;
use super::names::order_kind;
use super::names::places;
use super::numbers::{capitalised, list, plural};
use super::says::Says;

/// How far ahead the end of an order is told.
const MONTHS_AHEAD: u32 = 3;

/// What cannot be right about the days of a case, each once: two entries may be wrong in the same way.
pub fn impossible_words(case: &Case) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for Mistake { says, .. } in impossible_days(case) {
        if !told.contains(&says) {
            told.push(says);
        }
    }
    told
}

/// What the person causing harm must not learn, where the case says.
pub(super) fn guard(case: &Case) -> Option<Says> {
    let words = case.contact.must_not_disclose.trim();
    (!words.is_empty())
        .then(|| Says::new("Must not reach the person causing harm", isolated(words)))
}

/// What is to come after the day, in the order of its dates: what changes and orders that begin, as far as they are
/// expected, and the end that is set for an order, where it is soon.
///
/// What lies between the day of decision and the day the case speaks for has come since. On the day of decision nobody
/// could tell it, so it is not foretold, and neither is what was learned later.
pub(super) fn to_come(case: &Case, on: Day) -> Vec<Says> {
    let mut found: Vec<(Day, Says)> = Vec::new();
    let mut put = |when: When, expected: &str, what: String| {
        let Some(first) = when.span().first.filter(|first| *first > on) else {
            return;
        };
        let days = u32::try_from(first.days_since(on)).unwrap_or(u32::MAX);
        let or_more = if when.exact().is_some() {
            ""
        } else {
            " or more"
        };
        let lead = capitalised(&format!(
            "{expected}in {}{or_more}",
            plural(days, "day", "days")
        ));
        found.push((first, Says::new(lead, what)));
    };
    let has_come = |when: When| {
        when.span()
            .first
            .is_some_and(|first| on < first && first <= case.as_of)
    };
    let unheard = |change: &&Change| {
        has_come(change.when) || change.learned.is_some_and(|learned| learned > on)
    };
    for change in case.changes.list.iter().filter(|change| !unheard(change)) {
        put(
            change.when,
            "expected ",
            thing_name(Thing::Change(change), case),
        );
    }
    for order in case
        .orders
        .list
        .iter()
        .filter(|order| !has_come(order.from))
    {
        put(
            order.from,
            "expected ",
            thing_name(Thing::Order(order), case),
        );
        if let Some(until) = order
            .until
            .filter(|until| until.span().by(on.months_after(MONTHS_AHEAD)) != Truth::NotMet)
        {
            put(
                until,
                "",
                format!("{until}, {} of {} ends", order_kind(order.kind), order.from),
            );
        }
    }
    found.sort_by_key(|(day, _)| *day);
    found.into_iter().map(|(_, says)| says).collect()
}

/// What a MARAC set whose day has gone by, and which is not known to have been done by then.
pub(super) fn overdue(case: &Case, on: Day) -> Vec<Says> {
    let of = |marac: &Marac| {
        let late = |due: When| due.span().by(on.minus_days(1)) == Truth::Met;
        let open = |done: Option<When>| done.is_none_or(|done| done.span().by(on) == Truth::NotMet);
        let actions = marac.actions.iter().filter(|action| open(action.done));
        let late =
            actions.filter_map(|action| Some((action, action.due.filter(|due| late(*due))?)));
        let says = late.map(|(action, due)| {
            let owner = if action.owner.is_empty() {
                "nobody is named for it"
            } else {
                &isolated(&action.owner)
            };
            Says::new(
                isolated(&action.what),
                format!("due {due}, {owner}; not known to be done"),
            )
        });
        says.collect::<Vec<_>>()
    };
    case.maracs
        .list
        .iter()
        .filter(|marac| heard(case, marac, on) != Truth::NotMet)
        .flat_map(of)
        .collect()
}

/// Whether an earlier MARAC had met by the end of a day.
fn heard(case: &Case, marac: &Marac, on: Day) -> Truth {
    was_by(case, marac.met, on)
}

/// Whether something had been by the end of a day. What has no later date had been by the day the case speaks for.
fn was_by(case: &Case, when: When, on: Day) -> Truth {
    let span = when.span();
    let span = if span.first.is_some_and(|first| first > case.as_of) {
        span
    } else {
        span.no_later_than(case.as_of)
    };
    span.by(on)
}

/// The path of grades, where there is more than one, with the reason that was written for a lower one.
pub(super) fn graded(case: &Case, on: Day) -> Vec<Says> {
    let path: Vec<_> = grades(case)
        .into_iter()
        .filter(|one| was_by(case, one.when, on) != Truth::NotMet)
        .collect();
    if path.len() < 2 {
        return Vec::new();
    }
    let because = |one: &Assessment| isolated(one.lower_because.trim());
    let says = path.iter().map(|one| match one.thing {
        Thing::Assessment(made) if !because(made).is_empty() => Says::new(
            graded_words(one),
            format!("reason for the lower grade: {}", because(made)),
        ),
        _ => Says::new("", graded_words(one)),
    });
    let mut told: Vec<(Says, u32)> = Vec::new();
    for one in says {
        match told.iter_mut().find(|(known, _)| *known == one) {
            Some((_, many)) => *many += 1,
            None => told.push((one, 1)),
        }
    }
    let many = |(says, many): (Says, u32)| match many {
        1 => says,
        many => Says {
            detail: format!("{} ({many} alike)", says.detail),
            ..says
        },
    };
    told.into_iter().map(many).collect()
}

/// Which MARACs it may be for, where the home is not one place or it was heard elsewhere before, or is to be.
pub(super) fn which_marac(case: &Case, on: Day) -> Option<String> {
    let home = &case.people.victim.lives_in;
    // Each place of a MARAC that is not the home, with whether the MARAC has met by the day.
    let mut elsewhere: Vec<(String, Truth)> = Vec::new();
    for marac in &case.maracs.list {
        let is_home = |area: &String| {
            home.iter()
                .any(|one| crate::model::rules::same_place(one, area))
        };
        let one = (places(&marac.areas), heard(case, marac, on));
        if !marac.areas.iter().all(is_home) && !one.0.is_empty() && !elsewhere.contains(&one) {
            elsewhere.push(one);
        }
    }
    if home.is_empty() || home.len() == 1 && elsewhere.is_empty() {
        return None;
    }
    let mut says = vec![format!("the victim lives in {}", places(home))];
    for (met, words) in [
        (Truth::Met, "a MARAC heard it before in"),
        (Truth::CannotTell, "a MARAC heard it, or is to hear it, in"),
        (Truth::NotMet, "a MARAC is still to hear it in"),
    ] {
        let there: Vec<&str> = elsewhere
            .iter()
            .filter(|(_, heard)| *heard == met)
            .map(|(place, _)| place.as_str())
            .collect();
        if !there.is_empty() {
            says.push(format!("{words} {}", list(&there, "and in")));
        }
    }
    let says = capitalised(&list(&says, "and")).replacen(" and a MARAC", ", and a MARAC", 1);
    Some(format!(
        "{says}. Name each in the referral; the coordinators settle which one hears it."
    ))
}
