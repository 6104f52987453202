//! One question of an instrument, with its answers, its note and its source.

use std::cell::RefCell;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use strum::VariantArray;
use wasm_bindgen::JsCast;
use waymark::engine::shortcuts::{Comes, Press};
use waymark::model::case::{Case, LastAnswer, VICTIM};
use waymark::model::instrument::{Answer, AnswerSource, Instrument, Item, Reply};
use waymark::record::{id_of, of_id};
use waymark::words::explain::{
    answer_line, answer_source, capitalised, carried_words, reply as reply_words,
};

use super::field::{Bound, lines_of_text, options};
use super::{
    Weight, all, button, classed, el, folded_as, items, link, live, nothing, paragraph, steady,
    styled, words,
};
use crate::app::store::{
    Answered, Page, settings, use_areas, use_asking, use_casework, use_settings,
};

thread_local! {
    /// What shows what was answered last, wherever it stands.
    static STRIP: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
}

/// The element id of a question about a person.
pub fn question_id(whom: &str, instrument: &str, item: &str) -> String {
    let about = if whom == VICTIM {
        String::new()
    } else {
        format!("-{whom}")
    };
    format!("q{about}-{instrument}-{item}")
}

/// What the case holds for one item; nothing when it holds no answer.
pub type Given = Memo<Option<Answer>>;

/// Today's answers to an instrument about one person, in its order.
pub struct Answers {
    pub whom: String,
    pub given: Vec<Given>,
}

/// What was answered or confirmed today about a person: whoever shows a question reads its answer and no other.
pub fn answers(whom: &str, instrument: &Instrument) -> Answers {
    let casework = use_casework();
    let given = instrument
        .items
        .iter()
        .map(|item| casework.answer(whom, &instrument.id, &item.id))
        .collect();
    Answers {
        whom: whom.to_owned(),
        given,
    }
}

/// The questions of an instrument that stand in `section`, or all of them, with its `answers`.
pub fn questions(instrument: &Instrument, answers: &Answers, section: Option<&str>) -> AnyView {
    let stands =
        |item: &Item| section.is_none_or(|section| item.section.as_deref() == Some(section));
    let places = instrument
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| stands(item))
        .map(|(place, _)| place);
    all(ordered(instrument, answers, &places.collect::<Vec<_>>()))
}

/// The questions of those places, in that order.
pub fn ordered(instrument: &Instrument, answers: &Answers, places: &[usize]) -> Vec<AnyView> {
    let at = |place: &usize| {
        instrument
            .items
            .get(*place)
            .zip(answers.given.get(*place).copied())
    };
    let items: Vec<(&Item, Given)> = places.iter().filter_map(at).collect();
    let all = items.len();
    let one = |(index, (item, answer)): (usize, &(&Item, Given))| {
        let next = items
            .get(index + 1)
            .map(|(next, _)| question_id(&answers.whom, &instrument.id, &next.id));
        let place = if item.number.is_empty() {
            String::new()
        } else {
            format!("Question {} of {all}", item.number)
        };
        question(&answers.whom, instrument, (item, *answer), place, next)
    };
    items.iter().enumerate().map(one).collect()
}

