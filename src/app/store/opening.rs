//! Opening what is kept: the passphrase, the list, a record; and taking things off the device.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use wasm_bindgen::JsCast;
use waymark::keeping::{ClashError, KeyRecord, StoredRecord, clock_is_back, is_past, look};
use waymark::model::book::EDITION;
use waymark::model::dates::Day;
use waymark::model::files::{Unfinished, read_area_tree};
use waymark::seal::age::SealedFile;
use waymark::seal::kept::DataKey;
use waymark::seal::{Ceiling, SealError};

use super::device::{moment, pause, random};
use super::keep::{Kept, State, drop_keys, hand};
use super::shelf::{KEY, Shelf, ShelfError};
use super::{Casework, Keep, KeepNote, Page, device, marker, working};

fn say(trouble: ShelfError) -> String {
    trouble.to_string()
}

impl Casework {
    /// Looks whether anything is kept. Where nothing ever was, nothing is opened and nothing is made.
    pub fn begin_keeping(&'static self) {
        let marked = self.keep.state.get_untracked() == State::Locked;
        // What lies there comes before an empty page of an assessment.
        if marked && self.navigation.page.with_untracked(Page::is_assessment) {
            self.navigation.go(&Page::Unlock);
        }
        spawn_local(async move {
            if marked || marker::is_listed().await {
                self.keep.refresh().await;
            }
        });
    }

    /// Unlocks what is kept with the passphrase, and opens it where there is just one record that can be gone on with.
    pub async fn unlock(&'static self, passphrase: &str) -> Result<(), String> {
        let record = Shelf::open()
            .await
            .map_err(say)?
            .read(KEY)
            .await
            .map_err(say)?;
        let record = record.ok_or(
            "The key to what is kept here is gone, so nothing of it can be opened. Another window may have deleted everything.",
        )?;
        let key = match unwrap(&record, passphrase).await {
            Ok(key) => key,
            Err(refused) => {
                // A passphrase that is wrong says nothing of the key; what is wrong with the key itself is listed, to be taken
                // away as it is.
                if !matches!(
                    refused,
                    SealError::WrongPassphrase
                        | SealError::NoPassphrase
                        | SealError::Stopped
                        | SealError::NoMemory { .. }
                ) {
                    hand(|hand| hand.key_doubt = Some(refused.to_string()));
                    self.keep.refresh().await;
                }
                return Err(refused.of_what_is_kept());
            }
        };
        hand(|hand| {
            (hand.key, hand.key_record, hand.new_key, hand.key_doubt) =
                (Some(key), record, false, None)
        });
        self.keep.note.set(KeepNote::default());
        self.keep.refresh().await;
        let today = device::today();
        let one = self
            .keep
            .records
            .with_untracked(|records| match records.as_slice() {
                [one]
                    if one.aside.is_none()
                        && one.until.is_some_and(|until| !is_past(until, today)) =>
                {
                    Some(one.id.clone())
                }
                _ => None,
            });
        match one.filter(|_| !self.open.get_untracked()) {
            Some(id) => self.open_kept(id).await,
            // Who was about to keep the open case goes on with that.
            None => {
                let is_keeping = |page: &Page| *page == Page::KeepHere;
                if !self.navigation.page.with_untracked(is_keeping) {
                    self.navigation.go(&Page::Device);
                }
                Ok(())
            }
        }
    }

