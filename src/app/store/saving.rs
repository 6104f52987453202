//! Saving the open case on the device with every change. What the page calls saved is on the disk.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark::keeping::{ClashError, KeyRecord, StoredRecord, Writer, look};
use waymark::model::dates::Day;
use waymark::model::files::{UnfinishedFormat, write_unfinished};
use waymark::record::id_of;
use waymark::seal::kept;
use waymark::seal::kept::Label;
use waymark::seal::{SealError, Zeroizing};

use super::device::{moment, pause};
use super::keep::{Kept, Saved, State, drop_keys, hand};
use super::shelf::{KEY, Shelf, ShelfError};
use super::{Casework, KeepNote, Page, marker};

/// How long an answer may be on its way to the screen before it is sealed, in milliseconds.
const A_FRAME: i32 = 20;
/// After this time without an answer from the browser, what is being written is called not saved.
const PATIENCE: i32 = 10_000;

/// A record, sealed and ready to be written by whoever knows what lies in its place.
struct Ready {
    generation: u32,
    writer: Writer,
    label: Label,
    sealed: Vec<u8>,
}

impl Ready {
    /// Writes it; whether the key record had to be written again.
    async fn put(self) -> Result<bool, ShelfError> {
        let Self {
            generation,
            writer,
            label: Label { id, revision, .. },
            sealed,
        } = self;
        let may = |there: Option<&[u8]>, key: Option<&[u8]>| writer.may_write(&id, there, key);
        let shelf = Shelf::open().await?;
        let key = shelf.put(&id, &sealed, &writer.key_record, may).await?;
        let is_mended = key == KeyRecord::ToWrite && !writer.new_key;
        hand(|hand| {
            hand.new_key = false;
            if let Some(record) = hand
                .record
                .as_mut()
                .filter(|_| hand.generation == generation)
            {
                (record.last, record.tried, record.own) = (Some(revision), None, true);
            }
        });
        Ok(is_mended)
    }
}

/// What is said when the key record was damaged, and is whole again.
const MENDED: &str = "The key to what is kept on this device had been damaged, and was written again: it opens with the same passphrase.";

impl Casework {
    /// Keeps the open case from now on. The key must be there.
    pub fn keep_case(&'static self, until: Day) -> Result<(), ShelfError> {
        let record = Kept::new(until).ok_or(ShelfError::Sealing(SealError::NoRandom))?;
        self.keep.offer.set(false);
        self.keep.offer_again.set(false);
        hand(|hand| hand.record = Some(record));
        self.keep.saved.set(Saved::Not);
        self.keep.keeps.set(true);
        self.save();
        Ok(())
    }

    /// Goes back to where the work was left, once it is kept; to what is kept where that is no page of an assessment.
    pub fn back_to_work(&'static self, until: Day) {
        let has_page = hand(|hand| !hand.page.is_empty());
        if !has_page {
            return self.navigation.go(&Page::Device);
        }
        let says = format!("Kept on this device until the end of {until}, sealed.");
        self.keep.note.set(KeepNote::passes(vec![says]));
        self.navigation.go(&self.navigation.left.get_untracked());
    }

    /// Changes until when the open case is kept.
    pub fn keep_until(&'static self, until: Day) {
        hand(|hand| {
            hand.record
                .iter_mut()
                .for_each(|record| record.until = until)
        });
        self.keep.keeps.notify();
        self.save();
    }

    /// Saves the open case, now or when the save that is under way is done; nothing where it is not to be kept.
    pub fn save(&'static self) {
        let saved = self.keep.saved;
        // After a clash it is for the user to say what becomes of what is here.
        if !self.keep.keeps.get_untracked()
            || saved.with_untracked(|saved| matches!(saved, Saved::Clash(..)))
        {
            return;
        }
        // What failed is called so until it has gone right.
        if saved.with_untracked(|saved| matches!(saved, Saved::Not | Saved::At(_))) {
            saved.set(Saved::Writing);
        }
        let idle = hand(|hand| {
            hand.again = true;
            !std::mem::replace(&mut hand.busy, true)
        });
        if idle {
            spawn_local(async move {
                pause(A_FRAME).await;
                self.write().await;
            });
        }
    }

    /// Another case takes the place of the open one: what of it is not written yet is sealed now, and written.
    pub fn part(&'static self) {
        let keep = self.keep;
        let unwritten = keep
            .saved
            .with_untracked(|saved| matches!(saved, Saved::Writing | Saved::Failed(_)));
        if keep.keeps.get_untracked() && unwritten {
            let ready = self.sealed();
            spawn_local(async move {
                let came = match ready {
                    Ok(ready) => ready.put().await,
                    Err(trouble) => Err(trouble),
                };
                match came {
                    Ok(_) => marker::set(),
                    Err(trouble) => keep.note.set(KeepNote::stays(vec![format!(
                        "The last change to the case that was open before was not saved on this device. {trouble}"
                    )])),
                }
            });
        }
        keep.detach();
    }