fn question(
    whom: &str,
    instrument: &Instrument,
    (item, answer): (&Item, Given),
    place: String,
    next: Option<String>,
) -> AnyView {
    let areas = use_areas();
    let asking = use_asking();
    let key = Key(StoredValue::new([
        whom.to_owned(),
        instrument.id.clone(),
        item.id.clone(),
    ]));
    let id = question_id(whom, &instrument.id, &item.id);
    let yes_or_no = instrument.scale.is_empty();
    let steps: Vec<(Reply, String)> = if yes_or_no {
        let yes = if instrument.yes.is_empty() {
            named(Reply::Yes)
        } else {
            (Reply::Yes, instrument.yes.clone())
        };
        vec![yes, named(Reply::No)]
    } else {
        instrument
            .scale
            .iter()
            .map(|step| (Reply::Step(step.id.clone()), step.label.clone()))
            .collect()
    };
    // What was looked for by the professional is found, or not, or has not been looked for; nobody is asked.
    let search = is_search(instrument);
    let (main, other): (Vec<_>, Vec<_>) = if search {
        (
            steps
                .into_iter()
                .chain([(Reply::NotAsked, "Not checked".to_owned())])
                .collect(),
            Vec::new(),
        )
    } else {
        let other = [Reply::Declined, Reply::NotSafe, Reply::NotAsked]
            .into_iter()
            .map(named)
            .collect();
        (
            steps
                .into_iter()
                .chain([named(Reply::DoesNotKnow)])
                .collect(),
            other,
        )
    };
    let from = main.len();
    let row = |class: &'static str, choices: Vec<(Reply, String)>, from: usize| {
        let choices = choices
            .into_iter()
            .enumerate()
            .map(|(index, (reply, words))| {
                let input = format!("{id}-{}", from + index);
                let (value, checked) = (reply.id().to_owned(), reply.clone());
                let field = classed("input", "wm-answer__input")
                    .at("type", "radio")
                    .at("id", input.clone())
                    .at("name", id.clone())
                    .at("value", value)
                    .is("checked", move || {
                        answer.with(|answer| {
                            answer
                                .as_ref()
                                .is_some_and(|answer| answer.reply == checked)
                        })
                    })
                    .on("change", move |_| key.give(&reply, search));
                let label = classed("label", "wm-answer__label")
                    .at("for", input)
                    .text(words);
                classed("div", "wm-answer")
                    .all([field.view(), label.view()])
                    .view()
            });
        classed("div", class).all(choices).view()
    };
    let keys = move |press: web_sys::Event| pressed(key, &press, yes_or_no, next.as_deref());
    // In some browsers the space bar chooses when it is let go.
    let let_go = move |press: web_sys::Event| {
        let space = press
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|press| press.key() == " ");
        if space
            && on_an_answer(&press)
            && asking
                .typing
                .with_value(|typing| typing.is_going_on(press.time_stamp()))
        {
            press.prevent_default();
        }
    };
    let offers = item.offers.clone().and_then(|offered| {
        areas.book.with_untracked(|book| {
            book.instrument(&offered)
                .map(|offered| (offered.id.clone(), offered.title.clone()))
        })
    });
    let said = live(move || {
        let suggests = |answer: &Answer| {
            matches!(
                answer.reply,
                Reply::Yes | Reply::DoesNotKnow | Reply::Declined
            )
        };
        let (denied, suggested) = answer.with(|answer| {
            let answer = answer.as_ref();
            let denied = answer
                .is_some_and(|a| a.source == AnswerSource::Perpetrator && a.reply == Reply::No);
            (denied, answer.is_some_and(suggests))
        });
        match &offers {
            _ if denied => styled(
                "wm-offer",
                "A no from the person causing harm is recorded, and counts as not known.",
            ),
            Some((offered, title)) if suggested => {
                let further = link(Page::Checklist(Some(offered.clone())).hash(), title.clone());
                classed("p", "wm-offer")
                    .text("You may go further: ")
                    .with(further)
                    .view()
            }
            _ => nothing(),
        }
    });
    let place = if place.is_empty() {
        nothing()
    } else {
        classed("span", "wm-question__number").text(place).view()
    };
    let asked = classed("span", "wm-question__text")
        .text(item.ask.clone())
        .view();
    classed("fieldset", "wm-question")
        .at("id", id.clone())
        .on("keydown", keys)
        .on("keyup", let_go)
        .with(el("legend").all([place, asked]).view())
        .with(last_time(instrument, answer, key))
        .with(row(
            if search {
                "wm-answers wm-answers--search"
            } else {
                "wm-answers"
            },
            main,
            0,
        ))
        .with(if other.is_empty() {
            nothing()
        } else {
            row("wm-answers wm-answers--other", other, from)
        })
        .with(said)
        .with(
            classed("div", "wm-question__more")
                .all([ways(item), note(&id, item, answer, key, search)])
                .view(),
        )
        .view()
}

/// Whether it asks what a search came to, and nobody for an answer.
fn is_search(instrument: &Instrument) -> bool {
    instrument.has_only_steps()
}

fn named(reply: Reply) -> (Reply, String) {
    let words = reply_words(&reply).to_owned();
    (reply, words)
}

/// About whom a question is, of which instrument, and which item it puts.
#[derive(Clone, Copy)]
struct Key(StoredValue<[String; 3]>);

