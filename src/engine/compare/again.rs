//! Last time beside this time: what was answered then and now, what happened between, and the grades so far.

use crate::engine::decision::Thing;
use crate::logic::Truth;
use crate::model::case::{Assessment, Case, Grade, VICTIM};
use crate::model::dates::{Day, Span, When};
use crate::model::instrument::{Answer, AnswerSource, Instrument, Item, Reply};

/// An assessment of the victim beside the one before it.
#[derive(Clone, Debug)]
pub struct Again<'a> {
    /// The case.
    pub case: &'a Case,
    /// The checklist.
    pub instrument: &'a Instrument,
    /// Last time's assessment that holds answers to it, and its day.
    pub last: Option<(Day, &'a Assessment)>,
    /// Each item, then and now, in the order in which they are asked.
    pub pairs: Vec<Pair<'a>>,
    /// What happened, or became known, since the newest assessment before today: the surest first.
    pub since: Vec<SinceAssessment<'a>>,
    /// The day of that assessment, as far as it is known.
    pub newest: Option<When>,
    /// Every grade, in the order of their dates.
    pub grades: Vec<GradedThing<'a>>,
}

/// One item, then and now.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The item.
    pub item: &'a Item,
    /// Last time's answer and the day it was given.
    pub last: Option<(Day, &'a Answer)>,
    /// The answer given or confirmed today.
    pub now: Option<&'a Answer>,
    /// What became of it.
    pub turn: Turn,
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Answered neither then nor now.
    Blank,
    /// Answered then, and not gone through yet.
    Open,
    /// The answer is the same, carried over or given anew.
    Same,
    /// Yes now, and not yes then.
    NewYes,
    /// Yes then and no now: it needs a note that says why.
    NoLonger,
    /// Answered now, and not then.
    First,
    /// Different in another way.
    Otherwise,
}

impl Pair<'_> {
    /// Whether the answer is another one than last time.
    pub fn is_different(&self) -> bool {
        matches!(self.turn, Turn::NewYes | Turn::NoLonger | Turn::Otherwise)
    }

    /// Whether a yes became a no and nobody has written why.
    pub fn needs_note(&self) -> bool {
        self.turn == Turn::NoLonger && self.now.is_none_or(|now| now.note.trim().is_empty())
    }
}

/// Something since an assessment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SinceAssessment<'a> {
    /// What.
    pub thing: Thing<'a>,
    /// Whether it certainly lies after it, or may.
    pub after: Truth,
    /// Whether it lies before it, or may, and became known after it.
    pub learned: bool,
}

/// A grade, when it was given, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GradedThing<'a> {
    /// The grade.
    pub grade: Grade,
    /// When.
    pub when: When,
    /// The assessment or the event it stands with.
    pub thing: Thing<'a>,
}

/// Last time beside this time, for one checklist.
pub fn again<'a>(case: &'a Case, instrument: &'a Instrument) -> Again<'a> {
    let last = case.last_about(VICTIM, &instrument.id);
    let last = last.and_then(|one| Some((one.when.exact()?, one)));
    let pairs = instrument
        .items
        .iter()
        .map(|item| pair(case, instrument, item))
        .collect();
    let newest = newest(case);
    let since = newest
        .map(|newest| since(case, newest.span()))
        .unwrap_or_default();
    Again {
        case,
        instrument,
        last,
        pairs,
        since,
        newest,
        grades: grades(case),
    }
}

impl<'a> Again<'a> {
    /// The pairs that turned out so.
    pub fn that(&self, turn: Turn) -> impl Iterator<Item = &Pair<'a>> {
        self.pairs.iter().filter(move |pair| pair.turn == turn)
    }
}

fn pair<'a>(case: &'a Case, instrument: &'a Instrument, item: &'a Item) -> Pair<'a> {
    let last = case.given_last_time(VICTIM, &instrument.id, &item.id);
    let now = case.given_today(VICTIM, &instrument.id, &item.id);
    let turn = turn(instrument, last.map(|(_, answer)| answer), now);
    Pair {
        item,
        last,
        now,
        turn,
    }
}

