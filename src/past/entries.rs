//! Lists in one cell: events, earlier MARACs and earlier assessments, each with what is said of it.

use crate::case::{Agency, Grade, Kind, Police};
use crate::dates::When;

use super::cells::{Wrong, grade_word, when};

/// Something that happened, as a row says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PastEvent {
    pub(super) when: When,
    /// One bit for each of [`Kind::ALL`].
    pub(super) kinds: u16,
    pub(super) police: Police,
    /// One bit for each of [`AGENCIES`].
    pub(super) agencies: u8,
    /// Whether the agencies are all that have a record of it.
    pub(super) agencies_known: bool,
    pub(super) grade: Option<Grade>,
    /// Where, by its place in the list of places.
    pub(super) place: Option<u16>,
    /// Whether it is what led to the assessment.
    pub(super) present: bool,
}

/// An earlier MARAC, as a row says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PastMarac {
    pub(super) referred: When,
    pub(super) met: When,
    pub(super) discussed: Option<When>,
    pub(super) place: Option<u16>,
}

/// An earlier assessment, as a row says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PastAssessment {
    pub(super) when: When,
    pub(super) grade: Option<Grade>,
}

pub(super) const AGENCIES: [Agency; 5] =
    [Agency::EmergencyDepartment, Agency::Health, Agency::HousingRepair, Agency::Housing, Agency::Other];

const KINDS: [&str; 16] = [
    "assault",
    "strangulation",
    "sexual",
    "weapon",
    "threat-to-kill",
    "threat",
    "held-captive",
    "damage",
    "stalking",
    "control",
    "economic",
    "technology",
    "breach",
    "unwanted-contact",
    "argument",
    "dispute",
];

#[derive(Clone, Copy)]
enum Word {
    Police(Police),
    Agency(u8),
    NoAgency,
    Present,
}

const WORDS: [(&str, Word); 14] = [
    ("crime", Word::Police(Police::Crime)),
    ("incident", Word::Police(Police::Incident)),
    ("reported", Word::Police(Police::Reported)),
    ("not-reported", Word::Police(Police::NotReported)),
    ("unknown", Word::Police(Police::Unknown)),
    ("emergency-department", Word::Agency(1)),
    ("a&e", Word::Agency(1)),
    ("health", Word::Agency(2)),
    ("housing-repair", Word::Agency(4)),
    ("housing", Word::Agency(8)),
    ("other-agency", Word::Agency(16)),
    ("no-agency", Word::NoAgency),
    ("present", Word::Present),
    ("current", Word::Present),
];

/// The most words of one name, as in *threat to kill*.
const LONGEST: usize = 3;

/// The entries of a cell; nothing where it says `none`.
pub(super) fn entries(text: &str) -> Option<impl Iterator<Item = &str>> {
    let entries = text.split([';', '\n', '|']).map(str::trim).filter(|entry| !entry.is_empty());
    (!text.eq_ignore_ascii_case("none")).then_some(entries)
}

/// Its date, and what comes after it.
fn dated(text: &str) -> Result<(When, &str), Wrong> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if ["about", "before", "after"].iter().any(|word| first.eq_ignore_ascii_case(word)) {
        let (second, rest) = rest.trim_start().split_once(' ').unwrap_or((rest.trim_start(), ""));
        return Ok((when(&format!("{} {second}", first.to_ascii_lowercase()))?, rest));
    }
    Ok((when(first)?, rest))
}

/// What is said of an entry after `in`, and what stands before it.
fn placed(text: &str) -> (&str, Option<&str>) {
    if let Some(place) = text.strip_prefix("in ") {
        return ("", Some(place.trim()));
    }
    text.split_once(" in ").map_or((text, None), |(rest, place)| (rest, Some(place.trim())))
}

pub(super) fn event(text: &str, place: &mut dyn FnMut(&str) -> Result<u16, Wrong>) -> Result<PastEvent, Wrong> {
    let (when, rest) = dated(text)?;
    let (rest, at) = placed(rest);
    let mut event = PastEvent { when, place: at.map(place).transpose()?, ..PastEvent::default() };
    let words: Vec<&str> = rest.split([' ', ',', '_', '-']).filter(|word| !word.is_empty()).collect();
    let mut words = words.as_slice();
    while let [first, ..] = words {
        // The longest name first: a threat to kill is more than a threat.
        let taken = (1..=LONGEST.min(words.len())).rev().find(|count| {
            let (name, _) = words.split_at(*count);
            take(&name.join("-").to_ascii_lowercase(), &mut event)
        });
        let Some(taken) = taken else {
            let first: String = first.chars().take(40).collect();
            return Err(format!("`{first}` says neither how an event was recorded nor what was done"));
        };
        words = words.split_at(taken).1;
    }
    Ok(event)
}

fn take(name: &str, event: &mut PastEvent) -> bool {
    if let Some(place) = KINDS.iter().position(|kind| *kind == name) {
        event.kinds |= 1 << place;
    } else if let Some(grade) = grade_word(name) {
        event.grade = Some(grade);
    } else {
        match WORDS.iter().find(|(word, _)| *word == name) {
            Some((_, Word::Police(police))) => event.police = *police,
            Some((_, Word::Agency(bit))) => (event.agencies, event.agencies_known) = (event.agencies | bit, true),
            Some((_, Word::NoAgency)) => event.agencies_known = true,
            Some((_, Word::Present)) => event.present = true,
            None => return false,
        }
    }
    true
}

pub(super) fn kinds_of(event: &PastEvent) -> impl Iterator<Item = Kind> {
    let bits = event.kinds;
    Kind::ALL.into_iter().enumerate().filter(move |(place, _)| bits >> place & 1 == 1).map(|(_, kind)| kind)
}

pub(super) fn agencies_of(event: &PastEvent) -> impl Iterator<Item = Agency> {
    let bits = event.agencies;
    AGENCIES.into_iter().enumerate().filter(move |(place, _)| bits >> place & 1 == 1).map(|(_, agency)| agency)
}

/// A date alone is that of the meeting.
pub(super) fn marac(text: &str, place: &mut dyn FnMut(&str) -> Result<u16, Wrong>) -> Result<PastMarac, Wrong> {
    let (mut rest, at) = placed(text);
    let mut marac = PastMarac { place: at.map(place).transpose()?, ..PastMarac::default() };
    while !rest.is_empty() {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        let known = is("referred") || is("met") || is("discussed");
        let (when, after) = dated(if known { after.trim_start() } else { rest })?;
        match () {
            () if is("referred") => marac.referred = when,
            () if is("discussed") => marac.discussed = Some(when),
            () => marac.met = when,
        }
        rest = after.trim_start();
    }
    Ok(marac)
}

pub(super) fn assessment(text: &str) -> Result<PastAssessment, Wrong> {
    let (when, grade) = dated(text)?;
    let grade = super::cells::grade(grade.trim())?;
    Ok(PastAssessment { when, grade })
}
