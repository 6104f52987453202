//! Whether the page is being printed.

use leptos::ev;
use leptos::prelude::*;

/// Whether the page is being printed: what is made only when somebody opens it has to be there on paper.
pub struct Printing(RwSignal<bool>);

/// Whether the page is being printed.
pub fn use_printing() -> Signal<bool> {
    expect_context::<&'static Printing>().0.into()
}

impl Printing {
    pub(super) fn new() -> Self {
        let printing = RwSignal::new(false);
        // A browser tells before it lays the page out for paper, and what follows from a signal is done by then.
        let _ = window_event_listener(ev::beforeprint, move |_| printing.set(true));
        let _ = window_event_listener(ev::afterprint, move |_| printing.set(false));
        Self(printing)
    }
}
