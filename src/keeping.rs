//! Keeping unfinished work on a device, as far as it can be decided without one: until when, what a stored record is, who
//! may write over it, and what to make of the clock.
//!
//! Nothing here deletes anything, and nothing that lies there is ever written over unless it is what the writer wrote or
//! opened itself.

use std::fmt;

use crate::model::dates::Day;
use crate::model::files::{Unfinished, read_unfinished};
use crate::seal::kept;
use crate::seal::kept::{DataKey, Label};
use crate::seal::{Ceiling, SealError, age};

/// For how many days work is kept unless the user says otherwise.
pub const DAYS: u32 = 7;

/// The most days from today for which it may be kept.
pub const MOST_DAYS: u32 = 28;

/// The days that are offered as the last one, from today on.
pub fn last_days(today: Day) -> [Day; 8] {
    [0, 1, 2, 3, DAYS, 14, 21, MOST_DAYS].map(|days| today.plus_days(days))
}

/// Whether the last day for which something is kept is over.
pub fn is_past(until: Day, today: Day) -> bool {
    until < today
}

/// Whether the clock shows an earlier time than when something was saved, both in milliseconds. Two minutes are nothing:
/// devices put their clocks right by themselves.
pub fn clock_is_back(now: f64, saved: f64) -> bool {
    now + 120_000.0 < saved
}

/// What is to be said of a clock that shows a day before this program was made; nothing of any other. One day is nothing: the
/// day begins earlier in one place than in another.
pub fn clock_before(made: Day, today: Day) -> Option<String> {
    (today.plus_days(1) < made).then(|| {
        format!(
            "This device's clock says that today is {today}. That cannot be: this version of Waymark was made on {made}. Put \
             the clock right before you rely on an answer, because every count goes back from a day."
        )
    })
}

/// The fewest and the most minutes without use after which it locks, and how many unless the user says otherwise.
pub const LOCK_AFTER: (u32, u32, u32) = (2, 5, 15);

/// What is to be done when nobody has used the page for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// Nothing.
    Stay,
    /// A warning; a minute is left.
    Warn,
    /// The time is over.
    Over,
}

/// How long nobody has used the page, and the set time, both in milliseconds.
pub fn idle(since: f64, minutes: u32) -> Idle {
    let over = f64::from(minutes) * 60_000.0;
    match since {
        since if since >= over => Idle::Over,
        since if since >= over - 60_000.0 => Idle::Warn,
        _ => Idle::Stay,
    }
}

/// What a stored record is found to be.
#[derive(Clone, Debug)]
pub enum StoredRecord {
    /// Its label reads; what is in it is not known without the key.
    Locked(Label),
    /// It opens.
    Open(Label, Box<Unfinished>),
    /// It does not open, and why. It stays as it lies there.
    Aside(String),
}

/// Looks at what is stored under an id; with the key, also at what is in it.
pub fn look(id: &str, bytes: &[u8], key: Option<&DataKey>) -> StoredRecord {
    let Some(key) = key else {
        return match kept::read_label(bytes) {
            Ok(label) if label.id == id => StoredRecord::Locked(label),
            Ok(label) => StoredRecord::Aside(
                SealError::Swapped {
                    wanted: id.to_owned(),
                    found: label.id,
                }
                .to_string(),
            ),
            Err(refused) => StoredRecord::Aside(refused.to_string()),
        };
    };
    let opened = kept::open(bytes, id, key)
        .map_err(|refused| refused.to_string())
        .and_then(|(label, text)| {
            let text = str::from_utf8(&text)
                .map_err(|_| "What is in this record is not text.".to_owned())?;
            read_unfinished(text)
                .map(|work| (label, work))
                .map_err(|mistake| mistake.to_string())
        });
    match opened {
        Ok((label, work)) => StoredRecord::Open(label, Box::new(work)),
        Err(why) => StoredRecord::Aside(why),
    }
}

/// The last bytes of a key record, which authenticate it: two that were made apart do not share them.
const KEY_END: usize = 16;

/// Why the key record cannot be opened with any passphrase, where that can be told without one.
pub fn key_trouble(record: &[u8]) -> Option<String> {
    age::SealedFile::new(record, Ceiling::USUAL)
        .err()
        .map(|refused| refused.to_string())
}

