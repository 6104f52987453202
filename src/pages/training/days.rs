//! What each area's rule answered from day to day: a picture, and a table that says the same.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::case::AreaChoice;
use waymark::dates::Day;
use waymark::decision::Truth;
use waymark::explain::{Picture, Row, picture, route_kind, row_words};
use waymark::replay::{Course, Playing, Replay};
use waymark::rules::RouteKind;

use crate::parts::field::{Bound, radios};
use crate::parts::{Weight, all, button, classed, el, folded, live, paragraph, styled, subheading};
use crate::store::{Desk, download, pause};

const KINDS: [RouteKind; 5] = [
    RouteKind::PotentialEscalation,
    RouteKind::VisibleHighRisk,
    RouteKind::Repeat,
    RouteKind::ProfessionalJudgement,
    RouteKind::Automatic,
];

/// So many days are decided before the page may breathe.
const SLICE: u32 = 40;

/// The picture, up to the step that is shown and no further; hidden while the room decides.
pub fn days(desk: Desk, replay: StoredValue<Replay>, step: Memo<usize>, open: Memo<bool>) -> AnyView {
    let courses = RwSignal::new(None::<Vec<Course>>);
    let progress = RwSignal::new((0_i64, 1_i64));
    spawn_local(async move {
        let choices = desk.book.with_untracked(|book| {
            let choice = |area: &waymark::rules::Area| AreaChoice { id: area.id.clone(), version: None };
            book.areas.iter().map(choice).collect::<Vec<_>>()
        });
        let Some(Some(mut playing)) = replay.try_with_value(|replay| Playing::new(replay, choices)) else { return };
        loop {
            pause(0).await;
            let over =
                replay.try_with_value(|replay| desk.book.with_untracked(|book| playing.play(replay, book, SLICE)));
            // The page may be gone by now.
            let Some(over) = over else { return };
            if progress.try_set(playing.progress()).is_some() {
                return;
            }
            if over {
                let _ = courses.try_set(Some(playing.courses()));
                return;
            }
        }
    });
    let kind = RwSignal::new(RouteKind::PotentialEscalation);
    let count = replay.with_value(|replay| replay.steps.len());
    let shown = live(move || {
        if !open.get() {
            return ().into_any();
        }
        let has = courses.with(|courses| courses.is_some());
        if !has {
            let done = move || {
                let (done, of) = progress.get();
                format!("Deciding every day under every rule: {done} of {of} days.")
            };
            return classed("p", "govuk-body").at("role", "status").live_text(done).view();
        }
        let kinds = KINDS.into_iter().filter(|kind| {
            courses.with_untracked(|all| all.iter().flatten().any(|course| course.line(*kind).is_some()))
        });
        let kinds: Vec<_> = kinds.map(|kind| (format!("{kind:?}"), route_kind(kind).to_owned())).collect();
        let bound = Bound::new(
            move || format!("{:?}", kind.get()),
            move |value| kind.set(KINDS.into_iter().find(|kind| format!("{kind:?}") == value).unwrap_or(KINDS[0])),
        );
        let choose = radios("kind", "Which route", "", kinds, bound, None);
        // The picture and the day it is shown up to.
        let found = Memo::new(move |_| {
            let (kind, step) = (kind.get(), step.get());
            replay.with_value(|replay| {
                let until = replay.day_of(step);
                let found = courses.with(|courses| {
                    desk.book.with(|book| picture(replay, courses.as_deref().unwrap_or_default(), kind, book))
                })?;
                let until = until.unwrap_or(found.until);
                Some((found, until, (step < count).then_some(step)))
            })
        });
        let drawn = live(move || {
            found.get().map_or_else(|| ().into_any(), |(found, until, step)| drawn(replay, &found, until, step))
        });
        let table = live(move || found.get().map_or_else(|| ().into_any(), |(found, until, _)| table(&found, until)));
        all(vec![
            subheading("What each rule would have said, and when"),
            classed("div", "wm-kinds").with(choose).view(),
            drawn,
            folded("The same as a table", table),
        ])
    });
    el("section").at("aria-label", "What each rule would have said").with(shown).view()
}

fn drawn(replay: StoredValue<Replay>, found: &Picture, until: Day, step: Option<usize>) -> AnyView {
    let svg = found.svg(until, step);
    let name = replay.with_value(|replay| format!("waymark-{}-{}.svg", replay.id, until.iso()));
    let picture = classed("div", "wm-picture")
        .at("role", "region")
        .at("tabindex", "0")
        .at("aria-label", "The picture; the table below says the same")
        .picture(svg.clone());
    let save = button("Save the picture", Weight::Secondary, move || drop(download(&name, svg.as_bytes())));
    all(vec![
        paragraph(format!("Shown up to {until}, with what was known on each day.")),
        picture.view(),
        styled("wm-source", found.key()),
        save,
    ])
}

/// Before the end it tells no more than the picture shows.
fn table(found: &Picture, until: Day) -> AnyView {
    let rows = found.rows.iter().map(|row| table_row(&up_to(row, until)));
    let head = ["Areas", "First met", "First cannot tell", "From day to day"];
    let head = head.map(|words| classed("th", "govuk-table__header").at("scope", "col").text(words).view());
    let caption = format!("{}, up to {until}", route_kind(found.kind));
    let table = classed("table", "govuk-table wm-table")
        .with(classed("caption", "govuk-table__caption").text(caption).view())
        .with(classed("thead", "govuk-table__head").with(el("tr").all(head).view()).view())
        .with(classed("tbody", "govuk-table__body").all(rows.collect::<Vec<_>>()).view());
    classed("div", "wm-scroll").with(table.view()).view()
}

/// A row as it stands on a day.
fn up_to(row: &Row, until: Day) -> Row {
    let mut row = row.clone();
    row.stretches.retain(|stretch| stretch.from <= until);
    if let Some(last) = row.stretches.last_mut() {
        last.to = last.to.min(until);
    }
    row
}

fn table_row(row: &Row) -> AnyView {
    let cells = [row.first(Truth::Met), row.first(Truth::CannotTell), row.says()];
    let name = classed("th", "govuk-table__header").at("scope", "row").text(row_words(row)).view();
    let cells = cells.map(|words| classed("td", "govuk-table__cell").text(words).view());
    classed("tr", "govuk-table__row").with(name).all(cells).view()
}
