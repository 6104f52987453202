//! Going through questions: where to go on, what was answered last, and the letters that were typed.

use leptos::prelude::*;
use waymark::engine::shortcuts::Typing;
use waymark::model::case::LastAnswer;

/// How far the user has come with questions.
pub struct Asking {
    /// The question last answered, by its instrument: where to go on after an interruption.
    pub last: StoredValue<Vec<(String, String)>>,
    /// The letters that were typed on questions, so that a sentence answers none.
    pub typing: StoredValue<Typing>,
    /// Whether the checklist opens at the first question that was not asked.
    pub to_next: StoredValue<bool>,
    /// Whether the questions that could settle a route are asked first.
    pub quick: RwSignal<bool>,
    /// What was answered last on this page, so that it is said and can be taken back.
    pub answered: RwSignal<Option<Answered>>,
}

/// What was answered last.
#[derive(Clone)]
pub struct Answered {
    /// What was recorded, in words.
    pub says: String,
    /// What takes it back; nothing when it was taken back.
    pub last: Option<LastAnswer>,
}

/// How far the user has come with questions.
pub fn use_asking() -> &'static Asking {
    expect_context()
}

impl Asking {
    pub fn new() -> Self {
        Self {
            last: StoredValue::new(Vec::new()),
            typing: StoredValue::new(Typing::default()),
            to_next: StoredValue::new(false),
            quick: RwSignal::new(false),
            answered: RwSignal::new(None),
        }
    }

    /// Another case is opened.
    pub(super) fn forget(&self) {
        self.last.set_value(Vec::new());
        self.to_next.set_value(false);
        self.quick.set(false);
        self.answered.set(None);
    }
}
