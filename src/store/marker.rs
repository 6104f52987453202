//! A mark beside the shelf that says whether anything is kept, and after how many minutes to lock. It holds nothing about
//! anybody. It is there so that the shelf need not be opened, which would make one, where nothing was ever kept.

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const KEPT: &str = "waymark-kept";
const LOCK_AFTER: &str = "waymark-lock-after";

/// After how many minutes without a touch it locks, unless the user says otherwise.
const MINUTES: u32 = 5;

fn allowed() -> bool {
    // A browser that is told to keep nothing refuses to be asked, and that would stop the page.
    window().local_storage().is_ok_and(|storage| storage.is_some())
}

/// Whether something may be kept. Where the mark was lost, the browser's own list of databases is asked.
pub async fn is_set() -> bool {
    allowed() && LocalStorage::get::<bool>(KEPT).unwrap_or(false) || listed().await.unwrap_or(false)
}

async fn listed() -> Result<bool, JsValue> {
    let Some(factory) = window().indexed_db()? else { return Ok(false) };
    let list = Reflect::get(&factory, &"databases".into())?;
    let Some(list) = list.dyn_ref::<Function>() else { return Ok(false) };
    let found = JsFuture::from(list.call0(&factory)?.unchecked_into::<Promise>()).await?;
    let named = |one: JsValue| Reflect::get(&one, &"name".into()).is_ok_and(|name| name == super::shelf::DATABASE);
    Ok(Array::from(&found).iter().any(named))
}

/// Something is kept from now on.
pub fn set() {
    if allowed() {
        // Without the mark the list of databases still tells.
        let _ = LocalStorage::set(KEPT, true);
    }
}

/// Nothing is kept any more.
pub fn unset() {
    if allowed() {
        LocalStorage::delete(KEPT);
    }
}

/// After how many minutes to lock.
pub fn lock_after() -> u32 {
    let minutes = if allowed() { LocalStorage::get(LOCK_AFTER).unwrap_or(MINUTES) } else { MINUTES };
    minutes.clamp(2, 15)
}

/// Sets that number.
pub fn set_lock_after(minutes: u32) {
    if allowed() {
        let _ = LocalStorage::set(LOCK_AFTER, minutes);
    }
}
