//! Keeping unfinished work on the device: chosen by the user, sealed, saved with every change, and offered back.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::book::EDITION;
use waymark::case::Case;
use waymark::dates::Day;
use waymark::files::{Unfinished, read_unfinished, write_unfinished};
use waymark::seal::kept::{self, DataKey, Label};
use waymark::seal::{Ceiling, age};

use super::device::{ask_to_keep, clock, pause, random, today};
use super::shelf::{KEY, Shelf, Trouble};
use super::{Desk, Page, marker};

/// How things stand with what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is kept here, and nothing is written.
    Off,
    /// Something is kept, and the passphrase has not been given.
    Locked,
    /// The key is in memory; every change is saved.
    Open,
}

/// How far the open case is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing of it, and nothing is meant to be.
    Not,
    /// It is being written.
    Writing,
    /// All of it, at that time of day; so many times.
    At(String, u64),
    /// Another window has written since. Both are still there.
    Overtaken,
    /// Not since something went wrong; in words.
    Failed(String),
}

/// One record on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Until when it is kept; nothing when the record does not read.
    pub until: Option<Day>,
    /// What is in it, in a few words: known only while the key is.
    pub holds: String,
    /// Why it does not open, where it does not.
    pub trouble: String,
    /// Whether the rules have changed since it was saved.
    pub other_rules: bool,
}

/// What is kept, and what is known of it.
#[derive(Clone, Copy)]
pub struct Keep {
    pub state: RwSignal<State>,
    pub saved: RwSignal<Saved>,
    pub records: RwSignal<Vec<Record>>,
    /// What the browser answered when it was asked not to clear this away by itself.
    pub durable: RwSignal<Option<bool>>,
    hand: StoredValue<Hand>,
}

/// What nobody else needs to see.
#[derive(Default)]
struct Hand {
    key: Option<DataKey>,
    /// The key record as it was read: another one there, and somebody changed the passphrase or deleted everything.
    key_record: Vec<u8>,
    /// The label of the record of the open case.
    label: Option<Label>,
    until: Option<Day>,
    /// A save is under way; and another is asked for.
    busy: bool,
    again: bool,
    /// The element that was used last.
    place: String,
}

/// For how long work is kept, unless the user says otherwise.
pub const DAYS: u32 = 7;
/// The most days.
pub const MOST_DAYS: u32 = 28;

impl Keep {
    pub fn new() -> Self {
        Self {
            state: RwSignal::new(State::Off),
            saved: RwSignal::new(Saved::Not),
            records: RwSignal::new(Vec::new()),
            durable: RwSignal::new(None),
            hand: StoredValue::new(Hand::default()),
        }
    }

    /// Whether all of the open case is on the device.
    pub fn is_saved(self) -> bool {
        matches!(self.saved.get_untracked(), Saved::At(..))
    }

    /// Remembers where the user is on a page.
    pub fn at(self, place: String) {
        self.hand.update_value(|hand| hand.place = place);
    }

    /// Until when the open case is kept.
    pub fn until(self) -> Day {
        self.hand.with_value(|hand| hand.until).unwrap_or_else(|| today().plus_days(DAYS))
    }

    /// Forgets the key and everything that was known with it.
    fn forget(self) {
        self.hand.set_value(Hand::default());
        self.saved.set(Saved::Not);
        self.records.set(Vec::new());
    }
}

/// What went wrong, and what to do.
pub fn words(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused => "This browser keeps nothing for this page: a private window, or a setting, forbids it. The case is still open here. Save it as a file.".to_owned(),
        Trouble::Full => "There is no room left on this device for this page. The case is still open here. Save it as a file, or delete kept work that is no longer needed.".to_owned(),
        Trouble::Overtaken => "Something else was written in between, in another window. Nothing was overwritten.".to_owned(),
        Trouble::Other(name) => {
            let name = if name.is_empty() { "it did not say why" } else { name.as_str() };
            format!("The browser did not save it ({name}). The case is still open here. Save it as a file.")
        }
    }
}