    /// Opens a record, and goes to where it was left.
    #[expect(
        clippy::too_many_lines,
        reason = "one after the other what opening a record puts back"
    )]
    pub async fn open_kept(&'static self, id: String) -> Result<(), String> {
        let bytes = Shelf::open()
            .await
            .map_err(say)?
            .read(&id)
            .await
            .map_err(say)?;
        let bytes = bytes.ok_or("This is gone: it was deleted in another window.")?;
        let (label, work) =
            match hand(|hand| hand.key.as_ref().map(|key| look(&id, &bytes, Some(key)))) {
                Some(StoredRecord::Open(label, work)) => (label, *work),
                Some(StoredRecord::Aside(why)) => return Err(why),
                _ => return Err("It is locked.".to_owned()),
            };
        let Unfinished {
            saved,
            page,
            place,
            typed,
            rule,
            case,
            ..
        } = work;
        let other = self.restore_rule(rule);
        let review = self.on_opening(&case);
        self.take(case);
        self.typed.set(typed);
        let mut note = Vec::new();
        if saved > 0 {
            note.push(format!(
                "Opened as it was saved on this device: {}.",
                moment(f64::from(saved) * 60_000.0)
            ));
        }
        if other {
            note.push(
                "The rule of its area has changed since this was begun, or was loaded then and is not now. It goes on under the rule it was begun under."
                    .to_owned(),
            );
        }
        let is_other_edition = label.rules != EDITION;
        if is_other_edition {
            note.push(
                "What comes with Waymark has changed since this was begun: read the result again before you act on it."
                    .to_owned(),
            );
        }
        note.extend(review);
        hand(|hand| {
            hand.place.clone_from(&place);
            hand.record = Some(Kept {
                id,
                last: Some(label.revision),
                next: label.revision + 1,
                tried: None,
                until: label.kept_until,
                rules: label.rules,
                own: false,
            });
        });
        self.keep.keeps.set(true);
        // A record of the first form does not say when.
        let time = if saved > 0 {
            moment(f64::from(saved) * 60_000.0)
        } else {
            String::new()
        };
        self.keep.saved.set(super::Saved::At(time));
        let note_of = if other || is_other_edition {
            KeepNote::stays
        } else {
            KeepNote::passes
        };
        self.keep.note.set(note_of(note));
        let page = Page::from_hash(&page);
        // What the page has read while it was built is of the case before.
        match self.navigation.page.with_untracked(|here| *here == page) {
            true => self.navigation.page.set(page),
            false => self.navigation.go(&page),
        }
        back_to(&place).await;
        Ok(())
    }

    /// Puts the rule that work was kept with in the place of another of its id; whether there was another.
    fn restore_rule(&'static self, rule: Value) -> bool {
        let id = rule.get("id").and_then(Value::as_str).unwrap_or_default();
        let now = self.areas.book.with_untracked(|book| book.area_file(id));
        self.keep.newer_rule.set(None);
        if rule.is_null() || now.as_ref() == Some(&rule) {
            return false;
        }
        // What was kept was in use, so it read then; one that does not read any more is not put in the place of one that does.
        let Ok(area) = read_area_tree(&rule) else {
            return false;
        };
        self.areas.change(|book| book.add_area_file(area, rule));
        self.keep.newer_rule.set(now);
        true
    }

    /// Goes on under the rule as it is loaded now.
    pub fn use_newer_rule(&'static self) {
        if let Some(rule) = self.keep.newer_rule.get_untracked()
            && let Ok(area) = read_area_tree(&rule)
        {
            self.areas.change(|book| book.add_area_file(area, rule));
            self.keep.newer_rule.set(None);
            self.save();
        }
    }

    /// Takes a record off the device. If it is that of the open case, the case stays open and is kept no more.
    pub async fn delete_kept(&'static self, id: String) -> Result<(), String> {
        let shelf = Shelf::open().await.map_err(say)?;
        let empty = shelf.delete(&id).await.map_err(say)?;
        if self.keep.id().as_deref() == Some(&id) {
            self.keep.detach();
            self.changed.set(true);
        }
        if empty {
            self.keep.nothing_is_left();
        } else {
            self.keep.refresh().await;
        }
        Ok(())
    }

    /// Takes everything off the device that Waymark keeps there. The open case stays open, in memory alone.
    pub async fn delete_all(&'static self) -> Result<(), String> {
        let shelf = Shelf::open().await.map_err(say)?;
        shelf.clear().await.map_err(say)?;
        if self.keep.keeps.get_untracked() {
            self.keep.detach();
            self.changed.set(true);
        }
        shelf.take_away();
        self.keep.gone.set(false);
        self.keep.nothing_is_left();
        Ok(())
    }
}

/// The key from its record.
async fn unwrap(record: &[u8], passphrase: &str) -> Result<DataKey, SealError> {
    let record = SealedFile::new(record, Ceiling::USUAL)?;
    DataKey::from_contents(&working::open(&record, passphrase).await?)
}

impl Keep {
    /// Reads the shelf anew.
    pub async fn refresh(&'static self) {
        let keep = self;
        let shelf = match Shelf::open().await {
            Ok(shelf) => shelf,
            Err(trouble) => return keep.trouble.set(Some(say(trouble))),
        };
        let found = match shelf.all().await {
            Ok(found) => found,
            Err(trouble) => return keep.trouble.set(Some(say(trouble))),
        };
        keep.trouble.set(None);
        // What this window is about to write for the first time is not there yet.
        let begins = hand(|hand| hand.new_key);
        if found.is_empty() && !begins {
            // The mark goes with what it stands for; where it is still there, something else took that away.
            if let Some(saved) = marker::saved() {
                keep.note.set(KeepNote::stays(vec![format!(
                    "Work was kept on this device, saved last {}, and the browser has it no more: it was cleared away, or the browser's data was deleted.",
                    moment(saved)
                )]));
                marker::clear();
            }
        }
        keep.records.set(
            found
                .iter()
                .filter_map(|(id, bytes)| keep.describe(id, bytes))
                .collect(),
        );
        // Nothing that is kept from now on is sealed with a key that was deleted.
        if found.is_empty() && !begins && !keep.keeps.get_untracked() {
            drop_keys();
        }
        let unlocked = hand(|hand| hand.key.is_some());
        let state = match found.is_empty() && !begins {
            true => State::Nothing,
            false if unlocked => State::Unlocked,
            false => State::Locked,
        };
        // A page that asks for the passphrase is not made anew for nothing: it may be about to say what is wrong with it.
        if keep.state.get_untracked() != state {
            keep.state.set(state);
        }
    }

