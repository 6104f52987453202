//! A published case, step by step: what had become known, what each rule says on that day, and what the review found.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::decision::{decide as decide_case, routes_under};
use waymark::explain::{answers_words, capitalised, known_words, route_words};
use waymark::replay::{Replay, Step, Told, replays};

use super::days::days;
use super::room::{decide, decided};
use crate::parts::facts::{facts, route};
use crate::parts::field::{Bound, checkboxes, select};
use crate::parts::paper::sources;
use crate::parts::{
    Weight, all, back_to, button, buttons, classed, focus_soon, folded, heading, items, lines, link_button, live,
    minor_heading, paragraph, steady, styled, subheading,
};
use crate::store::{Desk, Page, Replaying};

/// Where a step begins, for the focus.
const STEP: &str = "step";

pub fn replay(desk: Desk, id: String) -> AnyView {
    let found = replays().ok().and_then(|all| all.into_iter().find(|one| one.id == id));
    match found {
        Some(replay) => played(desk, StoredValue::new(replay)),
        None => all(vec![
            back_to(&Page::Training),
            heading(Page::Replay(id).title()),
            paragraph("There is no published case of that name. It may have had another one in an earlier version."),
        ]),
    }
}

fn played(desk: Desk, replay: StoredValue<Replay>) -> AnyView {
    let (id, title, about, warning) = replay
        .with_value(|replay| (replay.id.clone(), replay.title.clone(), replay.about.clone(), replay.warning.clone()));
    let known = {
        let id = id.clone();
        Memo::new(move |_| desk.replaying.with(|now| now.as_ref().is_some_and(|now| now.id == id)))
    };
    let begin = move || {
        let id = id.clone();
        desk.replaying.set(Some(Replaying { id, step: 0, deciding: true, chosen: Vec::new() }));
        focus_soon(STEP.to_owned());
    };
    let begin = StoredValue::new(begin);
    let inside = live(move || {
        if known.get() {
            return untrack(|| steps(desk, replay));
        }
        let text = classed("div", "govuk-inset-text").with(paragraph(warning.clone())).view();
        let begin = move |_| begin.with_value(|begin| begin());
        let begin = classed("button", "govuk-button").at("type", "button").on("click", begin).text("Begin").view();
        all(vec![subheading("Before you begin"), text, begin])
    });
    let from = replay.with_value(|replay| {
        let words = sources("The publication", "Read it there in its own words.", replay.sources.iter());
        let assumed = folded("How this replay reads what the publication leaves open", lines(replay.assumed.clone()));
        all(vec![assumed, words])
    });
    let caption = classed("span", "govuk-caption-l").text("Training: a published case").view();
    let whole = [back_to(&Page::Training), caption, heading(title), paragraph(about), inside, from];
    classed("div", "wm-wide").all(whole).view()
}

fn steps(desk: Desk, replay: StoredValue<Replay>) -> AnyView {
    let count = replay.with_value(|replay| replay.steps.len());
    let now = Memo::new(move |_| desk.replaying.with(|now| now.as_ref().map_or(0, |now| now.step)));
    let go = move |step: usize| {
        desk.replaying.update(|now| now.iter_mut().for_each(|now| now.step = step));
        focus_soon(STEP.to_owned());
    };
    let deciding = Memo::new(move |_| desk.replaying.with(|now| now.as_ref().is_some_and(|now| now.deciding)));
    let open = Memo::new(move |_| {
        let step = now.get();
        let revealed = |now: &Replaying| now.chosen.iter().any(|(of, _, revealed)| *of == step && *revealed);
        !deciding.get() || step == count || desk.replaying.with(|now| now.as_ref().is_some_and(revealed))
    });
    let place = steady(move || match now.get() {
        step if step == count => "The end".to_owned(),
        step => format!("Step {} of {count}", step + 1),
    });
    let shown = live(move || {
        let step = now.get();
        untrack(|| replay.with_value(|replay| replay.steps.get(step).map_or_else(|| end(desk, replay), step_words)))
    });
    let shown = classed("section", "wm-step").at("id", STEP).at("tabindex", "-1").at("aria-live", "polite").with(shown);
    let by_now = live(move || {
        let step = now.get();
        untrack(|| replay.with_value(|replay| known(desk, replay, step)))
    });
    let by_now = folded("Everything that was known by then", by_now);
    let back = live(move || match now.get() {
        0 => ().into_any(),
        step => button("Back", Weight::Secondary, move || go(step - 1)),
    });
    let on = live(move || match now.get() {
        step if step == count => ().into_any(),
        step => {
            let words = if step + 1 == count { "On to how it ended" } else { "On to the next step" };
            classed("button", "govuk-button").at("type", "button").on("click", move |_| go(step + 1)).text(words).view()
        }
    });
    let jump = replay.with_value(|replay| {
        let when = |(place, step): (usize, &Step)| {
            (place.to_string(), format!("{}. {}: {}", place + 1, step.when, step.title))
        };
        let mut choices: Vec<_> = replay.steps.iter().enumerate().map(when).collect();
        choices.push((count.to_string(), "The end".to_owned()));
        let bound = Bound::new(move || now.get().to_string(), move |step| go(step.parse().unwrap_or(0)));
        select("jump", "Go to a step", "", choices, bound, None)
    });
    let mode = checkboxes(
        "deciding",
        "How to go through it",
        "",
        vec![("first".to_owned(), "Decide first, then reveal".to_owned())],
        move |_| deciding.get(),
        move |_, on| desk.replaying.update(|now| now.iter_mut().for_each(|now| now.deciding = on)),
    );
    let below = live(move || {
        let step = now.get();
        if open.get() { untrack(|| revealed(desk, replay, step)) } else { untrack(|| decide(desk, step)) }
    });
    let picture = days(desk, replay, now, open);
    let settings = folded("Go to a step, or see everything without deciding first", all(vec![jump, mode]));
    all(vec![
        classed("p", "govuk-caption-m").at("role", "status").live_text(move || place.get()).view(),
        shown.view(),
        by_now,
        below,
        buttons([back, on]),
        picture,
        settings,
    ])
}