impl Desk {
    /// Looks whether anything is kept, and watches the case from then on.
    pub fn begin_keeping(self) {
        Effect::new(move |_| {
            self.case.track();
            self.typed.track();
            self.page.track();
            if self.open.get() && self.keep.state.get() == State::Open {
                self.save();
            }
        });
        spawn_local(async move {
            if marker::is_set().await {
                self.refresh().await;
            }
        });
    }

    /// Reads the shelf anew.
    pub async fn refresh(self) {
        let keep = self.keep;
        let found = match Shelf::open().await {
            Ok(shelf) => shelf.all().await,
            Err(trouble) => Err(trouble),
        };
        let found = match found {
            Ok(found) => found,
            Err(trouble) => return keep.saved.set(Saved::Failed(words(&trouble))),
        };
        let has_key = found.iter().any(|(id, _)| id == KEY);
        let records =
            found.iter().filter(|(id, _)| id != KEY).map(|(id, bytes)| keep.read(id, bytes)).collect::<Vec<_>>();
        if keep.state.get_untracked() != State::Open {
            let locked = has_key || !records.is_empty();
            keep.state.set(if locked { State::Locked } else { State::Off });
        }
        keep.records.set(records);
    }

    /// Begins to keep work on this device: makes a key, seals it, and saves the open case.
    pub async fn keep_from_now(self, passphrase: &str, until: Day) -> Result<(), String> {
        pause().await;
        let mut fill = random;
        let key = DataKey::new(&mut fill).map_err(|refused| refused.to_string())?;
        let record = key.wrap(passphrase, age::WORK_FACTOR, &mut fill).map_err(|refused| refused.to_string())?;
        let say = |trouble: Trouble| words(&trouble);
        // A key that lies there already opens something, so it is never written over.
        Shelf::open().await.map_err(say)?.put(KEY, &record, |there, _| there.is_none()).await.map_err(say)?;
        marker::set();
        self.keep.durable.set(ask_to_keep().await);
        self.keep.hand.update_value(|hand| {
            hand.key = Some(key);
            hand.key_record = record;
            hand.until = Some(until);
        });
        self.keep.state.set(State::Open);
        Ok(())
    }

    /// Opens the shelf with the passphrase.
    pub async fn unlock(self, passphrase: &str) -> Result<(), String> {
        pause().await;
        let say = |trouble: Trouble| words(&trouble);
        let record = Shelf::open().await.map_err(say)?.read(KEY).await.map_err(say)?;
        let record = record.ok_or(
            "The key of what is kept here is gone: another window may have deleted everything. What is still listed cannot be opened.",
        )?;
        let key = DataKey::unwrap(&record, passphrase, Ceiling::USUAL).map_err(|refused| refused.to_string())?;
        self.keep.hand.update_value(|hand| {
            hand.key = Some(key);
            hand.key_record = record;
        });
        self.keep.state.set(State::Open);
        self.refresh().await;
        Ok(())
    }

    /// Opens a record and goes to where it was left.
    pub async fn open_kept(self, id: String) -> Result<(), String> {
        let say = |trouble: Trouble| words(&trouble);
        let bytes = Shelf::open().await.map_err(say)?.read(&id).await.map_err(say)?;
        let bytes = bytes.ok_or("This is gone: another window has deleted it.")?;
        let (label, work) = self.keep.opened(&id, &bytes)?;
        let Unfinished { page, place, typed, case, .. } = work;
        self.take(case);
        self.keep.hand.update_value(|hand| {
            hand.until = Some(label.kept_until);
            hand.label = Some(label);
        });
        let half = !typed.is_empty();
        self.typed.set(typed);
        self.changed.set(half);
        self.go(&Page::from_hash(&page));
        // The page is made in the next frames.
        set_timeout(move || crate::parts::focus_soon(place.clone()), Duration::from_millis(50));
        Ok(())
    }

    /// Saves the open case, now or when the save that is under way is done. What is shown as saved is saved.
    pub fn save(self) {
        let keep = self.keep;
        if matches!(keep.saved.get_untracked(), Saved::Overtaken) {
            return;
        }
        let begin = keep.hand.try_update_value(|hand| {
            hand.again = true;
            !std::mem::replace(&mut hand.busy, true)
        });
        if keep.saved.get_untracked() != Saved::Writing {
            keep.saved.set(Saved::Writing);
        }
        if begin == Some(true) {
            // After the answer is on the screen.
            set_timeout(move || spawn_local(self.write()), Duration::from_millis(0));
        }
    }

