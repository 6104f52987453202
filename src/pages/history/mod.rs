//! History: the ledger of events on a picture of time, earlier MARACs and earlier assessments.

mod event;
mod marac;
mod timeline;

use leptos::prelude::*;
use waymark::case::{Case, Marac};
use waymark::decision::{EventsFound, Evidence, Finding, Truth};
use waymark::explain::{Says, capitalised, event_record, event_words, grade};
use waymark::rules::RouteKind;

pub use event::event;
pub use marac::{assessment, marac};

use crate::parts::field::{Bound, radios};
use crate::parts::{
    all, classed, continue_to, heading, link, link_button, live, nothing, paragraph, styled, subheading,
};
use crate::store::{Desk, HistoryPart, Page};

/// What an event is to the rule: its line in the ledger and its mark on the picture.
struct Line {
    id: String,
    name: Says,
    record: String,
    counts: Option<Truth>,
    span: (Option<waymark::dates::Day>, Option<waymark::dates::Day>),
}

pub fn history(desk: Desk) -> AnyView {
    let events = live(move || {
        let lines = desk.decision(|decision| lines(desk, decision)).unwrap_or_default();
        if lines.is_empty() {
            return paragraph("No event has been entered yet.");
        }
        let window = desk.decision(|decision| {
            decision
                .routes
                .routes
                .iter()
                .filter_map(|found| found.finding.as_ref())
                .find_map(events_in)
                .map(|found| found.window)
        });
        let picture = timeline::picture(&lines, window.flatten(), desk.case.with(|case| case.as_of));
        all(vec![picture, ledger(lines)])
    });
    let add = |part: HistoryPart, words: &'static str| link_button(&Page::History(Some(part)), words, true);
    all(vec![
        heading("History"),
        paragraph(
            "Everything that happened before, whatever came of it and however it was recorded. A rough date is enough: \u{201c}last winter\u{201d} is a date.",
        ),
        subheading("Events"),
        events,
        add(HistoryPart::Event(None), "Add an event"),
        all_known(
            desk,
            "events-known",
            "Have earlier events been asked about and looked for in records?",
            "Until then there may be more, and a rule that counts events cannot come out as not met.",
            |case| case.events.all_known,
            |case, yes| case.events.all_known = yes,
        ),
        subheading("Earlier MARACs"),
        live(move || maracs(desk)),
        add(HistoryPart::Marac(None), "Add an earlier MARAC"),
        all_known(
            desk,
            "maracs-known",
            "Has anybody looked for earlier MARACs, here and elsewhere?",
            "",
            |case| case.maracs.all_known,
            |case, yes| case.maracs.all_known = yes,
        ),
        subheading("Earlier assessments"),
        live(move || assessments(desk)),
        add(HistoryPart::Assessment(None), "Add an earlier assessment"),
        all_known(
            desk,
            "assessments-known",
            "Has anybody looked for earlier assessments?",
            "",
            |case| case.assessments.all_known,
            |case, yes| case.assessments.all_known = yes,
        ),
        live(move || {
            let again = desk.case.with(|case| case.has_earlier(case.as_of.plus_days(1)));
            if again { link_button(&Page::Reassess(None), "Assess again, beside last time", true) } else { nothing() }
        }),
        classed("p", "wm-tap").with(link(Page::Closing.hash(), "Before you close this case")).view(),
        continue_to(&Page::Judgement),
    ])
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
        // The newest first. Each is put in its place: the standard sort is 6 KB of program for each type sorted.
        let ended = |line: &Line| line.span.1.or(line.span.0);
        let mut lines: Vec<Line> = Vec::new();
        for event in &case.events.list {
            let span = event.when.span();
            let counts = escalation
                .and_then(|found| found.events.iter().find(|weighed| weighed.event.id == event.id))
                .map(|weighed| weighed.fit.answer());
            let line = Line {
                id: event.id.clone(),
                name: event_words(event),
                record: event_record(event),
                counts,
                span: (span.first, span.last),
            };
            lines.insert(lines.partition_point(|known| ended(known) >= ended(&line)), line);
        }
        lines
    })
}

