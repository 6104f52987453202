//! What is known, laid out in time: a lane for each kind of thing, and each mark with its days and its words.

use std::collections::BTreeSet;

use crate::engine::decision::{Decision, EventsFound, Finding, Window};
use crate::logic::Truth;
use crate::model::book::Rulebook;
use crate::model::case::{
    Action, Assessment, Breach, Case, Change, ChangeKind, Event, EventKind, Marac, Order, VICTIM,
};
use crate::model::dates::{Day, Span, When};
use crate::model::instrument::Role;
use crate::model::rules::RouteKind;

use super::attention::review_says;
use super::criteria::{change_name, order_lasts, order_name};
use super::names::{
    answer_source, event_name, event_record, event_words, grade, person_name, places,
};
use super::names::{order_kind, what};
use super::numbers::{list, plural};
use super::says::Facts;

/// The whole width of the picture, in hundredths of a per cent.
const WHOLE: i64 = 10_000;

/// The room a mark needs to be touched on the narrowest phone, in the same measure.
const MARK: i64 = 900;

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
    /// When, as far as it is known.
    pub when: String,
    /// What it is.
    pub what: String,
    /// What else there is to say of it, a sentence or a text of its own each.
    pub says: Vec<String>,
}

impl TimeMark {
    /// All its words in one line.
    pub fn words(&self) -> String {
        let mut words = vec![format!("{}: {}", self.when, self.what)];
        words.extend(self.says.iter().cloned());
        super::capitalised(
            &words
                .iter()
                .map(|line| line.trim_end_matches('.'))
                .collect::<Vec<_>>()
                .join(". "),
        )
    }
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
        Truth::NotMet => {
            "Does not count for potential escalation under this rule; it stays in the history."
        }
    }
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

/// Whether an order is in force on the day the case speaks for, in a sentence.
pub fn order_stands(case: &Case, order: &Order) -> String {
    let on = case.as_of;
    match case.is_in_force(order, on) {
        Truth::Met => format!("In force on {on}."),
        Truth::NotMet => format!("Not in force on {on}."),
        Truth::CannotTell => format!("It cannot be told whether it is in force on {on}."),
    }
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
    let events = case.events.list.iter();
    let changes = case.changes.list.iter();
    let orders = case.orders.list.iter();
    let maracs = case.maracs.list.iter();
    let assessments = case.assessments.list.iter();
    let found = events
        .map(|event| DatedMark::event(case, event, escalation))
        .chain(changes.map(|change| DatedMark::change(case, change)))
        .chain(orders.map(|order| DatedMark::order(case, order)))
        .chain(maracs.map(|marac| DatedMark::marac(case, marac)))
        .chain(
            assessments
                .filter(|one| is_assessment(one, book))
                .map(|one| DatedMark::assessment(case, one)),
        );
    let marks = found.map(|one| one.mark(case.as_of)).collect();
    laid_out(case.as_of, escalation.map(|found| found.window), marks)
}

/// One thing with its days and its words, before it has a place in the picture.
struct DatedMark {
    lane: Lane,
    id: String,
    span: Span,
    counts: Option<Truth>,
    when: String,
    what: String,
    says: Vec<String>,
}

impl DatedMark {
    fn event(case: &Case, event: &Event, escalation: Option<&EventsFound<'_>>) -> Self {
        let weighed =
            escalation.and_then(|found| found.events.iter().find(|one| one.event.id == event.id));
        let counts = weighed.map(|one| one.fit.answer());
        let mut what = event_words(event).detail;
        if what.is_empty() {
            "what happened is not known".clone_into(&mut what);
        }
        let mut says = vec![event.note.clone()];
        if event.kinds.is_empty() {
            says.clear();
            // A note serves for a name and is said in full, where a name had to cut it.
            if !what.contains(event.note.trim().trim_end_matches('.')) {
                what.clone_from(&event.note);
                says.extend(
                    (!event.place.areas.is_empty())
                        .then(|| format!("In {}.", places(&event.place.areas))),
                );
            }
        }
        says.push(format!("{}.", super::capitalised(&event_record(event))));
        let breach = event.breach.iter();
        says.extend(breach.flat_map(|breach| breach_words(case, breach)));
        says.extend(
            event
                .is_after(case.as_of)
                .then(|| format!("On {} still to come.", case.as_of)),
        );
        says.extend(counts.map(|answer| counting(answer).to_owned()));
        Self {
            lane: Lane::Events,
            id: event.id.clone(),
            span: case.known_span(event.when, event.learned),
            counts,
            when: event.when.to_string(),
            what,
            says,
        }
    }

