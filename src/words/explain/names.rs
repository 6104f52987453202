use std::collections::{BTreeMap, BTreeSet};

use crate::engine::decision::OneOfSeveral;
use crate::logic::Truth;
use crate::model::case::{
    Agency, Case, ChangeKind, Event, EventKind, Grade, HighestGrade, OrderKind, Outcome, Person,
    Police, Relationship,
};
use crate::model::instrument::{AnswerSource, AskedOf, Instrument, Item, Reply};
use crate::model::rules::{Forum, LeadsTo, Recorded, same_place};
use crate::record::isolated;

use super::numbers::list;
use super::says::Says;

/// What was done, in a few words.
pub fn kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Assault => "assault",
        EventKind::Strangulation => "strangling, choking or suffocating",
        EventKind::Sexual => "rape or sexual abuse",
        EventKind::Weapon => "a weapon or object used, shown or carried",
        EventKind::ThreatToKill => "threat to kill",
        EventKind::Threat => "threats",
        EventKind::HeldCaptive => "held against their will",
        EventKind::Damage => "damage or break-in",
        EventKind::Stalking => "stalking or harassment",
        EventKind::Control => "control or coercion",
        EventKind::Economic => "money, work or property controlled",
        EventKind::Technology => "abuse by phone, accounts or images",
        EventKind::Breach => "order, bail or condition broken",
        EventKind::UnwantedContact => "unwanted contact",
        EventKind::Argument => "argument with words",
        EventKind::Dispute => "dispute about children, property or divorce",
    }
}

/// What changed, in a few words.
pub fn what(what: ChangeKind) -> &'static str {
    match what {
        ChangeKind::Separation => "separation, or an attempt at it",
        ChangeKind::Reconciliation => "back together, or said to be",
        ChangeKind::Pregnancy => "pregnancy",
        ChangeKind::PregnancyEnded => "a pregnancy ended",
        ChangeKind::Birth => "a birth",
        ChangeKind::Move => "the victim moved",
        ChangeKind::Found => "the person causing harm found out where the victim is",
        ChangeKind::Illness => "illness",
        ChangeKind::Loss => "a death or other grave loss",
        ChangeKind::ChildContact => "contact with the children",
        ChangeKind::ChildConference => "a conference or hearing about the children",
        ChangeKind::Release => "release from prison or custody",
        ChangeKind::Bail => "bail granted",
        ChangeKind::SupervisionEnded => "a licence, order or sentence ended",
        ChangeKind::Sighting => "the person causing harm seen near the victim",
        ChangeKind::Retraction => "the victim took back what was said",
        ChangeKind::CounterAllegation => "the person causing harm accused the victim",
        ChangeKind::Intelligence => "a report from somebody else",
        ChangeKind::LostContact => "contact with the victim was lost",
    }
}

/// What sort of order it is.
pub fn order_kind(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Restraining => "restraining order",
        OrderKind::NonMolestation => "non-molestation order or civil injunction",
        OrderKind::Occupation => "occupation order",
        OrderKind::ProtectionNotice => "police protection notice",
        OrderKind::ProtectionOrder => "protection order",
        OrderKind::Stalking => "stalking protection order",
        OrderKind::Bail => "bail",
        OrderKind::Licence => "licence or supervision",
        OrderKind::Other => "another order",
    }
}

/// How the police recorded it, after "recorded" or on its own.
pub fn police(police: Police) -> &'static str {
    match police {
        Police::Crime => "recorded as a crime",
        Police::Incident => "recorded as an incident",
        Police::Reported => "reported, and recorded neither as a crime nor as an incident",
        Police::NotReported => "not reported to the police",
        Police::Unknown => "how the police recorded it is not known",
    }
}

/// Another agency's record.
pub fn agency(agency: Agency) -> &'static str {
    match agency {
        Agency::EmergencyDepartment => "emergency department attendance",
        Agency::Health => "other health record",
        Agency::HousingRepair => "housing repair because of abuse",
        Agency::Housing => "other housing record",
        Agency::Other => "another agency's record",
    }
}

/// What came of an event.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Charged => "charged or cautioned",
        Outcome::Convicted => "convicted",
        Outcome::Acquitted => "acquitted",
        Outcome::Retracted => "withdrawn or retracted",
        Outcome::NoFurtherAction => "closed with no further action",
    }
}

/// An age of so many whole years, from the least that it may be to the most.
pub fn age_words(least: u32, most: u32) -> String {
    match (least, most) {
        (0, 0) => "less than a year old".to_owned(),
        (least, most) if least == most => format!("aged {least}"),
        (least, most) => format!("aged {least} to {most}"),
    }
}

/// A grade.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Standard => "standard",
        Grade::Medium => "medium",
        Grade::High => "high",
        Grade::VeryHigh => "very high",
    }
}