    async fn write(self) {
        let keep = self.keep;
        let mut came = Ok(0);
        while keep.hand.try_update_value(|hand| std::mem::take(&mut hand.again)) == Some(true) {
            came = self.write_once().await;
            if came.is_err() {
                break;
            }
        }
        keep.hand.update_value(|hand| (hand.busy, hand.again) = (false, false));
        if keep.state.get_untracked() != State::Open {
            return;
        }
        keep.saved.set(match came {
            Ok(revision) => Saved::At(clock(), revision),
            Err(Trouble::Overtaken) => Saved::Overtaken,
            Err(trouble) => Saved::Failed(words(&trouble)),
        });
    }

    async fn write_once(self) -> Result<u64, Trouble> {
        let keep = self.keep;
        let page = self.page.with_untracked(Page::hash);
        let until = keep.until();
        let sealed = keep.hand.try_update_value(|hand| {
            let before = hand.label.clone();
            let id = before.as_ref().map_or_else(|| kept::new_id(&mut random), |label| Ok(label.id.clone()))?;
            let label = Label {
                id,
                revision: before.as_ref().map_or(1, |label| label.revision + 1),
                kept_until: until,
                case_format: "waymark-case/1".to_owned(),
                rules: EDITION.to_owned(),
            };
            let text = self.typed.with_untracked(|typed| {
                self.case.with_untracked(|case| write_unfinished(&page, &hand.place, typed, case))
            });
            let key = hand.key.as_ref().ok_or(waymark::seal::Refused::NotRecord)?;
            let record = kept::keep(&label, text.as_bytes(), key, &mut random)?;
            Ok::<_, waymark::seal::Refused>((before, label, record, hand.key_record.clone()))
        });
        let sealed = sealed.ok_or(Trouble::Refused)?.map_err(|refused| Trouble::Other(refused.to_string()))?;
        let (before, label, record, key_record) = sealed;
        let last = before.map(|label| label.revision);
        let expected = move |there: Option<Vec<u8>>, key: Option<Vec<u8>>| {
            let there = there.map(|bytes| kept::read_label(&bytes).map(|label| label.revision).ok());
            // What lies there is what this window wrote last, under the key this window has.
            key.as_ref() == Some(&key_record) && there == last.map(Some)
        };
        Shelf::open().await?.put(&label.id, &record, expected).await?;
        let revision = label.revision;
        keep.hand.update_value(|hand| hand.label = Some(label));
        Ok(revision)
    }

    /// Goes on with what this window holds, as a record of its own, beside what another window wrote.
    pub fn keep_beside(self) {
        self.keep.hand.update_value(|hand| hand.label = None);
        self.keep.saved.set(Saved::Not);
        self.save();
    }

    /// Takes what another window wrote.
    pub fn take_newer(self) {
        let id = self.keep.hand.with_value(|hand| hand.label.as_ref().map(|label| label.id.clone()));
        self.keep.saved.set(Saved::Not);
        if let Some(id) = id {
            spawn_local(async move {
                if let Err(says) = self.open_kept(id).await {
                    self.keep.saved.set(Saved::Failed(says));
                }
            });
        }
    }

    /// Clears the screen and the memory. What is kept stays; what is not saved is not cleared away, and it says so.
    pub fn lock(self) -> Result<(), String> {
        let open = self.open.get_untracked();
        if open && !self.keep.is_saved() {
            return Err(
                "Not all of the open case is saved, so it was not locked away. Save it as a file first.".to_owned()
            );
        }
        self.clear();
        self.keep.state.set(State::Locked);
        self.go(&Page::Start);
        spawn_local(self.refresh());
        Ok(())
    }

    /// Drops the keys and everything about the case from memory, as far as a page can.
    pub fn clear(self) {
        self.keep.forget();
        self.take(Case::new(self.today));
        self.open.set(false);
    }

