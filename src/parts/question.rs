//! One question of an instrument, with its answers, its note and its source.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use waymark::explain::{answer_source, reply as reply_words};
use waymark::instrument::{Answer, AnswerSource, Instrument, Item, Reply};

use crate::store::{Desk, Page};

const SOURCES: [AnswerSource; 6] = [
    AnswerSource::Victim,
    AnswerSource::Seen,
    AnswerSource::Records,
    AnswerSource::Child,
    AnswerSource::Other,
    AnswerSource::Perpetrator,
];

/// The element id of a question.
pub fn question_id(instrument: &str, item: &str) -> String {
    format!("q-{instrument}-{item}")
}

/// The questions of an instrument that stand in `section`, or all of them.
pub fn questions(desk: Desk, instrument: &Instrument, section: Option<&str>) -> AnyView {
    let items: Vec<&Item> =
        instrument.items.iter().filter(|item| section.is_none_or(|section| item.section.as_deref() == Some(section))).collect();
    let all = items.len();
    items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let next = items.get(index + 1).map(|next| question_id(&instrument.id, &next.id));
            let place = if item.number.is_empty() { String::new() } else { format!("Question {} of {all}", item.number) };
            question(desk, instrument, item, place, next)
        })
        .collect_view()
        .into_any()
}

fn question(desk: Desk, instrument: &Instrument, item: &Item, place: String, next: Option<String>) -> AnyView {
    let key = StoredValue::new((instrument.id.clone(), item.id.clone()));
    let answer = Memo::new(move |_| {
        key.with_value(|(instrument, item)| desk.case.with(|case| case.answered(instrument, item).cloned().unwrap_or_default()))
    });
    let change = move |change: &dyn Fn(&mut Answer)| {
        key.with_value(|(instrument, item)| desk.edit(|case| case.answer(instrument, item, change)));
    };
    let give = move |given: Reply| change(&|answer| answer.reply = given.clone());

    let id = question_id(&instrument.id, &item.id);
    let steps: Vec<(Reply, String)> = if instrument.scale.is_empty() {
        [Reply::Yes, Reply::No].into_iter().map(|reply| (reply.clone(), reply_words(&reply).to_owned())).collect()
    } else {
        instrument.scale.iter().map(|step| (Reply::Step(step.id.clone()), step.label.clone())).collect()
    };
    let named = |reply: Reply| (reply.clone(), reply_words(&reply).to_owned());
    let main: Vec<_> = steps.into_iter().chain([named(Reply::DoesNotKnow)]).collect();
    let other: Vec<_> = [Reply::Declined, Reply::NotSafe, Reply::NotAsked].into_iter().map(named).collect();
    let row = |choices: Vec<(Reply, String)>, from: usize| {
        choices
            .into_iter()
            .enumerate()
            .map(|(index, (reply, words))| {
                let input = format!("{id}-{}", from + index);
                let (name, checked) = (id.clone(), reply.clone());
                // What nobody asked is shown as such only once somebody said so.
                let is_given = move || answer.with(|answer| answer.reply == checked && (checked != Reply::NotAsked || desk_has(desk, key)));
                view! {
                    <div class="wm-answer">
                        <input class="wm-answer__input" type="radio" id=input.clone() name=name value=reply.id().to_owned()
                            prop:checked=is_given on:change=move |_| give(reply.clone()) />
                        <label class="wm-answer__label" for=input>{words}</label>
                    </div>
                }
            })
            .collect_view()
    };
    let from = main.len();
    let (main, other) = (row(main, 0), row(other, from));
    let keys = move |press: KeyboardEvent| {
        if press.ctrl_key() || press.alt_key() || press.meta_key() || typing(&press) {
            return;
        }
        let given = match press.key().as_str() {
            "y" | "Y" => Reply::Yes,
            "n" | "N" => Reply::No,
            "d" | "D" => Reply::DoesNotKnow,
            _ => return,
        };
        press.prevent_default();
        give(given);
        if let Some(next) = next.as_ref().and_then(|next| document().query_selector(&format!("#{next} input")).ok().flatten()) {
            super::focus(&next);
        }
    };
    let keys_for = instrument.scale.is_empty();
    let offers = item.offers.clone().and_then(|offered| {
        desk.book.with_untracked(|book| book.instrument(&offered).map(|offered| (offered.id.clone(), offered.title.clone())))
    });
    let offer = move || {
        let suggests = answer.with(|answer| matches!(answer.reply, Reply::Yes | Reply::DoesNotKnow | Reply::Declined));
        offers.clone().filter(|_| suggests).map(|(offered, title)| {
            view! {
                <p class="govuk-body wm-offer">"You may go further: "
                    <a class="govuk-link" href=Page::Checklist(Some(offered)).hash()>{title}</a></p>
            }
        })
    };
    view! {
        <fieldset class="wm-question" id=id.clone() on:keydown=move |press| if keys_for { keys(press) }>
            <legend>
                {(!place.is_empty()).then(|| view! { <span class="wm-question__number">{place}</span> })}
                <span class="wm-question__text">{item.ask.clone()}</span>
            </legend>
            <div class="wm-answers">{main}</div>
            <div class="wm-answers wm-answers--other">{other}</div>
            {move || answer.with(|answer| answer.source == AnswerSource::Perpetrator && answer.reply == Reply::No).then(|| {
                view! { <p class="govuk-body wm-offer">"A no from the person causing harm is recorded, and counts as not known."</p> }
            })}
            {offer}
            <div class="wm-question__more">{ways(item)}{note(desk, &id, item, answer, key)}</div>
        </fieldset>
    }
    .into_any()
}

