//! The browser's database as a shelf of sealed records, each under its id. What is said to be written is on the disk: the
//! transaction asks for that (`durability: strict`), and nothing is told before it has completed.

use std::fmt;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use waymark::keeping::{ClashError, KeyRecord};
use waymark::seal::SealError;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

/// What the browser calls it.
pub const DATABASE: &str = "waymark";
const RECORDS: &str = "kept";
/// For so long an answer is waited for, in milliseconds. A database that is being upgraded in another window, or whose disk
/// does not answer, may never give one.
pub const PATIENCE: i32 = 10_000;
/// The id of the key record.
pub const KEY: &str = "key";

/// Why the shelf did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// The browser keeps nothing here.
    Refused,
    /// There is no room.
    Full,
    /// It has not answered for [`PATIENCE`].
    Silent,
    /// Something else lies there than what was expected.
    Clash(ClashError),
    /// It could not be sealed.
    Sealing(SealError),
    /// Anything else, as the browser calls it.
    Other(String),
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => f.write_str(
                "This browser refuses to keep anything for this page. A private window or a setting may be the reason.",
            ),
            Self::Full => f.write_str("There is no room left for it on this device."),
            Self::Silent => f.write_str(
                "The browser's database has not answered for ten seconds. Close other windows of Waymark and try again; if that does not help, close the browser and open it again. What is kept was not changed.",
            ),
            Self::Clash(clash) => clash.fmt(f),
            Self::Sealing(refused) => refused.fmt(f),
            Self::Other(name) => write!(f, "The browser could not do it and calls the reason \u{201c}{name}\u{201d}."),
        }
    }
}

impl std::error::Error for ShelfError {}

impl From<JsValue> for ShelfError {
    fn from(thrown: JsValue) -> Self {
        match thrown
            .dyn_ref::<DomException>()
            .map(DomException::name)
            .unwrap_or_default()
            .as_str()
        {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "NotAllowedError" => Self::Refused,
            "" => Self::Other("no reason given".to_owned()),
            name => Self::Other(name.to_owned()),
        }
    }
}

impl From<SealError> for ShelfError {
    fn from(refused: SealError) -> Self {
        Self::Sealing(refused)
    }
}

/// The shelf. It is opened anew for each task, so that a connection the browser has dropped is no trouble.
pub struct Shelf(IdbDatabase);

impl Drop for Shelf {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Shelf {
    /// Opens the shelf; an empty one is made where there is none. What does not open is tried once more.
    pub async fn open() -> Result<Self, ShelfError> {
        match Self::open_once().await {
            Err(ShelfError::Other(_)) => Self::open_once().await,
            came => came,
        }
    }

    async fn open_once() -> Result<Self, ShelfError> {
        // A browser that keeps nothing has no database to offer, or throws when it is asked for it.
        let factory = window()
            .indexed_db()
            .ok()
            .flatten()
            .ok_or(ShelfError::Refused)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
        let made = awaited(|yes, no| {
            request.set_onupgradeneeded(Some(yes));
            request.set_onsuccess(Some(yes));
            request.set_onerror(Some(no));
        });
        let event = made.await.map_err(|event| {
            if event.is_undefined() {
                close_when_opened(&request);
            }
            failed(&event, &request)
        })?;
        let shelf = Self(request.result()?.unchecked_into());
        if event.unchecked_ref::<web_sys::Event>().type_() == "upgradeneeded" {
            shelf.0.create_object_store(RECORDS)?;
            result(&request).await?;
        }
        Ok(shelf)
    }

    /// Every record with its id. One that is not even bytes comes as none.
    pub async fn all(&self) -> Result<Vec<(String, Vec<u8>)>, ShelfError> {
        let records = self.begin("readonly")?.1;
        // Both are in the order of the ids.
        let (ids, values) = (records.get_all_keys()?, records.get_all()?);
        let (ids, values) = (result(&ids).await?, result(&values).await?);
        let (ids, values) = (Array::from(&ids), Array::from(&values));
        let pairs = ids.iter().zip(values.iter());
        Ok(pairs
            .map(|(id, value)| {
                (
                    id.as_string().unwrap_or_default(),
                    bytes(&value).unwrap_or_default(),
                )
            })
            .collect())
    }

    /// The record of that id.
    pub async fn read(&self, id: &str) -> Result<Option<Vec<u8>>, ShelfError> {
        let records = self.begin("readonly")?.1;
        Ok(bytes(&result(&records.get(&id.into())?).await?))
    }

