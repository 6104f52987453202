//! What is known, laid out in time: a lane for each kind of thing, and each mark with its days. A mark holds no words: they are
//! made of the case for those that are shown, so that a thousand events cost no more than what is seen of them.

mod drawn;
mod parts;
mod person;
mod says;

use std::collections::BTreeMap;

use crate::engine::decision::{Decision, EventsFound, Finding, Window};
use crate::logic::Truth;
use crate::model::book::Rulebook;
use crate::model::case::{Assessment, Case, Change, ChangeKind, Order};
use crate::model::dates::{Day, Span, When};
use crate::model::instrument::Role;
use crate::model::rules::RouteKind;

pub use drawn::DrawnMark;
pub use parts::{LONG_LIST, LedgerPart};
pub use person::history_of;
pub use says::{MarkSays, counting, order_stands};

/// The whole width of the picture, in hundredths of a per cent.
const WHOLE: i64 = 10_000;

/// Where the words of a day no longer find room on its right on the narrowest phone.
const EDGE: i64 = 8_500;

/// Everything of a case that has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Where the picture begins.
    pub from: Day,
    /// Where it ends.
    pub until: Day,
    /// The days that the rule for potential escalation looks at.
    pub window: Option<Window>,
    /// The lanes that hold anything, from the top, each with the rows it needs.
    pub lanes: Vec<(Lane, usize)>,
    /// The marks of every lane, the oldest first.
    pub marks: Vec<TimeMark>,
    /// What the picture shows of them, the oldest first: in a lane of very many, those that lie on one another are one.
    pub drawn: Vec<DrawnMark>,
    /// Days to write along the picture.
    pub ticks: Vec<Day>,
}

/// A kind of thing in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum Lane {
    /// What happened.
    Events,
    /// What changed.
    Changes,
    /// Releases, bail and the end of supervision.
    Releases,
    /// Orders, bail and licences, for as long as they last.
    Orders,
    /// Hearings at a MARAC.
    Maracs,
    /// Assessments.
    Assessments,
}

impl Lane {
    /// Every lane, from the top.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Changes => "What changed",
            Self::Releases => "Releases and bail",
            Self::Orders => "Orders and licences",
            Self::Maracs => "MARACs",
            Self::Assessments => "Assessments",
        }
    }
}

/// One thing in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMark {
    /// What kind of thing it is.
    pub lane: Lane,
    /// Its id in the case.
    pub id: String,
    /// Its place in its list of the case.
    place: usize,
    /// The first day it may have happened on, or its order began.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// Whether it may have begun earlier than the picture shows.
    pub open_first: bool,
    /// Whether it may go on longer than the picture shows.
    pub open_last: bool,
    /// Whether nothing is known of when it was.
    undated: bool,
    /// Whether it counts for potential escalation, for an event that is weighed there.
    pub counts: Option<Truth>,
}

impl Timeline {
    /// Where a day stands between the left edge and the right, in hundredths of a per cent.
    pub fn share(&self, day: Day) -> i64 {
        share(self.from, self.until, day)
    }
}

fn share(from: Day, until: Day, day: Day) -> i64 {
    (WHOLE * day.days_since(from) / until.days_since(from).max(1)).clamp(0, WHOLE)
}

/// The first count of events that the rule for potential escalation makes.
pub fn escalation<'f, 'a>(decision: &'f Decision<'a>) -> Option<&'f EventsFound<'a>> {
    let routes = decision
        .routes
        .routes
        .iter()
        .filter(|found| found.route.kind == RouteKind::PotentialEscalation);
    routes
        .filter_map(|found| found.finding.as_ref())
        .find_map(|finding| finding.leaves().find_map(Finding::events))
}

/// Whether it is an assessment in the everyday sense: graded, or of a checklist, or of nobody knows what. Answers about
/// the conversation or about the person causing harm are none by themselves.
pub fn is_assessment(one: &Assessment, book: &Rulebook) -> bool {
    let instrument = one.instrument.as_deref().and_then(|id| book.instrument(id));
    one.grade.is_some() || instrument.is_none_or(|instrument| instrument.role == Role::Checklist)
}

/// Everything of the case that has a date, as the decision saw it.
pub fn timeline(case: &Case, book: &Rulebook, decision: &Decision<'_>) -> Timeline {
    dated(case, book, escalation(decision))
}

/// The same by itself, without what any rule makes of it.
pub(super) fn ledger(case: &Case, book: &Rulebook) -> Timeline {
    dated(case, book, None)
}