    /// Says so if the write that begins now is not done when patience is over.
    fn watch_over(&'static self) {
        let round = hand(|hand| {
            hand.round += 1;
            hand.round
        });
        spawn_local(async move {
            pause(PATIENCE).await;
            if hand(|hand| hand.busy && hand.round == round) && self.keep.keeps.get_untracked() {
                let says = "The browser has not answered for ten seconds.";
                self.keep.saved.set(Saved::Failed(says.to_owned()));
            }
        });
    }

    /// Writes until nothing has changed meanwhile.
    async fn write(&'static self) {
        let generation = || hand(|hand| hand.generation);
        let (mut of, mut came) = (generation(), Ok(()));
        while hand(|hand| std::mem::take(&mut hand.again)) {
            of = generation();
            self.watch_over();
            came = self.write_once().await;
            if matches!(came, Err(ShelfError::Other(_))) {
                pause(200).await;
                came = self.write_once().await;
            }
        }
        hand(|hand| hand.busy = false);
        if of != generation() || !self.keep.keeps.get_untracked() {
            return;
        }
        if came == Err(ShelfError::Clash(ClashError::Gone)) && self.all_gone().await {
            return;
        }
        let saved = match came {
            Ok(()) => {
                marker::set();
                self.changed.set(false);
                if self.navigation.page.with_untracked(Page::is_device) {
                    self.keep.refresh().await;
                }
                Saved::At(moment(js_sys::Date::now()))
            }
            Err(ShelfError::Clash(clash)) => {
                Saved::Clash(clash, self.newer().await.unwrap_or_default())
            }
            Err(trouble) => Saved::Failed(trouble.to_string()),
        };
        self.keep.saved.set(saved);
    }

    async fn write_once(&'static self) -> Result<(), ShelfError> {
        if self.sealed()?.put().await? {
            self.keep.note.set(KeepNote::stays(vec![MENDED.to_owned()]));
        }
        Ok(())
    }

    /// Writes the key record again where a damaged one lies in its place, or none beside what it opens: the key in memory is
    /// about to go.
    pub async fn mend_key(&'static self) -> Result<(), ShelfError> {
        let writer = hand(|hand| hand.writer());
        if writer.key_record.is_empty() || writer.new_key {
            return Ok(());
        }
        let shelf = Shelf::open().await?;
        let is_lost = |lies: Option<&[u8]>| lies.is_none_or(|lies| writer.key_is_damaged(lies));
        let (keys, records): (Vec<_>, Vec<_>) = shelf
            .all()
            .await?
            .into_iter()
            .partition(|(id, _)| id == KEY);
        let lies = keys.first().map(|(_, lies)| lies.as_slice());
        if records.is_empty() || !is_lost(lies) {
            return Ok(());
        }
        let may = |there: Option<&[u8]>, _: Option<&[u8]>| {
            is_lost(there)
                .then_some(KeyRecord::Stands)
                .ok_or(ClashError::OtherKey)
        };
        shelf.put(KEY, &writer.key_record, &[], may).await?;
        Ok(())
    }

    /// The open case, sealed.
    fn sealed(&'static self) -> Result<Ready, ShelfError> {
        let here = self.navigation.page.with_untracked(Page::hash);
        let minutes = (js_sys::Date::now() / 60_000.0) as u32;
        let ready = hand(|hand| {
            let page = if hand.page.is_empty() {
                here
            } else {
                hand.page.clone()
            };
            let writer = hand.writer();
            let (Some(key), Some(record)) = (&hand.key, &mut hand.record) else {
                return Err(SealError::WrongKeyOrDamaged);
            };
            let label = Label {
                id: record.id.clone(),
                revision: record.next,
                kept_until: record.until,
                case_format: id_of(UnfinishedFormat::V1).to_owned(),
                rules: record.rules.clone(),
            };
            let text = self.typed.with_untracked(|typed| {
                self.case.with_untracked(|case| {
                    // It goes on under the rule it is decided under now, whatever a later version brings.
                    let of = |id: &str| self.areas.book.with_untracked(|book| book.area_file(id));
                    let rule = case
                        .area
                        .as_ref()
                        .and_then(|area| of(&area.id))
                        .unwrap_or_default();
                    write_unfinished(minutes, &page, &hand.place, typed, &rule, case)
                })
            });
            let text = Zeroizing::new(text);
            let sealed = kept::keep(&label, text.as_bytes(), key, &mut super::device::random)?;
            record.next += 1;
            record.tried = Some(sealed.clone());
            Ok(Ready {
                generation: hand.generation,
                writer,
                label,
                sealed,
            })
        });
        Ok(ready?)
    }