/// That grade and those above it, where there are any.
pub(super) fn grade_or_above(least: Grade, highest: HighestGrade) -> String {
    let above: Vec<Grade> = highest.grades().filter(|one| *one > least).collect();
    match above.as_slice() {
        [] => grade(least).to_owned(),
        // Very high is named, so that nobody takes it for high in other words.
        [Grade::VeryHigh] => format!("{} or {}", grade(least), grade(Grade::VeryHigh)),
        _ => format!("{} or above", grade(least)),
    }
}

/// What the person causing harm is or was to the victim.
pub fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Partner => "husband, wife or partner",
        Relationship::FormerPartner => "former husband, wife or partner",
        Relationship::Parent => "parent",
        Relationship::Child => "child",
        Relationship::Family => "relative",
        Relationship::Other => "somebody else",
    }
}

/// What somebody is to the victim, of several things one.
pub(super) fn related(kinds: &[Relationship]) -> String {
    let own: Vec<&str> = kinds
        .iter()
        .filter(|kind| **kind != Relationship::Other)
        .map(|kind| relationship(*kind))
        .collect();
    let own = (!own.is_empty()).then(|| format!("the victim's {}", list(&own, "or")));
    let other = kinds.contains(&Relationship::Other);
    let other = other.then(|| "neither partner nor relative of the victim".to_owned());
    list(&own.into_iter().chain(other).collect::<Vec<_>>(), "or")
}

/// A reply as the page shows it; a scale's own step goes by its id.
pub fn reply(reply: &Reply) -> &str {
    match reply {
        Reply::Yes => "Yes",
        Reply::No => "No",
        Reply::Step(id) => id,
        Reply::DoesNotKnow => "Does not know",
        Reply::Declined => "Declined to say",
        Reply::NotAsked => "Not asked",
        Reply::NotSafe => "Not safe to ask",
    }
}

/// The same to one question: what the professional has not found out is not known, and what nobody looked for was not
/// checked.
pub fn other_reply_words<'a>(instrument: &Instrument, item: &Item, given: &'a Reply) -> &'a str {
    match (given, instrument.asked_of(item)) {
        (Reply::NotAsked, AskedOf::Professional) if instrument.has_only_steps() => "Not checked",
        (Reply::DoesNotKnow, AskedOf::Professional) => "Not known",
        _ => reply(given),
    }
}

/// Who or what an answer comes from.
pub fn answer_source(source: AnswerSource) -> &'static str {
    match source {
        AnswerSource::Victim => "the victim",
        AnswerSource::Seen => "seen or heard by the assessor",
        AnswerSource::Records => "records",
        AnswerSource::Child => "a child",
        AnswerSource::Other => "another person",
        AnswerSource::Perpetrator => "the person causing harm",
    }
}

/// What events counted by these records are called: one, and several.
pub(super) fn unit(recorded: &[Recorded]) -> (String, String) {
    const REPORTS: [Recorded; 3] = [Recorded::Crime, Recorded::Incident, Recorded::Reported];
    let any_report = REPORTS.iter().all(|way| recorded.contains(way));
    let reported_or_not = any_report && recorded.contains(&Recorded::NotReported);
    let said = |way: &Recorded| {
        any_report && REPORTS.contains(way) || reported_or_not && *way == Recorded::NotReported
    };
    let others = recorded
        .iter()
        .filter(|way| !said(way))
        .map(|way| record(*way));
    let reports = if reported_or_not {
        Some((
            "event reported to the police or not",
            "events reported to the police or not",
        ))
    } else {
        any_report.then_some((
            "event reported to the police",
            "events reported to the police",
        ))
    };
    let ways: Vec<(&str, &str)> = reports.into_iter().chain(others).collect();
    if ways.is_empty() {
        return ("event".to_owned(), "events".to_owned());
    }
    if recorded.len() == 2
        && recorded.contains(&Recorded::Crime)
        && recorded.contains(&Recorded::Incident)
    {
        return (
            "police crime or incident".to_owned(),
            "police crimes or incidents".to_owned(),
        );
    }
    let (one, many): (Vec<&str>, Vec<&str>) = ways.into_iter().unzip();
    (list(&one, "or"), list(&many, "or"))
}

/// One event recorded in that way, and several.
fn record(recorded: Recorded) -> (&'static str, &'static str) {
    match recorded {
        Recorded::Crime => ("police crime", "police crimes"),
        Recorded::Incident => ("police incident", "police incidents"),
        Recorded::Reported => (
            "report to the police without a crime or incident",
            "reports to the police without a crime or incident",
        ),
        Recorded::NotReported => (
            "event not reported to the police",
            "events not reported to the police",
        ),
        Recorded::EmergencyDepartment => (
            "emergency department attendance",
            "emergency department attendances",
        ),
        Recorded::Health => ("other health record", "other health records"),
        Recorded::HousingRepair => (
            "housing repair because of abuse",
            "housing repairs because of abuse",
        ),
        Recorded::Housing => ("other housing record", "other housing records"),
        Recorded::OtherAgency => ("record of another agency", "records of another agency"),
    }
}

