//! Elements, built by one function: how a page is written until it is made of components.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Custom, on};
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::property::prop;

use super::Words;

/// An element being built.
pub struct El(Box<Building>);

struct Building {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    inside: Vec<Content>,
}

/// What is inside an element.
enum Content {
    View(AnyView),
    /// A text that changes with what it reads.
    LiveText(Box<dyn Fn() -> String + Send>),
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Building {
        tag,
        attributes: Vec::new(),
        inside: Vec::new(),
    }))
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
    pub fn live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        self.live_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn live_boxed(self, name: &'static str, value: Box<dyn Fn() -> Option<String> + Send>) -> Self {
        self.put(custom_attribute(name, value).into_any_attr())
    }

    /// A picture inside, as the core drew it: it has escaped every word in it.
    #[inline(never)]
    pub fn picture(self, svg: String) -> Self {
        self.put(prop("innerHTML", svg).into_any_attr())
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
    pub fn live_text(mut self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.0.inside.push(Content::LiveText(Box::new(text)));
        self
    }

    /// A part inside.
    #[inline(never)]
    pub fn with(mut self, part: AnyView) -> Self {
        self.0.inside.push(Content::View(part));
        self
    }

    /// Parts inside.
    pub fn all(mut self, parts: impl IntoIterator<Item = AnyView>) -> Self {
        self.0.inside.extend(parts.into_iter().map(Content::View));
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
        let Building {
            tag,
            mut attributes,
            mut inside,
            ..
        } = *self.0;
        // A text that changes is all of its element, or an element of its own among others.
        let whole = |text: Box<dyn Fn() -> String + Send>| {
            prop("textContent", move || Words::now(text())).into_any_attr()
        };
        if let (1, Some(Content::LiveText(_))) = (inside.len(), inside.first())
            && let Some(Content::LiveText(text)) = inside.pop()
        {
            attributes.push(whole(text));
        }
        let inside = inside.into_iter().map(|part| match part {
            Content::View(view) => view,
            Content::LiveText(text) => html::custom("span")
                .add_any_attr(vec![whole(text)])
                .child(())
                .into_any(),
        });
        html::custom(tag)
            .add_any_attr(attributes)
            .child(inside.collect::<Vec<_>>())
            .into_any()
    }
}
