//! What the browser is asked for: the day, a file in, a file out, and the way out.

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

/// The time of day, by the device's clock, to the minute.
pub fn clock() -> String {
    let now = js_sys::Date::new_0();
    format!("{:02}:{:02}", now.get_hours(), now.get_minutes())
}

/// Random bytes from the browser; where it has none, the slice stays as it is.
pub fn random(bytes: &mut [u8]) {
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(bytes);
    }
}

/// A made-up passphrase; empty where the browser gives no random bytes.
pub fn offered() -> String {
    waymark::seal::words::passphrase(&mut random).map(|words| words.to_string()).unwrap_or_default()
}

/// Asks the browser not to clear away what is kept when room gets short; what it answered, where it can be asked.
pub async fn ask_to_keep() -> Option<bool> {
    let storage = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let ask: js_sys::Function = js_sys::Reflect::get(&storage, &"persist".into()).ok()?.dyn_into().ok()?;
    let answer: js_sys::Promise = ask.call0(&storage).ok()?.dyn_into().ok()?;
    wasm_bindgen_futures::JsFuture::from(answer).await.ok()?.as_bool()
}

/// Lets the page be drawn before something that takes long.
pub async fn pause() {
    let waited = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 60);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(waited).await;
}

/// Hands bytes to the user as a file to save.
pub fn download(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(match name.rsplit('.').next() {
        Some("txt") => "text/plain;charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    });
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
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

/// What is in the file the user chose; a file that is too large is not read at all.
pub async fn read_bytes(file: &web_sys::File) -> Result<Vec<u8>, String> {
    let bytes = file.size();
    // Sealed and armored, a file is somewhat larger than what is in it.
    if bytes > 2.0 * LARGEST_FILE as f64 {
        return Err(FileMistake::TooLarge { bytes: bytes as usize }.to_string());
    }
    let read = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
    read.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()).map_err(|_| {
        "The browser could not read this file. Check that it still exists and that you may open it.".to_owned()
    })
}

/// The text of the file the user chose.
pub async fn read_text(file: web_sys::File) -> Result<String, String> {
    String::from_utf8(read_bytes(&file).await?).map_err(|_| FileMistake::NotJson { line: 0, column: 0 }.to_string())
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
