//! One question of an instrument, with its answers, its note and its source.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark::explain::{answer_source, reply as reply_words};
use waymark::instrument::{Answer, AnswerSource, Instrument, Item, Reply, Role};

use super::field::options;
use super::{all, classed, el, folded_as, items, link, live, nothing, styled};
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
    let items: Vec<&Item> = instrument
        .items
        .iter()
        .filter(|item| section.is_none_or(|section| item.section.as_deref() == Some(section)))
        .collect();
    let all = items.len();
    items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let next = items.get(index + 1).map(|next| question_id(&instrument.id, &next.id));
            let place =
                if item.number.is_empty() { String::new() } else { format!("Question {} of {all}", item.number) };
            question(desk, instrument, item, place, next)
        })
        .collect::<Vec<_>>()
        .into_any()
}

fn question(desk: Desk, instrument: &Instrument, item: &Item, place: String, next: Option<String>) -> AnyView {
    let key = Key(StoredValue::new((instrument.id.clone(), item.id.clone())));
    // Only a change of this answer touches this question.
    let answer = Memo::new(move |_| key.answer(desk));
    let id = question_id(&instrument.id, &item.id);
    let yes_or_no = instrument.scale.is_empty();
    let steps: Vec<(Reply, String)> = if yes_or_no {
        [Reply::Yes, Reply::No].into_iter().map(named).collect()
    } else {
        instrument.scale.iter().map(|step| (Reply::Step(step.id.clone()), step.label.clone())).collect()
    };
    // What was looked for by the professional is found, or not, or has not been looked for; nobody is asked.
    let search = is_search(instrument);
    let (main, other): (Vec<_>, Vec<_>) = if search {
        (steps.into_iter().chain([(Reply::NotAsked, "Not checked".to_owned())]).collect(), Vec::new())
    } else {
        let other = [Reply::Declined, Reply::NotSafe, Reply::NotAsked].into_iter().map(named).collect();
        (steps.into_iter().chain([named(Reply::DoesNotKnow)]).collect(), other)
    };
    let from = main.len();
    let row = |class: &'static str, choices: Vec<(Reply, String)>, from: usize| {
        let choices = choices.into_iter().enumerate().map(|(index, (reply, words))| {
            let input = format!("{id}-{}", from + index);
            let (value, checked) = (reply.id().to_owned(), reply.clone());
            let field = classed("input", "wm-answer__input")
                .at("type", "radio")
                .at("id", input.clone())
                .at("name", id.clone())
                .at("value", value)
                .is("checked", move || {
                    answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.reply == checked))
                })
                .on("change", move |_| key.give(desk, &reply, search));
            let label = classed("label", "wm-answer__label").at("for", input).text(words);
            classed("div", "wm-answer").all([field.view(), label.view()]).view()
        });
        classed("div", class).all(choices).view()
    };
    let keys = move |press: web_sys::Event| {
        if let Some(reply) = press.dyn_ref::<KeyboardEvent>().filter(|_| yes_or_no).and_then(reply_key) {
            press.prevent_default();
            key.give(desk, &reply, false);
            let next =
                next.as_ref().and_then(|next| document().query_selector(&format!("#{next} input")).ok().flatten());
            next.iter().for_each(super::focus);
        }
    };
    let offers = item.offers.clone().and_then(|offered| {
        desk.book
            .with_untracked(|book| book.instrument(&offered).map(|offered| (offered.id.clone(), offered.title.clone())))
    });
    let said = live(move || {
        let suggests = |answer: &Answer| matches!(answer.reply, Reply::Yes | Reply::DoesNotKnow | Reply::Declined);
        let (denied, suggested) = answer.with(|answer| {
            let answer = answer.as_ref();
            let denied = answer.is_some_and(|a| a.source == AnswerSource::Perpetrator && a.reply == Reply::No);
            (denied, answer.is_some_and(suggests))
        });
        match &offers {
            _ if denied => {
                styled("wm-offer", "A no from the person causing harm is recorded, and counts as not known.")
            }
            Some((offered, title)) if suggested => {
                let further = link(Page::Checklist(Some(offered.clone())).hash(), title.clone());
                classed("p", "wm-offer").text("You may go further: ").with(further).view()
            }
            _ => nothing(),
        }
    });
    let place = if place.is_empty() { nothing() } else { classed("span", "wm-question__number").text(place).view() };
    let asked = classed("span", "wm-question__text").text(item.ask.clone()).view();
    classed("fieldset", "wm-question")
        .at("id", id.clone())
        .on("keydown", keys)
        .with(el("legend").all([place, asked]).view())
        .with(row(if search { "wm-answers wm-answers--search" } else { "wm-answers" }, main, 0))
        .with(if other.is_empty() { nothing() } else { row("wm-answers wm-answers--other", other, from) })
        .with(said)
        .with(classed("div", "wm-question__more").all([ways(item), note(desk, &id, item, answer, key, search)]).view())
        .view()
}

