//! History: the ledger of events on a picture of time, earlier MARACs and earlier assessments.

mod event;
mod marac;
mod timeline;

use leptos::prelude::*;
use waymark::case::Case;
use waymark::decision::{Evidence, EventsFound, Finding, Truth};
use waymark::explain::{event_name, event_record, grade};
use waymark::rules::RouteKind;

pub use event::event;
pub use marac::{assessment, marac};

use crate::parts::field::{Bound, radios};
use crate::parts::{continue_to, heading};
use crate::store::{Desk, HistoryPart, Page};

/// What an event is to the rule: its line in the ledger and its mark on the picture.
#[derive(Clone, PartialEq)]
struct Line {
    id: String,
    name: String,
    record: String,
    counts: Option<Truth>,
    span: (Option<waymark::dates::Day>, Option<waymark::dates::Day>),
}

pub fn history(desk: Desk) -> AnyView {
    let lines = Memo::new(move |_| desk.decision(|decision| lines(desk, decision)).unwrap_or_default());
    let window = Memo::new(move |_| {
        desk.decision(|decision| {
            decision.routes.routes.iter().filter_map(|found| found.finding.as_ref()).find_map(events_in).map(|found| found.window)
        })
        .flatten()
    });
    let day = Memo::new(move |_| desk.case.with(|case| case.as_of));
    view! {
        {heading("History")}
        <p class="govuk-body">"Everything that happened before, whatever came of it and however it was recorded. A rough date is enough: \u{201c}last winter\u{201d} is a date."</p>
        <h2 class="govuk-heading-m">"Events"</h2>
        {move || (!lines.with(Vec::is_empty)).then(|| timeline::picture(&lines.get(), window.get(), day.get()))}
        {move || ledger(lines.get())}
        <p><a class="govuk-button govuk-button--secondary" role="button" href=Page::History(Some(HistoryPart::Event(None))).hash()>"Add an event"</a></p>
        {all_known(desk, "events-known", "Have earlier events been asked about and looked for in records?",
            "Until then there may be more, and a rule that counts events cannot come out as not met.",
            |case| case.events.all_known, |case, yes| case.events.all_known = yes)}
        <h2 class="govuk-heading-m">"Earlier MARACs"</h2>
        {move || maracs(desk)}
        <p><a class="govuk-button govuk-button--secondary" role="button" href=Page::History(Some(HistoryPart::Marac(None))).hash()>"Add an earlier MARAC"</a></p>
        {all_known(desk, "maracs-known", "Has anybody looked for earlier MARACs, here and elsewhere?",
            "", |case| case.maracs.all_known, |case, yes| case.maracs.all_known = yes)}
        <h2 class="govuk-heading-m">"Earlier assessments"</h2>
        {move || assessments(desk)}
        <p><a class="govuk-button govuk-button--secondary" role="button" href=Page::History(Some(HistoryPart::Assessment(None))).hash()>"Add an earlier assessment"</a></p>
        {all_known(desk, "assessments-known", "Has anybody looked for earlier assessments?",
            "", |case| case.assessments.all_known, |case, yes| case.assessments.all_known = yes)}
        {continue_to(&Page::Judgement)}
    }
    .into_any()
}

/// The first count of events in a criterion.
fn events_in<'f, 'a>(finding: &'f Finding<'a>) -> Option<&'f EventsFound<'a>> {
    match &finding.evidence {
        Evidence::Events(found) => Some(found),
        Evidence::All(parts) | Evidence::Any(parts) => parts.iter().find_map(events_in),
        _ => None,
    }
}

fn lines(desk: Desk, decision: &waymark::decision::Decision<'_>) -> Vec<Line> {
    let escalation = decision
        .routes
        .routes
        .iter()
        .filter(|found| found.route.kind == RouteKind::PotentialEscalation)
        .filter_map(|found| found.finding.as_ref())
        .find_map(events_in);
    desk.case.with(|case| {
        let mut lines: Vec<Line> = case
            .events
            .list
            .iter()
            .map(|event| {
                let span = event.when.span();
                let counts = escalation.and_then(|found| found.events.iter().find(|weighed| weighed.event.id == event.id)).map(|weighed| weighed.fit.answer());
                Line { id: event.id.clone(), name: event_name(event), record: event_record(event), counts, span: (span.first, span.last) }
            })
            .collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.span.1.or(line.span.0)));
        lines
    })
}