    /// Writes a record if `may`, which is given what lies there and the key record that lies beside it; with it the key
    /// record, where `may` says so; whether it did. In one transaction: nobody can write in between, and either all of it is
    /// written or nothing.
    pub async fn put(
        &self,
        id: &str,
        record: &[u8],
        key_record: &[u8],
        may: impl FnOnce(Option<&[u8]>, Option<&[u8]>) -> Result<KeyRecord, ClashError>,
    ) -> Result<KeyRecord, ShelfError> {
        let (transaction, records) = self.begin("readwrite")?;
        let (there, key) = (records.get(&id.into())?, records.get(&KEY.into())?);
        let (there, key) = (result(&there).await?, result(&key).await?);
        // What is not bytes lies there all the same.
        let read =
            |value: &JsValue| (!value.is_undefined()).then(|| bytes(value).unwrap_or_default());
        let key = match may(read(&there).as_deref(), read(&key).as_deref()) {
            Ok(key) => key,
            Err(clash) => {
                let _ = transaction.abort();
                return Err(ShelfError::Clash(clash));
            }
        };
        records.put_with_key(&Uint8Array::from(record), &id.into())?;
        match key {
            KeyRecord::Stands => {}
            KeyRecord::ToWrite => {
                records.put_with_key(&Uint8Array::from(key_record), &KEY.into())?;
            }
        }
        completed(&transaction).await?;
        Ok(key)
    }

    /// Takes a record off the shelf, and with the last one the key; whether the shelf is empty then. In one transaction, so
    /// that no window can put a record there of which the key is going.
    pub async fn delete(&self, id: &str) -> Result<bool, ShelfError> {
        let (transaction, records) = self.begin("readwrite")?;
        records.delete(&id.into())?;
        let left = records.get_all_keys()?;
        let left = Array::from(&result(&left).await?);
        let empty = left.iter().all(|id| id.as_string().as_deref() == Some(KEY));
        if empty {
            records.clear()?;
        }
        completed(&transaction).await?;
        Ok(empty)
    }

    /// Takes everything off the shelf.
    pub async fn clear(&self) -> Result<(), ShelfError> {
        let (transaction, records) = self.begin("readwrite")?;
        records.clear()?;
        completed(&transaction).await
    }

    /// Takes the empty shelf away. Where another window holds it, it stays, empty.
    pub fn take_away(self) {
        drop(self);
        if let Ok(Some(factory)) = window().indexed_db() {
            let _ = factory.delete_database(DATABASE);
        }
    }

    fn begin(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), ShelfError> {
        // web-sys counts this as unstable, since not every browser has it; one that has not passes it by.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let open: Function = Reflect::get(&self.0, &"transaction".into())?.unchecked_into();
        let transaction: IdbTransaction = open
            .call3(&self.0, &RECORDS.into(), &mode.into(), &options)?
            .unchecked_into();
        let records = transaction.object_store(RECORDS)?;
        Ok((transaction, records))
    }
}

/// The bytes that a stored value is; nothing when it is something else.
fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// What a request came to.
async fn result(request: &IdbRequest) -> Result<JsValue, ShelfError> {
    let answered = awaited(|yes, no| {
        request.set_onsuccess(Some(yes));
        request.set_onerror(Some(no));
    });
    answered.await.map_err(|event| failed(&event, request))?;
    Ok(request.result()?)
}

/// Why a request came to nothing: what the browser says of it, or that it says nothing.
fn failed(event: &JsValue, request: &IdbRequest) -> ShelfError {
    if event.is_undefined() {
        ShelfError::Silent
    } else {
        failure(request)
    }
}

/// A shelf that opens when nobody waits for it any more would keep others from being taken away.
fn close_when_opened(request: &IdbOpenDbRequest) {
    let opened = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(shelf) = opened.result() {
            shelf.unchecked_into::<IdbDatabase>().close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

fn failure(request: &IdbRequest) -> ShelfError {
    request.error().ok().flatten().map_or_else(
        || ShelfError::Other(String::new()),
        |error| JsValue::from(error).into(),
    )
}

/// Waits until a transaction is on the disk.
async fn completed(transaction: &IdbTransaction) -> Result<(), ShelfError> {
    let ended = awaited(|yes, no| {
        transaction.set_oncomplete(Some(yes));
        transaction.set_onabort(Some(no));
    });
    match ended.await {
        Ok(_) => Ok(()),
        Err(event) if event.is_undefined() => {
            // What is not written by now is not to be: it would be told twice. One that is nearly done is done all the same,
            // and is known by what it wrote.
            let _ = transaction.abort();
            Err(ShelfError::Silent)
        }
        Err(_) => Err(transaction.error().map_or_else(
            || ShelfError::Other("AbortError".to_owned()),
            |error| JsValue::from(error).into(),
        )),
    }
}

fn after(act: &Function, milliseconds: i32) {
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(act, milliseconds);
}

/// Waits for one of two events, and no longer than [`PATIENCE`]: then nothing is what comes of it. The functions that settle a
/// promise are the listeners themselves, and what is settled already is not changed when the time is over.
fn awaited(listen: impl FnOnce(&Function, &Function)) -> JsFuture {
    let mut listen = Some(listen);
    Promise::new(&mut |yes, no| {
        // Where the page itself was busy for so long, an answer may lie there unheard: it comes first.
        let gives_up = no.clone();
        let late = Closure::once_into_js(move || after(&gives_up, 1_000));
        after(late.unchecked_ref(), PATIENCE);
        if let Some(listen) = listen.take() {
            listen(&yes, &no);
        }
    })
    .into()
}
