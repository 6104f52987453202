//! A text that changes.

use leptos::prelude::*;
use leptos::tachys::html::property::IntoProperty;

/// The whole text of an element. It is put as the element's content and not into a text node that is held on to: a
/// translator or an extension puts nodes of its own in the place of ours, and what is written into ours then is seen by
/// nobody.
#[derive(Clone)]
pub struct Words(String);

impl Words {
    /// What that says, kept in step.
    pub fn of(says: impl Fn() -> String + Send + Sync + 'static) -> Signal<Self> {
        Signal::derive(move || Self(says()))
    }

    /// What an element of the builder says.
    pub(super) fn now(says: String) -> Self {
        Self(says)
    }
}

impl IntoProperty for Words {
    type State = (web_sys::Element, String);
    type Cloneable = String;
    type CloneableOwned = String;

    fn hydrate<const FROM_SERVER: bool>(
        self,
        element: &web_sys::Element,
        property: &str,
    ) -> Self::State {
        self.build(element, property)
    }

    fn build(self, element: &web_sys::Element, _: &str) -> Self::State {
        element.set_text_content(Some(&self.0));
        (element.clone(), self.0)
    }

    fn rebuild(self, (element, before): &mut Self::State, _: &str) {
        // What says the same as before is not read out again.
        if *before != self.0 {
            element.set_text_content(Some(&self.0));
            *before = self.0;
        }
    }

    fn into_cloneable(self) -> String {
        self.0
    }

    fn into_cloneable_owned(self) -> String {
        self.0
    }
}