/// Whether the case holds an answer to the item at all.
fn desk_has(desk: Desk, key: StoredValue<(String, String)>) -> bool {
    key.with_value(|(instrument, item)| desk.case.with(|case| case.answered(instrument, item).is_some()))
}

/// Whether the key goes into a text.
fn typing(press: &KeyboardEvent) -> bool {
    let target = press.target().map(event_target_name);
    matches!(target.as_deref(), Some("TEXTAREA" | "SELECT" | "SUMMARY"))
}

fn event_target_name(target: web_sys::EventTarget) -> String {
    use wasm_bindgen::JsCast;
    target.dyn_into::<web_sys::Element>().map(|element| element.tag_name()).unwrap_or_default()
}

fn ways(item: &Item) -> AnyView {
    let ways = item.other_ways.iter().map(|way| view! { <li>{way.clone()}</li> }).collect_view();
    let (has_ways, why, doubt) = (!item.other_ways.is_empty(), item.why.clone(), item.doubt.clone());
    view! {
        <details class="govuk-details wm-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">
                {if has_ways { "Other ways to ask, and why" } else { "Why it matters" }}
            </span></summary>
            <div class="govuk-details__text">
                {has_ways.then(|| view! { <ul class="govuk-list govuk-list--bullet">{ways}</ul> })}
                <p>{why}</p>
                {(!doubt.is_empty()).then(|| view! { <p class="wm-source">{doubt}</p> })}
            </div>
        </details>
    }
    .into_any()
}

fn note(desk: Desk, id: &str, item: &Item, answer: Memo<Answer>, key: StoredValue<(String, String)>) -> AnyView {
    let edit = move |change: &dyn Fn(&mut Answer)| {
        key.with_value(|(instrument, item)| desk.edit(|case| case.answer(instrument, item, change)));
    };
    let (source_id, note_id, hint_id) = (format!("{id}-source"), format!("{id}-note"), format!("{id}-note-hint"));
    let sources = SOURCES.map(|source| {
        view! { <option value=format!("{source:?}") prop:selected=move || answer.with(|answer| answer.source == source)>{answer_source(source)}</option> }
    });
    let choose = move |change: leptos::ev::Event| {
        let chosen = event_target_value(&change);
        if let Some(source) = SOURCES.into_iter().find(|source| format!("{source:?}") == chosen) {
            edit(&|answer| answer.source = source);
        }
    };
    let hint = item.note.clone();
    view! {
        <details class="govuk-details wm-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">
                {move || if answer.with(|answer| answer.note.is_empty() && answer.source == AnswerSource::Victim) {
                    "Note, and who said so"
                } else {
                    "Note, and who said so (written)"
                }}
            </span></summary>
            <div class="govuk-details__text">
                <label class="govuk-label" for=source_id.clone()>"Who or what says so"</label>
                <select class="govuk-select wm-select" id=source_id on:change=choose>{sources.into_iter().collect_view()}</select>
                <label class="govuk-label" for=note_id.clone()>"Note"</label>
                <div class="govuk-hint" id=hint_id.clone()>{hint}</div>
                <textarea class="govuk-textarea" rows="3" id=note_id aria-describedby=hint_id
                    prop:value=move || answer.with(|answer| answer.note.clone())
                    on:input=move |typed| { let text = event_target_value(&typed); edit(&|answer| answer.note = text.clone()); }></textarea>
            </div>
        </details>
    }
    .into_any()
}