/// Why a record is not written: something else lies there than what this writer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashError {
    /// Somebody else has written since.
    Newer,
    /// It is not there any more.
    Gone,
    /// The passphrase was changed, or everything was deleted and begun anew.
    OtherKey,
    /// What lies there does not read, so nobody knows what it is.
    Unreadable,
}

impl fmt::Display for ClashError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Newer => "It was saved in another window since it was opened here.",
            Self::Gone => "It was deleted in another window.",
            Self::OtherKey => {
                "The passphrase was changed in another window. Lock this one and unlock it again."
            }
            Self::Unreadable => {
                "What lies in its place on this device does not read, and is not written over."
            }
        })
    }
}

impl std::error::Error for ClashError {}

/// What is to become of the key record when a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRecord {
    /// It stays as it lies there.
    Stands,
    /// The writer's own is written beside the record: none lies there, or a damaged one.
    ToWrite,
}

/// What a writer knows of the record it writes.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    /// The revision that it read or wrote last; nothing for a new record.
    pub last: Option<u64>,
    /// What it has tried to write without learning whether it was written. To find that there is no clash.
    pub tried: Option<Vec<u8>>,
    /// The key record that its key came from.
    pub key_record: Vec<u8>,
    /// Whether that was just made and lies nowhere yet: it is written with the first record.
    pub new_key: bool,
}

impl Writer {
    /// Whether the writer may write a record of this id, given what lies there and the key record that lies beside it; and then
    /// what is to become of that.
    ///
    /// # Errors
    /// When something else lies there than what this writer knows.
    pub fn may_write(
        &self,
        id: &str,
        there: Option<&[u8]>,
        key_record: Option<&[u8]>,
    ) -> Result<KeyRecord, ClashError> {
        let is_gone = key_record.is_none();
        let to_write = is_gone || key_record.is_some_and(|lies| self.key_is_damaged(lies));
        let may = if to_write {
            KeyRecord::ToWrite
        } else {
            KeyRecord::Stands
        };
        match (there, self.last) {
            (None, None) if is_gone && !self.new_key => Err(ClashError::Gone),
            // A record that was there before is under the same key, whatever passphrase that is sealed with by now.
            (None, None) if !to_write && key_record != Some(&self.key_record) => {
                Err(ClashError::OtherKey)
            }
            (None, None) => Ok(may),
            (None, Some(_)) => Err(ClashError::Gone),
            (Some(there), _) if self.tried.as_deref() == Some(there) => Ok(may),
            (Some(there), last) => match kept::read_label(there) {
                Ok(label) if label.id == id && Some(label.revision) == last => Ok(may),
                Ok(_) => Err(ClashError::Newer),
                Err(_) => Err(ClashError::Unreadable),
            },
        }
    }

    /// Whether what lies in the place of the key record is this writer's, damaged: it does not read, or it shares a part with
    /// it that one made anew for another passphrase would not. What is sealed here would then be lost with this window.
    pub fn key_is_damaged(&self, lies: &[u8]) -> bool {
        let own = self.key_record.as_slice();
        if lies == own {
            return false;
        }
        let salt =
            |record| age::SealedFile::new(record, Ceiling::USUAL).map(|file| *file.work().salt());
        let Ok(read) = salt(lies) else {
            return true;
        };
        salt(own) == Ok(read) || own.last_chunk::<KEY_END>() == lies.last_chunk()
    }
}

/// What to do with the open case when everything is to be cleared away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clearing {
    /// Clear it: nothing is open, or all of it lies on the device.
    Clear,
    /// Hide it and drop the key: it was never meant to be kept, and clearing it would lose it.
    Hide,
    /// Hide it and hold on to the key, or what is not saved yet never can be.
    HideUnsaved,
}

/// What locking does, so that it loses nothing.
pub fn clearing(open: bool, keeps: bool, saved: bool) -> Clearing {
    match (open, keeps, saved) {
        (false, ..) | (true, true, true) => Clearing::Clear,
        (true, false, _) => Clearing::Hide,
        (true, true, false) => Clearing::HideUnsaved,
    }
}
