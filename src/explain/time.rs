//! What lies before and after the day of a decision and nobody may lose sight of: what is to come, what a MARAC set and
//! nobody has seen done, and how the grades went.

use crate::case::{Assessment, Case, Marac};
use crate::compare::grades;
use crate::dates::{Day, When};
use crate::decision::{Thing, Truth};

use super::again::graded_words;
use super::around::{order_kind, thing_name};
use super::numbers::{capitalised, list, plural};
use super::says::Says;

/// How far ahead the end of an order is told.
const MONTHS_AHEAD: u32 = 3;

/// What the person causing harm must not learn, where the case says.
pub(super) fn guard(case: &Case) -> Option<Says> {
    let words = case.contact.must_not_disclose.trim();
    (!words.is_empty()).then(|| Says::new("Must not reach the person causing harm", words))
}

/// What is to come after the day, in the order of its dates: what changes, orders that begin, and orders that end soon.
pub(super) fn to_come(case: &Case, on: Day) -> Vec<Says> {
    let mut found: Vec<(Day, Says)> = Vec::new();
    let mut put = |when: When, what: String| {
        let Some(first) = when.span().first.filter(|first| *first > on) else { return };
        let days = u32::try_from(first.days_since(on)).unwrap_or(u32::MAX);
        let lead = match when.exact() {
            Some(_) => format!("In {}", plural(days, "day", "days")),
            None => format!("In {} or more", plural(days, "day", "days")),
        };
        let place = found.partition_point(|(day, _)| *day <= first);
        found.insert(place, (first, Says::new(lead, what)));
    };
    for change in &case.changes.list {
        put(change.when, thing_name(Thing::Change(change), case));
    }
    for order in &case.orders.list {
        put(order.from, thing_name(Thing::Order(order), case));
        if let Some(until) = order.until.filter(|until| until.span().by(on.months_after(MONTHS_AHEAD)) != Truth::NotMet)
        {
            put(until, format!("{until}, {} of {} ends", order_kind(order.kind), order.from));
        }
    }
    found.into_iter().map(|(_, says)| says).collect()
}

/// What a MARAC set whose day has gone by, and which is not known to be done.
pub(super) fn overdue(case: &Case, on: Day) -> Vec<Says> {
    let of = |marac: &Marac| {
        let late = |due: When| due.span().by(on.minus_days(1)) == Truth::Met;
        let actions = marac.actions.iter().filter(|action| action.done.is_none());
        let late = actions.filter_map(|action| Some((action, action.due.filter(|due| late(*due))?)));
        let says = late.map(|(action, due)| {
            let owner = if action.owner.is_empty() { "nobody is named for it" } else { action.owner.as_str() };
            Says::new(action.what.clone(), format!("due {due}, {owner}; not known to be done"))
        });
        says.collect::<Vec<_>>()
    };
    case.maracs.list.iter().flat_map(of).collect()
}

/// The path of grades, where there is more than one, with the reason that was written for a lower one.
pub(super) fn graded(case: &Case) -> Vec<Says> {
    let path = grades(case);
    if path.len() < 2 {
        return Vec::new();
    }
    let because = |one: &Assessment| one.lower_because.trim().to_owned();
    let says = path.iter().map(|one| match one.thing {
        Thing::Assessment(made) if !because(made).is_empty() => {
            Says::new(graded_words(one), format!("reason for the lower grade: {}", because(made)))
        }
        _ => Says::new("", graded_words(one)),
    });
    says.collect()
}

/// Which MARACs it may be for, where the home is not one place or it was heard elsewhere before.
pub(super) fn which_marac(case: &Case) -> Option<String> {
    let home = &case.people.victim.lives_in;
    let mut before: Vec<&str> = Vec::new();
    for area in case.maracs.list.iter().flat_map(|marac| &marac.areas) {
        if !home.iter().any(|one| crate::rules::same_place(one, area)) && !before.contains(&area.as_str()) {
            before.push(area);
        }
    }
    let home: Vec<&str> = home.iter().map(String::as_str).collect();
    let says = match (home.as_slice(), before.as_slice()) {
        ([] | [_], []) | ([], _) => return None,
        (homes, []) => format!("The victim lives in {}", list(homes, "or")),
        (homes, before) => {
            format!("The victim lives in {}, and a MARAC heard it before in {}", list(homes, "or"), list(before, "and"))
        }
    };
    Some(format!("{}. Name each in the referral; the coordinators settle which one hears it.", capitalised(&says)))
}