fn ledger(lines: Vec<Line>) -> AnyView {
    let entry = |line: Line| {
        let (class, why) = match line.counts {
            Some(Truth::Met) => {
                ("wm-ledger__event wm-ledger__event--counts", "Counts for potential escalation under this rule.")
            }
            Some(Truth::CannotTell) => {
                ("wm-ledger__event wm-ledger__event--possible", "May count for potential escalation under this rule.")
            }
            Some(Truth::NotMet) => (
                "wm-ledger__event wm-ledger__event--not",
                "Does not count for potential escalation under this rule; it stays in the history.",
            ),
            None => ("wm-ledger__event", ""),
        };
        entry(
            class,
            &line.name.lead,
            vec![capitalised(&line.name.detail), format!("{}. {why}", capitalised(&line.record))],
            &HistoryPart::Event(Some(line.id.clone())),
            &line.name.joined(", "),
        )
    };
    let entries: Vec<_> = lines.into_iter().map(entry).collect();
    classed("ul", "wm-ledger").all(entries).view()
}

/// One entry of a list of history: when, what is known, and the way to change it.
fn entry(class: &'static str, when: &str, what: Vec<String>, change: &HistoryPart, named: &str) -> AnyView {
    let named = classed("span", "govuk-visually-hidden").text(format!(" {named}")).view();
    let target = Page::History(Some(change.clone())).hash();
    let change = classed("a", "govuk-link").at("href", target).text("Change").with(named).view();
    classed("li", class)
        .with(classed("span", "wm-ledger__when").text(capitalised(when)).view())
        .all(what.into_iter().map(|line| styled("wm-ledger__what", line)))
        .with(classed("p", "wm-ledger__what wm-tap").with(change).view())
        .view()
}

fn maracs(desk: Desk) -> AnyView {
    let entries: Vec<_> = desk.case.with(|case| {
        let line = |marac: &Marac| {
            let place =
                if marac.areas.is_empty() { String::new() } else { format!(", in {}", marac.areas.join(" or ")) };
            let what = vec![format!("Referred: {}{place}", marac.referred), marac.note.clone()];
            let change = HistoryPart::Marac(Some(marac.id.clone()));
            entry("wm-ledger__event", &format!("Meeting: {}", marac.met), what, &change, "this earlier MARAC")
        };
        case.maracs.list.iter().map(line).collect()
    });
    if entries.is_empty() {
        paragraph("None has been entered.")
    } else {
        classed("ul", "wm-ledger").all(entries).view()
    }
}

fn assessments(desk: Desk) -> AnyView {
    let line = |(id, when, what): (String, String, String)| {
        entry("wm-ledger__event", &when, vec![what], &HistoryPart::Assessment(Some(id)), "this earlier assessment")
    };
    let entries: Vec<_> = desk.case.with(earlier).into_iter().map(line).collect();
    if entries.is_empty() {
        paragraph("None has been entered.")
    } else {
        classed("ul", "wm-ledger").all(entries).view()
    }
}

/// The assessments that are not of the present day: id, date, and what they came to.
fn earlier(case: &Case) -> Vec<(String, String, String)> {
    case.assessments
        .list
        .iter()
        .filter(|one| one.when != case.as_of.into())
        .map(|one| {
            let given =
                one.grade.map_or_else(|| "No grade known".to_owned(), |given| format!("Graded {}", grade(given)));
            (one.id.clone(), capitalised(&one.when.to_string()), given)
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
        move || if desk.case.with(read) { "yes" } else { "no" }.to_owned(),
        move |chosen| desk.edit(|case| write(case, chosen == "yes")),
    );
    radios(id, legend, hint, choices, bound, None)
}
