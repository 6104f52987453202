//! What is known of the work that is kept on the device, and the keys while they are in memory.

use std::cell::RefCell;

use leptos::prelude::*;
use serde_json::Value;
use waymark::keeping::{ClashError, StoredRecord, Writer, key_trouble, look};
use waymark::model::book::EDITION;
use waymark::model::case::Case;
use waymark::model::dates::Day;
use waymark::record::isolated;
use waymark::seal::kept::{DataKey, new_id};

use super::clock::{Moment, now};
use super::device::{moment, random};
use super::marker;
use super::note::KeepNote;
use super::shelf::KEY;

/// At which answer keeping is offered again.
const OFFERED_AGAIN_AT: usize = 5;

/// How things stand with what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing is kept here, and nothing is written.
    Nothing,
    /// Something is kept, and the passphrase has not been given.
    Locked,
    /// The key is in memory.
    Unlocked,
}

/// How far the open case is saved on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It is not meant to be.
    Not,
    /// It is being written.
    Writing,
    /// All of it, at that time.
    At(String),
    /// Something else lies there, since the time that is told. Both are still there.
    Clash(ClashError, String),
    /// It was not written, and why. Each change tries again.
    Failed(String),
}

/// One record on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// The last day it is kept; nothing when the record does not read.
    pub until: Option<Day>,
    /// What is in it, in a few words; known while the key is.
    pub holds: Option<String>,
    /// When it was saved; known while the key is.
    pub saved: Option<String>,
    /// Why it does not open, where it does not.
    pub aside: Option<String>,
}

/// What is kept, and what is known of it.
pub struct Keep {
    pub state: RwSignal<State>,
    /// Whether the open case is to be kept.
    pub keeps: RwSignal<bool>,
    pub saved: RwSignal<Saved>,
    pub records: RwSignal<Vec<Record>>,
    /// Why the shelf cannot be looked at, where it cannot.
    pub trouble: RwSignal<Option<String>>,
    /// What is to be known of what was just opened, locked or not saved.
    pub note: RwSignal<KeepNote>,
    /// The rule as it is loaded now, where the open case goes on under the one it was kept with.
    pub newer_rule: RwSignal<Option<Value>>,
    /// Whether keeping is offered, once after an assessment was begun.
    pub offer: RwSignal<bool>,
    /// Whether it is offered again, once at the fifth answer.
    pub offer_again: RwSignal<bool>,
    /// How many answers there were when the case was begun or opened; nothing once keeping has been offered again.
    began_with: StoredValue<Option<usize>>,
    /// Whether a case was open in this tab before it was loaded, and was not kept.
    pub gone: RwSignal<bool>,
    /// Whether the screen is hidden.
    pub covered: RwSignal<bool>,
    /// Whether the warning before locking is shown.
    pub warning: RwSignal<bool>,
    /// When the page was used last.
    pub used: StoredValue<Moment>,
}

/// What is kept on this device.
pub fn use_keep() -> &'static Keep {
    expect_context()
}

impl Keep {
    /// Another page has come, or something was changed: a note that passes has been seen.
    pub fn acted(&self, is_page: bool) {
        self.note.maybe_update(|note| note.acted(is_page));
    }

    pub fn new() -> Self {
        let state = if marker::saved().is_some() {
            State::Locked
        } else {
            State::Nothing
        };
        Self {
            state: RwSignal::new(state),
            keeps: RwSignal::new(false),
            saved: RwSignal::new(Saved::Not),
            records: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            note: RwSignal::new(KeepNote::default()),
            newer_rule: RwSignal::new(None),
            offer: RwSignal::new(false),
            offer_again: RwSignal::new(false),
            began_with: StoredValue::new(None),
            gone: RwSignal::new(marker::was_unkept()),
            covered: RwSignal::new(false),
            warning: RwSignal::new(false),
            used: StoredValue::new(now()),
        }
    }

    /// Another case is opened, with so many answers given.
    pub(super) fn begins_with(&self, answers: usize) {
        self.began_with.set_value(Some(answers));
        self.offer.set(false);
        self.offer_again.set(false);
    }

    /// So many answers are given now: whoever has given a few has something to lose.
    pub(super) fn answered(&self, answers: usize) {
        let is_few = |began: usize| answers < began + OFFERED_AGAIN_AT;
        let Some(began) = self.began_with.get_value() else {
            return;
        };
        if !is_few(began) {
            self.began_with.set_value(None);
            self.offer_again.set(!self.keeps.get_untracked());
        }
    }

    /// Whether something is kept, or would be.
    pub fn is_on(&self) -> bool {
        self.state.get() != State::Nothing
    }

    /// Whether anything of it lies on the device: a first record may still be about to be written, or have found no room.
    pub fn lies_here(&self) -> bool {
        let is_written = self.saved.with(|saved| matches!(saved, Saved::At(_)));
        is_written || self.records.with(|records| !records.is_empty())
    }