    /// Begins to keep things on this device: makes a key, and seals it with the passphrase.
    pub async fn make_key(&'static self, passphrase: &str) -> Result<(), String> {
        let key = DataKey::new(&mut random).map_err(|refused| refused.to_string())?;
        let record = working::seal(&key.contents(), passphrase)
            .await
            .map_err(|refused| refused.to_string())?;
        // A key that lies there opens something, so there is none beside it.
        if Shelf::open()
            .await
            .map_err(say)?
            .read(KEY)
            .await
            .map_err(say)?
            .is_some()
        {
            self.refresh().await;
            return Err(
                "Another window has begun to keep work on this device. Unlock that first."
                    .to_owned(),
            );
        }
        // It is written with the first record: a key alone would ask for a passphrase to nothing.
        hand(|hand| (hand.key, hand.key_record, hand.new_key) = (Some(key), record, true));
        self.state.set(State::Unlocked);
        spawn_local(async {
            let _ = device::durable(true).await;
        });
        Ok(())
    }

    /// Puts another passphrase in the place of the old one. The records stay as they are.
    pub async fn change_passphrase(&'static self, old: &str, new: &str) -> Result<(), String> {
        let before = Shelf::open()
            .await
            .map_err(say)?
            .read(KEY)
            .await
            .map_err(say)?
            .ok_or("The key to what is kept here is gone.")?;
        let changed = async {
            let key = unwrap(&before, old).await?;
            working::seal(&key.contents(), new).await
        };
        let changed = changed.await.map_err(|refused| refused.of_what_is_kept())?;
        let may = |there: Option<&[u8]>, _: Option<&[u8]>| {
            if there == Some(&before) {
                Ok(KeyRecord::Stands)
            } else {
                Err(ClashError::OtherKey)
            }
        };
        // Opened anew: the browser ends a connection that waits for long.
        Shelf::open()
            .await
            .map_err(say)?
            .put(KEY, &changed, &[], may)
            .await
            .map_err(say)?;
        hand(|hand| hand.key_record = changed);
        Ok(())
    }

    fn nothing_is_left(&'static self) {
        marker::clear();
        drop_keys();
        self.state.set(State::Nothing);
        self.records.set(Vec::new());
    }

    /// A record as it lies there, for the user to take away.
    pub async fn kept_bytes(&'static self, id: &str) -> Result<Vec<u8>, String> {
        let bytes = Shelf::open()
            .await
            .map_err(say)?
            .read(id)
            .await
            .map_err(say)?;
        bytes.ok_or_else(|| "This is gone: it was deleted in another window.".to_owned())
    }

    /// When something was saved last, if the clock now shows an earlier time.
    pub fn saved_in_future(&'static self) -> Option<String> {
        marker::saved()
            .filter(|saved| clock_is_back(js_sys::Date::now(), *saved))
            .map(moment)
    }

    /// Whether the last day of a record is over.
    pub fn is_over(&'static self, until: Day) -> bool {
        is_past(until, device::today())
    }
}

/// Puts the focus where it was, as soon as the page with that element is there.
pub(super) async fn back_to(place: &str) {
    for _ in 0..20 {
        // The page takes the focus to its heading first.
        pause(50).await;
        if let Some(element) = document()
            .get_element_by_id(place)
            .filter(|_| !place.is_empty())
        {
            if let Ok(Some(folded)) = element.closest("details") {
                let _ = folded.set_attribute("open", "");
            }
            // In the frame in which the heading takes it, and after that.
            request_animation_frame(move || {
                focus(&element);
                // An answer is seen with its question.
                let question = element.closest(".wm-question").ok().flatten();
                question.as_ref().unwrap_or(&element).scroll_into_view();
            });
            return;
        }
    }
}

/// Moves the focus to an element.
pub fn focus(element: &web_sys::Element) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let _ = element.focus();
    }
}
