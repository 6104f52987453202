//! The rule book, and the rules being drafted. Those are in the memory of this window alone, until they are saved as files.

use std::sync::Arc;

use leptos::prelude::*;
use waymark::model::book::Rulebook;
use waymark::workshop::draft::Draft;

/// The rules of the areas.
pub struct Areas {
    /// The rule book, with what the user loaded.
    pub book: RwSignal<Arc<Rulebook>>,
    /// The rules being drafted, each under a name; it is the area's id in the editor.
    pub drafts: RwSignal<Vec<(&'static str, Draft)>>,
}

/// The rules of the areas.
pub fn use_areas() -> &'static Areas {
    expect_context()
}

/// How the name of a rule on the dials begins; behind it is the id of its area. No area has such an id.
const DIALS: &str = "/dials/";

/// One rule being drafted, as the fields of a form reach it. It outlasts their page: a field that is taken away with what
/// was typed into it reports that last of all.
#[derive(Clone, Copy)]
pub struct Ruled {
    pub areas: &'static Areas,
    name: &'static str,
}

impl Ruled {
    /// A draft of the editor: what has no mistake is used.
    pub fn edited(areas: &'static Areas, id: &str) -> Self {
        let known = areas.drafts.with_untracked(|drafts| {
            drafts
                .iter()
                .map(|(name, _)| *name)
                .find(|name| *name == id)
        });
        // A few letters, once for every rule.
        Self {
            areas,
            name: known.unwrap_or_else(|| String::leak(id.to_owned())),
        }
    }

    /// The rule of an area on the dials: nothing but the dials is decided under it.
    pub fn dialled(areas: &'static Areas, area: &str) -> Self {
        Self::edited(areas, &format!("{DIALS}{area}"))
    }

    /// Puts a draft in place.
    #[inline(never)]
    pub fn begin(self, draft: Draft) {
        self.areas.drafts.update(|drafts| {
            drafts.retain(|(known, _)| *known != self.name);
            drafts.push((self.name, draft));
        });
        self.take_over();
    }

    /// Whether there is such a draft.
    pub fn is_there(self) -> bool {
        self.read(|_| ()).is_some()
    }

    /// Something of the draft.
    pub fn read<T>(self, of: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.areas.drafts.with(|drafts| {
            drafts
                .iter()
                .find(|(known, _)| *known == self.name)
                .map(|(_, draft)| of(draft))
        })
    }

    /// Takes over what is being typed, without a word about it yet.
    pub fn typing(self, change: impl FnOnce(&mut Draft)) {
        let mut drafts = self.areas.drafts.write_untracked();
        if let Some((_, draft)) = drafts.iter_mut().find(|(known, _)| *known == self.name) {
            change(draft);
        }
    }

    /// Changes the draft, checks it, and uses it where it has no mistake.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        self.typing(change);
        self.changed();
    }

    #[inline(never)]
    fn changed(self) {
        self.areas
            .book
            .with_untracked(|book| self.typing(|draft| draft.check(book)));
        self.areas.drafts.notify();
        self.take_over();
    }

    /// A rule of the editor takes its place in the rule book whenever it has no mistake.
    fn take_over(self) {
        if self.name.starts_with(DIALS) {
            return;
        }
        let good = |draft: &Draft| {
            let area = draft.area().filter(|_| draft.wrong().is_empty()).cloned()?;
            Some((area, draft.tree().clone()))
        };
        if let Some((area, tree)) = untrack(|| self.read(good)).flatten() {
            // What is shown elsewhere is made anew only for a rule that has become another.
            let same = self
                .areas
                .book
                .with_untracked(|book| book.area(&area.id) == Some(&area));
            if !same {
                self.areas.change(|book| book.add_area_file(area, tree));
            }
        }
    }
}

impl Areas {
    pub fn new(book: Rulebook) -> Self {
        Self {
            book: RwSignal::new(Arc::new(book)),
            drafts: RwSignal::new(Vec::new()),
        }
    }

    /// Changes the rule book.
    pub fn change<T>(&self, change: impl FnOnce(&mut Rulebook) -> T) -> T {
        // Whoever still holds the book as it was, as the last decision does, keeps that.
        change(Arc::make_mut(&mut self.book.write()))
    }

    /// The rules that were moved on the dials: the id and the name of each area, the last begun at the end.
    pub fn moved_rules(&self) -> Vec<(String, String)> {
        let moved = |(name, draft): &(&'static str, Draft)| {
            let area = name.strip_prefix(DIALS).filter(|_| draft.is_changed())?;
            Some((area.to_owned(), draft.name().to_owned()))
        };
        self.drafts
            .with_untracked(|drafts| drafts.iter().filter_map(moved).collect())
    }

    /// Whether a rule was drafted, or moved on the dials, that is in no file and in no draft.
    pub fn has_unsaved_rules(&self) -> bool {
        let is_lost = |(name, draft): &(&'static str, Draft)| {
            draft.is_unsaved() && (draft.is_changed() || !name.starts_with(DIALS))
        };
        self.drafts
            .with_untracked(|drafts| drafts.iter().any(is_lost))
    }

    /// Whether a rule of that id is being drafted and is in no file.
    pub fn is_drafted_unsaved(&self, id: &str) -> bool {
        self.drafts.with(|drafts| {
            drafts
                .iter()
                .any(|(name, draft)| *name == id && draft.is_unsaved())
        })
    }

    /// Lets go of the draft of a rule: another takes its place in the rule book.
    pub fn drop_draft(&self, id: &str) {
        self.drafts
            .update(|drafts| drafts.retain(|(name, _)| *name != id));
    }
}