    /// The last day for which the open case is kept.
    pub fn until(&self) -> Option<Day> {
        self.keeps.track();
        hand(|hand| hand.record.as_ref().map(|record| record.until))
    }

    /// The id of the record that the open case is kept in.
    pub fn id(&self) -> Option<String> {
        self.keeps.track();
        hand(|hand| hand.record.as_ref().map(|record| record.id.clone()))
    }

    /// The open case is not in any record any more, or another case is open.
    pub fn detach(&self) {
        hand(|hand| {
            hand.record = None;
            hand.generation += 1;
        });
        self.keeps.set(false);
        self.saved.set(Saved::Not);
    }

    /// What is known of a stored record, for the list;
    /// the key record is one when it does not open, or does not look as if it could.
    pub fn describe(&self, id: &str, bytes: &[u8]) -> Option<Record> {
        let blank = Record {
            id: id.to_owned(),
            until: None,
            holds: None,
            saved: None,
            aside: None,
        };
        if id == KEY {
            let why = hand(|hand| hand.key_doubt.clone()).or_else(|| key_trouble(bytes))?;
            return Some(Record {
                aside: Some(why),
                ..blank
            });
        }
        Some(match hand(|hand| look(id, bytes, hand.key.as_ref())) {
            StoredRecord::Locked(label) => Record {
                until: Some(label.kept_until),
                ..blank
            },
            StoredRecord::Aside(why) => Record {
                aside: Some(why),
                ..blank
            },
            StoredRecord::Open(label, work) => Record {
                until: Some(label.kept_until),
                holds: Some(named(&work.case)),
                saved: (work.saved > 0).then(|| moment(f64::from(work.saved) * 60_000.0)),
                ..blank
            },
        })
    }
}

/// A case as the list of what is kept names it.
fn named(case: &Case) -> String {
    let reference = if case.reference.is_empty() {
        "No reference".to_owned()
    } else {
        isolated(&case.reference)
    };
    format!("{reference}, {}", case.as_of)
}

/// The record of the open case, as this window knows it.
pub struct Kept {
    pub id: String,
    /// The revision it was read or written in last.
    pub last: Option<u64>,
    /// The revision of the next attempt: none is used twice.
    pub next: u64,
    /// What was tried without learning how it ended.
    pub tried: Option<Vec<u8>>,
    pub until: Day,
    /// The rules it was begun under.
    pub rules: String,
    /// Whether this window has written it. A window that has only opened it does not write because a page is looked at.
    pub own: bool,
}

impl Kept {
    /// A record that is not there yet; nothing where the browser gives no random bytes.
    pub fn new(until: Day) -> Option<Self> {
        let id = new_id(&mut random).ok()?;
        Some(Self {
            id,
            last: None,
            next: 1,
            tried: None,
            until,
            rules: EDITION.to_owned(),
            own: true,
        })
    }
}

/// What nobody but this folder sees.
#[derive(Default)]
pub struct Hand {
    pub key: Option<DataKey>,
    /// The key record that the key came from, and whether it lies nowhere yet.
    pub key_record: Vec<u8>,
    pub new_key: bool,
    pub record: Option<Kept>,
    /// Which open case this is, so that a save of the one before is not taken for one of this.
    pub generation: u32,
    /// A save is under way, and which; and another one is asked for.
    pub busy: bool,
    pub round: u32,
    pub again: bool,
    /// The page of an assessment that was open last, and the element of it that was used last.
    pub page: String,
    pub place: String,
    /// Why the key record is not trusted, where it did not open.
    pub key_doubt: Option<String>,
}

impl Hand {
    /// What this window knows of the record it writes.
    pub fn writer(&self) -> Writer {
        let record = self.record.as_ref();
        Writer {
            last: record.and_then(|record| record.last),
            tried: record.and_then(|record| record.tried.clone()),
            key_record: self.key_record.clone(),
            new_key: self.new_key,
        }
    }
}

thread_local! {
    static HAND: RefCell<Hand> = RefCell::default();
}

/// Does something with what is in hand. It must not come back here while it does.
pub fn hand<T>(act: impl FnOnce(&mut Hand) -> T) -> T {
    HAND.with_borrow_mut(act)
}

/// Drops the keys from memory, wiped. What the browser itself has copied cannot be reached from here.
pub fn drop_keys() {
    HAND.with(|held| {
        // It is in use only where something broke down in the middle, and then nothing more can be done.
        if let Ok(mut held) = held.try_borrow_mut() {
            // A save that is under way stays known, or a second one would run beside it.
            let (generation, busy, round) = (held.generation + 1, held.busy, held.round);
            *held = Hand {
                generation,
                busy,
                round,
                ..Hand::default()
            };
        }
    });
}