/// An event by when it was, and by what was done and where, as far as each is known. Where nobody recorded what was done
/// the note stands in, as the words of whoever wrote it.
pub fn event_words(event: &Event) -> Says {
    let done: Vec<&str> = event.kinds.iter().map(|one| kind(*one)).collect();
    let note = if done.is_empty() {
        in_a_line(&event.note)
    } else {
        String::new()
    };
    let note = if note.is_empty() {
        note
    } else {
        format!("\u{201c}{note}\u{201d}")
    };
    let areas = places(&event.place.areas);
    let place = if areas.is_empty() {
        String::new()
    } else {
        format!("in {areas}")
    };
    let told = Says::new(list(&done, "and"), place).joined(", ");
    Says::new(event.when.to_string(), Says::new(told, note).joined(", "))
}

/// Places of which it was one, each once.
pub fn places(areas: &[String]) -> String {
    let mut named: Vec<&str> = Vec::new();
    for area in areas
        .iter()
        .map(|area| area.trim())
        .filter(|area| !area.is_empty())
    {
        if !named.iter().any(|known| same_place(known, area)) {
            named.push(area);
        }
    }
    let named: Vec<String> = named.into_iter().map(isolated).collect();
    list(&named, "or")
}

/// An event as a sentence names it.
pub fn event_name(event: &Event) -> String {
    event_words(event).joined(", ")
}

/// A note as a name: whole and in one line, because what is cut could say something else.
pub fn in_a_line(note: &str) -> String {
    let lines: Vec<&str> = note
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    isolated(lines.join(" ").trim_end_matches('.'))
}

/// A name, and the record of the event that it is about, where it is about one.
pub(super) type Named = (String, Option<String>);

/// Names of things with the record of the event that each is about: where two are called the same and were not recorded
/// the same, each is told with its record.
pub(super) fn recorded_apart(named: Vec<Named>) -> Vec<String> {
    let mut first: BTreeMap<&str, &Option<String>> = BTreeMap::new();
    let mut differ: BTreeSet<&str> = BTreeSet::new();
    for (name, record) in &named {
        if *first.entry(name).or_insert(record) != record {
            differ.insert(name);
        }
    }
    let apart = named.iter().map(|one| match one {
        (name, Some(record)) if differ.contains(name.as_str()) => format!("{name} ({record})"),
        (name, _) => name.clone(),
    });
    apart.collect()
}

/// How the police recorded an event, under a heading that says so.
fn police_record(police: Police) -> &'static str {
    match police {
        Police::Crime => "crime",
        Police::Incident => "incident",
        Police::Reported => "reported, neither crime nor incident",
        Police::NotReported => "not reported to the police",
        Police::Unknown => "police record not known",
    }
}

/// How an event was recorded and graded, and what came of it.
pub fn event_record(event: &Event) -> String {
    recorded_as(event, police(event.police))
}

/// The same, under a heading that says what it is.
pub fn event_recorded(event: &Event) -> String {
    recorded_as(event, police_record(event.police))
}

fn recorded_as(event: &Event, police: &str) -> String {
    let mut record = vec![police.to_owned()];
    record.extend(
        event
            .agencies
            .iter()
            .flatten()
            .map(|one| agency(*one).to_owned()),
    );
    record.extend(event.grade.map(|one| format!("graded {}", grade(one))));
    record.extend(event.outcome.map(|one| outcome(one).to_owned()));
    record.join("; ")
}

/// Where a route leads, as it stands after "refer to".
pub(super) fn place<'a>(to: LeadsTo<'a>, forum: &'a Forum) -> &'a str {
    match to {
        LeadsTo::Forum => &forum.name,
        LeadsTo::Elsewhere(name) => name,
        LeadsTo::NotSaid => "another service",
    }
}

/// What a person of the case is called: as the user calls the person, or else by the part the person plays.
pub fn person_name(case: &Case, id: &str) -> String {
    let people = &case.people;
    if let Some(person) = people.person(id).filter(|person| !person.called.is_empty()) {
        return isolated(&person.called);
    }
    let place = |list: &[Person]| list.iter().position(|one| one.id == id);
    match (place(&people.causing_harm), place(&people.others)) {
        (Some(_), _) if people.causing_harm.len() == 1 => "the person causing harm".to_owned(),
        (Some(place), _) => format!("person causing harm {}", place + 1),
        (_, Some(_)) if people.others.len() == 1 => "another person".to_owned(),
        (_, Some(place)) => format!("other person {}", place + 1),
        _ => "the victim".to_owned(),
    }
}

/// The answer in words.
pub fn truth_word(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "Met",
        Truth::NotMet => "Not met",
        Truth::CannotTell => "Cannot tell",
    }
}

/// The same within a sentence.
pub fn truth_small(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "met",
        Truth::NotMet => "not met",
        Truth::CannotTell => "cannot tell",
    }
}

/// One of several who caused harm, by name or by the place in the list.
pub(super) fn one_of_several(one: &OneOfSeveral<'_>) -> String {
    if one.person.called.is_empty() {
        format!("person causing harm {}", one.number)
    } else {
        isolated(&one.person.called)
    }
}
