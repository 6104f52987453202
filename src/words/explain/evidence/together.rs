//! Several criteria in one line: what they ask for together, and how far this case has come.

use crate::engine::decision::{Count, EventsFound, Evidence, Finding, ItemReading};
use crate::logic::Truth;
use crate::model::rules::{Recorded, Threshold};

use crate::words::explain::around::{around_asked, one_not_asked};
use crate::words::explain::judged::SpokenTo;
use crate::words::explain::names::{grade, grade_or_above, kind, unit};
use crate::words::explain::numbers::{list, plural};
use crate::words::explain::rule::person;

/// A line that is longer says no more than the criteria under it.
const LONGEST: usize = 240;

/// What several criteria ask for and how far the case has come, in two sentences; nothing where that would be too long to
/// be of use or there is one alone, since each is explained by itself below.
pub(super) fn together(whole: &Finding<'_>, parts: &[Finding<'_>], to_whom: SpokenTo) -> String {
    if parts.len() < 2 {
        return String::new();
    }
    let needed = asked_words(whole, to_whom, true, Within::Nothing);
    let mut so_far: Vec<String> = Vec::new();
    for words in parts
        .iter()
        .flat_map(Finding::leaves)
        .filter_map(so_far_words)
    {
        if !so_far.contains(&words) {
            so_far.push(words);
        }
    }
    let words = match so_far.as_slice() {
        [] => format!("Needed: {needed}."),
        so_far => format!("Needed: {needed}. So far: {}.", so_far.join(", ")),
    };
    if words.chars().count() > LONGEST {
        String::new()
    } else {
        words
    }
}

/// In what a criterion stands that asks for several: what keeps it together depends on that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// It stands by itself.
    Nothing,
    /// In one, as the first: what comes after it stands behind a comma.
    First,
    /// In one, after others.
    Later,
    /// In one that stands in another.
    Another,
}

/// What each asks for, joined; a time that all counts share is said once, at their end.
fn joined(parts: &[Finding<'_>], all: bool, to_whom: SpokenTo, within: Within) -> String {
    if let [one] = parts {
        return asked_words(one, to_whom, true, within);
    }
    let months = |part: &Finding<'_>| part.events()?.asked.months;
    let shared = parts
        .first()
        .and_then(months)
        .filter(|first| parts.iter().all(|part| months(part) == Some(*first)));
    let asked: Vec<String> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let inner = match (within, place) {
                (Within::Nothing, 0) => Within::First,
                (Within::Nothing, _) => Within::Later,
                (Within::First | Within::Later | Within::Another, _) => Within::Another,
            };
            asked_words(part, to_whom, shared.is_none(), inner)
        })
        .collect();
    let and = if all { "and" } else { "or" };
    let mixed = parts.iter().any(|part| part.leaves().nth(1).is_some());
    let words = match (mixed, within) {
        (true, Within::Nothing) => asked.join(&format!(", {and} ")),
        // What is in brackets needs no stop behind it.
        (true, Within::First | Within::Later | Within::Another) => asked.join(&format!(" {and} ")),
        (false, _) => list(&asked, and),
    };
    let words = match shared {
        Some(months) => format!("{words} in {}", plural(months, "month", "months")),
        None => words,
    };
    match (within, all, parts.len()) {
        (Within::Nothing | Within::First, ..) => words,
        (Within::Later, true, 2) => format!("both {words}"),
        (Within::Later, true, _) => format!("all of {words}"),
        (Within::Later, false, _) => format!("either {words}"),
        (Within::Another, ..) => format!("({words})"),
    }
}

fn number(threshold: Threshold, one: &str, many: &str) -> String {
    match threshold {
        Threshold::AtLeast(number) => plural(number, one, many),
        Threshold::MoreThan(number) => format!("more than {}", plural(number, one, many)),
        Threshold::Somewhere(from, to) => format!(
            "{from} to {} (how many is not published)",
            plural(to, one, many)
        ),
    }
}

/// What is counted, in the words of an area: a report of any kind is an incident.
fn short_unit(recorded: &[Recorded]) -> (String, String) {
    const REPORTS: [Recorded; 3] = [Recorded::Crime, Recorded::Incident, Recorded::Reported];
    let all_reports =
        recorded.len() == REPORTS.len() && REPORTS.iter().all(|way| recorded.contains(way));
    match recorded {
        [Recorded::Crime] => ("crime".to_owned(), "crimes".to_owned()),
        _ if all_reports => ("incident".to_owned(), "incidents".to_owned()),
        other => unit(other),
    }
}