impl Key {
    fn edit(self, change: impl FnOnce(&mut Answer)) {
        let casework = use_casework();
        let change = |whom: &str, list: &str, item: &str| {
            casework.edit(|case| {
                change(
                    case.present_about(whom, list)
                        .answers
                        .entry(item.to_owned())
                        .or_default(),
                )
            });
        };
        self.0
            .with_value(|[whom, list, item]| change(whom, list, item));
    }

    /// Remembers that this is where to go on.
    fn was_here(self) {
        let asking = use_asking();
        self.0.with_value(|[whom, list, item]| {
            let question = question_id(whom, list, item);
            asking.last.update_value(|last| {
                last.retain(|(known, _)| known != list);
                last.push((list.clone(), question));
            });
        });
    }

    fn give(self, reply: &Reply, search: bool) {
        self.was_here();
        self.answered(|case, whom, list, item| case.give(whom, list, item, reply, search));
    }

    fn carry(self) {
        self.was_here();
        self.answered(Case::confirm);
    }

    /// Answers, says what was recorded, and remembers how to take it back.
    fn answered(self, answer: impl FnOnce(&mut Case, &str, &str, &str) -> LastAnswer) {
        let casework = use_casework();
        let areas = use_areas();
        let asking = use_asking();
        self.0.with_value(|[whom, list, item]| {
            let mut last = None;
            casework.edit(|case| last = Some(answer(case, whom, list, item)));
            let says = areas.book.with_untracked(|book| {
                casework.case.with_untracked(|case| {
                    recorded_words(
                        book.instrument(list)?,
                        case.given_today(whom, list, item)?,
                        item,
                    )
                })
            });
            asking.answered.set(Some(Answered {
                says: says.unwrap_or_default(),
                last,
            }));
        });
        self.shows_recorded();
    }

    /// Says that a letter was not taken for an answer, beside what was recorded last.
    fn too_soon(self) {
        let asking = use_asking();
        const SAYS: &str =
            "The last letter changed nothing: it came within two seconds of another.";
        asking.answered.update(|answered| match answered {
            Some(one) if !one.says.ends_with(SAYS) => one.says = format!("{} {SAYS}", one.says),
            Some(_) => {}
            None => {
                *answered = Some(Answered {
                    says: SAYS.to_owned(),
                    last: None,
                })
            }
        });
        self.shows_recorded();
    }

    /// Puts what was recorded under this question: in the flow of the page it covers nothing. What is before the eyes stays
    /// where it is.
    fn shows_recorded(self) {
        let Some(question) = self.0.with_value(|[whom, list, item]| {
            document().get_element_by_id(&question_id(whom, list, item))
        }) else {
            return;
        };
        let top = question.get_bounding_client_rect().top();
        request_animation_frame(move || {
            let strip = document().query_selector(".wm-recorded").ok().flatten();
            STRIP.with_borrow_mut(|known| {
                // A page that is gone took it along.
                *known = strip.or(known.take());
                if let Some(strip) = known {
                    let _ = question.insert_adjacent_element("afterend", strip);
                }
            });
            let moved = question.get_bounding_client_rect().top() - top;
            if moved.abs() > 1.0 {
                window().scroll_by_with_x_and_y(0.0, moved);
            }
        });
    }

    /// The element of the question, and in it what this finds first.
    fn find(self, inside: &str) -> Option<web_sys::Element> {
        let question = self
            .0
            .with_value(|[whom, list, item]| question_id(whom, list, item));
        found(&question, inside)
    }
}

fn found(question: &str, inside: &str) -> Option<web_sys::Element> {
    document()
        .query_selector(&format!("#{question} {inside}"))
        .ok()
        .flatten()
}

/// What was recorded, and where.
fn recorded_words(instrument: &Instrument, answer: &Answer, item: &str) -> Option<String> {
    let item = instrument.items.iter().find(|one| one.id == item)?;
    let reply = match &answer.reply {
        Reply::Yes if !instrument.yes.is_empty() => instrument.yes.clone(),
        Reply::Step(step) => instrument
            .scale
            .iter()
            .find(|one| one.id == *step)
            .map(|one| one.label.clone())?,
        Reply::NotAsked if is_search(instrument) => "Not checked".to_owned(),
        reply => reply_words(reply).to_owned(),
    };
    Some(match item.number.as_str() {
        "" => format!("Recorded: {reply}. {}", item.ask),
        number => format!("Recorded for question {number}: {reply}."),
    })
}