fn dated(case: &Case, book: &Rulebook, escalation: Option<&EventsFound<'_>>) -> Timeline {
    let mut weighed: BTreeMap<&str, Truth> = BTreeMap::new();
    for one in escalation.iter().flat_map(|found| &found.events) {
        weighed.entry(&one.event.id).or_insert(one.fit.answer());
    }
    let mut found: Vec<DatedMark> = Vec::new();
    let mut put = |lane, id, place, when: When, span, counts| {
        found.push(DatedMark {
            lane,
            id,
            place,
            span,
            undated: when == When::Unknown,
            counts,
        });
    };
    for (place, event) in case.events.list.iter().enumerate() {
        let (id, when) = (event.id.as_str(), event.when);
        let span = case.known_span(when, event.learned);
        let counts = weighed.get(id).copied();
        put(Lane::Events, id, place, when, span, counts);
    }
    for (place, change) in case.changes.list.iter().enumerate() {
        let span = case.known_span(change.when, change.learned);
        put(lane_of(change), &change.id, place, change.when, span, None);
    }
    for (place, order) in case.orders.list.iter().enumerate() {
        let span = lasts(case, order);
        put(Lane::Orders, &order.id, place, order.from, span, None);
    }
    for (place, marac) in case.maracs.list.iter().enumerate() {
        let when = match marac.met {
            When::Unknown => marac.referred,
            met => met,
        };
        let span = case.known_span(when, None);
        put(Lane::Maracs, &marac.id, place, when, span, None);
    }
    for (place, one) in case.assessments.list.iter().enumerate() {
        if is_assessment(one, book) {
            let span = case.known_span(one.when, None);
            put(Lane::Assessments, &one.id, place, one.when, span, None);
        }
    }
    laid_out(case.as_of, escalation.map(|found| found.window), found)
}

fn lane_of(change: &Change) -> Lane {
    match change.what {
        ChangeKind::Release | ChangeKind::Bail | ChangeKind::SupervisionEnded => Lane::Releases,
        _ => Lane::Changes,
    }
}

fn lasts(case: &Case, order: &Order) -> Span {
    Span {
        first: case.known_span(order.from, None).first,
        last: order.until.and_then(|until| until.span().last),
    }
}

/// One thing with its days, before it has a place in the picture.
struct DatedMark<'a> {
    lane: Lane,
    id: &'a str,
    place: usize,
    span: Span,
    undated: bool,
    counts: Option<Truth>,
}

impl DatedMark<'_> {
    /// The mark in a picture of these days.
    fn mark(&self, from: Day, until: Day) -> TimeMark {
        let Span { first, last } = self.span;
        let begins = first.unwrap_or(from);
        let ends = last.unwrap_or(until).max(begins);
        TimeMark {
            lane: self.lane,
            id: self.id.to_owned(),
            place: self.place,
            first: begins,
            last: ends.min(until),
            open_first: first.is_none(),
            open_last: last.is_none() || ends > until,
            undated: self.undated,
            counts: self.counts,
        }
    }
}

/// The marks in the order of their days, and the picture of them.
fn laid_out(as_of: Day, window: Option<Window>, found: Vec<DatedMark<'_>>) -> Timeline {
    let firsts = found
        .iter()
        .filter_map(|one| one.span.first.or(one.span.last));
    let from = firsts
        .chain(window.and_then(|window| window.from))
        .min()
        .unwrap_or(as_of)
        .min(as_of);
    // An order may last for years; half a year of them is enough to show that it goes on.
    let lasts = found
        .iter()
        .filter_map(|one| one.span.last)
        .map(|last| last.min(as_of.months_after(6)));
    let until = lasts.max().unwrap_or(as_of).max(as_of);
    let margin = u32::try_from(until.days_since(from) / 50)
        .unwrap_or(0)
        .max(10);
    let (from, until) = (from.minus_days(margin), until.plus_days(margin));

    let mut marks: Vec<TimeMark> = found.iter().map(|one| one.mark(from, until)).collect();
    // A thing stands where it is known to have happened by; an order where it begins.
    marks.sort_by_key(|mark| match mark.lane {
        Lane::Orders => (mark.first, mark.last),
        _ => (mark.last, mark.first),
    });
    let (lanes, drawn) = drawn::picture(&marks, from, until);
    Timeline {
        from,
        until,
        window,
        lanes,
        marks,
        drawn,
        ticks: ticks(from, until),
    }
}

/// The first days of as many years as can be read beside one another.
fn ticks(from: Day, until: Day) -> Vec<Day> {
    let years = until.year() - from.year();
    let step = (years / 6 + 1).max(1);
    let mut ticks: Vec<Day> = (from.year()..=until.year())
        .filter(|year| (until.year() - year) % step == 0)
        .filter_map(|year| Day::new(year, 1, 1))
        .filter(|day| *day > from)
        .collect();
    // One at the right edge has no room for its words beside the one before it.
    if ticks.len() > 1
        && ticks
            .last()
            .is_some_and(|last| share(from, until, *last) > EDGE)
    {
        ticks.pop();
    }
    ticks
}
