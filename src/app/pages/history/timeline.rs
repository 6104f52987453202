//! The picture of time. One mark has the tab stop; the arrow keys go from mark to mark in the order of their dates, and
//! a list says the same in words.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark::logic::Truth;
use waymark::words::explain::{Lane, TimeMark, Timeline};

use super::entry_id;
use crate::app::parts::{Fold, all, classed, el, focus, focus_soon, nothing};
use crate::app::store::Page;

pub fn picture(found: &Timeline) -> AnyView {
    if found.marks.is_empty() {
        return nothing();
    }
    let words: Vec<String> = found.marks.iter().map(TimeMark::words).collect();
    let (last, words) = (words.len() - 1, StoredValue::new(words));
    let here = RwSignal::new(0_usize);
    let seen = RwSignal::new(false);
    let keys = move |press: web_sys::Event| {
        let Some(key) = press.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else {
            return;
        };
        let now = here.get_untracked();
        let to = match key.as_str() {
            "ArrowRight" | "ArrowDown" => (now + 1).min(last),
            "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        press.prevent_default();
        here.set(to);
        focus_soon(mark_id(to));
    };
    let percent = |share: i64| format!("{}.{:02}%", share / 100, share % 100);
    let mark = |(place, mark): (usize, &TimeMark)| {
        let (from, to) = (found.share(mark.first), found.share(mark.last));
        let style = format!(
            "left:{};width:calc({} + 1.5rem);top:{}rem",
            percent(from),
            percent(to - from),
            mark.row * 2
        );
        let class = match (mark.lane, mark.counts) {
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
        let arrive = move |_| {
            here.set(place);
            seen.set(true);
        };
        let target = entry_id(mark);
        let open_entry = move |click: web_sys::Event| {
            click.prevent_default();
            if let Some(entry) = document().get_element_by_id(&target) {
                entry.scroll_into_view();
                focus(&entry);
            }
        };
        let mark = classed("a", class)
            .at("id", mark_id(place))
            .at("href", Page::History.hash())
            .at("aria-label", mark.words())
            .on("click", open_entry)
            .at("data-open", open)
            .live("tabindex", move || {
                Some(if here.get() == place { "0" } else { "-1" }.to_owned())
            })
            .placed(style)
            .on("focus", arrive)
            .on("mouseenter", arrive);
        mark.view()
    };
    let mut shaded = found.window.map(|window| {
        let (from, to) = (
            window.from.map_or(0, |from| found.share(from)),
            found.share(window.to),
        );
        let style = format!("left:{};width:{}", percent(from), percent(to - from));
        classed("div", "wm-time__window").placed(style).view()
    });
    let lanes = found.lanes.iter().map(|(lane, rows)| {
        let marks = found
            .marks
            .iter()
            .enumerate()
            .filter(|(_, one)| one.lane == *lane)
            .map(mark);
        let window = if *lane == Lane::Events {
            shaded.take()
        } else {
            None
        };
        let track = classed("div", "wm-time__marks").all(window).all(marks);
        let track = classed("div", "wm-time__track")
            .placed(format!("height:{}rem", rows * 2))
            .with(track.view());
        classed("div", "wm-time__lane")
            .at("role", "group")
            .at("aria-label", lane.title())
            .with(
                classed("div", "wm-time__name")
                    .at("aria-hidden", "true")
                    .text(lane.title())
                    .view(),
            )
            .with(track.view())
            .view()
    });
    let lanes: Vec<AnyView> = lanes.collect();
    let ticks = found.ticks.iter().map(|day| {
        let share = found.share(*day);
        // Near the right edge the year stands before its line.
        let class = if share > 8_500 {
            "wm-time__tick wm-time__tick--before"
        } else {
            "wm-time__tick"
        };
        classed("span", class)
            .placed(format!("left:{}", percent(share)))
            .text(day.year().to_string())
            .view()
    });
    let axis = classed("div", "wm-time__marks").all(ticks).view();
    let axis = classed("div", "wm-time__axis")
        .at("aria-hidden", "true")
        .with(axis)
        .view();
    let hint = "Each mark leads to its entry in the lists below. With a keyboard, the arrow keys go from mark to mark by date.";
    let said = move || {
        if seen.get() {
            words
                .with_value(|words| words.get(here.get()).cloned())
                .unwrap_or_default()
        } else {
            hint.to_owned()
        }
    };
    let shaded = found
        .window
        .and_then(|window| window.from.map(|from| (from, window.to)));
    let shaded = shaded.map_or_else(String::new, |(from, to)| {
        format!("Shaded: {from} to {to}, the days the rule for potential escalation looks at. Filled marks count, dashed ones may, hollow ones do not. ")
    });
    let key = format!(
        "{shaded}A bar is a date known within a span, or an order for as long as it lasts; an end that fades is not known or lies beyond the picture."
    );
    let lines = found.marks.iter().map(|mark| {
        let lane = classed("span", "govuk-visually-hidden")
            .text(format!("{}. ", mark.lane.title()))
            .view();
        el("li").with(lane).text(mark.words()).view()
    });
    let list = classed("ol", "govuk-list govuk-list--number")
        .all(lines)
        .view();
    let picture = classed("figure", "wm-time")
        .at("aria-label", "Everything with a date, in time")
        .on("keydown", keys)
        .with(axis)
        .all(lanes)
        .with(classed("p", "wm-time__said").live_text(said).view())
        .with(classed("figcaption", "wm-time__key").text(key).view());
    all(vec![
        picture.view(),
        view! {
            <Fold class="wm-time__list" summary="Everything by date, in words">
                {list}
            </Fold>
        }
        .into_any(),
    ])
}

fn mark_id(place: usize) -> String {
    format!("time-{place}")
}