/// What was answered last on this page, and the way to take it back. It stands under the question, because a slip of the
/// finger or of a key is seen by what it recorded. What is read out has a place that does not move.
pub fn recorded() -> AnyView {
    let asking = use_asking();
    let class = move || {
        let shown = if asking.answered.with(Option::is_some) {
            " wm-recorded--shown"
        } else {
            ""
        };
        Some(format!("wm-recorded wm-no-print{shown}"))
    };
    let says = move || {
        asking.answered.with(|answered| {
            answered
                .as_ref()
                .map(|one| one.says.clone())
                .unwrap_or_default()
        })
    };
    let can = Memo::new(move |_| {
        asking
            .answered
            .with(|one| one.as_ref().is_some_and(|one| one.last.is_some()))
    });
    let undo = live(move || match can.get() {
        true => button("Undo this answer", Weight::Link, take_back),
        false => nothing(),
    });
    let shown = classed("span", "wm-recorded__says")
        .at("aria-hidden", "true")
        .live_text(says);
    let strip = el("div")
        .live("class", class)
        .all([shown.view(), undo])
        .view();
    let aloud = classed("span", "govuk-visually-hidden")
        .at("id", "recorded")
        .at("role", "status")
        .live_text(says);
    all(vec![aloud.view(), strip])
}

fn take_back() {
    let casework = use_casework();
    let asking = use_asking();
    let Some(last) = asking
        .answered
        .with_untracked(|answered| answered.as_ref().and_then(|one| one.last.clone()))
    else {
        return;
    };
    let mut done = false;
    casework.edit(|case| done = case.take_back(&last));
    let says = if done {
        "Taken back. This question is as it was before."
    } else {
        "Nothing was taken back: this answer has been changed since."
    };
    asking.answered.set(Some(Answered {
        says: says.to_owned(),
        last: None,
    }));
    // The button is gone by then; the question has its place.
    let question = question_id(&last.whom, &last.instrument, &last.item);
    request_animation_frame(move || {
        let answer = found(&question, "input:checked").or_else(|| found(&question, "input"));
        answer.iter().for_each(super::focus);
    });
}

