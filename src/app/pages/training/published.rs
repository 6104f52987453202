//! A published case as it was known at a step, opened for every other page.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::engine::replay::{Replay, replays};
use waymark::model::case::Case;

use crate::app::parts::field::Select;
use crate::app::parts::{Weight, all, button, buttons, classed, live, nothing, paragraph};
use crate::app::store::{Page, use_casework, use_navigation};

/// The button that opens a case and goes on with it. The open case stays as it is unless it is saved or the user says so.
pub fn open_case(
    words: impl Into<String>,
    case: impl Fn() -> Option<Case> + Send + Sync + 'static,
    go_on: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let casework = use_casework();
    let (case, go_on) = (StoredValue::new(case), StoredValue::new(go_on));
    let asking = RwSignal::new(false);
    let take = move || {
        asking.set(false);
        if let Some(case) = case.with_value(|case| case()) {
            casework.take(case);
            go_on.with_value(|go_on| go_on());
        }
    };
    let first = move || {
        spawn_local(async move {
            if casework.settled().await {
                take()
            } else {
                asking.set(true)
            }
        })
    };
    let ask = live(move || {
        if !asking.get() {
            return nothing();
        }
        let says = "The open case has changes that are not saved. Opening this one puts it in their place.";
        let ways = [
            button("Open this one and drop the changes", Weight::Warning, take),
            button("Keep the open case", Weight::Secondary, move || {
                asking.set(false)
            }),
        ];
        classed("div", "govuk-inset-text")
            .at("role", "alert")
            .with(paragraph(says))
            .with(buttons(ways))
            .view()
    });
    all(vec![button(words, Weight::Secondary, first), ask])
}

/// The published cases, each as it was known at any of its steps.
pub fn published_cases(page: Page) -> AnyView {
    let navigation = use_navigation();
    let all_cases: StoredValue<Vec<Replay>> = StoredValue::new(replays().unwrap_or_default());
    let case = RwSignal::new(String::new());
    let step = RwSignal::new(String::new());
    let mut choices = vec![(String::new(), "Choose a case".to_owned())];
    choices.extend(all_cases.with_value(|all| {
        all.iter()
            .map(|replay| (replay.id.clone(), replay.title.clone()))
            .collect::<Vec<_>>()
    }));
    let cases = view! {
        <Select
            id="published-case"
            label="A published case"
            hint="Each is a real death, told from a published review."
            choices
            bound=case
        />
    }
    .into_any();
    let page = StoredValue::new(page);
    let steps = live(move || {
        let id = case.get();
        let choices = all_cases.with_value(|all| {
            let replay = all.iter().find(|replay| replay.id == id)?;
            let named = replay.steps.iter().enumerate().map(|(place, step)| {
                (
                    place.to_string(),
                    format!("{}. {}: {}", place + 1, step.when, step.title),
                )
            });
            Some(named.collect::<Vec<_>>())
        });
        let Some(choices) = choices else {
            return nothing();
        };
        // As much as was known in the end is what is asked for most.
        step.set(
            choices
                .last()
                .map(|(place, _)| place.clone())
                .unwrap_or_default(),
        );
        let chosen = move || {
            let (id, step) = (case.get_untracked(), step.get_untracked().parse().ok()?);
            all_cases.with_value(|all| {
                let replay = all.iter().find(|replay| replay.id == id)?;
                replay.told_case(step)
            })
        };
        all(vec![
            view! {
                <Select
                    id="published-step"
                    label="As it was known at"
                    choices
                    bound=step
                />
            }
            .into_any(),
            open_case("Open the published case", chosen, move || {
                page.with_value(|page| navigation.go(page));
            }),
        ])
    });
    all(vec![cases, steps])
}
