use leptos::prelude::*;
use strum::VariantArray;
use waymark::model::instrument::AnswerSource;
use waymark::record::{id_of, of_id};
use waymark::words::explain::answer_source;

use super::GivenAnswer;
use super::key::Key;
use crate::app::parts::field::{Bound, Lines, Wording};
use crate::app::parts::{Chosen, Fold};

/// What was written beside an answer, and who or what says so.
#[expect(
    clippy::too_many_lines,
    reason = "one component, laid out from top to bottom"
)]
#[component]
pub fn Note(
    key: Key,
    /// What a note is to hold.
    about: String,
    answer: GivenAnswer,
    search: bool,
) -> impl IntoView {
    let usual = if search {
        AnswerSource::Records
    } else {
        AnswerSource::Victim
    };
    let id = key.id();
    let (source_id, note_id, hint_id) = (
        format!("{id}-source"),
        format!("{id}-note"),
        format!("{id}-note-hint"),
    );
    let source = Memo::new(move |_| {
        answer.with(|answer| {
            answer
                .as_ref()
                .map(|answer| answer.source)
                .unwrap_or_default()
        })
    });
    let options = AnswerSource::VARIANTS.iter().map(|one| {
        let words = answer_source(*one).to_owned();
        let is_it = Chosen::when(move || source.get() == *one);
        view! {
            <option value=id_of(*one) prop:selected=is_it>
                {words}
            </option>
        }
    });
    let options = options.collect_view();
    let choose = move |change: web_sys::Event| {
        if let Some(source) = of_id(&event_target_value(&change)) {
            key.edit(|answer| answer.source = source);
        }
    };
    let summary = move || {
        let written = answer.with(|answer| {
            answer
                .as_ref()
                .is_some_and(|one| !one.note.is_empty() || one.source != usual)
        });
        if written {
            "Note, and who said so (written)"
        } else {
            "Note, and who said so"
        }
        .to_owned()
    };
    let written = move || {
        answer.with(|answer| {
            answer
                .as_ref()
                .map(|answer| answer.note.clone())
                .unwrap_or_default()
        })
    };
    let written = Bound::new(written, move |text| key.edit(|answer| answer.note = text));
    let text = written.get;
    view! {
        <Fold class="wm-details" summary>
            <label class="govuk-label" for=source_id.clone()>
                "Who or what says so"
            </label>
            <select
                class="govuk-select wm-select"
                autocomplete="off"
                id=source_id
                on:change=choose
            >
                {options}
            </select>
            <label class="govuk-label" for=note_id.clone()>
                "Note"
            </label>
            <div class="govuk-hint" id=hint_id.clone()>
                {about}
            </div>
            <Lines id=note_id described_by=Some(hint_id) rows=3 bound=written />
            <Wording text />
        </Fold>
    }
}
