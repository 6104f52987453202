//! What the browser's simple storages hold of keeping, and nothing about anybody. One mark stands in the tab while a case is
//! open that is not kept, so that it can be said after a reload that it is gone.
//!
//! A mark beside the shelf that something is kept, when it was saved last, and after how many minutes to lock. It holds
//! nothing about anybody. With it the start page knows at once, and where there is none the shelf need not be opened, which
//! would make an empty one where nothing was ever kept.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use waymark::keeping::LOCK_AFTER;

use super::shelf::DATABASE;

/// When something was saved last, in milliseconds since 1970 began.
pub const SAVED: &str = "waymark-kept";
const MINUTES: &str = "waymark-lock-after";
/// When everything was locked by hand last: the other windows see it change.
pub const LOCK: &str = "waymark-locked";

/// That a case is open in this tab that is not kept: always the same, whatever case it is. The tab takes it away with itself.
const UNKEPT: &str = "waymark-open";

/// Whether the mark is there: a case was open in this tab before the page was loaded, and was not kept.
pub fn was_unkept() -> bool {
    tab_allowed() && SessionStorage::get::<bool>(UNKEPT).is_ok()
}

/// A case is open that is not kept.
pub fn set_unkept() {
    if tab_allowed() && !was_unkept() {
        let _ = SessionStorage::set(UNKEPT, true);
    }
}

/// None is.
pub fn clear_unkept() {
    if tab_allowed() {
        SessionStorage::delete(UNKEPT);
    }
}

fn tab_allowed() -> bool {
    window()
        .session_storage()
        .is_ok_and(|storage| storage.is_some())
}

fn allowed() -> bool {
    // A browser that is told to keep nothing refuses to be asked, and that would stop the page.
    window()
        .local_storage()
        .is_ok_and(|storage| storage.is_some())
}

/// When something was saved last, if anything is kept.
pub fn saved() -> Option<f64> {
    allowed().then(|| LocalStorage::get(SAVED).ok()).flatten()
}

/// Whether the browser has a shelf, by its own list: for when the mark was lost.
pub async fn is_listed() -> bool {
    listed().await.unwrap_or(false)
}

async fn listed() -> Result<bool, JsValue> {
    let Some(factory) = window().indexed_db()? else {
        return Ok(false);
    };
    let list = Reflect::get(&factory, &"databases".into())?;
    let Some(list) = list.dyn_ref::<Function>() else {
        return Ok(false);
    };
    let found = JsFuture::from(list.call0(&factory)?.unchecked_into::<Promise>()).await?;
    let named =
        |one: JsValue| Reflect::get(&one, &"name".into()).is_ok_and(|name| name == DATABASE);
    Ok(Array::from(&found).iter().any(named))
}

/// Something was saved just now. Where the mark cannot be made, the browser's list still tells.
pub fn set() {
    if allowed() {
        let _ = LocalStorage::set(SAVED, js_sys::Date::now());
    }
}

/// Nothing is kept any more, so nothing is remembered.
pub fn clear() {
    if allowed() {
        LocalStorage::delete(SAVED);
        LocalStorage::delete(MINUTES);
        LocalStorage::delete(LOCK);
    }
}

/// Locks the other windows. Where nothing is kept nothing is written, and they stay as they are.
pub fn lock_others() {
    if saved().is_some() {
        let _ = LocalStorage::set(LOCK, js_sys::Date::now());
    }
}

/// After how many minutes without use to lock.
pub fn lock_after() -> u32 {
    let (least, usual, most) = LOCK_AFTER;
    let set: Option<u32> = if allowed() {
        LocalStorage::get(MINUTES).ok()
    } else {
        None
    };
    set.unwrap_or(usual).clamp(least, most)
}

/// Sets that number.
pub fn set_lock_after(minutes: u32) {
    if allowed() {
        let _ = LocalStorage::set(MINUTES, minutes);
    }
}
