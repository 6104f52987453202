//! What keys do on a question.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark::engine::shortcuts::{Comes, Press};

use super::found;
use super::key::Key;
use crate::app::parts::focus;
use crate::app::store::{use_asking, use_settings};

/// What a key does on an answer of a question; elsewhere on it keys are what they always are.
pub fn pressed(key: Key, press: &KeyboardEvent, yes_or_no: bool, next: Option<&str>) {
    let asking = use_asking();
    let settings = use_settings();
    let event = press;
    if press.ctrl_key() || press.alt_key() || press.meta_key() || !on_an_answer(event) {
        return;
    }
    let name = press.key();
    let press = Press {
        key: &name,
        held: press.repeat(),
        at: event.time_stamp(),
    };
    let letters = yes_or_no && settings.letters.get_untracked();
    let comes = asking
        .typing
        .try_update_value(|typing| typing.press(press, letters));
    match comes.unwrap_or(Comes::OfTheBrowser) {
        Comes::OfTheBrowser => return,
        Comes::OfNothing => {}
        Comes::TooSoon => return key.too_soon(),
        Comes::Answer(reply) => {
            key.give(&reply, false);
            key.find(&format!("input[value={}]", reply.id()))
                .iter()
                .for_each(focus);
        }
        Comes::GoOn => {
            let answer = |next: &str| found(next, "input:checked").or_else(|| found(next, "input"));
            next.and_then(answer).iter().for_each(focus);
        }
    }
    event.prevent_default();
}

/// Whether the focus is on one of the answers, and not on a link, a button or a field beside them.
fn on_an_answer(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| target.class_list().contains("wm-answer__input"))
}

/// In some browsers the space bar chooses when it is let go: not while a sentence is being typed.
pub fn let_go(press: &KeyboardEvent) {
    let typing = use_asking().typing;
    if press.key() == " "
        && on_an_answer(press)
        && typing.with_value(|typing| typing.is_going_on(press.time_stamp()))
    {
        press.prevent_default();
    }
}
