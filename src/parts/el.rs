//! Elements, built by one function.
//!
//! `view!` compiles the exact type of every element it writes: about a kilobyte of program for each. The pages here have
//! some hundreds, and a phone has to fetch them, so they are built of one type. Its builder is one pointer, and what
//! does not depend on a type is not inlined: a call is a few bytes, and there are some hundreds of those too.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;
use wasm_bindgen::JsValue;
use waymark::seal::Zeroizing;

/// An element being built.
pub struct El(Box<Building>);

struct Building {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    inside: Vec<AnyView>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Building { tag, attributes: Vec::new(), inside: Vec::new() }))
}

/// An element of a class.
#[inline(never)]
pub fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).at("class", class)
}

impl El {
    /// An attribute.
    #[inline(never)]
    pub fn at(self, name: &'static str, value: impl Into<String>) -> Self {
        self.put(custom_attribute(name, value.into()).into_any_attr())
    }

    /// An attribute that changes with what it reads, and is left out when there is nothing.
    pub fn live(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.live_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn live_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String> + Send>) -> Self {
        self.put(custom_attribute(name, value).into_any_attr())
    }

    /// The text of a field, kept in step.
    pub fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn Fn() -> String + Send> = Box::new(value);
        self.put(prop("value", value).into_any_attr())
    }

    /// A text property of the element (`value`, `textContent`) that is kept in step with something secret. Nothing of it is left in
    /// the program's memory on the way; the browser has its own copy.
    #[inline(never)]
    pub fn secret(self, property: &'static str, held: RwSignal<Zeroizing<String>>) -> Self {
        self.put(prop(property, move || held.with(|held| JsValue::from_str(held))).into_any_attr())
    }

    /// Where the element stands, as the style of this one element; an attribute of that name would be against the content
    /// policy.
    #[inline(never)]
    pub fn placed(self, style: String) -> Self {
        self.put(prop("style", style).into_any_attr())
    }

    /// A picture inside, as the core drew it: it has escaped every word in it.
    #[inline(never)]
    pub fn picture(self, svg: String) -> Self {
        self.put(prop("innerHTML", svg).into_any_attr())
    }

    /// A yes-or-no property (`checked`, `selected`), kept in step.
    pub fn is(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.boxed_is(name, Box::new(value))
    }

    #[inline(never)]
    fn boxed_is(self, name: &'static str, value: Box<dyn Fn() -> bool + Send>) -> Self {
        self.put(prop(name, value).into_any_attr())
    }

    /// What to do on an event.
    pub fn on(self, event: &'static str, act: impl Fn(web_sys::Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(act))
    }

    #[inline(never)]
    fn on_boxed(self, event: &'static str, act: Box<dyn FnMut(web_sys::Event)>) -> Self {
        self.put(on(Custom::<web_sys::Event>::new(event), act).into_any_attr())
    }

    /// Text inside.
    #[inline(never)]
    pub fn text(self, text: impl Into<String>) -> Self {
        let text: String = text.into();
        self.with(text.into_any())
    }

    /// Text inside that changes with what it reads.
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        let text: Box<dyn Fn() -> String + Send> = Box::new(text);
        self.with((move || text()).into_any())
    }

    /// A part inside.
    #[inline(never)]
    pub fn with(mut self, part: AnyView) -> Self {
        self.0.inside.push(part);
        self
    }

    /// Parts inside.
    pub fn all(mut self, parts: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.inside.extend(parts);
        self
    }

    #[inline(never)]
    fn put(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// The element.
    #[inline(never)]
    pub fn view(self) -> AnyView {
        let Building { tag, attributes, inside } = *self.0;
        html::custom(tag).add_any_attr(attributes).child(inside).into_any()
    }
}
