//! What other rules would have done with past cases: load or make up a set, choose two versions, and look.

mod shown;
mod source;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::model::case::AreaChoice;
use waymark::workshop::past::{COLUMNS, Comparing, Progress};

use crate::app::parts::field::Select;
use crate::app::parts::{
    Weight, all, back_to, button, classed, el, focus_soon, folded, heading, live, nothing,
    paragraph, styled, subheading,
};
use crate::app::store::{
    Areas, Clock, Mistakes, Page, PastCases, PastFound, PastPage, pause, use_areas, use_clock,
    use_past,
};

/// This page while it is open.
#[derive(Clone, Copy)]
struct OpenPastPage {
    areas: &'static Areas,
    past: &'static PastCases,
    clock: &'static Clock,
    /// What is there again when the page is.
    lies: PastPage,
    /// What is under way, in words, and how far it has come.
    under_way: RwSignal<Option<(&'static str, Progress)>>,
    /// That it was stopped.
    stopped: RwSignal<bool>,
    /// Another number, and whatever is under way stops.
    turn: StoredValue<u32>,
    /// What is wrong with the choice of rules.
    mistakes: Mistakes,
}

/// Where it is said what is under way.
const WORKING: &str = "past-working";

/// Between two slices of work the page is drawn, and whatever was pressed is heard.
const SLICE: f64 = 30.0;

impl OpenPastPage {
    /// Does the work by slices until it is done, and says how far it has come; false when it was stopped.
    async fn work(self, what: &'static str, mut step: impl FnMut() -> (bool, Progress)) -> bool {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let mine = self.turn.get_value();
        self.stopped.set(false);
        loop {
            let began = now();
            let (done, progress) = loop {
                let (done, progress) = step();
                if done || now() - began > SLICE {
                    break (done, progress);
                }
            };
            if done {
                self.under_way.set(None);
                return true;
            }
            self.under_way.set(Some((what, progress)));
            pause(0).await;
            // The page may have been left, and another piece of work begun.
            if self.turn.try_get_value() != Some(mine) {
                return false;
            }
        }
    }

    fn stop(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.under_way.set(None);
        self.stopped.set(true);
        focus_soon(WORKING.to_owned());
    }

    /// The versions that are chosen.
    fn rules(self) -> [String; 2] {
        self.lies.rules.map(|rule| rule.get())
    }

