//! What is known, laid out in time: a lane for each kind of thing, and each mark with its days and its words.

use crate::book::Rulebook;
use crate::case::{Assessment, Case, Event, Kind, Order, VICTIM, What};
use crate::dates::{Day, Span, When};
use crate::decision::{Decision, EventsFound, Evidence, Finding, Truth, Window};
use crate::instrument::Role;
use crate::rules::RouteKind;

use super::around::{change_name, order_name};
use super::evidence::Facts;
use super::names::{event_name, event_record, grade};
use super::numbers::plural;

/// The whole width of the picture, in hundredths of a per cent.
const WHOLE: i64 = 10_000;

/// The room a mark needs to be touched on the narrowest phone, in the same measure.
const MARK: i64 = 900;

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
    /// Days to write along the picture.
    pub ticks: Vec<Day>,
}

/// A kind of thing in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub const ALL: [Self; 6] =
        [Self::Events, Self::Changes, Self::Releases, Self::Orders, Self::Maracs, Self::Assessments];

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
    /// Its row within the lane.
    pub row: usize,
    /// The first day it may have happened on, or its order began.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// Whether it may have begun earlier than the picture shows.
    pub open_first: bool,
    /// Whether it may go on longer than the picture shows.
    pub open_last: bool,
    /// Whether it counts for potential escalation, for an event that is weighed there.
    pub counts: Option<Truth>,
    /// What it is, with its date.
    pub name: String,
    /// What else is to be said of it.
    pub says: String,
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

/// Whether an event counts for potential escalation, in a sentence.
pub fn counting(answer: Truth) -> &'static str {
    match answer {
        Truth::Met => "Counts for potential escalation under this rule.",
        Truth::CannotTell => "May count for potential escalation under this rule.",
        Truth::NotMet => "Does not count for potential escalation under this rule; it stays in the history.",
    }
}

/// The first count of events that the rule for potential escalation makes.
pub fn escalation<'f, 'a>(decision: &'f Decision<'a>) -> Option<&'f EventsFound<'a>> {
    let routes = decision.routes.routes.iter().filter(|found| found.route.kind == RouteKind::PotentialEscalation);
    routes.filter_map(|found| found.finding.as_ref()).find_map(events_in)
}

fn events_in<'f, 'a>(finding: &'f Finding<'a>) -> Option<&'f EventsFound<'a>> {
    match &finding.evidence {
        Evidence::Events(found) => Some(found),
        Evidence::All(parts) | Evidence::Any(parts) => parts.iter().find_map(events_in),
        _ => None,
    }
}

/// The order in force on a day, not in force, or it cannot be told; its last day is one of its days.
pub fn in_force(case: &Case, order: &Order, on: Day) -> Truth {
    let ended = order.until.map_or(Truth::CannotTell, |until| until.span().by(on.minus_days(1)));
    let not_ended = match ended {
        Truth::Met => Truth::NotMet,
        Truth::NotMet => Truth::Met,
        Truth::CannotTell => Truth::CannotTell,
    };
    known(case, order.from, None).by(on).and(not_ended)
}

/// Whether an order is in force on the day the case speaks for, in a sentence.
pub fn order_stands(case: &Case, order: &Order) -> String {
    let on = case.as_of;
    match in_force(case, order, on) {
        Truth::Met => format!("In force on {on}."),
        Truth::NotMet => format!("Not in force on {on}."),
        Truth::CannotTell => format!("It cannot be told whether it is in force on {on}."),
    }
}

/// The days something may have happened on: no later than when it was known.
fn known(case: &Case, when: When, learned: Option<Day>) -> Span {
    let (span, by) = (when.span(), learned.map_or(case.as_of, |learned| learned.min(case.as_of)));
    if span.first.is_some_and(|first| first > by) { span } else { span.no_later_than(by) }
}

/// Whether it is an assessment in the everyday sense: graded, or of a checklist, or of nobody knows what. Answers about
/// the conversation or about the person causing harm are none by themselves.
pub fn is_assessment(one: &Assessment, book: &Rulebook) -> bool {
    let instrument = one.instrument.as_deref().and_then(|id| book.instrument(id));
    one.grade.is_some() || instrument.is_none_or(|instrument| instrument.role == Role::Checklist)
}

/// Everything of the case that has a date, as the decision saw it.
pub fn timeline(case: &Case, book: &Rulebook, decision: &Decision<'_>) -> Timeline {
    let escalation = escalation(decision);
    let mut found = Vec::new();
    let mut put = |lane, id: &str, span: Span, counts, name, says| {
        found.push((
            span,
            TimeMark {
                lane,
                id: id.to_owned(),
                row: 0,
                first: case.as_of,
                last: case.as_of,
                open_first: span.first.is_none(),
                open_last: span.last.is_none(),
                counts,
                name,
                says,
            },
        ));
    };
    for event in &case.events.list {
        let weighed = escalation.and_then(|found| found.events.iter().find(|one| one.event.id == event.id));
        let counts = weighed.map(|one| one.fit.answer());
        let says = format!("{}. {}", super::capitalised(&event_record(event)), counts.map_or("", counting));
        let span = known(case, event.when, event.learned);
        put(Lane::Events, &event.id, span, counts, event_name(event), says.trim_end().to_owned());
    }
    for change in &case.changes.list {
        let lane = match change.what {
            What::Release | What::Bail | What::SupervisionEnded => Lane::Releases,
            _ => Lane::Changes,
        };
        let span = known(case, change.when, change.learned);
        put(lane, &change.id, span, None, change_name(change), change.note.clone());
    }
    for order in &case.orders.list {
        let span =
            Span { first: known(case, order.from, None).first, last: order.until.and_then(|until| until.span().last) };
        put(Lane::Orders, &order.id, span, None, order_name(order), order_stands(case, order));
    }
    for marac in &case.maracs.list {
        let (when, name) = match (marac.met, marac.referred) {
            (When::Unknown, When::Unknown) => (When::Unknown, "a MARAC, date not known".to_owned()),
            (When::Unknown, referred) => (referred, format!("{referred}, referred to a MARAC")),
            (met, _) => (met, format!("{met}, MARAC")),
        };
        put(Lane::Maracs, &marac.id, known(case, when, None), None, name, marac.note.clone());
    }
    for one in case.assessments.list.iter().filter(|one| is_assessment(one, book)) {
        let graded = one.grade.map_or_else(|| "no grade known".to_owned(), |given| format!("graded {}", grade(given)));
        let name = format!("{}, assessment, {graded}", one.when);
        put(Lane::Assessments, &one.id, known(case, one.when, None), None, name, one.note.clone());
    }
    laid_out(case.as_of, escalation.map(|found| found.window), found)
}

