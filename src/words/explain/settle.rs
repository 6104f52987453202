use std::collections::BTreeMap;

use crate::engine::decision::{Finding, Group, InDoubt, Nearest, Part, Unknown, Way};
use crate::logic::Truth;
use crate::model::case::{Assessment, Change, Event, Marac, Order};
use crate::model::dates::{Day, When};
use crate::model::rules::{Forum, LeadsTo, Who};
use crate::record::isolated;

use super::judged::SpokenTo;
use super::maracs::meets;
use super::names::place;
use super::names::{event_record, event_words, order_kind, recorded_apart, what};
use super::numbers::{capitalised, list, number_word, plural, small};
use super::says::Facts;

/// More ways than this to settle something are not listed: the nearest come first.
const MOST_WAYS: usize = 3;

/// So many of the nearest ways are compared with one another: of a history of hundreds there are thousands.
const MOST_COMPARED: usize = 200;

/// What could meet what cannot be told, the way that needs the fewest unknowns first: every group of a way is needed.
pub(super) fn settling(finding: &Finding<'_>, name: &dyn Fn(&Unknown<'_>) -> String) -> Vec<Facts> {
    if finding.answer != Truth::CannotTell {
        return Vec::new();
    }
    let mut ways = finding.ways();
    ways.sort_by_cached_key(Way::fewest);
    ways.truncate(MOST_COMPARED);
    // What takes everything that another way takes, and more, is no way of its own.
    let more = |way: &&Way<'_>| {
        let all_in = |other: &Way<'_>| other.groups.iter().all(|group| way.groups.contains(group));
        ways.iter()
            .any(|other| other.groups.len() < way.groups.len() && all_in(other))
    };
    let mut facts = Vec::new();
    // Ways that come to the same words are one: events that nobody has told of yet make this count or that one.
    let mut told: Vec<Vec<Facts>> = Vec::new();
    for way in ways.iter().filter(|way| !more(way)) {
        let words = way_words(way, "Or", name);
        if told.contains(&words) {
            continue;
        }
        if told.is_empty() {
            facts = way_words(way, "", name);
        } else {
            facts.extend(words.iter().cloned());
        }
        told.push(words);
        if told.len() == MOST_WAYS {
            break;
        }
    }
    facts
}

/// The route that needs the fewest unknowns, with where it leads if not to the area's own forum, and which those are.
pub(super) fn nearest_words(nearest: &Nearest<'_>, forum: &Forum, on: Day) -> (String, Vec<Facts>) {
    let says = match (nearest.fewest as usize, of_one(&nearest.way)) {
        (1, Some(of)) => format!("What is not known of {of} could meet it."),
        (1, None) => "One thing that is not known could meet it.".to_owned(),
        (many, _) => {
            format!(
                "It takes at least {} things that are not known.",
                number_word(many)
            )
        }
    };
    let to = match nearest.route.leads() {
        LeadsTo::Forum => String::new(),
        to @ (LeadsTo::Elsewhere(_) | LeadsTo::NotSaid) => format!(", to {},", place(to, forum)),
    };
    let name = small(&nearest.route.name);
    let says = format!("Of the routes that cannot be told yet, {name}{to} is the nearest. {says}");
    (
        says,
        way_words(&nearest.way, "", &|unknown| {
            unknown_on(unknown, on, SpokenTo::Professional)
        }),
    )
}

