//! Lists in one cell: events, earlier MARACs and earlier assessments, each with what is said of it.

use strum::VariantArray;

use crate::logic::Truth;
use crate::model::case::{Agency, EventKind, Grade, Police};
use crate::model::dates::{Day, When};
use crate::model::rules::Recorded;
use crate::record::of_id;

use super::cells::{CellError, grade_word, is_day, when};
use super::order::Dates;

/// Something that happened, as a row says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct PastEvent {
    pub(super) when: When,
    /// One bit for each kind.
    pub(super) kinds: u16,
    pub(super) police: Police,
    /// One bit for each agency.
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

#[derive(Clone, Copy)]
enum EntryWord {
    Kind(EventKind),
    Grade(Grade),
    Recorded(Recorded),
    NotKnownHow,
    NoAgency,
    Present,
}

/// That no agency has a record of it, beside the bits of those that may.
const NO_AGENCY: u8 = 128;

/// The most words of one name, as in *threat to kill*.
const LONGEST: usize = 3;

/// The entries of a cell; nothing where it says `none`.
pub(super) fn entries(text: &str) -> Option<impl Iterator<Item = &str>> {
    let entries = text
        .split([';', '\n', '|'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty());
    (!text.eq_ignore_ascii_case("none")).then_some(entries)
}

/// Its date, and what comes after it.
fn dated<'t>(text: &'t str, dates: &mut Dates) -> Result<(When, &'t str), CellError> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if ["about", "before", "after"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
    {
        let (second, rest) = rest
            .trim_start()
            .split_once(' ')
            .unwrap_or((rest.trim_start(), ""));
        return Ok((
            when(&format!("{} {second}", first.to_ascii_lowercase()), dates)?,
            rest,
        ));
    }
    Ok((when(first, dates)?, rest))
}

/// What is said of an entry after `in`, and what stands before it.
fn placed(text: &str) -> Result<(&str, Option<&str>), CellError> {
    let found = text
        .strip_prefix("in ")
        .map(|place| ("", place))
        .or_else(|| text.split_once(" in "));
    let Some((rest, place)) = found else {
        return Ok((text, None));
    };
    let is_date = |word: &str| {
        word.starts_with(|letter: char| letter.is_ascii_digit())
            && (is_day(word) || When::from_file(word).is_some())
    };
    match place.split(' ').find(|word| is_date(word)) {
        Some(date) => Err(format!(
            "\u{201c}{date}\u{201d} stands in the name of a place; a semicolon may be missing before it"
        )),
        None => Ok((rest, Some(place.trim()))),
    }
}

/// Puts in what is said once; twice the same is the same.
fn once<T: PartialEq>(held: &mut Option<T>, said: T, what: &str) -> Result<(), CellError> {
    if held
        .replace(said)
        .is_some_and(|before| held.as_ref() != Some(&before))
    {
        return Err(format!(
            "{what}; a semicolon may be missing between two entries"
        ));
    }
    Ok(())
}

