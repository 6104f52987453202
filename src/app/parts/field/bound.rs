//! What a field shows of a case or of a draft, and what is done with what is entered.

use std::sync::Arc;

use leptos::prelude::*;

/// What is done with what is typed. It belongs to no page, as a `Callback` does: a browser tells what was typed when the
/// field is taken away, and by then its page is gone.
type PutTyped = Arc<dyn Fn(String) + Send + Sync>;

/// What a field reads and writes: the text now, and what to do with what is typed.
#[derive(Clone)]
pub struct Bound {
    pub get: Signal<String>,
    pub set: PutTyped,
}

impl Bound {
    pub fn new(
        get: impl Fn() -> String + Send + Sync + 'static,
        set: impl Fn(String) + Send + Sync + 'static,
    ) -> Self {
        Self {
            get: Signal::derive(get),
            set: Arc::new(set),
        }
    }
}

/// A field that keeps its text in a signal of the page.
impl From<RwSignal<String>> for Bound {
    fn from(text: RwSignal<String>) -> Self {
        Self {
            get: text.into(),
            set: Arc::new(move |typed| text.set(typed)),
        }
    }
}

type IsTicked = Box<dyn Fn(&str) -> bool + Send + Sync>;
type Tick = Box<dyn Fn(&str, bool) + Send + Sync>;

/// Which boxes are ticked, and what is done when one is ticked or cleared.
#[derive(Clone, Copy)]
pub struct Ticks {
    get: StoredValue<IsTicked>,
    set: StoredValue<Tick>,
}

impl Ticks {
    pub fn new(
        get: impl Fn(&str) -> bool + Send + Sync + 'static,
        set: impl Fn(&str, bool) + Send + Sync + 'static,
    ) -> Self {
        Self {
            get: StoredValue::new(Box::new(get)),
            set: StoredValue::new(Box::new(set)),
        }
    }

    pub(super) fn is(self, value: &str) -> bool {
        self.get.with_value(|get| get(value))
    }

    pub(super) fn tick(self, value: &str, on: bool) {
        self.set.try_with_value(|set| set(value, on));
    }
}

/// The boxes that may be ticked: each by its value, its words, and a hint of its own where it has one.
pub struct Boxes(pub(super) Vec<[String; 3]>);

impl From<Vec<(String, String)>> for Boxes {
    fn from(boxes: Vec<(String, String)>) -> Self {
        let plain = |(value, words)| [value, words, String::new()];
        Self(boxes.into_iter().map(plain).collect())
    }
}

impl From<Vec<[String; 3]>> for Boxes {
    fn from(boxes: Vec<[String; 3]>) -> Self {
        Self(boxes)
    }
}