/// What a key does on an answer of a question; elsewhere on it keys are what they always are.
fn pressed(key: Key, event: &web_sys::Event, yes_or_no: bool, next: Option<&str>) {
    let asking = use_asking();
    let settings = use_settings();
    let Some(press) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
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
                .for_each(super::focus);
        }
        Comes::GoOn => {
            let answer = |next: &str| found(next, "input:checked").or_else(|| found(next, "input"));
            next.and_then(answer).iter().for_each(super::focus);
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

/// What the keys do, and whether letters answer.
pub fn keys_hint() -> AnyView {
    let settings = use_settings();
    let says = move || {
        let says = if settings.letters.get() {
            "With a keyboard: Y, N and D answer the question in focus with yes, no and does not know, and Enter goes on to the next. "
        } else {
            "With a keyboard: the arrow keys choose an answer, and Enter goes on to the next question. Letters answer nothing; this browser remembers that. "
        };
        says.to_owned()
    };
    let turn = move |_| {
        let answer = !settings.letters.get_untracked();
        settings::set_letters_answer(answer);
        settings.letters.set(answer);
    };
    let words = move || {
        if settings.letters.get() {
            "Turn these letters off"
        } else {
            "Let letters answer again"
        }
        .to_owned()
    };
    let button = classed("button", "wm-link")
        .at("type", "button")
        .at("id", "letters")
        .on("click", turn)
        .live_text(words);
    let says = el("span").live_text(says);
    classed("p", "wm-source wm-keys")
        .all([says.view(), button.view()])
        .view()
}

/// Last time's answer, and the way to confirm that it is still so. It counts for nothing until that is done.
fn last_time(instrument: &Instrument, answer: Given, key: Key) -> AnyView {
    let casework = use_casework();
    let last = key.0.with_value(|[whom, list, item]| {
        casework.case.with_untracked(|case| {
            case.given_last_time(whom, list, item)
                .map(|(day, last)| (day, answer_line(instrument, last), last.reply == Reply::Yes))
        })
    });
    let Some((day, line, was_yes)) = last else {
        return nothing();
    };
    let as_of = casework.case.with_untracked(|case| case.as_of);
    // What a note adds to an answer is not news here, and is not read out again.
    const OPEN: &str = "open";
    let state = steady(move || {
        answer.with(
            |answer| match answer.as_ref().filter(|one| one.reply != Reply::NotAsked) {
                None => OPEN.to_owned(),
                Some(Answer {
                    as_at: Some(from), ..
                }) => format!("{}.", capitalised(&carried_words(*from, as_of, as_of))),
                Some(Answer {
                    reply: Reply::No,
                    note,
                    ..
                }) if was_yes && note.trim().is_empty() => {
                    "Yes last time, and no now: write a note that says why.".to_owned()
                }
                Some(_) => String::new(),
            },
        )
    });
    let state = live(move || {
        match state.get() {
            says if says.is_empty() => nothing(),
            says if says != OPEN => paragraph(says),
            _ => button("Still so today", Weight::Secondary, move || {
                key.carry();
                // The button is gone by then; the answer has its place.
                let answer = key
                    .0
                    .with_value(|[whom, list, item]| question_id(whom, list, item));
                request_animation_frame(move || {
                    let answer = document()
                        .query_selector(&format!("#{answer} input:checked"))
                        .ok()
                        .flatten();
                    answer.iter().for_each(super::focus);
                });
            }),
        }
    });
    let says = el("strong").text(format!("{day}: ")).view();
    let says = el("p").with(says).text(line).view();
    classed("div", "wm-last")
        .with(says)
        .with(
            classed("div", "wm-last__state")
                .at("aria-live", "polite")
                .with(state)
                .view(),
        )
        .view()
}

fn ways(item: &Item) -> AnyView {
    let mut inside = Vec::new();
    let summary = if item.other_ways.is_empty() {
        "Why it matters"
    } else {
        "Other ways to ask, and why"
    };
    if !item.other_ways.is_empty() {
        inside.push(items(
            "govuk-list govuk-list--bullet",
            item.other_ways
                .iter()
                .map(|way| way.clone().into_any())
                .collect(),
        ));
    }
    inside.push(el("p").text(item.why.clone()).view());
    if !item.doubt.is_empty() {
        inside.push(styled("wm-source", item.doubt.clone()));
    }
    folded_as("govuk-details wm-details", summary.into_any(), all(inside))
}

fn note(id: &str, item: &Item, answer: Given, key: Key, search: bool) -> AnyView {
    let usual = if search {
        AnswerSource::Records
    } else {
        AnswerSource::Victim
    };
    let (source_id, note_id, hint_id) = (
        format!("{id}-source"),
        format!("{id}-note"),
        format!("{id}-note-hint"),
    );
    let choices = AnswerSource::VARIANTS
        .iter()
        .map(|source| (id_of(*source).to_owned(), answer_source(*source).to_owned()))
        .collect();
    let chosen = move || {
        let source = answer.with(|answer| {
            answer
                .as_ref()
                .map(|answer| answer.source)
                .unwrap_or_default()
        });
        id_of(source).to_owned()
    };
    let choose = move |change: web_sys::Event| {
        if let Some(source) = of_id(&event_target_value(&change)) {
            key.edit(|answer| answer.source = source);
        }
    };
    let written = move || {
        answer.with(|answer| {
            answer
                .as_ref()
                .is_some_and(|a| !a.note.is_empty() || a.source != usual)
        })
    };
    let summary = live(move || {
        words(if written() {
            "Note, and who said so (written)"
        } else {
            "Note, and who said so"
        })
    });
    let written = Bound::new(
        move || {
            answer.with(|answer| {
                answer
                    .as_ref()
                    .map(|answer| answer.note.clone())
                    .unwrap_or_default()
            })
        },
        move |text| key.edit(|answer| answer.note = text),
    );
    let (field, wording) = lines_of_text(3, written);
    let inside = all(vec![
        classed("label", "govuk-label")
            .at("for", source_id.clone())
            .text("Who or what says so")
            .view(),
        classed("select", "govuk-select wm-select")
            .at("id", source_id)
            .on("change", choose)
            .all(options(choices, chosen))
            .view(),
        classed("label", "govuk-label")
            .at("for", note_id.clone())
            .text("Note")
            .view(),
        classed("div", "govuk-hint")
            .at("id", hint_id.clone())
            .text(item.note.clone())
            .view(),
        field
            .at("id", note_id)
            .at("aria-describedby", hint_id)
            .view(),
        wording,
    ]);
    folded_as("govuk-details wm-details", summary, inside)
}