/// What a way is about that takes one thing alone, of which several parts are open.
fn of_one(way: &Way<'_>) -> Option<&'static str> {
    let mut of = way.groups.iter().flat_map(|group| &group.of);
    let (Some(one), None) = (of.next(), of.next()) else {
        return None;
    };
    let (of, open) = match one {
        Unknown::Event(_, open) => ("one event", open),
        Unknown::Marac(_, open) => ("one MARAC", open),
        Unknown::Assessment(_, open) => ("one assessment", open),
        Unknown::Change(_, open) => ("one change", open),
        Unknown::Order(_, open) => ("one order", open),
        Unknown::Person(who, open) => (the_person(*who), open),
        Unknown::Item(_)
        | Unknown::Present
        | Unknown::MoreEvents
        | Unknown::MoreMaracs
        | Unknown::MoreAssessments
        | Unknown::MoreChanges
        | Unknown::MoreOrders
        | Unknown::Grade
        | Unknown::Judgement
        | Unknown::SignOff(_)
        | Unknown::AgeOf(_)
        | Unknown::Definition => return None,
    };
    (open.parts().count() > 1).then_some(of)
}

/// The groups of a way that have anything in them: all of them are needed.
fn way_words(way: &Way<'_>, first: &str, name: &dyn Fn(&Unknown<'_>) -> String) -> Vec<Facts> {
    // What is needed whole is one list.
    let mut groups: Vec<Group<'_>> = Vec::new();
    for group in way.groups.iter().filter(|group| !group.of.is_empty()) {
        let whole = |group: &Group<'_>| group.takes_all();
        match groups.iter_mut().find(|known| whole(group) && whole(known)) {
            Some(known) => {
                let new = group.of.iter().filter(|one| !known.of.contains(one));
                let new: Vec<Unknown<'_>> = new.copied().collect();
                known.need += u32::try_from(new.len()).unwrap_or(u32::MAX);
                known.of.extend(new);
            }
            None => groups.push(group.clone()),
        }
    }
    // What is needed in any case serves the groups of which some are.
    let (whole, mut some): (Vec<Group<'_>>, Vec<_>) =
        groups.into_iter().partition(Group::takes_all);
    for group in &mut some {
        *group = group.without(&|one| whole.iter().any(|group| group.of.contains(one)));
    }
    some.retain(|group| group.need > 0);
    let mut groups = [whole, some].concat();
    for group in groups.iter_mut().filter(|group| group.points.is_empty()) {
        group.of.sort_by_key(is_particular);
    }
    let several = groups.len() > 1;
    let groups = groups.iter().enumerate();
    groups
        .map(|(place, group)| {
            let joined = if place == 0 { first } else { "And also" };
            group_words(joined, group, several, name)
        })
        .collect()
}

/// Whether it is a particular of somebody, such as an age, that nobody has typed yet: it stands after what matters more.
pub(super) fn is_particular(unknown: &Unknown<'_>) -> bool {
    matches!(unknown, Unknown::AgeOf(_) | Unknown::Person(..))
}

/// A group by what it takes of it: it could meet the answer by itself, or `several` of them are needed.
fn group_words(
    joined: &str,
    group: &Group<'_>,
    several: bool,
    name: &dyn Fn(&Unknown<'_>) -> String,
) -> Facts {
    if !group.points.is_empty() {
        return points_words(joined, group, several, name);
    }
    let (all, need) = (group.of.len(), group.need as usize);
    let items = if all == need {
        with_maracs_counted(&group.of, name)
    } else {
        told_apart(&group.of, name)
    };
    let many = items.len();
    let of = number_word(many);
    let need = need - (all - many);
    let together = if several { "" } else { " together" };
    let lead = match (many, need) {
        (1, _) => "this".to_owned(),
        (2, 2) => format!("both of these{together}"),
        (all, need) if all == need => format!("all {of} of these{together}"),
        (2, 1) => "either of these".to_owned(),
        (_, 1) => "any one of these".to_owned(),
        (_, need) => format!("any {} of these", number_word(need)),
    };
    let lead = match (several, many, need) {
        (false, 1, _) => format!("{lead} could settle it"),
        (false, ..) => format!("{lead} could meet it"),
        (true, _, 1) => format!("{lead} is needed"),
        (true, ..) => format!("{lead} are needed"),
    };
    let lead = join(joined, &lead);
    let lead = if many == 1 {
        lead
    } else {
        format!("{lead} ({many})")
    };
    Facts { lead, items }
}

/// The same where they have different weights.
fn points_words(
    joined: &str,
    group: &Group<'_>,
    several: bool,
    name: &dyn Fn(&Unknown<'_>) -> String,
) -> Facts {
    let points = plural(group.need, "point", "points");
    let lead = if several {
        format!("{points} or more of these are needed")
    } else {
        format!("{points} or more of these could meet it")
    };
    let each = group.of.iter().zip(&group.points);
    Facts {
        lead: format!("{} ({})", join(joined, &lead), group.of.len()),
        items: each
            .map(|(one, points)| format!("{}: {}", plural(*points, "point", "points"), name(one)))
            .collect(),
    }
}

fn join(joined: &str, lead: &str) -> String {
    if joined.is_empty() {
        capitalised(lead)
    } else {
        format!("{joined}: {lead}")
    }
}

/// Of what is needed whole, so many MARACs in doubt are each named; more are counted.
const MARACS_NAMED: usize = 2;

/// Names of what is needed whole, where many MARACs in doubt are one.
fn with_maracs_counted(of: &[Unknown<'_>], name: &dyn Fn(&Unknown<'_>) -> String) -> Vec<String> {
    let (maracs, others): (Vec<Unknown<'_>>, Vec<_>) = of
        .iter()
        .partition(|unknown| matches!(unknown, Unknown::Marac(..)));
    if maracs.len() <= MARACS_NAMED {
        return told_apart(of, name);
    }
    let mut names = told_apart(&others, name);
    names.push(format!(
        "what is not known of {} MARACs",
        number_word(maracs.len())
    ));
    names
}

/// Names of different things: events of one name are told apart by how they were recorded and graded, and what is alike
/// then too by the order in which it was entered.
fn told_apart(of: &[Unknown<'_>], name: &dyn Fn(&Unknown<'_>) -> String) -> Vec<String> {
    let event = |unknown: &Unknown<'_>| match unknown {
        Unknown::Event(event, _) => Some(event_record(event)),
        Unknown::Item(_)
        | Unknown::Present
        | Unknown::MoreEvents
        | Unknown::MoreMaracs
        | Unknown::MoreAssessments
        | Unknown::Change(..)
        | Unknown::MoreChanges
        | Unknown::Order(..)
        | Unknown::MoreOrders
        | Unknown::Marac(..)
        | Unknown::Assessment(..)
        | Unknown::Grade
        | Unknown::Judgement
        | Unknown::SignOff(_)
        | Unknown::AgeOf(_)
        | Unknown::Person(..)
        | Unknown::Definition => None,
    };
    let names = recorded_apart(
        of.iter()
            .map(|unknown| (name(unknown), event(unknown)))
            .collect(),
    );
    // Of each name how many there are, and how many of them were told.
    let mut alike: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for name in &names {
        alike.entry(name).or_default().0 += 1;
    }
    let numbered = names.iter().map(|name| {
        let (many, told) = alike.entry(name).or_default();
        *told += 1;
        match many {
            1 => name.clone(),
            many => format!("{name} ({told} of {many} alike)"),
        }
    });
    numbered.collect()
}

/// What is not known on a day: a meeting that is still to come is said to be.
pub(super) fn unknown_on(unknown: &Unknown<'_>, on: Day, to_whom: SpokenTo) -> String {
    match unknown {
        Unknown::Marac(marac, open) if marac.met.is_after(on) => {
            let name = format!("the MARAC that is still to meet ({})", meets(marac));
            in_doubt(&name, *open)
        }
        other => unknown_name(other, to_whom),
    }
}

/// Something by its date, where it has one: "the event of June 2023", "the event before June 2023", with what ends it.
pub(super) fn dated(name: &str, when: When, end: &str) -> String {
    let name = name.trim_end_matches(|letter: char| when == When::Unknown && letter == ',');
    match when {
        When::Unknown => name.to_owned(),
        When::In(stated) => format!("{name} of {stated}{end}"),
        When::About(stated) => format!("{name} around {stated}{end}"),
        When::Before(_) | When::After(_) | When::Between(..) => format!("{name} {when}{end}"),
    }
}

/// Which of the people of an event are not known.
#[derive(Clone, Copy)]
enum PeopleOpen {
    Harmed,
    By,
    Both,
}

fn people_open(event: &Event) -> PeopleOpen {
    match (event.harmed.is_empty(), event.by.is_empty()) {
        (true, false) => PeopleOpen::Harmed,
        (false, true) => PeopleOpen::By,
        (true, true) | (false, false) => PeopleOpen::Both,
    }
}

/// What is in doubt about something, named after it.
fn in_doubt(of: &str, open: InDoubt) -> String {
    in_doubt_of(of, open, PeopleOpen::Both)
}

fn in_doubt_of(of: &str, open: InDoubt, people: PeopleOpen) -> String {
    let parts: Vec<Part> = open.parts().collect();
    match parts.as_slice() {
        [] => format!("what is in doubt about {}", of.trim_end_matches(',')),
        [one] => part_of(*one, of, people).trim_end_matches(',').to_owned(),
        several => {
            let own: Vec<&str> = several
                .iter()
                .map(|part| part_alone(*part, people))
                .collect();
            format!("{}: {}", of.trim_end_matches(','), list(&own, "and"))
        }
    }
}

/// One part of something, with its name.
fn part_of(part: Part, of: &str, people: PeopleOpen) -> String {
    match part {
        Part::Date => format!("the exact date of {of}"),
        Part::End => format!("when {of} ends or ended"),
        Part::Referral => format!("the day of referral of {of}"),
        Part::Meeting => format!("the day of the meeting of {of}"),
        Part::Discussed => format!("the day on which the case was last discussed, for {of}"),
        Part::Recorded => format!("how {of} was recorded"),
        Part::Done => format!("what was done at {of}"),
        Part::Crime => format!("whether {of} would be a crime"),
        Part::Place => format!("where {of} happened"),
        Part::Heard => format!("where {of} was heard"),
        Part::About => format!("whose abuse {of} was about"),
        Part::People => match people {
            PeopleOpen::Harmed => format!("who was harmed at {of}"),
            PeopleOpen::By => format!("who caused the harm at {of}"),
            PeopleOpen::Both => format!("who was harmed at {of} and by whom"),
        },
        Part::Whose => format!("whom {of} is about"),
        Part::Grade => format!("the grade of {of}"),
        Part::OfFour => {
            format!("whether {of} would be high or very high, where there are four grades")
        }
        Part::Present => format!("whether {of} led to this assessment"),
        Part::Age => format!("the age of {of}"),
        Part::Home => format!("where {of} lives"),
        Part::Relationship => format!("what {of} is to the victim"),
        Part::Who => format!("who {of} is"),
    }
}

/// One part of something that was named before.
fn part_alone(part: Part, people: PeopleOpen) -> &'static str {
    match part {
        Part::Date => "its exact date",
        Part::End => "when it ends or ended",
        Part::Referral => "the day of referral",
        Part::Meeting => "the day of the meeting",
        Part::Discussed => "the day on which the case was last discussed",
        Part::Recorded => "how it was recorded",
        Part::Done => "what was done",
        Part::Crime => "whether it would be a crime",
        Part::Place => "where it happened",
        Part::Heard => "where it was heard",
        Part::About => "whose abuse it was about",
        Part::People => match people {
            PeopleOpen::Harmed => "who was harmed",
            PeopleOpen::By => "who caused the harm",
            PeopleOpen::Both => "who was harmed and by whom",
        },
        Part::Whose => "whom it is about",
        Part::Grade => "its grade",
        Part::OfFour => "whether it would be high or very high, where there are four grades",
        Part::Present => "whether it led to this assessment",
        Part::Age => "the age",
        Part::Home => "where the home is",
        Part::Relationship => "the relationship to the victim",
        Part::Who => "who it is",
    }
}

/// An event within a sentence that asks something of it.
fn the_event(event: &Event) -> String {
    let words = event_words(event);
    let detail = if words.detail.is_empty() {
        String::new()
    } else {
        format!(", {},", words.detail)
    };
    match event.when {
        When::Unknown => format!("the event without a date{detail}"),
        when => format!("{}{detail}", dated("the event", when, "")),
    }
}

/// A change within a sentence that asks something of it.
fn the_change(change: &Change) -> String {
    dated(
        &format!("\u{201c}{}\u{201d}", what(change.what)),
        change.when,
        "",
    )
}

/// An order within a sentence that asks something of it.
fn the_order(order: &Order) -> String {
    dated(&format!("the {}", order_kind(order.kind)), order.from, "")
}

/// An earlier MARAC within a sentence that asks something of it.
pub(super) fn the_marac(marac: &Marac) -> String {
    let discussed = marac.discussed.unwrap_or_default();
    match (marac.met, marac.referred, discussed) {
        (When::Unknown, When::Unknown, When::Unknown) => "the MARAC without a date".to_owned(),
        (When::Unknown, When::Unknown, discussed) => {
            dated("the MARAC that last discussed it in", discussed, "")
        }
        (When::Unknown, referred, _) => dated("the MARAC after the referral", referred, ""),
        (met, ..) => dated("the MARAC", met, ""),
    }
}

/// What is not known, as a list names it.
pub(super) fn unknown_name(unknown: &Unknown<'_>, to_whom: SpokenTo) -> String {
    match unknown {
        Unknown::Item(item) => item.named(),
        Unknown::Event(event, open) => in_doubt_of(&the_event(event), *open, people_open(event)),
        Unknown::Present => "which event led to this assessment, or that none did".to_owned(),
        Unknown::MoreEvents => {
            "earlier events: ask, check records, and say when the list is complete".to_owned()
        }
        Unknown::MoreMaracs => {
            "earlier MARACs: ask, check records, and say when the list is complete".to_owned()
        }
        Unknown::MoreAssessments => {
            "earlier assessments: ask, check records, and say when the list is complete".to_owned()
        }
        Unknown::Change(change, open) => in_doubt(&the_change(change), *open),
        Unknown::MoreChanges => {
            "what has changed around the victim: ask, and say when the list is complete".to_owned()
        }
        Unknown::Order(order, open) => in_doubt(&the_order(order), *open),
        Unknown::MoreOrders => {
            "orders, bail and licences: ask, check records, and say when the list is complete"
                .to_owned()
        }
        // One that is called after its referral: what is open is on which day that was.
        Unknown::Marac(marac, open)
            if *open == InDoubt::only(Part::Referral)
                && marac.met == When::Unknown
                && marac.referred != When::Unknown =>
        {
            dated("the exact day of the referral", marac.referred, "")
        }
        Unknown::Marac(marac, open) => in_doubt(&the_marac(marac), *open),
        Unknown::Assessment(assessment, open) => in_doubt(&the_assessment(assessment), *open),
        Unknown::Grade => to_whom.own_grade().to_owned(),
        Unknown::Judgement => format!("{}, with its reasons", to_whom.judgement()),
        Unknown::SignOff(by) => format!("the sign-off by {by}"),
        Unknown::AgeOf(person) if person.id.is_empty() => "the age of the victim".to_owned(),
        Unknown::AgeOf(person) if person.called.is_empty() => {
            "the age of somebody who was at an event".to_owned()
        }
        Unknown::AgeOf(person) => format!("the age of {}", isolated(&person.called)),
        Unknown::Person(who, open) => in_doubt(the_person(*who), *open),
        Unknown::Definition => "the area's own definition, which is not published".to_owned(),
    }
}

/// An assessment within a sentence.
pub(super) fn the_assessment(assessment: &Assessment) -> String {
    match assessment.when {
        When::Unknown => "the assessment without a date".to_owned(),
        when => dated("the assessment", when, ""),
    }
}

/// A person by the part the person plays.
pub(super) fn the_person(who: Who) -> &'static str {
    match who {
        Who::Victim => "the victim",
        Who::CausingHarm => "the person causing harm",
        Who::Child => "a child",
    }
}