    fn change(case: &Case, change: &Change) -> Self {
        let lane = match change.what {
            ChangeKind::Release | ChangeKind::Bail | ChangeKind::SupervisionEnded => Lane::Releases,
            _ => Lane::Changes,
        };
        let source = change
            .source
            .map(|source| format!("According to {}.", answer_source(source)))
            .unwrap_or_default();
        Self {
            lane,
            id: change.id.clone(),
            span: case.known_span(change.when, change.learned),
            counts: None,
            when: change.when.to_string(),
            what: what(change.what).to_owned(),
            says: vec![
                change.note.clone(),
                about(case, "About", &change.who),
                source,
            ],
        }
    }

    fn order(case: &Case, order: &Order) -> Self {
        Self {
            lane: Lane::Orders,
            id: order.id.clone(),
            span: Span {
                first: case.known_span(order.from, None).first,
                last: order.until.and_then(|until| until.span().last),
            },
            counts: None,
            when: order_lasts(order),
            what: order_kind(order.kind).to_owned(),
            says: vec![
                order_stands(case, order),
                about(case, "On", &order.on),
                order.made_by.clone(),
                order.conditions.clone(),
            ],
        }
    }

    fn marac(case: &Case, marac: &Marac) -> Self {
        let place = if marac.areas.is_empty() {
            String::new()
        } else {
            format!(", in {}", places(&marac.areas))
        };
        let (when, heard) = match marac.met {
            When::Unknown => (marac.referred, "referred to a MARAC"),
            met => (met, "MARAC"),
        };
        let mut says = vec![format!("Referred: {}.", marac.referred), marac.note.clone()];
        says.extend(marac.actions.iter().map(action_words));
        Self {
            lane: Lane::Maracs,
            id: marac.id.clone(),
            span: case.known_span(when, None),
            counts: None,
            when: when.to_string(),
            what: format!("{heard}{place}"),
            says,
        }
    }

    fn assessment(case: &Case, one: &Assessment) -> Self {
        let graded = one.grade.map_or_else(
            || "no grade known".to_owned(),
            |given| format!("graded {}", grade(given)),
        );
        let of = one
            .of
            .as_deref()
            .filter(|of| *of != VICTIM)
            .map(|of| about(case, "Of", &[of.to_owned()]));
        let declined = if one.declined {
            "The victim declined it; it rests on what else is known."
        } else {
            ""
        };
        let mut says = vec![
            of.unwrap_or_default(),
            one.note.clone(),
            declined.to_owned(),
            one.lower_because.clone(),
        ];
        let review = one.review.as_ref();
        says.extend(review.map(|review| review_says(review).joined(". ")));
        Self {
            lane: Lane::Assessments,
            id: one.id.clone(),
            span: case.known_span(one.when, None),
            counts: None,
            when: one.when.to_string(),
            what: format!("assessment, {graded}"),
            says,
        }
    }

    /// The mark, which has no place yet.
    fn mark(self, as_of: Day) -> (Span, TimeMark) {
        let mark = TimeMark {
            lane: self.lane,
            id: self.id,
            row: 0,
            first: as_of,
            last: as_of,
            open_first: self.span.first.is_none(),
            open_last: self.span.last.is_none(),
            counts: self.counts,
            when: self.when,
            what: self.what,
            says: self
                .says
                .into_iter()
                .filter(|line| !line.is_empty())
                .collect(),
        };
        (self.span, mark)
    }
}

/// Whom something is about, where that is written.
fn about(case: &Case, lead: &str, ids: &[String]) -> String {
    let names: Vec<String> = ids.iter().map(|id| person_name(case, id)).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("{lead}: {}.", list(&names, "and"))
    }
}

fn breach_words(case: &Case, breach: &Breach) -> Vec<String> {
    let order = breach.order.as_deref().and_then(|id| case.orders.get(id));
    let order = order.map_or_else(|| "a condition, the order not known".to_owned(), order_name);
    let mut words = vec![format!("Broken: {order}.")];
    if !breach.condition.is_empty() {
        words.push(format!("The condition: {}", breach.condition));
    }
    if !breach.disputed.is_empty() {
        words.push(format!("Disputed: {}", breach.disputed));
    }
    words
}

