use crate::case::{Assessment, Change, Event, Grade, Marac, Order, Person};
use crate::dates::Day;
use crate::instrument::{Instrument, Item, Reply};
use crate::rules::{
    Assessments, Criterion, Events, Extent, GradeAtLeast, ItemIsYes, JudgementAsked, PeopleScope, PersonIs, Repeat,
    Rising, Score,
};

use super::{Count, Truth};

/// What became of one criterion, and on what that rests.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// The answer.
    pub answer: Truth,
    /// What it rests on.
    pub evidence: Evidence<'a>,
}

/// What an answer rests on, one variant a criterion.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is named after its criterion and documented at its type")]
pub enum Evidence<'a> {
    Score(ScoreFound<'a>),
    Item(ItemFound<'a>),
    Grade(GradeFound<'a>),
    Events(EventsFound<'a>),
    Rising(RisingFound<'a>),
    Assessments(AssessmentsFound<'a>),
    Repeat(RepeatFound<'a>),
    Judgement(JudgementFound<'a>),
    SignedOff(SignedOffFound<'a>),
    Person(PersonFound<'a>),
    Around(AroundFound<'a>),
    All(Vec<Finding<'a>>),
    Any(Vec<Finding<'a>>),
}

/// How an item's answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemReading<'a> {
    /// It counts as yes.
    Yes,
    /// It counts as no.
    No,
    /// It is not known, and this is what was answered; nothing when the item has no answer at all.
    Open(Option<&'a Reply>),
    /// The person causing harm said no, which is never enough for a no.
    OpenByPerpetrator,
}

impl From<ItemReading<'_>> for Truth {
    fn from(reading: ItemReading<'_>) -> Self {
        match reading {
            ItemReading::Yes => Self::Met,
            ItemReading::No => Self::NotMet,
            ItemReading::Open(_) | ItemReading::OpenByPerpetrator => Self::CannotTell,
        }
    }
}

/// An item that is not known, and in which way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenItem<'a> {
    /// The item.
    pub item: &'a Item,
    /// Why it is open.
    pub reading: ItemReading<'a>,
}

/// Yes answers counted.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreFound<'a> {
    /// What was asked for.
    pub asked: &'a Score,
    /// The instrument; nothing when the rule names one that is not loaded.
    pub instrument: Option<&'a Instrument>,
    /// The assessment that was read; nothing when there is none with this instrument.
    pub assessment: Option<&'a Assessment>,
    /// How many.
    pub count: Count,
    /// The items answered yes.
    pub yes: Vec<&'a Item>,
    /// The items that are not known.
    pub open: Vec<OpenItem<'a>>,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFound<'a> {
    /// What was asked for.
    pub asked: &'a ItemIsYes,
    /// The item; nothing when its instrument is not loaded.
    pub item: Option<&'a Item>,
    /// How its answer is read.
    pub reading: ItemReading<'a>,
}

/// The professional's own grade.
#[derive(Clone, Debug, PartialEq)]
pub struct GradeFound<'a> {
    /// What was asked for.
    pub asked: &'a GradeAtLeast,
    /// The newest graded assessment; several when their dates do not tell which is the newest.
    pub newest: Vec<&'a Assessment>,
}

/// The days that count: both ends included; a missing beginning is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Window {
    /// The first day.
    pub from: Option<Day>,
    /// The last: the day of decision.
    pub to: Day,
}

/// How an event fits what is asked, part by part: *not met* is why it does not count, *cannot tell* is what is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Fit {
    /// It lies in the window.
    pub date: Truth,
    /// It was recorded in the way asked for.
    pub recorded: Truth,
    /// What was done is what is asked for.
    pub kind: Truth,
    /// It happened where asked for.
    pub place: Truth,
    /// It happened between those asked for.
    pub people: Truth,
    /// It is not the event that led to the assessment, where that one does not count.
    pub earlier: Truth,
    /// By how many days it misses the window, where it certainly does: negative before it, positive after it.
    pub days_outside: Option<i64>,
}

impl Fit {
    /// Whether it counts.
    pub fn answer(self) -> Truth {
        Truth::all([self.date, self.recorded, self.kind, self.place, self.people, self.earlier])
    }
}

/// An event and how it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed<'a> {
    /// The event.
    pub event: &'a Event,
    /// How it fits.
    pub fit: Fit,
}

/// Events counted.
#[derive(Clone, Debug, PartialEq)]
pub struct EventsFound<'a> {
    /// What was asked for.
    pub asked: &'a Events,
    /// The days that count.
    pub window: Window,
    /// The person causing harm whose events these are, where it depends on one and there are several.
    pub person: Option<&'a Person>,
    /// How many.
    pub count: Count,
    /// Every event of the ledger, in its order.
    pub events: Vec<Weighed<'a>>,
    /// Whether the ledger was said to hold everything that is known.
    pub all_known: bool,
    /// What comes of it if the source is read another way where it leaves something open.
    pub otherwise: Vec<Reading>,
}

impl<'a> EventsFound<'a> {
    /// The events of that answer.
    pub fn that(&self, answer: Truth) -> impl Iterator<Item = &Weighed<'a>> {
        self.events.iter().filter(move |weighed| weighed.fit.answer() == answer)
    }
}

/// Another way to read what a source leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherReading {
    /// Which places count.
    Place(Extent),
    /// Between whom.
    People(PeopleScope),
    /// Whether the event that led to the assessment counts.
    Current(bool),
}

/// What comes of another reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The other reading.
    pub reading: OtherReading,
    /// The answer under it.
    pub answer: Truth,
    /// How many under it.
    pub count: Count,
}

/// Frequency or severity going up.
#[derive(Clone, Debug, PartialEq)]
pub struct RisingFound<'a> {
    /// What was asked for.
    pub asked: &'a Rising,
    /// Its items and how they are read.
    pub items: Vec<OpenItem<'a>>,
    /// What the grades in the ledger say, where they are looked at.
    pub ledger: Option<Truth>,
    /// An event and a later one that was graded higher, where there are such.
    pub rise: Option<(&'a Event, &'a Event)>,
}

/// An assessment and whether it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssessmentWeighed<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// It lies in the window.
    pub date: Truth,
    /// Its grade is one that counts.
    pub grade: Truth,
}

