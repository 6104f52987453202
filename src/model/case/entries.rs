use super::{Assessment, Change, Event, Gathered, Marac, Order};

/// Something that stands in a list of the case and is called by an id.
pub trait Entry {
    /// What new ids begin with.
    const LETTER: &'static str;

    /// What this case calls it by.
    fn id(&self) -> &str;

    /// Gives it an id.
    fn call(&mut self, id: String);
}

macro_rules! entries {
    ($($type:ident: $letter:literal),*) => {
        $(impl Entry for $type {
            const LETTER: &'static str = $letter;

            fn id(&self) -> &str {
                &self.id
            }

            fn call(&mut self, id: String) {
                self.id = id;
            }
        })*
    };
}

entries! { Assessment: "a", Event: "e", Marac: "m", Change: "c", Order: "o" }

impl<T: Entry> Gathered<T> {
    /// The entry of that id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.list.iter().find(|one| one.id() == id)
    }

    /// What an address calls the entry of that id: that id, where it is one as they are made here; and otherwise its place, since
    /// an id from a file may be somebody's name.
    pub fn in_address(&self, id: &str) -> Option<String> {
        let is_made = id.strip_prefix(T::LETTER).is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        let place = self.list.iter().position(|one| one.id() == id)?;
        Some(if is_made {
            id.to_owned()
        } else {
            format!("at-{}", place + 1)
        })
    }

    /// The id of the entry that an address calls so.
    pub fn of_address(&self, called: &str) -> Option<&str> {
        let mut ids = self.list.iter().map(T::id);
        ids.find(|id| self.in_address(id).as_deref() == Some(called))
    }

    /// Puts an entry into the list, in place of the one with its id if there is one; one without an id gets a free one.
    pub fn put(&mut self, mut entry: T) {
        if entry.id().is_empty() {
            entry.call(super::edit::free_id(T::LETTER, self.list.iter().map(T::id)));
        }
        match self.list.iter_mut().find(|one| one.id() == entry.id()) {
            Some(known) => *known = entry,
            None => self.list.push(entry),
        }
    }

    /// Takes out the entry of that id.
    pub fn remove(&mut self, id: &str) {
        self.list.retain(|one| one.id() != id);
    }
}