fn action_words(action: &Action) -> String {
    let mut words = format!("Action: {}", action.what);
    if !action.owner.is_empty() {
        words = format!("{words} ({})", action.owner);
    }
    if let Some(due) = action.due {
        words = format!("{words}, due {due}");
    }
    match action.done {
        Some(done) => format!("{words}, done {done}."),
        None => format!("{words}, not known to be done."),
    }
}

/// The marks in the order of their days, each with its place in its lane.
fn laid_out(as_of: Day, window: Option<Window>, found: Vec<(Span, TimeMark)>) -> Timeline {
    let firsts = found
        .iter()
        .filter_map(|(span, _)| span.first.or(span.last));
    let from = firsts
        .chain(window.and_then(|window| window.from))
        .min()
        .unwrap_or(as_of)
        .min(as_of);
    // An order may last for years; half a year of them is enough to show that it goes on.
    let lasts = found
        .iter()
        .filter_map(|(span, _)| span.last)
        .map(|last| last.min(as_of.months_after(6)));
    let until = lasts.max().unwrap_or(as_of).max(as_of);
    let margin = u32::try_from(until.days_since(from) / 50)
        .unwrap_or(0)
        .max(10);
    let (from, until) = (from.minus_days(margin), until.plus_days(margin));

    let mut marks: Vec<TimeMark> = Vec::new();
    for (span, mut mark) in found {
        mark.first = span.first.unwrap_or(from);
        mark.last = span.last.unwrap_or(until).max(mark.first);
        if mark.last > until {
            (mark.last, mark.open_last) = (until, true);
        }
        marks.push(mark);
    }
    // A thing stands where it is known to have happened by; an order where it begins.
    marks.sort_by_key(|mark| match mark.lane {
        Lane::Orders => (mark.first, mark.last),
        _ => (mark.last, mark.first),
    });
    let mut lanes = Vec::new();
    for lane in Lane::ALL.iter().copied() {
        let own = marks.iter_mut().filter(|mark| mark.lane == lane);
        let rows = put_in_rows(own, from, until);
        if rows > 0 {
            lanes.push((lane, rows));
        }
    }
    Timeline {
        from,
        until,
        window,
        lanes,
        marks,
        ticks: ticks(from, until),
    }
}

/// Gives each mark of a lane the first row in which it lies over no other, and says how many rows there are.
fn put_in_rows<'m>(marks: impl Iterator<Item = &'m mut TimeMark>, from: Day, until: Day) -> usize {
    let mut ends: Vec<i64> = Vec::new();
    for mark in marks {
        let start = share(from, until, mark.first);
        let end = share(from, until, mark.last) + MARK;
        mark.row = ends
            .iter()
            .position(|free| *free <= start)
            .unwrap_or(ends.len());
        match ends.get_mut(mark.row) {
            Some(free) => *free = end,
            None => ends.push(end),
        }
    }
    ends.len()
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

/// Whom an event harmed beside the victim, by id.
fn others_harmed(event: &Event) -> impl Iterator<Item = &str> {
    let harmed = event.harmed.iter().map(String::as_str);
    harmed.filter(|id| *id != VICTIM)
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
    let others: BTreeSet<&str> = theirs().flat_map(others_harmed).collect();
    let number = u32::try_from(others.len()).unwrap_or(u32::MAX);
    put(
        format!(
            "Harm to others than the victim, {}",
            plural(number, "person", "persons")
        ),
        theirs()
            .filter(|event| others_harmed(event).next().is_some())
            .map(event_name)
            .collect(),
    );
    let broke = |event: &&Event| event.breach.is_some() || event.kinds.contains(&EventKind::Breach);
    put(
        "An order, bail or condition broken, or said to be".to_owned(),
        theirs().filter(broke).map(event_name).collect(),
    );
    let on = case.as_of;
    for (answer, lead) in [
        (Truth::Met, "In force on"),
        (Truth::CannotTell, "Perhaps in force on"),
    ] {
        let orders = case
            .orders
            .list
            .iter()
            .filter(|order| is_theirs(&order.on) && case.is_in_force(order, on) == answer);
        put(format!("{lead} {on}"), orders.map(order_name).collect());
    }
    let releases = case
        .changes
        .list
        .iter()
        .filter(|one| matches!(one.what, ChangeKind::Release | ChangeKind::Bail));
    put(
        "Released or bailed".to_owned(),
        releases
            .filter(|one| is_theirs(&one.who))
            .map(change_name)
            .collect(),
    );
    facts
}