fn events(found: &EventsFound<'_>) -> String {
    let (one, many) = short_unit(&found.asked.recorded);
    let kinds: Vec<&str> = found.asked.kinds.iter().map(|one| kind(*one)).collect();
    let of = if kinds.is_empty() {
        String::new()
    } else {
        format!(" of {}", list(&kinds, "or"))
    };
    format!("{}{of}", number(found.asked.count, &one, &many))
}

/// What one criterion asks for, in a few words; in how many months, unless that is said for several.
fn asked_words(part: &Finding<'_>, to_whom: SpokenTo, with_months: bool, stands: Within) -> String {
    let within = |months: Option<u32>| {
        months
            .filter(|_| with_months)
            .map(|months| format!(" in {}", plural(months, "month", "months")))
            .unwrap_or_default()
    };
    match &part.evidence {
        Evidence::Score(found) => number(found.asked.count, "yes answer", "yes answers"),
        Evidence::Item(found) => {
            let item = found
                .item
                .map_or_else(|| format!("item {}", found.asked.item), |item| item.named());
            match found.wanted {
                Some(step) => format!("{item} ({})", step.label.to_lowercase()),
                None => format!("yes to {item}"),
            }
        }
        Evidence::Grade(found) => format!("a grade of {}", grade_or_above(found.asked.at_least)),
        Evidence::Events(found) => format!("{}{}", events(found), within(found.asked.months)),
        Evidence::Rising(_) => "increasing".to_owned(),
        Evidence::Assessments(found) => {
            let grades: Vec<&str> = found.asked.grades.iter().map(|one| grade(*one)).collect();
            let graded = if grades.is_empty() {
                String::new()
            } else {
                format!(" graded {}", list(&grades, "or"))
            };
            format!(
                "{}{graded}{}",
                number(found.asked.count, "assessment", "assessments"),
                within(found.asked.months)
            )
        }
        Evidence::Repeat(found) => {
            format!(
                "a new event within {} after a MARAC",
                plural(found.asked.months, "month", "months")
            )
        }
        Evidence::Judgement(_) => to_whom.judgement().to_owned(),
        Evidence::SignedOff(found) => format!("the sign-off of {}", found.asked),
        Evidence::Person(found) => person(found.asked),
        Evidence::Around(found) => match one_not_asked(found) {
            Some(item) => format!("{} (not asked)", item.named()),
            None => around_asked(found),
        },
        Evidence::All(parts) => joined(parts, true, to_whom, stands),
        Evidence::Any(parts) => joined(parts, false, to_whom, stands),
    }
}

fn count(count: Count, one: &str, many: &str) -> String {
    match count.most {
        Some(most) if most == count.least => plural(most, one, many),
        None if count.least == 0 => format!("no {one} known yet"),
        Some(most) => format!("{} to {}", count.least, plural(most, one, many)),
        None => format!("{} or more", plural(count.least, one, many)),
    }
}

/// How far the case has come with one criterion; nothing where its answer below says all there is.
fn so_far_words(part: &Finding<'_>) -> Option<String> {
    Some(match &part.evidence {
        Evidence::Score(found) => count(found.count, "yes answer", "yes answers"),
        Evidence::Item(found) => {
            let reading = match found.reading {
                ItemReading::Yes => "yes",
                ItemReading::No => "no",
                ItemReading::Open(_) | ItemReading::OpenByPerpetrator | ItemReading::InTotal => {
                    "not known"
                }
            };
            let reading = found
                .answered
                .map_or_else(|| reading.to_owned(), |step| step.label.to_lowercase());
            format!("{}: {reading}", found.item?.label)
        }
        Evidence::Grade(found) => match found.newest.as_slice() {
            [] => "no grade".to_owned(),
            [one] => format!("graded {}", one.grade_on(found.on).map_or("none", grade)),
            _ => "it is not known which grade is the newest".to_owned(),
        },
        Evidence::Events(found) => {
            let (one, many) = short_unit(&found.asked.recorded);
            count(found.count, &one, &many)
        }
        Evidence::Rising(_) => match part.answer {
            Truth::Met => "increasing",
            Truth::NotMet => "not shown to be increasing",
            Truth::CannotTell => "not known whether it is increasing",
        }
        .to_owned(),
        Evidence::Assessments(found) => count(found.count, "assessment", "assessments"),
        Evidence::Repeat(_)
        | Evidence::Judgement(_)
        | Evidence::SignedOff(_)
        | Evidence::Person(_)
        | Evidence::Around(_) => return None,
        Evidence::All(_) | Evidence::Any(_) => return None,
    })
}
