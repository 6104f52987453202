//! The picture of time. One mark has the tab stop; the arrow keys go from mark to mark in the order of their dates, and
//! a list says the same in words.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark::logic::Truth;
use waymark::words::explain::{DrawnMark, Lane, Timeline};

use super::ledger::{Folds, Found, InWords, Laid, show_entry};
use crate::app::parts::{LateFold, Words, focus_soon, live, nothing};
use crate::app::store::Page;

const HINT: &str = "Each mark leads to its entry in the lists below. With a keyboard, the arrow keys go from mark to mark by date.";

/// What the picture shows: the days, and of each drawn mark the words.
#[derive(Clone)]
struct PictureShown {
    laid: Arc<Laid>,
    words: Arc<Vec<String>>,
}

impl PictureShown {
    fn of(laid: &Arc<Laid>) -> Self {
        let timeline = &laid.timeline;
        let words = timeline.drawn.iter();
        let words = words
            .map(|mark| mark.words(timeline, laid.case()))
            .collect();
        Self {
            laid: Arc::clone(laid),
            words: Arc::new(words),
        }
    }
}

impl PartialEq for PictureShown {
    fn eq(&self, other: &Self) -> bool {
        self.laid.timeline == other.laid.timeline && self.words == other.words
    }
}

/// Everything with a date on one picture, and in words.
#[component]
pub fn TimePicture(found: Found, folds: Folds) -> impl IntoView {
    let shown = Memo::new(move |_| {
        found.with(|found| {
            let laid = found.as_ref()?;
            (!laid.timeline.marks.is_empty()).then(|| PictureShown::of(laid))
        })
    });
    let is_there = Memo::new(move |_| shown.with(Option::is_some));
    let open = folds.of("in-words");
    let picture = {
        let folds = folds.clone();
        live(move || match shown.get() {
            Some(shown) => {
                let folds = folds.clone();
                view! { <Picture shown found folds /> }.into_any()
            }
            None => nothing(),
        })
    };
    let words = live(move || {
        if !is_there.get() {
            return nothing();
        }
        let (open, folds) = (open.clone(), folds.clone());
        view! {
            <LateFold class="wm-time__list" summary="Everything by date, in words" open>
                <InWords found folds=folds.clone() />
            </LateFold>
        }
        .into_any()
    });
    view! {
        {picture}
        {words}
    }
}

/// Where on the picture the eyes are.
#[derive(Clone, Copy)]
struct PicturePlace {
    /// The mark that has the tab stop.
    here: RwSignal<usize>,
    /// Whether it says what it stands for: it was come to.
    seen: RwSignal<bool>,
}

impl PicturePlace {
    fn arrive(self, event: &web_sys::Event) {
        if let Some(place) = mark_of(event) {
            self.here.set(place);
            self.seen.set(true);
        }
    }