    /// Drops the same and shows nothing of it: the page is about to be left.
    pub fn drop_all(self) {
        self.keep.hand.set_value(Hand::default());
        *self.case.write_untracked() = Case::new(self.today);
        self.typed.write_untracked().clear();
        *self.changed.write_untracked() = false;
    }

    /// Changes until when the open case is kept.
    pub fn keep_until(self, until: Day) {
        self.keep.hand.update_value(|hand| hand.until = Some(until));
        self.save();
    }

    /// Puts another passphrase in the place of the old one. The records stay as they are.
    pub async fn change_passphrase(self, old: &str, new: &str) -> Result<(), String> {
        pause().await;
        let say = |trouble: Trouble| words(&trouble);
        let before = self.keep.hand.with_value(|hand| hand.key_record.clone());
        let changed = kept::change_passphrase(&before, old, new, age::WORK_FACTOR, Ceiling::USUAL, &mut random)
            .map_err(|refused| refused.to_string())?;
        let there = before.clone();
        let shelf = Shelf::open().await.map_err(say)?;
        shelf.put(KEY, &changed, move |now, _| now == Some(there)).await.map_err(say)?;
        self.keep.hand.update_value(|hand| hand.key_record = changed);
        Ok(())
    }

    /// Takes a record off the device. The open case stays open, and is not saved any more if it was that one.
    pub async fn delete_kept(self, id: String) -> Result<(), String> {
        let own = self.keep.hand.with_value(|hand| hand.label.as_ref().is_some_and(|label| label.id == id));
        if own {
            self.clear();
        }
        let say = |trouble: Trouble| words(&trouble);
        Shelf::open().await.map_err(say)?.delete(&[id]).await.map_err(say)?;
        self.refresh().await;
        Ok(())
    }

    /// Takes everything off the device.
    pub async fn delete_all(self) -> Result<(), String> {
        let say = |trouble: Trouble| words(&trouble);
        let shelf = Shelf::open().await.map_err(say)?;
        let all: Vec<String> = shelf.all().await.map_err(say)?.into_iter().map(|(id, _)| id).collect();
        shelf.delete(&all).await.map_err(say)?;
        marker::unset();
        self.clear();
        self.keep.state.set(State::Off);
        Ok(())
    }

    /// A record as it lies there, for the user to take away.
    pub async fn kept_bytes(self, id: &str) -> Result<Vec<u8>, String> {
        let say = |trouble: Trouble| words(&trouble);
        let bytes = Shelf::open().await.map_err(say)?.read(id).await.map_err(say)?;
        bytes.ok_or_else(|| "This is gone: another window has deleted it.".to_owned())
    }
}

impl Keep {
    /// What is known of a record: what its label says, and what is in it while the key is there.
    fn read(self, id: &str, bytes: &[u8]) -> Record {
        let label = kept::read_label(bytes);
        let opened = self.hand.with_value(|hand| hand.key.is_some()).then(|| self.opened(id, bytes));
        let (holds, trouble) = match (&label, opened) {
            (Err(refused), _) => (String::new(), refused.to_string()),
            (Ok(_), None) => (String::new(), String::new()),
            (Ok(_), Some(Ok((_, work)))) => (named(&work.case), String::new()),
            (Ok(_), Some(Err(says))) => (String::new(), says),
        };
        Record {
            id: id.to_owned(),
            until: label.as_ref().ok().map(|label| label.kept_until),
            holds,
            trouble,
            other_rules: label.is_ok_and(|label| label.rules != EDITION),
        }
    }

    fn opened(self, id: &str, bytes: &[u8]) -> Result<(Label, Unfinished), String> {
        self.hand.with_value(|hand| {
            let key = hand.key.as_ref().ok_or("It is locked.")?;
            let (label, text) = kept::open(bytes, id, key).map_err(|refused| refused.to_string())?;
            let text = str::from_utf8(&text).map_err(|_| "What is in it is not text.".to_owned())?;
            let work = read_unfinished(text).map_err(|mistake| mistake.to_string())?;
            Ok((label, work))
        })
    }
}

/// A case as the list of what is kept names it.
fn named(case: &Case) -> String {
    let reference = if case.reference.is_empty() { "no reference" } else { case.reference.as_str() };
    format!("{reference}, for {}", case.as_of)
}
