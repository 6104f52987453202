//! The browser's database as a shelf of sealed records, each under its id. A record that is said to be written is on the
//! disk: the transaction asks for that, and nothing is told before it has completed.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// What the browser calls it.
pub const DATABASE: &str = "waymark";
const RECORDS: &str = "kept";
/// The id of the key record.
pub const KEY: &str = "key";

/// Why the shelf did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing here: a private window, or a setting.
    Refused,
    /// There is no room.
    Full,
    /// What lies there is not what was expected: somebody else wrote in between.
    Overtaken,
    /// Anything else, as the browser calls it.
    Other(String),
}

impl From<JsValue> for Trouble {
    fn from(thrown: JsValue) -> Self {
        let name = thrown.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
        match name.as_str() {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "InvalidStateError" | "NotAllowedError" => Self::Refused,
            "AbortError" => Self::Overtaken,
            _ => Self::Other(name),
        }
    }
}

/// The shelf. It is opened anew for each task, so a connection that the browser has dropped is no trouble.
pub struct Shelf(IdbDatabase);

impl Drop for Shelf {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Shelf {
    /// Opens the shelf; an empty one is made where there is none.
    pub async fn open() -> Result<Self, Trouble> {
        let factory = window().indexed_db()?.ok_or(Trouble::Refused)?;
        let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
        let made = request.clone();
        let make = Closure::once(move || {
            if let Ok(database) = made.result().and_then(JsValue::dyn_into::<IdbDatabase>) {
                // It is the first version, so there cannot be one of that name.
                let _ = database.create_object_store(RECORDS);
            }
        });
        request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
        let database = done(request.unchecked_ref()).await?;
        Ok(Self(database.unchecked_into()))
    }

    /// Every record with its id.
    pub async fn all(&self) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let (transaction, records) = self.records("readonly")?;
        // Both are in the order of the ids.
        let (ids, values) = (records.get_all_keys()?, records.get_all()?);
        completed(&transaction).await?;
        let (ids, values) = (Array::from(&ids.result()?), Array::from(&values.result()?));
        let pairs = ids.iter().zip(values.iter());
        Ok(pairs.map(|(id, bytes)| (id.as_string().unwrap_or_default(), Uint8Array::new(&bytes).to_vec())).collect())
    }

    /// The record of that id.
    pub async fn read(&self, id: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let (transaction, records) = self.records("readonly")?;
        let found = records.get(&id.into())?;
        completed(&transaction).await?;
        Ok(bytes(&found.result()?))
    }

    /// Writes a record, unless what lies there, or the key record beside it, is not what was expected. Either all of it is
    /// written, or nothing is.
    pub async fn put(
        &self,
        id: &str,
        record: &[u8],
        expected: impl FnOnce(Option<Vec<u8>>, Option<Vec<u8>>) -> bool + 'static,
    ) -> Result<(), Trouble> {
        let (transaction, records) = self.records("readwrite")?;
        let (there, key) = (records.get(&id.into())?, records.get(&KEY.into())?);
        let (id, record) = (JsValue::from(id), Uint8Array::from(record));
        let (within, before) = (transaction.clone(), there);
        // Both reads have come when the second has: they are answered in order.
        let reply = key.clone();
        let write = Closure::once(move || {
            let was = |request: &IdbRequest| request.result().ok().and_then(|result| bytes(&result));
            let written = expected(was(&before), was(&reply)) && records.put_with_key(&record, &id).is_ok();
            if !written {
                let _ = within.abort();
            }
        });
        key.set_onsuccess(Some(write.as_ref().unchecked_ref()));
        completed(&transaction).await
    }

    /// Takes records off the shelf.
    pub async fn delete(&self, ids: &[String]) -> Result<(), Trouble> {
        let (transaction, records) = self.records("readwrite")?;
        for id in ids {
            records.delete(&id.into())?;
        }
        completed(&transaction).await
    }

    fn records(&self, mode: &str) -> Result<(IdbTransaction, IdbObjectStore), Trouble> {
        // web-sys has no way yet to ask that a write be on the disk before it is called done.
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let open: Function = Reflect::get(&self.0, &"transaction".into())?.unchecked_into();
        let transaction: IdbTransaction =
            open.call3(&self.0, &RECORDS.into(), &mode.into(), &options)?.unchecked_into();
        let records = transaction.object_store(RECORDS)?;
        Ok((transaction, records))
    }
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

/// What a request came to.
async fn done(request: &IdbRequest) -> Result<JsValue, Trouble> {
    let (ok, wrong) = (request.clone(), request.clone());
    promised(
        |yes, no| {
            request.set_onsuccess(Some(yes));
            request.set_onerror(Some(no));
        },
        move || wrong.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from),
    )
    .await?;
    Ok(ok.result()?)
}

/// Waits until a transaction is on the disk.
async fn completed(transaction: &IdbTransaction) -> Result<(), Trouble> {
    let wrong = transaction.clone();
    promised(
        |yes, no| {
            transaction.set_oncomplete(Some(yes));
            transaction.set_onabort(Some(no));
        },
        // One that was aborted by hand has no error of its own.
        move || wrong.error().map_or_else(|| abort().into(), JsValue::from),
    )
    .await
    .map(drop)
}

fn abort() -> DomException {
    // Its two words are plain text, which a name and a message may always be.
    DomException::new_with_message_and_name("", "AbortError").unwrap_or_else(|thrown| thrown.unchecked_into())
}

/// Waits for one of two calls of the browser; the second says what went wrong.
async fn promised(
    listen: impl FnOnce(&Function, &Function),
    wrong: impl FnOnce() -> JsValue + 'static,
) -> Result<JsValue, Trouble> {
    let (mut listen, mut wrong, mut refuse) = (Some(listen), Some(wrong), None);
    let promise = Promise::new(&mut |yes, no| {
        let wrong = wrong.take();
        let refused = Closure::once(move || {
            let thrown = wrong.map_or(JsValue::UNDEFINED, |wrong| wrong());
            let _ = no.call1(&JsValue::UNDEFINED, &thrown);
        });
        if let Some(listen) = listen.take() {
            listen(&yes, refused.as_ref().unchecked_ref());
        }
        refuse = Some(refused);
    });
    let came = JsFuture::from(promise).await;
    // The browser may call it until then.
    drop(refuse);
    Ok(came?)
}
