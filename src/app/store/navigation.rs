//! Where the user is, and what the next page is to say.

use leptos::prelude::*;

use super::Page;

/// Where the user is.
pub struct Navigation {
    /// The page.
    pub page: RwSignal<Page>,
    /// The page of the assessment that was open last: whoever was elsewhere goes on there.
    pub left: RwSignal<Page>,
    /// What the next page is to say once, of what was just done.
    pub said: RwSignal<String>,
    /// The parts of a page that were left open.
    pub unfolded: StoredValue<Vec<String>>,
}

/// Where the user is.
pub fn use_navigation() -> &'static Navigation {
    expect_context()
}

impl Navigation {
    pub fn new(page: Page) -> Self {
        Self {
            page: RwSignal::new(page),
            left: RwSignal::new(Page::Result),
            said: RwSignal::new(String::new()),
            unfolded: StoredValue::new(Vec::new()),
        }
    }

    /// Goes to another page.
    pub fn go(&self, page: &Page) {
        // The address cannot refuse a change of its own fragment.
        let _ = window().location().set_hash(&page.hash());
    }

    /// Another case is opened: nothing is said of the one before.
    pub(super) fn forget(&self) {
        self.said.set(String::new());
        self.unfolded.set_value(Vec::new());
    }
}