    fn compare(self) {
        let Some(set) = self.past.cases.get_untracked() else {
            return;
        };
        let rules = untrack(|| self.rules());
        if rules[0] == rules[1] {
            self.mistakes.set(vec![(
                "past-b".to_owned(),
                "Choose another version here than for rule A".to_owned(),
            )]);
            focus_soon("past-b".to_owned());
            return;
        }
        self.mistakes.set(Vec::new());
        let [first, second] = rules.each_ref().map(|rule| chosen(rule));
        let keep = self.lies.keep.get_untracked();
        let comparing = self
            .areas
            .book
            .with_untracked(|book| Comparing::new(set, book, [&first, &second], keep));
        let Some(mut comparing) = comparing else {
            return;
        };
        self.lies.found.set(None);
        spawn_local(async move {
            let done = self
                .work("Deciding every case under both rules", || {
                    (comparing.advance(100), comparing.progress())
                })
                .await;
            if done {
                let found = comparing.finish();
                self.lies.months.set(found.covers().to_string());
                self.lies.found.set(Some(PastFound {
                    rules,
                    keep,
                    compared: Arc::new(found),
                }));
                focus_soon("past-result".to_owned());
            }
        });
    }
}

fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// An area and a version, as the lists write them.
fn chosen(value: &str) -> AreaChoice {
    let (id, version) = value.split_once(' ').unwrap_or((value, ""));
    AreaChoice {
        version: (!version.is_empty()).then(|| version.to_owned()),
        ..AreaChoice::of(id)
    }
}

pub fn past() -> AnyView {
    let areas = use_areas();
    let past = use_past();
    let room = OpenPastPage {
        areas,
        past,
        clock: use_clock(),
        lies: past.page,
        under_way: RwSignal::new(None),
        stopped: RwSignal::new(false),
        turn: StoredValue::new(0),
        mistakes: RwSignal::new(Vec::new()),
    };
    // Two different versions to begin with, and the first checklist.
    let offered = areas.book.with_untracked(|book| versions(book));
    let checklists = areas.book.with_untracked(|book| source::checklists(book));
    let first = |offered: &[(String, String)], place: usize| {
        offered.get(place).map(|(value, _)| value.clone())
    };
    let [one, other] = room.lies.rules;
    for (signal, value) in [
        (one, first(&offered, 0)),
        (other, first(&offered, 1)),
        (room.lies.checklist, first(&checklists, 0)),
    ] {
        if signal.with_untracked(String::is_empty) {
            signal.set(value.unwrap_or_default());
        }
    }
    let about = "Load past cases without names, choose two versions of a rule, and see in how many of them a route would have been met. \
                 Everything is worked out here; nothing is sent anywhere, and the cases are gone when this window closes.";
    let guard = "No names, addresses, dates of birth or numbers of persons may be in the file. A column whose heading looks as if it held such \
                 things is not used.";
    all(vec![
        back_to(&Page::Training),
        heading(Page::Past.title()),
        paragraph(about),
        el("div").at("class", "govuk-inset-text").text(guard).view(),
        folded("What is in the file", columns()),
        source::source(room),
        working(room),
        live(move || {
            if past.cases.with(Option::is_some) {
                choose(room)
            } else {
                nothing()
            }
        }),
        shown::shown(room),
    ])
}

/// Every column, as the core describes it.
fn columns() -> AnyView {
    let row = |(_, heading, about): (_, &str, &str)| {
        let name = el("dt")
            .at("class", "govuk-summary-list__key")
            .text(heading)
            .view();
        let says = el("dd")
            .at("class", "govuk-summary-list__value")
            .text(about)
            .view();
        el("div")
            .at("class", "govuk-summary-list__row")
            .with(name)
            .with(says)
            .view()
    };
    let more = [
        "The first line holds the headings. Leave out the columns you do not have: an empty cell, a missing column and the word unknown all say that it is not known, which is never taken for a no. A list that is known to be empty says none.",
        "Single answers go into columns called item 1, item 2 and so on. Dates may be 2018-07-20, 20/07/2018 or 20-07-2018 (day first), 2018-07, 2018-summer, 2018 or about 2018-05.",
    ];
    let list = el("dl")
        .at("class", "govuk-summary-list")
        .all(COLUMNS.map(row))
        .view();
    all(more.map(paragraph).into_iter().chain([list]).collect())
}

/// How far it has come, and a way to stop it.
fn working(room: OpenPastPage) -> AnyView {
    let is_busy = Memo::new(move |_| room.under_way.with(Option::is_some));
    let hundredths = move || {
        room.under_way
            .with(|way| way.map_or(0, |(_, progress)| progress.hundredths()))
    };
    // Said aloud at every tenth, and no more often.
    let said = Memo::new(move |_| {
        room.under_way
            .with(|way| way.map(|(what, progress)| (what, progress.hundredths() / 10 * 10)))
    });
    let says = move || match said.get() {
        Some((what, tenth)) => format!("{what}: {tenth} of 100 parts done."),
        None if room.stopped.get() => "Stopped.".to_owned(),
        None => String::new(),
    };
    let bar = live(move || {
        if !is_busy.get() {
            return nothing();
        }
        let bar = el("progress")
            .at("class", "wm-progress-bar")
            .at("max", "100")
            .at("aria-label", "How far it has come")
            .live("value", move || Some(hundredths().to_string()));
        all(vec![
            bar.view(),
            button("Stop", Weight::Secondary, move || room.stop()),
        ])
    });
    let status = classed("p", "govuk-body")
        .at("role", "status")
        .at("tabindex", "-1")
        .at("id", WORKING)
        .live_text(says);
    el("div").with(status.view()).with(bar).view()
}

fn choose(room: OpenPastPage) -> AnyView {
    let choices = room.areas.book.with_untracked(|book| versions(book));
    let [one, other] = room.lies.rules;
    let list = |rule: RwSignal<String>, id: &str, label: &str| {
        view! { <Select id label choices=choices.clone() bound=rule mistakes=room.mistakes /> }
            .into_any()
    };
    classed("div", "wm-rules")
        .all([
            subheading("Two rules"),
            styled(
                "wm-source",
                "Every version of every area that is loaded can be chosen, a draft of your own among them.",
            ),
            list(one, "past-a", "Rule A"),
            list(other, "past-b", "Rule B"),
            el("button")
                .at("type", "button")
                .at("class", "govuk-button")
                .on("click", move |_| room.compare())
                .text("Compare")
                .view(),
        ])
        .view()
}

/// Every version of every area, as a list offers it.
fn versions(book: &waymark::model::book::Rulebook) -> Vec<(String, String)> {
    let versions = book
        .areas
        .iter()
        .flat_map(|area| area.versions.iter().map(move |version| (area, version)));
    versions
        .map(|(area, version)| {
            (
                format!("{} {}", area.id, version.id),
                format!("{}: {}", area.name, version.title),
            )
        })
        .collect()
}
