//! Work with a passphrase. It takes seconds, so a worker does it (src/bin/stretch): the page answers meanwhile, the work can
//! be stopped, and leaving ends it. public/loader.js starts the worker, since that has to be fetched before the door is shut.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use waymark::seal::age::{SealedFile, WORK_FACTOR, Work, WrappingKey, seal_by, to_open, to_seal};
use waymark::seal::{SealError, Zeroizing};

use super::device::{pause, random};

/// Long enough for a frame with the word that this takes a while, where the browser is busy then.
const BEFORE_WORK: i32 = 60;

/// Seals bytes with a passphrase.
pub async fn seal(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    let passphrase = to_seal(passphrase)?;
    let work = Work::new(WORK_FACTOR, &mut random)?;
    let key = wrapping_key(work, passphrase).await?;
    seal_by(plain, work, &key, &mut random)
}

/// Opens a sealed file with a passphrase.
pub async fn open(file: &SealedFile, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, SealError> {
    for passphrase in to_open(passphrase) {
        match file.open_by(&wrapping_key(file.work(), passphrase).await?) {
            Err(SealError::WrongPassphrase) => {}
            came => return came,
        }
    }
    Err(SealError::WrongPassphrase)
}

/// Ends the work that is under way; whoever waits for it is told so.
pub fn stop_work() {
    if let Some(stop) = of_page("stop") {
        let _ = stop.call0(&JsValue::UNDEFINED);
    }
}

async fn wrapping_key(work: Work, passphrase: &str) -> Result<WrappingKey, SealError> {
    match by_worker(work, passphrase).await {
        Some(came) => came,
        // Where the browser starts no worker, what is kept must open all the same.
        None => {
            pause(BEFORE_WORK).await;
            work.key(passphrase)
        }
    }
}

/// The key as the worker made it; nothing where none could be started.
async fn by_worker(work: Work, passphrase: &str) -> Option<Result<WrappingKey, SealError>> {
    let asked = of_page("wrappingKey")?.call3(
        &JsValue::UNDEFINED,
        &passphrase.into(),
        &Uint8Array::from(work.salt().as_slice()),
        &work.factor().into(),
    );
    let promised: Promise = asked.ok()?.dyn_into().ok()?;
    let came = JsFuture::from(promised).await.ok()?;
    if came.is_undefined() {
        return Some(Err(SealError::Stopped));
    }
    let Ok(bytes) = came.dyn_into::<Uint8Array>() else {
        return Some(Err(SealError::NoMemory {
            needs: work.mebibytes(),
        }));
    };
    let mut key = WrappingKey::default();
    if bytes.length() as usize != key.len() {
        return None;
    }
    bytes.copy_to(key.as_mut_slice());
    // The copy that crossed over is wiped as far as it can be reached.
    bytes.fill(0, 0, bytes.length());
    Some(Ok(key))
}

/// What public/loader.js does with the worker.
fn of_page(name: &str) -> Option<Function> {
    let worker = Reflect::get(&window(), &"waymarkWorker".into()).ok()?;
    Reflect::get(&worker, &name.into()).ok()?.dyn_into().ok()
}