fn turn(instrument: &Instrument, last: Option<&Answer>, now: Option<&Answer>) -> Turn {
    let told = |answer: &&Answer| answer.reply != Reply::NotAsked;
    let counts = |answer: &Answer| match instrument.counts(&answer.reply) {
        // What the person causing harm says is never enough for a no.
        Some(false) if answer.source == AnswerSource::Perpetrator => None,
        counts => counts,
    };
    match (last.filter(told), now.filter(told)) {
        (None, None) => Turn::Blank,
        (Some(_), None) => Turn::Open,
        (None, Some(now)) => {
            if counts(now) == Some(true) {
                Turn::NewYes
            } else {
                Turn::First
            }
        }
        (Some(last), Some(now)) => match (counts(last), counts(now)) {
            (Some(false) | None, Some(true)) => Turn::NewYes,
            (Some(true), Some(false)) => Turn::NoLonger,
            _ if last.reply == now.reply => Turn::Same,
            _ => Turn::Otherwise,
        },
    }
}

/// The date of the newest checklist or grade of the victim before today.
fn newest(case: &Case) -> Option<When> {
    let earlier = case
        .assessments
        .list
        .iter()
        .filter(|one| one.is_of_victim() && one.when != When::from(case.as_of));
    let made = earlier.filter(|one| one.grade.is_some() || !one.answers.is_empty());
    made.filter_map(|one| Some((one.when.span().last?, one.when)))
        .max_by_key(|(last, _)| *last)
        .map(|(_, when)| when)
}

fn since<'a>(case: &'a Case, newest: Span) -> Vec<SinceAssessment<'a>> {
    let events = case
        .events
        .list
        .iter()
        .map(|event| (Thing::Event(event), event.when, event.learned));
    let changes = case
        .changes
        .list
        .iter()
        .map(|change| (Thing::Change(change), change.when, change.learned));
    let orders = case
        .orders
        .list
        .iter()
        .map(|order| (Thing::Order(order), order.from, None));
    let weighed = events
        .chain(changes)
        .chain(orders)
        .filter_map(|(thing, when, learned)| {
            let span = when
                .span()
                .no_later_than(learned.map_or(case.as_of, |learned| learned.min(case.as_of)));
            let after = if when.span().by(case.as_of) == Truth::NotMet {
                Truth::NotMet
            } else {
                span.after(newest)
            };
            let learned = after != Truth::Met
                && learned.is_some_and(|day| {
                    newest
                        .last
                        .is_some_and(|newest| newest < day && day <= case.as_of)
                });
            (learned || after != Truth::NotMet).then_some(SinceAssessment {
                thing,
                after,
                learned,
            })
        });
    let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
    for one in weighed {
        let list = if one.after == Truth::Met || one.learned {
            &mut sure
        } else {
            &mut perhaps
        };
        list.push(one);
    }
    sure.append(&mut perhaps);
    sure
}

/// Every grade of the victim in the assessments and the ledger, in the order of their dates. An event that an assessment
/// is about does not say its grade twice.
pub fn grades(case: &Case) -> Vec<GradedThing<'_>> {
    let assessments = case
        .assessments
        .list
        .iter()
        .filter(|one| one.is_of_victim());
    let told = |event: &str| {
        let about = |one: &Assessment| one.about.as_deref() == Some(event) && one.grade.is_some();
        case.assessments.list.iter().any(about)
    };
    let events = case.events.list.iter().filter(|event| !told(&event.id));
    let events = events.filter(|event| event.is_of_victim());
    let assessments = assessments.map(|one| (one.grade, one.when, Thing::Assessment(one)));
    let events = events.map(|one| (one.grade, one.when, Thing::Event(one)));
    let at = |when: When| {
        let span = when.span();
        (span.last.or(span.first), span.first)
    };
    let mut path: Vec<GradedThing<'_>> = Vec::new();
    for (grade, when, thing) in assessments.chain(events) {
        let Some(grade) = grade else { continue };
        path.push(GradedThing { grade, when, thing });
    }
    path.sort_by_key(|graded| at(graded.when));
    path
}

/// The grades before today that are higher than the one given today with that checklist, or may be.
pub fn higher_before<'a>(case: &'a Case, instrument: &str) -> Vec<GradedThing<'a>> {
    let Some(today) = case
        .today_about(VICTIM, instrument)
        .and_then(Assessment::own_grade)
    else {
        return Vec::new();
    };
    let began = |when: When| when.span().first.is_none_or(|first| first < case.as_of);
    grades(case)
        .into_iter()
        .filter(|one| today.is_lower_than(one.grade) != Truth::NotMet && began(one.when))
        .collect()
}
