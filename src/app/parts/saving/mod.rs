//! Saving a file, and what is said of what became of it. Saved means written: where the browser says no more than that it took
//! the file, the user is asked to look, and until then nothing counts as saved.

mod button;
mod said;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use button::SaveButton;
pub use said::SaveSaid;

use crate::app::store::{Became, Destination, place_for, put_file};

/// What to do once it is in a file; tells whether all of it is, or something has changed since.
type WhenSaved = Box<dyn Fn() -> bool + Send + Sync>;

/// What makes a file, or nothing when something is to be put right first.
#[derive(Clone)]
pub struct MakeFile(Rc<dyn Fn() -> Option<ToSave>>);

impl<F: Fn() -> Option<ToSave> + 'static> From<F> for MakeFile {
    fn from(made: F) -> Self {
        Self(Rc::new(made))
    }
}

/// A file to be saved.
pub struct ToSave {
    name: String,
    bytes: Vec<u8>,
    when_saved: Option<WhenSaved>,
}

impl ToSave {
    /// One of which nothing is lost when it is not saved: it can be made again.
    pub fn copy(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            when_saved: None,
        }
    }

    /// One that holds work; `when_saved` is called when it is in the file, and tells whether that is all of it.
    pub fn work(
        name: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
        when_saved: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
            when_saved: Some(Box::new(when_saved)),
        }
    }
}

/// How things stand with a file.
#[derive(Clone, PartialEq, Eq)]
enum SavingState {
    /// Nothing has been saved.
    Not,
    /// What the browser says.
    Came(Became, String),
    /// The user says that it is there.
    There(String),
    /// It is there, and something has changed since it was made.
    Older(String),
}

/// One place where files are saved from, and where it is said how that went.
#[derive(Clone, Copy)]
pub struct Saving {
    stands: RwSignal<SavingState>,
    /// Whether it holds work, so that the user is asked whether it is there.
    asks: RwSignal<bool>,
    when_saved: StoredValue<Option<WhenSaved>>,
    /// What makes the file anew that was not saved, where it is made by a button of its own. What is kept is no file, so that
    /// nothing of a case lies here.
    again: StoredValue<Option<MakeFile>, LocalStorage>,
}

impl Saving {
    pub fn new() -> Self {
        Self {
            stands: RwSignal::new(SavingState::Not),
            asks: RwSignal::new(false),
            when_saved: StoredValue::new(None),
            again: StoredValue::new_local(None),
        }
    }

    /// Saves the file that is made.
    fn save(self, made: &MakeFile) {
        let Some(file) = made.0() else {
            return;
        };
        let _ = self.again.try_set_value(Some(made.clone()));
        spawn_local(async move {
            let came = match place_for(&file.name).await {
                Some(place) => put_file(&place, &file.name, &file.bytes).await,
                None => Became::Cancelled,
            };
            self.came(came, file);
        });
    }

    /// What became of a file. The page may be gone by now; what was written is saved all the same.
    pub fn came(self, came: Became, file: ToSave) {
        let ToSave {
            name, when_saved, ..
        } = file;
        let stands = match (came, &when_saved) {
            (Became::Written, Some(saved)) if !saved() => SavingState::Older(name),
            _ => SavingState::Came(came, name),
        };
        let _ = self
            .asks
            .try_set(came == Became::Handed && when_saved.is_some());
        let _ = self.when_saved.try_set_value(when_saved);
        let _ = self.stands.try_set(stands);
    }

    /// Whether the last file was not saved because the browser could not.
    pub fn has_failed(self) -> bool {
        self.stands
            .with(|stands| matches!(stands, SavingState::Came(Became::Failed, _)))
    }

    /// Hands the file that was not saved to the browser, which asks for no place or in a way of its own.
    fn download(self) {
        let Some(file) = self
            .again
            .with_value(|made| made.clone())
            .and_then(|made| made.0())
        else {
            return;
        };
        spawn_local(async move {
            let came = put_file(&Destination::Browser, &file.name, &file.bytes).await;
            self.came(came, file);
        });
    }

    fn is_there(self) {
        let whole = self
            .when_saved
            .with_value(|saved| saved.as_ref().is_none_or(|saved| saved()));
        let _ = self.asks.try_set(false);
        let _ = self.stands.try_update(|stands| {
            if let SavingState::Came(_, name) = stands {
                let name = std::mem::take(name);
                *stands = if whole {
                    SavingState::There(name)
                } else {
                    SavingState::Older(name)
                };
            }
        });
    }
}