/// Whether it asks what a search came to, and nobody for an answer.
fn is_search(instrument: &Instrument) -> bool {
    instrument.role == Role::Circumstances && !instrument.scale.is_empty()
}

fn named(reply: Reply) -> (Reply, String) {
    let words = reply_words(&reply).to_owned();
    (reply, words)
}

/// Which item of which instrument a question puts.
#[derive(Clone, Copy)]
struct Key(StoredValue<(String, String)>);

impl Key {
    /// What the case holds; nothing when it holds no answer.
    fn answer(self, desk: Desk) -> Option<Answer> {
        self.0.with_value(|(instrument, item)| desk.case.with(|case| case.answered(instrument, item).cloned()))
    }

    fn edit(self, desk: Desk, change: impl FnOnce(&mut Answer)) {
        self.0.with_value(|(instrument, item)| desk.edit(|case| case.answer(instrument, item, change)));
    }

    fn give(self, desk: Desk, reply: &Reply, search: bool) {
        self.edit(desk, |answer| {
            answer.reply = reply.clone();
            // Nobody said it: it was looked up.
            if search && answer.source == AnswerSource::Victim {
                answer.source = AnswerSource::Records;
            }
        });
    }
}

/// The answer a key means, unless it goes into a text or belongs to the browser.
fn reply_key(press: &KeyboardEvent) -> Option<Reply> {
    let tag =
        press.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).map(|element| element.tag_name());
    let typing = matches!(tag.as_deref(), Some("TEXTAREA" | "SELECT" | "SUMMARY"));
    if typing || press.ctrl_key() || press.alt_key() || press.meta_key() {
        return None;
    }
    match press.key().as_str() {
        "y" | "Y" => Some(Reply::Yes),
        "n" | "N" => Some(Reply::No),
        "d" | "D" => Some(Reply::DoesNotKnow),
        _ => None,
    }
}

fn ways(item: &Item) -> AnyView {
    let mut inside = Vec::new();
    let summary = if item.other_ways.is_empty() { "Why it matters" } else { "Other ways to ask, and why" };
    if !item.other_ways.is_empty() {
        inside.push(items(
            "govuk-list govuk-list--bullet",
            item.other_ways.iter().map(|way| way.clone().into_any()).collect(),
        ));
    }
    inside.push(el("p").text(item.why.clone()).view());
    if !item.doubt.is_empty() {
        inside.push(styled("wm-source", item.doubt.clone()));
    }
    folded_as("govuk-details wm-details", summary.into_any(), all(inside))
}

fn note(desk: Desk, id: &str, item: &Item, answer: Memo<Option<Answer>>, key: Key, search: bool) -> AnyView {
    let usual = if search { AnswerSource::Records } else { AnswerSource::Victim };
    let (source_id, note_id, hint_id) = (format!("{id}-source"), format!("{id}-note"), format!("{id}-note-hint"));
    let choices = SOURCES
        .iter()
        .enumerate()
        .map(|(place, source)| (place.to_string(), answer_source(*source).to_owned()))
        .collect();
    let chosen = move || {
        let source = answer.with(|answer| answer.as_ref().map(|answer| answer.source).unwrap_or_default());
        SOURCES.iter().position(|one| *one == source).unwrap_or_default().to_string()
    };
    let choose = move |change: web_sys::Event| {
        if let Some(source) = event_target_value(&change).parse::<usize>().ok().and_then(|place| SOURCES.get(place)) {
            key.edit(desk, |answer| answer.source = *source);
        }
    };
    let written =
        move || answer.with(|answer| answer.as_ref().is_some_and(|a| !a.note.is_empty() || a.source != usual));
    let summary =
        live(move || if written() { "Note, and who said so (written)" } else { "Note, and who said so" }.into_any());
    let inside = all(vec![
        classed("label", "govuk-label").at("for", source_id.clone()).text("Who or what says so").view(),
        classed("select", "govuk-select wm-select")
            .at("id", source_id)
            .on("change", choose)
            .all(options(choices, chosen))
            .view(),
        classed("label", "govuk-label").at("for", note_id.clone()).text("Note").view(),
        classed("div", "govuk-hint").at("id", hint_id.clone()).text(item.note.clone()).view(),
        classed("textarea", "govuk-textarea")
            .at("rows", "3")
            .at("id", note_id)
            .at("aria-describedby", hint_id)
            .value(move || answer.with(|answer| answer.as_ref().map(|answer| answer.note.clone()).unwrap_or_default()))
            .on("input", move |typed| key.edit(desk, |answer| answer.note = event_target_value(&typed)))
            .view(),
    ]);
    folded_as("govuk-details wm-details", summary, inside)
}
