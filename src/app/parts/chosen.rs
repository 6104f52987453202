//! Whether a choice is made.

use leptos::prelude::*;
use leptos::tachys::html::property::IntoProperty;
use wasm_bindgen::JsValue;

/// What a control keeps of the user's choice. The browser is told that it stands so from the beginning: Firefox writes to
/// disk, to restore a tab, what of a page's choices differs from how they began, and asks no `autocomplete` about it.
#[derive(Clone)]
pub struct Chosen(bool);

impl Chosen {
    /// Whether it is made, kept in step.
    pub fn when(is: impl Fn() -> bool + Send + Sync + 'static) -> Signal<Self> {
        Signal::derive(move || Self(is()))
    }

    fn put(&self, element: &web_sys::Element, property: &str) {
        // An element takes any property.
        let _ = js_sys::Reflect::set(element, &property.into(), &JsValue::from_bool(self.0));
    }

    fn begin(&self, element: &web_sys::Element, property: &str) {
        match property {
            "checked" => self.put(element, "defaultChecked"),
            "selected" => self.put(element, "defaultSelected"),
            _ => {}
        }
    }
}

impl IntoProperty for Chosen {
    type State = (web_sys::Element, bool);
    type Cloneable = bool;
    type CloneableOwned = bool;

    fn hydrate<const FROM_SERVER: bool>(
        self,
        element: &web_sys::Element,
        property: &str,
    ) -> Self::State {
        self.build(element, property)
    }

    fn build(self, element: &web_sys::Element, property: &str) -> Self::State {
        // Of an element that was another choice before, too.
        self.put(element, property);
        self.begin(element, property);
        (element.clone(), self.0)
    }

    fn rebuild(self, (element, before): &mut Self::State, property: &str) {
        // The user may have changed it since; how it began nobody else changes.
        self.put(element, property);
        if *before != self.0 {
            self.begin(element, property);
            *before = self.0;
        }
    }

    fn into_cloneable(self) -> bool {
        self.0
    }

    fn into_cloneable_owned(self) -> bool {
        self.0
    }
}
