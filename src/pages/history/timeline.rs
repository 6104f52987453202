//! The ledger drawn in time, with the days the rule looks at shaded. The list below it says the same in words.

use leptos::prelude::*;
use waymark::dates::Day;
use waymark::decision::{Truth, Window};

use super::Line;

/// How high one row of marks is, in pixels.
const ROW: usize = 22;
const TOP: usize = 28;

pub fn picture(lines: &[Line], window: Option<Window>, to: Day) -> AnyView {
    let from = lines
        .iter()
        .filter_map(|line| line.span.0.or(line.span.1))
        .chain(window.and_then(|window| window.from))
        .min()
        .unwrap_or(to)
        .minus_days(20);
    let until = to.plus_days(20);
    let all = until.days_since(from).max(1);
    // In hundredths of a per cent of the picture's width.
    let at = |day: Day| 10_000 * day.days_since(from) / all;
    let percent = |at: i64| {
        let at = at.clamp(0, 10_000);
        format!("{}.{:02}%", at / 100, at % 100)
    };
    let height = TOP + ROW * lines.len() + 12;
    let shaded = window.map(|window| {
        let (start, end) = (window.from.map_or(0, at), at(window.to));
        view! {
            <rect class="wm-timeline__window" x=percent(start) y=TOP - 8 width=percent(end - start) height=ROW * lines.len() + 12></rect>
        }
    });
    let years =
        (from.year()..=until.year()).filter_map(|year| Day::new(year, 1, 1)).filter(|day| *day > from).map(|day| {
            let (x, anchor) = (percent(at(day)), if at(day) > 8_800 { "end" } else { "start" });
            view! {
                <line class="wm-timeline__axis" x1=x.clone() x2=x.clone() y1=14 y2=height></line>
                <text class="wm-timeline__date" x=x y=12 text-anchor=anchor>{day.year()}</text>
            }
        });
    let years = years.collect_view();
    let marks = lines.iter().enumerate().map(|(row, line)| {
        let y = TOP + ROW * row + 6;
        let class = match line.counts {
            Some(Truth::Met) => "wm-timeline__mark--counts",
            Some(Truth::CannotTell) => "wm-timeline__mark--possible",
            _ => "wm-timeline__mark--not",
        };
        let first = line.span.0.unwrap_or(from);
        let last = line.span.1.unwrap_or(to).min(to).max(first);
        if first == last {
            view! { <circle class=class cx=percent(at(first)) cy=y r=7></circle> }.into_any()
        } else {
            // At least as wide as a mark, so that a week can be seen in ten years.
            let width = (at(last) - at(first)).max(200);
            view! { <rect class=class x=percent(at(first)) y=y - 6 width=percent(width) height=12 rx=3></rect> }
                .into_any()
        }
    });
    let marks = marks.collect_view();
    let caption = match window.and_then(|window| window.from.map(|from| (from, window.to))) {
        Some((from, to)) => format!("Shaded: {from} to {to}, the days this rule looks at. Filled marks count, dashed ones may, hollow ones do not. A bar is a date known within a span. The newest is at the top; the list below says the same."),
        None => "Each mark is an event, the newest at the top; a bar is a date known within a span. The list below says the same.".to_owned(),
    };
    view! {
        <figure class="wm-timeline">
            <svg height=height role="img" aria-label="The events in time; the list below says the same">{shaded}{years}{marks}</svg>
            <figcaption>{caption}</figcaption>
        </figure>
    }
    .into_any()
}
