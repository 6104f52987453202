//! Rules being drafted. They are in the memory of this window alone, until they are saved as files.

use leptos::prelude::*;
use waymark::draft::Draft;

use super::Desk;

/// One rule being drafted, as the fields of a form reach it.
#[derive(Clone, Copy)]
pub struct Ruled {
    pub desk: Desk,
    name: StoredValue<String>,
    /// Whether its area takes its place in the rule book whenever it has no mistake.
    used: bool,
}

impl Ruled {
    /// A draft of the editor: what has no mistake is used.
    pub fn edited(desk: Desk, id: &str) -> Self {
        Self { desk, name: StoredValue::new(id.to_owned()), used: true }
    }

    /// The rule on the dials: nothing but the dials is decided under it. No area has this for an id.
    pub fn dialled(desk: Desk) -> Self {
        Self { desk, name: StoredValue::new("/dials".to_owned()), used: false }
    }

    /// Puts a draft in place.
    #[inline(never)]
    pub fn begin(self, draft: Draft) {
        let name = self.name.get_value();
        self.desk.drafts.update(|drafts| {
            drafts.retain(|(known, _)| *known != name);
            drafts.push((name, draft));
        });
        self.take_over();
    }

    /// Whether there is such a draft.
    pub fn is_there(self) -> bool {
        self.read(|_| ()).is_some()
    }

    /// Something of the draft.
    pub fn read<T>(self, of: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.desk.drafts.with(|drafts| {
            self.name.with_value(|name| drafts.iter().find(|(known, _)| known == name).map(|(_, draft)| of(draft)))
        })
    }

    /// Takes over what is being typed, without a word about it yet.
    pub fn typing(self, change: impl FnOnce(&mut Draft)) {
        let mut drafts = self.desk.drafts.write_untracked();
        self.name.with_value(|name| {
            if let Some((_, draft)) = drafts.iter_mut().find(|(known, _)| known == name) {
                change(draft);
            }
        });
    }

    /// Changes the draft, checks it, and uses it where it has no mistake.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.typing(change);
        self.changed();
    }

    #[inline(never)]
    fn changed(self) {
        self.desk.book.with_untracked(|book| self.typing(|draft| draft.check(book)));
        self.desk.drafts.notify();
        self.take_over();
    }

    fn take_over(self) {
        if !self.used {
            return;
        }
        let good = |draft: &Draft| {
            let area = draft.area().filter(|_| draft.wrong().is_empty()).cloned()?;
            Some((area, draft.tree().clone()))
        };
        if let Some((area, tree)) = untrack(|| self.read(good)).flatten() {
            // What is shown elsewhere is made anew only for a rule that has become another.
            let same = self.desk.book.with_untracked(|book| book.area(&area.id) == Some(&area));
            if !same {
                self.desk.book.update(|book| book.add_area_file(area, tree));
            }
        }
    }
}

impl Desk {
    /// Whether a rule was drafted that is in no file.
    pub fn has_unsaved_rules(self) -> bool {
        self.drafts.with_untracked(|drafts| drafts.iter().any(|(name, draft)| name == draft.id() && draft.is_unsaved()))
    }
}