/// Assessments counted.
#[derive(Clone, Debug, PartialEq)]
pub struct AssessmentsFound<'a> {
    /// What was asked for.
    pub asked: &'a Assessments,
    /// The days that count.
    pub window: Window,
    /// How many.
    pub count: Count,
    /// Every assessment with a checklist.
    pub assessments: Vec<AssessmentWeighed<'a>>,
    /// Whether these were said to be all that is known.
    pub all_known: bool,
}

/// An earlier MARAC and an event, and how they fit together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RepeatPair<'a> {
    /// The earlier MARAC.
    pub marac: &'a Marac,
    /// The event.
    pub event: &'a Event,
    /// The event lies after the MARAC's date.
    pub after: Truth,
    /// It lies no later than the window after it.
    pub within: Truth,
    /// No other MARAC about the same people lies between them or after the event.
    pub last: Truth,
    /// The event is of the kind asked for.
    pub kind: Truth,
    /// It happened between those asked for.
    pub people: Truth,
    /// The MARAC was where asked for.
    pub heard: Truth,
    /// The days from the MARAC's date to the event, where both are known exactly.
    pub days: Option<i64>,
}

impl RepeatPair<'_> {
    /// Whether the pair makes a repeat.
    pub fn answer(&self) -> Truth {
        Truth::all([self.after, self.within, self.last, self.kind, self.people, self.heard])
    }
}

/// A new event after an earlier MARAC.
#[derive(Clone, Debug, PartialEq)]
pub struct RepeatFound<'a> {
    /// What was asked for.
    pub asked: &'a Repeat,
    /// Every earlier MARAC with every event.
    pub pairs: Vec<RepeatPair<'a>>,
    /// How many earlier MARACs are recorded.
    pub maracs: usize,
    /// Whether all earlier MARACs are known.
    pub maracs_all_known: bool,
    /// Whether all events are known.
    pub events_all_known: bool,
}

/// What a judgement still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
#[cfg_attr(not(target_arch = "wasm32"), serde(rename_all = "kebab-case"))]
pub enum JudgementMissing {
    /// Nobody has judged yet that the case should be heard.
    Judgement,
    /// The reasons in the professional's own words.
    Words,
    /// So many more of the prompts.
    Reasons(u32),
}

/// Professional judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgementFound<'a> {
    /// What was asked for.
    pub asked: &'a JudgementAsked,
    /// What is missing.
    pub missing: Vec<JudgementMissing>,
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq)]
pub struct SignedOffFound<'a> {
    /// Whose sign-off was asked for.
    pub asked: &'a str,
    /// Who signed, if somebody did.
    pub by: Option<&'a str>,
}

/// A fact about a person.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonFound<'a> {
    /// What was asked for.
    pub asked: &'a PersonIs,
    /// Whom it was found of; nothing when no such person is recorded.
    pub person: Option<&'a Person>,
    /// The least and the most years of age on the day.
    pub years: (u32, Option<u32>),
    /// The age is in the range.
    pub age: Truth,
    /// The person lives there.
    pub lives_here: Truth,
    /// The relationship is one of those asked for.
    pub relationship: Truth,
}

/// What lies around the checklist: the things that were looked at, and how each fits.
#[derive(Clone, Debug, PartialEq)]
pub struct AroundFound<'a> {
    /// What was asked for.
    pub asked: &'a Criterion,
    /// The newest checklist or grade, where it is asked about; several when their dates do not tell which it is.
    pub newest: Vec<&'a Assessment>,
    /// What was looked at.
    pub things: Vec<ThingWeighed<'a>>,
    /// Whether there may be more that nobody has asked about yet.
    pub may_be_more: bool,
}

impl<'a> AroundFound<'a> {
    /// What may have come since the newest checklist, where there is one and the dates do not tell.
    pub fn perhaps_since(&self) -> impl Iterator<Item = &ThingWeighed<'a>> {
        let since = matches!(self.asked, Criterion::Since(_)) && !self.newest.is_empty();
        self.things.iter().filter(move |weighed| since && weighed.answer == Truth::CannotTell)
    }
}

/// Something in a case that is not an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "each variant is named after what it holds")]
pub enum Thing<'a> {
    Event(&'a Event),
    Change(&'a Change),
    Order(&'a Order),
    Assessment(&'a Assessment),
    Item(&'a Item),
}

/// A thing and whether it is what is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThingWeighed<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// What it follows or is lower than, where that is asked.
    pub after: Option<Thing<'a>>,
    /// The days from one to the other, where both are known exactly.
    pub days: Option<i64>,
    /// Whether it is what is asked for.
    pub answer: Truth,
}

/// The grades of an assessment or an event, least and greatest, as far as they are known.
pub(super) fn grade_range(grade: Option<Grade>) -> (Grade, Grade) {
    (grade.unwrap_or(Grade::Standard), grade.unwrap_or(Grade::High))
}

impl ItemReading<'_> {
    /// Whether the question has not been put: never, or not because it was not safe.
    pub fn was_not_asked(self) -> bool {
        match self {
            Self::Open(reply) => reply.is_none_or(|reply| matches!(reply, Reply::NotAsked | Reply::NotSafe)),
            _ => false,
        }
    }
}