fn step_words(step: &Step) -> AnyView {
    let mut parts =
        vec![subheading(capitalised(&format!("{}: {}", step.when, step.title))), paragraph(step.says.clone())];
    if !step.not_said.is_empty() {
        parts.push(paragraph(format!("Not said: {}", step.not_said)));
    }
    parts.push(styled("wm-source", format!("Source: {}", step.taken_from)));
    all(parts)
}

/// What was known on the day of a step, and on the last day at the end.
fn known(desk: Desk, replay: &Replay, step: usize) -> AnyView {
    let Some(on) = replay.day_of(step).or(replay.days().map(|(_, last)| last)) else { return ().into_any() };
    let case = replay.known(on).certain;
    desk.book.with_untracked(|book| {
        let rules = case.area.as_ref().and_then(|choice| book.rules(choice, on)).or_else(|| book.national(on));
        let words = rules.map(|rules| known_words(&case, book, &decide_case(&case, rules, on)));
        facts(words.unwrap_or_default())
    })
}

fn told(lead: &'static str, told: &Told) -> AnyView {
    let says = classed("p", "govuk-body").with(leptos::html::strong().child(format!("{lead}: ")).into_any());
    all(vec![says.text(told.says.clone()).view(), styled("wm-source", format!("Source: {}", told.taken_from))])
}

fn end(desk: Desk, replay: &Replay) -> AnyView {
    let ends = &replay.ends;
    let chosen = desk.replaying.with_untracked(|now| now.as_ref().map(|now| now.chosen.clone()).unwrap_or_default());
    let mut parts = vec![
        subheading(format!("How it ended: {}", ends.when)),
        paragraph(ends.says.clone()),
        styled("wm-source", format!("Source: {}", ends.taken_from)),
    ];
    let line = |step: usize, words: String| {
        let title = replay.steps.get(step).map_or("", |step| step.title.as_str());
        format!("Step {}, {title}. {words}", step + 1)
    };
    let mut decided: Vec<_> = chosen.into_iter().filter(|(_, _, revealed)| *revealed).collect();
    decided.sort_by_key(|(step, ..)| *step);
    if !decided.is_empty() {
        parts.push(minor_heading("What the room decided"));
        let decided = decided.into_iter().map(|(step, chosen, _)| line(step, chosen.words()).into_any());
        parts.push(items("govuk-list govuk-list--bullet", decided.collect()));
    }
    all(parts)
}

/// What the rule of the area says on the day of a step, what was done then, and what was found later.
fn revealed(desk: Desk, replay: StoredValue<Replay>, step: usize) -> AnyView {
    replay.with_value(|replay| {
        let Some((one, on)) = replay.steps.get(step).zip(replay.day_of(step)) else { return ().into_any() };
        let mut parts = vec![decided(desk, step)];
        parts.extend(one.then.as_ref().map(|then| told("At the time", then)));
        parts.extend(one.found.as_ref().map(|found| told("What the review found", found)));
        let known = replay.known(on);
        let case = &known.certain;
        desk.book.with_untracked(|book| {
            let own = case.area.as_ref().and_then(|choice| book.rules(choice, on));
            for rules in own.into_iter().chain(book.national(on)) {
                let found = routes_under(case, rules, on);
                let perhaps = known.perhaps.as_ref().map(|perhaps| answers_words(&routes_under(perhaps, rules, on)));
                let says = answers_words(&found);
                let otherwise = perhaps.filter(|perhaps| *perhaps != says);
                let cards = found.routes.iter().map(|one| route(route_words(one, &found, on), None));
                let cards = classed("div", "wm-routes").all(cards.collect::<Vec<_>>()).view();
                parts.push(folded(says, cards));
                parts.extend(otherwise.map(|says| {
                    styled("wm-source", format!("If what the review dates roughly was known by then already: {says}"))
                }));
            }
        });
        parts.push(as_case(desk, replay, step));
        classed("section", "wm-revealed").at("id", "revealed").at("tabindex", "-1").all(parts).view()
    })
}

/// The case as it was known at this step, put on the desk for every other page.
fn as_case(desk: Desk, replay: &Replay, step: usize) -> AnyView {
    let Some(on) = replay.day_of(step) else { return ().into_any() };
    let case = StoredValue::new(replay.known(on).certain);
    let asking = RwSignal::new(false);
    let take = move || {
        desk.take(case.get_value());
        desk.go(&Page::Result);
    };
    let first = move || spawn_local(async move { if desk.settled().await { take() } else { asking.set(true) } });
    let ask = live(move || {
        if !asking.get() {
            return ().into_any();
        }
        let says = "The open case has changes that are not saved. Opening this one puts it in their place.";
        let ways = [
            button("Open this one and drop the changes", Weight::Warning, take),
            button("Keep the open case", Weight::Secondary, move || asking.set(false)),
        ];
        classed("div", "govuk-inset-text").at("role", "alert").with(paragraph(says)).with(buttons(ways)).view()
    });
    let inside = all(vec![
        paragraph("As it was known on that day, for the result, the comparison of areas and the dials."),
        button("Open this step as a case", Weight::Secondary, first),
        ask,
        link_button(&Page::Compare, "Compare the open case under other rules", true),
    ]);
    folded("Go on with it as a case", inside)
}