pub(super) fn event(
    text: &str,
    dates: &mut Dates,
    place: &mut dyn FnMut(&str) -> Result<u16, CellError>,
) -> Result<PastEvent, CellError> {
    let (when, rest) = dated(text, dates)?;
    let (rest, at) = placed(rest)?;
    let mut event = PastEvent {
        when,
        place: at.map(place).transpose()?,
        ..PastEvent::default()
    };
    let mut police = None;
    let words: Vec<&str> = rest
        .split([' ', ',', '_', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let mut words = words.as_slice();
    while let [first, ..] = words {
        // The longest name first: a threat to kill is more than a threat.
        let named = (1..=LONGEST.min(words.len())).rev().find_map(|count| {
            let (name, rest) = words.split_at(count);
            Some((word(&name.join("-").to_ascii_lowercase())?, rest))
        });
        let Some((word, rest)) = named else {
            let first: String = first.chars().take(40).collect();
            return Err(format!(
                "\u{201c}{first}\u{201d} says neither how an event was recorded nor what was done"
            ));
        };
        let recorded = "an event is said to be recorded in two ways";
        match word {
            EntryWord::Kind(kind) => event.kinds |= 1 << kind as u16,
            EntryWord::Grade(grade) => once(&mut event.grade, grade, "an event has two grades")?,
            EntryWord::Recorded(how) => {
                if let Some(said) = how.police() {
                    once(&mut police, said, recorded)?;
                }
                event.agencies |= how.agency().map_or(0, |agency| 1 << agency as u8);
            }
            EntryWord::NotKnownHow => once(&mut police, Police::Unknown, recorded)?,
            EntryWord::NoAgency => event.agencies |= NO_AGENCY,
            EntryWord::Present => event.present = true,
        }
        words = rest;
    }
    event.police = police.unwrap_or_default();
    event.agencies_known = event.agencies != 0;
    if event.agencies & NO_AGENCY != 0 {
        if event.agencies != NO_AGENCY {
            return Err("an event has a record with an agency, and with none".to_owned());
        }
        event.agencies = 0;
    }
    Ok(event)
}

/// What a word of an event says.
fn word(name: &str) -> Option<EntryWord> {
    let of_files = || {
        let kind = of_id(name).map(EntryWord::Kind);
        kind.or_else(|| grade_word(name).map(EntryWord::Grade))
            .or_else(|| of_id(name).map(EntryWord::Recorded))
    };
    match name {
        "a&e" => Some(EntryWord::Recorded(Recorded::EmergencyDepartment)),
        "no-agency" => Some(EntryWord::NoAgency),
        "unknown" => Some(EntryWord::NotKnownHow),
        "present" | "current" => Some(EntryWord::Present),
        _ => of_files(),
    }
}

pub(super) fn kinds_of(event: &PastEvent) -> impl Iterator<Item = EventKind> {
    let bits = event.kinds;
    let kinds = EventKind::ALL.iter().copied();
    kinds.filter(move |kind| bits >> *kind as u16 & 1 == 1)
}

pub(super) fn agencies_of(event: &PastEvent) -> impl Iterator<Item = Agency> {
    let bits = event.agencies;
    let agencies = Agency::VARIANTS.iter().copied();
    agencies.filter(move |agency| bits >> *agency as u8 & 1 == 1)
}

/// A date alone is that of the meeting.
pub(super) fn marac(
    text: &str,
    dates: &mut Dates,
    place: &mut dyn FnMut(&str) -> Result<u16, CellError>,
) -> Result<PastMarac, CellError> {
    let (mut rest, at) = placed(text)?;
    let (mut referred, mut met, mut discussed) = (None, None, None);
    while !rest.is_empty() {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        let known = is("referred") || is("met") || is("discussed");
        let (when, after) = dated(if known { after.trim_start() } else { rest }, dates)?;
        match () {
            () if is("referred") => {
                once(&mut referred, when, "a MARAC has two dates of its referral")?
            }
            () if is("discussed") => once(
                &mut discussed,
                when,
                "a MARAC has two dates on which it was last discussed",
            )?,
            () => once(&mut met, when, "a MARAC has two dates of its meeting")?,
        }
        rest = after.trim_start();
    }
    let (referred, met) = (referred.unwrap_or_default(), met.unwrap_or_default());
    if referred.span().after(met.span()) == Truth::Met {
        return Err("a MARAC was referred after it met".to_owned());
    }
    Ok(PastMarac {
        referred,
        met,
        discussed,
        place: at.map(place).transpose()?,
    })
}

pub(super) fn assessment(text: &str, dates: &mut Dates) -> Result<PastAssessment, CellError> {
    let (when, grade) = dated(text, dates)?;
    let grade = super::cells::grade(grade.trim())?;
    Ok(PastAssessment { when, grade })
}

/// Nothing is written in that certainly came after the day of decision.
pub(super) fn by(day: Option<Day>, dates: &[When]) -> Result<(), CellError> {
    let after = |when: &&When| day.is_some_and(|day| when.span().by(day) == Truth::NotMet);
    dates.iter().find(after).map_or(Ok(()), |when| {
        Err(format!("{when} is after the day of decision"))
    })
}
