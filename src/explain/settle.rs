use crate::case::Marac;
use crate::decision::{Finding, Group, Nearest, RepeatFound, Truth, Unknown, Way};
use crate::rules::Who;

use super::evidence::{Facts, last_marac};
use super::names::event_name;
use super::numbers::{capitalised, number_word, small};

/// More ways than this to settle something are not listed: the nearest come first.
const MOST_WAYS: usize = 3;

/// What could meet what cannot be told, the way that needs the fewest unknowns first: every group of a way is needed.
pub(super) fn settling(finding: &Finding<'_>, name: &dyn Fn(&Unknown<'_>) -> String) -> Vec<Facts> {
    if finding.answer != Truth::CannotTell {
        return Vec::new();
    }
    let mut ways: Vec<(u32, Way<'_>)> = Vec::new();
    let known = finding.ways();
    // What takes everything that another way takes, and more, is no way of its own.
    let more = |way: &Way<'_>| {
        let all_in = |other: &Way<'_>| other.groups.iter().all(|group| way.groups.contains(group));
        known.iter().any(|other| other.groups.len() < way.groups.len() && all_in(other))
    };
    for way in known.iter().filter(|way| !more(way)).cloned() {
        let fewest = way.fewest();
        let place = ways.iter().take_while(|(known, _)| *known <= fewest).count();
        ways.insert(place, (fewest, way));
    }
    ways.truncate(MOST_WAYS);
    let mut facts = Vec::new();
    for (number, (_, way)) in ways.iter().enumerate() {
        facts.extend(way_words(way, if number == 0 { "" } else { "Or" }, name));
    }
    facts
}

/// The route that needs the fewest unknowns, and which those are.
pub(super) fn nearest_words(nearest: &Nearest<'_>) -> (String, Vec<Facts>) {
    let says = match nearest.fewest as usize {
        1 => "One thing that is not known could meet it.".to_owned(),
        many => format!("It takes at least {} things that are not known.", number_word(many)),
    };
    let says = format!("Of the routes that cannot be told yet, {} is the nearest. {says}", small(&nearest.route.name));
    (says, way_words(&nearest.way, "", &unknown_name))
}

/// The groups of a way that have anything in them: all of them are needed.
fn way_words(way: &Way<'_>, first: &str, name: &dyn Fn(&Unknown<'_>) -> String) -> Vec<Facts> {
    // What is needed whole is one list.
    let mut groups: Vec<Group<'_>> = Vec::new();
    for group in way.groups.iter().filter(|group| !group.of.is_empty()) {
        let whole = |group: &Group<'_>| group.need as usize == group.of.len();
        match groups.iter_mut().find(|known| whole(group) && whole(known)) {
            Some(known) => {
                known.need += group.need;
                known.of.extend(group.of.iter().copied());
            }
            None => groups.push(group.clone()),
        }
    }
    let groups = groups.iter().enumerate();
    groups.map(|(place, group)| group_words(if place == 0 { first } else { "And also needed" }, group, name)).collect()
}

fn group_words(joined: &str, group: &Group<'_>, name: &dyn Fn(&Unknown<'_>) -> String) -> Facts {
    let of = number_word(group.of.len());
    let lead = match (group.of.len(), group.need as usize) {
        (1, _) => "this could settle it".to_owned(),
        (all, need) if all == need => format!("all {of} of these together could meet it"),
        (_, 1) => "any one of these could meet it".to_owned(),
        (_, need) => format!("any {} of these could meet it", number_word(need)),
    };
    let lead = if joined.is_empty() { capitalised(&lead) } else { format!("{joined}: {lead}") };
    let lead = if group.of.len() == 1 { lead } else { format!("{lead} ({})", group.of.len()) };
    Facts { lead, items: group.of.iter().map(name).collect() }
}

/// What is not known of a repeat, as a list names it.
pub(super) fn repeat_name(found: &RepeatFound<'_>, unknown: &Unknown<'_>) -> String {
    match (unknown, last_marac(found)) {
        (Unknown::Marac(marac), Some(last)) if marac.id == last.id => {
            format!("{} of the last MARAC, of {}", open_of(marac), marac.met)
        }
        _ => unknown_name(unknown),
    }
}

/// Which part of an earlier MARAC is not known.
fn open_of(marac: &Marac) -> &'static str {
    match (marac.referred.exact(), marac.met.exact()) {
        (None, Some(_)) => "the day of referral",
        (_, None) => "the date",
        (Some(_), Some(_)) => "what is in doubt",
    }
}

/// What is not known, as a list names it.
pub(super) fn unknown_name(unknown: &Unknown<'_>) -> String {
    match unknown {
        Unknown::Item(item) => item.named(),
        Unknown::Event(event) => format!("what is in doubt about the event of {}", event_name(event)),
        Unknown::MoreEvents => "earlier events: ask, check records, and say when the list is complete".to_owned(),
        Unknown::MoreMaracs => "earlier MARACs: ask, check records, and say when the list is complete".to_owned(),
        Unknown::MoreAssessments => {
            "earlier assessments: ask, check records, and say when the list is complete".to_owned()
        }
        Unknown::Changes => "what has changed around the victim: ask, and say when the list is complete".to_owned(),
        Unknown::Orders => {
            "orders, bail and licences: ask, check records, and say when the list is complete".to_owned()
        }
        Unknown::Marac(marac) => format!("{} of the MARAC of {}", open_of(marac), marac.met),
        Unknown::Assessment(assessment) => format!("what is in doubt about the assessment of {}", assessment.when),
        Unknown::Grade => "your own grade".to_owned(),
        Unknown::Judgement => "your judgement, with its reasons".to_owned(),
        Unknown::SignOff => "the sign-off".to_owned(),
        Unknown::Person(Who::Victim) => "what is not known about the victim".to_owned(),
        Unknown::Person(Who::CausingHarm) => "what is not known about the person causing harm".to_owned(),
        Unknown::Person(Who::Child) => "what is not known about the children".to_owned(),
        Unknown::Definition => "the area's own definition, which is not published".to_owned(),
    }
}