fn ledger(lines: Vec<Line>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="govuk-body">"No event has been entered yet."</p> }.into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let (class, why) = match line.counts {
                Some(Truth::Met) => ("wm-ledger__event wm-ledger__event--counts", "Counts for potential escalation under this rule"),
                Some(Truth::CannotTell) => ("wm-ledger__event wm-ledger__event--possible", "May count for potential escalation under this rule"),
                Some(Truth::NotMet) => ("wm-ledger__event wm-ledger__event--not", "Does not count for potential escalation under this rule; it stays in the history"),
                None => ("wm-ledger__event", ""),
            };
            let target = Page::History(Some(HistoryPart::Event(Some(line.id)))).hash();
            let (when, what) = line.name.split_once(", ").map_or((line.name.clone(), String::new()), |(when, what)| (when.to_owned(), what.to_owned()));
            let name = line.name.clone();
            view! {
                <li class=class>
                    <span class="wm-ledger__when">{waymark::explain::capitalised(&when)}</span>
                    <p class="wm-ledger__what">{waymark::explain::capitalised(&what)}</p>
                    <p class="wm-ledger__why">{waymark::explain::capitalised(&line.record)}". "{why}</p>
                    <p class="wm-ledger__what"><a class="govuk-link" href=target>"Change"<span class="govuk-visually-hidden">" the event of "{name}</span></a></p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="wm-ledger">{lines}</ul> }.into_any()
}

fn maracs(desk: Desk) -> AnyView {
    let lines = desk.case.with(|case| {
        let line = |marac: &waymark::case::Marac| (marac.id.clone(), format!("Referred: {}", marac.referred), format!("Met: {}", marac.met), marac.areas.join(" or "));
        case.maracs.list.iter().map(line).collect::<Vec<_>>()
    });
    if lines.is_empty() {
        return view! { <p class="govuk-body">"None has been entered."</p> }.into_any();
    }
    let lines = lines
        .into_iter()
        .map(|(id, referred, met, areas)| {
            let target = Page::History(Some(HistoryPart::Marac(Some(id)))).hash();
            view! {
                <li class="wm-ledger__event">
                    <span class="wm-ledger__when">{met}</span>
                    <p class="wm-ledger__what">{referred}{(!areas.is_empty()).then(|| format!(", in {areas}"))}</p>
                    <p class="wm-ledger__what"><a class="govuk-link" href=target>"Change"<span class="govuk-visually-hidden">" this earlier MARAC"</span></a></p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="wm-ledger">{lines}</ul> }.into_any()
}

fn assessments(desk: Desk) -> AnyView {
    let lines = desk.case.with(earlier);
    if lines.is_empty() {
        return view! { <p class="govuk-body">"None has been entered."</p> }.into_any();
    }
    let lines = lines
        .into_iter()
        .map(|(id, when, what)| {
            let target = Page::History(Some(HistoryPart::Assessment(Some(id)))).hash();
            view! {
                <li class="wm-ledger__event">
                    <span class="wm-ledger__when">{when}</span>
                    <p class="wm-ledger__what">{what}</p>
                    <p class="wm-ledger__what"><a class="govuk-link" href=target>"Change"<span class="govuk-visually-hidden">" this earlier assessment"</span></a></p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="wm-ledger">{lines}</ul> }.into_any()
}

/// The assessments that are not of the present day: id, date, and what they came to.
fn earlier(case: &Case) -> Vec<(String, String, String)> {
    case.assessments
        .list
        .iter()
        .filter(|one| one.when != case.as_of.into())
        .map(|one| {
            let given = one.grade.map_or_else(|| "No grade known".to_owned(), |given| format!("Graded {}", grade(given)));
            (one.id.clone(), waymark::explain::capitalised(&one.when.to_string()), given)
        })
        .collect()
}

/// Whether a list is all that is known.
fn all_known(
    desk: Desk,
    id: &'static str,
    legend: &'static str,
    hint: &'static str,
    read: fn(&Case) -> bool,
    write: fn(&mut Case, bool),
) -> AnyView {
    let choices = vec![
        ("yes".to_owned(), "Yes, and this is all that is known".to_owned()),
        ("no".to_owned(), "Not yet, or not everywhere".to_owned()),
    ];
    let bound = Bound::new(
        move || if desk.case.with(read) { "yes".to_owned() } else { String::new() },
        move |chosen| desk.edit(|case| write(case, chosen == "yes")),
    );
    radios(id, legend, hint, choices, bound, None)
}
