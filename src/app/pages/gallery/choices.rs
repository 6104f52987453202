use leptos::prelude::*;

use super::{LONG, Specimen, mistaken, named};
use crate::app::parts::field::{AreaFinder, AreaSought, Checkboxes, Radios, Select, Ticks};
use crate::app::store::use_areas;
use waymark::model::case::AreaChoice;

/// What is chosen among the choices.
fn chosen(value: &str) -> RwSignal<String> {
    RwSignal::new(value.to_owned())
}

/// Boxes of which that one is ticked to begin with.
fn ticked(value: &'static str) -> Ticks {
    let ticked = RwSignal::new(value.to_owned());
    Ticks::new(
        move |value| ticked.with(|ticked| ticked == value),
        move |value, on| ticked.set(if on { value.to_owned() } else { String::new() }),
    )
}

fn some() -> Vec<(String, String)> {
    named([("one", "One"), ("two", "Two"), ("many", LONG)])
}

pub fn choices() -> AnyView {
    view! {
        <OneOfFew />
        <AnyOfFew />
        <OneOfMany />
        <OneArea />
    }
    .into_any()
}

#[component]
fn OneArea() -> impl IntoView {
    let found = |choice: Option<AreaChoice>| {
        use_areas()
            .book
            .with_untracked(|book| AreaSought::of(choice.as_ref(), book))
    };
    // Whichever comes first: no area is known by its name.
    let first = use_areas()
        .book
        .with_untracked(|book| book.areas.first().map(|area| area.id.clone()));
    let first = first.unwrap_or_default();
    let listed = found(Some(AreaChoice::of(first.as_str())));
    let not_listed = found(Some(AreaChoice::in_place_of(first, LONG)));
    view! {
        <Specimen title="An area, nothing typed, with a mistake">
            <AreaFinder id="area-empty" sought=found(None) mistakes=mistaken("area-empty", LONG) />
        </Specimen>
        <Specimen title="An area that is chosen">
            <AreaFinder id="area-listed" sought=listed mistakes=RwSignal::new(Vec::new()) />
        </Specimen>
        <Specimen title="An area that is not in the list">
            <AreaFinder id="area-not-listed" sought=not_listed mistakes=RwSignal::new(Vec::new()) />
        </Specimen>
    }
}

#[component]
fn OneOfFew() -> impl IntoView {
    view! {
        <Specimen title="One of a few, nothing chosen">
            <Radios id="few-empty" legend="Legend" choices=some() bound=chosen("") />
        </Specimen>
        <Specimen title="One of a few, chosen, with a hint">
            <Radios
                id="few-chosen"
                legend="Legend"
                hint="A hint"
                choices=some()
                bound=chosen("two")
            />
        </Specimen>
        <Specimen title="One of a few, with a mistake, everything long">
            <Radios
                id="few-mistaken"
                legend=LONG
                hint=LONG
                choices=some()
                bound=chosen("")
                mistakes=mistaken("few-mistaken", LONG)
            />
        </Specimen>
    }
}

#[component]
fn AnyOfFew() -> impl IntoView {
    let hinted: Vec<[String; 3]> = vec![
        ["one", "One", "What this one is about"].map(str::to_owned),
        ["two", "Two", ""].map(str::to_owned),
        ["many", LONG, LONG].map(str::to_owned),
    ];
    view! {
        <Specimen title="Any of a few, none ticked">
            <Checkboxes id="any-empty" legend="Legend" choices=some() ticks=ticked("") />
        </Specimen>
        <Specimen title="Any of a few, each with a hint of its own, one ticked">
            <Checkboxes
                id="any-hinted"
                legend="Legend"
                hint="A hint"
                choices=hinted
                ticks=ticked("one")
            />
        </Specimen>
        <Specimen title="Any of a few, with a mistake, everything long">
            <Checkboxes
                id="any-mistaken"
                legend=LONG
                hint=LONG
                choices=some()
                ticks=ticked("many")
                mistakes=mistaken("any-mistaken", LONG)
            />
        </Specimen>
    }
}

#[component]
fn OneOfMany() -> impl IntoView {
    view! {
        <Specimen title="One of many">
            <Select id="many-first" label="Label" choices=some() bound=chosen("one") />
        </Specimen>
        <Specimen title="One of many, with a hint">
            <Select
                id="many-chosen"
                label="Label"
                hint="A hint"
                choices=some()
                bound=chosen("two")
            />
        </Specimen>
        <Specimen title="One of many, with a mistake, everything long">
            <Select
                id="many-mistaken"
                label=LONG
                hint=LONG
                choices=some()
                bound=chosen("many")
                mistakes=mistaken("many-mistaken", LONG)
            />
        </Specimen>
    }
}
