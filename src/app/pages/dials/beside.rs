//! A published case through time and the past cases, under the rule as it was moved and beside it as its source has it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::engine::replay::{Playing, Replay, replays};
use waymark::model::book::Rulebook;
use waymark::model::case::AreaChoice;
use waymark::words::explain::courses_beside;
use waymark::workshop::draft::{DRAFTED, book_beside};
use waymark::workshop::past::Comparing;

use crate::app::pages::rule_fields::RuleForm;
use crate::app::parts::field::Select;
use crate::app::parts::{
    all, classed, el, folded, lines, link, live, nothing, paragraph, subheading,
};
use crate::app::store::{Page, PastCases, pause, use_areas, use_past};

/// A slice of work lasts about so many milliseconds; then the page may answer.
const SLICE: f64 = 12.0;

/// From this many pixels on there is a column for the answers, and nothing in it has to be folded.
const ROOM: f64 = 1024.0;

/// What is being worked out: each move of a dial begins it anew.
#[derive(Clone, Copy)]
struct Bench {
    loaded: &'static PastCases,
    /// Another number, and whatever is under way stops.
    turn: StoredValue<u32>,
    /// The kind of route, and its days as moved and as the source has them.
    days: RwSignal<Vec<(&'static str, [String; 2])>>,
    /// What the past cases come to, in sentences.
    past: RwSignal<Vec<String>>,
    busy: RwSignal<bool>,
}

pub fn more(sheet: RuleForm, version: RwSignal<usize>) -> AnyView {
    let areas = use_areas();
    let past = use_past();
    let bench = Bench {
        loaded: past,
        turn: StoredValue::new(0),
        days: RwSignal::new(Vec::new()),
        past: RwSignal::new(Vec::new()),
        busy: RwSignal::new(false),
    };
    let all_replays = StoredValue::new(replays().unwrap_or_default());
    let chosen = RwSignal::new(String::new());
    Effect::new(move |_| {
        let drafted = sheet.rule.read(|draft| draft.area().cloned()).flatten();
        let id = drafted
            .as_ref()
            .and_then(|area| Some(area.versions.get(version.get())?.id.clone()));
        let replay = chosen.with(|chosen| {
            all_replays.with_value(|all| all.iter().find(|one| one.id == *chosen).cloned())
        });
        past.cases.track();
        let (Some(drafted), Some(version)) = (drafted, id) else {
            return;
        };
        let book = areas.book.with(|book| book_beside(book, &drafted));
        let choice = |id: &str| AreaChoice {
            version: Some(version.clone()),
            ..AreaChoice::of(id)
        };
        bench.begin(book, [choice(DRAFTED), choice(&drafted.id)], replay);
    });
    let offered = all_replays.with_value(|all| {
        all.iter()
            .map(|one| (one.id.clone(), one.title.clone()))
            .collect::<Vec<_>>()
    });
    let offered = std::iter::once((String::new(), "None".to_owned()))
        .chain(offered)
        .collect();
    let choose = view! {
        <Select
            id="dials-replay"
            label="A published case through time"
            choices=offered
            bound=chosen
        />
    }
    .into_any();
    // The answer to the move before is not to be taken for the answer to this one.
    let class = move || Some(if bench.busy.get() { "wm-stale" } else { "" }.to_owned());
    let days = live(move || all(bench.days.get().into_iter().map(days_of).collect()));
    let found = live(move || match past.cases.with(Option::is_some) {
        true => lines(bench.past.get()),
        false => {
            let to = link(Page::Past.hash(), "Load past cases, or make up a set");
            classed("p", "govuk-body")
                .with(to)
                .text(", and they are decided here as well.")
                .view()
        }
    });
    let busy = move || {
        if bench.busy.get() {
            "Working it out. What stands here is the answer to the move before."
        } else {
            ""
        }
        .to_owned()
    };
    let status = classed("p", "govuk-body wm-working")
        .at("role", "status")
        .at("id", "dials-working")
        .live_text(busy)
        .view();
    let inside = all(vec![
        choose,
        status,
        el("div")
            .at("id", "dials-days")
            .live("class", class)
            .with(days)
            .view(),
        el("div")
            .at("id", "dials-past")
            .live("class", class)
            .with(found)
            .view(),
    ]);
    const TITLE: &str = "A published case, and past cases, under this rule";
    let width = window()
        .inner_width()
        .ok()
        .and_then(|width| width.as_f64())
        .unwrap_or_default();
    if width < ROOM {
        return folded(TITLE, inside);
    }
    el("section").with(subheading(TITLE)).with(inside).view()
}

fn days_of((kind, [moved, source]): (&'static str, [String; 2])) -> AnyView {
    let name = el("strong").text(format!("{kind}: ")).view();
    let was = if moved == source {
        nothing()
    } else {
        paragraph(format!("In its source: {source}"))
    };
    all(vec![
        classed("p", "govuk-body").with(name).text(moved).view(),
        was,
    ])
}

fn now() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

impl Bench {
    /// Begins anew, by slices.
    fn begin(self, book: Rulebook, choices: [AreaChoice; 2], replay: Option<Replay>) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let mine = self.turn.get_value();
        let past = self.loaded.cases.get_untracked();
        if replay.is_none() {
            self.days.set(Vec::new());
        }
        if replay.is_none() && past.is_none() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            if let Some(replay) = replay
                && let Some(mut playing) = Playing::new(&replay, choices.clone())
            {
                if !self.slices(mine, || playing.play(&replay, &book, 10)).await {
                    return;
                }
                if let [moved, source] = playing.courses().as_slice() {
                    self.days.set(courses_beside(moved, source));
                }
            }
            if let Some(past) = past {
                let [moved, source] = &choices;
                let keep = self.loaded.page.keep.get_untracked();
                let comparing = Comparing::new(Arc::clone(&past), &book, [source, moved], keep);
                let Some(mut comparing) = comparing else {
                    return self.busy.set(false);
                };
                if !self.slices(mine, || comparing.advance(50)).await {
                    return;
                }
                self.past.set(
                    comparing
                        .finish()
                        .summary_of(["as its source has it", "as moved"]),
                );
            }
            self.busy.set(false);
        });
    }

    /// Works until it is done; false when something else was begun meanwhile, or the page is gone.
    async fn slices(self, mine: u32, mut work: impl FnMut() -> bool) -> bool {
        loop {
            pause(0).await;
            if self.turn.try_get_value() != Some(mine) {
                return false;
            }
            let began = now();
            while now() - began < SLICE {
                if work() {
                    return true;
                }
            }
        }
    }
}