/// The marks in the order of their days, each with its place in its lane.
fn laid_out(as_of: Day, window: Option<Window>, found: Vec<(Span, TimeMark)>) -> Timeline {
    let firsts = found.iter().filter_map(|(span, _)| span.first.or(span.last));
    let from = firsts.chain(window.and_then(|window| window.from)).min().unwrap_or(as_of).min(as_of);
    // An order may last for years; half a year of them is enough to show that it goes on.
    let lasts = found.iter().filter_map(|(span, _)| span.last).map(|last| last.min(as_of.months_after(6)));
    let until = lasts.max().unwrap_or(as_of).max(as_of);
    let margin = u32::try_from(until.days_since(from) / 50).unwrap_or(0).max(10);
    let (from, until) = (from.minus_days(margin), until.plus_days(margin));

    let mut marks: Vec<TimeMark> = Vec::new();
    for (span, mut mark) in found {
        mark.first = span.first.unwrap_or(from);
        mark.last = span.last.unwrap_or(until).max(mark.first);
        if mark.last > until {
            (mark.last, mark.open_last) = (until, true);
        }
        // What may have begun at any time stands where it ends.
        let place = |mark: &TimeMark| (if mark.open_first { mark.last } else { mark.first }, mark.last);
        marks.insert(marks.partition_point(|known| place(known) <= place(&mark)), mark);
    }
    let mut lanes = Vec::new();
    for lane in Lane::ALL {
        let mut ends: Vec<i64> = Vec::new();
        for mark in marks.iter_mut().filter(|mark| mark.lane == lane) {
            let start = share(from, until, mark.first);
            let end = share(from, until, mark.last) + MARK;
            mark.row = ends.iter().position(|free| *free <= start).unwrap_or(ends.len());
            match ends.get_mut(mark.row) {
                Some(free) => *free = end,
                None => ends.push(end),
            }
        }
        if !ends.is_empty() {
            lanes.push((lane, ends.len()));
        }
    }
    // As many years as can be read beside one another.
    let years = until.year() - from.year();
    let step = (years / 6 + 1).max(1);
    let ticks = (from.year()..=until.year()).filter(|year| (until.year() - year) % step == 0);
    let ticks = ticks.filter_map(|year| Day::new(year, 1, 1)).filter(|day| *day > from).collect();
    Timeline { from, until, window, lanes, marks, ticks }
}

/// What the history says about one person causing harm, by name.
pub fn history_of(case: &Case, person: &str) -> Vec<Facts> {
    let alone = case.people.causing_harm.len() == 1;
    // What names nobody is about the only person there is.
    let is_theirs = |ids: &[String]| ids.iter().any(|id| id == person) || ids.is_empty() && alone;
    let mut facts = Vec::new();
    let mut put = |lead: String, items: Vec<String>| {
        if !items.is_empty() {
            facts.push(Facts { lead, items });
        }
    };
    let theirs = || case.events.list.iter().filter(|event| is_theirs(&event.by));
    let mut others: Vec<&str> = Vec::new();
    let mut items = Vec::new();
    for event in theirs() {
        let harmed: Vec<&str> = event.harmed.iter().map(String::as_str).filter(|id| *id != VICTIM).collect();
        if !harmed.is_empty() {
            items.push(event_name(event));
        }
        for id in harmed {
            if !others.contains(&id) {
                others.push(id);
            }
        }
    }
    let number = u32::try_from(others.len()).unwrap_or(u32::MAX);
    put(format!("Harm to others than the victim, {}", plural(number, "person", "persons")), items);
    let broke = |event: &&Event| event.breach.is_some() || event.kinds.contains(&Kind::Breach);
    put(
        "An order, bail or condition broken, or said to be".to_owned(),
        theirs().filter(broke).map(event_name).collect(),
    );
    let on = case.as_of;
    for (answer, lead) in [(Truth::Met, "In force on"), (Truth::CannotTell, "Perhaps in force on")] {
        let orders =
            case.orders.list.iter().filter(|order| is_theirs(&order.on) && in_force(case, order, on) == answer);
        put(format!("{lead} {on}"), orders.map(order_name).collect());
    }
    let releases = case.changes.list.iter().filter(|one| matches!(one.what, What::Release | What::Bail));
    put("Released or bailed".to_owned(), releases.filter(|one| is_theirs(&one.who)).map(change_name).collect());
    facts
}
