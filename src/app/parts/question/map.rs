use leptos::prelude::*;
use waymark::model::instrument::{Instrument, Reply};

use super::{GivenAnswer, InstrumentAnswers, found, question_id};
use crate::app::parts::{When, Words, focus};
use crate::app::store::use_asking;

/// A question as the map knows it.
#[derive(Clone)]
pub struct OnMap {
    number: String,
    /// The element of the question.
    target: String,
    answer: GivenAnswer,
}

impl OnMap {
    fn is_put(&self) -> bool {
        self.answer.with(|answer| {
            answer
                .as_ref()
                .is_some_and(|answer| answer.reply != Reply::NotAsked)
        })
    }

    /// How far down the page the question stands.
    fn top(&self) -> f64 {
        let question = document().get_element_by_id(&self.target);
        question.map_or(f64::MAX, |question| {
            question.get_bounding_client_rect().top()
        })
    }

    fn go_there(&self) {
        let question = document().get_element_by_id(&self.target);
        if let (Some(question), Some(input)) = (question, found(&self.target, "input")) {
            focus(&input);
            // The question and not its first answer: whoever comes here reads before she answers.
            question.scroll_into_view();
        }
    }
}

impl InstrumentAnswers {
    /// Every question by its number, for the map.
    pub fn by_number(&self, instrument: &Instrument) -> Vec<OnMap> {
        let items = instrument.items.iter().zip(&self.given).enumerate();
        let known = items.map(|(index, (item, answer))| OnMap {
            number: if item.number.is_empty() {
                (index + 1).to_string()
            } else {
                item.number.clone()
            },
            target: question_id(&self.whom, &instrument.id, &item.id),
            answer: *answer,
        });
        known.collect()
    }
}

/// Every question by its number, marked when it has been answered, and the way to the next that has not.
#[component]
pub fn QuestionMap(questions: Vec<OnMap>) -> impl IntoView {
    let numbers = questions.iter().cloned();
    let numbers = numbers.map(|question| view! { <Number question /> });
    let numbers = numbers.collect_view();
    let questions = StoredValue::new(questions);
    let left = Memo::new(move |_| {
        questions.with_value(|all| all.iter().filter(|one| !one.is_put()).count())
    });
    let next = move || {
        untrack(|| {
            questions.with_value(|all| {
                let left = all.iter().filter(|one| !one.is_put());
                // The first on the page, in whatever order they stand there.
                let next = left.min_by(|one, other| one.top().total_cmp(&other.top()));
                next.iter().for_each(|next| next.go_there());
            });
        });
    };
    let asking = use_asking();
    if asking.to_next.get_value() {
        asking.to_next.set_value(false);
        // Once the page is there and its heading has had the focus.
        request_animation_frame(move || request_animation_frame(next));
    }
    let remaining = Words::of(move || match left.get() {
        0 => "Every question has been asked.".to_owned(),
        1 => "1 question not asked yet. ".to_owned(),
        left => format!("{left} questions not asked yet. "),
    });
    let is_any = Signal::derive(move || left.get() > 0);
    view! {
        <nav class="wm-map" aria-label="Questions">
            <ul class="wm-map__list">{numbers}</ul>
            <p class="govuk-body">
                <span prop:textContent=remaining></span>
                <When is=is_any>
                    <button class="wm-link" type="button" on:click=move |_| next()>
                        "Go to the next one"
                    </button>
                </When>
            </p>
        </nav>
    }
}

/// One number on the map.
#[component]
fn Number(question: OnMap) -> impl IntoView {
    let OnMap { number, answer, .. } = question.clone();
    let state = Signal::derive(move || {
        answer.with(|answer| match answer.as_ref().map(|answer| &answer.reply) {
            None | Some(Reply::NotAsked) => "not asked",
            Some(Reply::Yes) => "yes",
            Some(Reply::No) => "no",
            Some(_) => "answered",
        })
    });
    let named = number.clone();
    let label = Signal::derive(move || format!("Question {named}, {}", state.get()));
    view! {
        <li>
            <button
                class="wm-map__item"
                type="button"
                data-state=state
                aria-label=label
                on:click=move |_| question.go_there()
            >
                {number}
            </button>
        </li>
    }
}