    /// Whether another window has deleted everything. Then the open case is in memory alone, and that is said.
    async fn all_gone(&'static self) -> bool {
        self.keep.refresh().await;
        if self.keep.state.get_untracked() != State::Nothing {
            return false;
        }
        self.keep.detach();
        drop_keys();
        self.changed.set(true);
        let says = "Everything that was kept on this device was deleted in another window. The case that is open here is in this window's memory alone.";
        self.keep.note.set(KeepNote::stays(vec![says.to_owned()]));
        true
    }

    /// When the record of the open case was saved by another window.
    async fn newer(&'static self) -> Option<String> {
        let id = self.keep.id()?;
        let bytes = Shelf::open().await.ok()?.read(&id).await.ok()??;
        self.keep.describe(&id, &bytes)?.saved
    }

    /// Looks whether another window has written the record of the open case.
    pub async fn look_for_others(&'static self) {
        let Some(id) = self.keep.id() else { return };
        let Ok(shelf) = Shelf::open().await else {
            return;
        };
        let (Ok(there), Ok(key)) = (shelf.read(&id).await, shelf.read(KEY).await) else {
            return;
        };
        let clash = hand(|hand| {
            // What this window is writing itself is nobody else's.
            let settled = !hand.busy
                && hand
                    .record
                    .as_ref()
                    .is_some_and(|record| record.id == id && record.last.is_some());
            settled
                .then(|| {
                    hand.writer()
                        .may_write(&id, there.as_deref(), key.as_deref())
                        .err()
                })
                .flatten()
        });
        if clash == Some(ClashError::Gone) && self.all_gone().await {
            return;
        }
        if let Some(clash) = clash {
            self.keep
                .saved
                .set(Saved::Clash(clash, self.newer().await.unwrap_or_default()));
        }
    }

    /// After a clash: goes on with what this window holds, as a record of its own beside the other.
    pub fn keep_beside(&'static self) {
        let until = self.keep.until();
        hand(|hand| {
            let rules = hand.record.take().map(|record| record.rules);
            hand.record = until.and_then(Kept::new);
            if let (Some(record), Some(rules)) = (&mut hand.record, rules) {
                record.rules = rules;
            }
        });
        self.keep.saved.set(Saved::Not);
        self.keep.keeps.notify();
        self.save();
    }

    /// After a clash: takes what another window wrote in place of what is here.
    pub fn take_newer(&'static self) {
        if let Some(id) = self.keep.id() {
            spawn_local(async move {
                if let Err(why) = self.open_kept(id).await {
                    self.keep.note.set(KeepNote::stays(vec![why]));
                }
            });
        }
    }

    /// Changes the last day of a record that is not open: reads it, and writes it again with the other day.
    pub async fn set_last_day(&'static self, id: &str, until: Day) -> Result<(), String> {
        if self.keep.id().as_deref() == Some(id) {
            self.keep_until(until);
            return Ok(());
        }
        let done = async {
            let shelf = Shelf::open().await?;
            let bytes = shelf
                .read(id)
                .await?
                .ok_or(ShelfError::Clash(ClashError::Gone))?;
            let (revision, sealed) = hand(|hand| {
                let key = hand.key.as_ref().ok_or(SealError::WrongKeyOrDamaged)?;
                let (label, text) = kept::open(&bytes, id, key)?;
                // Only what this version understands is written again.
                if !matches!(look(id, &bytes, Some(key)), StoredRecord::Open(..)) {
                    return Err(SealError::Damaged);
                }
                let changed = Label {
                    revision: label.revision + 1,
                    kept_until: until,
                    ..label.clone()
                };
                Ok((
                    label.revision,
                    kept::keep(&changed, &text, key, &mut super::device::random)?,
                ))
            })?;
            let mut writer = hand(|hand| hand.writer());
            (writer.last, writer.tried) = (Some(revision), None);
            shelf
                .put(id, &sealed, &writer.key_record, |there, key| {
                    writer.may_write(id, there, key)
                })
                .await
        };
        let done: Result<_, ShelfError> = done.await;
        done.map_err(|trouble| trouble.to_string())?;
        self.keep.refresh().await;
        Ok(())
    }
}
