//! The browser's own way to hand something to another program, where it has one.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What became of something that was to be shared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ShareOutcome {
    /// The other program took it.
    Taken,
    /// The user closed the choice.
    Closed,
    /// The browser could not.
    Refused,
}

impl ShareOutcome {
    /// What is said of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Taken => "Shared.",
            Self::Closed => "Nothing was shared.",
            Self::Refused => "The browser did not share it. Save it as a file.",
        }
    }
}

/// Something to share, which the browser said that it can.
#[derive(Clone)]
pub struct Shareable(web_sys::ShareData);

impl Shareable {
    /// A text; nothing where the browser does not share this one.
    pub fn text(text: &str) -> Option<Self> {
        let data = web_sys::ShareData::new();
        data.set_text(text);
        Self::offered(data)
    }

    /// A text file; nothing where the browser does not share this one.
    pub fn file(name: &str, bytes: &[u8]) -> Option<Self> {
        let options = web_sys::FilePropertyBag::new();
        options.set_type("text/plain");
        let parts = Array::of1(&Uint8Array::from(bytes));
        let file = web_sys::File::new_with_u8_array_sequence_and_options(&parts, name, &options);
        let data = web_sys::ShareData::new();
        data.set_files(&Array::of1(&file.ok()?.into()));
        Self::offered(data)
    }

    fn offered(data: web_sys::ShareData) -> Option<Self> {
        let navigator = window().navigator();
        let has = Reflect::get(&navigator, &JsValue::from_str("canShare"))
            .is_ok_and(|method| method.is_function());
        (has && navigator.can_share_with_data(&data)).then_some(Self(data))
    }

    /// Hands it over: the user chooses to whom.
    pub async fn share(self) -> ShareOutcome {
        let sharing = window().navigator().share_with_data(&self.0);
        match JsFuture::from(sharing).await {
            Ok(_) => ShareOutcome::Taken,
            Err(why) => {
                let name = Reflect::get(&why, &JsValue::from_str("name"));
                match name.ok().and_then(|name| name.as_string()).as_deref() {
                    Some("AbortError") => ShareOutcome::Closed,
                    _ => ShareOutcome::Refused,
                }
            }
        }
    }
}
