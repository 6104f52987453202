use leptos::prelude::*;

use super::{LONG, Specimen, mistaken};
use crate::app::parts::field::{
    Bound, DateField, ErrorSummary, Lines, TextArea, TextField, Understood, Width, Wording,
};
use crate::app::store::use_clock;

/// A field's text.
fn text(of: &str) -> RwSignal<String> {
    RwSignal::new(of.to_owned())
}

pub fn fields() -> AnyView {
    view! {
        <OfALine />
        <OfADay />
        <OfLines />
    }
    .into_any()
}

#[component]
fn OfALine() -> impl IntoView {
    view! {
        <Specimen title="A line, empty">
            <TextField id="line-empty" label="Label" bound=text("") />
        </Specimen>
        <Specimen title="A line, narrow and filled, with a hint">
            <TextField
                id="line-filled"
                label="Label"
                hint="A hint"
                width=Width::Twenty
                bound=text("What was typed")
            />
        </Specimen>
        <Specimen title="A line with a mistake">
            <TextField
                id="line-mistaken"
                label="Label"
                hint="A hint"
                bound=text("What was typed")
                mistakes=mistaken("line-mistaken", "Write something else")
            />
        </Specimen>
        <Specimen title="A line of the user's own details">
            <TextField id="line-own" label="Your name" bound=text("") autocomplete="name" />
        </Specimen>
        <Specimen title="A line, everything long">
            <TextField
                id="line-long"
                label=LONG
                hint=LONG
                width=Width::Twenty
                bound=text(LONG)
                mistakes=mistaken("line-long", LONG)
            />
        </Specimen>
        <Specimen title="What a text was understood as">
            <Understood says="This is what it was understood as" />
            <Understood says=LONG />
            <Understood says="" />
        </Specimen>
    }
}

#[component]
fn OfADay() -> impl IntoView {
    let day = use_clock().day;
    view! {
        <Specimen title="A day, empty">
            <DateField id="day-empty" label="Label" bound=text("") as_of=day />
        </Specimen>
        <Specimen title="A day, understood, with a hint">
            <DateField
                id="day-filled"
                label="Label"
                hint="A hint"
                width=Width::Twenty
                bound=text("July 2018")
                as_of=day
            />
        </Specimen>
        <Specimen title="A day with a mistake">
            <DateField
                id="day-mistaken"
                label="Label"
                bound=text("the 32nd of May")
                mistakes=mistaken("day-mistaken", "Write a day")
                as_of=day
            />
        </Specimen>
    }
}

#[component]
fn OfLines() -> impl IntoView {
    let blaming = text("She failed to engage, and chose to stay.");
    view! {
        <Specimen title="Some lines, empty">
            <TextArea id="lines-empty" label="Label" rows=2 bound=text("") />
        </Specimen>
        <Specimen title="Some lines with phrases that blame, and a hint">
            <TextArea id="lines-filled" label="Label" hint="A hint" rows=4 bound=blaming />
        </Specimen>
        <Specimen title="Some lines with a mistake, everything long">
            <TextArea
                id="lines-mistaken"
                label=LONG
                hint=LONG
                rows=3
                bound=text(LONG)
                mistakes=mistaken("lines-mistaken", LONG)
            />
        </Specimen>
        <Specimen title="Some lines under a label of another component">
            <label class="govuk-label" for="lines-alone">
                "Label"
            </label>
            <p class="govuk-hint" id="lines-alone-hint">
                "A hint"
            </p>
            <Lines
                id="lines-alone".to_owned()
                described_by=Some("lines-alone-hint".to_owned())
                rows=3
                bound=Bound::from(blaming)
            />
            <Wording text=blaming.into() />
        </Specimen>
    }
}

/// A form of which something is wrong: the summary takes the focus.
pub fn errors() -> AnyView {
    let mistakes = RwSignal::new(vec![
        ("first".to_owned(), "Write something".to_owned()),
        ("second".to_owned(), LONG.to_owned()),
    ]);
    view! {
        <ErrorSummary mistakes />
        <TextField id="first" label="The first" bound=text("") mistakes />
        <TextField id="second" label="The second" bound=text("") mistakes />
    }
    .into_any()
}