    fn pressed(self, press: &KeyboardEvent, last: usize) {
        let now = self.here.get_untracked();
        let to = match press.key().as_str() {
            "ArrowRight" | "ArrowDown" => (now + 1).min(last),
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        press.prevent_default();
        self.here.set(to);
        focus_soon(mark_id(to));
    }
}

#[component]
fn Picture(shown: PictureShown, found: Found, folds: Folds) -> impl IntoView {
    let PictureShown { laid, words } = shown;
    let last = words.len().saturating_sub(1);
    let place = PicturePlace {
        here: RwSignal::new(0),
        seen: RwSignal::new(false),
    };
    let clicked = {
        let laid = Arc::clone(&laid);
        move |click: web_sys::MouseEvent| {
            // Of several that are one mark, the newest stands first in the list.
            let newest = mark_of(&click)
                .and_then(|place| laid.timeline.drawn.get(place))
                .and_then(|mark| mark.marks.last());
            if let Some(newest) = newest {
                click.prevent_default();
                show_entry(found, &folds, *newest);
            }
        }
    };
    let said = {
        let words = Arc::clone(&words);
        Words::of(move || {
            let here = words.get(place.here.get());
            here.filter(|_| place.seen.get())
                .cloned()
                .unwrap_or_else(|| HINT.to_owned())
        })
    };
    let timeline = &laid.timeline;
    let lanes = timeline.lanes.iter().map(|(lane, rows)| {
        view! { <LaneOfTime laid=Arc::clone(&laid) words=Arc::clone(&words) lane=*lane rows=*rows place /> }
    });
    view! {
        <figure
            class="wm-time"
            aria-label="Everything with a date, in time"
            on:keydown=move |press| place.pressed(&press, last)
            on:click=clicked
            on:focusin=move |focus| place.arrive(&focus)
            on:mouseover=move |over| place.arrive(&over)
        >
            <Axis laid=Arc::clone(&laid) />
            {lanes.collect_view()}
            <p class="wm-time__said" prop:textContent=said></p>
            <figcaption class="wm-time__key">{key_of(timeline)}</figcaption>
        </figure>
    }
}

/// The years along the picture.
#[component]
fn Axis(laid: Arc<Laid>) -> impl IntoView {
    let ticks = laid.timeline.ticks.iter().map(|day| {
        let share = laid.timeline.share(*day);
        // Near the right edge the year stands before its line.
        let class = if share > 8_500 {
            "wm-time__tick wm-time__tick--before"
        } else {
            "wm-time__tick"
        };
        let place = format!("left:{}", percent(share));
        view! {
            <span class=class prop:style=place>
                {day.year().to_string()}
            </span>
        }
    });
    view! {
        <div class="wm-time__axis" aria-hidden="true">
            <div class="wm-time__marks">{ticks.collect_view()}</div>
        </div>
    }
}

/// One lane with its marks. Where something stands is put as a property: an attribute of that name would be against the content
/// policy.
#[component]
fn LaneOfTime(
    laid: Arc<Laid>,
    words: Arc<Vec<String>>,
    lane: Lane,
    rows: usize,
    place: PicturePlace,
) -> impl IntoView {
    let timeline = &laid.timeline;
    let drawn = timeline.drawn.iter().zip(words.iter()).enumerate();
    let marks = drawn.filter(|(_, (mark, _))| mark.lane == lane);
    let marks = marks.map(|(number, (mark, words))| {
        let style = placed(timeline, mark);
        view! { <Mark mark=mark.clone() style words=words.clone() number place /> }
    });
    let window = timeline.window.filter(|_| lane == Lane::Events);
    let window = window.map(|window| {
        let from = window.from.map_or(0, |from| timeline.share(from));
        let to = timeline.share(window.to);
        let style = format!("left:{};width:{}", percent(from), percent(to - from));
        view! { <div class="wm-time__window" prop:style=style></div> }
    });
    let height = format!("height:{}rem", rows * 2);
    view! {
        <div class="wm-time__lane" role="group" aria-label=lane.title()>
            <div class="wm-time__name" aria-hidden="true">
                {lane.title()}
            </div>
            <div class="wm-time__track" prop:style=height>
                <div class="wm-time__marks">{window} {marks.collect_view()}</div>
            </div>
        </div>
    }
}

/// One mark, with the number of what it stands for where that is more than one thing.
#[component]
fn Mark(
    mark: DrawnMark,
    style: String,
    words: String,
    number: usize,
    place: PicturePlace,
) -> impl IntoView {
    let shape = match (mark.lane, mark.counts) {
        (Lane::Events, Some(Truth::Met)) => "wm-mark wm-mark--counts",
        (Lane::Events, Some(Truth::CannotTell)) => "wm-mark wm-mark--possible",
        (Lane::Events, _) => "wm-mark",
        _ => "wm-mark wm-mark--other",
    };
    let open = match (mark.open_first, mark.open_last) {
        (false, false) => "none",
        (true, false) => "first",
        (false, true) => "last",
        (true, true) => "both",
    };
    let many = mark.marks.len();
    let class = if many > 1 {
        format!("{shape} wm-mark--several")
    } else {
        shape.to_owned()
    };
    let stop = move || {
        if place.here.get() == number {
            "0"
        } else {
            "-1"
        }
    };
    let many = (many > 1).then(|| view! { <span class="wm-mark__many">{many.to_string()}</span> });
    view! {
        <a
            class=class
            id=mark_id(number)
            href=Page::History.hash()
            aria-label=words
            data-open=open
            data-mark=number.to_string()
            tabindex=stop
            prop:style=style
        >
            {many}
        </a>
    }
}

/// The drawn mark on which something happened.
fn mark_of(event: &web_sys::Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let mark = target.closest("[data-mark]").ok()??;
    mark.get_attribute("data-mark")?.parse().ok()
}

fn mark_id(number: usize) -> String {
    format!("time-{number}")
}

fn percent(share: i64) -> String {
    format!("{}.{:02}%", share / 100, share % 100)
}

fn placed(timeline: &Timeline, mark: &DrawnMark) -> String {
    let (from, to) = (timeline.share(mark.first), timeline.share(mark.last));
    format!(
        "left:{};width:calc({} + 1.5rem);top:{}rem",
        percent(from),
        percent(to - from),
        mark.row * 2
    )
}

/// What the shapes of the picture mean.
fn key_of(timeline: &Timeline) -> String {
    let window = timeline.window;
    let shaded = window.and_then(|window| window.from.map(|from| (from, window.to)));
    let shaded = shaded.map_or_else(String::new, |(from, to)| {
        format!("Shaded: {from} to {to}, the days the rule for potential escalation looks at. Filled marks count, dashed ones may, hollow ones do not. ")
    });
    let several = if timeline.drawn.len() < timeline.marks.len() {
        " A mark with a number stands for so many that lie close together."
    } else {
        ""
    };
    format!(
        "{shaded}A bar is a date known within a span, or an order for as long as it lasts; an end that fades is not known or lies beyond the picture.{several}"
    )
}
