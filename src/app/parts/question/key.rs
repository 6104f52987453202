//! A question as it is answered: what it writes into the case, and what is said of that.

use std::cell::RefCell;

use leptos::prelude::*;
use waymark::model::case::{Case, CaseStoreFields, LastAnswer};
use waymark::model::instrument::{Answer, Instrument, Reply, SpokenOf};
use waymark::words::explain::other_reply_words;

use super::{found, question_id};
use crate::app::parts::Words;
use crate::app::store::{Answered, use_areas, use_asking, use_casework};

thread_local! {
    /// What shows what was answered last, wherever it stands.
    static STRIP: RefCell<Option<web_sys::Element>> = const { RefCell::new(None) };
}

/// About whom a question is, of which instrument, and which item it puts.
#[derive(Clone, Copy)]
pub struct Key(StoredValue<[String; 3]>);

impl Key {
    pub fn new(whom: &str, instrument: &str, item: &str) -> Self {
        Self(StoredValue::new(
            [whom, instrument, item].map(str::to_owned),
        ))
    }

    /// The element of the question.
    pub fn id(self) -> String {
        self.with(question_id)
    }

    /// Something of whom it is about, of which instrument, and which item.
    pub fn with<T>(self, of: impl FnOnce(&str, &str, &str) -> T) -> T {
        self.0.with_value(|[whom, list, item]| of(whom, list, item))
    }

    /// A question in the words that were chosen for the people of the case.
    pub fn in_words(self, text: String) -> Signal<Words> {
        let casework = use_casework();
        Words::of(move || {
            let people = casework.case.people();
            people.with(|people| self.with(|whom, _, _| people.spoken_of(whom).fill(&text)))
        })
    }

    pub fn edit(self, change: impl FnOnce(&mut Answer)) {
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

    pub fn give(self, reply: &Reply, search: bool) {
        self.was_here();
        self.answered(|case, whom, list, item| case.give(whom, list, item, reply, search));
    }

    pub fn carry(self) {
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
                    let instrument = book.instrument(list)?;
                    let given = case.given_today(whom, list, item)?;
                    let words = case.people.spoken_of(whom);
                    let mut says = recorded_words(instrument, given, item, words)?;
                    let further = instrument.item(item).map(|item| book.asked_in_place(item));
                    let asks_more = further.is_some_and(|further| !further.is_empty());
                    if asks_more && instrument.counts(&given.reply) == Some(true) {
                        says.push_str(" What to ask next stands under it.");
                    }
                    Some(says)
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
    pub fn too_soon(self) {
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
        // In the page and not in the window: until the next frame the page may have been scrolled, to the next question above all.
        let place = |question: &web_sys::Element| {
            question.get_bounding_client_rect().top() + window().scroll_y().unwrap_or_default()
        };
        let before = place(&question);
        request_animation_frame(move || {
            let strip = document().query_selector(".wm-recorded").ok().flatten();
            STRIP.with_borrow_mut(|known| {
                // A page that is gone took it along.
                *known = strip.or(known.take());
                if let Some(strip) = known {
                    let _ = question.insert_adjacent_element("afterend", strip);
                }
            });
            let moved = place(&question) - before;
            if moved.abs() > 1.0 {
                window().scroll_by_with_x_and_y(0.0, moved);
            }
        });
    }

    /// The element of the question, and in it what this finds first.
    pub fn find(self, inside: &str) -> Option<web_sys::Element> {
        let question = self
            .0
            .with_value(|[whom, list, item]| question_id(whom, list, item));
        found(&question, inside)
    }
}

/// What was recorded, and where.
fn recorded_words(
    instrument: &Instrument,
    answer: &Answer,
    item: &str,
    words: SpokenOf,
) -> Option<String> {
    let item = instrument.items.iter().find(|one| one.id == item)?;
    let reply = match &answer.reply {
        Reply::Yes if !instrument.yes.is_empty() => instrument.yes.clone(),
        Reply::Step(step) => instrument
            .scale
            .iter()
            .find(|one| one.id == *step)
            .map(|one| one.label.clone())?,
        reply => other_reply_words(instrument, item, reply).to_owned(),
    };
    Some(match item.number.as_str() {
        "" => format!("Recorded: {reply}. {}", words.fill(&item.ask)),
        number => format!("Recorded for question {number}: {reply}."),
    })
}
