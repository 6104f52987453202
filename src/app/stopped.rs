//! A panic ends the program. It is told to public/loader.js, which puts a page in the program's place.

use std::panic::PanicHookInfo;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Drops the keys, and tells where a panic was, and never what it says: that may hold what somebody typed.
pub fn tell(panic: &PanicHookInfo<'_>) {
    crate::app::store::drop_keys();
    let place = panic.location().map_or_else(
        || "an unknown place".to_owned(),
        |place| format!("{}:{}:{}", file(place.file()), place.line(), place.column()),
    );
    let event = CustomEventInit::new();
    event.set_detail(&JsValue::from_str(&place));
    if let (Some(window), Ok(event)) = (
        web_sys::window(),
        CustomEvent::new_with_event_init_dict("waymark-stopped", &event),
    ) {
        let _ = window.dispatch_event(&event);
    }
}

/// A source file's name without the folder of whoever built it.
fn file(path: &str) -> &str {
    path.split_once("/registry/src/")
        .and_then(|(_, path)| path.split_once('/'))
        .map_or(path, |(_, path)| path)
}
