use crate::case::{Agency, Event, Grade, Kind, Outcome, Police, Relationship};
use crate::instrument::{AnswerSource, Reply};
use crate::rules::Recorded;

use super::numbers::list;

/// What was done, in a few words.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assault => "assault",
        Kind::Strangulation => "strangling, choking or suffocating",
        Kind::Sexual => "rape or sexual abuse",
        Kind::Weapon => "a weapon or object used, shown or carried",
        Kind::ThreatToKill => "threat to kill",
        Kind::Threat => "threats",
        Kind::HeldCaptive => "held against their will",
        Kind::Damage => "damage or break-in",
        Kind::Stalking => "stalking or harassment",
        Kind::Control => "control or coercion",
        Kind::Economic => "money, work or property controlled",
        Kind::Technology => "abuse by phone, accounts or images",
        Kind::Breach => "order, bail or condition broken",
        Kind::UnwantedContact => "unwanted contact",
        Kind::Argument => "argument with words",
        Kind::Dispute => "dispute about children, property or divorce",
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

/// A grade.
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Standard => "standard",
        Grade::Medium => "medium",
        Grade::High => "high",
    }
}

/// What the person causing harm is or was to the victim.
pub fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Partner => "husband, wife or partner",
        Relationship::FormerPartner => "former husband, wife or partner",
        Relationship::Family => "relative",
        Relationship::Other => "somebody else",
    }
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
    let has = |way| recorded.contains(&way);
    let police_reports = has(Recorded::Crime) && has(Recorded::Incident) && has(Recorded::Reported);
    match recorded {
        [] => ("event".to_owned(), "events".to_owned()),
        [Recorded::Crime] => ("police crime".to_owned(), "police crimes".to_owned()),
        three if police_reports && three.len() == 3 => {
            ("event reported to the police".to_owned(), "events reported to the police".to_owned())
        }
        ways => {
            let ways: Vec<&str> = ways.iter().map(|way| record(*way)).collect();
            let ways = list(&ways, "or");
            (format!("event on record as {ways}"), format!("events on record as {ways}"))
        }
    }
}

fn record(recorded: Recorded) -> &'static str {
    match recorded {
        Recorded::Crime => "a police crime",
        Recorded::Incident => "a police incident",
        Recorded::Reported => "a report to the police",
        Recorded::NotReported => "not reported",
        Recorded::EmergencyDepartment => "an emergency department attendance",
        Recorded::Health => "another health record",
        Recorded::HousingRepair => "a housing repair because of abuse",
        Recorded::Housing => "another housing record",
        Recorded::OtherAgency => "another agency's record",
    }
}

/// An event as a sentence names it: when, what was done, and where, as far as each is known.
pub fn event_name(event: &Event) -> String {
    let mut name = event.when.to_string();
    let done: Vec<&str> = event.kinds.iter().map(|one| kind(*one)).collect();
    if !done.is_empty() {
        name = format!("{name}, {}", list(&done, "and"));
    } else if let Some(said) = beginning(&event.note) {
        name = format!("{name}, {said}");
    }
    if !event.place.areas.is_empty() {
        name = format!("{name}, in {}", list(&event.place.areas, "or"));
    }
    name
}

/// The beginning of a note, for a name: its first line, cut between words when it is long.
fn beginning(note: &str) -> Option<String> {
    const LONGEST: usize = 80;
    let line = note.trim().lines().next()?.trim_end_matches('.');
    if line.chars().count() <= LONGEST {
        return (!line.is_empty()).then(|| line.to_owned());
    }
    let mut cut = String::new();
    for word in line.split(' ') {
        if cut.chars().count() + word.chars().count() > LONGEST {
            break;
        }
        cut = if cut.is_empty() { word.to_owned() } else { format!("{cut} {word}") };
    }
    Some(format!("{cut} \u{2026}"))
}

/// How an event was recorded and graded, and what came of it.
pub fn event_record(event: &Event) -> String {
    let mut record = vec![police(event.police).to_owned()];
    record.extend(event.agencies.iter().flatten().map(|one| agency(*one).to_owned()));
    record.extend(event.grade.map(|one| format!("graded {}", grade(one))));
    record.extend(event.outcome.map(|one| outcome(one).to_owned()));
    record.join("; ")
}
