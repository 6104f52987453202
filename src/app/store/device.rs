//! What the browser is asked for: the day and the time, random bytes, a file in, and a file out.

use js_sys::{Date, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use waymark::model::dates::Day;
use waymark::record::{FileError, LARGEST_FILE, text_of};

/// Today, by the device's clock.
pub fn today() -> Day {
    day(&Date::new(&Date::now().into()))
        .or_else(|| Day::new(2026, 1, 1))
        .expect("the calendar has a first of January")
}

/// Puts a mark on the browser's own timeline, where a profile shows it and a journey counts it. It holds a name and a time.
pub fn mark(name: &str) {
    if let Some(timeline) = window().performance() {
        // A browser that marks nothing shows nothing there.
        let _ = timeline.mark(name);
    }
}

/// The day on which this build's sources were last changed, where the build says so.
pub fn made() -> Option<Day> {
    Day::from_iso(&document().document_element()?.get_attribute("data-made")?).ok()
}

fn day(at: &Date) -> Option<Day> {
    Day::new(
        i32::try_from(at.get_full_year()).ok()?,
        at.get_month() + 1,
        at.get_date(),
    )
}

/// A moment, in milliseconds since 1970 began, as people say it: `21 November 2026 at 14:32`; today's as the time alone.
pub fn moment(at: f64) -> String {
    let at = Date::new(&at.into());
    let time = format!("{:02}:{:02}", at.get_hours(), at.get_minutes());
    match day(&at) {
        Some(day) if day != today() => format!("{day} at {time}"),
        _ => time,
    }
}

/// Random bytes from the browser; where it has none, the slice stays as it is, and whoever asked notices.
pub fn random(bytes: &mut [u8]) {
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(bytes);
    }
}

/// Whether the browser has promised not to clear away by itself what is kept; nothing where it cannot be asked. To `ask` it
/// for that promise is another thing than to look whether it was given.
pub async fn durable(ask: bool) -> Option<bool> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let question: Function =
        Reflect::get(&storage, &if ask { "persist" } else { "persisted" }.into())
            .ok()?
            .dyn_into()
            .ok()?;
    let answer: Promise = question.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(answer).await.ok()?.as_bool()
}

/// Waits so many milliseconds; the page is drawn meanwhile.
pub async fn pause(milliseconds: i32) {
    let waited = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = JsFuture::from(waited).await;
}

/// Where a file goes.
pub enum Destination {
    /// The file that the user chose.
    File(JsValue),
    /// Where the browser puts what it is handed, if it does.
    Browser,
}

/// What became of a file that was to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// All of it is in the file.
    Written,
    /// The browser has taken it, and tells nobody what it did with it.
    Handed,
    /// The user gave no place for it.
    Cancelled,
    /// The browser could not do it.
    Failed,
}

/// Asks the user where a file is to be saved, where the browser has a way to ask; nothing when the user gives no place. It is
/// asked first, before any work: some seconds after the press of a button a browser does not let it be asked any more.
pub async fn place_for(name: &str) -> Option<Destination> {
    match picked(name).await {
        Ok(file) => Some(Destination::File(file)),
        Err(thrown) => {
            let cancelled = thrown
                .dyn_ref::<web_sys::DomException>()
                .is_some_and(|one| one.name() == "AbortError");
            (!cancelled).then_some(Destination::Browser)
        }
    }
}

async fn picked(name: &str) -> Result<JsValue, JsValue> {
    let picker: Function = Reflect::get(&window(), &"showSaveFilePicker".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into())?;
    awaited(picker.call1(&window(), &options)?).await
}

/// Saves a file.
pub async fn put_file(place: &Destination, name: &str, bytes: &[u8]) -> Became {
    match place {
        Destination::Browser if download(name, bytes).is_ok() => Became::Handed,
        Destination::File(file) if write(file, bytes).await.is_ok() => Became::Written,
        Destination::Browser | Destination::File(_) => Became::Failed,
    }
}

/// Writes a file. Until the stream is closed nothing of it is in the file, and what was there before still is.
async fn write(file: &JsValue, bytes: &[u8]) -> Result<(), JsValue> {
    let stream = method(file, "createWritable", None).await?;
    let written = method(&stream, "write", Some(&Uint8Array::from(bytes))).await;
    if written.is_err() {
        let _ = method(&stream, "abort", None).await;
        return written.map(drop);
    }
    method(&stream, "close", None).await.map(drop)
}

async fn method(of: &JsValue, name: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    let promise = match argument {
        Some(argument) => method.call1(of, argument),
        None => method.call0(of),
    };
    awaited(promise?).await
}

async fn awaited(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}

/// Hands bytes to the browser as a file to save.
fn download(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(match name.rsplit('.').next() {
        Some("txt") => "text/plain;charset=utf-8",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    });
    let parts = js_sys::Array::of1(&Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers read it after they have come back from here.
    spawn_local(async move {
        pause(40_000).await;
        let _ = web_sys::Url::revoke_object_url(&address);
    });
    Ok(())
}

/// Puts a text on the clipboard; tells whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Where the page is not on a safe connection, there is no clipboard at all.
    let has = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    has && JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

/// What is in the file the user chose; a file that is too large is not read at all.
pub async fn read_bytes(file: &web_sys::File, most: usize) -> Result<Vec<u8>, String> {
    let bytes = file.size();
    if bytes > most as f64 {
        return Err(FileError::TooLarge {
            bytes: bytes as usize,
        }
        .to_string());
    }
    let read = JsFuture::from(file.array_buffer()).await;
    read.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|_| {
        "The browser could not read this file. Check that it still exists and that you may open it.".to_owned()
    })
}

/// The text of the file the user chose.
pub async fn read_text(file: web_sys::File) -> Result<String, String> {
    text(read_bytes(&file, LARGEST_FILE).await?)
}

/// The text that the bytes are.
pub fn text(bytes: Vec<u8>) -> Result<String, String> {
    text_of(bytes).map_err(|mistake| mistake.to_string())
}
