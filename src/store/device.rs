//! What the browser is asked for: the day, a file in, a file out, and the way out.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use waymark::dates::Day;
use waymark::files::{FileMistake, LARGEST_FILE};

/// Where *exit this page* goes: a public page that says nothing about why.
pub const WAY_OUT: &str = "https://www.bbc.co.uk/weather";

/// Today, by the device's clock.
pub fn today() -> Day {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(2026);
    Day::new(year, now.get_month() + 1, now.get_date())
        .or_else(|| Day::new(2026, 1, 1))
        .expect("the calendar has a first of January")
}

/// Whether this browser keeps anything for this page's address.
pub fn anything_kept() -> bool {
    // A browser that is told to keep nothing refuses to be asked, and the count would stop the page.
    let allowed = |storage: Result<Option<web_sys::Storage>, JsValue>| storage.is_ok_and(|storage| storage.is_some());
    allowed(window().local_storage()) && LocalStorage::length() > 0
        || allowed(window().session_storage()) && SessionStorage::length() > 0
}

/// Hands a text to the user as a file to save.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(if name.ends_with(".txt") { "text/plain;charset=utf-8" } else { "application/json" });
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

/// Puts a text on the clipboard; tells whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Where the page is not on a safe connection, there is no clipboard at all.
    let has =
        js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|clipboard| clipboard.is_object());
    has && wasm_bindgen_futures::JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// The text of the file the user chose; a file that is too large is not read at all.
pub async fn read_text(file: web_sys::File) -> Result<String, String> {
    let bytes = file.size();
    if bytes > LARGEST_FILE as f64 {
        return Err(FileMistake::TooLarge { bytes: bytes as usize }.to_string());
    }
    wasm_bindgen_futures::JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).ok_or_else(|| {
        "The browser could not read this file. Check that it still exists and that you may open it.".to_owned()
    })
}

/// Blanks the page at once and goes to a public one; the browser's history keeps that this page was open.
pub fn leave() {
    if let Some(body) = document().body() {
        body.set_inner_html("");
    }
    document().set_title("");
    if window().location().replace(WAY_OUT).is_err() {
        // Nothing more can be done, and the page is blank already.
    }
}
